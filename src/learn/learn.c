/* learn.c - the order of learning, and features as rows. */
#include "learn/learn_private.h"

#include <stdlib.h>

#include "model/feature.h"

uint32_t *kd_learn_rows(const struct kd_lessons *lessons, uint32_t rarest,
	struct kd_learner *learner)
{
	const size_t n = lessons->n_features;
	/* All features first, to count them; then those that are kept. */
	struct kd_learner all;
	kd_learner_init(&all, learner->n_labels);
	uint32_t *rows = malloc((n + 1) * sizeof(*rows));
	for (size_t i = 0; rows != NULL && !all.is_full && i < n; i++) {
		rows[i] = kd_learner_row(&all, lessons->features[i]);
		if (rows[i] != KD_NONE) {
			all.rows[rows[i]].changes++;
		}
	}
	if (rows == NULL || all.is_full) {
		free(rows);
		kd_learner_release(&all);
		learner->is_full = true;
		return NULL;
	}
	for (size_t i = 0; i < n; i++) {
		const struct kd_row *row = &all.rows[rows[i]];
		rows[i] = row->changes < rarest
				  ? KD_NONE
				  : kd_learner_row(learner, row->feature);
	}
	kd_learner_release(&all);
	return rows;
}

uint32_t *kd_learn_order(size_t n)
{
	uint32_t *order = malloc((n + 1) * sizeof(*order));
	for (size_t i = 0; order != NULL && i < n; i++) {
		order[i] = (uint32_t)i;
	}
	return order;
}

void kd_learn_shuffle(uint32_t *order, size_t n, uint64_t *seed)
{
	for (size_t i = n; i > 1; i--) {
		*seed = kd_mix(*seed, i);
		const size_t k = (size_t)(*seed % i);
		const uint32_t kept = order[i - 1];
		order[i - 1] = order[k];
		order[k] = kept;
	}
}
