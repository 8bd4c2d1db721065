/* statements_object.c - finds who speaks behind the verb where its object
 * stands before it. */
#include "read/statements/statements_private.h"

/* The token that parts from a verb and ends its clause, with no more than
 * adverbs between i and it: "schloss X [nicht aus]"; KD_NONE if none does. */
static uint32_t particle_behind(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	while (i < r->unit->end && kd_talk_is_between(talk, i) &&
		i + 1 < r->unit->end && !kd_talk_is_boundary(talk, i + 1)) {
		i++;
	}
	const bool ends =
		i < r->unit->end && !kd_talk_is_boundary(talk, i) &&
		(i + 1 >= r->unit->end || kd_talk_is_boundary(talk, i + 1));
	return ends && (kd_talk_upos(talk, i) == KD_UPOS_ADP ||
			       kd_str_equal(kd_talk_analysis(talk, i)->deprel,
				       KD_STR("compound:prt")))
		       ? i
		       : KD_NONE;
}

/* Whether a phrase before its verb is a thing, or shows by its case that it is
 * no subject. */
static bool is_thing_before(const struct kd_saying *r, struct kd_stretch phrase)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t head =
		kd_talk_head(talk, kd_talk_phrase(talk, phrase.first));
	const uint8_t nature = talk->marks[head].nature;
	return phrase.end == r->group && kd_talk_name(talk, head) == KD_NONE &&
	       kd_talk_upos(talk, head) == KD_UPOS_NOUN &&
	       (nature == KD_SOURCE_UNKNOWN || nature == KD_SOURCE_DOCUMENT) &&
	       (r->cue->takes & KD_TAKES_OBJECT) != 0;
}

/* "[Eine Beteiligung] schloss X nicht aus": a thing stands before the verb, who
 * speaks behind it, and what the verb was parted from ends the clause. */
bool kd_saying_read_behind_object(struct kd_saying *r, struct kd_stretch before)
{
	const struct kd_talk *talk = r->talk;
	struct kd_stretch after;
	if (!is_thing_before(r, before) ||
		!kd_saying_find_after(r, r->cue->end, &after)) {
		return false;
	}
	const uint32_t speaker = kd_talk_head(talk, after);
	const uint32_t particle = particle_behind(r, after.end);
	if (particle == KD_NONE ||
		(kd_talk_name(talk, speaker) == KD_NONE &&
			talk->marks[speaker].nature != KD_SOURCE_PERSON)) {
		return false;
	}
	kd_saying_note_behind(r, after.end, particle);
	r->report.source = after;
	r->report.object = before;
	r->report.particle = (struct kd_stretch){ particle, particle + 1 };
	return true;
}
