/* learn_private.h - what the learners share. */
#ifndef KD_LEARN_PRIVATE_H
#define KD_LEARN_PRIVATE_H

#include "learn/lessons.h"

/* The lessons' features as rows of the learner; KD_NONE for rare ones. On the
 * heap, or NULL if memory ran out. */
uint32_t *kd_learn_rows(const struct kd_lessons *lessons, uint32_t rarest,
	struct kd_learner *learner);

/* The numbers 0 to n - 1, for shuffling; on the heap, or NULL. */
uint32_t *kd_learn_order(size_t n);
/* Shuffles them (Fisher and Yates, Durstenfeld 1964); the same for one seed. */
void kd_learn_shuffle(uint32_t *order, size_t n, uint64_t *seed);

#endif
