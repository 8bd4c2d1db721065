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

/* How a part is called, and what it looks at. */
struct labeller_kind {
	const char *part;
	const char *habits;
	uint64_t (*habit_of)(
		const struct kd_name_view *view, uint32_t sentence, uint32_t i);
	uint32_t (*features_of)(const struct kd_name_view *view,
		uint32_t sentence, uint32_t i,
		uint64_t out[KD_NAME_FEATURES_MAX]);
};

/* One part of the model at work. */
struct labeller {
	const struct kd_linear *part;
	struct kd_steps steps;
	struct kd_search search;
	const struct kd_linear *habits; /* NULL: none */
	const struct labeller_kind *kind;
	/* Of each piece. */
	int32_t (*scores)[KD_NAME_LABELS];
};

static const struct labeller_kind first_kind = { "first", "first habits",
	kd_names_first_habit, kd_names_first_features };
static const struct labeller_kind second_kind = { "second", "second habits",
	kd_names_second_habit, kd_names_second_features };

static struct labeller *take_labeller(struct kd_naming *naming,
	const struct labeller_kind *kind, int32_t (*scores)[KD_NAME_LABELS])
{
	const struct kd_model *model =
		naming->reading->lang->models[KD_MODEL_NAMES];
	struct labeller *labeller = KD_NEW(naming->arena, struct labeller);
	if (labeller == NULL) {
		return NULL;
	}
	labeller->kind = kind;
	labeller->scores = scores;
	labeller->part = kd_model_part(model, kind->part);
	labeller->habits = kd_model_part(model, kind->habits);
	if (!kd_steps_load(labeller->part, naming->arena, &labeller->steps)) {
		return NULL;
	}
	for (uint32_t before = 0; before <= KD_NAME_LABELS; before++) {
		for (uint32_t label = 0; label < KD_NAME_LABELS; label++) {
			if (kd_names_is_forbidden(before, label)) {
				kd_steps_forbid(
					&labeller->steps, before, label);
			}
		}
	}
	labeller->search.steps = &labeller->steps;
	return labeller;
}

/* Whether such a piece is hardly ever in a name, so that it need not be
 * weighed. */
static bool is_surely_none(const struct labeller *labeller,
	const struct kd_name_view *view, uint32_t sentence, uint32_t i)
{
	return labeller->habits != NULL &&
	       kd_linear_always(labeller->habits,
		       labeller->kind->habit_of(view, sentence, i)) == 0;
}

static void label_stretch(struct labeller *labeller,
	const struct kd_name_view *view, const struct kd_name_stretch *stretch,
	uint8_t *labels)
{
	uint64_t features[KD_NAME_FEATURES_MAX];
	const uint32_t sentence = stretch->sentence;
	labeller->search.n = 0;
	for (uint32_t i = stretch->first; i < stretch->first + stretch->n;
		i++) {
		if (is_surely_none(labeller, view, sentence, i)) {
			kd_search_add_sure(&labeller->search, 0);
			continue;
		}
		const uint32_t n = labeller->kind->features_of(
			view, sentence, i, features);
		memset(labeller->scores[i], 0, sizeof(*labeller->scores));
		kd_linear_score(
			labeller->part, features, n, labeller->scores[i]);
		kd_search_add(&labeller->search, labeller->scores[i]);
	}
	kd_search_end(&labeller->search, labels + stretch->first);
}

/* A stretch with labels, to be told how sure they are. */
struct labelled {
	const struct kd_name_view *view;
	const struct labeller *labeller;
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
	return labelled->labeller->steps
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
		sum += labelled->labeller->scores[i][label] +
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
	const struct kd_naming *naming, const char *name, struct kd_err *err)
{
	const struct kd_linear *part = kd_model_part(
		naming->reading->lang->models[KD_MODEL_NAMES], name);
	return part != NULL && part->n_labels == KD_NAME_LABELS
		       ? KD_OK
		       : kd_err_set(err, KD_EINPUT,
				 "weights without part '%s' of %u labels", name,
				 (unsigned)KD_NAME_LABELS);
}

enum kd_status kd_names_label_pieces(
	struct kd_naming *naming, struct kd_err *err)
{
	KD_TRY(check_part(naming, first_kind.part, err));
	KD_TRY(check_part(naming, second_kind.part, err));
	struct kd_name_view view;
	KD_TRY(kd_names_look_at_pieces(naming, &view, err));
	uint8_t *labels = KD_NEW_ARRAY(naming->arena, uint8_t, view.n + 1);
	int32_t(*scores)[KD_NAME_LABELS] =
		kd_arena_take_array(naming->arena, view.n + 1, sizeof(*scores));
	struct labeller *first = take_labeller(naming, &first_kind, scores);
	struct labeller *second = take_labeller(naming, &second_kind, scores);
	if (first == NULL || second == NULL || labels == NULL ||
		scores == NULL) {
		return kd_arena_full(naming->arena, err);
	}
	struct kd_name_stretch stretch = { 0 };
	while (kd_names_next_stretch(&view, &stretch)) {
		label_stretch(first, &view, &stretch, view.labels);
	}
	kd_names_remember(&view);
	memcpy(labels, view.labels, view.n * sizeof(*labels));
	stretch = (struct kd_name_stretch){ 0 };
	while (kd_names_next_stretch(&view, &stretch)) {
		if (kd_names_may_name(&view, &stretch)) {
			label_stretch(second, &view, &stretch, labels);
		}
	}
	const struct kd_candidates ruled = naming->candidates;
	naming->candidates = (struct kd_candidates){ 0 };
	naming->is_learned = true;
	const struct labelled labelled = {
		.view = &view, .labeller = second, .labels = labels
	};
	return collect(naming, &labelled) ? kd_names_repair(naming, ruled, err)
					  : kd_arena_full(naming->arena, err);
}
