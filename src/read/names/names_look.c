/* names_look.c - how each word with a capital stands in the document. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* A sentence with at least this many long words, small words of grammar left
 * out, of which this share, in hundredths, have a capital is set as a heading:
 * there capitals say little. */
#define HEADING_WORDS 4
#define HEADING_SHARE 90
/* One in so many of them is a known word: else it is a list of names. */
#define HEADING_KNOWN 3
#define LONG_WORD_LETTERS 4

bool kd_names_is_common(const struct kd_lang *lang, uint32_t word)
{
	if (kd_lang_starts(lang, KD_TABLE_STOPWORDS, word)) {
		return true;
	}
	struct kd_word_analysis analysis;
	for (uint32_t i = 0;
		word != KD_NONE && kd_lang_analysis(lang, word, i, &analysis);
		i++) {
		if (analysis.upos != KD_UPOS_PROPN) {
			return true;
		}
	}
	return false;
}

/* Whether all words, two at least, are in capitals throughout. */
static bool is_shouted(
	const struct kd_naming *naming, const struct kd_sentence *sentence)
{
	uint32_t words = 0;
	for (uint32_t i = 0; i < sentence->n; i++) {
		const struct kd_token *token =
			&naming->reading->tokens->items[sentence->first + i];
		if (token->kind != KD_TOKEN_WORD) {
			continue;
		}
		if ((token->flags & KD_TOKEN_ALL_CAPITALS) == 0 &&
			token->span.end - token->span.start > 1) {
			return false;
		}
		words++;
	}
	return words > 1;
}

static bool is_heading(
	const struct kd_naming *naming, const struct kd_sentence *sentence)
{
	uint32_t words = 0;
	uint32_t capitals = 0;
	uint32_t common = 0;
	for (uint32_t i = 1; i < sentence->n; i++) {
		const struct kd_token *token =
			&naming->reading->tokens->items[sentence->first + i];
		if (token->kind != KD_TOKEN_WORD ||
			kd_utf8_length(token->folded) < LONG_WORD_LETTERS ||
			kd_lang_starts(naming->reading->lang,
				KD_TABLE_STOPWORDS, token->word)) {
			continue;
		}
		const bool capital = (token->flags & KD_TOKEN_CAPITAL) != 0;
		words++;
		capitals += capital;
		common += capital && kd_names_is_common(naming->reading->lang,
					     token->word);
	}
	return words >= HEADING_WORDS && common >= 2 &&
	       common * HEADING_KNOWN >= capitals &&
	       capitals * 100 >= words * HEADING_SHARE;
}

/* Whether a new sentence may begin after this sign. */
static bool opens_sentence(struct kd_str sign)
{
	uint32_t character = 0;
	kd_utf8_read(sign, 0, &character);
	switch (character) {
	case ':':
	case '"':
	case '*':
	case '.':
	case '!':
	case '?':
	case 0x2013: /* dashes */
	case 0x2014:
	case 0x2022: /* bullet */
	case 0x2026: /* ellipsis */
	case 0x201C: /* quotation marks that open, or may */
	case 0x201D:
	case 0x201E:
	case 0x00AB:
	case 0x00BB:
		return true;
	default:
		return false;
	}
}

/* A dash opens a sentence at its beginning alone. */
static bool opens_here(
	const struct kd_naming *naming, uint32_t token, bool begun)
{
	const struct kd_str sign = kd_span_text(naming->reading->text,
		naming->reading->tokens->items[token].span);
	uint32_t character = 0;
	kd_utf8_read(sign, 0, &character);
	if (character == 0x2013 || character == 0x2014 || character == '*') {
		return !begun;
	}
	return opens_sentence(sign);
}

/* Whether a capital is owed to all nouns having one. */
static bool is_noun(const struct kd_naming *naming, uint32_t token)
{
	return kd_lang_has_capital_nouns(naming->reading->lang) &&
	       naming->reading->analyses->items[token].upos == KD_UPOS_NOUN;
}

static void look_sentence(
	struct kd_naming *naming, const struct kd_sentence *sentence)
{
	const bool heading =
		is_shouted(naming, sentence) || is_heading(naming, sentence);
	bool open = true;
	bool begun = false;
	for (uint32_t i = 0; i < sentence->n; i++) {
		const uint32_t token = sentence->first + i;
		const uint8_t kind = naming->reading->tokens->items[token].kind;
		if (kind == KD_TOKEN_PUNCTUATION || kind == KD_TOKEN_SYMBOL) {
			open = !begun || opens_here(naming, token, begun);
			continue;
		}
		naming->weak[token] = open || heading || is_noun(naming, token)
					      ? KD_PIECE_WEAK
					      : 0;
		open = false;
		begun = true;
	}
}

/* The place of a form in seens, or KD_NONE; new if it is to be added. */
static uint32_t seen_of(
	struct kd_naming *naming, struct kd_str folded, bool add)
{
	uint32_t i = kd_map_get(&naming->seen_by_word, folded);
	if (i == KD_NONE && add) {
		i = naming->seens.n;
		if (!KD_PUSH(naming->arena, &naming->seens,
			    (struct kd_seen){ 0 }) ||
			!kd_map_put(naming->arena, &naming->seen_by_word,
				folded, i)) {
			return KD_NONE;
		}
	}
	return i;
}

static bool is_capital_at(const struct kd_tokens *tokens, uint32_t token)
{
	return token < tokens->n &&
	       tokens->items[token].kind == KD_TOKEN_WORD &&
	       (tokens->items[token].flags & KD_TOKEN_CAPITAL) != 0;
}

static bool stands_alone(const struct kd_tokens *tokens, uint32_t token)
{
	return (token == 0 || !is_capital_at(tokens, token - 1)) &&
	       !is_capital_at(tokens, token + 1);
}

/* Counts capitals first: small words matter only where they have been seen
 * with one. */
static bool count_words(struct kd_naming *naming, bool capitals)
{
	const struct kd_tokens *tokens = naming->reading->tokens;
	for (uint32_t i = 0; i < tokens->n; i++) {
		const struct kd_token *token = &tokens->items[i];
		const bool capital = (token->flags & KD_TOKEN_CAPITAL) != 0;
		if (capital != capitals) {
			continue;
		}
		if (token->kind != KD_TOKEN_WORD) {
			naming->seen[i] = KD_NONE;
			continue;
		}
		const uint32_t place = seen_of(naming, token->folded, capital);
		naming->seen[i] = place;
		if (place == KD_NONE) {
			if (capital) {
				return false;
			}
			continue;
		}
		struct kd_seen *seen = &naming->seens.items[place];
		const bool strong = capital && naming->weak[i] == 0;
		seen->strong += strong;
		seen->alone += strong && stands_alone(tokens, i);
		seen->weak += capital && naming->weak[i] != 0;
		seen->small += !capital;
	}
	return true;
}

enum kd_status kd_names_look(struct kd_naming *naming, struct kd_err *err)
{
	const struct kd_sentences *sentences = naming->reading->sentences;
	naming->weak = KD_NEW_ARRAY(
		naming->arena, uint8_t, naming->reading->tokens->n);
	naming->seen = KD_NEW_ARRAY(
		naming->arena, uint32_t, naming->reading->tokens->n);
	naming->sentence_first =
		KD_NEW_ARRAY(naming->arena, uint32_t, sentences->n + 1);
	if (naming->weak == NULL || naming->seen == NULL ||
		naming->sentence_first == NULL) {
		return kd_arena_full(naming->arena, err);
	}
	for (uint32_t i = 0; i < sentences->n; i++) {
		look_sentence(naming, &sentences->items[i]);
	}
	return count_words(naming, true) && count_words(naming, false)
		       ? KD_OK
		       : kd_arena_full(naming->arena, err);
}
