/* build_private.h - a pack in the making: its parts before they are bytes. */
#ifndef KD_PACK_BUILD_PRIVATE_H
#define KD_PACK_BUILD_PRIVATE_H

#include "lang/format.h"
#include "pack/work.h"

/* A row with what it is sorted by: table, first element, second element, most
 * elements, key, and order of the files. */
struct kd_made_row {
	struct kd_pack_row row;
	uint32_t first_word; /* its first element; 0 for string keys */
	uint32_t second;     /* its second; KD_NONE where there is none */
	uint32_t order;
	struct kd_str sort_key; /* none for phrase keys */
};

/* An analysis and the word it is of. */
struct kd_made_analysis {
	uint32_t word;
	struct kd_pack_analysis analysis;
};

#define KD_MADE(name, type)        \
	struct kd_made_##name {    \
		type *items;       \
		uint32_t n;        \
		uint32_t capacity; \
	}
KD_MADE(words, struct kd_pack_word);
KD_MADE(analyses, struct kd_made_analysis);
KD_MADE(rows, struct kd_made_row);
KD_MADE(numbers, uint32_t);
KD_MADE(texts, struct kd_str);
#undef KD_MADE

struct kd_made {
	struct kd_work *work;
	struct kd_map text_map; /* to offsets in the text section */
	struct kd_made_texts texts;
	uint32_t text_bytes;
	struct kd_map word_map; /* to words */
	struct kd_made_words words;
	struct kd_made_texts word_texts; /* of words */
	struct kd_made_analyses analyses;
	struct kd_made_rows rows;
	struct kd_made_numbers elements;
	struct kd_made_numbers cells;
	struct kd_pack_header header; /* its texts are set */
};

/* Lays the parts out as a file, in the arena. */
enum kd_status kd_build_layout(struct kd_made *made, struct kd_str *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
