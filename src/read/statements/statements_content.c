/* statements_content.c - finds what is said around each clause of saying. */
#include "read/statements/statements_private.h"

/* Content is followed no further than this from its clause. */
#define CONTENT_TOKENS 400

static const struct kd_unit *unit_of(
	const struct kd_talk *talk, const struct kd_report *report)
{
	return &talk->units.items[report->unit];
}

static const struct kd_cue *cue_of(
	const struct kd_talk *talk, const struct kd_report *report)
{
	return &talk->cues.items[report->cue];
}

static bool has_bits(const struct kd_talk *talk, uint32_t i, uint32_t bits)
{
	return talk->marks[i].quote == KD_NONE &&
	       (kd_talk_bits(talk, i) & bits) != 0;
}

static const struct kd_quote *quote_at(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t quote = talk->marks[i].quote;
	return quote != KD_NONE ? &talk->quotes.items[quote] : NULL;
}

/* A finite verb, or a participle that may have been taken for one. */
static bool has_predicate(
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

static bool has_finite(const struct kd_talk *talk, uint32_t first, uint32_t end)
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
		has_bits(talk, stretch.first, edge | KD_MARK_STOP)) {
		stretch.first++;
	}
	while (stretch.end > stretch.first &&
		has_bits(talk, stretch.end - 1, edge | KD_MARK_STOP)) {
		stretch.end--;
	}
	return stretch;
}

static bool add_stretch(struct kd_talk *talk, struct kd_report *report,
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
	const struct kd_cue *cue = cue_of(talk, found);
	if (cue->kind != KD_CUE_VERB) {
		return found->tail ? found : NULL;
	}
	const bool parted =
		i > unit_of(talk, found)->first &&
		(has_bits(talk, i - 1,
			 KD_MARK_COMMA | KD_MARK_DASH | KD_MARK_STOP) ||
			quote_at(talk, i - 1) != NULL);
	return found->tail && parted && (cue->takes & KD_TAKES_CLAUSE) != 0
		       ? found
		       : NULL;
}

/* Adds [first, end) without the clauses of saying that stand in it. */
static bool add_region(struct kd_talk *talk, struct kd_report *report,
	uint32_t first, uint32_t end)
{
	uint32_t from = first;
	for (uint32_t i = first; i < end; i++) {
		const struct kd_report *aside = aside_at(talk, i);
		if (aside == NULL) {
			continue;
		}
		if (!add_stretch(talk, report, from, i)) {
			return false;
		}
		from = aside->clause.end > i ? aside->clause.end : i + 1;
		i = from - 1;
	}
	if (!add_stretch(talk, report, from, end)) {
		return false;
	}
	if (report->content.n > 0 && report->region.end < end) {
		report->region.end = end;
	}
	return true;
}

static bool at_end(
	const struct kd_talk *talk, const struct kd_report *report, uint32_t i)
{
	const struct kd_unit *unit = unit_of(talk, report);
	return i >= unit->end || has_bits(talk, i, KD_MARK_STOP);
}

/* Whether a clause has nothing of its own behind it, so that what is said
 * stands before or around it. */
static bool is_tail(const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_unit *unit = unit_of(talk, report);
	const uint32_t i = report->rest;
	const enum kd_cue_kind kind = cue_of(talk, report)->kind;
	if (kind != KD_CUE_VERB || report->tail) {
		return true;
	}
	if (at_end(talk, report, i)) {
		return true;
	}
	if (has_bits(talk, i, KD_MARK_COMMA)) {
		const bool goes_on =
			i + 1 < unit->end &&
			(quote_at(talk, i + 1) != NULL ||
				has_bits(talk, i + 1, KD_MARK_THAT));
		return !goes_on;
	}
	return has_bits(
		talk, i, KD_MARK_SEMICOLON | KD_MARK_DASH | KD_MARK_CLOSE);
}

/* Whether content that runs on ends before the clause of saying at i. */
static bool is_cut_by(const struct kd_talk *talk, uint32_t from, uint32_t i)
{
	const uint32_t index = talk->marks[i].report;
	if (index == KD_NONE || i <= from + 1) {
		return false;
	}
	const struct kd_report *other = &talk->reports.items[index];
	const bool comma = has_bits(talk, i - 1, KD_MARK_COMMA) ||
			   quote_at(talk, i - 1) != NULL ||
			   has_bits(talk, i - 1, KD_MARK_DASH);
	if (other->tail || other->participial) {
		return comma || cue_of(talk, other)->kind != KD_CUE_VERB;
	}
	if (kd_talk_analysis(talk, i - 1)->upos != KD_UPOS_CCONJ) {
		return false;
	}
	return other->heir != KD_NONE || !has_finite(talk, from, i) ||
	       (i >= 2 && has_bits(talk, i - 2, KD_MARK_COMMA));
}

/* "While X signalled that S, ...": the comma ends what is said. */
static bool is_subordinate(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t first = report->clause.first;
	return first == unit_of(talk, report)->first + 1 &&
	       kd_talk_analysis(talk, first - 1)->upos == KD_UPOS_SCONJ;
}

/* "called it “a mess”[, in a post on X]": what a comma and a preposition part
 * from an object tells of the saying. */
static bool is_adjunct(const struct kd_talk *talk, uint32_t from, uint32_t i)
{
	return i + 1 < talk->reading->tokens->n &&
	       kd_talk_analysis(talk, i + 1)->upos == KD_UPOS_ADP &&
	       talk->marks[i + 1].quote == KD_NONE &&
	       !has_bits(talk, i + 1, KD_MARK_ATTACH) &&
	       !has_bits(talk, from, KD_MARK_THAT) &&
	       !has_finite(talk, from, i);
}

static uint32_t end_of_content(const struct kd_talk *talk,
	const struct kd_report *report, uint32_t from)
{
	const struct kd_unit *unit = unit_of(talk, report);
	const bool subordinate = is_subordinate(talk, report);
	uint32_t i = from;
	while (i < unit->end && i < from + CONTENT_TOKENS) {
		if (has_bits(talk, i, KD_MARK_SEMICOLON) ||
			(has_bits(talk, i, KD_MARK_COMMA) &&
				(subordinate || is_adjunct(talk, from, i)))) {
			return i;
		}
		if (talk->marks[i].quote == KD_NONE &&
			is_cut_by(talk, from, i)) {
			const bool joined =
				kd_talk_analysis(talk, i - 1)->upos ==
				KD_UPOS_CCONJ;
			return joined ? i - 1 : i;
		}
		i++;
	}
	return i;
}

/* Adds quotations that follow one another from i on. Returns where they end. */
static bool add_quotes(struct kd_talk *talk, struct kd_report *report,
	uint32_t i, uint32_t end)
{
	while (i < end) {
		const struct kd_quote *quote = quote_at(talk, i);
		if (quote == NULL) {
			if (!has_bits(talk, i, KD_MARK_STOP)) {
				break;
			}
			i++;
			continue;
		}
		if (!add_stretch(talk, report, quote->first, quote->end)) {
			return false;
		}
		i = quote->end;
	}
	report->direct = true;
	return true;
}

/* What follows a colon at the end of a paragraph. */
static bool read_next_unit(struct kd_talk *talk, struct kd_report *report)
{
	if (report->unit + 1 >= talk->units.n) {
		return true;
	}
	const struct kd_unit *next = &talk->units.items[report->unit + 1];
	if (quote_at(talk, next->first) == NULL) {
		return true;
	}
	return add_quotes(talk, report, next->first, next->end);
}

static bool read_after_colon(
	struct kd_talk *talk, struct kd_report *report, uint32_t i)
{
	const struct kd_unit *unit = unit_of(talk, report);
	if (i >= unit->end) {
		return read_next_unit(talk, report);
	}
	if (quote_at(talk, i) != NULL) {
		return add_quotes(talk, report, i, unit->end);
	}
	return add_region(talk, report, i, unit->end);
}

/* A clause without "that": a finite verb comes before anything that would
 * make it part of a relative clause. */
static bool is_bare_clause(
	const struct kd_talk *talk, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end; i++) {
		const uint32_t bits = kd_talk_bits(talk, i);
		if ((bits & KD_MARK_FINITE) != 0) {
			return i > from;
		}
		if ((bits & KD_MARK_RELATIVE) != 0 ||
			(i > from && (bits & KD_MARK_THAT) != 0)) {
			return false;
		}
	}
	return false;
}

static bool is_infinitive(const struct kd_talk *talk, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end && k < i + 4; k++) {
		const struct kd_analysis *analysis = kd_talk_analysis(talk, k);
		if (analysis->upos == KD_UPOS_VERB ||
			analysis->upos == KD_UPOS_AUX) {
			return kd_feats_get(analysis->feats,
				       KD_FEATURE_VERBFORM) == KD_VERBFORM_INF;
		}
		if (analysis->upos != KD_UPOS_PART &&
			analysis->upos != KD_UPOS_ADV &&
			analysis->upos != KD_UPOS_PRON) {
			return false;
		}
	}
	return false;
}

static bool has_quote(const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		if (talk->marks[i].quote != KD_NONE) {
			return true;
		}
	}
	return false;
}

static bool has_as(const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		if (has_bits(talk, i, KD_MARK_AS)) {
			return true;
		}
	}
	return false;
}

/* "called [her vote] a mistake", "kallar [den] falsk". */
static bool has_predicative(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t end)
{
	if (kd_stretch_is_none(phrase)) {
		return false;
	}
	if (phrase.end > phrase.first + 1 &&
		kd_talk_analysis(talk, phrase.end - 1)->upos == KD_UPOS_ADJ) {
		return true;
	}
	const uint32_t i = kd_talk_attached_end(talk, phrase, end);
	if (i >= end || has_bits(talk, i, KD_MARK_COMMA | KD_MARK_STOP)) {
		return false;
	}
	const uint32_t upos = kd_talk_analysis(talk, i)->upos;
	return upos == KD_UPOS_ADJ || upos == KD_UPOS_DET;
}

/* Whether [i, end), which no "that" begins, can be what this cue takes. */
static bool fits(const struct kd_talk *talk, const struct kd_report *report,
	uint32_t i, uint32_t end)
{
	const uint32_t takes = cue_of(talk, report)->takes;
	const uint32_t upos = kd_talk_analysis(talk, i)->upos;
	if (upos == KD_UPOS_CCONJ || upos == KD_UPOS_SCONJ) {
		return false;
	}
	if ((takes & KD_TAKES_CLAUSE) != 0 &&
		(is_bare_clause(talk, i, end) ||
			((takes & KD_TAKES_OBJECT) == 0 &&
				has_finite(talk, i + 1, end)))) {
		return true;
	}
	if ((takes & KD_TAKES_INFINITIVE) != 0 && is_infinitive(talk, i, end)) {
		return true;
	}
	const struct kd_stretch phrase = kd_talk_phrase(talk, i);
	if ((takes & KD_TAKES_OBJECT) != 0 && !kd_stretch_is_none(phrase)) {
		return true;
	}
	if ((takes & KD_TAKES_INFINITIVE) != 0 && !kd_stretch_is_none(phrase) &&
		phrase.end < end) {
		return is_infinitive(talk, phrase.end, end) ||
		       has_bits(talk, phrase.end, KD_MARK_THAT);
	}
	return (takes & KD_TAKES_MIXED) != 0 &&
	       (has_quote(talk, i, end) || has_as(talk, i, end) ||
		       has_predicative(talk, phrase, end));
}

/* The object of an accusation that stands before its verb belongs to what is
 * said. */
static bool add_object(struct kd_talk *talk, struct kd_report *report)
{
	const struct kd_cue *cue = cue_of(talk, report);
	if (kd_stretch_is_none(report->object) ||
		(cue->takes & (KD_TAKES_OBJECT | KD_TAKES_MIXED)) == 0) {
		return true;
	}
	return add_stretch(
		talk, report, report->object.first, report->object.end);
}

static bool read_quote_after(
	struct kd_talk *talk, struct kd_report *report, uint32_t i)
{
	const struct kd_unit *unit = unit_of(talk, report);
	const struct kd_quote *quote = quote_at(talk, i);
	const uint32_t takes = cue_of(talk, report)->takes;
	const bool whole = at_end(talk, report, quote->end);
	if (((takes & KD_TAKES_QUOTE) != 0 && (quote->speech || whole)) ||
		((takes & KD_TAKES_CLAUSE) != 0 && quote->speech)) {
		return add_quotes(talk, report, i, unit->end);
	}
	if ((takes & ~(uint32_t)KD_TAKES_CLAUSE) == KD_TAKES_THAT) {
		return true;
	}
	return add_region(talk, report, i, end_of_content(talk, report, i));
}

/* "denied it [on Monday]": when it was denied is none of the content, unless
 * a verb stands before, which it may belong to. */
static uint32_t without_time(
	const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	if (has_finite(talk, first, end)) {
		return end;
	}
	uint32_t last = end;
	while (last > first && has_bits(talk, last - 1, KD_MARK_STOP)) {
		last--;
	}
	if (last <= first + 1) {
		return end;
	}
	const struct kd_stretch phrase = kd_talk_phrase(talk, last - 1);
	if (kd_stretch_is_none(phrase) || phrase.first <= first + 1 ||
		!kd_talk_is_time(talk, phrase)) {
		return end;
	}
	const uint32_t adposition = kd_talk_adposition(talk, phrase);
	return adposition != KD_NONE && adposition > first ? adposition
							   : phrase.first;
}

static bool read_clause_after(
	struct kd_talk *talk, struct kd_report *report, uint32_t i)
{
	const uint32_t end =
		without_time(talk, i, end_of_content(talk, report, i));
	return add_object(talk, report) && add_region(talk, report, i, end);
}

/* What follows the clause. Leaves the content empty where nothing does. */
static bool read_after(struct kd_talk *talk, struct kd_report *report)
{
	const struct kd_unit *unit = unit_of(talk, report);
	const uint32_t takes = cue_of(talk, report)->takes;
	uint32_t i = report->rest;
	if (i < unit->end && has_bits(talk, i, KD_MARK_COLON)) {
		return read_after_colon(talk, report, i + 1);
	}
	if (at_end(talk, report, i)) {
		return true;
	}
	const bool comma = has_bits(talk, i, KD_MARK_COMMA);
	i += comma ? 1 : 0;
	if (i >= unit->end) {
		return true;
	}
	if (quote_at(talk, i) != NULL) {
		if (comma && !quote_at(talk, i)->speech) {
			return true;
		}
		return read_quote_after(talk, report, i);
	}
	if (has_bits(talk, i, KD_MARK_THAT) &&
		has_predicate(talk, i + 1, end_of_content(talk, report, i))) {
		return (takes & KD_TAKES_THAT) == 0 &&
				       !fits(talk, report, i, unit->end)
			       ? true
			       : read_clause_after(talk, report, i);
	}
	if (comma || report->tail ||
		!fits(talk, report, i, end_of_content(talk, report, i))) {
		return true;
	}
	return read_clause_after(talk, report, i);
}

/* Where what is said before a clause begins. */
static uint32_t begin_of_content(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t first = unit_of(talk, report)->first;
	uint32_t i = report->clause.first;
	while (i > first && report->clause.first - i < CONTENT_TOKENS) {
		if (has_bits(talk, i - 1, KD_MARK_SEMICOLON)) {
			return i;
		}
		i--;
	}
	return i;
}

/* A quotation that ends right before the clause, a comma between at most. */
static const struct kd_quote *quote_before(
	const struct kd_talk *talk, const struct kd_report *report)
{
	uint32_t i = report->clause.first;
	const uint32_t first = unit_of(talk, report)->first;
	if (i > first && has_bits(talk, i - 1, KD_MARK_COMMA | KD_MARK_DASH)) {
		i--;
	}
	return i > first ? quote_at(talk, i - 1) : NULL;
}

/* Whether a quotation stands alone before the clause, not in a sentence that
 * goes on from before it. */
static bool stands_alone(const struct kd_talk *talk,
	const struct kd_quote *quote, uint32_t begin)
{
	if (quote->first == begin) {
		return true;
	}
	const uint32_t ends = KD_MARK_COLON | KD_MARK_COMMA | KD_MARK_STOP;
	return quote->speech && (has_bits(talk, quote->first - 1, ends) ||
					quote_at(talk, quote->first - 1));
}

/* After "S, X said," the sentence goes on with what is said unless something
 * else begins. */
static bool goes_on_behind(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_unit *unit = unit_of(talk, report);
	const uint32_t i = report->rest;
	if (i + 2 >= unit->end || !has_bits(talk, i, KD_MARK_COMMA)) {
		return false;
	}
	const uint32_t next = i + 1;
	const uint32_t upos = kd_talk_analysis(talk, next)->upos;
	return talk->marks[next].quote == KD_NONE &&
	       talk->marks[next].cue == KD_NONE &&
	       talk->marks[next].report == KD_NONE &&
	       !has_bits(talk, next,
		       KD_MARK_RELATIVE | KD_MARK_CONDITION | KD_MARK_THAT) &&
	       upos != KD_UPOS_CCONJ && upos != KD_UPOS_SCONJ;
}

/* "As Obama spoke, ...": no main clause comes before the verb of saying. */
static bool is_only_subordinate(
	const struct kd_talk *talk, uint32_t begin, uint32_t end)
{
	if (kd_talk_analysis(talk, begin)->upos != KD_UPOS_SCONJ) {
		return false;
	}
	for (uint32_t i = begin + 1; i + 1 < end; i++) {
		if (has_bits(talk, i, KD_MARK_COMMA)) {
			return !has_finite(talk, i, end);
		}
	}
	return true;
}

/* What stands before the clause, and goes on behind it. */
static bool read_before(struct kd_talk *talk, struct kd_report *report)
{
	const uint32_t begin = begin_of_content(talk, report);
	const uint32_t first = report->clause.first;
	const struct kd_quote *quote = quote_before(talk, report);
	const uint32_t takes = cue_of(talk, report)->takes;
	if (quote != NULL && stands_alone(talk, quote, begin) &&
		(takes & (KD_TAKES_QUOTE | KD_TAKES_CLAUSE)) != 0) {
		return add_quotes(talk, report, quote->first, first);
	}
	if ((takes & KD_TAKES_CLAUSE) == 0 || begin >= first) {
		return true;
	}
	const bool parted =
		quote != NULL ||
		has_bits(talk, first - 1, KD_MARK_COMMA | KD_MARK_STOP);
	const uint32_t end =
		goes_on_behind(talk, report)
			? end_of_content(talk, report, report->rest + 1)
			: first;
	const bool inverted = report->source.first >= first;
	if (!parted || is_only_subordinate(talk, begin, end) ||
		(!has_predicate(talk, begin, end) &&
			!(inverted && first - begin > 4))) {
		return true;
	}
	return add_region(talk, report, begin, end);
}

/* "Det skriver X": the sentence before is what is said. */
static bool read_sentence_before(struct kd_talk *talk, struct kd_report *report)
{
	if (report->unit == 0) {
		return true;
	}
	const struct kd_unit *last = &talk->units.items[report->unit - 1];
	if (!has_predicate(talk, last->first, last->end)) {
		return true;
	}
	report->confidence = 0.8;
	return add_region(talk, report, last->first, last->end);
}

/* "S, X said: S2": what stands before is said too. */
static bool lists_after(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_unit *unit = unit_of(talk, report);
	const uint32_t upos = kd_talk_analysis(talk, unit->first)->upos;
	return report->rest < unit->end &&
	       has_bits(talk, report->rest, KD_MARK_COLON) &&
	       report->clause.first > unit->first &&
	       has_bits(talk, report->clause.first - 1, KD_MARK_COMMA) &&
	       upos != KD_UPOS_ADP && upos != KD_UPOS_ADV &&
	       upos != KD_UPOS_SCONJ;
}

/* Whether a clause follows that is what is said, so that quoted words before
 * are only part of when or where. */
static bool has_own(const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t i = report->rest;
	return !at_end(talk, report, i) &&
	       !has_bits(talk, i, KD_MARK_COMMA | KD_MARK_COLON) &&
	       (cue_of(talk, report)->takes & KD_TAKES_CLAUSE) != 0 &&
	       fits(talk, report, i, end_of_content(talk, report, i)) &&
	       is_bare_clause(talk, i, unit_of(talk, report)->end);
}

static bool read_verb(struct kd_talk *talk, struct kd_report *report)
{
	if (report->anaphor && at_end(talk, report, report->rest)) {
		return read_sentence_before(talk, report);
	}
	if (report->anaphor && has_bits(talk, report->rest, KD_MARK_COMMA)) {
		return read_sentence_before(talk, report);
	}
	const bool that = report->rest < unit_of(talk, report)->end &&
			  has_bits(talk, report->rest, KD_MARK_THAT);
	const bool inverted = report->source.first >= cue_of(talk, report)->end;
	const bool quoted = (inverted || (!that && !has_own(talk, report))) &&
			    quote_before(talk, report) != NULL;
	if (!report->participial &&
		(report->tail || quoted || lists_after(talk, report)) &&
		!read_before(talk, report)) {
		return false;
	}
	if (report->content.n > 0 && !report->direct &&
		!has_bits(talk, report->rest, KD_MARK_COLON)) {
		return true;
	}
	const bool was_direct = report->direct;
	struct kd_report after = *report;
	if (!read_after(talk, &after)) {
		return false;
	}
	/* Words behind quoted speech are its own only if quoted too. */
	if (!was_direct || after.direct) {
		*report = after;
	}
	return true;
}

/* "According to X, S"; "S, according to X"; "S1, according to X, S2". */
static bool read_around(struct kd_talk *talk, struct kd_report *report)
{
	const struct kd_unit *unit = unit_of(talk, report);
	const uint32_t begin = begin_of_content(talk, report);
	uint32_t rest = report->rest;
	const bool ends = at_end(talk, report, rest);
	const uint32_t end =
		ends ? rest : end_of_content(talk, report, rest + 1);
	if (report->clause.first <= begin + 2 &&
		!has_predicate(talk, begin, report->clause.first)) {
		return has_predicate(talk, rest, end)
			       ? add_region(talk, report, rest, end)
			       : true;
	}
	const bool added =
		!ends && rest + 1 < unit->end &&
		has_bits(talk, rest, KD_MARK_COMMA) &&
		(kd_talk_analysis(talk, rest + 1)->upos == KD_UPOS_CCONJ ||
			kd_talk_analysis(talk, rest + 1)->upos ==
				KD_UPOS_SCONJ);
	if (!has_predicate(talk, begin, report->clause.first) &&
		!has_predicate(talk, rest, end)) {
		return true;
	}
	return add_region(talk, report, begin, added ? rest : end);
}

/* "He is to have said so": all of the sentence is hearsay. */
static bool read_hearsay(struct kd_talk *talk, struct kd_report *report)
{
	const uint32_t begin = begin_of_content(talk, report);
	const uint32_t end = end_of_content(talk, report, report->rest);
	report->confidence = 0.6;
	report->tail = false;
	return has_predicate(talk, begin, end)
		       ? add_region(talk, report, begin, end)
		       : true;
}

static bool read_report(struct kd_talk *talk, struct kd_report *report)
{
	switch (cue_of(talk, report)->kind) {
	case KD_CUE_VERB:
		return read_verb(talk, report);
	case KD_CUE_PREPOSITION:
	case KD_CUE_RELAYED:
		return read_around(talk, report);
	case KD_CUE_CLAUSE: {
		const uint32_t i = report->rest;
		const struct kd_unit *unit = unit_of(talk, report);
		if (i < unit->end && has_bits(talk, i, KD_MARK_THAT)) {
			return read_clause_after(talk, report, i);
		}
		return read_hearsay(talk, report);
	}
	default:
		return true;
	}
}

/* Hearsay within what somebody says is that somebody's. */
static void silence_hearsay(struct kd_talk *talk, const struct kd_unit *unit)
{
	const uint32_t end = unit->first_report + unit->n_reports;
	bool said = false;
	for (uint32_t i = unit->first_report; i < end; i++) {
		const struct kd_report *report = &talk->reports.items[i];
		said = said || (cue_of(talk, report)->kind != KD_CUE_CLAUSE &&
				       report->content.n > 0);
	}
	for (uint32_t i = unit->first_report; said && i < end; i++) {
		struct kd_report *report = &talk->reports.items[i];
		if (cue_of(talk, report)->kind == KD_CUE_CLAUSE) {
			report->silent = true;
		}
	}
}

bool kd_talk_content(struct kd_talk *talk, uint32_t unit)
{
	const struct kd_unit *held = &talk->units.items[unit];
	const uint32_t end = held->first_report + held->n_reports;
	for (uint32_t i = held->first_report; i < end; i++) {
		struct kd_report *report = &talk->reports.items[i];
		report->tail = is_tail(talk, report);
	}
	for (uint32_t i = held->first_report; i < end; i++) {
		if (!read_report(talk, &talk->reports.items[i])) {
			return false;
		}
	}
	silence_hearsay(talk, held);
	return true;
}
