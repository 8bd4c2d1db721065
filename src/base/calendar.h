/* calendar.h - the days of the Gregorian calendar. */
#ifndef KD_BASE_CALENDAR_H
#define KD_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* Whether a day stands in the calendar; day 0 stands for the whole month. */
static inline bool kd_calendar_has(uint64_t year, uint64_t month, uint64_t day)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31,
		30, 31, 30, 31 };
	const bool is_leap =
		(year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month >= 1 && month <= 12 &&
	       day <= days[month - 1] + (month == 2 && is_leap ? 1u : 0u);
}

#endif
