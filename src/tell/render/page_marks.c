/* page_marks.c - marked text: overlapping spans as pieces side by side. */
#include "tell/render/page_private.h"

#include <stdlib.h>

static const char letters[KD_PAGE_LAYER_COUNT] = {
	[KD_PAGE_NAMES] = 'n',
	[KD_PAGE_MENTIONS] = 'm',
	[KD_PAGE_TIMES] = 't',
	[KD_PAGE_CONTENT] = 'q',
	[KD_PAGE_CUE] = 'c',
	[KD_PAGE_SPEAKER] = 'o',
	[KD_PAGE_EVENTS] = 'e',
	[KD_PAGE_FIGURES] = 'f',
	[KD_PAGE_CITATIONS] = 'k',
	[KD_PAGE_PROPOSALS] = 'p',
	[KD_PAGE_PROBLEMS] = 'x',
};

/* A walk being made. */
struct making {
	struct kd_page_walk *walk;
	struct kd_arena *arena;
	bool full;
};

static void add(struct making *m, enum kd_page_layer layer, uint32_t item,
	struct kd_span span)
{
	const struct kd_page_mark mark = {
		.span = span, .layer = layer, .item = item
	};
	if (!m->full && !kd_span_is_none(span) &&
		span.end <= m->walk->digest->text.len) {
		m->full = !KD_PUSH(m->arena, &m->walk->marks, mark);
	}
}

static void add_all(struct making *m, enum kd_page_layer layer, uint32_t item,
	const struct kd_spans *spans)
{
	for (uint32_t i = 0; i < spans->n; i++) {
		add(m, layer, item, spans->items[i]);
	}
}

static void add_statements(struct making *m)
{
	const struct kd_statements *statements = m->walk->digest->statements;
	for (uint32_t i = 0; i < statements->n; i++) {
		add_all(m, KD_PAGE_CONTENT, i, &statements->items[i].content);
		add_all(m, KD_PAGE_CUE, i, &statements->items[i].cue);
		add_all(m, KD_PAGE_SPEAKER, i, &statements->items[i].source);
	}
}

#define ADD_LAYER(m, layer, items_of)                            \
	for (uint32_t i = 0; i < (items_of)->n; i++) {           \
		add((m), (layer), i, (items_of)->items[i].span); \
	}

static void add_layers(struct making *m)
{
	const struct kd_digest *digest = m->walk->digest;
	ADD_LAYER(m, KD_PAGE_NAMES, digest->names);
	ADD_LAYER(m, KD_PAGE_MENTIONS, digest->mentions);
	ADD_LAYER(m, KD_PAGE_TIMES, digest->times);
	add_statements(m);
	ADD_LAYER(m, KD_PAGE_EVENTS, digest->events);
	ADD_LAYER(m, KD_PAGE_FIGURES, digest->figures);
	ADD_LAYER(m, KD_PAGE_CITATIONS, digest->citations);
	ADD_LAYER(m, KD_PAGE_PROPOSALS, digest->proposals);
	ADD_LAYER(m, KD_PAGE_PROBLEMS, digest->problems);
}
#undef ADD_LAYER

/* Ends before beginnings, so that pieces of neighbours do not mix. */
static int by_place(const void *a, const void *b)
{
	const struct kd_page_edge *left = a;
	const struct kd_page_edge *right = b;
	if (left->at != right->at) {
		return left->at < right->at ? -1 : 1;
	}
	if (left->opens != right->opens) {
		return left->opens ? 1 : -1;
	}
	return left->mark < right->mark ? -1 : left->mark > right->mark;
}

bool kd_page_walk_init(struct kd_page_walk *walk, struct kd_arena *arena,
	const struct kd_digest *digest)
{
	*walk = (struct kd_page_walk){ .digest = digest };
	struct making m = { .walk = walk, .arena = arena };
	add_layers(&m);
	if (m.full || walk->marks.n == 0) {
		return !m.full;
	}
	walk->n_edges = walk->marks.n * 2;
	walk->edges = KD_NEW_ARRAY(arena, struct kd_page_edge, walk->n_edges);
	if (walk->edges == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < walk->marks.n; i++) {
		const struct kd_span span = walk->marks.items[i].span;
		walk->edges[2 * i] = (struct kd_page_edge){
			.at = span.start, .mark = i, .opens = true
		};
		walk->edges[2 * i + 1] =
			(struct kd_page_edge){ .at = span.end, .mark = i };
	}
	qsort(walk->edges, walk->n_edges, sizeof(*walk->edges), by_place);
	return true;
}

static void put_rule(
	struct kd_page *page, struct kd_str rule, double confidence)
{
	if (rule.len > 0) {
		KD_PUT(page, " · ");
		kd_page_text(page, rule);
		kd_sink_format(page->sink, " %.2f", confidence);
	}
}

static void put_detail(struct kd_page *page, struct kd_str detail)
{
	if (detail.len > 0) {
		KD_PUT(page, " ");
		kd_page_text(page, detail);
	}
}

static void put_label(struct kd_page *page, const char *label)
{
	put_detail(page, kd_str_view(label));
}

static void tell_name(struct kd_page *page, const struct kd_name *name)
{
	KD_PUT(page, "name");
	put_label(page, kd_name_type_labels[name->type]);
	put_detail(page, name->base);
	if (name->role.len > 0) {
		KD_PUT(page, ",");
		put_detail(page, name->role);
	}
	put_rule(page, name->rule, name->confidence);
}

static void tell_mention(struct kd_page *page, const struct kd_digest *digest,
	const struct kd_mention *mention)
{
	put_label(page, kd_mention_kind_labels[mention->kind]);
	if (mention->name < digest->names->n) {
		KD_PUT(page, ":");
		put_detail(page, digest->names->items[mention->name].base);
	}
	put_rule(page, mention->rule, mention->confidence);
}

static void tell_time(struct kd_page *page, const struct kd_time *time)
{
	KD_PUT(page, "time");
	put_detail(page, time->edtf.len > 0 ? time->edtf : time->value);
	put_rule(page, time->rule, time->confidence);
}

static void tell_statement(
	struct kd_page *page, const struct kd_statement *statement)
{
	KD_PUT(page, "statement");
	put_label(page, kd_speech_labels[statement->kind]);
	put_label(page, kd_force_labels[statement->force]);
	for (uint32_t i = 0; i < statement->via.n; i++) {
		KD_PUT(page, " ‹");
		put_detail(page, statement->via.items[i].outlet);
	}
	put_rule(page, statement->rule, statement->confidence);
}

static void tell_event(struct kd_page *page, const struct kd_event *event)
{
	KD_PUT(page, "event");
	put_label(page, kd_plover_labels[event->type]);
	put_detail(page, event->mode);
	put_label(page, kd_event_status_labels[event->status]);
	put_rule(page, event->rule, event->confidence);
}

static void tell_figure(struct kd_page *page, const struct kd_figure *figure)
{
	KD_PUT(page, "figure");
	put_label(page, kd_bound_labels[figure->bound]);
	kd_sink_format(page->sink, " %.15g", figure->value);
	if (figure->bound == KD_BOUND_BETWEEN) {
		kd_sink_format(page->sink, "–%.15g", figure->high);
	}
	put_detail(page, figure->unit);
	put_detail(page, figure->counted);
	put_rule(page, figure->rule, figure->confidence);
}

static void tell_citation(
	struct kd_page *page, const struct kd_citation *citation)
{
	KD_PUT(page, "citation");
	put_label(page, kd_relation_labels[citation->relation]);
	put_detail(page, citation->outlet);
	put_rule(page, citation->rule, citation->confidence);
}

/* What kilde made of a stretch, and by which rule. */
static void tell(struct kd_page *page, const struct kd_digest *digest,
	const struct kd_page_mark *mark)
{
	const uint32_t i = mark->item;
	switch (mark->layer) {
	case KD_PAGE_NAMES:
		tell_name(page, &digest->names->items[i]);
		break;
	case KD_PAGE_MENTIONS:
		tell_mention(page, digest, &digest->mentions->items[i]);
		break;
	case KD_PAGE_TIMES:
		tell_time(page, &digest->times->items[i]);
		break;
	case KD_PAGE_CONTENT:
		tell_statement(page, &digest->statements->items[i]);
		break;
	case KD_PAGE_EVENTS:
		tell_event(page, &digest->events->items[i]);
		break;
	case KD_PAGE_FIGURES:
		tell_figure(page, &digest->figures->items[i]);
		break;
	case KD_PAGE_CITATIONS:
		tell_citation(page, &digest->citations->items[i]);
		break;
	case KD_PAGE_PROPOSALS:
		KD_PUT(page, "plan");
		put_detail(page, digest->proposals->items[i].name);
		put_rule(page, digest->proposals->items[i].rule,
			digest->proposals->items[i].confidence);
		break;
	case KD_PAGE_PROBLEMS:
		put_detail(page, digest->problems->items[i].code);
		break;
	case KD_PAGE_CUE:
	case KD_PAGE_SPEAKER:
	case KD_PAGE_LAYER_COUNT:
		break;
	}
}

/* Cue and speaker are told with their statement. */
static bool is_told(const struct kd_page_mark *mark)
{
	return mark->layer != KD_PAGE_CUE && mark->layer != KD_PAGE_SPEAKER;
}

/* The title of a piece: the marks that begin with it. */
static void put_title(struct kd_page *page, const struct kd_page_walk *walk,
	uint32_t first_edge)
{
	bool any = false;
	for (uint32_t i = first_edge; i < walk->next; i++) {
		const struct kd_page_edge *edge = &walk->edges[i];
		const struct kd_page_mark *mark =
			&walk->marks.items[edge->mark];
		if (edge->opens && is_told(mark)) {
			kd_sink_text(page->sink, any ? "\n" : " title=\"");
			tell(page, walk->digest, mark);
			any = true;
		}
	}
	kd_sink_text(page->sink, any ? "\"" : "");
}

static bool is_marked(const struct kd_page_walk *walk)
{
	for (uint32_t i = 0; i < KD_PAGE_LAYER_COUNT; i++) {
		if (walk->inside[i] > 0) {
			return true;
		}
	}
	return false;
}

static void put_piece(struct kd_page *page, const struct kd_page_walk *walk,
	struct kd_str text, uint32_t first_edge)
{
	if (!is_marked(walk)) {
		kd_page_text(page, text);
		return;
	}
	KD_PUT(page, "<span class=\"");
	bool any = false;
	for (uint32_t i = 0; i < KD_PAGE_LAYER_COUNT; i++) {
		if (walk->inside[i] > 0) {
			kd_sink_format(
				page->sink, any ? " %c" : "%c", letters[i]);
			any = true;
		}
	}
	KD_PUT(page, "\"");
	put_title(page, walk, first_edge);
	KD_PUT(page, ">");
	kd_page_text(page, text);
	KD_PUT(page, "</span>");
}

/* Passes the edges up to and with at; the first of those exactly there. */
static uint32_t pass(struct kd_page_walk *walk, uint32_t at)
{
	uint32_t first = walk->next;
	for (; walk->next < walk->n_edges && walk->edges[walk->next].at <= at;
		walk->next++) {
		const struct kd_page_edge *edge = &walk->edges[walk->next];
		const enum kd_page_layer layer =
			walk->marks.items[edge->mark].layer;
		walk->inside[layer] += edge->opens ? 1u : UINT32_MAX;
		if (edge->at < at) {
			first = walk->next + 1;
		}
	}
	return first;
}

void kd_page_walk_put(struct kd_page *page, struct kd_page_walk *walk,
	uint32_t start, uint32_t end)
{
	while (start < end) {
		const uint32_t first = pass(walk, start);
		uint32_t stop = end;
		if (walk->next < walk->n_edges &&
			walk->edges[walk->next].at < end) {
			stop = walk->edges[walk->next].at;
		}
		put_piece(page, walk,
			kd_str_slice(walk->digest->text, start, stop), first);
		start = stop;
	}
}
