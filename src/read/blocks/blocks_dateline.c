/* blocks_dateline.c - "Washington, Nov 20 (NationPress)" before a report. */
#include "base/calendar.h"
#include "read/blocks/blocks_private.h"

/* Words of a place, and of an agency in its brackets. */
#define PLACE_TOKENS 4u
#define OUTLET_TOKENS 6u
#define PLACES 3u
/* Letters that may stand behind an ordinal. */
#define ENDING_BYTES 3u
/* ", kl. 14.30" behind a day. */
#define CLOCK_TOKENS 5u

/* A dateline being read, token by token. */
struct dateline {
	uint32_t at;
	uint32_t end; /* of the line's tokens */
	uint32_t first;
	bool is_capitals; /* the place is written in capitals */
	bool has_date;
	bool has_mark; /* a dash or colon closes it */
	bool is_colon;
	uint32_t outlet_first;
	uint32_t outlet_n; /* 0 if it names none */
	uint32_t day;
	uint32_t month;
	uint32_t year;
};

static bool is_word(const struct kd_layout *l, uint32_t token)
{
	return kd_layout_token(l, token)->kind == KD_TOKEN_WORD;
}

/* The row of a table that these tokens begin, or KD_NONE. */
static uint32_t row_at(const struct kd_layout *l, enum kd_table table,
	uint32_t token, uint32_t *n)
{
	struct kd_match match;
	if (!kd_lang_match(l->in->lang, table, &l->words, token, &match)) {
		return KD_NONE;
	}
	*n = match.n;
	return match.row;
}

/* The month, or 0, that a token names. */
static uint32_t month_at(const struct kd_layout *l, uint32_t token)
{
	uint32_t n = 0;
	uint64_t month = 0;
	const uint32_t row = row_at(l, KD_TABLE_MONTHS, token, &n);
	if (row == KD_NONE || n != 1 ||
		!kd_layout_row_is(l, row, KD_COLUMN_MONTHS_KIND, "month") ||
		!kd_str_number(
			kd_lang_text(l->in->lang, row, KD_COLUMN_MONTHS_VALUE),
			&month) ||
		month > 12) {
		return 0;
	}
	return (uint32_t)month;
}

static bool is_weekday(const struct kd_layout *l, uint32_t token)
{
	uint32_t n = 0;
	const uint32_t row = row_at(l, KD_TABLE_MONTHS, token, &n);
	return row != KD_NONE &&
	       kd_layout_row_is(l, row, KD_COLUMN_MONTHS_KIND, "weekday");
}

/* The number that a token is, or 0; "1er" and "20th" are numbers too. */
static uint32_t number_at(const struct kd_layout *l, uint32_t token)
{
	uint64_t number = 0;
	const struct kd_token *t = kd_layout_token(l, token);
	struct kd_str digits = t->folded;
	while (digits.len > 0 && digits.len + ENDING_BYTES > t->folded.len &&
		digits.data[digits.len - 1] >= 'a' &&
		digits.data[digits.len - 1] <= 'z') {
		digits.len--;
	}
	return t->kind == KD_TOKEN_NUMBER && kd_str_number(digits, &number) &&
			       number < 10000
		       ? (uint32_t)number
		       : 0;
}

static bool is_year(uint32_t number)
{
	return number >= 1900 && number < 2100;
}

static void skip_sign(const struct kd_layout *l, struct dateline *d, char sign)
{
	if (d->at < d->end && kd_layout_is_sign(l, d->at, sign)) {
		d->at++;
	}
}

/* Up to PLACE_TOKENS words in a row that begin with capitals. */
static bool take_place(const struct kd_layout *l, struct dateline *d)
{
	const uint32_t from = d->at;
	bool is_capitals = true;
	while (d->at < d->end && d->at < from + PLACE_TOKENS &&
		is_word(l, d->at) && kd_layout_is_capital(l, d->at) &&
		month_at(l, d->at) == 0 && !is_weekday(l, d->at)) {
		is_capitals &= (kd_layout_token(l, d->at)->flags &
				       KD_TOKEN_ALL_CAPITALS) != 0;
		d->at++;
	}
	if (from == d->first) {
		d->is_capitals = is_capitals;
	}
	return d->at > from;
}

/* Whether a token says that the number before it is a year: "2025 года", "2025
 * r.". */
static bool is_year_word(const struct kd_layout *l, uint32_t token)
{
	uint32_t n = 0;
	const uint32_t short_form = kd_lang_find(l->in->lang,
		KD_TABLE_ABBREVIATIONS, kd_layout_token(l, token)->folded);
	if (short_form != KD_NONE &&
		kd_layout_row_is(
			l, short_form, KD_COLUMN_ABBREVIATIONS_KIND, "ends")) {
		return true;
	}
	const uint32_t row = row_at(l, KD_TABLE_MONTHS, token, &n);
	return row != KD_NONE && n == 1 &&
	       kd_layout_row_is(l, row, KD_COLUMN_MONTHS_KIND, "unit") &&
	       kd_layout_row_is(l, row, KD_COLUMN_MONTHS_VALUE, "Y");
}

/* A small word within a date: "20 de noviembre de 2025". */
static void skip_small(const struct kd_layout *l, struct dateline *d)
{
	struct kd_match match;
	if (d->at < d->end && is_word(l, d->at) &&
		!kd_layout_is_capital(l, d->at) &&
		kd_lang_match(l->in->lang, KD_TABLE_STOPWORDS, &l->words, d->at,
			&match) &&
		match.n == 1) {
		d->at++;
	}
}

/* Nov. 20, 20. november, 20 November 2025, with or without a weekday. */
static void take_date(const struct kd_layout *l, struct dateline *d)
{
	const uint32_t from = d->at;
	if (d->at < d->end && is_weekday(l, d->at)) {
		d->at++;
		skip_sign(l, d, ',');
	}
	if (d->at < d->end && month_at(l, d->at) > 0) {
		d->month = month_at(l, d->at++);
		skip_sign(l, d, '.');
		d->day = d->at < d->end ? number_at(l, d->at) : 0;
		d->at += d->day > 0;
	} else if (d->at < d->end && number_at(l, d->at) > 0) {
		d->day = number_at(l, d->at++);
		skip_sign(l, d, '.');
		skip_small(l, d);
		d->month = d->at < d->end ? month_at(l, d->at) : 0;
		d->at += d->month > 0;
	}
	if (d->month == 0 || d->day == 0 || d->day > 31) {
		d->at = from;
		d->day = 0;
		return;
	}
	d->has_date = true;
	skip_sign(l, d, '.');
	const uint32_t before_year = d->at;
	skip_sign(l, d, ',');
	skip_small(l, d);
	if (d->at < d->end && is_year(number_at(l, d->at))) {
		d->year = number_at(l, d->at++);
		d->at += d->at < d->end && is_year_word(l, d->at) ? 1 : 0;
	} else {
		d->at = before_year;
	}
}

/* (NationPress), (AP), (NTB-AFP): words with capitals in brackets. */
static bool take_outlet(const struct kd_layout *l, struct dateline *d)
{
	if (d->at >= d->end || !kd_layout_is_sign(l, d->at, '(')) {
		return false;
	}
	const uint32_t from = d->at + 1;
	uint32_t at = from;
	while (at < d->end && at < from + OUTLET_TOKENS &&
		!kd_layout_is_sign(l, at, ')')) {
		at++;
	}
	if (at == from || at >= d->end || !kd_layout_is_sign(l, at, ')') ||
		!kd_layout_is_capital(l, from)) {
		return false;
	}
	d->outlet_first = from;
	d->outlet_n = at - from;
	d->at = at + 1;
	return true;
}

static void take_mark(const struct kd_layout *l, struct dateline *d)
{
	if (d->at < d->end && (kd_layout_is_dash(l, d->at) ||
				      kd_layout_is_sign(l, d->at, ':'))) {
		d->is_colon = kd_layout_is_sign(l, d->at, ':');
		d->has_mark = true;
		d->at++;
	}
}

/* Reads as much as has the form; false if it begins with neither a place nor
 * an agency in brackets. */
static bool read_dateline(const struct kd_layout *l, struct dateline *d)
{
	if (!take_place(l, d)) {
		const bool has_agency = take_outlet(l, d);
		take_mark(l, d);
		return has_agency && d->has_mark;
	}
	for (uint32_t i = 1; i < PLACES && !d->has_date; i++) {
		const uint32_t before = d->at;
		if (d->at >= d->end ||
			(!kd_layout_is_sign(l, d->at, ',') &&
				!kd_layout_is_sign(l, d->at, '/'))) {
			break;
		}
		d->at++;
		take_date(l, d);
		if (!d->has_date && !take_place(l, d)) {
			d->at = before;
			break;
		}
	}
	if (!d->has_date) {
		const uint32_t before = d->at;
		skip_sign(l, d, ',');
		take_date(l, d);
		d->at = d->has_date ? d->at : before;
	}
	const bool has_outlet = take_outlet(l, d);
	take_mark(l, d);
	return has_outlet || d->has_mark;
}

static bool is_known_place(const struct kd_layout *l, uint32_t token)
{
	uint32_t n = 0;
	const uint32_t row = row_at(l, KD_TABLE_PLACES, token, &n);
	return row != KD_NONE &&
	       (kd_layout_row_is(l, row, KD_COLUMN_PLACES_KIND, "city") ||
		       kd_layout_row_is(
			       l, row, KD_COLUMN_PLACES_KIND, "region"));
}

/* The outlet that the brackets name, by the packs' name for it if they know
 * it. */
static struct kd_str outlet_of(
	const struct kd_layout *l, const struct dateline *d, bool *is_known)
{
	uint32_t n = 0;
	const uint32_t row = row_at(l, KD_TABLE_OUTLETS, d->outlet_first, &n);
	*is_known = row != KD_NONE && n == d->outlet_n;
	if (*is_known) {
		return kd_lang_text(l->in->lang, row, KD_COLUMN_OUTLETS_NAME);
	}
	return kd_span_text(l->in->text,
		kd_tokens_span(l->in->tokens, d->outlet_first, d->outlet_n));
}

/* Whether what was read is a dateline and no sentence that begins alike. */
static bool is_dateline(
	const struct kd_layout *l, const struct dateline *d, bool is_first)
{
	bool is_known = false;
	if (d->at >= d->end) {
		return false;
	}
	if (d->outlet_n > 0) {
		(void)outlet_of(l, d, &is_known);
		return d->has_date || d->has_mark || d->is_capitals || is_known;
	}
	const bool is_place = is_known_place(l, d->first);
	if (d->is_colon) {
		return d->is_capitals && (is_place || is_first);
	}
	return d->has_date || (d->is_capitals && (is_place || is_first)) ||
	       (is_place && is_first && kd_layout_is_capital(l, d->at));
}

static bool tell(struct kd_layout *l, const struct dateline *d)
{
	bool is_known = false;
	struct kd_meta *meta = &l->out->meta;
	if (d->outlet_n > 0 && meta->outlet.data == NULL) {
		meta->outlet = outlet_of(l, d, &is_known);
		meta->outlet_basis = KD_BASIS_DATELINE;
	}
	if (meta->published.data == NULL && d->year > 0 &&
		kd_calendar_has(d->year, d->month, d->day)) {
		meta->published = kd_str_format(
			l->arena, "%04u-%02u-%02u", d->year, d->month, d->day);
		meta->published_basis = KD_BASIS_DATELINE;
		return meta->published.data != NULL;
	}
	return true;
}

/* Splits a token at a sign into three numbers. */
static bool has_parts(struct kd_str text, char sign, uint64_t parts[3])
{
	for (uint32_t i = 0; i < 3; i++) {
		if (!kd_str_number(kd_str_cut(&text, sign), &parts[i])) {
			return false;
		}
	}
	return text.len == 0;
}

/* Whether the parts are a year, a month and a day. */
static bool take_parts(
	struct dateline *d, uint64_t year, uint64_t month, uint64_t day)
{
	if (year < 1900 || year >= 2100 || month < 1 || month > 12 || day < 1 ||
		day > 31) {
		return false;
	}
	d->year = (uint32_t)year;
	d->month = (uint32_t)month;
	d->day = (uint32_t)day;
	d->has_date = true;
	d->at++;
	return true;
}

/* "2025-11-20", "20.11.2025" and "20/11/2025", the same in every language;
 * with no stops the month may come first, so it must be plain which it is. */
static bool take_digits(const struct kd_layout *l, struct dateline *d)
{
	static const char signs[] = { '.', '-', '/' };
	if (d->at >= d->end) {
		return false;
	}
	const struct kd_str text = kd_layout_token(l, d->at)->folded;
	uint64_t parts[3] = { 0 };
	uint32_t i = 0;
	while (i < KD_COUNT(signs) && !has_parts(text, signs[i], parts)) {
		i++;
	}
	if (i == KD_COUNT(signs)) {
		return false;
	}
	const bool stops = signs[i] == '.';
	if (!stops && parts[0] > 31) {
		return take_parts(d, parts[0], parts[1], parts[2]);
	}
	if (stops || parts[0] > 12 || parts[0] == parts[1]) {
		return take_parts(d, parts[2], parts[1], parts[0]);
	}
	return parts[1] > 12 && take_parts(d, parts[2], parts[0], parts[1]);
}

/* "20. 11. 2025" */
static bool take_spaced(const struct kd_layout *l, struct dateline *d)
{
	const uint32_t at = d->at;
	if (at + 4 >= d->end || !kd_layout_is_sign(l, at + 1, '.') ||
		!kd_layout_is_sign(l, at + 3, '.')) {
		return false;
	}
	d->day = number_at(l, at);
	d->month = number_at(l, at + 2);
	d->year = number_at(l, at + 4);
	d->has_date = d->day > 0 && d->day <= 31 && d->month > 0 &&
		      d->month <= 12 && is_year(d->year);
	d->at += d->has_date ? 5 : 0;
	return d->has_date;
}

/* A day with its year, in words or digits. */
static bool take_day(const struct kd_layout *l, struct dateline *d)
{
	const uint32_t from = d->at;
	if (d->at < d->end && is_weekday(l, d->at)) {
		d->at++;
		skip_sign(l, d, ',');
	}
	/* "le 20 novembre", "Donnerstag, den 20. November" */
	skip_small(l, d);
	if (take_digits(l, d) || take_spaced(l, d)) {
		d->at += d->at < d->end && is_year_word(l, d->at) ? 1 : 0;
		return true;
	}
	take_date(l, d);
	if (!d->has_date) {
		d->at = from;
		take_date(l, d);
	}
	return d->has_date && d->year > 0;
}

/* Whether what is left of a line is at most the time of the day. */
static bool is_clock(const struct kd_layout *l, uint32_t from, uint32_t end)
{
	bool has_number = from == end;
	for (uint32_t i = from; i < end; i++) {
		has_number = has_number ||
			     kd_layout_token(l, i)->kind == KD_TOKEN_NUMBER;
	}
	return has_number && end - from <= CLOCK_TOKENS;
}

bool kd_layout_date_alone(
	struct kd_layout *l, const struct kd_line *line, bool *room)
{
	struct dateline d = { .at = line->first,
		.first = line->first,
		.end = line->first + line->n };
	*room = true;
	if (!take_day(l, &d)) {
		d = (struct dateline){ .at = line->first,
			.first = line->first,
			.end = line->first + line->n };
		if (!take_place(l, &d) || d.at >= d.end ||
			(!kd_layout_is_sign(l, d.at, ',') &&
				!kd_layout_is_sign(l, d.at, '|'))) {
			return false;
		}
		const uint32_t sign = d.at++;
		if (!take_day(l, &d)) {
			return false;
		}
		const struct kd_line head = { .first = line->first,
			.n = sign - line->first };
		(void)kd_layout_outlet_alone(l, &head);
	}
	if (!is_clock(l, d.at, d.end)) {
		return false;
	}
	*room = tell(l, &d);
	return true;
}

uint32_t kd_layout_dateline(
	struct kd_layout *l, const struct kd_line *line, bool is_first)
{
	struct dateline d = { .at = line->first,
		.first = line->first,
		.end = line->first + line->n };
	if (line->n < 3 || !read_dateline(l, &d) ||
		!is_dateline(l, &d, is_first)) {
		return line->first;
	}
	return tell(l, &d) ? d.at : KD_NONE;
}
