/* page_date.c - days as people write them. */
#include "tell/render/page_private.h"

#include <stdio.h>

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
void kd_page_civil(int32_t days, int32_t *year, uint32_t *month, uint32_t *day)
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

const char *kd_page_month(uint32_t month, bool bokmaal)
{
	return months[bokmaal][month - 1];
}

/* Days without a year count from 1 January of year 4, a leap year. */
static struct civil civil_of(int32_t days, bool year_unknown)
{
	struct civil civil;
	kd_page_civil(year_unknown ? days + KD_PAGE_YEAR_4 : days, &civil.year,
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
		month ? kd_page_month(civil.month, bokmaal) : "",
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

static void write_days(
	const struct kd_days *days, bool bokmaal, char *out, size_t size)
{
	char range[84];
	if (days->first == INT32_MIN || days->last == INT32_MAX) {
		write_open(days, bokmaal, range, sizeof(range));
	} else {
		write_range(days, bokmaal, range, sizeof(range));
	}
	snprintf(out, size, "%s%s%s",
		days->approximate ? (bokmaal ? "om lag " : "about ") : "",
		range,
		!days->year_unknown ? ""
		: bokmaal           ? ", år ikke oppgitt"
				    : ", year not said");
}

struct kd_page_phrase kd_page_date_phrase(struct kd_str edtf)
{
	struct kd_page_phrase phrase;
	const struct kd_days days = kd_edtf_days(edtf);
	if (edtf.len == 0) {
		return (struct kd_page_phrase){ "no day said",
			"ingen dag oppgitt" };
	}
	if (!days.known ||
		(days.first == INT32_MIN && days.last == INT32_MAX)) {
		snprintf(phrase.en, sizeof(phrase.en), "%.*s",
			(int)(edtf.len < 60 ? edtf.len : 60), edtf.data);
		memcpy(phrase.nb, phrase.en, sizeof(phrase.nb));
		return phrase;
	}
	write_days(&days, false, phrase.en, sizeof(phrase.en));
	write_days(&days, true, phrase.nb, sizeof(phrase.nb));
	return phrase;
}

struct kd_page_phrase kd_page_day_phrase(struct kd_str edtf)
{
	struct kd_days days = kd_edtf_days(edtf);
	struct kd_page_phrase phrase;
	if (!days.known || !days.year_unknown || days.first == INT32_MIN ||
		days.last == INT32_MAX) {
		return kd_page_date_phrase(edtf);
	}
	write_range(&days, false, phrase.en, sizeof(phrase.en));
	write_range(&days, true, phrase.nb, sizeof(phrase.nb));
	return phrase;
}

void kd_page_date(struct kd_page *page, struct kd_str edtf)
{
	const struct kd_page_phrase phrase = kd_page_date_phrase(edtf);
	const struct kd_days days = kd_edtf_days(edtf);
	if (!days.known || days.year_unknown || days.first != days.last) {
		KD_PUT(page, "<span class=\"when\">");
		kd_page_phrase(page, &phrase);
		KD_PUT(page, "</span>");
		return;
	}
	const struct civil civil = civil_of(days.first, false);
	kd_sink_format(page->sink,
		"<time class=\"when\" datetime=\"%04d-%02u-%02u\">", civil.year,
		civil.month, civil.day);
	kd_page_phrase(page, &phrase);
	KD_PUT(page, "</time>");
}
