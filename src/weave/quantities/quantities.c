/* quantities.c - the same quantity as different reports give it. */
#include "weave/quantities/quantities.h"

#include "story/chain.h"
#include "story/edtf.h"
#include "story/find.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Values that differ by less are one value in two units. */
#define SAME_VALUE 0.02
/* Values further apart than this factor measure different things. */
#define NEAR_FACTOR 4.0
/* Sentences within which an article still speaks of the same quantity. */
#define NEAR_SENTENCES 2

/* From this number on, two that are the same are so by no chance; fewer
 * things than the other tell nothing by their number alone. */
#define ODD_VALUE 1000
#define FEW_THINGS 10

/* A figure of a document, with what it is compared by. */
struct measured {
	uint32_t doc;
	const struct kd_figure *figure;
	uint32_t sentence;
	uint32_t said_by;
	struct kd_indexes about; /* entities its sentence names */
	struct kd_str fate;      /* of those counted: "dead", "injured" */
	struct kd_indexes in;    /* happenings that its sentence tells */
};

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
	struct measured *items;
	uint32_t n;
	uint32_t capacity;
};

static bool add_about(const struct kd_thread *thread, struct kd_arena *arena,
	struct measured *measured)
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

/* What is told of the people beside a number, and what then befell them. */
static const struct {
	const char *mode;
	const char *fate;
} fates[] = { { "kill", "dead" }, { "die", "dead" }, { "wound", "injured" } };

static struct kd_str fate_by(struct kd_str mode)
{
	for (size_t i = 0; i < KD_COUNT(fates); i++) {
		if (kd_str_equal(mode, kd_str_view(fates[i].mode))) {
			return kd_str_view(fates[i].fate);
		}
	}
	return (struct kd_str){ 0 };
}

/* Of events or deeds the nearest to a figure so far. */
struct nearest {
	bool fates; /* only those that tell a fate */
	uint32_t apart;
	struct kd_str mode;
};

/* The first event that is in no sentence before one that starts at a byte:
 * events stand sentence by sentence. */
static uint32_t first_event_from(
	const struct kd_event *events, uint32_t n, uint32_t start)
{
	uint32_t low = 0;
	uint32_t high = n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (events[middle].span.start < start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* Takes what stands nearest to the figure in its sentence. */
static void take_nearest(const struct kd_digest *digest,
	const struct measured *measured, const struct kd_event *events,
	uint32_t n, struct nearest *nearest)
{
	if (measured->sentence >= digest->sentences->n) {
		return;
	}
	const struct kd_span within =
		digest->sentences->items[measured->sentence].span;
	const uint32_t at = measured->figure->span.start;
	for (uint32_t i = first_event_from(events, n, within.start);
		i < n && events[i].span.start < within.end; i++) {
		const struct kd_event *event = &events[i];
		const uint32_t start = event->span.start;
		const uint32_t apart = start < at ? at - start : start - at;
		if (apart < nearest->apart &&
			(!nearest->fates || fate_by(event->mode).len > 0)) {
			nearest->mode = event->mode;
			nearest->apart = apart;
		}
	}
}

/* What happened to those that are counted: the mode of the event or deed
 * nearest to the figure in its sentence. */
static struct kd_str mode_near(const struct kd_digest *digest,
	const struct measured *measured, bool fates_only)
{
	struct nearest nearest = { .fates = fates_only, .apart = UINT32_MAX };
	take_nearest(digest, measured, digest->events->items, digest->events->n,
		&nearest);
	take_nearest(digest, measured, digest->deeds->items, digest->deeds->n,
		&nearest);
	return nearest.mode;
}

/* What befell those that are counted, where the word that counts them tells
 * it, or what is told of people beside the number; else none. */
static struct kd_str fate_of(
	const struct kd_digest *digest, const struct measured *measured)
{
	const struct kd_str thing = measured->figure->thing;
	if (kd_str_equal(thing, KD_STR("dead")) ||
		kd_str_equal(thing, KD_STR("injured"))) {
		return thing;
	}
	return kd_str_equal(thing, KD_STR("person"))
		       ? fate_by(mode_near(digest, measured, true))
		       : (struct kd_str){ 0 };
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
static bool add_happenings(struct gathering *g, struct measured *measured)
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
	struct measured measured = {
		.doc = doc,
		.figure = figure,
		.sentence =
			kd_sentences_at(digest->sentences, figure->span.start),
		.said_by = giver_of(thread, doc, figure),
	};
	const bool tells = figure->counted.len > 0 ||
			   (figure->unit.len > 0 && !lasts(figure->unit));
	measured.fate = fate_of(digest, &measured);
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

static bool near_values(double a, double b)
{
	return a > 0 && b > 0 && a / b < NEAR_FACTOR && b / a < NEAR_FACTOR;
}

static bool is_same_value(double a, double b)
{
	return fabs(a - b) <= SAME_VALUE * fmax(fabs(a), fabs(b));
}

/* One article, close by: the same word counted, or a measure that another
 * gives, one of which counts nothing of its own ("the real figure is closer
 * to"). Two that one voice gives are of two things: "50 percent said no, 37
 * percent of the electorate took part". */
static bool same_within(const struct kd_digest *digest,
	const struct measured *a, const struct measured *b)
{
	const uint32_t apart = a->sentence < b->sentence
				       ? b->sentence - a->sentence
				       : a->sentence - b->sentence;
	if (apart > NEAR_SENTENCES ||
		!near_values(a->figure->value, b->figure->value)) {
		return false;
	}
	const struct kd_str left = a->figure->counted;
	const struct kd_str right = b->figure->counted;
	if (a->figure->unit.len > 0 && (left.len == 0 || right.len == 0)) {
		return a->said_by != b->said_by;
	}
	return left.len > 0 && kd_str_equal(left, right) &&
	       kd_str_equal(mode_near(digest, a, false),
		       mode_near(digest, b, false)) &&
	       (apart == 0 || kd_indexes_common(&a->about, &b->about) > 0);
}

/* Across languages the same things are counted: alike where the same befell
 * them, or where the number is the same and too odd to be so by chance. */
static bool counts_same_things(const struct kd_thread *thread,
	const struct measured *a, const struct measured *b)
{
	if (a->figure->thing.len == 0 ||
		!kd_str_equal(a->figure->thing, b->figure->thing)) {
		return false;
	}
	const uint32_t common = kd_indexes_common(&a->about, &b->about);
	const double value = a->figure->value;
	if (is_same_value(value, b->figure->value)) {
		return value >= ODD_VALUE ||
		       (common >= 1 && value >= FEW_THINGS);
	}
	const struct kd_str mode =
		mode_near(&thread->digests[a->doc], a, false);
	return common >= 1 && mode.len > 0 &&
	       kd_str_equal(
		       mode, mode_near(&thread->digests[b->doc], b, false));
}

/* The dead, or the hurt, of one happening. */
static bool is_same_toll(const struct measured *a, const struct measured *b)
{
	return a->fate.len > 0 && kd_str_equal(a->fate, b->fate) &&
	       kd_indexes_common(&a->in, &b->in) > 0;
}

static struct kd_str time_near(
	const struct kd_digest *digest, const struct measured *measured)
{
	if (measured->sentence >= digest->sentences->n) {
		return (struct kd_str){ 0 };
	}
	const struct kd_span sentence =
		digest->sentences->items[measured->sentence].span;
	for (uint32_t i = 0; i < digest->times->n; i++) {
		if (kd_span_contains(sentence, digest->times->items[i].span) &&
			digest->times->items[i].edtf.len > 0) {
			return digest->times->items[i].edtf;
		}
	}
	return (struct kd_str){ 0 };
}

/* Whether two sentences tell of other deeds on other days: "each returned 307
 * prisoners on Saturday", "agreed on Friday to swap 1,000 prisoners". */
static bool are_of_other_deeds(const struct kd_thread *thread,
	const struct measured *a, const struct measured *b)
{
	const struct kd_digest *left = &thread->digests[a->doc];
	const struct kd_digest *right = &thread->digests[b->doc];
	return kd_days_apart(kd_edtf_days(time_near(left, a)),
		       kd_edtf_days(time_near(right, b))) > 0 &&
	       !kd_str_equal(
		       mode_near(left, a, false), mode_near(right, b, false));
}

/* Two articles: the same word counted of the same people or places; across
 * languages its key, or the entities, must carry it. */
static bool same_across(const struct kd_thread *thread,
	const struct measured *a, const struct measured *b)
{
	const uint32_t common = kd_indexes_common(&a->about, &b->about);
	const bool one_language =
		kd_str_equal(thread->digests[a->doc].meta->language,
			thread->digests[b->doc].meta->language);
	if (!near_values(a->figure->value, b->figure->value)) {
		return false;
	}
	if (is_same_toll(a, b)) {
		return true;
	}
	if (are_of_other_deeds(thread, a, b)) {
		return false;
	}
	if (one_language && a->figure->counted.len > 0) {
		return common >= 1 &&
		       kd_str_equal(a->figure->counted, b->figure->counted);
	}
	return (a->figure->unit.len > 0 && common >= 2) ||
	       (!one_language && counts_same_things(thread, a, b));
}

static bool is_same(const struct kd_thread *thread, const struct measured *a,
	const struct measured *b)
{
	if (!kd_str_equal(a->figure->unit, b->figure->unit)) {
		return false;
	}
	return a->doc == b->doc ? same_within(&thread->digests[a->doc], a, b)
				: same_across(thread, a, b);
}

/* The same giver's same value, as in "5,000 km2 (1,930 square miles)". */
static bool is_repeated(
	const struct kd_quantity *quantity, const struct measured *measured)
{
	for (uint32_t i = 0; i < quantity->reports.n; i++) {
		const struct kd_quantity_report *report =
			&quantity->reports.items[i];
		if (report->at.doc == measured->doc &&
			report->said_by == measured->said_by &&
			is_same_value(report->value, measured->figure->value)) {
			return true;
		}
	}
	return false;
}

static bool add_report(const struct kd_thread *thread, struct kd_arena *arena,
	const struct measured *measured, struct kd_quantity *quantity)
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
		.when = time_near(digest, measured),
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
		if (!is_same_value(quantity->reports.items[0].value,
			    quantity->reports.items[i].value)) {
			return false;
		}
	}
	return true;
}

static bool begin(const struct kd_thread *thread, struct kd_arena *arena,
	const struct measured *measured, struct kd_quantities_out *out)
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
			if (is_same(in->thread, &all.items[k], &all.items[i])) {
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
