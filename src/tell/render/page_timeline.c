/* page_timeline.c - what belongs on the timeline, and where. */
#include "tell/render/page_private.h"

#include <limits.h>
#include <stdlib.h>

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

/* Days without a year are those of year 4, so that they count like others. */
static void find_field(struct kd_page_time_mark *mark)
{
	struct kd_days *days = &mark->days;
	*days = kd_edtf_days(mark->when);
	const bool open[] = { days->first == INT32_MIN,
		days->last == INT32_MAX };
	if (!days->known || (open[0] && open[1])) {
		mark->field = KD_PAGE_DAYLESS;
	} else if (days->year_unknown) {
		mark->field = KD_PAGE_YEARLESS;
		days->first += open[0] ? 0 : KD_DAY_YEAR_4;
		days->last += open[1] ? 0 : KD_DAY_YEAR_4;
	} else {
		mark->field = KD_PAGE_DATED;
	}
}

static void push(struct kd_page *page, struct kd_page_time_marks *marks,
	struct kd_page_time_mark mark)
{
	find_field(&mark);
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
		if (it->minor) {
			continue;
		}
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

static int by_day(const void *a, const void *b)
{
	const struct kd_page_time_mark *left = a;
	const struct kd_page_time_mark *right = b;
	if (left->field != right->field) {
		return left->field < right->field ? -1 : 1;
	}
	/* Without a day, what matters most comes first. */
	if (left->field == KD_PAGE_DAYLESS && left->weight != right->weight) {
		return left->weight > right->weight ? -1 : 1;
	}
	if (left->days.first != right->days.first) {
		return left->days.first < right->days.first ? -1 : 1;
	}
	return kd_str_compare(left->of, right->of);
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
	if (!kd_page_timeline_layout(page, &timeline)) {
		page->full = true;
		return;
	}
	kd_page_open_part(page, "timeline", KD_WORD_TIMELINE);
	kd_page_timeline_draw(page, &timeline);
	kd_page_happenings_table(page);
	kd_page_close_part(page);
}
