/* statements_nouns.c - reads nouns of saying: "X's claim that S". */
#include "read/statements/statements_private.h"

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
	return owner;
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

/* "X's claim that S": a noun with who says so and what. */
bool kd_saying_read_noun(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	uint32_t rest = r->cue->end;
	r->report.source = owner_of(r);
	if (kd_stretch_is_none(r->report.source)) {
		r->report.source = owner_behind(r, &rest);
	}
	if (kd_stretch_is_none(r->report.source)) {
		return false;
	}
	/* "påstand om at", "trditev, da" */
	if (rest + 1 < r->unit->end &&
		(kd_talk_upos(talk, rest) == KD_UPOS_ADP ||
			kd_talk_has(talk, rest, KD_MARK_COMMA))) {
		rest++;
	}
	r->report.clause = (struct kd_stretch){ r->cue->first, r->cue->end };
	r->report.rest = rest;
	r->report.confidence = 0.75;
	return rest + 1 < r->unit->end && kd_talk_has(talk, rest, KD_MARK_THAT);
}
