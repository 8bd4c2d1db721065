/* names_learned.c - finds names by what was learned from marked articles: each
 * sentence for itself, then again with what that says of the document. */
#include "model/score.h"
#include "model/sequence.h"
#include "read/names/learned.h"
#include "read/names/names_private.h"

/* How much a learned weight is beside a piece of evidence. */
static const float learned_scale = 1.0F / 32.0F;
/* A margin beyond this says no more, nor does one that may not be. */
static const float most_margin = 20.0F;

/* As many as a full row has: see kd_linear_width. */
#define BOTH_WIDTH \
	((KD_NAME_LABELS_BOTH + KD_ROW_WIDTH - 1) / KD_ROW_WIDTH * KD_ROW_WIDTH)

static const char part_name[] = "labels";
static const char *const habit_names[KD_NAME_PASSES] = { "first habits",
	"second habits" };

/* The model at work. */
struct labeller {
	const struct kd_name_view *view;
	const struct kd_linear *part;
	const struct kd_linear *habits[KD_NAME_PASSES]; /* NULL: none */
	struct kd_steps steps[KD_NAME_PASSES];
	struct kd_search search;
	/* Of each piece the sums of weights for the labels of both passes, and
	 * whether what it shows by itself has been added. */
	int16_t (*sums)[BOTH_WIDTH];
	bool *is_weighed;
};

static bool load_steps(
	struct labeller *labeller, uint32_t pass, struct kd_arena *arena)
{
	struct kd_steps *steps = &labeller->steps[pass];
	if (!kd_steps_load(labeller->part, pass * KD_NAME_LABELS,
		    KD_NAME_LABELS, arena, steps)) {
		return false;
	}
	for (uint32_t before = 0; before <= KD_NAME_LABELS; before++) {
		for (uint32_t label = 0; label < KD_NAME_LABELS; label++) {
			if (kd_names_is_forbidden(before, label)) {
				kd_steps_forbid(steps, before, label);
			}
		}
	}
	return true;
}

static struct labeller *take_labeller(
	struct kd_naming *naming, const struct kd_name_view *view)
{
	const struct kd_model *model =
		naming->reading->lang->models[KD_MODEL_NAMES];
	struct labeller *labeller = KD_NEW(naming->arena, struct labeller);
	if (labeller == NULL) {
		return NULL;
	}
	labeller->view = view;
	labeller->part = kd_model_part(model, part_name);
	labeller->sums = kd_arena_take_array(
		naming->arena, view->n + 1, sizeof(*labeller->sums));
	labeller->is_weighed = KD_NEW_ARRAY(naming->arena, bool, view->n + 1);
	bool fits = labeller->sums != NULL && labeller->is_weighed != NULL;
	for (uint32_t pass = 0; fits && pass < KD_NAME_PASSES; pass++) {
		labeller->habits[pass] =
			kd_model_part(model, habit_names[pass]);
		fits = load_steps(labeller, pass, naming->arena);
	}
	return fits ? labeller : NULL;
}

/* Whether such a piece is hardly ever in a name, so that it need not be
 * weighed. */
static bool is_surely_none(const struct labeller *labeller,
	enum kd_name_pass pass, uint32_t sentence, uint32_t i)
{
	uint64_t habits[KD_NAME_HABITS];
	kd_names_habits(labeller->view, pass, sentence, i, habits);
	return kd_linear_first_always(
		       labeller->habits[pass], habits, KD_NAME_HABITS) == 0;
}

/* Adds what is weighed of a piece in this pass. What it shows by itself is
 * weighed once, for both. */
static void weigh(const struct labeller *labeller, enum kd_name_pass pass,
	uint32_t sentence, uint32_t i)
{
	uint64_t features[2 * KD_NAME_FEATURES_MAX];
	uint32_t n = 0;
	if (!labeller->is_weighed[i]) {
		n = kd_names_features(
			labeller->view, KD_NAME_FIRST, sentence, i, features);
		labeller->is_weighed[i] = true;
	}
	if (pass == KD_NAME_SECOND) {
		n += kd_names_features(
			labeller->view, pass, sentence, i, features + n);
	}
	const struct kd_bag bag = { features, n, labeller->sums[i] };
	kd_linear_sum(labeller->part, &bag, 1);
}

/* The score of a piece's label by itself. */
static int32_t score_of(const struct labeller *labeller, enum kd_name_pass pass,
	uint32_t i, uint32_t label)
{
	return labeller->sums[i][pass * KD_NAME_LABELS + label];
}

static void label_stretch(struct labeller *labeller, enum kd_name_pass pass,
	const struct kd_name_stretch *stretch, uint8_t *labels)
{
	int32_t scores[KD_NAME_LABELS];
	const uint32_t sentence = stretch->sentence;
	labeller->search.n = 0;
	labeller->search.steps = &labeller->steps[pass];
	for (uint32_t i = stretch->first; i < stretch->first + stretch->n;
		i++) {
		if (is_surely_none(labeller, pass, sentence, i)) {
			kd_search_add_sure(&labeller->search, 0);
			continue;
		}
		weigh(labeller, pass, sentence, i);
		for (uint32_t label = 0; label < KD_NAME_LABELS; label++) {
			scores[label] = score_of(labeller, pass, i, label);
		}
		kd_search_add(&labeller->search, scores);
	}
	kd_search_end(&labeller->search, labels + stretch->first);
}

/* A stretch with labels, to be told how sure they are. */
struct labelled {
	const struct labeller *labeller;
	const struct kd_name_view *view;
	const uint8_t *labels;
};

static uint32_t label_as(uint32_t label, enum kd_name_type type)
{
	return type == KD_NAME_UNKNOWN
		       ? 0
		       : kd_names_label(type, kd_names_label_place(label));
}

static int32_t step_of(
	const struct labelled *labelled, uint32_t before, uint32_t label)
{
	return labelled->labeller->steps[KD_NAME_SECOND]
		.weights[(size_t)before * KD_NAME_LABELS + label];
}

/* The score of the labels [first, end) and the steps to them and from them,
 * were they of another type. */
static float score_as(const struct labelled *labelled, uint32_t first,
	uint32_t end, enum kd_name_type type)
{
	const struct kd_name_sight *sights = labelled->view->items;
	int32_t sum = 0;
	uint32_t before = KD_NAME_LABELS;
	if (first > 0 && sights[first - 1].open) {
		before = labelled->labels[first - 1];
	}
	for (uint32_t i = first; i < end; i++) {
		const uint32_t label = label_as(labelled->labels[i], type);
		sum += score_of(labelled->labeller, KD_NAME_SECOND, i, label) +
		       step_of(labelled, before, label);
		before = label;
	}
	if (end < labelled->view->n && sights[end].open) {
		sum += step_of(labelled, before, labelled->labels[end]);
	}
	return (float)sum * learned_scale;
}

static bool add_candidate(struct kd_naming *naming,
	const struct labelled *labelled, uint32_t first, uint32_t end)
{
	struct kd_candidate candidate = { .first = first,
		.n = end - first,
		.type = kd_names_label_type(labelled->labels[first]),
		.row = KD_NONE,
		.org = KD_NONE,
		.whole = KD_NONE,
		.title = KD_NONE,
		.why_row = KD_NONE };
	const float own = score_as(labelled, first, end, candidate.type);
	float margin = most_margin;
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		const float less = own - score_as(labelled, first, end,
						 (enum kd_name_type)type);
		candidate.score[type] =
			-(less < most_margin ? less : most_margin);
		if (type != candidate.type && less < margin) {
			margin = less;
		}
	}
	/* So that the next best is at zero, as if nothing spoke for it. */
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		candidate.score[type] += margin;
	}
	return KD_PUSH(naming->arena, &naming->candidates, candidate);
}

/* Turns labels into candidates. */
static bool collect(struct kd_naming *naming, const struct labelled *labelled)
{
	const struct kd_piece *pieces = naming->pieces.items;
	const uint8_t *labels = labelled->labels;
	for (uint32_t i = 0; i < labelled->view->n;) {
		const uint32_t first = i++;
		if (labels[first] == 0) {
			continue;
		}
		while (i < labelled->view->n &&
			pieces[i].sentence == pieces[first].sentence &&
			labels[i] != 0 &&
			(kd_names_label_place(labels[i]) == KD_NAME_WITHIN ||
				kd_names_label_place(labels[i]) ==
					KD_NAME_ENDS)) {
			i++;
		}
		if (!add_candidate(naming, labelled, first, i)) {
			return false;
		}
	}
	return true;
}

static enum kd_status check_part(
	const struct kd_naming *naming, struct kd_err *err)
{
	const struct kd_linear *part = kd_model_part(
		naming->reading->lang->models[KD_MODEL_NAMES], part_name);
	return part != NULL && part->n_labels == KD_NAME_LABELS_BOTH
		       ? KD_OK
		       : kd_err_set(err, KD_EINPUT,
				 "weights without part '%s' of %u labels",
				 part_name, (unsigned)KD_NAME_LABELS_BOTH);
}

/* Labels all that may be named: first the view's labels, then the others. */
static void label_all(
	struct labeller *labeller, struct kd_name_view *view, uint8_t *labels)
{
	struct kd_name_stretch stretch = { 0 };
	while (kd_names_next_stretch(view, &stretch)) {
		label_stretch(labeller, KD_NAME_FIRST, &stretch, view->labels);
	}
	kd_names_remember(view);
	memcpy(labels, view->labels, view->n * sizeof(*labels));
	stretch = (struct kd_name_stretch){ 0 };
	while (kd_names_next_stretch(view, &stretch)) {
		if (kd_names_may_name(view, &stretch)) {
			label_stretch(
				labeller, KD_NAME_SECOND, &stretch, labels);
		}
	}
}

enum kd_status kd_names_label_pieces(
	struct kd_naming *naming, struct kd_err *err)
{
	KD_TRY(check_part(naming, err));
	struct kd_name_view view;
	KD_TRY(kd_names_look_at_pieces(naming, &view, err));
	uint8_t *labels = KD_NEW_ARRAY(naming->arena, uint8_t, view.n + 1);
	struct labeller *labeller = take_labeller(naming, &view);
	if (labeller == NULL || labels == NULL) {
		return kd_arena_full(naming->arena, err);
	}
	label_all(labeller, &view, labels);
	const struct kd_candidates ruled = naming->candidates;
	if (!kd_names_begin_candidates(naming, ruled.n + 1)) {
		return kd_arena_full(naming->arena, err);
	}
	naming->is_learned = true;
	const struct labelled labelled = {
		.labeller = labeller, .view = &view, .labels = labels
	};
	return collect(naming, &labelled) ? kd_names_repair(naming, ruled, err)
					  : kd_arena_full(naming->arena, err);
}
