/* day_words.h - days as people write them. */
#ifndef KD_STORY_DAY_WORDS_H
#define KD_STORY_DAY_WORDS_H

#include "base/str.h"

struct kd_day_words {
	char text[128];
};

/* What a date says, in English or Bokmaal: "24-26 Oct 2025" with a dash,
 * "about 3 May, year not said"; the date itself where it is none. */
struct kd_day_words kd_day_words(struct kd_str edtf, bool bokmaal);

/* The same without saying that a year is not said. */
struct kd_day_words kd_day_words_short(struct kd_str edtf, bool bokmaal);

/* Day 0 of dates without a year, in days since 1970-01-01. */
enum { KD_DAY_YEAR_4 = -718067 };

/* A day since 1970-01-01, taken apart. */
void kd_day_civil(int32_t days, int32_t *year, uint32_t *month, uint32_t *day);

/* What a month is called, 1 to 12, in few letters. */
const char *kd_day_month(uint32_t month, bool bokmaal);

#endif
