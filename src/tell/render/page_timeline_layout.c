/* page_timeline_layout.c - where everything on the timeline stands. */
#include "tell/render/page_private.h"

#include <limits.h>
#include <stdlib.h>

/* From how many marks on only the weightiest have labels. */
enum { MANY_MARKS = 60, LABELLED_OF_MANY = 32 };

/* Percent of the width. */
#define COLUMN 20.0 /* of marks without a day */
#define FIELD_GAP 2.0

static uint32_t columns_for(const struct kd_page_timeline *timeline)
{
	uint32_t in_lane[KD_PAGE_LANES] = { 0 };
	uint32_t most = 0;
	uint32_t others = 0;
	for (uint32_t i = 0; i < timeline->marks.n; i++) {
		const struct kd_page_time_mark *mark =
			&timeline->marks.items[i];
		if (mark->field != KD_PAGE_DAYLESS) {
			others++;
			continue;
		}
		const uint32_t n = ++in_lane[mark->lane];
		most = n > most ? n : most;
	}
	const uint32_t wanted = (most + KD_PAGE_ROWS - 1) / KD_PAGE_ROWS;
	const uint32_t room = others > 0 ? 2 : 5;
	return wanted < room ? wanted : room;
}

/* Shares the width out: what has a year, what has none, what has no day. */
static void share(struct kd_page_timeline *timeline)
{
	struct kd_page_field *dated = &timeline->fields[KD_PAGE_DATED];
	struct kd_page_field *yearless = &timeline->fields[KD_PAGE_YEARLESS];
	struct kd_page_field *dayless = &timeline->fields[KD_PAGE_DAYLESS];
	const double zone = columns_for(timeline) * COLUMN;
	double rest = 100;
	if (dayless->n > 0) {
		*dayless = (struct kd_page_field){
			.n = dayless->n, .from = 100 - zone, .to = 100
		};
		rest -= zone + FIELD_GAP;
	}
	*dated = (struct kd_page_field){ .n = dated->n, .to = rest };
	if (yearless->n == 0) {
		return;
	}
	double part = 0;
	if (dated->n > 0) {
		part = (double)dated->n / (dated->n + yearless->n);
		part = part < 0.35 ? 0.35 : part > 0.75 ? 0.75 : part;
	}
	dated->to = rest * part;
	yearless->from = dated->n > 0 ? dated->to + FIELD_GAP : 0;
	yearless->to = rest;
}

/* Beyond so many days a mark says little of when: it asks for no room if
 * others have it. */
enum { LONG = 100, STEP = 40, MOST_KEYS = LONG / STEP + 2 };

/* The first and last day of a mark, an open end left out. */
static void ends_of(
	const struct kd_page_time_mark *mark, int32_t *first, int32_t *last)
{
	const struct kd_days days = mark->days;
	*first = days.first == INT32_MIN ? days.last : days.first;
	*last = days.last == INT32_MAX ? days.first : days.last;
}

/* Days that the scale must show: the ends of a mark and, so that it is not
 * cut, days between. */
static uint32_t add_short(
	const struct kd_page_time_mark *mark, struct kd_page_key *out)
{
	int32_t first;
	int32_t last;
	uint32_t n = 0;
	ends_of(mark, &first, &last);
	if (last - first > LONG) {
		return 0;
	}
	for (int32_t day = first; day < last; day += STEP) {
		out[n++] = (struct kd_page_key){ .day = day };
	}
	out[n++] = (struct kd_page_key){ .day = last, .weight = 1 };
	return n;
}

/* The middle of a long mark, unless days within it are shown anyway. */
static uint32_t add_long(const struct kd_page_time_mark *mark,
	struct kd_page_key *keys, uint32_t n)
{
	int32_t first;
	int32_t last;
	ends_of(mark, &first, &last);
	if (last - first <= LONG) {
		return n;
	}
	for (uint32_t i = 0; i < n; i++) {
		if (keys[i].day >= first && keys[i].day <= last) {
			return n;
		}
	}
	keys[n] = (struct kd_page_key){
		.day = first + (last - first) / 2, .weight = 1, .rough = true
	};
	return n + 1;
}

static void make_scale(struct kd_page_timeline *timeline,
	enum kd_page_field_kind kind, struct kd_page_key *keys)
{
	const struct kd_page_time_marks *marks = &timeline->marks;
	struct kd_page_field *field = &timeline->fields[kind];
	uint32_t n = 0;
	for (uint32_t i = 0; i < marks->n; i++) {
		if (marks->items[i].field == kind) {
			n += add_short(&marks->items[i], keys + n);
		}
	}
	for (uint32_t i = 0; i < marks->n; i++) {
		if (marks->items[i].field == kind) {
			n = add_long(&marks->items[i], keys, n);
		}
	}
	kd_page_scale_init(&field->scale, keys, n, field->from, field->to);
}

static bool make_scales(struct kd_page *page, struct kd_page_timeline *timeline)
{
	const struct kd_page_time_marks *marks = &timeline->marks;
	struct kd_page_key *keys = KD_NEW_ARRAY(
		page->arena, struct kd_page_key, (size_t)marks->n * MOST_KEYS);
	if (keys == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < marks->n; i++) {
		timeline->fields[marks->items[i].field].n++;
	}
	share(timeline);
	make_scale(timeline, KD_PAGE_DATED, keys);
	make_scale(timeline, KD_PAGE_YEARLESS, keys);
	return true;
}

static int by_weight(const void *a, const void *b)
{
	const double x = *(const double *)a;
	const double y = *(const double *)b;
	return x > y ? -1 : x < y;
}

/* The weight from which marks have a label, where there are many. */
static double label_weight(
	struct kd_page *page, const struct kd_page_time_marks *marks)
{
	uint32_t n = 0;
	double *weights = KD_NEW_ARRAY(page->arena, double, marks->n + 1);
	if (weights == NULL) {
		page->full = true;
		return 0;
	}
	for (uint32_t i = 0; i < marks->n; i++) {
		if (marks->items[i].lane != KD_PAGE_LANE_STATEMENTS) {
			weights[n++] = marks->items[i].weight;
		}
	}
	if (n <= MANY_MARKS) {
		return -1;
	}
	qsort(weights, n, sizeof(*weights), by_weight);
	return weights[LABELLED_OF_MANY];
}

/* Where a mark begins and ends on the line. */
static void place(
	const struct kd_page_timeline *timeline, struct kd_page_time_mark *mark)
{
	const double open = 6;
	const struct kd_page_field *field = &timeline->fields[mark->field];
	const struct kd_days days = mark->days;
	if (mark->field == KD_PAGE_DAYLESS) {
		mark->from = field->from + 1.5;
		mark->to = mark->from;
		return;
	}
	mark->from = days.first == INT32_MIN
			     ? kd_page_scale_x(&field->scale, days.last) - open
			     : kd_page_scale_x(&field->scale, days.first);
	mark->to = days.last == INT32_MAX
			   ? kd_page_scale_x(&field->scale, days.first) + open
			   : kd_page_scale_x(&field->scale, days.last);
	mark->from = mark->from < field->from ? field->from : mark->from;
	if (mark->to - mark->from < 1.2 && days.first != days.last) {
		mark->from -= 0.6;
		mark->to += 0.6;
	}
}

/* How far a row of a lane is taken. */
struct rows {
	double end[KD_PAGE_ROWS];
	uint32_t n;
};

/* The first row where a stretch is free; KD_PAGE_ROWS if none is. */
static uint32_t free_row(const struct rows *rows, double from)
{
	for (uint32_t i = 0; i < rows->n; i++) {
		if (rows->end[i] <= from) {
			return i;
		}
	}
	return rows->n < KD_PAGE_ROWS ? rows->n : KD_PAGE_ROWS;
}

/* Marks without a day fill one column after the other. */
static uint32_t free_column(const struct kd_page_timeline *timeline,
	const struct rows *rows, struct kd_page_time_mark *mark)
{
	uint32_t row = free_row(rows, mark->from);
	while (mark->field == KD_PAGE_DAYLESS && row == KD_PAGE_ROWS &&
		mark->from + COLUMN < timeline->fields[KD_PAGE_DAYLESS].to) {
		mark->from += COLUMN;
		mark->to = mark->from;
		row = free_row(rows, mark->from);
	}
	return row;
}

/* A label that would run beyond its field stands to the left of its mark; one
 * without a day keeps to its column. */
static void measure(struct kd_page *page, double labelled,
	const struct kd_page_field *field, struct kd_page_time_mark *mark)
{
	const bool is_dayless = mark->field == KD_PAGE_DAYLESS;
	mark->label_width = 0;
	if (mark->said == NULL && mark->weight > labelled) {
		mark->label_width = kd_page_time_label_width(page, mark);
	}
	if (is_dayless && mark->label_width > COLUMN - 3) {
		mark->label_width = COLUMN - 3;
	}
	mark->label_left = !is_dayless &&
			   mark->to + mark->label_width > field->to + 1 &&
			   mark->from - mark->label_width > field->from;
}

/* A mark for which a lane has no room is left to the table. */
static void take_row(struct kd_page_timeline *timeline, struct rows *rows,
	struct kd_page_time_mark *mark)
{
	const double air = mark->said != NULL ? 0.9 : 1.4;
	const double width = mark->label_width;
	const uint32_t row = mark->label_left
				     ? free_row(rows, mark->from - width)
				     : free_column(timeline, rows, mark);
	mark->row = row;
	if (row == KD_PAGE_ROWS) {
		mark->row = KD_NONE;
		timeline->left_out[mark->lane]++;
		return;
	}
	rows->n = row >= rows->n ? row + 1 : rows->n;
	rows->end[row] = mark->to + (mark->label_left ? 0 : width) + air;
}

bool kd_page_timeline_layout(
	struct kd_page *page, struct kd_page_timeline *timeline)
{
	struct rows rows[KD_PAGE_LANES] = { 0 };
	if (!make_scales(page, timeline)) {
		return false;
	}
	const double labelled = label_weight(page, &timeline->marks);
	for (uint32_t i = 0; i < timeline->marks.n; i++) {
		struct kd_page_time_mark *mark = &timeline->marks.items[i];
		place(timeline, mark);
		measure(page, labelled, &timeline->fields[mark->field], mark);
		take_row(timeline, &rows[mark->lane], mark);
	}
	for (uint32_t i = 0; i < KD_PAGE_LANES; i++) {
		timeline->rows[i] = rows[i].n;
	}
	return !page->full;
}
