/* statements.h - finds reported speech and who it is put down to. */
#ifndef KD_READ_STATEMENTS_H
#define KD_READ_STATEMENTS_H

#include "lang/reading.h"

/* What finding statements needs to see. */
struct kd_statements_in {
	const struct kd_reading *reading;
	const struct kd_names *names;
	const struct kd_mentions *mentions;
};

/* In order of their first part. */
struct kd_statements_out {
	struct kd_statements statements;
};

/* Finds reported talk, direct and indirect, and who it is put down to. */
enum kd_status kd_statements_find(const struct kd_statements_in *in,
	struct kd_arena *arena, struct kd_statements_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
