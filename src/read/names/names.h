/* names.h - finds names, their type, base form and role. */
#ifndef KD_READ_NAMES_H
#define KD_READ_NAMES_H

#include "lang/reading.h"

/* What finding names needs to see. */
struct kd_names_in {
	const struct kd_reading *reading;
};

/* Names do not overlap. */
struct kd_names_out {
	struct kd_names names;
	struct kd_problems problems;
};

/* Finds names in a document, using all of it: a surname later in the article
 * is the full name from before. */
enum kd_status kd_names_find(const struct kd_names_in *in,
	struct kd_arena *arena, struct kd_names_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
