/* figures_lasting.c - how long something lasts: "two and a half hours". */
#include "read/figures/figures_private.h"

/* Units of months.tsv as UCUM writes them, and what they come to in one that a
 * smaller part can be added to. */
static const struct {
	const char *label;
	const char *unit;
	double factor;
	double hours;
} units[] = {
	{ "S", "s", 1, 1.0 / 3600 },
	{ "MIN", "min", 1, 1.0 / 60 },
	{ "H", "h", 1, 1 },
	{ "D", "d", 1, 24 },
	{ "W", "wk", 1, 168 },
	{ "M", "mo", 1, 730.5 },
	{ "Q", "mo", 3, 730.5 },
	{ "HY", "mo", 6, 730.5 },
	{ "Y", "a", 1, 8766 },
	{ "DE", "a", 10, 8766 },
	{ "C", "a", 100, 8766 },
	{ "ML", "a", 1000, 8766 },
};

/* The unit of time at a token; KD_COUNT(units) if it is none. */
static size_t unit_at(
	const struct search *s, uint32_t token, uint32_t *n, uint32_t *row)
{
	struct kd_match match;
	if (!kd_figures_match(s, KD_TABLE_MONTHS, token, &match) ||
		!kd_lang_is(
			s->lang, match.row, KD_COLUMN_MONTHS_KIND, "unit")) {
		return KD_COUNT(units);
	}
	*n = match.n;
	*row = match.row;
	size_t k = 0;
	while (k < KD_COUNT(units) &&
		!kd_lang_is(s->lang, match.row, KD_COLUMN_MONTHS_VALUE,
			units[k].label)) {
		k++;
	}
	return k;
}

/* "and 30 minutes": a smaller unit that goes on. */
static void add_rest(
	const struct search *s, struct quantity *quantity, size_t unit)
{
	struct kd_numeral part;
	struct kd_match match;
	uint32_t first = quantity->last;
	if (kd_figures_match(s, KD_TABLE_NUMBERS, first, &match) &&
		kd_lang_is(s->lang, match.row, KD_COLUMN_NUMBERS_KIND, "and")) {
		first += match.n;
	}
	if (first >= s->end || !kd_numbers_read(&s->numerals, first, &part) ||
		part.ordinal) {
		return;
	}
	uint32_t n = 0;
	uint32_t row = KD_NONE;
	const size_t smaller = unit_at(s, first + part.n, &n, &row);
	if (smaller >= unit) {
		return;
	}
	quantity->value +=
		part.value * units[smaller].hours / units[unit].hours;
	quantity->last = first + part.n + n;
	quantity->end = kd_figures_token(s, quantity->last - 1)->span.end;
}

bool kd_figures_read_lasting(const struct search *s, const struct kd_time *time,
	struct quantity *quantity)
{
	uint32_t n = 0;
	const size_t unit = unit_at(s, quantity->last, &n, &quantity->time_row);
	if (time->type != KD_TIME_DURATION || quantity->unit.len > 0 ||
		quantity->numeral.ordinal || unit == KD_COUNT(units) ||
		quantity->end !=
			kd_figures_token(s, quantity->last - 1)->span.end) {
		return false;
	}
	quantity->unit = kd_str_view(units[unit].unit);
	quantity->value *= units[unit].factor;
	quantity->high *= units[unit].factor;
	quantity->last += n;
	quantity->end = kd_figures_token(s, quantity->last - 1)->span.end;
	if (quantity->bound != KD_BOUND_BETWEEN) {
		add_rest(s, quantity, unit);
	}
	/* "the last two days" say when, not how long. */
	const uint32_t start = kd_figures_token(s, quantity->first)->span.start;
	const bool hedged = quantity->bound != KD_BOUND_EXACT;
	const bool mere_word =
		!quantity->numeral.digits && quantity->value == 1;
	return time->span.end >= quantity->end && !mere_word &&
	       (time->span.start == start || hedged);
}
