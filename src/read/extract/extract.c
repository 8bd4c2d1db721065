/* extract.c - finds the text of one article and what stands above it. */
#include "read/extract/extract.h"

enum kd_status kd_extract_tell(
	struct kd_str bytes, enum kd_format *out, struct kd_err *err)
{
	(void)bytes;
	(void)err;
	*out = KD_FORMAT_TEXT;
	return KD_OK;
}

enum kd_status kd_extract_article(const struct kd_extract_in *in,
	struct kd_arena *arena, struct kd_extract_out *out, struct kd_err *err)
{
	(void)in;
	(void)arena;
	(void)err;
	*out = (struct kd_extract_out){ 0 };
	return KD_OK;
}
