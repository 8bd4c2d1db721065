/* learning.h - learning under way: kept in a file, and taken up from there. */
#ifndef KD_LEARN_LEARNING_H
#define KD_LEARN_LEARNING_H

#include "learn/learner.h"

#define KD_LEARNERS_MAX 4u
#define KD_LEARN_SEEDS 2u

/* All that the rounds to come depend on. Borrowed. */
struct kd_learning {
	uint64_t lessons; /* a hash of what is learned from, and how */
	struct kd_learner *learners[KD_LEARNERS_MAX];
	uint32_t n_learners;
	uint32_t *order; /* of the lessons, as shuffled last */
	size_t n;
	uint64_t seeds[KD_LEARN_SEEDS];
	uint32_t round; /* rounds that are over */
};

/* Writes a file to go on from, whole or not at all. KD_EIO, KD_ENOMEM. */
enum kd_status kd_learning_save(const char *path,
	const struct kd_learning *learning, struct kd_err *err) KD_MUST_CHECK;

/* Takes up what such a file holds. KD_ENOTFOUND if there is none, KD_EINPUT or
 * KD_EVERSION if it is damaged or was learned from other lessons or in another
 * way: learning is as it was then. After KD_ENOMEM it is worth nothing. */
enum kd_status kd_learning_load(const char *path, struct kd_learning *learning,
	struct kd_err *err) KD_MUST_CHECK;

#endif
