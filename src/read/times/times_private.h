/* times_private.h - what the parts of times share. */
#ifndef KD_READ_TIMES_PRIVATE_H
#define KD_READ_TIMES_PRIVATE_H

#include "lang/numbers.h"
#include "read/times/times.h"
#include "read/times/times_calendar.h"

/* A time of day; -1 for what is not said. */
struct clock {
	int32_t hour;
	int32_t minute;
	int32_t second;
};

enum moment_kind {
	MOMENT_NONE,
	MOMENT_POINT,
	MOMENT_DURATION,
	MOMENT_REFERENCE, /* PAST_REF and its like */
};

/* What a phrase means. */
struct moment {
	enum moment_kind kind;
	enum kd_time_type type; /* unknown: only a part of other phrases */
	struct point point;
	struct point last; /* of a range */
	bool is_range;
	struct kd_str daypart; /* "NI" */
	struct clock clock;
	bool clock_alone;            /* its day is another phrase's */
	double amounts[GRAIN_COUNT]; /* of a duration, in each unit */
	enum grain vague;            /* unit of a duration without a number */
	struct kd_str reference;
	struct kd_str mod;
	enum kd_anchor anchor;
	enum kd_warning warning;
	int32_t real_weekday; /* where the text names another; else 0 */
	uint32_t n_before;    /* items of the phrase that are not of the time */
	uint32_t n_after;
	uint32_t row;
};

/*
 * What the rules see of a sentence: a word, a number of several words, half of
 * a word with a hyphen, and later a phrase understood.
 *
 *   In | late | 24 | - | 26. | October      one item each
 *   third-quarter  ->  third | quarter
 */
struct item {
	struct kd_span span;
	uint32_t first; /* tokens[first, first + n) */
	uint32_t n;
	double number;
	bool is_year; /* the number, for all that is seen */
	int32_t month;
	int32_t day; /* of "30.10", with its month */
	int32_t weekday;
	enum grain unit;
	struct kd_str code; /* season, part of day, holiday */
	struct clock clock;
	uint32_t moment; /* in parse.moments, or KD_NONE */
	bool hopeless;   /* no rule fits it as long as what follows it stays */
};

/* The items of one sentence; the arrays below run in parallel. */
struct items {
	struct item *items;
	uint32_t n;
	uint32_t capacity;
};

struct numbers {
	uint32_t *items;
	uint32_t n;
	uint32_t capacity;
};

struct moments {
	struct moment *items;
	uint32_t n;
	uint32_t capacity;
};

/* A day, month or year that the text told, and in which sentence. */
struct told {
	struct point point;
	uint32_t sentence;
};

#define TOLD_COUNT 8

/* One call of kd_times_find. */
struct parse {
	const struct kd_times_in *in;
	const struct kd_lang *lang;
	struct kd_arena *arena;
	struct kd_times_out *out;
	struct kd_notation notation;
	struct kd_numeral_in numerals;
	struct point published; /* a day; known or not */
	bool months_first;      /* 11/20/2025 */
	struct told
		told[TOLD_COUNT]; /* the latest is told[(n_told - 1) % ...] */
	uint32_t n_told;
	struct told quarter; /* the quarter that the text reports on */
	/* The sentence at hand. */
	uint32_t sentence;
	struct items items;
	struct numbers forms;
	struct numbers classes;
	struct moments moments;
	bool worth_trying; /* some item may begin a phrase */
};

/* A rule of the pack that fits items[first, first + n). */
struct found {
	uint32_t row;
	uint32_t first;
	uint32_t n;
};

enum direction { DIRECTION_NEAR, DIRECTION_PAST, DIRECTION_AHEAD };

#define CLASS(ending) (1u << KD_CLASS_##ending)

/* Four digits that may be a year. */
#define FIRST_YEAR_DIGITS 1000
#define LAST_YEAR_DIGITS 2199

/* What the tables say of one word. */
struct reading {
	struct item item;
	uint32_t classes;
	uint32_t n; /* tokens */
};

static inline const struct kd_token *kd_times_token(
	const struct parse *parse, uint32_t i)
{
	return &parse->in->reading->tokens->items[i];
}

static inline struct kd_str kd_times_token_text(
	const struct parse *parse, uint32_t i)
{
	return kd_span_text(
		parse->in->reading->text, kd_times_token(parse, i)->span);
}

/* times_words.c: what a row of months.tsv says of an item; its kind. */
uint32_t kd_times_take_month_row(
	const struct kd_lang *lang, uint32_t row, struct item *item);
/* The word of the calendar at token i, if there is one. */
bool kd_times_read_month_word(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence, struct reading *out);
/* The number at token i, in digits or words, with its classes. */
bool kd_times_read_number(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence, struct reading *out);
/* Whether a word of which digits take so many bytes is a decade: "1990s". */
bool kd_times_is_decade(const struct parse *parse, struct kd_str folded,
	uint32_t taken, double value);
/* Whether letters glued to digits say that these are an hour: "pm". */
bool kd_times_is_hour_ending(const struct parse *parse, struct kd_str rest);
/* times_digits.c: sets the clock of "3.45". */
void kd_times_read_hour(struct kd_str digits, struct item *item);
/* Times of day and dates that are one token of digits. */
bool kd_times_read_digits(
	struct parse *parse, uint32_t i, struct reading *out, bool *full);

/* times_items.c: an item that says nothing yet. */
struct item kd_times_empty_item(
	struct kd_span span, uint32_t first, uint32_t n);
/* Whether tokens [i, i + n) are all that their sentence says. */
bool kd_times_stands_alone(const struct parse *parse, uint32_t i, uint32_t n);
/* Splits a sentence into items; false if the arena is full. */
bool kd_times_itemise(struct parse *parse, const struct kd_sentence *sentence);
/* The grain that a unit's label names: "Y", "MIN"; GRAIN_NONE for others. */
enum grain kd_times_grain(struct kd_str label);

/* times_value.c: what a rule makes of its items; false if it can't be said. */
bool kd_times_evaluate(const struct parse *parse, const struct found *found,
	struct moment *out);

/* times_told.c: what the text told before, for "the day after" and its like. */
bool kd_times_is_told(const struct moment *moment);
void kd_times_remember(struct parse *parse, const struct moment *moment);
/* The last point told before the phrase: here in its sentence, or anywhere
 * near before, no larger than a grain; one that is not known if there is
 * none. */
struct point kd_times_last_told(const struct parse *parse,
	const struct found *found, bool here, enum grain largest);
/* The day with this weekday that the last sentences told; not known if none
 * did. */
struct point kd_times_told_weekday(const struct parse *parse, int32_t weekday);
/* When the event took place that the words after the phrase name: "two days
 * after the call"; not known unless the text told. */
struct point kd_times_event_after(
	const struct parse *parse, const struct found *found);
/* The quarter that the text reports on; not known if it reports on none. */
struct point kd_times_reported(
	const struct parse *parse, const struct found *found);

/* times_tense.c: which way the clause around a token looks. */
enum direction kd_times_tense(const struct parse *parse, uint32_t token);

/* times_near.c: the year, month or week that is meant, seen from a day. */
struct point kd_times_weekday(
	int32_t days, int32_t weekday, enum direction direction, bool strict);
struct point kd_times_yearly(int32_t days, const struct point *wanted,
	enum direction direction, bool strict);
struct point kd_times_holiday(struct kd_str code, int32_t year);
struct point kd_times_nearest_holiday(int32_t days, struct kd_str code,
	enum direction direction, bool strict);

/* times_render.c: TIMEX3 and EDTF; data is NULL if the arena is full. */
struct kd_str kd_times_timex(
	struct kd_arena *arena, const struct moment *moment);
/* None where INTERFACE.md wants none; *full is set if the arena is. */
struct kd_str kd_times_edtf(
	struct kd_arena *arena, const struct moment *moment, bool *full);

/* A value being worked out, step by step from left to right. */
struct evaluation {
	const struct parse *parse;
	const struct found *found;
	struct moment *out;
	struct kd_str rest;  /* the steps still to be taken */
	struct point *point; /* out->point, after "to" out->last */
	bool narrowed;       /* the point is more than a place to look from */
	bool counts_from_text;
	int32_t nth;          /* which weekday of a month; 0 if not said */
	bool has_found_year;  /* for a month, looking from that day */
	bool has_found_month; /* for a day alone */
	int32_t looked_from;
	bool strict;
	bool has_direction;
	enum direction direction;
	bool failed;
};

/* times_value.c: the item that the k-th element <kind> of the row matched, or
 * NULL. */
const struct item *kd_times_item_of(
	const struct evaluation *e, enum kd_class kind, uint32_t k);
/* Cuts "{name.2}" off the front of *rest: its item, or NULL. */
const struct item *kd_times_take_reference(
	const struct evaluation *e, struct kd_str *rest, enum kd_class *kind);
/* A number in a step, in digits or taken from an item. */
double kd_times_step_number(struct evaluation *e, struct kd_str text);
/* Where the clause looks. */
enum direction kd_times_direction(struct evaluation *e);
void kd_times_settle(struct evaluation *e, struct point point);
bool kd_times_is_within(const struct evaluation *e, enum grain least);

/* times_fields.c: the steps {month}, month=11. */
void kd_times_set_part(struct evaluation *e, enum grain grain, int32_t part);
void kd_times_apply_reference(struct evaluation *e, struct kd_str step);
void kd_times_apply_assignment(
	struct evaluation *e, struct kd_str name, struct kd_str value);

/* times_shifts.c: the steps week-1, +{duration}, P{number}{unit}, TNI. */
void kd_times_apply_shift(struct evaluation *e, struct kd_str step);
/* The smallest unit of a duration, a day at least. */
enum grain kd_times_smallest(const struct moment *duration);
void kd_times_apply_duration(struct evaluation *e, struct kd_str step);
void kd_times_apply_length(struct evaluation *e, struct kd_str step);
void kd_times_apply_time(struct evaluation *e, struct kd_str step);
/* times_spans.c: the steps span+{duration}, first-day, last-{unit}. */
void kd_times_apply_span(struct evaluation *e, struct kd_str step);
void kd_times_apply_edge(struct evaluation *e, struct kd_str step);

#endif
