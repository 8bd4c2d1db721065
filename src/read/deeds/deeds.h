/* deeds.h - finds what is done beyond the kinds that events.h knows. */
#ifndef KD_READ_DEEDS_H
#define KD_READ_DEEDS_H

#include "lang/reading.h"

/* What finding deeds needs to see. */
struct kd_deeds_in {
	const struct kd_reading *reading;
	const struct kd_names *names;
	const struct kd_times *times;
	const struct kd_statements *statements;
	const struct kd_events *events;
};

/* In order of their words. */
struct kd_deeds_out {
	struct kd_deeds deeds;
};

/* Finds each verb, and each noun that the pack knows for one, that tells of
 * something done, by the tree: who does it is the subject, whom it is done to
 * the object. The mode is the pack's key, or the verb's lemma. Words of
 * saying and of states are none, nor what is denied, wished or only possible;
 * nor is what is an event already. Without trees there are none. */
enum kd_status kd_deeds_find(const struct kd_deeds_in *in,
	struct kd_arena *arena, struct kd_deeds_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
