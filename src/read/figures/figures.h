/* figures.h - finds quantities: value, unit, bounds and what is counted. */
#ifndef KD_READ_FIGURES_H
#define KD_READ_FIGURES_H

#include "lang/reading.h"

/* What finding figures needs to see. */
struct kd_figures_in {
	const struct kd_reading *reading;
	const struct kd_names *names;
	const struct kd_times *times; /* whose numbers are no figures */
	const struct kd_statements *statements;
};

/* In order of start. */
struct kd_figures_out {
	struct kd_figures figures;
};

/* Finds quantities. Dates, ages of the calendar and points of plans are none.
 */
enum kd_status kd_figures_find(const struct kd_figures_in *in,
	struct kd_arena *arena, struct kd_figures_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
