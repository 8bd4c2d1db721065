/* train_articles.c - articles with marked names, read as far as names. */
#include "train/train_articles.h"

#include "read/pipeline.h"
#include "train/load.h"

#define ARTICLE_ARENA_BYTES ((size_t)512 << 20)

/* The number of the corpus that a file is, new unless it was given before. */
static enum kd_status number_of(struct kd_corpora *corpora, struct kd_str file,
	uint32_t *out, struct kd_err *err)
{
	uint64_t share = 0;
	struct kd_str path = file;
	const struct kd_str told = kd_str_cut(&path, '=');
	const bool is_told = path.data != NULL;
	if (is_told && (!kd_str_number(told, &share) || share > 100)) {
		return kd_err_set(
			err, KD_EINPUT, "no share of 100: %.*s", KD_SHOW(told));
	}
	path = is_told ? path : file;
	for (*out = 0; *out < corpora->n; (*out)++) {
		if (kd_str_equal(corpora->paths[*out], path)) {
			return KD_OK;
		}
	}
	if (corpora->n == KD_CORPORA_MAX) {
		return kd_err_set(err, KD_EINPUT, "more than %u corpora",
			(unsigned)KD_CORPORA_MAX);
	}
	corpora->paths[corpora->n] = path;
	corpora->shares[corpora->n++] = (uint32_t)share;
	corpora->has_shares |= is_told;
	return KD_OK;
}

static enum kd_status load_corpus(const char *path, uint32_t kind,
	struct kd_arena *arena, struct kd_gold_articles *out,
	struct kd_err *err)
{
	struct kd_str text = { 0 };
	const uint32_t first = out->n;
	KD_TRY(kd_load(path, arena, &text, err));
	const enum kd_status status = kd_gold_parse(text, arena, out, err);
	if (status != KD_OK) {
		kd_err_name(err, path);
		return status;
	}
	for (uint32_t i = first; i < out->n; i++) {
		out->items[i].kind = kind;
	}
	return KD_OK;
}

enum kd_status kd_train_load_articles(const struct kd_order *order,
	struct kd_arena *arena, struct kd_gold_articles *out,
	struct kd_corpora *corpora, struct kd_err *err)
{
	for (int i = 0; i < order->n_files; i++) {
		uint32_t kind = 0;
		KD_TRY(number_of(
			corpora, kd_str_view(order->files[i]), &kind, err));
		/* A view of the argument, which ends where it ends. */
		KD_TRY(load_corpus(
			corpora->paths[kind].data, kind, arena, out, err));
	}
	return out->n > 0 ? KD_OK
			  : kd_err_set(err, KD_EINPUT,
				    "no articles to learn from");
}

/* The words of a document as the rooms see them. */
static bool make_words(struct kd_doc *doc, struct kd_words *out)
{
	uint32_t *forms = KD_NEW_ARRAY(&doc->arena, uint32_t, doc->tokens.n);
	uint32_t *lemmas = KD_NEW_ARRAY(&doc->arena, uint32_t, doc->tokens.n);
	if (forms == NULL || lemmas == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		forms[i] = doc->tokens.items[i].word;
		lemmas[i] = doc->analyses.items[i].lemma_word;
	}
	*out = (struct kd_words){
		.forms = forms, .lemmas = lemmas, .n = doc->tokens.n
	};
	return true;
}

static enum kd_status make_reading(const struct kd_packs *packs,
	struct kd_read_article *out, struct kd_err *err)
{
	struct kd_doc *doc = &out->doc;
	if (!make_words(doc, &out->words)) {
		return kd_arena_full(&doc->arena, err);
	}
	out->reading = (struct kd_reading){ .text = doc->text,
		.meta = &doc->meta,
		.blocks = &doc->blocks,
		.tokens = &doc->tokens,
		.sentences = &doc->sentences,
		.analyses = &doc->analyses,
		.chunks = &doc->chunks,
		.words = &out->words,
		.lang = kd_read_lang(packs, doc) };
	return KD_OK;
}

enum kd_status kd_train_read_article(const struct kd_order *order,
	const struct kd_packs *packs, const struct kd_gold_article *article,
	struct kd_read_article *out, struct kd_err *err)
{
	const bool known = kd_packs_find(packs, article->language) != NULL;
	const struct kd_meta given = {
		.language =
			known ? article->language : kd_str_view(order->language)
	};
	const struct kd_read_in in = { .bytes = article->text,
		.format = KD_FORMAT_TEXT,
		.given = &given,
		.packs = packs,
		.until = "syntax" };
	kd_doc_init(&out->doc, ARTICLE_ARENA_BYTES);
	KD_TRY(kd_read(&in, &out->doc, err));
	return kd_str_equal(out->doc.text, article->text)
		       ? make_reading(packs, out, err)
		       : kd_err_set(err, KD_EINPUT, "the text reads otherwise");
}
