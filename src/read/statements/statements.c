/* statements.c - finds reported speech and who it is put down to. */
#include "read/statements/statements.h"

enum kd_status kd_statements_find(const struct kd_statements_in *in,
	struct kd_arena *arena, struct kd_statements_out *out,
	struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_statements_out){ 0 };
	return KD_OK;
}
