/* statements_nouns.c - reads nouns of saying: "X's claim that S". */
#include "read/statements/statements_private.h"

/* So many steps are followed up a tree. */
#define HANGING_STEPS 24

/* Whether token i hangs on another, however far. */
static bool hangs_on(const struct kd_talk *talk, uint32_t i, uint32_t token)
{
	for (uint32_t step = 0; step < HANGING_STEPS; step++) {
		const uint32_t head = kd_talk_analysis(talk, i)->head;
		if (head == token) {
			return true;
		}
		if (head == KD_NONE || head == i) {
			return false;
		}
		i = head;
	}
	return false;
}

/* "[the ministry's] claim": as the tree has it. */
static struct kd_stretch linked_owner(const struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t noun = r->cue->verb;
	const uint32_t i = kd_talk_child(talk, noun, "nmod",
		(struct kd_stretch){ r->unit->first, r->cue->first });
	if (i == KD_NONE || !kd_str_equal(kd_talk_analysis(talk, i)->deprel,
				    KD_STR("nmod:poss"))) {
		return (struct kd_stretch){ 0 };
	}
	uint32_t first = i;
	while (first > r->unit->first && hangs_on(talk, first - 1, i) &&
		!kd_talk_is_boundary(talk, first - 1)) {
		first--;
	}
	const bool sign = i + 1 < r->cue->first &&
			  kd_talk_analysis(talk, i + 1)->head == i &&
			  kd_talk_upos(talk, i + 1) == KD_UPOS_PART;
	return (struct kd_stretch){ first, i + (sign ? 2 : 1) };
}

/* Who owns a word of saying: "[Trump]'s claim", "[his] claim", "Putinova
 * trditev". */
static struct kd_stretch owner_of(const struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_stretch phrase = kd_talk_phrase(talk, r->cue->first);
	struct kd_stretch owner = { 0 };
	for (uint32_t i = phrase.first; i < r->cue->first; i++) {
		const struct kd_analysis *analysis = kd_talk_analysis(talk, i);
		const bool named = kd_talk_name(talk, i) != KD_NONE;
		const bool owns =
			kd_feats_get(analysis->feats, KD_FEATURE_POSS) != 0;
		if (named || owns) {
			owner.first = phrase.first;
			owner.end = i + 1;
		}
	}
	return kd_stretch_is_none(owner) ? linked_owner(r) : owner;
}

/* "the claim [of the ministry] that": who says so behind the noun. */
static struct kd_stretch owner_behind(const struct kd_saying *r, uint32_t *rest)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t i = r->cue->end;
	const uint32_t binds = KD_MARK_ATTACH | KD_MARK_AGENT;
	if (i + 1 >= r->unit->end) {
		return (struct kd_stretch){ 0 };
	}
	struct kd_stretch owner = kd_talk_phrase(talk, i);
	if (kd_talk_has(talk, i, binds)) {
		owner = kd_talk_phrase_from(talk, i + 1, r->unit->end);
	} else if (kd_stretch_is_none(owner) ||
		   kd_talk_case(talk, owner) != KD_CASE_GEN) {
		return (struct kd_stretch){ 0 };
	}
	if (!kd_stretch_is_none(owner)) {
		*rest = owner.end;
	}
	return owner;
}

/* Whether what is said follows: a clause with "that", or an infinitive or a
 * phrase that the tree puts down to the noun. */
static bool has_content(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	if (i + 1 >= r->unit->end) {
		return false;
	}
	if (kd_talk_has(talk, i, KD_MARK_THAT)) {
		return true;
	}
	/* "criticism of [the plan]": the preposition is part of the cue */
	if (i == r->cue->end && i > r->cue->first + 1 &&
		kd_talk_upos(talk, i - 1) == KD_UPOS_ADP) {
		return (r->cue->takes & KD_TAKES_OBJECT) != 0 &&
		       kd_talk_upos(talk, i) != KD_UPOS_ADP &&
		       !kd_talk_is_boundary(talk, i) &&
		       !kd_talk_is_time(talk, kd_talk_phrase(talk, i));
	}
	if (!hangs_on(talk, i, r->cue->verb)) {
		return false;
	}
	const bool infinitive = kd_talk_is_infinitive(talk, i, r->unit->end);
	return infinitive ? (r->cue->takes & KD_TAKES_INFINITIVE) != 0
			  : (r->cue->takes & KD_TAKES_OBJECT) != 0 &&
				    kd_talk_upos(talk, i) == KD_UPOS_ADP &&
				    !kd_stretch_is_none(
					    kd_talk_phrase(talk, i + 1)) &&
				    !kd_talk_is_time(
					    talk, kd_talk_phrase(talk, i + 1));
}

/* "X's claim that S": a noun with who says so and what. */
bool kd_saying_read_noun(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	uint32_t rest = r->cue->end;
	r->report.source = owner_of(r);
	if (kd_stretch_is_none(r->report.source)) {
		r->report.source = owner_behind(r, &rest);
	}
	if (kd_stretch_is_none(r->report.source) ||
		kd_talk_is_time(talk, r->report.source)) {
		return false;
	}
	/* "påstand om at", "trditev, da" */
	if (rest + 1 < r->unit->end &&
		(kd_talk_upos(talk, rest) == KD_UPOS_ADP ||
			kd_talk_has(talk, rest, KD_MARK_COMMA)) &&
		kd_talk_has(talk, rest + 1, KD_MARK_THAT)) {
		rest++;
	}
	r->report.clause = (struct kd_stretch){ r->cue->first, r->cue->end };
	r->report.rest = rest;
	r->report.confidence = 0.75;
	return has_content(r, rest);
}

/* Where what hangs on a noun ends, as far as it runs on from token i. */
static uint32_t end_of_hanging(const struct kd_talk *talk,
	const struct kd_report *report, uint32_t i, uint32_t end)
{
	const uint32_t noun = kd_talk_cue(talk, report)->verb;
	while (i < end && hangs_on(talk, i, noun)) {
		i++;
	}
	return i;
}

bool kd_report_read_noun(struct kd_talk *talk, struct kd_report *report)
{
	uint32_t i = report->rest;
	const bool that = kd_talk_has(talk, i, KD_MARK_THAT);
	const bool tree = kd_talk_analysis(talk, i)->head != KD_NONE;
	const uint32_t limit = kd_report_content_end(talk, report, i);
	const uint32_t found = end_of_hanging(talk, report, i, limit);
	if (!that && kd_talk_upos(talk, i) == KD_UPOS_ADP &&
		!kd_talk_is_infinitive(talk, i, limit)) {
		report->topic = (struct kd_stretch){ i, i + 1 };
		i++;
	}
	if (!tree && that) {
		return kd_report_read_clause(talk, report, i);
	}
	return kd_report_add_region(
		talk, report, i, that && found < i + 3 ? limit : found);
}
