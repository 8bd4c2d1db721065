/* page_timeline.c - what belongs on the timeline, and where. */
#include "tell/render/page_private.h"

#include <limits.h>
#include <stdlib.h>

/* From how many marks on only the weightiest have labels. */
enum { MANY_MARKS = 60, LABELLED_OF_MANY = 32 };

static bool is_one_of(struct kd_str mode, const char *const *modes, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (kd_str_equal(mode, kd_str_view(modes[i]))) {
			return true;
		}
	}
	return false;
}

static enum kd_page_lane lane_of(const struct kd_happening *happening)
{
	static const char *const talks[] = { "meet", "call", "visit", "travel",
		"negotiate", "mediate" };
	static const char *const plan[] = { "propose", "amend" };
	if (is_one_of(happening->mode, plan, KD_COUNT(plan))) {
		return KD_PAGE_LANE_PLAN;
	}
	if (is_one_of(happening->mode, talks, KD_COUNT(talks))) {
		return KD_PAGE_LANE_TALKS;
	}
	switch (happening->type) {
	case KD_PLOVER_CONSULT:
	case KD_PLOVER_AGREE:
	case KD_PLOVER_COOPERATE:
		return KD_PAGE_LANE_TALKS;
	case KD_PLOVER_ASSAULT:
	case KD_PLOVER_COERCE:
	case KD_PLOVER_MOBILIZE:
	case KD_PLOVER_RETREAT:
		return KD_PAGE_LANE_FORCE;
	default:
		return KD_PAGE_LANE_OTHER;
	}
}

static void push(struct kd_page *page, struct kd_page_time_marks *marks,
	struct kd_page_time_mark mark)
{
	mark.days = kd_edtf_days(mark.when);
	if (!page->full) {
		page->full = !KD_PUSH(page->arena, marks, mark);
	}
}

static void add_happenings(
	struct kd_page *page, struct kd_page_time_marks *marks)
{
	const struct kd_story *story = page->story;
	for (uint32_t i = 0; i < story->happenings.n; i++) {
		const struct kd_happening *it = &story->happenings.items[i];
		push(page, marks,
			(struct kd_page_time_mark){ .lane = lane_of(it),
				.when = it->when,
				.status = it->status,
				.evidence = it->reports.items[0].at,
				.of = it->id,
				.happening = it,
				.weight = it->weight });
	}
}

static void add_statements(
	struct kd_page *page, struct kd_page_time_marks *marks)
{
	const struct kd_story *story = page->story;
	for (uint32_t i = 0; i < story->statements.n; i++) {
		const struct kd_said *it = &story->statements.items[i];
		if (it->when.len > 0) {
			push(page, marks,
				(struct kd_page_time_mark){
					.lane = KD_PAGE_LANE_STATEMENTS,
					.when = it->when,
					.status = KD_STATUS_HAPPENED,
					.evidence = it->content.items[0],
					.of = it->id,
					.said = it });
		}
	}
}

/* A version without a day is known from the day of its report at the latest:
 * an open beginning. */
static struct kd_str version_day(
	struct kd_page *page, const struct kd_version *version)
{
	const struct kd_str published =
		page->account->documents[version->reports.items[0].doc]
			.meta->published;
	if (version->when.len > 0 || published.len < 10) {
		return version->when;
	}
	const struct kd_str day =
		kd_str_format(page->arena, "../%.10s", published.data);
	page->full = page->full || day.data == NULL;
	return day;
}

static void add_versions(struct kd_page *page, struct kd_page_time_marks *marks)
{
	const struct kd_story *story = page->story;
	for (uint32_t i = 0; i < story->plans.n; i++) {
		const struct kd_plan *plan = &story->plans.items[i];
		for (uint32_t k = 0; k < plan->versions.n; k++) {
			const struct kd_version *it = &plan->versions.items[k];
			push(page, marks,
				(struct kd_page_time_mark){
					.lane = KD_PAGE_LANE_PLAN,
					.when = version_day(page, it),
					.status = KD_STATUS_HAPPENED,
					.evidence = it->reports.items[0],
					.of = plan->id,
					.version = it,
					.weight = 9 });
		}
	}
}

bool kd_page_is_placed(const struct kd_page_time_mark *mark)
{
	return mark->days.known && !mark->days.year_unknown &&
	       !(mark->days.first == INT32_MIN && mark->days.last == INT32_MAX);
}

static bool any_unplaced(const struct kd_page_time_marks *marks)
{
	for (uint32_t i = 0; i < marks->n; i++) {
		if (!kd_page_is_placed(&marks->items[i])) {
			return true;
		}
	}
	return false;
}

enum { STEP = 40, YEAR = 400, MOST_KEYS = YEAR / STEP + 2 };

/* Days that the scale must show for one mark: its ends and, so that it is not
 * cut, days between; of what lasts years, the middle alone. */
static uint32_t add_keys(struct kd_days days, struct kd_page_key *out)
{
	const int32_t first = days.first == INT32_MIN ? days.last : days.first;
	const int32_t last = days.last == INT32_MAX ? days.first : days.last;
	if (last - first > YEAR) {
		out[0] =
			(struct kd_page_key){ .day = first + (last - first) / 2,
				.weight = 1,
				.rough = true };
		return 1;
	}
	uint32_t n = 0;
	for (int32_t day = first; day < last; day += STEP) {
		out[n++] = (struct kd_page_key){ .day = day };
	}
	out[n++] = (struct kd_page_key){ .day = last, .weight = 1 };
	return n;
}

static bool make_scale(struct kd_page *page, struct kd_page_timeline *timeline)
{
	const struct kd_page_time_marks *marks = &timeline->marks;
	uint32_t n = 0;
	struct kd_page_key *keys = KD_NEW_ARRAY(
		page->arena, struct kd_page_key, (size_t)marks->n * MOST_KEYS);
	if (keys == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < marks->n; i++) {
		if (kd_page_is_placed(&marks->items[i])) {
			n += add_keys(marks->items[i].days, keys + n);
		}
	}
	timeline->has_zone = any_unplaced(marks);
	kd_page_scale_init(&timeline->scale, keys, n,
		timeline->has_zone ? 100 - KD_PAGE_ZONE - 1.5 : 100);
	return true;
}

static int by_day(const void *a, const void *b)
{
	const struct kd_page_time_mark *left = a;
	const struct kd_page_time_mark *right = b;
	const bool placed[] = { kd_page_is_placed(left),
		kd_page_is_placed(right) };
	if (placed[0] != placed[1]) {
		return placed[0] ? -1 : 1;
	}
	if (left->days.first != right->days.first) {
		return left->days.first < right->days.first ? -1 : 1;
	}
	return kd_str_compare(left->of, right->of);
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
	const struct kd_page_scale *scale, struct kd_page_time_mark *mark)
{
	const struct kd_days days = mark->days;
	if (!kd_page_is_placed(mark)) {
		mark->from = 100 - KD_PAGE_ZONE + 1.5;
		mark->to = mark->from;
		return;
	}
	const double open = 6;
	const double first = days.first == INT32_MIN
				     ? kd_page_scale_x(scale, days.last) - open
				     : kd_page_scale_x(scale, days.first);
	const double last = days.last == INT32_MAX
				    ? kd_page_scale_x(scale, days.first) + open
				    : kd_page_scale_x(scale, days.last);
	mark->from = first;
	mark->to = last;
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

/* A mark for which a lane has no room is left to the table. */
static void take_row(struct rows *rows, struct kd_page_time_mark *mark,
	double from, double end)
{
	const double air = mark->said != NULL ? 0.9 : 1.4;
	const uint32_t row = free_row(rows, from);
	mark->row = row;
	if (row == KD_PAGE_ROWS) {
		mark->row = KD_NONE;
		return;
	}
	rows->n = row >= rows->n ? row + 1 : rows->n;
	rows->end[row] = end + air;
}

/* A label that would run beyond the edge stands to the left of its mark. */
static void measure(
	struct kd_page *page, double labelled, struct kd_page_time_mark *mark)
{
	mark->label_width = 0;
	if (mark->said == NULL && mark->weight > labelled) {
		mark->label_width = kd_page_time_label_width(page, mark);
	}
	mark->label_left = kd_page_is_placed(mark) &&
			   mark->to + mark->label_width > 101 &&
			   mark->from > mark->label_width;
}

static void lay_out(struct kd_page *page, struct kd_page_timeline *timeline)
{
	struct rows rows[KD_PAGE_LANES] = { 0 };
	const double labelled = label_weight(page, &timeline->marks);
	for (uint32_t i = 0; i < timeline->marks.n; i++) {
		struct kd_page_time_mark *mark = &timeline->marks.items[i];
		place(&timeline->scale, mark);
		measure(page, labelled, mark);
		const double width = mark->label_width;
		take_row(&rows[mark->lane], mark,
			mark->from - (mark->label_left ? width : 0),
			mark->to + (mark->label_left ? 0 : width));
		timeline->left_out[mark->lane] += mark->row == KD_NONE;
	}
	for (uint32_t i = 0; i < KD_PAGE_LANES; i++) {
		timeline->rows[i] = rows[i].n;
	}
}

void kd_page_timeline(struct kd_page *page)
{
	struct kd_page_timeline timeline = { 0 };
	add_happenings(page, &timeline.marks);
	add_statements(page, &timeline.marks);
	add_versions(page, &timeline.marks);
	if (timeline.marks.n == 0 || page->full) {
		return;
	}
	qsort(timeline.marks.items, timeline.marks.n,
		sizeof(*timeline.marks.items), by_day);
	if (!make_scale(page, &timeline)) {
		page->full = true;
		return;
	}
	lay_out(page, &timeline);
	kd_page_open_part(page, "timeline", KD_WORD_TIMELINE);
	kd_page_timeline_draw(page, &timeline);
	kd_page_happenings_table(page);
	kd_page_close_part(page);
}
