/* numbers.c - reads numbers, in digits and in words, as a language writes them.
 */
#include "lang/numbers_private.h"

#include <assert.h>
#include <math.h>

#define MAX_NUMBER_TOKENS 16

/* A number as it grows: "two million three hundred and five". */
struct growing {
	double total; /* of groups closed by a scale */
	double group;
	bool has_group;
	double last_scale;
};

/* Whether a cardinal can join the group: five after twenty, ninety after
 * nineteen (a year). */
static bool joins(const struct growing *number, double value)
{
	if (!number->has_group || number->group == 0) {
		return number->last_scale == 0 || value < number->last_scale;
	}
	const long group = (long)number->group;
	if (value < 100 && group >= 100 && group % 100 == 0) {
		return true;
	}
	return value >= 1 && value < 10 && group % 10 == 0 && group % 100 >= 20;
}

static bool is_year_style(const struct growing *number, double value)
{
	return number->total == 0 && number->group >= 11 &&
	       number->group <= 20 && value >= 10 && value < 100;
}

static bool add_cardinal(struct growing *number, double value)
{
	if (joins(number, value)) {
		number->group += value;
	} else if (is_year_style(number, value)) {
		number->group = number->group * 100 + value;
	} else {
		return false;
	}
	number->has_group = true;
	return true;
}

/* "three thousand five hundred million": the scale is of all before it. */
static bool is_stacked(const struct growing *number, double value)
{
	return number->last_scale == 1000 && number->total < value &&
	       value > number->last_scale;
}

static bool add_scale(struct growing *number, double value)
{
	const double group = number->has_group ? number->group : 1;
	if (is_stacked(number, value)) {
		number->total = (number->total + number->group) * value;
		number->group = 0;
		number->has_group = false;
		number->last_scale = value;
		return true;
	}
	if (number->last_scale != 0 && value >= number->last_scale) {
		return false;
	}
	if (value == 100) {
		if (group >= 100) {
			return false;
		}
		number->group = group * 100;
		number->has_group = true;
		return true;
	}
	number->total += group * value;
	number->group = 0;
	number->has_group = false;
	number->last_scale = value;
	return true;
}

static double sum(const struct growing *number)
{
	return number->total + number->group;
}

/* What may follow "and": a rest below 100 after hundreds, one below 10 after
 * tens ("treinta y dos"), or a fraction; how many tokens to skip, or KD_NONE.
 */
static uint32_t after_and(const struct kd_numeral_in *in,
	const struct growing *number, bool digits, uint32_t i)
{
	const struct number_word next = kd_numbers_word_at(in, i);
	if (next.kind == WORD_FRACTION && sum(number) >= 1) {
		return 1;
	}
	const bool hundreds =
		!digits && sum(number) >= 100 &&
		(!number->has_group || (long)number->group % 100 == 0);
	const long group = (long)number->group;
	const bool tens = !digits && number->has_group && group % 10 == 0 &&
			  group % 100 >= 20;
	return (hundreds || (tens && next.value < 10)) &&
			       (next.kind == WORD_CARDINAL ||
				       next.kind == WORD_ORDINAL) &&
			       next.value >= 1 && next.value < 100
		       ? 1
		       : KD_NONE;
}

static uint32_t token_end(const struct kd_numeral_in *in, uint32_t token)
{
	return in->tokens->items[token].span.end;
}

/* Adds one word to the number; false where it does not belong to it. */
static bool take_word(struct growing *growing, struct kd_numeral *number,
	const struct number_word *word)
{
	switch (word->kind) {
	case WORD_CARDINAL:
		return !number->digits && add_cardinal(growing, word->value);
	case WORD_SCALE:
		if (!add_scale(growing, word->value)) {
			return false;
		}
		number->scaled = true;
		number->scale = number->scale > 0 ? number->scale * word->value
						  : word->value;
		return true;
	case WORD_FRACTION:
		/* "three million and a half": of a million. */
		growing->group += !growing->has_group && growing->last_scale > 0
					  ? word->value * growing->last_scale
					  : word->value;
		growing->has_group = true;
		number->fraction = true;
		return true;
	case WORD_ORDINAL:
		if (number->digits || !add_cardinal(growing, word->value)) {
			return false;
		}
		number->ordinal = true;
		return true;
	default:
		return false;
	}
}

/* The digits after the point, from token i on: "nought five", "5"; their value
 * as a part of one, and how many tokens they are. */
static uint32_t read_decimals(
	const struct kd_numeral_in *in, uint32_t i, double *out)
{
	double value = 0;
	double divisor = 1;
	uint32_t n = 0;
	for (; n < MAX_NUMBER_TOKENS && i + n < in->tokens->n; n++) {
		const struct kd_str text =
			kd_span_text(in->text, in->tokens->items[i + n].span);
		const uint32_t digits = kd_numbers_count_digits(text, 0);
		if (n == 0 && digits > 0 && digits == text.len && digits < 10) {
			*out = kd_numbers_cell(text) / pow(10, digits);
			return 1;
		}
		const struct number_word word = kd_numbers_row_at(in, i + n);
		const bool fits =
			word.value < 10 || (n == 0 && word.value < 100);
		if (word.kind != WORD_CARDINAL || word.n != 1 || !fits ||
			divisor > 1e9) {
			break;
		}
		const double times = word.value < 10 ? 10 : 100;
		value = value * times + word.value;
		divisor *= times;
		if (times > 10) {
			n++;
			break;
		}
	}
	*out = value / divisor;
	return n;
}

/* "two point five"; how many tokens from the word for the point on, or 0. */
static uint32_t take_point(const struct kd_numeral_in *in, uint32_t i,
	uint32_t point_n, struct growing *growing)
{
	double part = 0;
	const uint32_t n =
		growing->has_group ? read_decimals(in, i + point_n, &part) : 0;
	growing->group += part;
	return n == 0 ? 0 : n + point_n;
}

/* "4 thousand 3 hundred": whether digits with a smaller scale go on here. */
static bool take_lesser(
	const struct kd_numeral_in *in, uint32_t i, struct growing *growing)
{
	if (growing->last_scale == 0 || growing->has_group ||
		i >= in->tokens->n) {
		return false;
	}
	const struct kd_str text =
		kd_span_text(in->text, in->tokens->items[i].span);
	double value = 0;
	if (!kd_numbers_is_digit(text, 0) ||
		kd_numbers_digits(in->notation, text, &value) != text.len) {
		return false;
	}
	const struct number_word next = kd_numbers_row_at(in, i + 1);
	if (next.kind != WORD_SCALE || next.value >= growing->last_scale) {
		return false;
	}
	growing->group = value;
	growing->has_group = true;
	return true;
}

/* How many tokens at i belong to the number, which takes them; 0 at its end.
 */
static uint32_t take_next(const struct kd_numeral_in *in, uint32_t i,
	struct growing *growing, struct kd_numeral *number)
{
	const struct number_word word = kd_numbers_word_at(in, i);
	switch (word.kind) {
	case WORD_NONE:
		return take_lesser(in, i, growing) ? 1 : 0;
	case WORD_DENOMINATOR: /* "twenty-three fifths" */
		if (number->digits || number->fraction || number->scaled ||
			!growing->has_group) {
			return 0;
		}
		growing->group /= word.value;
		number->fraction = true;
		return word.n;
	case WORD_POINT:
		return number->fraction ? 0
					: take_point(in, i, word.n, growing);
	default:
		return take_word(growing, number, &word) ? word.n : 0;
	}
}

/* Goes on with words from token i; number->n counts from first. */
static void take_words(const struct kd_numeral_in *in, uint32_t first,
	struct growing *growing, struct kd_numeral *number)
{
	while (number->n < MAX_NUMBER_TOKENS && !number->ordinal) {
		const uint32_t i = first + number->n;
		const struct number_word word = kd_numbers_row_at(in, i);
		if (word.kind == WORD_AND) {
			if (after_and(in, growing, number->digits,
				    i + word.n) == KD_NONE) {
				return;
			}
			number->n += word.n;
			continue;
		}
		const uint32_t n = take_next(in, i, growing, number);
		if (n == 0) {
			return;
		}
		number->n += n;
		number->end = token_end(in, first + number->n - 1);
	}
}

/* Where the digits end that a word brings with it: of "EUR29,99", three tokens,
 * at the last. */
static uint32_t end_of_decimals(const struct kd_numeral_in *in, uint32_t i)
{
	const uint32_t end = token_end(in, i);
	if (i + 2 >= in->tokens->n) {
		return end;
	}
	const struct kd_span mark = in->tokens->items[i + 1].span;
	const struct kd_span rest = in->tokens->items[i + 2].span;
	const bool is_mark = mark.end == mark.start + 1 &&
			     (in->text.data[mark.start] == ',' ||
				     in->text.data[mark.start] == '.');
	return is_mark && mark.start == end && rest.start == mark.end &&
			       kd_numbers_is_digit(in->text, rest.start)
		       ? rest.end
		       : end;
}

/* The text from token i to the end of the groups of three that follow it. */
static struct kd_str spaced_digits(
	const struct kd_numeral_in *in, uint32_t i, uint32_t skip)
{
	const struct kd_token *token = &in->tokens->items[i];
	uint32_t end = skip == 0 ? token->span.end : end_of_decimals(in, i);
	for (uint32_t k = i + 1; k < in->tokens->n; k++) {
		const struct kd_token *next = &in->tokens->items[k];
		const uint32_t gap = next->span.start - end;
		const bool fixed = kd_numbers_fixed_space(in->text, end) == gap;
		const bool plain = gap == 1 && in->text.data[end] == ' ' &&
				   in->notation->space_groups;
		if (gap == 0 || (!fixed && !plain) ||
			kd_numbers_count_digits(in->text, next->span.start) !=
				3) {
			break;
		}
		end = next->span.end;
	}
	return kd_str_slice(in->text, token->span.start + skip, end);
}

/* Counts the tokens that end at or before a byte, from token i on. */
static uint32_t tokens_until(
	const struct kd_numeral_in *in, uint32_t i, uint32_t end)
{
	uint32_t n = 1;
	while (i + n < in->tokens->n &&
		in->tokens->items[i + n].span.start < end) {
		n++;
	}
	return n;
}

/* "3/4": a number by itself. */
static bool read_fraction(
	const struct kd_numeral_in *in, uint32_t i, struct kd_numeral *out)
{
	const struct kd_span span = in->tokens->items[i].span;
	const double value = kd_numbers_fraction(kd_span_text(in->text, span));
	*out = (struct kd_numeral){ .value = value,
		.n = 1,
		.end = span.end,
		.digits = true,
		.fraction = true,
		.row = KD_NONE };
	return value > 0;
}

static bool read_digits(const struct kd_numeral_in *in, uint32_t i,
	uint32_t skip, struct kd_numeral *out)
{
	const struct kd_token *token = &in->tokens->items[i];
	const struct kd_str text = spaced_digits(in, i, skip);
	double value = 0;
	uint32_t taken = kd_numbers_digits(in->notation, text, &value);
	if (taken == 0) {
		return false;
	}
	taken += kd_numbers_exponent(text, taken, &value);
	*out = (struct kd_numeral){ .value = value,
		.digits = true,
		.row = KD_NONE,
		.end = token->span.start + skip + taken };
	out->n = tokens_until(in, i, out->end);
	const uint32_t end = token_end(in, i + out->n - 1);
	if (in->notation->stop_ordinals && end == out->end + 1 &&
		in->text.data[out->end] == '.') {
		out->ordinal = true;
		out->end = end;
		return true;
	}
	if (end != out->end) {
		return true;
	}
	const uint32_t next = i + out->n;
	const double fraction =
		next < in->tokens->n
			? kd_numbers_fraction(kd_span_text(
				  in->text, in->tokens->items[next].span))
			: 0;
	if (fraction > 0) {
		out->value += fraction;
		out->fraction = true;
		out->n++;
		out->end = token_end(in, next);
	}
	struct growing growing = { .group = out->value, .has_group = true };
	take_words(in, i, &growing, out);
	out->value = sum(&growing);
	return true;
}

bool kd_numbers_read(
	const struct kd_numeral_in *in, uint32_t i, struct kd_numeral *out)
{
	assert(in->lang != NULL && in->tokens != NULL && in->words != NULL);
	assert(i < in->tokens->n);
	const struct kd_token *token = &in->tokens->items[i];
	/* Most words and signs are none: no more is asked of them. */
	const bool may_be_fraction = token->kind != KD_TOKEN_WORD &&
				     token->span.end > token->span.start + 1;
	if (may_be_fraction && read_fraction(in, i, out)) {
		return true;
	}
	if (kd_numbers_is_digit(in->text, token->span.start)) {
		return read_digits(in, i, 0, out);
	}
	if (i >= in->words->n || !kd_lang_starts(in->lang, KD_TABLE_NUMBERS,
					 in->words->forms[i])) {
		return false;
	}
	const struct number_word word = kd_numbers_word_at(in, i);
	struct growing growing = { 0 };
	*out = (struct kd_numeral){ .row = word.row };
	if (word.kind == WORD_ARTICLE) {
		/* "a million", "en halv milliard", but no number alone. */
		const struct number_word next =
			kd_numbers_word_at(in, i + word.n);
		if (next.kind != WORD_SCALE && next.kind != WORD_FRACTION) {
			return false;
		}
		out->n = word.n;
	} else if (word.kind == WORD_NONE || word.kind == WORD_AND ||
		   word.kind == WORD_POINT) {
		return false;
	}
	take_words(in, i, &growing, out);
	out->value = sum(&growing);
	return out->n > 0 && out->end > 0;
}

bool kd_numbers_read_after(const struct kd_numeral_in *in, uint32_t i,
	uint32_t skip, struct kd_numeral *out)
{
	return read_digits(in, i, skip, out);
}
