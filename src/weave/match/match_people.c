/* match_people.c - people who are named in full. */
#include "weave/match/match_private.h"

/* Names alike in a list are compared with so many before them: more are not
 * one person's spellings, and time stays linear. */
#define MOST_COMPARED 24
#define LONGEST_WORD 40

/* Sorts under one label, the last one first. */
struct link {
	uint32_t sort;
	uint32_t next; /* links, or KD_NONE */
};

struct lists {
	struct kd_map last;
	KD_VEC(struct link) links;
};

/* Compares a sort with those under a label, unites what is alike, and adds it
 * there. */
static bool compare_under(struct kd_matching *m, struct lists *lists,
	struct kd_str label, uint32_t sort,
	bool (*is_alike)(const struct kd_sort *a, const struct kd_sort *b))
{
	if (label.data == NULL) {
		return false;
	}
	const uint32_t last = kd_map_get(&lists->last, label);
	uint32_t left = MOST_COMPARED;
	for (uint32_t i = last; i != KD_NONE && left > 0; left--) {
		const struct link *link = &lists->links.items[i];
		if (is_alike(&m->sorts.items[link->sort],
			    &m->sorts.items[sort])) {
			kd_match_unite(m, link->sort, sort);
		}
		i = link->next;
	}
	const struct link link = { .sort = sort, .next = last };
	return KD_PUSH(m->arena, &lists->links, link) &&
	       kd_map_put(m->arena, &lists->last, label, lists->links.n - 1);
}

static bool has_like_given_name(
	const struct kd_sort *a, const struct kd_sort *b)
{
	return kd_match_is_same_person(a->sound, b->sound);
}

/* Spelt a little differently in one language; in two, as each spells it. */
static bool is_spelt_alike(const struct kd_sort *a, const struct kd_sort *b)
{
	return kd_match_is_same_person(a->sound, b->sound) ||
	       (!kd_str_equal(a->language, b->language) &&
		       kd_match_is_same_abroad(a->sound, b->sound));
}

/* Under the given name's first letter and the surname's hard sounds; with one
 * of these left out, too, as another spelling may have it. */
static bool compare_spellings(
	struct kd_matching *m, struct lists *lists, uint32_t sort)
{
	const struct kd_str surname = m->sorts.items[sort].surname;
	char hard[LONGEST_WORD + 1];
	if (surname.len > LONGEST_WORD) {
		return true;
	}
	const uint32_t n = kd_match_harden(surname, false, hard);
	/* The last of "mv" is the ending's: Mayová. */
	const bool ends = kd_match_has_womans_ending(surname);
	for (uint32_t out = 0; out <= n; out++) {
		if (out < n && n < 3 && !(ends && out + 1 == n)) {
			continue;
		}
		const struct kd_str label = kd_str_format(m->arena, "%.*s%.*s",
			(int)out, hard, out < n ? (int)(n - out - 1) : 0,
			hard + (out < n ? out + 1 : n));
		if (!compare_under(m, lists, label, sort, is_spelt_alike)) {
			return false;
		}
	}
	return true;
}

/* "US President Donald Trump", "EU Ursula Leyen": where the end of a longer
 * name is a name of its own, that is meant. */
static void unite_with_tail(
	struct kd_matching *m, const struct kd_map *by_sound, uint32_t sort)
{
	struct kd_str tail = m->sorts.items[sort].sound;
	kd_str_cut(&tail, ' ');
	while (kd_str_find(tail, KD_STR(" ")) != KD_NONE) {
		const uint32_t whole = kd_map_get(by_sound, tail);
		if (whole != KD_NONE && m->sorts.items[whole].is_person) {
			kd_match_unite(m, whole, sort);
			return;
		}
		kd_str_cut(&tail, ' ');
	}
}

bool kd_match_people(struct kd_matching *m)
{
	struct kd_map by_sound = { 0 };
	struct lists surnames = { 0 };
	struct lists spellings = { 0 };
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		const struct kd_sort *sort = &m->sorts.items[i];
		if (!kd_match_is_full(sort)) {
			continue;
		}
		const uint32_t same = kd_map_get(&by_sound, sort->sound);
		if (same != KD_NONE) {
			kd_match_unite(m, same, i);
			continue;
		}
		if (!kd_map_put(m->arena, &by_sound, sort->sound, i) ||
			!compare_under(m, &surnames, sort->surname, i,
				has_like_given_name) ||
			!compare_spellings(m, &spellings, i)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		if (kd_match_is_full(&m->sorts.items[i])) {
			unite_with_tail(m, &by_sound, i);
		}
	}
	return true;
}
