/* train_arcs.c - fits heads and relations to treebanks, on words as they will
 * be tagged. */
#include "train/train_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/arcs.h"
#include "read/syntax/learned.h"

/* A fold is tagged by what was learned on the others. Neighbouring sentences
 * are of one text and stay together. */
#define FOLDS 5u
#define FOLD_SENTENCES 10u

/* A step or relation is a habit if it was taken so often, and in so many of a
 * thousand times. */
#define HABIT_LEAST 8u
#define HABIT_PER_MILLE 997u

static uint32_t fold_of(size_t sequence)
{
	return (uint32_t)(sequence / FOLD_SENTENCES % FOLDS);
}

/* Hides the labels of one fold from the learners; labels are the true ones. */
static void hide(
	struct kd_lessons *lessons, const uint16_t *labels, uint32_t fold)
{
	for (size_t i = 0; i < lessons->n_sequences; i++) {
		const bool hidden = fold_of(i) == fold;
		for (size_t k = lessons->firsts[i]; k < lessons->firsts[i + 1];
			k++) {
			lessons->labels[k] =
				hidden ? KD_LABEL_UNKNOWN : labels[k];
		}
	}
}

/* Fits the learners of words to all folds but one, and makes a model. */
static enum kd_status fit_others(struct kd_syntax_training *training,
	uint32_t fold, struct kd_model_bytes *out, struct kd_err *err)
{
	uint16_t *labels[KD_WORD_PARTS] = { NULL };
	enum kd_status status = KD_OK;
	for (uint32_t i = 0; i < KD_WORD_PARTS; i++) {
		struct kd_lessons *lessons = &training->lessons[i];
		const size_t bytes = lessons->n_words * sizeof(**labels);
		labels[i] = malloc(bytes + 1);
		if (labels[i] == NULL) {
			status = kd_err_set(err, KD_ENOMEM, "out of memory");
			goto out;
		}
		memcpy(labels[i], lessons->labels, bytes);
		hide(lessons, labels[i], fold);
	}
	status = kd_train_words(training, err);
	if (status == KD_OK) {
		struct kd_draft drafts[KD_SYNTAX_PARTS];
		kd_train_draft(training, drafts);
		status = kd_model_render(
			KD_MODEL_SYNTAX, drafts, KD_WORD_DRAFTS, out, err);
	}
out:
	for (uint32_t i = 0; i < KD_WORD_PARTS; i++) {
		if (labels[i] != NULL) {
			hide(&training->lessons[i], labels[i], FOLDS);
		}
		free(labels[i]);
		kd_learner_release(&training->learners[i]);
		kd_learner_release(&training->habits[i]);
	}
	return status;
}

/* The right tree of a sentence, in the trainer's arena. A word that wrongly
 * calls itself the root has a relation that is not known. */
static bool take_tree(struct kd_syntax_training *training,
	const struct kd_bank_word *words, uint32_t n, struct kd_arc_tree *out)
{
	struct kd_arena *arena = &training->arena;
	uint32_t *heads = KD_NEW_ARRAY(arena, uint32_t, n);
	uint16_t *relations = KD_NEW_ARRAY(arena, uint16_t, n);
	if (heads == NULL || relations == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		const bool root = words[i].head == i;
		const uint32_t relation =
			root ? training->root
			     : kd_labels_number(
				       &training->names, words[i].deprel);
		heads[i] = root ? n : words[i].head;
		relations[i] =
			relation == KD_NONE ||
					(!root && relation == training->root)
				? KD_LABEL_UNKNOWN
				: (uint16_t)relation;
	}
	*out = (struct kd_arc_tree){
		.heads = heads, .relations = relations, .n = n
	};
	return true;
}

/* By what sentences are tagged. */
struct tagging {
	struct kd_lang lang;
	struct kd_syntax_memory memory;
};

/* Tags a sentence by the model and keeps its words as they were tagged. */
static enum kd_status keep_words(struct kd_syntax_training *training,
	struct tagging *tagging, struct kd_doc *doc, struct kd_arc_lesson *out,
	struct kd_err *err)
{
	struct kd_arena *arena = &training->arena;
	const struct kd_syntax_in in = { .text = doc->text,
		.tokens = &doc->tokens,
		.sentences = &doc->sentences,
		.lang = &tagging->lang,
		.memory = &tagging->memory };
	uint32_t n = 0;
	const struct kd_arc_word *seen =
		kd_syntax_look_for_arcs(&in, &doc->arena, &n);
	if (seen == NULL) {
		return kd_arena_full(&doc->arena, err);
	}
	struct kd_arc_word *words =
		KD_NEW_ARRAY(arena, struct kd_arc_word, (size_t)n + 2);
	if (words == NULL) {
		return kd_arena_full(arena, err);
	}
	memcpy(words, seen, ((size_t)n + 2) * sizeof(*words));
	out->words = words;
	return KD_OK;
}

static enum kd_status tag_sentence(struct kd_syntax_training *training,
	struct tagging *tagging, uint32_t lesson, struct kd_err *err)
{
	struct kd_arc_lesson *out = &training->arc_lessons[lesson];
	const struct kd_bank_sentence *sentence =
		&training->bank.sentences.items[training->kept.items[lesson]];
	struct kd_doc doc;
	enum kd_status status = kd_train_read(training, sentence, &doc, err);
	if (status == KD_OK) {
		status = keep_words(training, tagging, &doc, out, err);
	}
	if (status == KD_OK &&
		!take_tree(training,
			training->bank.words.items + sentence->first,
			sentence->n, &out->tree)) {
		status = kd_arena_full(&training->arena, err);
	}
	kd_doc_release(&doc);
	return status;
}

static enum kd_status tag_fold(
	struct kd_syntax_training *training, uint32_t fold, struct kd_err *err)
{
	struct kd_model_bytes bytes = { 0 };
	struct kd_model *model = NULL;
	struct tagging tagging = { .lang = *training->lang };
	if (!training->order->quiet) {
		fprintf(stderr, "arcs: tagging fold %u of %u\n", fold + 1,
			FOLDS);
	}
	KD_TRY(fit_others(training, fold, &bytes, err));
	enum kd_status status = kd_model_parse(
		bytes.items, bytes.n, KD_MODEL_SYNTAX, &model, err);
	tagging.lang.models[KD_MODEL_SYNTAX] = model;
	kd_syntax_memory_init(&tagging.memory);
	for (uint32_t i = 0; status == KD_OK && i < training->kept.n; i++) {
		if (fold_of(i) == fold) {
			status = tag_sentence(training, &tagging, i, err);
		}
	}
	kd_syntax_memory_release(&tagging.memory);
	kd_model_close(model);
	free(bytes.items);
	return status;
}

static enum kd_status fit_arcs(
	struct kd_syntax_training *training, struct kd_err *err)
{
	struct kd_recipe recipe = kd_recipe_of(training->order, "arcs");
	const struct kd_arc_lessons lessons = { .items = training->arc_lessons,
		.n = training->kept.n,
		.n_relations = training->names.n,
		.root = training->root };
	/* Half a point better than the perceptron, in four languages. */
	recipe.rule = KD_RULE_PASSIVE_AGGRESSIVE;
	kd_arc_learners_init(&training->arcs, lessons.n_relations);
	return kd_learn_arcs(&lessons, &recipe, &training->arcs)
		       ? KD_OK
		       : kd_err_set(err, KD_ENOMEM, "out of memory");
}

/* Passive-aggressive learning moves most rows now and then, and a little: those
 * that it moved seldom, and what is faint, can go at no loss. */
static struct kd_draft draft_of(const struct kd_order *order, const char *name,
	const struct kd_learner *learner, const struct kd_str *labels)
{
	return (struct kd_draft){ .name = name,
		.learner = learner,
		.labels = labels,
		.rarest = 6 * order->rarest,
		.faintest = order->faintest };
}

void kd_train_draft_arcs(const struct kd_syntax_training *training,
	struct kd_draft drafts[KD_ARC_DRAFTS])
{
	static const struct kd_str steps[] = { KD_ARC_STEP_TEXTS };
	const struct kd_str *relations = training->names.items;
	drafts[0] = draft_of(
		training->order, "steps", &training->arcs.steps, steps);
	drafts[1] = draft_of(training->order, "relations",
		&training->arcs.relations, relations);
	kd_train_draft_habits(
		&drafts[2], "step habits", &training->step_habits, steps);
	kd_train_draft_habits(&drafts[3], "relation habits",
		&training->relation_habits, relations);
}

static void count(struct kd_learner *habits, const uint64_t *features,
	uint32_t n, uint32_t label)
{
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t row = kd_learner_row(habits, features[i]);
		kd_learner_move(habits, &row, 1, label, 1);
	}
}

static void watch_step(
	void *context, const struct kd_arc_state *state, enum kd_arc_step step)
{
	struct kd_syntax_training *training = context;
	uint64_t habits[KD_ARC_STEP_HABITS];
	kd_arcs_step_habits(state, habits);
	count(&training->step_habits, habits, KD_ARC_STEP_HABITS, step);
}

static void watch_relation(void *context, const struct kd_arc_state *state,
	enum kd_arc_step step, uint32_t relation)
{
	struct kd_syntax_training *training = context;
	uint64_t habits[KD_ARC_HABITS];
	kd_arcs_relation_habits(state, step, habits);
	count(&training->relation_habits, habits, KD_ARC_HABITS, relation);
}

/* Has all sentences parsed by what was learned, and counts what it does where
 * it stands so: not what would be right, for habits are to spare the parser's
 * time and not to change what it says. */
static enum kd_status watch(struct kd_syntax_training *training,
	const struct kd_arcs *parser, struct kd_err *err)
{
	const struct kd_arc_watch watch = { .step = watch_step,
		.relation = watch_relation,
		.context = training };
	struct kd_arc_walk walk = { .watch = &watch };
	uint32_t longest = 0;
	for (uint32_t i = 0; i < training->kept.n; i++) {
		const uint32_t n = training->arc_lessons[i].tree.n;
		longest = n > longest ? n : longest;
	}
	if (!kd_arcs_take(&walk.state, longest, &training->arena)) {
		return kd_arena_full(&training->arena, err);
	}
	for (uint32_t i = 0; i < training->kept.n; i++) {
		const struct kd_arc_lesson *lesson = &training->arc_lessons[i];
		kd_arcs_set_out(&walk, parser, lesson->words, lesson->tree.n);
		while (kd_arcs_walk(&walk)) {
			/* It tells us what it does. */
		}
	}
	return KD_OK;
}

enum kd_status kd_train_arc_habits(
	struct kd_syntax_training *training, struct kd_err *err)
{
	struct kd_draft drafts[KD_SYNTAX_PARTS];
	struct kd_model_bytes bytes = { 0 };
	struct kd_model *model = NULL;
	kd_learner_init(&training->step_habits, KD_ARC_STEPS);
	kd_learner_init(&training->relation_habits, training->names.n);
	kd_train_draft(training, drafts);
	kd_train_draft_arcs(training, drafts + KD_WORD_DRAFTS);
	KD_TRY(kd_model_render(
		KD_MODEL_SYNTAX, drafts, KD_WORD_DRAFTS + 2, &bytes, err));
	enum kd_status status = kd_model_parse(
		bytes.items, bytes.n, KD_MODEL_SYNTAX, &model, err);
	if (status == KD_OK) {
		struct kd_arcs parser = { .steps =
						  kd_model_part(model, "steps"),
			.relations = kd_model_part(model, "relations") };
		status = kd_arcs_open(&parser) ? watch(training, &parser, err)
					       : KD_OK;
	}
	kd_model_close(model);
	free(bytes.items);
	kd_learner_keep_habits(
		&training->step_habits, HABIT_LEAST, HABIT_PER_MILLE);
	kd_learner_keep_habits(
		&training->relation_habits, HABIT_LEAST, HABIT_PER_MILLE);
	return status;
}

enum kd_status kd_train_arcs(
	struct kd_syntax_training *training, struct kd_err *err)
{
	training->arc_lessons = KD_NEW_ARRAY(
		&training->arena, struct kd_arc_lesson, training->kept.n);
	training->root =
		kd_labels_number(&training->names, KD_STR(KD_ARC_ROOT_TEXT));
	if (training->arc_lessons == NULL || training->root == KD_NONE) {
		return kd_arena_full(&training->arena, err);
	}
	/* Words are fitted once more on all sentences, and arcs once. */
	training->order->run->n_fits = (FOLDS + 1) * KD_WORD_PARTS + 1;
	for (uint32_t fold = 0; fold < FOLDS; fold++) {
		KD_TRY(tag_fold(training, fold, err));
	}
	return fit_arcs(training, err);
}
