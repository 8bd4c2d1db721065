/* extract_text.c - plain text: header lines, repair, paragraphs. */
#include "read/extract/extract_private.h"

#include <stddef.h>
#include <strings.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* The longest line of a text whose lines were broken to fit a width. */
#define WRAP_CHARACTERS 120u
#define LEAST_WRAP_CHARACTERS 45u
/* Lines that must speak for a text being broken so, and their share of 10. */
#define LEAST_WRAPPED_LINES 4u
#define WRAPPED_TENTHS 9u

static bool add_origin(
	struct kd_extraction *x, uint32_t *capacity, struct kd_origin origin)
{
	struct kd_extract_out *out = x->out;
	if (!kd_vec_grow(x->arena, (void **)&out->origins, out->n_origins,
		    capacity, sizeof(origin))) {
		return false;
	}
	out->origins[out->n_origins++] = origin;
	return true;
}

/* Bytes of the broken piece at the start: as many as begin a character
 * rightly, one at the least; as Unicode advises. */
static uint32_t broken_bytes(const char *bytes, size_t n)
{
	const unsigned char *at = (const unsigned char *)bytes;
	const unsigned char first = at[0];
	uint32_t wanted = 1;
	unsigned char low = 0x80;
	unsigned char high = 0xBF;
	if (first >= 0xC2 && first <= 0xDF) {
		wanted = 2;
	} else if (first >= 0xE0 && first <= 0xEF) {
		wanted = 3;
		low = first == 0xE0 ? 0xA0 : low;
		high = first == 0xED ? 0x9F : high;
	} else if (first >= 0xF0 && first <= 0xF4) {
		wanted = 4;
		low = first == 0xF0 ? 0x90 : low;
		high = first == 0xF4 ? 0x8F : high;
	}
	uint32_t len = 1;
	while (len < wanted && len < n && at[len] >= low && at[len] <= high) {
		len++;
		low = 0x80;
		high = 0xBF;
	}
	return len;
}

/* Bytes of the text once repaired, and how many pieces are broken. */
static size_t repaired_bytes(struct kd_str bytes, uint32_t *n_broken)
{
	size_t total = 0;
	*n_broken = 0;
	for (uint32_t at = 0; at < bytes.len;) {
		const size_t left = bytes.len - at;
		const size_t valid = kd_utf8_valid_bytes(bytes.data + at, left);
		total += valid;
		at += (uint32_t)valid;
		if (at < bytes.len) {
			at += broken_bytes(bytes.data + at, bytes.len - at);
			total += sizeof(REPLACEMENT) - 1;
			(*n_broken)++;
		}
	}
	return total;
}

static enum kd_status note_broken(
	struct kd_extraction *x, uint32_t n_broken, uint32_t first)
{
	const struct kd_str message = kd_str_format(x->arena,
		"%u pieces that are not UTF-8 replaced, the first at byte %u",
		n_broken, first);
	if (message.data == NULL ||
		!kd_problems_add(x->arena, &x->out->problems,
			(struct kd_span){ 0 }, "invalid-utf8", message.data)) {
		return kd_arena_full(x->arena, x->err);
	}
	return KD_OK;
}

enum kd_status kd_extract_repair(struct kd_extraction *x, struct kd_str bytes,
	bool origins, uint32_t source_start, struct kd_str *out)
{
	uint32_t n_broken = 0;
	uint32_t capacity = 0;
	const size_t total = repaired_bytes(bytes, &n_broken);
	const struct kd_origin start = { 0, source_start };
	*out = bytes;
	if (total > UINT32_MAX / 2) {
		return kd_err_set(x->err, KD_ELIMIT, "text too long");
	}
	if (origins && !add_origin(x, &capacity, start)) {
		return kd_arena_full(x->arena, x->err);
	}
	if (n_broken == 0) {
		return KD_OK;
	}
	KD_TRY(note_broken(x, n_broken,
		source_start +
			(uint32_t)kd_utf8_valid_bytes(bytes.data, bytes.len)));
	char *copy = kd_arena_take(x->arena, total);
	uint32_t len = 0;
	for (uint32_t at = 0; copy != NULL && at < bytes.len;) {
		const size_t valid =
			kd_utf8_valid_bytes(bytes.data + at, bytes.len - at);
		memcpy(copy + len, bytes.data + at, valid);
		len += (uint32_t)valid;
		at += (uint32_t)valid;
		if (at < bytes.len) {
			memcpy(copy + len, REPLACEMENT,
				sizeof(REPLACEMENT) - 1);
			at += broken_bytes(bytes.data + at, bytes.len - at);
			len += sizeof(REPLACEMENT) - 1;
			const struct kd_origin next = { len,
				source_start + at };
			if (origins && !add_origin(x, &capacity, next)) {
				return kd_arena_full(x->arena, x->err);
			}
		}
	}
	*out = (struct kd_str){ .data = copy, .len = len };
	return copy != NULL ? KD_OK : kd_arena_full(x->arena, x->err);
}

/* The fields that a header may set. */
static const struct {
	const char *key;
	size_t offset; /* in struct kd_meta */
} header_keys[] = {
	{ "id", offsetof(struct kd_meta, id) },
	{ "url", offsetof(struct kd_meta, url) },
	{ "outlet", offsetof(struct kd_meta, outlet) },
	{ "title", offsetof(struct kd_meta, title) },
	{ "byline", offsetof(struct kd_meta, byline) },
	{ "language", offsetof(struct kd_meta, language) },
	{ "published", offsetof(struct kd_meta, published) },
};

/* Keys may be written with capitals: Outlet, PUBLISHED. */
static bool is_key(struct kd_str key, const char *name)
{
	return key.len == strlen(name) &&
	       strncasecmp(key.data, name, key.len) == 0;
}

bool kd_extract_set(
	struct kd_meta *meta, struct kd_str key, struct kd_str value)
{
	for (uint32_t i = 0; i < KD_COUNT(header_keys); i++) {
		if (!is_key(key, header_keys[i].key)) {
			continue;
		}
		struct kd_str *field =
			(void *)((char *)meta + header_keys[i].offset);
		const struct kd_str trimmed = kd_str_trim(value);
		if (field->data == NULL && trimmed.len > 0) {
			*field = trimmed;
		}
		return true;
	}
	return false;
}

/* Cuts the next line off, without what ends it. */
static struct kd_str cut_line(struct kd_str *rest)
{
	struct kd_str line = kd_str_cut(rest, '\n');
	if (line.len > 0 && line.data[line.len - 1] == '\r') {
		line.len--;
	}
	return line;
}

void kd_extract_header(struct kd_meta *meta, struct kd_str *text)
{
	struct kd_meta found = { 0 };
	struct kd_str rest = *text;
	for (uint32_t n = 0; rest.len > 0; n++) {
		struct kd_str value = cut_line(&rest);
		if (kd_str_trim(value).len == 0) {
			if (n > 0) {
				*meta = found;
				*text = kd_str_slice(
					*text, text->len - rest.len, text->len);
			}
			return;
		}
		const struct kd_str key = kd_str_cut(&value, ':');
		if (value.data == NULL || !kd_extract_set(&found, key, value)) {
			return;
		}
	}
}

enum kd_status kd_extract_add_block(struct kd_extraction *x, uint32_t start,
	uint32_t end, enum kd_block_kind kind)
{
	struct kd_str text = kd_str_slice(x->out->text, 0, end);
	uint32_t character = 0;
	uint32_t n = 0;
	/* A BOM within the text is no white space to other programs. */
	while ((n = kd_utf8_read(text, start, &character)) > 0 &&
		kd_utf8_is_space(character) && character != 0xFEFF) {
		start += n;
	}
	while (end > start &&
		(n = kd_utf8_read_back(text, end, &character)) > 0 &&
		kd_utf8_is_space(character) && character != 0xFEFF) {
		end -= n;
	}
	if (start >= end) {
		return KD_OK;
	}
	const struct kd_block block = { .span = { start, end }, .kind = kind };
	return KD_PUSH(x->arena, &x->out->blocks, block)
		       ? KD_OK
		       : kd_arena_full(x->arena, x->err);
}

/* A line of the text, and how wide it is. */
struct line {
	uint32_t start;
	uint32_t end; /* without what ends it */
	uint32_t characters;
	uint32_t first_word; /* characters of its first word */
	bool is_blank;
	bool is_item; /* begins with the mark of a list */
};

struct lines {
	struct line *items;
	uint32_t n;
	uint32_t capacity;
};

/* Length in bytes of the line end at a byte, or 0. */
static uint32_t line_end_at(struct kd_str text, uint32_t at)
{
	const char *bytes = text.data + at;
	switch (*bytes) {
	case '\n':
	case '\f':
	case '\v':
		return 1;
	case '\r':
		return at + 1 < text.len && bytes[1] == '\n' ? 2 : 1;
	case '\xE2': /* U+2028, U+2029 */
		return at + 2 < text.len && bytes[1] == '\x80' &&
				       (bytes[2] == '\xA8' ||
					       bytes[2] == '\xA9')
			       ? 3
			       : 0;
	default:
		return 0;
	}
}

static bool begins_item(struct kd_str line)
{
	return kd_str_starts_with(line, KD_STR("- ")) ||
	       kd_str_starts_with(line, KD_STR("* ")) ||
	       kd_str_starts_with(line, KD_STR("\u2013 ")) ||
	       kd_str_starts_with(line, KD_STR("\u2014 ")) ||
	       kd_str_starts_with(line, KD_STR("\u2022"));
}

static struct line measure(struct kd_str text, uint32_t start, uint32_t end)
{
	struct line line = { .start = start, .end = end, .is_blank = true };
	bool in_first = true;
	for (uint32_t at = start; at < end; at++) {
		const unsigned char byte = (unsigned char)text.data[at];
		const bool is_space = byte == ' ' || byte == '\t';
		line.characters += (byte & 0xC0) != 0x80;
		if (!is_space) {
			line.is_blank = false;
		} else if (!line.is_blank) {
			in_first = false;
		}
		line.first_word += in_first && (byte & 0xC0) != 0x80;
	}
	line.is_item = begins_item(kd_str_slice(text, start, end));
	return line;
}

static bool split_lines(struct kd_extraction *x, struct lines *out)
{
	const struct kd_str text = x->out->text;
	uint32_t start = 0;
	for (uint32_t at = 0; at <= text.len; at++) {
		const uint32_t n = at < text.len ? line_end_at(text, at) : 1;
		if (n == 0) {
			continue;
		}
		if (!KD_PUSH(x->arena, out, measure(text, start, at))) {
			return false;
		}
		start = at + n;
		at = start - 1;
	}
	return true;
}

/* Whether the next line's first word would not have fitted on this one. */
static bool is_full(
	const struct line *line, const struct line *next, uint32_t width)
{
	return line->characters + 1 + next->first_word > width;
}

/* The width that lines were broken to, or 0 where each is a paragraph. Lines
 * too long to have been broken say nothing: tables, addresses. */
static uint32_t wrap_width(const struct lines *lines)
{
	uint32_t width = 0;
	uint32_t n_followed = 0;
	uint32_t n_full = 0;
	for (uint32_t i = 0; i < lines->n; i++) {
		const uint32_t characters = lines->items[i].characters;
		if (characters <= WRAP_CHARACTERS && characters > width) {
			width = characters;
		}
	}
	if (width < LEAST_WRAP_CHARACTERS) {
		return 0;
	}
	for (uint32_t i = 0; i + 1 < lines->n; i++) {
		const struct line *line = &lines->items[i];
		const struct line *next = &lines->items[i + 1];
		if (line->is_blank || next->is_blank || next->is_item ||
			line->characters > width || next->characters > width) {
			continue;
		}
		n_followed++;
		n_full += is_full(line, next, width);
	}
	return n_followed >= LEAST_WRAPPED_LINES &&
			       n_full * 10 >= n_followed * WRAPPED_TENTHS
		       ? width
		       : 0;
}

/* Whether a line goes on in the next. */
static bool goes_on(
	const struct line *line, const struct line *next, uint32_t width)
{
	return !line->is_blank && !next->is_blank && !next->is_item &&
	       line->characters <= width && next->characters <= width &&
	       is_full(line, next, width);
}

enum kd_status kd_extract_paragraphs(struct kd_extraction *x)
{
	struct lines lines = { 0 };
	if (!split_lines(x, &lines)) {
		return kd_arena_full(x->arena, x->err);
	}
	const uint32_t width = wrap_width(&lines);
	for (uint32_t i = 0; i < lines.n;) {
		const uint32_t first = i++;
		while (width > 0 && i < lines.n &&
			goes_on(&lines.items[i - 1], &lines.items[i], width)) {
			i++;
		}
		KD_TRY(kd_extract_add_block(x, lines.items[first].start,
			lines.items[i - 1].end, KD_BLOCK_UNKNOWN));
	}
	return KD_OK;
}

/* Makes origins those of the text without the header before it. */
static void cut_origins(struct kd_extract_out *out, uint32_t header_bytes)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < out->n_origins; i++) {
		struct kd_origin origin = out->origins[i];
		if (origin.text_start < header_bytes) {
			origin.source_start += header_bytes - origin.text_start;
			origin.text_start = header_bytes;
			kept = 0;
		}
		origin.text_start -= header_bytes;
		out->origins[kept++] = origin;
	}
	out->n_origins = kept;
}

enum kd_status kd_extract_text(struct kd_extraction *x, struct kd_str bytes)
{
	const uint32_t bom =
		kd_str_starts_with(bytes, KD_STR("\xEF\xBB\xBF")) ? 3 : 0;
	struct kd_str text;
	KD_TRY(kd_extract_repair(
		x, kd_str_slice(bytes, bom, bytes.len), true, bom, &text));
	const uint32_t whole = text.len;
	kd_extract_header(&x->out->meta, &text);
	cut_origins(x->out, whole - text.len);
	x->out->text = text;
	return kd_extract_paragraphs(x);
}
