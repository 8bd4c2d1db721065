/* syntax.h - says what each word is, and which form noun phrases and clauses.
 */
#ifndef KD_READ_SYNTAX_H
#define KD_READ_SYNTAX_H

#include "doc/doc.h"
#include "lang/lang.h"

/* What syntax needs to see. */
struct kd_syntax_in {
	struct kd_str text;
	const struct kd_tokens *tokens;
	const struct kd_sentences *sentences;
	const struct kd_lang *lang;
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
