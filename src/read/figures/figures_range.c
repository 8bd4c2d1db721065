/* figures_range.c - the range that a number begins, and the bound around it. */
#include "read/figures/figures_private.h"

#include <math.h>

/* How many words a bound may have before the number: "not more than". */
#define BOUND_TOKENS 4

static bool is_bound(const struct search *s, uint32_t row, const char *place)
{
	return kd_lang_is(s->lang, row, KD_COLUMN_BOUNDS_PLACE, place);
}

/* The row of bounds.tsv that ends right before a token. */
static bool match_bound_before(const struct search *s, uint32_t token,
	const char *place, uint32_t *row)
{
	struct kd_match match;
	for (uint32_t n = BOUND_TOKENS; n > 0; n--) {
		if (n <= token &&
			kd_figures_match(
				s, KD_TABLE_BOUNDS, token - n, &match) &&
			match.n == n && is_bound(s, match.row, place)) {
			*row = match.row;
			return true;
		}
	}
	return false;
}

/* Whether what joins two numbers makes them a range here. */
static bool joins(
	const struct search *s, const struct quantity *quantity, uint32_t row)
{
	uint32_t before = KD_NONE;
	if (is_bound(s, row, "join")) {
		return !match_bound_before(s, quantity->first, "from", &before);
	}
	return is_bound(s, row, "join-between") &&
	       match_bound_before(s, quantity->first, "before", &before) &&
	       kd_lang_number(s->lang, before, KD_COLUMN_BOUNDS_BOUND) ==
		       KD_BOUND_BETWEEN;
}

bool kd_figures_is_told_age(
	const struct search *s, const struct quantity *quantity)
{
	uint32_t row = KD_NONE;
	return match_bound_before(s, quantity->first, "age", &row);
}

/* "2 to 3 million": the first shares the scale of the second. */
static double share_scale(double low, const struct quantity *quantity,
	const struct kd_numeral *high)
{
	const bool shares = high->scale > 1 && !quantity->numeral.scaled &&
			    low < 1000 && low * high->scale < high->value;
	return shares ? low * high->scale : low;
}

void kd_figures_read_range(const struct search *s, struct quantity *quantity)
{
	struct kd_match match;
	struct kd_numeral high;
	quantity->high = NAN;
	const bool eighths = quantity->numeral.fraction && quantity->value < 1;
	if (eighths ||
		quantity->end !=
			kd_figures_token(s, quantity->last - 1)->span.end ||
		!kd_figures_match(s, KD_TABLE_BOUNDS, quantity->last, &match) ||
		!joins(s, quantity, match.row)) {
		return;
	}
	const uint32_t second = quantity->last + match.n;
	if (second >= s->end || !kd_numbers_read(&s->numerals, second, &high) ||
		second + high.n > s->end || high.ordinal) {
		return;
	}
	const double low = share_scale(quantity->value, quantity, &high);
	if (high.value <= low) {
		return;
	}
	quantity->value = low;
	quantity->high = high.value;
	quantity->last = second + high.n;
	quantity->end = high.end;
	quantity->bound = KD_BOUND_BETWEEN;
}

/* Reads the quantity at a token, with a currency before it or a unit after. */
static bool read_other(
	const struct search *s, uint32_t token, struct quantity *out)
{
	struct kd_match match;
	*out = (struct quantity){ .first = token,
		.unit_row = KD_NONE,
		.time_row = KD_NONE,
		.high = NAN };
	if (token >= s->end) {
		return false;
	}
	const bool sign = kd_figures_match(s, KD_TABLE_UNITS, token, &match) &&
			  kd_figures_is_kind(s, match.row, "money");
	out->number = token + (sign ? match.n : 0);
	if (out->number >= s->end ||
		!kd_numbers_read(&s->numerals, out->number, &out->numeral) ||
		out->number + out->numeral.n > s->end || out->numeral.ordinal) {
		return false;
	}
	out->last = out->number + out->numeral.n;
	out->end = out->numeral.end;
	out->value = out->numeral.value;
	kd_figures_read_unit(s, out);
	return out->unit.len > 0;
}

static bool is_sign(const struct search *s, uint32_t token)
{
	return kd_figures_token(s, token)->kind != KD_TOKEN_WORD;
}

bool kd_figures_is_times_sign(const struct search *s, uint32_t token)
{
	const struct kd_str sign =
		token < s->end ? kd_figures_text(s, token) : KD_STR("");
	return kd_str_equal(sign, KD_STR("x")) ||
	       kd_str_equal(sign, KD_STR("\xC3\x97"));
}

/* "2.4 x 2.4 metres": the first is measured as the second. */
static void read_side(const struct search *s, struct quantity *quantity)
{
	struct quantity other;
	if (kd_figures_is_times_sign(s, quantity->last) &&
		quantity->unit.len == 0 &&
		read_other(s, quantity->last + 1, &other) &&
		other.number == other.first) {
		kd_figures_take_unit(s, quantity, other.unit_row);
	}
}

void kd_figures_read_second(const struct search *s, struct quantity *quantity)
{
	struct kd_match match;
	struct quantity other;
	uint32_t before = KD_NONE;
	if (quantity->last < s->end) {
		read_side(s, quantity);
	}
	if (quantity->bound == KD_BOUND_BETWEEN || quantity->last >= s->end ||
		!kd_figures_match(s, KD_TABLE_BOUNDS, quantity->last, &match) ||
		!read_other(s, quantity->last + match.n, &other)) {
		return;
	}
	/* "from 10 to 15 percent": both are percents, though no range. */
	if (quantity->unit.len == 0 && other.number == other.first &&
		is_bound(s, match.row, "join") &&
		match_bound_before(s, quantity->first, "from", &before)) {
		quantity->value =
			share_scale(quantity->value, quantity, &other.numeral);
		kd_figures_take_unit(s, quantity, other.unit_row);
		return;
	}
	/* "fell 5% to 10%" is no range, "5%-10%" is. */
	const double low =
		share_scale(quantity->value, quantity, &other.numeral);
	if (!joins(s, quantity, match.row) ||
		(is_bound(s, match.row, "join") &&
			!is_sign(s, quantity->last)) ||
		!kd_str_equal(quantity->unit, other.unit) ||
		other.value <= low) {
		return;
	}
	quantity->value = low;
	quantity->high = other.value;
	quantity->last = other.last;
	quantity->end = other.end;
	quantity->bound = KD_BOUND_BETWEEN;
}

void kd_figures_read_bound(const struct search *s, struct quantity *quantity)
{
	uint32_t row = KD_NONE;
	struct kd_match match;
	if (quantity->bound == KD_BOUND_BETWEEN) {
		return;
	}
	quantity->bound = KD_BOUND_EXACT;
	if (match_bound_before(s, quantity->first, "before", &row)) {
		quantity->bound = (enum kd_bound)kd_lang_number(
			s->lang, row, KD_COLUMN_BOUNDS_BOUND);
	} else if (kd_figures_match(
			   s, KD_TABLE_BOUNDS, quantity->last, &match) &&
		   is_bound(s, match.row, "after")) {
		quantity->bound = (enum kd_bound)kd_lang_number(
			s->lang, match.row, KD_COLUMN_BOUNDS_BOUND);
	}
	if (quantity->bound == KD_BOUND_BETWEEN) {
		quantity->bound = KD_BOUND_EXACT;
	}
}
