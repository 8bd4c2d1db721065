/* markdown.h - the account as text to be taken into a piece. */
#ifndef KD_TELL_MARKDOWN_H
#define KD_TELL_MARKDOWN_H

#include "base/sink.h"
#include "story/account.h"

/* Writes each story's happenings in order of their days, what is said by
 * several or answered, what is in dispute and what is known of plans, in the
 * words of the sources, each with its sources as footnotes. Failures stick in
 * the sink. */
void kd_markdown_write(const struct kd_account *account, struct kd_str reader,
	struct kd_sink *sink);

#endif
