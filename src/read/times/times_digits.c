/* times_digits.c - dates and times of day that are digits alone. */
#include "read/times/times_private.h"

static uint32_t two_digits(struct kd_str text, uint32_t at, int32_t *out)
{
	uint32_t n = 0;
	*out = 0;
	while (n < 2 && at + n < text.len && text.data[at + n] >= '0' &&
		text.data[at + n] <= '9') {
		*out = *out * 10 + (text.data[at + n] - '0');
		n++;
	}
	return n;
}

/* Reads "14:30", "14:30:15", with a stop "14.30", and "14h30", "14h". The mark,
 * or 0. */
static char read_clock(struct kd_str text, struct clock *out)
{
	*out = (struct clock){ -1, -1, -1 };
	uint32_t at = two_digits(text, 0, &out->hour);
	if (at == 0 || at >= text.len || out->hour > 24) {
		return 0;
	}
	const char mark = text.data[at];
	if (mark == 'h' && at + 1 == text.len) {
		return mark;
	}
	if ((mark != ':' && mark != '.' && mark != 'h') ||
		two_digits(text, at + 1, &out->minute) != 2) {
		return 0;
	}
	at += 3;
	if (at < text.len && text.data[at] == mark &&
		two_digits(text, at + 1, &out->second) == 2) {
		at += 3;
	}
	const bool fits =
		out->minute < 60 && out->second < 60 && at == text.len;
	return fits ? mark : 0;
}

/* The numbers of "2025-11-20" and their one mark; how many there are. */
static uint32_t read_parts(struct kd_str text, int32_t parts[3], char *mark)
{
	uint32_t n = 0;
	uint32_t at = 0;
	*mark = 0;
	while (n < 3) {
		uint32_t digits = 0;
		parts[n] = 0;
		while (at < text.len && text.data[at] >= '0' &&
			text.data[at] <= '9' && digits < 4) {
			parts[n] = parts[n] * 10 + (text.data[at++] - '0');
			digits++;
		}
		if (digits == 0) {
			return 0;
		}
		n++;
		if (at == text.len) {
			return n;
		}
		const char c = text.data[at++];
		if ((c != '-' && c != '.' && c != '/') ||
			(*mark != 0 && c != *mark)) {
			return 0;
		}
		*mark = c;
	}
	return 0;
}

/* Puts three numbers in the order year, month, day; false if they are none. */
static bool order_date(const struct parse *parse, int32_t parts[3], char mark)
{
	if (parts[0] > 999) {
		return true;
	}
	const int32_t last = parts[2];
	const bool month_first =
		parts[1] <= 31 && parts[0] <= 12 &&
		(mark == '/' ? parse->months_first || parts[1] > 12
			     : parse->months_first && parts[1] > 12);
	const int32_t month = month_first ? parts[0] : parts[1];
	const int32_t day = month_first ? parts[1] : parts[0];
	if (mark == '-' && last <= 999) {
		return false;
	}
	parts[0] = last > 99 ? last : last < 50 ? 2000 + last : 1900 + last;
	parts[1] = month;
	parts[2] = day;
	return true;
}

static struct moment digit_moment(struct point point)
{
	return (struct moment){ .kind = MOMENT_POINT,
		.type = KD_TIME_DATE,
		.point = point,
		.clock = { -1, -1, -1 },
		.anchor = KD_ANCHOR_NONE,
		.row = KD_NONE };
}

/* Reads a date in digits alone: 2025-11-20, 20.11.2025, 20/11/2025. */
static bool read_digit_date(
	const struct parse *parse, struct kd_str text, struct moment *out)
{
	int32_t parts[3];
	char mark = 0;
	const uint32_t n = read_parts(text, parts, &mark);
	/* 31.10.74 and 3/3/15 are dates, 1.2.3 is none. */
	const bool is_short = n == 3 && parts[0] <= 999 && parts[2] <= 999;
	const bool has_year = text.len == 8 ||
			      (mark == '/' && text.data[text.len - 3] == '/');
	if (n != 3 || (is_short && !has_year) ||
		!order_date(parse, parts, mark) || parts[1] < 1 ||
		parts[1] > 12 || parts[2] < 1 || parts[2] > 31 ||
		parts[0] < 1000) {
		return false;
	}
	*out = digit_moment((struct point){ .grain = GRAIN_DAY,
		.known = true,
		.year = parts[0],
		.part = parts[1],
		.day = parts[2] });
	if (!kd_calendar_is_date(parts[0], parts[1], parts[2])) {
		out->warning = KD_WARNING_IMPOSSIBLE_DATE;
	}
	return true;
}

/* Reads "10/2014", "2014/10", and "2014/15" for two years. */
static bool read_month_of_year(struct kd_str text, struct moment *out)
{
	int32_t parts[3] = { 0 };
	char mark = 0;
	if (read_parts(text, parts, &mark) != 2 || mark != '/' ||
		text.len < 6 || text.len > 7) {
		return false;
	}
	const bool year_first = text.data[4] == '/';
	const int32_t year = parts[year_first ? 0 : 1];
	const int32_t other = parts[year_first ? 1 : 0];
	if (year < 1900 || year > 2100) {
		return false;
	}
	*out = digit_moment((struct point){ .grain = GRAIN_MONTH,
		.known = true,
		.year = year,
		.part = other });
	if (year_first && text.len == 7 && other == (year + 1) % 100) {
		out->point = (struct point){
			.grain = GRAIN_YEAR, .known = true, .year = year
		};
		out->last = out->point;
		out->last.year++;
		out->is_range = true;
		return true;
	}
	return other >= 1 && other <= 12;
}

/* Whether a day and a month may stand here: no unit and no number follow. */
static bool may_be_date(const struct parse *parse, uint32_t i)
{
	const struct kd_tokens *tokens = parse->in->reading->tokens;
	if (i + 1 >= tokens->n) {
		return true;
	}
	const struct kd_token *next = &tokens->items[i + 1];
	return next->kind != KD_TOKEN_NUMBER &&
	       !kd_lang_starts(parse->lang, KD_TABLE_UNITS, next->word) &&
	       !kd_lang_starts(parse->lang, KD_TABLE_NUMBERS, next->word);
}

/* Reads "30.10", "30/10" as a day and its month, where the language has the
 * day first. */
static bool read_daymonth(const struct parse *parse, uint32_t i,
	struct kd_str text, struct item *item)
{
	int32_t parts[3] = { 0 };
	char mark = 0;
	if (text.len > 5 || read_parts(text, parts, &mark) != 2 ||
		mark == '-' || parse->months_first || parts[1] < 1 ||
		parts[1] > 12 || parts[0] < 1 || parts[0] > 31 ||
		!may_be_date(parse, i)) {
		return false;
	}
	item->day = parts[0];
	item->month = parts[1];
	return true;
}

/* Times of day and dates that are one token of digits. */
bool kd_times_read_digits(
	struct parse *parse, uint32_t i, struct reading *out, bool *full)
{
	const struct kd_str text = kd_times_token_text(parse, i);
	struct moment moment;
	struct clock clock;
	if (read_digit_date(parse, text, &moment) ||
		read_month_of_year(text, &moment)) {
		*full = !KD_PUSH(parse->arena, &parse->moments, moment);
		out->item.moment = parse->moments.n - 1;
		out->classes = CLASS(DATE);
		return true;
	}
	if (read_daymonth(parse, i, text, &out->item)) {
		out->classes = CLASS(DAYMONTH);
	}
	const char mark = read_clock(text, &clock);
	if (mark == 0) {
		return false; /* a number, perhaps */
	}
	out->item.clock = clock;
	/* "14h" may last as long, "14h30" hardly. */
	const bool told = mark == ':' || (mark == 'h' && clock.minute >= 0);
	out->classes |= told ? CLASS(CLOCK) | CLASS(HOUR) : CLASS(HOUR);
	double value = 0;
	if (kd_numbers_digits(&parse->notation, text, &value) == text.len) {
		out->item.number = value;
		out->classes |= CLASS(NUMBER);
	}
	return true;
}

void kd_times_read_hour(struct kd_str digits, struct item *item)
{
	struct clock clock;
	if (read_clock(digits, &clock) != 0) {
		item->clock = clock;
	}
}
