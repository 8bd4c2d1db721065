/* extract_html.c - an article as a page of HTML. */
#include "read/extract/extract_private.h"

enum kd_status kd_extract_html(
	struct kd_extraction *x, struct kd_str bytes, const char *encoding)
{
	(void)bytes;
	(void)encoding;
	return kd_err_set(x->err, KD_EINPUT, "HTML is not read yet");
}
