/* events_cues.c - what the words of a clause say of the event in it. */
#include "read/events/events_private.h"

enum kd_event_status kd_events_status_of(
	const struct kd_events_work *work, uint32_t token)
{
	return (enum kd_event_status)kd_lang_number(work->reading->lang,
		kd_seen_at(work, token)->status.row,
		KD_COLUMN_STATUS_WORDS_STATUS);
}

bool kd_events_is_negation(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_lang *lang = work->reading->lang;
	struct kd_match match;
	/* Polarity 1 is Neg, the only value that UD uses here. */
	return kd_feat_at(work, token, KD_FEATURE_POLARITY) == 1 ||
	       (kd_events_match(work, KD_TABLE_HEDGES, token, &match) &&
		       kd_lang_is(lang, match.row, KD_COLUMN_HEDGES_KIND,
			       "negation"));
}

/* Whether a negation is of the trigger, not of a verb before it that does not
 * govern it, nor of another noun: "riots go on | with no end". */
static bool negates(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t negation)
{
	const uint32_t phrase = kd_seen_at(work, negation)->phrase;
	if (trigger->is_noun && phrase != KD_NONE &&
		phrase != kd_seen_at(work, trigger->head)->phrase &&
		kd_phrase_at(work, phrase)->adposition != KD_NONE) {
		return false;
	}
	for (uint32_t i = negation + 1; i < trigger->head; i++) {
		const struct kd_seen *seen = kd_seen_at(work, i);
		if (kd_word_at(work, i)->upos == KD_UPOS_VERB &&
			kd_is_verb_at(work, i) && seen->cue == KD_CUE_NONE &&
			(seen->grammar & KD_IS(LIGHT)) == 0) {
			return false;
		}
	}
	return true;
}

/* Whether the table has a verb with a preposition that stands elsewhere. */
static bool goes_with(
	const struct kd_events_work *work, uint32_t verb, uint32_t adposition)
{
	const struct kd_words *words = work->reading->words;
	const uint32_t forms[] = { words->forms[verb],
		words->forms[adposition] };
	const uint32_t lemmas[] = { words->lemmas[verb],
		words->lemmas[adposition] };
	const struct kd_words both = {
		.forms = forms, .lemmas = lemmas, .n = 2
	};
	struct kd_match match;
	return kd_lang_match(work->reading->lang, KD_TABLE_STATUS_WORDS, &both,
		       0, &match) &&
	       match.n == 2;
}

/* Whether a verb of the clause takes a preposition that stands before it: "do
 * srečanja | ni prišlo". */
static bool is_taken_apart(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t adposition)
{
	for (uint32_t i = trigger->end; i < work->end; i++) {
		if (kd_lang_has_table(kd_seen_at(work, i)->starts,
			    KD_TABLE_STATUS_WORDS) &&
			kd_clause_at(work, i) == trigger->clause &&
			kd_is_verb_at(work, i) &&
			goes_with(work, i, adposition)) {
			return true;
		}
	}
	return false;
}

bool kd_events_is_argument(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	if (own == KD_NONE || work->phrases.items[own].adposition == KD_NONE) {
		return true;
	}
	const uint32_t adposition = work->phrases.items[own].adposition;
	if (is_taken_apart(work, trigger, adposition)) {
		return true;
	}
	/* "called off a summit": the preposition is the verb's own. */
	for (uint32_t i = adposition; i-- > work->first;) {
		const struct kd_seen *seen = kd_seen_at(work, i);
		if (kd_is_verb_at(work, i)) {
			return seen->cue == KD_CUE_VERB &&
			       i + seen->status.n > adposition;
		}
	}
	return false;
}

/* Whether a cue of kind verb is one here: no noun, and no participle in front
 * of one. */
static bool is_said(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_seen *seen = kd_seen_at(work, token);
	return kd_is_verb_at(work, token) ||
	       (seen->phrase == KD_NONE && !seen->in_time &&
		       kd_feat_at(work, token, KD_FEATURE_VERBFORM) != 0);
}

/* Whether an infinitive ends a phrase that its object begins: "die Gespräche
 * abzubrechen", not "the leak was to prevent". */
static bool is_infinitive_of(
	const struct kd_events_work *work, uint32_t noun, uint32_t verb)
{
	for (uint32_t i = noun + 1; i < verb; i++) {
		if (kd_is_verb_at(work, i)) {
			return false;
		}
	}
	return kd_form_at(work, verb) == KD_VERBFORM_INF;
}

/* Whether the noun is what a verb is done to: "prevent the talks". */
static bool is_undergone(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t verb)
{
	const struct kd_phrase *phrase =
		&work->phrases.items[kd_seen_at(work, trigger->head)->phrase];
	return trigger->head > verb ||
	       is_infinitive_of(work, trigger->head, verb) ||
	       (kd_form_at(work, verb) == KD_VERBFORM_PART &&
		       kd_feat_at(work, verb, KD_FEATURE_GENDER) == 0) ||
	       phrase->grammatical == KD_CASE_ACC;
}

/* "has been postponed" is a verb where the pack has "a
 * postponed meeting". */
enum kd_cue_kind kd_events_cue_at(
	const struct kd_events_work *work, uint32_t token)
{
	const struct kd_seen *seen = kd_seen_at(work, token);
	return seen->cue == KD_CUE_MODIFIER && kd_is_verb_at(work, token) &&
			       seen->phrase == KD_NONE
		       ? KD_CUE_VERB
		       : (enum kd_cue_kind)seen->cue;
}

/* Takes in what a verb says of the noun that is its subject or object. */
static void hear_verb(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t token, struct kd_saying *out)
{
	out->carried = kd_events_status_of(work, token);
	out->unreal =
		out->unreal || (out->carried == KD_STATUS_UNKNOWN &&
				       is_undergone(work, trigger, token));
}

/* Whether a word that may be a modal makes the trigger, or what is told beside
 * its noun, a passive of the past: "wurde verhaftet", where "wird reisen" is
 * yet to come. */
static bool makes_passive(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t token)
{
	return (kd_seen_at(work, token)->grammar & KD_IS(PASSIVE)) != 0 &&
	       kd_feat_at(work, token, KD_FEATURE_TENSE) == KD_TENSE_PAST &&
	       (trigger->is_noun ||
		       kd_form_at(work, trigger->head) == KD_VERBFORM_PART);
}

/* Whether a word says of a verb that it was not done: "nearly attacked",
 * "angrep nesten X", but not "killed nearly a hundred". */
static bool is_nearly(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t token)
{
	const uint32_t after = token + kd_seen_at(work, token)->status.n;
	if (trigger->is_noun || after == trigger->head) {
		return !trigger->is_noun;
	}
	return token == trigger->head + 1 &&
	       (after >= work->end || kd_seen_at(work, after)->name != KD_NONE);
}

/* Whether the tree hangs the trigger's participle on a noun behind a modal,
 * which then says nothing of it: "is to meet crowds [burned] by X". */
static bool is_of_noun_behind(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t modal)
{
	const struct kd_analysis *word = kd_word_at(work, trigger->head);
	return !trigger->is_noun && word->head != KD_NONE &&
	       word->head > modal && word->head < trigger->head &&
	       kd_form_at(work, trigger->head) == KD_VERBFORM_PART &&
	       kd_str_starts_with(word->deprel, KD_STR("acl"));
}

static bool may_govern(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t modal)
{
	return !makes_passive(work, trigger, modal) &&
	       !is_of_noun_behind(work, trigger, modal);
}

/* Takes in what one cue of the clause says. */
static void hear(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t token, struct kd_saying *out)
{
	const struct kd_seen *seen = kd_seen_at(work, token);
	const bool inside = token >= trigger->first && token < trigger->end;
	/* "posjetit će", "dass er reisen wird": the modal may come last. */
	const bool last = token == trigger->head + 1 &&
			  kd_word_at(work, token)->upos == KD_UPOS_AUX;
	const bool before = last || token + seen->status.n <= trigger->head;
	const bool argument =
		trigger->is_noun && kd_events_is_argument(work, trigger);
	switch (kd_events_cue_at(work, token)) {
	case KD_CUE_MODAL:
	case KD_CUE_REPORTED:
	case KD_CUE_PURPOSE:
		if (!inside && (before || trigger->is_noun) &&
			may_govern(work, trigger, token)) {
			out->modal = token;
		}
		break;
	case KD_CUE_CONDITION:
		/* "атаковал бы" */
		out->unreal =
			out->unreal || before || token == trigger->head + 1;
		break;
	case KD_CUE_CLAUSE:
		out->clause = kd_events_status_of(work, token);
		break;
	case KD_CUE_VERB:
		if (argument && !inside && is_said(work, token)) {
			hear_verb(work, trigger, token, out);
		}
		break;
	case KD_CUE_DENIAL:
		out->denied = out->denied || argument;
		break;
	case KD_CUE_UNTRUE:
		out->denied =
			out->denied ||
			(argument && !inside && kd_events_denies(work, token));
		break;
	case KD_CUE_NEARLY:
		out->unreal = out->unreal || is_nearly(work, trigger, token);
		break;
	default:
		break;
	}
}

static struct kd_saying listen(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	struct kd_saying saying = { .modal = KD_NONE };
	uint32_t skip = work->first;
	for (uint32_t i = work->first; i < work->end; i++) {
		if (kd_clause_at(work, i) != trigger->clause) {
			continue;
		}
		saying.negated = saying.negated ||
				 (i != trigger->first &&
					 kd_events_is_negation(work, i) &&
					 negates(work, trigger, i));
		if (i < skip) {
			continue;
		}
		hear(work, trigger, i, &saying);
		if (kd_seen_at(work, i)->cue != KD_CUE_NONE) {
			skip = i + kd_seen_at(work, i)->status.n;
		}
	}
	return saying;
}

/* Hears the verb right behind the clause of a noun that has none of its own:
 * "the talks planned for Friday | were put off". */
static void listen_behind(const struct kd_events_work *work,
	const struct kd_trigger *trigger, struct kd_saying *saying)
{
	uint32_t i = trigger->end;
	while (i < work->end &&
		(kd_clause_at(work, i) == trigger->clause ||
			kd_seen_at(work, i)->in_time ||
			kd_word_at(work, i)->upos == KD_UPOS_SCONJ)) {
		i++;
	}
	const uint32_t own = kd_events_finite(work, trigger);
	/* "planned" may be taken for a past tense. */
	const bool has_own =
		kd_events_is_finite(work, own) &&
		(kd_seen_at(work, own)->cue == KD_CUE_NONE ||
			kd_events_status_of(work, own) != KD_STATUS_PLANNED);
	if (i == work->end || has_own || !kd_events_is_finite(work, i)) {
		return;
	}
	const uint32_t clause = kd_clause_at(work, i);
	for (; i < work->end && kd_clause_at(work, i) == clause; i++) {
		if (kd_events_cue_at(work, i) != KD_CUE_VERB) {
			continue;
		}
		const enum kd_event_status status =
			kd_events_status_of(work, i);
		if (status == KD_STATUS_POSTPONED ||
			status == KD_STATUS_CANCELLED) {
			saying->carried = status;
		}
	}
}

struct kd_saying kd_events_listen(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	struct kd_saying saying = listen(work, trigger);
	if (trigger->is_noun && kd_events_is_argument(work, trigger)) {
		listen_behind(work, trigger, &saying);
	}
	return saying;
}
