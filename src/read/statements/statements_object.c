/* statements_object.c - finds who speaks behind the verb where its object
 * stands before it. */
#include "read/statements/statements_private.h"

/* What a verb was parted from is looked for no further than this behind it. */
#define PARTICLE_TOKENS 12

bool kd_saying_is_particle(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_str form = talk->reading->tokens->items[i].folded;
	const struct kd_str key = kd_lang_key(talk->reading->lang, r->cue->row);
	const struct kd_analysis *found = kd_talk_analysis(talk, i);
	return kd_str_equal(found->deprel, KD_STR("compound:prt")) ||
	       (found->upos != KD_UPOS_NOUN && form.len < key.len &&
		       r->cue->end == r->cue->first + 1 &&
		       memcmp(form.data, key.data, form.len) == 0);
}

/* The token that parts from a verb and ends its clause: "schloss X [nicht
 * aus]", "wies X als falsch [zurück]"; KD_NONE if none does. */
static uint32_t particle_behind(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t stops = KD_MARKS_BOUNDARY | KD_MARK_FINITE;
	uint32_t last = KD_NONE;
	for (; i < r->unit->end && i < r->cue->end + PARTICLE_TOKENS; i++) {
		if (kd_talk_has(talk, i, stops) ||
			talk->marks[i].quote != KD_NONE) {
			break;
		}
		last = i;
	}
	return last != KD_NONE && kd_saying_is_particle(r, last) ? last
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

/* Whether all readings of a word that are of one part of speech have a number,
 * and none has this one. */
static bool is_of_other_number(
	const struct kd_talk *talk, uint32_t i, uint32_t upos, uint32_t number)
{
	const uint32_t word = talk->reading->tokens->items[i].word;
	struct kd_word_analysis form;
	bool other = false;
	for (uint32_t k = 0;
		kd_lang_analysis(talk->reading->lang, word, k, &form); k++) {
		const uint32_t own =
			kd_feats_get(form.feats, KD_FEATURE_NUMBER);
		if (form.upos == upos && (own == 0 || own == number)) {
			return false;
		}
		other = other || form.upos == upos;
	}
	return other;
}

/* "[Die Sanktionen] lehnte die Regierung ab": in another number than the verb.
 */
static bool disagrees_in_number(
	const struct kd_saying *r, struct kd_stretch phrase)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t head =
		kd_talk_head(talk, kd_talk_phrase(talk, phrase.first));
	const uint32_t number = kd_feats_get(
		kd_talk_analysis(talk, head)->feats, KD_FEATURE_NUMBER);
	const uint32_t other =
		number == KD_NUMBER_PLUR ? KD_NUMBER_SING : KD_NUMBER_PLUR;
	return number != 0 && kd_talk_upos(talk, head) == KD_UPOS_NOUN &&
	       is_of_other_number(talk, head, KD_UPOS_NOUN, other) &&
	       is_of_other_number(talk, r->cue->verb, KD_UPOS_VERB, number);
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
	const bool other = disagrees_in_number(r, before);
	if ((particle == KD_NONE && !other) ||
		(kd_talk_name(talk, speaker) == KD_NONE && !other &&
			talk->marks[speaker].nature != KD_SOURCE_PERSON &&
			talk->marks[speaker].nature !=
				KD_SOURCE_ORGANISATION)) {
		return false;
	}
	r->report.source = after;
	r->report.object = before;
	if (particle != KD_NONE) {
		kd_saying_note_behind(r, after.end, particle);
		r->report.particle =
			(struct kd_stretch){ particle, particle + 1 };
	}
	return true;
}
