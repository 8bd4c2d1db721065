/* reading.h - what every room from names on may see of a document's words. */
#ifndef KD_LANG_READING_H
#define KD_LANG_READING_H

#include "doc/doc.h"
#include "lang/lang.h"

/* Borrowed for one call; all set. analyses->items[i] is of token i; words has
 * the same tokens for the pack's matcher (forms and lemmas set, classes not).
 */
struct kd_reading {
	struct kd_str text;
	const struct kd_meta *meta;
	const struct kd_blocks *blocks;
	const struct kd_tokens *tokens;
	const struct kd_sentences *sentences;
	const struct kd_analyses *analyses;
	const struct kd_chunks *chunks;
	const struct kd_words *words;
	const struct kd_lang *lang;
};

/* Whether a sign parts what is told from what is told beside it: an end, a
 * colon, a quotation mark; no comma and no dash. */
bool kd_reading_is_limit(const struct kd_reading *reading, uint32_t token);

/* Where what holds a token begins, behind the last such sign since first. */
uint32_t kd_reading_begin(
	const struct kd_reading *reading, uint32_t token, uint32_t first);

#endif
