/* lang.c - a language pack: its words, tables and how they are matched. */
#include "lang/lang.h"

#include "lang/format.h"

#include <assert.h>
#include <stdlib.h>

static enum kd_status check_header(
	const struct kd_pack_header *header, size_t n, struct kd_err *err)
{
	KD_TRY(kd_file_check(header, n, &kd_pack_file, err));
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

static bool words_fit(const struct kd_lang *lang)
{
	const struct kd_pack_header *header = lang->header;
	const uint64_t n_words = header->sections[KD_SECTION_VOCABULARY].n;
	const uint64_t n_analyses = header->sections[KD_SECTION_ANALYSES].n;
	for (uint64_t i = 0; i < n_words; i++) {
		const struct kd_pack_word *word = &lang->vocabulary[i];
		if (!text_fits(lang, word->text) || word->text == 0 ||
			word->first_analysis > n_analyses ||
			word->n_analyses > n_analyses - word->first_analysis) {
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
	return words_fit(lang) && tables_fit(lang) &&
	       hash_fits(lang->word_hash,
		       header->sections[KD_SECTION_WORD_HASH].n,
		       header->sections[KD_SECTION_VOCABULARY].n) &&
	       hash_fits(lang->string_hash,
		       header->sections[KD_SECTION_STRING_HASH].n,
		       header->sections[KD_SECTION_ROWS].n) &&
	       text_fits(lang, header->code) && header->code != 0 &&
	       text_fits(lang, header->name) &&
	       text_fits(lang, header->script) &&
	       text_fits(lang, header->direction) &&
	       text_fits(lang, header->pack_version) &&
	       text_fits(lang, header->fallback) &&
	       text_fits(lang, header->capitals);
}

static uint32_t length_bit(uint32_t len)
{
	return 1u << (len < 31 ? len : 31);
}

/* Gathers what searches look at first, so that it lies close together. */
static bool ready_searches(struct kd_lang *lang)
{
	const uint64_t n = lang->header->sections[KD_SECTION_ROWS].n;
	lang->firsts = calloc(n + 1, sizeof(*lang->firsts));
	lang->lengths = calloc(KD_TABLE_COUNT, sizeof(*lang->lengths));
	if (lang->firsts == NULL || lang->lengths == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_pack_row *row = &lang->rows[i];
		const struct kd_str key = kd_lang_text_at(lang, row->key);
		lang->firsts[i] = row->n_elements > 0
					  ? lang->elements[row->first_element]
					  : KD_NONE;
		if (kd_table_shapes[row->table].key == KD_KEY_STRING &&
			key.len > 0) {
			const unsigned char last =
				(unsigned char)key.data[key.len - 1];
			lang->lengths[row->table][last] |= length_bit(key.len);
		}
	}
	return true;
}

enum kd_status kd_lang_parse(
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
	const char *base = bytes;
#define KD_SECTION(section) \
	((const void *)(base + header->sections[section].offset))
	lang->header = header;
	lang->vocabulary = KD_SECTION(KD_SECTION_VOCABULARY);
	lang->word_hash = KD_SECTION(KD_SECTION_WORD_HASH);
	lang->analyses = KD_SECTION(KD_SECTION_ANALYSES);
	lang->rows = KD_SECTION(KD_SECTION_ROWS);
	lang->elements = KD_SECTION(KD_SECTION_ELEMENTS);
	lang->cells = KD_SECTION(KD_SECTION_CELLS);
	lang->string_hash = KD_SECTION(KD_SECTION_STRING_HASH);
	lang->text = KD_SECTION(KD_SECTION_TEXT);
#undef KD_SECTION
	if (!contents_fit(lang)) {
		free(lang);
		return kd_err_set(err, KD_EINPUT,
			"language pack damaged: its tables do not fit");
	}
	if (!ready_searches(lang)) {
		kd_lang_close(lang);
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	*out = lang;
	return KD_OK;
}

enum kd_status kd_lang_open(
	const char *path, struct kd_lang **out, struct kd_err *err)
{
	struct kd_file file = { 0 };
	KD_TRY(kd_file_open(path, &file, err));
	const enum kd_status status =
		kd_lang_parse(file.bytes, file.n, out, err);
	if (status == KD_OK) {
		(*out)->file = file;
	} else {
		kd_err_name(err, path);
		kd_file_close(&file);
	}
	return status;
}

void kd_lang_close(struct kd_lang *lang)
{
	if (lang == NULL) {
		return;
	}
	kd_file_close(&lang->file);
	free(lang->firsts);
	free(lang->lengths);
	free(lang);
}

bool kd_lang_has_mode(const struct kd_lang *lang, const char *mode)
{
	const uint32_t first = kd_lang_first_row(lang, KD_TABLE_EVENT_WORDS);
	const uint32_t n = kd_lang_rows(lang, KD_TABLE_EVENT_WORDS);
	for (uint32_t row = first; row < first + n; row++) {
		if (kd_lang_is(lang, row, KD_COLUMN_EVENT_WORDS_MODE, mode)) {
			return true;
		}
	}
	return false;
}

struct kd_str kd_lang_code(const struct kd_lang *lang)
{
	return kd_lang_text_at(lang, lang->header->code);
}

struct kd_str kd_lang_name(const struct kd_lang *lang)
{
	return kd_lang_text_at(lang, lang->header->name);
}

struct kd_str kd_lang_script(const struct kd_lang *lang)
{
	return kd_lang_text_at(lang, lang->header->script);
}

struct kd_str kd_lang_direction(const struct kd_lang *lang)
{
	return kd_lang_text_at(lang, lang->header->direction);
}

struct kd_str kd_lang_version(const struct kd_lang *lang)
{
	return kd_lang_text_at(lang, lang->header->pack_version);
}

uint32_t kd_lang_rows(const struct kd_lang *lang, enum kd_table table)
{
	return lang->header->tables[table].n;
}

uint32_t kd_lang_first_row(const struct kd_lang *lang, enum kd_table table)
{
	return lang->header->tables[table].first;
}

uint32_t kd_lang_vocabulary(const struct kd_lang *lang)
{
	return (uint32_t)lang->header->sections[KD_SECTION_VOCABULARY].n;
}

uint32_t kd_lang_word(const struct kd_lang *lang, struct kd_str folded)
{
	if (folded.len > KD_PACK_KEY_BYTES) {
		return KD_NONE;
	}
	const uint64_t slots = lang->header->sections[KD_SECTION_WORD_HASH].n;
	const uint64_t hash = kd_pack_word_hash(folded);
	const struct kd_pack_slot *slot = NULL;
	for (uint64_t i = hash;
		(slot = &lang->word_hash[i & (slots - 1)])->item != 0; i++) {
		if (slot->tag == (uint32_t)(hash >> 32) &&
			kd_str_equal(kd_lang_word_text(lang, slot->item - 1),
				folded)) {
			return slot->item - 1;
		}
	}
	return KD_NONE;
}

/* Rows [low, high) of a phrase table. */
struct row_range {
	uint32_t low;
	uint32_t high;
};

/* The k-th element of a row; KD_NONE where it has none. */
static uint32_t element_of(const struct kd_lang *lang, uint32_t row, uint32_t k)
{
	if (k == 0) {
		return lang->firsts[row];
	}
	const struct kd_pack_row *entry = &lang->rows[row];
	return k < entry->n_elements ? lang->elements[entry->first_element + k]
				     : KD_NONE;
}

/* First row of a range whose k-th element is not less than wanted. */
static uint32_t first_row_from(const struct kd_lang *lang,
	struct row_range range, uint32_t k, uint32_t wanted)
{
	while (range.low < range.high) {
		const uint32_t middle =
			range.low + (range.high - range.low) / 2;
		if (element_of(lang, middle, k) < wanted) {
			range.low = middle + 1;
		} else {
			range.high = middle;
		}
	}
	return range.low;
}

/* Below so many rows it does not pay to halve. */
#define FEW_ROWS 6

/* The rows of a range that have this k-th element: most often few, so that
 * their end is near. */
static struct row_range rows_with(const struct kd_lang *lang,
	struct row_range range, uint32_t k, uint32_t element)
{
	const uint32_t low = first_row_from(lang, range, k, element);
	uint32_t high = low;
	if (element == KD_NONE) {
		return (struct row_range){ low, range.high };
	}
	while (high < range.high && high < low + FEW_ROWS &&
		element_of(lang, high, k) == element) {
		high++;
	}
	if (high == low + FEW_ROWS) {
		const struct row_range rest = { high, range.high };
		high = first_row_from(lang, rest, k, element + 1);
	}
	return (struct row_range){ low, high };
}

static bool element_matches(
	uint32_t element, const struct kd_words *words, uint32_t i)
{
	if (element >= KD_ELEMENT_CLASS) {
		return words->classes != NULL &&
		       (words->classes[i] >> (element - KD_ELEMENT_CLASS) &
			       1) != 0;
	}
	return words->forms[i] == element ||
	       (words->lemmas != NULL && words->lemmas[i] == element);
}

/* Tokens that elements [k, n) take from token i on, or KD_NONE. */
static uint32_t tokens_taken(const uint32_t *elements, uint32_t n,
	const struct kd_words *words, uint32_t i)
{
	uint32_t at = i;
	for (uint32_t k = 0; k < n; k++) {
		if (elements[k] != KD_ELEMENT_GAP) {
			if (at >= words->n ||
				!element_matches(elements[k], words, at)) {
				return KD_NONE;
			}
			at++;
			continue;
		}
		for (uint32_t skip = 0; skip <= KD_GAP_TOKENS; skip++) {
			const uint32_t rest = tokens_taken(
				elements + k + 1, n - k - 1, words, at + skip);
			if (rest != KD_NONE) {
				return at + skip + rest - i;
			}
		}
		return KD_NONE;
	}
	return at - i;
}

/* Tries the rows of a range; keeps the longest in out. */
static void match_range(const struct kd_lang *lang, struct row_range range,
	const struct kd_words *words, uint32_t i, struct kd_match *out)
{
	for (uint32_t row = range.low; row < range.high; row++) {
		const struct kd_pack_row *entry = &lang->rows[row];
		const uint32_t n =
			tokens_taken(lang->elements + entry->first_element,
				entry->n_elements, words, i);
		if (n != KD_NONE && n > out->n) {
			*out = (struct kd_match){ .row = row, .n = n };
		}
	}
}

/* Tries the rows that begin with this element; of many only those whose second
 * element may match too. */
static void match_from(const struct kd_lang *lang, enum kd_table table,
	uint32_t first, const struct kd_words *words, uint32_t i,
	struct kd_match *out)
{
	const uint32_t start = lang->header->tables[table].first;
	const struct row_range all = { start,
		start + lang->header->tables[table].n };
	const struct row_range range = rows_with(lang, all, 0, first);
	if (range.high - range.low <= FEW_ROWS) {
		match_range(lang, range, words, i, out);
		return;
	}
	const struct row_range gaps = rows_with(lang, range, 1, KD_ELEMENT_GAP);
	match_range(lang, gaps, words, i, out);
	match_range(lang, rows_with(lang, range, 1, KD_NONE), words, i, out);
	if (i + 1 >= words->n) {
		return;
	}
	const uint32_t form = words->forms[i + 1];
	const uint32_t lemma =
		words->lemmas != NULL ? words->lemmas[i + 1] : KD_NONE;
	if (form != KD_NONE) {
		match_range(
			lang, rows_with(lang, range, 1, form), words, i, out);
	}
	if (lemma != form && lemma != KD_NONE) {
		match_range(
			lang, rows_with(lang, range, 1, lemma), words, i, out);
	}
	uint32_t classes = words->classes != NULL ? words->classes[i + 1] : 0;
	for (uint32_t k = 0; classes != 0; k++, classes >>= 1) {
		if ((classes & 1) != 0) {
			match_range(lang,
				rows_with(lang, range, 1, KD_ELEMENT_CLASS + k),
				words, i, out);
		}
	}
}

bool kd_lang_match(const struct kd_lang *lang, enum kd_table table,
	const struct kd_words *words, uint32_t i, struct kd_match *out)
{
	*out = (struct kd_match){ .row = KD_NONE };
	if (i >= words->n) {
		return false;
	}
	const uint32_t form = words->forms[i];
	const uint32_t lemma =
		words->lemmas != NULL ? words->lemmas[i] : KD_NONE;
	if (kd_lang_starts(lang, table, form)) {
		match_from(lang, table, form, words, i, out);
	}
	if (lemma != form && kd_lang_starts(lang, table, lemma)) {
		match_from(lang, table, lemma, words, i, out);
	}
	uint32_t classes = words->classes != NULL ? words->classes[i] : 0;
	for (uint32_t k = 0; classes != 0; k++, classes >>= 1) {
		if ((classes & 1) != 0) {
			match_from(lang, table, KD_ELEMENT_CLASS + k, words, i,
				out);
		}
	}
	return out->n > 0;
}

enum kd_class kd_lang_element_class(
	const struct kd_lang *lang, uint32_t row, uint32_t k)
{
	const struct kd_pack_row *entry = &lang->rows[row];
	if (k >= entry->n_elements) {
		return KD_CLASS_COUNT;
	}
	const uint32_t element = lang->elements[entry->first_element + k];
	return element >= KD_ELEMENT_CLASS && element != KD_ELEMENT_GAP
		       ? (enum kd_class)(element - KD_ELEMENT_CLASS)
		       : KD_CLASS_COUNT;
}

uint32_t kd_lang_find(
	const struct kd_lang *lang, enum kd_table table, struct kd_str key)
{
	if (key.len == 0 || key.len > KD_PACK_KEY_BYTES ||
		(lang->lengths[table][(unsigned char)key.data[key.len - 1]] &
			length_bit(key.len)) == 0) {
		return KD_NONE;
	}
	const uint64_t slots = lang->header->sections[KD_SECTION_STRING_HASH].n;
	const uint64_t hash = kd_pack_string_hash(table, key);
	const struct kd_pack_slot *slot = NULL;
	for (uint64_t i = hash;
		(slot = &lang->string_hash[i & (slots - 1)])->item != 0; i++) {
		const uint32_t row = slot->item - 1;
		if (slot->tag == (uint32_t)(hash >> 32) &&
			lang->rows[row].table == table &&
			kd_str_equal(kd_lang_key(lang, row), key)) {
			return row;
		}
	}
	return KD_NONE;
}

struct kd_str kd_lang_rule(
	const struct kd_lang *lang, struct kd_arena *arena, uint32_t row)
{
	const struct kd_str parts[] = { kd_lang_code(lang), KD_STR("/"),
		kd_str_view(kd_table_shapes[lang->rows[row].table].file),
		KD_STR("/"), kd_lang_key(lang, row) };
	uint32_t len = 0;
	for (uint32_t i = 0; i < KD_COUNT(parts); i++) {
		len += parts[i].len;
	}
	char *bytes = kd_arena_take(arena, (size_t)len + 1);
	uint32_t used = 0;
	for (uint32_t i = 0; bytes != NULL && i < KD_COUNT(parts); i++) {
		memcpy(bytes + used, parts[i].data, parts[i].len);
		used += parts[i].len;
	}
	return (struct kd_str){ .data = bytes, .len = used };
}
