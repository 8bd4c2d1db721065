/* arcs.h - learns the steps by which sentences become dependency trees. */
#ifndef KD_LEARN_ARCS_H
#define KD_LEARN_ARCS_H

#include "learn/lessons.h"

#include "model/arcs.h"

/* The right tree of a sentence. Borrowed. */
struct kd_arc_tree {
	const uint32_t *heads;     /* the root is n */
	const uint16_t *relations; /* KD_LABEL_UNKNOWN: any will do */
	uint32_t n;
};

/* Sentences to learn from, in the words that reading will see: as they were
 * tagged, not as they should have been. Borrowed. */
struct kd_arc_lesson {
	const struct kd_arc_word *words; /* n + 2, closed by kd_arcs_close */
	struct kd_arc_tree tree;
};

struct kd_arc_lessons {
	const struct kd_arc_lesson *items;
	uint32_t n;
	uint32_t n_relations;
	uint32_t root; /* the relation of the sentence's root */
};

/* How the right tree hangs together, while a sentence is gone through. */
struct kd_arc_key {
	const struct kd_arc_tree *tree;
	uint32_t *firsts; /* n + 1: of each word its first dependent */
	uint32_t *others; /* n: the next dependent of the same head */
};

void kd_arc_key_begin(struct kd_arc_key *key, const struct kd_arc_tree *tree);

/* How many arcs of the right tree each step puts out of reach (Goldberg and
 * Nivre 2013); exact for trees without crossing arcs. */
void kd_arc_costs(const struct kd_arc_state *state,
	const struct kd_arc_key *key, uint32_t out[KD_ARC_STEPS]);

struct kd_arc_learners {
	struct kd_learner steps;
	struct kd_learner relations;
};

void kd_arc_learners_init(
	struct kd_arc_learners *learners, uint32_t n_relations);
void kd_arc_learners_release(struct kd_arc_learners *learners);

/* Fits steps, with a dynamic oracle, and relations: after the first round a
 * sentence is gone through as the learners would have it, mistakes included.
 * False if memory ran out. */
bool kd_learn_arcs(const struct kd_arc_lessons *lessons,
	const struct kd_recipe *recipe,
	struct kd_arc_learners *learners) KD_MUST_CHECK;

#endif
