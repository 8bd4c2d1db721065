/* about.h - what a document is about, in traits that can be compared. */
#ifndef KD_STORY_ABOUT_H
#define KD_STORY_ABOUT_H

#include "doc/doc.h"

/* Words are compared within a language, all others across languages. */
enum kd_trait_kind {
	KD_TRAIT_PERSON, /* by the sound of the surname */
	KD_TRAIT_PLACE,  /* by its key in the packs */
	KD_TRAIT_NAME,   /* any other name, by its sound */
	KD_TRAIT_FIGURE, /* by its value */
	KD_TRAIT_DAY,
	KD_TRAIT_WORD, /* by its lemma and language */
	KD_TRAIT_KINDS
};

/* A trait and how often the document has it. */
struct kd_trait {
	uint64_t key; /* never the same for two kinds, as far as hashes go */
	uint32_t count;
	uint8_t kind; /* enum kd_trait_kind */
};

/* Sorted by key, without repetition. */
struct kd_traits {
	struct kd_trait *items;
	uint32_t n;
	uint32_t capacity;
};

/* Finds the traits of a document that still has its tokens. False if the
 * arena is full. */
bool kd_about_traits(const struct kd_doc *doc, struct kd_arena *arena,
	struct kd_traits *out) KD_MUST_CHECK;

/* Whether a byte stands in what page frames say, which is nothing of what a
 * document is about. */
bool kd_about_is_furniture(const struct kd_doc *doc, uint32_t byte);

#endif
