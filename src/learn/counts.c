/* counts.c - fits labels by counting, as naive Bayes does. */
#include "learn/learn_private.h"

#include <stdlib.h>

/* Shares are counted in fixed point, with so many bits after the point. */
#define SHARE_BITS 32
#define RATIO_BITS 16
/* A label that never had a feature is taken to have it so many times less often
 * than labels have it in the mean. */
#define RARITY 400u
/* And that it might have had it by chance, so many times less often than once:
 * the less, the more a feature that was met twice is believed. */
#define CHANCE 40u
#define STEPS_BITS 3 /* a weight of one is an eighth of a bit */

/* The logarithm to base 2 of a number in fixed point, in steps, to the nearest;
 * bit by bit by squaring, so that it is the same on every machine. */
static int32_t logarithm(uint64_t number)
{
	int32_t whole = 63 - __builtin_clzll(number) - RATIO_BITS;
	/* In [1, 2), with 31 bits after the point. */
	uint64_t rest = whole + RATIO_BITS > 31
				? number >> (whole + RATIO_BITS - 31)
				: number << (31 - whole - RATIO_BITS);
	int32_t steps = whole;
	for (int i = 0; i < STEPS_BITS + 1; i++) {
		rest = (rest * rest) >> 31;
		steps *= 2;
		if (rest >> 32 != 0) {
			rest >>= 1;
			steps++;
		}
	}
	return (steps + 1) >> 1;
}

/* What a label's share of a feature says for it, against what a label that
 * never had it is taken to have. */
static int32_t weight_of(uint64_t share, uint64_t unseen)
{
	const uint64_t ratio = (share << RATIO_BITS) / unseen;
	return logarithm((UINT64_C(1) << RATIO_BITS) + ratio);
}

/* Counts in place of weights become weights. */
static void weigh_row(struct kd_learner *learner, const struct kd_row *row,
	const uint64_t *totals, uint64_t once)
{
	struct kd_cell *cells = learner->cells + row->first;
	uint64_t sum = 0;
	for (uint32_t i = 0; i < row->n; i++) {
		sum += ((uint64_t)cells[i].weight << SHARE_BITS) /
		       totals[cells[i].label];
	}
	const uint64_t unseen =
		sum / learner->n_labels / RARITY + once / CHANCE + 1;
	for (uint32_t i = 0; i < row->n; i++) {
		cells[i].weight =
			weight_of(((uint64_t)cells[i].weight << SHARE_BITS) /
					  totals[cells[i].label],
				unseen);
	}
}

/* The share of a feature that the labels have once, in the mean. */
static uint64_t share_of_one(const uint64_t *totals, uint32_t n)
{
	uint64_t sum = 0;
	for (uint32_t i = 0; i < n; i++) {
		sum += totals[i];
	}
	return sum == 0 ? 0 : ((uint64_t)n << SHARE_BITS) / sum;
}

bool kd_learn_counts(const struct kd_lessons *lessons,
	const struct kd_recipe *recipe, struct kd_learner *learner)
{
	uint32_t *rows = kd_learn_rows(lessons, recipe->rarest, learner);
	uint64_t *totals = calloc(learner->n_labels + 1, sizeof(*totals));
	if (rows == NULL || totals == NULL) {
		learner->is_full = true;
	}
	for (size_t i = 0; i < lessons->n_words && !learner->is_full; i++) {
		const uint32_t label = lessons->labels[i];
		for (size_t k = lessons->words[i];
			label != KD_LABEL_UNKNOWN && k < lessons->words[i + 1];
			k++) {
			kd_learner_move(learner, rows + k, 1, label, 1);
			totals[label] += rows[k] == KD_NONE ? 0 : 1;
		}
	}
	const uint64_t once =
		totals != NULL ? share_of_one(totals, learner->n_labels) : 0;
	for (uint32_t i = 0; i < learner->n_rows && !learner->is_full; i++) {
		weigh_row(learner, &learner->rows[i], totals, once);
	}
	/* Nothing is averaged: what stands here stood all the time. */
	learner->now = 1;
	free(rows);
	free(totals);
	return !learner->is_full;
}
