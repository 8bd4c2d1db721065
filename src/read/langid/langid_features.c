/* langid_features.c - what the learned model of languages sees of a text. */
#include "read/langid/learned.h"

#include "base/utf8.h"
#include "model/feature.h"

/* Letters of a word; longer ones, and scripts without spaces, are cut. */
#define RUN 30u
/* A word's features at most: three for each letter and edge, and the word. */
#define WORD_FEATURES (3u * (RUN + 2u) + 1u)
#define SHORT 3u
#define LONG 5u

enum sort { SORT_LETTER = 1, SORT_SHORT, SORT_LONG, SORT_WORD };

/* A word in small letters with a space at each end. */
struct run {
	uint64_t letters[RUN + 2];
	uint32_t n; /* with both spaces */
};

/* The small letter, or 0 for what is none. An apostrophe within a word is one.
 */
static uint32_t small_letter(uint32_t character, bool is_within)
{
	if (character < 0x80) {
		const uint32_t small = character | 0x20;
		const bool is_letter = small >= 'a' && small <= 'z';
		return is_letter                        ? small
		       : character == '\'' && is_within ? character
							: 0;
	}
	if (character == 0x2019) {
		return is_within ? '\'' : 0;
	}
	return kd_utf8_is_letter(character) ? kd_utf8_lower(character) : 0;
}

static bool take_run(struct kd_langid_look *look, struct run *run)
{
	uint32_t character = 0;
	run->letters[0] = ' ';
	run->n = 1;
	for (uint32_t n = 0;
		run->n <= RUN &&
		(n = kd_utf8_read(look->text, look->at, &character)) > 0;
		look->at += n) {
		const uint32_t letter = small_letter(character, run->n > 1);
		if (letter != 0) {
			run->letters[run->n++] = letter;
		} else if (run->n > 1) {
			break;
		}
	}
	run->letters[run->n++] = ' ';
	return run->n > 2;
}

/* Goes to the next word that begins with no capital. */
static void pass_names(struct kd_langid_look *look)
{
	uint32_t character = 0;
	uint32_t n = kd_utf8_read(look->text, look->at, &character);
	while (n > 0 && (!kd_utf8_is_letter(character) ||
				kd_utf8_is_upper(character))) {
		const bool is_name = kd_utf8_is_letter(character);
		do {
			look->at += n;
			n = kd_utf8_read(look->text, look->at, &character);
		} while (n > 0 && is_name && kd_utf8_is_letter(character));
	}
}

static bool next_run(struct kd_langid_look *look, struct run *run)
{
	if (look->passes_names) {
		pass_names(look);
	}
	return take_run(look, run);
}

/* Three characters in one number: none has more than 21 bits. */
static uint64_t three(const uint64_t *letters)
{
	return letters[0] | letters[1] << 21 | letters[2] << 42;
}

static uint64_t whole_word(const struct run *run)
{
	uint64_t hash = SORT_WORD;
	for (uint32_t i = 1; i + 1 < run->n; i++) {
		hash = (hash ^ run->letters[i]) * UINT64_C(0x100000001b3);
	}
	return kd_mix(SORT_WORD, hash);
}

static uint32_t word_features(const struct run *run, uint64_t *out)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < run->n; i++) {
		const uint64_t *letters = run->letters + i;
		if (letters[0] >= 0x80) {
			out[n++] = kd_mix(SORT_LETTER, letters[0]);
		}
		if (i + SHORT <= run->n) {
			out[n++] = kd_mix(SORT_SHORT, three(letters));
		}
		if (i + LONG <= run->n) {
			out[n++] = kd_mix(three(letters) ^ SORT_LONG,
				letters[3] | letters[4] << 21);
		}
	}
	/* With one letter or three, a run of letters is the word. */
	if (run->n != SHORT && run->n != LONG) {
		out[n++] = whole_word(run);
	}
	return n;
}

uint32_t kd_langid_features(
	struct kd_langid_look *look, uint64_t out[KD_LANGID_FEATURES])
{
	uint32_t n = 0;
	struct run run;
	while (n + WORD_FEATURES <= KD_LANGID_FEATURES &&
		next_run(look, &run)) {
		n += word_features(&run, out + n);
	}
	return n;
}
