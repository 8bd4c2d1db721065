/* match_bodies.c - one place, body or thing under its names. */
#include "weave/match/match_private.h"

#include "base/utf8.h"

/* Of a longer word only this much says what it is, the rest how it is
 * inflected. */
#define STEM_BYTES 7
#define SHORTEST_STEM 4

/* Names with fewer hard sounds are too easily alike abroad. */
#define LEAST_HARD_SOUNDS 4
#define LONGEST_SOUND 63

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

/* By the packs' key, then by spelling and by sound, then, in one language, by
 * the stems. What is spelt alike sounds otherwise elsewhere: BioNTech. */
static bool unite_body(
	struct kd_matching *m, struct kd_map *firsts, uint32_t sort)
{
	/* A copy: the sorts do not move, but their roots' keys change. */
	const struct kd_sort body = m->sorts.items[sort];
	if (body.key.len > 0 &&
		!kd_match_unite_by(m, firsts, sort, KD_STR("key"), body.key)) {
		return false;
	}
	if (is_one_person(&body) || body.is_bare) {
		return true;
	}
	const struct kd_str stems = stems_of(m->arena, body.sound);
	return stems.data != NULL &&
	       kd_match_unite_by(
		       m, firsts, sort, KD_STR("spelling"), body.folded) &&
	       kd_match_unite_by(
		       m, firsts, sort, KD_STR("sound"), body.sound) &&
	       (stems.len == 0 || kd_match_unite_by(m, firsts, sort,
					  body.language, stems));
}

/* Whether one of two is written in the letters of the other's language: what is
 * spelt otherwise abroad is written in other letters there. */
static bool has_other_letters(const struct kd_sort *a, const struct kd_sort *b)
{
	return ((unsigned char)a->folded.data[0] < 0x80) !=
	       ((unsigned char)b->folded.data[0] < 0x80);
}

/* Pfizer and Пфайзер: the same hard sounds in other letters. */
static bool unite_abroad(
	struct kd_matching *m, struct kd_map *firsts, uint32_t sort)
{
	const struct kd_sort *body = &m->sorts.items[sort];
	char hard[LONGEST_SOUND + 1];
	if (is_one_person(body) || body->is_bare ||
		body->sound.len > LONGEST_SOUND || body->folded.len == 0) {
		return true;
	}
	const struct kd_str label = kd_str_copy(m->arena,
		(struct kd_str){ .data = hard,
			.len = kd_match_harden(body->sound, false, hard) });
	if (label.data == NULL) {
		return false;
	}
	if (label.len < LEAST_HARD_SOUNDS) {
		return true;
	}
	const uint32_t first = kd_map_get(firsts, label);
	if (first == KD_NONE) {
		return kd_map_put(m->arena, firsts, label, sort);
	}
	if (has_other_letters(&m->sorts.items[first], body) &&
		kd_match_is_same_surname(
			m->sorts.items[first].sound, body->sound, true)) {
		kd_match_unite(m, first, sort);
	}
	return true;
}

static bool has_capital(struct kd_str word)
{
	uint32_t character = 0;
	return kd_utf8_read(word, 0, &character) > 0 &&
	       kd_utf8_is_upper(character);
}

/* What is left of a place's name without the small word that says what it is:
 * "Basta" of "Basta district". None where no word of the kind ends it. */
static struct kd_str without_kind(struct kd_str base)
{
	uint32_t at = base.len;
	while (at > 0 && base.data[at - 1] != ' ') {
		at--;
	}
	const bool is_small =
		at > 1 && !has_capital(kd_str_slice(base, at, base.len));
	return kd_str_slice(base, 0, is_small ? at - 1 : 0);
}

/* A place that the packs do not know, and the same with what it is. Known ones
 * are towns, which the regions called after them are not. */
static bool unite_kind(struct kd_matching *m, uint32_t sort)
{
	const struct kd_sort *place = &m->sorts.items[sort];
	const struct kd_str name = without_kind(place->base);
	if (place->type != KD_NAME_LOC || place->key.len > 0 || name.len == 0) {
		return true;
	}
	const struct kd_str folded = kd_utf8_fold(m->arena, name);
	const struct kd_str label = kd_str_format(
		m->arena, "%d 0 %.*s", (int)KD_NAME_LOC, KD_SHOW(folded));
	if (folded.data == NULL || label.data == NULL) {
		return false;
	}
	const uint32_t plain = kd_map_get(&m->by_name, label);
	if (plain != KD_NONE &&
		m->sorts.items[kd_match_root(m, plain)].key.len == 0) {
		kd_match_unite(m, plain, sort);
	}
	return true;
}

bool kd_match_bodies(struct kd_matching *m)
{
	struct kd_map firsts = { 0 };
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		if (!unite_body(m, &firsts, i)) {
			return false;
		}
	}
	struct kd_map abroad = { 0 };
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		if (!unite_abroad(m, &abroad, i) || !unite_kind(m, i)) {
			return false;
		}
	}
	return true;
}
