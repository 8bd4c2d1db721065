/* check_private.h - the parts of the linter that look at one file. */
#ifndef KD_PACK_CHECK_PRIVATE_H
#define KD_PACK_CHECK_PRIVATE_H

#include "pack/folder.h"

/* NFC, white space, repetition; and order, if it is to be sorted. */
enum kd_status kd_check_form(struct kd_work *work,
	const struct kd_source *source, bool is_sorted,
	struct kd_err *err) KD_MUST_CHECK;

/* What the cells of a table's rows may be. */
enum kd_status kd_check_cells(struct kd_work *work,
	const struct kd_source *source, enum kd_table table,
	struct kd_err *err) KD_MUST_CHECK;

/* Whether a key or word is written folded. */
enum kd_status kd_check_folded(struct kd_work *work,
	const struct kd_source *source, const struct kd_source_row *row,
	struct kd_str text, struct kd_err *err) KD_MUST_CHECK;

/* The values that a column of texts is limited to, parted by spaces ("-" for
 * an empty cell), or NULL. */
const char *kd_check_values(enum kd_table table, uint32_t column);

#endif
