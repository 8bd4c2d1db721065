/* events_trigger.c - whether a phrase of the pack names an event here. */
#include "read/events/events_private.h"

/* Words of the key before its first gap: they alone name the event. */
static uint32_t words_before_gap(struct kd_str key, uint32_t n)
{
	const uint32_t gap = kd_str_find(key, KD_STR(" .. "));
	if (gap == KD_NONE) {
		return n;
	}
	uint32_t words = 1;
	for (uint32_t i = 0; i < gap; i++) {
		words += key.data[i] == ' ';
	}
	return words < n ? words : n;
}

static bool upos_fits(
	const struct kd_events_work *work, uint32_t wanted, uint32_t token)
{
	const struct kd_analysis *word = kd_word_at(work, token);
	if (kd_seen_at(work, token)->verb_form != 0) {
		return wanted == KD_UPOS_VERB;
	}
	switch (wanted) {
	case KD_UPOS_NOUN:
		return word->upos == KD_UPOS_NOUN ||
		       word->upos == KD_UPOS_PROPN;
	case KD_UPOS_VERB:
	case KD_UPOS_AUX:
		return word->upos == KD_UPOS_VERB ||
		       word->upos == KD_UPOS_AUX ||
		       (word->upos == KD_UPOS_ADJ &&
			       kd_feats_get(word->feats, KD_FEATURE_VERBFORM) !=
				       0);
	case KD_UPOS_ADJ:
		return word->upos == KD_UPOS_ADJ ||
		       kd_form_at(work, token) == KD_VERBFORM_PART;
	default:
		return word->upos == wanted;
	}
}

/* The word a phrase turns on: of a noun phrase the head of its chunk, of
 * others the first verb. KD_NONE if no word is of the row's part of speech. */
static uint32_t head_of(const struct kd_events_work *work, uint32_t upos,
	uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end && upos == KD_UPOS_NOUN; i++) {
		if (kd_is_verb_at(work, i)) {
			return KD_NONE;
		}
	}
	for (uint32_t i = first; i < end; i++) {
		if (!upos_fits(work, upos, i)) {
			continue;
		}
		const uint32_t phrase = kd_seen_at(work, i)->phrase;
		if (upos != KD_UPOS_NOUN ||
			(phrase != KD_NONE &&
				work->phrases.items[phrase].head == i)) {
			return i;
		}
	}
	return KD_NONE;
}

/* A participle that stands before its noun, and a noun before another, say
 * nothing of their own. */
static bool is_modifier(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t phrase = kd_seen_at(work, trigger->head)->phrase;
	return phrase != KD_NONE &&
	       work->phrases.items[phrase].head != trigger->head;
}

/* A participle without auxiliary right after a noun, beside the clause's own
 * verb or with "by": "recordings, published by the paper". */
static bool is_reduced(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	uint32_t before = trigger->head;
	const uint32_t finite = kd_events_finite(work, trigger);
	bool needs_agent = finite == trigger->head;
	for (uint32_t i = trigger->head; i < finite; i++) {
		needs_agent = needs_agent || kd_events_is_comma(work, i) ||
			      kd_word_at(work, i)->upos == KD_UPOS_CCONJ;
	}
	if (before > work->first &&
		kd_word_at(work, before - 1)->upos == KD_UPOS_PUNCT) {
		before--;
		needs_agent = true;
	}
	return before > work->first &&
	       kd_seen_at(work, before - 1)->phrase != KD_NONE &&
	       (!needs_agent || kd_events_agent(work, trigger) != KD_NONE);
}

/* Whether the row's verb acts on something; without, "er reist" is active. */
bool kd_events_is_transitive(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	if (trigger->row == KD_NONE) {
		return false;
	}
	const struct kd_str roles = kd_lang_text(
		work->reading->lang, trigger->row, KD_COLUMN_EVENT_WORDS_ROLES);
	return kd_str_find(roles, KD_STR("object")) != KD_NONE ||
	       kd_str_find(roles, KD_STR("target")) != KD_NONE;
}

/* A participle that is all the predicate of a heading and acts on nothing
 * behind it: "Fem drept i angrep". */
static bool is_headline(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const struct kd_reading *reading = work->reading;
	const uint32_t block = reading->sentences->items[work->sentence].block;
	if (block >= reading->blocks->n ||
		(reading->blocks->items[block].kind != KD_BLOCK_TITLE &&
			reading->blocks->items[block].kind !=
				KD_BLOCK_HEADING) ||
		kd_events_is_finite(work, kd_events_finite(work, trigger))) {
		return false;
	}
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->first > trigger->head &&
			phrase->clause == trigger->clause &&
			phrase->adposition == KD_NONE &&
			(phrase->marks & KD_PHRASE_TIME) == 0) {
			return false;
		}
	}
	return true;
}

static bool is_passive(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t verb = trigger->head;
	/* "møtes" is a verb of its own where the pack has it. */
	if (kd_feat_at(work, verb, KD_FEATURE_VOICE) == KD_VOICE_PASS) {
		return !kd_str_starts_with(
			kd_lang_key(work->reading->lang, trigger->row),
			work->reading->tokens->items[verb].folded);
	}
	if (kd_form_at(work, verb) != KD_VERBFORM_PART ||
		kd_feat_at(work, verb, KD_FEATURE_TENSE) == KD_TENSE_PRES) {
		return false;
	}
	/* "dass er [verhaftet wurde]", "dass sie ihn [getroffen habe]". */
	const uint32_t next = verb + 1;
	if (next < work->end && kd_clause_at(work, next) == trigger->clause &&
		kd_word_at(work, next)->upos == KD_UPOS_AUX) {
		return (kd_seen_at(work, next)->grammar & KD_IS(PASSIVE)) != 0;
	}
	bool tied = false;
	for (uint32_t i = verb; i-- > work->first;) {
		if (kd_clause_at(work, i) != trigger->clause) {
			continue;
		}
		if ((kd_seen_at(work, i)->grammar & KD_IS(PASSIVE)) != 0) {
			return true;
		}
		/* "were killed and 23 wounded" */
		if (kd_is_verb_at(work, i) &&
			!(tied && kd_form_at(work, i) == KD_VERBFORM_PART)) {
			return false;
		}
		tied = tied || kd_word_at(work, i)->upos == KD_UPOS_CCONJ;
	}
	return kd_feat_at(work, verb, KD_FEATURE_GENDER) == 0 &&
	       (is_reduced(work, trigger) || is_headline(work, trigger));
}

/* Whether a verb other than the trigger's stands in its gap: "skal reise til".
 */
static bool has_verb(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = trigger->end; i < trigger->after; i++) {
		if (i != trigger->head &&
			kd_word_at(work, i)->upos == KD_UPOS_VERB &&
			kd_is_verb_at(work, i)) {
			return true;
		}
	}
	return false;
}

/* Reads n tokens as a trigger of this row. */
bool kd_events_read_trigger(const struct kd_events_work *work, uint32_t token,
	uint32_t n, uint32_t row, struct kd_trigger *out)
{
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t upos =
		(uint32_t)kd_lang_number(lang, row, KD_COLUMN_EVENT_WORDS_UPOS);
	const uint32_t end = token + n;
	if (kd_lang_number(lang, row, KD_COLUMN_EVENT_WORDS_TYPE) == 0 ||
		end > work->end) {
		return false;
	}
	*out = (struct kd_trigger){ .row = row,
		.first = token,
		.end = token + words_before_gap(kd_lang_key(lang, row), n),
		.after = end,
		.head = head_of(work, upos, token, end),
		.is_noun = upos == KD_UPOS_NOUN };
	if (out->head == KD_NONE || is_modifier(work, out) ||
		has_verb(work, out)) {
		return false;
	}
	out->clause = kd_clause_at(work, out->head);
	out->passive = !out->is_noun && kd_events_is_transitive(work, out) &&
		       is_passive(work, out);
	return true;
}

bool kd_events_is_natural(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t subject, enum kd_plover type)
{
	const uint32_t phrase =
		trigger->passive ? kd_events_agent(work, trigger) : subject;
	return type == KD_PLOVER_ASSAULT && phrase != KD_NONE &&
	       !trigger->is_noun &&
	       (kd_seen_at(work, kd_phrase_at(work, phrase)->head)->grammar &
		       KD_IS(NATURE)) != 0;
}

bool kd_events_is_of_point(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	uint32_t at = trigger->is_noun || trigger->passive
			      ? KD_NONE
			      : kd_events_relative(work, trigger->clause);
	while (at != KD_NONE && at > work->first &&
		(kd_word_at(work, at - 1)->upos == KD_UPOS_PUNCT ||
			kd_word_at(work, at - 1)->upos == KD_UPOS_NUM)) {
		at--;
	}
	struct kd_match match;
	return at != KD_NONE && at > work->first &&
	       kd_events_match(work, KD_TABLE_PLAN_WORDS, at - 1, &match) &&
	       kd_lang_is(work->reading->lang, match.row,
		       KD_COLUMN_PLAN_WORDS_KIND, "points");
}
