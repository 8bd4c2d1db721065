/* events.h - finds what happens: who does what to whom, where and when. */
#ifndef KD_READ_EVENTS_H
#define KD_READ_EVENTS_H

#include "lang/reading.h"

/* What finding events needs to see. */
struct kd_events_in {
	const struct kd_reading *reading;
	const struct kd_names *names;
	const struct kd_mentions *mentions;
	const struct kd_times *times;
	const struct kd_statements *statements;
};

/* In order of their triggers. */
struct kd_events_out {
	struct kd_events events;
};

/* Finds events by PLOVER type and mode, with their status. */
enum kd_status kd_events_find(const struct kd_events_in *in,
	struct kd_arena *arena, struct kd_events_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
