/* times_calendar.c - days, weeks and months of the Gregorian calendar. */
#include "read/times/times_calendar.h"

#include <assert.h>

/* From Howard Hinnant, "chrono-compatible low-level date algorithms": years
 * begin in March, so that the odd day comes last; 400 years are one era. */
int32_t kd_calendar_days(int32_t year, int32_t month, int32_t day)
{
	const int32_t y = month <= 2 ? year - 1 : year;
	const int32_t era = (y >= 0 ? y : y - 399) / 400;
	const int32_t year_of_era = y - era * 400;
	const int32_t month_from_march = (month + 9) % 12;
	const int32_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
	const int32_t day_of_era = year_of_era * 365 + year_of_era / 4 -
				   year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

struct point kd_calendar_day(int32_t days)
{
	const int32_t z = days + 719468;
	const int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	const int32_t day_of_era = z - era * 146097;
	const int32_t year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			day_of_era / 146096) /
		365;
	const int32_t day_of_year =
		day_of_era -
		(365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	const int32_t month_from_march = (5 * day_of_year + 2) / 153;
	const int32_t month = month_from_march < 10 ? month_from_march + 3
						    : month_from_march - 9;
	return (struct point){ .grain = GRAIN_DAY,
		.known = true,
		.year = year_of_era + era * 400 + (month <= 2),
		.part = month,
		.day = day_of_year - (153 * month_from_march + 2) / 5 + 1 };
}

int32_t kd_calendar_weekday(int32_t days)
{
	const int32_t since_monday = (days + 3) % 7;
	return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

static bool is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int32_t kd_calendar_month_length(int32_t year, int32_t month)
{
	static const int32_t lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30,
		31, 30, 31 };
	assert(month >= 1 && month <= 12);
	return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

bool kd_calendar_is_date(int32_t year, int32_t month, int32_t day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
	       day <= kd_calendar_month_length(year, month);
}

/* The anonymous Gregorian algorithm (Nature, 1876), its variables a to m. */
int32_t kd_calendar_easter(int32_t year)
{
	const int32_t a = year % 19;
	const int32_t b = year / 100;
	const int32_t c = year % 100;
	const int32_t d = b / 4;
	const int32_t e = b % 4;
	const int32_t f = (b + 8) / 25;
	const int32_t g = (b - f + 1) / 3;
	const int32_t h = (19 * a + b - d - g + 15) % 30;
	const int32_t i = c / 4;
	const int32_t k = c % 4;
	const int32_t l = (32 + 2 * e + 2 * i - h - k) % 7;
	const int32_t m = (a + 11 * h + 22 * l) / 451;
	const int32_t month = (h + l - 7 * m + 114) / 31;
	const int32_t day = (h + l - 7 * m + 114) % 31 + 1;
	return kd_calendar_days(year, month, day);
}

/* Meeus's Julian algorithm; then the days by which the calendars differ. */
int32_t kd_calendar_julian_easter(int32_t year)
{
	const int32_t a = year % 4;
	const int32_t b = year % 7;
	const int32_t c = year % 19;
	const int32_t d = (19 * c + 15) % 30;
	const int32_t e = (2 * a + 4 * b - d + 34) % 7;
	const int32_t f = d + e + 114;
	const int32_t apart = year / 100 - year / 400 - 2;
	return kd_calendar_days(year, f / 31, f % 31 + 1) + apart;
}

/* Monday of the first week of an ISO year: the one with 4 January. */
static int32_t first_monday(int32_t year)
{
	const int32_t fourth = kd_calendar_days(year, 1, 4);
	return fourth - (kd_calendar_weekday(fourth) - 1);
}

static struct point week_of(int32_t days, enum grain grain)
{
	const int32_t thursday = days - (kd_calendar_weekday(days) - 1) + 3;
	const int32_t year = kd_calendar_day(thursday).year;
	return (struct point){ .grain = grain,
		.known = true,
		.year = year,
		.part = (days - first_monday(year)) / 7 + 1 };
}

/* Months in a grain that is made of whole months; 0 for others. */
static int32_t months_in(enum grain grain)
{
	static const int32_t months[GRAIN_COUNT] = { [GRAIN_MONTH] = 1,
		[GRAIN_SEASON] = 3,
		[GRAIN_QUARTER] = 3,
		[GRAIN_HALF] = 6,
		[GRAIN_YEAR] = 12,
		[GRAIN_DECADE] = 120,
		[GRAIN_CENTURY] = 1200,
		[GRAIN_MILLENNIUM] = 12000 };
	return months[grain];
}

/* Winter is of the year its December is in; spring begins with March. */
static struct point season_of(const struct point *day)
{
	const bool winter_ends = day->part <= 2;
	return (struct point){ .grain = GRAIN_SEASON,
		.known = true,
		.year = winter_ends ? day->year - 1 : day->year,
		.part = winter_ends ? 4 : day->part / 3 };
}

struct point kd_calendar_point(int32_t days, enum grain grain)
{
	const struct point day = kd_calendar_day(days);
	const int32_t months = months_in(grain);
	if (grain == GRAIN_WEEK || grain == GRAIN_WEEKEND) {
		return week_of(days, grain);
	}
	if (grain == GRAIN_SEASON) {
		return season_of(&day);
	}
	if (months == 0) {
		return day;
	}
	struct point point = { .grain = grain, .known = true };
	if (months < 12) {
		point.year = day.year;
		point.part = (day.part - 1) / months + 1;
	} else {
		point.year = day.year - day.year % (months / 12);
	}
	return point;
}

int32_t kd_calendar_first(const struct point *point)
{
	assert(point->known);
	const int32_t months = months_in(point->grain);
	switch (point->grain) {
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		return first_monday(point->year) + (point->part - 1) * 7 +
		       (point->grain == GRAIN_WEEKEND ? 5 : 0);
	case GRAIN_SEASON:
		return kd_calendar_days(point->year, point->part * 3, 1);
	default:
		break;
	}
	if (months == 0) {
		return kd_calendar_days(point->year, point->part, point->day);
	}
	return months < 12 ? kd_calendar_days(point->year,
				     (point->part - 1) * months + 1, 1)
			   : kd_calendar_days(point->year, 1, 1);
}

int32_t kd_calendar_last(const struct point *point)
{
	const int32_t first = kd_calendar_first(point);
	const int32_t months = months_in(point->grain);
	if (point->grain == GRAIN_WEEK) {
		return first + 6;
	}
	if (point->grain == GRAIN_WEEKEND) {
		return first + 1;
	}
	if (months == 0) {
		return first;
	}
	const struct point day = kd_calendar_day(first);
	const struct point after = kd_calendar_shift(&day, GRAIN_MONTH, months);
	return kd_calendar_first(&after) - 1;
}

static struct point day_by_months(const struct point *day, int32_t months)
{
	const int32_t month = day->year * 12 + day->part - 1 + months;
	struct point moved = { .grain = GRAIN_DAY,
		.known = true,
		.year = month / 12,
		.part = month % 12 + 1,
		.day = day->day };
	if (moved.part < 1) {
		moved.part += 12;
		moved.year--;
	}
	const int32_t length = kd_calendar_month_length(moved.year, moved.part);
	moved.day = moved.day > length ? length : moved.day;
	return moved;
}

struct point kd_calendar_shift(
	const struct point *point, enum grain unit, int32_t n)
{
	assert(point->known);
	const int32_t first = kd_calendar_first(point);
	const int32_t months = months_in(unit);
	const bool week = unit == GRAIN_WEEK || unit == GRAIN_WEEKEND;
	const int64_t steps = (int64_t)n * (months > 0 ? months : week ? 7 : 1);
	const int64_t limit = months > 0 ? 120000 : 3650000;
	if (steps > limit || steps < -limit) {
		return (struct point){ .grain = point->grain };
	}
	if (months == 0) {
		return kd_calendar_point(first + (int32_t)steps, point->grain);
	}
	const struct point day = kd_calendar_day(first);
	const struct point moved = day_by_months(&day, (int32_t)steps);
	return kd_calendar_point(kd_calendar_first(&moved), point->grain);
}

/* Any year that is no leap year, and the ends of February in it. */
#define OPEN_YEAR 2001

struct point kd_calendar_shift_open(
	const struct point *point, enum grain unit, int32_t n, enum grain grain)
{
	const struct point nothing = { .grain = grain };
	if ((grain != GRAIN_DAY && grain != GRAIN_MONTH) || n > 366 ||
		n < -366 ||
		!kd_calendar_is_date(OPEN_YEAR, point->part, point->day)) {
		return nothing;
	}
	struct point from = *point;
	from.known = true;
	from.year = OPEN_YEAR;
	from.grain = GRAIN_DAY;
	const int32_t day = kd_calendar_first(&from);
	const struct point start = kd_calendar_point(day, grain);
	struct point moved = kd_calendar_shift(&start, unit, n);
	const int32_t march = kd_calendar_days(OPEN_YEAR, 3, 1);
	const bool over_february =
		(day < march) != (kd_calendar_first(&moved) < march);
	if (grain == GRAIN_DAY && (over_february || moved.year != OPEN_YEAR)) {
		return nothing;
	}
	moved.known = false;
	moved.year = 0;
	return moved;
}

bool kd_calendar_is_sound(const struct point *point)
{
	if (!point->known || point->year < CALENDAR_FIRST_YEAR ||
		point->year > CALENDAR_LAST_YEAR) {
		return false;
	}
	return point->grain != GRAIN_DAY ||
	       kd_calendar_is_date(point->year, point->part, point->day);
}
