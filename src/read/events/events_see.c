/* events_see.c - looks at each token of a sentence once. */
#include "read/events/events_private.h"

static const char *const grammar_labels[KD_GRAMMAR_COUNT] = {
#define KD_GRAMMAR_LABEL(ending, label) label,
	KD_GRAMMAR(KD_GRAMMAR_LABEL)
#undef KD_GRAMMAR_LABEL
};

static const char *const cue_labels[KD_CUE_COUNT] = {
	[KD_CUE_MODAL] = "modal",
	[KD_CUE_REPORTED] = "reported",
	[KD_CUE_CONDITION] = "condition",
	[KD_CUE_PURPOSE] = "purpose",
	[KD_CUE_VERB] = "verb",
	[KD_CUE_MODIFIER] = "modifier",
	[KD_CUE_CLAUSE] = "clause",
	[KD_CUE_DENIAL] = "denial",
};

bool kd_events_is_word(
	const struct kd_events_work *work, uint32_t token, struct kd_str word)
{
	return kd_str_equal(work->reading->tokens->items[token].folded, word) ||
	       kd_str_equal(kd_word_at(work, token)->lemma, word);
}

static uint32_t grammar_of(const struct kd_lang *lang, uint32_t row)
{
	for (uint32_t i = 0; i < KD_GRAMMAR_COUNT; i++) {
		if (kd_lang_is(lang, row, KD_COLUMN_EVENT_WORDS_MODE,
			    grammar_labels[i])) {
			return 1u << i;
		}
	}
	return 0;
}

/* All that the rows of one key say a word is for; *row is set to the first
 * that names an event, or KD_NONE. */
static uint32_t grammar_of_rows(const struct kd_lang *lang, uint32_t *row)
{
	const uint32_t first = *row;
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_EVENT_WORDS) +
			     kd_lang_rows(lang, KD_TABLE_EVENT_WORDS);
	const struct kd_str key = kd_lang_key(lang, first);
	uint32_t grammar = 0;
	*row = KD_NONE;
	for (uint32_t i = first;
		i < end && kd_str_equal(kd_lang_key(lang, i), key); i++) {
		if (kd_lang_number(lang, i, KD_COLUMN_EVENT_WORDS_TYPE) == 0) {
			grammar |= grammar_of(lang, i);
		} else if (*row == KD_NONE) {
			*row = i;
		}
	}
	return grammar;
}

/* The same for the word by itself, where a longer phrase begins with it. */
static uint32_t grammar_alone(
	const struct kd_events_work *work, uint32_t token, uint32_t *row)
{
	const struct kd_words *words = work->reading->words;
	const struct kd_words one = { .forms = words->forms + token,
		.lemmas = words->lemmas + token,
		.n = 1 };
	struct kd_match match;
	*row = KD_NONE;
	if (!kd_lang_match(work->reading->lang, KD_TABLE_EVENT_WORDS, &one, 0,
		    &match)) {
		return 0;
	}
	*row = match.row;
	return grammar_of_rows(work->reading->lang, row);
}

static uint8_t cue_of(const struct kd_lang *lang, uint32_t row)
{
	for (uint8_t i = 1; i < KD_CUE_COUNT; i++) {
		if (kd_lang_is(lang, row, KD_COLUMN_STATUS_WORDS_KIND,
			    cue_labels[i])) {
			return i;
		}
	}
	return KD_CUE_NONE;
}

static void see_token(
	const struct kd_events_work *work, uint32_t token, struct kd_seen *out)
{
	const struct kd_lang *lang = work->reading->lang;
	const struct kd_words *words = work->reading->words;
	*out = (struct kd_seen){ .word = { .row = KD_NONE },
		.alone = KD_NONE,
		.status = { .row = KD_NONE },
		.phrase = KD_NONE };
	if (kd_lang_match(
		    lang, KD_TABLE_EVENT_WORDS, words, token, &out->word)) {
		out->grammar = grammar_of_rows(lang, &out->word.row);
		if (out->word.n > 1) {
			out->grammar |= grammar_alone(work, token, &out->alone);
		}
	}
	if (kd_lang_match(
		    lang, KD_TABLE_STATUS_WORDS, words, token, &out->status)) {
		out->cue = cue_of(lang, out->status.row);
	}
}

bool kd_events_see(struct kd_events_work *work)
{
	work->seen.n = 0;
	for (uint32_t i = work->first; i < work->end; i++) {
		struct kd_seen seen;
		see_token(work, i, &seen);
		if (!KD_PUSH(work->arena, &work->seen, seen)) {
			return false;
		}
	}
	return true;
}
