/* syntax_guess.c - what a word may be that the word list lacks. */
#include "read/syntax/syntax_private.h"

#include "base/utf8.h"

#define LONGEST_ENDING_BYTES 28
#define LONGEST_WORD_BYTES 96
/* A tail shorter than this says little of the word it ends. */
#define SHORTEST_TAIL_LETTERS 4
#define SHORTEST_FRONT_LETTERS 2
/* What each further possibility of an ending costs, and a guess beside a
 * known tail. */
#define RANK_WEIGHT (-60)
#define GUESS_WEIGHT (-180)

/* Length of the longest ending to look at; 0 for words too short or long. */
static uint32_t longest_ending(struct kd_str folded)
{
	if (folded.len < 2 || folded.len > LONGEST_WORD_BYTES) {
		return 0;
	}
	return folded.len <= LONGEST_ENDING_BYTES ? folded.len - 1
						  : LONGEST_ENDING_BYTES;
}

static bool is_boundary(struct kd_str text, uint32_t at)
{
	return at == text.len || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

static uint64_t joined(uint64_t of_stem, uint64_t of_ending)
{
	for (enum kd_feature i = 0; i < KD_FEATURE_COUNT; i++) {
		const uint32_t value = kd_feats_get(of_ending, i);
		if (value != 0) {
			of_stem = kd_feats_set(of_stem, i, value);
		}
	}
	return of_stem;
}

static uint64_t row_feats(const struct kd_lang *lang, uint32_t row)
{
	return kd_lang_feats(lang, row, KD_COLUMN_SUFFIXES_FEATS);
}

/* The first row of the endings with this key, or KD_NONE; *end is past them. */
static uint32_t rows_of(
	const struct kd_lang *lang, struct kd_str key, uint32_t *end)
{
	const uint32_t row = kd_lang_find(lang, KD_TABLE_SUFFIXES, key);
	const uint32_t last = kd_lang_first_row(lang, KD_TABLE_SUFFIXES) +
			      kd_lang_rows(lang, KD_TABLE_SUFFIXES);
	*end = row;
	while (row != KD_NONE && *end < last &&
		kd_str_equal(kd_lang_key(lang, *end), key)) {
		(*end)++;
	}
	return row;
}

/* A word with an ending undone, as long as rows undo it in the same way. */
struct stem {
	struct kd_str cut;
	struct kd_str add;
	uint32_t word; /* KD_NONE if the list lacks it */
};

/* The word that is left when an ending is undone, if it is known. */
static uint32_t stem_word(const struct kd_lang *lang, struct kd_str folded,
	struct kd_str cut, struct kd_str add)
{
	char stem[LONGEST_WORD_BYTES];
	const uint32_t keep = folded.len - cut.len;
	if (cut.len >= folded.len || keep + add.len > sizeof(stem) ||
		!kd_str_ends_with(folded, cut)) {
		return KD_NONE;
	}
	memcpy(stem, folded.data, keep);
	if (add.len > 0) {
		memcpy(stem + keep, add.data, add.len);
	}
	return kd_lang_word(
		lang, (struct kd_str){ .data = stem, .len = keep + add.len });
}

/* An ending on a word of the list: "planens" of "planen". What says the number
 * too goes on lemmas only. */
static void add_known_stem(const struct kd_lang *lang, uint32_t row,
	struct kd_str folded, struct stem *stem, struct kd_slot *out)
{
	const struct kd_str cut =
		kd_lang_text(lang, row, KD_COLUMN_SUFFIXES_CUT);
	const struct kd_str add =
		kd_lang_text(lang, row, KD_COLUMN_SUFFIXES_ADD);
	if (cut.len != stem->cut.len || !kd_str_equal(add, stem->add)) {
		*stem = (struct stem){ .cut = cut,
			.add = add,
			.word = stem_word(lang, folded, cut, add) };
	}
	const uint32_t upos =
		(uint32_t)kd_lang_number(lang, row, KD_COLUMN_SUFFIXES_UPOS);
	const uint64_t feats = row_feats(lang, row);
	const bool whole = kd_feats_get(feats, KD_FEATURE_NUMBER) != 0;
	struct kd_word_analysis analysis;
	for (uint32_t i = 0; kd_lang_analysis(lang, stem->word, i, &analysis);
		i++) {
		if (analysis.upos == upos &&
			(!whole || analysis.lemma_word == stem->word)) {
			const uint64_t both = joined(analysis.feats, feats);
			kd_syntax_add(out,
				(struct kd_candidate){ .lemma = analysis.lemma,
					.lemma_word = analysis.lemma_word,
					.upos = (uint8_t)upos,
					.feats = both });
		}
	}
}

static void add_guess(const struct kd_lang *lang, uint32_t row,
	struct kd_str folded, int32_t weight, struct kd_slot *out)
{
	const struct kd_str cut =
		kd_lang_text(lang, row, KD_COLUMN_SUFFIXES_CUT);
	if (cut.len >= folded.len || !kd_str_ends_with(folded, cut)) {
		return;
	}
	kd_syntax_add(
		out, (struct kd_candidate){ .lemma = kd_lang_text(lang, row,
						    KD_COLUMN_SUFFIXES_ADD),
			     .lemma_word = KD_NONE,
			     .keep = folded.len - cut.len,
			     .upos = (uint8_t)kd_lang_number(
				     lang, row, KD_COLUMN_SUFFIXES_UPOS),
			     .feats = row_feats(lang, row),
			     .weight = weight });
}

/* What the rows of one ending say; each further part of speech counts less. */
static void add_guesses(const struct kd_lang *lang, uint32_t row, uint32_t end,
	struct kd_str folded, struct kd_slot *out)
{
	int32_t weight = out->n > 0 ? GUESS_WEIGHT : 0;
	int32_t before = 0;
	for (uint32_t i = row; i < end; i++) {
		const int32_t upos =
			kd_lang_number(lang, i, KD_COLUMN_SUFFIXES_UPOS);
		if (upos == KD_UPOS_PROPN) {
			continue;
		}
		if (before != 0 && upos != before) {
			weight += RANK_WEIGHT;
		}
		before = upos;
		add_guess(lang, i, folded, weight, out);
	}
}

/* Puts in what the pack has counted for an ending: of names with +, of other
 * words with -. */
static void put_counted(const struct kd_lang *lang, char sign,
	struct kd_str ending, uint32_t first, struct kd_slot *out)
{
	char key[LONGEST_ENDING_BYTES + 1] = { sign };
	if (ending.len > 0 && ending.len <= LONGEST_ENDING_BYTES) {
		memcpy(key + 1, ending.data, ending.len);
		kd_syntax_put_counted(lang,
			(struct kd_str){ .data = key, .len = ending.len + 1 },
			first, out);
	}
}

/* A word that ends in a known one is inflected as that: compounds, prefixes.
 */
static void add_tail(
	const struct kd_lang *lang, struct kd_str folded, struct kd_slot *out)
{
	const uint32_t letters = kd_utf8_length(folded);
	uint32_t before = 0;
	for (uint32_t at = 1; at < folded.len; at++) {
		if (!is_boundary(folded, at)) {
			continue;
		}
		before++;
		if (before < SHORTEST_FRONT_LETTERS ||
			before + SHORTEST_TAIL_LETTERS > letters) {
			continue;
		}
		const uint32_t word = kd_lang_word(
			lang, kd_str_slice(folded, at, folded.len));
		struct kd_word_analysis analysis;
		for (uint32_t i = 0; kd_lang_analysis(lang, word, i, &analysis);
			i++) {
			if (analysis.upos == KD_UPOS_NOUN ||
				analysis.upos == KD_UPOS_VERB ||
				analysis.upos == KD_UPOS_ADJ) {
				kd_syntax_add(out,
					(struct kd_candidate){
						.lemma = analysis.lemma,
						.lemma_word = KD_NONE,
						.keep = at,
						.upos = (uint8_t)analysis.upos,
						.feats = analysis.feats });
			}
		}
		if (out->n > 0) {
			return;
		}
	}
}

bool kd_syntax_guess(
	const struct kd_lang *lang, struct kd_str folded, struct kd_slot *out)
{
	uint32_t best = KD_NONE;
	uint32_t best_end = 0;
	for (uint32_t len = longest_ending(folded); len > 0; len--) {
		if (!is_boundary(folded, folded.len - len)) {
			continue;
		}
		uint32_t end = 0;
		const uint32_t row = rows_of(lang,
			kd_str_slice(folded, folded.len - len, folded.len),
			&end);
		struct stem stem = { .cut.len = KD_NONE };
		for (uint32_t i = row; row != KD_NONE && i < end; i++) {
			add_known_stem(lang, i, folded, &stem, out);
		}
		if (out->n > 0) {
			return true;
		}
		if (best == KD_NONE && row != KD_NONE) {
			best = row;
			best_end = end;
		}
	}
	add_tail(lang, folded, out);
	if (best != KD_NONE) {
		const uint32_t before = out->n;
		add_guesses(lang, best, best_end, folded, out);
		if (before == 0) {
			put_counted(lang, '-', kd_lang_key(lang, best), 0, out);
		}
	}
	return false;
}

/* The rows of the longest ending that says something of names; their key. */
static struct kd_str add_named(
	const struct kd_lang *lang, struct kd_str folded, struct kd_slot *out)
{
	const uint32_t before = out->n;
	for (uint32_t len = longest_ending(folded); len > 0; len--) {
		if (!is_boundary(folded, folded.len - len)) {
			continue;
		}
		uint32_t end = 0;
		const struct kd_str ending =
			kd_str_slice(folded, folded.len - len, folded.len);
		const uint32_t row = rows_of(lang, ending, &end);
		for (uint32_t i = row; row != KD_NONE && i < end; i++) {
			if (kd_lang_number(lang, i, KD_COLUMN_SUFFIXES_UPOS) ==
				KD_UPOS_PROPN) {
				add_guess(lang, i, folded, 0, out);
			}
		}
		if (out->n > before) {
			return ending;
		}
	}
	return (struct kd_str){ 0 };
}

void kd_syntax_guess_name(const struct kd_lang *lang, struct kd_str folded,
	uint32_t word, int32_t weight, struct kd_slot *out)
{
	const uint32_t before = out->n;
	const struct kd_str ending = add_named(lang, folded, out);
	kd_syntax_add(out, (struct kd_candidate){ .lemma_word = word,
				   .keep = folded.len,
				   .upos = KD_UPOS_PROPN });
	put_counted(lang, '+', ending, before, out);
	for (uint32_t i = before; i < out->n; i++) {
		out->items[i].weight += weight;
	}
}
