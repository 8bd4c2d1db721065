/* names_sound.c - how a name sounds, so that spellings of many languages
 * compare equal. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* Longest key of transliteration.tsv in bytes, and its marks for the
 * beginning and the end of a word. */
#define KEY_BYTES 24
#define LONGEST_KEY 16

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

static uint32_t find_key(
	const struct kd_lang *lang, struct kd_str word, uint32_t at, uint32_t n)
{
	char key[KEY_BYTES];
	const bool first = at == 0;
	const bool last = at + n == word.len;
	uint32_t row = KD_NONE;
	for (uint32_t marks = 4; marks-- > 0 && row == KD_NONE;) {
		const bool begin = (marks & 1) != 0;
		const bool end = (marks & 2) != 0;
		if ((begin && !first) || (end && !last)) {
			continue;
		}
		uint32_t used = 0;
		if (begin) {
			key[used++] = '^';
		}
		memcpy(key + used, word.data + at, n);
		used += n;
		if (end) {
			key[used++] = '$';
		}
		row = kd_lang_find(lang, KD_TABLE_TRANSLITERATION,
			(struct kd_str){ .data = key, .len = used });
	}
	return row;
}

/* Bytes of the word taken at `at`; its sound is written. */
static uint32_t sound_at(const struct kd_lang *lang, struct kd_str word,
	uint32_t at, struct writer *writer)
{
	uint32_t character = 0;
	const uint32_t one = kd_utf8_read(word, at, &character);
	uint32_t n = word.len - at < LONGEST_KEY ? word.len - at : LONGEST_KEY;
	for (; n > 0; n--) {
		if (!kd_utf8_is_boundary(word, at + n)) {
			continue;
		}
		const uint32_t row = find_key(lang, word, at, n);
		if (row != KD_NONE) {
			put(writer, kd_lang_text(lang, row,
					    KD_COLUMN_TRANSLITERATION_SOUND));
			return n;
		}
	}
	if (kd_utf8_is_letter(character) || kd_utf8_is_digit(character)) {
		put(writer, kd_str_slice(word, at, at + one));
	}
	return one;
}

static void sound_word(
	const struct kd_lang *lang, struct kd_str word, struct writer *writer)
{
	for (uint32_t at = 0; at < word.len;) {
		at += sound_at(lang, word, at, writer);
	}
}

static bool parts_words(char letter)
{
	return letter == ' ' || letter == '-' || letter == '\n' ||
	       letter == '\t';
}

struct kd_str kd_names_sound(
	const struct kd_lang *lang, struct kd_arena *arena, struct kd_str base)
{
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
		sound_word(lang, kd_str_slice(folded, at, end), &writer);
		at = end + 1;
	}
	return (struct kd_str){ .data = writer.data, .len = writer.used };
}
