/* mentions.c - finds pronouns and descriptions that stand for a name. */
#include "read/mentions/mentions.h"

enum kd_status kd_mentions_find(const struct kd_mentions_in *in,
	struct kd_arena *arena, struct kd_mentions_out *out, struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_mentions_out){ 0 };
	return KD_OK;
}
