/* numbers_digits.c - reads digits with the marks that a language writes. */
#include "lang/numbers_private.h"

#include <assert.h>
#include <math.h>

/* More digits than this are an identifier, not a quantity. */
#define MAX_DIGITS 18

static bool has_sample(const struct kd_lang *lang, const char *const *parts)
{
	uint32_t forms[2];
	uint32_t n = 0;
	for (; n < KD_COUNT(forms) && parts[n] != NULL; n++) {
		forms[n] = kd_lang_word(lang, kd_str_view(parts[n]));
	}
	const struct kd_words words = { .forms = forms, .n = n };
	struct kd_match match;
	return kd_lang_match(lang, KD_TABLE_NUMBERS, &words, 0, &match) &&
	       match.n == n &&
	       kd_lang_is(lang, match.row, KD_COLUMN_NUMBERS_KIND, "sample");
}

struct kd_notation kd_numbers_notation(const struct kd_lang *lang)
{
	assert(lang != NULL);
	return (struct kd_notation){
		.comma_groups =
			has_sample(lang, (const char *[]){ "1,000", NULL }),
		.stop_groups =
			has_sample(lang, (const char *[]){ "1.000", NULL }),
		.space_groups =
			has_sample(lang, (const char *[]){ "1", "000" }),
		.comma_decimals =
			has_sample(lang, (const char *[]){ "0,5", NULL }),
		.stop_decimals =
			has_sample(lang, (const char *[]){ "0.5", NULL }),
		.stop_ordinals = has_sample(lang, (const char *[]){ "1", "." }),
	};
}

static uint32_t group_mark(
	const struct kd_notation *notation, struct kd_str text, uint32_t at)
{
	if (at >= text.len) {
		return 0;
	}
	const char c = text.data[at];
	if ((c == ',' && notation->comma_groups) ||
		(c == '.' && notation->stop_groups) || c == '\'' ||
		(c == ' ' && notation->space_groups)) {
		return 1;
	}
	return kd_numbers_fixed_space(text, at);
}

/* Whether a digit, or a mark and a digit, stands at that byte. */
static bool goes_on(struct kd_str text, uint32_t at)
{
	return kd_numbers_is_digit(text, at) ||
	       ((at < text.len &&
			(text.data[at] == '.' || text.data[at] == ',')) &&
		       kd_numbers_is_digit(text, at + 1));
}

/* Whether three digits after a mark may be a group as well as decimals. */
static bool is_doubtful(
	const struct kd_notation *notation, struct kd_str text, uint32_t at)
{
	if (!kd_numbers_is_digit(text, at + 1) ||
		kd_numbers_count_digits(text, at + 1) != 3) {
		return false;
	}
	return text.data[at] == ',' ? !notation->comma_decimals
				    : !notation->stop_decimals;
}

uint32_t kd_numbers_digits(
	const struct kd_notation *notation, struct kd_str text, double *out)
{
	uint32_t at = kd_numbers_count_digits(text, 0);
	if (at == 0 || at > MAX_DIGITS) {
		return 0;
	}
	double value = 0;
	for (uint32_t i = 0; i < at; i++) {
		value = value * 10 + (text.data[i] - '0');
	}
	const bool may_group = at <= 3 && text.data[0] != '0';
	for (uint32_t mark = 0;
		may_group && (mark = group_mark(notation, text, at)) > 0 &&
		kd_numbers_count_digits(text, at + mark) == 3;
		at += mark + 3) {
		for (uint32_t i = 0; i < 3; i++) {
			value = value * 10 + (text.data[at + mark + i] - '0');
		}
	}
	if (goes_on(text, at)) {
		if (is_doubtful(notation, text, at)) {
			return 0;
		}
		/* One division: 6.65 comes out as 6.65, not a hair below. */
		double divisor = 1;
		for (at++; kd_numbers_is_digit(text, at) && divisor < 1e15;
			at++) {
			value = value * 10 + (text.data[at] - '0');
			divisor *= 10;
		}
		value /= divisor;
	}
	if (goes_on(text, at)) {
		return 0;
	}
	*out = value;
	return at;
}

/* The value of a sign such as the one for a half, or 0. */
static double fraction_sign(struct kd_str text)
{
	static const struct {
		const char *sign;
		double value;
	} signs[] = {
		{ "\xC2\xBD", 0.5 },
		{ "\xC2\xBC", 0.25 },
		{ "\xC2\xBE", 0.75 },
		{ "\xE2\x85\x93", 1.0 / 3 },
		{ "\xE2\x85\x94", 2.0 / 3 },
		{ "\xE2\x85\x95", 0.2 },
		{ "\xE2\x85\x96", 0.4 },
		{ "\xE2\x85\x97", 0.6 },
		{ "\xE2\x85\x98", 0.8 },
		{ "\xE2\x85\x99", 1.0 / 6 },
		{ "\xE2\x85\x9A", 5.0 / 6 },
		{ "\xE2\x85\x9B", 0.125 },
		{ "\xE2\x85\x9C", 0.375 },
		{ "\xE2\x85\x9D", 0.625 },
		{ "\xE2\x85\x9E", 0.875 },
	};
	/* Most signs are commas and stops. */
	if (text.len < 2 || text.len > 3) {
		return 0;
	}
	for (size_t i = 0; i < KD_COUNT(signs); i++) {
		if (kd_str_equal(text, kd_str_view(signs[i].sign))) {
			return signs[i].value;
		}
	}
	return 0;
}

double kd_numbers_fraction(struct kd_str text)
{
	if (!kd_numbers_is_digit(text, 0)) {
		return fraction_sign(text);
	}
	const uint32_t above = kd_numbers_count_digits(text, 0);
	const uint32_t below = kd_numbers_count_digits(text, above + 1);
	if (above == 0 || above > 2 || below == 0 || below > 3 ||
		above + 1 + below != text.len || text.data[above] != '/' ||
		text.data[0] == '0' || text.data[above + 1] == '0') {
		return 0;
	}
	double parts[2] = { 0 };
	for (uint32_t i = 0; i < text.len; i++) {
		double *part = &parts[i > above ? 1 : 0];
		if (i != above) {
			*part = *part * 10 + (text.data[i] - '0');
		}
	}
	return parts[0] < parts[1] ? parts[0] / parts[1] : 0;
}

uint32_t kd_numbers_exponent(struct kd_str text, uint32_t at, double *value)
{
	const uint32_t start = at;
	if (at >= text.len || (text.data[at] != 'e' && text.data[at] != 'E')) {
		return 0;
	}
	at++;
	const bool minus = at < text.len && text.data[at] == '-';
	at += minus || (at < text.len && text.data[at] == '+') ? 1 : 0;
	const uint32_t digits = kd_numbers_count_digits(text, at);
	if (digits == 0 || digits > 2 || at + digits != text.len) {
		return 0;
	}
	int32_t power = 0;
	for (uint32_t i = at; i < at + digits; i++) {
		power = power * 10 + (text.data[i] - '0');
	}
	*value = minus ? *value / pow(10, power) : *value * pow(10, power);
	return at + digits - start;
}
