/* tokens_signs.c - what each character does in a text. */
#include "read/tokens/tokens_private.h"

#define S KD_SIGN_SPACE
#define C KD_SIGN_SILENT
#define L KD_SIGN_LETTER
#define D KD_SIGN_DIGIT
#define P KD_SIGN_PUNCTUATION
#define Y KD_SIGN_SYMBOL
#define A KD_SIGN_APOSTROPHE
#define H KD_SIGN_HYPHEN
/* clang-format off */
const unsigned char kd_tokens_ascii[128] = {
	C, C, C, C, C, C, C, C, C, S, S, S, S, S, C, C,
	C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
	/* ! " # $ % & ' ( ) * + , - . / */
	S, P, P, Y, Y, Y, Y, A, P, P, P, Y, P, H, P, P,
	D, D, D, D, D, D, D, D, D, D, P, P, Y, Y, Y, P,
	Y, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, P, P, P, Y, P,
	Y, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, P, Y, P, Y, C,
};
/* clang-format on */
#undef S
#undef C
#undef L
#undef D
#undef P
#undef Y
#undef A
#undef H

/* Ranges in order; what lies between them is told by its category. */
static const struct {
	uint32_t first;
	uint32_t last;
	enum kd_sign sign;
} ranges[] = {
	{ 0x80, 0x84, KD_SIGN_SILENT },
	{ 0x86, 0x9F, KD_SIGN_SILENT },
	{ 0xA1, 0xA1, KD_SIGN_PUNCTUATION },
	{ 0xA2, 0xA6, KD_SIGN_SYMBOL },
	{ 0xA7, 0xA7, KD_SIGN_PUNCTUATION },
	{ 0xA8, 0xA9, KD_SIGN_SYMBOL },
	{ 0xAA, 0xAA, KD_SIGN_LETTER },
	{ 0xAC, 0xAC, KD_SIGN_SYMBOL },
	{ 0xAD, 0xAD, KD_SIGN_SILENT },
	{ 0xAE, 0xB1, KD_SIGN_SYMBOL },
	/* Raised figures belong to the word before them: km2. */
	{ 0xB2, 0xB3, KD_SIGN_LETTER },
	{ 0xB4, 0xB4, KD_SIGN_SYMBOL },
	{ 0xB5, 0xB5, KD_SIGN_LETTER },
	{ 0xB8, 0xB8, KD_SIGN_SYMBOL },
	{ 0xB9, 0xBA, KD_SIGN_LETTER },
	{ 0xBC, 0xBE, KD_SIGN_DIGIT }, /* fractions */
	{ 0xC0, 0xD6, KD_SIGN_LETTER },
	{ 0xD7, 0xD7, KD_SIGN_SYMBOL },
	{ 0xD8, 0xF6, KD_SIGN_LETTER },
	{ 0xF7, 0xF7, KD_SIGN_SYMBOL },
	{ 0xF8, 0x2BB, KD_SIGN_LETTER },
	{ 0x2BC, 0x2BC, KD_SIGN_APOSTROPHE },
	{ 0x400, 0x481, KD_SIGN_LETTER },
	{ 0x61C, 0x61C, KD_SIGN_SILENT },
	{ 0x200B, 0x200F, KD_SIGN_SILENT },
	{ 0x2010, 0x2011, KD_SIGN_HYPHEN },
	{ 0x2012, 0x2017, KD_SIGN_PUNCTUATION },
	{ 0x2018, 0x2018, KD_SIGN_PUNCTUATION },
	{ 0x2019, 0x2019, KD_SIGN_APOSTROPHE },
	{ 0x201A, 0x2027, KD_SIGN_PUNCTUATION },
	{ 0x202A, 0x202E, KD_SIGN_SILENT },
	{ 0x2060, 0x206F, KD_SIGN_SILENT },
	{ 0x20A0, 0x20CF, KD_SIGN_SYMBOL },
	{ 0x2100, 0x2101, KD_SIGN_SYMBOL },
	{ 0x2116, 0x2117, KD_SIGN_SYMBOL },
	{ 0x2120, 0x2122, KD_SIGN_SYMBOL },
	{ 0x2153, 0x215E, KD_SIGN_DIGIT }, /* fractions */
	{ 0x2190, 0x23FF, KD_SIGN_SYMBOL },
	{ 0x2500, 0x27BF, KD_SIGN_SYMBOL },
	{ 0x2900, 0x2BFF, KD_SIGN_SYMBOL },
	{ 0x2E80, 0x2FDF, KD_SIGN_IDEOGRAPH },
	{ 0x3400, 0x9FFF, KD_SIGN_IDEOGRAPH },
	{ 0xF900, 0xFAFF, KD_SIGN_IDEOGRAPH },
	{ 0xFE00, 0xFE0F, KD_SIGN_SILENT }, /* variation selectors */
	{ 0xFEFF, 0xFEFF, KD_SIGN_SILENT },
	{ 0xFF07, 0xFF07, KD_SIGN_APOSTROPHE },
	/* A damaged letter more often than not. */
	{ 0xFFFD, 0xFFFD, KD_SIGN_LETTER },
	{ 0x1F000, 0x1FAFF, KD_SIGN_SYMBOL },
	{ 0x20000, 0x3FFFF, KD_SIGN_IDEOGRAPH },
	{ 0xE0000, 0xE0FFF, KD_SIGN_SILENT },
};

enum kd_sign kd_tokens_wide_sign(uint32_t character)
{
	if (character >= 0xC0 && character <= 0x2BB && character != 0xD7 &&
		character != 0xF7) {
		return KD_SIGN_LETTER;
	}
	uint32_t low = 0;
	uint32_t high = KD_COUNT(ranges);
	while (low < high) {
		const uint32_t middle = (low + high) / 2;
		if (character > ranges[middle].last) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	if (low < KD_COUNT(ranges) && character >= ranges[low].first) {
		return ranges[low].sign;
	}
	if (kd_utf8_is_letter(character)) {
		return KD_SIGN_LETTER;
	}
	if (kd_utf8_is_digit(character)) {
		return KD_SIGN_DIGIT;
	}
	return kd_utf8_is_space(character) ? KD_SIGN_SPACE
					   : KD_SIGN_PUNCTUATION;
}
