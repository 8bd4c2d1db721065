/* syntax.h - says what each word is, and which form noun phrases and clauses.
 */
#ifndef KD_READ_SYNTAX_H
#define KD_READ_SYNTAX_H

#include "doc/doc.h"
#include "lang/lang.h"

/* What the room has worked out of a language's words and keeps for the next
 * document. It spares work and changes nothing that is found. One thread at a
 * time; as long-lived as the language. */
struct kd_tagger;
struct kd_syntax_memory {
	struct kd_tagger *tagger; /* NULL: nothing yet; lives in kept */
	struct kd_arena kept;
	struct kd_arena words; /* emptied when they are too many */
};
void kd_syntax_memory_init(struct kd_syntax_memory *memory);
void kd_syntax_memory_release(struct kd_syntax_memory *memory);

/* What syntax needs to see. */
struct kd_syntax_in {
	struct kd_str text;
	const struct kd_tokens *tokens;
	const struct kd_sentences *sentences;
	const struct kd_lang *lang;
	struct kd_syntax_memory *memory; /* of this language */
};

/* Heads and relations are left open by rules alone. leaves: one a token, more
 * where a model was learned on a finer cut. */
struct kd_syntax_out {
	struct kd_leaves leaves;
	struct kd_analyses analyses; /* one a token */
	struct kd_chunks chunks;
	struct kd_words words; /* for the matcher; arrays in the arena */
};

/* Finds lemma, part of speech and features of each token, then noun phrases
 * and clauses. */
enum kd_status kd_syntax_find(const struct kd_syntax_in *in,
	struct kd_arena *arena, struct kd_syntax_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
