/* statements_adjuncts.c - steps over what stands between a word of saying and
 * what is said: to whom, when, where, how. */
#include "read/statements/statements_private.h"

/* Negations and hedges behind the verb hold for it too. */
void kd_saying_note_behind(struct kd_saying *r, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const uint32_t bits = kd_talk_bits(r->talk, i);
		const uint32_t upos = kd_talk_upos(r->talk, i);
		if (upos == KD_UPOS_ADV || upos == KD_UPOS_PART) {
			r->report.negated = r->report.negated ||
					    (bits & KD_MARK_NEGATION) != 0;
			r->report.hedged =
				r->report.hedged || (bits & KD_MARK_HEDGE) != 0;
		}
	}
}

/* "posvaril [pa] je, da", ", forderte [aber] Geld": a coordinator in second
 * place. */
static bool is_second(const struct kd_saying *r, uint32_t i)
{
	return kd_talk_upos(r->talk, i) == KD_UPOS_CCONJ && i == r->cue->end &&
	       i + 1 < r->unit->end &&
	       (r->shared || kd_talk_upos(r->talk, i + 1) == KD_UPOS_AUX ||
		       kd_talk_has(r->talk, i + 1, KD_MARK_COMMA));
}

/* "says much [is] made of it", "dément [avoir] attaqué": a finite verb needs no
 * auxiliary. */
static bool is_of_other_verb(const struct kd_saying *r, uint32_t i)
{
	return kd_talk_upos(r->talk, i) == KD_UPOS_AUX &&
	       ((kd_talk_bits(r->talk, i) & KD_MARK_FINITE) != 0 ||
		       kd_talk_verbform(r->talk, i) == KD_VERBFORM_INF) &&
	       kd_talk_verbform(r->talk, r->cue->verb) == KD_VERBFORM_FIN &&
	       kd_talk_analysis(r->talk, i)->head != r->cue->verb;
}

uint32_t kd_saying_skip_between(const struct kd_saying *r, uint32_t i)
{
	while (i < r->unit->end && !kd_talk_is_boundary(r->talk, i) &&
		(kd_talk_bits(r->talk, i) & KD_MARK_THAT) == 0 &&
		(kd_talk_is_between(r->talk, i) || is_second(r, i)) &&
		!is_of_other_verb(r, i) &&
		!(kd_talk_upos(r->talk, i) == KD_UPOS_PART &&
			i + 1 < r->unit->end &&
			kd_talk_verbform(r->talk, i + 1) == KD_VERBFORM_INF)) {
		i++;
	}
	return i;
}

/* "[after] the trial": taken for a conjunction though the tree has it hold a
 * noun. */
static bool is_preposition(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t upos = kd_talk_upos(talk, i);
	return upos == KD_UPOS_ADP ||
	       (upos == KD_UPOS_SCONJ &&
		       kd_str_equal(kd_talk_analysis(talk, i)->deprel,
			       KD_STR("case")));
}

/* Where the phrase begins that an adverbial at i holds; KD_NONE if i is one
 * word to be stepped over, or nothing of the kind. */
static uint32_t phrase_of_adjunct(
	const struct kd_saying *r, uint32_t i, bool *word)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_mark_of *mark = &talk->marks[i];
	const uint32_t upos = kd_talk_upos(talk, i);
	*word = (mark->bits & KD_MARK_CLAIMED) != 0;
	if (*word || (mark->bits & KD_MARK_THAT) != 0) {
		return KD_NONE;
	}
	if ((mark->bits & KD_MARK_ADDRESSEE) != 0) {
		return i + mark->link_n;
	}
	if (upos == KD_UPOS_ADV || upos == KD_UPOS_PART) {
		*word = i + 1 >= r->unit->end ||
			kd_talk_verbform(talk, i + 1) != KD_VERBFORM_INF;
		return KD_NONE;
	}
	return is_preposition(talk, i) ? i + 1 : i;
}

/* A phrase without preposition: a time, or in the dative who is spoken to. */
static uint32_t skip_bare(
	struct kd_saying *r, uint32_t i, struct kd_stretch phrase)
{
	const uint32_t says = KD_TAKES_CLAUSE | KD_TAKES_QUOTE;
	if (kd_talk_is_time(r->talk, phrase)) {
		return phrase.end;
	}
	if (kd_feats_get(kd_talk_analysis(r->talk, i)->feats,
		    KD_FEATURE_CASE) != KD_CASE_DAT ||
		(r->cue->takes & says) == 0) {
		return i;
	}
	r->report.addressee = phrase;
	return phrase.end;
}

/* Where it was said rather than to whom: "a dit à Paris". Nations are spoken
 * to. */
static bool is_town(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const uint32_t name = kd_talk_name(talk, kd_talk_head(talk, phrase));
	return name != KD_NONE &&
	       talk->in->names->items[name].type == KD_NAME_LOC &&
	       kd_str_find(talk->in->names->items[name].key, KD_STR("/")) !=
		       KD_NONE;
}

/* Steps over what may stand between verb and content: to whom, when, where,
 * how; where plain, without what a relative pronoun adds. Notes the addressee.
 */
static uint32_t skip_one(struct kd_saying *r, uint32_t i, bool plain)
{
	bool word;
	const uint32_t at = phrase_of_adjunct(r, i, &word);
	if (at == KD_NONE || at >= r->unit->end) {
		return word ? i + 1 : i;
	}
	struct kd_stretch phrase = kd_talk_phrase(r->talk, at);
	if (kd_stretch_is_none(phrase) || phrase.first > at ||
		phrase.end > r->unit->end) {
		return i;
	}
	if (at == i) {
		return skip_bare(r, i, phrase);
	}
	if (plain) {
		phrase.end =
			kd_talk_attached_end(r->talk, phrase, r->unit->end);
	} else {
		phrase = kd_talk_extend_right(r->talk, phrase, r->unit->end);
	}
	if (kd_talk_has(r->talk, i, KD_MARK_ADDRESSEE) &&
		kd_stretch_is_none(r->report.addressee) &&
		!kd_talk_is_time(r->talk, phrase) &&
		!is_town(r->talk, phrase)) {
		r->report.addressee = phrase;
	}
	return phrase.end;
}

/* "said more [than once] that": a few words that nothing else explains. */
static uint32_t skip_to_that(const struct kd_saying *r, uint32_t from)
{
	if ((r->cue->takes & KD_TAKES_THAT) == 0) {
		return from;
	}
	const bool bare =
		(r->cue->takes & (KD_TAKES_OBJECT | KD_TAKES_ADDRESSEE)) == 0;
	for (uint32_t i = from; i < r->unit->end && i < from + 8; i++) {
		const uint32_t stops = KD_MARK_FINITE | KD_MARKS_BOUNDARY;
		if (kd_talk_has(r->talk, i, KD_MARK_THAT) &&
			kd_talk_upos(r->talk, i) == KD_UPOS_SCONJ) {
			return i;
		}
		if (kd_talk_has(r->talk, i, stops) ||
			r->talk->marks[i].quote != KD_NONE ||
			(!bare && !kd_stretch_is_none(
					  kd_talk_phrase(r->talk, i)))) {
			break;
		}
	}
	return from;
}

static uint32_t skip_all(struct kd_saying *r, uint32_t from, bool plain)
{
	uint32_t i = from;
	while (i < r->unit->end && !kd_talk_is_boundary(r->talk, i)) {
		const uint32_t next = skip_one(r, i, plain);
		if (next == i) {
			break;
		}
		i = next;
	}
	return i;
}

/* "said after the trial [that he would go]": where nothing else is said, it is
 * no relative clause that ends the sentence. */
static bool is_said_after_all(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t first = r->report.clause.first;
	return (r->cue->takes & KD_TAKES_THAT) != 0 && i + 2 < r->unit->end &&
	       kd_talk_has(talk, i, KD_MARK_THAT) &&
	       !kd_talk_has(talk, i + 1, KD_MARK_FINITE) &&
	       !kd_stretch_is_none(kd_talk_phrase(talk, i + 1)) &&
	       (first == r->unit->first ||
		       !kd_talk_is_boundary(talk, first - 1));
}

uint32_t kd_saying_skip_adjuncts(struct kd_saying *r, uint32_t from)
{
	uint32_t i = skip_all(r, from, false);
	if (i >= r->unit->end || kd_talk_has(r->talk, i, KD_MARK_STOP)) {
		const uint32_t plain = skip_all(r, from, true);
		i = is_said_after_all(r, plain) ? plain : i;
	}
	/* "said there was": the adverb was part of what is said. */
	const bool finite =
		i < r->unit->end && (kd_talk_bits(r->talk, i) & KD_MARK_FINITE);
	if (finite) {
		r->report.addressee = (struct kd_stretch){ 0 };
	}
	return finite ? from : skip_to_that(r, i);
}

/* Whether what stands at i is more than the object that came before. */
static bool begins_content(const struct kd_saying *r, uint32_t i)
{
	if (i >= r->unit->end) {
		return false;
	}
	const uint32_t begins = KD_MARK_THAT | KD_MARK_COLON | KD_MARK_COMMA;
	return (kd_talk_bits(r->talk, i) & begins) != 0 ||
	       r->talk->marks[i].quote != KD_NONE ||
	       kd_talk_upos(r->talk, i) == KD_UPOS_PART ||
	       !kd_stretch_is_none(kd_talk_phrase(r->talk, i));
}

/* "told reporters that": the object of some verbs is who is spoken to. */
uint32_t kd_saying_read_addressee(struct kd_saying *r, uint32_t from)
{
	const struct kd_talk *talk = r->talk;
	if ((r->cue->takes & KD_TAKES_ADDRESSEE) == 0 || from >= r->unit->end ||
		kd_talk_is_boundary(talk, from) ||
		(kd_talk_bits(talk, from) & KD_MARK_THAT) != 0) {
		return from;
	}
	const struct kd_stretch phrase = kd_talk_phrase(talk, from);
	if (kd_stretch_is_none(phrase) || phrase.first != from ||
		phrase.end > r->unit->end || kd_talk_is_time(talk, phrase)) {
		return from;
	}
	/* "told [me] she": the next phrase is the subject of what is told. */
	const bool finite =
		phrase.end < r->unit->end &&
		(kd_talk_bits(talk, phrase.end) & KD_MARK_FINITE) != 0;
	const uint32_t rest = kd_saying_skip_adjuncts(r, phrase.end);
	if (finite || ((r->cue->takes & KD_TAKES_OBJECT) != 0 &&
			      !begins_content(r, rest))) {
		return from;
	}
	r->report.addressee = phrase;
	return rest;
}
