/* timeline.h - the order in which things happened. */
#ifndef KD_WEAVE_TIMELINE_H
#define KD_WEAVE_TIMELINE_H

#include "story/account.h"

struct kd_timeline_in {
	const struct kd_happenings *happenings;
};

struct kd_timeline_out {
	struct kd_indexes timeline; /* happenings, earliest first */
};

/* Puts happenings in order of their days: a day of no year where it is nearest
 * to the latest that has one; those without a day come last in order of their
 * reports; minor ones are left out. */
enum kd_status kd_timeline_order(const struct kd_timeline_in *in,
	struct kd_arena *arena, struct kd_timeline_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
