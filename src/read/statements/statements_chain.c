/* statements_chain.c - finds the outlets between a speaker and the reader,
 * and puts cited sources in the place of those who cite them. */
#include "read/statements/statements_private.h"

static struct kd_report *report_at(const struct kd_talk *talk, uint32_t i)
{
	return &talk->reports.items[i];
}

static enum kd_cue_kind kind_of(
	const struct kd_talk *talk, const struct kd_report *report)
{
	return talk->cues.items[report->cue].kind;
}

static struct kd_str outlet_name(const struct kd_talk *talk, uint32_t name)
{
	return talk->in->names->items[name].base;
}

static bool push_via(
	struct kd_talk *talk, struct kd_report *report, struct kd_via via)
{
	for (uint32_t i = 0; i < report->via.n; i++) {
		if (kd_str_equal(report->via.items[i].outlet, via.outlet)) {
			return true;
		}
	}
	return KD_PUSH(talk->arena, &report->via, via);
}

/* Adds an outlet at the far end of the chain, once. */
static bool add_via(struct kd_talk *talk, struct kd_report *report,
	uint32_t name, struct kd_stretch where)
{
	struct kd_span span = talk->in->names->items[name].span;
	if (span.start < kd_talk_span(talk, where).start ||
		span.end > kd_talk_span(talk, where).end) {
		span = kd_talk_span(talk, where);
	}
	return push_via(talk, report,
		(struct kd_via){
			.outlet = outlet_name(talk, name), .span = span });
}

/* The report of the unit, not a citing one, that stands nearest before a
 * clause, else nearest after it. */
static struct kd_report *nearest(
	struct kd_talk *talk, const struct kd_report *citing)
{
	const struct kd_unit *unit = &talk->units.items[citing->unit];
	struct kd_report *before = NULL;
	struct kd_report *after = NULL;
	for (uint32_t i = 0; i < unit->n_reports; i++) {
		struct kd_report *one = report_at(talk, unit->first_report + i);
		const enum kd_cue_kind kind = kind_of(talk, one);
		if (one == citing || kind == KD_CUE_CITING ||
			one->content.n == 0) {
			continue;
		}
		if (one->clause.first < citing->clause.first) {
			if (before == NULL ||
				one->clause.first > before->clause.first) {
				before = one;
			}
		} else if (after == NULL ||
			   one->clause.first < after->clause.first) {
			after = one;
		}
	}
	return before != NULL ? before : after;
}

static bool is_outlet(const struct kd_talk *talk, struct kd_stretch source)
{
	return kd_talk_source_kind(talk, source) == KD_SOURCE_OUTLET;
}

/* "Axios reported, citing an official": the official says it, via Axios.
 * "Xinhua reported, citing Axios": the chain goes on. */
static bool follow_citing(struct kd_talk *talk, const struct kd_report *citing)
{
	struct kd_report *report = nearest(talk, citing);
	if (report == NULL) {
		return true;
	}
	const uint32_t relayer = kd_talk_outlet(talk, report->source);
	const uint32_t cited = kd_talk_outlet(talk, citing->source);
	if (!is_outlet(talk, report->source)) {
		return cited == KD_NONE ||
		       add_via(talk, report, cited, citing->source);
	}
	if (relayer != KD_NONE &&
		!add_via(talk, report, relayer, report->source)) {
		return false;
	}
	if (cited != KD_NONE) {
		return add_via(talk, report, cited, citing->source);
	}
	if (!is_outlet(talk, citing->source)) {
		report->source = citing->source;
		report->name = citing->name;
	}
	return true;
}

static bool push_all(struct kd_talk *talk, const struct kd_report *from,
	struct kd_report *report)
{
	for (uint32_t i = 0; i < from->via.n; i++) {
		if (!push_via(talk, report, from->via.items[i])) {
			return false;
		}
	}
	return true;
}

/* "says Axios, as relayed by X": X stands nearer to the reader, and what X
 * cites behind it. */
static bool follow_relayed(struct kd_talk *talk, struct kd_report *relayed)
{
	struct kd_report *report = nearest(talk, relayed);
	const uint32_t relayer = kd_talk_outlet(talk, relayed->source);
	if (report == NULL) {
		return true;
	}
	relayed->silent = true;
	if (relayer == KD_NONE) {
		return true;
	}
	const uint32_t said = is_outlet(talk, report->source)
				      ? kd_talk_outlet(talk, report->source)
				      : KD_NONE;
	if (!add_via(talk, report, relayer, relayed->source) ||
		!push_all(talk, relayed, report)) {
		return false;
	}
	return said == KD_NONE || add_via(talk, report, said, report->source);
}

/* Whether what the outer one reports is little more than that the inner one
 * says so. */
static bool holds(const struct kd_report *outer, const struct kd_report *inner)
{
	if (outer == inner || inner->content.n == 0 || inner->silent ||
		!kd_stretch_has(outer->region, inner->clause.first)) {
		return false;
	}
	const uint32_t first = inner->clause.first < inner->region.first
				       ? inner->clause.first
				       : inner->region.first;
	const uint32_t whole = outer->region.end - outer->region.first;
	return first - outer->region.first <= 12 ||
	       2 * (inner->region.end - inner->region.first) >= whole;
}

/* An outlet that reports others' statements is the way they came. */
static bool follow_outer(struct kd_talk *talk, struct kd_report *outer)
{
	const struct kd_unit *unit = &talk->units.items[outer->unit];
	const uint32_t outlet = kd_talk_outlet(talk, outer->source);
	const bool relays = is_outlet(talk, outer->source) || outer->via.n > 0;
	if (outer->content.n == 0 || !relays || !outer->tail) {
		return true;
	}
	for (uint32_t i = 0; i < unit->n_reports; i++) {
		struct kd_report *inner =
			report_at(talk, unit->first_report + i);
		if (!holds(outer, inner) ||
			kind_of(talk, inner) == KD_CUE_CITING) {
			continue;
		}
		outer->silent = true;
		if (!push_all(talk, outer, inner)) {
			return false;
		}
		if (outlet != KD_NONE &&
			!add_via(talk, inner, outlet, outer->source)) {
			return false;
		}
	}
	return true;
}

static bool follow_addressee(struct kd_talk *talk, struct kd_report *report)
{
	const uint32_t outlet = kd_talk_outlet(talk, report->addressee);
	return outlet == KD_NONE ||
	       add_via(talk, report, outlet, report->addressee);
}

/* Who cites and who relays, in this order: what a relayer cites goes on to
 * what is relayed. */
static bool follow_ways(struct kd_talk *talk, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		struct kd_report *report = report_at(talk, i);
		if (kind_of(talk, report) == KD_CUE_CITING) {
			report->silent = true;
			if (!follow_citing(talk, report)) {
				return false;
			}
		}
	}
	for (uint32_t i = first; i < end; i++) {
		struct kd_report *report = report_at(talk, i);
		if (kind_of(talk, report) == KD_CUE_RELAYED &&
			!follow_relayed(talk, report)) {
			return false;
		}
	}
	return true;
}

bool kd_talk_chain(struct kd_talk *talk, uint32_t unit)
{
	const struct kd_unit *held = &talk->units.items[unit];
	const uint32_t first = held->first_report;
	const uint32_t end = first + held->n_reports;
	if (!follow_ways(talk, first, end)) {
		return false;
	}
	/* The last in the sentence stands nearest to the reader. */
	for (uint32_t i = end; i > first; i--) {
		if (!report_at(talk, i - 1)->silent &&
			!follow_outer(talk, report_at(talk, i - 1))) {
			return false;
		}
	}
	for (uint32_t i = first; i < end; i++) {
		if (!follow_addressee(talk, report_at(talk, i))) {
			return false;
		}
	}
	return true;
}
