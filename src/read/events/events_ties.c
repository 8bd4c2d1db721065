/* events_ties.c - which noun phrases are coordinated. */
#include "read/events/events_private.h"

/* Whether only a coordinator, or a comma, or both stand between. */
static bool stands_beside(const struct kd_events_work *work, uint32_t left,
	uint32_t right, bool *coordinator)
{
	const uint32_t from = work->phrases.items[left].end;
	const uint32_t to = work->phrases.items[right].first;
	*coordinator = false;
	if (to <= from || to - from > 3) {
		return false;
	}
	for (uint32_t i = from; i < to; i++) {
		if (kd_word_at(work, i)->upos == KD_UPOS_CCONJ) {
			*coordinator = true;
		} else if (!kd_events_is_comma(work, i) &&
			   work->phrases.items[right].adposition != i) {
			return false;
		}
	}
	return true;
}

/* "X of Finland and Prime Minister Y": the person before whose own phrase ends
 * at the coordinator, or KD_NONE. */
static uint32_t person_before(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *items = work->phrases.items;
	uint32_t at = i;
	if (items[i].adposition != KD_NONE ||
		(items[i].marks & KD_PHRASE_PERSON) == 0 ||
		items[i].first == work->first ||
		kd_word_at(work, items[i].first - 1)->upos != KD_UPOS_CCONJ) {
		return KD_NONE;
	}
	uint32_t end = items[i].first - 1;
	while (at-- > 0 && items[at].end == end) {
		if (items[at].adposition == KD_NONE) {
			return at + 1 < i && (items[at].marks &
						     KD_PHRASE_PERSON) != 0
				       ? items[at].leader
				       : KD_NONE;
		}
		end = items[at].adposition;
	}
	return KD_NONE;
}

/* Nominative and genitive are told apart surely; others often look alike. */
static bool is_shared_case(uint32_t left, uint32_t right)
{
	return left == 0 || right == 0 || left == right ||
	       (left != KD_CASE_NOM && right != KD_CASE_NOM &&
		       left != KD_CASE_GEN && right != KD_CASE_GEN);
}

/* Whether two phrases can be coordinated: of one clause and one case, and no
 * pronoun for a thing. */
static bool are_alike(
	const struct kd_phrase *left, const struct kd_phrase *right)
{
	const uint32_t thing = KD_PHRASE_PRONOUN | KD_PHRASE_PERSON;
	return left->clause == right->clause &&
	       is_shared_case(left->grammatical, right->grammatical) &&
	       (right->marks & thing) != KD_PHRASE_PRONOUN;
}

/* The phrase that the parser coordinates this one with, where both can act and
 * words that complete the first part them: "officials of X
 * and envoys of Y". KD_NONE if there is none. */
static uint32_t coordinated_with(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	const struct kd_analysis *word = kd_word_at(work, phrase->head);
	/* "of Finland and Sweden": two names side by side are one group. */
	if ((phrase->marks & kd_phrase_at(work, i - 1)->marks &
		    KD_PHRASE_NAMED) != 0 ||
		word->head == KD_NONE || word->head < work->first ||
		word->head >= phrase->first || phrase->adposition != KD_NONE ||
		!kd_str_starts_with(word->deprel, KD_STR("conj")) ||
		kd_word_at(work, phrase->first - 1)->upos != KD_UPOS_CCONJ) {
		return KD_NONE;
	}
	const uint32_t before = kd_seen_at(work, word->head)->phrase;
	return before != KD_NONE && before + 1 < i &&
			       kd_phrase_at(work, before)->head == word->head &&
			       are_alike(kd_phrase_at(work, before), phrase) &&
			       kd_events_is_party(work, before) &&
			       kd_events_is_party(work, i)
		       ? kd_phrase_at(work, before)->leader
		       : KD_NONE;
}

/* "A, B and C": all that a coordinator ties together, back to the first. */
void kd_events_tie(const struct kd_events_work *work)
{
	struct kd_phrase *items = work->phrases.items;
	for (uint32_t i = 1; i < work->phrases.n; i++) {
		uint32_t before = person_before(work, i);
		if (before == KD_NONE) {
			before = coordinated_with(work, i);
		}
		if (before != KD_NONE) {
			items[i].leader = before;
			continue;
		}
		bool coordinator = false;
		if (!stands_beside(work, i - 1, i, &coordinator) ||
			!coordinator || !are_alike(&items[i - 1], &items[i]) ||
			(items[i].adposition != KD_NONE &&
				items[i - 1].adposition == KD_NONE) ||
			(items[i].marks & KD_PHRASE_TIME) != 0 ||
			(items[i - 1].marks & KD_PHRASE_TIME) != 0) {
			continue;
		}
		uint32_t leader = i - 1;
		bool any = false;
		while (leader > 0 &&
			stands_beside(work, leader - 1, leader, &any) && !any &&
			are_alike(&items[leader - 1], &items[i]) &&
			items[leader].adposition == KD_NONE &&
			(items[leader - 1].marks & KD_PHRASE_TIME) == 0) {
			leader--;
		}
		leader = items[leader].leader;
		for (uint32_t k = leader + 1; k <= i; k++) {
			items[k].leader = leader;
		}
	}
}
