/* arcs.h - dependency trees by small steps, each chosen by a linear model. */
#ifndef KD_MODEL_ARCS_H
#define KD_MODEL_ARCS_H

#include "base/arena.h"
#include "model/model.h"

/*
 * The arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011). Words wait
 * in their order, the root after the last of them; a stack holds words that
 * still want a head:
 *
 *   ... second top | next, next + 1, ... root
 *
 *   SHIFT   next goes on the stack
 *   LEFT    next becomes the head of top, which leaves the stack
 *   RIGHT   second becomes the head of top, which leaves the stack
 *
 * The root takes one word alone, the last on the stack, so that every way to
 * the end gives one tree. A sentence of n words takes 2n steps.
 */
enum kd_arc_step { KD_ARC_SHIFT, KD_ARC_LEFT, KD_ARC_RIGHT, KD_ARC_STEPS };

/* Answers of the model: 0 to shift, then two for each relation. */
#define KD_ARC_ANSWERS(n_relations) (1 + 2 * (n_relations))
#define KD_ARC_ANSWER(step, relation) \
	((step) == KD_ARC_SHIFT ? 0u : 2 * (relation) + (uint32_t)(step))
#define KD_ARC_STEP_OF(answer) \
	((answer) == 0 ? 0u : 1 + (((uint32_t)(answer)-1) & 1u))
#define KD_ARC_RELATION_OF(answer) (((uint32_t)(answer)-1) >> 1)

/* What begins the text of an answer; the relation follows. */
#define KD_ARC_SHIFT_TEXT "."
#define KD_ARC_LEFT_TEXT "<"
#define KD_ARC_RIGHT_TEXT ">"
#define KD_ARC_ROOT_TEXT "root"

#define KD_ARC_FEATURES_MAX 128u

/* A word as hashes of what it shows. */
struct kd_arc_word {
	uint64_t form;
	uint64_t lemma;
	uint64_t ending;
	uint64_t upos;
	uint64_t tag;   /* part of speech with what matters most beside it */
	uint64_t feats; /* all there is */
};

/* What a word has got so far. */
struct kd_arc_node {
	uint64_t left_relations; /* of all on that side, a bit each */
	uint64_t right_relations;
	uint32_t head;     /* the root is n; KD_NONE: none yet */
	uint32_t left[2];  /* the outermost dependent, and the one before it */
	uint32_t right[2]; /* (n + 1: none) */
	uint16_t n_left;
	uint16_t n_right;
	uint16_t relation;
	bool on_stack;
};

/* A sentence on its way. */
struct kd_arc_state {
	const struct kd_arc_word *words; /* n + 2, closed by kd_arcs_close */
	struct kd_arc_node *nodes;       /* n + 2 */
	uint32_t *stack;                 /* n */
	uint32_t n_stack;
	uint32_t next;
	uint32_t n;
};

/* A part of a model that chooses steps. */
struct kd_arcs {
	const struct kd_linear *part;
	uint32_t n_relations;
	uint32_t root; /* the relation of the sentence's root */
};

/* Reads how a part numbers its answers; false if it is none for arcs. */
bool kd_arcs_open(const struct kd_linear *part, struct kd_arcs *out);
struct kd_str kd_arcs_relation(const struct kd_arcs *arcs, uint32_t relation);

/* Puts the root and what stands for no word behind n words. */
void kd_arcs_close(struct kd_arc_word *words, uint32_t n);

/* Takes room for sentences of n words; false if the arena is full. */
bool kd_arcs_take(struct kd_arc_state *state, uint32_t n,
	struct kd_arena *arena) KD_MUST_CHECK;
void kd_arcs_begin(struct kd_arc_state *state, const struct kd_arc_word *words,
	uint32_t n);
bool kd_arcs_is_done(const struct kd_arc_state *state);

/* The steps that may be taken: a bit per step, one at least until done. */
uint32_t kd_arcs_allowed(const struct kd_arc_state *state);
void kd_arcs_go(
	struct kd_arc_state *state, enum kd_arc_step step, uint32_t relation);

/* Features of where a sentence stands; gives their number. */
uint32_t kd_arcs_features(
	const struct kd_arc_state *state, uint64_t out[KD_ARC_FEATURES_MAX]);

/* The answer that scores highest among those of allowed steps; of equal ones
 * the first. root is the relation that these steps never give. */
uint32_t kd_arcs_best(const int32_t *scores, uint32_t n_answers,
	uint32_t allowed, uint32_t root);

/* Goes from the beginning to the end: each word has a head and a relation, one
 * has the root. scores has room for all answers. */
void kd_arcs_run(const struct kd_arcs *arcs, struct kd_arc_state *state,
	int32_t *scores);

#endif
