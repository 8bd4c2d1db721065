/* events_cases.c - cases that the form of a phrase does not tell. */
#include "read/events/events_private.h"

/* How many phrases before one may hold the subject of its verb. */
#define NEAR_PHRASES 8

/* Whether the words of a phrase can stand in a case or another like it,
 * whatever the one found: "die Stadt", "tri ljudi". */
static bool may_be(const struct kd_events_work *work,
	const struct kd_phrase *phrase, enum kd_case one, enum kd_case other)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	if (kd_word_at(work, phrase->first)->upos == KD_UPOS_NUM) {
		return true;
	}
	for (uint32_t i = phrase->first; i <= phrase->head; i++) {
		struct kd_word_analysis analysis;
		bool known = false;
		bool fits = false;
		for (uint32_t k = 0; kd_lang_analysis(work->reading->lang,
			     tokens->items[i].word, k, &analysis);
			k++) {
			const uint32_t found =
				kd_feats_get(analysis.feats, KD_FEATURE_CASE);
			known = known || found != 0;
			fits = fits || found == one || found == other;
		}
		if (known && !fits) {
			return false;
		}
	}
	return true;
}

static bool may_be_accusative(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	return may_be(work, phrase, KD_CASE_ACC, KD_CASE_DAT);
}

/* Whether a verb and before it a phrase that can be its subject stand before
 * a phrase, where no parser tells. */
static bool follows_bare(const struct kd_events_work *work, uint32_t i)
{
	const uint32_t clause = kd_phrase_at(work, i)->clause;
	for (uint32_t k = i > NEAR_PHRASES ? i - NEAR_PHRASES : 0; k < i; k++) {
		const struct kd_phrase *other = kd_phrase_at(work, k);
		bool verb = false;
		for (uint32_t t = other->end;
			t < kd_phrase_at(work, i)->first &&
			t < other->end + NEAR_PHRASES;
			t++) {
			verb = verb || kd_is_verb_at(work, t);
		}
		if (verb && other->clause == clause &&
			other->adposition == KD_NONE &&
			(other->marks & KD_PHRASE_TIME) == 0 &&
			other->grammatical <= KD_CASE_NOM) {
			return true;
		}
	}
	return false;
}

void kd_events_doubt_nominative(const struct kd_events_work *work, uint32_t i)
{
	struct kd_phrase *phrase = &work->phrases.items[i];
	const struct kd_analysis *head = kd_word_at(work, phrase->head);
	bool doubted = head->head != KD_NONE &&
		       !kd_str_starts_with(head->deprel, KD_STR("nsubj"));
	for (uint32_t k = i > NEAR_PHRASES ? i - NEAR_PHRASES : 0;
		k < i && !doubted && head->head != KD_NONE; k++) {
		const struct kd_analysis *other =
			kd_word_at(work, kd_phrase_at(work, k)->head);
		doubted = other->head == head->head &&
			  kd_str_starts_with(other->deprel, KD_STR("nsubj"));
	}
	doubted = doubted || (head->head == KD_NONE && follows_bare(work, i));
	if (doubted && phrase->grammatical == KD_CASE_NOM &&
		(kd_str_equal(head->deprel, KD_STR("obj")) ||
			may_be_accusative(work, phrase))) {
		phrase->grammatical = 0;
	}
}

bool kd_events_is_second(
	const struct kd_events_work *work, uint32_t subject, uint32_t i)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	return subject != KD_NONE && phrase->leader != subject &&
	       phrase->grammatical == KD_CASE_NOM &&
	       phrase->first >= kd_phrase_at(work, subject)->end &&
	       may_be_accusative(work, phrase);
}

/* Whether a phrase can be told to be of the gender of a verb, or without `same`
 * of another: what is guessed of a person's name tells nothing, nor do
 * several. */
static bool has_gender(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t i, bool same)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, i);
	const uint32_t verb =
		kd_feat_at(work, trigger->head, KD_FEATURE_GENDER);
	const uint32_t own = kd_feat_at(work, phrase->head, KD_FEATURE_GENDER);
	const bool group = i + 1 < work->phrases.n &&
			   kd_phrase_at(work, i + 1)->leader == i;
	return (phrase->marks & KD_PHRASE_PERSON) == 0 && !group &&
	       !kd_events_is_counted(work, phrase) && own != 0 &&
	       (own == verb) == same &&
	       (!same || kd_feat_at(work, phrase->head, KD_FEATURE_NUMBER) ==
				 kd_feat_at(work, trigger->head,
					 KD_FEATURE_NUMBER));
}

/* Whether one of two phrases fits a verb better than the other: that is of
 * another gender, or a place of which none is known, where a feminine name in
 * its base form is no object. */
static bool fits_better(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t other, uint32_t found)
{
	const struct kd_phrase *phrase = kd_phrase_at(work, found);
	const uint32_t head = kd_phrase_at(work, other)->head;
	const uint32_t place = KD_PHRASE_PERSON | KD_PHRASE_PLACE;
	return has_gender(work, trigger, other, true) &&
	       (has_gender(work, trigger, found, false) ||
		       (kd_feat_at(work, phrase->head, KD_FEATURE_GENDER) ==
				       0 &&
			       kd_feat_at(work, head, KD_FEATURE_GENDER) ==
				       KD_GENDER_FEM &&
			       kd_seen_at(work, head)->name != KD_NONE &&
			       (phrase->marks & place) == KD_PHRASE_PLACE));
}

uint32_t kd_events_agreeing(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t found)
{
	if (found == KD_NONE || work->has_articles || trigger->is_noun ||
		trigger->passive ||
		kd_feat_at(work, trigger->head, KD_FEATURE_GENDER) == 0) {
		return found;
	}
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *other = kd_phrase_at(work, i);
		if (i != found && other->clause == trigger->clause &&
			other->grammatical <= KD_CASE_NOM &&
			(other->marks & KD_PHRASE_OBLIQUE) == 0 &&
			kd_events_is_bare(work, trigger, i) &&
			kd_events_is_party(work, i) &&
			fits_better(work, trigger, i, found)) {
			return i;
		}
	}
	return found;
}

uint32_t kd_events_first_object(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t finite)
{
	uint32_t first = KD_NONE;
	for (uint32_t i = 0; i < work->phrases.n && work->has_articles; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->clause != trigger->clause ||
			!kd_events_is_bare(work, trigger, i)) {
			continue;
		}
		const bool plain = first == KD_NONE && phrase->grammatical == 0;
		if ((phrase->grammatical != KD_CASE_ACC && !plain) ||
			phrase->first < finite) {
			return KD_NONE;
		}
		if (first != KD_NONE) {
			return may_be(work, kd_phrase_at(work, first),
				       KD_CASE_NOM, KD_CASE_NOM)
				       ? first
				       : KD_NONE;
		}
		first = phrase->first == finite + 1 ? i : KD_NONE;
		if (first == KD_NONE) {
			return KD_NONE;
		}
	}
	return KD_NONE;
}

uint32_t kd_events_fronted(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t subject)
{
	if (subject == KD_NONE || work->has_articles || trigger->is_noun ||
		trigger->passive ||
		kd_phrase_at(work, subject)->first < trigger->head) {
		return KD_NONE;
	}
	for (uint32_t i = 0; i < subject; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->clause == trigger->clause &&
			phrase->end <= trigger->first &&
			phrase->grammatical <= KD_CASE_NOM &&
			(phrase->marks & (KD_PHRASE_RELATIVE |
						 KD_PHRASE_PRONOUN)) == 0 &&
			kd_events_is_bare(work, trigger, i) &&
			may_be_accusative(work, phrase)) {
			return i;
		}
	}
	return KD_NONE;
}
