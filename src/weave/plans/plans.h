/* plans.h - plans with their versions, provisions and positions. */
#ifndef KD_WEAVE_PLANS_H
#define KD_WEAVE_PLANS_H

#include "story/thread.h"

struct kd_plans_in {
	const struct kd_thread *thread;
};

struct kd_plans_out {
	struct kd_plans plans;
};

/* Gathers the proposals of a story into plans: mentions that count points, and
 * those of articles that only speak of "the plan" where others count, are of
 * one plan, whose versions are told apart by their points. */
enum kd_status kd_plans_gather(const struct kd_plans_in *in,
	struct kd_arena *arena, struct kd_plans_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
