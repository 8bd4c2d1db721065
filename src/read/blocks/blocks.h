/* blocks.h - says what part each block plays, and where sentences run. */
#ifndef KD_READ_BLOCKS_H
#define KD_READ_BLOCKS_H

#include "doc/doc.h"
#include "lang/lang.h"

/* What naming blocks needs to see. */
struct kd_blocks_in {
	struct kd_str text;
	const struct kd_meta *meta;
	const struct kd_blocks *blocks; /* as extracted */
	const struct kd_tokens *tokens;
	const struct kd_lang *lang;
};

/* Blocks cover all but white space; sentences do not cross them. */
struct kd_blocks_out {
	struct kd_blocks
		blocks; /* every kind known; extracted ones may be cut */
	struct kd_sentences sentences;
	struct kd_meta meta; /* in->meta with outlet, title, byline added where
			      * the text itself gives them; a dateline without a
			      * year is no date */
	struct kd_problems problems;
};

/* Finds the kind of each block, cutting datelines, captions and credits apart.
 */
enum kd_status kd_blocks_find(const struct kd_blocks_in *in,
	struct kd_arena *arena, struct kd_blocks_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
