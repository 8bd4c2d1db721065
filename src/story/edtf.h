/* edtf.h - what stretch of days an EDTF date allows. */
#ifndef KD_STORY_EDTF_H
#define KD_STORY_EDTF_H

#include "base/str.h"

/* Days since 1970-01-01, both ends in; an open end is INT32_MIN or INT32_MAX.
 * Without a year, days count from 0 at 1 January of a leap year. */
struct kd_days {
	int32_t first;
	int32_t last;
	bool year_unknown;
	bool approximate;
	bool known; /* false: nothing is known, any day is allowed */
};

/* Reads ISO 8601 and EDTF: dates with X, seasons and quarters (2025-21 to 24,
 * 33 to 36), "~", "?", "%", intervals with ".."; known is false for text that
 * is none of these. */
struct kd_days kd_edtf_days(struct kd_str edtf);

/* Days from one stretch to the other: 0 if they share a day. 0 too where
 * either is not known. Without a year, only month and day are compared. */
int32_t kd_days_apart(struct kd_days a, struct kd_days b);

/* Number of days in it; INT32_MAX if open or unknown. */
int32_t kd_days_count(struct kd_days days);

#endif
