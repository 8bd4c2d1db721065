/* citations.c - finds which outlets and documents an article rests on. */
#include "read/citations/citations.h"

enum kd_status kd_citations_find(const struct kd_citations_in *in,
	struct kd_arena *arena, struct kd_citations_out *out,
	struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_citations_out){ 0 };
	return KD_OK;
}
