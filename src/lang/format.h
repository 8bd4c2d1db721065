/* format.h - how a .kpack file is laid out; for its writer and its reader. */
#ifndef KD_LANG_FORMAT_H
#define KD_LANG_FORMAT_H

#include "base/file.h"
#include "lang/tables.h"

/*
 *   header | info | vocabulary | word hash | analyses | rows | elements |
 *   cells | string hash | text
 *
 * All numbers are 32 or 64 bits in the machine's own byte order. Each section
 * starts on 8 bytes. Texts are {u32 length, bytes, NUL} in the text section,
 * named by their offset there; offset 0 is "none".
 */
#define KD_PACK_VERSION 6u
extern const struct kd_file_kind kd_pack_file;

enum kd_pack_section {
	KD_SECTION_VOCABULARY,
	KD_SECTION_WORD_HASH, /* slots of words */
	KD_SECTION_ANALYSES,
	KD_SECTION_RANGES,
	KD_SECTION_ROWS,
	KD_SECTION_ELEMENTS, /* u32: words, classes or the gap */
	KD_SECTION_CELLS,
	KD_SECTION_STRING_HASH, /* slots of rows */
	KD_SECTION_TEXT,
	KD_SECTION_COUNT
};

struct kd_pack_header {
	struct kd_file_head head; /* see kd_pack_checksum */
	uint64_t shape;           /* see kd_pack_shape */
	struct {
		uint64_t offset; /* bytes from the file's start */
		uint64_t n;      /* items; for TEXT bytes */
	} sections[KD_SECTION_COUNT];
	struct {
		uint32_t first; /* row */
		uint32_t n;
	} tables[KD_TABLE_COUNT];
	uint32_t code; /* texts */
	uint32_t name;
	uint32_t script;
	uint32_t direction;
	uint32_t pack_version;
	uint32_t fallback;
	uint32_t capitals; /* "nouns" where all of them have one */
};

/* A folded word of the pack, and which tables have a phrase beginning so: of
 * each, in their order, it has a range. */
struct kd_pack_word {
	uint32_t text;
	uint32_t first_analysis;
	uint32_t n_analyses;
	uint32_t first_range;
	uint64_t starts; /* bit per enum kd_table */
};

/* The rows of a table that begin with one element. */
struct kd_pack_range {
	uint32_t row;
	uint32_t n;
};

struct kd_pack_analysis {
	uint32_t lemma; /* word */
	uint32_t upos;  /* enum kd_upos */
	uint64_t feats;
};

/* Phrase rows of a table are sorted by first element, then by second (those
 * without one last), longest first; string rows by key. */
struct kd_pack_row {
	uint32_t table;
	uint32_t key; /* text, as the author wrote it */
	uint32_t first_element;
	uint32_t n_elements;
	uint32_t first_cell;
};

/* The number of a word's range of a table that has one. */
static inline uint32_t kd_pack_range_of(
	const struct kd_pack_word *word, uint32_t table)
{
	const uint64_t before = word->starts & ((UINT64_C(1) << table) - 1);
	return word->first_range + (uint32_t)__builtin_popcountll(before);
}

/* Elements that are not words. */
#define KD_ELEMENT_CLASS 0xFFFF0000u /* + enum kd_class */
#define KD_ELEMENT_GAP 0xFFFFFFFEu   /* ".." up to KD_GAP_TOKENS tokens */
#define KD_GAP_TOKENS 4

/* What is longer is no key: a text that is one word must not be hashed from
 * each of its letters on. */
#define KD_PACK_KEY_BYTES 256u

/* How long a phrase may be, and how many gaps it may have. */
#define KD_PHRASE_ELEMENTS 32
#define KD_PHRASE_GAPS 3

/* The first text of the text section: offset 0 is taken by "none". */
#define KD_PACK_TEXT_START 8u

/* Bytes of one item of each section. */
extern const size_t kd_pack_item_bytes[KD_SECTION_COUNT];

/* XXH3-64 of the whole file, its checksum taken as 0. bytes hold a head at
 * least; the same whatever tables the program knows. */
uint64_t kd_pack_checksum(const void *bytes, size_t n);

/* Tells apart programs that differ in tables, columns, terms, features or
 * classes: their packs hold other numbers for the same words. */
uint64_t kd_pack_shape(void);

/* A slot of a hash: item + 1, 0 for a free one, and bits of the key's hash
 * that spare most comparisons of text. */
struct kd_pack_slot {
	uint32_t tag;
	uint32_t item;
};

/* A search begins at the hash's low bits and goes on to the next slot until a
 * free one; the tag is its high bits. The number of slots is a power of two. */
uint64_t kd_pack_word_hash(struct kd_str folded);
uint64_t kd_pack_string_hash(enum kd_table table, struct kd_str key);
struct kd_pack_slot kd_pack_slot_of(uint64_t hash, uint32_t item);

#endif
