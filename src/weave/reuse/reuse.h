/* reuse.h - who tells another's text in another language without saying so. */
#ifndef KD_WEAVE_REUSE_H
#define KD_WEAVE_REUSE_H

#include "story/thread.h"

struct kd_reuse_in {
	const struct kd_thread *thread;
};

struct kd_reuse_out {
	struct kd_reused *of; /* [document of the story] */
};

/* Finds articles that name the same people, places, days and quantities and
 * let the same people speak, in the same order, as one published before in
 * another language, and name no source. Copies that share words are known
 * before: thread->copy_of. */
enum kd_status kd_reuse_find(const struct kd_reuse_in *in,
	struct kd_arena *arena, struct kd_reuse_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
