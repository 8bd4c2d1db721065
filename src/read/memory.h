/* memory.h - what reading keeps from one document to the next, so that it need
 * not be worked out again. What is found is the same without it. */
#ifndef KD_READ_MEMORY_H
#define KD_READ_MEMORY_H

#include "lang/packs.h"
#include "read/syntax/syntax.h"

/* What is kept of each language that was read, in the order they came; zeroed
 * it is empty. One thread at a time; not longer than the packs. Twenty MB a
 * language at most. */
struct kd_memory {
	struct {
		const struct kd_lang *lang;
		struct kd_syntax_memory syntax;
	} items[KD_PACKS_MAX];
	uint32_t n;
};

/* Leaves it empty. */
void kd_memory_release(struct kd_memory *memory);

/* What is kept of one language. */
struct kd_syntax_memory *kd_memory_of(
	struct kd_memory *memory, const struct kd_lang *lang);

#endif
