/* page_meetings.c - who met or called whom, and when. */
#include "tell/render/page_private.h"

#include <limits.h>
#include <stdlib.h>

/*
 * Meetings have two parties or more, so they are not drawn as edges of a graph
 * but as columns in order of time, over one line a party (Valdivia et al.,
 * "Analyzing Dynamic Hypergraphs with Parallel Aggregated Ordered Hypergraph
 * Visualization", 2019):
 *
 *            24-26 Oct   29 Oct   23 Nov
 *   Moe      ---o-----------o--------o---
 *   Kranjc   ---o-----------|--------o---
 *   harbour  ---------------o------------
 */

enum {
	MOST_COLUMNS = 40,
	MOST_ROWS = 24,
	NAMES_WIDTH = 150,
	ROW = 22,
	WIDTH = 860,
	NARROW = 24,
	WIDE = 92,
};

/* A meeting and where it stands. */
struct column {
	const struct kd_happening *happening;
	int64_t day;    /* to sort by */
	uint32_t order; /* in the story */
};

struct meetings {
	struct column *columns;
	uint32_t n_columns;
	struct kd_indexes rows; /* entities */
	uint32_t spacing;
	uint32_t head; /* height of the dates */
};

static bool is_meeting(const struct kd_happening *happening)
{
	return happening->who.n >= 2 &&
	       (happening->type == KD_PLOVER_CONSULT ||
		       kd_str_equal(happening->mode, KD_STR("meet")) ||
		       kd_str_equal(happening->mode, KD_STR("call")));
}

static bool is_call(const struct kd_happening *happening)
{
	return kd_str_equal(happening->mode, KD_STR("call"));
}

static int by_weight(const void *a, const void *b)
{
	const struct column *left = a;
	const struct column *right = b;
	const double x = left->happening->weight;
	const double y = right->happening->weight;
	if (x != y) {
		return x > y ? -1 : 1;
	}
	return left->order < right->order ? -1 : 1;
}

static int by_day(const void *a, const void *b)
{
	const struct column *left = a;
	const struct column *right = b;
	if (left->day != right->day) {
		return left->day < right->day ? -1 : 1;
	}
	return left->order < right->order ? -1 : 1;
}

/* What has a year comes first, then days without one, then what has none. */
static int64_t day_of(const struct kd_happening *happening)
{
	const struct kd_days days = kd_edtf_days(happening->when);
	if (!days.known || days.first == INT32_MIN) {
		return INT64_MAX;
	}
	return days.first + (days.year_unknown ? (int64_t)UINT32_MAX : 0);
}

static void gather_columns(struct kd_page *page, struct meetings *m)
{
	const struct kd_happenings *all = &page->story->happenings;
	m->columns = KD_NEW_ARRAY(page->arena, struct column, all->n + 1);
	if (m->columns == NULL) {
		page->full = true;
		return;
	}
	for (uint32_t i = 0; i < all->n; i++) {
		if (is_meeting(&all->items[i]) && !all->items[i].minor) {
			m->columns[m->n_columns++] =
				(struct column){ .happening = &all->items[i],
					.day = day_of(&all->items[i]),
					.order = i };
		}
	}
	qsort(m->columns, m->n_columns, sizeof(*m->columns), by_weight);
	m->n_columns =
		m->n_columns < MOST_COLUMNS ? m->n_columns : MOST_COLUMNS;
	qsort(m->columns, m->n_columns, sizeof(*m->columns), by_day);
}

static uint32_t row_of(const struct meetings *m, uint32_t entity)
{
	for (uint32_t i = 0; i < m->rows.n; i++) {
		if (m->rows.items[i] == entity) {
			return i;
		}
	}
	return KD_NONE;
}

static bool takes_part(const struct kd_happening *happening, uint32_t entity)
{
	for (uint32_t i = 0; i < happening->who.n; i++) {
		if (happening->who.items[i].entity == entity) {
			return true;
		}
	}
	return false;
}

/* How much a party has to do with those that have a row, the last above all:
 * then lines between parties are short. */
static uint32_t pull(const struct meetings *m, uint32_t entity)
{
	uint32_t sum = 0;
	const uint32_t last =
		m->rows.n > 0 ? m->rows.items[m->rows.n - 1] : KD_NONE;
	for (uint32_t i = 0; i < m->n_columns; i++) {
		const struct kd_happening *it = m->columns[i].happening;
		if (takes_part(it, entity)) {
			sum += takes_part(it, last) ? 5 : 1;
		}
	}
	return sum;
}

/* The party without a row that has most pull; KD_NONE if all have one. */
static uint32_t next_row(const struct meetings *m)
{
	uint32_t best = KD_NONE;
	uint32_t best_pull = 0;
	for (uint32_t i = 0; i < m->n_columns; i++) {
		const struct kd_participants *who =
			&m->columns[i].happening->who;
		for (uint32_t k = 0; k < who->n; k++) {
			const uint32_t entity = who->items[k].entity;
			const uint32_t sum = row_of(m, entity) == KD_NONE
						     ? pull(m, entity)
						     : 0;
			if (sum > best_pull) {
				best = entity;
				best_pull = sum;
			}
		}
	}
	return best;
}

static void gather_rows(struct kd_page *page, struct meetings *m)
{
	while (m->rows.n < MOST_ROWS && !page->full) {
		const uint32_t entity = next_row(m);
		if (entity == KD_NONE) {
			return;
		}
		page->full = !KD_PUSH(page->arena, &m->rows, entity);
	}
}

static uint32_t x_of(const struct meetings *m, uint32_t column)
{
	return NAMES_WIDTH + m->spacing / 2 + column * m->spacing;
}

static uint32_t y_of(const struct meetings *m, uint32_t row)
{
	return m->head + ROW / 2 + row * ROW;
}

static void put_rows(struct kd_page *page, const struct meetings *m)
{
	for (uint32_t i = 0; i < m->rows.n; i++) {
		const uint32_t y = y_of(m, i);
		kd_sink_format(page->sink,
			"<line class=\"tick\" x1=\"0\" x2=\"%u\" y1=\"%u\" "
			"y2=\"%u\"/><text x=\"0\" y=\"%u\">",
			NAMES_WIDTH + m->n_columns * m->spacing, y + ROW / 2,
			y + ROW / 2, y + 4);
		kd_page_entity(page, m->rows.items[i]);
		KD_PUT(page, "</text>\n");
	}
}

static void put_date(
	struct kd_page *page, const struct meetings *m, uint32_t column)
{
	const struct kd_page_phrase phrase =
		kd_page_day_phrase(m->columns[column].happening->when);
	const uint32_t x = x_of(m, column);
	if (m->spacing == WIDE) {
		kd_sink_format(page->sink,
			"<text class=\"axis\" text-anchor=\"middle\" x=\"%u\" "
			"y=\"%u\">",
			x, m->head - 8);
	} else {
		kd_sink_format(page->sink,
			"<text class=\"axis\" transform=\"translate(%u %u) "
			"rotate(-38)\">",
			x - 2, m->head - 6);
	}
	kd_page_phrase(page, &phrase);
	KD_PUT(page, "</text>");
}

static void put_dot(struct kd_page *page, const struct meetings *m, uint32_t x,
	uint32_t row, enum kd_event_status status)
{
	kd_sink_format(page->sink, "<svg class=\"sign\" x=\"%u\" y=\"%u\">", x,
		y_of(m, row));
	kd_page_sign(page, status);
	KD_PUT(page, "</svg>");
}

static void put_tip(struct kd_page *page, const struct kd_happening *it)
{
	struct kd_page_phrase phrase = kd_page_date_phrase(it->when);
	const struct kd_page_phrase kind =
		kd_page_label_phrase(is_call(it) ? "call" : "meet");
	const struct kd_page_phrase status =
		kd_page_label_phrase(kd_event_status_labels[it->status]);
	kd_page_phrase_add(&phrase, &kind, ": ");
	kd_page_phrase_add(&phrase, &status, ", ");
	kd_page_tip(page, &phrase);
}

static void put_column(
	struct kd_page *page, const struct meetings *m, uint32_t column)
{
	const struct kd_happening *it = m->columns[column].happening;
	const uint32_t x = x_of(m, column);
	uint32_t top = KD_NONE;
	uint32_t bottom = 0;
	for (uint32_t i = 0; i < it->who.n; i++) {
		const uint32_t row = row_of(m, it->who.items[i].entity);
		if (row != KD_NONE) {
			top = row < top ? row : top;
			bottom = row > bottom ? row : bottom;
		}
	}
	if (top == KD_NONE) {
		return;
	}
	char looks[48] = "tm ";
	strncat(looks,
		it->status == KD_STATUS_UNKNOWN
			? "happened"
			: kd_event_status_labels[it->status],
		32);
	kd_page_open_mark(page, &it->reports.items[0].at, it->id, looks);
	put_tip(page, it);
	put_date(page, m, column);
	kd_sink_format(page->sink,
		"<line class=\"%s\" x1=\"%u\" x2=\"%u\" y1=\"%u\" y2=\"%u\"/>",
		is_call(it) ? "call" : "met", x, x, y_of(m, top),
		y_of(m, bottom));
	for (uint32_t i = 0; i < it->who.n; i++) {
		const uint32_t row = row_of(m, it->who.items[i].entity);
		if (row != KD_NONE) {
			put_dot(page, m, x, row, it->status);
		}
	}
	KD_PUT(page, "</a>\n");
}

static uint32_t spacing_for(uint32_t n)
{
	const uint32_t fair = (WIDTH - NAMES_WIDTH) / n;
	return fair >= WIDE ? WIDE : fair <= NARROW ? NARROW : fair;
}

/* Slanted dates need the height of the longest. */
static uint32_t head_height(const struct meetings *m)
{
	uint32_t letters = 0;
	for (uint32_t i = 0; i < m->n_columns; i++) {
		const struct kd_page_phrase phrase =
			kd_page_day_phrase(m->columns[i].happening->when);
		const uint32_t n = kd_html_units(kd_str_view(phrase.nb));
		letters = n > letters ? n : letters;
	}
	return m->spacing == WIDE ? 30 : 20 + letters * 4;
}

static void put_legend(struct kd_page *page)
{
	KD_PUT(page, "<ul class=\"legend\"><li class=\"tm\">"
		     "<svg width=\"24\" height=\"14\" aria-hidden=\"true\">"
		     "<line class=\"met\" x1=\"0\" x2=\"20\" y1=\"7\" "
		     "y2=\"7\"/></svg>");
	kd_page_label(page, "meet");
	KD_PUT(page, "</li><li class=\"tm\">"
		     "<svg width=\"24\" height=\"14\" aria-hidden=\"true\">"
		     "<line class=\"call\" x1=\"0\" x2=\"20\" y1=\"7\" "
		     "y2=\"7\"/></svg>");
	kd_page_label(page, "call");
	KD_PUT(page, "</li></ul>\n");
}

void kd_page_meetings(struct kd_page *page)
{
	struct meetings m = { 0 };
	gather_columns(page, &m);
	if (m.n_columns == 0 || page->full) {
		return;
	}
	gather_rows(page, &m);
	m.spacing = spacing_for(m.n_columns);
	m.head = head_height(&m);
	const struct kd_page_picture picture = { .name = "meetings",
		.width = NAMES_WIDTH + m.n_columns * m.spacing + m.head,
		.height = m.head + m.rows.n * ROW + 4,
		.title = KD_WORD_MEETINGS,
		.about = KD_WORD_MEETINGS_ABOUT };
	kd_page_open_picture(page, &picture);
	put_rows(page, &m);
	for (uint32_t i = 0; i < m.n_columns; i++) {
		put_column(page, &m, i);
	}
	kd_page_close_picture(page);
	put_legend(page);
}
