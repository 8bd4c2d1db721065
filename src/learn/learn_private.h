/* learn_private.h - what the learners share. */
#ifndef KD_LEARN_PRIVATE_H
#define KD_LEARN_PRIVATE_H

#include "learn/learning.h"
#include "learn/lessons.h"

/* The lessons' features as rows of the learner; KD_NONE for rare ones. On the
 * heap, or NULL if memory ran out. */
uint32_t *kd_learn_rows(const struct kd_lessons *lessons, uint32_t rarest,
	struct kd_learner *learner);

/* The numbers 0 to n - 1, for shuffling; on the heap, or NULL. */
uint32_t *kd_learn_order(size_t n);
/* Shuffles them (Fisher and Yates, Durstenfeld 1964); the same for one seed. */
void kd_learn_shuffle(uint32_t *order, size_t n, uint64_t *seed);

/* A hash of lessons and of how they are learned from. */
uint64_t kd_learn_hash(
	const struct kd_lessons *lessons, const struct kd_recipe *recipe);
uint64_t kd_learn_hash_numbers(uint64_t hash, const uint64_t *items, size_t n);

/* Takes up what a run before had learned, if the recipe knows of one. */
void kd_learn_take_up(
	const struct kd_recipe *recipe, struct kd_learning *learning);
/* A round is over, with right of n choices. */
void kd_learn_end_round(const struct kd_recipe *recipe,
	struct kd_learning *learning, uint64_t right, uint64_t n);

/* Writes a file, whole or not at all. */
enum kd_status kd_learn_write_file(const char *path, const void *bytes,
	size_t n, struct kd_err *err) KD_MUST_CHECK;

#endif
