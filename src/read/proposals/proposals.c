/* proposals.c - finds plans, their points and provisions. */
#include "read/proposals/proposals.h"

enum kd_status kd_proposals_find(const struct kd_proposals_in *in,
	struct kd_arena *arena, struct kd_proposals_out *out,
	struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_proposals_out){ 0 };
	return KD_OK;
}
