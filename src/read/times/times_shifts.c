/* times_shifts.c - so much before or after, lengths of time, times of day. */
#include "read/times/times_private.h"

#include <math.h>

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
	enum kd_class kind = KD_CLASS_COUNT;
	const struct item *item = kd_times_take_reference(e, rest, &kind);
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
void kd_times_apply_shift(struct evaluation *e, struct kd_str step)
{
	const bool keeps = step.data[0] == '~';
	step = kd_str_slice(step, keeps ? 1 : 0, step.len);
	const enum grain unit = unit_of(e, &step);
	if (unit == GRAIN_NONE || step.len < 2) {
		e->failed = true;
		return;
	}
	const int sign = step.data[0] == '-' ? -1 : 1;
	const double number =
		kd_times_step_number(e, kd_str_slice(step, 1, step.len));
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
	const int32_t n = sign * (int32_t)number;
	if (!e->point->known) {
		kd_times_settle(
			e, kd_calendar_shift_open(e->point, unit, n, grain));
		return;
	}
	if (e->narrowed && from > grain && from != GRAIN_WEEKEND) {
		e->failed = true; /* which month of that year? */
		return;
	}
	const struct point start =
		kd_calendar_point(kd_calendar_first(e->point), grain);
	kd_times_settle(e, kd_calendar_shift(&start, unit, n));
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

enum grain kd_times_smallest(const struct moment *duration)
{
	int32_t months = 0;
	int32_t days = 0;
	const enum grain smallest = measure(duration, &months, &days);
	return smallest < GRAIN_DAY ? GRAIN_DAY : smallest;
}

/* "-{duration}": so long before the point. From a day that the text names,
 * days and weeks lead to a day; from today, weeks lead to a week. */
void kd_times_apply_duration(struct evaluation *e, struct kd_str step)
{
	const int sign = step.data[0] == '-' ? -1 : 1;
	step = kd_str_slice(step, 1, step.len);
	enum kd_class kind = KD_CLASS_COUNT;
	const struct item *item = kd_times_take_reference(e, &step, &kind);
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
		e->failed = e->narrowed; /* "some minutes before noon" */
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
	const bool open = e->point->part > 0 && e->point->day > 0;
	if (!e->point->known && !open && e->counts_from_text) {
		e->failed = true; /* it stays a duration */
		return;
	}
	if (!e->point->known) {
		kd_times_settle(
			e, months > 0 ? (struct point){ .grain = grain }
				      : kd_calendar_shift_open(e->point,
						GRAIN_DAY, sign * days, grain));
		return;
	}
	const struct point day = kd_calendar_day(kd_calendar_first(e->point));
	const struct point by_days =
		kd_calendar_shift(&day, GRAIN_DAY, sign * days);
	if (!kd_calendar_is_sound(&by_days)) {
		e->failed = true;
		return;
	}
	const struct point by_months =
		kd_calendar_shift(&by_days, GRAIN_MONTH, sign * months);
	if (!kd_calendar_is_sound(&by_months)) {
		e->failed = true;
		return;
	}
	kd_times_settle(
		e, kd_calendar_point(kd_calendar_first(&by_months), grain));
}

/* "P{number}{unit}", "P1D", "PT30M", "PX{unit}": adds to a duration. */
void kd_times_apply_length(struct evaluation *e, struct kd_str step)
{
	struct kd_str rest = kd_str_slice(step, 1, step.len);
	enum kd_class kind = KD_CLASS_COUNT;
	e->out->kind = MOMENT_DURATION;
	const bool in_time = rest.len > 0 && rest.data[0] == 'T';
	rest = kd_str_slice(rest, in_time ? 1 : 0, rest.len);
	double amount = 0;
	bool vague = false;
	if (rest.len > 0 && rest.data[0] == '{') {
		const struct item *item =
			kd_times_take_reference(e, &rest, &kind);
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
		const struct item *item =
			kd_times_take_reference(e, &rest, &kind);
		unit = item != NULL ? item->unit : GRAIN_NONE;
	} else {
		unit = in_time && kd_str_equal(rest, KD_STR("M"))
			       ? GRAIN_MINUTE
			       : kd_times_grain(rest);
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

/* "+30", "-{number}": half past, minutes to the hour. */
static void move_minutes(
	struct evaluation *e, struct kd_str text, struct clock *clock)
{
	const int sign = text.data[0] == '-' ? -1 : 1;
	const double number =
		kd_times_step_number(e, kd_str_slice(text, 1, text.len));
	if (!(number >= 0 && number < 60) || clock->minute > 0) {
		e->failed = true;
		return;
	}
	const int32_t minutes =
		(clock->hour * 60 + sign * (int32_t)number + 1440) % 1440;
	clock->hour = minutes / 60;
	clock->minute = minutes % 60;
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
	if (half.len > 1 && (half.data[0] == '+' || half.data[0] == '-')) {
		move_minutes(e, half, &clock);
	}
	const bool late = kd_str_equal(e->out->daypart, KD_STR("AF")) ||
			  kd_str_equal(e->out->daypart, KD_STR("EV"));
	if (late && clock.hour < 12) {
		clock.hour += 12; /* five on Wednesday afternoon */
	}
	e->out->clock = clock;
	e->out->daypart = (struct kd_str){ 0 };
}

/* "T{daypart}", "T{clock}", "T{hour}pm", "T{hour}+30", "TNI", "T12". */
void kd_times_apply_time(struct evaluation *e, struct kd_str step)
{
	struct kd_str rest = kd_str_slice(step, 1, step.len);
	enum kd_class kind = KD_CLASS_COUNT;
	const struct item *item = kd_times_take_reference(e, &rest, &kind);
	uint64_t hour = 0;
	if (item != NULL && kind == KD_CLASS_DAYPART) {
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
	e->out->clock_alone = true;
	const struct point last =
		kd_times_last_told(e->parse, e->found, true, GRAIN_DAY);
	const bool told = last.day > 0 && last.grain == GRAIN_DAY;
	kd_times_settle(e, told ? last : (struct point){ .grain = GRAIN_DAY });
	e->out->anchor = told ? KD_ANCHOR_TEXT : KD_ANCHOR_NONE;
}
