/* arcs.c - dependency trees by small steps, each chosen by a linear model. */
#include "model/arcs.h"

#include <assert.h>
#include <string.h>

#include "model/score.h"

#define ROOT_WORD UINT64_C(0x7007)
#define NO_WORD UINT64_C(0x5e)
#define BIT(step) (1u << (step))

static bool has_text(const struct kd_linear *part, uint32_t answer,
	const char *step, struct kd_str *relation)
{
	const struct kd_str label = kd_linear_label(part, answer);
	*relation = kd_str_slice(label, 1, label.len);
	return kd_str_starts_with(label, kd_str_view(step));
}

bool kd_arcs_open(const struct kd_linear *part, struct kd_arcs *out)
{
	*out = (struct kd_arcs){ .part = part, .root = KD_NONE };
	struct kd_str left = { 0 };
	struct kd_str right = { 0 };
	if (part->n_labels % 2 == 0 ||
		!has_text(part, 0, KD_ARC_SHIFT_TEXT, &left) || left.len != 0) {
		return false;
	}
	out->n_relations = part->n_labels / 2;
	for (uint32_t i = 0; i < out->n_relations; i++) {
		const uint32_t answer = KD_ARC_ANSWER(KD_ARC_LEFT, i);
		if (!has_text(part, answer, KD_ARC_LEFT_TEXT, &left) ||
			!has_text(
				part, answer + 1, KD_ARC_RIGHT_TEXT, &right) ||
			!kd_str_equal(left, right)) {
			return false;
		}
		if (kd_str_equal(left, KD_STR(KD_ARC_ROOT_TEXT))) {
			out->root = i;
		}
	}
	/* Arcs between words need a relation of their own. */
	return out->root != KD_NONE && out->n_relations > 1;
}

struct kd_str kd_arcs_relation(const struct kd_arcs *arcs, uint32_t relation)
{
	const struct kd_str label = kd_linear_label(
		arcs->part, KD_ARC_ANSWER(KD_ARC_LEFT, relation));
	return kd_str_slice(label, 1, label.len);
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

uint32_t kd_arcs_best(const int32_t *scores, uint32_t n_answers,
	uint32_t allowed, uint32_t root)
{
	uint32_t best = KD_NONE;
	if ((allowed & BIT(KD_ARC_SHIFT)) != 0) {
		best = 0;
	}
	for (uint32_t i = 1; i < n_answers; i++) {
		if ((allowed & BIT(KD_ARC_STEP_OF(i))) != 0 &&
			KD_ARC_RELATION_OF(i) != root &&
			(best == KD_NONE || scores[i] > scores[best])) {
			best = i;
		}
	}
	return best;
}

void kd_arcs_run(
	const struct kd_arcs *arcs, struct kd_arc_state *state, int32_t *scores)
{
	uint64_t features[KD_ARC_FEATURES_MAX];
	const uint32_t n_answers = KD_ARC_ANSWERS(arcs->n_relations);
	while (!kd_arcs_is_done(state)) {
		const uint32_t allowed = kd_arcs_allowed(state);
		if (state->n_stack == 0) {
			kd_arcs_go(state, KD_ARC_SHIFT, 0);
			continue;
		}
		if (allowed == BIT(KD_ARC_LEFT)) {
			kd_arcs_go(state, KD_ARC_LEFT, arcs->root);
			continue;
		}
		memset(scores, 0, n_answers * sizeof(*scores));
		kd_linear_score(arcs->part, features,
			kd_arcs_features(state, features), scores);
		const uint32_t best =
			kd_arcs_best(scores, n_answers, allowed, arcs->root);
		kd_arcs_go(state, (enum kd_arc_step)KD_ARC_STEP_OF(best),
			best == 0 ? 0 : KD_ARC_RELATION_OF(best));
	}
}
