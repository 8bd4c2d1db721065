/* proposals.h - finds plans, their points and provisions. */
#ifndef KD_READ_PROPOSALS_H
#define KD_READ_PROPOSALS_H

#include "lang/reading.h"

/* What finding proposals needs to see. */
struct kd_proposals_in {
	const struct kd_reading *reading;
	const struct kd_names *names;
	const struct kd_mentions *mentions;
	const struct kd_statements *statements;
};

/* One item for each mention of a plan. */
struct kd_proposals_out {
	struct kd_proposals proposals;
};

/* Finds mentions of plans and proposals and what they provide for. */
enum kd_status kd_proposals_find(const struct kd_proposals_in *in,
	struct kd_arena *arena, struct kd_proposals_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
