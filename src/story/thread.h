/* thread.h - what every room of weave may see of the story it works on. */
#ifndef KD_STORY_THREAD_H
#define KD_STORY_THREAD_H

#include "story/account.h"
#include "story/ids.h"

/* Borrowed for one call; all set. Documents are named by their index into
 * digests, which are sorted by published and id. */
struct kd_thread {
	const struct kd_digest *digests;
	uint32_t n_digests;
	const struct kd_indexes *documents; /* of this story, in order */
	const struct kd_entities *entities;
	/* entity_of[doc][name]: never KD_NONE. */
	uint32_t *const *entity_of;
	/* The earlier document whose text each copies, or KD_NONE. */
	const uint32_t *copy_of;
	struct kd_ids *ids;
};

/* The document that one tells after without saying so. */
struct kd_reused {
	uint32_t original; /* digests[], or KD_NONE */
	double confidence;
	struct kd_evidences evidence; /* sentences of it and of the original in
					 turn; empty if there is none */
};

#endif
