/* page.h - the account as one HTML page. */
#ifndef KD_TELL_PAGE_H
#define KD_TELL_PAGE_H

#include "base/sink.h"
#include "story/account.h"

/* Writes index.html: no network, no server, all content in the HTML. reader:
 * whose languages lines are told in, see story/line.h. Failures stick in the
 * sink; the arena is for the layout of pictures. */
enum kd_status kd_page_render(const struct kd_account *account,
	struct kd_str reader, struct kd_arena *arena, struct kd_sink *sink,
	struct kd_err *err) KD_MUST_CHECK;

#endif
