/* statements_quotes.c - finds quotations between marks and after dialogue
 * dashes, and joins the sentences that they hold together. */
#include "read/statements/statements_private.h"

#include "base/utf8.h"

/* From so many words on a quotation is speech of its own; fewer are words
 * borrowed into somebody else's sentence. */
#define SPEECH_WORDS 5
/* No quotation is looked for beyond so many tokens, so that work stays linear
 * in a text full of marks that nothing closes. */
#define REACH_TOKENS 1000

/* Marks that open, and what may close them: U+201C and U+201D change sides
 * from language to language, so white space decides. */
static const struct {
	uint32_t open;
	uint32_t close[4];
} pairs[] = {
	{ '"', { '"', 0x201D, 0x201C } }, { 0x201C, { 0x201D, '"' } },
	{ 0x201D, { 0x201D, '"' } },
	{ 0x201E, { 0x201C, 0x201D, '"', 0x201F } }, { 0x00AB, { 0x00BB } },
	{ 0x00BB, { 0x00AB, 0x00BB } }, { 0x2039, { 0x203A } },
	{ 0x203A, { 0x2039 } }, { 0x2018, { 0x2019 } },
	{ 0x201A, { 0x2018, 0x2019 } }, { 0x300C, { 0x300D } },
	{ 0x300E, { 0x300F } }, { KD_NONE, { KD_NONE } }, /* two apostrophes */
};

static uint32_t character_at(const struct kd_talk *talk, uint32_t i)
{
	const struct kd_token *token = &talk->reading->tokens->items[i];
	uint32_t character = 0;
	if (token->kind != KD_TOKEN_PUNCTUATION &&
		token->kind != KD_TOKEN_SYMBOL) {
		return 0;
	}
	const struct kd_str sign =
		kd_span_text(talk->reading->text, token->span);
	if (kd_str_equal(sign, KD_STR("''")) ||
		kd_str_equal(sign, KD_STR("``"))) {
		return KD_NONE;
	}
	kd_utf8_read(sign, 0, &character);
	return character;
}

static uint32_t pair_of(uint32_t character)
{
	for (uint32_t i = 0; i < KD_COUNT(pairs); i++) {
		if (pairs[i].open == character && character != 0) {
			return i;
		}
	}
	return KD_NONE;
}

static bool closes(uint32_t pair, uint32_t character)
{
	for (uint32_t i = 0; i < KD_COUNT(pairs[pair].close); i++) {
		if (character != 0 && pairs[pair].close[i] == character) {
			return true;
		}
	}
	return false;
}

static bool is_after_space(const struct kd_talk *talk, uint32_t i)
{
	const struct kd_tokens *tokens = talk->reading->tokens;
	return i >= tokens->n ||
	       (tokens->items[i].flags & KD_TOKEN_AFTER_SPACE) != 0;
}

/* Whether a mark stands as an opening one does: something close behind it,
 * space, bracket or another sign before it. */
static bool stands_open(
	const struct kd_talk *talk, uint32_t i, uint32_t begin, uint32_t end)
{
	if (i + 1 >= end) {
		return false;
	}
	const bool close_behind = !is_after_space(talk, i + 1);
	if (i == begin || is_after_space(talk, i)) {
		return close_behind || character_at(talk, i) == 0x00AB;
	}
	return close_behind &&
	       (kd_talk_bits(talk, i - 1) &
		       (KD_MARK_OPEN | KD_MARK_DASH | KD_MARK_COLON)) != 0;
}

static uint32_t count_words(
	const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	uint32_t words = 0;
	for (uint32_t i = first; i < end; i++) {
		const uint8_t kind = talk->reading->tokens->items[i].kind;
		words += kind == KD_TOKEN_WORD || kind == KD_TOKEN_NUMBER;
	}
	return words;
}

static bool add_quote(struct kd_talk *talk, struct kd_quote quote)
{
	const uint32_t last = quote.end - (quote.dash || !quote.ended ? 1 : 2);
	const uint32_t ends = KD_MARK_STOP | KD_MARK_COMMA;
	quote.words = count_words(talk, quote.first, quote.end);
	quote.speech = quote.dash || quote.words >= SPEECH_WORDS ||
		       (quote.words > 0 && last > quote.first &&
			       (kd_talk_bits(talk, last) & ends) != 0);
	for (uint32_t i = quote.first; i < quote.end; i++) {
		talk->marks[i].quote = talk->quotes.n;
	}
	return KD_PUSH(talk->arena, &talk->quotes, quote);
}

/* The closing mark that belongs to the one at i, or KD_NONE. A like mark that
 * stands open again shows that the first was never closed. */
static uint32_t find_close(
	const struct kd_talk *talk, uint32_t i, uint32_t begin, uint32_t end)
{
	const uint32_t own = character_at(talk, i);
	const uint32_t pair = pair_of(own);
	for (uint32_t k = i + 1; k < end && k < i + REACH_TOKENS; k++) {
		const uint32_t character = character_at(talk, k);
		if (character == own && k > i + 1 && own != 0x201D &&
			stands_open(talk, k, begin, end) &&
			is_after_space(talk, k)) {
			return KD_NONE;
		}
		if (closes(pair, character) && k > i + 1) {
			return k;
		}
	}
	return KD_NONE;
}

/* Speech of several paragraphs opens each anew and closes only the last. */
static bool goes_on(const struct kd_talk *talk, uint32_t i, uint32_t end)
{
	return end < talk->reading->tokens->n &&
	       character_at(talk, end) == character_at(talk, i);
}

/* Whether a cue follows at i in the way it follows quoted speech: ", says X",
 * ", — says X". */
static bool is_saying_after(
	const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	const uint32_t i =
		first + (kd_talk_has(talk, first, KD_MARK_DASH) ? 1 : 0);
	for (uint32_t k = i; k < end && k < i + 3; k++) {
		const uint32_t cue = talk->marks[k].cue;
		if (cue != KD_NONE) {
			const struct kd_cue *found = &talk->cues.items[cue];
			const uint32_t next = found->end;
			return found->kind == KD_CUE_VERB &&
			       (found->takes & (KD_TAKES_QUOTE |
						       KD_TAKES_CLAUSE)) != 0 &&
			       (kd_talk_bits(talk, found->verb) &
				       KD_MARK_FINITE) != 0 &&
			       (found->gap ||
				       (next < end &&
					       !kd_stretch_is_none(
						       kd_talk_phrase(
							       talk, next))));
		}
		if (kd_talk_upos(talk, k) != KD_UPOS_AUX &&
			kd_talk_upos(talk, k) != KD_UPOS_ADV &&
			kd_talk_upos(talk, k) != KD_UPOS_PART) {
			return false;
		}
	}
	return false;
}

/* Where speech after a dialogue dash ends: before the words of saying. */
static uint32_t end_of_dash(
	const struct kd_talk *talk, uint32_t i, uint32_t end, bool *ended)
{
	for (uint32_t k = i + 1; k + 1 < end && k < i + REACH_TOKENS; k++) {
		const uint32_t bits = kd_talk_bits(talk, k);
		if ((bits & (KD_MARK_COMMA | KD_MARK_STOP)) != 0 &&
			is_saying_after(talk, k + 1, end)) {
			*ended = true;
			return (bits & KD_MARK_STOP) != 0 ? k + 1 : k;
		}
		/* "– S – powiedział X": a dash alone ends it, too. */
		if ((bits & KD_MARK_DASH) != 0 && k > i + 1 &&
			is_after_space(talk, k) &&
			is_saying_after(talk, k + 1, end)) {
			*ended = true;
			return k;
		}
	}
	*ended = false;
	return end;
}

/* "—No nos rendiremos": a long dash right before the first word of a block. */
static bool is_tight_dash(
	const struct kd_talk *talk, uint32_t i, uint32_t begin)
{
	return i == begin && character_at(talk, i) == 0x2014 &&
	       talk->reading->tokens->items[i + 1].kind == KD_TOKEN_WORD;
}

/* A dash that opens speech: first of its block, or after a colon or full
 * stop, with space behind it. */
static bool is_dialogue_dash(
	const struct kd_talk *talk, uint32_t i, uint32_t begin, uint32_t end)
{
	if ((kd_talk_bits(talk, i) & KD_MARK_DASH) == 0 || i + 2 >= end ||
		(!is_after_space(talk, i + 1) &&
			!is_tight_dash(talk, i, begin))) {
		return false;
	}
	if (i == begin) {
		return true;
	}
	const uint32_t before = kd_talk_bits(talk, i - 1);
	const bool capital = (talk->reading->tokens->items[i + 1].flags &
				     KD_TOKEN_CAPITAL) != 0;
	return (before & KD_MARK_COLON) != 0 ||
	       ((before & KD_MARK_STOP) != 0 && capital && talk->quotes.n > 0 &&
		       talk->quotes.items[talk->quotes.n - 1].dash);
}

static bool quote_dash(
	struct kd_talk *talk, uint32_t *i, uint32_t end, bool list)
{
	bool ended;
	const uint32_t stop = end_of_dash(talk, *i, end, &ended);
	/* A hyphen opens list items more often than speech. */
	const bool hyphen = character_at(talk, *i) == '-';
	if (!ended && (hyphen || list)) {
		(*i)++;
		return true;
	}
	const struct kd_quote quote = {
		.first = *i, .end = stop, .dash = true, .ended = ended
	};
	*i = stop;
	return add_quote(talk, quote);
}

/* The first token at or behind i that a dash follows and that ends a clause:
 * the comma in "S1, — said X. — S2". KD_NONE if there is none before end. */
static uint32_t mark_before_dash(
	const struct kd_talk *talk, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k + 2 < end && k < i + REACH_TOKENS; k++) {
		if (kd_talk_has(talk, k, KD_MARK_COMMA | KD_MARK_STOP) &&
			kd_talk_has(talk, k + 1, KD_MARK_DASH)) {
			return k;
		}
	}
	return KD_NONE;
}

/* Words of saying may stand between dashes within one pair of marks: "«S1, —
 * said X. — S2»" is two quotations. */
static bool quote_around(
	struct kd_talk *talk, uint32_t open, uint32_t close, bool *parted)
{
	*parted = false;
	const uint32_t left = mark_before_dash(talk, open + 1, close);
	if (left == KD_NONE || !is_saying_after(talk, left + 1, close)) {
		return true;
	}
	const uint32_t right = mark_before_dash(talk, left + 2, close);
	if (right == KD_NONE) {
		return true;
	}
	*parted = true;
	const struct kd_quote parts[2] = {
		{ .first = open, .end = left + 1, .ended = true },
		{ .first = right + 2, .end = close + 1, .ended = true }
	};
	for (size_t k = 0; k < 2; k++) {
		if (!add_quote(talk, parts[k])) {
			return false;
		}
		talk->quotes.items[talk->quotes.n - 1].speech = true;
	}
	return true;
}

/* "сообщает «Интерфакс»", "die „Bild“": the marks hold nothing but an outlet's
 * name, behind a word of saying, a noun or an article. */
static bool is_name(const struct kd_talk *talk, const struct kd_quote *quote,
	uint32_t begin)
{
	const uint32_t first = quote->first + 1;
	if (!quote->ended || first + 1 >= quote->end || quote->first == begin) {
		return false;
	}
	const uint32_t name = kd_talk_name(talk, first);
	const uint32_t before = kd_talk_upos(talk, quote->first - 1);
	return name != KD_NONE && talk->outlets[name] &&
	       kd_talk_name(talk, quote->end - 2) == name &&
	       (before == KD_UPOS_VERB || before == KD_UPOS_NOUN ||
		       before == KD_UPOS_ADP || before == KD_UPOS_PROPN ||
		       before == KD_UPOS_DET || before == KD_UPOS_PRON);
}

static bool quote_marks(
	struct kd_talk *talk, uint32_t *i, uint32_t begin, uint32_t end)
{
	const uint32_t close = find_close(talk, *i, begin, end);
	if (close == KD_NONE && !goes_on(talk, *i, end)) {
		(*i)++;
		return true;
	}
	bool parted = false;
	if (close != KD_NONE && !quote_around(talk, *i, close, &parted)) {
		return false;
	}
	if (parted) {
		*i = close + 1;
		return true;
	}
	const struct kd_quote quote = { .first = *i,
		.end = close == KD_NONE ? end : close + 1,
		.ended = close != KD_NONE };
	*i = quote.end;
	return is_name(talk, &quote, begin) || add_quote(talk, quote);
}

static bool quote_block(
	struct kd_talk *talk, uint32_t begin, uint32_t end, bool list)
{
	uint32_t i = begin;
	while (i < end) {
		if (is_dialogue_dash(talk, i, begin, end)) {
			if (!quote_dash(talk, &i, end, list)) {
				return false;
			}
		} else if (pair_of(character_at(talk, i)) != KD_NONE &&
			   stands_open(talk, i, begin, end)) {
			if (!quote_marks(talk, &i, begin, end)) {
				return false;
			}
		} else {
			i++;
		}
	}
	return true;
}

bool kd_talk_quote(struct kd_talk *talk)
{
	const struct kd_sentences *sentences = talk->reading->sentences;
	const struct kd_blocks *blocks = talk->reading->blocks;
	uint32_t i = 0;
	while (i < sentences->n) {
		const uint32_t block = sentences->items[i].block;
		const uint32_t begin = sentences->items[i].first;
		uint32_t end = begin;
		while (i < sentences->n && sentences->items[i].block == block) {
			end = sentences->items[i].first + sentences->items[i].n;
			i++;
		}
		const bool list = block < blocks->n &&
				  blocks->items[block].kind == KD_BLOCK_LIST;
		if (!quote_block(talk, begin, end, list)) {
			return false;
		}
	}
	return true;
}

/* "“Why?” he asked." is one, however the sentences were cut, and so is
 * "Carla Boone (D-Mass.) said so." */
static bool belongs_together(
	const struct kd_talk *talk, uint32_t before, uint32_t next)
{
	const struct kd_token *word = &talk->reading->tokens->items[next];
	const bool small = (word->flags & KD_TOKEN_CAPITAL) == 0 &&
			   word->kind == KD_TOKEN_WORD;
	const uint32_t quote = talk->marks[before].quote;
	if (quote == KD_NONE) {
		return small && kd_talk_has(talk, before, KD_MARK_CLOSE);
	}
	const struct kd_quote *held = &talk->quotes.items[quote];
	if (held->end > next || (held->dash && held->end == next)) {
		return true;
	}
	return held->end == before + 1 && small;
}

static bool is_read(const struct kd_talk *talk, uint32_t block)
{
	const struct kd_blocks *blocks = talk->reading->blocks;
	if (block >= blocks->n) {
		return true;
	}
	switch (blocks->items[block].kind) {
	case KD_BLOCK_CAPTION:
	case KD_BLOCK_CREDIT:
	case KD_BLOCK_DATELINE:
	case KD_BLOCK_BYLINE:
	case KD_BLOCK_FURNITURE:
		return false;
	default:
		return true;
	}
}

bool kd_talk_units(struct kd_talk *talk)
{
	const struct kd_sentences *sentences = talk->reading->sentences;
	for (uint32_t i = 0; i < sentences->n; i++) {
		const struct kd_sentence *sentence = &sentences->items[i];
		const uint32_t end = sentence->first + sentence->n;
		if (sentence->n == 0 || !is_read(talk, sentence->block)) {
			continue;
		}
		struct kd_unit *last =
			talk->units.n > 0
				? &talk->units.items[talk->units.n - 1]
				: NULL;
		if (last != NULL && last->block == sentence->block &&
			last->end == sentence->first &&
			belongs_together(
				talk, last->end - 1, sentence->first)) {
			last->end = end;
			continue;
		}
		if (!KD_PUSH(talk->arena, &talk->units,
			    (struct kd_unit){ .first = sentence->first,
				    .end = end,
				    .block = sentence->block })) {
			return false;
		}
	}
	return true;
}
