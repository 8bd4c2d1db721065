/* score.c - what a linear model gives for features: sums of weights. */
#include "model/score.h"

#include "base/arena.h"

/* Features whose rows are fetched at once: memory is what takes time. */
#define BATCH 64u

struct row {
	const uint16_t *labels;
	const int8_t *weights;
	uint32_t n;
};

/* Cells that a row of n labels takes. */
static uint32_t row_cells(uint32_t n)
{
	return 2 + n + (n + 1) / 2;
}

static bool find_row(
	const struct kd_linear *part, uint64_t feature, struct row *out)
{
	const uint32_t bucket = (uint32_t)feature & part->bucket_mask;
	const uint16_t name = (uint16_t)(feature >> 48);
	const uint16_t *cell = part->cells + part->buckets[bucket];
	const uint16_t *end = part->cells + part->buckets[bucket + 1];
	while (cell < end) {
		if (cell[0] == name) {
			*out = (struct row){ .labels = cell + 2,
				.weights = (const int8_t *)(cell + 2 + cell[1]),
				.n = cell[1] };
			return true;
		}
		cell += row_cells(cell[1]);
	}
	return false;
}

/* Always inlined: gcc drops calls of a function that only fetches, for it
 * changes nothing. */
static inline __attribute__((always_inline)) void fetch(
	const struct kd_linear *part, const uint64_t *features, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		__builtin_prefetch(part->buckets +
				   ((uint32_t)features[i] & part->bucket_mask));
	}
	for (uint32_t i = 0; i < n; i++) {
		__builtin_prefetch(
			part->cells + part->buckets[(uint32_t)features[i] &
						    part->bucket_mask]);
	}
}

static uint32_t batch_end(uint32_t from, uint32_t n)
{
	return n - from < BATCH ? n : from + BATCH;
}

void kd_linear_score(const struct kd_linear *part, const uint64_t *features,
	uint32_t n, int32_t *scores)
{
	for (uint32_t from = 0; from < n; from += BATCH) {
		const uint32_t end = batch_end(from, n);
		fetch(part, features + from, end - from);
		for (uint32_t i = from; i < end; i++) {
			struct row row;
			if (!find_row(part, features[i], &row)) {
				continue;
			}
			for (uint32_t k = 0; k < row.n; k++) {
				scores[row.labels[k]] += row.weights[k];
			}
		}
	}
}

bool kd_tally_init(struct kd_tally *tally, const struct kd_linear *part,
	struct kd_arena *arena)
{
	*tally = (struct kd_tally){
		.scores = KD_NEW_ARRAY(arena, int32_t, part->n_labels),
		.touched = KD_NEW_ARRAY(arena, uint16_t, part->n_labels),
		.is_touched = KD_NEW_ARRAY(arena, uint8_t, part->n_labels),
	};
	return tally->scores != NULL && tally->touched != NULL &&
	       tally->is_touched != NULL;
}

static void empty(struct kd_tally *tally)
{
	for (uint32_t i = 0; i < tally->n; i++) {
		tally->scores[tally->touched[i]] = 0;
		tally->is_touched[tally->touched[i]] = 0;
	}
	tally->n = 0;
}

void kd_linear_tally(const struct kd_linear *part, const uint64_t *features,
	uint32_t n, struct kd_tally *tally)
{
	empty(tally);
	for (uint32_t from = 0; from < n; from += BATCH) {
		const uint32_t end = batch_end(from, n);
		fetch(part, features + from, end - from);
		for (uint32_t i = from; i < end; i++) {
			struct row row;
			if (!find_row(part, features[i], &row)) {
				continue;
			}
			for (uint32_t k = 0; k < row.n; k++) {
				const uint16_t label = row.labels[k];
				if (tally->is_touched[label] == 0) {
					tally->is_touched[label] = 1;
					tally->touched[tally->n++] = label;
				}
				tally->scores[label] += row.weights[k];
			}
		}
	}
}
