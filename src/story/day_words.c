/* day_words.c - days as people write them. */
#include "story/day_words.h"

#include <stdio.h>
#include <string.h>

#include "story/edtf.h"

static const char *const months[2][12] = {
	{ "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
		"Nov", "Dec" },
	{ "jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.",
		"sep.", "okt.", "nov.", "des." },
};

/* A day taken apart. */
struct civil {
	int32_t year;
	uint32_t month;
	uint32_t day;
};

/* Howard Hinnant's civil_from_days. */
void kd_day_civil(int32_t days, int32_t *year, uint32_t *month, uint32_t *day)
{
	days += 719468;
	const int32_t era = (days >= 0 ? days : days - 146096) / 146097;
	const uint32_t of_era = (uint32_t)(days - era * 146097);
	const uint32_t year_of_era =
		(of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		365;
	const uint32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 -
						  year_of_era / 100);
	const uint32_t shifted = (5 * of_year + 2) / 153;
	*day = of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = (int32_t)year_of_era + era * 400 + (*month <= 2);
}

const char *kd_day_month(uint32_t month, bool bokmaal)
{
	return months[bokmaal][month - 1];
}

/* Days without a year count from 1 January of year 4, a leap year. */
static struct civil civil_of(int32_t days, bool year_unknown)
{
	struct civil civil;
	kd_day_civil(year_unknown ? days + KD_DAY_YEAR_4 : days, &civil.year,
		&civil.month, &civil.day);
	return civil;
}

/* What a date shows of itself: a day, whole months, whole years. */
enum grain {
	GRAIN_DAY,
	GRAIN_MONTH,
	GRAIN_YEAR,
};

static enum grain grain_of(const struct kd_days *days)
{
	const struct civil from = civil_of(days->first, days->year_unknown);
	const struct civil after = civil_of(days->last + 1, days->year_unknown);
	if (from.day != 1 || after.day != 1) {
		return GRAIN_DAY;
	}
	return from.month == 1 && after.month == 1 && !days->year_unknown
		       ? GRAIN_YEAR
		       : GRAIN_MONTH;
}

/* What of a day is to be written: less at the front of "24-26 Oct 2025". */
struct shown {
	enum grain grain;
	bool month;
	bool year;
};

static void write_day(struct civil civil, struct shown shown, bool bokmaal,
	char *out, size_t size)
{
	char day[16] = "";
	char year[16] = "";
	if (shown.grain == GRAIN_DAY) {
		snprintf(day, sizeof(day), bokmaal ? "%u." : "%u", civil.day);
	}
	if (shown.year) {
		snprintf(year, sizeof(year), "%d", civil.year);
	}
	const bool month = shown.month && shown.grain != GRAIN_YEAR;
	snprintf(out, size, "%s%s%s%s%s", day, month && day[0] ? " " : "",
		month ? kd_day_month(civil.month, bokmaal) : "",
		year[0] && (month || day[0]) ? " " : "", year);
}

static void write_range(
	const struct kd_days *days, bool bokmaal, char *out, size_t size)
{
	const enum grain grain = grain_of(days);
	const struct civil from = civil_of(days->first, days->year_unknown);
	const struct civil to = civil_of(days->last, days->year_unknown);
	const bool same_year = from.year == to.year;
	const bool same_month = same_year && from.month == to.month;
	const bool one = grain == GRAIN_DAY     ? days->first == days->last
			 : grain == GRAIN_MONTH ? same_month
						: same_year;
	const struct shown last = { grain, true, !days->year_unknown };
	char end[32];
	write_day(to, last, bokmaal, end, sizeof(end));
	if (one) {
		snprintf(out, size, "%s", end);
		return;
	}
	const struct shown first = { grain, !same_month,
		!days->year_unknown && !same_year };
	char start[32];
	write_day(from, first, bokmaal, start, sizeof(start));
	snprintf(out, size, same_month ? "%s–%s" : "%s – %s", start, end);
}

/* One end is open. */
static void write_open(
	const struct kd_days *days, bool bokmaal, char *out, size_t size)
{
	const bool until = days->first == INT32_MIN;
	const struct shown all = { GRAIN_DAY, true, !days->year_unknown };
	char day[40];
	write_day(
		civil_of(until ? days->last : days->first, days->year_unknown),
		all, bokmaal, day, sizeof(day));
	snprintf(out, size, "%s %s",
		until ? (bokmaal ? "til" : "until")
		      : (bokmaal ? "fra" : "from"),
		day);
}

/* A date that the words below can tell. */
static bool is_stretch(const struct kd_days *days)
{
	return days->known &&
	       (days->first != INT32_MIN || days->last != INT32_MAX);
}

/* Writes a stretch, and whether it is no more than about that. */
static void write_stretch(
	const struct kd_days *days, bool bokmaal, char *out, size_t size)
{
	char range[84];
	if (days->first == INT32_MIN || days->last == INT32_MAX) {
		write_open(days, bokmaal, range, sizeof(range));
	} else {
		write_range(days, bokmaal, range, sizeof(range));
	}
	snprintf(out, size, "%s%s",
		days->approximate ? (bokmaal ? "om lag " : "about ") : "",
		range);
}

struct kd_day_words kd_day_words(struct kd_str edtf, bool bokmaal)
{
	const struct kd_days days = kd_edtf_days(edtf);
	struct kd_day_words words = kd_day_words_short(edtf, bokmaal);
	const size_t len = strlen(words.text);
	if (is_stretch(&days) && days.year_unknown) {
		snprintf(words.text + len, sizeof(words.text) - len, "%s",
			bokmaal ? ", år ikke oppgitt" : ", year not said");
	}
	return words;
}

struct kd_day_words kd_day_words_short(struct kd_str edtf, bool bokmaal)
{
	struct kd_day_words words;
	const struct kd_days days = kd_edtf_days(edtf);
	if (is_stretch(&days)) {
		write_stretch(&days, bokmaal, words.text, sizeof(words.text));
	} else {
		snprintf(words.text, sizeof(words.text), "%.*s",
			(int)(edtf.len < 60 ? edtf.len : 60), edtf.data);
	}
	return words;
}
