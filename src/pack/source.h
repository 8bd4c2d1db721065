/* source.h - reads a file of a language pack into rows of cells. */
#ifndef KD_PACK_SOURCE_H
#define KD_PACK_SOURCE_H

#include "pack/work.h"

struct kd_source_row {
	struct kd_str *cells; /* as written: "-" is still "-" */
	uint32_t n_cells;
	uint32_t line; /* from 1 */
};

/* One file: what its first line names, and its rows in order. */
struct kd_source {
	struct kd_str path;         /* as messages name it; none if not read */
	struct kd_source_row names; /* of columns; none in a .txt */
	bool has_order;             /* its first comment says "# order:" */
	struct kd_source_row *items;
	uint32_t n;
	uint32_t capacity;
};

/* Reads a whole file into the arena, NUL-terminated. KD_ENOTFOUND, KD_EIO. */
enum kd_status kd_source_read(struct kd_work *work, const char *path,
	struct kd_str *out, struct kd_err *err) KD_MUST_CHECK;

/* Splits bytes into rows; they are borrowed, as is path, whose ending .txt
 * means a file of one column that no line names. Bytes that are not UTF-8 are
 * a fault, and end the reading. */
enum kd_status kd_source_parse(struct kd_work *work, struct kd_str path,
	struct kd_str bytes, struct kd_source *out,
	struct kd_err *err) KD_MUST_CHECK;

/* Both of the above. A file that does not exist is an empty source. */
enum kd_status kd_source_load(struct kd_work *work, const char *path,
	struct kd_source *out, struct kd_err *err) KD_MUST_CHECK;

/* The i-th cell of a row; none if it is "-" or missing. */
struct kd_str kd_source_cell(const struct kd_source_row *row, uint32_t i);

#endif
