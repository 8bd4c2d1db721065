/* statements_after.c - finds what is said behind its clause of saying. */
#include "read/statements/statements_private.h"

/* Adds quotations that follow one another from i on. Returns where they end. */
bool kd_report_add_quotes(struct kd_talk *talk, struct kd_report *report,
	uint32_t i, uint32_t end)
{
	while (i < end) {
		const struct kd_quote *quote = kd_talk_quote_at(talk, i);
		if (quote == NULL) {
			if (!kd_talk_has(talk, i, KD_MARK_STOP)) {
				break;
			}
			i++;
			continue;
		}
		if (!kd_report_add(talk, report, quote->first, quote->end)) {
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
	if (kd_talk_quote_at(talk, next->first) == NULL) {
		return true;
	}
	return kd_report_add_quotes(talk, report, next->first, next->end);
}

static bool read_after_colon(
	struct kd_talk *talk, struct kd_report *report, uint32_t i)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	if (i >= unit->end) {
		return read_next_unit(talk, report);
	}
	if (kd_talk_quote_at(talk, i) != NULL) {
		return kd_report_add_quotes(talk, report, i, unit->end);
	}
	return kd_report_add_region(talk, report, i, unit->end);
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

bool kd_talk_is_infinitive(const struct kd_talk *talk, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end && k < i + 4; k++) {
		const struct kd_analysis *analysis = kd_talk_analysis(talk, k);
		if (analysis->upos == KD_UPOS_VERB ||
			analysis->upos == KD_UPOS_AUX) {
			return kd_feats_get(analysis->feats,
				       KD_FEATURE_VERBFORM) == KD_VERBFORM_INF;
		}
		const bool before =
			k + 1 < end &&
			kd_talk_verbform(talk, k + 1) == KD_VERBFORM_INF;
		if (analysis->upos != KD_UPOS_PART &&
			!(analysis->upos == KD_UPOS_ADP && before) &&
			analysis->upos != KD_UPOS_ADV &&
			analysis->upos != KD_UPOS_PRON) {
			return false;
		}
	}
	return false;
}

/* Whether the words of saying end in the preposition or conjunction that holds
 * what follows at i: "accused of". */
static bool is_held_by_last(
	const struct kd_talk *talk, const struct kd_cue *cue, uint32_t i)
{
	const uint32_t last = kd_talk_upos(talk, cue->end - 1);
	return cue->end > cue->first + 1 && i == cue->end &&
	       (cue->takes & KD_TAKES_OBJECT) != 0 &&
	       (last == KD_UPOS_ADP || last == KD_UPOS_SCONJ);
}

/* "put the toll at [more than 40]" */
static bool is_measure(const struct kd_talk *talk, const struct kd_cue *cue,
	uint32_t i, uint32_t end)
{
	const uint32_t upos = kd_talk_upos(talk, i);
	return is_held_by_last(talk, cue, i) && i + 1 < end &&
	       (upos == KD_UPOS_ADJ || upos == KD_UPOS_ADV) &&
	       kd_talk_upos(talk, i + 1) == KD_UPOS_ADP;
}

/* "proposed [dropping] it": a verb that the verb of saying governs begins what
 * follows, and is no infinitive. */
static bool is_doing(
	const struct kd_talk *talk, const struct kd_report *report, uint32_t i)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const bool governed = is_held_by_last(talk, cue, i);
	/* "criticised X for [not doing] so" */
	while (governed && i + 1 < talk->reading->tokens->n &&
		(kd_talk_upos(talk, i) == KD_UPOS_PART ||
			kd_talk_upos(talk, i) == KD_UPOS_ADV)) {
		i++;
	}
	const struct kd_analysis *analysis = kd_talk_analysis(talk, i);
	if (governed && analysis->upos == KD_UPOS_VERB) {
		return kd_talk_verbform(talk, i) != KD_VERBFORM_FIN;
	}
	/* "admitted [using] it", "suggested [waiting]" */
	if ((cue->takes & KD_TAKES_CLAUSE) != 0 && i == cue->end &&
		analysis->upos == KD_UPOS_VERB &&
		kd_talk_verbform(talk, i) == KD_VERBFORM_GER &&
		(cue->force == KD_FORCE_CONFIRMS ||
			cue->force == KD_FORCE_DENIES ||
			cue->force == KD_FORCE_PROPOSES)) {
		return true;
	}
	return (cue->takes & KD_TAKES_CLAUSE) != 0 &&
	       analysis->upos == KD_UPOS_VERB && analysis->head == cue->verb &&
	       kd_talk_verbform(talk, i) != KD_VERBFORM_INF &&
	       (kd_str_equal(analysis->deprel, KD_STR("xcomp")) ||
		       kd_str_equal(analysis->deprel, KD_STR("ccomp")));
}

/* "found [the state was in breach]": the tree puts what follows down to the
 * verb, and its auxiliary is finite. */
static bool has_linked_clause(
	const struct kd_talk *talk, uint32_t verb, uint32_t i, uint32_t end)
{
	const uint32_t clause = kd_talk_child(
		talk, verb, "xcomp", (struct kd_stretch){ i, end });
	if (clause == KD_NONE) {
		return false;
	}
	const struct kd_stretch within = { i, clause };
	const uint32_t copula = kd_talk_child(talk, clause, "cop", within);
	return copula != KD_NONE && kd_talk_has(talk, copula, KD_MARK_FINITE) &&
	       kd_talk_child(talk, clause, "nsubj", within) != KD_NONE;
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
		if (kd_talk_has(talk, i, KD_MARK_AS)) {
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
		kd_talk_upos(talk, phrase.end - 1) == KD_UPOS_ADJ) {
		return true;
	}
	/* "the charges [unsubstantiated]", which the tree may put to them */
	if (phrase.end < end && kd_talk_upos(talk, phrase.end) == KD_UPOS_ADJ) {
		return true;
	}
	const uint32_t i = kd_talk_attached_end(talk, phrase, end);
	if (i >= end || kd_talk_has(talk, i, KD_MARK_COMMA | KD_MARK_STOP)) {
		return false;
	}
	const uint32_t upos = kd_talk_upos(talk, i);
	return upos == KD_UPOS_ADJ || upos == KD_UPOS_DET;
}

/* "what she said [was a bribe]", "which he said [were illegal]": what is said
 * lacks its subject, which stands before who says so. */
static bool lacks_subject(const struct kd_talk *talk,
	const struct kd_report *report, uint32_t i, uint32_t end)
{
	const uint32_t first = report->source.first;
	return i == kd_talk_cue(talk, report)->end && i + 1 < end &&
	       kd_talk_has(talk, i, KD_MARK_FINITE) &&
	       !kd_talk_has(talk, i + 1, KD_MARK_THAT) &&
	       report->source.end <= i && !kd_stretch_is_none(report->source) &&
	       first > kd_talk_unit(talk, report)->first &&
	       kd_talk_has(talk, first - 1, KD_MARK_RELATIVE);
}

/* Whether [i, end) can be what this cue takes as a clause or a deed. */
static bool fits_clause(const struct kd_talk *talk,
	const struct kd_report *report, uint32_t i, uint32_t end)
{
	const uint32_t takes = kd_talk_cue(talk, report)->takes;
	if ((takes & KD_TAKES_CLAUSE) != 0 &&
		(is_bare_clause(talk, i, end) ||
			lacks_subject(talk, report, i, end) ||
			((takes & KD_TAKES_OBJECT) == 0 &&
				kd_talk_has_finite(talk, i + 1, end)))) {
		return true;
	}
	return ((takes & KD_TAKES_INFINITIVE) != 0 &&
		       kd_talk_is_infinitive(talk, i, end)) ||
	       is_doing(talk, report, i);
}

/* Whether [i, end) can be what this cue calls by another name. */
static bool fits_mixed(const struct kd_talk *talk,
	const struct kd_report *report, struct kd_stretch within,
	struct kd_stretch phrase)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	return (cue->takes & KD_TAKES_MIXED) != 0 &&
	       ((cue->gap && within.first == cue->end) ||
		       kd_talk_child(talk, cue->verb, "xcomp", within) !=
			       KD_NONE ||
		       has_quote(talk, within.first, within.end) ||
		       has_as(talk, within.first, within.end) ||
		       kd_talk_has(talk, cue->end - 1, KD_MARK_AS) ||
		       has_predicative(talk, phrase, within.end));
}

/* Whether [i, end), which no "that" begins, can be what this cue takes. */
static bool fits(const struct kd_talk *talk, const struct kd_report *report,
	uint32_t i, uint32_t end)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const uint32_t takes = cue->takes;
	const uint32_t upos = kd_talk_upos(talk, i);
	if ((takes & KD_TAKES_THAT) != 0 &&
		(kd_talk_governs_clause(talk, cue->verb, i, end) ||
			has_linked_clause(talk, cue->verb, i, end))) {
		return true;
	}
	if (upos == KD_UPOS_CCONJ || upos == KD_UPOS_SCONJ) {
		return false;
	}
	if (fits_clause(talk, report, i, end) ||
		is_measure(talk, cue, i, end)) {
		return true;
	}
	const struct kd_stretch phrase = kd_talk_phrase_from(talk, i, end);
	const bool shows =
		(takes & KD_TAKES_SHOWN) != 0 &&
		kd_talk_source_kind(talk, report->source) == KD_SOURCE_DOCUMENT;
	if (((takes & KD_TAKES_OBJECT) != 0 || shows) &&
		!kd_stretch_is_none(phrase)) {
		return !kd_talk_is_time(talk, phrase);
	}
	if ((takes & KD_TAKES_INFINITIVE) != 0 && !kd_stretch_is_none(phrase) &&
		phrase.end < end) {
		return kd_talk_is_infinitive(talk, phrase.end, end) ||
		       kd_talk_has(talk, phrase.end, KD_MARK_THAT);
	}
	return fits_mixed(talk, report, (struct kd_stretch){ i, end }, phrase);
}

/* "sagte, [bei dem Angriff seien] drei verletzt worden": a finite verb right
 * behind the phrase that a preposition at i holds. */
static bool is_verb_second(const struct kd_talk *talk, uint32_t i, uint32_t end)
{
	const struct kd_stretch phrase = kd_talk_phrase_from(talk, i + 1, end);
	return !kd_stretch_is_none(phrase) && phrase.end < end &&
	       kd_talk_has(talk, kd_talk_attached_end(talk, phrase, end),
		       KD_MARK_FINITE);
}

bool kd_report_goes_on_bare(
	const struct kd_talk *talk, const struct kd_report *report, uint32_t i)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const uint32_t first = report->clause.first;
	const uint32_t begin = kd_talk_unit(talk, report)->first;
	const uint32_t next = i + 1;
	if (!talk->bare_clauses || !kd_talk_has(talk, i, KD_MARK_COMMA) ||
		kd_report_ends(talk, report, next) || report->participial ||
		report->source.end > cue->first ||
		kd_stretch_is_none(report->source) ||
		kd_talk_has(talk, report->source.first, KD_MARK_RELATIVE) ||
		(first > begin &&
			kd_talk_upos(talk, first - 1) == KD_UPOS_SCONJ) ||
		kd_talk_begins_speech(talk, next)) {
		return false;
	}
	const uint32_t upos = kd_talk_upos(talk, next);
	const uint32_t end = kd_report_content_end(talk, report, next);
	if (upos == KD_UPOS_CCONJ || upos == KD_UPOS_SCONJ ||
		(upos == KD_UPOS_ADP && !is_verb_second(talk, next, end)) ||
		kd_talk_has(talk, next, KD_MARK_THAT | KD_MARK_AS)) {
		return false;
	}
	if ((cue->takes & KD_TAKES_INFINITIVE) != 0 &&
		kd_talk_child(talk, cue->verb, "xcomp",
			(struct kd_stretch){ next, end }) != KD_NONE) {
		return true;
	}
	return (cue->takes & KD_TAKES_CLAUSE) != 0 &&
	       is_bare_clause(talk, next, end);
}

/* The object of an accusation that stands before its verb belongs to what is
 * said. */
static bool add_object(struct kd_talk *talk, struct kd_report *report)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	if (kd_stretch_is_none(report->object) ||
		(cue->takes & (KD_TAKES_OBJECT | KD_TAKES_MIXED)) == 0) {
		return true;
	}
	return kd_report_add(
		talk, report, report->object.first, report->object.end);
}

static bool read_quote_after(
	struct kd_talk *talk, struct kd_report *report, uint32_t i)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	const struct kd_quote *quote = kd_talk_quote_at(talk, i);
	const uint32_t takes = kd_talk_cue(talk, report)->takes;
	const bool whole = kd_report_ends(talk, report, quote->end);
	if (((takes & KD_TAKES_QUOTE) != 0 && (quote->speech || whole)) ||
		((takes & KD_TAKES_CLAUSE) != 0 && quote->speech)) {
		return kd_report_add_quotes(talk, report, i, unit->end);
	}
	if ((takes & ~(uint32_t)(KD_TAKES_CLAUSE | KD_TAKES_SHOWN |
				 KD_TAKES_ATTITUDE)) == KD_TAKES_THAT) {
		return true;
	}
	if (!add_object(talk, report)) {
		return false;
	}
	return kd_report_add_region(
		talk, report, i, kd_report_content_end(talk, report, i));
}

/* "denied it [on Monday]": when it was denied is none of the content, unless
 * a verb stands before, which it may belong to. */
uint32_t kd_report_without_time(
	const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	if (kd_talk_has_finite(talk, first, end)) {
		return end;
	}
	uint32_t last = end;
	while (last > first && kd_talk_has(talk, last - 1, KD_MARK_STOP)) {
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

/* "lehnte den Plan [ab]": what the verb was parted from ends no content. */
static uint32_t without_particle(struct kd_talk *talk, struct kd_report *report,
	uint32_t first, uint32_t end)
{
	uint32_t last = end;
	while (last > first && kd_talk_has(talk, last - 1, KD_MARK_STOP)) {
		last--;
	}
	if (last <= first + 1) {
		return end;
	}
	const struct kd_analysis *found = kd_talk_analysis(talk, last - 1);
	if (found->head != kd_talk_cue(talk, report)->verb ||
		!kd_str_equal(found->deprel, KD_STR("compound:prt"))) {
		return end;
	}
	report->particle = (struct kd_stretch){ last - 1, last };
	return last - 1;
}

bool kd_report_read_clause(
	struct kd_talk *talk, struct kd_report *report, uint32_t i)
{
	const uint32_t found = without_particle(
		talk, report, i, kd_report_content_end(talk, report, i));
	const uint32_t end = kd_report_without_time(talk, i, found);
	return add_object(talk, report) &&
	       kd_report_add_region(talk, report, i, end);
}

/* "rejected [that] argument": a determiner before what a verb takes. */
static bool is_pointing(const struct kd_talk *talk, uint32_t i, uint32_t takes)
{
	return kd_talk_upos(talk, i) == KD_UPOS_DET &&
	       (takes & KD_TAKES_OBJECT) != 0 && (takes & KD_TAKES_THAT) == 0;
}

/* What begins at i, behind a comma or not, outside quotations. */
static bool read_unquoted(
	struct kd_talk *talk, struct kd_report *report, uint32_t i, bool comma)
{
	const uint32_t takes = kd_talk_cue(talk, report)->takes;
	const uint32_t end = kd_report_content_end(talk, report, i);
	if (kd_talk_has(talk, i, KD_MARK_THAT) &&
		!is_pointing(talk, i, takes) &&
		(kd_talk_upos(talk, i) == KD_UPOS_SCONJ ||
			kd_talk_has_predicate(talk, i + 1, end))) {
		return (takes & KD_TAKES_THAT) == 0 &&
				       !fits(talk, report, i,
					       kd_talk_unit(talk, report)->end)
			       ? true
			       : kd_report_read_clause(talk, report, i);
	}
	if ((comma && kd_report_goes_on_bare(talk, report, i - 1)) ||
		(!comma && !report->tail && fits(talk, report, i, end))) {
		return kd_report_read_clause(talk, report, i);
	}
	return true;
}

/* What follows the clause. Leaves the content empty where nothing does. */
bool kd_report_read_after(struct kd_talk *talk, struct kd_report *report)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	uint32_t i = report->rest;
	if (i < unit->end && kd_talk_has(talk, i, KD_MARK_COLON)) {
		return read_after_colon(talk, report, i + 1);
	}
	if (kd_report_ends(talk, report, i)) {
		return true;
	}
	const bool comma = kd_talk_has(talk, i, KD_MARK_COMMA);
	i += comma ? 1 : 0;
	/* "«S1, — said X, — S2»" */
	i += comma && i + 1 < unit->end && kd_talk_has(talk, i, KD_MARK_DASH) &&
			     kd_talk_quote_at(talk, i + 1) != NULL
		     ? 1
		     : 0;
	if (i >= unit->end) {
		return true;
	}
	if (kd_talk_quote_at(talk, i) != NULL) {
		if (comma && !kd_talk_quote_at(talk, i)->speech) {
			return true;
		}
		return read_quote_after(talk, report, i);
	}
	return read_unquoted(talk, report, i, comma);
}

/* Whether a clause follows that is what is said, so that quoted words before
 * are only part of when or where. */
bool kd_report_has_clause(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t i = report->rest;
	return !kd_report_ends(talk, report, i) &&
	       !kd_talk_has(talk, i, KD_MARK_COMMA | KD_MARK_COLON) &&
	       (kd_talk_cue(talk, report)->takes & KD_TAKES_CLAUSE) != 0 &&
	       fits(talk, report, i, kd_report_content_end(talk, report, i)) &&
	       is_bare_clause(talk, i, kd_talk_unit(talk, report)->end);
}
