/* quantities.c - the same quantity as different reports give it. */
#include "weave/quantities/quantities_private.h"

#include "story/chain.h"
#include "story/find.h"

#include <assert.h>
#include <stdlib.h>

/* A sentence and a happening that it tells of. */
struct telling {
	uint32_t doc;
	uint32_t sentence;
	uint32_t happening;
};
KD_LIST(tellings, struct telling);

struct gathering {
	const struct kd_quantities_in *in;
	struct kd_arena *arena;
	struct tellings tellings; /* sorted */
};

struct measureds {
	struct kd_measured *items;
	uint32_t n;
	uint32_t capacity;
};

static bool add_about(const struct kd_thread *thread, struct kd_arena *arena,
	struct kd_measured *measured)
{
	const struct kd_digest *digest = &thread->digests[measured->doc];
	if (measured->sentence >= digest->sentences->n) {
		return true;
	}
	const struct kd_span sentence =
		digest->sentences->items[measured->sentence].span;
	const struct kd_names *names = digest->names;
	for (uint32_t i = kd_names_at(names, sentence.start);
		i < names->n && names->items[i].span.end <= sentence.end; i++) {
		if (!kd_indexes_add_once(arena, &measured->about,
			    thread->entity_of[measured->doc][i])) {
			return false;
		}
	}
	return true;
}

/* Who gives the figure: whose statement holds it. */
static uint32_t giver_of(const struct kd_thread *thread, uint32_t doc,
	const struct kd_figure *figure)
{
	return figure->statement == KD_NONE
		       ? KD_NONE
		       : kd_find_source(thread, doc,
				 &thread->digests[doc]
					  .statements
					  ->items[figure->statement]);
}

/* Whether a unit is one of time: alone it does not say what lasted so long. */
static bool lasts(struct kd_str unit)
{
	static const char *const units[] = { "s", "min", "h", "d", "wk", "mo",
		"a" };
	for (size_t i = 0; i < KD_COUNT(units); i++) {
		if (kd_str_equal(unit, kd_str_view(units[i]))) {
			return true;
		}
	}
	return false;
}

static int by_sentence(const void *a, const void *b)
{
	const struct telling *left = a;
	const struct telling *right = b;
	if (left->doc != right->doc) {
		return left->doc < right->doc ? -1 : 1;
	}
	if (left->sentence != right->sentence) {
		return left->sentence < right->sentence ? -1 : 1;
	}
	return (left->happening > right->happening) -
	       (left->happening < right->happening);
}

/* Notes which sentence tells of which happening. */
static bool note_tellings(struct gathering *g)
{
	const struct kd_happenings *happenings = g->in->happenings;
	for (uint32_t i = 0; i < happenings->n; i++) {
		const struct kd_reports *reports =
			&happenings->items[i].reports;
		for (uint32_t k = 0; k < reports->n; k++) {
			const struct kd_evidence *at = &reports->items[k].at;
			const struct telling telling = { .doc = at->doc,
				.sentence = kd_sentences_at(
					g->in->thread->digests[at->doc]
						.sentences,
					at->span.start),
				.happening = i };
			if (!KD_PUSH(g->arena, &g->tellings, telling)) {
				return false;
			}
		}
	}
	if (g->tellings.n > 0) {
		qsort(g->tellings.items, g->tellings.n,
			sizeof(g->tellings.items[0]), by_sentence);
	}
	return true;
}

/* Adds the happenings that a figure's sentence tells. */
static bool add_happenings(struct gathering *g, struct kd_measured *measured)
{
	const struct tellings *all = &g->tellings;
	uint32_t low = 0;
	uint32_t high = all->n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		const struct telling *it = &all->items[middle];
		if (it->doc < measured->doc ||
			(it->doc == measured->doc &&
				it->sentence < measured->sentence)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	for (; low < all->n && all->items[low].doc == measured->doc &&
		all->items[low].sentence == measured->sentence;
		low++) {
		if (!kd_indexes_add_once(g->arena, &measured->in,
			    all->items[low].happening)) {
			return false;
		}
	}
	return true;
}

/* Measures a figure, unless it does not tell of what it is one. */
static bool collect_figure(struct gathering *g, uint32_t doc,
	const struct kd_figure *figure, struct measureds *out)
{
	const struct kd_thread *thread = g->in->thread;
	const struct kd_digest *digest = &thread->digests[doc];
	struct kd_measured measured = {
		.doc = doc,
		.figure = figure,
		.sentence =
			kd_sentences_at(digest->sentences, figure->span.start),
		.said_by = giver_of(thread, doc, figure),
	};
	const bool tells = figure->counted.len > 0 ||
			   (figure->unit.len > 0 && !lasts(figure->unit));
	measured.fate = kd_quantities_fate(digest, &measured);
	return !tells || (add_about(thread, g->arena, &measured) &&
				 add_happenings(g, &measured) &&
				 KD_PUSH(g->arena, out, measured));
}

static bool collect(struct gathering *g, struct measureds *out)
{
	const struct kd_thread *thread = g->in->thread;
	for (uint32_t i = 0; i < thread->documents->n; i++) {
		const uint32_t doc = thread->documents->items[i];
		const struct kd_figures *figures = thread->digests[doc].figures;
		for (uint32_t k = 0; k < figures->n; k++) {
			if (!collect_figure(g, doc, &figures->items[k], out)) {
				return false;
			}
		}
	}
	return true;
}

/* The same giver's same value, as in "5,000 km2 (1,930 square miles)". */
static bool is_repeated(
	const struct kd_quantity *quantity, const struct kd_measured *measured)
{
	for (uint32_t i = 0; i < quantity->reports.n; i++) {
		const struct kd_quantity_report *report =
			&quantity->reports.items[i];
		if (report->at.doc == measured->doc &&
			report->said_by == measured->said_by &&
			kd_quantities_is_value(
				report->value, measured->figure->value)) {
			return true;
		}
	}
	return false;
}

static bool add_report(const struct kd_thread *thread, struct kd_arena *arena,
	const struct kd_measured *measured, struct kd_quantity *quantity)
{
	const struct kd_digest *digest = &thread->digests[measured->doc];
	const struct kd_figure *figure = measured->figure;
	struct kd_strs chain = { 0 };
	struct kd_quantity_report report = {
		.at = { .doc = measured->doc, .span = figure->span },
		.value = figure->value,
		.high = figure->high,
		.bound = figure->bound,
		.said_by = measured->said_by,
		.when = kd_quantities_time(digest, measured),
	};
	if (!kd_chain_at(digest, figure->span, arena, &chain)) {
		return false;
	}
	for (uint32_t i = 1; i < chain.n; i++) {
		if (!KD_PUSH(arena, &report.via, chain.items[i])) {
			return false;
		}
	}
	if (quantity->of.len == 0) {
		quantity->of = kd_span_text(digest->text, figure->of);
	}
	return KD_PUSH(arena, &quantity->reports, report);
}

static bool do_agree(const struct kd_quantity *quantity)
{
	for (uint32_t i = 1; i < quantity->reports.n; i++) {
		if (!kd_quantities_is_value(quantity->reports.items[0].value,
			    quantity->reports.items[i].value)) {
			return false;
		}
	}
	return true;
}

static bool begin(const struct kd_thread *thread, struct kd_arena *arena,
	const struct kd_measured *measured, struct kd_quantities_out *out)
{
	const struct kd_quantity quantity = {
		.id = kd_ids_make(thread->ids, arena, "f",
			thread->digests[measured->doc].meta->id,
			measured->figure->span),
		.unit = measured->figure->unit
	};
	return quantity.id.data != NULL &&
	       KD_PUSH(arena, &out->figures, quantity);
}

enum kd_status kd_quantities_gather(const struct kd_quantities_in *in,
	struct kd_arena *arena, struct kd_quantities_out *out,
	struct kd_err *err)
{
	assert(in->thread != NULL && in->happenings != NULL);
	*out = (struct kd_quantities_out){ 0 };
	struct gathering g = { .in = in, .arena = arena };
	struct measureds all = { 0 };
	if (!note_tellings(&g) || !collect(&g, &all)) {
		return kd_arena_full(arena, err);
	}
	uint32_t *group = KD_NEW_ARRAY(arena, uint32_t, all.n);
	if (group == NULL) {
		return kd_arena_full(arena, err);
	}
	for (uint32_t i = 0; i < all.n; i++) {
		group[i] = KD_NONE;
		for (uint32_t k = 0; k < i && group[i] == KD_NONE; k++) {
			if (kd_quantities_is_same(
				    in->thread, &all.items[k], &all.items[i])) {
				group[i] = group[k];
			}
		}
		if (group[i] == KD_NONE) {
			group[i] = out->figures.n;
			if (!begin(in->thread, arena, &all.items[i], out)) {
				return kd_arena_full(arena, err);
			}
		}
		struct kd_quantity *quantity = &out->figures.items[group[i]];
		if (!is_repeated(quantity, &all.items[i]) &&
			!add_report(
				in->thread, arena, &all.items[i], quantity)) {
			return kd_arena_full(arena, err);
		}
	}
	for (uint32_t i = 0; i < out->figures.n; i++) {
		out->figures.items[i].agree = do_agree(&out->figures.items[i]);
	}
	return KD_OK;
}
