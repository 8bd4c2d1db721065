/* names_types.c - weighs what speaks for each type of a name. */
#include "read/names/names_private.h"

static void weigh(struct kd_candidate *candidate)
{
	for (uint32_t i = 0; i < candidate->n_evidence; i++) {
		const float *set = kd_names_set[candidate->evidence[i]];
		const float *fitted = kd_names_fitted[candidate->evidence[i]];
		for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
			candidate->score[type] += set[type] + fitted[type];
		}
	}
}

void kd_names_weigh(struct kd_naming *naming)
{
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		weigh(&naming->candidates.items[i]);
	}
}
