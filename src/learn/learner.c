/* learner.c - weights while they are learned: sparse, in whole numbers. */
#include "learn/learner.h"

#include <stdlib.h>
#include <string.h>

#include "model/model.h"

#define FIRST_SLOTS (1u << 16)

void kd_learner_init(struct kd_learner *learner, uint32_t n_labels)
{
	*learner = (struct kd_learner){ .n_labels = n_labels };
}

void kd_learner_release(struct kd_learner *learner)
{
	free(learner->rows);
	free(learner->slots);
	free(learner->cells);
	*learner = (struct kd_learner){ 0 };
}

/* Grows an array to hold n items and one more; false if memory ran out. */
static bool grow(void **items, size_t n, size_t *capacity, size_t item_bytes)
{
	if (n < *capacity) {
		return true;
	}
	const size_t wanted = *capacity == 0 ? 1024 : *capacity * 2;
	void *grown = realloc(*items, wanted * item_bytes);
	if (grown == NULL) {
		return false;
	}
	*items = grown;
	*capacity = wanted;
	return true;
}

static uint32_t *slot_of(const struct kd_learner *learner, uint64_t feature)
{
	const uint32_t mask = learner->n_slots - 1;
	uint32_t at = (uint32_t)(feature >> 20) & mask;
	while (learner->slots[at] != 0 &&
		learner->rows[learner->slots[at] - 1].feature != feature) {
		at = (at + 1) & mask;
	}
	return &learner->slots[at];
}

static bool grow_slots(struct kd_learner *learner)
{
	const uint32_t n =
		learner->n_slots == 0 ? FIRST_SLOTS : learner->n_slots * 2;
	uint32_t *slots = calloc(n, sizeof(*slots));
	if (slots == NULL) {
		return false;
	}
	free(learner->slots);
	learner->slots = slots;
	learner->n_slots = n;
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		*slot_of(learner, learner->rows[i].feature) = i + 1;
	}
	return true;
}

uint32_t kd_learner_find(const struct kd_learner *learner, uint64_t feature)
{
	if (learner->n_slots == 0) {
		return KD_NONE;
	}
	const uint32_t row = *slot_of(learner, feature);
	return row == 0 ? KD_NONE : row - 1;
}

uint32_t kd_learner_row(struct kd_learner *learner, uint64_t feature)
{
	size_t capacity = learner->rows_capacity;
	if ((learner->n_rows >= learner->n_slots / 2 && !grow_slots(learner)) ||
		!grow((void **)&learner->rows, learner->n_rows, &capacity,
			sizeof(*learner->rows))) {
		learner->is_full = true;
		return KD_NONE;
	}
	learner->rows_capacity = (uint32_t)capacity;
	uint32_t *slot = slot_of(learner, feature);
	if (*slot == 0) {
		learner->rows[learner->n_rows++] =
			(struct kd_row){ .feature = feature };
		*slot = learner->n_rows;
	}
	return *slot - 1;
}

void kd_learner_score(const struct kd_learner *learner, const uint32_t *rows,
	uint32_t n, int32_t *scores)
{
	for (uint32_t i = 0; i < n; i++) {
		if (rows[i] == KD_NONE) {
			continue;
		}
		const struct kd_row *row = &learner->rows[rows[i]];
		const struct kd_cell *cells = learner->cells + row->first;
		for (uint32_t k = 0; k < row->n; k++) {
			scores[cells[k].label] += cells[k].weight;
		}
	}
}

/* Gives a full row twice the room, at the end of the cells; what it leaves
 * behind stays empty. */
static bool widen(struct kd_learner *learner, struct kd_row *row)
{
	const uint32_t wanted = row->capacity == 0 ? 2 : row->capacity * 2;
	while (learner->n_cells + wanted > learner->cells_capacity) {
		if (!grow((void **)&learner->cells, learner->cells_capacity,
			    &learner->cells_capacity,
			    sizeof(*learner->cells))) {
			return false;
		}
	}
	memcpy(learner->cells + learner->n_cells, learner->cells + row->first,
		row->n * sizeof(*learner->cells));
	row->first = (uint32_t)learner->n_cells;
	row->capacity = wanted;
	learner->n_cells += wanted;
	return true;
}

static struct kd_cell *cell_of(
	struct kd_learner *learner, struct kd_row *row, uint32_t label)
{
	for (uint32_t i = 0; i < row->n; i++) {
		struct kd_cell *cell = &learner->cells[row->first + i];
		if (cell->label == label) {
			return cell;
		}
	}
	if (row->n == row->capacity && !widen(learner, row)) {
		learner->is_full = true;
		return NULL;
	}
	struct kd_cell *cell = &learner->cells[row->first + row->n++];
	*cell = (struct kd_cell){ .label = (uint16_t)label,
		.since = learner->now };
	return cell;
}

void kd_learner_move(struct kd_learner *learner, const uint32_t *rows,
	uint32_t n, uint32_t label, int32_t amount)
{
	for (uint32_t i = 0; i < n; i++) {
		if (rows[i] == KD_NONE) {
			continue;
		}
		struct kd_row *row = &learner->rows[rows[i]];
		struct kd_cell *cell = cell_of(learner, row, label);
		if (cell == NULL) {
			return;
		}
		cell->sum += (int64_t)cell->weight *
			     (int64_t)(learner->now - cell->since);
		cell->since = learner->now;
		cell->weight += amount;
		row->changes++;
	}
}

int32_t kd_learner_amount(enum kd_rule rule, int64_t lost, uint32_t n)
{
	if (rule == KD_RULE_PERCEPTRON || n == 0) {
		return KD_LEARN_ONE;
	}
	/* Both answers have a weight for each feature: the squared norm. */
	const int64_t amount = lost / (2 * (int64_t)n);
	if (amount < 1) {
		return 1;
	}
	return amount < KD_LEARN_ONE ? (int32_t)amount : KD_LEARN_ONE;
}

/* The cell that has nearly all moves of its row, or none. */
static const struct kd_cell *habit_of(const struct kd_learner *learner,
	const struct kd_row *row, uint32_t least, uint32_t per_mille)
{
	for (uint32_t i = 0; i < row->n; i++) {
		const struct kd_cell *cell = &learner->cells[row->first + i];
		if ((uint32_t)cell->weight >= least &&
			(uint64_t)cell->weight * 1000 >=
				(uint64_t)row->changes * per_mille) {
			return cell;
		}
	}
	return NULL;
}

void kd_learner_keep_habits(
	struct kd_learner *learner, uint32_t least, uint32_t per_mille)
{
	learner->now = 1;
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		const struct kd_row *row = &learner->rows[i];
		const struct kd_cell *habit =
			habit_of(learner, row, least, per_mille);
		for (uint32_t k = 0; k < row->n; k++) {
			struct kd_cell *cell = &learner->cells[row->first + k];
			*cell = (struct kd_cell){ .label = cell->label,
				.weight = cell == habit ? kd_habit_weight(
								  row->feature)
							: 0 };
		}
	}
}

double kd_learner_average(
	const struct kd_learner *learner, const struct kd_cell *cell)
{
	const int64_t sum =
		cell->sum +
		(int64_t)cell->weight * (int64_t)(learner->now - cell->since);
	return learner->now == 0 ? 0.0 : (double)sum / (double)learner->now;
}

void kd_learner_settle(struct kd_learner *learner)
{
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		const struct kd_row *row = &learner->rows[i];
		for (uint32_t k = 0; k < row->n; k++) {
			struct kd_cell *cell = &learner->cells[row->first + k];
			cell->weight =
				(int32_t)kd_learner_average(learner, cell);
			cell->sum = 0;
			cell->since = 0;
		}
	}
}
