/* utf8.c - characters of UTF-8 text: reading, kinds, folding. */
#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

uint32_t kd_utf8_read(struct kd_str text, uint32_t at, uint32_t *out)
{
	*out = 0;
	if (at >= text.len) {
		return 0;
	}
	const unsigned char first = (unsigned char)text.data[at];
	if (first < 0x80) {
		*out = first;
		return 1;
	}
	utf8proc_int32_t character = 0;
	const utf8proc_ssize_t n =
		utf8proc_iterate((const utf8proc_uint8_t *)text.data + at,
			(utf8proc_ssize_t)(text.len - at), &character);
	if (n <= 0) {
		*out = 0xFFFD;
		return 1;
	}
	*out = (uint32_t)character;
	return (uint32_t)n;
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

uint32_t kd_utf8_read_back(struct kd_str text, uint32_t at, uint32_t *out)
{
	*out = 0;
	if (at == 0 || at > text.len) {
		return 0;
	}
	uint32_t start = at - 1;
	while (start > 0 && is_continuation(text.data[start])) {
		start--;
	}
	return kd_utf8_read(text, start, out) > 0 ? at - start : 0;
}

uint32_t kd_utf8_write(uint32_t character, char out[4])
{
	return (uint32_t)utf8proc_encode_char(
		(utf8proc_int32_t)character, (utf8proc_uint8_t *)out);
}

size_t kd_utf8_valid_bytes(const char *bytes, size_t n)
{
	size_t at = 0;
	while (at < n) {
		if ((unsigned char)bytes[at] < 0x80) {
			at++;
			continue;
		}
		utf8proc_int32_t character = 0;
		const size_t left = n - at < 4 ? n - at : 4;
		const utf8proc_ssize_t len =
			utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
				(utf8proc_ssize_t)left, &character);
		if (len <= 0) {
			break;
		}
		at += (size_t)len;
	}
	return at;
}

bool kd_utf8_is_boundary(struct kd_str text, uint32_t at)
{
	return at <= text.len &&
	       (at == text.len || !is_continuation(text.data[at]));
}

static utf8proc_category_t category(uint32_t character)
{
	return utf8proc_category((utf8proc_int32_t)character);
}

uint32_t kd_utf8_length(struct kd_str text)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		n += ((unsigned char)text.data[i] & 0xC0) != 0x80;
	}
	return n;
}

bool kd_utf8_is_letter(uint32_t character)
{
	if (character < 0x80) {
		const uint32_t lower = character | 0x20;
		return lower >= 'a' && lower <= 'z';
	}
	const utf8proc_category_t kind = category(character);
	return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_ME;
}

bool kd_utf8_is_digit(uint32_t character)
{
	if (character < 0x80) {
		return character >= '0' && character <= '9';
	}
	return category(character) == UTF8PROC_CATEGORY_ND;
}

bool kd_utf8_is_upper(uint32_t character)
{
	if (character < 0x80) {
		return character >= 'A' && character <= 'Z';
	}
	const utf8proc_category_t kind = category(character);
	return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool kd_utf8_is_lower(uint32_t character)
{
	if (character < 0x80) {
		return character >= 'a' && character <= 'z';
	}
	return category(character) == UTF8PROC_CATEGORY_LL;
}

bool kd_utf8_is_space(uint32_t character)
{
	if (character < 0x80) {
		return character == ' ' ||
		       (character >= '\t' && character <= '\r');
	}
	const utf8proc_category_t kind = category(character);
	return (kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_ZP) ||
	       character == 0x85 || character == 0xFEFF;
}

uint32_t kd_utf8_lower(uint32_t character)
{
	if (character < 0x80) {
		return character >= 'A' && character <= 'Z' ? character | 0x20
							    : character;
	}
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)character);
}

static bool is_plain_lower(struct kd_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		const unsigned char c = (unsigned char)text.data[i];
		if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
			return false;
		}
	}
	return true;
}

static bool is_ascii(struct kd_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.data[i] >= 0x80) {
			return false;
		}
	}
	return true;
}

/* Typographic variants that mean the same in a word. */
static uint32_t plain_sign(uint32_t character)
{
	switch (character) {
	case 0x2018:
	case 0x2019:
	case 0x02BC:
		return '\'';
	case 0x2010:
	case 0x2011:
		return '-';
	case 0x00A0:
	case 0x202F:
		return ' ';
	default:
		return character;
	}
}

static struct kd_str lower_each(struct kd_arena *arena, struct kd_str text)
{
	/* Lower case takes at most half as much again in UTF-8. */
	char *bytes = kd_arena_take(arena, (size_t)text.len * 3 / 2 + 8);
	if (bytes == NULL) {
		return (struct kd_str){ 0 };
	}
	uint32_t len = 0;
	uint32_t character = 0;
	for (uint32_t at = 0, n = 0;
		(n = kd_utf8_read(text, at, &character)) > 0; at += n) {
		char out[4];
		const uint32_t size = kd_utf8_write(
			kd_utf8_lower(plain_sign(character)), out);
		memcpy(bytes + len, out, size);
		len += size;
	}
	return (struct kd_str){ .data = bytes, .len = len };
}

static bool has_marks(struct kd_str text)
{
	uint32_t character = 0;
	for (uint32_t at = 0, n = 0;
		(n = kd_utf8_read(text, at, &character)) > 0; at += n) {
		if (character >= 0x0300 && character <= 0x036F) {
			return true;
		}
	}
	return false;
}

struct kd_str kd_utf8_fold(struct kd_arena *arena, struct kd_str text)
{
	if (is_plain_lower(text)) {
		return text;
	}
	const struct kd_str lowered = lower_each(arena, text);
	if (lowered.data == NULL || is_ascii(lowered) || !has_marks(lowered)) {
		return lowered;
	}
	utf8proc_uint8_t *composed = NULL;
	const utf8proc_ssize_t len =
		utf8proc_map((const utf8proc_uint8_t *)lowered.data,
			(utf8proc_ssize_t)lowered.len, &composed,
			UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (len < 0) {
		return len == UTF8PROC_ERROR_NOMEM ? (struct kd_str){ 0 }
						   : lowered;
	}
	const struct kd_str copy = kd_str_copy(
		arena, (struct kd_str){ .data = (const char *)composed,
			       .len = (uint32_t)len });
	free(composed);
	return copy;
}

bool kd_utf8_is_nfc(struct kd_str text)
{
	if (is_ascii(text)) {
		return true;
	}
	utf8proc_uint8_t *composed = NULL;
	const utf8proc_ssize_t len = utf8proc_map(
		(const utf8proc_uint8_t *)text.data, (utf8proc_ssize_t)text.len,
		&composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	const bool same = len == (utf8proc_ssize_t)text.len &&
			  memcmp(composed, text.data, text.len) == 0;
	free(composed);
	return same;
}
