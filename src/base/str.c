/* str.c - strings as slices: a pointer and a length, not NUL-terminated. */
#define _GNU_SOURCE
#include "base/str.h"

#include <stdio.h>

int kd_str_compare(struct kd_str a, struct kd_str b)
{
	const uint32_t shorter = a.len < b.len ? a.len : b.len;
	const int order = shorter > 0 ? memcmp(a.data, b.data, shorter) : 0;
	if (order != 0) {
		return order;
	}
	return (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct kd_str kd_str_trim(struct kd_str text)
{
	while (text.len > 0 && is_space(text.data[0])) {
		text.data++;
		text.len--;
	}
	while (text.len > 0 && is_space(text.data[text.len - 1])) {
		text.len--;
	}
	return text;
}

uint32_t kd_str_find(struct kd_str text, struct kd_str wanted)
{
	if (wanted.len == 0 || text.len < wanted.len) {
		return KD_NONE;
	}
	const char *at = memmem(text.data, text.len, wanted.data, wanted.len);
	return at != NULL ? (uint32_t)(at - text.data) : KD_NONE;
}

struct kd_str kd_str_cut(struct kd_str *rest, char separator)
{
	const struct kd_str whole = *rest;
	const char *at =
		whole.len > 0 ? memchr(whole.data, separator, whole.len) : NULL;
	if (at == NULL) {
		*rest = (struct kd_str){ 0 };
		return whole;
	}
	const uint32_t len = (uint32_t)(at - whole.data);
	*rest = kd_str_slice(whole, len + 1, whole.len);
	return kd_str_slice(whole, 0, len);
}

struct kd_str kd_str_copy(struct kd_arena *arena, struct kd_str text)
{
	char *bytes = kd_arena_take(arena, (size_t)text.len + 1);
	if (bytes == NULL) {
		return (struct kd_str){ 0 };
	}
	if (text.len > 0) {
		memcpy(bytes, text.data, text.len);
	}
	return (struct kd_str){ .data = bytes, .len = text.len };
}

struct kd_str kd_str_format(struct kd_arena *arena, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	va_list again;
	va_copy(again, arguments);
	const int len = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	char *bytes = len < 0 ? NULL : kd_arena_take(arena, (size_t)len + 1);
	if (bytes != NULL) {
		vsnprintf(bytes, (size_t)len + 1, format, again);
	}
	va_end(again);
	return (struct kd_str){ .data = bytes,
		.len = bytes != NULL ? (uint32_t)len : 0 };
}

bool kd_str_number(struct kd_str text, uint64_t *out)
{
	if (text.len == 0 || text.len > 18) {
		return false;
	}
	uint64_t value = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		if (text.data[i] < '0' || text.data[i] > '9') {
			return false;
		}
		value = value * 10 + (uint64_t)(text.data[i] - '0');
	}
	*out = value;
	return true;
}

/* FNV-1a, with a final mix so that its low bits serve as a table index. */
uint64_t kd_str_hash(struct kd_str text)
{
	uint64_t hash = 0xcbf29ce484222325u;
	for (uint32_t i = 0; i < text.len; i++) {
		hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001b3u;
	}
	return hash ^ (hash >> 32);
}
