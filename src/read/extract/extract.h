/* extract.h - finds the text of one article and what stands above it. */
#ifndef KD_READ_EXTRACT_H
#define KD_READ_EXTRACT_H

#include "doc/doc.h"

enum kd_format {
	KD_FORMAT_TEXT, /* perhaps with header lines */
	KD_FORMAT_HTML,
	KD_FORMAT_JSON, /* one article of JSON Lines */
};

/* What extracting needs to see. given holds what the command line fills in
 * where the input lacks it; its date is in ISO 8601. */
struct kd_extract_in {
	struct kd_str bytes; /* as they came, of any encoding */
	enum kd_format format;
	const struct kd_meta *given;
};

/* A piece of text copied from the source: text byte text_start and on is
 * source byte source_start and on. */
struct kd_origin {
	uint32_t text_start;
	uint32_t source_start;
};

/* blocks: one a paragraph, kind as far as the page itself says, else
 * KD_BLOCK_UNKNOWN. origins: sorted; none for HTML and JSON, whose text is
 * written anew. */
struct kd_extract_out {
	struct kd_str text; /* valid UTF-8 */
	struct kd_meta meta;
	struct kd_blocks blocks;
	struct kd_problems problems;
	struct kd_origin *origins;
	uint32_t n_origins;
};

/* Tells plain text from HTML and JSON Lines by content; KD_EINPUT for bytes
 * that are none of them, such as a binary file. */
enum kd_status kd_extract_tell(struct kd_str bytes, enum kd_format *out,
	struct kd_err *err) KD_MUST_CHECK;

/* Finds text, paragraphs and header of one article. KD_EINPUT if there is no
 * article in the bytes. */
enum kd_status kd_extract_article(const struct kd_extract_in *in,
	struct kd_arena *arena, struct kd_extract_out *out,
	struct kd_err *err) KD_MUST_CHECK;

/* The date in its extended form, or none if it is no ISO 8601 date with a
 * year that stands in the calendar. */
struct kd_str kd_extract_date(struct kd_arena *arena, struct kd_str text);

#endif
