/* lang_ready.c - what searches of a pack look at, gathered when it is opened.
 */
#include "lang/lang_private.h"

#include <stdlib.h>

/* Bits of a sieve for what it is to hold, most of them free. */
#define SIEVE_BITS 8u
static bool new_sieve(uint64_t n, struct kd_lang_sieve *out)
{
	uint64_t bits = 64;
	while (bits < n * SIEVE_BITS) {
		bits *= 2;
	}
	out->bits = calloc(bits / 64, sizeof(*out->bits));
	out->mask = (uint32_t)(bits - 1);
	return out->bits != NULL;
}

static void note_tag(struct kd_lang_sieve *sieve, uint32_t tag)
{
	const uint32_t bit = tag & sieve->mask;
	sieve->bits[bit / 64] |= UINT64_C(1) << (bit % 64);
}

/* Notes which words there are, and which of them phrases begin with. */
static void note_words(struct kd_lang *lang)
{
	const uint64_t n = lang->header->sections[KD_SECTION_WORD_HASH].n;
	for (uint64_t i = 0; i < n; i++) {
		const struct kd_pack_slot slot = lang->word_hash[i];
		if (slot.item == 0) {
			continue;
		}
		note_tag(&lang->words, slot.tag);
		uint64_t starts = lang->vocabulary[slot.item - 1].starts;
		for (; starts != 0; starts &= starts - 1) {
			note_tag(
				&lang->keys[__builtin_ctzll(starts)], slot.tag);
		}
	}
}

static void note_keys(struct kd_lang *lang)
{
	const uint64_t n = lang->header->sections[KD_SECTION_STRING_HASH].n;
	for (uint64_t i = 0; i < n; i++) {
		const struct kd_pack_slot slot = lang->string_hash[i];
		if (slot.item != 0) {
			note_tag(&lang->keys[lang->rows[slot.item - 1].table],
				slot.tag);
		}
	}
}

static bool ready_sieves(struct kd_lang *lang)
{
	for (enum kd_table i = 0; i < KD_TABLE_COUNT; i++) {
		if (!new_sieve(kd_lang_rows(lang, i), &lang->keys[i])) {
			return false;
		}
	}
	if (!new_sieve(kd_lang_vocabulary(lang), &lang->words)) {
		return false;
	}
	note_words(lang);
	note_keys(lang);
	return true;
}

/* Notes how a row's phrase begins. */
static void note_row(struct kd_lang *lang, uint32_t i)
{
	const struct kd_pack_row *row = &lang->rows[i];
	const uint32_t *elements = lang->elements + row->first_element;
	lang->phrases[i] = (struct kd_lang_phrase){
		.place = row->first_element &
			 ((UINT32_C(1) << KD_LANG_PLACE_BITS) - 1),
		.n = row->n_elements & (KD_PHRASE_ELEMENTS * 2 - 1),
		.second = row->n_elements > 1 ? elements[1] : KD_NONE,
	};
	if (row->n_elements > 0 && elements[0] >= KD_ELEMENT_CLASS) {
		const uint32_t class = elements[0] - KD_ELEMENT_CLASS;
		struct kd_lang_range *range =
			&lang->class_ranges[row->table][class];
		lang->begins[row->table] |= 1u << class;
		if (range->n++ == 0) {
			range->row = i;
			range->first = lang->phrases[i];
		}
	}
}

static bool ready_ranges(struct kd_lang *lang)
{
	const struct kd_pack_range *ranges = kd_lang_pack_ranges(lang);
	const uint64_t n = lang->header->sections[KD_SECTION_RANGES].n;
	const uint64_t n_rows = lang->header->sections[KD_SECTION_ROWS].n;
	lang->ranges = calloc(n + 1, sizeof(*lang->ranges));
	for (uint64_t i = 0; lang->ranges != NULL && i < n; i++) {
		/* One that no word has may name any row. */
		const uint64_t row =
			ranges[i].row < n_rows ? ranges[i].row : n_rows;
		lang->ranges[i] = (struct kd_lang_range){ .row = ranges[i].row,
			.n = ranges[i].n,
			.first = lang->phrases[row] };
	}
	return lang->ranges != NULL;
}

/* Gathers what searches look at first, so that it lies close together. */
static bool ready_searches(struct kd_lang *lang)
{
	const uint32_t n = (uint32_t)lang->header->sections[KD_SECTION_ROWS].n;
	lang->phrases = calloc((size_t)n + 1, sizeof(*lang->phrases));
	lang->class_ranges =
		calloc(KD_TABLE_COUNT, sizeof(*lang->class_ranges));
	lang->begins = calloc(KD_TABLE_COUNT, sizeof(*lang->begins));
	if (lang->phrases == NULL || lang->class_ranges == NULL ||
		lang->begins == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		note_row(lang, i);
	}
	return ready_ranges(lang) && ready_sieves(lang);
}

#define SEPARATED_WEIGHT (-600) /* of pairs that were never counted */

/* Puts what was counted of pairs of tags in rows and columns. */
static bool ready_tag_pairs(struct kd_lang *lang)
{
	const uint32_t first = kd_lang_first_row(lang, KD_TABLE_TAG_PAIRS);
	const uint32_t end = first + kd_lang_rows(lang, KD_TABLE_TAG_PAIRS);
	struct kd_str key = { 0 };
	uint32_t left = 0;
	lang->tag_pairs = calloc(KD_TAG_COUNT, sizeof(*lang->tag_pairs));
	for (uint32_t row = first; lang->tag_pairs != NULL && row < end;
		row++) {
		const struct kd_str next = kd_lang_key(lang, row);
		/* Equal texts of a pack are one. */
		if (next.data != key.data) {
			key = next;
			left = kd_term_find(kd_tag_labels, KD_TAG_COUNT, key);
			for (uint32_t k = 0; k < KD_TAG_COUNT; k++) {
				lang->tag_pairs[left][k] = SEPARATED_WEIGHT;
			}
		}
		const int32_t right =
			kd_lang_number(lang, row, KD_COLUMN_TAG_PAIRS_RIGHT);
		lang->tag_pairs[left][right] = (int16_t)kd_lang_number(
			lang, row, KD_COLUMN_TAG_PAIRS_WEIGHT);
	}
	return lang->tag_pairs != NULL;
}

/* Whether event-words.tsv has a row with this mode, and with these roles
 * unless they are NULL. */
static bool has_mode(
	const struct kd_lang *lang, const char *mode, const char *roles)
{
	const uint32_t first = kd_lang_first_row(lang, KD_TABLE_EVENT_WORDS);
	const uint32_t n = kd_lang_rows(lang, KD_TABLE_EVENT_WORDS);
	for (uint32_t row = first; row < first + n; row++) {
		if (kd_lang_is(lang, row, KD_COLUMN_EVENT_WORDS_MODE, mode) &&
			(roles == NULL ||
				kd_lang_is(lang, row,
					KD_COLUMN_EVENT_WORDS_ROLES, roles))) {
			return true;
		}
	}
	return false;
}

/* What event-words.tsv says of the language as a whole: no document need go
 * through all of its rows for that. */
static void learn_grammar(struct kd_lang *lang)
{
	lang->has_articles = has_mode(lang, "definite", NULL);
	lang->drops_subjects = has_mode(lang, "drop", NULL);
	lang->bare_agents = has_mode(lang, "passive", "Ins");
}

bool kd_lang_ready(struct kd_lang *lang)
{
	learn_grammar(lang);
	return ready_searches(lang) && ready_tag_pairs(lang);
}

void kd_lang_forget(struct kd_lang *lang)
{
	free(lang->phrases);
	free(lang->ranges);
	free(lang->class_ranges);
	free(lang->begins);
	free(lang->words.bits);
	for (uint32_t i = 0; i < KD_TABLE_COUNT; i++) {
		free(lang->keys[i].bits);
	}
	free(lang->tag_pairs);
}
