/* arcs.c - learns the steps by which sentences become dependency trees. */
#include "learn/arcs.h"

#include <stdlib.h>
#include <string.h>

#include "learn/learn_private.h"
#include "model/feature.h"

/* Of 100 steps where learner and oracle differ, those that the learner leads.
 */
#define EXPLORED 90u

struct course {
	const struct kd_arc_lessons *lessons;
	const struct kd_recipe *recipe;
	struct kd_learner *learner;
	struct kd_arena arena;
	struct kd_arc_state state;
	struct kd_arc_key key;
	int32_t *scores;
	uint32_t n_answers;
	uint32_t round;
	uint64_t seed;
	uint64_t n_right;
	uint64_t n_steps;
};

void kd_arc_key_begin(struct kd_arc_key *key, const struct kd_arc_tree *tree)
{
	key->tree = tree;
	for (uint32_t i = 0; i <= tree->n; i++) {
		key->firsts[i] = KD_NONE;
	}
	for (uint32_t i = tree->n; i-- > 0;) {
		const uint32_t head = tree->heads[i];
		key->others[i] = key->firsts[head];
		key->firsts[head] = i;
	}
}

/* Dependents of a word that still wait in their order. */
static uint32_t waiting(const struct kd_arc_state *state,
	const struct kd_arc_key *key, uint32_t i)
{
	uint32_t n = 0;
	for (uint32_t k = key->firsts[i]; k != KD_NONE; k = key->others[k]) {
		n += k >= state->next ? 1 : 0;
	}
	return n;
}

static uint32_t stacked(const struct kd_arc_state *state,
	const struct kd_arc_key *key, uint32_t i)
{
	uint32_t n = 0;
	for (uint32_t k = key->firsts[i]; k != KD_NONE; k = key->others[k]) {
		n += state->nodes[k].on_stack ? 1 : 0;
	}
	return n;
}

/* Whether shifting the next word would put it out of its head's reach: heads
 * deeper in the stack have it no more, and the root takes the lowest alone. */
static bool is_buried_by_shift(
	const struct kd_arc_state *state, uint32_t head, uint32_t top)
{
	return head == state->n ? state->n_stack > 0
				: head != top && state->nodes[head].on_stack;
}

/* Whether the top of the stack still waits for a head that is ahead. */
static bool is_head_ahead(const struct kd_arc_state *state, uint32_t head)
{
	return head == state->n ? state->n_stack == 1 : head >= state->next;
}

void kd_arc_costs(const struct kd_arc_state *state,
	const struct kd_arc_key *key, uint32_t out[KD_ARC_STEPS])
{
	const uint32_t next = state->next;
	const uint32_t *heads = key->tree->heads;
	const uint32_t n = state->n_stack;
	const uint32_t top = n > 0 ? state->stack[n - 1] : KD_NONE;
	memset(out, 0, KD_ARC_STEPS * sizeof(*out));
	if (next < state->n) {
		out[KD_ARC_SHIFT] = stacked(state, key, next);
		if (is_buried_by_shift(state, heads[next], top)) {
			out[KD_ARC_SHIFT]++;
		}
	}
	if (top != KD_NONE) {
		const uint32_t head = heads[top];
		const uint32_t second = n > 1 ? state->stack[n - 2] : KD_NONE;
		const uint32_t lost = waiting(state, key, top);
		const bool ahead = is_head_ahead(state, head);
		out[KD_ARC_LEFT] =
			lost + (head == second || (ahead && head != next));
		out[KD_ARC_RIGHT] = lost + ahead;
	}
}

/* Whether an answer is as good as any: its step loses nothing more than the
 * best one does, and the arc it makes has the right name if it is right. */
static bool is_good(const struct course *course, uint32_t answer,
	const uint32_t costs[KD_ARC_STEPS], uint32_t least)
{
	const struct kd_arc_state *state = &course->state;
	const uint32_t step = KD_ARC_STEP_OF(answer);
	if (costs[step] > least) {
		return false;
	}
	if (step == KD_ARC_SHIFT) {
		return true;
	}
	const struct kd_arc_tree *tree = course->key.tree;
	const uint32_t top = state->stack[state->n_stack - 1];
	const uint32_t head = step == KD_ARC_LEFT
				      ? state->next
				      : state->stack[state->n_stack - 2];
	return tree->heads[top] != head ||
	       tree->relations[top] == KD_LABEL_UNKNOWN ||
	       tree->relations[top] == KD_ARC_RELATION_OF(answer);
}

static uint32_t least_cost(const uint32_t costs[KD_ARC_STEPS], uint32_t allowed)
{
	uint32_t least = KD_NONE;
	for (uint32_t i = 0; i < KD_ARC_STEPS; i++) {
		if ((allowed & (1u << i)) != 0 && costs[i] < least) {
			least = costs[i];
		}
	}
	return least;
}

/* The best answers by score: of the good ones and of the bad. */
struct rivals {
	uint32_t good;
	uint32_t bad;
};

static struct rivals find_rivals(const struct course *course)
{
	struct rivals rivals = { KD_NONE, KD_NONE };
	uint32_t costs[KD_ARC_STEPS];
	kd_arc_costs(&course->state, &course->key, costs);
	const uint32_t allowed = kd_arcs_allowed(&course->state);
	const uint32_t least = least_cost(costs, allowed);
	const int32_t *scores = course->scores;
	for (uint32_t i = 0; i < course->n_answers; i++) {
		if ((allowed & (1u << KD_ARC_STEP_OF(i))) == 0 ||
			(i > 0 && KD_ARC_RELATION_OF(i) ==
					  course->lessons->root)) {
			continue;
		}
		uint32_t *best = is_good(course, i, costs, least) ? &rivals.good
								  : &rivals.bad;
		if (*best == KD_NONE || scores[i] > scores[*best]) {
			*best = i;
		}
	}
	return rivals;
}

/* Moves the weights if the bad one wins, or nearly does. */
static void correct(struct course *course, struct rivals rivals,
	const uint64_t *features, uint32_t n)
{
	struct kd_learner *learner = course->learner;
	uint32_t rows[KD_ARC_FEATURES_MAX];
	const bool margin = course->recipe->rule != KD_RULE_PERCEPTRON;
	const int64_t lost = (int64_t)course->scores[rivals.bad] -
			     course->scores[rivals.good];
	if (margin ? lost <= -KD_LEARN_ONE : lost < 0) {
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		rows[i] = kd_learner_row(learner, features[i]);
	}
	const int32_t amount =
		kd_learner_amount(course->recipe->rule, lost + KD_LEARN_ONE, n);
	kd_learner_move(learner, rows, n, rivals.good, amount);
	kd_learner_move(learner, rows, n, rivals.bad, -amount);
}

static void score(struct course *course, const uint64_t *features, uint32_t n)
{
	uint32_t rows[KD_ARC_FEATURES_MAX];
	for (uint32_t i = 0; i < n; i++) {
		rows[i] = kd_learner_find(course->learner, features[i]);
	}
	memset(course->scores, 0, course->n_answers * sizeof(*course->scores));
	kd_learner_score(course->learner, rows, n, course->scores);
}

static uint32_t learn_step(struct course *course)
{
	uint64_t features[KD_ARC_FEATURES_MAX];
	const uint32_t n = kd_arcs_features(&course->state, features);
	score(course, features, n);
	const struct rivals rivals = find_rivals(course);
	course->learner->now++;
	course->n_steps++;
	if (rivals.bad == KD_NONE) {
		course->n_right++;
		return rivals.good;
	}
	const bool wrong =
		course->scores[rivals.bad] > course->scores[rivals.good] ||
		(course->scores[rivals.bad] == course->scores[rivals.good] &&
			rivals.bad < rivals.good);
	course->n_right += wrong ? 0 : 1;
	correct(course, rivals, features, n);
	course->seed = kd_mix(course->seed, course->n_steps);
	const bool explores =
		course->round > 0 && course->seed % 100 < EXPLORED;
	return wrong && explores ? rivals.bad : rivals.good;
}

static void learn_sentence(
	struct course *course, const struct kd_arc_lesson *lesson)
{
	struct kd_arc_state *state = &course->state;
	kd_arcs_begin(state, lesson->words, lesson->tree.n);
	kd_arc_key_begin(&course->key, &lesson->tree);
	while (!kd_arcs_is_done(state) && !course->learner->is_full) {
		if (state->n_stack == 0) {
			kd_arcs_go(state, KD_ARC_SHIFT, 0);
		} else if (kd_arcs_allowed(state) == 1u << KD_ARC_LEFT) {
			kd_arcs_go(state, KD_ARC_LEFT, course->lessons->root);
		} else {
			const uint32_t answer = learn_step(course);
			kd_arcs_go(state,
				(enum kd_arc_step)KD_ARC_STEP_OF(answer),
				answer == 0 ? 0 : KD_ARC_RELATION_OF(answer));
		}
	}
}

static void learn_rounds(struct course *course, uint32_t *order)
{
	const struct kd_arc_lessons *lessons = course->lessons;
	const struct kd_recipe *recipe = course->recipe;
	uint64_t seed = recipe->seed;
	course->seed = recipe->seed;
	for (uint32_t round = 0;
		round < recipe->rounds && !course->learner->is_full; round++) {
		course->round = round;
		course->n_right = 0;
		course->n_steps = 0;
		kd_learn_shuffle(order, lessons->n, &seed);
		for (uint32_t i = 0; i < lessons->n; i++) {
			learn_sentence(course, &lessons->items[order[i]]);
		}
		if (recipe->progress != NULL) {
			recipe->progress(recipe->context, round,
				course->n_right, course->n_steps);
		}
	}
}

static uint32_t longest(const struct kd_arc_lessons *lessons)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < lessons->n; i++) {
		n = lessons->items[i].tree.n > n ? lessons->items[i].tree.n : n;
	}
	return n;
}

static bool take_room(struct course *course)
{
	const uint32_t n = longest(course->lessons);
	struct kd_arena *arena = &course->arena;
	kd_arena_init(arena, KD_ARENA_LIMIT_BYTES);
	course->key.firsts = KD_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
	course->key.others = KD_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
	course->scores = KD_NEW_ARRAY(arena, int32_t, course->n_answers);
	return kd_arcs_take(&course->state, n, arena) &&
	       course->key.firsts != NULL && course->key.others != NULL &&
	       course->scores != NULL;
}

bool kd_learn_arcs(const struct kd_arc_lessons *lessons,
	const struct kd_recipe *recipe, struct kd_learner *learner)
{
	struct course course = { .lessons = lessons,
		.recipe = recipe,
		.learner = learner,
		.n_answers = KD_ARC_ANSWERS(lessons->n_relations) };
	uint32_t *order = kd_learn_order(lessons->n);
	if (order != NULL && take_room(&course)) {
		learn_rounds(&course, order);
	} else {
		learner->is_full = true;
	}
	kd_arena_release(&course.arena);
	free(order);
	return !learner->is_full;
}
