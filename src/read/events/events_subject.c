/* events_subject.c - the subject of a verb, said or left out. */
#include "read/events/events_private.h"

/* How far from its verb an auxiliary may stand. */
#define AUX_REACH 4

/* Where the subject of a verb is looked for at the earliest: after the finite
 * verb before it in the clause, unless the two share theirs ("met and
 * talked"). */
static uint32_t subject_start(
	const struct kd_events_work *work, uint32_t clause, uint32_t finite)
{
	bool has_phrase = false;
	for (uint32_t i = finite; i-- > work->first;) {
		const struct kd_analysis *word = kd_word_at(work, i);
		/* "has outright rejected", be it taken for a past tense. */
		const bool helps = word->upos == KD_UPOS_AUX && !has_phrase;
		if (kd_clause_at(work, i) == clause && !helps &&
			kd_events_is_finite(work, i)) {
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

/* Whether a phrase has the number of a verb, as far as both tell: of names
 * only how many are coordinated counts. */
static bool agrees(
	const struct kd_events_work *work, uint32_t i, uint32_t finite)
{
	const uint32_t verb = kd_feat_at(work, finite, KD_FEATURE_NUMBER);
	uint32_t n = 1;
	for (uint32_t k = i + 1; k < work->phrases.n; k++) {
		n += kd_phrase_at(work, k)->leader == i;
	}
	if (verb == 0 || n > 1) {
		return verb == 0 || (n == 2 ? verb != KD_NUMBER_SING
					    : verb == KD_NUMBER_PLUR);
	}
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	if (kd_events_is_counted(work, phrase)) {
		return true;
	}
	const uint32_t own = kd_feat_at(work, phrase->head, KD_FEATURE_NUMBER);
	const bool named = (phrase->marks & KD_PHRASE_NAMED) != 0;
	return named ? verb != KD_NUMBER_DUAL : own == 0 || own == verb;
}

/* Whether a row says that its verb acts on nothing. */
static bool is_intransitive(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	return trigger->row != KD_NONE && !trigger->is_noun &&
	       !kd_events_is_transitive(work, trigger);
}

/* The phrase right before a verb that follows another in the clause, be it
 * after a word that syntax takes for a preposition: "since A and B met". */
static uint32_t beside(const struct kd_events_work *work, uint32_t finite)
{
	const uint32_t last = finite > work->first
				      ? kd_seen_at(work, finite - 1)->phrase
				      : KD_NONE;
	return last != KD_NONE && (kd_phrase_at(work, last)->marks &
					  KD_PHRASE_TIME) == 0
		       ? kd_phrase_at(work, last)->leader
		       : KD_NONE;
}

/* Whether a number and what it counts can be the subject though the form is the
 * accusative's, too: "zginęło [dziewięć osób]". */
static bool may_be_counted(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_phrase *phrase)
{
	const bool before = phrase->first < trigger->head &&
			    kd_feat_at(work, trigger->head,
				    KD_FEATURE_GENDER) == KD_GENDER_NEUT;
	return !work->has_articles && phrase->grammatical == KD_CASE_ACC &&
	       kd_events_is_counted(work, phrase) &&
	       (before || is_intransitive(work, trigger));
}

static bool can_be_subject(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t i, uint32_t finite)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	return phrase->clause == trigger->clause &&
	       (phrase->grammatical == 0 ||
		       phrase->grammatical == KD_CASE_NOM ||
		       may_be_counted(work, trigger, phrase)) &&
	       (phrase->marks & (KD_PHRASE_RELATIVE | KD_PHRASE_OBLIQUE)) ==
		       0 &&
	       kd_events_is_bare(work, trigger, i) && agrees(work, i, finite);
}

/* Whether the subject may stand behind its verb: not after a coordinator,
 * where it may be left out, nor in a relative clause, where it is the pronoun.
 * With the verb a sentence may begin only if nothing else can follow it. */
static bool may_invert(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t finite)
{
	const uint32_t begin = kd_events_first_of(work, trigger->clause);
	const bool opens =
		work->drops_subjects && is_intransitive(work, trigger);
	return (finite > begin || begin > work->first || opens) &&
	       kd_word_at(work, begin)->upos != KD_UPOS_CCONJ &&
	       kd_events_relative(work, trigger->clause) == KD_NONE;
}

/* Where what is told after the last colon before a verb begins: "Strike on X:
 * [three people killed]". */
static uint32_t colon_before(const struct kd_events_work *work, uint32_t verb)
{
	for (uint32_t i = verb; i-- > work->first;) {
		if (kd_str_equal(work->reading->tokens->items[i].folded,
			    KD_STR(":"))) {
			return i;
		}
	}
	return work->first;
}

/* The likeliest subject among the bare phrases of the clause. */
static uint32_t subject_in_clause(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t finite = kd_events_finite(work, trigger);
	const uint32_t start = subject_start(work, trigger->clause, finite);
	const uint32_t colon = colon_before(work, finite);
	uint32_t object = kd_events_linked(
		work, trigger->head, KD_STR("obj"), KD_CASE_ACC);
	if (object != KD_NONE && object + 1 < work->phrases.n &&
		kd_phrase_at(work, object + 1)->second) {
		object++;
	}
	uint32_t before = KD_NONE;
	uint32_t after = KD_NONE;
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->first < start || phrase->first < colon ||
			!can_be_subject(work, trigger, i, finite)) {
			continue;
		}
		if (phrase->grammatical == KD_CASE_NOM) {
			return i;
		}
		if ((before == KD_NONE || start > work->first) &&
			phrase->end <= finite) {
			before = i;
		} else if (after == KD_NONE && phrase->first > finite &&
			   i != object) {
			after = i;
		}
	}
	if (before == KD_NONE && start > work->first) {
		before = beside(work, finite);
	}
	if (before != KD_NONE) {
		return before;
	}
	if (!may_invert(work, trigger, finite)) {
		return KD_NONE;
	}
	if (after == KD_NONE) {
		return kd_events_first_object(work, trigger, finite);
	}
	return kd_phrase_at(work, after)->first <= finite + 4 ? after : KD_NONE;
}

/* The clause before in the sentence whose subject a clause without one of its
 * own shares: "Trump called ... and imposed ...". */
static uint32_t shared_subject(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t begin = kd_events_first_of(work, trigger->clause);
	if (begin == work->first ||
		kd_word_at(work, begin)->upos != KD_UPOS_CCONJ) {
		return KD_NONE;
	}
	for (uint32_t i = begin; i-- > work->first;) {
		if (!kd_is_verb_at(work, i)) {
			continue;
		}
		const struct kd_trigger before = { .row = KD_NONE,
			.first = i,
			.end = i + 1,
			.head = i,
			.clause = kd_clause_at(work, i) };
		const uint32_t subject = subject_in_clause(work, &before);
		if (subject != KD_NONE) {
			return subject;
		}
		const uint32_t relative =
			kd_events_relative(work, before.clause);
		return relative != KD_NONE ? kd_events_before(work, relative)
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
	const uint32_t found = kd_events_before(work, relative);
	if (found == KD_NONE || person == 1 || person == 2) {
		return KD_NONE;
	}
	return kd_feat_at(work, finite, KD_FEATURE_NUMBER) == KD_NUMBER_SING
		       ? found
		       : kd_phrase_at(work, found)->leader;
}

/* Whether a phrase follows a verb that "and" ties to one before: its subject
 * is the one they share, and this what it is done to. */
static bool is_behind_and(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t phrase)
{
	const uint32_t verb = trigger->head;
	return verb > work->first && kd_phrase_at(work, phrase)->first > verb &&
	       kd_word_at(work, verb - 1)->upos == KD_UPOS_CCONJ &&
	       kd_events_is_transitive(work, trigger);
}

static uint32_t subject_of(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	uint32_t found = kd_events_linked(
		work, trigger->head, KD_STR("nsubj"), KD_CASE_NOM);
	if (found != KD_NONE && !is_behind_and(work, trigger, found) &&
		(kd_phrase_at(work, found)->marks & KD_PHRASE_RELATIVE) == 0) {
		return found;
	}
	/* "recordings, published by ...": the noun before is what it is of. */
	const bool reduced = trigger->passive &&
			     kd_events_finite(work, trigger) != trigger->head &&
			     kd_events_finite(work, trigger) > trigger->head;
	if (reduced) {
		return kd_events_before(work, trigger->first);
	}
	found = subject_in_clause(work, trigger);
	if (found != KD_NONE) {
		return found;
	}
	const uint32_t relative = kd_events_relative(work, trigger->clause);
	if (relative != KD_NONE) {
		return relative_subject(work, trigger, relative);
	}
	return shared_subject(work, trigger);
}

/* Whether a verb has another for its auxiliary in the infinitive or gerund:
 * "to have attacked", "angegriffen zu haben". */
static bool is_perfect_infinitive(
	const struct kd_events_work *work, uint32_t verb)
{
	const uint32_t from =
		verb > work->first + AUX_REACH ? verb - AUX_REACH : work->first;
	for (uint32_t i = from; i < work->end && i <= verb + AUX_REACH; i++) {
		const uint32_t form = kd_form_at(work, i);
		if (i != verb && kd_word_at(work, i)->head == verb &&
			kd_word_at(work, i)->upos == KD_UPOS_AUX &&
			(form == KD_VERBFORM_INF || form == KD_VERBFORM_GER)) {
			return true;
		}
	}
	return false;
}

/* The verb that governs a trigger which is no finite verb, or KD_NONE. */
static uint32_t governing(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	static const char *const wanted[] = { "xcomp", "ccomp", "advcl",
		"obj" };
	const struct kd_analysis *word = kd_word_at(work, trigger->head);
	const uint32_t verb = word->head;
	if (trigger->is_noun || verb == KD_NONE || verb == trigger->head ||
		verb < work->first || verb >= work->end ||
		!kd_is_verb_at(work, verb) ||
		kd_events_is_finite(work, trigger->head)) {
		return KD_NONE;
	}
	for (size_t i = 0; i < KD_COUNT(wanted); i++) {
		if (kd_str_starts_with(word->deprel, kd_str_view(wanted[i]))) {
			return verb;
		}
	}
	return KD_NONE;
}

bool kd_events_is_denied(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t verb = governing(work, trigger);
	return verb != KD_NONE && verb < trigger->head &&
	       kd_seen_at(work, verb)->cue == KD_CUE_DENIAL &&
	       (kd_form_at(work, trigger->head) == KD_VERBFORM_GER ||
		       kd_feat_at(work, trigger->head, KD_FEATURE_TENSE) ==
			       KD_TENSE_PRES ||
		       is_perfect_infinitive(work, trigger->head));
}

/* Who is said to have done what an infinitive of the past tells is the subject
 * of the verb that governs it: "X denied having ...". KD_NONE if it is none. */
static uint32_t subject_above(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t verb = governing(work, trigger);
	if (verb == KD_NONE ||
		(!kd_events_is_denied(work, trigger) &&
			!is_perfect_infinitive(work, trigger->head))) {
		return KD_NONE;
	}
	const struct kd_trigger above = { .row = KD_NONE,
		.first = verb,
		.end = verb + 1,
		.after = verb + 1,
		.head = verb,
		.clause = kd_clause_at(work, verb) };
	return subject_of(work, &above);
}

uint32_t kd_events_subject(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t above = subject_above(work, trigger);
	const uint32_t found = above != KD_NONE
				       ? above
				       : kd_events_agreeing(work, trigger,
						 subject_of(work, trigger));
	/* "wurden | drei Menschen | getötet": a passive has no object. */
	return found == KD_NONE && trigger->passive
		       ? kd_events_linked(work, trigger->head, KD_STR("obj"),
				 KD_CASE_ACC)
		       : found;
}

uint32_t kd_events_conditioned(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = trigger->after; i < work->end; i++) {
		const struct kd_seen *seen = kd_seen_at(work, i);
		const uint32_t next = i + seen->status.n;
		if (seen->cue != KD_CUE_CONDITION || next >= work->end) {
			continue;
		}
		const uint32_t found = kd_seen_at(work, next)->phrase;
		return found != KD_NONE &&
				       kd_phrase_at(work, found)->adposition ==
					       KD_NONE
			       ? kd_phrase_at(work, found)->leader
			       : KD_NONE;
	}
	return KD_NONE;
}

bool kd_events_is_dropped(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	if (!work->drops_subjects || work->last.n == 0 || trigger->is_noun ||
		work->sentence - work->last.sentence > 2 ||
		kd_events_relative(work, trigger->clause) != KD_NONE) {
		return false;
	}
	const uint32_t finite = kd_events_finite(work, trigger);
	const uint32_t number = kd_feat_at(work, finite, KD_FEATURE_NUMBER);
	const uint32_t person = kd_feat_at(work, finite, KD_FEATURE_PERSON);
	/* "Zginęło ..." counts somebody, or is nobody's deed. */
	const bool neuter = !work->has_articles &&
			    kd_feat_at(work, trigger->head,
				    KD_FEATURE_GENDER) == KD_GENDER_NEUT;
	if ((person != 0 && person != 3) || number == 0 || neuter) {
		return false;
	}
	return work->last.n == 1   ? number == KD_NUMBER_SING
	       : work->last.n == 2 ? number == KD_NUMBER_DUAL
				   : number == KD_NUMBER_PLUR;
}

void kd_events_keep_subject(struct kd_events_work *work)
{
	uint32_t verb = work->first;
	while (verb < work->end && !kd_events_is_finite(work, verb)) {
		verb++;
	}
	if (!work->drops_subjects || verb == work->end) {
		return;
	}
	const struct kd_trigger main = { .row = KD_NONE,
		.first = verb,
		.end = verb + 1,
		.after = verb + 1,
		.head = verb,
		.clause = kd_clause_at(work, verb) };
	const uint32_t subject = subject_in_clause(work, &main);
	if (subject == KD_NONE || !kd_events_is_party(work, subject) ||
		(kd_phrase_at(work, subject)->marks & KD_PHRASE_PRONOUN) != 0) {
		return;
	}
	work->last = (struct kd_last_subject){ .sentence = work->sentence };
	for (uint32_t i = subject;
		i < work->phrases.n && work->last.n < KD_LAST_MEMBERS; i++) {
		if (kd_phrase_at(work, i)->leader == subject) {
			work->last.spans[work->last.n++] =
				kd_phrase_at(work, i)->span;
		}
	}
}
