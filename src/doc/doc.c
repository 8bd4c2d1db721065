/* doc.c - a document: one arena, one frozen text, one array a layer. */
#include "doc/doc.h"

#include <assert.h>

void kd_doc_init(struct kd_doc *doc, size_t limit_bytes)
{
	*doc = (struct kd_doc){ 0 };
	kd_arena_init(&doc->arena, limit_bytes);
}

void kd_doc_release(struct kd_doc *doc)
{
	kd_arena_release(&doc->arena);
	*doc = (struct kd_doc){ 0 };
}

/* Binary search over a layer sorted by start without overlaps. */
#define KD_AT(layer)                                                          \
	uint32_t kd_##layer##_at(const struct kd_##layer *all, uint32_t byte) \
	{                                                                     \
		uint32_t low = 0;                                             \
		uint32_t high = all->n;                                       \
		while (low < high) {                                          \
			const uint32_t middle = low + (high - low) / 2;       \
			if (all->items[middle].span.end <= byte) {            \
				low = middle + 1;                             \
			} else {                                              \
				high = middle;                                \
			}                                                     \
		}                                                             \
		return low;                                                   \
	}
KD_AT(tokens)
KD_AT(sentences)
KD_AT(names)
KD_AT(blocks)
#undef KD_AT

/* Binary search over items that each hold tokens [first, first + n). */
#define KD_OF_TOKEN(layer)                                                     \
	static uint32_t layer##_of_token(                                      \
		const struct kd_##layer *all, uint32_t token)                  \
	{                                                                      \
		uint32_t low = 0;                                              \
		uint32_t high = all->n;                                        \
		while (low < high) {                                           \
			const uint32_t middle = low + (high - low) / 2;        \
			if (all->items[middle].first + all->items[middle].n <= \
				token) {                                       \
				low = middle + 1;                              \
			} else {                                               \
				high = middle;                                 \
			}                                                      \
		}                                                              \
		return low < all->n && all->items[low].first <= token          \
			       ? low                                           \
			       : KD_NONE;                                      \
	}
KD_OF_TOKEN(names)
KD_OF_TOKEN(sentences)
#undef KD_OF_TOKEN

uint32_t kd_sentences_of_token(
	const struct kd_sentences *sentences, uint32_t token)
{
	return sentences_of_token(sentences, token);
}

uint32_t kd_names_of_token(const struct kd_names *names, uint32_t token)
{
	const uint32_t name = names_of_token(names, token);
	return name != KD_NONE && names->items[name].of_nation ? KD_NONE : name;
}

struct kd_span kd_tokens_span(
	const struct kd_tokens *tokens, uint32_t first, uint32_t n)
{
	assert(n > 0 && first + n <= tokens->n);
	/* A word of which only a part is meant is left out, unless it is all.
	 */
	while (n > 1 &&
		(tokens->items[first].flags & KD_TOKEN_LATER_PART) != 0) {
		first++;
		n--;
	}
	while (n > 1 && first + n < tokens->n &&
		(tokens->items[first + n].flags & KD_TOKEN_LATER_PART) != 0) {
		n--;
	}
	return (struct kd_span){ .start = tokens->items[first].span.start,
		.end = tokens->items[first + n - 1].span.end };
}

bool kd_problems_add(struct kd_arena *arena, struct kd_problems *problems,
	struct kd_span span, const char *code, const char *message)
{
	const struct kd_problem problem = { .span = span,
		.code = kd_str_view(code),
		.message = kd_str_copy(arena, kd_str_view(message)) };
	return problem.message.data != NULL &&
	       KD_PUSH(arena, problems, problem);
}
