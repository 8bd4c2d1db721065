/* events_light.c - verbs that only carry the noun of an event. */
#include "read/events/events_private.h"

/* Whether a verb only helps another of its clause: "ha kommet". */
static bool is_auxiliary(const struct kd_events_work *work, uint32_t token)
{
	for (uint32_t i = work->first;
		i < work->end && kd_word_at(work, token)->upos == KD_UPOS_AUX;
		i++) {
		if (kd_clause_at(work, i) == kd_clause_at(work, token) &&
			kd_word_at(work, i)->upos == KD_UPOS_VERB &&
			kd_is_verb_at(work, i)) {
			return true;
		}
	}
	return false;
}

/* Whether a token is a verb that carries nouns: "hold", "be .. on" (a visit),
 * or one of planning: "agree on"; one of calling off if more is said of what,
 * "cancelled a visit to", as else it is something known. */
static bool carries(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t token)
{
	const struct kd_seen *seen = kd_seen_at(work, token);
	const bool light = (seen->grammar & KD_IS(LIGHT)) != 0 &&
			   (seen->word.n > 1 || !is_auxiliary(work, token));
	const enum kd_event_status status =
		kd_events_cue_at(work, token) == KD_CUE_VERB
			? kd_events_status_of(work, token)
			: KD_STATUS_UNKNOWN;
	const bool plans = status == KD_STATUS_PLANNED;
	const bool drops = (status == KD_STATUS_POSTPONED ||
				   status == KD_STATUS_CANCELLED) &&
			   trigger->end < work->end &&
			   kd_word_at(work, trigger->end)->upos == KD_UPOS_ADP;
	return kd_is_verb_at(work, token) && (light || plans || drops);
}

bool kd_events_has_light_verb(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	if (own == KD_NONE) {
		return false;
	}
	const struct kd_phrase *phrase = &work->phrases.items[own];
	for (uint32_t i = work->first; i < work->end; i++) {
		if (kd_clause_at(work, i) != trigger->clause ||
			!carries(work, trigger, i)) {
			continue;
		}
		const struct kd_seen *seen = kd_seen_at(work, i);
		const uint32_t n = seen->word.n > seen->status.n
					   ? seen->word.n
					   : seen->status.n;
		const bool marked = phrase->grammatical == KD_CASE_ACC;
		if (phrase->adposition == KD_NONE &&
			(phrase->first > i || marked)) {
			return true;
		}
		if (phrase->adposition != KD_NONE && phrase->adposition > i &&
			phrase->adposition < i + n) {
			return true;
		}
	}
	return false;
}

bool kd_events_is_within(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	if (own == KD_NONE) {
		return false;
	}
	const struct kd_phrase *phrase = &work->phrases.items[own];
	return phrase->adposition != KD_NONE &&
	       phrase->first > kd_events_finite(work, trigger) &&
	       (kd_seen_at(work, phrase->adposition)->grammar & KD_IS(PLACE)) !=
		       0;
}
