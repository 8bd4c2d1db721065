/* figures_parts.c - what belongs to a number besides its unit: its sign, a
 * leading point, cents, and the other half of a ratio. */
#include "read/figures/figures_private.h"

#include <math.h>

/* A phrase of bounds before a number is no longer than this. */
#define BOUND_TOKENS 4u

/* Whether token i joins two parts of a number: "and". */
static bool is_and(const struct search *s, uint32_t i)
{
	struct kd_match match;
	return kd_figures_match(s, KD_TABLE_NUMBERS, i, &match) &&
	       kd_lang_is(s->lang, match.row, KD_COLUMN_NUMBERS_KIND, "and");
}

/* "43c": a number and the part's sign in one token. */
static bool read_glued_part(const struct search *s, struct quantity *quantity,
	const struct kd_numeral *part, uint32_t token)
{
	uint32_t row = KD_NONE;
	const uint32_t end = kd_figures_token(s, token)->span.end;
	if (part->end >= end ||
		!kd_figures_match_rest(
			s, KD_TABLE_UNITS, token, part->end, &row) ||
		!kd_figures_is_kind(s, row, "part")) {
		return false;
	}
	quantity->value += part->value * kd_figures_factor(s, row);
	quantity->last = token + 1;
	quantity->end = end;
	return true;
}

/* "20 dollars 43": two digits after the currency, and nothing that they count.
 */
static bool is_bare_part(const struct search *s,
	const struct quantity *quantity, const struct kd_numeral *part,
	uint32_t first)
{
	const uint32_t next = first + part->n;
	const struct kd_span span = kd_figures_token(s, first)->span;
	return part->digits && part->n == 1 && part->end == span.end &&
	       span.end == span.start + 2 && !part->fraction &&
	       quantity->number + quantity->numeral.n < quantity->last &&
	       quantity->value == floor(quantity->value) &&
	       (next >= s->end || kd_figures_upos(s, next) == KD_UPOS_PUNCT);
}

void kd_figures_read_part(const struct search *s, struct quantity *quantity)
{
	struct kd_numeral part;
	struct kd_match match;
	const uint32_t first =
		quantity->last + (is_and(s, quantity->last) ? 1 : 0);
	if (quantity->unit_row == KD_NONE ||
		!kd_figures_is_kind(s, quantity->unit_row, "money") ||
		quantity->bound == KD_BOUND_BETWEEN || first >= s->end ||
		!kd_numbers_read(&s->numerals, first, &part) ||
		part.value >= 100 || part.ordinal) {
		return;
	}
	const uint32_t unit = first + part.n;
	if (unit <= s->end && read_glued_part(s, quantity, &part, unit - 1)) {
		return;
	}
	if (kd_figures_match(s, KD_TABLE_UNITS, unit, &match) &&
		kd_figures_is_kind(s, match.row, "part")) {
		quantity->value += part.value * kd_figures_factor(s, match.row);
		quantity->last = unit + match.n;
		quantity->end =
			kd_figures_token(s, quantity->last - 1)->span.end;
	} else if (is_bare_part(s, quantity, &part, first)) {
		quantity->value += part.value / 100;
		quantity->last = unit;
		quantity->end = part.end;
	}
}

static bool is_glued(const struct search *s, uint32_t before, uint32_t token)
{
	return kd_figures_token(s, before)->span.end ==
	       kd_figures_token(s, token)->span.start;
}

/* Whether a word of bounds ends before the number: "au moins 26" is no less
 * than nothing. */
static bool is_bounded(const struct search *s, uint32_t first)
{
	struct kd_match match;
	for (uint32_t n = 2; n <= BOUND_TOKENS && first >= s->start + n; n++) {
		if (kd_figures_match(s, KD_TABLE_BOUNDS, first - n, &match) &&
			match.n == n) {
			return true;
		}
	}
	return false;
}

void kd_figures_read_minus(const struct search *s, struct quantity *quantity)
{
	struct kd_match match;
	const uint32_t first = quantity->first;
	if (first == 0 || quantity->bound == KD_BOUND_BETWEEN ||
		!kd_figures_match(s, KD_TABLE_NUMBERS, first - 1, &match) ||
		match.n != 1 ||
		!kd_lang_is(
			s->lang, match.row, KD_COLUMN_NUMBERS_KIND, "minus")) {
		return;
	}
	if (is_bounded(s, first)) {
		return;
	}
	const struct kd_token *sign = kd_figures_token(s, first - 1);
	const bool is_sign = sign->kind != KD_TOKEN_WORD;
	const bool alone = (sign->flags & KD_TOKEN_AFTER_SPACE) != 0;
	if (is_sign && (!alone || !is_glued(s, first - 1, first))) {
		return;
	}
	quantity->first = first - 1;
	quantity->value = -quantity->value;
}

/* Whether a number can be one side of a ratio. */
static bool is_plain(const struct kd_numeral *numeral)
{
	return !numeral->ordinal && !numeral->fraction &&
	       floor(numeral->value) == numeral->value;
}

/* "1 over 3", where it is all that is said. */
static void read_division(const struct search *s, struct quantity *quantity)
{
	struct kd_match match;
	struct kd_numeral below;
	struct quantity all = *quantity;
	if (!kd_figures_match(s, KD_TABLE_NUMBERS, quantity->last, &match) ||
		!kd_lang_is(s->lang, match.row, KD_COLUMN_NUMBERS_KIND,
			"division")) {
		return;
	}
	const uint32_t second = quantity->last + match.n;
	if (second >= s->end ||
		!kd_numbers_read(&s->numerals, second, &below) ||
		!(below.value > 0) || second + below.n > s->end) {
		return;
	}
	all.last = second + below.n;
	all.end = below.end;
	all.value /= below.value;
	if (kd_figures_stands_alone(s, &all)) {
		*quantity = all;
	}
}

/* "a quarter of a million": that part of the number that follows. */
static void read_part_of_scale(
	const struct search *s, struct quantity *quantity)
{
	struct kd_match match;
	struct kd_numeral whole;
	if (!quantity->numeral.fraction || quantity->value >= 1 ||
		quantity->numeral.digits ||
		!kd_figures_match(s, KD_TABLE_BOUNDS, quantity->last, &match) ||
		!kd_lang_is(s->lang, match.row, KD_COLUMN_BOUNDS_PLACE, "of")) {
		return;
	}
	const uint32_t second = quantity->last + match.n;
	if (second >= s->end ||
		!kd_numbers_read(&s->numerals, second, &whole) ||
		whole.digits || whole.value < 1000 ||
		whole.value != whole.scale || second + whole.n > s->end) {
		return;
	}
	quantity->value *= whole.value;
	quantity->numeral.scaled = true;
	quantity->last = second + whole.n;
	quantity->end = whole.end;
}

void kd_figures_read_whole(const struct search *s, struct quantity *quantity)
{
	read_division(s, quantity);
	read_part_of_scale(s, quantity);
}

static bool is_time_unit(const struct search *s, uint32_t token)
{
	struct kd_match match;
	return kd_figures_match(s, KD_TABLE_MONTHS, token, &match);
}

void kd_figures_read_ratio(const struct search *s, struct quantity *quantity)
{
	struct kd_match match;
	struct kd_numeral whole;
	if (quantity->unit.len > 0 || quantity->bound == KD_BOUND_BETWEEN ||
		!is_plain(&quantity->numeral) ||
		quantity->value != floor(quantity->value) ||
		!kd_figures_match(
			s, KD_TABLE_NUMBERS, quantity->last, &match) ||
		!kd_lang_is(
			s->lang, match.row, KD_COLUMN_NUMBERS_KIND, "ratio")) {
		return;
	}
	const uint32_t second = quantity->last + match.n;
	if (second >= s->end ||
		!kd_numbers_read(&s->numerals, second, &whole) ||
		second + whole.n > s->end || !is_plain(&whole) ||
		whole.value <= quantity->value ||
		whole.end !=
			kd_figures_token(s, second + whole.n - 1)->span.end ||
		is_time_unit(s, second + whole.n)) {
		return;
	}
	quantity->value /= whole.value;
	quantity->is_ratio = true;
	quantity->last = second + whole.n;
	quantity->end = whole.end;
}

void kd_figures_read_point(const struct search *s, struct quantity *quantity)
{
	const uint32_t i = quantity->number;
	if (i == 0 || !quantity->numeral.digits || quantity->numeral.n != 1 ||
		quantity->numeral.fraction) {
		return;
	}
	const struct kd_token *mark = kd_figures_token(s, i - 1);
	const struct kd_str text = kd_figures_text(s, i - 1);
	const bool point =
		(s->notation.stop_decimals &&
			kd_str_equal(text, KD_STR("."))) ||
		(s->notation.comma_decimals && kd_str_equal(text, KD_STR(",")));
	const struct kd_span span = kd_figures_token(s, i)->span;
	const bool opens =
		i - 1 == s->start || (mark->flags & KD_TOKEN_AFTER_SPACE) != 0;
	if (!point || !opens || mark->span.end != span.start ||
		quantity->end != span.end) {
		return;
	}
	double digits = 0;
	double divisor = 1;
	for (uint32_t at = span.start; at < span.end; at++) {
		const char c = s->reading->text.data[at];
		if (c < '0' || c > '9' || divisor > 1e15) {
			return;
		}
		digits = digits * 10 + (c - '0');
		divisor *= 10;
	}
	quantity->value = digits / divisor;
	quantity->first = i - 1;
}

bool kd_figures_read_coded(
	const struct search *s, uint32_t i, struct quantity *quantity)
{
	const struct kd_token *token = kd_figures_token(s, i);
	uint32_t skip = 0;
	while (skip < token->folded.len && skip <= 3 &&
		(token->folded.data[skip] < '0' ||
			token->folded.data[skip] > '9')) {
		skip++;
	}
	const uint32_t word =
		kd_lang_word(s->lang, kd_str_slice(token->folded, 0, skip));
	const struct kd_words words = { .forms = &word, .n = 1 };
	struct kd_match match;
	if (skip < 2 || skip > 3 || word == KD_NONE ||
		!kd_lang_match(s->lang, KD_TABLE_UNITS, &words, 0, &match) ||
		!kd_figures_is_kind(s, match.row, "money") ||
		!kd_numbers_read_after(
			&s->numerals, i, skip, &quantity->numeral) ||
		i + quantity->numeral.n > s->end) {
		return false;
	}
	quantity->value = quantity->numeral.value;
	kd_figures_take_unit(s, quantity, match.row);
	return true;
}
