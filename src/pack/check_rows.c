/* check_rows.c - the linter's look at the rows of one file. */
#include "pack/check_private.h"

#include "base/utf8.h"
#include "doc/feats.h"

/* The row as it stands in the file. */
static struct kd_str line_of(const struct kd_source_row *row)
{
	const struct kd_str first = row->cells[0];
	const struct kd_str last = row->cells[row->n_cells - 1];
	if (first.data == NULL || last.data == NULL) {
		return first;
	}
	return (struct kd_str){ .data = first.data,
		.len = (uint32_t)(last.data + last.len - first.data) };
}

static void check_text(struct kd_work *work, const struct kd_source *source,
	const struct kd_source_row *row)
{
	if (!kd_utf8_is_nfc(line_of(row))) {
		kd_work_fault(work, source->path, row->line, "not NFC");
	}
	for (uint32_t i = 0; i < row->n_cells; i++) {
		const struct kd_str cell = row->cells[i];
		if (cell.len == 0) {
			kd_work_fault(work, source->path, row->line,
				"cell %u is empty: write -", i + 1);
		} else if (kd_str_trim(cell).len != cell.len) {
			kd_work_fault(work, source->path, row->line,
				"white space at an end of '%.*s'",
				KD_SHOW(cell));
		}
	}
}

enum kd_status kd_check_form(struct kd_work *work,
	const struct kd_source *source, bool is_sorted, struct kd_err *err)
{
	struct kd_map lines = { 0 };
	for (uint32_t i = 0; i < source->n; i++) {
		const struct kd_source_row *row = &source->items[i];
		const struct kd_str line = line_of(row);
		const uint32_t known = kd_map_get(&lines, line);
		check_text(work, source, row);
		if (known != KD_NONE) {
			kd_work_fault(work, source->path, row->line,
				"the same as line %u", known);
		} else if (!kd_map_put(&work->arena, &lines, line, row->line)) {
			return kd_work_full(work, err);
		}
		if (i > 0 && is_sorted && !source->has_order &&
			kd_str_compare(source->items[i - 1].cells[0],
				row->cells[0]) > 0) {
			kd_work_fault(work, source->path, row->line,
				"'%.*s' is not sorted by bytes",
				KD_SHOW(row->cells[0]));
		}
	}
	return KD_OK;
}

static bool has_letter(struct kd_str text)
{
	uint32_t character = 0;
	for (uint32_t at = 0, n = 0;
		(n = kd_utf8_read(text, at, &character)) > 0; at += n) {
		if (kd_utf8_is_letter(character)) {
			return true;
		}
	}
	return false;
}

enum kd_status kd_check_folded(struct kd_work *work,
	const struct kd_source *source, const struct kd_source_row *row,
	struct kd_str text, struct kd_err *err)
{
	/* Marks may be keys in their own right: the kinds of quotes. */
	if (!has_letter(text)) {
		return KD_OK;
	}
	const struct kd_str folded = kd_utf8_fold(&work->arena, text);
	if (folded.data == NULL) {
		return kd_work_full(work, err);
	}
	if (!kd_str_equal(folded, text)) {
		kd_work_fault(work, source->path, row->line,
			"'%.*s' is not folded: write '%.*s'", KD_SHOW(text),
			KD_SHOW(folded));
	}
	return KD_OK;
}

static bool is_value(const char *values, struct kd_str text)
{
	struct kd_str rest = kd_str_view(values);
	while (rest.len > 0) {
		if (kd_str_equal(kd_str_cut(&rest, ' '), text)) {
			return true;
		}
	}
	return false;
}

static void check_cell(struct kd_work *work, const struct kd_source *source,
	const struct kd_source_row *row, enum kd_table table, uint32_t column)
{
	const char *name = kd_table_shapes[table].columns[column].name;
	const struct kd_str cell = row->cells[column + 1];
	const char *values = kd_check_values(table, column);
	if (values != NULL && !is_value(values, cell)) {
		kd_work_fault(work, source->path, row->line,
			"unknown %s '%.*s': one of %s", name, KD_SHOW(cell),
			values);
	}
}

/* Tokens hold no such sign next to a letter, so a key that does is never
 * found. */
static void check_punctuation(struct kd_work *work,
	const struct kd_source *source, const struct kd_source_row *row)
{
	struct kd_str rest = row->cells[0];
	while (rest.len > 0) {
		const struct kd_str word = kd_str_cut(&rest, ' ');
		const char *signs = ",;:!?\"";
		for (; has_letter(word) && *signs != '\0'; signs++) {
			if (memchr(word.data, *signs, word.len) != NULL) {
				kd_work_fault(work, source->path, row->line,
					"punctuation stands alone: '%.*s'",
					KD_SHOW(word));
			}
		}
	}
}

enum kd_status kd_check_cells(struct kd_work *work,
	const struct kd_source *source, enum kd_table table, struct kd_err *err)
{
	const struct kd_table_shape *shape = &kd_table_shapes[table];
	for (uint32_t i = 0; i < source->n; i++) {
		const struct kd_source_row *row = &source->items[i];
		if (row->n_cells != shape->n_columns + 1) {
			continue;
		}
		KD_TRY(kd_check_folded(work, source, row, row->cells[0], err));
		if (shape->key == KD_KEY_PHRASE) {
			check_punctuation(work, source, row);
		}
		for (uint32_t k = 0; k < shape->n_columns; k++) {
			check_cell(work, source, row, table, k);
		}
	}
	return KD_OK;
}
