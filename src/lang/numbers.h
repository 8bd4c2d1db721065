/* numbers.h - reads numbers, in digits and in words, as a language writes them.
 */
#ifndef KD_LANG_NUMBERS_H
#define KD_LANG_NUMBERS_H

#include "doc/layers.h"
#include "lang/lang.h"

/* How a language writes digits; from the samples in its numbers.tsv. */
struct kd_notation {
	bool comma_groups;   /* 1,000 */
	bool stop_groups;    /* 1.000 */
	bool space_groups;   /* 1 000 */
	bool comma_decimals; /* 0,5 */
	bool stop_decimals;  /* 0.5 */
	bool stop_ordinals;  /* 1. */
};

/* A number read: its value, and how far it reaches. */
struct kd_numeral {
	double value;
	uint32_t n;   /* tokens */
	uint32_t end; /* byte; within the last token where letters follow */
	bool ordinal;
	bool digits;  /* begins with digits */
	bool scaled;  /* has a million, a thousand ... in words */
	double scale; /* these, multiplied; 0 without */
	bool fraction;
	uint32_t row; /* of numbers.tsv, of the first word; or KD_NONE */
};

/* What a text offers to the reader of numbers. */
struct kd_numeral_in {
	const struct kd_lang *lang;
	const struct kd_notation *notation;
	struct kd_str text;
	const struct kd_tokens *tokens;
	const struct kd_words *words;
};

struct kd_notation kd_numbers_notation(const struct kd_lang *lang);

/* Reads digits with their separators at the start of text; the bytes taken, 0
 * if it begins with none or is no number (20.11.2025). */
uint32_t kd_numbers_digits(
	const struct kd_notation *notation, struct kd_str text, double *out);

/* The number that begins at token i: "5,000", "2.5 million", "to og en halv".
 * False if there is none. */
bool kd_numbers_read(
	const struct kd_numeral_in *in, uint32_t i, struct kd_numeral *out);

/* The number in digits that begins so many bytes into token i: "USD115". */
bool kd_numbers_read_after(const struct kd_numeral_in *in, uint32_t i,
	uint32_t skip, struct kd_numeral *out);

#endif
