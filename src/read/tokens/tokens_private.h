/* tokens_private.h - the parts of splitting text into tokens. */
#ifndef KD_READ_TOKENS_PRIVATE_H
#define KD_READ_TOKENS_PRIVATE_H

#include "base/utf8.h"
#include "read/tokens/tokens.h"

/* What a character does in a text. */
enum kd_sign {
	KD_SIGN_LETTER,
	KD_SIGN_DIGIT,
	KD_SIGN_SPACE,
	KD_SIGN_SILENT,     /* soft hyphen, zero width, control */
	KD_SIGN_IDEOGRAPH,  /* a word of its own */
	KD_SIGN_APOSTROPHE, /* may stand within a word */
	KD_SIGN_HYPHEN,     /* the same */
	KD_SIGN_PUNCTUATION,
	KD_SIGN_SYMBOL,
};

/* One block being split: text ends where the block does. */
struct kd_splitter {
	struct kd_str text;
	const struct kd_lang *lang;
	struct kd_arena *arena;
	struct kd_tokens *tokens;
	bool after_space;
	bool is_full; /* the arena had no room */
};

extern const unsigned char kd_tokens_ascii[128];

/* The sign of a character that is not ASCII. */
enum kd_sign kd_tokens_wide_sign(uint32_t character);

/* The sign at a byte and its length; length 0 at the end. */
static inline enum kd_sign kd_tokens_sign(
	const struct kd_splitter *s, uint32_t at, uint32_t *n)
{
	if (at < s->text.len && (unsigned char)s->text.data[at] < 0x80) {
		*n = 1;
		return (enum kd_sign)
			kd_tokens_ascii[(unsigned char)s->text.data[at]];
	}
	uint32_t character = 0;
	*n = kd_utf8_read(s->text, at, &character);
	return *n > 0 ? kd_tokens_wide_sign(character) : KD_SIGN_SPACE;
}

/* Whether a letter or digit begins at a byte. */
static inline bool kd_tokens_is_word(const struct kd_splitter *s, uint32_t at)
{
	uint32_t n = 0;
	const enum kd_sign sign = kd_tokens_sign(s, at, &n);
	return n > 0 && (sign == KD_SIGN_LETTER || sign == KD_SIGN_DIGIT);
}

static inline char kd_tokens_byte(const struct kd_splitter *s, uint32_t at)
{
	if (at >= s->text.len) {
		return '\0';
	}
	return s->text.data[at];
}

/* Adds the token [start, end) with its folded form, flags and word. */
void kd_tokens_add(struct kd_splitter *s, uint32_t start, uint32_t end,
	enum kd_token_kind kind, unsigned flags);

/* The end of the letters, digits, inner apostrophes and hyphens from at on. */
uint32_t kd_tokens_word_end(const struct kd_splitter *s, uint32_t at);

/* The end of the number that begins at a digit, with what is glued to it. */
uint32_t kd_tokens_number_end(const struct kd_splitter *s, uint32_t start);

/* The end of an address, handle or tag that begins at start, or 0. word_end
 * is where the word at start ends. */
uint32_t kd_tokens_address_end(
	const struct kd_splitter *s, uint32_t start, uint32_t word_end);

/* The end of the abbreviation or initial that begins with the word [start,
 * word_end) and a stop after it, or 0. */
uint32_t kd_tokens_abbreviation_end(
	const struct kd_splitter *s, uint32_t start, uint32_t word_end);

/* Adds the words that the word [start, end) stands for, each with its span;
 * false if it stands for itself. */
bool kd_tokens_add_parts(struct kd_splitter *s, uint32_t start, uint32_t end);

/* Where the word [start, end) is to be split at an apostrophe, or at a hyphen
 * where it is no known word with it; or 0. */
uint32_t kd_tokens_clitic_at(
	const struct kd_splitter *s, uint32_t start, uint32_t end);

/* The row of a STRING table whose key is text[start, end) folded, or KD_NONE;
 * for short keys only. */
uint32_t kd_tokens_find(const struct kd_splitter *s, enum kd_table table,
	uint32_t start, uint32_t end);

/* Whether a word alone is a verb of saying. */
bool kd_tokens_is_speech(
	const struct kd_lang *lang, const struct kd_token *token);

/* Flags where sentences end among the block's tokens, from first on. */
void kd_tokens_mark_ends(struct kd_splitter *s, uint32_t first);

/* Flags them anew by the language's learned model, where it has one. */
void kd_tokens_heed_learned(struct kd_splitter *s, uint32_t first);

#endif
