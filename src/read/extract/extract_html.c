/* extract_html.c - an article as a page of HTML. */
#include "read/extract/extract_html_private.h"

#include <libxml/HTMLparser.h>
#include <unicode/ucnv.h>

/* Bytes in which a page names its character set. */
#define CHARSET_BYTES 4096u
/* Text from which its own words tell its language better than the page. */
#define TELLING_BYTES 400u
/* Running text below which nothing but scripts is left out of a page. */
#define LEAST_GOOD 150.0
#define DEFAULT_CHARSET "windows-1252"

static char lower(char byte)
{
	if (byte >= 'A' && byte <= 'Z') {
		return (char)(byte | 0x20);
	}
	return byte;
}

/* The character set that the page names, in small letters, or "". */
static void named_charset(struct kd_str bytes, char out[40])
{
	static const char key[] = "charset";
	const struct kd_str head = kd_str_slice(bytes, 0, CHARSET_BYTES);
	out[0] = '\0';
	for (uint32_t at = 0; at + sizeof(key) < head.len; at++) {
		uint32_t i = 0;
		while (i < sizeof(key) - 1 &&
			lower(head.data[at + i]) == key[i]) {
			i++;
		}
		if (i < sizeof(key) - 1) {
			continue;
		}
		at += i;
		while (at < head.len && strchr(" =\"'", head.data[at])) {
			at++;
		}
		uint32_t len = 0;
		while (at < head.len && len < 39 && head.data[at] > ' ' &&
			strchr("\"'/>;", head.data[at]) == NULL) {
			out[len++] = lower(head.data[at++]);
		}
		out[len] = '\0';
		return;
	}
}

/* Whether bytes are UTF-8 but for a few broken pieces. */
static bool is_mostly_utf8(struct kd_str bytes)
{
	uint32_t n_good = 0;
	uint32_t n_broken = 0;
	for (uint32_t at = 0; at < bytes.len;) {
		const uint32_t valid = (uint32_t)kd_utf8_valid_bytes(
			bytes.data + at, bytes.len - at);
		for (uint32_t end = at + valid; at < end; at++) {
			n_good += (unsigned char)bytes.data[at] >= 0xC0;
		}
		if (at < bytes.len) {
			n_broken++;
			at++;
		}
	}
	return n_broken == 0 || n_broken * 10 < n_good;
}

/* Old pages that name Latin 1 are written in Windows' extension of it. */
static const char *true_charset(const char *name)
{
	static const char *const latin[] = { "", "iso-8859-1", "iso8859-1",
		"latin1", "us-ascii", "ascii" };
	for (uint32_t i = 0; i < KD_COUNT(latin); i++) {
		if (strcmp(name, latin[i]) == 0) {
			return DEFAULT_CHARSET;
		}
	}
	return name;
}

static enum kd_status convert(struct kd_extraction *x, struct kd_str bytes,
	const char *charset, struct kd_str *out)
{
	UErrorCode error = U_ZERO_ERROR;
	const int32_t needed = ucnv_convert("UTF-8", charset, NULL, 0,
		bytes.data, (int32_t)bytes.len, &error);
	if (error == U_FILE_ACCESS_ERROR) {
		/* A name that nobody knows. */
		return strcmp(charset, DEFAULT_CHARSET) == 0
			       ? kd_err_set(x->err, KD_EINPUT,
					 "unknown character set")
			       : convert(x, bytes, DEFAULT_CHARSET, out);
	}
	char *copy = kd_arena_take(x->arena, (size_t)needed + 1);
	if (copy == NULL) {
		return kd_arena_full(x->arena, x->err);
	}
	error = U_ZERO_ERROR;
	(void)ucnv_convert("UTF-8", charset, copy, needed + 1, bytes.data,
		(int32_t)bytes.len, &error);
	*out = (struct kd_str){ .data = copy, .len = (uint32_t)needed };
	return KD_OK;
}

/* The page as valid UTF-8, whatever it came as. */
static enum kd_status decode(struct kd_extraction *x, struct kd_str bytes,
	const char *encoding, struct kd_str *out)
{
	char charset[40];
	*out = bytes;
	if (bytes.len > INT32_MAX / 4) {
		return kd_err_set(x->err, KD_ELIMIT, "page too long");
	}
	named_charset(bytes, charset);
	if (encoding == NULL && !is_mostly_utf8(bytes) &&
		strcmp(charset, "utf-8") != 0) {
		KD_TRY(convert(x, bytes, true_charset(charset), out));
	}
	return kd_extract_repair(x, *out, false, 0, out);
}

/* The parser stops at a NUL. */
static bool replace_nul(struct kd_extraction *x, struct kd_str *text)
{
	if (memchr(text->data, '\0', text->len) == NULL) {
		return true;
	}
	char *copy = kd_arena_take(x->arena, text->len);
	for (uint32_t i = 0; copy != NULL && i < text->len; i++) {
		copy[i] = text->data[i];
		if (copy[i] == '\0') {
			copy[i] = ' ';
		}
	}
	text->data = copy;
	return copy != NULL;
}

static enum kd_status read_tree(struct kd_extraction *x, xmlDoc *page)
{
	xmlNode *root = xmlDocGetRootElement(page);
	const xmlNode *body = NULL;
	if (root == NULL) {
		return kd_err_set(x->err, KD_EINPUT, "no text");
	}
	KD_TRY(kd_dom_head(x, root));
	for (const xmlNode *node = root->children; node != NULL;
		node = node->next) {
		body = kd_dom_is(node, "body") ? node : body;
	}
	body = body != NULL ? body : root;
	if (!kd_dom_measure(x->arena, root, false) ||
		(kd_element_of(body)->good < LEAST_GOOD &&
			!kd_dom_measure(x->arena, root, true))) {
		return kd_arena_full(x->arena, x->err);
	}
	KD_TRY(kd_dom_write(x, body));
	if (x->out->text.len > TELLING_BYTES && !x->has_given_language) {
		x->out->meta.language = (struct kd_str){ 0 };
	}
	return KD_OK;
}

enum kd_status kd_extract_html(
	struct kd_extraction *x, struct kd_str bytes, const char *encoding)
{
	struct kd_str text;
	KD_TRY(decode(x, bytes, encoding, &text));
	if (!replace_nul(x, &text)) {
		return kd_arena_full(x->arena, x->err);
	}
	x->has_given_language = x->out->meta.language.data != NULL;
	const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
			    HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
			    HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
	xmlDoc *page = htmlReadMemory(
		text.data, (int)text.len, NULL, "UTF-8", options);
	if (page == NULL) {
		return kd_err_set(x->err, KD_EINPUT, "no text");
	}
	const enum kd_status status = read_tree(x, page);
	xmlFreeDoc(page);
	return status;
}
