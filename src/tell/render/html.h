/* html.h - writes text where markup is, so that it stays text. */
#ifndef KD_TELL_HTML_H
#define KD_TELL_HTML_H

#include "base/sink.h"

/* Writes text with &, <, > and " escaped, and characters that HTML does not
 * allow as U+FFFD. Fit for content and for values of attributes. */
void kd_html_text(struct kd_sink *sink, struct kd_str text);

/* Writes an attribute with a blank before it; nothing for none. */
void kd_html_attribute(
	struct kd_sink *sink, const char *name, struct kd_str value);

/* Writes an address as an attribute; signs it may not hold are escaped the
 * way addresses have it. */
void kd_html_address(struct kd_sink *sink, const char *name, struct kd_str url);

/* How many UTF-16 units a script sees of what kd_html_text wrote. */
uint32_t kd_html_units(struct kd_str text);

/* Whether an address may be linked to: http or https, nothing that runs. */
bool kd_html_is_web_address(struct kd_str url);

/* The value for a lang attribute: text if it looks like a tag, else "und". */
struct kd_str kd_html_language(struct kd_str text);

#endif
