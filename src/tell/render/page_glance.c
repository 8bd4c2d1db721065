/* page_glance.c - the happenings that matter most, newest first. */
#include "tell/render/page_private.h"

#include <limits.h>
#include <stdlib.h>

enum { SHOWN = 9 };

/* A happening picked for the glance. */
struct pick {
	const struct kd_happening *happening;
	uint32_t index;
	bool has_year;
	int32_t day; /* INT32_MIN if not known */
};

static int by_weight(const void *a, const void *b)
{
	const struct pick *left = a;
	const struct pick *right = b;
	const double x = left->happening->weight;
	const double y = right->happening->weight;
	if (x != y) {
		return x > y ? -1 : 1;
	}
	return left->index < right->index ? -1 : 1;
}

static int by_day(const void *a, const void *b)
{
	const struct pick *left = a;
	const struct pick *right = b;
	if (left->has_year != right->has_year) {
		return left->has_year ? -1 : 1;
	}
	if (left->day != right->day) {
		return left->day > right->day ? -1 : 1;
	}
	return left->index < right->index ? -1 : 1;
}

/* The day it is put under: years first, then days without one, then none. */
static struct pick pick_of(const struct kd_happening *happening, uint32_t index)
{
	const struct kd_days days = kd_edtf_days(happening->when);
	const int32_t day = days.last == INT32_MAX ? days.first : days.last;
	return (struct pick){ .happening = happening,
		.index = index,
		.has_year = days.known && !days.year_unknown,
		.day = days.known ? day : INT32_MIN };
}

static struct pick *pick_all(struct kd_page *page, uint32_t *out_n)
{
	const struct kd_happenings *happenings = &page->story->happenings;
	struct pick *picks =
		KD_NEW_ARRAY(page->arena, struct pick, happenings->n);
	if (picks == NULL) {
		page->full = true;
		return NULL;
	}
	uint32_t n = 0;
	for (uint32_t i = 0; i < happenings->n; i++) {
		if (!happenings->items[i].minor) {
			picks[n++] = pick_of(&happenings->items[i], i);
		}
	}
	qsort(picks, n, sizeof(*picks), by_weight);
	*out_n = n < SHOWN ? n : SHOWN;
	qsort(picks, *out_n, sizeof(*picks), by_day);
	return picks;
}

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

static void put_pick(struct kd_page *page, const struct pick *pick)
{
	const struct kd_happening *it = pick->happening;
	const struct kd_evidence *what = it->summary.n > 0
						 ? &it->summary.items[0]
						 : &it->reports.items[0].at;
	const struct kd_evidences reports = one_each(page, &it->reports);
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
	kd_page_sentence_quote(page, what);
	KD_PUT(page, "</div><div class=\"refs\">");
	kd_page_support(page, it);
	kd_page_chips(page, &reports);
	KD_PUT(page, "</div></li>\n");
}

void kd_page_glance(struct kd_page *page)
{
	uint32_t n = 0;
	if (page->story->happenings.n == 0) {
		return;
	}
	const struct pick *picks = pick_all(page, &n);
	kd_page_open_part(page, "glance", KD_WORD_GLANCE);
	KD_PUT(page, "<ol class=\"rows\">\n");
	for (uint32_t i = 0; picks != NULL && i < n; i++) {
		put_pick(page, &picks[i]);
	}
	KD_PUT(page, "</ol>\n");
	kd_page_close_part(page);
}
