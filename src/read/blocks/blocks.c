/* blocks.c - says what part each block plays, and where sentences run. */
#include "read/blocks/blocks.h"

#include "read/blocks/blocks_private.h"

#include <assert.h>

/* No one writes longer sentences; later rooms may look through all of one for
 * each of its words. */
#define SENTENCE_TOKENS 400

bool kd_layout_is_sign(const struct kd_layout *l, uint32_t token, char sign)
{
	const struct kd_span span = kd_layout_token(l, token)->span;
	return span.end - span.start == 1 &&
	       l->in->text.data[span.start] == sign;
}

static uint32_t first_character(const struct kd_layout *l, uint32_t token)
{
	uint32_t character = 0;
	(void)kd_utf8_read(
		l->in->text, kd_layout_token(l, token)->span.start, &character);
	return character;
}

bool kd_layout_is_dash(const struct kd_layout *l, uint32_t token)
{
	const uint32_t character = first_character(l, token);
	return kd_layout_token(l, token)->kind == KD_TOKEN_PUNCTUATION &&
	       (character == '-' ||
		       (character >= 0x2012 && character <= 0x2015));
}

bool kd_layout_is_closed(const struct kd_layout *l, const struct kd_line *line)
{
	for (uint32_t i = line->n; i > 0; i--) {
		const uint32_t token = line->first + i - 1;
		const uint32_t character = first_character(l, token);
		switch (character) {
		case '"':
		case '\'':
		case ')':
		case ']':
		case 0xAB:
		case 0xBB:
		case 0x2018:
		case 0x2019:
		case 0x201C:
		case 0x201D:
			continue;
		default:
			return (kd_layout_token(l, token)->flags &
				       KD_TOKEN_ENDS_SENTENCE) != 0 ||
			       character == '.' || character == '!' ||
			       character == '?' || character == 0x2026;
		}
	}
	return false;
}

/* Adds the sentences of the block just added. */
static bool add_sentences(struct kd_layout *l, const struct kd_line *line)
{
	const uint32_t end = line->first + line->n;
	for (uint32_t first = line->first; first < end;) {
		uint32_t last = first;
		while (last + 1 < end && last + 1 - first < SENTENCE_TOKENS &&
			(kd_layout_token(l, last)->flags &
				KD_TOKEN_ENDS_SENTENCE) == 0) {
			last++;
		}
		const uint32_t n = last - first + 1;
		const struct kd_sentence sentence = {
			.span = kd_tokens_span(l->in->tokens, first, n),
			.first = first,
			.n = n,
			.block = l->out->blocks.n - 1,
		};
		if (!KD_PUSH(l->arena, &l->out->sentences, sentence)) {
			return false;
		}
		first = last + 1;
	}
	return true;
}

bool kd_layout_finish(struct kd_layout *l)
{
	for (uint32_t i = 0; i < l->lines.n; i++) {
		const struct kd_line *line = &l->lines.items[i];
		const struct kd_block block = { .span = line->span,
			.kind = line->kind,
			.language = line->language };
		if (!KD_PUSH(l->arena, &l->out->blocks, block) ||
			!add_sentences(l, line)) {
			return false;
		}
	}
	return true;
}

static bool take_words(struct kd_layout *l)
{
	const struct kd_tokens *tokens = l->in->tokens;
	uint32_t *forms = KD_NEW_ARRAY(l->arena, uint32_t, tokens->n);
	uint32_t *classes = KD_NEW_ARRAY(l->arena, uint32_t, tokens->n);
	if (forms == NULL || classes == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < tokens->n; i++) {
		const struct kd_token *token = &tokens->items[i];
		forms[i] = token->word;
		classes[i] = token->kind == KD_TOKEN_NUMBER
				     ? 1u << KD_CLASS_NUMBER
				     : 0u;
	}
	l->words = (struct kd_words){
		.forms = forms, .classes = classes, .n = tokens->n
	};
	return true;
}

/* Cuts every extracted block; its tokens are those that lie in it. */
static bool cut_all(struct kd_layout *l)
{
	uint32_t token = 0;
	for (uint32_t i = 0; i < l->in->blocks->n; i++) {
		const struct kd_block *block = &l->in->blocks->items[i];
		struct kd_line line = {
			.span = block->span,
			.first = token,
			.kind = block->kind,
			.language = block->language,
		};
		while (token < l->in->tokens->n &&
			l->in->tokens->items[token].span.start <
				block->span.end) {
			token++;
		}
		line.n = token - line.first;
		if (!kd_layout_cut(l, line, i)) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_blocks_find(const struct kd_blocks_in *in,
	struct kd_arena *arena, struct kd_blocks_out *out, struct kd_err *err)
{
	assert(in->meta != NULL && in->blocks != NULL && in->tokens != NULL &&
		in->lang != NULL);
	struct kd_layout l = { .in = in, .arena = arena, .out = out };
	*out = (struct kd_blocks_out){ .meta = *in->meta };
	if (!take_words(&l) || !cut_all(&l)) {
		return kd_arena_full(arena, err);
	}
	kd_layout_name(&l);
	return kd_layout_finish(&l) ? KD_OK : kd_arena_full(arena, err);
}
