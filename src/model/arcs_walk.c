/* arcs_walk.c - goes the parser's way through a sentence, a question at a time:
 * which step, and which relation the arc has that it makes. */
#include "model/arcs.h"

#include <string.h>

#include "model/score.h"

#define BIT(step) (1u << (step))

/* Asks for what a question is answered by. */
static void ask(struct kd_arc_walk *walk, enum kd_arc_question question,
	const struct kd_linear *part, uint32_t n)
{
	walk->question = question;
	walk->n_features = n;
	for (uint32_t i = 0; i < n; i++) {
		kd_linear_fetch(part, walk->features[i]);
	}
}

static void ask_step(struct kd_arc_walk *walk)
{
	kd_arcs_step_habits(&walk->state, walk->features);
	ask(walk, KD_ARC_STEP_BY_HABIT, walk->arcs->step_habits,
		KD_ARC_STEP_HABITS);
}

static void ask_relation(struct kd_arc_walk *walk, enum kd_arc_step step)
{
	walk->step = step;
	kd_arcs_relation_habits(&walk->state, step, walk->features);
	ask(walk, KD_ARC_RELATION_BY_HABIT, walk->arcs->relation_habits,
		KD_ARC_HABITS);
}

static bool makes_known_arc(
	const struct kd_arc_state *state, enum kd_arc_step step)
{
	return step == KD_ARC_SHIFT ||
	       (step == KD_ARC_LEFT && state->next == state->n);
}

/* Goes on to where there is something to ask: where one step alone may be
 * taken, or an arc is to the root, there is nothing. */
static void go_on(struct kd_arc_walk *walk)
{
	struct kd_arc_state *state = &walk->state;
	while (!kd_arcs_is_done(state)) {
		static const int32_t none[KD_ARC_STEPS] = { 0 };
		const uint32_t allowed = kd_arcs_allowed(state);
		if ((allowed & (allowed - 1)) != 0) {
			ask_step(walk);
			return;
		}
		const enum kd_arc_step step = kd_arcs_best_step(none, allowed);
		if (!makes_known_arc(state, step)) {
			ask_relation(walk, step);
			return;
		}
		kd_arcs_go(state, step, walk->arcs->root);
	}
	walk->question = KD_ARC_NO_QUESTION;
}

static void take_step(struct kd_arc_walk *walk, enum kd_arc_step step)
{
	if (walk->watch != NULL) {
		walk->watch->step(walk->watch->context, &walk->state, step);
	}
	if (makes_known_arc(&walk->state, step)) {
		kd_arcs_go(&walk->state, step, walk->arcs->root);
		go_on(walk);
	} else {
		ask_relation(walk, step);
	}
}

static void take_relation(struct kd_arc_walk *walk, uint32_t relation)
{
	if (walk->watch != NULL) {
		walk->watch->relation(walk->watch->context, &walk->state,
			walk->step, relation);
	}
	kd_arcs_go(&walk->state, walk->step, relation);
	go_on(walk);
}

static void answer_step_by_habit(struct kd_arc_walk *walk)
{
	const uint32_t habit = kd_linear_first_always(
		walk->arcs->step_habits, walk->features, walk->n_features);
	if (habit != KD_NONE &&
		(kd_arcs_allowed(&walk->state) & BIT(habit)) != 0) {
		take_step(walk, (enum kd_arc_step)habit);
		return;
	}
	ask(walk, KD_ARC_STEP_BY_WEIGHT, walk->arcs->steps,
		kd_arcs_step_features(&walk->state, walk->features));
}

static void answer_step(struct kd_arc_walk *walk)
{
	int32_t scores[KD_ARC_STEPS] = { 0 };
	kd_linear_score(
		walk->arcs->steps, walk->features, walk->n_features, scores);
	take_step(
		walk, kd_arcs_best_step(scores, kd_arcs_allowed(&walk->state)));
}

static void answer_relation_by_habit(struct kd_arc_walk *walk)
{
	const uint32_t habit = kd_linear_first_always(
		walk->arcs->relation_habits, walk->features, walk->n_features);
	if (habit != KD_NONE && habit != walk->arcs->root) {
		take_relation(walk, habit);
		return;
	}
	ask(walk, KD_ARC_RELATION_BY_WEIGHT, walk->arcs->relations,
		kd_arcs_relation_features(
			&walk->state, walk->step, walk->features));
}

static void answer_relation(struct kd_arc_walk *walk)
{
	int32_t scores[KD_SCORED_LABELS_MAX];
	const struct kd_linear *part = walk->arcs->relations;
	memset(scores, 0, part->n_labels * sizeof(*scores));
	kd_linear_score(part, walk->features, walk->n_features, scores);
	take_relation(walk, kd_arcs_best_relation(
				    scores, part->n_labels, walk->arcs->root));
}

void kd_arcs_set_out(struct kd_arc_walk *walk, const struct kd_arcs *arcs,
	const struct kd_arc_word *words, uint32_t n)
{
	walk->arcs = arcs;
	kd_arcs_begin(&walk->state, words, n);
	go_on(walk);
}

bool kd_arcs_walk(struct kd_arc_walk *walk)
{
	switch (walk->question) {
	case KD_ARC_STEP_BY_HABIT:
		answer_step_by_habit(walk);
		break;
	case KD_ARC_STEP_BY_WEIGHT:
		answer_step(walk);
		break;
	case KD_ARC_RELATION_BY_HABIT:
		answer_relation_by_habit(walk);
		break;
	case KD_ARC_RELATION_BY_WEIGHT:
		answer_relation(walk);
		break;
	case KD_ARC_NO_QUESTION:
		break;
	}
	return walk->question != KD_ARC_NO_QUESTION;
}
