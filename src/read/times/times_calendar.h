/* times_calendar.h - days, weeks and months of the Gregorian calendar. */
#ifndef KD_READ_TIMES_CALENDAR_H
#define KD_READ_TIMES_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* Sizes of stretches of time, from small to large. */
enum grain {
	GRAIN_NONE,
	GRAIN_SECOND,
	GRAIN_MINUTE,
	GRAIN_HOUR,
	GRAIN_DAY,
	GRAIN_WEEKEND,
	GRAIN_WEEK,
	GRAIN_MONTH,
	GRAIN_SEASON,
	GRAIN_QUARTER,
	GRAIN_HALF,
	GRAIN_YEAR,
	GRAIN_DECADE,
	GRAIN_CENTURY,
	GRAIN_MILLENNIUM,
	GRAIN_COUNT
};

/* Years that are told apart; beyond them nothing is said. */
#define CALENDAR_FIRST_YEAR 1
#define CALENDAR_LAST_YEAR 9999

/*
 * A stretch of the calendar.
 *
 *   grain     year            part                 day
 *   day       year            month                day
 *   week(end) ISO year        ISO week             -
 *   month     year            month                -
 *   season    year            1 spring .. 4 winter -
 *   quarter   year            1 .. 4               -
 *   half      year            1 .. 2               -
 *   others    the first year  -                    -
 *
 * Where the year is not known, part, day and weekday hold what is, or 0.
 */
struct point {
	enum grain grain;
	bool known; /* the year */
	int32_t year;
	int32_t part;
	int32_t day;
	int32_t weekday; /* 1 Monday .. 7 Sunday; only where nothing else is */
};

/* Days since 1970-01-01, proleptic Gregorian. */
int32_t kd_calendar_days(int32_t year, int32_t month, int32_t day);
/* The day, as a point of grain day. */
struct point kd_calendar_day(int32_t days);
int32_t kd_calendar_weekday(int32_t days); /* 1 Monday .. 7 Sunday */
int32_t kd_calendar_month_length(int32_t year, int32_t month);
bool kd_calendar_is_date(int32_t year, int32_t month, int32_t day);
/* Easter Sunday. */
int32_t kd_calendar_easter(int32_t year);
/* Easter Sunday by the Julian calendar, as a day of ours. */
int32_t kd_calendar_julian_easter(int32_t year);

/* The stretch of a grain that holds a day. */
struct point kd_calendar_point(int32_t days, enum grain grain);
/* First and last day of a known point. */
int32_t kd_calendar_first(const struct point *point);
int32_t kd_calendar_last(const struct point *point);
/* The point n units later (earlier if negative), of the same grain. */
struct point kd_calendar_shift(
	const struct point *point, enum grain unit, int32_t n);
/* The same for a day and month whose year is not known, as a point of this
 * grain; without day and month where these can't be said. */
struct point kd_calendar_shift_open(const struct point *point, enum grain unit,
	int32_t n, enum grain grain);
/* Whether its year can be told, and it is a date that there is. */
bool kd_calendar_is_sound(const struct point *point);

#endif
