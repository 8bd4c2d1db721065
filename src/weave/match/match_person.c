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

/* One misspelt or differently romanised letter in a name long enough that
 * this is likelier than another name. */
static bool sounds_alike(struct kd_str a, struct kd_str b)
{
	if (kd_str_equal(a, b)) {
		return true;
	}
	const uint32_t shorter = least(a.len, b.len);
	return shorter >= 5 && distance(a, b) <= 1;
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
	       (least(a.len, b.len) >= 3 && distance(a, b) <= 1);
}

bool kd_match_is_same_person(struct kd_str a, struct kd_str b)
{
	return sounds_alike(kd_match_surname(a), kd_match_surname(b)) &&
	       given_agree(given_names(a), given_names(b));
}
