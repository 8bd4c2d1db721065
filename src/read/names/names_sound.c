/* names_sound.c - how a name sounds, so that spellings of many languages
 * compare equal. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* Longest key that is looked up, its marks for the beginning and the end of a
 * word included. */
#define KEY_BYTES 24

/* Writes into a buffer that is as long as any sound can be. */
struct writer {
	char *data;
	uint32_t used;
	uint32_t room;
};

/* Letters that follow their like are one sound. */
static void put(struct writer *writer, struct kd_str sound)
{
	for (uint32_t i = 0; i < sound.len && writer->used < writer->room;
		i++) {
		const char letter = sound.data[i];
		const bool plain = (unsigned char)letter < 0x80;
		if (plain && writer->used > 0 &&
			writer->data[writer->used - 1] == letter) {
			continue;
		}
		writer->data[writer->used++] = letter;
	}
}

/* The bit of two bytes that begin a key. */
static uint32_t pair_of(const char *bytes)
{
	return ((unsigned char)bytes[0] * 37u + (unsigned char)bytes[1]) % 1024;
}

static bool has_pair(const struct kd_sounds *sounds, const char *bytes)
{
	const uint32_t pair = pair_of(bytes);
	return (sounds->pairs[pair / 64] >> pair % 64 & 1) != 0;
}

void kd_names_listen(struct kd_naming *naming)
{
	const struct kd_lang *lang = naming->reading->lang;
	const uint32_t first =
		kd_lang_first_row(lang, KD_TABLE_TRANSLITERATION);
	const uint32_t n = kd_lang_rows(lang, KD_TABLE_TRANSLITERATION);
	struct kd_sounds *sounds = &naming->sounds;
	for (uint32_t row = first; row < first + n; row++) {
		const struct kd_str key = kd_lang_key(lang, row);
		const uint32_t mark = key.len > 1 && key.data[0] == '^';
		if (key.len > KEY_BYTES) {
			continue;
		}
		uint8_t *longest =
			&sounds->longest[mark][(unsigned char)key.data[mark]];
		if (key.len > *longest) {
			*longest = (uint8_t)key.len;
		}
		if (key.len > mark + 1) {
			const uint32_t pair = pair_of(key.data + mark);
			sounds->pairs[pair / 64] |= UINT64_C(1) << pair % 64;
		}
	}
}

/* The row of a part of a word, for its beginning or anywhere. */
static uint32_t find_key(const struct kd_lang *lang, struct kd_str word,
	struct kd_span part, bool begin)
{
	char key[KEY_BYTES + 2];
	uint32_t used = 0;
	uint32_t row = KD_NONE;
	if (begin) {
		key[used++] = '^';
	}
	memcpy(key + used, word.data + part.start, part.end - part.start);
	used += part.end - part.start;
	if (part.end == word.len) {
		key[used] = '$';
		row = kd_lang_find(lang, KD_TABLE_TRANSLITERATION,
			(struct kd_str){ .data = key, .len = used + 1 });
	}
	return row != KD_NONE
		       ? row
		       : kd_lang_find(lang, KD_TABLE_TRANSLITERATION,
				 (struct kd_str){ .data = key, .len = used });
}

/* The longest key at a byte of a word; *n is how much it takes. */
static uint32_t longest_key(const struct kd_naming *naming, struct kd_str word,
	uint32_t at, bool begin, uint32_t *n)
{
	const uint32_t left = word.len - at;
	uint32_t longest =
		naming->sounds.longest[begin][(unsigned char)word.data[at]];
	if (longest > 1 && left > 1 &&
		!has_pair(&naming->sounds, word.data + at)) {
		longest = 1;
	}
	for (*n = left < longest ? left : longest; *n > 0; *n -= 1) {
		const struct kd_span part = { at, at + *n };
		if (!kd_utf8_is_boundary(word, part.end)) {
			continue;
		}
		const uint32_t row =
			find_key(naming->reading->lang, word, part, begin);
		if (row != KD_NONE) {
			return row;
		}
	}
	return KD_NONE;
}

/* Bytes of the word taken at `at`; its sound is written. */
static uint32_t sound_at(const struct kd_naming *naming, struct kd_str word,
	uint32_t at, struct writer *writer)
{
	uint32_t n = 0;
	uint32_t row =
		at == 0 ? longest_key(naming, word, at, true, &n) : KD_NONE;
	if (row == KD_NONE) {
		row = longest_key(naming, word, at, false, &n);
	}
	if (row != KD_NONE) {
		put(writer, kd_lang_text(naming->reading->lang, row,
				    KD_COLUMN_TRANSLITERATION_SOUND));
		return n;
	}
	uint32_t character = 0;
	n = kd_utf8_read(word, at, &character);
	if (kd_utf8_is_letter(character) || kd_utf8_is_digit(character)) {
		put(writer, kd_str_slice(word, at, at + n));
	}
	return n;
}

static void sound_word(const struct kd_naming *naming, struct kd_str word,
	struct writer *writer)
{
	for (uint32_t at = 0; at < word.len;) {
		at += sound_at(naming, word, at, writer);
	}
}

static bool parts_words(char letter)
{
	return letter == ' ' || letter == '-' || letter == '\n' ||
	       letter == '\t';
}

struct kd_str kd_names_sound(const struct kd_naming *naming, struct kd_str base)
{
	struct kd_arena *arena = naming->arena;
	const struct kd_str folded = kd_utf8_fold(arena, base);
	struct writer writer = { .room = 4 * folded.len + 8 };
	writer.data = KD_NEW_ARRAY(arena, char, writer.room + 1);
	if (folded.data == NULL || writer.data == NULL) {
		return (struct kd_str){ 0 };
	}
	for (uint32_t at = 0; at < folded.len;) {
		uint32_t end = at;
		while (end < folded.len && !parts_words(folded.data[end])) {
			end++;
		}
		if (end > at && writer.used > 0) {
			put(&writer, KD_STR(" "));
		}
		sound_word(naming, kd_str_slice(folded, at, end), &writer);
		at = end + 1;
	}
	return (struct kd_str){ .data = writer.data, .len = writer.used };
}
