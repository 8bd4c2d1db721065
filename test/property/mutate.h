/* mutate.h - texts that no one would write, made of ones that someone did. */
#ifndef KD_TEST_MUTATE_H
#define KD_TEST_MUTATE_H

#include "support/articles.h"

/* splitmix64 (Steele, Lea, Flood 2014): the same numbers everywhere. */
struct prng {
	uint64_t state;
};

uint64_t prng_next(struct prng *prng);
/* A number below n, which is not 0. */
uint32_t prng_below(struct prng *prng, uint32_t n);

/* Makes a text out of one of the articles by a few changes; at most three
 * times the largest article long. The caller frees it. */
struct kd_str mutate(struct prng *prng, const struct articles *articles);

#endif
