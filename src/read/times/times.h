/* times.h - finds times and what days they are. */
#ifndef KD_READ_TIMES_H
#define KD_READ_TIMES_H

#include "lang/reading.h"

/* What finding times needs to see. */
struct kd_times_in {
	const struct kd_reading *reading;
	const struct kd_names *names; /* no times: Theresa May */
	struct kd_str published;      /* ISO 8601, or none */
};

/* Without a date of publication, values stay open: XXXX-11-20. */
struct kd_times_out {
	struct kd_times times;
	struct kd_problems problems;
};

/* Finds times, with TIMEX3 values and EDTF. Never invents a year. */
enum kd_status kd_times_find(const struct kd_times_in *in,
	struct kd_arena *arena, struct kd_times_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
