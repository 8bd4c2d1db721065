/* times_render.c - writes moments as TIMEX3 values and as EDTF. */
#include "read/times/times_private.h"

#include <math.h>
#include <stdio.h>

#define VALUE_BYTES 96

/* A value as it grows; it stops at the end of its room. */
struct value {
	char bytes[VALUE_BYTES];
	uint32_t len;
};

static void add(struct value *value, const char *format, ...) KD_PRINTF(2, 3);

static void add(struct value *value, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	const size_t room = VALUE_BYTES - value->len;
	const int n =
		vsnprintf(value->bytes + value->len, room, format, arguments);
	va_end(arguments);
	if (n > 0 && (size_t)n < room) {
		value->len += (uint32_t)n;
	}
}

static struct kd_str copy(struct kd_arena *arena, const struct value *value)
{
	return kd_str_copy(arena,
		(struct kd_str){ .data = value->bytes, .len = value->len });
}

static const char *season_code(int32_t season)
{
	static const char *const codes[] = { "XX", "SP", "SU", "FA", "WI" };
	return codes[season >= 1 && season <= 4 ? season : 0];
}

static void add_two(struct value *value, int32_t number)
{
	if (number > 0) {
		add(value, "-%02d", (int)number);
	} else {
		add(value, "-XX");
	}
}

static void add_year(struct value *value, const struct point *point)
{
	const int year = (int)point->year;
	if (!point->known) {
		add(value, "XXXX");
	} else if (point->grain == GRAIN_DECADE) {
		add(value, "%03d", year / 10);
	} else if (point->grain == GRAIN_CENTURY) {
		add(value, "%02d", year / 100);
	} else if (point->grain == GRAIN_MILLENNIUM) {
		add(value, "%d", year / 1000);
	} else {
		add(value, "%04d", year);
	}
}

static void add_point(struct value *value, const struct point *point)
{
	add_year(value, point);
	switch (point->grain) {
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		if (point->part > 0) {
			add(value, "-W%02d", (int)point->part);
		} else {
			add(value, "-WXX");
		}
		add(value, "%s", point->grain == GRAIN_WEEK ? "" : "-WE");
		break;
	case GRAIN_SEASON:
		add(value, "-%s", season_code(point->part));
		break;
	case GRAIN_QUARTER:
	case GRAIN_HALF:
		add(value, point->grain == GRAIN_HALF ? "-H" : "-Q");
		add(value, point->part > 0 ? "%d" : "X", (int)point->part);
		break;
	case GRAIN_MONTH:
		add_two(value, point->part);
		break;
	case GRAIN_DAY:
		if (point->weekday > 0) {
			add(value, "-WXX-%d", (int)point->weekday);
			break;
		}
		add_two(value, point->part);
		add_two(value, point->day);
		break;
	default:
		break;
	}
}

static void add_clock(struct value *value, const struct moment *moment)
{
	const struct clock *clock = &moment->clock;
	if (moment->daypart.len > 0) {
		add(value, "T%.*s", (int)moment->daypart.len,
			moment->daypart.data);
	} else if (clock->hour >= 0) {
		add(value, "T%02d:%02d", (int)clock->hour,
			clock->minute < 0 ? 0 : (int)clock->minute);
		if (clock->second >= 0) {
			add(value, ":%02d", (int)clock->second);
		}
	}
}

static const struct {
	enum grain grain;
	const char *letter;
} duration_units[] = {
	{ GRAIN_MILLENNIUM, "ML" },
	{ GRAIN_CENTURY, "CE" },
	{ GRAIN_DECADE, "DE" },
	{ GRAIN_YEAR, "Y" },
	{ GRAIN_QUARTER, "Q" },
	{ GRAIN_MONTH, "M" },
	{ GRAIN_WEEK, "W" },
	{ GRAIN_DAY, "D" },
	{ GRAIN_HOUR, "H" },
	{ GRAIN_MINUTE, "M" },
	{ GRAIN_SECOND, "S" },
};

/* Half a year is six months: parts of units go down to smaller ones. */
static void spread(double amounts[GRAIN_COUNT])
{
	static const struct {
		enum grain from;
		enum grain to;
		double times;
	} steps[] = {
		{ GRAIN_MILLENNIUM, GRAIN_YEAR, 1000 },
		{ GRAIN_CENTURY, GRAIN_YEAR, 100 },
		{ GRAIN_DECADE, GRAIN_YEAR, 10 },
		{ GRAIN_YEAR, GRAIN_MONTH, 12 },
		{ GRAIN_QUARTER, GRAIN_MONTH, 3 },
		{ GRAIN_DAY, GRAIN_HOUR, 24 },
		{ GRAIN_HOUR, GRAIN_MINUTE, 60 },
		{ GRAIN_MINUTE, GRAIN_SECOND, 60 },
	};
	for (size_t i = 0; i < KD_COUNT(steps); i++) {
		const double whole = floor(amounts[steps[i].from]);
		const double rest = amounts[steps[i].from] - whole;
		const double moved = rest * steps[i].times;
		if (rest > 0 && fabs(moved - round(moved)) < 1e-6) {
			amounts[steps[i].from] = whole;
			amounts[steps[i].to] += round(moved);
		}
	}
}

static void add_duration(struct value *value, const struct moment *moment)
{
	double amounts[GRAIN_COUNT];
	memcpy(amounts, moment->amounts, sizeof(amounts));
	spread(amounts);
	bool in_time = false;
	add(value, "P");
	for (size_t i = 0; i < KD_COUNT(duration_units); i++) {
		const enum grain grain = duration_units[i].grain;
		const bool vague = moment->vague == grain;
		if (amounts[grain] <= 0 && !vague) {
			continue;
		}
		if (!in_time && grain <= GRAIN_HOUR) {
			add(value, "T");
			in_time = true;
		}
		if (vague) {
			add(value, "X%s", duration_units[i].letter);
		} else {
			add(value, "%.10g%s", amounts[grain],
				duration_units[i].letter);
		}
	}
}

struct kd_str kd_times_timex(
	struct kd_arena *arena, const struct moment *moment)
{
	struct value value = { .len = 0 };
	switch (moment->kind) {
	case MOMENT_DURATION:
		add_duration(&value, moment);
		break;
	case MOMENT_REFERENCE:
		add(&value, "%.*s", (int)moment->reference.len,
			moment->reference.data);
		break;
	default:
		add_point(&value, &moment->point);
		if (moment->is_range) {
			add(&value, "/");
			add_point(&value, &moment->last);
		}
		add_clock(&value, moment);
		break;
	}
	return copy(arena, &value);
}

static void add_day(struct value *value, int32_t days)
{
	const struct point day = kd_calendar_day(days);
	add_point(value, &day);
}

/* Level 2 of EDTF: 21-24 seasons, 33-36 quarters, 40 and 41 halves. */
static void add_edtf_point(struct value *value, const struct point *point)
{
	switch (point->grain) {
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		add_day(value, kd_calendar_first(point));
		add(value, "/");
		add_day(value, kd_calendar_last(point));
		break;
	case GRAIN_SEASON:
		add(value, "%04d-%d", (int)point->year, 20 + (int)point->part);
		break;
	case GRAIN_QUARTER:
		add(value, "%04d-%d", (int)point->year, 32 + (int)point->part);
		break;
	case GRAIN_HALF:
		add(value, "%04d-%d", (int)point->year, 39 + (int)point->part);
		break;
	case GRAIN_DECADE:
		add_year(value, point);
		add(value, "X");
		break;
	case GRAIN_CENTURY:
		add_year(value, point);
		add(value, "XX");
		break;
	case GRAIN_MILLENNIUM:
		add_year(value, point);
		add(value, "XXX");
		break;
	default:
		add_point(value, point);
		break;
	}
}

/* A range written from day to day, where an end is itself a stretch that EDTF
 * has no sign for. */
static bool is_interval(const struct point *point)
{
	return point->grain == GRAIN_WEEK || point->grain == GRAIN_WEEKEND;
}

static bool has_edtf(const struct moment *moment)
{
	const struct point *point = &moment->point;
	if (moment->kind != MOMENT_POINT || moment->type == KD_TIME_SET) {
		return false;
	}
	if (point->known) {
		return true;
	}
	return point->part > 0 &&
	       (point->grain == GRAIN_MONTH ||
		       (point->grain == GRAIN_DAY && point->day > 0));
}

static void add_edge(struct value *value, const struct point *point, bool last)
{
	if (is_interval(point)) {
		add_day(value, last ? kd_calendar_last(point)
				    : kd_calendar_first(point));
	} else {
		add_edtf_point(value, point);
	}
}

struct kd_str kd_times_edtf(
	struct kd_arena *arena, const struct moment *moment, bool *full)
{
	if (!has_edtf(moment)) {
		return (struct kd_str){ 0 };
	}
	static const char *const loose[] = { "APPROX", "START", "MID", "END" };
	const char *mark = "";
	for (size_t i = 0; i < KD_COUNT(loose); i++) {
		if (kd_str_equal(moment->mod, kd_str_view(loose[i])) &&
			(i == 0 || moment->point.grain >= GRAIN_MONTH)) {
			mark = "~";
		}
	}
	struct value value = { .len = 0 };
	if (moment->is_range) {
		add_edge(&value, &moment->point, false);
		add(&value, "%s/", mark);
		add_edge(&value, &moment->last, true);
		add(&value, "%s", mark);
	} else {
		add_edtf_point(&value, &moment->point);
		add(&value, "%s", is_interval(&moment->point) ? "" : mark);
	}
	const struct kd_str out = copy(arena, &value);
	*full = out.data == NULL;
	return out;
}
