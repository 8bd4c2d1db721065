/* events_spans.c - by which words a participant is pointed at. */
#include "read/events/events_private.h"

static struct kd_str folded_at(const struct kd_events_work *work, uint32_t i)
{
	return work->reading->tokens->items[i].folded;
}

bool kd_events_is_comma(const struct kd_events_work *work, uint32_t i)
{
	return kd_str_equal(folded_at(work, i), KD_STR(","));
}

/* The name of the phrase that "of" ties to this one, where this one only says
 * what it is: "the town of Singa". KD_NONE if there is none. */
uint32_t kd_events_named_by(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = &work->phrases.items[i];
	if (i + 1 >= work->phrases.n ||
		(phrase->marks & (KD_PHRASE_PERSON | KD_PHRASE_NAMED |
					 KD_PHRASE_PLAN)) != 0 ||
		(kd_seen_at(work, phrase->head)->grammar & KD_IS(PARTY)) != 0) {
		return KD_NONE;
	}
	const struct kd_phrase *next = &work->phrases.items[i + 1];
	return next->adposition == phrase->end &&
			       (next->marks & KD_PHRASE_PLACE) != 0 &&
			       (kd_seen_at(work, next->adposition)->grammar &
				       KD_IS(OF)) != 0
		       ? kd_seen_at(work, next->head)->name
		       : KD_NONE;
}

/* The name in apposition to a person without one: "hans motpart, Kirill
 * Dmitrijev". KD_NONE if there is none. */
static uint32_t apposed_to(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = &work->phrases.items[i];
	if (i + 1 >= work->phrases.n ||
		(phrase->marks & KD_PHRASE_NAMED) != 0 ||
		(phrase->marks & KD_PHRASE_PERSON) == 0 ||
		(phrase->marks & KD_PHRASE_PRONOUN) != 0) {
		return KD_NONE;
	}

	const struct kd_phrase *next = &work->phrases.items[i + 1];
	const bool comma = next->first == phrase->end ||
			   (next->first == phrase->end + 1 &&
				   kd_events_is_comma(work, phrase->end));
	const bool alone = next->end >= work->end ||
			   kd_word_at(work, next->end)->upos != KD_UPOS_CCONJ;
	return comma && alone && next->adposition == KD_NONE &&
			       (next->marks & KD_PHRASE_NAMED) != 0 &&
			       (next->marks & KD_PHRASE_PERSON) != 0
		       ? kd_seen_at(work, next->head)->name
		       : KD_NONE;
}

/* Whether a body's nation follows it: "delegacijo ZDA", "troops of Russia". */
static bool has_nation(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = &work->phrases.items[i];
	if (i + 1 >= work->phrases.n ||
		(phrase->marks & (KD_PHRASE_PERSON | KD_PHRASE_PRONOUN)) != 0 ||
		(kd_seen_at(work, phrase->head)->grammar & KD_IS(PARTY)) == 0) {
		return false;
	}
	const struct kd_phrase *next = &work->phrases.items[i + 1];
	const bool owned = next->adposition == KD_NONE &&
			   next->first == phrase->end &&
			   (next->grammatical == KD_CASE_GEN ||
				   (next->marks & KD_PHRASE_OBLIQUE) != 0 ||
				   next->grammatical == 0);
	const bool of =
		next->adposition == phrase->end &&
		next->first == phrase->end + 1 &&
		(kd_seen_at(work, phrase->end)->grammar & KD_IS(OF)) != 0;
	return (owned || of) && (next->marks & KD_PHRASE_NAMED) != 0 &&
	       (next->marks & KD_PHRASE_PERSON) == 0;
}

/* A person stands by the name alone, others as the whole phrase. */
struct kd_span kd_events_span(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = &work->phrases.items[i];
	const struct kd_names *names = work->in->names;
	uint32_t name = kd_seen_at(work, phrase->head)->name;
	if (name == KD_NONE) {
		name = kd_events_named_by(work, i);
	}
	if (name == KD_NONE) {
		name = apposed_to(work, i);
	}
	if (name != KD_NONE) {
		return names->items[name].span;
	}
	const uint32_t end = has_nation(work, i)
				     ? work->phrases.items[i + 1].end
				     : phrase->end;
	return kd_tokens_span(
		work->reading->tokens, phrase->first, end - phrase->first);
}
