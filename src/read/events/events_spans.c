/* events_spans.c - by which words a participant is pointed at. */
#include "read/events/events_private.h"

/* How many phrases may complete one another: "the chief of the staff of ...".
 */
#define MOST_COMPLEMENTS 3

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

/* The phrase behind what completes one by "of": "the president | of the United
 * States | ...". The next if nothing does. */
static uint32_t behind_complement(const struct kd_events_work *work, uint32_t i)
{
	uint32_t at = i + 1;
	for (uint32_t n = 0; at < work->phrases.n && n < MOST_COMPLEMENTS;
		n++) {
		const struct kd_phrase *before = kd_phrase_at(work, at - 1);
		const struct kd_phrase *next = kd_phrase_at(work, at);
		const bool of = next->adposition == before->end &&
				(kd_seen_at(work, next->adposition)->grammar &
					KD_IS(OF)) != 0;
		const bool owned = next->adposition == KD_NONE &&
				   next->first == before->end &&
				   next->grammatical == KD_CASE_GEN;
		if ((!of && !owned) || (next->marks & KD_PHRASE_PERSON) != 0) {
			break;
		}
		at++;
	}
	return at;
}

/* Whether a name right behind a phrase, or between signs, says who that is. */
static bool is_apposed(const struct kd_events_work *work,
	const struct kd_phrase *before, const struct kd_phrase *name, bool far)
{
	const bool close = name->first == before->end;
	const bool comma = name->first == before->end + 1 &&
			   kd_events_is_comma(work, before->end);
	const bool closed = name->end >= work->end ||
			    kd_word_at(work, name->end)->upos == KD_UPOS_PUNCT;
	const bool alone = name->end >= work->end ||
			   kd_word_at(work, name->end)->upos != KD_UPOS_CCONJ;
	return far ? comma && closed : (close || comma) && alone;
}

/* The name in apposition to a person without one: "hans motpart, Kirill
 * Dmitrijev". KD_NONE if there is none. */
static uint32_t apposed_to(const struct kd_events_work *work, uint32_t i)
{
	const uint32_t named = KD_PHRASE_NAMED | KD_PHRASE_PERSON;
	const struct kd_phrase *phrase = &work->phrases.items[i];
	if ((phrase->marks & (named | KD_PHRASE_PRONOUN)) != KD_PHRASE_PERSON) {
		return KD_NONE;
	}
	const uint32_t at = behind_complement(work, i);
	if (at >= work->phrases.n) {
		return KD_NONE;
	}
	const struct kd_phrase *next = kd_phrase_at(work, at);
	return next->adposition == KD_NONE && (next->marks & named) == named &&
			       is_apposed(work, kd_phrase_at(work, at - 1),
				       next, at > i + 1)
		       ? kd_seen_at(work, next->head)->name
		       : KD_NONE;
}

/* Whether a body's nation follows it: "delegacijo ZDA". */
static bool has_nation(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = &work->phrases.items[i];
	if ((kd_seen_at(work, phrase->head)->grammar & KD_IS(PARTY)) == 0) {
		return false;
	}
	const struct kd_phrase *next = &work->phrases.items[i + 1];
	const bool owned =
		next->adposition == KD_NONE && next->first == phrase->end &&
		(next->grammatical == KD_CASE_GEN ||
			(next->marks & KD_PHRASE_OBLIQUE) != 0 ||
			(next->grammatical == 0 &&
				kd_word_at(work, next->first)->upos !=
					KD_UPOS_DET));
	return owned && (next->marks & KD_PHRASE_NAMED) != 0;
}

/* Whether the parser hangs the second phrase on the first; true if it does not
 * tell. */
static bool may_hang(const struct kd_events_work *work,
	const struct kd_phrase *phrase, const struct kd_phrase *next)
{
	bool known = false;
	for (uint32_t i = next->first; i < next->end; i++) {
		const uint32_t head = kd_word_at(work, i)->head;
		if (head != KD_NONE && head >= phrase->first &&
			head < phrase->end) {
			return true;
		}
		known = known || head != KD_NONE;
	}
	return !known;
}

/* A phrase whose words do not say what it is: "two [of his aides]", "thousands
 * [of Kurds]", "part [of the town]". */
bool kd_events_is_share(const struct kd_events_work *work, uint32_t i)
{
	const uint32_t head = kd_phrase_at(work, i)->head;
	const uint32_t upos = kd_word_at(work, head)->upos;
	return upos == KD_UPOS_NUM || upos == KD_UPOS_DET ||
	       (kd_seen_at(work, head)->grammar & KD_IS(SHARE)) != 0;
}

/* Whether a phrase begins with a number or share, so that what it counts tells
 * neither its case nor its number: "pet ljudi", "tisuće radnika". */
bool kd_events_is_counted(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	return phrase->first < phrase->head &&
	       (kd_word_at(work, phrase->first)->upos == KD_UPOS_NUM ||
		       (kd_seen_at(work, phrase->first)->grammar &
			       KD_IS(SHARE)) != 0);
}

/* The phrase right behind that completes one without a name, after "of" or in
 * the genitive: "positions | of the rebels". What a person owns is not the
 * person. KD_NONE if there is none. */
uint32_t kd_events_complement(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	const uint32_t self = KD_PHRASE_NAMED | KD_PHRASE_PRONOUN |
			      KD_PHRASE_TIME | KD_PHRASE_RELATIVE;
	const uint32_t person = KD_PHRASE_NAMED | KD_PHRASE_PERSON;
	if (i + 1 >= work->phrases.n || (phrase->marks & self) != 0) {
		return KD_NONE;
	}
	const struct kd_phrase *next = kd_phrase_at(work, i + 1);
	if (next->apart ||
		(next->marks & (KD_PHRASE_PRONOUN | KD_PHRASE_TIME)) != 0 ||
		(next->marks & person) == person) {
		return KD_NONE;
	}
	if (has_nation(work, i)) {
		return i + 1;
	}
	const bool owned = next->adposition == KD_NONE &&
			   next->first == phrase->end &&
			   next->grammatical == KD_CASE_GEN;
	const bool of =
		next->adposition == phrase->end &&
		next->first == phrase->end + 1 &&
		(kd_seen_at(work, phrase->end)->grammar & KD_IS(OF)) != 0;
	return (owned || of) && may_hang(work, phrase, next) ? i + 1 : KD_NONE;
}

/* Where a phrase and those of its kind that are tied to it end. */
static uint32_t end_of_group(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	uint32_t end = phrase->end;
	for (uint32_t k = i + 1; k < work->phrases.n; k++) {
		const struct kd_phrase *other = kd_phrase_at(work, k);
		if (other->leader != i ||
			((other->marks ^ phrase->marks) & KD_PHRASE_NAMED) !=
				0 ||
			(other->marks & KD_PHRASE_PERSON) != 0) {
			break;
		}
		end = other->end;
	}
	return end;
}

/* A person stands by the name alone, others as the whole phrase with what
 * completes it. */
struct kd_span kd_events_span(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
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
	uint32_t end = phrase->end;
	uint32_t next = kd_events_complement(work, i);
	for (uint32_t n = 0; next != KD_NONE && n < MOST_COMPLEMENTS; n++) {
		end = end_of_group(work, next);
		next = kd_events_complement(work, next);
	}
	return kd_tokens_span(
		work->reading->tokens, phrase->first, end - phrase->first);
}

bool kd_events_add_span(const struct kd_events_work *work, struct kd_span span,
	struct kd_spans *out)
{
	uint32_t at = out->n;
	for (uint32_t i = 0; i < out->n; i++) {
		if (kd_span_overlaps(out->items[i], span)) {
			return true;
		}
		if (out->items[i].start > span.start && at == out->n) {
			at = i;
		}
	}
	if (!KD_PUSH(work->arena, out, span)) {
		return false;
	}
	for (uint32_t i = out->n - 1; i > at; i--) {
		out->items[i] = out->items[i - 1];
	}
	out->items[at] = span;
	return true;
}

/* The first of several names right behind the role they share: "the foreign
 * ministers | X and Y". The phrase itself if there are none. */
static uint32_t names_of_role(const struct kd_events_work *work, uint32_t i)
{
	const uint32_t named = KD_PHRASE_NAMED | KD_PHRASE_PERSON;
	const struct kd_phrase *role = kd_phrase_at(work, i);
	if (i + 2 >= work->phrases.n ||
		(role->marks & (named | KD_PHRASE_PRONOUN)) !=
			KD_PHRASE_PERSON) {
		return i;
	}
	const struct kd_phrase *first = kd_phrase_at(work, i + 1);
	return first->first == role->end && first->adposition == KD_NONE &&
			       (first->marks & named) == named &&
			       kd_phrase_at(work, i + 2)->leader == i + 1
		       ? i + 1
		       : i;
}

bool kd_events_add_group(const struct kd_events_work *work, uint32_t phrase,
	struct kd_spans *out)
{
	phrase = names_of_role(work, phrase);
	for (uint32_t i = phrase; i < work->phrases.n; i++) {
		const struct kd_phrase *item = &work->phrases.items[i];
		if ((i == phrase || item->leader == phrase) &&
			!kd_events_add_span(work, item->span, out)) {
			return false;
		}
	}
	return true;
}
