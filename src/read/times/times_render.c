/* times_render.c - writes moments as TIMEX3 values and as EDTF. */
#include "read/times/times_private.h"

#include <math.h>
#include <stdio.h>

#define VALUE_BYTES 96

/* A value as it grows; it stops for good at what it has no room for. */
struct value {
	char bytes[VALUE_BYTES];
	uint32_t len;
	bool full;
};

static void add_text(struct value *value, struct kd_str text)
{
	value->full = value->full || text.len >= VALUE_BYTES - value->len;
	if (text.len > 0 && !value->full) {
		memcpy(value->bytes + value->len, text.data, text.len);
		value->len += text.len;
	}
}

static void add(struct value *value, const char *text)
{
	add_text(value, kd_str_view(text));
}

/* As "%0*d" would: with noughts in front, the sign among its width. */
static void add_number(struct value *value, int32_t number, uint32_t width)
{
	char digits[16];
	uint32_t at = sizeof(digits);
	uint32_t rest = number < 0 ? 0u - (uint32_t)number : (uint32_t)number;
	const uint32_t signs = number < 0 ? 1u : 0u;
	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	while (sizeof(digits) - at + signs < width) {
		digits[--at] = '0';
	}
	if (signs > 0) {
		digits[--at] = '-';
	}
	add_text(value, (struct kd_str){ .data = digits + at,
				.len = (uint32_t)sizeof(digits) - at });
}

static void add_amount(struct value *value, double amount)
{
	char digits[32];
	(void)snprintf(digits, sizeof(digits), "%.10g", amount);
	add(value, digits);
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
		add(value, "-");
		add_number(value, number, 2);
	} else {
		add(value, "-XX");
	}
}

static void add_year(struct value *value, const struct point *point)
{
	const int32_t year = point->year;
	if (!point->known) {
		add(value, "XXXX");
	} else if (point->grain == GRAIN_DECADE) {
		add_number(value, year / 10, 3);
	} else if (point->grain == GRAIN_CENTURY) {
		add_number(value, year / 100, 2);
	} else if (point->grain == GRAIN_MILLENNIUM) {
		add_number(value, year / 1000, 1);
	} else {
		add_number(value, year, 4);
	}
}

static void add_point(struct value *value, const struct point *point)
{
	add_year(value, point);
	switch (point->grain) {
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		if (point->part > 0) {
			add(value, "-W");
			add_number(value, point->part, 2);
		} else {
			add(value, "-WXX");
		}
		add(value, point->grain == GRAIN_WEEK ? "" : "-WE");
		break;
	case GRAIN_SEASON:
		add(value, "-");
		add(value, season_code(point->part));
		break;
	case GRAIN_QUARTER:
	case GRAIN_HALF:
		add(value, point->grain == GRAIN_HALF ? "-H" : "-Q");
		if (point->part > 0) {
			add_number(value, point->part, 1);
		} else {
			add(value, "X");
		}
		break;
	case GRAIN_MONTH:
		add_two(value, point->part);
		break;
	case GRAIN_DAY:
		if (point->weekday > 0) {
			add(value, "-WXX-");
			add_number(value, point->weekday, 1);
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
		add(value, "T");
		add_text(value, moment->daypart);
	} else if (clock->hour >= 0) {
		add(value, "T");
		add_number(value, clock->hour, 2);
		add(value, ":");
		add_number(value, clock->minute < 0 ? 0 : clock->minute, 2);
		if (clock->second >= 0) {
			add(value, ":");
			add_number(value, clock->second, 2);
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
			add(value, "X");
		} else {
			add_amount(value, amounts[grain]);
		}
		add(value, duration_units[i].letter);
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
		add_text(&value, moment->reference);
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

static void add_part(
	struct value *value, const struct point *point, int32_t base)
{
	add_number(value, point->year, 4);
	add(value, "-");
	add_number(value, base + point->part, 1);
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
		add_part(value, point, 20);
		break;
	case GRAIN_QUARTER:
		add_part(value, point, 32);
		break;
	case GRAIN_HALF:
		add_part(value, point, 39);
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
		add(&value, mark);
		add(&value, "/");
		add_edge(&value, &moment->last, true);
		add(&value, mark);
	} else {
		add_edtf_point(&value, &moment->point);
		add(&value, is_interval(&moment->point) ? "" : mark);
	}
	const struct kd_str out = copy(arena, &value);
	*full = out.data == NULL;
	return out;
}
