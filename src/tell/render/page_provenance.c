/* page_provenance.c - reports to the right, what they rest on to the left. */
#include "tell/render/page_private.h"

#include <math.h>
#include <stdlib.h>

/*
 *   layer 2        layer 1          layer 0, in order of time
 *   Axis  o--------- Nordbyrået o---------- o 19 Nov Fjordposten
 *          \______________________________ o 20 Nov Harbour Post
 */

enum {
	MOST_LAYERS = 5,
	MOST_REPORTS = 40, /* with more, reports of an outlet are one */
	MOST_ROWS = 60,
	ROW = 22,
	WIDTH = 900,
	REPORT_X = 640,
	ORIGIN_X = 150,
	TOP = 12,
};

/* A node of the picture: a report, reports of one outlet, or an outlet. */
struct spot {
	uint32_t node; /* the first it stands for */
	uint32_t n;    /* reports it stands for */
	uint32_t layer;
	double y;
	uint32_t weight; /* reports that rest on it */
	bool origin;
	bool copy;
};

struct flow {
	struct kd_page *page;
	const struct kd_story *story;
	struct spot *spots;
	uint32_t n;
	uint32_t *spot_of; /* per node; KD_NONE: not in the picture */
	uint32_t layers;
};

static bool is_drawn(const struct kd_edge *edge)
{
	return edge->relation != KD_RELATION_MENTIONS;
}

static bool has_edge(const struct kd_story *story, uint32_t node)
{
	for (uint32_t i = 0; i < story->edges.n; i++) {
		const struct kd_edge *edge = &story->edges.items[i];
		if (is_drawn(edge) &&
			(edge->from == node || edge->to == node)) {
			return true;
		}
	}
	return false;
}

/* The spot of an earlier report of the same outlet, where they are many. */
static uint32_t like_spot(const struct flow *f, uint32_t node)
{
	const struct kd_str outlet = f->story->nodes.items[node].outlet;
	if (f->story->documents.n <= MOST_REPORTS || outlet.len == 0) {
		return KD_NONE;
	}
	for (uint32_t i = 0; i < f->n; i++) {
		const struct kd_node *it =
			&f->story->nodes.items[f->spots[i].node];
		if (it->doc != KD_NONE && kd_str_equal(it->outlet, outlet)) {
			return i;
		}
	}
	return KD_NONE;
}

static void add_spot(struct flow *f, uint32_t node)
{
	const struct kd_node *it = &f->story->nodes.items[node];
	const bool is_report = it->doc != KD_NONE;
	const uint32_t like = is_report ? like_spot(f, node) : KD_NONE;
	f->spot_of[node] = KD_NONE;
	if (like != KD_NONE) {
		f->spots[like].n++;
		f->spot_of[node] = like;
		return;
	}
	if (f->n >= MOST_ROWS || (!is_report && !has_edge(f->story, node))) {
		return;
	}
	f->spots[f->n] = (struct spot){ .node = node,
		.n = 1,
		.layer = is_report ? 0 : 1,
		.origin = kd_page_is_origin(f->story, node) };
	f->spot_of[node] = f->n++;
}

/* An edge of the picture; false if an end is not in it. */
static bool ends_of(const struct flow *f, const struct kd_edge *edge,
	uint32_t *from, uint32_t *to)
{
	*from = f->spot_of[edge->from];
	*to = f->spot_of[edge->to];
	return is_drawn(edge) && *from != KD_NONE && *to != KD_NONE &&
	       *from != *to;
}

/* An outlet stands to the left of all that rest on it; rounds are few, so
 * that outlets that cite each other end somewhere. */
static void find_layers(struct flow *f)
{
	for (uint32_t round = 0; round < MOST_LAYERS; round++) {
		for (uint32_t i = 0; i < f->story->edges.n; i++) {
			uint32_t from;
			uint32_t to;
			if (!ends_of(
				    f, &f->story->edges.items[i], &from, &to) ||
				f->spots[to].layer == 0) {
				continue;
			}
			const uint32_t layer = f->spots[from].layer + 1;
			if (layer > f->spots[to].layer && layer < MOST_LAYERS) {
				f->spots[to].layer = layer;
			}
		}
	}
	for (uint32_t i = 0; i < f->n; i++) {
		f->layers = f->spots[i].layer > f->layers ? f->spots[i].layer
							  : f->layers;
	}
}

static void weigh(struct flow *f)
{
	for (uint32_t i = 0; i < f->story->edges.n; i++) {
		const struct kd_edge *edge = &f->story->edges.items[i];
		uint32_t from;
		uint32_t to;
		if (ends_of(f, edge, &from, &to)) {
			f->spots[to].weight += f->spots[from].n;
			f->spots[from].copy =
				f->spots[from].copy ||
				edge->relation == KD_RELATION_REUSES;
		}
	}
}

/* Reports in their order; an outlet at the mean of what rests on it. */
static void place(struct flow *f)
{
	uint32_t row = 0;
	for (uint32_t i = 0; i < f->n; i++) {
		if (f->spots[i].layer == 0) {
			f->spots[i].y = TOP + (row++ + 0.5) * ROW;
		}
	}
	for (uint32_t layer = 1; layer <= f->layers; layer++) {
		for (uint32_t k = 0; k < f->n; k++) {
			double sum = 0;
			uint32_t n = 0;
			for (uint32_t i = 0; i < f->story->edges.n; i++) {
				uint32_t from;
				uint32_t to;
				if (f->spots[k].layer == layer &&
					ends_of(f, &f->story->edges.items[i],
						&from, &to) &&
					to == k &&
					f->spots[from].layer < layer) {
					sum += f->spots[from].y;
					n++;
				}
			}
			if (n > 0) {
				f->spots[k].y = sum / n;
			}
		}
	}
}

static int by_height(const void *a, const void *b)
{
	const struct spot *left = *(const struct spot *const *)a;
	const struct spot *right = *(const struct spot *const *)b;
	if (left->y != right->y) {
		return left->y < right->y ? -1 : 1;
	}
	return left->node < right->node ? -1 : 1;
}

/* Pushes spots of a layer apart, and back up if they leave the picture. */
static void spread(struct flow *f, uint32_t layer, double height)
{
	struct spot *of_layer[MOST_ROWS];
	uint32_t n = 0;
	for (uint32_t i = 0; i < f->n; i++) {
		if (f->spots[i].layer == layer) {
			of_layer[n++] = &f->spots[i];
		}
	}
	qsort(of_layer, n, sizeof(*of_layer), by_height);
	double least = TOP + ROW / 2.0;
	for (uint32_t i = 0; i < n; i++) {
		if (of_layer[i]->y < least) {
			of_layer[i]->y = least;
		}
		least = of_layer[i]->y + ROW;
	}
	double limit = height - ROW / 2.0;
	for (uint32_t i = n; i > 0; i--) {
		if (of_layer[i - 1]->y > limit) {
			of_layer[i - 1]->y = limit;
		}
		limit = of_layer[i - 1]->y - ROW;
	}
}

static double x_of(const struct flow *f, const struct spot *spot)
{
	if (spot->layer == 0) {
		return REPORT_X;
	}
	if (f->layers == 1) {
		return ORIGIN_X + 130.0;
	}
	const double step = (REPORT_X - 150.0 - ORIGIN_X) / (f->layers - 1);
	return REPORT_X - 150 - (spot->layer - 1) * step;
}

static void put_edge(const struct flow *f, const struct kd_edge *edge)
{
	struct kd_page *page = f->page;
	uint32_t from;
	uint32_t to;
	if (!ends_of(f, edge, &from, &to)) {
		return;
	}
	const double x1 = x_of(f, &f->spots[from]);
	const double y1 = f->spots[from].y;
	const double x2 = x_of(f, &f->spots[to]);
	const double y2 = f->spots[to].y;
	/* Within a layer, an arc to the left of it. */
	const double bend = x1 - x2 > 1 ? (x1 - x2) / 2 : 40;
	const struct kd_page_phrase tip =
		kd_page_label_phrase(kd_relation_labels[edge->relation]);
	char looks[32] = "flow ";
	strncat(looks, kd_relation_labels[edge->relation], 20);
	kd_page_open_mark(
		page, &edge->evidence.items[0], (struct kd_str){ 0 }, looks);
	kd_page_tip(page, &tip);
	kd_sink_format(page->sink,
		"<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\"/></a>\n",
		x1, y1, x1 - bend, y1, x1 - x2 > 1 ? x2 + bend : x2 - bend, y2,
		x2, y2);
}

static void put_report_label(
	struct kd_page *page, const struct spot *spot, const struct kd_node *it)
{
	const struct kd_meta *meta = kd_page_digest(page, it->doc)->meta;
	const struct kd_page_phrase when = kd_page_date_phrase(meta->published);
	if (meta->published.len > 0) {
		KD_PUT(page, "<tspan class=\"soft\">");
		kd_page_phrase(page, &when);
		KD_PUT(page, "</tspan> ");
	}
	kd_page_text(page, kd_page_outlet_name(kd_page_digest(page, it->doc)));
	KD_PUT(page, " <tspan class=\"soft\">");
	if (spot->n > 1) {
		kd_sink_format(page->sink, "×%u", spot->n);
	} else {
		kd_page_text(page, kd_html_language(meta->language));
	}
	KD_PUT(page, "</tspan>");
}

/* The first edge that names an outlet. */
static const struct kd_edge *edge_onto(
	const struct kd_story *story, uint32_t node)
{
	for (uint32_t i = 0; i < story->edges.n; i++) {
		if (story->edges.items[i].to == node) {
			return &story->edges.items[i];
		}
	}
	for (uint32_t i = 0; i < story->edges.n; i++) {
		if (story->edges.items[i].from == node) {
			return &story->edges.items[i];
		}
	}
	return NULL;
}

static void put_spot(const struct flow *f, const struct spot *spot)
{
	struct kd_page *page = f->page;
	const struct kd_node *it = &f->story->nodes.items[spot->node];
	const double x = x_of(f, spot);
	const bool is_report = it->doc != KD_NONE;
	const double radius =
		spot->origin ? 4.5 + 1.6 * sqrt(spot->weight) : 2.5;
	KD_PUT(page, "<a");
	kd_sink_format(page->sink, " class=\"spot%s%s\"",
		spot->origin ? " origin" : "", spot->copy ? " copy" : "");
	if (is_report) {
		kd_sink_format(page->sink, " href=\"#d%u\"", it->doc + 1);
	} else {
		kd_page_href(page,
			&edge_onto(f->story, spot->node)->evidence.items[0]);
	}
	kd_sink_format(page->sink,
		"><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>"
		"<text x=\"%.1f\" y=\"%.1f\"%s>",
		x, spot->y, radius < 12 ? radius : 12,
		is_report ? x + 16 : x - (radius < 12 ? radius : 12) - 5,
		spot->y + 4, is_report ? "" : " text-anchor=\"end\"");
	if (is_report) {
		put_report_label(page, spot, it);
	} else {
		kd_page_text(page, it->outlet);
	}
	KD_PUT(page, "</text></a>\n");
}

static void put_picture(struct flow *f)
{
	uint32_t rows[MOST_LAYERS] = { 0 };
	uint32_t most = 1;
	for (uint32_t i = 0; i < f->n; i++) {
		const uint32_t n = ++rows[f->spots[i].layer];
		most = n > most ? n : most;
	}
	const uint32_t height = TOP * 2 + most * ROW;
	const struct kd_page_picture picture = { .name = "flows",
		.width = WIDTH,
		.height = height,
		.title = KD_WORD_PROVENANCE,
		.about = KD_WORD_FLOW_ABOUT };
	for (uint32_t layer = 1; layer <= f->layers; layer++) {
		spread(f, layer, height);
	}
	kd_page_open_picture(f->page, &picture);
	for (uint32_t i = 0; i < f->story->edges.n; i++) {
		put_edge(f, &f->story->edges.items[i]);
	}
	for (uint32_t i = 0; i < f->n; i++) {
		put_spot(f, &f->spots[i]);
	}
	kd_page_close_picture(f->page);
}

static void put_node(struct kd_page *page, uint32_t node)
{
	const struct kd_node *it = &page->story->nodes.items[node];
	if (it->doc == KD_NONE) {
		kd_page_text(page, it->outlet);
		return;
	}
	const struct kd_meta *meta = kd_page_digest(page, it->doc)->meta;
	kd_sink_format(page->sink, "<a href=\"#d%u\">", it->doc + 1);
	kd_page_text(page, kd_page_outlet_name(kd_page_digest(page, it->doc)));
	KD_PUT(page, " ");
	if (meta->published.len > 0) {
		kd_page_date(page, meta->published);
	}
	KD_PUT(page, "</a>");
}

static void put_table(struct kd_page *page)
{
	static const enum kd_page_word headings[] = { KD_WORD_FROM,
		KD_WORD_RELATION, KD_WORD_ONTO, KD_WORD_SENTENCE,
		KD_WORD_SOURCES };
	const struct kd_edges *edges = &page->story->edges;
	kd_page_fold(page, "table");
	kd_page_word(page, KD_WORD_ALL_EDGES);
	kd_sink_format(page->sink, " (%u)</summary><table>\n", edges->n);
	kd_page_headings(page, headings, KD_COUNT(headings));
	KD_PUT(page, "<tbody>\n");
	for (uint32_t i = 0; i < edges->n; i++) {
		const struct kd_edge *it = &edges->items[i];
		KD_PUT(page, "<tr class=\"item\"><td>");
		put_node(page, it->from);
		KD_PUT(page, "</td><td>");
		kd_page_label(page, kd_relation_labels[it->relation]);
		KD_PUT(page, "</td><td>");
		put_node(page, it->to);
		KD_PUT(page, "</td><td>");
		kd_page_sentence_quote(page, &it->evidence.items[0]);
		KD_PUT(page, "</td><td class=\"refs\">");
		kd_page_chips(page, &it->evidence);
		KD_PUT(page, "</td></tr>\n");
	}
	KD_PUT(page, "</tbody></table>");
	kd_page_unfold(page);
}

void kd_page_provenance(struct kd_page *page)
{
	const struct kd_story *story = page->story;
	struct flow f = { .page = page, .story = story };
	if (story->nodes.n == 0 || story->edges.n == 0) {
		return;
	}
	f.spots = KD_NEW_ARRAY(page->arena, struct spot, MOST_ROWS);
	f.spot_of = KD_NEW_ARRAY(page->arena, uint32_t, story->nodes.n);
	if (f.spots == NULL || f.spot_of == NULL) {
		page->full = true;
		return;
	}
	for (uint32_t i = 0; i < story->nodes.n; i++) {
		add_spot(&f, i);
	}
	find_layers(&f);
	weigh(&f);
	place(&f);
	kd_page_open_part(page, "provenance", KD_WORD_PROVENANCE);
	put_picture(&f);
	put_table(page);
	kd_page_close_part(page);
}
