/* tokens_parts.c - words that stand for several: "du" for "de le". */
#include "read/tokens/tokens_private.h"

/* Whether what stands before is a verb or a word of grammar, or nothing: a
 * word that may be a determiner then is one ("demande des armes"). */
static bool is_after_verb(const struct kd_splitter *s)
{
	if (s->tokens->n == 0) {
		return true;
	}
	const struct kd_token *before = &s->tokens->items[s->tokens->n - 1];
	if (before->kind == KD_TOKEN_PUNCTUATION) {
		return true;
	}
	/* The words of tokens are looked up when their block is split. */
	const uint32_t word = kd_lang_word(s->lang, before->folded);
	struct kd_word_analysis analysis;
	if (!kd_lang_analysis(s->lang, word, 0, &analysis)) {
		return false;
	}
	return analysis.upos == KD_UPOS_VERB || analysis.upos == KD_UPOS_AUX ||
	       analysis.upos == KD_UPOS_ADP || analysis.upos == KD_UPOS_CCONJ ||
	       analysis.upos == KD_UPOS_SCONJ;
}

static void add_part(struct kd_splitter *s, struct kd_str part,
	const struct kd_token *whole, unsigned flags)
{
	const struct kd_token token = { .span = whole->span,
		.folded = part,
		.word = KD_NONE,
		.kind = KD_TOKEN_WORD,
		.flags = (uint8_t)flags };
	if (!KD_PUSH(s->arena, s->tokens, token)) {
		s->is_full = true;
	}
}

bool kd_tokens_add_parts(struct kd_splitter *s, uint32_t start, uint32_t end)
{
	const uint32_t row = kd_tokens_find(s, KD_TABLE_SPLITS, start, end);
	if (row == KD_NONE) {
		return false;
	}
	if (kd_lang_is(s->lang, row, KD_COLUMN_SPLITS_UNLESS, "verbal") &&
		is_after_verb(s)) {
		return false;
	}
	const uint32_t first = s->tokens->n;
	kd_tokens_add(s, start, end, KD_TOKEN_WORD, 0);
	if (s->is_full) {
		return true;
	}
	const struct kd_token whole = s->tokens->items[first];
	s->tokens->n = first;
	struct kd_str rest = kd_lang_text(s->lang, row, KD_COLUMN_SPLITS_PARTS);
	unsigned flags = whole.flags;
	while (rest.len > 0 && !s->is_full) {
		add_part(s, kd_str_cut(&rest, ' '), &whole, flags);
		flags = KD_TOKEN_LATER_PART;
	}
	return true;
}
