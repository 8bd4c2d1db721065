/* events_clause.c - subject, object and the like, in a clause. */
#include "read/events/events_private.h"

static const struct kd_phrase *phrase_at(
	const struct kd_events_work *work, uint32_t i)
{
	return &work->phrases.items[i];
}

/* Whether trigger and phrase are told in the same breath; what a word of
 * speech is about may be told by it: "accused Israel of ...". */
static bool can_reach(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_phrase *phrase)
{
	return kd_events_is_together(work, phrase->head, trigger->head) ||
	       (phrase->first > trigger->head &&
		       work->statement_of[trigger->head] == KD_NONE);
}

/* Whether a phrase can be subject or object: no preposition, no time, first of
 * its coordination, not the trigger itself. */
static bool is_bare(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t i)
{
	const struct kd_phrase *phrase = phrase_at(work, i);
	const bool free = phrase->adposition == KD_NONE ||
			  (phrase->adposition >= trigger->first &&
				  phrase->adposition < trigger->after);
	return free && phrase->leader == i &&
	       kd_feat_at(work, phrase->head, KD_FEATURE_REFLEX) == 0 &&
	       can_reach(work, trigger, phrase) &&
	       (phrase->marks & KD_PHRASE_TIME) == 0 &&
	       (phrase->head < trigger->first || phrase->head >= trigger->end);
}

/* A genitive right after another noun belongs to that noun. */
static bool belongs_to_noun(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = phrase_at(work, i);
	return phrase->grammatical == KD_CASE_GEN && i > 0 &&
	       phrase_at(work, i - 1)->end == phrase->first;
}

static bool is_finite(const struct kd_events_work *work, uint32_t token)
{
	return kd_is_verb_at(work, token) &&
	       kd_form_at(work, token) == KD_VERBFORM_FIN;
}

/* The verb that carries the tense of the trigger: the last finite one up to
 * its head, else the first after it. */
uint32_t kd_events_finite(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t head = trigger->head;
	const bool follows_noun = head > work->first &&
				  kd_seen_at(work, head - 1)->phrase != KD_NONE;
	for (uint32_t i = head + 1; i-- > work->first;) {
		if (kd_clause_at(work, i) != trigger->clause) {
			continue;
		}
		if (is_finite(work, i)) {
			return i;
		}
		/* "have stalled since A and B [met]": another's predicate. */
		if (i < head && follows_noun && !trigger->is_noun &&
			kd_word_at(work, i)->upos == KD_UPOS_VERB &&
			kd_is_verb_at(work, i)) {
			return head;
		}
	}
	for (uint32_t i = trigger->head; i < work->end; i++) {
		if (kd_clause_at(work, i) == trigger->clause &&
			is_finite(work, i)) {
			return i;
		}
	}
	return trigger->head;
}

/* Where the subject of a verb is looked for at the earliest: after the finite
 * verb before it in the clause, unless the two share theirs ("met and
 * talked"). */
static uint32_t subject_start(
	const struct kd_events_work *work, uint32_t clause, uint32_t finite)
{
	bool has_phrase = false;
	for (uint32_t i = finite; i-- > work->first;) {
		const struct kd_analysis *word = kd_word_at(work, i);
		if (kd_clause_at(work, i) == clause && is_finite(work, i)) {
			return i;
		}
		if (word->upos == KD_UPOS_CCONJ && !has_phrase) {
			return work->first;
		}
		if (has_phrase && word->upos == KD_UPOS_VERB &&
			kd_is_verb_at(work, i) &&
			kd_form_at(work, i) == KD_VERBFORM_PART) {
			return i;
		}
		has_phrase =
			has_phrase || kd_seen_at(work, i)->phrase != KD_NONE;
	}
	return work->first;
}

static uint32_t first_of_clause(
	const struct kd_events_work *work, uint32_t clause)
{
	for (uint32_t i = work->first; i < work->end; i++) {
		if (kd_clause_at(work, i) == clause) {
			return i;
		}
	}
	return work->first;
}

/* The relative word a clause begins with, or KD_NONE. */
static uint32_t relative_of(const struct kd_events_work *work, uint32_t clause)
{
	uint32_t i = first_of_clause(work, clause);
	if (i < work->end && kd_word_at(work, i)->upos == KD_UPOS_ADP) {
		i++;
	}
	return i < work->end && (kd_seen_at(work, i)->grammar &
					KD_IS(RELATIVE)) != 0
		       ? i
		       : KD_NONE;
}

/* The phrase that ends before a relative word, a comma between or not. */
static uint32_t antecedent_of(const struct kd_events_work *work, uint32_t word)
{
	for (uint32_t i = work->phrases.n; i-- > 0;) {
		const struct kd_phrase *phrase = phrase_at(work, i);
		if (phrase->end <= word) {
			return word - phrase->end <= 2 ? i : KD_NONE;
		}
	}
	return KD_NONE;
}

/* The subject a parser found, or KD_NONE. */
static uint32_t linked(const struct kd_events_work *work, uint32_t verb,
	struct kd_str relation)
{
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_analysis *head =
			kd_word_at(work, phrase_at(work, i)->head);
		if (head->head == verb &&
			kd_str_starts_with(head->deprel, relation)) {
			return phrase_at(work, i)->leader;
		}
	}
	return KD_NONE;
}

/* Whether a phrase has the number of a verb, as far as both tell: of names
 * only how many are coordinated counts. */
static bool agrees(
	const struct kd_events_work *work, uint32_t i, uint32_t finite)
{
	const uint32_t verb = kd_feat_at(work, finite, KD_FEATURE_NUMBER);
	uint32_t n = 1;
	for (uint32_t k = i + 1; k < work->phrases.n; k++) {
		n += phrase_at(work, k)->leader == i;
	}
	if (verb == 0 || n > 1) {
		return verb == 0 || (n == 2 ? verb != KD_NUMBER_SING
					    : verb == KD_NUMBER_PLUR);
	}
	const struct kd_phrase *phrase = phrase_at(work, i);
	const uint32_t own = kd_feat_at(work, phrase->head, KD_FEATURE_NUMBER);
	const bool named = (phrase->marks & KD_PHRASE_NAMED) != 0;
	return named ? verb != KD_NUMBER_DUAL : own == 0 || own == verb;
}

/* The phrase right before a verb that follows another in the clause, be it
 * after a word that syntax takes for a preposition: "since A and B met". */
static uint32_t beside(const struct kd_events_work *work, uint32_t finite)
{
	const uint32_t last = finite > work->first
				      ? kd_seen_at(work, finite - 1)->phrase
				      : KD_NONE;
	return last != KD_NONE && (phrase_at(work, last)->marks &
					  KD_PHRASE_TIME) == 0
		       ? phrase_at(work, last)->leader
		       : KD_NONE;
}

/* The likeliest subject among the bare phrases of the clause. */
static uint32_t subject_in_clause(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t finite = kd_events_finite(work, trigger);
	const uint32_t begin = first_of_clause(work, trigger->clause);
	/* After a coordinator it may be left out, in a relative clause it is
	 * the pronoun: neither puts it behind the verb. */
	const bool begun = kd_word_at(work, begin)->upos == KD_UPOS_CCONJ ||
			   relative_of(work, trigger->clause) != KD_NONE;
	const uint32_t start = subject_start(work, trigger->clause, finite);
	uint32_t before = KD_NONE;
	uint32_t after = KD_NONE;
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = phrase_at(work, i);
		if (phrase->clause != trigger->clause ||
			phrase->first < start || !is_bare(work, trigger, i) ||
			!agrees(work, i, finite) ||
			(phrase->marks & (KD_PHRASE_RELATIVE |
						 KD_PHRASE_OBLIQUE)) != 0) {
			continue;
		}
		if (phrase->grammatical == KD_CASE_NOM) {
			return i;
		}
		if (phrase->grammatical != 0) {
			continue;
		}
		if ((before == KD_NONE || start > work->first) &&
			phrase->end <= finite) {
			before = i;
		} else if (after == KD_NONE && phrase->first > finite) {
			after = i;
		}
	}
	if (before == KD_NONE && start > work->first) {
		before = beside(work, finite);
	}
	if (before != KD_NONE) {
		return before;
	}
	return (finite > begin || begin > work->first) && !begun &&
			       after != KD_NONE &&
			       phrase_at(work, after)->first <= finite + 4
		       ? after
		       : KD_NONE;
}

/* The clause before in the sentence whose subject a clause without one of its
 * own shares: "Trump called ... and imposed ...". */
static uint32_t shared_subject(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t begin = first_of_clause(work, trigger->clause);
	if (begin == work->first ||
		kd_word_at(work, begin)->upos != KD_UPOS_CCONJ) {
		return KD_NONE;
	}
	for (uint32_t i = begin; i-- > work->first;) {
		if (!kd_is_verb_at(work, i)) {
			continue;
		}
		const struct kd_trigger before = { .first = i,
			.end = i + 1,
			.head = i,
			.clause = kd_clause_at(work, i) };
		const uint32_t subject = subject_in_clause(work, &before);
		if (subject != KD_NONE) {
			return subject;
		}
		const uint32_t relative = relative_of(work, before.clause);
		return relative != KD_NONE ? antecedent_of(work, relative)
					   : KD_NONE;
	}
	return KD_NONE;
}

/* What a relative pronoun stands for, if it can be the verb's subject: of
 * several coordinated the last if the verb is of one. */
static uint32_t relative_subject(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t relative)
{
	const uint32_t finite = kd_events_finite(work, trigger);
	const uint32_t person = kd_feat_at(work, finite, KD_FEATURE_PERSON);
	const uint32_t found = antecedent_of(work, relative);
	if (found == KD_NONE || person == 1 || person == 2) {
		return KD_NONE;
	}
	return kd_feat_at(work, finite, KD_FEATURE_NUMBER) == KD_NUMBER_SING
		       ? found
		       : phrase_at(work, found)->leader;
}

uint32_t kd_events_subject(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	uint32_t found = linked(work, trigger->head, KD_STR("nsubj"));
	if (found != KD_NONE &&
		(phrase_at(work, found)->marks & KD_PHRASE_RELATIVE) == 0) {
		return found;
	}
	/* "recordings, published by ...": the noun before is what it is of. */
	const bool reduced = trigger->passive &&
			     kd_events_finite(work, trigger) != trigger->head &&
			     kd_events_finite(work, trigger) > trigger->head;
	if (reduced) {
		return antecedent_of(work, trigger->first);
	}
	found = subject_in_clause(work, trigger);
	if (found != KD_NONE) {
		return found;
	}
	const uint32_t relative = relative_of(work, trigger->clause);
	if (relative != KD_NONE) {
		return relative_subject(work, trigger, relative);
	}
	return shared_subject(work, trigger);
}

static bool case_is(uint32_t found, enum kd_case wanted)
{
	if (wanted == KD_CASE_DAT) {
		return found == KD_CASE_DAT;
	}
	return found == 0 || found == KD_CASE_ACC || found == KD_CASE_GEN ||
	       found == wanted;
}

uint32_t kd_events_claimed(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = phrase_at(work, i);
		if (phrase->first <= trigger->head ||
			phrase->clause <= trigger->clause) {
			continue;
		}
		const uint32_t begin = first_of_clause(work, phrase->clause);
		return phrase->adposition == KD_NONE &&
				       begin <= trigger->head + 3 &&
				       kd_word_at(work, begin)->upos ==
					       KD_UPOS_SCONJ
			       ? phrase->leader
			       : KD_NONE;
	}
	return KD_NONE;
}

uint32_t kd_events_object(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t subject,
	enum kd_case grammatical)
{
	uint32_t found = grammatical == KD_CASE_ACC
				 ? linked(work, trigger->head, KD_STR("obj"))
				 : KD_NONE;
	for (uint32_t i = 0; i < work->phrases.n && found == KD_NONE; i++) {
		const struct kd_phrase *phrase = phrase_at(work, i);
		const bool marked = phrase->grammatical == KD_CASE_ACC ||
				    phrase->grammatical == KD_CASE_DAT;
		if (phrase->clause == trigger->clause && i != subject &&
			is_bare(work, trigger, i) &&
			case_is(phrase->grammatical, grammatical) &&
			(phrase->marks & KD_PHRASE_RELATIVE) == 0 &&
			(phrase->first > trigger->head || marked) &&
			!belongs_to_noun(work, i)) {
			found = i;
		}
	}
	if (found != KD_NONE || grammatical != KD_CASE_ACC) {
		return found;
	}
	const uint32_t relative = relative_of(work, trigger->clause);
	if (relative == KD_NONE) {
		return KD_NONE;
	}
	const uint32_t antecedent = antecedent_of(work, relative);
	return antecedent != subject ? antecedent : KD_NONE;
}

/* Whether a noun's complement can reach so far: no verb in between. */
static bool reaches(
	const struct kd_events_work *work, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		if (kd_is_verb_at(work, i)) {
			return false;
		}
	}
	return true;
}

bool kd_events_hangs_on_noun(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	const uint32_t adposition = phrase->adposition;
	if (adposition == KD_NONE || adposition == work->first) {
		return false;
	}
	const uint32_t before = kd_seen_at(work, adposition - 1)->phrase;
	return before != KD_NONE &&
	       (phrase_at(work, before)->marks & KD_PHRASE_TIME) == 0 &&
	       kd_word_at(work, adposition - 1)->upos != KD_UPOS_PRON;
}

/* Whether a phrase is one "together with" which others act. */
static bool is_fellow(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	if (phrase->adposition == KD_NONE ||
		phrase->adposition == work->first) {
		return false;
	}
	const struct kd_seen *seen = kd_seen_at(work, phrase->adposition - 1);
	return (seen->grammar & KD_IS(TOGETHER)) != 0;
}

/* Whether a prepositional phrase stands where it can belong to the trigger. */
static bool is_in_place(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t i)
{
	const struct kd_phrase *phrase = phrase_at(work, i);
	const bool follows = phrase->first > trigger->head;
	if (!trigger->is_noun) {
		return follows || !kd_events_hangs_on_noun(work, phrase);
	}
	if ((kd_seen_at(work, phrase->adposition)->grammar & KD_IS(OF)) != 0) {
		return phrase->adposition == trigger->end;
	}
	return follows && reaches(work, trigger->end, phrase->first);
}

uint32_t kd_events_with(const struct kd_events_work *work,
	const struct kd_trigger *trigger, struct kd_str preposition,
	uint32_t grammatical, uint32_t from)
{
	/* "together with" is of the actors, unless there is no other. */
	uint32_t fellow = KD_NONE;
	for (uint32_t i = from; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = phrase_at(work, i);
		if (phrase->clause != trigger->clause ||
			phrase->adposition == KD_NONE || phrase->leader != i ||
			!can_reach(work, trigger, phrase) ||
			!kd_events_is_word(
				work, phrase->adposition, preposition) ||
			(phrase->marks & KD_PHRASE_TIME) != 0) {
			continue;
		}
		const bool fits = grammatical == 0 ||
				  phrase->grammatical == 0 ||
				  phrase->grammatical == grammatical;
		if (!fits || !is_in_place(work, trigger, i)) {
			continue;
		}
		if (!is_fellow(work, phrase)) {
			return i;
		}
		fellow = fellow == KD_NONE ? i : fellow;
	}
	return fellow;
}

uint32_t kd_events_second(const struct kd_events_work *work, uint32_t phrase)
{
	const uint32_t clause = phrase_at(work, phrase)->clause;
	for (uint32_t i = phrase + 1; i < work->phrases.n; i++) {
		const struct kd_phrase *next = phrase_at(work, i);
		if (!reaches(work, phrase_at(work, phrase)->end, next->first) &&
			next->clause != clause) {
			return KD_NONE;
		}
		if (next->adposition == KD_NONE && next->first > work->first &&
			kd_word_at(work, next->first - 1)->upos ==
				KD_UPOS_CCONJ) {
			return i;
		}
	}
	return KD_NONE;
}

uint32_t kd_events_agent(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = phrase_at(work, i);
		if (phrase->clause == trigger->clause &&
			phrase->adposition != KD_NONE && phrase->leader == i &&
			phrase->first > trigger->head &&
			(kd_seen_at(work, phrase->adposition)->grammar &
				KD_IS(AGENT)) != 0) {
			return i;
		}
	}
	return KD_NONE;
}

uint32_t kd_events_fellow(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = phrase_at(work, i);
		if (phrase->clause == trigger->clause &&
			is_fellow(work, phrase)) {
			return i;
		}
	}
	return KD_NONE;
}

bool kd_events_is_dropped(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	if (!work->drops_subjects || work->last.n == 0 || trigger->is_noun ||
		work->sentence - work->last.sentence > 2 ||
		relative_of(work, trigger->clause) != KD_NONE) {
		return false;
	}
	const uint32_t finite = kd_events_finite(work, trigger);
	const uint32_t number = kd_feat_at(work, finite, KD_FEATURE_NUMBER);
	const uint32_t person = kd_feat_at(work, finite, KD_FEATURE_PERSON);
	if ((person != 0 && person != 3) || number == 0) {
		return false;
	}
	return work->last.n == 1   ? number == KD_NUMBER_SING
	       : work->last.n == 2 ? number == KD_NUMBER_DUAL
				   : number == KD_NUMBER_PLUR;
}

void kd_events_keep_subject(struct kd_events_work *work)
{
	uint32_t verb = work->first;
	while (verb < work->end && !is_finite(work, verb)) {
		verb++;
	}
	if (!work->drops_subjects || verb == work->end) {
		return;
	}
	const struct kd_trigger main = { .first = verb,
		.end = verb + 1,
		.after = verb + 1,
		.head = verb,
		.clause = kd_clause_at(work, verb) };
	const uint32_t subject = subject_in_clause(work, &main);
	if (subject == KD_NONE || !kd_events_is_party(work, subject) ||
		(phrase_at(work, subject)->marks & KD_PHRASE_PRONOUN) != 0) {
		return;
	}
	work->last = (struct kd_last_subject){ .sentence = work->sentence };
	for (uint32_t i = subject;
		i < work->phrases.n && work->last.n < KD_LAST_MEMBERS; i++) {
		if (phrase_at(work, i)->leader == subject) {
			work->last.spans[work->last.n++] =
				phrase_at(work, i)->span;
		}
	}
}
