/* events_split.c - chunks that are two phrases: "griff | Russland | Charkiw".
 */
#include "read/events/events_private.h"

/* Where a chunk right after a finite verb is subject and object in one,
 * "møter Trump Ukrainas president ...": tokens of the subject, else 0. */
static uint32_t subject_within(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const struct kd_names *names = work->in->names;
	const uint32_t name = kd_seen_at(work, chunk->first)->name;
	if (chunk->first == work->first || name == KD_NONE ||
		!kd_is_verb_at(work, chunk->first - 1) ||
		kd_form_at(work, chunk->first - 1) != KD_VERBFORM_FIN) {
		return 0;
	}
	const struct kd_name *first = &names->items[name];
	const uint32_t other = kd_seen_at(work, chunk->head)->name;
	const uint32_t grammatical =
		kd_feat_at(work, chunk->head, KD_FEATURE_CASE);
	const bool object = other == KD_NONE && grammatical != 0 &&
			    grammatical != KD_CASE_NOM;
	return first->type == KD_NAME_PER && first->first == chunk->first &&
			       kd_events_is_uninflected(work, first) &&
			       (object || (other != KD_NONE && other != name))
		       ? first->n
		       : 0;
}

/* Where a noun of a set phrase is followed by an owner, "i stedet Tyrkias
 * president": tokens of the set phrase, else 0. */
static uint32_t adverbial_within(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const uint32_t second = chunk->first + 1;
	const struct kd_names *names = work->in->names;
	const uint32_t name =
		chunk->n > 1 ? kd_seen_at(work, second)->name : KD_NONE;
	return name != KD_NONE && chunk->adposition != KD_NONE &&
			       names->items[name].first == second &&
			       !kd_events_is_uninflected(
				       work, &names->items[name]) &&
			       kd_word_at(work, chunk->first)->upos ==
				       KD_UPOS_NOUN &&
			       kd_feat_at(work, chunk->first,
				       KD_FEATURE_DEFINITE) == 1 &&
			       names->items[name].first +
					       names->items[name].n <=
				       chunk->head + 1
		       ? 1
		       : 0;
}

/* Whether an inflected place and the noun behind it are two in a language that
 * sets no genitive before its noun: "от Турции | извинений". */
static bool is_place_apart(const struct kd_events_work *work,
	const struct kd_chunk *chunk, const struct kd_name *place)
{
	return !work->has_articles &&
	       kd_seen_at(work, chunk->head)->name == KD_NONE &&
	       kd_word_at(work, chunk->head)->upos == KD_UPOS_NOUN &&
	       place->first + place->n <= chunk->head &&
	       !kd_events_is_uninflected(work, place);
}

/* Where a person or thing stands right behind a place, "in Oslo | Anna Berg
 * signed": tokens of the place, else 0. */
static uint32_t place_within(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const struct kd_names *names = work->in->names;
	const uint32_t place = kd_seen_at(work, chunk->first)->name;
	const uint32_t person = kd_seen_at(work, chunk->head)->name;
	if (chunk->adposition == KD_NONE || place == KD_NONE ||
		names->items[place].type != KD_NAME_LOC ||
		names->items[place].first != chunk->first) {
		return 0;
	}
	const uint32_t n = names->items[place].n;
	const uint32_t next =
		work->reading->tokens->items[chunk->first + n].span.start;
	const bool has_person =
		person != KD_NONE && person != place &&
		names->items[person].type == KD_NAME_PER &&
		(names->items[person].span.start == next ||
			(names->items[person].role_span.start <= next &&
				names->items[person].role_span.end > next &&
				(kd_seen_at(work, chunk->adposition)->grammar &
					KD_IS(PLACE)) != 0));
	return has_person || is_place_apart(work, chunk, &names->items[place])
		       ? n
		       : 0;
}

/* Whether a verb that its subject may follow stands right before a chunk, with
 * no phrase before it that could be the subject. */
static bool follows_verb_alone(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	if (chunk->first == work->first || chunk->adposition != KD_NONE ||
		!kd_is_verb_at(work, chunk->first - 1)) {
		return false;
	}
	const uint32_t verb = chunk->first - 1;
	const uint32_t form = kd_form_at(work, verb);
	/* "je napadla | Rusija Kijev" */
	const bool tells = form == KD_VERBFORM_FIN ||
			   (form == KD_VERBFORM_PART && !work->has_articles);
	for (uint32_t i = work->phrases.n; i-- > 0 && tells;) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (kd_clause_at(work, phrase->head) !=
			kd_clause_at(work, verb)) {
			break;
		}
		if (phrase->adposition == KD_NONE &&
			!kd_seen_at(work, phrase->head)->in_time) {
			return false;
		}
	}
	return tells;
}

/* Whether words before a name are of people who act, and of none of their own
 * name: "russische Truppen | Charkiw", not "das Land Hessen". */
static bool are_others(
	const struct kd_events_work *work, uint32_t first, uint32_t name)
{
	const uint32_t noun = name - 1;
	if (kd_word_at(work, noun)->upos != KD_UPOS_NOUN ||
		(kd_seen_at(work, noun)->grammar & KD_IS(PARTY)) == 0) {
		return false;
	}
	bool several =
		kd_feat_at(work, noun, KD_FEATURE_NUMBER) == KD_NUMBER_PLUR;
	for (uint32_t i = first; i < noun && !several; i++) {
		struct kd_match match;
		several = kd_word_at(work, i)->upos == KD_UPOS_ADJ &&
			  kd_events_match(work, KD_TABLE_PLACES, i, &match);
	}
	return several;
}

/* Whether others are coordinated with a chunk: "die Länder Hessen und Bayern".
 */
static bool goes_on(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const uint32_t next = chunk->first + chunk->n;
	return next < work->end &&
	       (kd_word_at(work, next)->upos == KD_UPOS_CCONJ ||
		       kd_events_is_comma(work, next));
}

/* Where who acts and the place it is done to stand side by side behind a verb
 * that has no subject before it, "griff | Russland | Charkiw": tokens of who
 * acts, else 0. */
static uint32_t party_within(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const struct kd_names *names = work->in->names;
	const uint32_t last = kd_seen_at(work, chunk->head)->name;
	if (last == KD_NONE || names->items[last].first <= chunk->first ||
		names->items[last].type == KD_NAME_MISC ||
		!kd_events_is_uninflected(work, &names->items[last]) ||
		!follows_verb_alone(work, chunk)) {
		return 0;
	}
	const uint32_t at = names->items[last].first;
	const uint32_t before = kd_seen_at(work, at - 1)->name;
	const bool named =
		before != KD_NONE && before != last &&
		names->items[before].first == chunk->first &&
		kd_span_is_none(names->items[last].role_span) &&
		kd_events_is_uninflected(work, &names->items[before]);
	return named || (names->items[last].type == KD_NAME_LOC &&
				!goes_on(work, chunk) &&
				are_others(work, chunk->first, at))
		       ? at - chunk->first
		       : 0;
}

/* Where an inflected name behind a preposition is followed by one that is not,
 * "według Reutersa | Rosja": tokens of the first, else 0. */
static uint32_t source_within(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const struct kd_names *names = work->in->names;
	const uint32_t first = kd_seen_at(work, chunk->first)->name;
	const uint32_t last = kd_seen_at(work, chunk->head)->name;
	if (work->has_articles || chunk->adposition == KD_NONE ||
		first == KD_NONE || last == KD_NONE || first == last) {
		return 0;
	}
	const struct kd_name *before = &names->items[first];
	return before->first == chunk->first &&
			       names->items[last].first ==
				       chunk->first + before->n &&
			       !kd_events_is_uninflected(work, before) &&
			       kd_events_is_uninflected(
				       work, &names->items[last])
		       ? before->n
		       : 0;
}

/* How many words at a chunk's beginning are a phrase of their own: one reason
 * is enough, and what is left has its head. */
uint32_t kd_events_words_before(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	uint32_t n = subject_within(work, chunk);
	n = n == 0 ? adverbial_within(work, chunk) : n;
	n = n == 0 ? place_within(work, chunk) : n;
	n = n == 0 ? source_within(work, chunk) : n;
	n = n == 0 ? party_within(work, chunk) : n;
	return chunk->first + n <= chunk->head ? n : 0;
}
