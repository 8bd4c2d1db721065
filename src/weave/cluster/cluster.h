/* cluster.h - which documents tell the same story. */
#ifndef KD_WEAVE_CLUSTER_H
#define KD_WEAVE_CLUSTER_H

#include "story/account.h"

/* What clustering needs to see; digests sorted by published and id. */
struct kd_cluster_in {
	const struct kd_digest *digests;
	uint32_t n;
	const struct kd_entities *entities;
	uint32_t *const *entity_of;
};

struct kd_cluster_out {
	uint32_t
		*story_of; /* [document]; stories are numbered by their first */
	uint32_t n_stories;
	uint32_t *
		copy_of; /* [document]; the earlier one it copies, or KD_NONE */
};

/* Places each document, in order, with the story whose entities it shares
 * most, near enough in time; else it begins a story of its own. Documents
 * that copy another's text go where it goes. */
enum kd_status kd_cluster_place(const struct kd_cluster_in *in,
	struct kd_arena *arena, struct kd_cluster_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
