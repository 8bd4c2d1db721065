/* lang.h - a language pack: its words, tables and how they are matched. */
#ifndef KD_LANG_LANG_H
#define KD_LANG_LANG_H

#include "lang/format.h"
#include "model/model.h"

#include <assert.h>
#include <string.h>

/* Where a phrase's elements stand, how many, and which is the second: what
 * matching needs of a row, so that it need not be read. No row of STRING tables
 * has any. */
#define KD_LANG_PLACE_BITS 26
struct kd_lang_phrase {
	uint32_t place : KD_LANG_PLACE_BITS;
	uint32_t n : 32 - KD_LANG_PLACE_BITS;
	uint32_t second; /* KD_NONE if there is none */
};

/* Rows that begin with one element, and the first of them, most often the only
 * one. */
struct kd_lang_range {
	uint32_t row;
	uint32_t n;
	struct kd_lang_phrase first;
};

/* Bits that are set where a tag is in a hash, and may be where not. */
struct kd_lang_sieve {
	uint64_t *bits;
	uint32_t mask; /* of a tag: the number of its bit */
};

/* Mapped read-only, immutable, shared by threads. Texts it gives are borrowed
 * and live until it is closed. Its parts stand here for the few functions that
 * are called for every word, and for nothing else. */
struct kd_lang {
	const struct kd_pack_header *header;
	const struct kd_pack_word *vocabulary;
	const struct kd_pack_slot *word_hash;
	const struct kd_pack_analysis *analyses;
	const struct kd_pack_row *rows;
	const uint32_t *elements;
	const uint32_t *cells;
	const struct kd_pack_slot *string_hash;
	const char *text;
	struct kd_lang_phrase *phrases; /* of each row */
	struct kd_lang_range *ranges;   /* by words, see struct kd_pack_word */
	/* Of each table the rows that begin with each class. */
	struct kd_lang_range (*class_ranges)[KD_CLASS_COUNT];
	bool has_articles;   /* the language marks what is definite */
	bool drops_subjects; /* where its verbs tell them */
	bool bare_agents; /* who acts in the passive is in the instrumental */
	/* Of each table the classes that phrases begin with, a bit for each. */
	uint32_t *begins;
	/* What is in the hashes, a bit for each tag: small enough to be near,
	 * and most that is searched for is not there. Of all words, and of each
	 * table the keys, or the words that phrases begin with. */
	struct kd_lang_sieve words;
	struct kd_lang_sieve keys[KD_TABLE_COUNT];
	/* How well tags follow each other: natural logarithms in hundredths,
	 * 0 is neutral. [left][right] */
	int16_t (*tag_pairs)[KD_TAG_COUNT];
	struct kd_file file;     /* to be closed, or zeroes */
	struct kd_once *checked; /* see kd_lang_check; NULL: it is */
	/* Weights that the pack names, or NULL; borrowed, see packs.h. */
	const struct kd_model *models[KD_MODEL_KIND_COUNT];
};

/* One thing a form may be, by the pack's word list. */
struct kd_word_analysis {
	struct kd_str lemma;
	uint32_t lemma_word;
	enum kd_upos upos;
	uint64_t feats; /* see doc/feats.h */
};

/* The words of a text as the matcher sees them, each array n long. */
struct kd_words {
	const uint32_t *forms;   /* vocabulary or KD_NONE */
	const uint32_t *lemmas;  /* the same; NULL where not known yet */
	const uint32_t *classes; /* bit per enum kd_class; may be NULL */
	uint32_t n;
};

/* A phrase found: which row, and how many tokens it took, gaps included. */
struct kd_match {
	uint32_t row;
	uint32_t n;
};

/* Maps a pack and looks at how it begins; kd_lang_check does the rest. The
 * caller closes it. KD_EIO, KD_ENOTFOUND, or KD_EVERSION and KD_EINPUT for a
 * file that is no pack, is cut short or of another version. */
enum kd_status kd_lang_open(const char *path, struct kd_lang **out,
	struct kd_err *err) KD_MUST_CHECK;
void kd_lang_close(struct kd_lang *lang);

/* Goes through all of a pack, the first time that it is asked to: only what the
 * pack says of itself (its code, its name) may be used before. KD_EINPUT for
 * one that is damaged. */
enum kd_status kd_lang_check(
	const struct kd_lang *lang, struct kd_err *err) KD_MUST_CHECK;

/* The file of weights of a kind that the pack names, or none; may be asked
 * before kd_lang_check. KD_EINPUT if that cannot be told. */
enum kd_status kd_lang_model_file(const struct kd_lang *lang,
	enum kd_model_kind kind, struct kd_str *out,
	struct kd_err *err) KD_MUST_CHECK;

/* Goes through the pack's weights of a kind, where it has any, the first time
 * that it is asked to: nothing may be read by them before. */
enum kd_status kd_lang_need(const struct kd_lang *lang, enum kd_model_kind kind,
	struct kd_err *err) KD_MUST_CHECK;

/* Checks bytes that are to be a pack, 8-aligned, and borrows them: what both
 * do with a file. */
enum kd_status kd_lang_parse(const void *bytes, size_t n, struct kd_lang **out,
	struct kd_err *err) KD_MUST_CHECK;

struct kd_str kd_lang_code(const struct kd_lang *lang);
struct kd_str kd_lang_name(const struct kd_lang *lang);
struct kd_str kd_lang_script(const struct kd_lang *lang);
struct kd_str kd_lang_direction(const struct kd_lang *lang); /* ltr, rtl */
struct kd_str kd_lang_version(const struct kd_lang *lang);
/* Number of rows of a table: what "kilde languages" tells. */
static inline uint32_t kd_lang_rows(
	const struct kd_lang *lang, enum kd_table table)
{
	return lang->header->tables[table].n;
}

/* First row of a table; its rows follow one another. */
static inline uint32_t kd_lang_first_row(
	const struct kd_lang *lang, enum kd_table table)
{
	return lang->header->tables[table].first;
}

uint32_t kd_lang_vocabulary(const struct kd_lang *lang);

/* A text of the pack by its place there. */
static inline struct kd_str kd_lang_text_at(
	const struct kd_lang *lang, uint32_t text)
{
	struct kd_str out = { NULL, 0 };
	if (text != 0) {
		memcpy(&out.len, lang->text + text, sizeof(out.len));
		out.data = lang->text + text + sizeof(out.len);
	}
	return out;
}

/* Whether every noun is written with a capital, so that one says little. */
static inline bool kd_lang_has_capital_nouns(const struct kd_lang *lang)
{
	return kd_str_equal(kd_lang_text_at(lang, lang->header->capitals),
		kd_str_view("nouns"));
}

/* The word of a folded form, or KD_NONE. */
uint32_t kd_lang_word(const struct kd_lang *lang, struct kd_str folded);
/* The same where a phrase of the table begins with it, else KD_NONE: takes less
 * where most words do not. */
uint32_t kd_lang_starting(
	const struct kd_lang *lang, enum kd_table table, struct kd_str folded);
/* The words of many folded forms: while one comes from memory others are looked
 * for. */
#define KD_LANG_BATCH 32u
void kd_lang_find_words(const struct kd_lang *lang, const struct kd_str *folded,
	uint32_t n, uint32_t *out);

static inline struct kd_str kd_lang_word_text(
	const struct kd_lang *lang, uint32_t word)
{
	assert(word < kd_lang_vocabulary(lang));
	return kd_lang_text_at(lang, lang->vocabulary[word].text);
}

/* The i-th analysis of a word, likeliest first; false if there is none. */
static inline bool kd_lang_analysis(const struct kd_lang *lang, uint32_t word,
	uint32_t i, struct kd_word_analysis *out)
{
	if (word == KD_NONE || i >= lang->vocabulary[word].n_analyses) {
		return false;
	}
	const struct kd_pack_analysis *analysis =
		&lang->analyses[lang->vocabulary[word].first_analysis + i];
	out->lemma = kd_lang_word_text(lang, analysis->lemma);
	out->lemma_word = analysis->lemma;
	out->upos = (enum kd_upos)analysis->upos;
	out->feats = analysis->feats;
	return true;
}

/* Whether a phrase of the table begins with this word: a cheap first test. */
static inline bool kd_lang_starts(
	const struct kd_lang *lang, enum kd_table table, uint32_t word)
{
	return word != KD_NONE &&
	       (lang->vocabulary[word].starts >> table & 1) != 0;
}

/* The tables of which a phrase may begin at token i by its form or its lemma, a
 * bit per enum kd_table: one look for all of them. */
static inline uint64_t kd_lang_starts_at(
	const struct kd_lang *lang, const struct kd_words *words, uint32_t i)
{
	const uint32_t form = words->forms[i];
	const uint32_t lemma = words->lemmas != NULL ? words->lemmas[i] : form;
	uint64_t starts = form != KD_NONE ? lang->vocabulary[form].starts : 0;
	if (lemma != form && lemma != KD_NONE) {
		starts |= lang->vocabulary[lemma].starts;
	}
	return starts;
}

static inline bool kd_lang_has_table(uint64_t starts, enum kd_table table)
{
	return (starts >> table & 1) != 0;
}

/* Whether one may begin at token i: what is asked of every word before the rows
 * are looked at. */
static inline bool kd_lang_may_match(const struct kd_lang *lang,
	enum kd_table table, const struct kd_words *words, uint32_t i)
{
	return i < words->n &&
	       (kd_lang_has_table(kd_lang_starts_at(lang, words, i), table) ||
		       (words->classes != NULL &&
			       (words->classes[i] & lang->begins[table]) != 0));
}

/* The longest of the rows that begin at token i, where one may. */
bool kd_lang_match_rows(const struct kd_lang *lang, enum kd_table table,
	const struct kd_words *words, uint32_t i, struct kd_match *out);

/* The longest phrase of the table that begins at token i; false if none.
 * An element matches a token's form, its lemma, or one of its classes. */
static inline bool kd_lang_match(const struct kd_lang *lang,
	enum kd_table table, const struct kd_words *words, uint32_t i,
	struct kd_match *out)
{
	if (kd_lang_may_match(lang, table, words, i)) {
		return kd_lang_match_rows(lang, table, words, i, out);
	}
	out->row = KD_NONE;
	out->n = 0;
	return false;
}

/* The class that the k-th element of a phrase row names; KD_CLASS_COUNT for a
 * word, a gap, or beyond the row's end. */
enum kd_class kd_lang_element_class(
	const struct kd_lang *lang, uint32_t row, uint32_t k);

/* The row of a STRING table with this key, or KD_NONE; the keys as written in
 * the pack (most are folded). More rows with the same key follow it. */
uint32_t kd_lang_find(
	const struct kd_lang *lang, enum kd_table table, struct kd_str key);

/* A row's key and cells. Text is none where the cell is "-". */
static inline struct kd_str kd_lang_key(
	const struct kd_lang *lang, uint32_t row)
{
	return kd_lang_text_at(lang, lang->rows[row].key);
}

static inline uint32_t kd_lang_cell(
	const struct kd_lang *lang, uint32_t row, uint32_t column)
{
	assert(column < kd_table_shapes[lang->rows[row].table].n_columns);
	return lang->cells[lang->rows[row].first_cell + column];
}

static inline struct kd_str kd_lang_text(
	const struct kd_lang *lang, uint32_t row, uint32_t column)
{
	return kd_lang_text_at(lang, kd_lang_cell(lang, row, column));
}

static inline int32_t kd_lang_number(
	const struct kd_lang *lang, uint32_t row, uint32_t column)
{
	return (int32_t)kd_lang_cell(lang, row, column);
}

/* A cell of features; none where it is "-". */
static inline uint64_t kd_lang_feats(
	const struct kd_lang *lang, uint32_t row, uint32_t column)
{
	const struct kd_str bytes =
		kd_lang_text_at(lang, kd_lang_cell(lang, row, column));
	uint64_t feats = 0;
	if (bytes.data != NULL) {
		memcpy(&feats, bytes.data, sizeof(feats));
	}
	return feats;
}

/* Whether a text cell is this label: kd_lang_is(lang, row, column, "verb"). */
static inline bool kd_lang_is(const struct kd_lang *lang, uint32_t row,
	uint32_t column, const char *label)
{
	return kd_str_equal(
		kd_lang_text(lang, row, column), kd_str_view(label));
}

/* The row's name as the output's "rule": "nb/speech-verbs/ifølge". */
struct kd_str kd_lang_rule(
	const struct kd_lang *lang, struct kd_arena *arena, uint32_t row);

#endif
