/* events_apart.c - nouns that the clause's verb does not tell of. */
#include "read/events/events_private.h"

/* How far behind a noun its own time and place may begin. */
#define OWN_REACH 12
/* How many words an adposition may have. */
#define MOST_WORDS 4

/* Whether an adposition stands before what is spoken of: "about". */
static bool is_topic(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_lang *lang = work->reading->lang;
	struct kd_match match;
	return kd_events_match(work, KD_TABLE_SPEECH_WORDS, token, &match) &&
	       kd_lang_is(
		       lang, match.row, KD_COLUMN_SPEECH_WORDS_KIND, "topic");
}

/* Whether an adposition, be it the last word of one of several, puts what it
 * governs aside: "despite", "because of". */
static bool is_aside(const struct kd_events_work *work, uint32_t adposition)
{
	for (uint32_t n = 0; n < MOST_WORDS && n <= adposition - work->first;
		n++) {
		const struct kd_seen *seen = kd_seen_at(work, adposition - n);
		if ((seen->grammar & KD_IS(ASIDE)) != 0 &&
			(n == 0 || seen->word.n > n)) {
			return true;
		}
	}
	return false;
}

bool kd_events_is_apart(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	if (!trigger->is_noun || own == KD_NONE) {
		return false;
	}
	const uint32_t adposition = kd_phrase_at(work, own)->adposition;
	return adposition != KD_NONE &&
	       (is_aside(work, adposition) || is_topic(work, adposition));
}

bool kd_events_is_own(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t token)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	if (own == KD_NONE || token < trigger->head) {
		return own != KD_NONE &&
		       token >= kd_phrase_at(work, own)->first;
	}
	for (uint32_t i = trigger->end; i < token; i++) {
		const uint32_t upos = kd_word_at(work, i)->upos;
		if (i == trigger->end + OWN_REACH || upos == KD_UPOS_PUNCT ||
			upos == KD_UPOS_CCONJ || kd_is_verb_at(work, i)) {
			return false;
		}
	}
	return true;
}

bool kd_events_is_quoted_apart(
	const struct kd_events_work *work, uint32_t a, uint32_t b)
{
	const struct kd_lang *lang = work->reading->lang;
	struct kd_str close = { 0 };
	for (uint32_t i = (a < b ? a : b) + 1; i < (a < b ? b : a); i++) {
		const struct kd_str mark =
			work->reading->tokens->items[i].folded;
		if (work->reading->tokens->items[i].kind == KD_TOKEN_WORD) {
			continue;
		}
		const uint32_t row =
			kd_lang_find(lang, KD_TABLE_QUOTE_MARKS, mark);
		if (close.len > 0 && kd_str_equal(mark, close)) {
			close = (struct kd_str){ 0 };
		} else if (close.len == 0 && row != KD_NONE &&
			   kd_lang_is(lang, row, KD_COLUMN_QUOTE_MARKS_KIND,
				   "pair")) {
			close = kd_lang_text(
				lang, row, KD_COLUMN_QUOTE_MARKS_CLOSE);
		}
	}
	return close.len > 0;
}
