/* citations.h - finds which outlets and documents an article rests on. */
#ifndef KD_READ_CITATIONS_H
#define KD_READ_CITATIONS_H

#include "lang/reading.h"

/* What finding citations needs to see. */
struct kd_citations_in {
	const struct kd_reading *reading;
	const struct kd_names *names;
	const struct kd_statements *statements;
};

/* Photo credits are none. */
struct kd_citations_out {
	struct kd_citations citations;
};

/* Finds the outlets and documents that an article rests on, quotes or
 * mentions. */
enum kd_status kd_citations_find(const struct kd_citations_in *in,
	struct kd_arena *arena, struct kd_citations_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
