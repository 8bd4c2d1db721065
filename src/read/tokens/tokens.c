/* tokens.c - splits text into words, numbers and signs. */
#include "read/tokens/tokens.h"

enum kd_status kd_tokens_split(const struct kd_tokens_in *in,
	struct kd_arena *arena, struct kd_tokens_out *out, struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_tokens_out){ 0 };
	return KD_OK;
}
