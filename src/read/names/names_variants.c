/* names_variants.c - notes names that are nearly alike: Leavitt, Levitt. */
#include "read/names/names_private.h"

#include "base/utf8.h"

#include <stdio.h>

/* Shorter surnames are too easily alike. */
#define SHORTEST_BYTES 5
#define LONGEST_BYTES 64
#define MOST_EDITS 2

/* Levenshtein's distance of two short words, in bytes. */
static uint32_t edits_between(struct kd_str a, struct kd_str b)
{
	uint32_t row[LONGEST_BYTES + 1];
	for (uint32_t j = 0; j <= b.len; j++) {
		row[j] = j;
	}
	for (uint32_t i = 1; i <= a.len; i++) {
		uint32_t diagonal = row[0];
		row[0] = i;
		for (uint32_t j = 1; j <= b.len; j++) {
			const uint32_t swap =
				diagonal + (a.data[i - 1] != b.data[j - 1]);
			diagonal = row[j];
			const uint32_t gap =
				(row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
			row[j] = swap < gap ? swap : gap;
		}
	}
	return row[b.len];
}

/* The consonants of a sound, doubled ones once: names with the same ones are
 * compared with each other. */
static struct kd_str skeleton(struct kd_arena *arena, struct kd_str sound)
{
	char *data = KD_NEW_ARRAY(arena, char, sound.len + 1);
	uint32_t used = 0;
	for (uint32_t i = 0; data != NULL && i < sound.len; i++) {
		const char letter = sound.data[i];
		const bool vowel = memchr("aeiou", letter, 5) != NULL;
		if (!vowel && (used == 0 || data[used - 1] != letter)) {
			data[used++] = letter;
		}
	}
	return (struct kd_str){ .data = data, .len = used };
}

/* The last word of a base, and what stands before it. */
static struct kd_str surname(struct kd_str base, struct kd_str *before)
{
	uint32_t from = base.len;
	while (from > 0 && base.data[from - 1] != ' ') {
		from--;
	}
	*before = kd_str_slice(base, 0, from > 0 ? from - 1 : 0);
	return kd_str_slice(base, from, base.len);
}

static bool starts_alike(struct kd_str a, struct kd_str b)
{
	return kd_str_starts_with(a, b) || kd_str_starts_with(b, a);
}

static bool fits(struct kd_str word)
{
	return word.len >= SHORTEST_BYTES && word.len <= LONGEST_BYTES;
}

/* Whether two different bases are likely one person's, spelt in two ways. */
static bool are_variants(struct kd_str a, struct kd_str b)
{
	struct kd_str before_a;
	struct kd_str before_b;
	const struct kd_str last_a = surname(a, &before_a);
	const struct kd_str last_b = surname(b, &before_b);
	if (!fits(last_a) || !fits(last_b) || a.len > LONGEST_BYTES ||
		b.len > LONGEST_BYTES) {
		return false;
	}
	const uint32_t edits = edits_between(last_a, last_b);
	if (before_a.len == 0 || before_b.len == 0) {
		return before_a.len != before_b.len && edits > 0 &&
		       edits <= MOST_EDITS && !starts_alike(last_a, last_b);
	}
	const uint32_t given = edits_between(before_a, before_b);
	return edits + given > 0 && edits + given <= MOST_EDITS &&
	       (edits == 0 || !starts_alike(last_a, last_b));
}

static struct kd_span span_of(const struct kd_naming *naming, uint32_t index)
{
	const struct kd_candidate *candidate = &naming->candidates.items[index];
	const struct kd_piece *first = &naming->pieces.items[candidate->first];
	return (struct kd_span){ .start = first->span.start,
		.end = first[candidate->n - 1].span.end };
}

static bool tell(struct kd_naming *naming, uint32_t one, uint32_t other,
	struct kd_problems *problems)
{
	const struct kd_str a = naming->candidates.items[one].base;
	const struct kd_str b = naming->candidates.items[other].base;
	char message[4 * LONGEST_BYTES];
	snprintf(message, sizeof(message), "'%.*s' and '%.*s'", (int)a.len,
		a.data, (int)b.len, b.data);
	return kd_problems_add(naming->arena, problems, span_of(naming, other),
		"spelling-variant", message);
}

/* The skeleton of a person's surname; none for other names. */
static bool skeleton_of(const struct kd_naming *naming,
	const struct kd_candidate *candidate, struct kd_str *out)
{
	*out = (struct kd_str){ 0 };
	struct kd_str before;
	const struct kd_str last = surname(candidate->base, &before);
	if (candidate->type != KD_NAME_PER || !fits(last)) {
		return true;
	}
	const struct kd_str sound = kd_names_sound(naming, last);
	*out = skeleton(naming->arena, sound);
	return sound.data != NULL && out->data != NULL;
}

enum kd_status kd_names_variants(struct kd_naming *naming,
	struct kd_problems *problems, struct kd_err *err)
{
	struct kd_map told = { 0 };  /* bases looked at */
	struct kd_map alike = { 0 }; /* skeleton to first candidate */
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		const struct kd_candidate *candidate =
			&naming->candidates.items[i];
		struct kd_str key;
		if (candidate->dropped ||
			kd_map_get(&told, candidate->base) != KD_NONE) {
			continue;
		}
		if (!skeleton_of(naming, candidate, &key) ||
			!kd_map_put(naming->arena, &told, candidate->base, i)) {
			return kd_arena_full(naming->arena, err);
		}
		if (key.data == NULL) {
			continue;
		}
		const uint32_t other = kd_map_get(&alike, key);
		const bool put = other != KD_NONE ||
				 kd_map_put(naming->arena, &alike, key, i);
		if (!put ||
			(other != KD_NONE &&
				are_variants(
					naming->candidates.items[other].base,
					candidate->base) &&
				!tell(naming, other, i, problems))) {
			return kd_arena_full(naming->arena, err);
		}
	}
	return KD_OK;
}
