/* lang.c - a language pack: its words, tables and how they are matched. */
#include "lang/lang.h"

#include "lang/format.h"

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

uint32_t kd_lang_vocabulary(const struct kd_lang *lang)
{
	return (uint32_t)lang->header->sections[KD_SECTION_VOCABULARY].n;
}

static inline bool may_hold(const struct kd_lang_sieve *sieve, uint64_t hash)
{
	const uint32_t bit = (uint32_t)(hash >> 32) & sieve->mask;
	return (sieve->bits[bit / 64] >> (bit % 64) & 1) != 0;
}

static uint32_t word_of(
	const struct kd_lang *lang, struct kd_str folded, uint64_t hash)
{
	const uint64_t slots = lang->header->sections[KD_SECTION_WORD_HASH].n;
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

uint32_t kd_lang_word(const struct kd_lang *lang, struct kd_str folded)
{
	if (folded.len > KD_PACK_KEY_BYTES) {
		return KD_NONE;
	}
	const uint64_t hash = kd_pack_word_hash(folded);
	return may_hold(&lang->words, hash) ? word_of(lang, folded, hash)
					    : KD_NONE;
}

uint32_t kd_lang_starting(
	const struct kd_lang *lang, enum kd_table table, struct kd_str folded)
{
	if (folded.len > KD_PACK_KEY_BYTES) {
		return KD_NONE;
	}
	const uint64_t hash = kd_pack_word_hash(folded);
	const uint32_t word = may_hold(&lang->keys[table], hash)
				      ? word_of(lang, folded, hash)
				      : KD_NONE;
	return kd_lang_starts(lang, table, word) ? word : KD_NONE;
}

/* The word that stands where the search for a hash begins, or KD_NONE. */
static uint32_t first_word(const struct kd_lang *lang, uint64_t hash)
{
	const uint64_t slots = lang->header->sections[KD_SECTION_WORD_HASH].n;
	const uint32_t item = lang->word_hash[hash & (slots - 1)].item;
	return item != 0 ? item - 1 : KD_NONE;
}

void kd_lang_find_words(const struct kd_lang *lang, const struct kd_str *folded,
	uint32_t n, uint32_t *out)
{
	const uint64_t slots = lang->header->sections[KD_SECTION_WORD_HASH].n;
	uint64_t hashes[KD_LANG_BATCH];
	assert(n <= KD_LANG_BATCH);
	for (uint32_t i = 0; i < n; i++) {
		hashes[i] = folded[i].len <= KD_PACK_KEY_BYTES
				    ? kd_pack_word_hash(folded[i])
				    : 0;
		__builtin_prefetch(&lang->word_hash[hashes[i] & (slots - 1)]);
	}
	for (uint32_t i = 0; i < n; i++) {
		out[i] = first_word(lang, hashes[i]);
		if (out[i] != KD_NONE) {
			__builtin_prefetch(&lang->vocabulary[out[i]]);
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		if (out[i] != KD_NONE) {
			const struct kd_pack_word *word =
				&lang->vocabulary[out[i]];
			__builtin_prefetch(lang->text + word->text);
			__builtin_prefetch(
				&lang->analyses[word->first_analysis]);
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		out[i] = folded[i].len <= KD_PACK_KEY_BYTES
				 ? word_of(lang, folded[i], hashes[i])
				 : KD_NONE;
	}
}

/* First row from low on whose second element is not less than wanted. */
static uint32_t first_row_from(const struct kd_lang *lang, uint32_t low,
	uint32_t high, uint32_t wanted)
{
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (lang->phrases[middle].second < wanted) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* Below so many rows it does not pay to halve. */
#define FEW_ROWS 6u

/* The rows of a range that have this second element: most often few, so that
 * their end is near. */
static struct kd_lang_range rows_with(const struct kd_lang *lang,
	struct kd_lang_range range, uint32_t element)
{
	const uint32_t end = range.row + range.n;
	const uint32_t low = first_row_from(lang, range.row, end, element);
	uint32_t high = low;
	while (high < end && high < low + FEW_ROWS &&
		lang->phrases[high].second == element) {
		high++;
	}
	if (high == low + FEW_ROWS) {
		high = element == KD_NONE
			       ? end
			       : first_row_from(lang, high, end, element + 1);
	}
	return (struct kd_lang_range){ low, high - low, lang->phrases[low] };
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

/* Tokens that a row takes whose first element matches token i, or 0. */
static uint32_t tokens_of_row(const struct kd_lang *lang,
	struct kd_lang_phrase phrase, const struct kd_words *words, uint32_t i)
{
	if (phrase.second == KD_NONE) {
		return 1;
	}
	if (phrase.second != KD_ELEMENT_GAP &&
		(i + 1 >= words->n ||
			!element_matches(phrase.second, words, i + 1))) {
		return 0;
	}
	const uint32_t taken =
		phrase.n == 2 ? 1
			      : tokens_taken(lang->elements + phrase.place + 1,
					phrase.n - 1, words, i + 1);
	return taken == KD_NONE ? 0 : 1 + taken;
}

/* Tries the rows of a range, whose first element matches; keeps the longest in
 * out. */
static void match_range(const struct kd_lang *lang, struct kd_lang_range range,
	const struct kd_words *words, uint32_t i, struct kd_match *out)
{
	for (uint32_t k = 0; k < range.n; k++) {
		const struct kd_lang_phrase phrase =
			k == 0 ? range.first : lang->phrases[range.row + k];
		const uint32_t n = tokens_of_row(lang, phrase, words, i);
		if (n > out->n) {
			*out = (struct kd_match){ .row = range.row + k,
				.n = n };
		}
	}
}

/* Tries the rows of a range, whose first element matches; of many only those
 * whose second element may match too. */
static void match_from(const struct kd_lang *lang, struct kd_lang_range range,
	const struct kd_words *words, uint32_t i, struct kd_match *out)
{
	if (range.n <= FEW_ROWS) {
		match_range(lang, range, words, i, out);
		return;
	}
	match_range(
		lang, rows_with(lang, range, KD_ELEMENT_GAP), words, i, out);
	match_range(lang, rows_with(lang, range, KD_NONE), words, i, out);
	if (i + 1 >= words->n) {
		return;
	}
	const uint32_t form = words->forms[i + 1];
	const uint32_t lemma =
		words->lemmas != NULL ? words->lemmas[i + 1] : KD_NONE;
	if (form != KD_NONE) {
		match_range(lang, rows_with(lang, range, form), words, i, out);
	}
	if (lemma != form && lemma != KD_NONE) {
		match_range(lang, rows_with(lang, range, lemma), words, i, out);
	}
	uint32_t classes = words->classes != NULL ? words->classes[i + 1] : 0;
	for (uint32_t k = 0; classes != 0; k++, classes >>= 1) {
		if ((classes & 1) != 0) {
			match_range(lang,
				rows_with(lang, range, KD_ELEMENT_CLASS + k),
				words, i, out);
		}
	}
}

/* Tries the rows of a table that begin with a word. */
static void match_word(const struct kd_lang *lang, enum kd_table table,
	uint32_t word, const struct kd_words *words, uint32_t i,
	struct kd_match *out)
{
	if (kd_lang_starts(lang, table, word)) {
		const uint32_t number =
			kd_pack_range_of(&lang->vocabulary[word], table);
		match_from(lang, lang->ranges[number], words, i, out);
	}
}

bool kd_lang_match_rows(const struct kd_lang *lang, enum kd_table table,
	const struct kd_words *words, uint32_t i, struct kd_match *out)
{
	*out = (struct kd_match){ .row = KD_NONE };
	const uint32_t form = words->forms[i];
	const uint32_t lemma =
		words->lemmas != NULL ? words->lemmas[i] : KD_NONE;
	match_word(lang, table, form, words, i, out);
	if (lemma != form) {
		match_word(lang, table, lemma, words, i, out);
	}
	uint32_t classes = words->classes != NULL
				   ? words->classes[i] & lang->begins[table]
				   : 0;
	for (uint32_t k = 0; classes != 0; k++, classes >>= 1) {
		if ((classes & 1) != 0) {
			match_from(lang, lang->class_ranges[table][k], words, i,
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
	if (key.len > KD_PACK_KEY_BYTES) {
		return KD_NONE;
	}
	const uint64_t slots = lang->header->sections[KD_SECTION_STRING_HASH].n;
	const uint64_t hash = kd_pack_string_hash(table, key);
	if (!may_hold(&lang->keys[table], hash)) {
		return KD_NONE;
	}
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
