/* edtf.c - what stretch of days an EDTF date allows. */
#include "story/edtf.h"

#include <limits.h>

/* Days since 1970-01-01 of a proleptic Gregorian date; the algorithm is Howard
 * Hinnant's days_from_civil. */
static int32_t days_from_civil(int32_t year, uint32_t month, uint32_t day)
{
	year -= month <= 2;
	const int32_t era = (year >= 0 ? year : year - 399) / 400;
	const uint32_t year_of_era = (uint32_t)(year - era * 400);
	const uint32_t day_of_year =
		(153 * (month + (month > 2 ? -3u : 9u)) + 2) / 5 + day - 1;
	const uint32_t day_of_era = year_of_era * 365 + year_of_era / 4 -
				    year_of_era / 100 + day_of_year;
	return era * 146097 + (int32_t)day_of_era - 719468;
}

/* A number whose X digits are set low or high; false for other signs. */
static bool digits(struct kd_str text, bool high, uint32_t *out)
{
	*out = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		const char c = text.data[i];
		if (c == 'X') {
			*out = *out * 10 + (high ? 9 : 0);
		} else if (c >= '0' && c <= '9') {
			*out = *out * 10 + (uint32_t)(c - '0');
		} else {
			return false;
		}
	}
	return text.len > 0;
}

static uint32_t within(uint32_t value, uint32_t low, uint32_t high)
{
	return value < low ? low : value > high ? high : value;
}

/* Last day of a month, by asking where the next one begins. */
static int32_t end_of_month(int32_t year, uint32_t month)
{
	return month == 12 ? days_from_civil(year + 1, 1, 1) - 1
			   : days_from_civil(year, month + 1, 1) - 1;
}

/* Months that a season or quarter covers; northern seasons. */
static bool season_months(uint32_t code, uint32_t *first, uint32_t *last)
{
	if (code >= 33 && code <= 36) {
		*first = (code - 33) * 3 + 1;
		*last = *first + 2;
		return true;
	}
	if (code >= 21 && code <= 24) {
		*first = (code - 21) * 3 + 3;
		*last = *first + 2;
		return true;
	}
	return false;
}

/* One end of a date: its first or last day. */
static bool day_at(struct kd_str date, bool high, int32_t *out)
{
	uint32_t year = 0;
	uint32_t month = 0;
	uint32_t day = 0;
	const struct kd_str years = kd_str_cut(&date, '-');
	if (years.len != 4 || !digits(years, high, &year)) {
		return false;
	}
	const struct kd_str months = kd_str_cut(&date, '-');
	if (months.len == 0) {
		*out = high ? days_from_civil((int32_t)year, 12, 31)
			    : days_from_civil((int32_t)year, 1, 1);
		return true;
	}
	uint32_t first = 0;
	uint32_t last = 0;
	if (!digits(months, high, &month)) {
		return false;
	}
	if (season_months(month, &first, &last)) {
		*out = high ? end_of_month((int32_t)year + (last > 12),
				      (last - 1) % 12 + 1)
			    : days_from_civil((int32_t)year, first, 1);
		return true;
	}
	month = within(month, 1, 12);
	const struct kd_str days_part = kd_str_slice(date, 0, 2);
	const int32_t end = end_of_month((int32_t)year, month);
	if (!digits(days_part, high, &day)) {
		*out = high ? end : days_from_civil((int32_t)year, month, 1);
		return true;
	}
	const int32_t at =
		days_from_civil((int32_t)year, month, within(day, 1, 31));
	*out = at > end ? end : at;
	return true;
}

/* Takes off time of day and signs of doubt; tells whether there were any. */
static struct kd_str bare(struct kd_str date, bool *approximate)
{
	date = kd_str_cut(&date, 'T');
	while (date.len > 0 && strchr("~?%", date.data[date.len - 1]) != NULL) {
		*approximate = true;
		date.len--;
	}
	return date;
}

static bool has_no_year(struct kd_str date)
{
	return kd_str_starts_with(date, KD_STR("XXXX-"));
}

/* Dates without a year are set in year 4, a leap year. */
static bool end_of(
	struct kd_str date, bool high, struct kd_days *days, int32_t *out)
{
	date = bare(date, &days->approximate);
	if (date.len == 0 || kd_str_equal(date, KD_STR(".."))) {
		*out = high ? INT32_MAX : INT32_MIN;
		return true;
	}
	if (!has_no_year(date)) {
		return day_at(date, high, out);
	}
	char plain[16] = "0004";
	if (date.len >= sizeof(plain)) {
		return false;
	}
	memcpy(plain + 4, date.data + 4, date.len - 4);
	days->year_unknown = true;
	if (!day_at(kd_str_view(plain), high, out)) {
		return false;
	}
	*out -= days_from_civil(4, 1, 1);
	return true;
}

struct kd_days kd_edtf_days(struct kd_str edtf)
{
	struct kd_days days = { .first = INT32_MIN, .last = INT32_MAX };
	const bool interval = kd_str_find(edtf, KD_STR("/")) != KD_NONE;
	struct kd_str rest = edtf;
	const struct kd_str from = kd_str_cut(&rest, '/');
	const struct kd_str to = interval ? rest : from;
	days.known = edtf.len > 0 && end_of(from, false, &days, &days.first) &&
		     end_of(to, true, &days, &days.last) &&
		     days.first <= days.last;
	return days;
}

/* The days of a year, when only month and day are to be compared. */
static struct kd_days without_year(struct kd_days days)
{
	if (days.year_unknown || days.first == INT32_MIN ||
		days.last == INT32_MAX || days.last - days.first > 360) {
		return days;
	}
	int32_t year = 1970 + days.first / 366;
	while (days_from_civil(year + 1, 1, 1) <= days.first) {
		year++;
	}
	/* Counted in a leap year: after February a common year lags by one. */
	const int32_t start = days_from_civil(year, 1, 1);
	const bool leap = days_from_civil(year + 1, 1, 1) - start == 366;
	days.last = days.last - start;
	days.first = days.first - start;
	days.first += !leap && days.first >= 59;
	days.last += !leap && days.last >= 59;
	return days;
}

int32_t kd_days_apart(struct kd_days a, struct kd_days b)
{
	if (!a.known || !b.known) {
		return 0;
	}
	if (a.year_unknown != b.year_unknown) {
		a = without_year(a);
		b = without_year(b);
	}
	if (a.last < b.first) {
		return b.first - a.last;
	}
	return b.last < a.first ? a.first - b.last : 0;
}

int32_t kd_days_count(struct kd_days days)
{
	if (!days.known || days.first == INT32_MIN || days.last == INT32_MAX) {
		return INT32_MAX;
	}
	return days.last - days.first + 1;
}
