/* arcs.c - learns the steps by which sentences become dependency trees. */
#include "learn/arcs.h"

#include <stdlib.h>
#include <string.h>

#include "learn/learn_private.h"
#include "model/feature.h"

/* Of 100 choices that the learner got wrong, those that it then follows.
 */
#define EXPLORED 90u

struct course {
	const struct kd_arc_lessons *lessons;
	const struct kd_recipe *recipe;
	struct kd_arc_learners *learners;
	struct kd_arena arena;
	struct kd_arc_state state;
	struct kd_arc_key key;
	int32_t *scores; /* of all relations */
	struct kd_learning
		learning; /* its second seed is of what is explored */
	uint64_t n_right;
	uint64_t n_steps;
};

void kd_arc_learners_init(
	struct kd_arc_learners *learners, uint32_t n_relations)
{
	kd_learner_init(&learners->steps, KD_ARC_STEPS);
	kd_learner_init(&learners->relations, n_relations);
}

void kd_arc_learners_release(struct kd_arc_learners *learners)
{
	kd_learner_release(&learners->steps);
	kd_learner_release(&learners->relations);
}

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

/* Features of one choice, and their rows in a learner. */
struct choice {
	struct kd_learner *learner;
	uint64_t features[KD_ARC_FEATURES_MAX];
	uint32_t rows[KD_ARC_FEATURES_MAX];
	uint32_t n;
};

static void score(struct choice *choice, int32_t *scores)
{
	struct kd_learner *learner = choice->learner;
	for (uint32_t i = 0; i < choice->n; i++) {
		choice->rows[i] = kd_learner_find(learner, choice->features[i]);
	}
	memset(scores, 0, learner->n_labels * sizeof(*scores));
	kd_learner_score(learner, choice->rows, choice->n, scores);
	learner->now++;
}

/* The best labels by score: of the good ones and of the bad. */
struct rivals {
	uint32_t good;
	uint32_t bad;
};

static void put_forward(
	struct rivals *rivals, const int32_t *scores, uint32_t label, bool good)
{
	uint32_t *best = good ? &rivals->good : &rivals->bad;
	if (*best == KD_NONE || scores[label] > scores[*best]) {
		*best = label;
	}
}

/* Moves the weights if the bad one wins, or nearly does. True if it wins. */
static bool correct(struct choice *choice, enum kd_rule rule,
	const int32_t *scores, struct rivals rivals)
{
	if (rivals.bad == KD_NONE || rivals.good == KD_NONE) {
		return false;
	}
	struct kd_learner *learner = choice->learner;
	const int64_t lost = (int64_t)scores[rivals.bad] - scores[rivals.good];
	const bool wins = lost > 0 || (lost == 0 && rivals.bad < rivals.good);
	if (rule == KD_RULE_PERCEPTRON ? lost < 0 : lost <= -KD_LEARN_ONE) {
		return false;
	}
	for (uint32_t i = 0; i < choice->n; i++) {
		choice->rows[i] = kd_learner_row(learner, choice->features[i]);
	}
	const int32_t amount =
		kd_learner_amount(rule, lost + KD_LEARN_ONE, choice->n);
	kd_learner_move(learner, choice->rows, choice->n, rivals.good, amount);
	kd_learner_move(learner, choice->rows, choice->n, rivals.bad, -amount);
	return wins;
}

static bool explores(struct course *course)
{
	uint64_t *seed = &course->learning.seeds[1];
	*seed = kd_mix(*seed, course->n_steps);
	return course->learning.round > 0 && *seed % 100 < EXPLORED;
}

/* Good steps lose nothing more than the best one does. */
static enum kd_arc_step learn_step(struct course *course)
{
	const struct kd_arc_state *state = &course->state;
	struct choice choice = { .learner = &course->learners->steps };
	struct rivals rivals = { KD_NONE, KD_NONE };
	int32_t scores[KD_ARC_STEPS] = { 0 };
	uint32_t costs[KD_ARC_STEPS];
	uint32_t least = KD_NONE;
	const uint32_t allowed = kd_arcs_allowed(state);
	if ((allowed & (allowed - 1)) == 0) {
		return kd_arcs_best_step(scores, allowed);
	}
	choice.n = kd_arcs_step_features(state, choice.features);
	score(&choice, scores);
	kd_arc_costs(state, &course->key, costs);
	for (uint32_t i = 0; i < KD_ARC_STEPS; i++) {
		if ((allowed & (1u << i)) != 0 && costs[i] < least) {
			least = costs[i];
		}
	}
	for (uint32_t i = 0; i < KD_ARC_STEPS; i++) {
		if ((allowed & (1u << i)) != 0) {
			put_forward(&rivals, scores, i, costs[i] == least);
		}
	}
	const bool wrong =
		correct(&choice, course->recipe->rule, scores, rivals);
	course->n_steps++;
	course->n_right += wrong ? 0 : 1;
	return (enum kd_arc_step)(
		wrong && explores(course) ? rivals.bad : rivals.good);
}

/* Only of right arcs is it known which relation they have; the others get what
 * the learner would give them. */
static uint32_t learn_relation(struct course *course, enum kd_arc_step step)
{
	const struct kd_arc_state *state = &course->state;
	const uint32_t root = course->lessons->root;
	if (step == KD_ARC_SHIFT ||
		(step == KD_ARC_LEFT && state->next == state->n)) {
		return root;
	}
	const struct kd_arc_tree *tree = course->key.tree;
	const uint32_t top = state->stack[state->n_stack - 1];
	const uint32_t head = step == KD_ARC_LEFT
				      ? state->next
				      : state->stack[state->n_stack - 2];
	const uint32_t right = tree->heads[top] == head ? tree->relations[top]
							: KD_LABEL_UNKNOWN;
	struct choice choice = { .learner = &course->learners->relations };
	struct rivals rivals = { KD_NONE, KD_NONE };
	const uint32_t n = course->lessons->n_relations;
	choice.n = kd_arcs_relation_features(state, step, choice.features);
	score(&choice, course->scores);
	if (right == KD_LABEL_UNKNOWN) {
		return kd_arcs_best_relation(course->scores, n, root);
	}
	for (uint32_t i = 0; i < n; i++) {
		if (i != root) {
			put_forward(&rivals, course->scores, i, i == right);
		}
	}
	const bool wrong =
		correct(&choice, course->recipe->rule, course->scores, rivals);
	return wrong && explores(course) ? rivals.bad : right;
}

static bool is_full(const struct course *course)
{
	const struct kd_arc_learners *learners = course->learners;
	return learners->steps.is_full || learners->relations.is_full;
}

static void learn_sentence(
	struct course *course, const struct kd_arc_lesson *lesson)
{
	struct kd_arc_state *state = &course->state;
	kd_arcs_begin(state, lesson->words, lesson->tree.n);
	kd_arc_key_begin(&course->key, &lesson->tree);
	while (!kd_arcs_is_done(state) && !is_full(course)) {
		const enum kd_arc_step step = learn_step(course);
		kd_arcs_go(state, step, learn_relation(course, step));
	}
}

static uint64_t hash_of(
	const struct kd_arc_lessons *lessons, const struct kd_recipe *recipe)
{
	uint64_t hash = kd_mix(recipe->rule, recipe->seed);
	hash = kd_mix(hash, recipe->rounds);
	hash = kd_mix(hash, kd_mix(lessons->root, lessons->n_relations));
	for (uint32_t i = 0; i < lessons->n; i++) {
		const struct kd_arc_lesson *lesson = &lessons->items[i];
		for (uint32_t k = 0; k < lesson->tree.n; k++) {
			const struct kd_arc_word *word = &lesson->words[k];
			const uint64_t numbers[] = { word->form, word->lemma,
				word->ending, word->upos, word->tag,
				word->feats, lesson->tree.heads[k],
				lesson->tree.relations[k] };
			hash = kd_learn_hash_numbers(
				hash, numbers, KD_COUNT(numbers));
		}
	}
	return hash;
}

static void learn_rounds(struct course *course)
{
	const struct kd_arc_lessons *lessons = course->lessons;
	struct kd_learning *learning = &course->learning;
	while (learning->round < course->recipe->rounds && !is_full(course)) {
		course->n_right = 0;
		course->n_steps = 0;
		kd_learn_shuffle(
			learning->order, learning->n, &learning->seeds[0]);
		for (uint32_t i = 0; i < lessons->n; i++) {
			learn_sentence(
				course, &lessons->items[learning->order[i]]);
		}
		kd_learn_end_round(course->recipe, learning, course->n_right,
			course->n_steps);
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
	course->scores =
		KD_NEW_ARRAY(arena, int32_t, course->lessons->n_relations);
	return kd_arcs_take(&course->state, n, arena) &&
	       course->key.firsts != NULL && course->key.others != NULL &&
	       course->scores != NULL;
}

bool kd_learn_arcs(const struct kd_arc_lessons *lessons,
	const struct kd_recipe *recipe, struct kd_arc_learners *learners)
{
	struct course course = {
		.lessons = lessons, .recipe = recipe, .learners = learners
	};
	uint32_t *order = kd_learn_order(lessons->n);
	const bool fits = order != NULL && take_room(&course);
	if (fits) {
		course.learning = (struct kd_learning){
			.lessons = hash_of(lessons, recipe),
			.learners = { &learners->steps, &learners->relations },
			.n_learners = 2,
			.order = order,
			.n = lessons->n,
			.seeds = { recipe->seed, recipe->seed }
		};
		kd_learn_take_up(recipe, &course.learning);
		learn_rounds(&course);
	}
	kd_arena_release(&course.arena);
	free(order);
	return fits && !is_full(&course);
}
