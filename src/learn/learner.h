/* learner.h - weights while they are learned: sparse, in whole numbers. */
#ifndef KD_LEARN_LEARNER_H
#define KD_LEARN_LEARNER_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* A weight of one in the fixed point that learning counts in. */
#define KD_LEARN_ONE 1024

/* How wrong answers move the weights. */
enum kd_rule {
	KD_RULE_PERCEPTRON,         /* by one (Collins 2002) */
	KD_RULE_COUNTS,             /* not at all: counts tell (kd_learn_counts)
				     */
	KD_RULE_PASSIVE_AGGRESSIVE, /* as far as a margin of one asks, within a
				       limit (Crammer et al. 2006, PA-I) */
};

/* One label's weight for a feature, with its sum over time for averaging. */
struct kd_cell {
	int64_t sum;
	int32_t weight;
	uint32_t since; /* sum holds all before this moment */
	uint16_t label;
};

struct kd_row {
	uint64_t feature;
	uint32_t first; /* cells[first, first + n) */
	uint32_t n;
	uint32_t capacity;
	uint32_t changes; /* how often learning moved it */
};

/* Rows by feature; all on the heap, kd_learner_release gives it back. */
struct kd_learner {
	struct kd_row *rows;
	uint32_t n_rows;
	uint32_t rows_capacity;
	uint32_t *slots; /* row + 1, or 0: free */
	uint32_t n_slots;
	struct kd_cell *cells;
	size_t n_cells;
	size_t cells_capacity;
	uint32_t now; /* examples seen */
	uint32_t n_labels;
	bool is_full; /* memory ran out: what is here is worth nothing */
};

void kd_learner_init(struct kd_learner *learner, uint32_t n_labels);
void kd_learner_release(struct kd_learner *learner);

/* The row of a feature, made if it has none; KD_NONE if memory ran out. */
uint32_t kd_learner_row(struct kd_learner *learner, uint64_t feature);
/* The row of a feature, or KD_NONE. */
uint32_t kd_learner_find(const struct kd_learner *learner, uint64_t feature);

/* Adds to scores[n_labels] the weights of rows; KD_NONE is passed over. */
void kd_learner_score(const struct kd_learner *learner, const uint32_t *rows,
	uint32_t n, int32_t *scores);

/* Adds an amount to the weight of a label in each row. */
void kd_learner_move(struct kd_learner *learner, const uint32_t *rows,
	uint32_t n, uint32_t label, int32_t amount);

/* How far to move for an answer that lost by so much (its score and its
 * mistakes less the right one's score, in fixed point) and whose wrong parts
 * have n features. */
int32_t kd_learner_amount(enum kd_rule rule, int64_t lost, uint32_t n);

/* Keeps of each row the label that was moved at least so often, and in so many
 * of a thousand moves of the row, with the weight of a habit (model/model.h);
 * other rows keep nothing. For learners that are moved by one, to count. */
void kd_learner_keep_habits(
	struct kd_learner *learner, uint32_t least, uint32_t per_mille);

/* The weight of a cell averaged over time, times KD_LEARN_ONE. */
double kd_learner_average(
	const struct kd_learner *learner, const struct kd_cell *cell);

/* Puts the averages in the place of the weights, which then are their own
 * averages: what is learned after that is worth nothing. */
void kd_learner_settle(struct kd_learner *learner);

#endif
