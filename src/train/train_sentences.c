/* train_sentences.c - fits where sentences end to treebanks
 * and to articles whose sentences are marked. */
#include "train/train_private.h"

#include <stdio.h>
#include <string.h>

#include "read/tokens/learned.h"
#include "train/load.h"
#include "train/names_corpus.h"

#define ARENA_BYTES ((size_t)4 << 30)
#define TEXT_ARENA_BYTES ((size_t)64 << 20)
/* Sentences of one text: a treebank's documents are cut after so many, or
 * those without documents made of so many. */
#define TEXT_SENTENCES 40u

struct training {
	const struct kd_order *order;
	const struct kd_packs *packs;
	const struct kd_lang *lang; /* of the file being read */
	struct kd_arena arena;
	struct kd_lessons lessons;
	struct kd_learner learner;
	uint32_t n_texts;
	uint32_t n_sentences;
	uint32_t n_strange; /* texts that are read otherwise */
	uint32_t n_hidden;  /* ends where no sentence can end */
};

/* Sentences put together again, with the bytes at which they end. */
struct whole {
	struct kd_str text;
	uint32_t *ends;
	uint32_t n;
};

static struct kd_str gap_before(const struct kd_bank_sentence *sentence)
{
	return (sentence->opens & KD_BANK_PARAGRAPH) != 0 ? KD_STR("\n\n")
							  : KD_STR(" ");
}

/* Puts n sentences together as they stood; no text if the arena is full. */
static struct whole join(const struct kd_bank_sentence *sentences, uint32_t n,
	struct kd_arena *arena)
{
	size_t bytes = 0;
	for (uint32_t i = 0; i < n; i++) {
		bytes += gap_before(&sentences[i]).len + sentences[i].text.len;
	}
	struct whole out = { .ends = KD_NEW_ARRAY(arena, uint32_t, n), .n = n };
	char *text = kd_arena_take(arena, bytes);
	uint32_t len = 0;
	if (text == NULL || out.ends == NULL) {
		return (struct whole){ 0 };
	}
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_str parts[] = { gap_before(&sentences[i]),
			sentences[i].text };
		for (uint32_t k = i == 0 ? 1 : 0; k < KD_COUNT(parts); k++) {
			memcpy(text + len, parts[k].data, parts[k].len);
			len += parts[k].len;
		}
		out.ends[i] = len;
	}
	out.text = (struct kd_str){ text, len };
	return out;
}

/* Adds the gaps of a block of n tokens; end tells of the next end. */
static void add_block(struct training *training, const struct kd_doc *doc,
	uint32_t first, uint32_t n, const struct whole *whole, uint32_t *end)
{
	struct kd_gaps gaps;
	uint64_t features[KD_GAP_FEATURES];
	const struct kd_token *tokens = &doc->tokens.items[first];
	kd_gaps_init(&gaps, doc->text, training->lang, tokens, n);
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t byte = tokens[i].span.end;
		while (*end < whole->n && whole->ends[*end] < byte) {
			(*end)++;
		}
		const bool ends = *end < whole->n && whole->ends[*end] == byte;
		const uint32_t n_features = kd_gaps_features(&gaps, features);
		if (n_features > 0) {
			kd_lessons_add(&training->lessons, features, n_features,
				ends ? KD_GAP_ENDS : KD_GAP_GOES_ON);
		}
		training->n_hidden += ends && n_features == 0 && i + 1 < n;
		kd_gaps_take(&gaps, ends);
	}
	kd_lessons_end(&training->lessons);
}

static void add_lessons(struct training *training, const struct kd_doc *doc,
	const struct whole *whole)
{
	uint32_t end = 0;
	uint32_t first = 0;
	for (uint32_t i = 0; i < doc->blocks.n; i++) {
		uint32_t after = first;
		while (after < doc->tokens.n &&
			doc->tokens.items[after].span.start <
				doc->blocks.items[i].span.end) {
			after++;
		}
		if (after > first) {
			add_block(training, doc, first, after - first, whole,
				&end);
		}
		first = after;
	}
}

static enum kd_status take_text(struct training *training,
	const struct whole *whole, struct kd_err *err)
{
	const struct kd_meta given = { .language =
					       kd_lang_code(training->lang) };
	const struct kd_read_in in = { .bytes = whole->text,
		.format = KD_FORMAT_TEXT,
		.given = &given,
		.packs = training->packs,
		.until = "tokens" };
	struct kd_doc doc;
	kd_doc_init(&doc, TEXT_ARENA_BYTES);
	const enum kd_status status = kd_read(&in, &doc, err);
	training->n_texts++;
	training->n_sentences += whole->n;
	if (status == KD_OK && kd_str_equal(doc.text, whole->text)) {
		add_lessons(training, &doc, whole);
	} else {
		training->n_strange++;
	}
	kd_doc_release(&doc);
	return status;
}

/* Learns from a text twice: as it stands, and with its lines run together, as
 * many a page gives them. */
static enum kd_status take_both(struct training *training,
	const struct whole *whole, struct kd_err *err)
{
	struct whole flat = *whole;
	KD_TRY(take_text(training, whole, err));
	if (kd_str_find(whole->text, KD_STR("\n")) == KD_NONE) {
		return KD_OK;
	}
	char *text = kd_arena_take(&training->arena, whole->text.len);
	if (text == NULL) {
		return kd_arena_full(&training->arena, err);
	}
	for (uint32_t i = 0; i < whole->text.len; i++) {
		const char byte = whole->text.data[i];
		text[i] = byte == '\n' ? ' ' : byte;
	}
	flat.text.data = text;
	return take_text(training, &flat, err);
}

static enum kd_status take_bank(
	struct training *training, const char *path, struct kd_err *err)
{
	struct kd_bank bank = { .arena = &training->arena };
	KD_TRY(kd_train_load_bank(training->order, path, &bank, err));
	const struct kd_bank_sentence *items = bank.sentences.items;
	const uint32_t n = bank.sentences.n;
	for (uint32_t first = 0, end = 0; first < n; first = end) {
		for (end = first + 1;
			end < n && end < first + TEXT_SENTENCES &&
			(items[end].opens & KD_BANK_DOCUMENT) == 0;
			end++) {
		}
		const struct whole whole =
			join(items + first, end - first, &training->arena);
		if (whole.text.data == NULL) {
			return kd_arena_full(&training->arena, err);
		}
		KD_TRY(take_both(training, &whole, err));
	}
	return KD_OK;
}

static enum kd_status take_articles(
	struct training *training, const char *path, struct kd_err *err)
{
	struct kd_gold_articles articles = { 0 };
	struct kd_str lines = { 0 };
	KD_TRY(kd_load(path, &training->arena, &lines, err));
	KD_TRY(kd_gold_parse(lines, &training->arena, &articles, err));
	for (uint32_t i = 0; i < articles.n; i++) {
		const struct kd_gold_article *article = &articles.items[i];
		const struct whole whole = { .text = article->text,
			.ends = article->ends,
			.n = article->n_ends };
		if (whole.n > 0) {
			KD_TRY(take_both(training, &whole, err));
		}
	}
	return KD_OK;
}

/* Takes a file: FILE, or CODE=FILE if it is of another language. */
static enum kd_status take_file(
	struct training *training, struct kd_str file, struct kd_err *err)
{
	struct kd_str path = file;
	struct kd_str code = kd_str_cut(&path, '=');
	if (path.data == NULL) {
		path = file;
		code = kd_str_view(training->order->language);
	}
	training->lang = kd_packs_find(training->packs, code);
	if (training->lang == NULL) {
		return kd_err_set(err, KD_ENOTFOUND, "no pack of language %.*s",
			KD_SHOW(code));
	}
	return kd_str_find(path, KD_STR(".jsonl")) == KD_NONE
		       ? take_bank(training, path.data, err)
		       : take_articles(training, path.data, err);
}

static enum kd_status take_files(struct training *training, struct kd_err *err)
{
	for (int i = 0; i < training->order->n_files; i++) {
		KD_TRY(take_file(
			training, kd_str_view(training->order->files[i]), err));
	}
	if (!training->order->quiet) {
		fprintf(stderr,
			"%s: %u sentences in %u texts, of which %u read "
			"otherwise; %zu gaps, %u ends not among them\n",
			training->order->language, training->n_sentences,
			training->n_texts, training->n_strange,
			training->lessons.n_words, training->n_hidden);
	}
	return training->lessons.n_words > 0
		       ? KD_OK
		       : kd_err_set(err, KD_EINPUT, "no text to learn from");
}

static enum kd_status train(struct training *training, struct kd_err *err)
{
	static const struct kd_str labels[] = { KD_GAP_LABEL_TEXTS };
	KD_TRY(take_files(training, err));
	training->order->run->n_fits = 1;
	const struct kd_recipe recipe =
		kd_recipe_of(training->order, KD_GAP_PART);
	kd_learner_init(&training->learner, KD_GAP_LABELS);
	if (!kd_learn_choices(
		    &training->lessons, &recipe, &training->learner)) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	const struct kd_draft draft = { .name = KD_GAP_PART,
		.learner = &training->learner,
		.labels = labels,
		.rarest = training->order->rarest,
		.faintest = training->order->faintest };
	return kd_model_save(
		training->order->output, KD_MODEL_SENTENCES, &draft, 1, err);
}

enum kd_status kd_train_sentences(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err)
{
	struct training training = { .order = order, .packs = packs };
	kd_arena_init(&training.arena, ARENA_BYTES);
	kd_lessons_init(&training.lessons);
	const enum kd_status status = train(&training, err);
	kd_lessons_release(&training.lessons);
	kd_learner_release(&training.learner);
	kd_arena_release(&training.arena);
	return status;
}
