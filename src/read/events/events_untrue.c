/* events_untrue.c - what is told not to be so: "no evidence that", "reports
 * that ... were false". */
#include "read/events/events_private.h"

static bool is_row_of_claims(const struct kd_lang *lang, uint32_t row)
{
	const int32_t force = kd_lang_number(lang, row, KD_COLUMN_SPEECH_FORCE);
	return kd_lang_is(lang, row, KD_COLUMN_SPEECH_KIND, "noun") &&
	       (force == KD_FORCE_STATES || force == KD_FORCE_ACCUSES ||
		       force == KD_FORCE_CONFIRMS);
}

bool kd_events_is_claim(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_SPEECH) +
			     kd_lang_rows(lang, KD_TABLE_SPEECH);
	struct kd_match match;
	if (kd_word_at(work, token)->upos != KD_UPOS_NOUN ||
		!kd_events_match(work, KD_TABLE_SPEECH, token, &match)) {
		return false;
	}
	const struct kd_str key = kd_lang_key(lang, match.row);
	bool found = false;
	for (uint32_t row = match.row;
		row < end && !found &&
		kd_str_equal(kd_lang_key(lang, row), key);
		row++) {
		found = is_row_of_claims(lang, row);
	}
	return found;
}

/* Whether a word may stand between words that deny and the clause they are
 * of: "darauf, dass", "для того, что". */
static bool is_joint(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_seen *seen = kd_seen_at(work, token);
	switch (kd_word_at(work, token)->upos) {
	case KD_UPOS_PUNCT:
	case KD_UPOS_SCONJ:
	case KD_UPOS_ADP:
		return true;
	case KD_UPOS_PRON:
	case KD_UPOS_DET:
	case KD_UPOS_ADV:
		return seen->name == KD_NONE && token + 1 < work->end &&
		       (kd_word_at(work, token + 1)->upos == KD_UPOS_PUNCT ||
			       kd_word_at(work, token + 1)->upos ==
				       KD_UPOS_SCONJ);
	default:
		return false;
	}
}

static bool is_that_word(const struct kd_events_work *work, uint32_t token)
{
	struct kd_match match;
	return kd_events_match(work, KD_TABLE_SPEECH_WORDS, token, &match) &&
	       kd_lang_is(work->reading->lang, match.row,
		       KD_COLUMN_SPEECH_WORDS_KIND, "that");
}

/* Whether the trigger is in the clause, or heads the phrase, right behind the
 * words at a cue: "no sign of an attack", "no sign that X attacked". */
static bool is_right_behind(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t cue)
{
	const uint32_t end = cue + kd_seen_at(work, cue)->status.n;
	uint32_t at = end;
	bool has_that = end > cue && is_that_word(work, end - 1);
	while (at < trigger->first && is_joint(work, at)) {
		has_that = has_that || is_that_word(work, at);
		at++;
	}
	if (at > trigger->first || trigger->first < end) {
		return false;
	}
	if (at == trigger->head ||
		(kd_clause_at(work, at) == trigger->clause &&
			(has_that ||
				kd_clause_at(work, cue) != trigger->clause))) {
		return true;
	}
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	return trigger->is_noun && own != KD_NONE &&
	       kd_seen_at(work, at)->phrase == own;
}

/* Whether a clause begins as what is told does: "that", "selon lesquelles". */
static bool begins_content(const struct kd_events_work *work, uint32_t clause)
{
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t first = kd_events_first_of(work, clause);
	struct kd_match match;
	return is_that_word(work, first) ||
	       (kd_events_match(work, KD_TABLE_SPEECH, first, &match) &&
		       kd_lang_is(lang, match.row, KD_COLUMN_SPEECH_KIND,
			       "preposition"));
}

/* Whether a noun tells what a clause does, "reports | that", "сообщения | о
 * том, что"; at the beginning a noun may be taken for a verb. */
static bool follows_noun(const struct kd_events_work *work, uint32_t clause)
{
	uint32_t at = kd_events_first_of(work, clause);
	while (at > work->first &&
		(is_joint(work, at - 1) || is_that_word(work, at - 1))) {
		at--;
	}
	return at > work->first &&
	       (kd_events_is_claim(work, at - 1) ||
		       (begins_content(work, clause) &&
			       (at - 1 == work->first ||
				       kd_word_at(work, at - 1)->upos ==
					       KD_UPOS_NOUN)));
}

/* The same where the clause was not parted from its noun: "die Behauptung,
 * Israel habe ...". */
static bool is_behind_claim(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = trigger->head; i-- > work->first + 1;) {
		if (kd_clause_at(work, i) != trigger->clause) {
			return false;
		}
		if (kd_word_at(work, i)->upos == KD_UPOS_PUNCT) {
			return kd_events_is_claim(work, i - 1);
		}
	}
	return false;
}

/* Whether a noun stands first, and what is said of it last: "für einen Angriff
 * gibt es keine Beweise". */
static bool is_fronted(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t cue)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	return trigger->is_noun && own != KD_NONE && cue > trigger->head &&
	       kd_clause_at(work, cue) == trigger->clause &&
	       kd_phrase_at(work, own)->adposition ==
		       kd_events_first_of(work, trigger->clause);
}

/* Whether what a noun begins tells the trigger, and is what the words at a cue
 * say it of: "[reports that X attacked] are false". */
static bool is_claimed_before(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t cue)
{
	uint32_t last = cue;
	while (last > work->first &&
		kd_word_at(work, last - 1)->upos == KD_UPOS_PUNCT) {
		last--;
	}
	return last > trigger->head && last > work->first &&
	       kd_clause_at(work, last - 1) == trigger->clause &&
	       (follows_noun(work, trigger->clause) ||
		       is_behind_claim(work, trigger));
}

/* A "not" before words that deny takes them back, "it is not a lie that", if
 * they have none that it may go with: "il n'y a | aucune preuve". */
static bool is_taken_back(const struct kd_events_work *work, uint32_t cue)
{
	const uint32_t clause = kd_clause_at(work, cue);
	const uint32_t end = cue + kd_seen_at(work, cue)->status.n;
	const struct kd_str key = kd_lang_key(
		work->reading->lang, kd_seen_at(work, cue)->status.row);
	for (uint32_t i = cue; i < end && i < work->end; i++) {
		if (kd_events_is_negation(work, i)) {
			return kd_str_find(key, work->reading->tokens->items[i]
							.folded) == KD_NONE;
		}
	}
	for (uint32_t i = cue;
		i-- > work->first && kd_clause_at(work, i) == clause;) {
		if (kd_events_is_negation(work, i)) {
			return true;
		}
	}
	return false;
}

uint32_t kd_events_untrue(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = work->first; work->has_untrue && i < work->end; i++) {
		if (kd_seen_at(work, i)->cue == KD_CUE_UNTRUE &&
			(is_right_behind(work, trigger, i) ||
				is_claimed_before(work, trigger, i) ||
				is_fronted(work, trigger, i)) &&
			!is_taken_back(work, i)) {
			return i;
		}
	}
	return KD_NONE;
}
