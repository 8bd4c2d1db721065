/* train_syntax.c - fits tags, features and lemmas to treebanks. */
#include "train/train_private.h"

#include <stdio.h>
#include <stdlib.h>

#include "doc/doc.h"
#include "read/pipeline.h"
#include "read/syntax/learned.h"
#include "train/load.h"
#include "train/treebank.h"

/* Weights of labels so many times the mean are cut: what one tag says for the
 * next would else leave no room for the rest. Those of steps and relations are
 * not: cutting them costs five points. */
#define CUT 12.7
#define ARENA_BYTES ((size_t)8 << 30)
#define SENTENCE_ARENA_BYTES ((size_t)64 << 20)

#define PARTS KD_WORD_PARTS

/* What words are nearly always is a habit, once it was seen so often. A word
 * has its tag with less certainty than a word with its tag has all else. */
#define HABIT_PER_MILLE 997u

struct habits {
	const char *name;
	uint32_t least;
};

static const char *const part_names[PARTS] = { "tags", "feats", "lemmas" };
static const struct habits habits_of[PARTS] = { { "tag habits", 5 },
	{ "feats habits", 3 }, { "lemma habits", 3 } };

enum kd_status kd_train_load_bank(const struct kd_order *order,
	const char *path, struct kd_bank *bank, struct kd_err *err)
{
	const uint32_t faulty = bank->n_faulty;
	const uint32_t sound = bank->sentences.n;
	struct kd_str text = { 0 };
	KD_TRY(kd_load(path, bank->arena, &text, err));
	KD_TRY(kd_bank_parse(bank, text, err));
	const uint32_t n_faulty = bank->n_faulty - faulty;
	const uint32_t n_sound = bank->sentences.n - sound;
	if (n_faulty > 0 && n_faulty >= n_sound / 10) {
		kd_err_set(err, KD_EINPUT,
			"line %u: %s; so or otherwise faulty are %u of %u "
			"sentences",
			bank->fault_line, bank->fault, n_faulty,
			n_faulty + n_sound);
		kd_err_name(err, path);
		return KD_EINPUT;
	}
	if (n_faulty > 0 && !order->quiet) {
		fprintf(stderr,
			"%s: %u faulty sentences left out, the first at line "
			"%u: %s\n",
			path, n_faulty, bank->fault_line, bank->fault);
	}
	return KD_OK;
}

static enum kd_status load_banks(
	struct kd_syntax_training *training, struct kd_err *err)
{
	for (int i = 0; i < training->order->n_files; i++) {
		KD_TRY(kd_train_load_bank(training->order,
			training->order->files[i], &training->bank, err));
	}
	return training->bank.sentences.n > 0 ? KD_OK
					      : kd_err_set(err, KD_EINPUT,
							"no sentences to learn "
							"from");
}

/* "NOUN|Case=Gen|Number=Sing": of the features case and number. */
static struct kd_str tag_of(
	struct kd_arena *arena, const struct kd_bank_word *word)
{
	struct kd_str feats = word->feats;
	struct kd_str tag = word->upos;
	while (feats.len > 0) {
		const struct kd_str one = kd_str_cut(&feats, '|');
		if (kd_str_starts_with(one, KD_STR("Case=")) ||
			kd_str_starts_with(one, KD_STR("Number="))) {
			tag = kd_str_format(
				arena, "%.*s|%.*s", KD_SHOW(tag), KD_SHOW(one));
		}
	}
	return tag;
}

static struct kd_str whole_tag_of(
	struct kd_arena *arena, const struct kd_bank_word *word)
{
	return word->feats.len == 0
		       ? word->upos
		       : kd_str_format(arena, "%.*s|%.*s", KD_SHOW(word->upos),
				 KD_SHOW(word->feats));
}

/* Whether our leaves are the treebank's words. */
static bool are_same(const struct kd_tokens *leaves,
	const struct kd_bank_sentence *sentence,
	const struct kd_bank_word *words)
{
	if (leaves->n != sentence->n) {
		return false;
	}
	for (uint32_t i = 0; i < sentence->n; i++) {
		const struct kd_span span = kd_syntax_leaf_span(leaves, i);
		if (span.start != words[i].begin || span.end != words[i].end) {
			return false;
		}
	}
	return true;
}

static void add_lesson(struct kd_syntax_training *training,
	enum kd_word_part part, const uint64_t *features, uint32_t n,
	struct kd_str label)
{
	const uint32_t number =
		kd_labels_number(&training->labels[part], label);
	kd_lessons_add(&training->lessons[part], features, n,
		number == KD_NONE ? KD_LABEL_UNKNOWN : (uint16_t)number);
}

static void add_lemma_lesson(struct kd_syntax_training *training,
	const struct kd_token *token, const struct kd_bank_word *word,
	const struct kd_sight *sight, uint64_t tag)
{
	uint64_t features[KD_TAG_FEATURES_MAX];
	struct kd_arena *arena = &training->arena;
	const struct kd_tag_label whole =
		kd_tag_label_read(whole_tag_of(arena, word));
	const uint32_t listed = kd_syntax_listed_lemma(
		training->lang, token, (enum kd_upos)whole.upos, whole.feats);
	struct kd_str hint = { 0 };
	if (listed != KD_NONE) {
		hint = kd_syntax_lemma_way(arena, token->folded,
			kd_lang_word_text(training->lang, listed));
	}
	const uint32_t n = kd_syntax_lemma_features(
		sight, tag, kd_hash_text(word->upos), hint, features);
	add_lesson(training, KD_LEMMAS, features, n,
		kd_syntax_lemma_way(arena, word->form, word->lemma));
}

static bool add_lessons(struct kd_syntax_training *training,
	const struct kd_tokens *leaves, const struct kd_bank_word *words)
{
	const uint32_t n = leaves->n;
	struct kd_arena *arena = &training->arena;
	uint64_t features[KD_TAG_FEATURES_MAX];
	struct kd_sight *sights = KD_NEW_ARRAY(arena, struct kd_sight, n);
	uint64_t *tags = KD_NEW_ARRAY(arena, uint64_t, n);
	if (sights == NULL || tags == NULL) {
		return false;
	}
	kd_syntax_look(leaves, training->lang, 0, n, sights);
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_str tag = tag_of(arena, &words[i]);
		tags[i] = kd_hash_text(tag);
		add_lesson(training, KD_TAGS, features,
			kd_syntax_tag_features(sights, n, i, features), tag);
	}
	for (uint32_t i = 0; i < n; i++) {
		add_lesson(training, KD_FEATS, features,
			kd_syntax_feats_features(sights, tags, n, i, features),
			whole_tag_of(arena, &words[i]));
		add_lemma_lesson(training, &leaves->items[i], &words[i],
			&sights[i], tags[i]);
	}
	for (uint32_t i = 0; i < PARTS; i++) {
		kd_lessons_end(&training->lessons[i]);
	}
	return true;
}

/* Learns from a sentence that kilde cuts as the treebank does. */
static enum kd_status take_leaves(struct kd_syntax_training *training,
	struct kd_doc *doc, const struct kd_bank_sentence *sentence,
	struct kd_err *err)
{
	struct kd_tokens leaves = { 0 };
	uint32_t *firsts =
		KD_NEW_ARRAY(&doc->arena, uint32_t, (size_t)doc->tokens.n + 1);
	if (firsts == NULL || !kd_syntax_cut(&doc->tokens, training->lang,
				      &doc->arena, &leaves, firsts)) {
		return kd_arena_full(&doc->arena, err);
	}
	const struct kd_bank_word *words =
		training->bank.words.items + sentence->first;
	if (doc->sentences.n != 1 || !kd_str_equal(doc->text, sentence->text) ||
		!are_same(&leaves, sentence, words)) {
		training->n_strange++;
		return KD_OK;
	}
	return add_lessons(training, &leaves, words) &&
			       KD_PUSH(&training->arena, &training->kept,
				       (uint32_t)(sentence -
						  training->bank.sentences
							  .items))
		       ? KD_OK
		       : kd_arena_full(&training->arena, err);
}

enum kd_status kd_train_read(const struct kd_syntax_training *training,
	const struct kd_bank_sentence *sentence, struct kd_doc *doc,
	struct kd_err *err)
{
	const struct kd_meta given = { .language = kd_str_view(
					       training->order->language) };
	const struct kd_read_in in = { .bytes = sentence->text,
		.format = KD_FORMAT_TEXT,
		.given = &given,
		.packs = training->packs,
		.until = "blocks" };
	kd_doc_init(doc, SENTENCE_ARENA_BYTES);
	return kd_read(&in, doc, err);
}

static enum kd_status take_sentence(struct kd_syntax_training *training,
	const struct kd_bank_sentence *sentence, struct kd_err *err)
{
	struct kd_doc doc;
	enum kd_status status = kd_train_read(training, sentence, &doc, err);
	if (status == KD_OK) {
		status = take_leaves(training, &doc, sentence, err);
	}
	kd_doc_release(&doc);
	return status;
}

static enum kd_status take_sentences(
	struct kd_syntax_training *training, struct kd_err *err)
{
	const struct kd_bank *bank = &training->bank;
	for (uint32_t i = 0; i < bank->sentences.n; i++) {
		KD_TRY(take_sentence(training, &bank->sentences.items[i], err));
	}
	for (uint32_t i = 0; i < PARTS; i++) {
		if (training->lessons[i].is_full) {
			return kd_err_set(err, KD_ENOMEM, "out of memory");
		}
	}
	if (!training->order->quiet) {
		fprintf(stderr,
			"%s: %u sentences, of which %u split otherwise, and "
			"%u faulty ones; %zu words, %u tags, %u features, %u "
			"ways to a lemma\n",
			training->order->language, bank->sentences.n,
			training->n_strange, bank->n_faulty,
			training->lessons[KD_TAGS].n_words,
			training->labels[KD_TAGS].n,
			training->labels[KD_FEATS].n,
			training->labels[KD_LEMMAS].n);
	}
	return KD_OK;
}

static enum kd_status fit_habits(struct kd_syntax_training *training,
	enum kd_word_part part, struct kd_err *err)
{
	struct kd_learner *habits = &training->habits[part];
	kd_learner_init(habits, training->labels[part].n);
	return kd_learn_habits(&training->lessons[part], 1,
		       habits_of[part].least, HABIT_PER_MILLE, habits)
		       ? KD_OK
		       : kd_err_set(err, KD_ENOMEM, "out of memory");
}

static enum kd_status fit(struct kd_syntax_training *training,
	enum kd_word_part part, struct kd_err *err)
{
	struct kd_learner *learner = &training->learners[part];
	const struct kd_recipe recipe =
		kd_recipe_of(training->order, part_names[part]);
	kd_learner_init(learner, training->labels[part].n);
	const bool fits = part == KD_TAGS
				  ? kd_learn_sequences(&training->lessons[part],
					    &recipe, NULL, learner)
				  : kd_learn_choices(&training->lessons[part],
					    &recipe, learner);
	return fits ? fit_habits(training, part, err)
		    : kd_err_set(err, KD_ENOMEM, "out of memory");
}

enum kd_status kd_train_words(
	struct kd_syntax_training *training, struct kd_err *err)
{
	for (uint32_t i = 0; i < PARTS; i++) {
		KD_TRY(fit(training, (enum kd_word_part)i, err));
	}
	return KD_OK;
}

void kd_train_draft_habits(struct kd_draft *draft, const char *name,
	const struct kd_learner *habits, const struct kd_str *labels)
{
	*draft = (struct kd_draft){ .name = name,
		.learner = habits,
		.labels = labels,
		.faintest = 1,
		.is_small = true };
}

void kd_train_draft(const struct kd_syntax_training *training,
	struct kd_draft drafts[KD_SYNTAX_PARTS])
{
	for (uint32_t i = 0; i < PARTS; i++) {
		drafts[i] = (struct kd_draft){ .name = part_names[i],
			.learner = &training->learners[i],
			.labels = training->labels[i].items,
			.rarest = training->order->rarest,
			.faintest = training->order->faintest,
			.cut = CUT };
		kd_train_draft_habits(&drafts[PARTS + i], habits_of[i].name,
			&training->habits[i], training->labels[i].items);
	}
}

static enum kd_status save(
	const struct kd_syntax_training *training, struct kd_err *err)
{
	struct kd_draft drafts[KD_SYNTAX_PARTS];
	uint32_t n = KD_WORD_DRAFTS;
	kd_train_draft(training, drafts);
	/* Without an arc between words nothing was learned of them. */
	if (training->names.n > 1) {
		kd_train_draft_arcs(training, drafts + n);
		n += KD_ARC_DRAFTS;
	}
	return kd_model_save(
		training->order->output, KD_MODEL_SYNTAX, drafts, n, err);
}

static enum kd_status train(
	struct kd_syntax_training *training, struct kd_err *err)
{
	KD_TRY(load_banks(training, err));
	KD_TRY(take_sentences(training, err));
	KD_TRY(kd_train_arcs(training, err));
	KD_TRY(kd_train_words(training, err));
	KD_TRY(kd_train_arc_habits(training, err));
	return save(training, err);
}

enum kd_status kd_train_syntax(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err)
{
	struct kd_syntax_training training = { .order = order,
		.packs = packs,
		.lang = kd_packs_find(packs, kd_str_view(order->language)) };
	if (training.lang == NULL) {
		return kd_err_set(err, KD_ENOTFOUND, "no pack of language %s",
			order->language);
	}
	kd_arena_init(&training.arena, ARENA_BYTES);
	training.bank.arena = &training.arena;
	training.names.arena = &training.arena;
	for (uint32_t i = 0; i < PARTS; i++) {
		training.labels[i].arena = &training.arena;
	}
	const enum kd_status status = train(&training, err);
	for (uint32_t i = 0; i < PARTS; i++) {
		kd_lessons_release(&training.lessons[i]);
		kd_learner_release(&training.learners[i]);
		kd_learner_release(&training.habits[i]);
	}
	kd_arc_learners_release(&training.arcs);
	kd_learner_release(&training.step_habits);
	kd_learner_release(&training.relation_habits);
	kd_arena_release(&training.arena);
	return status;
}
