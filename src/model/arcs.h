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

/* What the parts of a model call the steps, in their order, and the relation of
 * the root. */
#define KD_ARC_STEP_TEXTS       \
	{ ".", 1 }, { "<", 1 }, \
	{                       \
		">", 1          \
	}
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

/* The parts of a model that choose steps, and a relation for each arc. */
struct kd_arcs {
	const struct kd_linear *steps;
	const struct kd_linear *relations;
	const struct kd_linear *step_habits;     /* NULL: none */
	const struct kd_linear *relation_habits; /* NULL: none */
	uint32_t root; /* the relation of the sentence's root */
};

/* Readies parts of a model; false if they are none for arcs. */
bool kd_arcs_open(struct kd_arcs *arcs);

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

/* Features for the next step; gives their number. */
uint32_t kd_arcs_step_features(
	const struct kd_arc_state *state, uint64_t out[KD_ARC_FEATURES_MAX]);

/* The features that alone say most of the next step, the first more often. */
#define KD_ARC_STEP_HABITS 3u
void kd_arcs_step_habits(
	const struct kd_arc_state *state, uint64_t out[KD_ARC_STEP_HABITS]);

/* Features for the relation of the arc that a step would make. */
uint32_t kd_arcs_relation_features(const struct kd_arc_state *state,
	enum kd_arc_step step, uint64_t out[KD_ARC_FEATURES_MAX]);

/* The features that alone say most of that relation, the better first. */
#define KD_ARC_HABITS 2u
void kd_arcs_relation_habits(const struct kd_arc_state *state,
	enum kd_arc_step step, uint64_t out[KD_ARC_HABITS]);

/* The highest score among steps that are allowed; of equal ones the first. */
enum kd_arc_step kd_arcs_best_step(const int32_t *scores, uint32_t allowed);
/* The same among relations, but for that of the root. */
uint32_t kd_arcs_best_relation(
	const int32_t *scores, uint32_t n, uint32_t root);

/* Who is told what the parser decides, before it is done. */
struct kd_arc_watch {
	void (*step)(void *context, const struct kd_arc_state *state,
		enum kd_arc_step step);
	void (*relation)(void *context, const struct kd_arc_state *state,
		enum kd_arc_step step, uint32_t relation);
	void *context;
};

/* What a sentence waits to be told. */
enum kd_arc_question {
	KD_ARC_NO_QUESTION, /* it is done */
	KD_ARC_STEP_BY_HABIT,
	KD_ARC_STEP_BY_WEIGHT,
	KD_ARC_RELATION_BY_HABIT,
	KD_ARC_RELATION_BY_WEIGHT
};

/* A sentence on its way, and what it asks: several may walk in turn, so that
 * what one needs comes from memory while the others go on. */
struct kd_arc_walk {
	struct kd_arc_state state; /* by kd_arcs_take */
	const struct kd_arcs *arcs;
	const struct kd_arc_watch *watch; /* NULL: nobody */
	enum kd_arc_question question;
	enum kd_arc_step step; /* whose relation is asked for */
	uint64_t features[KD_ARC_FEATURES_MAX];
	uint32_t n_features;
};

/* Begins with a sentence; then each call answers one question, until there is
 * none and each word has a head and a relation, one that of the root. */
void kd_arcs_set_out(struct kd_arc_walk *walk, const struct kd_arcs *arcs,
	const struct kd_arc_word *words, uint32_t n);
bool kd_arcs_walk(struct kd_arc_walk *walk);

#endif
