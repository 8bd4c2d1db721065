/* statements_content.c - finds what is said around each clause of saying. */
#include "read/statements/statements_private.h"

/* Content is followed no further than this from its clause. */
#define CONTENT_TOKENS 400

/* Whether a clause has nothing of its own behind it, so that what is said
 * stands before or around it. */
static bool is_tail(const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	const uint32_t i = report->rest;
	const enum kd_cue_kind kind = kd_talk_cue(talk, report)->kind;
	if (kind != KD_CUE_VERB || report->tail) {
		return true;
	}
	if (kd_report_ends(talk, report, i)) {
		return true;
	}
	if (kd_talk_has(talk, i, KD_MARK_COMMA)) {
		const bool goes_on =
			i + 1 < unit->end &&
			(kd_talk_quote_at(talk, i + 1) != NULL ||
				kd_talk_has(talk, i + 1, KD_MARK_THAT) ||
				kd_report_goes_on_bare(talk, report, i));
		return !goes_on;
	}
	return kd_talk_has(
		talk, i, KD_MARK_SEMICOLON | KD_MARK_DASH | KD_MARK_CLOSE);
}

/* Where what is said before a clause begins. */
static uint32_t begin_of_content(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t first = kd_talk_unit(talk, report)->first;
	uint32_t i = report->clause.first;
	while (i > first && report->clause.first - i < CONTENT_TOKENS) {
		if (kd_talk_has(talk, i - 1, KD_MARK_SEMICOLON)) {
			return i;
		}
		i--;
	}
	return i;
}

/* "S, said X" */
static bool is_inverted(
	const struct kd_talk *talk, const struct kd_report *report)
{
	return report->source.first >= kd_talk_cue(talk, report)->end;
}

/* Where what stands before a clause ends: before the dash in "S, — said X", "S
 * - said X". */
static uint32_t edge_before(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t i = report->clause.first;
	const uint32_t first = kd_talk_unit(talk, report)->first;
	const bool dashed =
		i > first + 1 && kd_talk_has(talk, i - 1, KD_MARK_DASH) &&
		(kd_talk_has(talk, i - 2, KD_MARK_COMMA | KD_MARK_STOP) ||
			is_inverted(talk, report));
	return dashed ? i - 1 : i;
}

/* A quotation that ends right before the clause, a comma between at most, or
 * a dash, or both. */
static const struct kd_quote *quote_before(
	const struct kd_talk *talk, const struct kd_report *report)
{
	uint32_t i = edge_before(talk, report);
	const uint32_t first = kd_talk_unit(talk, report)->first;
	if (i > first && kd_talk_quote_at(talk, i - 1) != NULL) {
		return kd_talk_quote_at(talk, i - 1);
	}
	if (i > first &&
		kd_talk_has(talk, i - 1, KD_MARK_COMMA | KD_MARK_DASH)) {
		i--;
	}
	return i > first ? kd_talk_quote_at(talk, i - 1) : NULL;
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
	return quote->speech &&
	       (kd_talk_has(talk, quote->first - 1, ends) ||
		       kd_talk_quote_at(talk, quote->first - 1));
}

/* After "S, X said," the sentence goes on with what is said unless something
 * else begins. */
static bool goes_on_behind(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	const uint32_t i = report->rest;
	if (i + 2 >= unit->end || !kd_talk_has(talk, i, KD_MARK_COMMA)) {
		return false;
	}
	const uint32_t next = i + 1;
	const uint32_t upos = kd_talk_upos(talk, next);
	/* "The museum, X said, [celebrated] it": the verb of what is before */
	const bool verb =
		kd_talk_has(talk, next, KD_MARK_FINITE) &&
		!kd_talk_has_predicate(talk, unit->first, report->clause.first);
	return talk->marks[next].quote == KD_NONE &&
	       (talk->marks[next].cue == KD_NONE || verb) &&
	       !kd_talk_begins_speech(talk, next) &&
	       !kd_talk_has(talk, next,
		       KD_MARK_RELATIVE | KD_MARK_CONDITION | KD_MARK_THAT) &&
	       upos != KD_UPOS_CCONJ && upos != KD_UPOS_SCONJ;
}

/* "As Obama spoke, ...": no main clause comes before the verb of saying. */
static bool is_only_subordinate(
	const struct kd_talk *talk, uint32_t begin, uint32_t end)
{
	if (kd_talk_upos(talk, begin) != KD_UPOS_SCONJ ||
		kd_talk_has(talk, begin, KD_MARK_THAT)) {
		return false;
	}
	for (uint32_t i = begin + 1; i + 1 < end; i++) {
		if (kd_talk_has(talk, i, KD_MARK_COMMA)) {
			return !kd_talk_has_finite(talk, i, end);
		}
	}
	return true;
}

/* What stands before the clause, and goes on behind it. */
static bool read_before(struct kd_talk *talk, struct kd_report *report)
{
	const uint32_t begin = begin_of_content(talk, report);
	const uint32_t first = edge_before(talk, report);
	const struct kd_quote *quote = quote_before(talk, report);
	const uint32_t takes = kd_talk_cue(talk, report)->takes;
	if (quote != NULL && stands_alone(talk, quote, begin) &&
		(takes & (KD_TAKES_QUOTE | KD_TAKES_CLAUSE)) != 0) {
		return kd_report_add_quotes(talk, report, quote->first, first);
	}
	if (quote != NULL && (takes & KD_TAKES_MIXED) != 0 &&
		report->source.first >= kd_talk_cue(talk, report)->end) {
		return kd_report_add(talk, report, quote->first, quote->end);
	}
	const bool shown =
		(takes & KD_TAKES_SHOWN) != 0 &&
		kd_talk_source_kind(talk, report->source) == KD_SOURCE_DOCUMENT;
	if (((takes & KD_TAKES_CLAUSE) == 0 && !shown) || begin >= first) {
		return true;
	}
	const bool parted =
		quote != NULL || first < report->clause.first ||
		kd_talk_has(talk, first - 1, KD_MARK_COMMA | KD_MARK_STOP);
	const uint32_t end =
		goes_on_behind(talk, report)
			? kd_report_content_end(talk, report, report->rest + 1)
			: first;
	const bool inverted = report->source.first >= first;
	if (!parted || (!inverted && is_only_subordinate(talk, begin, end)) ||
		(!kd_talk_has_predicate(talk, begin, end) &&
			!(inverted && first - begin > 4))) {
		return true;
	}
	return kd_report_add_region(talk, report, begin, end);
}

/* "Det skriver X": the sentence before is what is said. */
static bool read_sentence_before(struct kd_talk *talk, struct kd_report *report)
{
	if (report->unit == 0) {
		return true;
	}
	const struct kd_unit *last = &talk->units.items[report->unit - 1];
	if (!kd_talk_has_predicate(talk, last->first, last->end)) {
		return true;
	}
	report->confidence = 0.8;
	return kd_report_add_region(talk, report, last->first, last->end);
}

/* "S, X said: S2": what stands before is said too. */
static bool lists_after(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	const uint32_t upos = kd_talk_upos(talk, unit->first);
	const bool colon = kd_talk_has(talk, report->rest, KD_MARK_COLON);
	const bool quote = report->rest + 1 < unit->end &&
			   kd_talk_has(talk, report->rest, KD_MARK_COMMA) &&
			   kd_talk_quote_at(talk, report->rest + 1) != NULL;
	return report->rest < unit->end && (colon || quote) &&
	       report->clause.first > unit->first &&
	       kd_talk_has(talk, report->clause.first - 1, KD_MARK_COMMA) &&
	       upos != KD_UPOS_ADP && upos != KD_UPOS_ADV &&
	       upos != KD_UPOS_SCONJ;
}

/* "ruled [it] out", "[to] zanika": the object stands before the verb or within
 * the words of saying. */
static bool has_object(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	return (cue->takes & KD_TAKES_OBJECT) != 0 &&
	       !kd_stretch_is_none(report->object);
}

/* Whether what is said is to be looked for before the clause. */
static bool looks_before(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const bool that = kd_talk_has(talk, report->rest, KD_MARK_THAT);
	const bool inverted =
		report->source.first >= kd_talk_cue(talk, report)->end;
	const bool quoted =
		(inverted || (!that && !kd_report_has_clause(talk, report))) &&
		quote_before(talk, report) != NULL;
	if (report->participial || (has_object(talk, report) && !quoted) ||
		kd_talk_has(talk, report->source.first, KD_MARK_RELATIVE)) {
		return false;
	}
	return report->tail || quoted || lists_after(talk, report);
}

/* "As X said, S" */
static bool read_behind_as(struct kd_talk *talk, struct kd_report *report)
{
	const uint32_t i = report->rest;
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	if (i + 1 >= unit->end || !kd_talk_has(talk, i, KD_MARK_COMMA)) {
		return true;
	}
	if (kd_talk_quote_at(talk, i + 1) != NULL) {
		return kd_report_add_quotes(talk, report, i + 1, unit->end);
	}
	const uint32_t end = kd_report_content_end(talk, report, i + 1);
	return !kd_talk_has_predicate(talk, i + 1, end) ||
	       kd_report_add_region(talk, report, i + 1, end);
}

/* "But according to X, S": nothing of what is said stands before. */
static bool is_only_link(
	const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const uint32_t upos = kd_talk_upos(talk, i);
		if (upos != KD_UPOS_CCONJ && upos != KD_UPOS_SCONJ &&
			upos != KD_UPOS_ADV && upos != KD_UPOS_PART &&
			upos != KD_UPOS_ADP && upos != KD_UPOS_PUNCT) {
			return false;
		}
	}
	return true;
}

/* "But Moscow denied.": a sentence of nothing else, which denies the one
 * before. */
static bool is_bare_denial(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	return cue->force == KD_FORCE_DENIES && !cue->gap && !report->negated &&
	       report->unsaid == KD_UNSAID_UNKNOWN && !report->participial &&
	       report->heir == KD_NONE &&
	       kd_report_ends(talk, report, report->rest) &&
	       !kd_talk_has(talk, report->source.first, KD_MARK_RELATIVE) &&
	       is_only_link(talk, begin_of_content(talk, report),
		       report->clause.first);
}

/* What the last of the reports [first, end) that tells something within no
 * other's words tells; all of [before.first, before.end) where none does. */
static bool add_denied(struct kd_talk *talk, struct kd_report *report,
	struct kd_stretch reports, struct kd_stretch before)
{
	struct kd_stretch denied = before;
	bool found = false;
	for (uint32_t i = reports.first; i < reports.end; i++) {
		const struct kd_report *told = &talk->reports.items[i];
		const bool within =
			found && kd_stretch_has(denied, told->region.first);
		if (told->content.n > 0 && !told->silent && !within &&
			told->region.end <= before.end) {
			denied = told->region;
			found = true;
		}
	}
	report->confidence = 0.8;
	return denied.end < denied.first + 3 ||
	       !kd_talk_has_predicate(talk, before.first, before.end) ||
	       kd_report_add_region(talk, report, denied.first, denied.end);
}

/* "A said that S. B denied.", "A said that S; B denied.": S where what stands
 * before tells who says so, else all of it. */
static bool read_bare_denial(struct kd_talk *talk, struct kd_report *report)
{
	if (!is_bare_denial(talk, report)) {
		return true;
	}
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	const uint32_t begin = begin_of_content(talk, report);
	if (begin > unit->first) {
		const uint32_t own = (uint32_t)(report - talk->reports.items);
		return add_denied(talk, report,
			(struct kd_stretch){ unit->first_report, own },
			(struct kd_stretch){ unit->first, begin - 1 });
	}
	if (report->unit == 0) {
		return true;
	}
	const struct kd_unit *last = &talk->units.items[report->unit - 1];
	return add_denied(talk, report,
		(struct kd_stretch){ last->first_report,
			last->first_report + last->n_reports },
		(struct kd_stretch){ last->first, last->end });
}

/* "S, X said S2": what goes on behind the clause, besides what may stand
 * before it; or the object, or what is spoken of. */
static bool read_behind(struct kd_talk *talk, struct kd_report *report)
{
	const bool was_direct = report->direct;
	struct kd_report after = *report;
	if (!kd_report_is_over(talk, report, report->rest + 1, report->rest) &&
		!kd_report_read_after(talk, &after)) {
		return false;
	}
	if (after.content.n == 0 && has_object(talk, report)) {
		return kd_report_add(
			talk, report, report->object.first, report->object.end);
	}
	if (after.content.n == 0 && report->content.n == 0) {
		return kd_report_read_topic(talk, report) &&
		       (report->content.n > 0 ||
			       read_bare_denial(talk, report));
	}
	/* Words behind quoted speech are its own only if quoted too. */
	if (!was_direct || after.direct) {
		*report = after;
	}
	return true;
}

/* Whether the sentence, or this part of it, ends with the clause and what its
 * verb was parted from: "Das teilte X [mit]". */
static bool ends_with_clause(
	const struct kd_talk *talk, struct kd_report *report)
{
	const uint32_t i = report->rest;
	if (kd_report_ends(talk, report, i) ||
		kd_talk_has(talk, i, KD_MARK_COMMA)) {
		return true;
	}
	const struct kd_analysis *found = kd_talk_analysis(talk, i);
	if (found->head != kd_talk_cue(talk, report)->verb ||
		!kd_str_equal(found->deprel, KD_STR("compound:prt")) ||
		!kd_report_ends(talk, report, i + 1)) {
		return false;
	}
	report->particle = (struct kd_stretch){ i, i + 1 };
	return true;
}

static bool read_verb(struct kd_talk *talk, struct kd_report *report)
{
	if (report->passive) {
		return kd_report_read_passive(talk, report);
	}
	if (report->anaphor && ends_with_clause(talk, report)) {
		return read_sentence_before(talk, report);
	}
	if (looks_before(talk, report) && !read_before(talk, report)) {
		return false;
	}
	if (report->content.n > 0 && !report->direct &&
		!lists_after(talk, report)) {
		return true;
	}
	/* Not "als X den Angriff bestätigte, ...", which has its object. */
	if (report->as && report->content.n == 0 &&
		kd_stretch_is_none(report->object)) {
		return read_behind_as(talk, report);
	}
	return read_behind(talk, report);
}

/* "S1, S2a according to X S2b": the clause that the attribution stands in
 * begins behind the last comma that parts it from another. */
static uint32_t begin_of_clause(
	const struct kd_talk *talk, uint32_t begin, uint32_t end)
{
	for (uint32_t i = end; i > begin + 1; i--) {
		if (kd_talk_has(talk, i - 1, KD_MARK_COMMA)) {
			const bool parted =
				i < end &&
				kd_talk_has_finite(talk, begin, i - 1) &&
				kd_talk_has_finite(talk, i, end) &&
				!kd_talk_has(talk, i,
					KD_MARK_RELATIVE | KD_MARK_THAT);
			return parted ? i : begin;
		}
	}
	return begin;
}

/* "According to X, S"; "S, according to X"; "S1, according to X, S2". */
static bool read_around(struct kd_talk *talk, struct kd_report *report)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	uint32_t rest = report->rest;
	const bool ends = kd_report_ends(talk, report, rest) ||
			  kd_talk_has(talk, rest, KD_MARK_SEMICOLON);
	uint32_t begin = begin_of_content(talk, report);
	const struct kd_quote *quote = quote_before(talk, report);
	if (ends && quote != NULL && quote->words > 2 &&
		quote->first == begin) {
		return kd_report_add_quotes(
			talk, report, begin, report->clause.first);
	}
	if (!ends && !kd_talk_has(talk, rest, KD_MARK_COMMA)) {
		begin = begin_of_clause(talk, begin, report->clause.first);
	}
	const uint32_t end =
		ends ? rest : kd_report_content_end(talk, report, rest + 1);
	if (is_only_link(talk, begin, report->clause.first)) {
		return kd_talk_has_predicate(talk, rest, end)
			       ? kd_report_add_region(talk, report, rest, end)
			       : true;
	}
	const bool added =
		!ends && rest + 1 < unit->end &&
		kd_talk_has(talk, rest, KD_MARK_COMMA) &&
		(kd_talk_upos(talk, rest + 1) == KD_UPOS_CCONJ ||
			kd_talk_upos(talk, rest + 1) == KD_UPOS_SCONJ);
	if (!kd_talk_has_predicate(talk, begin, report->clause.first) &&
		!kd_talk_has_predicate(talk, rest, end)) {
		return true;
	}
	return kd_report_add_region(talk, report, begin, added ? rest : end);
}

/* "He is to have said so": all of the sentence is hearsay; of "apparently, he
 * said so" what follows the comma. */
static bool read_hearsay(struct kd_talk *talk, struct kd_report *report)
{
	uint32_t begin = begin_of_content(talk, report);
	uint32_t rest = report->rest;
	if (rest + 1 < kd_talk_unit(talk, report)->end &&
		kd_talk_has(talk, rest, KD_MARK_COMMA)) {
		rest++;
		begin = is_only_link(talk, begin, report->clause.first) ? rest
									: begin;
	}
	const uint32_t end = kd_report_content_end(talk, report, rest);
	report->confidence = 0.6;
	report->tail = false;
	return kd_talk_has_predicate(talk, begin, end)
		       ? kd_report_add_region(talk, report, begin, end)
		       : true;
}

static bool read_report(struct kd_talk *talk, struct kd_report *report)
{
	switch (kd_talk_cue(talk, report)->kind) {
	case KD_CUE_VERB:
		return read_verb(talk, report);
	case KD_CUE_PREPOSITION:
	case KD_CUE_RELAYED:
		return read_around(talk, report);
	case KD_CUE_NOUN:
		return kd_report_read_noun(talk, report);
	case KD_CUE_CLAUSE: {
		const uint32_t i = report->rest;
		const struct kd_unit *unit = kd_talk_unit(talk, report);
		if (i < unit->end && kd_talk_has(talk, i, KD_MARK_THAT)) {
			return kd_report_read_clause(talk, report, i);
		}
		return read_hearsay(talk, report);
	}
	default:
		return true;
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
	kd_talk_silence(talk, held);
	return true;
}
