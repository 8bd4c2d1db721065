/* match_bodies.c - one place, body or thing under its names. */
#include "weave/match/match_private.h"

/* Of a longer word only this much says what it is, the rest how it is
 * inflected. */
#define STEM_BYTES 7
#define SHORTEST_STEM 4

static bool is_one_person(const struct kd_sort *sort)
{
	return sort->type == KD_NAME_PER &&
	       (sort->is_person || !sort->is_several);
}

static bool is_vowel(char letter)
{
	return memchr("aeiou", letter, 5) != NULL;
}

/* What is left of a word's sound when its ending is taken off. */
static struct kd_str stem_of(struct kd_str word)
{
	while (word.len > 3 && is_vowel(word.data[word.len - 1])) {
		word.len--;
	}
	return kd_str_slice(word, 0, STEM_BYTES);
}

/* The stems of all words, parted by spaces; none if one word's is so short
 * that it may be another word's. data is NULL if the arena is full. */
static struct kd_str stems_of(struct kd_arena *arena, struct kd_str sound)
{
	char *data = KD_NEW_ARRAY(arena, char, sound.len + 2);
	uint32_t used = 0;
	uint32_t n = 0;
	for (struct kd_str rest = sound; data != NULL && rest.len > 0; n++) {
		const struct kd_str stem = stem_of(kd_str_cut(&rest, ' '));
		memcpy(data + used, stem.data, stem.len);
		used += stem.len;
		data[used++] = ' ';
	}
	const bool is_short = n < 2 && used < SHORTEST_STEM + 1;
	return (struct kd_str){ .data = data, .len = is_short ? 0 : used };
}

/* By the packs' key, then by sound, then, in one language, by the stems. */
static bool unite_body(
	struct kd_matching *m, struct kd_map *firsts, uint32_t sort)
{
	/* A copy: the sorts do not move, but their roots' keys change. */
	const struct kd_sort body = m->sorts.items[sort];
	if (body.key.len > 0 &&
		!kd_match_unite_by(m, firsts, sort, KD_STR("key"), body.key)) {
		return false;
	}
	if (is_one_person(&body)) {
		return true;
	}
	const struct kd_str stems = stems_of(m->arena, body.sound);
	return stems.data != NULL &&
	       kd_match_unite_by(
		       m, firsts, sort, KD_STR("sound"), body.sound) &&
	       (stems.len == 0 || kd_match_unite_by(m, firsts, sort,
					  body.language, stems));
}

bool kd_match_bodies(struct kd_matching *m)
{
	struct kd_map firsts = { 0 };
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		if (!unite_body(m, &firsts, i)) {
			return false;
		}
	}
	return true;
}
