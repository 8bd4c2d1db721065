/* tokens_ends.c - where sentences end. */
#include "read/tokens/tokens_private.h"

/* Tokens between a closing quote and its verb: "Go!" Donald Trump said. */
#define SPEAKER_TOKENS 5u

/* How a token begins. */
enum begin {
	BEGIN_CAPITAL, /* or a letter of a script without small ones */
	BEGIN_SMALL,
	BEGIN_DIGIT,
	BEGIN_DASH,
	BEGIN_OPENING,
	BEGIN_GOING_ON, /* a comma and the like */
	BEGIN_SIGN,
};

static const struct kd_token *token_at(
	const struct kd_splitter *s, uint32_t token)
{
	return &s->tokens->items[token];
}

static uint32_t first_character(
	const struct kd_splitter *s, const struct kd_token *token)
{
	uint32_t character = 0;
	(void)kd_utf8_read(s->text, token->span.start, &character);
	return character;
}

static bool is_bracket(uint32_t character)
{
	return character == '(' || character == '[';
}

static bool is_quote(uint32_t character)
{
	switch (character) {
	case '"':
	case '\'':
	case '`':
	case 0xAB:
	case 0xBB:
	case 0x2018:
	case 0x2019:
	case 0x201A:
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x2039:
	case 0x203A:
	case 0x300C:
	case 0x300E:
		return true;
	default:
		return false;
	}
}

static bool is_dash(uint32_t character)
{
	return character == '-' || character == 0x2012 || character == 0x2013 ||
	       character == 0x2014 || character == 0x2015;
}

/* Signs that close a sentence by themselves, full width or of other scripts.
 */
static bool is_full_stop(uint32_t character)
{
	return character == 0x3002 || character == 0xFF01 ||
	       character == 0xFF1F || character == 0x61F ||
	       character == 0x6D4 || character == 0x964;
}

static bool is_terminal(
	const struct kd_splitter *s, const struct kd_token *token)
{
	const uint32_t c = first_character(s, token);
	return token->kind == KD_TOKEN_PUNCTUATION &&
	       (c == '.' || c == '!' || c == '?' || c == 0x2026 ||
		       is_full_stop(c));
}

static bool is_single_stop(
	const struct kd_splitter *s, const struct kd_token *token)
{
	return token->span.end - token->span.start == 1 &&
	       s->text.data[token->span.start] == '.';
}

/* A quote or bracket stuck to what it closes; or the French closing quote,
 * which has space on both sides. */
static bool is_closing(const struct kd_splitter *s, uint32_t token)
{
	const struct kd_token *sign = token_at(s, token);
	const uint32_t c = first_character(s, sign);
	if (sign->kind != KD_TOKEN_PUNCTUATION) {
		return false;
	}
	if ((sign->flags & KD_TOKEN_AFTER_SPACE) != 0) {
		return c == 0xBB && (token + 1 == s->tokens->n ||
					    (token_at(s, token + 1)->flags &
						    KD_TOKEN_AFTER_SPACE) != 0);
	}
	return c == ')' || c == ']' || c == 0x300D || c == 0x300F ||
	       is_quote(c);
}

static enum begin begin_of(
	const struct kd_splitter *s, const struct kd_token *token)
{
	const uint32_t c = first_character(s, token);
	if (token->kind == KD_TOKEN_NUMBER) {
		return BEGIN_DIGIT;
	}
	if (token->kind == KD_TOKEN_WORD) {
		return kd_utf8_is_lower(c) ? BEGIN_SMALL : BEGIN_CAPITAL;
	}
	if (is_dash(c)) {
		return BEGIN_DASH;
	}
	if (is_quote(c) || is_bracket(c) || c == 0xBF || c == 0xA1) {
		return BEGIN_OPENING;
	}
	return token->kind == KD_TOKEN_SYMBOL || c == '*' || c == 0x2022
		       ? BEGIN_SIGN
		       : BEGIN_GOING_ON;
}

/* A word with which sentences begin and names do not. */
static bool is_function_word(
	const struct kd_splitter *s, const struct kd_token *token)
{
	return kd_lang_starts(s->lang, KD_TABLE_STOPWORDS, token->word);
}

bool kd_tokens_is_speech(
	const struct kd_lang *lang, const struct kd_token *token)
{
	struct kd_word_analysis analysis = { .lemma_word = KD_NONE };
	(void)kd_lang_analysis(lang, token->word, 0, &analysis);
	const struct kd_words words = {
		.forms = &token->word, .lemmas = &analysis.lemma_word, .n = 1
	};
	struct kd_match match;
	return kd_lang_match(lang, KD_TABLE_SPEECH, &words, 0, &match) &&
	       kd_lang_is(lang, match.row, KD_COLUMN_SPEECH_KIND, "verb");
}

/* "Go!" Donald Trump said: names and a verb of saying go on. */
static bool has_speaker(const struct kd_splitter *s, uint32_t next)
{
	if (is_function_word(s, token_at(s, next))) {
		return false;
	}
	for (uint32_t i = next; i < s->tokens->n && i < next + SPEAKER_TOKENS;
		i++) {
		const struct kd_token *token = token_at(s, i);
		if (token->kind != KD_TOKEN_WORD) {
			return false;
		}
		if (begin_of(s, token) == BEGIN_SMALL) {
			return kd_tokens_is_speech(s->lang, token);
		}
	}
	return false;
}

/* Whether the stop after a number makes it an ordinal or numbers an item,
 * rather than ending a sentence. */
static bool is_ordinal(
	const struct kd_splitter *s, uint32_t first, uint32_t stop)
{
	if (stop == first || !is_single_stop(s, token_at(s, stop))) {
		return false;
	}
	const struct kd_token *number = token_at(s, stop - 1);
	if (number->kind != KD_TOKEN_NUMBER ||
		number->span.end != token_at(s, stop)->span.start ||
		stop + 1 >= s->tokens->n) {
		return false;
	}
	const bool is_short = number->span.end - number->span.start <= 2;
	if (stop - 1 == first ||
		(token_at(s, stop - 2)->flags & KD_TOKEN_ENDS_SENTENCE) != 0) {
		return is_short;
	}
	const struct kd_token *next = token_at(s, stop + 1);
	/* "24.-26. oktober" */
	const bool is_range = (next->flags & KD_TOKEN_AFTER_SPACE) == 0 &&
			      stop + 2 < s->tokens->n &&
			      token_at(s, stop + 2)->kind == KD_TOKEN_NUMBER;
	return is_short &&
	       (next->kind == KD_TOKEN_NUMBER || is_range ||
		       kd_lang_starts(s->lang, KD_TABLE_MONTHS, next->word));
}

static uint32_t row_of(
	const struct kd_splitter *s, const struct kd_token *token)
{
	return kd_tokens_find(
		s, KD_TABLE_ABBREVIATIONS, token->span.start, token->span.end);
}

static bool is_kind(
	const struct kd_splitter *s, uint32_t row, const char *label)
{
	return kd_lang_is(s->lang, row, KD_COLUMN_ABBREVIATIONS_KIND, label);
}

/* Whether it is one that ends what it stands in, as "etc." does. */
static bool closes(
	const struct kd_splitter *s, const struct kd_token *abbreviation)
{
	const uint32_t row = row_of(s, abbreviation);
	return row != KD_NONE && is_kind(s, row, "closes");
}

static bool small_goes_on(const struct kd_splitter *s, uint32_t after_dash)
{
	return after_dash < s->tokens->n &&
	       begin_of(s, token_at(s, after_dash)) == BEGIN_SMALL;
}

/* Whether a sentence ends between its sign at end, closed by quotes or
 * brackets or not, and the token next. */
static bool ends_before(
	const struct kd_splitter *s, uint32_t end, uint32_t next)
{
	const struct kd_token *sign = token_at(s, end);
	const bool is_closed = next > end + 1;
	const bool is_abbreviation =
		(sign->flags & KD_TOKEN_ABBREVIATION) != 0 && !is_closed;
	const uint32_t character = first_character(s, sign);
	if (is_full_stop(character)) {
		return true;
	}
	switch (begin_of(s, token_at(s, next))) {
	case BEGIN_SMALL:
	case BEGIN_GOING_ON:
		return false;
	case BEGIN_DASH:
		return !is_abbreviation && !small_goes_on(s, next + 1);
	case BEGIN_CAPITAL:
		if (is_abbreviation) {
			return closes(s, sign) ||
			       is_function_word(s, token_at(s, next));
		}
		return !is_closed || (character != '!' && character != '?') ||
		       !has_speaker(s, next);
	case BEGIN_OPENING:
	case BEGIN_DIGIT:
	case BEGIN_SIGN:
		return !is_abbreviation;
	}
	return false;
}

static bool may_end(const struct kd_splitter *s, uint32_t first, uint32_t token)
{
	const struct kd_token *sign = token_at(s, token);
	if ((sign->flags & KD_TOKEN_ABBREVIATION) == 0) {
		return is_terminal(s, sign) && !is_ordinal(s, first, token);
	}
	const uint32_t row = row_of(s, sign);
	/* U.S. and its like need no row; J. does not end a sentence. */
	return row == KD_NONE
		       ? sign->span.end - sign->span.start > 3
		       : is_kind(s, row, "ends") || is_kind(s, row, "unit") ||
				 is_kind(s, row, "closes");
}

void kd_tokens_mark_ends(struct kd_splitter *s, uint32_t first)
{
	const uint32_t n = s->tokens->n;
	for (uint32_t i = first; i < n; i++) {
		if ((token_at(s, i)->kind != KD_TOKEN_PUNCTUATION &&
			    (token_at(s, i)->flags & KD_TOKEN_ABBREVIATION) ==
				    0) ||
			!may_end(s, first, i)) {
			continue;
		}
		uint32_t next = i + 1;
		while (next < n && (is_closing(s, next) ||
					   is_terminal(s, token_at(s, next)))) {
			next++;
		}
		if (next == n || ends_before(s, i, next)) {
			s->tokens->items[next - 1].flags |=
				KD_TOKEN_ENDS_SENTENCE;
		}
		i = next - 1;
	}
}
