/* statements_extent.c - tells how far what is said reaches, and cuts out what
 * is not part of it. */
#include "read/statements/statements_private.h"

/* Content is followed no further than this from its clause. */
#define CONTENT_TOKENS 400

/* A finite verb, or a participle that may have been taken for one. */
bool kd_talk_has_predicate(
	const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const struct kd_analysis *analysis = kd_talk_analysis(talk, i);
		if ((kd_talk_bits(talk, i) & KD_MARK_FINITE) != 0 ||
			(analysis->upos == KD_UPOS_VERB &&
				kd_feats_get(
					analysis->feats, KD_FEATURE_VERBFORM) ==
					KD_VERBFORM_PART)) {
			return true;
		}
	}
	return false;
}

bool kd_talk_has_finite(
	const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		if ((kd_talk_bits(talk, i) & KD_MARK_FINITE) != 0) {
			return true;
		}
	}
	return false;
}

/* Commas, stops and dashes at the edges are none of the content; signs of a
 * quotation are. */
static struct kd_stretch trimmed(
	const struct kd_talk *talk, struct kd_stretch stretch)
{
	const uint32_t edge = KD_MARK_COMMA | KD_MARK_COLON |
			      KD_MARK_SEMICOLON | KD_MARK_DASH;
	while (stretch.first < stretch.end &&
		kd_talk_has(talk, stretch.first, edge | KD_MARK_STOP)) {
		stretch.first++;
	}
	while (stretch.end > stretch.first &&
		kd_talk_has(talk, stretch.end - 1, edge | KD_MARK_STOP)) {
		stretch.end--;
	}
	return stretch;
}

bool kd_report_add(struct kd_talk *talk, struct kd_report *report,
	uint32_t first, uint32_t end)
{
	const struct kd_stretch part =
		trimmed(talk, (struct kd_stretch){ first, end });
	if (kd_stretch_is_none(part)) {
		return true;
	}
	if (report->content.n == 0 || part.first < report->region.first) {
		report->region.first = part.first;
	}
	if (part.end > report->region.end) {
		report->region.end = part.end;
	}
	return KD_PUSH(talk->arena, &report->content, kd_talk_span(talk, part));
}

/* The report whose clause begins at i and only stands beside what is said. */
static const struct kd_report *aside_at(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t report = talk->marks[i].report;
	if (report == KD_NONE || talk->marks[i].quote != KD_NONE) {
		return NULL;
	}
	const struct kd_report *found = &talk->reports.items[report];
	const struct kd_cue *cue = kd_talk_cue(talk, found);
	if (cue->kind == KD_CUE_NOUN) {
		return NULL;
	}
	if (cue->kind != KD_CUE_VERB) {
		return found->tail ? found : NULL;
	}
	const bool parted =
		i > kd_talk_unit(talk, found)->first &&
		(kd_talk_has(talk, i - 1,
			 KD_MARK_COMMA | KD_MARK_DASH | KD_MARK_STOP) ||
			kd_talk_quote_at(talk, i - 1) != NULL);
	return found->tail && parted && (cue->takes & KD_TAKES_CLAUSE) != 0
		       ? found
		       : NULL;
}

/* Adds [first, end) without the clauses of saying that stand in it. */
bool kd_report_add_region(struct kd_talk *talk, struct kd_report *report,
	uint32_t first, uint32_t end)
{
	uint32_t from = first;
	for (uint32_t i = first; i < end; i++) {
		const struct kd_report *aside = aside_at(talk, i);
		if (aside == NULL) {
			continue;
		}
		if (!kd_report_add(talk, report, from, i)) {
			return false;
		}
		from = aside->clause.end > i ? aside->clause.end : i + 1;
		i = from - 1;
	}
	if (!kd_report_add(talk, report, from, end)) {
		return false;
	}
	if (report->content.n > 0 && report->region.end < end) {
		report->region.end = end;
	}
	return true;
}

bool kd_talk_begins_speech(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t report = talk->marks[i].report;
	return report != KD_NONE &&
	       (kd_talk_cue(talk, &talk->reports.items[report])->takes &
		       KD_TAKES_ATTITUDE) == 0;
}

bool kd_report_ends(
	const struct kd_talk *talk, const struct kd_report *report, uint32_t i)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	return i >= unit->end || kd_talk_has(talk, i, KD_MARK_STOP);
}

/* Whether content that runs on ends before the clause of saying at i. */
static bool is_cut_by(const struct kd_talk *talk,
	const struct kd_report *report, uint32_t from, uint32_t i)
{
	const uint32_t index = talk->marks[i].report;
	if (index == KD_NONE || i <= from + 1) {
		return false;
	}
	const struct kd_report *other = &talk->reports.items[index];
	if (kd_talk_cue(talk, other)->kind == KD_CUE_NOUN) {
		return false;
	}
	const bool comma = kd_talk_has(talk, i - 1, KD_MARK_COMMA) ||
			   kd_talk_quote_at(talk, i - 1) != NULL ||
			   kd_talk_has(talk, i - 1, KD_MARK_DASH);
	if (other->tail || other->participial) {
		return comma || kd_talk_cue(talk, other)->kind != KD_CUE_VERB;
	}
	if (comma && !kd_talk_has_finite(talk, from, i)) {
		return true;
	}
	if (kd_talk_upos(talk, i - 1) != KD_UPOS_CCONJ ||
		other->unsaid != KD_UNSAID_UNKNOWN) {
		return false;
	}
	/* "said the army and [the police support it]": both are its subject. */
	const uint32_t takes = kd_talk_cue(talk, report)->takes;
	if (other->heir == KD_NONE && (takes & KD_TAKES_CLAUSE) != 0 &&
		(takes & KD_TAKES_OBJECT) == 0 &&
		!kd_talk_has_finite(talk, from, i)) {
		return false;
	}
	return other->heir != KD_NONE || !kd_talk_has_finite(talk, from, i) ||
	       (i >= 2 && kd_talk_has(talk, i - 2, KD_MARK_COMMA));
}

/* "While X signalled that S, ...", "Asked whether S, ...": the comma ends what
 * is said. */
static bool is_subordinate(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t first = report->clause.first;
	const uint32_t begin = kd_talk_unit(talk, report)->first;
	const bool opening = (report->passive || report->participial) &&
			     kd_talk_cue(talk, report)->first == begin;
	return opening || (first == begin + 1 &&
				  kd_talk_upos(talk, begin) == KD_UPOS_SCONJ);
}

/* "called it “a mess”[, in a post on X]", "confirmed the attack[, Y was in
 * Cairo]": what a comma parts from an object, unless the list goes on. */
static bool is_adjunct(const struct kd_talk *talk, uint32_t from, uint32_t i)
{
	const uint32_t n = talk->reading->tokens->n;
	if (i + 1 >= n || talk->marks[i + 1].quote != KD_NONE ||
		kd_talk_has(talk, from, KD_MARK_THAT) ||
		kd_talk_has_finite(talk, from, i)) {
		return false;
	}
	const struct kd_stretch next = kd_talk_phrase(talk, i + 1);
	const uint32_t verb = kd_stretch_is_none(next) || next.first != i + 1
				      ? i + 1
				      : next.end;
	return (verb > i + 1 && verb < n &&
		       kd_talk_has(talk, verb, KD_MARK_FINITE)) ||
	       (kd_talk_upos(talk, i + 1) == KD_UPOS_ADP &&
		       !kd_talk_has(talk, i + 1, KD_MARK_ATTACH));
}

/* "X, [who said that S], left", "X, [saying that S], left": a clause of saying
 * that a comma parts from X. */
static bool is_parted(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t first = report->participial
				       ? kd_talk_cue(talk, report)->first
				       : report->source.first;
	return first > kd_talk_unit(talk, report)->first &&
	       kd_talk_has(talk, first - 1, KD_MARK_COMMA) &&
	       (report->participial ||
		       (report->source.end == first + 1 &&
			       kd_talk_has(talk, first, KD_MARK_RELATIVE)));
}

/* Whether the comma ends such a clause, for the verb of X follows. */
static bool ends_relative(
	const struct kd_talk *talk, const struct kd_report *report, uint32_t i)
{
	return is_parted(talk, report) &&
	       kd_talk_has_predicate(talk, i + 1,
		       i + 2 < kd_talk_unit(talk, report)->end ? i + 2 : i + 1);
}

uint32_t kd_report_content_end(const struct kd_talk *talk,
	const struct kd_report *report, uint32_t from)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const bool subordinate = is_subordinate(talk, report);
	/* "voters wary of [the plan] left" */
	if (cue->beside && (cue->takes & KD_TAKES_OBJECT) != 0) {
		const struct kd_stretch phrase =
			kd_talk_phrase_from(talk, from, unit->end);
		return kd_stretch_is_none(phrase)
			       ? from
			       : kd_talk_attached_end(talk, phrase, unit->end);
	}
	uint32_t i = from;
	while (i < unit->end && i < from + CONTENT_TOKENS) {
		if (kd_talk_has(talk, i, KD_MARK_SEMICOLON) ||
			(kd_talk_has(talk, i, KD_MARK_COMMA) &&
				(subordinate || is_adjunct(talk, from, i) ||
					kd_report_is_over(
						talk, report, from, i) ||
					ends_relative(talk, report, i)))) {
			return i;
		}
		if (talk->marks[i].quote == KD_NONE &&
			is_cut_by(talk, report, from, i)) {
			const bool joined =
				kd_talk_upos(talk, i - 1) == KD_UPOS_CCONJ;
			return joined ? i - 1 : i;
		}
		i++;
	}
	return i;
}
