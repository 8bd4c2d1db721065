/* times_spans.c - the days ahead or behind, the first and the last of a time.
 */
#include "read/times/times_private.h"

#include <math.h>

/* Says the duration itself. */
static void set_length(struct evaluation *e, enum grain unit, double amount)
{
	if (unit == GRAIN_NONE || unit == GRAIN_WEEKEND ||
		unit == GRAIN_SEASON || unit == GRAIN_HALF || !(amount > 0)) {
		e->failed = true;
		return;
	}
	e->out->kind = MOMENT_DURATION;
	e->out->type = KD_TIME_DURATION;
	e->out->amounts[unit] = amount;
}

/* "span+{number}{unit}": the stretch of so many days, weeks ... that comes
 * next, with a minus was last; a duration where no day is known to count from.
 */
void kd_times_apply_span(struct evaluation *e, struct kd_str step)
{
	const int sign = step.data[4] == '-' ? -1 : 1;
	step = kd_str_slice(step, 5, step.len);
	enum kd_class kind = KD_CLASS_COUNT;
	const struct item *number = kd_times_take_reference(e, &step, &kind);
	const struct item *unit = kd_times_take_reference(e, &step, &kind);
	if (number == NULL || unit == NULL || number->is_year) {
		e->failed = true;
		return;
	}
	const double amount = number->number;
	const enum grain grain = unit->unit;
	if (!e->point->known || grain < GRAIN_DAY || grain > GRAIN_CENTURY ||
		grain == GRAIN_SEASON || !(amount >= 1 && amount < 9999) ||
		amount != floor(amount)) {
		set_length(e, grain, amount);
		return;
	}
	const int32_t n = sign * (int32_t)amount;
	const struct point now =
		kd_calendar_point(kd_calendar_first(e->point), grain);
	const struct point near = kd_calendar_shift(&now, grain, sign);
	const struct point far = kd_calendar_shift(&now, grain, n);
	kd_times_settle(e, sign > 0 ? near : far);
	e->out->last = sign > 0 ? far : near;
	e->out->is_range = near.year != far.year || near.part != far.part ||
			   near.day != far.day;
}

/* A week belongs to the month or year that has its Thursday. */
static int32_t middle(const struct point *point)
{
	const int32_t first = kd_calendar_first(point);
	return first + (kd_calendar_last(point) - first) / 2;
}

/* "first-{unit}", "last-day": the first or last such part of the point. */
void kd_times_apply_edge(struct evaluation *e, struct kd_str step)
{
	const bool last = step.data[0] == 'l';
	struct kd_str rest = kd_str_slice(step, last ? 5 : 6, step.len);
	enum kd_class kind = KD_CLASS_COUNT;
	const struct item *item = kd_times_take_reference(e, &rest, &kind);
	const enum grain unit = item != NULL ? item->unit : GRAIN_DAY;
	if (!e->point->known || !e->narrowed || unit < GRAIN_DAY ||
		unit >= e->point->grain || !kd_calendar_is_sound(e->point)) {
		e->failed = true;
		return;
	}
	const int32_t from = kd_calendar_first(e->point);
	const int32_t to = kd_calendar_last(e->point);
	struct point part = kd_calendar_point(last ? to : from, unit);
	if (last && middle(&part) > to) {
		part = kd_calendar_shift(&part, unit, -1);
	} else if (!last && middle(&part) < from) {
		part = kd_calendar_shift(&part, unit, 1);
	}
	kd_times_settle(e, part);
}
