/* build.c - makes one .kpack of a pack's folder and the shared one. */
#include "pack/build.h"

#include "base/utf8.h"
#include "doc/feats.h"
#include "lang/lang.h"
#include "pack/build_private.h"
#include "pack/phrases.h"
#include "pack/words.h"

#include <assert.h>
#include <stdlib.h>

/* A row of a table's file on its way into the pack. */
struct place {
	const struct kd_source *source;
	const struct kd_source_row *row;
	enum kd_table table;
};

/* Texts that are equal are kept once. */
static bool keep_text(struct kd_made *made, struct kd_str text, uint32_t *out)
{
	*out = 0;
	if (text.data == NULL) {
		return true;
	}
	const uint32_t known = kd_map_get(&made->text_map, text);
	if (known != KD_NONE) {
		*out = known;
		return true;
	}
	*out = made->text_bytes;
	made->text_bytes += (uint32_t)sizeof(text.len) + text.len + 1;
	return KD_PUSH(&made->work->arena, &made->texts, text) &&
	       kd_map_put(&made->work->arena, &made->text_map, text, *out);
}

static bool keep_word(struct kd_made *made, struct kd_str folded, uint32_t *out)
{
	struct kd_arena *arena = &made->work->arena;
	*out = kd_map_get(&made->word_map, folded);
	if (*out != KD_NONE) {
		return true;
	}
	*out = made->words.n;
	struct kd_pack_word word = { 0 };
	return keep_text(made, folded, &word.text) &&
	       KD_PUSH(arena, &made->words, word) &&
	       KD_PUSH(arena, &made->word_texts, folded) &&
	       kd_map_put(arena, &made->word_map, folded, *out);
}

static bool keep_form(struct kd_made *made, const struct kd_form *form)
{
	struct kd_made_analysis made_analysis = {
		.analysis = { .upos = form->upos, .feats = form->feats }
	};
	return keep_word(made, form->form, &made_analysis.word) &&
	       keep_word(made, form->lemma, &made_analysis.analysis.lemma) &&
	       KD_PUSH(&made->work->arena, &made->analyses, made_analysis);
}

static enum kd_status keep_forms(struct kd_made *made,
	const struct kd_folder *folder, const struct kd_paradigms *paradigms,
	struct kd_err *err)
{
	struct kd_forms forms = { 0 };
	for (uint32_t i = 0; i < folder->words.n; i++) {
		KD_TRY(kd_words_expand(made->work, paradigms,
			&folder->words.items[i], &forms, err));
	}
	for (uint32_t i = 0; i < forms.n; i++) {
		if (!keep_form(made, &forms.items[i])) {
			return kd_work_full(made->work, err);
		}
	}
	return KD_OK;
}

static void wrong_cell(const struct kd_made *made, const struct place *at,
	uint32_t column, const char *what)
{
	kd_work_fault(made->work, at->source->path, at->row->line,
		"%s '%.*s' in column %s", what,
		KD_SHOW(at->row->cells[column + 1]),
		kd_table_shapes[at->table].columns[column].name);
}

/* A whole number with or without a sign, of 32 bits. */
static bool parse_number(struct kd_str text, uint32_t *out)
{
	const bool negative = kd_str_starts_with(text, KD_STR("-"));
	uint64_t value = 0;
	if (!kd_str_number(kd_str_slice(text, negative, text.len), &value) ||
		value > INT32_MAX) {
		return false;
	}
	*out = negative ? 0u - (uint32_t)value : (uint32_t)value;
	return true;
}

/* Features as the bytes of their 64 bits. */
static bool keep_feats(struct kd_made *made, const struct place *at,
	uint32_t column, struct kd_str text, uint32_t *out)
{
	uint64_t feats = 0;
	if (!kd_feats_parse(text, &feats)) {
		wrong_cell(made, at, column, "unknown features");
	}
	const struct kd_str bytes = kd_str_copy(&made->work->arena,
		(struct kd_str){
			.data = (const char *)&feats, .len = sizeof(feats) });
	return bytes.data != NULL && keep_text(made, bytes, out);
}

static bool keep_cell(struct kd_made *made, const struct place *at,
	uint32_t column, uint32_t *out)
{
	const struct kd_column *shape =
		&kd_table_shapes[at->table].columns[column];
	const struct kd_str text = kd_source_cell(at->row, column + 1);
	*out = 0;
	if (text.data == NULL) {
		return true;
	}
	if (shape->kind == KD_CELL_TEXT) {
		return keep_text(made, text, out);
	}
	if (shape->kind == KD_CELL_FEATS) {
		return keep_feats(made, at, column, text, out);
	}
	if (shape->kind == KD_CELL_NUMBER && !parse_number(text, out)) {
		wrong_cell(made, at, column, "no whole number:");
	}
	if (shape->kind == KD_CELL_TERM) {
		*out = kd_term_find(shape->labels, shape->n_labels, text);
		if (*out == 0) {
			wrong_cell(made, at, column, "unknown term");
		}
	}
	return true;
}

static bool keep_cells(
	struct kd_made *made, const struct place *at, uint32_t *first)
{
	*first = made->cells.n;
	for (uint32_t i = 0; i < kd_table_shapes[at->table].n_columns; i++) {
		uint32_t cell = 0;
		if (!keep_cell(made, at, i, &cell) ||
			!KD_PUSH(&made->work->arena, &made->cells, cell)) {
			return false;
		}
	}
	return true;
}

static bool keep_element(
	struct kd_made *made, struct kd_str element, uint32_t *out)
{
	const uint32_t class = kd_phrases_class(element);
	if (class != KD_NONE) {
		*out = KD_ELEMENT_CLASS + class;
	} else if (kd_str_equal(element, KD_STR(".."))) {
		*out = KD_ELEMENT_GAP;
	} else {
		const struct kd_str folded =
			kd_utf8_fold(&made->work->arena, element);
		if (folded.data == NULL || !keep_word(made, folded, out)) {
			return false;
		}
	}
	return KD_PUSH(&made->work->arena, &made->elements, *out);
}

/* Adds a row for one way to write its key, and marks its first word. */
static bool keep_phrase(struct kd_made *made, struct kd_pack_row row,
	const struct kd_phrase *phrase)
{
	row.first_element = made->elements.n;
	row.n_elements = phrase->n;
	for (uint32_t i = 0; i < phrase->n; i++) {
		uint32_t element = 0;
		if (!keep_element(made, phrase->items[i], &element)) {
			return false;
		}
	}
	assert(made->elements.n > row.first_element);
	const uint32_t first = made->elements.items[row.first_element];
	if (first < KD_ELEMENT_CLASS) {
		made->words.items[first].starts |= (uint64_t)1 << row.table;
	}
	return KD_PUSH(&made->work->arena, &made->rows,
		(struct kd_made_row){ .row = row,
			.first_word = first,
			.second =
				phrase->n < 2
					? KD_NONE
					: made->elements
						  .items[row.first_element + 1],
			.order = made->rows.n });
}

static enum kd_status keep_phrase_row(struct kd_made *made,
	const struct place *at, struct kd_pack_row row, struct kd_err *err)
{
	struct kd_phrases phrases;
	const char *what = NULL;
	KD_TRY(kd_phrases_expand(
		made->work, at->row->cells[0], &phrases, &what, err));
	if (what != NULL) {
		kd_work_fault(made->work, at->source->path, at->row->line,
			"%s: '%.*s'", what, KD_SHOW(at->row->cells[0]));
	}
	for (uint32_t i = 0; i < phrases.n; i++) {
		if (!keep_phrase(made, row, &phrases.items[i])) {
			return kd_work_full(made->work, err);
		}
	}
	return KD_OK;
}

static enum kd_status keep_row(
	struct kd_made *made, const struct place *at, struct kd_err *err)
{
	const struct kd_table_shape *shape = &kd_table_shapes[at->table];
	const struct kd_str key = at->row->cells[0];
	struct kd_pack_row row = { .table = at->table };
	if (at->row->n_cells != shape->n_columns + 1) {
		kd_work_fault(made->work, at->source->path, at->row->line,
			"%u cells, not %u", at->row->n_cells,
			shape->n_columns + 1);
		return KD_OK;
	}
	if (key.len == 0) {
		kd_work_fault(made->work, at->source->path, at->row->line,
			"empty key");
		return KD_OK;
	}
	if (!keep_text(made, key, &row.key) ||
		!keep_cells(made, at, &row.first_cell)) {
		return kd_work_full(made->work, err);
	}
	if (shape->key == KD_KEY_PHRASE) {
		return keep_phrase_row(made, at, row, err);
	}
	const struct kd_made_row made_row = {
		.row = row, .order = made->rows.n, .sort_key = key
	};
	return KD_PUSH(&made->work->arena, &made->rows, made_row)
		       ? KD_OK
		       : kd_work_full(made->work, err);
}

/* Refuses a file whose columns are not those of its table. */
static bool has_columns(const struct kd_made *made, enum kd_table table,
	const struct kd_source *source)
{
	const struct kd_table_shape *shape = &kd_table_shapes[table];
	if (source->path.data == NULL || shape->n_columns == 0) {
		return true;
	}
	bool same = source->names.n_cells == shape->n_columns + 1;
	for (uint32_t i = 0; same && i < shape->n_columns; i++) {
		same = kd_str_equal(source->names.cells[i + 1],
			kd_str_view(shape->columns[i].name));
	}
	if (same) {
		return true;
	}
	char wanted[256] = "";
	size_t len = 0;
	for (uint32_t i = 0; i < shape->n_columns; i++) {
		const size_t n = strlen(shape->columns[i].name);
		if (len + n + 2 < sizeof(wanted)) {
			wanted[len] = ' ';
			memcpy(wanted + len + 1, shape->columns[i].name, n);
			len += n + 1;
		}
	}
	kd_work_fault(made->work, source->path, source->names.line,
		"columns after the key are to be:%.*s", (int)len, wanted);
	return false;
}

static enum kd_status keep_folder(struct kd_made *made,
	const struct kd_folder *folder, const struct kd_paradigms *paradigms,
	struct kd_err *err)
{
	KD_TRY(keep_forms(made, folder, paradigms, err));
	for (enum kd_table table = 0; table < KD_TABLE_COUNT; table++) {
		const struct kd_source *source = &folder->tables[table];
		const uint32_t n =
			has_columns(made, table, source) ? source->n : 0;
		for (uint32_t i = 0; i < n; i++) {
			const struct place at = { .source = source,
				.row = &source->items[i],
				.table = table };
			KD_TRY(keep_row(made, &at, err));
		}
	}
	return KD_OK;
}

static bool keep_info(struct kd_made *made, const struct kd_folder *folder)
{
	const struct kd_folder_info *info = &folder->info;
	struct kd_pack_header *header = &made->header;
	return keep_text(made, folder->code, &header->code) &&
	       keep_text(made, info->name, &header->name) &&
	       keep_text(made, info->script, &header->script) &&
	       keep_text(made, info->direction, &header->direction) &&
	       keep_text(made, info->version, &header->pack_version) &&
	       keep_text(made, info->fallback, &header->fallback) &&
	       keep_text(made, info->capitals, &header->capitals);
}

/* The reader has the last word on what is a pack. */
static enum kd_status prove(struct kd_str bytes, struct kd_err *err)
{
	struct kd_lang *lang = NULL;
	KD_TRY(kd_lang_parse(bytes.data, bytes.len, &lang, err));
	kd_lang_close(lang);
	return KD_OK;
}

/* Notes the words that texts have as several, so that keys are split alike. */
static enum kd_status note_splits(struct kd_work *work,
	const struct kd_folder *folder, struct kd_err *err)
{
	const struct kd_source *source = &folder->tables[KD_TABLE_SPLITS];
	work->split_words = (struct kd_map){ 0 };
	work->splits.n = 0;
	for (uint32_t i = 0; i < source->n; i++) {
		const struct kd_source_row *row = &source->items[i];
		const struct kd_split split = {
			.parts =
				kd_source_cell(row, KD_COLUMN_SPLITS_PARTS + 1),
			.always =
				kd_source_cell(row, KD_COLUMN_SPLITS_UNLESS + 1)
					.len == 0
		};
		if (!kd_map_put(&work->arena, &work->split_words, row->cells[0],
			    work->splits.n) ||
			!KD_PUSH(&work->arena, &work->splits, split)) {
			return kd_work_full(work, err);
		}
	}
	return KD_OK;
}

enum kd_status kd_build_pack(struct kd_work *work,
	const struct kd_folder *folder, const struct kd_folder *shared,
	struct kd_str *out, struct kd_err *err)
{
	struct kd_made made = { .work = work,
		.text_bytes = KD_PACK_TEXT_START };
	struct kd_paradigms paradigms = { 0 };
	if (!keep_info(&made, folder)) {
		return kd_work_full(work, err);
	}
	KD_TRY(kd_words_add_paradigms(
		work, &folder->paradigms, &paradigms, err));
	if (shared != NULL) {
		KD_TRY(kd_words_add_paradigms(
			work, &shared->paradigms, &paradigms, err));
	}
	KD_TRY(note_splits(work, folder, err));
	KD_TRY(keep_folder(&made, folder, &paradigms, err));
	if (shared != NULL) {
		KD_TRY(keep_folder(&made, shared, &paradigms, err));
	}
	KD_TRY(kd_build_layout(&made, out, err));
	return work->faults.n > 0 ? KD_OK : prove(*out, err);
}
