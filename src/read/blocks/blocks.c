/* blocks.c - says what part each block plays, and where sentences run. */
#include "read/blocks/blocks.h"

enum kd_status kd_blocks_find(const struct kd_blocks_in *in,
	struct kd_arena *arena, struct kd_blocks_out *out, struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_blocks_out){ 0 };
	return KD_OK;
}
