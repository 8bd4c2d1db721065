/* str.h - strings as slices: a pointer and a length, not NUL-terminated. */
#ifndef KD_BASE_STR_H
#define KD_BASE_STR_H

#include "base/arena.h"

#include <string.h>

/* Borrowed bytes, UTF-8 unless said otherwise. {NULL, 0} is "none". */
struct kd_str {
	const char *data;
	uint32_t len; /* bytes */
};

#define KD_STR(literal) \
	((struct kd_str){ .data = (literal), .len = sizeof(literal) - 1 })

/* These few are called for every word: their bodies stand here. */
static inline struct kd_str kd_str_view(const char *terminated)
{
	struct kd_str out = { terminated, 0 };
	if (terminated != NULL) {
		out.len = (uint32_t)strlen(terminated);
	}
	return out;
}

static inline bool kd_str_equal(struct kd_str a, struct kd_str b)
{
	return a.len == b.len &&
	       (a.len == 0 || (a.data[0] == b.data[0] &&
				      memcmp(a.data, b.data, a.len) == 0));
}

/* The bytes [start, end) of text; clamped to it. */
static inline struct kd_str kd_str_slice(
	struct kd_str text, uint32_t start, uint32_t end)
{
	struct kd_str out = { NULL, 0 };
	if (text.data == NULL || start > text.len) {
		return out;
	}
	if (end > text.len) {
		end = text.len;
	}
	out.data = text.data + start;
	out.len = end > start ? end - start : 0;
	return out;
}

static inline bool kd_str_starts_with(struct kd_str text, struct kd_str prefix)
{
	return text.len >= prefix.len &&
	       kd_str_equal(kd_str_slice(text, 0, prefix.len), prefix);
}

static inline bool kd_str_ends_with(struct kd_str text, struct kd_str suffix)
{
	return text.len >= suffix.len &&
	       kd_str_equal(kd_str_slice(text, text.len - suffix.len, text.len),
		       suffix);
}

/* Orders by bytes, as memcmp; a prefix comes first. */
int kd_str_compare(struct kd_str a, struct kd_str b);
/* Takes ASCII white space off both ends. */
struct kd_str kd_str_trim(struct kd_str text);
/* Byte offset of the first occurrence, or KD_NONE. */
uint32_t kd_str_find(struct kd_str text, struct kd_str wanted);
/* Cuts off the part before the first separator and returns it; *rest is what
 * follows it, or none where there was no separator. */
struct kd_str kd_str_cut(struct kd_str *rest, char separator);
/* Copies into the arena, with a NUL after it; data is NULL on failure. */
struct kd_str kd_str_copy(struct kd_arena *arena, struct kd_str text);
/* Formats into the arena; data is NULL on failure. */
struct kd_str kd_str_format(struct kd_arena *arena, const char *format, ...)
	KD_PRINTF(2, 3);
/* Reads an unsigned decimal number that is the whole text. */
bool kd_str_number(struct kd_str text, uint64_t *out);
uint64_t kd_str_hash(struct kd_str text);

/* The arguments that "%.*s" wants for a text. */
#define KD_SHOW(text) (int)(text).len, (text).len > 0 ? (text).data : ""

#endif
