/* events_speaker.c - parties that only the speaker's words point at. */
#include "read/events/events_private.h"

/* The phrase of the sentence that is the source of the statement a token is
 * told in: "Chile | said it had expelled ...". */
uint32_t kd_events_speaker(const struct kd_events_work *work, uint32_t token)
{
	const uint32_t at = work->statement_of[token];
	if (at == KD_NONE || work->in->statements->items[at].source.n == 0) {
		return KD_NONE;
	}
	const struct kd_span source =
		work->in->statements->items[at].source.items[0];
	const struct kd_tokens *tokens = work->reading->tokens;
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (tokens->items[phrase->head].span.end > source.end) {
			return KD_NONE;
		}
		if (tokens->items[phrase->head].span.start >= source.start) {
			return (phrase->marks & KD_PHRASE_PRONOUN) == 0 &&
					       phrase->leader == i
				       ? i
				       : KD_NONE;
		}
	}
	return KD_NONE;
}

/* Whether a phrase is of several, as far as its words tell. */
static bool is_plural(const struct kd_events_work *work, uint32_t i)
{
	return kd_feat_at(work, kd_phrase_at(work, i)->head,
		       KD_FEATURE_NUMBER) == KD_NUMBER_PLUR ||
	       (i + 1 < work->phrases.n &&
		       kd_phrase_at(work, i + 1)->leader == i);
}

/* Whether a speaker can be who a word of this person, number and gender means:
 * "I", "it" of a body, "they" of several. */
static bool can_mean(
	const struct kd_events_work *work, uint32_t speaker, uint32_t word)
{
	const uint32_t person = kd_feat_at(work, word, KD_FEATURE_PERSON);
	const uint32_t number = kd_feat_at(work, word, KD_FEATURE_NUMBER);
	const uint32_t gender = kd_feat_at(work, word, KD_FEATURE_GENDER);
	const bool human =
		(kd_phrase_at(work, speaker)->marks & KD_PHRASE_PERSON) != 0;
	if (person == 1) {
		return number == KD_NUMBER_PLUR || human;
	}
	/* The past tense of some languages tells no person. */
	const bool third =
		person == 3 || (person == 0 && kd_is_verb_at(work, word));
	const uint32_t own = kd_feat_at(
		work, kd_phrase_at(work, speaker)->head, KD_FEATURE_GENDER);
	if (!third || (gender == KD_GENDER_NEUT && human) ||
		(kd_is_verb_at(work, word) && own != 0 && gender != 0 &&
			own != gender)) {
		return false;
	}
	return number == 0 ||
	       (number == KD_NUMBER_SING) != is_plural(work, speaker);
}

uint32_t kd_events_meant(const struct kd_events_work *work, uint32_t pronoun)
{
	const uint32_t word = kd_phrase_at(work, pronoun)->head;
	const uint32_t speaker = kd_events_speaker(work, word);
	/* "It has killed thousands, according to X" means something else. */
	return speaker != KD_NONE && speaker < pronoun &&
			       can_mean(work, speaker, word)
		       ? speaker
		       : KD_NONE;
}

uint32_t kd_events_unsaid(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t finite = kd_events_finite(work, trigger);
	if (!work->drops_subjects || !kd_events_is_finite(work, finite) ||
		kd_events_relative(work, trigger->clause) != KD_NONE) {
		return KD_NONE;
	}
	const uint32_t speaker = kd_events_speaker(work, finite);
	return speaker != KD_NONE && can_mean(work, speaker, finite) ? speaker
								     : KD_NONE;
}
