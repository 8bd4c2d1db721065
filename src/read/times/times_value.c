/* times_value.c - what a rule's value makes of the words it matched. */
#include "read/times/times_private.h"

#include <math.h>

/* A value being worked out, step by step from left to right. */
struct evaluation {
	const struct parse *parse;
	const struct found *found;
	struct moment *out;
	struct point *point; /* out->point, after "to" out->last */
	bool narrowed;       /* the point is more than a place to look from */
	bool counts_from_text;
	int32_t nth;         /* which weekday of a month; 0 if not said */
	bool has_found_year; /* for a month, looking from that day */
	int32_t looked_from;
	bool strict;
	bool has_direction;
	enum direction direction;
	bool failed;
};

typedef void set_field(struct evaluation *e, const struct item *item);

/* The item that the k-th element <class> of the row matched, or NULL. */
static const struct item *item_of(
	const struct evaluation *e, enum kd_class class, uint32_t k)
{
	for (uint32_t i = 0; i < e->found->n; i++) {
		if (kd_lang_element_class(e->parse->lang, e->found->row, i) ==
				class
			&& k-- == 1) {
			return &e->parse->items.items[e->found->first + i];
		}
	}
	return NULL;
}

/* Cuts "{name.2}" off the front of *rest: its item, or NULL. */
static const struct item *take_reference(
	const struct evaluation *e, struct kd_str *rest, enum kd_class *class)
{
	const uint32_t close = kd_str_find(*rest, KD_STR("}"));
	if (rest->len == 0 || rest->data[0] != '{' || close == KD_NONE) {
		return NULL;
	}
	struct kd_str which = kd_str_slice(*rest, 1, close);
	*rest = kd_str_slice(*rest, close + 1, rest->len);
	const struct kd_str name = kd_str_cut(&which, '.');
	uint64_t k = 1;
	(void)kd_str_number(which, &k);
	const uint32_t found =
		kd_term_find(kd_class_labels, KD_CLASS_COUNT, name);
	*class = (enum kd_class)found;
	if (found == 0 &&
		!kd_str_equal(name, kd_str_view(kd_class_labels[0]))) {
		return NULL;
	}
	return item_of(e, *class, (uint32_t)k);
}

/* Where the clause looks, asked only when it matters. */
static enum direction direction_of(struct evaluation *e)
{
	if (!e->has_direction) {
		e->has_direction = true;
		e->direction = times_tense(
			e->parse, e->parse->items.items[e->found->first].first);
	}
	return e->direction;
}

/* The point becomes one that was looked for from the day at hand. */
static void settle(struct evaluation *e, struct point point)
{
	*e->point = point;
	e->narrowed = true;
}

static bool is_within(const struct evaluation *e, enum grain least)
{
	return e->narrowed && e->point->grain >= least;
}

static void set_part(struct evaluation *e, enum grain grain, int32_t part)
{
	struct point point = { .grain = grain, .part = part };
	if (is_within(e, GRAIN_YEAR)) {
		point.known = e->point->known;
		point.year = e->point->year;
	} else if (e->point->known) {
		e->has_found_year = true;
		e->looked_from = calendar_first(e->point);
		point = times_yearly(
			e->looked_from, &point, direction_of(e), e->strict);
	}
	settle(e, point);
}

static void set_month(struct evaluation *e, const struct item *item)
{
	set_part(e, GRAIN_MONTH, item->month);
}

static void set_season(struct evaluation *e, const struct item *item)
{
	static const char *const codes[] = { "SP", "SU", "FA", "WI" };
	for (size_t i = 0; i < KD_COUNT(codes); i++) {
		if (kd_str_equal(item->code, kd_str_view(codes[i]))) {
			set_part(e, GRAIN_SEASON, (int32_t)i + 1);
			return;
		}
	}
	e->failed = true;
}

/* The nth such weekday of a month; the last where it has no nth. */
static struct point nth_weekday(
	const struct point *month, int32_t weekday, int32_t nth)
{
	const int32_t first = calendar_first(month);
	const int32_t last = calendar_last(month);
	int32_t days = first + (weekday - calendar_weekday(first) + 7) % 7;
	for (int32_t i = 1; i < nth && days + 7 <= last; i++) {
		days += 7;
	}
	return calendar_day(days);
}

static void set_weekday(struct evaluation *e, const struct item *item)
{
	struct point point = { .grain = GRAIN_DAY, .weekday = item->weekday };
	if (e->point->known && is_within(e, GRAIN_WEEKEND)) {
		if (e->point->grain == GRAIN_MONTH && e->nth > 0) {
			settle(e, nth_weekday(e->point, item->weekday, e->nth));
			return;
		}
		if (e->point->grain > GRAIN_WEEK) {
			e->failed = true;
			return;
		}
		const struct point week =
			calendar_point(calendar_first(e->point), GRAIN_WEEK);
		point = calendar_day(calendar_first(&week) + item->weekday - 1);
	} else if (e->point->known) {
		point = times_weekday(calendar_first(e->point), item->weekday,
			direction_of(e), e->strict);
	}
	settle(e, point);
}

/* The day of a month that the point is, or the nearest such day. */
static void set_day_number(struct evaluation *e, int32_t day)
{
	const bool in_month = is_within(e, GRAIN_MONTH);
	struct point point = *e->point;
	if (!in_month && point.known) {
		point = calendar_point(calendar_first(&point), GRAIN_MONTH);
		const int32_t today =
			calendar_day(calendar_first(e->point)).day;
		const enum direction direction = direction_of(e);
		const bool behind = direction != DIRECTION_AHEAD && day > today;
		const bool ahead = direction == DIRECTION_AHEAD && day < today;
		point = calendar_shift(&point, GRAIN_MONTH,
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
	if (point.part > 0 && !calendar_is_date(point.known ? point.year : 2000,
				      point.part, day)) {
		e->out->warning = KD_WARNING_IMPOSSIBLE_DATE;
	}
	if (in_month && e->has_found_year) {
		const struct point date = times_yearly(
			e->looked_from, &point, direction_of(e), e->strict);
		point.year = date.known ? date.year : point.year;
	}
	settle(e, point);
}

static void set_day(struct evaluation *e, const struct item *item)
{
	set_day_number(e, (int32_t)item->number);
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
	settle(e, point);
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

static void set_decade(struct evaluation *e, const struct item *item)
{
	set_year_number(e, full_year(item->number), GRAIN_DECADE);
}

static void set_holiday(struct evaluation *e, const struct item *item)
{
	if (is_within(e, GRAIN_YEAR) && e->point->known) {
		settle(e, times_holiday(item->code, e->point->year));
	} else if (e->point->known) {
		settle(e, times_nearest_holiday(calendar_first(e->point),
				  item->code, direction_of(e), e->strict));
	} else if (item->code.data[0] != 'E' && item->code.len <= 5) {
		struct point point = times_holiday(item->code, 2000);
		point.known = false;
		settle(e, point);
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
	enum kd_class class;
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
};

static void apply_reference(struct evaluation *e, struct kd_str step)
{
	enum kd_class class = KD_CLASS_COUNT;
	const struct item *item = take_reference(e, &step, &class);
	for (size_t i = 0; item != NULL && i < KD_COUNT(fields); i++) {
		if (fields[i].class == class) {
			fields[i].set(e, item);
			return;
		}
	}
	e->failed = true;
}

/* A number in a step, in digits or taken from an item. */
static double step_number(struct evaluation *e, struct kd_str text)
{
	enum kd_class class = KD_CLASS_COUNT;
	const struct item *item = take_reference(e, &text, &class);
	uint64_t number = 0;
	if (item != NULL) {
		return item->number;
	}
	e->failed = e->failed || !kd_str_number(text, &number);
	return (double)number;
}

/* "quarter={ordinal}", "month=11", "century={ordinal}". */
static void apply_assignment(
	struct evaluation *e, struct kd_str name, struct kd_str value)
{
	const double number = step_number(e, value);
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
		set_part(e, GRAIN_QUARTER, (int32_t)number);
	} else if (kd_str_equal(name, KD_STR("half")) && number <= 2) {
		set_part(e, GRAIN_HALF, (int32_t)number);
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

static enum grain unit_of(const struct evaluation *e, struct kd_str *rest)
{
	static const struct {
		const char *name;
		enum grain grain;
	} names[] = {
		{ "second", GRAIN_SECOND },
		{ "minute", GRAIN_MINUTE },
		{ "hour", GRAIN_HOUR },
		{ "day", GRAIN_DAY },
		{ "weekend", GRAIN_WEEKEND },
		{ "week", GRAIN_WEEK },
		{ "month", GRAIN_MONTH },
		{ "season", GRAIN_SEASON },
		{ "quarter", GRAIN_QUARTER },
		{ "half", GRAIN_HALF },
		{ "year", GRAIN_YEAR },
		{ "decade", GRAIN_DECADE },
		{ "century", GRAIN_CENTURY },
	};
	enum kd_class class = KD_CLASS_COUNT;
	const struct item *item = take_reference(e, rest, &class);
	if (item != NULL) {
		return item->unit;
	}
	for (size_t i = 0; i < KD_COUNT(names); i++) {
		const struct kd_str name = kd_str_view(names[i].name);
		if (kd_str_starts_with(*rest, name) && rest->len > name.len &&
			(rest->data[name.len] == '+' ||
				rest->data[name.len] == '-')) {
			*rest = kd_str_slice(*rest, name.len, rest->len);
			return names[i].grain;
		}
	}
	return GRAIN_NONE;
}

/* What is less than a day off can be told as no date: PAST_REF and the like. */
static void set_vague(struct evaluation *e, int sign)
{
	e->out->kind = MOMENT_REFERENCE;
	e->out->reference = sign < 0   ? KD_STR("PAST_REF")
			    : sign > 0 ? KD_STR("FUTURE_REF")
				       : KD_STR("PRESENT_REF");
}

/* "week-1", "{unit}+{number}": the stretch of that unit so many later. With a
 * "~" before it a quarter or month that is counted from stays one. */
static void apply_shift(struct evaluation *e, struct kd_str step)
{
	const bool keeps = step.data[0] == '~';
	step = kd_str_slice(step, keeps ? 1 : 0, step.len);
	const enum grain unit = unit_of(e, &step);
	if (unit == GRAIN_NONE || step.len < 2) {
		e->failed = true;
		return;
	}
	const int sign = step.data[0] == '-' ? -1 : 1;
	const double number = step_number(e, kd_str_slice(step, 1, step.len));
	if (!(number >= 0 && number < 100000)) {
		e->failed = true;
		return;
	}
	if (unit < GRAIN_DAY) {
		set_vague(e, number == 0 ? 0 : sign);
		return;
	}
	const enum grain from = e->point->grain;
	const enum grain grain =
		keeps && from >= GRAIN_MONTH && from < unit ? from : unit;
	if (!e->point->known) {
		settle(e, (struct point){ .grain = grain });
		return;
	}
	const struct point start =
		calendar_point(calendar_first(e->point), grain);
	settle(e, calendar_shift(&start, unit, sign * (int32_t)number));
}

/* The smallest unit of a duration, and what it comes to in months and days. */
static enum grain measure(
	const struct moment *duration, int32_t *months, int32_t *days)
{
	static const struct {
		enum grain grain;
		double months;
		double days;
	} units[] = {
		{ GRAIN_HOUR, 0, 1.0 / 24 },
		{ GRAIN_DAY, 0, 1 },
		{ GRAIN_WEEK, 0, 7 },
		{ GRAIN_MONTH, 1, 0 },
		{ GRAIN_QUARTER, 3, 0 },
		{ GRAIN_YEAR, 12, 0 },
		{ GRAIN_DECADE, 120, 0 },
		{ GRAIN_CENTURY, 1200, 0 },
	};
	double month_sum = 0;
	double day_sum = 0;
	enum grain smallest = GRAIN_NONE;
	for (size_t i = 0; i < KD_COUNT(units); i++) {
		const double amount = duration->amounts[units[i].grain];
		if (amount > 0 && smallest == GRAIN_NONE) {
			smallest = units[i].grain;
			if (smallest == GRAIN_YEAR && floor(amount) != amount) {
				smallest = GRAIN_MONTH;
			}
		}
		month_sum += amount * units[i].months;
		day_sum += amount * units[i].days;
	}
	if (month_sum > 120000 || day_sum > 3000000) {
		return GRAIN_NONE;
	}
	*months = (int32_t)lround(month_sum);
	*days = (int32_t)floor(day_sum);
	return smallest;
}

/* "-{duration}": so long before the point. From a day that the text names,
 * days and weeks lead to a day; from today, weeks lead to a week. */
static void apply_duration(struct evaluation *e, struct kd_str step)
{
	const int sign = step.data[0] == '-' ? -1 : 1;
	step = kd_str_slice(step, 1, step.len);
	enum kd_class class = KD_CLASS_COUNT;
	const struct item *item = take_reference(e, &step, &class);
	if (item == NULL || item->moment == KD_NONE) {
		e->failed = true;
		return;
	}
	const struct moment *duration = &e->parse->moments.items[item->moment];
	int32_t months = 0;
	int32_t days = 0;
	const enum grain smallest = measure(duration, &months, &days);
	if (duration->vague != GRAIN_NONE || smallest == GRAIN_NONE ||
		(months == 0 && days == 0)) {
		set_vague(e, sign);
		return;
	}
	enum grain grain = smallest < GRAIN_DAY    ? GRAIN_DAY
			   : smallest > GRAIN_YEAR ? GRAIN_YEAR
						   : smallest;
	const bool from_day = e->narrowed && e->point->grain == GRAIN_DAY;
	if (from_day && grain == GRAIN_WEEK) {
		grain = GRAIN_DAY;
	}
	if (!e->point->known && e->counts_from_text) {
		e->failed = true; /* it stays a duration */
		return;
	}
	if (!e->point->known) {
		settle(e, (struct point){ .grain = grain });
		return;
	}
	const struct point day = calendar_day(calendar_first(e->point));
	const struct point by_days =
		calendar_shift(&day, GRAIN_DAY, sign * days);
	if (!calendar_is_sound(&by_days)) {
		e->failed = true;
		return;
	}
	const struct point by_months =
		calendar_shift(&by_days, GRAIN_MONTH, sign * months);
	if (!calendar_is_sound(&by_months)) {
		e->failed = true;
		return;
	}
	settle(e, calendar_point(calendar_first(&by_months), grain));
}

/* "P{number}{unit}", "P1D", "PT30M", "PX{unit}": adds to a duration. */
static void apply_length(struct evaluation *e, struct kd_str step)
{
	struct kd_str rest = kd_str_slice(step, 1, step.len);
	enum kd_class class = KD_CLASS_COUNT;
	e->out->kind = MOMENT_DURATION;
	const bool in_time = rest.len > 0 && rest.data[0] == 'T';
	rest = kd_str_slice(rest, in_time ? 1 : 0, rest.len);
	double amount = 0;
	bool vague = false;
	if (rest.len > 0 && rest.data[0] == '{') {
		const struct item *item = take_reference(e, &rest, &class);
		amount = item != NULL && !item->is_year ? item->number : NAN;
	} else if (rest.len > 0 && rest.data[0] == 'X') {
		vague = true;
		rest = kd_str_slice(rest, 1, rest.len);
	} else {
		const struct kd_notation plain = { .stop_decimals = true };
		const uint32_t taken = kd_numbers_digits(&plain, rest, &amount);
		rest = kd_str_slice(rest, taken, rest.len);
	}
	enum grain unit = GRAIN_NONE;
	if (rest.len > 0 && rest.data[0] == '{') {
		const struct item *item = take_reference(e, &rest, &class);
		unit = item != NULL ? item->unit : GRAIN_NONE;
	} else {
		unit = in_time && kd_str_equal(rest, KD_STR("M"))
			       ? GRAIN_MINUTE
			       : times_grain(rest);
	}
	if (unit == GRAIN_WEEKEND) {
		unit = GRAIN_DAY;
		amount *= 2;
	}
	if (unit == GRAIN_HALF) {
		unit = GRAIN_MONTH;
		amount *= 6;
	}
	if (unit == GRAIN_NONE || unit == GRAIN_SEASON ||
		!(vague || (amount > 0 && amount < 1e9))) {
		e->failed = true;
		return;
	}
	if (vague) {
		e->out->vague = unit;
	} else {
		e->out->amounts[unit] += amount;
	}
}

/* Sets the hour; 12 in the afternoon is noon, 12 in the morning midnight. */
static void set_clock(
	struct evaluation *e, const struct item *item, struct kd_str half)
{
	struct clock clock = item->clock;
	if (clock.hour < 0) {
		if (!(item->number >= 0 && item->number <= 24)) {
			e->failed = true;
			return;
		}
		clock.hour = (int32_t)item->number;
	}
	if (kd_str_equal(half, KD_STR("pm")) && clock.hour < 12) {
		clock.hour += 12;
	}
	if (kd_str_equal(half, KD_STR("am")) && clock.hour == 12) {
		clock.hour = 0;
	}
	e->out->clock = clock;
}

/* "T{daypart}", "T{clock}", "T{hour}pm", "TNI", "T12". */
static void apply_time(struct evaluation *e, struct kd_str step)
{
	struct kd_str rest = kd_str_slice(step, 1, step.len);
	enum kd_class class = KD_CLASS_COUNT;
	const struct item *item = take_reference(e, &rest, &class);
	uint64_t hour = 0;
	if (item != NULL && class == KD_CLASS_DAYPART) {
		e->out->daypart = item->code;
	} else if (item != NULL) {
		set_clock(e, item, rest);
	} else if (kd_str_number(rest, &hour) && hour <= 24) {
		e->out->clock = (struct clock){ (int32_t)hour, 0, -1 };
	} else {
		e->out->daypart = rest;
	}
	if (e->narrowed) {
		return;
	}
	/* A time alone is of the day just named in the same sentence. */
	const struct point last = times_last_told(e->parse, e->found, true);
	const bool told = last.known && last.grain == GRAIN_DAY;
	settle(e, told ? last : (struct point){ .grain = GRAIN_DAY });
	e->out->anchor = told ? KD_ANCHOR_TEXT : KD_ANCHOR_NONE;
}

/* Compares the weekday that is named with the date's own. Where that has a
 * weekday of its own ("Monday, Tuesday") they are two times. */
static void check_weekday(struct evaluation *e, struct kd_str step)
{
	enum kd_class class = KD_CLASS_COUNT;
	struct kd_str rest = kd_str_slice(step, 1, step.len);
	const struct item *item = take_reference(e, &rest, &class);
	const struct item *date = item_of(e, KD_CLASS_DATE, 1);
	if (item == NULL || e->point->grain != GRAIN_DAY ||
		(date != NULL && date->weekday != 0) ||
		e->point->weekday != 0) {
		e->failed = true;
		return;
	}
	if (!calendar_is_sound(e->point)) {
		return;
	}
	const int32_t real = calendar_weekday(calendar_first(e->point));
	if (real != item->weekday) {
		e->out->warning = KD_WARNING_WEEKDAY_MISMATCH;
		e->out->real_weekday = real;
	}
}

/* Goes on from a point of the text; a phrase that counts from it says nothing
 * where it is not known. */
static void look_from(struct evaluation *e, struct point point)
{
	*e->point = point;
	e->narrowed = true;
	e->counts_from_text = true;
	e->out->anchor = point.known ? KD_ANCHOR_TEXT : KD_ANCHOR_NONE;
}

/* A quarter's report compares with the same quarter of other years. */
static void look_from_report(struct evaluation *e)
{
	const struct point quarter = times_reported(e->parse, e->found);
	if (is_within(e, GRAIN_YEAR) && e->point->grain == GRAIN_YEAR) {
		if (quarter.known) {
			set_part(e, GRAIN_QUARTER, quarter.part);
		}
	} else if (quarter.known) {
		look_from(e, quarter);
	}
}

/* What follows "to" is told within the month or year of what came before. */
static void start_last(struct evaluation *e)
{
	struct point *last = &e->out->last;
	*last = *e->point;
	last->grain = last->grain == GRAIN_DAY     ? GRAIN_MONTH
		      : last->grain == GRAIN_MONTH ? GRAIN_YEAR
						   : last->grain;
	e->out->is_range = true;
	e->point = last;
}

/* The week-end that is meant: this week's, or the last one until then. */
static void set_weekend(struct evaluation *e)
{
	if (!e->point->known) {
		settle(e, (struct point){ .grain = GRAIN_WEEKEND });
		return;
	}
	const int32_t today = calendar_first(e->point);
	const struct point ahead = calendar_point(today, GRAIN_WEEKEND);
	const bool behind = direction_of(e) != DIRECTION_AHEAD &&
			    calendar_first(&ahead) > today;
	settle(e, calendar_shift(&ahead, GRAIN_WEEK, behind ? -1 : 0));
}

static bool apply_word(struct evaluation *e, struct kd_str step)
{
	if (kd_str_equal(step, KD_STR("text"))) {
		look_from(e, times_last_told(e->parse, e->found, false));
	} else if (kd_str_equal(step, KD_STR("event"))) {
		look_from(e, times_event_after(e->parse, e->found));
	} else if (kd_str_equal(step, KD_STR("reported"))) {
		look_from_report(e);
	} else if (kd_str_equal(step, KD_STR("every"))) {
		*e->point = (struct point){ .grain = GRAIN_DAY };
		e->out->anchor = KD_ANCHOR_NONE;
	} else if (kd_str_equal(step, KD_STR("past")) ||
		   kd_str_equal(step, KD_STR("ahead"))) {
		e->has_direction = true;
		e->strict = true;
		e->direction =
			step.data[0] == 'p' ? DIRECTION_PAST : DIRECTION_AHEAD;
	} else if (kd_str_equal(step, KD_STR("back")) ||
		   kd_str_equal(step, KD_STR("forward"))) {
		e->has_direction = true;
		e->direction =
			step.data[0] == 'b' ? DIRECTION_PAST : DIRECTION_AHEAD;
	} else if (kd_str_equal(step, KD_STR("none"))) {
		e->out->kind = MOMENT_NONE;
	} else if (kd_str_equal(step, KD_STR("weekend"))) {
		set_weekend(e);
	} else if (kd_str_equal(step, KD_STR("to"))) {
		start_last(e);
	} else {
		return false;
	}
	return true;
}

static void apply_step(struct evaluation *e, struct kd_str step)
{
	if (step.len == 0 || apply_word(e, step)) {
		return;
	}
	const char first = step.data[0];
	struct kd_str value = step;
	const struct kd_str name = kd_str_cut(&value, '=');
	if (kd_str_ends_with(step, KD_STR("_REF"))) {
		e->out->kind = MOMENT_REFERENCE;
		e->out->reference = step;
	} else if (value.data != NULL) {
		apply_assignment(e, name, value);
	} else if (first == '{' && step.data[step.len - 1] == '}' &&
		   kd_str_find(step, KD_STR("}")) == step.len - 1) {
		apply_reference(e, step);
	} else if ((first == '+' || first == '-') && step.len > 1) {
		apply_duration(e, step);
	} else if (first == 'P') {
		apply_length(e, step);
	} else if (first == 'T') {
		apply_time(e, step);
	} else if (first == '?') {
		check_weekday(e, step);
	} else {
		apply_shift(e, step);
	}
}

static bool is_sound(const struct evaluation *e)
{
	const struct moment *out = e->out;
	if (e->failed) {
		return false;
	}
	if (out->n_before + out->n_after >= e->found->n) {
		return false;
	}
	if (out->kind != MOMENT_POINT) {
		return true;
	}
	const struct point *point = &out->point;
	if (point->known && (point->year < CALENDAR_FIRST_YEAR - 1 ||
				    point->year > CALENDAR_LAST_YEAR)) {
		return false;
	}
	return !out->is_range || !point->known || !out->last.known ||
	       out->warning == KD_WARNING_IMPOSSIBLE_DATE ||
	       calendar_first(point) <= calendar_first(&out->last);
}

bool times_evaluate(const struct parse *parse, const struct found *found,
	struct moment *out)
{
	const struct kd_lang *lang = parse->lang;
	*out = (struct moment){ .kind = MOMENT_POINT,
		.type = (enum kd_time_type)kd_lang_number(
			lang, found->row, KD_COLUMN_TIME_RULES_TYPE),
		.mod = kd_lang_text(lang, found->row, KD_COLUMN_TIME_RULES_MOD),
		.point = parse->published,
		.clock = { -1, -1, -1 },
		.anchor = parse->published.known ? KD_ANCHOR_PUBLISHED
						 : KD_ANCHOR_NONE,
		.row = found->row };
	struct evaluation e = {
		.parse = parse, .found = found, .out = out, .point = &out->point
	};
	struct kd_str rest =
		kd_lang_text(lang, found->row, KD_COLUMN_TIME_RULES_VALUE);
	while (rest.len > 0 && !e.failed) {
		apply_step(&e, kd_str_cut(&rest, ' '));
	}
	if (!is_sound(&e)) {
		return false;
	}
	if (out->kind != MOMENT_POINT) {
		out->anchor = KD_ANCHOR_NONE;
	} else if (out->type == KD_TIME_DATE &&
		   (out->daypart.len > 0 || out->clock.hour >= 0)) {
		out->type = KD_TIME_TIME;
	}
	return true;
}
