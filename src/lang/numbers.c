/* numbers.c - reads numbers, in digits and in words, as a language writes them.
 */
#include "lang/numbers.h"

#include <assert.h>

/* More digits than this are an identifier, not a quantity. */
#define MAX_DIGITS 18
#define MAX_NUMBER_TOKENS 16

enum word_kind {
	WORD_NONE,
	WORD_CARDINAL,
	WORD_ORDINAL,
	WORD_SCALE,
	WORD_FRACTION,
	WORD_AND,
	WORD_ARTICLE,
	WORD_MINUS,
	WORD_SAMPLE, /* "1,000": says how digits are written */
};

/* A row of numbers.tsv that matches at a token. */
struct number_word {
	enum word_kind kind;
	double value;
	uint32_t n;
	uint32_t row;
};

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

static bool is_digit(struct kd_str text, uint32_t at)
{
	return at < text.len && text.data[at] >= '0' && text.data[at] <= '9';
}

static uint32_t digits_from(struct kd_str text, uint32_t at)
{
	uint32_t n = 0;
	while (is_digit(text, at + n)) {
		n++;
	}
	return n;
}

/* Bytes of a space that does not break, as it stands between groups. */
static uint32_t fixed_space(struct kd_str text, uint32_t at)
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
	return fixed_space(text, at);
}

/* Whether a digit, or a mark and a digit, stands at that byte. */
static bool goes_on(struct kd_str text, uint32_t at)
{
	return is_digit(text, at) ||
	       ((at < text.len &&
			(text.data[at] == '.' || text.data[at] == ',')) &&
		       is_digit(text, at + 1));
}

/* Whether three digits after a mark may be a group as well as decimals. */
static bool is_doubtful(
	const struct kd_notation *notation, struct kd_str text, uint32_t at)
{
	if (!is_digit(text, at + 1) || digits_from(text, at + 1) != 3) {
		return false;
	}
	return text.data[at] == ',' ? !notation->comma_decimals
				    : !notation->stop_decimals;
}

uint32_t kd_numbers_digits(
	const struct kd_notation *notation, struct kd_str text, double *out)
{
	uint32_t at = digits_from(text, 0);
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
		digits_from(text, at + mark) == 3;
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
		for (at++; is_digit(text, at) && divisor < 1e15; at++) {
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

/* Reads "1000000", "0.5" of a pack. */
static double cell_number(struct kd_str text)
{
	const struct kd_notation plain = { .stop_decimals = true };
	double value = 0;
	(void)kd_numbers_digits(&plain, text, &value);
	return value;
}

static enum word_kind kind_of_row(const struct kd_lang *lang, uint32_t row)
{
	static const char *const kinds[] = {
		[WORD_CARDINAL] = "cardinal",
		[WORD_ORDINAL] = "ordinal",
		[WORD_SCALE] = "scale",
		[WORD_FRACTION] = "fraction",
		[WORD_AND] = "and",
		[WORD_ARTICLE] = "article",
		[WORD_MINUS] = "minus",
		[WORD_SAMPLE] = "sample",
	};
	for (size_t i = 1; i < KD_COUNT(kinds); i++) {
		if (kd_lang_is(lang, row, KD_COLUMN_NUMBERS_KIND, kinds[i])) {
			return (enum word_kind)i;
		}
	}
	return WORD_NONE;
}

static struct number_word word_at(const struct kd_numeral_in *in, uint32_t i)
{
	struct number_word word = { .row = KD_NONE };
	/* By form alone: "hundreds" is no number though its lemma is. */
	const struct kd_words forms = { .forms = in->words->forms,
		.n = in->words->n };
	struct kd_match match;
	if (i >= forms.n ||
		!kd_lang_starts(in->lang, KD_TABLE_NUMBERS, forms.forms[i]) ||
		!kd_lang_match(in->lang, KD_TABLE_NUMBERS, &forms, i, &match)) {
		return word;
	}
	word.kind = kind_of_row(in->lang, match.row);
	word.value = cell_number(
		kd_lang_text(in->lang, match.row, KD_COLUMN_NUMBERS_VALUE));
	word.n = match.n;
	word.row = match.row;
	return word.kind == WORD_SAMPLE ? (struct number_word){ 0 } : word;
}

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

static bool add_scale(struct growing *number, double value)
{
	const double group = number->has_group ? number->group : 1;
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

/* What may follow "and": a rest below 100 after hundreds, or a fraction; how
 * many tokens to skip, or KD_NONE. */
static uint32_t after_and(const struct kd_numeral_in *in,
	const struct growing *number, uint32_t i)
{
	const struct number_word next = word_at(in, i);
	if (next.kind == WORD_FRACTION && sum(number) >= 1) {
		return 1;
	}
	const bool hundreds =
		sum(number) >= 100 &&
		(!number->has_group || (long)number->group % 100 == 0);
	return hundreds &&
			       (next.kind == WORD_CARDINAL ||
				       next.kind == WORD_ORDINAL) &&
			       next.value < 100
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
		return true;
	case WORD_FRACTION:
		growing->group += word->value;
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

/* Goes on with words from token i; number->n counts from first. */
static void take_words(const struct kd_numeral_in *in, uint32_t first,
	struct growing *growing, struct kd_numeral *number)
{
	while (number->n < MAX_NUMBER_TOKENS && !number->ordinal) {
		const uint32_t i = first + number->n;
		const struct number_word word = word_at(in, i);
		if (word.kind == WORD_AND) {
			if (after_and(in, growing, i + word.n) == KD_NONE) {
				return;
			}
			number->n += word.n;
			continue;
		}
		if (!take_word(growing, number, &word)) {
			return;
		}
		number->n += word.n;
		number->end = token_end(in, first + number->n - 1);
	}
}

/* "1/2" after a whole number, or a sign such as the one for a half. */
static double small_fraction(struct kd_str text)
{
	static const struct {
		const char *sign;
		double value;
	} signs[] = {
		{ "\xC2\xBD", 0.5 },
		{ "\xC2\xBC", 0.25 },
		{ "\xC2\xBE", 0.75 },
	};
	for (size_t i = 0; i < KD_COUNT(signs); i++) {
		if (kd_str_equal(text, kd_str_view(signs[i].sign))) {
			return signs[i].value;
		}
	}
	if (text.len == 3 && text.data[1] == '/' && is_digit(text, 0) &&
		is_digit(text, 2) && text.data[0] < text.data[2]) {
		return (double)(text.data[0] - '0') / (text.data[2] - '0');
	}
	return 0;
}

/* The text from token i to the end of the groups of three that follow it. */
static struct kd_str spaced_digits(const struct kd_numeral_in *in, uint32_t i)
{
	const struct kd_token *token = &in->tokens->items[i];
	uint32_t end = token->span.end;
	for (uint32_t k = i + 1; k < in->tokens->n; k++) {
		const struct kd_token *next = &in->tokens->items[k];
		const uint32_t gap = next->span.start - end;
		const bool fixed = fixed_space(in->text, end) == gap;
		const bool plain = gap == 1 && in->text.data[end] == ' ' &&
				   in->notation->space_groups;
		if (gap == 0 || (!fixed && !plain) ||
			digits_from(in->text, next->span.start) != 3) {
			break;
		}
		end = next->span.end;
	}
	return kd_str_slice(in->text, token->span.start, end);
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

static bool read_digits(
	const struct kd_numeral_in *in, uint32_t i, struct kd_numeral *out)
{
	const struct kd_token *token = &in->tokens->items[i];
	const struct kd_str text = spaced_digits(in, i);
	double value = 0;
	const uint32_t taken = kd_numbers_digits(in->notation, text, &value);
	if (taken == 0) {
		return false;
	}
	*out = (struct kd_numeral){ .value = value,
		.digits = true,
		.row = KD_NONE,
		.end = token->span.start + taken };
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
	const double fraction = next < in->tokens->n
					? small_fraction(kd_span_text(in->text,
						  in->tokens->items[next].span))
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
	if (is_digit(in->text, in->tokens->items[i].span.start)) {
		return read_digits(in, i, out);
	}
	const struct number_word word = word_at(in, i);
	struct growing growing = { 0 };
	*out = (struct kd_numeral){ .row = word.row };
	if (word.kind == WORD_ARTICLE) {
		/* "a million", "en halv milliard", but no number alone. */
		const struct number_word next = word_at(in, i + word.n);
		if (next.kind != WORD_SCALE && next.kind != WORD_FRACTION) {
			return false;
		}
		out->n = word.n;
	} else if (word.kind == WORD_NONE || word.kind == WORD_AND) {
		return false;
	}
	take_words(in, i, &growing, out);
	out->value = sum(&growing);
	return out->n > 0 && out->end > 0;
}
