/* phrases.h - writes a key phrase out into the sequences it stands for. */
#ifndef KD_PACK_PHRASES_H
#define KD_PACK_PHRASES_H

#include "pack/work.h"

/* What one row may stand for at most. */
#define KD_PHRASE_EXPANSIONS 256

/* Elements as written: a folded word, "<month>", or ".." for a gap. */
struct kd_phrase {
	struct kd_str *items;
	uint32_t n;
};

struct kd_phrases {
	struct kd_phrase *items;
	uint32_t n;
	uint32_t capacity;
};

/* Writes out "a|b", "(optional)"; checks "..", "<class>". *what is NULL, or
 * says what is wrong with the key, and then out is empty. */
enum kd_status kd_phrases_expand(struct kd_work *work, struct kd_str key,
	struct kd_phrases *out, const char **what,
	struct kd_err *err) KD_MUST_CHECK;

/* The class that an element "<month>" names, or KD_NONE. */
uint32_t kd_phrases_class(struct kd_str element);

#endif
