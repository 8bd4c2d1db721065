/* figures.c - finds quantities: value, unit, bounds and what is counted. */
#include "read/figures/figures.h"

enum kd_status kd_figures_find(const struct kd_figures_in *in,
	struct kd_arena *arena, struct kd_figures_out *out, struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_figures_out){ 0 };
	return KD_OK;
}
