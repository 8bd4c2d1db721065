/* page_timeline_table.c - every happening, as a table. */
#include "tell/render/page_private.h"

/* How its status came to be: "planned › cancelled", each with its source. */
static void put_history(
	struct kd_page *page, const struct kd_happening *happening)
{
	const struct kd_history *history = &happening->history;
	for (uint32_t i = 0; i < history->n; i++) {
		kd_sink_text(page->sink, i > 0 ? " › " : "");
		KD_PUT(page, "<a class=\"then\"");
		kd_page_href(page, &history->items[i].reports.items[0]);
		KD_PUT(page, ">");
		kd_page_label(
			page, kd_event_status_labels[history->items[i].status]);
		KD_PUT(page, "</a>");
	}
}

static void put_what(struct kd_page *page, const struct kd_happening *it)
{
	kd_page_mode(page, it);
	kd_page_status(page, it);
	if (it->history.n > 1) {
		KD_PUT(page, "<span class=\"history\">");
		put_history(page, it);
		KD_PUT(page, "</span>");
	}
	if (it->where.n > 0) {
		KD_PUT(page, "<div class=\"where\">");
		kd_page_entities(page, &it->where);
		KD_PUT(page, "</div>");
	}
}

static void put_row(struct kd_page *page, const struct kd_happening *it)
{
	struct kd_evidences reports;
	if (!kd_page_report_evidence(page, &it->reports, &reports)) {
		return;
	}
	KD_PUT(page, "<tr class=\"item\"");
	kd_html_attribute(page->sink, "id", it->id);
	KD_PUT(page, "><td><a class=\"date\"");
	kd_page_href(page, &it->reports.items[0].at);
	KD_PUT(page, ">");
	kd_page_date(page, it->when);
	KD_PUT(page, "</a></td><td>");
	put_what(page, it);
	KD_PUT(page, "</td><td>");
	kd_page_who(page, it);
	KD_PUT(page, "</td><td>");
	kd_page_line(page, it, kd_line_of(page->account, it, page->reader));
	KD_PUT(page, "</td><td class=\"refs\">");
	kd_page_support(page, it);
	kd_page_chips(page, &reports);
	KD_PUT(page, "</td></tr>\n");
}

void kd_page_happenings_table(struct kd_page *page)
{
	static const enum kd_page_word headings[] = { KD_WORD_DAY, KD_WORD_KIND,
		KD_WORD_WHO, KD_WORD_SENTENCE, KD_WORD_SOURCES };
	const struct kd_story *story = page->story;
	if (story->happenings.n == 0) {
		return;
	}
	kd_page_fold(page, "table");
	kd_page_word(page, KD_WORD_ALL_HAPPENINGS);
	kd_sink_format(
		page->sink, " (%u)</summary><table>\n", story->happenings.n);
	kd_page_headings(page, headings, KD_COUNT(headings));
	KD_PUT(page, "<tbody>\n");
	for (uint32_t i = 0; i < story->timeline.n; i++) {
		put_row(page,
			&story->happenings.items[story->timeline.items[i]]);
	}
	KD_PUT(page, "</tbody></table>");
	kd_page_unfold(page);
}
