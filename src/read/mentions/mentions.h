/* mentions.h - finds pronouns and descriptions that stand for a name. */
#ifndef KD_READ_MENTIONS_H
#define KD_READ_MENTIONS_H

#include "lang/reading.h"

/* What finding mentions needs to see. */
struct kd_mentions_in {
	const struct kd_reading *reading;
	const struct kd_names *names;
};

/* Only mentions for which it is known whom they stand for. */
struct kd_mentions_out {
	struct kd_mentions mentions;
};

/* Finds who "he", "the president" or "predsednik" is, where it can be known. */
enum kd_status kd_mentions_find(const struct kd_mentions_in *in,
	struct kd_arena *arena, struct kd_mentions_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
