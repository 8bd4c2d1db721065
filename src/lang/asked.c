/* asked.c - what a text only asks about. */
#include "lang/asked.h"

/* Marks before which what is asked may begin, or behind which something else
 * follows that is not. */
static const char limits[] = ".!?:;\"";

static bool is_mark(const struct kd_reading *reading, uint32_t token)
{
	const struct kd_token *at = &reading->tokens->items[token];
	const bool quote = at->folded.len > 1 &&
			   at->kind == KD_TOKEN_PUNCTUATION &&
			   !kd_str_equal(at->folded, KD_STR("–"));
	return quote || (at->folded.len == 1 &&
				strchr(limits, at->folded.data[0]) != NULL);
}

/* The mark that ends what a token is in, or end. */
static uint32_t mark_after(
	const struct kd_reading *reading, uint32_t token, uint32_t end)
{
	while (token < end && !is_mark(reading, token)) {
		token++;
	}
	return token;
}

static uint32_t begin_of(
	const struct kd_reading *reading, uint32_t token, uint32_t first)
{
	while (token > first && !is_mark(reading, token - 1)) {
		token--;
	}
	return token;
}

/* Whether a word asks, and for more than yes or no ("question": "why") or for
 * that ("whether": "did"). */
static bool asks(const struct kd_reading *reading, uint32_t token,
	const char *kind, struct kd_match *match)
{
	return kd_lang_match(reading->lang, KD_TABLE_HEDGES, reading->words,
		       token, match) &&
	       kd_lang_is(
		       reading->lang, match->row, KD_COLUMN_HEDGES_KIND, kind);
}

/* The first verb of what is asked, unless a word before it asks for more than
 * yes or no; KD_NONE. */
static uint32_t asking_verb(
	const struct kd_reading *reading, uint32_t first, uint32_t end)
{
	struct kd_match match;
	for (uint32_t i = first; i < end; i++) {
		const uint32_t upos = reading->analyses->items[i].upos;
		if (asks(reading, i, "question", &match)) {
			return KD_NONE;
		}
		if (asks(reading, i, "whether", &match)) {
			i += match.n - 1; /* "est-ce que" */
		} else if (upos == KD_UPOS_VERB || upos == KD_UPOS_AUX) {
			return i;
		}
	}
	return KD_NONE;
}

bool kd_reading_is_asked(const struct kd_reading *reading, uint32_t token)
{
	const uint32_t number = kd_sentences_at(
		reading->sentences, reading->tokens->items[token].span.start);
	if (number == KD_NONE) {
		return false;
	}
	const struct kd_sentence *sentence = &reading->sentences->items[number];
	const uint32_t end = sentence->first + sentence->n;
	const uint32_t mark = mark_after(reading, token, end);
	if (mark == end || !kd_str_equal(reading->tokens->items[mark].folded,
				   KD_STR("?"))) {
		return false;
	}
	const uint32_t verb = asking_verb(
		reading, begin_of(reading, token, sentence->first), mark);
	return verb != KD_NONE &&
	       reading->analyses->items[verb].clause ==
		       reading->analyses->items[token].clause;
}
