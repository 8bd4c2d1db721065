/* times_near.c - which year, month or week is meant, seen from a day. */
#include "read/times/times_private.h"

/* Days added to how far off a candidate is when it lies on the side to which
 * the clause does not look. */
#define WRONG_SIDE_DAYS 260
#define WRONG_SIDE_DAYS_OF_A_DATE 200
#define WRONG_SIDE_DAYS_OF_A_QUARTER 100
#define LATER_DAYS 60

struct point kd_times_weekday(
	int32_t days, int32_t weekday, enum direction direction, bool strict)
{
	const int32_t today = kd_calendar_weekday(days);
	int32_t ahead = (weekday - today + 7) % 7;
	int32_t behind = (today - weekday + 7) % 7;
	if (strict) {
		ahead = ahead == 0 ? 7 : ahead;
		/* Of yesterday nobody says "last Wednesday". */
		const bool just_now = behind <= 2 && behind < today;
		behind += behind == 0 || just_now ? 7 : 0;
	}
	return kd_calendar_day(
		direction == DIRECTION_AHEAD ? days + ahead : days - behind);
}

/* A date is often told from afar ("declared a dividend payable 15 December");
 * a month alone goes with its verb. */
static int64_t wrong_side_days(enum grain grain)
{
	return grain == GRAIN_DAY     ? WRONG_SIDE_DAYS_OF_A_DATE
	       : grain == GRAIN_MONTH ? WRONG_SIDE_DAYS
				      : WRONG_SIDE_DAYS_OF_A_QUARTER;
}

/* How ill a candidate fits; the day itself fits best. */
static int64_t misfit(int32_t days, const struct point *candidate,
	enum direction direction, bool strict)
{
	const int32_t first = kd_calendar_first(candidate);
	const int32_t last = kd_calendar_last(candidate);
	const bool later = first > days;
	const bool earlier = last < days;
	if (!later && !earlier) {
		return strict ? 1000000 : 0;
	}
	const int64_t distance = later ? first - days : days - last;
	const bool wrong = (later && direction == DIRECTION_PAST) ||
			   (earlier && direction == DIRECTION_AHEAD);
	if (wrong) {
		return distance +
		       (strict ? 1000000 : wrong_side_days(candidate->grain));
	}
	return distance +
	       (later && direction == DIRECTION_NEAR ? LATER_DAYS : 0);
}

struct point kd_times_yearly(int32_t days, const struct point *wanted,
	enum direction direction, bool strict)
{
	const int32_t year = kd_calendar_day(days).year;
	struct point best = *wanted;
	int64_t best_misfit = INT64_MAX;
	for (int32_t y = year - 4; y <= year + 4; y++) {
		struct point candidate = *wanted;
		candidate.known = true;
		candidate.year = y;
		if (y < CALENDAR_FIRST_YEAR ||
			!kd_calendar_is_sound(&candidate)) {
			continue;
		}
		const int64_t m = misfit(days, &candidate, direction, strict);
		if (m < best_misfit) {
			best_misfit = m;
			best = candidate;
		}
	}
	return best;
}

/* The numbers of a holiday's code: "11-4x4+1". */
static uint32_t code_numbers(struct kd_str code, int32_t numbers[4])
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < code.len; i++) {
		const char c = code.data[i];
		if (c >= '0' && c <= '9') {
			numbers[n] = numbers[n] * 10 + (c - '0');
		} else if (i > 0 && n < 3) {
			n++;
		}
	}
	return n;
}

/* The nth such weekday of a month, the last where it has no nth. */
static int32_t nth_weekday(
	int32_t year, int32_t month, int32_t weekday, int32_t nth)
{
	const int32_t first = kd_calendar_days(year, month, 1);
	const int32_t to = (weekday - kd_calendar_weekday(first) + 7) % 7;
	const int32_t length = kd_calendar_month_length(year, month);
	int32_t weeks = nth - 1;
	while (weeks > 0 && to + 7 * weeks >= length) {
		weeks--;
	}
	return first + to + 7 * weeks;
}

/* A holiday of a year: "12-25", or days from Easter "E-2", from the Easter of
 * the Julian calendar "O+1", or the nth weekday of a month "11-4x4", the 4th
 * Thursday of November, or so many days after it, "11-4x4+1". */
struct point kd_times_holiday(struct kd_str code, int32_t year)
{
	int32_t numbers[4] = { 0 };
	const uint32_t n = code_numbers(code, numbers);
	if (code.len > 0 && (code.data[0] == 'E' || code.data[0] == 'O')) {
		const bool before = kd_str_find(code, KD_STR("-")) != KD_NONE;
		const int32_t easter =
			code.data[0] == 'E' ? kd_calendar_easter(year)
					    : kd_calendar_julian_easter(year);
		return kd_calendar_day(
			easter + (before ? -numbers[1] : numbers[1]));
	}
	const int32_t month = numbers[0] < 1 ? 1 : (numbers[0] - 1) % 12 + 1;
	if (n >= 2) {
		return kd_calendar_day(
			nth_weekday(year, month, numbers[1], numbers[2]) +
			numbers[3]);
	}
	return (struct point){ .grain = GRAIN_DAY,
		.known = true,
		.year = year,
		.part = month,
		.day = numbers[1] < 1 ? 1 : numbers[1] };
}

struct point kd_times_nearest_holiday(
	int32_t days, struct kd_str code, enum direction direction, bool strict)
{
	const int32_t year = kd_calendar_day(days).year;
	struct point best = kd_times_holiday(code, year);
	int64_t best_misfit = INT64_MAX;
	for (int32_t y = year - 1; y <= year + 1; y++) {
		const struct point candidate = kd_times_holiday(code, y);
		if (!kd_calendar_is_sound(&candidate)) {
			continue;
		}
		const int64_t m = misfit(days, &candidate, direction, strict);
		if (m < best_misfit) {
			best_misfit = m;
			best = candidate;
		}
	}
	return best;
}
