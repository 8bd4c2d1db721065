/* events_marks.c - what a noun phrase can be: person, place, party, plan. */
#include "read/events/events_private.h"

/* The first name that ends after a token's start, or KD_NONE past the last. */
uint32_t kd_events_name_from(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_names *names = work->in->names;
	const uint32_t i = kd_names_at(
		names, work->reading->tokens->items[token].span.start);
	return i < names->n ? i : KD_NONE;
}

/* A pronoun for a person or several: "he", "they", not "it". */
static bool is_person_pronoun(const struct kd_events_work *work, uint32_t token)
{
	const uint32_t person = kd_feat_at(work, token, KD_FEATURE_PERSON);
	if (kd_word_at(work, token)->upos != KD_UPOS_PRON || person == 0) {
		return false;
	}
	return kd_feat_at(work, token, KD_FEATURE_GENDER) != KD_GENDER_NEUT &&
	       kd_feat_at(work, token, KD_FEATURE_REFLEX) == 0;
}

bool kd_events_is_uninflected(
	const struct kd_events_work *work, const struct kd_name *name)
{
	/* The base of a short form is the long one. */
	return kd_str_ends_with(
		name->base, kd_span_text(work->reading->text, name->span));
}

static uint32_t marks_of_name(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	uint32_t marks = 0;
	const struct kd_names *names = work->in->names;
	const struct kd_tokens *tokens = work->reading->tokens;
	const uint32_t end = tokens->items[phrase->end - 1].span.end;
	for (uint32_t i = kd_events_name_from(work, phrase->first);
		i < names->n && names->items[i].span.start < end; i++) {
		const struct kd_name *name = &names->items[i];
		if (name->of_nation) {
			continue;
		}
		marks |= KD_PHRASE_PARTY;
		if (phrase->head < name->first ||
			phrase->head >= name->first + name->n) {
			continue;
		}
		marks |= KD_PHRASE_NAMED;
		if (!kd_events_is_uninflected(work, name)) {
			marks |= KD_PHRASE_OBLIQUE;
		}
		if (name->type == KD_NAME_PER) {
			marks |= KD_PHRASE_PERSON;
		}
		if (name->type == KD_NAME_LOC) {
			marks |= KD_PHRASE_PLACE;
		}
	}
	return marks;
}

/* What the words of a phrase that are no names say of it. */
static uint32_t marks_of_words(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	const struct kd_lang *lang = work->reading->lang;
	uint32_t marks = 0;
	struct kd_match match;
	for (uint32_t i = phrase->first; i <= phrase->head; i++) {
		if (kd_events_match(work, KD_TABLE_PLACES, i, &match)) {
			marks |= KD_PHRASE_PARTY;
		}
		const bool at_head = i + 1 > phrase->head;
		if (kd_events_match(work, KD_TABLE_TITLES, i, &match) &&
			i + match.n > phrase->head) {
			marks |= KD_PHRASE_PERSON | KD_PHRASE_PARTY;
		}
		if (kd_events_match(work, KD_TABLE_PLAN_WORDS, i, &match) &&
			i + match.n > phrase->head &&
			!kd_lang_is(lang, match.row, KD_COLUMN_PLAN_WORDS_KIND,
				"provision") &&
			!kd_lang_is(lang, match.row, KD_COLUMN_PLAN_WORDS_KIND,
				"modifier")) {
			marks |= KD_PHRASE_PLAN;
		}
		if (at_head &&
			(kd_seen_at(work, i)->grammar & KD_IS(PARTY)) != 0) {
			marks |= KD_PHRASE_PARTY;
		}
		if (at_head &&
			(kd_seen_at(work, i)->grammar & KD_IS(WEAPON)) != 0) {
			marks |= KD_PHRASE_WEAPON;
		}
	}
	if (is_person_pronoun(work, phrase->head)) {
		marks |= KD_PHRASE_PERSON | KD_PHRASE_PARTY;
	}
	return marks;
}

/* Whether a word measures time: "hours" earlier somebody did something. */
static bool is_unit(const struct kd_events_work *work, uint32_t token)
{
	struct kd_match match;
	return kd_word_at(work, token)->upos == KD_UPOS_NOUN &&
	       kd_events_match(work, KD_TABLE_MONTHS, token, &match) &&
	       kd_lang_is(work->reading->lang, match.row, KD_COLUMN_MONTHS_KIND,
		       "unit");
}

uint32_t kd_events_marks(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	uint32_t marks = marks_of_name(work, phrase);
	if ((marks & KD_PHRASE_PERSON) == 0) {
		marks |= marks_of_words(work, phrase);
	}
	if (kd_word_at(work, phrase->head)->upos == KD_UPOS_PRON) {
		marks |= KD_PHRASE_PRONOUN;
		if ((kd_seen_at(work, phrase->head)->grammar &
			    KD_IS(RELATIVE)) != 0 ||
			kd_events_is_that(work, phrase->head)) {
			marks |= KD_PHRASE_RELATIVE;
		}
	}
	if (kd_seen_at(work, phrase->head)->in_time ||
		(marks == 0 && is_unit(work, phrase->head))) {
		marks = KD_PHRASE_TIME;
	}
	return marks;
}

/* Whether a compound ends in a word for people or bodies: "statsleder". */
static bool ends_in_party(
	const struct kd_events_work *work, struct kd_str lemma)
{
	const struct kd_lang *lang = work->reading->lang;
	for (uint32_t cut = 2; cut + 4 <= lemma.len; cut++) {
		const struct kd_str tail = kd_str_slice(lemma, cut, lemma.len);
		const uint32_t word = kd_lang_word(lang, tail);
		struct kd_match match;
		const struct kd_words one = {
			.forms = &word, .lemmas = &word, .n = 1
		};
		if (word == KD_NONE ||
			!kd_lang_match(
				lang, KD_TABLE_EVENT_WORDS, &one, 0, &match)) {
			continue;
		}
		if (kd_lang_is(lang, match.row, KD_COLUMN_EVENT_WORDS_MODE,
			    "party")) {
			return true;
		}
	}
	return false;
}

bool kd_events_is_party(const struct kd_events_work *work, uint32_t phrase)
{
	const struct kd_phrase *at = &work->phrases.items[phrase];
	return (at->marks & KD_PHRASE_PARTY) != 0 ||
	       (kd_word_at(work, at->head)->upos == KD_UPOS_NOUN &&
		       ends_in_party(work, kd_word_at(work, at->head)->lemma));
}
