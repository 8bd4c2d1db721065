/* events_status.c - whether an event happened, is planned, put off, denied. */
#include "lang/asked.h"
#include "lang/supposed.h"
#include "read/events/events_private.h"

/* How many words before a noun may say that it is to cease. */
#define MOST_CEASING 3

static bool is_journey(struct kd_str mode)
{
	return kd_str_equal(mode, KD_STR("travel")) ||
	       kd_str_equal(mode, KD_STR("visit"));
}

/* What is done in order to meet is planned if the journey is told of. */
static enum kd_event_status purpose_status(const struct kd_events_work *work)
{
	if (work->out->n > work->first_event &&
		is_journey(work->out->items[work->out->n - 1].mode)) {
		return KD_STATUS_PLANNED;
	}
	return KD_STATUS_UNKNOWN;
}

/* Whether the sentence says under what condition: "would have, if ...". */
static bool has_condition(const struct kd_events_work *work)
{
	for (uint32_t i = work->first; i < work->end; i++) {
		if (kd_seen_at(work, i)->cue == KD_CUE_CONDITION) {
			return true;
		}
	}
	return false;
}

static enum kd_event_status modal_status(const struct kd_events_work *work,
	uint32_t modal, const struct kd_event *event)
{
	const enum kd_event_status status = kd_events_status_of(work, modal);
	switch ((enum kd_cue_kind)kd_seen_at(work, modal)->cue) {
	case KD_CUE_REPORTED:
		if (event->statement == KD_NONE) {
			return KD_STATUS_UNKNOWN;
		}
		break;
	case KD_CUE_PURPOSE:
		return purpose_status(work);
	default:
		break;
	}
	/* "aurait attaqué, si ...": it did not. */
	if (status == KD_STATUS_ALLEGED && has_condition(work)) {
		return KD_STATUS_UNKNOWN;
	}
	/* "naj bi podpisali v prihodnjih mesecih": said to come. */
	if (status == KD_STATUS_ALLEGED &&
		kd_events_is_future(work, event->time)) {
		return KD_STATUS_PLANNED;
	}
	return status;
}

/* A present participle says that something goes on after a form of "to be",
 * and that it came about after a comma. */
static enum kd_event_status participle_status(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t verb = trigger->head;
	if (kd_events_finite(work, trigger) < verb) {
		for (uint32_t i = verb; i-- > work->first;) {
			if (kd_word_at(work, i)->upos == KD_UPOS_AUX) {
				return KD_STATUS_ONGOING;
			}
			if (kd_word_at(work, i)->upos != KD_UPOS_ADV) {
				break;
			}
		}
	}
	return verb > work->first && kd_str_equal(work->reading->tokens
							  ->items[verb - 1]
							  .folded,
					     KD_STR(","))
		       ? KD_STATUS_HAPPENED
		       : KD_STATUS_UNKNOWN;
}

/* What somebody "is to have done" is said to be done, not planned: the trigger
 * is a participle that another auxiliary than the modal governs, and that
 * makes no passive. */
static bool is_perfect(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t modal)
{
	const uint32_t after = modal + kd_seen_at(work, modal)->status.n;
	for (uint32_t i = after;
		i < work->end &&
		kd_form_at(work, trigger->head) == KD_VERBFORM_PART;
		i++) {
		if (kd_clause_at(work, i) == trigger->clause &&
			kd_word_at(work, i)->upos == KD_UPOS_AUX &&
			(kd_seen_at(work, i)->grammar & KD_IS(PASSIVE)) == 0) {
			return true;
		}
	}
	return false;
}

static enum kd_event_status verb_status(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_saying *saying,
	const struct kd_event *event)
{
	const uint32_t form = kd_form_at(work, trigger->head);
	const uint32_t tense =
		kd_feat_at(work, trigger->head, KD_FEATURE_TENSE);
	const bool finite = form == KD_VERBFORM_FIN;
	if (saying->modal != KD_NONE && (!finite || tense == 0)) {
		const enum kd_event_status status =
			modal_status(work, saying->modal, event);
		return status == KD_STATUS_PLANNED &&
				       is_perfect(work, trigger, saying->modal)
			       ? KD_STATUS_ALLEGED
			       : status;
	}
	if (form == KD_VERBFORM_INF) {
		return purpose_status(work);
	}
	if (form == KD_VERBFORM_GER ||
		(form == KD_VERBFORM_PART && tense == KD_TENSE_PRES)) {
		return participle_status(work, trigger);
	}
	if (kd_feat_at(work, trigger->head, KD_FEATURE_MOOD) == KD_MOOD_IMP) {
		return KD_STATUS_UNKNOWN;
	}
	if (tense == KD_TENSE_FUT ||
		(finite && tense == KD_TENSE_PRES &&
			kd_events_is_future(work, event->time))) {
		return KD_STATUS_PLANNED;
	}
	return KD_STATUS_HAPPENED;
}

/* What the words before a noun say: "a planned summit". */
static enum kd_event_status modifier_status(const struct kd_events_work *work,
	const struct kd_trigger *trigger, bool *unreal)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	if (own == KD_NONE) {
		return KD_STATUS_UNKNOWN;
	}
	for (uint32_t i = work->phrases.items[own].first; i < trigger->first;
		i++) {
		const struct kd_seen *seen = kd_seen_at(work, i);
		if ((seen->grammar & KD_IS(NONE)) != 0) {
			*unreal = true;
		}
		if (seen->cue == KD_CUE_MODIFIER || seen->cue == KD_CUE_VERB) {
			const enum kd_event_status status =
				kd_events_status_of(work, i);
			*unreal = *unreal || status == KD_STATUS_UNKNOWN;
			return status;
		}
	}
	return KD_STATUS_UNKNOWN;
}

/* Whether words right before a noun's phrase say that what it names is not to
 * be: "a halt to [all strikes]". */
static bool is_to_cease(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	const uint32_t first =
		own == KD_NONE ? work->first : work->phrases.items[own].first;
	for (uint32_t n = 1; n <= MOST_CEASING && n <= first - work->first;
		n++) {
		const struct kd_seen *seen = kd_seen_at(work, first - n);
		if (seen->cue == KD_CUE_MODIFIER && seen->status.n == n &&
			kd_events_status_of(work, first - n) ==
				KD_STATUS_UNKNOWN) {
			return true;
		}
	}
	return false;
}

/* Whether the noun is what somebody goes for: "to Moscow for talks". */
static bool is_towards(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	return own != KD_NONE &&
	       work->phrases.items[own].adposition != KD_NONE &&
	       (kd_seen_at(work, work->phrases.items[own].adposition)->grammar &
		       KD_IS(TOWARDS)) != 0;
}

static enum kd_event_status noun_status(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_saying *saying,
	const struct kd_event *event)
{
	bool unreal = saying->unreal;
	const enum kd_event_status modifier =
		modifier_status(work, trigger, &unreal);
	if (unreal || is_to_cease(work, trigger)) {
		return KD_STATUS_UNKNOWN;
	}
	if (saying->carried == KD_STATUS_POSTPONED ||
		saying->carried == KD_STATUS_CANCELLED) {
		return saying->carried;
	}
	if (modifier != KD_STATUS_UNKNOWN) {
		return modifier;
	}
	const bool governed = !kd_events_is_apart(work, trigger) &&
			      (kd_events_is_argument(work, trigger) ||
				      kd_events_has_light_verb(work, trigger) ||
				      kd_events_is_within(work, trigger));
	if (governed && saying->modal != KD_NONE) {
		return modal_status(work, saying->modal, event);
	}
	if (saying->carried != KD_STATUS_UNKNOWN) {
		return saying->carried;
	}
	const uint32_t finite = kd_events_finite(work, trigger);
	const bool past =
		kd_feat_at(work, finite, KD_FEATURE_TENSE) == KD_TENSE_PAST;
	if (is_towards(work, trigger) ||
		(!past && kd_events_is_future(work, event->time))) {
		return KD_STATUS_PLANNED;
	}
	return KD_STATUS_HAPPENED;
}

/* Whether the row marks what a party may claim of itself. */
static bool is_claimable(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	return kd_str_find(kd_lang_text(work->reading->lang, trigger->row,
				   KD_COLUMN_EVENT_WORDS_ROLES),
		       KD_STR("claim")) != KD_NONE;
}

/* Whether what is said of the clause is said of the event: not of a noun in an
 * adverbial, "after the talks". */
static bool is_governed(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	return !trigger->is_noun || kd_events_is_argument(work, trigger) ||
	       kd_events_has_light_verb(work, trigger);
}

/* Whether a verb that neither carries nor plans the trigger's noun is what is
 * denied: "denied that it knew of the calls", but not "that it agreed to a
 * withdrawal". */
static bool is_taken_for_granted(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	if (work->has_articles && !kd_events_is_definite(work, trigger)) {
		return false;
	}
	for (uint32_t i = work->first; trigger->is_noun && i < work->end; i++) {
		const struct kd_seen *seen = kd_seen_at(work, i);
		if (kd_clause_at(work, i) == trigger->clause &&
			kd_events_is_together(work, i, trigger->head) &&
			kd_word_at(work, i)->upos == KD_UPOS_VERB &&
			kd_is_verb_at(work, i) && seen->cue == KD_CUE_NONE &&
			(seen->grammar & KD_IS(LIGHT)) == 0) {
			return true;
		}
	}
	return false;
}

/* Whether a word condemns, by any of the rows of its key. */
static bool is_condemning(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t first = kd_seen_at(work, token)->word.row;
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_EVENT_WORDS) +
			     kd_lang_rows(lang, KD_TABLE_EVENT_WORDS);
	for (uint32_t row = first;
		row != KD_NONE && row < end &&
		kd_str_equal(kd_lang_key(lang, row), kd_lang_key(lang, first));
		row++) {
		if (kd_lang_is(lang, row, KD_COLUMN_EVENT_WORDS_MODE,
			    "criticise")) {
			return true;
		}
	}
	return false;
}

/* Whether the words of the statement's saying condemn here. */
static bool condemns(
	const struct kd_events_work *work, uint32_t token, uint32_t statement)
{
	return work->said_by[token] == statement && is_condemning(work, token);
}

/* Whether such a word stands before the event, no further than the verb before
 * it. */
static bool stands_before(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t statement,
	bool (*is_such)(const struct kd_events_work *, uint32_t, uint32_t))
{
	for (uint32_t i = trigger->head; i-- > work->first;) {
		if (is_such(work, i, statement)) {
			return true;
		}
		if (kd_word_at(work, i)->upos == KD_UPOS_VERB &&
			kd_is_verb_at(work, i)) {
			return false;
		}
	}
	return false;
}

/* Whether a noun is of something certain that is condemned: who condemns "the
 * attack" says that there was one, but "attacks on schools" may be any, and
 * "what it called an attack" none. */
static bool is_condemned(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t statement = work->statement_of[trigger->head];
	const bool any =
		kd_feat_at(work, trigger->head, KD_FEATURE_NUMBER) ==
			KD_NUMBER_PLUR &&
		!(work->has_articles && kd_events_is_definite(work, trigger));
	if (!trigger->is_noun || any) {
		return false;
	}
	return stands_before(work, trigger, statement, condemns);
}

/* Whether a word of the statement makes a claim: who rejects reports that
 * somebody attacked denies the attack. */
static bool claims(
	const struct kd_events_work *work, uint32_t token, uint32_t statement)
{
	return work->statement_of[token] == statement &&
	       kd_events_is_claim(work, token);
}

/* What the statement that reports the event makes of it. */
static enum kd_event_status reported_status(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_event *event,
	enum kd_event_status status)
{
	if (event->statement == KD_NONE) {
		return status;
	}
	const uint32_t form = kd_form_at(work, trigger->head);
	const bool past = trigger->is_noun || form == KD_VERBFORM_PART ||
			  kd_feat_at(work, trigger->head, KD_FEATURE_TENSE) ==
				  KD_TENSE_PAST;
	const struct kd_statement *statement =
		&work->in->statements->items[event->statement];
	switch (statement->force) {
	case KD_FORCE_DENIES:
		return is_taken_for_granted(work, trigger) ? status
							   : KD_STATUS_DENIED;
	case KD_FORCE_REJECTS:
		return stands_before(work, trigger, event->statement, claims)
			       ? KD_STATUS_DENIED
			       : status;
	case KD_FORCE_PROPOSES:
	case KD_FORCE_ASKS:
	case KD_FORCE_THREATENS:
		return status == KD_STATUS_HAPPENED && past ? status
							    : KD_STATUS_UNKNOWN;
	case KD_FORCE_ACCUSES:
		if (is_condemned(work, trigger)) {
			return is_towards(work, trigger) ? KD_STATUS_HAPPENED
							 : status;
		}
		return status == KD_STATUS_HAPPENED ? KD_STATUS_ALLEGED
						    : status;
	default:
		break;
	}
	if (status == KD_STATUS_HAPPENED &&
		((statement->hedged && is_governed(work, trigger)) ||
			is_claimable(work, trigger))) {
		return KD_STATUS_ALLEGED;
	}
	return status;
}

/* Whether a noun is all that would be confirmed, no part of a clause. */
static bool is_all_of(const struct kd_events_work *work, uint32_t noun,
	const struct kd_statement *statement)
{
	const uint32_t first = kd_tokens_at(
		work->reading->tokens, statement->content.items[0].start);
	for (uint32_t i = first < work->first ? work->first : first; i < noun;
		i++) {
		if (kd_is_verb_at(work, i) ||
			kd_word_at(work, i)->upos == KD_UPOS_SCONJ) {
			return false;
		}
	}
	return statement->force == KD_FORCE_CONFIRMS;
}

/* Whether only words that were not said tell of the event: "did not say that X
 * came", "did not confirm a meeting". A noun that they say more of, "that the
 * attack was a crime", is taken for granted. */
static bool is_unsaid(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_saying *saying)
{
	const uint32_t unsaid =
		work->unsaid == NULL ? KD_NONE : work->unsaid[trigger->head];
	return unsaid != KD_NONE &&
	       (!trigger->is_noun || saying->carried != KD_STATUS_UNKNOWN ||
		       kd_events_has_light_verb(work, trigger) ||
		       is_all_of(work, trigger->head,
			       &work->in->statements->items[unsaid]));
}

static enum kd_event_status told_status(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_event *event)
{
	const struct kd_saying saying = kd_events_listen(work, trigger);
	const bool governed = is_governed(work, trigger);
	if ((saying.unreal && !trigger->is_noun) ||
		is_unsaid(work, trigger, &saying)) {
		return KD_STATUS_UNKNOWN;
	}
	const uint32_t untrue = kd_events_untrue(work, trigger);
	if (untrue != KD_NONE &&
		kd_events_status_of(work, untrue) == KD_STATUS_UNKNOWN) {
		return KD_STATUS_UNKNOWN;
	}
	/* "izvješća da ... nisu točna": the "not" is of the reports. */
	if (saying.negated && governed && untrue == KD_NONE &&
		saying.carried != KD_STATUS_CANCELLED) {
		return KD_STATUS_UNKNOWN;
	}
	if (kd_events_is_denied(work, trigger)) {
		return KD_STATUS_DENIED;
	}
	enum kd_event_status status =
		trigger->is_noun ? noun_status(work, trigger, &saying, event)
				 : verb_status(work, trigger, &saying, event);
	if (status == KD_STATUS_UNKNOWN) {
		return status;
	}
	if (saying.denied || untrue != KD_NONE) {
		return KD_STATUS_DENIED;
	}
	if (saying.clause != KD_STATUS_UNKNOWN &&
		status == KD_STATUS_HAPPENED && governed) {
		status = saying.clause;
	}
	return reported_status(work, trigger, event, status);
}

/* Whether what is told was, though a condition that its sentence begins with
 * makes it unreal: "had X come, Y would have met him". */
static bool is_supposed(const struct kd_events_work *work,
	const struct kd_trigger *trigger, enum kd_event_status status)
{
	if (!is_governed(work, trigger)) {
		return false;
	}
	const enum kd_supposed supposed =
		kd_reading_is_supposed(work->reading, trigger->head);
	return supposed == KD_SUPPOSED_IF ||
	       (supposed == KD_SUPPOSED_THEN &&
		       (status == KD_STATUS_HAPPENED ||
			       status == KD_STATUS_ALLEGED));
}

enum kd_event_status kd_events_status(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_event *event)
{
	if (kd_reading_is_asked(work->reading, trigger->head)) {
		return KD_STATUS_UNKNOWN;
	}
	const enum kd_event_status status = told_status(work, trigger, event);
	return status != KD_STATUS_UNKNOWN && is_supposed(work, trigger, status)
		       ? KD_STATUS_UNKNOWN
		       : status;
}
