/* syntax_leaves.c - cuts tokens into the leaves of a treebank's trees. */
#include "read/syntax/learned.h"

#include "base/utf8.h"

/* The kind that cuts.tsv gives a text, or none. */
static struct kd_str kind_of(const struct kd_lang *lang, struct kd_str text)
{
	const uint32_t row = kd_lang_find(lang, KD_TABLE_CUTS, text);
	return row == KD_NONE ? (struct kd_str){ 0 }
			      : kd_lang_text(lang, row, KD_COLUMN_CUTS_KIND);
}

static bool is_kind(
	const struct kd_lang *lang, struct kd_str text, struct kd_str kind)
{
	return kd_str_equal(kind_of(lang, text), kind);
}

/* What is being cut. */
struct cutting {
	const struct kd_token *token;
	const struct kd_lang *lang;
	struct kd_arena *arena;
	struct kd_tokens *out;
};

/* Bytes of the sign that stands at a byte of the token, if words are cut
 * there; 0 if not. */
static uint32_t sign_at(const struct cutting *cutting, uint32_t at)
{
	const struct kd_str folded = cutting->token->folded;
	uint32_t character = 0;
	const uint32_t n = kd_utf8_read(folded, at, &character);
	const struct kd_str sign = kd_str_slice(folded, at, at + n);
	if (at == 0 || at + n >= folded.len || kd_utf8_is_letter(character) ||
		kd_utf8_is_digit(character) ||
		!is_kind(cutting->lang, sign, KD_STR("at"))) {
		return 0;
	}
	uint32_t end = at + n;
	while (end < folded.len && folded.data[end] != folded.data[at]) {
		end++;
	}
	uint32_t begin = at;
	while (begin > 0 && folded.data[begin - 1] != folded.data[at]) {
		begin--;
	}
	const bool front = begin == 0 &&
			   is_kind(cutting->lang, kd_str_slice(folded, 0, at),
				   KD_STR("front"));
	const bool back =
		end == folded.len &&
		is_kind(cutting->lang, kd_str_slice(folded, at + n, end),
			KD_STR("back"));
	return front || back ? 0 : n;
}

static bool has_digit_first(struct kd_str text)
{
	return text.len > 0 && text.data[0] >= '0' && text.data[0] <= '9';
}

static bool add_piece(
	const struct cutting *cutting, uint32_t start, uint32_t end, bool sign)
{
	const struct kd_token *token = cutting->token;
	const struct kd_str folded = kd_str_slice(token->folded, start, end);
	struct kd_token piece = *token;
	piece.span.end = token->span.start + end;
	piece.span.start = token->span.start + start;
	piece.folded = folded;
	piece.word = kd_lang_word(cutting->lang, folded);
	piece.kind = sign                      ? KD_TOKEN_PUNCTUATION
		     : has_digit_first(folded) ? KD_TOKEN_NUMBER
					       : KD_TOKEN_WORD;
	if (start > 0) {
		piece.flags &= (uint8_t)~KD_TOKEN_AFTER_SPACE;
	}
	return KD_PUSH(cutting->arena, cutting->out, piece);
}

/* Folding must not have moved bytes, or pieces could not be found in the text.
 */
static bool can_be_cut(const struct kd_token *token)
{
	return (token->kind == KD_TOKEN_WORD ||
		       token->kind == KD_TOKEN_NUMBER) &&
	       (token->flags & KD_TOKEN_ABBREVIATION) == 0 &&
	       token->folded.len == token->span.end - token->span.start;
}

static bool cut(const struct cutting *cutting)
{
	const struct kd_token *token = cutting->token;
	uint32_t start = 0;
	for (uint32_t at = 0; at < token->folded.len && can_be_cut(token);) {
		const uint32_t n = sign_at(cutting, at);
		if (n == 0) {
			at++;
			continue;
		}
		if (!add_piece(cutting, start, at, false) ||
			!add_piece(cutting, at, at + n, true)) {
			return false;
		}
		at += n;
		start = at;
	}
	return start > 0 ? add_piece(cutting, start, token->folded.len, false)
			 : KD_PUSH(cutting->arena, cutting->out, *token);
}

/* Marks a clitic that counts as one with the word before it. */
static void join(struct kd_tokens *leaves, const struct kd_lang *lang)
{
	struct kd_token *last = &leaves->items[leaves->n - 1];
	if (leaves->n > 1 && (last->flags & KD_TOKEN_AFTER_SPACE) == 0 &&
		last->kind == KD_TOKEN_WORD && last[-1].kind == KD_TOKEN_WORD &&
		is_kind(lang, last->folded, KD_STR("joined"))) {
		last->flags |= KD_TOKEN_JOINED;
	}
}

struct kd_span kd_syntax_leaf_span(const struct kd_tokens *leaves, uint32_t i)
{
	struct kd_span span = leaves->items[i].span;
	if ((leaves->items[i].flags & KD_TOKEN_JOINED) != 0) {
		span.start = leaves->items[i - 1].span.start;
	}
	if (i + 1 < leaves->n &&
		(leaves->items[i + 1].flags & KD_TOKEN_JOINED) != 0) {
		span.end = leaves->items[i + 1].span.end;
	}
	return span;
}

bool kd_syntax_cut(const struct kd_tokens *tokens, const struct kd_lang *lang,
	struct kd_arena *arena, struct kd_tokens *leaves, uint32_t *firsts)
{
	const bool cuts = kd_lang_rows(lang, KD_TABLE_CUTS) > 0;
	for (uint32_t i = 0; i < tokens->n; i++) {
		const struct cutting cutting = { .token = &tokens->items[i],
			.lang = lang,
			.arena = arena,
			.out = leaves };
		firsts[i] = leaves->n;
		if (!cuts) {
			if (!KD_PUSH(arena, leaves, tokens->items[i])) {
				return false;
			}
			continue;
		}
		if (!cut(&cutting)) {
			return false;
		}
		join(leaves, lang);
	}
	firsts[tokens->n] = leaves->n;
	return true;
}
