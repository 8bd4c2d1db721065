/* times.c - finds times and what days they are. */
#include "read/times/times.h"

enum kd_status kd_times_find(const struct kd_times_in *in,
	struct kd_arena *arena, struct kd_times_out *out, struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_times_out){ 0 };
	return KD_OK;
}
