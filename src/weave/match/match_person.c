/* match_person.c - whether two names can be one person's. */
#include "weave/match/match_private.h"

#define MAX_PART 32

struct kd_str kd_match_surname(struct kd_str sound)
{
	uint32_t start = sound.len;
	while (start > 0 && sound.data[start - 1] != ' ') {
		start--;
	}
	return kd_str_slice(sound, start, sound.len);
}

static struct kd_str given_names(struct kd_str sound)
{
	const uint32_t surname = kd_match_surname(sound).len;
	return kd_str_trim(kd_str_slice(sound, 0, sound.len - surname));
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Damerau and Levenshtein's distance of short strings in bytes, neighbours
 * swapped counting one (optimal string alignment); MAX_PART if longer. */
static uint32_t distance(struct kd_str a, struct kd_str b)
{
	uint32_t rows[3][MAX_PART + 1];
	if (a.len > MAX_PART || b.len > MAX_PART) {
		return kd_str_equal(a, b) ? 0 : MAX_PART;
	}
	for (uint32_t k = 0; k <= b.len; k++) {
		rows[0][k] = k;
	}
	for (uint32_t i = 1; i <= a.len; i++) {
		uint32_t *row = rows[i % 3];
		const uint32_t *above = rows[(i - 1) % 3];
		row[0] = i;
		for (uint32_t k = 1; k <= b.len; k++) {
			const uint32_t differs = a.data[i - 1] != b.data[k - 1];
			row[k] = least(above[k - 1] + differs,
				least(above[k], row[k - 1]) + 1);
			if (i > 1 && k > 1 && a.data[i - 1] == b.data[k - 2] &&
				a.data[i - 2] == b.data[k - 1]) {
				row[k] = least(
					row[k], rows[(i - 2) % 3][k - 2] + 1);
			}
		}
	}
	return rows[a.len % 3][b.len];
}

/* One misspelt or differently romanised letter, not the first, in a name long
 * enough that this is likelier than another name. */
static bool sounds_alike(struct kd_str a, struct kd_str b)
{
	if (kd_str_equal(a, b)) {
		return true;
	}
	const uint32_t shorter = least(a.len, b.len);
	return shorter >= 5 && a.data[0] == b.data[0] && distance(a, b) <= 1;
}

/* "dan" of "daniel", "j" or "j." of "james". */
static bool shortens(struct kd_str shorter, struct kd_str longer)
{
	if (shorter.len > 1 && shorter.data[shorter.len - 1] == '.') {
		shorter.len--;
	}
	return (shorter.len == 1 || shorter.len >= 3) &&
	       kd_str_starts_with(longer, shorter);
}

static bool given_agree(struct kd_str a, struct kd_str b)
{
	/* Only the first given name is compared: middle names come and go. */
	a = kd_str_cut(&a, ' ');
	b = kd_str_cut(&b, ' ');
	return kd_str_equal(a, b) || shortens(a, b) || shortens(b, a) ||
	       (least(a.len, b.len) >= 3 && a.data[0] == b.data[0] &&
		       distance(a, b) <= 1);
}

bool kd_match_is_same_person(struct kd_str a, struct kd_str b)
{
	return sounds_alike(kd_match_surname(a), kd_match_surname(b)) &&
	       given_agree(given_names(a), given_names(b));
}

/* How languages' spellings of one sound are written down, the longest first;
 * what is not here stands for itself, vowels for nothing. */
static const struct {
	const char *sound;
	char hard;
} hard_sounds[] = {
	{ "shch", 's' },
	{ "dzh", 'j' },
	{ "sh", 's' },
	{ "zh", 's' },
	{ "ch", 's' },
	{ "z", 's' },
	{ "f", 'v' },
	{ "h", 'g' },
};

static bool is_vowel(char letter)
{
	return memchr("aeiou", letter, 5) != NULL;
}

/* The letter for the sound at a byte; *len is how much it takes. */
static char hard_at(struct kd_str word, uint32_t at, uint32_t *len)
{
	const struct kd_str rest = kd_str_slice(word, at, word.len);
	*len = 1;
	/* A vowel after an i at the beginning: Yuri, Joe. */
	if (at == 0 && rest.len > 1 && rest.data[0] == 'i' &&
		is_vowel(rest.data[1])) {
		return 'j';
	}
	for (uint32_t i = 0; i < KD_COUNT(hard_sounds); i++) {
		const struct kd_str sound = kd_str_view(hard_sounds[i].sound);
		if (kd_str_starts_with(rest, sound)) {
			*len = sound.len;
			return hard_sounds[i].hard;
		}
	}
	return rest.data[0];
}

/* The h of John is not heard. */
static bool is_mute(struct kd_str word, uint32_t at)
{
	return at > 0 && word.data[at] == 'h' &&
	       (at + 1 == word.len || !is_vowel(word.data[at + 1]));
}

uint32_t kd_match_harden(struct kd_str word, bool vowels, char *out)
{
	uint32_t n = 0;
	for (uint32_t at = 0, len; at < word.len; at += len) {
		const char hard = hard_at(word, at, &len);
		if (is_mute(word, at) || (!vowels && is_vowel(hard)) ||
			(n > 0 && out[n - 1] == hard)) {
			continue;
		}
		out[n++] = hard;
	}
	return n;
}

/* Whether two words are written alike but for vowels and what languages spell
 * in their own ways: the same hard sounds, and no more than so many sounds in
 * a hundred, and one, other. */
static bool sounds_hard_alike(
	struct kd_str a, struct kd_str b, uint32_t shortest, uint32_t percent)
{
	char hard[2][MAX_PART + 1];
	if (a.len > MAX_PART || b.len > MAX_PART || a.len == 0 || b.len == 0) {
		return false;
	}
	uint32_t n = kd_match_harden(a, false, hard[0]);
	if (n < shortest || n != kd_match_harden(b, false, hard[1]) ||
		memcmp(hard[0], hard[1], n) != 0) {
		return false;
	}
	const struct kd_str full[2] = {
		{ hard[0], kd_match_harden(a, true, hard[0]) },
		{ hard[1], kd_match_harden(b, true, hard[1]) },
	};
	return distance(full[0], full[1]) <=
	       1 + least(full[0].len, full[1].len) * percent / 100;
}

bool kd_match_is_same_surname(struct kd_str a, struct kd_str b, bool abroad)
{
	return abroad ? sounds_hard_alike(a, b, 3, 0) : sounds_alike(a, b);
}

#define WOMANS_ENDING KD_STR("ova")

bool kd_match_has_womans_ending(struct kd_str surname)
{
	return surname.len > WOMANS_ENDING.len + 2 &&
	       kd_str_ends_with(surname, WOMANS_ENDING);
}

/* Some languages give a woman's surname an ending that hers has not: of two
 * surnames that differ in it alone, the one without it. */
static struct kd_str without_ending(struct kd_str surname, struct kd_str other)
{
	if (kd_match_has_womans_ending(surname) &&
		!kd_str_ends_with(other, WOMANS_ENDING)) {
		surname.len -= WOMANS_ENDING.len;
	}
	return surname;
}

/* How many bytes at a byte spell the Arabic jim as somebody writes it: Najib,
 * Nadschib, Nadzib, Nagib; 0 if they do not. A vowel stands after it, and none
 * but a vowel or nothing before it. */
static uint32_t length_of_jim(struct kd_str word, uint32_t at)
{
	static const char *const ways[] = { "dzh", "dsh", "g", "i" };
	if (at > 0 && !is_vowel(word.data[at - 1])) {
		return 0;
	}
	for (uint32_t i = 0; i < KD_COUNT(ways); i++) {
		const struct kd_str way = kd_str_view(ways[i]);
		const uint32_t after = at + way.len;
		if (after < word.len && is_vowel(word.data[after]) &&
			kd_str_starts_with(
				kd_str_slice(word, at, word.len), way)) {
			return way.len;
		}
	}
	return 0;
}

/* Writes a given name with one letter for each jim; before an i within a word
 * it is not heard where j is no more than i: Naib. Room for the name's length.
 * Returns how many. */
static uint32_t write_jims(struct kd_str word, char *out)
{
	uint32_t n = 0;
	for (uint32_t at = 0; at < word.len;) {
		const uint32_t len = length_of_jim(word, at);
		if (len == 0) {
			out[n++] = word.data[at++];
			continue;
		}
		if (at == 0 || word.data[at + len] != 'i') {
			out[n++] = 'J';
		}
		at += len;
	}
	return n;
}

/* Whether two given names differ in how a jim is written, and in no
 * letter besides. */
static bool has_jims_alike(struct kd_str a, struct kd_str b)
{
	char jims[2][MAX_PART + 1];
	if (a.len > MAX_PART || b.len > MAX_PART || a.len < 4 || b.len < 4) {
		return false;
	}
	const struct kd_str one = { jims[0], write_jims(a, jims[0]) };
	const struct kd_str two = { jims[1], write_jims(b, jims[1]) };
	return kd_str_equal(one, two);
}

/* Whether the surnames of two full names may be one abroad; where they have
 * next to no hard sounds, the given names must tell. */
static bool has_like_surnames(struct kd_str a, struct kd_str b,
	struct kd_str given_a, struct kd_str given_b)
{
	return sounds_hard_alike(a, b, 2, 33) ||
	       (sounds_hard_alike(a, b, 1, 33) &&
		       sounds_hard_alike(given_a, given_b, 3, 0));
}

bool kd_match_is_same_abroad(struct kd_str a, struct kd_str b)
{
	const struct kd_str surname_a = kd_match_surname(a);
	const struct kd_str surname_b = kd_match_surname(b);
	struct kd_str given_a = given_names(a);
	struct kd_str given_b = given_names(b);
	given_a = kd_str_cut(&given_a, ' ');
	given_b = kd_str_cut(&given_b, ' ');
	if (!has_like_surnames(without_ending(surname_a, surname_b),
		    without_ending(surname_b, surname_a), given_a, given_b)) {
		return false;
	}
	return sounds_hard_alike(given_a, given_b, 1, 50) ||
	       has_jims_alike(given_a, given_b) || shortens(given_a, given_b) ||
	       shortens(given_b, given_a);
}
