/* statements_attribute.c - finds, around each word of saying, who says so and
 * to whom. */
#include "read/statements/statements_private.h"

void kd_saying_note(struct kd_saying *r, uint32_t i)
{
	const uint32_t bits = kd_talk_bits(r->talk, i);
	const uint32_t upos = kd_talk_upos(r->talk, i);
	r->report.negated = r->report.negated || (bits & KD_MARK_NEGATION) != 0;
	r->report.hedged = r->report.hedged || (bits & KD_MARK_HEDGE) != 0;
	const bool by_others =
		(bits & KD_MARK_PASSIVE) != 0 &&
		kd_talk_verbform(r->talk, r->cue->verb) == KD_VERBFORM_PART;
	r->modal = r->modal || ((bits & KD_MARK_MODAL) != 0 &&
				       upos != KD_UPOS_ADV && !by_others);
	r->passive = r->passive ||
		     ((bits & KD_MARK_PASSIVE) != 0 &&
			     (upos == KD_UPOS_AUX || upos == KD_UPOS_VERB));
	r->infinitive =
		r->infinitive ||
		(upos == KD_UPOS_PART && (bits & KD_MARK_NEGATION) == 0 &&
			i + 1 == r->cue->verb &&
			!(i > 0 && kd_talk_is_aspect(r->talk, i - 1)) &&
			kd_talk_verbform(r->talk, r->cue->verb) ==
				KD_VERBFORM_INF);
	r->auxiliary = r->auxiliary ||
		       (upos == KD_UPOS_AUX && (bits & KD_MARK_FINITE) != 0);
	r->aspect = r->aspect || kd_talk_is_aspect(r->talk, i);
}

bool kd_talk_is_anaphor(const struct kd_talk *talk, struct kd_stretch phrase)
{
	return phrase.end == phrase.first + 1 &&
	       (kd_talk_bits(talk, phrase.first) & KD_MARK_ANAPHOR) != 0;
}

/* "[keeps] saying", "[continued] to say": right before another verb. */
bool kd_talk_is_aspect(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t n = talk->reading->tokens->n;
	if ((kd_talk_bits(talk, i) & KD_MARK_ASPECT) == 0 || i + 1 >= n) {
		return false;
	}
	const uint32_t next = kd_talk_upos(talk, i + 1);
	const bool sign = next == KD_UPOS_PART || next == KD_UPOS_ADP;
	const uint32_t verb = i + (sign ? 2 : 1);
	if (verb >= n || kd_talk_upos(talk, verb) != KD_UPOS_VERB) {
		return false;
	}
	const uint32_t form = kd_talk_verbform(talk, verb);
	return form == KD_VERBFORM_INF || form == KD_VERBFORM_GER;
}

/* An auxiliary, adverb or the like between subject and verb. */
bool kd_talk_is_between(const struct kd_talk *talk, uint32_t i)
{
	switch (kd_talk_upos(talk, i)) {
	case KD_UPOS_AUX:
	case KD_UPOS_ADV:
	case KD_UPOS_PART:
		return true;
	case KD_UPOS_PRON:
		return kd_feats_get(kd_talk_analysis(talk, i)->feats,
			       KD_FEATURE_REFLEX) != 0;
	case KD_UPOS_VERB:
		return kd_talk_is_aspect(talk, i);
	default:
		return false;
	}
}

bool kd_talk_is_boundary(const struct kd_talk *talk, uint32_t i)
{
	return (kd_talk_bits(talk, i) & KD_MARKS_BOUNDARY) != 0 ||
	       talk->marks[i].quote != KD_NONE;
}

/* "is [saying]": a participle of the present without case or gender is the same
 * as a gerund here. */
static bool is_gerund(uint64_t feats)
{
	return kd_feats_get(feats, KD_FEATURE_VERBFORM) == KD_VERBFORM_PART &&
	       kd_feats_get(feats, KD_FEATURE_TENSE) == KD_TENSE_PRES &&
	       kd_feats_get(feats, KD_FEATURE_CASE) == 0 &&
	       kd_feats_get(feats, KD_FEATURE_GENDER) == 0;
}

uint32_t kd_talk_verbform(const struct kd_talk *talk, uint32_t i)
{
	const uint64_t feats = kd_talk_analysis(talk, i)->feats;
	if (talk->marks[i].form != 0) {
		return talk->marks[i].form;
	}
	return is_gerund(feats) ? KD_VERBFORM_GER
				: kd_feats_get(feats, KD_FEATURE_VERBFORM);
}

/* "If the minister says that ...". */
static bool is_under_condition(const struct kd_saying *r)
{
	uint32_t first = r->report.clause.first;
	while (first > r->unit->first &&
		kd_talk_is_between(r->talk, first - 1)) {
		first--;
	}
	return !r->shared && first > r->unit->first &&
	       (kd_talk_bits(r->talk, first - 1) & KD_MARK_CONDITION) != 0;
}

/* "Will he say that ...?" */
static bool is_asked(const struct kd_saying *r)
{
	const uint32_t last = r->unit->end - 1;
	const uint32_t asked = KD_MARK_QUESTION | KD_MARK_STOP;
	return r->talk->marks[last].quote == KD_NONE &&
	       (kd_talk_bits(r->talk, last) & asked) == asked &&
	       r->report.rest < last &&
	       (kd_talk_bits(r->talk, r->report.rest) & KD_MARKS_BOUNDARY) == 0;
}

/* Words of saying that only could be said, or that are told not to have been
 * said. */
static enum kd_unsaid unsaid_of(const struct kd_saying *r)
{
	const bool may_confirm = r->cue->force == KD_FORCE_CONFIRMS ||
				 r->cue->force == KD_FORCE_DENIES;
	const bool nobody =
		!kd_stretch_is_none(r->report.source) &&
		kd_talk_has(r->talk, r->report.source.first, KD_MARK_NEGATION);
	const bool turns = r->cue->force == KD_FORCE_DENIES ||
			   r->cue->force == KD_FORCE_REJECTS ||
			   r->cue->force == KD_FORCE_AGREES ||
			   r->cue->force == KD_FORCE_DOUBTS;
	/* "had not agreed to": not so far, which is no refusal */
	const bool so_far =
		r->cue->force == KD_FORCE_AGREES && r->auxiliary &&
		kd_talk_verbform(r->talk, r->cue->verb) == KD_VERBFORM_PART &&
		!kd_talk_shows_gender(r->talk, r->cue->verb);
	if (nobody || (r->report.negated && (!turns || so_far))) {
		return KD_UNSAID_NEGATED;
	}
	return r->modal && !may_confirm && !r->report.hedged
		       ? KD_UNSAID_UNREAL
		       : KD_UNSAID_UNKNOWN;
}

/* Notes whether it was said; false where it is asked, or only supposed, or
 * nothing tells that anybody could. */
static bool note_unsaid(struct kd_saying *r)
{
	r->report.unsaid = unsaid_of(r);
	if (r->infinitive && r->report.unsaid == KD_UNSAID_UNKNOWN) {
		r->report.unsaid = KD_UNSAID_UNREAL;
	}
	return !r->condition && !is_under_condition(r) && !is_asked(r);
}

/* "as confirmed by a Ukrainian official": who acts stands after. */
static bool read_agent(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t i = r->cue->end;
	if (i + 1 >= r->unit->end ||
		(kd_talk_bits(talk, i) & KD_MARK_AGENT) == 0) {
		return false;
	}
	struct kd_stretch phrase =
		kd_talk_phrase(talk, i + talk->marks[i].link_n);
	if (kd_stretch_is_none(phrase) || phrase.end > r->unit->end) {
		return false;
	}
	r->report.source = kd_talk_extend_right(talk, phrase, r->unit->end);
	r->report.tail = true;
	return true;
}

/* A verb whose source is what follows it: "emerges from the draft". */
static bool read_source_after(struct kd_saying *r)
{
	struct kd_stretch phrase = { 0 };
	const uint32_t i = kd_saying_skip_between(r, r->cue->end);
	if (i < r->unit->end) {
		phrase = kd_talk_phrase(r->talk, i);
	}
	if (kd_stretch_is_none(phrase) || phrase.end > r->unit->end) {
		return false;
	}
	r->report.source = kd_talk_extend_right(r->talk, phrase, r->unit->end);
	struct kd_stretch before;
	r->report.anaphor = kd_saying_find_before(r, &before) &&
			    kd_talk_is_anaphor(r->talk, before);
	return true;
}

/* "as confirmed by X": a participle, or what may have been taken for a finite
 * verb, with who acts behind it. */
static bool is_agentive(struct kd_saying *r, uint32_t form)
{
	const bool as = r->group > r->unit->first &&
			(kd_talk_bits(r->talk, r->group - 1) & KD_MARK_AS) != 0;
	if (as && r->cue->end < r->unit->end &&
		(kd_talk_bits(r->talk, r->cue->end) & KD_MARK_AGENT) != 0) {
		r->group--;
		return true;
	}
	return form == KD_VERBFORM_PART;
}

/* "veterans [invited] to speak": a participle that only tells more of a noun.
 */
static bool is_reduced(const struct kd_saying *r, uint32_t form)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_str relation =
		kd_talk_analysis(talk, r->cue->verb)->deprel;
	return form == KD_VERBFORM_PART && r->group == r->cue->first &&
	       !kd_talk_shows_gender(talk, r->cue->verb) &&
	       (kd_talk_bits(talk, r->cue->verb) &
		       (KD_MARK_FINITE | KD_MARK_HAS_SUBJECT)) == 0 &&
	       (kd_str_equal(relation, KD_STR("acl")) ||
		       kd_str_equal(relation, KD_STR("amod")));
}

/* "voters [worried] about S" */
static bool read_beside(struct kd_saying *r)
{
	if (!kd_saying_read_subject(r)) {
		return false;
	}
	kd_saying_close(r);
	return note_unsaid(r);
}

/* "After aides [insisted] that S": a subject in the tree that is none of the
 * passive. */
static bool has_plain_subject(const struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t subject = kd_talk_child(talk, r->cue->verb, "nsubj",
		(struct kd_stretch){ r->unit->first, r->cue->first });
	return subject != KD_NONE &&
	       (kd_talk_bits(talk, r->cue->verb) & KD_MARK_FINITE) != 0 &&
	       kd_str_equal(kd_talk_analysis(talk, subject)->deprel,
		       KD_STR("nsubj"));
}

/* "was denied", "hevdes". An auxiliary that makes no passive makes an active
 * of a participle, whatever it was taken for: "has [called] for it". */
static bool is_passive(const struct kd_saying *r, uint32_t form)
{
	if (r->cue->predicate) {
		return false;
	}
	if (form == KD_VERBFORM_PART &&
		(r->passive || r->auxiliary || has_plain_subject(r))) {
		return r->passive;
	}
	return kd_feats_get(kd_talk_analysis(r->talk, r->cue->verb)->feats,
		       KD_FEATURE_VOICE) == KD_VOICE_PASS;
}

/* Ends the clause behind who acts. */
static void close_behind_agent(struct kd_saying *r)
{
	r->report.clause =
		(struct kd_stretch){ r->group, r->report.source.end };
	r->report.rest = kd_saying_skip_adjuncts(r, r->report.source.end);
	r->report.clause.end = r->report.rest;
	kd_saying_find_modified(r);
}

/* "ruled [it] out": what is in the gap and not the source is the object. */
static void take_gap(struct kd_saying *r)
{
	if (r->cue->gap &&
		!kd_stretch_has(r->report.source, r->cue->first + 1)) {
		r->report.object = (struct kd_stretch){ r->cue->first + 1,
			r->cue->end - 1 };
	}
}

static bool read_verb(struct kd_saying *r)
{
	const uint32_t form = kd_talk_verbform(r->talk, r->cue->verb);
	r->left_limit = r->unit->first;
	kd_saying_read_group(r);
	if (r->cue->beside) {
		return read_beside(r);
	}
	if (!r->passive && is_agentive(r, form) && read_agent(r)) {
		close_behind_agent(r);
		return note_unsaid(r);
	}
	if (kd_saying_read_opening(r)) {
		return note_unsaid(r);
	}
	if (is_reduced(r, form)) {
		return false;
	}
	const bool found = r->cue->source == KD_CUE_AFTER
				   ? read_source_after(r)
				   : kd_saying_read_subject(r);
	if (!found) {
		return false;
	}
	if (is_passive(r, form)) {
		return r->cue->source == KD_CUE_SUBJECT &&
		       kd_saying_read_passive(r) && note_unsaid(r);
	}
	if (form == KD_VERBFORM_INF && !r->modal && !r->aspect &&
		!r->auxiliary && !r->infinitive) {
		return false;
	}
	kd_saying_close(r);
	take_gap(r);
	return note_unsaid(r);
}

/* Participles may look like infinitives, but never like finite verbs only. */
static bool is_before_participle(const struct kd_saying *r)
{
	const uint32_t i = r->cue->end;
	return i < r->unit->end &&
	       (kd_talk_upos(r->talk, i) == KD_UPOS_VERB ||
		       kd_talk_upos(r->talk, i) == KD_UPOS_AUX ||
		       kd_talk_verbform(r->talk, i) == KD_VERBFORM_PART) &&
	       kd_talk_verbform(r->talk, i) != KD_VERBFORM_FIN;
}

static bool read_cue(struct kd_saying *r)
{
	switch (r->cue->kind) {
	case KD_CUE_VERB:
		return read_verb(r);
	case KD_CUE_PREPOSITION:
	case KD_CUE_CITING:
	case KD_CUE_RELAYED:
		return kd_saying_read_preposition(r);
	case KD_CUE_CLAUSE:
		r->report.clause =
			(struct kd_stretch){ r->cue->first, r->cue->end };
		r->report.rest = r->cue->end;
		return (r->cue->takes & KD_TAKES_PARTICIPLE) == 0 ||
		       is_before_participle(r);
	case KD_CUE_NOUN:
		return kd_saying_read_noun(r);
	case KD_CUE_LIGHT:
	case KD_CUE_ADJECTIVE:
	case KD_CUE_NONE:
		return false;
	}
	return false;
}

/* "In an interview with Axios, X said": only phrases of several words, for
 * "to" and its like go with too many verbs. */
static void find_opening_addressee(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	for (uint32_t i = r->unit->first;
		i < r->report.clause.first && i < r->unit->first + 8 &&
		kd_stretch_is_none(r->report.addressee);
		i++) {
		const struct kd_mark_of *mark = &talk->marks[i];
		if ((mark->bits & KD_MARK_ADDRESSEE) != 0 && mark->link_n > 2) {
			const struct kd_stretch phrase =
				kd_talk_phrase(talk, i + mark->link_n);
			if (phrase.end <= r->report.clause.first) {
				r->report.addressee = phrase;
			}
		}
	}
}

static bool attribute_cue(struct kd_talk *talk, uint32_t unit, uint32_t cue)
{
	struct kd_unit *held = &talk->units.items[unit];
	struct kd_saying r = { .talk = talk,
		.unit = held,
		.cue = &talk->cues.items[cue],
		.report = { .cue = cue,
			.unit = unit,
			.heir = KD_NONE,
			.name = KD_NONE } };
	r.report.hedged = r.cue->hedged;
	if (!read_cue(&r)) {
		return true;
	}
	if (r.cue->kind != KD_CUE_VERB && r.cue->kind != KD_CUE_NOUN) {
		for (uint32_t i = r.report.clause.first;
			i < r.report.clause.end; i++) {
			talk->marks[i].bits |= KD_MARK_CLAIMED;
		}
	}
	talk->marks[r.report.clause.first].report = talk->reports.n;
	find_opening_addressee(&r);
	r.report.name = r.report.dropped
				? kd_saying_dropped_name(&r)
				: kd_talk_source_name(talk, r.report.source);
	held->n_reports++;
	return KD_PUSH(talk->arena, &talk->reports, r.report);
}

/* Attributions such as "according to X" first: what they hold is not the
 * subject of a verb. */
bool kd_talk_attribute(struct kd_talk *talk, uint32_t unit)
{
	struct kd_unit *held = &talk->units.items[unit];
	held->first_report = talk->reports.n;
	for (int verbs = 0; verbs < 2; verbs++) {
		for (uint32_t i = held->first; i < held->end; i++) {
			const uint32_t cue = talk->marks[i].cue;
			if (cue == KD_NONE || talk->marks[i].quote != KD_NONE ||
				talk->cues.items[cue].end > held->end) {
				continue;
			}
			const bool is_verb =
				talk->cues.items[cue].kind == KD_CUE_VERB;
			if (is_verb == (verbs == 1) &&
				(kd_talk_bits(talk, i) & KD_MARK_CLAIMED) ==
					0 &&
				!attribute_cue(talk, unit, cue)) {
				return false;
			}
		}
	}
	return true;
}
