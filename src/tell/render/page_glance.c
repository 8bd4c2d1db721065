/* page_glance.c - the happenings that matter most, newest first. */
#include "tell/render/page_private.h"

/* The first report of each document. */
static struct kd_evidences one_each(
	struct kd_page *page, const struct kd_reports *reports)
{
	struct kd_evidences out = { 0 };
	for (uint32_t i = 0; i < reports->n && !page->full; i++) {
		const struct kd_evidence *at = &reports->items[i].at;
		bool known = false;
		for (uint32_t k = 0; k < out.n; k++) {
			known = known || out.items[k].doc == at->doc;
		}
		if (!known) {
			page->full = !KD_PUSH(page->arena, &out, *at);
		}
	}
	return out;
}

/* Chips for the first reports; the rest stand in the table of all. */
static void put_chips(struct kd_page *page, const struct kd_happening *it)
{
	enum { SHOWN = 6 };
	struct kd_evidences reports = one_each(page, &it->reports);
	const uint32_t more = reports.n > SHOWN ? reports.n - SHOWN : 0;
	reports.n -= more;
	kd_page_chips(page, &reports);
	if (more > 0) {
		KD_PUT(page, "<a class=\"all\" href=\"#");
		kd_page_text(page, it->id);
		KD_PUT(page, "\">");
		kd_page_count(page, more, KD_COUNTED_MORE);
		KD_PUT(page, "</a>");
	}
}

static void put_line(struct kd_page *page, const struct kd_line *line)
{
	const struct kd_happening *it =
		&page->story->happenings.items[line->happening];
	KD_PUT(page, "<li class=\"item\"");
	kd_html_attribute(page->sink, "data-of", it->id);
	KD_PUT(page, "><a class=\"date\"");
	kd_page_href(page, &it->reports.items[0].at);
	KD_PUT(page, ">");
	kd_page_date(page, it->when);
	KD_PUT(page, "</a><div class=\"whos\">");
	kd_page_who(page, it);
	KD_PUT(page, "</div><div class=\"what\">");
	kd_page_status(page, it);
	kd_page_line(page, it, line->at);
	KD_PUT(page, "</div><div class=\"refs\">");
	kd_page_support(page, it);
	put_chips(page, it);
	KD_PUT(page, "</div></li>\n");
}

void kd_page_glance(struct kd_page *page)
{
	struct kd_line lines[KD_LINES_MOST];
	const uint32_t n =
		kd_lines_pick(page->account, page->story, page->reader, lines);
	if (n == 0) {
		return;
	}
	kd_page_open_part(page, "glance", KD_WORD_GLANCE);
	KD_PUT(page, "<ol class=\"rows\">\n");
	for (uint32_t i = 0; i < n; i++) {
		put_line(page, &lines[i]);
	}
	KD_PUT(page, "</ol>\n");
	kd_page_close_part(page);
}
