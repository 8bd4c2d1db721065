/* numbers_private.h - what the readers of digits and of number words share. */
#ifndef KD_LANG_NUMBERS_PRIVATE_H
#define KD_LANG_NUMBERS_PRIVATE_H

#include "lang/numbers.h"

static inline bool kd_numbers_is_digit(struct kd_str text, uint32_t at)
{
	return at < text.len && text.data[at] >= '0' && text.data[at] <= '9';
}

static inline uint32_t kd_numbers_count_digits(struct kd_str text, uint32_t at)
{
	uint32_t n = 0;
	while (kd_numbers_is_digit(text, at + n)) {
		n++;
	}
	return n;
}

/* Bytes of a space that does not break, as it stands between groups. */
static inline uint32_t kd_numbers_fixed_space(struct kd_str text, uint32_t at)
{
	const struct kd_str rest = kd_str_slice(text, at, text.len);
	if (kd_str_starts_with(rest, KD_STR("\xC2\xA0"))) {
		return 2;
	}
	return kd_str_starts_with(rest, KD_STR("\xE2\x80\xAF")) ||
			       kd_str_starts_with(rest, KD_STR("\xE2\x80\x89"))
		       ? 3
		       : 0;
}

/* numbers_digits.c: the value of "3/4" or of a sign for it; 0 for anything
 * else. */
double kd_numbers_fraction(struct kd_str text);

#endif
