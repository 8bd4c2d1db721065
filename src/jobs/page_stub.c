/* page_stub.c - stands in for the page until it is drawn. */
#include "tell/render/page.h"

enum kd_status kd_page_render(const struct kd_account *account,
	struct kd_arena *arena, struct kd_sink *sink, struct kd_err *err)
{
	(void)account;
	(void)arena;
	(void)err;
	kd_sink_text(sink, "<!doctype html><title>kilde</title>\n");
	return KD_OK;
}
