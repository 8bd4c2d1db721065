/* quantities_private.h - the parts of gathering quantities. */
#ifndef KD_WEAVE_QUANTITIES_PRIVATE_H
#define KD_WEAVE_QUANTITIES_PRIVATE_H

#include "weave/quantities/quantities.h"

/* A figure of a document, with what it is compared by. */
struct kd_measured {
	uint32_t doc;
	const struct kd_figure *figure;
	uint32_t sentence;
	uint32_t said_by;
	struct kd_indexes about; /* entities its sentence names */
	struct kd_str fate;      /* of those counted: "dead", "injured" */
	struct kd_indexes in;    /* happenings that its sentence tells */
};

/* Whether two values are one, in two units perhaps. */
bool kd_quantities_is_value(double a, double b);

/* What befell those that are counted, where the word that counts them tells
 * it, or what is told of people beside the number; else none. */
struct kd_str kd_quantities_fate(
	const struct kd_digest *digest, const struct kd_measured *measured);

/* The first time of the figure's sentence, as EDTF, or none. */
struct kd_str kd_quantities_time(
	const struct kd_digest *digest, const struct kd_measured *measured);

/* Whether two figures give the same quantity, whatever their values. */
bool kd_quantities_is_same(const struct kd_thread *thread,
	const struct kd_measured *a, const struct kd_measured *b);

#endif
