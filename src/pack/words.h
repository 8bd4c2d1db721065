/* words.h - makes the forms of words out of word lists and paradigms. */
#ifndef KD_PACK_WORDS_H
#define KD_PACK_WORDS_H

#include "pack/source.h"

/* One ending: take cut off the lemma's end, put add on. */
struct kd_ending {
	struct kd_str cut;
	struct kd_str add;
	uint64_t feats;
};

struct kd_paradigm {
	struct kd_ending *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_paradigms {
	struct kd_map by_name; /* to items */
	struct kd_paradigm *items;
	uint32_t n;
	uint32_t capacity;
};

/* One form and one thing it may be; folded. */
struct kd_form {
	struct kd_str form;
	struct kd_str lemma;
	uint32_t upos; /* enum kd_upos */
	uint64_t feats;
};

struct kd_forms {
	struct kd_form *items;
	uint32_t n;
	uint32_t capacity;
};

/* Adds the paradigms of a file; of those with one name the first file's
 * stand. */
enum kd_status kd_words_add_paradigms(struct kd_work *work,
	const struct kd_source *source, struct kd_paradigms *out,
	struct kd_err *err) KD_MUST_CHECK;

/* Adds all forms of a word list's lemmas, in order of its lines. A lemma that
 * names no paradigm is a form too. */
enum kd_status kd_words_expand(struct kd_work *work,
	const struct kd_paradigms *paradigms, const struct kd_source *source,
	struct kd_forms *out, struct kd_err *err) KD_MUST_CHECK;

#endif
