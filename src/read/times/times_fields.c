/* times_fields.c - years, months, days and weekdays that a value names. */
#include "read/times/times_private.h"

#include <math.h>

typedef void set_field(struct evaluation *e, const struct item *item);

void kd_times_set_part(struct evaluation *e, enum grain grain, int32_t part)
{
	struct point point = { .grain = grain, .part = part };
	if (kd_times_is_within(e, GRAIN_YEAR)) {
		point.known = e->point->known;
		point.year = e->point->year;
	} else if (e->point->known) {
		e->has_found_year = true;
		e->looked_from = kd_calendar_first(e->point);
		point = kd_times_yearly(e->looked_from, &point,
			kd_times_direction(e), e->strict);
	}
	kd_times_settle(e, point);
}

static void set_month(struct evaluation *e, const struct item *item)
{
	kd_times_set_part(e, GRAIN_MONTH, item->month);
}

static void set_season(struct evaluation *e, const struct item *item)
{
	static const char *const codes[] = { "SP", "SU", "FA", "WI" };
	for (size_t i = 0; i < KD_COUNT(codes); i++) {
		if (kd_str_equal(item->code, kd_str_view(codes[i]))) {
			kd_times_set_part(e, GRAIN_SEASON, (int32_t)i + 1);
			return;
		}
	}
	e->failed = true;
}

/* The nth such weekday of a month; the last where it has no nth. */
static struct point nth_weekday(
	const struct point *month, int32_t weekday, int32_t nth)
{
	const int32_t first = kd_calendar_first(month);
	const int32_t last = kd_calendar_last(month);
	int32_t days = first + (weekday - kd_calendar_weekday(first) + 7) % 7;
	for (int32_t i = 1; i < nth && days + 7 <= last; i++) {
		days += 7;
	}
	return kd_calendar_day(days);
}

/* "until Thursday ... Thursday is a good day": where the clause does not say
 * which way it looks, a weekday is the one just told. */
static struct point nearest_weekday(struct evaluation *e, int32_t weekday)
{
	const enum direction direction = kd_times_direction(e);
	struct point told = { .grain = GRAIN_DAY };
	if (direction == DIRECTION_NEAR) {
		told = kd_times_told_weekday(e->parse, weekday);
	}
	if (told.known) {
		return told;
	}
	const struct point first = kd_times_weekday(
		kd_calendar_first(e->point), weekday, direction, e->strict);
	/* "three Fridays from now" */
	const int32_t more = e->nth > 1 && e->strict ? 7 * (e->nth - 1) : 0;
	return kd_calendar_shift(
		&first, GRAIN_DAY, direction == DIRECTION_AHEAD ? more : -more);
}

static void set_weekday(struct evaluation *e, const struct item *item)
{
	struct point point = { .grain = GRAIN_DAY, .weekday = item->weekday };
	if (e->point->known && kd_times_is_within(e, GRAIN_WEEKEND)) {
		if (e->point->grain == GRAIN_MONTH && e->nth > 0) {
			kd_times_settle(e,
				nth_weekday(e->point, item->weekday, e->nth));
			return;
		}
		if (e->point->grain > GRAIN_WEEK) {
			e->failed = true;
			return;
		}
		const struct point week = kd_calendar_point(
			kd_calendar_first(e->point), GRAIN_WEEK);
		point = kd_calendar_day(
			kd_calendar_first(&week) + item->weekday - 1);
	} else if (e->point->known) {
		point = nearest_weekday(e, item->weekday);
	}
	kd_times_settle(e, point);
}

/* The day of a month that the point is, or the nearest such day. */
static void set_day_number(struct evaluation *e, int32_t day)
{
	const bool in_month = kd_times_is_within(e, GRAIN_MONTH);
	struct point point = *e->point;
	if (!in_month && !point.known) {
		point = (struct point){ .grain = GRAIN_DAY };
	}
	if (!in_month && point.known) {
		e->has_found_month = true;
		point = kd_calendar_point(
			kd_calendar_first(&point), GRAIN_MONTH);
		const int32_t today =
			kd_calendar_day(kd_calendar_first(e->point)).day;
		const enum direction direction = kd_times_direction(e);
		const bool behind = direction != DIRECTION_AHEAD && day > today;
		const bool ahead = direction == DIRECTION_AHEAD && day < today;
		point = kd_calendar_shift(&point, GRAIN_MONTH,
			ahead    ? 1
			: behind ? -1
				 : 0);
	}
	if (in_month && point.grain != GRAIN_MONTH) {
		e->failed = true;
		return;
	}
	point.grain = GRAIN_DAY;
	point.day = day;
	if (point.part > 0 &&
		!kd_calendar_is_date(
			point.known ? point.year : 2000, point.part, day)) {
		e->out->warning = KD_WARNING_IMPOSSIBLE_DATE;
	}
	if (in_month && e->has_found_year) {
		const struct point date = kd_times_yearly(e->looked_from,
			&point, kd_times_direction(e), e->strict);
		point.year = date.known ? date.year : point.year;
	}
	kd_times_settle(e, point);
}

static void set_day(struct evaluation *e, const struct item *item)
{
	set_day_number(e, (int32_t)item->number);
}

/* "30.10": a day and its month. */
static void set_daymonth(struct evaluation *e, const struct item *item)
{
	kd_times_set_part(e, GRAIN_MONTH, item->month);
	set_day_number(e, item->day);
}

static void set_year_number(struct evaluation *e, double year, enum grain grain)
{
	if (!(year >= CALENDAR_FIRST_YEAR - 1 && year <= CALENDAR_LAST_YEAR)) {
		e->failed = true;
		return;
	}
	const struct point point = {
		.grain = grain, .known = true, .year = (int32_t)year
	};
	e->out->anchor = KD_ANCHOR_NONE;
	kd_times_settle(e, point);
}

/* "'98" is of the last century, "'25" of this. */
static double full_year(double year)
{
	return year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year;
}

static void set_year(struct evaluation *e, const struct item *item)
{
	set_year_number(e, full_year(item->number), GRAIN_YEAR);
}

/* "1990s", "1800s": a hundred years where the number says so. */
static void set_decade(struct evaluation *e, const struct item *item)
{
	/* "20-årene" are of the last century, "10-årene" of this. */
	const double year = item->number >= 20 && item->number < 100
				    ? 1900 + item->number
				    : full_year(item->number);
	const bool century = year < 2000 && fmod(year, 100) == 0;
	set_year_number(e, year, century ? GRAIN_CENTURY : GRAIN_DECADE);
}

/* "week 47", by ISO 8601. */
static void set_week_number(struct evaluation *e, int32_t week)
{
	if (week < 1 || week > 53) {
		e->failed = true;
		return;
	}
	kd_times_set_part(e, GRAIN_WEEK, week);
	const struct point *point = e->point;
	if (point->known && kd_calendar_is_sound(point) &&
		kd_calendar_point(kd_calendar_first(point), GRAIN_WEEK).part !=
			week) {
		e->failed = true; /* no 53rd week in that year */
	}
}

static void set_holiday(struct evaluation *e, const struct item *item)
{
	if (kd_times_is_within(e, GRAIN_YEAR) && e->point->known) {
		kd_times_settle(
			e, kd_times_holiday(item->code, e->point->year));
	} else if (e->point->known) {
		kd_times_settle(e,
			kd_times_nearest_holiday(kd_calendar_first(e->point),
				item->code, kd_times_direction(e), e->strict));
	} else if (item->code.data[0] <= '9' && item->code.len <= 5) {
		struct point point = kd_times_holiday(item->code, 2000);
		point.known = false;
		kd_times_settle(e, point);
	} else {
		e->failed = true;
	}
}

/* Takes over what another phrase means. */
static void set_moment(struct evaluation *e, const struct item *item)
{
	if (item->moment == KD_NONE) {
		e->failed = true;
		return;
	}
	const struct moment *moment = &e->parse->moments.items[item->moment];
	if (e->point == &e->out->last) {
		e->out->last = moment->is_range ? moment->last : moment->point;
		return;
	}
	const struct moment before = *e->out;
	*e->out = *moment;
	e->out->type = before.type;
	e->out->mod = before.mod.len > 0 ? before.mod : moment->mod;
	e->out->row = before.row;
	e->out->n_before = before.n_before;
	e->out->n_after = before.n_after;
	e->narrowed = true;
}

static const struct {
	enum kd_class kind;
	set_field *set;
} fields[] = {
	{ KD_CLASS_MONTH, set_month },
	{ KD_CLASS_SEASON, set_season },
	{ KD_CLASS_WEEKDAY, set_weekday },
	{ KD_CLASS_DAY, set_day },
	{ KD_CLASS_YEAR, set_year },
	{ KD_CLASS_DECADE, set_decade },
	{ KD_CLASS_HOLIDAY, set_holiday },
	{ KD_CLASS_DATE, set_moment },
	{ KD_CLASS_DURATION, set_moment },
	{ KD_CLASS_DAYMONTH, set_daymonth },
};

void kd_times_apply_reference(struct evaluation *e, struct kd_str step)
{
	enum kd_class kind = KD_CLASS_COUNT;
	const struct item *item = kd_times_take_reference(e, &step, &kind);
	for (size_t i = 0; item != NULL && i < KD_COUNT(fields); i++) {
		if (fields[i].kind == kind) {
			fields[i].set(e, item);
			return;
		}
	}
	e->failed = true;
}

/* "quarter={ordinal}", "month=11", "century={ordinal}". */
void kd_times_apply_assignment(
	struct evaluation *e, struct kd_str name, struct kd_str value)
{
	const double number = kd_times_step_number(e, value);
	const struct item item = { .number = number,
		.month = number >= 1 && number <= 12 ? (int32_t)number : 1,
		.weekday = number >= 1 && number <= 7 ? (int32_t)number : 1 };
	if (!(number >= 0 && number < 10000)) {
		e->failed = true;
	} else if (kd_str_equal(name, KD_STR("after"))) {
		e->out->n_before = (uint32_t)number;
	} else if (kd_str_equal(name, KD_STR("nth"))) {
		e->nth = (int32_t)number;
	} else if (kd_str_equal(name, KD_STR("before"))) {
		e->out->n_after = (uint32_t)number;
	} else if (kd_str_equal(name, KD_STR("quarter")) && number <= 4) {
		kd_times_set_part(e, GRAIN_QUARTER, (int32_t)number);
	} else if (kd_str_equal(name, KD_STR("half")) && number <= 2) {
		kd_times_set_part(e, GRAIN_HALF, (int32_t)number);
	} else if (kd_str_equal(name, KD_STR("week"))) {
		set_week_number(e, (int32_t)number);
	} else if (kd_str_equal(name, KD_STR("month")) && number <= 12) {
		set_month(e, &item);
	} else if (kd_str_equal(name, KD_STR("day")) && number <= 31) {
		set_day(e, &item);
	} else if (kd_str_equal(name, KD_STR("weekday")) && number <= 7) {
		set_weekday(e, &item);
	} else if (kd_str_equal(name, KD_STR("year"))) {
		set_year(e, &item);
	} else if (kd_str_equal(name, KD_STR("decade"))) {
		set_decade(e, &item);
	} else if (kd_str_equal(name, KD_STR("century")) && number <= 99) {
		set_year_number(e, (number - 1) * 100, GRAIN_CENTURY);
	} else {
		e->failed = true;
	}
}
