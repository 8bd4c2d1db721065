/* quantities.h - the same quantity as different reports give it. */
#ifndef KD_WEAVE_QUANTITIES_H
#define KD_WEAVE_QUANTITIES_H

#include "story/thread.h"

struct kd_quantities_in {
	const struct kd_thread *thread;
	const struct kd_happenings *happenings; /* of the story */
};

struct kd_quantities_out {
	struct kd_quantities figures;
};

/* Sets figures side by side that count the same: one unit and, of what is
 * counted, the same word in one language, or one place and near in the text;
 * and the dead or hurt of one happening, in whatever words they are counted.
 * One source that gives one value in two units or twice is one report. */
enum kd_status kd_quantities_gather(const struct kd_quantities_in *in,
	struct kd_arena *arena, struct kd_quantities_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
