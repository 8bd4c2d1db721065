/* tokens.h - splits text into words, numbers and signs. */
#ifndef KD_READ_TOKENS_H
#define KD_READ_TOKENS_H

#include "doc/doc.h"
#include "lang/lang.h"

/* What splitting needs to see. */
struct kd_tokens_in {
	struct kd_str text;
	const struct kd_blocks *blocks; /* no token reaches beyond one */
	const struct kd_lang *lang;
};

/* Flags say where a sentence may end (KD_TOKEN_ENDS_SENTENCE). */
struct kd_tokens_out {
	struct kd_tokens tokens;
};

/* Splits every block into tokens. */
enum kd_status kd_tokens_split(const struct kd_tokens_in *in,
	struct kd_arena *arena, struct kd_tokens_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
