/* extract.c - finds the text of one article and what stands above it. */
#include "read/extract/extract.h"

#include "read/extract/extract_private.h"

#include <assert.h>

/* Bytes looked at to tell what a file is. */
#define TELL_BYTES 4096u
/* Bytes of a bad value that a message shows. */
#define SHOWN_BYTES 60u

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Whether text begins so, whatever the case of its letters. */
static bool begins(struct kd_str text, const char *lower)
{
	uint32_t i = 0;
	for (; lower[i] != '\0'; i++) {
		if (i >= text.len ||
			(char)kd_utf8_lower((unsigned char)text.data[i]) !=
				lower[i]) {
			return false;
		}
	}
	return true;
}

/* The text without white space and comments before it. */
static struct kd_str after_comments(struct kd_str text)
{
	for (;;) {
		text = kd_str_trim(text);
		if (!begins(text, "<!--")) {
			return text;
		}
		const uint32_t end = kd_str_find(text, KD_STR("-->"));
		if (end == KD_NONE) {
			return text;
		}
		text = kd_str_slice(text, end + 3, text.len);
	}
}

static bool is_html(struct kd_str text)
{
	static const char *const first[] = { "<!doctype html", "<html", "<head",
		"<body", "<title", "<meta", "<article", "<main", "<section",
		"<header", "<div", "<p>", "<p ", "<h1", "<h2", "<link",
		"<script" };
	static const char *const anywhere[] = { "<html", "<body", "</div>",
		"</p>" };
	text = after_comments(text);
	for (uint32_t i = 0; i < KD_COUNT(first); i++) {
		if (begins(text, first[i])) {
			return true;
		}
	}
	if (text.len < 3 || text.data[0] != '<' ||
		!(kd_utf8_is_letter((unsigned char)text.data[1]) ||
			text.data[1] == '!' || text.data[1] == '?')) {
		return false;
	}
	const struct kd_str head = kd_str_slice(text, 0, TELL_BYTES * 16);
	for (uint32_t at = 0; at < head.len; at++) {
		const struct kd_str rest = kd_str_slice(head, at, head.len);
		for (uint32_t i = 0;
			rest.data[0] == '<' && i < KD_COUNT(anywhere); i++) {
			if (begins(rest, anywhere[i])) {
				return true;
			}
		}
	}
	return false;
}

/* An object, its first member or end following: "{ and so on" is text. */
static bool is_json(struct kd_str text)
{
	text = kd_str_trim(text);
	if (text.len < 2 || text.data[0] != '{') {
		return false;
	}
	uint32_t at = 1;
	while (at < text.len && is_space(text.data[at])) {
		at++;
	}
	return at < text.len && (text.data[at] == '"' || text.data[at] == '}');
}

/* The text without what may stand before the root of a document of XML. */
static struct kd_str after_prolog(struct kd_str text)
{
	text = after_comments(text);
	while (begins(text, "<?") || begins(text, "<!doctype")) {
		const uint32_t end = kd_str_find(text, KD_STR(">"));
		if (end == KD_NONE) {
			break;
		}
		text = after_comments(kd_str_slice(text, end + 1, text.len));
	}
	return text;
}

/* An array of objects: "[and so on] ..." is text. */
static bool is_array(struct kd_str text)
{
	text = kd_str_trim(text);
	return text.len > 0 && text.data[0] == '[' &&
	       is_json(kd_str_slice(text, 1, text.len));
}

/* What is known and not read, or NULL: as text it would be told as one article
 * that nobody wrote. */
static const char *what_is_not_read(struct kd_str text)
{
	static const char *const feeds[] = { "<rss", "<feed", "<rdf:rdf",
		"<opml", "<urlset", "<sitemapindex" };
	const struct kd_str root = after_prolog(text);
	for (uint32_t i = 0; i < KD_COUNT(feeds); i++) {
		if (begins(root, feeds[i])) {
			return "a feed is not read: save its articles and name "
			       "the files";
		}
	}
	if (begins(text, "warc/")) {
		return "a web archive is not read: save its pages and name the "
		       "files";
	}
	if (begins(text, "%pdf-")) {
		return "a PDF is not read: save its text and name that file";
	}
	if (kd_str_starts_with(text, KD_STR("\xFF\xFE")) ||
		kd_str_starts_with(text, KD_STR("\xFE\xFF"))) {
		return "text in UTF-16: save it as UTF-8";
	}
	return is_array(text) ? "a JSON array is not read: write an article a "
				"line, with no brackets around them"
			      : NULL;
}

/* No text holds a NUL or many control characters. */
static bool is_binary(struct kd_str bytes)
{
	uint32_t n_controls = 0;
	const struct kd_str head = kd_str_slice(bytes, 0, TELL_BYTES);
	if (bytes.len > 0 && memchr(bytes.data, '\0', bytes.len) != NULL) {
		return true;
	}
	for (uint32_t i = 0; i < head.len; i++) {
		const unsigned char byte = (unsigned char)head.data[i];
		n_controls +=
			byte < ' ' && !is_space((char)byte) && byte != 0x1B;
	}
	return n_controls * 20 > head.len;
}

enum kd_status kd_extract_tell(
	struct kd_str bytes, enum kd_format *out, struct kd_err *err)
{
	struct kd_str text = bytes;
	if (kd_str_starts_with(text, KD_STR("\xEF\xBB\xBF"))) {
		text = kd_str_slice(text, 3, text.len);
	}
	const char *unread = what_is_not_read(text);
	if (unread != NULL) {
		return kd_err_set(err, KD_EINPUT, "%s", unread);
	}
	if (is_html(text)) {
		*out = KD_FORMAT_HTML;
	} else if (is_binary(text)) {
		return kd_err_set(err, KD_EINPUT, "binary file");
	} else {
		*out = is_json(text) ? KD_FORMAT_JSON : KD_FORMAT_TEXT;
	}
	return KD_OK;
}

static void fill(struct kd_str *field, struct kd_str given)
{
	if (field->data == NULL && given.len > 0) {
		*field = given;
	}
}

/* Notes a date of publication that is none. */
static enum kd_status note_date(struct kd_extraction *x, struct kd_str written)
{
	uint32_t len = written.len < SHOWN_BYTES ? written.len : SHOWN_BYTES;
	while (!kd_utf8_is_boundary(written, len)) {
		len--;
	}
	const struct kd_str message = kd_str_format(x->arena,
		"'%.*s' is no ISO 8601 date (2025-11-20 would be one)",
		(int)len, written.data);
	return message.data != NULL &&
			       kd_problems_add(x->arena, &x->out->problems,
				       (struct kd_span){ 0 }, "bad-date",
				       message.data)
		       ? KD_OK
		       : kd_arena_full(x->arena, x->err);
}

/* Takes the date in its extended form; one that is none is left out. */
static enum kd_status take_date(
	struct kd_extraction *x, struct kd_str *published)
{
	if (published->data == NULL) {
		return KD_OK;
	}
	const struct kd_str written = *published;
	*published = kd_extract_date(x->arena, written);
	return published->data != NULL ? KD_OK : note_date(x, written);
}

void kd_extract_fill(struct kd_meta *meta, const struct kd_meta *more)
{
	fill(&meta->id, more->id);
	fill(&meta->url, more->url);
	fill(&meta->title, more->title);
	fill(&meta->byline, more->byline);
	fill(&meta->language, more->language);
	if (meta->outlet.data == NULL && more->outlet.len > 0) {
		meta->outlet = more->outlet;
		meta->outlet_basis = more->outlet_basis;
	}
	if (meta->published.data == NULL && more->published.len > 0) {
		meta->published = more->published;
		meta->published_basis = more->published_basis;
	}
}

/* Fills in what the article lacks, and says where the rest came from. */
static enum kd_status finish_meta(
	struct kd_extraction *x, const struct kd_meta *given)
{
	struct kd_meta *meta = &x->out->meta;
	KD_TRY(take_date(x, &meta->published));
	kd_extract_fill(meta, given);
	KD_TRY(take_date(x, &meta->published));
	if (meta->published.data == NULL) {
		meta->published = kd_extract_url_date(x->arena, meta->url);
		meta->published_basis = meta->published.data != NULL
						? KD_BASIS_URL
						: KD_BASIS_UNKNOWN;
	} else if (meta->published_basis == KD_BASIS_UNKNOWN) {
		meta->published_basis = KD_BASIS_GIVEN;
	}
	if (meta->outlet.data != NULL &&
		meta->outlet_basis == KD_BASIS_UNKNOWN) {
		meta->outlet_basis = KD_BASIS_GIVEN;
	}
	return KD_OK;
}

enum kd_status kd_extract_article(const struct kd_extract_in *in,
	struct kd_arena *arena, struct kd_extract_out *out, struct kd_err *err)
{
	static const struct kd_meta nothing = { 0 };
	struct kd_extraction x = { .arena = arena, .out = out, .err = err };
	assert(in->bytes.data != NULL || in->bytes.len == 0);
	*out = (struct kd_extract_out){ 0 };
	if (in->bytes.len == 0) {
		return kd_err_set(err, KD_EINPUT, "no text");
	}
	switch (in->format) {
	case KD_FORMAT_TEXT:
		KD_TRY(kd_extract_text(&x, in->bytes));
		break;
	case KD_FORMAT_HTML:
		KD_TRY(kd_extract_html(&x, in->bytes, NULL));
		break;
	case KD_FORMAT_JSON:
		KD_TRY(kd_extract_json(&x, in->bytes));
		break;
	}
	if (out->blocks.n == 0) {
		return kd_err_set(err, KD_EINPUT, "no text");
	}
	return finish_meta(&x, in->given != NULL ? in->given : &nothing);
}
