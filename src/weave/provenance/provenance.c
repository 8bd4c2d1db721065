/* provenance.c - which report rests on which. */
#include "weave/provenance/provenance.h"

#include "base/utf8.h"
#include "story/chain.h"
#include "story/find.h"

#include <assert.h>

struct drawing {
	const struct kd_thread *thread;
	const struct kd_reused *reused;
	struct kd_arena *arena;
	struct kd_provenance_out *out;
	struct kd_map outlets; /* folded name -> node */
	struct kd_map edges;   /* both nodes -> edge */
	uint32_t first;        /* edge that may be of the document at hand */
};

static bool add_document(struct drawing *d, uint32_t doc)
{
	const struct kd_digest *digest = &d->thread->digests[doc];
	const struct kd_span all = { .start = 0, .end = digest->text.len };
	const struct kd_node node = { .id = kd_ids_make(d->thread->ids,
					      d->arena, "o", digest->meta->id,
					      all),
		.doc = doc,
		.outlet = digest->meta->outlet };
	return node.id.data != NULL && KD_PUSH(d->arena, &d->out->nodes, node);
}

/* The node that an outlet has by another of its forms, as other scripts write
 * it; KD_NONE if it has none. False if the arena is full. */
static bool find_by_form(struct drawing *d, struct kd_str outlet,
	const struct kd_evidence *named, uint32_t *out)
{
	const uint32_t entity = kd_find_outlet(d->thread, named, outlet);
	*out = KD_NONE;
	if (entity == KD_NONE) {
		return true;
	}
	const struct kd_forms *forms =
		&d->thread->entities->items[entity].names;
	for (uint32_t i = 0; i < forms->n && *out == KD_NONE; i++) {
		const struct kd_str folded =
			kd_utf8_fold(d->arena, forms->items[i].form);
		if (folded.data == NULL) {
			return false;
		}
		*out = kd_map_get(&d->outlets, folded);
	}
	return true;
}

static bool make_node(struct drawing *d, struct kd_str outlet,
	const struct kd_evidence *named)
{
	const struct kd_node node = {
		.id = kd_ids_make(d->thread->ids, d->arena, "o",
			d->thread->digests[named->doc].meta->id, named->span),
		.doc = KD_NONE,
		.outlet = outlet
	};
	return node.id.data != NULL && KD_PUSH(d->arena, &d->out->nodes, node);
}

/* The node of an outlet, made where it is first named; KD_NONE if full. */
static uint32_t node_of(struct drawing *d, struct kd_str outlet,
	const struct kd_evidence *named)
{
	const struct kd_str folded = kd_utf8_fold(d->arena, outlet);
	if (folded.data == NULL) {
		return KD_NONE;
	}
	uint32_t known = kd_map_get(&d->outlets, folded);
	if (known != KD_NONE) {
		return known;
	}
	if (!find_by_form(d, outlet, named, &known) ||
		(known == KD_NONE && !make_node(d, outlet, named))) {
		return KD_NONE;
	}
	known = known == KD_NONE ? d->out->nodes.n - 1 : known;
	return kd_map_put(d->arena, &d->outlets, folded, known) ? known
								: KD_NONE;
}

static bool is_same_evidence(
	const struct kd_evidence *a, const struct kd_evidence *b)
{
	return a->doc == b->doc && a->span.start == b->span.start &&
	       a->span.end == b->span.end;
}

/* Two nodes as a key. */
static struct kd_str key_of(const uint32_t nodes[2])
{
	return (struct kd_str){ (const char *)nodes, 2 * sizeof(nodes[0]) };
}

static struct kd_edge *find_edge(
	const struct drawing *d, uint32_t from, uint32_t to)
{
	const uint32_t nodes[] = { from, to };
	const uint32_t known = kd_map_get(&d->edges, key_of(nodes));
	return known == KD_NONE ? NULL : &d->out->edges.items[known];
}

/* NULL if the arena is full. */
static struct kd_edge *make_edge(struct drawing *d, uint32_t from, uint32_t to,
	enum kd_relation relation)
{
	const struct kd_edge fresh = {
		.from = from, .to = to, .relation = relation
	};
	uint32_t *nodes = KD_NEW_ARRAY(d->arena, uint32_t, 2);
	if (nodes == NULL) {
		return NULL;
	}
	nodes[0] = from;
	nodes[1] = to;
	return kd_map_put(
		       d->arena, &d->edges, key_of(nodes), d->out->edges.n) &&
			       KD_PUSH(d->arena, &d->out->edges, fresh)
		       ? &d->out->edges.items[d->out->edges.n - 1]
		       : NULL;
}

/* Adds evidence to the edge, made if there is none yet. An outlet that names
 * itself rests on nobody. */
static bool add_edge(struct drawing *d, uint32_t from, uint32_t to,
	enum kd_relation relation, const struct kd_evidence *evidence)
{
	const struct kd_nodes *nodes = &d->out->nodes;
	if (from == to || kd_str_equal(nodes->items[from].outlet,
				  nodes->items[to].outlet)) {
		return true;
	}
	struct kd_edge *edge = find_edge(d, from, to);
	edge = edge != NULL ? edge : make_edge(d, from, to, relation);
	if (edge == NULL) {
		return false;
	}
	if (relation == KD_RELATION_RESTS_ON) {
		edge->relation = relation;
	}
	for (uint32_t i = 0; i < edge->evidence.n; i++) {
		if (is_same_evidence(&edge->evidence.items[i], evidence)) {
			return true;
		}
	}
	return KD_PUSH(d->arena, &edge->evidence, *evidence);
}

/* Document, first outlet, second outlet ...: an edge for each step. */
static bool add_via(struct drawing *d, uint32_t document, uint32_t doc,
	const struct kd_statement *statement)
{
	uint32_t from = document;
	for (uint32_t i = 0; i < statement->via.n; i++) {
		const struct kd_via *via = &statement->via.items[i];
		const struct kd_evidence evidence = { .doc = doc,
			.span = kd_span_is_none(via->span) ? statement->span
							   : via->span };
		const uint32_t to = node_of(d, via->outlet, &evidence);
		if (to == KD_NONE || !add_edge(d, from, to,
					     KD_RELATION_RESTS_ON, &evidence)) {
			return false;
		}
		from = to;
	}
	return true;
}

/* Whether a document's own edges lead to a node by another. They are drawn one
 * document after the other. */
static bool is_reached(const struct drawing *d, uint32_t from, uint32_t to)
{
	for (uint32_t i = d->first; i < d->out->edges.n; i++) {
		const struct kd_edge *edge = &d->out->edges.items[i];
		if (edge->from == from && find_edge(d, edge->to, to) != NULL) {
			return true;
		}
	}
	return false;
}

/* Citations that no chain has told already. */
static bool add_citation(struct drawing *d, uint32_t document, uint32_t doc,
	const struct kd_citation *citation)
{
	if (citation->relation == KD_RELATION_MENTIONS) {
		return true;
	}
	const struct kd_evidence evidence = { .doc = doc,
		.span = citation->span };
	const uint32_t to = node_of(d, citation->outlet, &evidence);
	if (to == KD_NONE) {
		return false;
	}
	return is_reached(d, document, to) ||
	       add_edge(d, document, to, citation->relation, &evidence);
}

/* The first sentence that both texts have, word for word. */
static struct kd_span shared_sentence(
	const struct kd_digest *copy, const struct kd_digest *original)
{
	for (uint32_t i = 0; i < copy->sentences->n; i++) {
		const struct kd_span span = copy->sentences->items[i].span;
		if (span.end - span.start > 40 &&
			kd_str_find(original->text,
				kd_span_text(copy->text, span)) != KD_NONE) {
			return span;
		}
	}
	return (struct kd_span){ 0 };
}

/* The node of a document of the story, which is numbered as it is; KD_NONE if
 * it is not in it. */
static uint32_t document_of(const struct drawing *d, uint32_t doc)
{
	for (uint32_t i = 0; i < d->thread->documents->n; i++) {
		if (d->thread->documents->items[i] == doc) {
			return i;
		}
	}
	return KD_NONE;
}

/* What tells another's text in another language. */
static bool add_hidden(struct drawing *d, uint32_t document)
{
	const struct kd_reused *reused = &d->reused[document];
	const uint32_t to = reused->original == KD_NONE
				    ? KD_NONE
				    : document_of(d, reused->original);
	for (uint32_t i = 0; to != KD_NONE && i < reused->evidence.n; i++) {
		const uint32_t before = d->out->edges.n;
		if (!add_edge(d, document, to, KD_RELATION_REUSES,
			    &reused->evidence.items[i])) {
			return false;
		}
		if (d->out->edges.n > before) {
			d->out->edges.items[before].confidence =
				reused->confidence;
		}
	}
	return true;
}

static bool add_reuse(struct drawing *d, uint32_t document, uint32_t doc)
{
	const uint32_t original = d->thread->copy_of[doc];
	if (d->reused[document].original != KD_NONE || original == KD_NONE) {
		return add_hidden(d, document);
	}
	const struct kd_evidence evidence = { .doc = doc,
		.span = shared_sentence(&d->thread->digests[doc],
			&d->thread->digests[original]) };
	const uint32_t to = document_of(d, original);
	return to == KD_NONE || kd_span_is_none(evidence.span) ||
	       add_edge(d, document, to, KD_RELATION_REUSES, &evidence);
}

/* One outlet between a statement and the document is a plain citation. */
static bool add_statement(struct drawing *d, uint32_t document, uint32_t doc,
	const struct kd_statement *statement)
{
	if (statement->via.n != 1) {
		return true;
	}
	const struct kd_via *via = &statement->via.items[0];
	const struct kd_citation citation = {
		.outlet = via->outlet,
		.span = kd_span_is_none(via->span) ? statement->span
						   : via->span,
		.relation = KD_RELATION_RESTS_ON,
	};
	return add_citation(d, document, doc, &citation);
}

/* Chains first: they tell which citations are reached through another. */
static bool draw_document(struct drawing *d, uint32_t document)
{
	const uint32_t doc = d->thread->documents->items[document];
	const struct kd_digest *digest = &d->thread->digests[doc];
	const struct kd_statements *statements = digest->statements;
	d->first = d->out->edges.n;
	for (uint32_t i = 0; i < statements->n; i++) {
		if (statements->items[i].unsaid == KD_UNSAID_UNKNOWN &&
			statements->items[i].via.n > 1 &&
			!add_via(d, document, doc, &statements->items[i])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < statements->n; i++) {
		if (statements->items[i].unsaid == KD_UNSAID_UNKNOWN &&
			!add_statement(
				d, document, doc, &statements->items[i])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < digest->citations->n; i++) {
		if (!add_citation(
			    d, document, doc, &digest->citations->items[i])) {
			return false;
		}
	}
	return add_reuse(d, document, doc);
}

enum kd_status kd_provenance_draw(const struct kd_provenance_in *in,
	struct kd_arena *arena, struct kd_provenance_out *out,
	struct kd_err *err)
{
	assert(in->thread != NULL && in->thread->copy_of != NULL);
	assert(in->reused != NULL);
	*out = (struct kd_provenance_out){ 0 };
	struct drawing d = { .thread = in->thread,
		.reused = in->reused,
		.arena = arena,
		.out = out };
	const struct kd_indexes *documents = in->thread->documents;
	for (uint32_t i = 0; i < documents->n; i++) {
		if (!add_document(&d, documents->items[i])) {
			return kd_arena_full(arena, err);
		}
	}
	for (uint32_t i = 0; i < documents->n; i++) {
		if (!draw_document(&d, i)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}
