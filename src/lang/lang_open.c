/* lang_open.c - takes a file for a language pack, and looks whether it is one.
 */
#include "lang/lang.h"

#include "lang/lang_private.h"

#include <assert.h>
#include <stdlib.h>

static enum kd_status check_header(
	const struct kd_pack_header *header, size_t n, struct kd_err *err)
{
	KD_TRY(kd_file_check_head(header, n, &kd_pack_file, err));
	if (header->shape != kd_pack_shape()) {
		return kd_err_set(err, KD_EVERSION,
			"language pack built for other tables: %s",
			kd_pack_file.remedy);
	}
	return KD_OK;
}

static bool section_fits(
	const struct kd_pack_header *header, enum kd_pack_section section)
{
	const uint64_t offset = header->sections[section].offset;
	const uint64_t n = header->sections[section].n;
	return offset % 8 == 0 && offset >= sizeof(*header) &&
	       offset <= header->head.total_bytes &&
	       n <= (header->head.total_bytes - offset) /
			       kd_pack_item_bytes[section];
}

static bool is_power_of_two(uint64_t n)
{
	return n != 0 && (n & (n - 1)) == 0;
}

static bool text_fits(const struct kd_lang *lang, uint32_t text)
{
	const uint64_t n = lang->header->sections[KD_SECTION_TEXT].n;
	uint32_t len = 0;
	if (text == 0) {
		return true;
	}
	if (n < 5 || text > n - 5) {
		return false;
	}
	memcpy(&len, lang->text + text, sizeof(len));
	return len <= n - text - 5;
}

/* Features are the bytes of their 64 bits. */
static bool feats_fit(const struct kd_lang *lang, uint32_t text)
{
	uint32_t len = 0;
	if (text == 0) {
		return true;
	}
	if (!text_fits(lang, text)) {
		return false;
	}
	memcpy(&len, lang->text + text, sizeof(len));
	return len == sizeof(uint64_t);
}

/* Words, classes and gaps that exist. Gaps stand between other elements and
 * are few, so that a search ends soon. */
static bool elements_fit(
	const struct kd_lang *lang, const uint32_t *elements, uint32_t n)
{
	uint32_t gaps = 0;
	for (uint32_t i = 0; i < n; i++) {
		if (elements[i] == KD_ELEMENT_GAP) {
			gaps++;
			continue;
		}
		if (elements[i] >= KD_ELEMENT_CLASS
				? elements[i] - KD_ELEMENT_CLASS >=
					  KD_CLASS_COUNT
				: elements[i] >= kd_lang_vocabulary(lang)) {
			return false;
		}
	}
	return n > 0 && n <= KD_PHRASE_ELEMENTS && gaps <= KD_PHRASE_GAPS &&
	       elements[0] != KD_ELEMENT_GAP &&
	       elements[n - 1] != KD_ELEMENT_GAP;
}

static bool row_fits(const struct kd_lang *lang, const struct kd_pack_row *row)
{
	const struct kd_pack_header *header = lang->header;
	if (row->table >= KD_TABLE_COUNT || !text_fits(lang, row->key)) {
		return false;
	}
	const struct kd_table_shape *shape = &kd_table_shapes[row->table];
	const uint64_t n_cells = header->sections[KD_SECTION_CELLS].n;
	const uint64_t n_elements = header->sections[KD_SECTION_ELEMENTS].n;
	if (row->first_element > n_elements ||
		row->n_elements > n_elements - row->first_element ||
		row->first_cell > n_cells ||
		shape->n_columns > n_cells - row->first_cell) {
		return false;
	}
	if (shape->key == KD_KEY_PHRASE &&
		!elements_fit(lang, lang->elements + row->first_element,
			row->n_elements)) {
		return false;
	}
	for (uint32_t i = 0; i < shape->n_columns; i++) {
		const uint32_t cell = lang->cells[row->first_cell + i];
		if (shape->columns[i].kind == KD_CELL_TEXT &&
			!text_fits(lang, cell)) {
			return false;
		}
		if (shape->columns[i].kind == KD_CELL_FEATS &&
			!feats_fit(lang, cell)) {
			return false;
		}
		if (shape->columns[i].kind == KD_CELL_TERM &&
			cell >= shape->columns[i].n_labels) {
			return false;
		}
	}
	return true;
}

/* Whether a word's ranges are of rows of the tables that it is said to begin.
 */
static bool ranges_fit(
	const struct kd_lang *lang, const struct kd_pack_word *word)
{
	const struct kd_pack_header *header = lang->header;
	const uint64_t n_ranges = header->sections[KD_SECTION_RANGES].n;
	const struct kd_pack_range *ranges = kd_lang_pack_ranges(lang);
	uint64_t starts = word->starts;
	if (starts >> KD_TABLE_COUNT != 0) {
		return false;
	}
	for (uint64_t at = word->first_range; starts != 0;
		starts &= starts - 1, at++) {
		const uint32_t table = (uint32_t)__builtin_ctzll(starts);
		const uint64_t first = header->tables[table].first;
		const uint64_t end = first + header->tables[table].n;
		if (at >= n_ranges ||
			kd_table_shapes[table].key != KD_KEY_PHRASE ||
			ranges[at].row < first || ranges[at].row > end ||
			ranges[at].n > end - ranges[at].row) {
			return false;
		}
	}
	return true;
}

static bool words_fit(const struct kd_lang *lang)
{
	const struct kd_pack_header *header = lang->header;
	const uint64_t n_words = header->sections[KD_SECTION_VOCABULARY].n;
	const uint64_t n_analyses = header->sections[KD_SECTION_ANALYSES].n;
	for (uint64_t i = 0; i < n_words; i++) {
		const struct kd_pack_word *word = &lang->vocabulary[i];
		if (!text_fits(lang, word->text) || word->text == 0 ||
			word->first_analysis > n_analyses ||
			word->n_analyses > n_analyses - word->first_analysis ||
			!ranges_fit(lang, word)) {
			return false;
		}
	}
	for (uint64_t i = 0; i < n_analyses; i++) {
		if (lang->analyses[i].lemma >= n_words ||
			lang->analyses[i].upos >= KD_UPOS_COUNT) {
			return false;
		}
	}
	return true;
}

/* A hash has room, so that a search ends, and names items that exist. */
static bool hash_fits(
	const struct kd_pack_slot *hash, uint64_t slots, uint64_t n)
{
	uint64_t used = 0;
	for (uint64_t i = 0; i < slots; i++) {
		used += hash[i].item != 0;
		if (hash[i].item > n) {
			return false;
		}
	}
	return is_power_of_two(slots) && used < slots;
}

/* Every row is in a table, and each table's rows follow the one before. */
static bool tables_fit(const struct kd_lang *lang)
{
	const struct kd_pack_header *header = lang->header;
	const uint64_t n_rows = header->sections[KD_SECTION_ROWS].n;
	uint64_t end = 0;
	for (uint32_t i = 0; i < KD_TABLE_COUNT; i++) {
		const uint32_t first = header->tables[i].first;
		if (first != end || header->tables[i].n > n_rows - end) {
			return false;
		}
		end += header->tables[i].n;
		for (uint32_t k = first; k < end; k++) {
			if (lang->rows[k].table != i ||
				!row_fits(lang, &lang->rows[k])) {
				return false;
			}
		}
	}
	return end == n_rows;
}

static bool contents_fit(const struct kd_lang *lang)
{
	const struct kd_pack_header *header = lang->header;
	return header->sections[KD_SECTION_ELEMENTS].n <
		       UINT64_C(1) << KD_LANG_PLACE_BITS &&
	       tables_fit(lang) && words_fit(lang) &&
	       hash_fits(lang->word_hash,
		       header->sections[KD_SECTION_WORD_HASH].n,
		       header->sections[KD_SECTION_VOCABULARY].n) &&
	       hash_fits(lang->string_hash,
		       header->sections[KD_SECTION_STRING_HASH].n,
		       header->sections[KD_SECTION_ROWS].n);
}

/* What the pack says of itself. */
static bool header_fits(const struct kd_lang *lang)
{
	const struct kd_pack_header *header = lang->header;
	return text_fits(lang, header->code) && header->code != 0 &&
	       text_fits(lang, header->name) &&
	       text_fits(lang, header->script) &&
	       text_fits(lang, header->direction) &&
	       text_fits(lang, header->pack_version) &&
	       text_fits(lang, header->fallback) &&
	       text_fits(lang, header->capitals);
}

static void set_sections(struct kd_lang *lang)
{
	const struct kd_pack_header *header = lang->header;
	const char *base = (const char *)header;
#define KD_SECTION(section) \
	((const void *)(base + header->sections[section].offset))
	lang->vocabulary = KD_SECTION(KD_SECTION_VOCABULARY);
	lang->word_hash = KD_SECTION(KD_SECTION_WORD_HASH);
	lang->analyses = KD_SECTION(KD_SECTION_ANALYSES);
	lang->rows = KD_SECTION(KD_SECTION_ROWS);
	lang->elements = KD_SECTION(KD_SECTION_ELEMENTS);
	lang->cells = KD_SECTION(KD_SECTION_CELLS);
	lang->string_hash = KD_SECTION(KD_SECTION_STRING_HASH);
	lang->text = KD_SECTION(KD_SECTION_TEXT);
#undef KD_SECTION
}

/* Takes bytes for a pack by how they begin. */
static enum kd_status begin(
	const void *bytes, size_t n, struct kd_lang **out, struct kd_err *err)
{
	const struct kd_pack_header *header = bytes;
	KD_TRY(check_header(header, n, err));
	for (uint32_t i = 0; i < KD_SECTION_COUNT; i++) {
		if (!section_fits(header, i)) {
			return kd_err_set(err, KD_EINPUT,
				"language pack damaged: section %u", i);
		}
	}
	struct kd_lang *lang = calloc(1, sizeof(*lang));
	if (lang == NULL) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	lang->header = header;
	set_sections(lang);
	if (!header_fits(lang)) {
		free(lang);
		return kd_err_set(err, KD_EINPUT,
			"language pack damaged: its header does not fit");
	}
	*out = lang;
	return KD_OK;
}

static enum kd_status check_all(void *context, struct kd_err *err)
{
	struct kd_lang *lang = context;
	KD_TRY(kd_file_check_sum(lang->header, lang->header->head.total_bytes,
		&kd_pack_file, err));
	if (!contents_fit(lang)) {
		return kd_err_set(err, KD_EINPUT,
			"language pack damaged: its tables do not fit");
	}
	return kd_lang_ready(lang)
		       ? KD_OK
		       : kd_err_set(err, KD_ENOMEM, "out of memory");
}

enum kd_status kd_lang_check(const struct kd_lang *lang, struct kd_err *err)
{
	return kd_once_do(lang->checked, err);
}

enum kd_status kd_lang_model_file(const struct kd_lang *lang,
	enum kd_model_kind kind, struct kd_str *out, struct kd_err *err)
{
	const uint64_t n_rows = lang->header->sections[KD_SECTION_ROWS].n;
	const uint64_t first = kd_lang_first_row(lang, KD_TABLE_MODELS);
	const uint64_t end = first + kd_lang_rows(lang, KD_TABLE_MODELS);
	const struct kd_str wanted = kd_str_view(kd_model_kind_labels[kind]);
	bool fits = end <= n_rows;
	*out = (struct kd_str){ 0 };
	for (uint64_t i = first; fits && i < end; i++) {
		const uint32_t row = (uint32_t)i;
		fits = lang->rows[row].table == KD_TABLE_MODELS &&
		       row_fits(lang, &lang->rows[row]);
		if (fits && kd_str_equal(kd_lang_key(lang, row), wanted)) {
			*out = kd_lang_text(lang, row, KD_COLUMN_MODELS_FILE);
		}
	}
	return fits ? KD_OK
		    : kd_err_set(err, KD_EINPUT,
			      "language pack damaged: its models");
}

enum kd_status kd_lang_need(
	const struct kd_lang *lang, enum kd_model_kind kind, struct kd_err *err)
{
	const struct kd_model *model = lang->models[kind];
	return model != NULL ? kd_model_check(model, err) : KD_OK;
}

enum kd_status kd_lang_parse(
	const void *bytes, size_t n, struct kd_lang **out, struct kd_err *err)
{
	struct kd_lang *lang = NULL;
	KD_TRY(begin(bytes, n, &lang, err));
	const enum kd_status status = check_all(lang, err);
	if (status == KD_OK) {
		*out = lang;
	} else {
		kd_lang_close(lang);
	}
	return status;
}

enum kd_status kd_lang_open(
	const char *path, struct kd_lang **out, struct kd_err *err)
{
	struct kd_file file = { 0 };
	struct kd_lang *lang = NULL;
	KD_TRY(kd_file_open(path, &file, err));
	const enum kd_status status = begin(file.bytes, file.n, &lang, err);
	if (status != KD_OK) {
		kd_err_name(err, path);
		kd_file_close(&file);
		return status;
	}
	assert(lang != NULL);
	lang->file = file;
	lang->checked = kd_once_new(check_all, lang, path);
	if (lang->checked == NULL) {
		kd_lang_close(lang);
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	*out = lang;
	return KD_OK;
}

void kd_lang_close(struct kd_lang *lang)
{
	if (lang == NULL) {
		return;
	}
	kd_once_free(lang->checked);
	kd_file_close(&lang->file);
	kd_lang_forget(lang);
	free(lang);
}
