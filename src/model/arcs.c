/* arcs.c - dependency trees by small steps, each chosen by a linear model. */
#include "model/arcs.h"

#include <assert.h>
#include <string.h>

#include "model/score.h"

#define ROOT_WORD UINT64_C(0x7007)
#define NO_WORD UINT64_C(0x5e)
#define BIT(step) (1u << (step))

static bool has_steps(const struct kd_linear *part)
{
	static const struct kd_str texts[KD_ARC_STEPS] = { KD_ARC_STEP_TEXTS };
	if (part == NULL || part->n_labels != KD_ARC_STEPS) {
		return false;
	}
	for (uint32_t i = 0; i < KD_ARC_STEPS; i++) {
		if (!kd_str_equal(kd_linear_label(part, i), texts[i])) {
			return false;
		}
	}
	return true;
}

bool kd_arcs_open(struct kd_arcs *arcs)
{
	const struct kd_linear *relations = arcs->relations;
	const struct kd_linear *habits = arcs->relation_habits;
	/* Arcs between words need a relation of their own. */
	if (!has_steps(arcs->steps) || relations == NULL ||
		relations->n_labels < 2 ||
		relations->n_labels > KD_SCORED_LABELS_MAX ||
		(arcs->step_habits != NULL && !has_steps(arcs->step_habits)) ||
		(habits != NULL && habits->n_labels != relations->n_labels)) {
		return false;
	}
	arcs->root = kd_linear_find(relations, KD_STR(KD_ARC_ROOT_TEXT));
	return arcs->root != KD_NONE;
}

static void close_with(struct kd_arc_word *word, uint64_t value)
{
	*word = (struct kd_arc_word){ .form = value,
		.lemma = value,
		.ending = value,
		.upos = value,
		.tag = value,
		.feats = value };
}

void kd_arcs_close(struct kd_arc_word *words, uint32_t n)
{
	close_with(&words[n], ROOT_WORD);
	close_with(&words[n + 1], NO_WORD);
}

bool kd_arcs_take(
	struct kd_arc_state *state, uint32_t n, struct kd_arena *arena)
{
	*state = (struct kd_arc_state){
		.nodes = KD_NEW_ARRAY(arena, struct kd_arc_node, (size_t)n + 2),
		.stack = KD_NEW_ARRAY(arena, uint32_t, (size_t)n + 1),
	};
	return state->nodes != NULL && state->stack != NULL;
}

void kd_arcs_begin(
	struct kd_arc_state *state, const struct kd_arc_word *words, uint32_t n)
{
	state->words = words;
	state->n = n;
	state->n_stack = 0;
	state->next = 0;
	for (uint32_t i = 0; i < n + 2; i++) {
		state->nodes[i] = (struct kd_arc_node){ .head = KD_NONE,
			.left = { n + 1, n + 1 },
			.right = { n + 1, n + 1 } };
	}
}

bool kd_arcs_is_done(const struct kd_arc_state *state)
{
	return state->next == state->n && state->n_stack == 0;
}

uint32_t kd_arcs_allowed(const struct kd_arc_state *state)
{
	const bool at_root = state->next == state->n;
	uint32_t allowed = at_root ? 0 : BIT(KD_ARC_SHIFT);
	if (state->n_stack > 1) {
		allowed |= BIT(KD_ARC_RIGHT);
	}
	if (at_root ? state->n_stack == 1 : state->n_stack > 0) {
		allowed |= BIT(KD_ARC_LEFT);
	}
	return allowed;
}

static void push_out(uint32_t outermost[2], uint32_t word)
{
	outermost[1] = outermost[0];
	outermost[0] = word;
}

/* The new dependent is always the outermost so far on its side. */
static void join(struct kd_arc_state *state, uint32_t head, uint32_t dependent,
	uint32_t relation)
{
	struct kd_arc_node *node = &state->nodes[head];
	state->nodes[dependent].head = head;
	state->nodes[dependent].relation = (uint16_t)relation;
	state->nodes[dependent].on_stack = false;
	if (dependent < head) {
		push_out(node->left, dependent);
		node->n_left++;
		node->left_relations |= UINT64_C(1) << (relation & 63);
	} else {
		push_out(node->right, dependent);
		node->n_right++;
		node->right_relations |= UINT64_C(1) << (relation & 63);
	}
}

void kd_arcs_go(
	struct kd_arc_state *state, enum kd_arc_step step, uint32_t relation)
{
	assert((kd_arcs_allowed(state) & BIT(step)) != 0);
	if (step == KD_ARC_SHIFT) {
		state->nodes[state->next].on_stack = true;
		state->stack[state->n_stack++] = state->next++;
		return;
	}
	const uint32_t top = state->stack[--state->n_stack];
	join(state,
		step == KD_ARC_LEFT ? state->next
				    : state->stack[state->n_stack - 1],
		top, relation);
}

enum kd_arc_step kd_arcs_best_step(const int32_t *scores, uint32_t allowed)
{
	uint32_t best = KD_NONE;
	for (uint32_t i = 0; i < KD_ARC_STEPS; i++) {
		if ((allowed & BIT(i)) != 0 &&
			(best == KD_NONE || scores[i] > scores[best])) {
			best = i;
		}
	}
	return (enum kd_arc_step)best;
}

uint32_t kd_arcs_best_relation(const int32_t *scores, uint32_t n, uint32_t root)
{
	uint32_t best = KD_NONE;
	for (uint32_t i = 0; i < n; i++) {
		if (i != root &&
			(best == KD_NONE || scores[i] > scores[best])) {
			best = i;
		}
	}
	return best;
}
