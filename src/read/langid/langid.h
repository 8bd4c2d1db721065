/* langid.h - says which language a text is in, near kin told apart. */
#ifndef KD_READ_LANGID_H
#define KD_READ_LANGID_H

#include "doc/doc.h"
#include "lang/packs.h"

/* What telling the language needs to see. */
struct kd_langid_in {
	struct kd_str text;
	const struct kd_blocks *blocks;
	struct kd_str given; /* by the input, or none */
	const struct kd_packs *packs;
};

/* A given language is believed as it stands, with confidence 1; "no" is told
 * apart into nb and nn. */
struct kd_langid_out {
	struct kd_str language; /* ISO 639; "und" where it can't be said */
	double confidence;      /* 0 to 1 */
	/* Of each block; none where it is the document's. NULL if no block is
	 * in another. */
	struct kd_str *block_languages;
	struct kd_problems problems; /* a given code that is none */
};

/* Tells the language of a document, and which of its blocks are in another. */
enum kd_status kd_langid_tell(const struct kd_langid_in *in,
	struct kd_arena *arena, struct kd_langid_out *out,
	struct kd_err *err) KD_MUST_CHECK;

/* Whether a code, of any make, is one of ISO 639 as far as can be seen. */
bool kd_langid_is_code(const struct kd_packs *packs, struct kd_str code);

#endif
