/* train_articles.c - articles with marked names, read as far as names. */
#include "train/train_articles.h"

#include "read/pipeline.h"
#include "train/load.h"

#define ARTICLE_ARENA_BYTES ((size_t)512 << 20)

static enum kd_status load_corpus(const char *path, struct kd_arena *arena,
	struct kd_gold_articles *out, struct kd_err *err)
{
	struct kd_str text = { 0 };
	KD_TRY(kd_load(path, arena, &text, err));
	const enum kd_status status = kd_gold_parse(text, arena, out, err);
	if (status != KD_OK) {
		kd_err_name(err, path);
	}
	return status;
}

enum kd_status kd_train_load_articles(const struct kd_order *order,
	struct kd_arena *arena, struct kd_gold_articles *out,
	struct kd_err *err)
{
	for (int i = 0; i < order->n_files; i++) {
		KD_TRY(load_corpus(order->files[i], arena, out, err));
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
	const struct kd_packs *packs, struct kd_memory *memory,
	const struct kd_gold_article *article, struct kd_read_article *out,
	struct kd_err *err)
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
		.until = "syntax",
		.memory = memory };
	kd_doc_init(&out->doc, ARTICLE_ARENA_BYTES);
	KD_TRY(kd_read(&in, &out->doc, err));
	return kd_str_equal(out->doc.text, article->text)
		       ? make_reading(packs, out, err)
		       : kd_err_set(err, KD_EINPUT, "the text reads otherwise");
}
