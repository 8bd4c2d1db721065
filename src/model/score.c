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

static inline void open_row(const struct kd_linear *part,
	const struct kd_model_slot *slot, struct row *out)
{
	out->n = slot->n;
	if (slot->n <= KD_SLOT_LABELS) {
		out->labels = slot->is.row.labels;
		out->weights = slot->is.row.weights;
		return;
	}
	out->labels = part->cells + slot->is.first_cell;
	out->weights = (const int8_t *)(out->labels + slot->n);
}

static inline bool find_row(
	const struct kd_linear *part, uint64_t feature, struct row *out)
{
	const uint16_t name = (uint16_t)(feature >> 48);
	uint32_t bucket = kd_linear_bucket(part->n_buckets, feature);
	for (;;) {
		const struct kd_model_slot *slot =
			part->slots + (size_t)bucket * KD_BUCKET_SLOTS;
		for (uint32_t i = 0; i < KD_BUCKET_SLOTS; i++, slot++) {
			if (slot->n == 0) {
				return false;
			}
			if (slot->name == name) {
				open_row(part, slot, out);
				return true;
			}
		}
		bucket = bucket + 1 < part->n_buckets ? bucket + 1 : 0;
	}
}

/* Always inlined: gcc drops calls of a function that only fetches, for it
 * changes nothing. */
static inline __attribute__((always_inline)) void fetch(
	const struct kd_linear *part, const uint64_t *features, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		__builtin_prefetch(
			part->slots +
			(size_t)kd_linear_bucket(part->n_buckets, features[i]) *
				KD_BUCKET_SLOTS);
	}
}

/* Finds the rows of a batch of features; gives how many have one. What lies
 * among the cells is fetched too, to be there when it is read. */
static uint32_t find_rows(const struct kd_linear *part,
	const uint64_t *features, uint32_t n, struct row rows[BATCH])
{
	uint32_t found = 0;
	fetch(part, features, n);
	for (uint32_t i = 0; i < n; i++) {
		struct row *row = &rows[found];
		if (!find_row(part, features[i], row)) {
			continue;
		}
		if (row->n > KD_SLOT_LABELS) {
			__builtin_prefetch(row->labels);
			__builtin_prefetch(row->weights + row->n - 1);
		}
		found++;
	}
	return found;
}

static uint32_t batch_of(uint32_t from, uint32_t n)
{
	return n - from < BATCH ? n - from : BATCH;
}

void kd_linear_score(const struct kd_linear *part, const uint64_t *features,
	uint32_t n, int32_t *scores)
{
	struct row rows[BATCH];
	for (uint32_t from = 0; from < n; from += BATCH) {
		const uint32_t found = find_rows(
			part, features + from, batch_of(from, n), rows);
		for (uint32_t i = 0; i < found; i++) {
			const struct row *row = &rows[i];
			for (uint32_t k = 0; k < row->n; k++) {
				scores[row->labels[k]] += row->weights[k];
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

static void add_row(const struct row *row, struct kd_tally *tally)
{
	for (uint32_t k = 0; k < row->n; k++) {
		const uint16_t label = row->labels[k];
		if (tally->is_touched[label] == 0) {
			tally->is_touched[label] = 1;
			tally->touched[tally->n++] = label;
		}
		tally->scores[label] += row->weights[k];
	}
}

void kd_linear_tally(const struct kd_linear *part, const uint64_t *features,
	uint32_t n, struct kd_tally *tally)
{
	empty(tally);
	struct row rows[BATCH];
	for (uint32_t from = 0; from < n; from += BATCH) {
		const uint32_t found = find_rows(
			part, features + from, batch_of(from, n), rows);
		for (uint32_t i = 0; i < found; i++) {
			add_row(&rows[i], tally);
		}
	}
}
