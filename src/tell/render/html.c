/* html.c - writes text where markup is, so that it stays text. */
#include "tell/render/html.h"

#include "base/utf8.h"

/* Controls and noncharacters are errors in HTML, written how one may. */
static bool is_allowed(uint32_t c)
{
	if (c < 0x20) {
		return c == '\t' || c == '\n' || c == '\r';
	}
	if (c >= 0x7F && c <= 0x9F) {
		return false;
	}
	return (c & 0xFFFE) != 0xFFFE && (c < 0xFDD0 || c > 0xFDEF);
}

/* What stands for a character; NULL: it stands for itself. */
static const char *instead_of(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\r':
		/* Written as it is, a parser would make it a line feed. */
		return "&#13;";
	default:
		return is_allowed(c) ? NULL : "\xEF\xBF\xBD";
	}
}

void kd_html_text(struct kd_sink *sink, struct kd_str text)
{
	uint32_t plain = 0; /* where the stretch to be written as is begins */
	uint32_t at = 0;
	uint32_t c = 0;
	for (uint32_t n = 0; (n = kd_utf8_read(text, at, &c)) > 0; at += n) {
		const char *instead = instead_of(c);
		if (instead != NULL) {
			kd_sink_put(sink, kd_str_slice(text, plain, at));
			kd_sink_text(sink, instead);
			plain = at + n;
		}
	}
	kd_sink_put(sink, kd_str_slice(text, plain, text.len));
}

void kd_html_attribute(
	struct kd_sink *sink, const char *name, struct kd_str value)
{
	if (value.len > 0) {
		kd_sink_format(sink, " %s=\"", name);
		kd_html_text(sink, value);
		kd_sink_text(sink, "\"");
	}
}

void kd_html_address(struct kd_sink *sink, const char *name, struct kd_str url)
{
	kd_sink_format(sink, " %s=\"", name);
	for (uint32_t i = 0; i < url.len; i++) {
		const unsigned char c = (unsigned char)url.data[i];
		if (c <= ' ' || c == 0x7F ||
			strchr("\"<>\\^`{|}", url.data[i]) != NULL) {
			kd_sink_format(sink, "%%%02X", c);
		} else {
			kd_sink_format(sink, c == '&' ? "&amp;" : "%c", c);
		}
	}
	kd_sink_text(sink, "\"");
}

uint32_t kd_html_units(struct kd_str text)
{
	uint32_t units = 0;
	uint32_t c = 0;
	for (uint32_t at = 0, n = 0; (n = kd_utf8_read(text, at, &c)) > 0;
		at += n) {
		units += c > 0xFFFF && is_allowed(c) ? 2 : 1;
	}
	return units;
}

bool kd_html_is_web_address(struct kd_str url)
{
	return kd_str_starts_with(url, KD_STR("https://")) ||
	       kd_str_starts_with(url, KD_STR("http://"));
}

struct kd_str kd_html_language(struct kd_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		const char c = text.data[i];
		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
			!(i > 1 && (c == '-' || (c >= '0' && c <= '9')))) {
			return KD_STR("und");
		}
	}
	return text.len > 1 && text.len < 36 ? text : KD_STR("und");
}
