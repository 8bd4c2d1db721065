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
/* Multiplies a value by the power of ten that ends a text from a byte on:
 * "e6"; the bytes it takes, 0 if there is none. */
uint32_t kd_numbers_exponent(struct kd_str text, uint32_t at, double *value);

enum word_kind {
	WORD_NONE,
	WORD_CARDINAL,
	WORD_ORDINAL,
	WORD_SCALE,
	WORD_FRACTION,
	WORD_AND,
	WORD_ARTICLE,
	WORD_MINUS,
	WORD_POINT,       /* "two point five" */
	WORD_DENOMINATOR, /* "fifths" */
	WORD_SAMPLE,      /* "1,000": says how digits are written */
};

/* A row of numbers.tsv that matches at a token. */
struct number_word {
	enum word_kind kind;
	double value;
	uint32_t n;
	uint32_t row;
};

/* numbers_rows.c: reads "1000000", "0.5" of a pack, of any length. */
double kd_numbers_cell(struct kd_str text);
/* The row that matches at token i. */
struct number_word kd_numbers_row_at(
	const struct kd_numeral_in *in, uint32_t i);
/* The same; "three fifths" are one, a fraction. */
struct number_word kd_numbers_word_at(
	const struct kd_numeral_in *in, uint32_t i);

#endif
