/* events_clause.c - subject, object and the like, in a clause. */
#include "read/events/events_private.h"

/* Whether trigger and phrase are told in the same breath; what a word of
 * speech is about may be told by it: "accused Israel of ...". */
static bool can_reach(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_phrase *phrase)
{
	const uint32_t told = work->statement_of[phrase->head];
	return kd_events_is_together(work, phrase->head, trigger->head) ||
	       phrase->apart ||
	       (phrase->first > trigger->head &&
		       (work->statement_of[trigger->head] == KD_NONE ||
			       (told != KD_NONE &&
				       work->said_by[trigger->head] == told)));
}

/* Whether a phrase can be subject or object: no preposition, no time, first of
 * its coordination, not the trigger itself. */
bool kd_events_is_bare(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t i)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
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
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	return phrase->grammatical == KD_CASE_GEN && i > 0 &&
	       kd_phrase_at(work, i - 1)->end == phrase->first;
}

/* Without a finite verb: a noun goes by the participle before it, others by
 * themselves. */
static uint32_t verb_before(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = trigger->head;
		i-- > work->first && trigger->is_noun;) {
		if (kd_clause_at(work, i) == trigger->clause &&
			kd_is_verb_at(work, i) &&
			kd_form_at(work, i) == KD_VERBFORM_PART) {
			return i;
		}
	}
	return trigger->head;
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
		if (kd_events_is_finite(work, i)) {
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
			kd_events_is_finite(work, i)) {
			return i;
		}
	}
	return verb_before(work, trigger);
}

uint32_t kd_events_first_of(const struct kd_events_work *work, uint32_t clause)
{
	for (uint32_t i = work->first; i < work->end; i++) {
		if (kd_clause_at(work, i) == clause) {
			return i;
		}
	}
	return work->first;
}

/* Whether a word begins what is reported: "that" is no "which" then. */
bool kd_events_is_that(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_lang *lang = work->reading->lang;
	struct kd_match match;
	return work->statement_of[token] != KD_NONE && token > work->first &&
	       !kd_events_is_together(work, token - 1, token) &&
	       kd_events_match(work, KD_TABLE_SPEECH_WORDS, token, &match) &&
	       kd_lang_is(lang, match.row, KD_COLUMN_SPEECH_WORDS_KIND, "that");
}

/* The relative word a clause begins with, or KD_NONE. */
uint32_t kd_events_relative(const struct kd_events_work *work, uint32_t clause)
{
	uint32_t i = kd_events_first_of(work, clause);
	if (i < work->end && kd_word_at(work, i)->upos == KD_UPOS_ADP) {
		i++;
	}
	/* "Am Mittwoch": what is a determiner here is a pronoun elsewhere. */
	return i < work->end && !kd_events_is_that(work, i) &&
			       kd_word_at(work, i)->upos != KD_UPOS_DET &&
			       (kd_seen_at(work, i)->grammar &
				       KD_IS(RELATIVE)) != 0
		       ? i
		       : KD_NONE;
}

/* The phrase that ends before a relative word, a comma between or not. */
uint32_t kd_events_before(const struct kd_events_work *work, uint32_t word)
{
	for (uint32_t i = work->phrases.n; i-- > 0;) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->end <= word) {
			return word - phrase->end <= 2 ? i : KD_NONE;
		}
	}
	return KD_NONE;
}

static bool case_is(uint32_t found, enum kd_case wanted)
{
	if (wanted == KD_CASE_DAT || wanted == KD_CASE_NOM) {
		return found == wanted;
	}
	return found == KD_CASE_ACC || found == KD_CASE_GEN || found == wanted;
}

/* Whether a word of the phrase hangs on the verb by this relation; of a name
 * of several words it is the first. */
static bool hangs_on(const struct kd_events_work *work,
	const struct kd_phrase *phrase, uint32_t verb, struct kd_str relation)
{
	for (uint32_t i = phrase->first; i < phrase->end; i++) {
		const struct kd_analysis *word = kd_word_at(work, i);
		if (word->head == verb &&
			kd_str_starts_with(word->deprel, relation)) {
			return true;
		}
	}
	return false;
}

/* Whether a verb ends its clause, its auxiliary before all or right behind:
 * "hat ... getroffen", "getroffen hat". */
static bool ends_frame(const struct kd_events_work *work, uint32_t verb)
{
	const uint32_t clause = kd_clause_at(work, verb);
	if (kd_form_at(work, verb) != KD_VERBFORM_PART) {
		return false;
	}
	if (verb + 1 < work->end && kd_clause_at(work, verb + 1) == clause &&
		kd_events_is_finite(work, verb + 1)) {
		return kd_word_at(work, verb + 1)->upos == KD_UPOS_AUX;
	}
	return false;
}

/* Whether a bare phrase before the verb could be its subject as well: before
 * a verb that ends its clause the first is. */
static bool has_rival_before(const struct kd_events_work *work,
	const struct kd_phrase *found, uint32_t verb)
{
	const uint32_t end =
		found->first > verb
			? verb
			: (ends_frame(work, verb) ? found->first : work->first);
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->first < end && phrase->clause == found->clause &&
			phrase->adposition == KD_NONE &&
			(phrase->marks & KD_PHRASE_TIME) == 0 &&
			phrase->grammatical <= KD_CASE_NOM) {
			return true;
		}
	}
	return false;
}

/* A subject or object that the parser found, where its clause and case allow
 * it and order does not speak against it. */
uint32_t kd_events_linked(const struct kd_events_work *work, uint32_t verb,
	struct kd_str relation, enum kd_case wanted)
{
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->adposition == KD_NONE &&
			phrase->clause == kd_word_at(work, verb)->clause &&
			(phrase->marks & KD_PHRASE_TIME) == 0 &&
			(phrase->grammatical == 0 ||
				case_is(phrase->grammatical, wanted)) &&
			hangs_on(work, phrase, verb, relation)) {
			return wanted == KD_CASE_NOM &&
					       (phrase->second ||
						       has_rival_before(work,
							       phrase, verb))
				       ? KD_NONE
				       : phrase->leader;
		}
	}
	return KD_NONE;
}

/* Whether a clause only tells when or why for the parser: "after a court ..."
 */
static bool is_adverbial(
	const struct kd_events_work *work, uint32_t clause, uint32_t begin)
{
	const uint32_t verb = kd_word_at(work, begin)->head;
	return verb != KD_NONE && verb >= work->first && verb < work->end &&
	       kd_clause_at(work, verb) == clause &&
	       kd_str_starts_with(
		       kd_word_at(work, verb)->deprel, KD_STR("advcl"));
}

uint32_t kd_events_claimed(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->first <= trigger->head ||
			phrase->clause <= trigger->clause) {
			continue;
		}
		const uint32_t begin = kd_events_first_of(work, phrase->clause);
		return phrase->adposition == KD_NONE &&
				       begin <= trigger->head + 3 &&
				       !is_adverbial(
					       work, phrase->clause, begin) &&
				       kd_word_at(work, begin)->upos ==
					       KD_UPOS_SCONJ
			       ? phrase->leader
			       : KD_NONE;
	}
	return KD_NONE;
}

/* Whether another verb stands between a trigger of one word and a phrase, so
 * that the phrase is that one's: "threatened to stop | talks". Verbs joined by
 * "and" share their object. */
static bool is_anothers(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t i)
{
	const uint32_t first = kd_phrase_at(work, i)->first;
	for (uint32_t k = trigger->head + 1;
		trigger->after == trigger->head + 1 && k < first; k++) {
		if (kd_is_verb_at(work, k) &&
			kd_word_at(work, k)->upos == KD_UPOS_VERB &&
			kd_word_at(work, k - 1)->upos != KD_UPOS_CCONJ &&
			kd_form_at(work, k) == KD_VERBFORM_INF) {
			return true;
		}
	}
	return false;
}

/* Whether a phrase stands between the finite verb and what it governs, "hat |
 * die Stadt | beschossen", or before both at the clause's end. */
static bool is_framed(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t i)
{
	const uint32_t finite = kd_events_finite(work, trigger);
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	const bool opened = finite < phrase->first &&
			    kd_word_at(work, finite)->upos == KD_UPOS_AUX &&
			    kd_form_at(work, trigger->head) != KD_VERBFORM_FIN;
	return phrase->end <= trigger->head &&
	       (opened || ends_frame(work, trigger->head));
}

uint32_t kd_events_object(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t subject,
	enum kd_case grammatical)
{
	const uint32_t linked = grammatical == KD_CASE_ACC
					? kd_events_linked(work, trigger->head,
						  KD_STR("obj"), KD_CASE_ACC)
					: KD_NONE;
	/* What order tells to be the subject is an object if nothing else is.
	 */
	uint32_t found = linked == subject ? KD_NONE : linked;
	for (uint32_t i = 0; i < work->phrases.n && found == KD_NONE; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		const bool marked = phrase->grammatical == KD_CASE_ACC ||
				    phrase->grammatical == KD_CASE_DAT ||
				    is_framed(work, trigger, i);
		if (phrase->clause == trigger->clause && i != subject &&
			kd_events_is_bare(work, trigger, i) &&
			((phrase->grammatical == 0 &&
				 grammatical != KD_CASE_DAT) ||
				case_is(phrase->grammatical, grammatical) ||
				(grammatical == KD_CASE_ACC &&
					kd_events_is_second(
						work, subject, i))) &&
			(phrase->marks & KD_PHRASE_RELATIVE) == 0 &&
			(phrase->first > trigger->head || marked) &&
			!belongs_to_noun(work, i) &&
			!is_anothers(work, trigger, i)) {
			found = i;
		}
	}
	found = found == KD_NONE ? linked : found;
	if (found == KD_NONE && grammatical == KD_CASE_ACC) {
		found = kd_events_fronted(work, trigger, subject);
	}
	if (found != KD_NONE || grammatical != KD_CASE_ACC) {
		return found;
	}
	const uint32_t relative = kd_events_relative(work, trigger->clause);
	if (relative == KD_NONE) {
		return KD_NONE;
	}
	const uint32_t antecedent = kd_events_before(work, relative);
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
	       (kd_phrase_at(work, before)->marks & KD_PHRASE_TIME) == 0 &&
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
	return (seen->grammar & KD_IS(TOGETHER)) != 0 &&
	       (kd_seen_at(work, phrase->adposition)->grammar & KD_IS(PLACE)) ==
		       0;
}

/* Whether a prepositional phrase stands where it can belong to the trigger. */
static bool is_in_place(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t i)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	const bool follows = phrase->first > trigger->head;
	const bool of = (kd_seen_at(work, phrase->adposition)->grammar &
				KD_IS(OF)) != 0;
	if (!trigger->is_noun) {
		/* "demanded the freedom | of movement" */
		const bool others =
			of && phrase->adposition >= trigger->after &&
			phrase->adposition != trigger->end &&
			phrase->adposition != trigger->after &&
			kd_word_at(work, phrase->head)->head != trigger->head;
		/* "Sanktionen gegen X verhängt" */
		const bool own = phrase->adposition > trigger->first &&
				 phrase->adposition < trigger->after;
		return (follows && !others) || own ||
		       !kd_events_hangs_on_noun(work, phrase);
	}
	if (of) {
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
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->clause != trigger->clause ||
			phrase->adposition == KD_NONE || phrase->leader != i ||
			!can_reach(work, trigger, phrase) ||
			!kd_events_is_word(
				work, phrase->adposition, preposition) ||
			(phrase->marks & KD_PHRASE_TIME) != 0) {
			continue;
		}
		/* "sankcje na sześciu dowódców": the number governs it. */
		const bool fits = grammatical == 0 ||
				  phrase->grammatical == 0 ||
				  phrase->grammatical == grammatical ||
				  kd_events_is_counted(work, phrase);
		if (!fits || !is_in_place(work, trigger, i) ||
			(!trigger->is_noun && is_anothers(work, trigger, i))) {
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
	const uint32_t clause = kd_phrase_at(work, phrase)->clause;
	for (uint32_t i = phrase + 1; i < work->phrases.n; i++) {
		const struct kd_phrase *next = kd_phrase_at(work, i);
		if (!reaches(work, kd_phrase_at(work, phrase)->end,
			    next->first) &&
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

/* Whether a phrase tells who acts: behind a preposition for that, or behind the
 * verb where the language has a case for it; an office may stand in that as
 * well, "избран президентом". */
static bool is_agent(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_phrase *phrase)
{
	if (phrase->adposition != KD_NONE) {
		return (kd_seen_at(work, phrase->adposition)->grammar &
			       KD_IS(AGENT)) != 0;
	}
	return work->reading->lang->bare_agents &&
	       phrase->grammatical == KD_CASE_INS &&
	       phrase->first > trigger->head &&
	       ((phrase->marks & KD_PHRASE_NAMED) != 0 ||
		       (phrase->marks & (KD_PHRASE_PARTY | KD_PHRASE_PERSON)) ==
			       KD_PHRASE_PARTY);
}

/* Who acts in the passive stands after its verb, or between it and the
 * auxiliary: "wurde | von beiden | unterzeichnet". */
uint32_t kd_events_agent(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t finite = kd_events_finite(work, trigger);
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->clause == trigger->clause && phrase->leader == i &&
			(phrase->first > trigger->head ||
				(phrase->first > finite &&
					finite < trigger->head)) &&
			is_agent(work, trigger, phrase)) {
			return i;
		}
	}
	return KD_NONE;
}

uint32_t kd_events_fellow(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->clause == trigger->clause &&
			is_fellow(work, phrase)) {
			return i;
		}
	}
	return KD_NONE;
}
