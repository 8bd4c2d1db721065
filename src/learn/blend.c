/* blend.c - weights that are of one kind of lessons only, and how they come
 * into those of all. */
#include "learn/learn_private.h"

#include <stdlib.h>

#include "model/feature.h"

#define KIND_FEATURE 0x6b1d00u
#define WHOLE_SHARE 100.0

uint64_t kd_learn_own(uint64_t feature, uint32_t kind)
{
	return kd_mix(feature, KIND_FEATURE + kind);
}

/* Which rows are of one kind only, found by those they belong to; on the heap,
 * or NULL. */
static bool *find_own(const struct kd_learner *learner, uint32_t n_kinds)
{
	bool *is_own = calloc((size_t)learner->n_rows + 1, sizeof(*is_own));
	for (uint32_t i = 0; is_own != NULL && i < learner->n_rows; i++) {
		for (uint32_t kind = 0; kind < n_kinds; kind++) {
			const uint32_t own = kd_learner_find(learner,
				kd_learn_own(learner->rows[i].feature, kind));
			if (own != KD_NONE) {
				is_own[own] = true;
			}
		}
	}
	return is_own;
}

/* Adds the averages of a row by its share to those of a feature. */
static void add_row(const struct kd_learner *from, uint32_t row,
	const uint64_t feature, double share, struct kd_learner *to)
{
	const uint32_t target = kd_learner_row(to, feature);
	for (uint32_t i = 0; target != KD_NONE && i < from->rows[row].n; i++) {
		const struct kd_cell *cell =
			&from->cells[from->rows[row].first + i];
		kd_learner_move(to, &target, 1, cell->label,
			(int32_t)(share * kd_learner_average(from, cell)));
	}
	if (target != KD_NONE) {
		to->rows[target].changes = from->rows[row].changes;
	}
}

static void add_feature(const struct kd_learner *from, uint32_t row,
	const uint32_t *shares, uint32_t n_kinds, struct kd_learner *to)
{
	const uint64_t feature = from->rows[row].feature;
	for (uint32_t kind = 0; kind < n_kinds; kind++) {
		const uint32_t own =
			shares[kind] > 0 ? kd_learner_find(from,
						   kd_learn_own(feature, kind))
					 : KD_NONE;
		if (own != KD_NONE) {
			add_row(from, own, feature, shares[kind] / WHOLE_SHARE,
				to);
		}
	}
	add_row(from, row, feature, 1.0, to);
}

bool kd_learner_blend(
	struct kd_learner *learner, const uint32_t *shares, uint32_t n_kinds)
{
	struct kd_learner blended;
	bool *is_own = find_own(learner, n_kinds);
	if (is_own == NULL) {
		return false;
	}
	kd_learner_init(&blended, learner->n_labels);
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		if (!is_own[i]) {
			add_feature(learner, i, shares, n_kinds, &blended);
		}
	}
	blended.now = 1;
	free(is_own);
	kd_learner_release(learner);
	*learner = blended;
	return !blended.is_full;
}
