/* merge.h - many reports of one happening, put together. */
#ifndef KD_WEAVE_MERGE_H
#define KD_WEAVE_MERGE_H

#include "story/thread.h"

struct kd_merge_in {
	const struct kd_thread *thread;
	uint32_t *const *said_of; /* [i][statement] of the story's document i */
};

struct kd_merge_out {
	struct kd_happenings happenings; /* by earliest report */
};

/* Puts reports of the same event together by who, what, where and when; a
 * plan and its outcome are one happening with a history. Events that name
 * nobody are left out. Never merges reports whose parties, places or days
 * exclude each other. */
enum kd_status kd_merge_events(const struct kd_merge_in *in,
	struct kd_arena *arena, struct kd_merge_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
