/* statements_group.c - reads the words around a verb of saying: those that
 * belong to it, and those that part it from what is said. */
#include "read/statements/statements_private.h"

/* What stands between commas is followed no further than this. */
#define ASIDE_TOKENS 16

/* "comme [l']a dit X": an object without stress before the verb. */
static bool is_clitic(const struct kd_saying *r, uint32_t i)
{
	const struct kd_analysis *analysis = kd_talk_analysis(r->talk, i);
	const uint32_t found = kd_feats_get(analysis->feats, KD_FEATURE_CASE);
	const bool as =
		i > r->unit->first && kd_talk_has(r->talk, i - 1, KD_MARK_AS);
	return i > r->unit->first &&
	       (analysis->upos == KD_UPOS_PRON ||
		       analysis->upos == KD_UPOS_DET) &&
	       (analysis->head == r->cue->verb || analysis->head == i + 1) &&
	       (as || (kd_talk_bits(r->talk, i) & KD_MARK_ANAPHOR) == 0) &&
	       found != KD_CASE_NOM &&
	       (kd_str_equal(analysis->deprel, KD_STR("obj")) ||
		       kd_str_equal(analysis->deprel, KD_STR("iobj")));
}

/* Reads the auxiliaries and adverbs that stand right before the verb. */
void kd_saying_read_group(struct kd_saying *r)
{
	uint32_t i = r->cue->first;
	while (i > r->left_limit && !kd_talk_is_boundary(r->talk, i - 1) &&
		(kd_talk_is_between(r->talk, i - 1) || is_clitic(r, i - 1))) {
		kd_saying_note(r, i - 1);
		i--;
	}
	r->group = i;
	r->reach = i;
}

/* "teilte am Montag [mit]": what the verb was parted from. */
static uint32_t skip_particle(struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_analysis *found =
		i < r->unit->end ? kd_talk_analysis(talk, i) : NULL;
	if (found == NULL || found->head != r->cue->verb ||
		kd_talk_is_boundary(talk, i) || !kd_saying_is_particle(r, i)) {
		return i;
	}
	r->report.particle = (struct kd_stretch){ i, i + 1 };
	return i + 1;
}

/* ", as one of them pointed out,": between commas, or at an end. */
static bool is_parenthesis(const struct kd_saying *r, uint32_t first)
{
	const uint32_t ends = KD_MARK_COMMA | KD_MARK_STOP;
	return (first == r->unit->first ||
		       kd_talk_has(r->talk, first - 1, KD_MARK_COMMA)) &&
	       r->report.source.end <= r->cue->first &&
	       kd_talk_has(r->talk, r->cue->end, ends);
}

/* Whether an "as" stands before token i, and before it nothing of its clause.
 */
static bool is_behind_as(const struct kd_saying *r, uint32_t i)
{
	return i > r->unit->first && !r->shared &&
	       kd_talk_has(r->talk, i - 1, KD_MARK_AS) &&
	       kd_talk_upos(r->talk, i - 1) != KD_UPOS_PRON &&
	       (kd_talk_upos(r->talk, i - 1) != KD_UPOS_ADP ||
		       is_parenthesis(r, i - 1)) &&
	       (r->cue->takes & (KD_TAKES_CLAUSE | KD_TAKES_QUOTE)) != 0 &&
	       (i - 1 == r->unit->first ||
		       kd_talk_has(r->talk, i - 2,
			       KD_MARK_COMMA | KD_MARK_DASH | KD_MARK_OPEN) ||
		       kd_talk_upos(r->talk, i - 2) == KD_UPOS_CCONJ ||
		       kd_talk_quote_at(r->talk, i - 2) != NULL);
}

/* "сообщает «Интерфакс[»]" */
static bool is_mark_behind_name(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	return i < r->unit->end && i == r->report.source.end &&
	       talk->reading->tokens->items[i].kind == KD_TOKEN_PUNCTUATION &&
	       kd_talk_name(talk, i - 1) != KD_NONE &&
	       !kd_talk_is_boundary(talk, i);
}

/* "insists[, most recently on Monday,] that S": where the conjunction stands;
 * i if nothing of the kind follows. */
static uint32_t skip_aside(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	if (!kd_talk_has(talk, i, KD_MARK_COMMA) ||
		kd_talk_has(talk, i + 1, KD_MARK_THAT)) {
		return i;
	}
	for (uint32_t k = i + 1; k + 1 < r->unit->end && k < i + ASIDE_TOKENS;
		k++) {
		if (kd_talk_has(talk, k, KD_MARK_COMMA)) {
			const bool that =
				kd_talk_has(talk, k + 1, KD_MARK_THAT) &&
				kd_talk_upos(talk, k + 1) == KD_UPOS_SCONJ;
			return that ? k + 1 : i;
		}
		if (kd_talk_has(talk, k, KD_MARK_FINITE) ||
			talk->marks[k].quote != KD_NONE) {
			return i;
		}
	}
	return i;
}

/* Where what follows the words around a verb begins. */
static uint32_t rest_behind(struct kd_saying *r)
{
	const struct kd_report *report = &r->report;
	const uint32_t last = kd_talk_upos(r->talk, r->cue->end - 1);
	/* "called for", "poziva k": what follows is the object. */
	if (r->cue->end > r->cue->first + 1 &&
		report->clause.end == r->cue->end &&
		(last == KD_UPOS_ADP || last == KD_UPOS_SCONJ)) {
		return r->cue->end;
	}
	uint32_t rest = kd_saying_skip_between(r, report->clause.end);
	if (rest < r->unit->end &&
		(kd_talk_bits(r->talk, rest) & KD_MARK_FINITE) != 0) {
		rest = report->clause.end; /* "says too much is made of it" */
	}
	rest = kd_saying_skip_adjuncts(r, rest);
	rest = kd_saying_read_addressee(r, rest);
	return skip_aside(r, skip_particle(r, rest));
}

/* Takes in what stands right before the words around a verb: "as", and an
 * auxiliary before the subject ("je X dejal"). */
static void widen_left(struct kd_saying *r)
{
	struct kd_report *report = &r->report;
	if (is_behind_as(r, report->clause.first)) {
		report->clause.first--;
		report->as = true;
	}
	while (report->clause.first > r->unit->first &&
		kd_talk_upos(r->talk, report->clause.first - 1) ==
			KD_UPOS_AUX &&
		!kd_talk_is_boundary(r->talk, report->clause.first - 1)) {
		report->clause.first--;
	}
}

/* "“S,” [retired] general X said": a participle that begins the clause tells
 * more of who says so. */
static void take_participle(struct kd_saying *r)
{
	struct kd_report *report = &r->report;
	const uint32_t first = report->source.first;
	if (r->shared || report->participial || first != report->clause.first ||
		first < r->unit->first + 2 || first >= r->cue->first ||
		kd_talk_upos(r->talk, first - 1) != KD_UPOS_VERB ||
		kd_talk_is_boundary(r->talk, first - 1) ||
		!kd_talk_is_boundary(r->talk, first - 2) ||
		r->talk->marks[first - 1].cue != KD_NONE ||
		kd_talk_upos(r->talk, first) == KD_UPOS_PRON ||
		kd_talk_upos(r->talk, first) == KD_UPOS_DET) {
		return;
	}
	report->source.first--;
	report->clause.first--;
}

void kd_saying_close(struct kd_saying *r)
{
	struct kd_report *report = &r->report;
	const struct kd_stretch source = report->source;
	const uint32_t first = r->reach < r->group ? r->reach : r->group;
	report->clause = (struct kd_stretch){ first, r->cue->end };
	if (!kd_stretch_is_none(source) && !r->shared) {
		report->clause.first =
			source.first < first ? source.first : first;
		report->clause.end =
			source.end > r->cue->end ? source.end : r->cue->end;
	}
	widen_left(r);
	take_participle(r);
	if (is_mark_behind_name(r, report->clause.end)) {
		report->clause.end++;
	}
	report->rest = rest_behind(r);
	kd_saying_note_behind(r, r->cue->end, report->rest);
	if (report->rest > report->clause.end) {
		report->clause.end = report->rest;
	}
}
