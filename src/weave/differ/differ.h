/* differ.h - where reports, or one report with itself, disagree. */
#ifndef KD_WEAVE_DIFFER_H
#define KD_WEAVE_DIFFER_H

#include "story/thread.h"

struct kd_differ_in {
	const struct kd_thread *thread;
	const struct kd_happenings *happenings;
	const struct kd_saids *statements;
	const struct kd_quantities *figures;
};

struct kd_differ_out {
	struct kd_disagreements disagreements;
};

/* Sets side against side: claim and denial, figure and figure, day and day,
 * two spellings of a name, a weekday and its date. */
enum kd_status kd_differ_find(const struct kd_differ_in *in,
	struct kd_arena *arena, struct kd_differ_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
