/* extract_private.h - the parts of finding an article's text. */
#ifndef KD_READ_EXTRACT_PRIVATE_H
#define KD_READ_EXTRACT_PRIVATE_H

#include "base/utf8.h"
#include "read/extract/extract.h"

/* One article being extracted. */
struct kd_extraction {
	struct kd_arena *arena;
	struct kd_extract_out *out;
	struct kd_err *err;
	bool has_given_language; /* not of the page's own saying */
};

/* Makes bytes valid UTF-8, each broken piece replaced by U+FFFD and noted as
 * a problem; the bytes themselves where nothing is broken. With origins, says
 * where each piece came from, source_start being the place of bytes. */
enum kd_status kd_extract_repair(struct kd_extraction *x, struct kd_str bytes,
	bool origins, uint32_t source_start, struct kd_str *out);

/* Takes the header lines, if there are any, off the front of a text. */
void kd_extract_header(struct kd_meta *meta, struct kd_str *text);

/* Sets the field of the header with this key; false if there is none. */
bool kd_extract_set(
	struct kd_meta *meta, struct kd_str key, struct kd_str value);

/* Fills in what meta lacks. */
void kd_extract_fill(struct kd_meta *meta, const struct kd_meta *more);

/* Splits plain text into paragraphs. */
enum kd_status kd_extract_paragraphs(struct kd_extraction *x);

/* Adds a block of text[start, end), less the white space at its ends. */
enum kd_status kd_extract_add_block(struct kd_extraction *x, uint32_t start,
	uint32_t end, enum kd_block_kind kind);

enum kd_status kd_extract_text(struct kd_extraction *x, struct kd_str bytes);
enum kd_status kd_extract_json(struct kd_extraction *x, struct kd_str bytes);
/* encoding: of the bytes, where it is known from outside, or NULL. */
enum kd_status kd_extract_html(
	struct kd_extraction *x, struct kd_str bytes, const char *encoding);

/* The date that a page's address holds, /2025/11/20/, or none. */
struct kd_str kd_extract_url_date(struct kd_arena *arena, struct kd_str url);

#endif
