/* train_names.c - fits what names look like to articles with marked names. */
#include "train/train_private.h"

#include <stdio.h>
#include <stdlib.h>

#include "doc/doc.h"
#include "read/names/learned.h"
#include "train/train_articles.h"

#define ARENA_BYTES ((size_t)8 << 30)
/* The second pass learns from labels that the first gives to articles which it
 * has not seen; so the first is fitted this many times besides, each time
 * without a share of the articles. */
#define FOLDS 5u
/* Where learning ends depends on the order of the lessons more than the
 * measured figures should: passes are fitted in so many orders, whose mean is
 * taken. */
#define ORDERS 3u
#define SEEDS_APART 1000u

static const char *const pass_names[KD_NAME_PASSES] = { "first", "second" };
static const char *const habit_names[KD_NAME_PASSES] = { "first habits",
	"second habits" };

/* What a piece is labelled nearly always is a habit, once it was so often. */
#define HABIT_LEAST 8u
#define HABIT_PER_MILLE 997u

struct training {
	const struct kd_order *order;
	const struct kd_packs *packs;
	struct kd_memory memory; /* of articles read before */
	struct kd_arena arena;
	struct kd_gold_articles articles;
	struct kd_lessons lessons[KD_NAME_PASSES];
	struct kd_learner learners[KD_NAME_PASSES];
	struct kd_learner habits[KD_NAME_PASSES];
	size_t *ends;    /* of each article the end of its sequences */
	uint8_t *labels; /* by the first pass, of each word of the lessons */
	size_t n_read;   /* words whose labels have been used */
	bool forbidden[(KD_NAME_LABELS + 1) * KD_NAME_LABELS];
	uint32_t n_names;
	uint32_t n_strange; /* names that do not end where our pieces do */
};

/* The piece that begins at or after a byte. */
static uint32_t piece_from(const struct kd_name_view *view, uint32_t byte)
{
	uint32_t low = 0;
	uint32_t high = view->n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (view->items[middle].span.start < byte) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

static void mark_unknown(const struct kd_name_view *view,
	const struct kd_gold_name *name, uint16_t *labels)
{
	for (uint32_t i = piece_from(view, name->span.start);
		i < view->n && view->items[i].span.start < name->span.end;
		i++) {
		labels[i] = KD_LABEL_UNKNOWN;
	}
}

/* Labels the pieces of a name; what does not fit them is not learned from. */
static bool mark(const struct kd_name_view *view,
	const struct kd_gold_name *name, uint16_t *labels)
{
	const uint32_t first = piece_from(view, name->span.start);
	uint32_t end = first;
	while (end < view->n && view->items[end].span.end < name->span.end) {
		end++;
	}
	if (first >= view->n || end >= view->n ||
		view->items[first].span.start != name->span.start ||
		view->items[end].span.end != name->span.end) {
		if (first > 0) {
			labels[first - 1] = KD_LABEL_UNKNOWN;
		}
		mark_unknown(view, name, labels);
		return false;
	}
	for (uint32_t i = first; i <= end; i++) {
		const enum kd_name_place place = first == end ? KD_NAME_WHOLE
						 : i == first ? KD_NAME_BEGINS
						 : i == end   ? KD_NAME_ENDS
							      : KD_NAME_WITHIN;
		labels[i] = (uint16_t)kd_names_label(name->type, place);
	}
	return true;
}

/* The labels of all pieces, in the arena of the document. */
static uint16_t *gold_labels(struct training *training,
	const struct kd_gold_article *article, const struct kd_name_view *view,
	struct kd_arena *arena)
{
	uint16_t *labels = KD_NEW_ARRAY(arena, uint16_t, view->n + 1);
	for (uint32_t i = 0; labels != NULL && i < article->names.n; i++) {
		const bool fits = mark(view, &article->names.items[i], labels);
		training->n_names++;
		training->n_strange += !fits;
	}
	return labels;
}

/* What the first pass said of the article's pieces, told to the view. */
static void take_labels(struct training *training, struct kd_name_view *view)
{
	struct kd_name_stretch stretch = { 0 };
	while (kd_names_next_stretch(view, &stretch)) {
		for (uint32_t i = 0; i < stretch.n; i++) {
			view->labels[stretch.first + i] =
				training->labels[training->n_read++];
		}
	}
	kd_names_remember(view);
}

/* All that a pass weighs, its own first. */
static uint32_t features_of(const struct kd_name_view *view,
	enum kd_name_pass pass, uint32_t sentence, uint32_t i,
	uint64_t out[2 * KD_NAME_FEATURES_MAX])
{
	uint32_t n = 0;
	if (pass == KD_NAME_SECOND) {
		n = kd_names_features(view, pass, sentence, i, out);
	}
	return n + kd_names_features(view, KD_NAME_FIRST, sentence, i, out + n);
}

static void add_lessons(struct training *training, enum kd_name_pass pass,
	const struct kd_name_view *view, const uint16_t *labels)
{
	uint64_t features[2 * KD_NAME_FEATURES_MAX];
	struct kd_lessons *lessons = &training->lessons[pass];
	struct kd_name_stretch stretch = { 0 };
	while (kd_names_next_stretch(view, &stretch)) {
		for (uint32_t i = stretch.first; i < stretch.first + stretch.n;
			i++) {
			const uint32_t n = features_of(
				view, pass, stretch.sentence, i, features);
			kd_lessons_add(lessons, features, n, labels[i]);
		}
		kd_lessons_end(lessons);
	}
}

static enum kd_status learn_from(struct training *training,
	enum kd_name_pass pass, const struct kd_gold_article *article,
	struct kd_read_article *read, struct kd_err *err)
{
	struct kd_arena *arena = &read->doc.arena;
	struct kd_name_view view;
	KD_TRY(kd_names_view(&read->reading, arena, &view, err));
	const uint16_t *labels = gold_labels(training, article, &view, arena);
	if (labels == NULL) {
		return kd_arena_full(arena, err);
	}
	if (pass == KD_NAME_SECOND) {
		take_labels(training, &view);
	}
	add_lessons(training, pass, &view, labels);
	return KD_OK;
}

static enum kd_status take_article(struct training *training,
	enum kd_name_pass pass, const struct kd_gold_article *article,
	struct kd_err *err)
{
	struct kd_read_article read;
	enum kd_status status = kd_train_read_article(training->order,
		training->packs, &training->memory, article, &read, err);
	if (status == KD_OK) {
		status = learn_from(training, pass, article, &read, err);
	}
	kd_doc_release(&read.doc);
	return status;
}

static enum kd_status take_articles(
	struct training *training, enum kd_name_pass pass, struct kd_err *err)
{
	training->n_names = 0;
	training->n_strange = 0;
	for (uint32_t i = 0; i < training->articles.n; i++) {
		KD_TRY(take_article(
			training, pass, &training->articles.items[i], err));
		training->ends[i] = training->lessons[pass].n_sequences;
	}
	const struct kd_lessons *lessons = &training->lessons[pass];
	if (lessons->is_full) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	if (pass == KD_NAME_FIRST && !training->order->quiet) {
		fprintf(stderr,
			"%s: %u articles, %zu words, %u names, of which %u "
			"end elsewhere\n",
			training->order->language, training->articles.n,
			lessons->n_words, training->n_names,
			training->n_strange);
	}
	return KD_OK;
}

/* Fits a pass, with the lessons in the order that comes so many after the
 * first. */
static enum kd_status fit(struct training *training, enum kd_name_pass pass,
	const char *name, uint32_t order, struct kd_learner *learner,
	struct kd_err *err)
{
	struct kd_recipe recipe = kd_recipe_of(training->order, name);
	recipe.seed += order * SEEDS_APART;
	kd_learner_init(learner, KD_NAME_LABELS);
	return kd_learn_sequences(&training->lessons[pass], &recipe,
		       training->forbidden, learner)
		       ? KD_OK
		       : kd_err_set(err, KD_ENOMEM, "out of memory");
}

/* Fits a pass in several orders, and takes the mean. */
static enum kd_status fit_mean(
	struct training *training, enum kd_name_pass pass, struct kd_err *err)
{
	struct kd_learner learners[ORDERS] = { 0 };
	enum kd_status status = KD_OK;
	for (uint32_t i = 0; status == KD_OK && i < ORDERS; i++) {
		status = fit(
			training, pass, pass_names[pass], i, &learners[i], err);
	}
	if (status == KD_OK &&
		!kd_learner_mean(learners, ORDERS, &training->learners[pass])) {
		status = kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	for (uint32_t i = 0; i < ORDERS; i++) {
		kd_learner_release(&learners[i]);
	}
	return status;
}

/* Hides the labels of a fold's articles, or shows them again. */
static void hide(
	struct training *training, uint32_t fold, uint16_t *kept, bool hidden)
{
	struct kd_lessons *lessons = &training->lessons[KD_NAME_FIRST];
	for (uint32_t i = fold; i < training->articles.n; i += FOLDS) {
		const size_t from = i == 0 ? 0 : training->ends[i - 1];
		for (size_t k = lessons->firsts[from];
			k < lessons->firsts[training->ends[i]]; k++) {
			if (hidden) {
				kept[k] = lessons->labels[k];
				lessons->labels[k] = KD_LABEL_UNKNOWN;
			} else {
				lessons->labels[k] = kept[k];
			}
		}
	}
}

/* How many words of a fold that belong to names, or were taken to, are labelled
 * rightly. */
static void tell_fold(const struct training *training, uint32_t fold)
{
	const struct kd_lessons *lessons = &training->lessons[KD_NAME_FIRST];
	size_t right = 0;
	size_t n = 0;
	for (uint32_t i = fold; i < training->articles.n; i += FOLDS) {
		const size_t from = i == 0 ? 0 : training->ends[i - 1];
		for (size_t k = lessons->firsts[from];
			k < lessons->firsts[training->ends[i]]; k++) {
			const uint16_t gold = lessons->labels[k];
			const uint8_t label = training->labels[k];
			n += gold != 0 || label != 0;
			right += gold != 0 && gold == label;
		}
	}
	fprintf(stderr, "fold %u: %zu of %zu words of names right\n", fold + 1,
		right, n);
}

/* Labels a fold's articles by what was learned from the others. */
static enum kd_status label_fold(struct training *training, uint32_t fold,
	uint16_t *kept, struct kd_err *err)
{
	struct kd_learner learner;
	char name[16];
	snprintf(name, sizeof(name), "fold %u", fold + 1);
	hide(training, fold, kept, true);
	enum kd_status status =
		fit(training, KD_NAME_FIRST, name, 0, &learner, err);
	hide(training, fold, kept, false);
	kd_learner_settle(&learner);
	for (uint32_t i = fold; status == KD_OK && i < training->articles.n;
		i += FOLDS) {
		if (!kd_learn_label(&training->lessons[KD_NAME_FIRST],
			    i == 0 ? 0 : training->ends[i - 1],
			    training->ends[i], training->forbidden, &learner,
			    training->labels)) {
			status = kd_err_set(err, KD_ENOMEM, "out of memory");
		}
	}
	if (status == KD_OK && !training->order->quiet) {
		tell_fold(training, fold);
	}
	kd_learner_release(&learner);
	return status;
}

static enum kd_status label_folds(struct training *training, struct kd_err *err)
{
	const size_t n = training->lessons[KD_NAME_FIRST].n_words;
	training->labels = KD_NEW_ARRAY(&training->arena, uint8_t, n);
	uint16_t *kept = KD_NEW_ARRAY(&training->arena, uint16_t, n);
	if (training->labels == NULL || kept == NULL) {
		return kd_arena_full(&training->arena, err);
	}
	for (uint32_t fold = 0; fold < FOLDS; fold++) {
		KD_TRY(label_fold(training, fold, kept, err));
	}
	return KD_OK;
}

/* Counts what is labelled so nearly always: by the pass, not in the articles,
 * for habits are to spare it time and not to change what it says. */
static enum kd_status count_habits(struct training *training,
	enum kd_name_pass pass, const uint8_t *labels, struct kd_err *err)
{
	struct kd_lessons *lessons = &training->lessons[pass];
	struct kd_learner *habits = &training->habits[pass];
	for (size_t i = 0; i < lessons->n_words; i++) {
		lessons->labels[i] = labels[i];
	}
	kd_learner_init(habits, KD_NAME_LABELS);
	return kd_learn_habits(lessons, KD_NAME_HABITS, HABIT_LEAST,
		       HABIT_PER_MILLE, habits)
		       ? KD_OK
		       : kd_err_set(err, KD_ENOMEM, "out of memory");
}

/* Has the second pass label all articles. */
static enum kd_status label_all(struct training *training, struct kd_err *err)
{
	const struct kd_lessons *lessons = &training->lessons[KD_NAME_SECOND];
	struct kd_learner *learner = &training->learners[KD_NAME_SECOND];
	kd_learner_settle(learner);
	return kd_learn_label(lessons, 0, lessons->n_sequences,
		       training->forbidden, learner, training->labels)
		       ? KD_OK
		       : kd_err_set(err, KD_ENOMEM, "out of memory");
}

static void forbid(struct training *training)
{
	for (uint32_t before = 0; before <= KD_NAME_LABELS; before++) {
		for (uint32_t label = 0; label < KD_NAME_LABELS; label++) {
			training->forbidden[before * KD_NAME_LABELS + label] =
				kd_names_is_forbidden(before, label);
		}
	}
}

/* A label's name: the type, and where in the name. */
static struct kd_str label_text(struct kd_arena *arena, uint32_t label)
{
	static const char places[KD_NAME_PLACES] = { 'B', 'I', 'L', 'U' };
	return label == 0 ? KD_STR("O")
			  : kd_str_format(arena, "%c-%s",
				    places[kd_names_label_place(label)],
				    kd_name_type_labels[kd_names_label_type(
					    label)]);
}

/* The labels of each pass; the texts of all, those of the first pass first. */
static bool name_labels(struct kd_arena *arena, struct kd_str *labels)
{
	for (uint32_t i = 0; i < KD_NAME_LABELS_BOTH; i++) {
		labels[i] = label_text(arena, i % KD_NAME_LABELS);
		if (labels[i].data == NULL) {
			return false;
		}
	}
	return true;
}

static enum kd_status save(struct training *training, struct kd_err *err)
{
	struct kd_str labels[KD_NAME_LABELS_BOTH];
	struct kd_draft drafts[1 + KD_NAME_PASSES];
	struct kd_learner both;
	if (!name_labels(&training->arena, labels)) {
		return kd_arena_full(&training->arena, err);
	}
	const bool fits = kd_learner_join(training->learners, KD_NAME_PASSES,
		training->order->rarest, &both);
	drafts[0] = (struct kd_draft){ .name = "labels",
		.learner = &both,
		.labels = labels,
		.rarest = training->order->rarest,
		.faintest = training->order->faintest };
	for (uint32_t i = 0; i < KD_NAME_PASSES; i++) {
		kd_train_draft_habits(&drafts[1 + i], habit_names[i],
			&training->habits[i], labels);
	}
	const enum kd_status status =
		fits ? kd_model_save(training->order->output, KD_MODEL_NAMES,
			       drafts, KD_COUNT(drafts), err)
		     : kd_err_set(err, KD_ENOMEM, "out of memory");
	kd_learner_release(&both);
	return status;
}

static enum kd_status train(struct training *training, struct kd_err *err)
{
	KD_TRY(kd_train_load_articles(
		training->order, &training->arena, &training->articles, err));
	training->ends =
		KD_NEW_ARRAY(&training->arena, size_t, training->articles.n);
	if (training->ends == NULL) {
		return kd_arena_full(&training->arena, err);
	}
	forbid(training);
	training->order->run->n_fits = FOLDS + ORDERS * KD_NAME_PASSES;
	KD_TRY(take_articles(training, KD_NAME_FIRST, err));
	KD_TRY(label_folds(training, err));
	KD_TRY(fit_mean(training, KD_NAME_FIRST, err));
	KD_TRY(count_habits(training, KD_NAME_FIRST, training->labels, err));
	kd_lessons_release(&training->lessons[KD_NAME_FIRST]);
	KD_TRY(take_articles(training, KD_NAME_SECOND, err));
	KD_TRY(fit_mean(training, KD_NAME_SECOND, err));
	KD_TRY(label_all(training, err));
	KD_TRY(count_habits(training, KD_NAME_SECOND, training->labels, err));
	return save(training, err);
}

enum kd_status kd_train_names(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err)
{
	struct training *training = calloc(1, sizeof(*training));
	if (training == NULL) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	training->order = order;
	training->packs = packs;
	kd_arena_init(&training->arena, ARENA_BYTES);
	const enum kd_status status = train(training, err);
	for (uint32_t i = 0; i < KD_NAME_PASSES; i++) {
		kd_lessons_release(&training->lessons[i]);
		kd_learner_release(&training->learners[i]);
		kd_learner_release(&training->habits[i]);
	}
	kd_memory_release(&training->memory);
	kd_arena_release(&training->arena);
	free(training);
	return status;
}
