/* memory.c - what reading keeps from one document to the next. */
#include "read/memory.h"

#include <assert.h>

void kd_memory_release(struct kd_memory *memory)
{
	for (uint32_t i = 0; i < memory->n; i++) {
		kd_syntax_memory_release(&memory->items[i].syntax);
	}
	memory->n = 0;
}

struct kd_syntax_memory *kd_memory_of(
	struct kd_memory *memory, const struct kd_lang *lang)
{
	uint32_t i = 0;
	while (i < memory->n && memory->items[i].lang != lang) {
		i++;
	}
	if (i == memory->n) {
		assert(memory->n < KD_COUNT(memory->items));
		memory->items[memory->n++].lang = lang;
		kd_syntax_memory_init(&memory->items[i].syntax);
	}
	return &memory->items[i].syntax;
}
