/* page_figures.c - one figure as many report it: dots on one axis. */
#include "tell/render/page_private.h"

#include <math.h>
#include <stdlib.h>

enum { ROW = 22, FOOT = 24, MOST_VALUES = 16 };

/* Reports that give the same value. */
struct value {
	const struct kd_quantity_report *report; /* the first of them */
	uint32_t n;
	uint32_t order;
};

struct axis {
	double low;
	double high;
};

static bool is_same(
	const struct kd_quantity_report *a, const struct kd_quantity_report *b)
{
	return a->value == b->value && a->bound == b->bound &&
	       (isnan(a->high) ? isnan(b->high) : a->high == b->high);
}

static int by_value(const void *a, const void *b)
{
	const struct value *left = a;
	const struct value *right = b;
	if (left->report->value != right->report->value) {
		return left->report->value < right->report->value ? -1 : 1;
	}
	return left->order < right->order ? -1 : 1;
}

/* The values given, lowest first, at most so many. */
static uint32_t gather(const struct kd_quantity *quantity, struct value *values)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < quantity->reports.n; i++) {
		const struct kd_quantity_report *it =
			&quantity->reports.items[i];
		uint32_t k = 0;
		while (k < n && !is_same(values[k].report, it)) {
			k++;
		}
		if (k < n) {
			values[k].n++;
		} else if (n < MOST_VALUES) {
			values[n] = (struct value){ it, 1, n };
			n++;
		}
	}
	qsort(values, n, sizeof(*values), by_value);
	return n;
}

static struct axis axis_of(const struct value *values, uint32_t n)
{
	struct axis axis = { INFINITY, -INFINITY };
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_quantity_report *it = values[i].report;
		const double high = isnan(it->high) ? it->value : it->high;
		axis.low = it->value < axis.low ? it->value : axis.low;
		axis.high = high > axis.high ? high : axis.high;
	}
	return axis;
}

/* In percent; a single value stands in the middle. */
static double x_of(const struct axis *axis, double value)
{
	return axis->high > axis->low
		       ? 6 + 58 * (value - axis->low) / (axis->high - axis->low)
		       : 35;
}

/* A bound points to where the true value may be. */
static void put_bound(struct kd_page *page, const struct axis *axis,
	const struct kd_quantity_report *it)
{
	switch (it->bound) {
	case KD_BOUND_ABOUT:
		KD_PUT(page, "<rect class=\"bar soft\" x=\"-22\" y=\"-3\" "
			     "width=\"44\" height=\"6\"/>");
		break;
	case KD_BOUND_AT_LEAST:
		KD_PUT(page, "<path d=\"M0 0H24M19-4L24 0L19 4M0-6V6\"/>");
		break;
	case KD_BOUND_AT_MOST:
		KD_PUT(page, "<path d=\"M0 0H-24M-19-4L-24 0L-19 4M0-6V6\"/>");
		break;
	case KD_BOUND_BETWEEN:
	case KD_BOUND_EXACT:
	case KD_BOUND_UNKNOWN:
	case KD_BOUND_COUNT:
		break;
	}
	(void)axis;
}

static void put_range(struct kd_page *page, const struct axis *axis,
	const struct kd_quantity_report *it, uint32_t y)
{
	const double from = x_of(axis, it->value);
	const double to = x_of(axis, it->high);
	kd_sink_format(page->sink,
		"<line class=\"range\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%u\" "
		"y2=\"%u\"/>",
		from, to, y, y);
}

static void put_value(struct kd_page *page, const struct kd_quantity *quantity,
	const struct axis *axis, const struct value *value, uint32_t y)
{
	const struct kd_quantity_report *it = value->report;
	const bool is_range = !isnan(it->high);
	const double x = x_of(axis, it->value);
	const double end = is_range ? x_of(axis, it->high) : x;
	const struct kd_page_phrase phrase = kd_page_number_phrase(
		it->value, it->high, it->bound, quantity->unit);
	kd_page_open_mark(page, &it->at, quantity->id, "tm");
	kd_page_tip(page, &phrase);
	if (is_range) {
		put_range(page, axis, it, y);
	}
	kd_sink_format(
		page->sink, "<svg class=\"sign\" x=\"%.2f%%\" y=\"%u\">", x, y);
	put_bound(page, axis, it);
	kd_sink_text(page->sink, it->bound == KD_BOUND_ABOUT
					 ? "<circle class=\"o\" r=\"4\"/></svg>"
					 : "<circle r=\"4.5\"/></svg>");
	kd_sink_format(page->sink, "<text x=\"%.2f%%\" dx=\"%d\" y=\"%u\">",
		end, it->bound == KD_BOUND_EXACT || is_range ? 10 : 30, y + 4);
	kd_page_phrase(page, &phrase);
	KD_PUT(page, "<tspan class=\"soft\"> · ");
	kd_page_text(
		page, kd_page_outlet_name(kd_page_digest(page, it->at.doc)));
	if (value->n > 1) {
		kd_sink_format(page->sink, " +%u", value->n - 1);
	}
	KD_PUT(page, "</tspan></text></a>\n");
}

static void put_axis(struct kd_page *page, const struct axis *axis,
	const struct kd_quantity *quantity, uint32_t y)
{
	const double ends[] = { axis->low, axis->high };
	kd_sink_format(page->sink,
		"<line class=\"axis\" x1=\"2%%\" x2=\"68%%\" y1=\"%u\" "
		"y2=\"%u\"/>",
		y, y);
	for (uint32_t i = 0; i < (axis->high > axis->low ? 2u : 1u); i++) {
		const struct kd_page_phrase phrase = kd_page_number_phrase(
			ends[i], NAN, KD_BOUND_EXACT, quantity->unit);
		const double x = x_of(axis, ends[i]);
		kd_sink_format(page->sink,
			"<line class=\"axis\" x1=\"%.2f%%\" x2=\"%.2f%%\" "
			"y1=\"%u\" y2=\"%u\"/><text class=\"axis\" "
			"text-anchor=\"middle\" x=\"%.2f%%\" y=\"%u\">",
			x, x, y, y + 4, x, y + 16);
		kd_page_phrase(page, &phrase);
		KD_PUT(page, "</text>\n");
	}
}

static void put_picture(
	struct kd_page *page, const struct kd_quantity *quantity)
{
	struct value values[MOST_VALUES];
	const uint32_t n = gather(quantity, values);
	const struct axis axis = axis_of(values, n);
	char name[48] = "figure-";
	strncat(name, quantity->id.data,
		quantity->id.len < 32 ? quantity->id.len : 32);
	const struct kd_page_picture picture = { .name = name,
		.height = n * ROW + FOOT,
		.title = KD_WORD_FIGURES,
		.about = KD_WORD_FIGURES_ABOUT };
	kd_page_open_picture(page, &picture);
	for (uint32_t i = 0; i < n; i++) {
		put_value(page, quantity, &axis, &values[i], i * ROW + ROW / 2);
	}
	put_axis(page, &axis, quantity, n * ROW + 4);
	kd_page_close_picture(page);
}

/* The same as a list: each value with who gives it. */
static void put_list(struct kd_page *page, const struct kd_quantity *quantity)
{
	kd_page_fold(page, "more");
	kd_page_count(page, quantity->reports.n, KD_COUNTED_REPORT);
	KD_PUT(page, "</summary><ul class=\"plain\">");
	for (uint32_t i = 0; i < quantity->reports.n; i++) {
		const struct kd_quantity_report *it =
			&quantity->reports.items[i];
		const struct kd_page_phrase phrase = kd_page_number_phrase(
			it->value, it->high, it->bound, quantity->unit);
		KD_PUT(page, "<li>");
		kd_page_phrase(page, &phrase);
		KD_PUT(page, " ");
		if (it->said_by != KD_NONE) {
			kd_page_entity(page, it->said_by);
			KD_PUT(page, " ");
		}
		kd_page_sentence_quote(page, &it->at);
		KD_PUT(page, " ");
		kd_page_chip(page, &it->at);
		KD_PUT(page, "</li>");
	}
	KD_PUT(page, "</ul>");
	kd_page_unfold(page);
}

void kd_page_quantity(struct kd_page *page, const struct kd_quantity *quantity)
{
	const struct kd_evidence *first = &quantity->reports.items[0].at;
	KD_PUT(page, "<p class=\"of\"><a class=\"src\" dir=\"auto\"");
	kd_html_attribute(page->sink, "lang",
		kd_html_language(
			kd_page_digest(page, first->doc)->meta->language));
	kd_page_href(page, first);
	KD_PUT(page, ">");
	kd_page_text(page, quantity->of);
	KD_PUT(page, "</a></p>");
	put_picture(page, quantity);
	put_list(page, quantity);
}
