/* syntax.c - says what each word is, and which form noun phrases and clauses.
 */
#include "read/syntax/syntax.h"

enum kd_status kd_syntax_find(const struct kd_syntax_in *in,
	struct kd_arena *arena, struct kd_syntax_out *out, struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_syntax_out){ 0 };
	return KD_OK;
}
