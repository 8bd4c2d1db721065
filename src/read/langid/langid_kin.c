/* langid_kin.c - tells near kin apart by the words of the packs. */
#include "read/langid/langid_private.h"

/* What a weight of one in langid.tsv is in eighths of a bit. */
#define ROW_WEIGHT 20
/* A lead that no more words will overturn, looked for every so many words. */
#define DECISIVE_LEAD (36 * ROW_WEIGHT)
#define DECIDE_WORDS 16u

void kd_langid_set_kin(
	struct kd_kin *kin, const struct kd_packs *packs, struct kd_str codes)
{
	*kin = (struct kd_kin){ 0 };
	while (codes.len > 0 && kin->n < KD_KIN_MAX) {
		const struct kd_str code = kd_str_cut(&codes, ' ');
		kin->codes[kin->n] = code;
		kin->packs[kin->n] = kd_packs_find(packs, code);
		kin->n++;
	}
}

static uint32_t index_of(const struct kd_kin *kin, struct kd_str code)
{
	for (uint32_t i = 0; i < kin->n; i++) {
		if (kd_str_equal(kin->codes[i], code)) {
			return i;
		}
	}
	return KD_NONE;
}

/* Adds a row's weight for a language against one or all of its kin. */
static void add_weight(struct kd_kin *kin, uint32_t language,
	const struct kd_lang *lang, uint32_t row)
{
	const struct kd_str against =
		kd_lang_text(lang, row, KD_COLUMN_LANGID_AGAINST);
	const int32_t weight =
		kd_lang_number(lang, row, KD_COLUMN_LANGID_WEIGHT);
	for (uint32_t i = 0; i < kin->n; i++) {
		if (i != language &&
			(against.data == NULL ||
				kd_str_equal(against, kin->codes[i]))) {
			kin->weights[language][i] += weight;
		}
	}
}

/* Adds all rows with this key: own is the language whose pack it is, or
 * KD_NONE for the pack that holds the rows of languages without one. */
static void weigh_key(struct kd_kin *kin, const struct kd_lang *lang,
	uint32_t own, struct kd_str key)
{
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_LANGID) +
			     kd_lang_rows(lang, KD_TABLE_LANGID);
	for (uint32_t row = kd_lang_find(lang, KD_TABLE_LANGID, key);
		row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		const struct kd_str code =
			kd_lang_text(lang, row, KD_COLUMN_LANGID_FOR);
		const uint32_t language =
			own == KD_NONE ? index_of(kin, code) : own;
		/* Rows that name their language are the fallback's, and every
		 * pack repeats those. */
		if (language != KD_NONE &&
			(own == KD_NONE) == (code.data != NULL)) {
			add_weight(kin, language, lang, row);
		}
	}
}

static void weigh_everywhere(
	struct kd_kin *kin, const struct kd_lang *fallback, struct kd_str key)
{
	for (uint32_t i = 0; i < kin->n; i++) {
		if (kin->packs[i] != NULL) {
			weigh_key(kin, kin->packs[i], i, key);
		}
	}
	weigh_key(kin, fallback, KD_NONE, key);
}

/* The word's endings of two to four letters. */
static void weigh_endings(
	struct kd_kin *kin, const struct kd_lang *fallback, struct kd_str word)
{
	char key[KD_LANGID_WORD_BYTES + 1];
	uint32_t at = word.len;
	uint32_t character = 0;
	for (uint32_t letters = 1; at > 0 && letters <= 4; letters++) {
		at -= kd_utf8_read_back(word, at, &character);
		if (letters < 2 || at == 0) {
			continue;
		}
		const uint32_t len = word.len - at;
		key[0] = '-';
		memcpy(key + 1, word.data + at, len);
		weigh_everywhere(kin, fallback,
			(struct kd_str){ .data = key, .len = len + 1 });
	}
}

/* Its letters that are not ASCII, and its beginnings of four to six letters. */
static void weigh_beginnings(
	struct kd_kin *kin, const struct kd_lang *fallback, struct kd_str word)
{
	char key[KD_LANGID_WORD_BYTES + 1];
	uint32_t character = 0;
	uint32_t letters = 0;
	for (uint32_t i = 0, n = 0; (n = kd_utf8_read(word, i, &character)) > 0;
		i += n) {
		if (character >= 0x80) {
			key[0] = '+';
			memcpy(key + 1, word.data + i, n);
			weigh_everywhere(kin, fallback,
				(struct kd_str){ .data = key, .len = n + 1 });
		}
		letters++;
		if (letters >= 4 && letters <= 6) {
			memcpy(key, word.data, i + n);
			key[i + n] = '-';
			weigh_everywhere(kin, fallback,
				(struct kd_str){
					.data = key, .len = i + n + 1 });
		}
	}
}

static void weigh_word(
	struct kd_kin *kin, const struct kd_lang *fallback, struct kd_str word)
{
	weigh_everywhere(kin, fallback, word);
	weigh_endings(kin, fallback, word);
	weigh_beginnings(kin, fallback, word);
}

/* Writes a letter in small; 0 if the character is none. */
static uint32_t write_letter(uint32_t character, char *out)
{
	if (character < 0x80) {
		const uint32_t small = character | 0x20;
		*out = (char)small;
		return small >= 'a' && small <= 'z' ? 1 : 0;
	}
	return kd_utf8_is_letter(character)
		       ? kd_utf8_write(kd_utf8_lower(character), out)
		       : 0;
}

/* Adds letters of ASCII from a byte on, in small, and returns where they end;
 * what finds no room is not written, for its word is passed over. */
static uint32_t take_ascii(
	struct kd_str text, uint32_t at, char *bytes, uint32_t *len)
{
	while (at < text.len) {
		const char small = (char)(text.data[at] | 0x20);
		if (small < 'a' || small > 'z') {
			break;
		}
		if (*len < KD_LANGID_WORD_BYTES) {
			bytes[*len] = small;
		}
		(*len)++;
		at++;
	}
	return at;
}

bool kd_langid_next_word(struct kd_str text, uint32_t *at,
	char bytes[KD_LANGID_WORD_BYTES], struct kd_str *out)
{
	uint32_t len = 0;
	uint32_t character = 0;
	for (;;) {
		char letter[4];
		*at = take_ascii(text, *at, bytes, &len);
		const uint32_t n = kd_utf8_read(text, *at, &character);
		const uint32_t size =
			n == 0 ? 0 : write_letter(character, letter);
		if (size == 0 && len > 0 && len <= KD_LANGID_WORD_BYTES) {
			break;
		}
		*at += n;
		if (n == 0) {
			break;
		}
		if (size == 0) {
			len = 0;
			continue;
		}
		if (len + size <= KD_LANGID_WORD_BYTES) {
			memcpy(bytes + len, letter, size);
		}
		len += size;
	}
	*out = (struct kd_str){ .data = bytes,
		.len = len <= KD_LANGID_WORD_BYTES ? len : 0 };
	return out->len > 0;
}

void kd_langid_weigh(
	struct kd_kin *kin, const struct kd_lang *fallback, struct kd_str text)
{
	char bytes[KD_LANGID_WORD_BYTES];
	struct kd_str word;
	uint32_t n = 0;
	weigh_everywhere(kin, fallback, KD_STR("*"));
	for (uint32_t at = 0; kd_langid_next_word(text, &at, bytes, &word);) {
		int32_t lead = 0;
		weigh_word(kin, fallback, word);
		if (++n % DECIDE_WORDS == 0) {
			(void)kd_langid_choose(kin, &lead);
			if (lead >= DECISIVE_LEAD) {
				return;
			}
		}
	}
}

uint32_t kd_langid_choose(const struct kd_kin *kin, int32_t *lead)
{
	uint32_t best = 0;
	*lead = INT32_MIN;
	for (uint32_t i = 0; i < kin->n; i++) {
		int32_t least = INT32_MAX;
		for (uint32_t k = 0; k < kin->n; k++) {
			if (k == i) {
				continue;
			}
			const int32_t margin =
				ROW_WEIGHT * (kin->weights[i][k] -
						     kin->weights[k][i]) +
				kin->scores[i] - kin->scores[k];
			least = margin < least ? margin : least;
		}
		if (least > *lead) {
			*lead = least;
			best = i;
		}
	}
	return best;
}
