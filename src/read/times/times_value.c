/* times_value.c - what a rule's value makes of the words it matched. */
#include "read/times/times_private.h"

#include <math.h>

/* The item that the k-th element <kind> of the row matched, or NULL. */
const struct item *kd_times_item_of(
	const struct evaluation *e, enum kd_class kind, uint32_t k)
{
	for (uint32_t i = 0; i < e->found->n; i++) {
		if (kd_lang_element_class(e->parse->lang, e->found->row, i) ==
				kind &&
			k-- == 1) {
			return &e->parse->items.items[e->found->first + i];
		}
	}
	return NULL;
}

/* Cuts "{name.2}" off the front of *rest: its item, or NULL. */
const struct item *kd_times_take_reference(
	const struct evaluation *e, struct kd_str *rest, enum kd_class *kind)
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
	*kind = (enum kd_class)found;
	if (found == 0 &&
		!kd_str_equal(name, kd_str_view(kd_class_labels[0]))) {
		return NULL;
	}
	return kd_times_item_of(e, *kind, (uint32_t)k);
}

/* Where the clause looks, asked only when it matters. */
enum direction kd_times_direction(struct evaluation *e)
{
	if (!e->has_direction) {
		e->has_direction = true;
		e->direction = kd_times_tense(
			e->parse, e->parse->items.items[e->found->first].first);
	}
	return e->direction;
}

/* The point becomes one that was looked for from the day at hand. */
void kd_times_settle(struct evaluation *e, struct point point)
{
	*e->point = point;
	e->narrowed = true;
}

bool kd_times_is_within(const struct evaluation *e, enum grain least)
{
	return e->narrowed && e->point->grain >= least;
}

/* A number in a step, in digits or taken from an item. */
double kd_times_step_number(struct evaluation *e, struct kd_str text)
{
	enum kd_class kind = KD_CLASS_COUNT;
	const struct item *item = kd_times_take_reference(e, &text, &kind);
	uint64_t number = 0;
	if (item != NULL) {
		return item->number;
	}
	e->failed = e->failed || !kd_str_number(text, &number);
	return (double)number;
}

/* "Monday the 19th": the month in which the 19th is a Monday, if one near is.
 */
static void try_months(struct evaluation *e, int32_t weekday)
{
	static const int32_t months[] = { 0, 1, -1, 2, -2 };
	for (size_t i = 0; i < KD_COUNT(months); i++) {
		const struct point moved =
			kd_calendar_shift(e->point, GRAIN_MONTH, months[i]);
		if (moved.day == e->point->day &&
			kd_calendar_weekday(kd_calendar_first(&moved)) ==
				weekday) {
			*e->point = moved;
			return;
		}
	}
}

/* Compares the weekday that is named with the date's own. Where that has a
 * weekday of its own ("Monday, Tuesday") they are two times. */
static void check_weekday(struct evaluation *e, struct kd_str step)
{
	enum kd_class kind = KD_CLASS_COUNT;
	struct kd_str rest = kd_str_slice(step, 1, step.len);
	const struct item *item = kd_times_take_reference(e, &rest, &kind);
	const struct item *date = kd_times_item_of(e, KD_CLASS_DATE, 1);
	if (item == NULL || e->point->grain != GRAIN_DAY ||
		(date != NULL && date->weekday != 0) ||
		e->point->weekday != 0) {
		e->failed = true;
		return;
	}
	if (!kd_calendar_is_sound(e->point)) {
		return;
	}
	if (e->has_found_month) {
		try_months(e, item->weekday);
	}
	const int32_t real = kd_calendar_weekday(kd_calendar_first(e->point));
	if (real != item->weekday) {
		e->out->warning = KD_WARNING_WEEKDAY_MISMATCH;
		e->out->real_weekday = real;
	}
}

/* Days are counted from days only, months from months or days: the largest
 * grain from which the next step can count. */
static enum grain largest_base(const struct evaluation *e)
{
	static const struct {
		const char *unit;
		enum grain grain;
	} units[] = {
		{ "year", GRAIN_YEAR },
		{ "~year", GRAIN_YEAR },
		{ "quarter", GRAIN_QUARTER },
		{ "month", GRAIN_MONTH },
		{ "week", GRAIN_WEEK },
	};
	for (size_t i = 0; i < KD_COUNT(units); i++) {
		if (kd_str_starts_with(e->rest, kd_str_view(units[i].unit))) {
			return units[i].grain;
		}
	}
	struct kd_str rest = e->rest;
	enum kd_class kind = KD_CLASS_COUNT;
	const struct item *item = kd_times_take_reference(e, &rest, &kind);
	if (item != NULL && kind == KD_CLASS_UNIT) {
		return item->unit < GRAIN_DAY ? GRAIN_DAY : item->unit;
	}
	rest = kd_str_slice(e->rest, 1, e->rest.len);
	item = kd_times_take_reference(e, &rest, &kind);
	if (item != NULL && item->moment != KD_NONE) {
		return kd_times_smallest(
			&e->parse->moments.items[item->moment]);
	}
	return GRAIN_DAY;
}

/* Goes on from a point of the text; a phrase that counts from it says nothing
 * where it is not known. */
static void look_from(struct evaluation *e, struct point point)
{
	*e->point = point;
	e->narrowed = true;
	e->counts_from_text = true;
	e->out->anchor =
		point.known || point.day > 0 ? KD_ANCHOR_TEXT : KD_ANCHOR_NONE;
}

/* A quarter's report compares with the same quarter of other years. */
static void look_from_report(struct evaluation *e)
{
	const struct point quarter = kd_times_reported(e->parse, e->found);
	if (kd_times_is_within(e, GRAIN_YEAR) &&
		e->point->grain == GRAIN_YEAR) {
		if (quarter.known) {
			kd_times_set_part(e, GRAIN_QUARTER, quarter.part);
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
		kd_times_settle(e, (struct point){ .grain = GRAIN_WEEKEND });
		return;
	}
	const int32_t today = kd_calendar_first(e->point);
	const struct point ahead = kd_calendar_point(today, GRAIN_WEEKEND);
	const bool behind = kd_times_direction(e) != DIRECTION_AHEAD &&
			    kd_calendar_first(&ahead) > today;
	kd_times_settle(
		e, kd_calendar_shift(&ahead, GRAIN_WEEK, behind ? -1 : 0));
}

static bool apply_word(struct evaluation *e, struct kd_str step)
{
	if (kd_str_equal(step, KD_STR("text"))) {
		look_from(e, kd_times_last_told(e->parse, e->found, false,
				     largest_base(e)));
	} else if (kd_str_equal(step, KD_STR("event"))) {
		look_from(e, kd_times_event_after(e->parse, e->found));
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
		kd_times_apply_assignment(e, name, value);
	} else if (kd_str_starts_with(step, KD_STR("span")) && step.len > 5) {
		kd_times_apply_span(e, step);
	} else if (kd_str_starts_with(step, KD_STR("first-")) ||
		   kd_str_starts_with(step, KD_STR("last-"))) {
		kd_times_apply_edge(e, step);
	} else if (first == '{' && step.data[step.len - 1] == '}' &&
		   kd_str_find(step, KD_STR("}")) == step.len - 1) {
		kd_times_apply_reference(e, step);
	} else if ((first == '+' || first == '-') && step.len > 1) {
		kd_times_apply_duration(e, step);
	} else if (first == 'P') {
		kd_times_apply_length(e, step);
	} else if (first == 'T') {
		kd_times_apply_time(e, step);
	} else if (first == '?') {
		check_weekday(e, step);
	} else {
		kd_times_apply_shift(e, step);
	}
}

/* "November to January" goes over the turn of the year; a year that is told is
 * the second's. */
static void turn_year(struct evaluation *e)
{
	struct point *first = &e->out->point;
	struct point *last = &e->out->last;
	if (e->failed || !e->out->is_range || !first->known || !last->known ||
		first->grain != GRAIN_MONTH || last->grain != GRAIN_MONTH ||
		first->year != last->year || first->part <= last->part) {
		return;
	}
	if (kd_times_item_of(e, KD_CLASS_YEAR, 1) != NULL) {
		first->year--;
	} else {
		last->year++;
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
	       kd_calendar_first(point) <= kd_calendar_first(&out->last);
}

bool kd_times_evaluate(const struct parse *parse, const struct found *found,
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
	e.rest = kd_lang_text(lang, found->row, KD_COLUMN_TIME_RULES_VALUE);
	while (e.rest.len > 0 && !e.failed) {
		apply_step(&e, kd_str_cut(&e.rest, ' '));
	}
	turn_year(&e);
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
