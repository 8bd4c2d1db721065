/* build_layout.c - lays the parts of a pack out as the bytes of a file. */
#include "pack/build_private.h"

#include <stdlib.h>

static uint32_t slots_for(uint32_t n)
{
	uint32_t slots = 8;
	while (slots / 2 < n) {
		slots *= 2;
	}
	return slots;
}

static uint32_t count_ranges(const struct kd_made *made)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < made->words.n; i++) {
		n += (uint32_t)__builtin_popcountll(
			made->words.items[i].starts);
	}
	return n;
}

/* Where each section begins, and how long the file is. */
static void place_sections(
	const struct kd_made *made, struct kd_pack_header *header)
{
	const uint64_t n[KD_SECTION_COUNT] = {
		[KD_SECTION_VOCABULARY] = made->words.n,
		[KD_SECTION_WORD_HASH] = slots_for(made->words.n),
		[KD_SECTION_ANALYSES] = made->analyses.n,
		[KD_SECTION_RANGES] = count_ranges(made),
		[KD_SECTION_ROWS] = made->rows.n,
		[KD_SECTION_ELEMENTS] = made->elements.n,
		[KD_SECTION_CELLS] = made->cells.n,
		[KD_SECTION_STRING_HASH] = slots_for(made->rows.n),
		[KD_SECTION_TEXT] = made->text_bytes,
	};
	uint64_t offset = sizeof(*header);
	for (uint32_t i = 0; i < KD_SECTION_COUNT; i++) {
		offset = (offset + 7) / 8 * 8;
		header->sections[i].offset = offset;
		header->sections[i].n = n[i];
		offset += n[i] * kd_pack_item_bytes[i];
	}
	header->head.total_bytes = offset;
}

/* Puts an item into the first free slot from where its hash points. */
static void put_slot(struct kd_pack_slot *slots, uint64_t n_slots,
	uint64_t hash, uint32_t item)
{
	uint64_t i = hash;
	while (slots[i & (n_slots - 1)].item != 0) {
		i++;
	}
	slots[i & (n_slots - 1)] = kd_pack_slot_of(hash, item);
}

static void put_words(const struct kd_made *made, struct kd_pack_word *words,
	struct kd_pack_slot *hash, uint64_t slots)
{
	for (uint32_t i = 0; i < made->words.n; i++) {
		words[i] = made->words.items[i];
		put_slot(hash, slots,
			kd_pack_word_hash(made->word_texts.items[i]), i);
	}
}

static bool has_analysis(const struct kd_pack_analysis *all,
	const struct kd_pack_word *word, const struct kd_pack_analysis *wanted)
{
	for (uint32_t i = 0; i < word->n_analyses; i++) {
		const struct kd_pack_analysis *known =
			&all[word->first_analysis + i];
		if (known->lemma == wanted->lemma &&
			known->upos == wanted->upos &&
			known->feats == wanted->feats) {
			return true;
		}
	}
	return false;
}

/* Gathers the analyses of each word, in the order in which they were made.
 * Those met twice leave gaps that no word names. */
static void put_analyses(const struct kd_made *made, struct kd_pack_word *words,
	struct kd_pack_analysis *out)
{
	for (uint32_t i = 0; i < made->analyses.n; i++) {
		words[made->analyses.items[i].word].n_analyses++;
	}
	uint32_t first = 0;
	for (uint32_t i = 0; i < made->words.n; i++) {
		words[i].first_analysis = first;
		first += words[i].n_analyses;
		words[i].n_analyses = 0;
	}
	for (uint32_t i = 0; i < made->analyses.n; i++) {
		const struct kd_made_analysis *made_analysis =
			&made->analyses.items[i];
		struct kd_pack_word *word = &words[made_analysis->word];
		if (!has_analysis(out, word, &made_analysis->analysis)) {
			out[word->first_analysis + word->n_analyses++] =
				made_analysis->analysis;
		}
	}
}

static int in_order(const void *a, const void *b)
{
	const struct kd_made_row *one = a;
	const struct kd_made_row *two = b;
	if (one->row.table != two->row.table) {
		return one->row.table < two->row.table ? -1 : 1;
	}
	if (one->first_word != two->first_word) {
		return one->first_word < two->first_word ? -1 : 1;
	}
	if (one->second != two->second) {
		return one->second < two->second ? -1 : 1;
	}
	if (one->row.n_elements != two->row.n_elements) {
		return one->row.n_elements > two->row.n_elements ? -1 : 1;
	}
	const int order = kd_str_compare(one->sort_key, two->sort_key);
	return order != 0
		       ? order
		       : (one->order > two->order) - (one->order < two->order);
}

static void put_rows(const struct kd_made *made, struct kd_pack_header *header,
	struct kd_pack_row *out)
{
	for (uint32_t i = 0; i < made->rows.n; i++) {
		out[i] = made->rows.items[i].row;
		header->tables[out[i].table].n++;
	}
	uint32_t first = 0;
	for (uint32_t i = 0; i < KD_TABLE_COUNT; i++) {
		header->tables[i].first = first;
		first += header->tables[i].n;
	}
}

/* Says of each word which rows of which tables begin with it. */
static void put_ranges(const struct kd_made *made, struct kd_pack_word *words,
	struct kd_pack_range *out)
{
	uint32_t first = 0;
	for (uint32_t i = 0; i < made->words.n; i++) {
		words[i].first_range = first;
		first += (uint32_t)__builtin_popcountll(words[i].starts);
	}
	for (uint32_t i = 0; i < made->rows.n; i++) {
		const struct kd_made_row *row = &made->rows.items[i];
		if (kd_table_shapes[row->row.table].key != KD_KEY_PHRASE ||
			row->first_word >= KD_ELEMENT_CLASS) {
			continue;
		}
		struct kd_pack_range *range = &out[kd_pack_range_of(
			&words[row->first_word], row->row.table)];
		range->row = range->n == 0 ? i : range->row;
		range->n++;
	}
}

/* Rows with string keys; of those with one key only the first. */
static void put_string_hash(
	const struct kd_made *made, struct kd_pack_slot *hash, uint64_t slots)
{
	for (uint32_t i = 0; i < made->rows.n; i++) {
		const struct kd_made_row *row = &made->rows.items[i];
		const struct kd_made_row *before = row - 1;
		if (row->sort_key.data == NULL ||
			(i > 0 && before->row.table == row->row.table &&
				kd_str_equal(
					before->sort_key, row->sort_key))) {
			continue;
		}
		put_slot(hash, slots,
			kd_pack_string_hash(row->row.table, row->sort_key), i);
	}
}

static void put_numbers(uint32_t *out, const struct kd_made_numbers *numbers)
{
	if (numbers->n > 0) {
		memcpy(out, numbers->items, numbers->n * sizeof(*out));
	}
}

static void put_texts(const struct kd_made *made, char *out)
{
	uint32_t at = KD_PACK_TEXT_START;
	for (uint32_t i = 0; i < made->texts.n; i++) {
		const struct kd_str text = made->texts.items[i];
		memcpy(out + at, &text.len, sizeof(text.len));
		memcpy(out + at + sizeof(text.len), text.data, text.len);
		at += (uint32_t)sizeof(text.len) + text.len + 1;
	}
}

static void fill(struct kd_made *made, char *bytes)
{
	struct kd_pack_header *header = (struct kd_pack_header *)bytes;
#define KD_AT(section) \
	((void *)(bytes + header->sections[KD_SECTION_##section].offset))
#define KD_SLOTS(section) (header->sections[KD_SECTION_##section].n)
	put_words(
		made, KD_AT(VOCABULARY), KD_AT(WORD_HASH), KD_SLOTS(WORD_HASH));
	put_analyses(made, KD_AT(VOCABULARY), KD_AT(ANALYSES));
	put_rows(made, header, KD_AT(ROWS));
	put_ranges(made, KD_AT(VOCABULARY), KD_AT(RANGES));
	put_numbers(KD_AT(ELEMENTS), &made->elements);
	put_numbers(KD_AT(CELLS), &made->cells);
	put_string_hash(made, KD_AT(STRING_HASH), KD_SLOTS(STRING_HASH));
	put_texts(made, KD_AT(TEXT));
#undef KD_SLOTS
#undef KD_AT
}

enum kd_status kd_build_layout(
	struct kd_made *made, struct kd_str *out, struct kd_err *err)
{
	struct kd_pack_header *header = &made->header;
	kd_file_head_init(&header->head, &kd_pack_file);
	header->shape = kd_pack_shape();
	place_sections(made, header);
	if (header->head.total_bytes > UINT32_MAX) {
		return kd_err_set(err, KD_ELIMIT, "pack larger than 4 GiB");
	}
	char *bytes =
		kd_arena_take(&made->work->arena, header->head.total_bytes);
	if (bytes == NULL) {
		return kd_work_full(made->work, err);
	}
	if (made->rows.n > 0) {
		qsort(made->rows.items, made->rows.n, sizeof(*made->rows.items),
			in_order);
	}
	memcpy(bytes, header, sizeof(*header));
	fill(made, bytes);
	header = (struct kd_pack_header *)bytes;
	header->head.checksum =
		kd_pack_checksum(bytes, header->head.total_bytes);
	*out = (struct kd_str){ .data = bytes,
		.len = (uint32_t)header->head.total_bytes };
	return KD_OK;
}
