/* match_surnames.c - whose a surname alone is. */
#include "weave/match/match_private.h"

#include "base/utf8.h"

#include <stdlib.h>

/* More people of one surname are not told apart. */
#define MOST_BEARERS 16
/* Documents of a bearer that are looked at for what they share. */
#define MOST_DOCUMENTS 48
#define LONGEST_WORD 40
#define LONGEST_PREPOSITION 3 /* characters */

/* A document in which somebody is named in full. */
struct bearing {
	uint32_t sort;
	uint32_t doc;
	uint32_t next; /* bearings of the surname, or KD_NONE */
};

struct surnames {
	struct kd_matching *m;
	KD_VEC(struct bearing) bearings;
	struct kd_map by_sound; /* surname -> last bearing */
	struct kd_map by_hard;  /* surname's hard sounds -> last bearing */
	struct kd_map things;   /* sound -> sort that is no person */
	struct kd_map alone;    /* surname nobody is known to bear -> sort */
	struct kd_indexes *roots_of; /* [document], sorted, each once */
};

/* People who may be meant, by root. */
struct bearers {
	uint32_t n;
	struct bearer {
		uint32_t root;
		uint32_t documents;
		uint32_t common; /* names shared with the likest of these */
	} items[MOST_BEARERS];
};

static const struct kd_sort *sort_at(const struct surnames *s, uint32_t sort)
{
	return &s->m->sorts.items[sort];
}

static struct kd_str hard_of(struct kd_arena *arena, struct kd_str word)
{
	char hard[LONGEST_WORD + 1];
	if (word.len > LONGEST_WORD) {
		return kd_str_copy(arena, word);
	}
	const struct kd_str text = { .data = hard,
		.len = kd_match_harden(word, false, hard) };
	return kd_str_copy(arena, text);
}

static int by_number(const void *a, const void *b)
{
	const uint32_t left = *(const uint32_t *)a;
	const uint32_t right = *(const uint32_t *)b;
	return (left > right) - (left < right);
}

/* Whom and what each document names. */
static bool note_roots(struct surnames *s, uint32_t doc)
{
	struct kd_matching *m = s->m;
	const uint32_t n = m->in->digests[doc].names->n;
	struct kd_indexes *roots = &s->roots_of[doc];
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t root = kd_match_root(m, m->sort_of[doc][i]);
		if (!KD_PUSH(m->arena, roots, root)) {
			return false;
		}
	}
	if (roots->n == 0) {
		return true;
	}
	qsort(roots->items, roots->n, sizeof(uint32_t), by_number);
	uint32_t kept = 1;
	for (uint32_t i = 1; i < roots->n; i++) {
		if (roots->items[i] != roots->items[kept - 1]) {
			roots->items[kept++] = roots->items[i];
		}
	}
	roots->n = kept;
	return true;
}

static uint32_t count_common(
	const struct kd_indexes *a, const struct kd_indexes *b)
{
	uint32_t n = 0;
	for (uint32_t i = 0, k = 0; i < a->n && k < b->n;) {
		if (a->items[i] == b->items[k]) {
			n++;
			i++;
			k++;
		} else if (a->items[i] < b->items[k]) {
			i++;
		} else {
			k++;
		}
	}
	return n;
}

/* Adds a bearing to the list of a label; the list's links are of that list
 * alone. */
static bool bear(struct surnames *s, struct kd_map *lists, struct kd_str label,
	uint32_t sort, uint32_t doc)
{
	const uint32_t last = kd_map_get(lists, label);
	if (last != KD_NONE && s->bearings.items[last].sort == sort &&
		s->bearings.items[last].doc == doc) {
		return true;
	}
	const struct bearing bearing = {
		.sort = sort, .doc = doc, .next = last
	};
	return label.data != NULL &&
	       KD_PUSH(s->m->arena, &s->bearings, bearing) &&
	       kd_map_put(s->m->arena, lists, label, s->bearings.n - 1);
}

/* Notes a name of a document: who bears a surname, what is no person. */
static bool note_name(struct surnames *s, uint32_t doc, uint32_t sort)
{
	const struct kd_sort *named = sort_at(s, sort);
	if (named->type != KD_NAME_PER) {
		return kd_map_get(&s->things, named->sound) != KD_NONE ||
		       kd_map_put(s->m->arena, &s->things, named->sound, sort);
	}
	if (!kd_match_is_full(named)) {
		return true;
	}
	return bear(s, &s->by_sound, named->surname, sort, doc) &&
	       bear(s, &s->by_hard, hard_of(s->m->arena, named->surname), sort,
		       doc);
}

static bool note_document(struct surnames *s, uint32_t doc)
{
	for (uint32_t i = 0; i < s->m->in->digests[doc].names->n; i++) {
		if (!note_name(s, doc, s->m->sort_of[doc][i])) {
			return false;
		}
	}
	return note_roots(s, doc);
}

/* The bearer of a root, added when new; NULL if there are too many. */
static struct bearer *bearer_of(struct bearers *bearers, uint32_t root)
{
	for (uint32_t i = 0; i < bearers->n; i++) {
		if (bearers->items[i].root == root) {
			return &bearers->items[i];
		}
	}
	if (bearers->n == MOST_BEARERS) {
		return NULL;
	}
	bearers->items[bearers->n] = (struct bearer){ .root = root };
	return &bearers->items[bearers->n++];
}

/* Whether a surname may be that of a full name: the same, or spelt alike. */
static bool is_borne_by(
	const struct kd_sort *surname, const struct kd_sort *person)
{
	const bool abroad = !kd_str_equal(surname->language, person->language);
	return kd_str_equal(surname->sound, person->surname) ||
	       kd_match_is_same_surname(
		       surname->sound, person->surname, abroad);
}

/* Who bears a surname, of those in a list, in all documents or in one. */
static void gather_bearers(struct surnames *s, uint32_t list, uint32_t surname,
	uint32_t only, struct bearers *out)
{
	const uint32_t doc = sort_at(s, surname)->first_doc;
	*out = (struct bearers){ 0 };
	for (uint32_t i = list; i != KD_NONE; i = s->bearings.items[i].next) {
		const struct bearing *bearing = &s->bearings.items[i];
		if ((only != KD_NONE && bearing->doc != only) ||
			!is_borne_by(sort_at(s, surname),
				sort_at(s, bearing->sort))) {
			continue;
		}
		struct bearer *bearer =
			bearer_of(out, kd_match_root(s->m, bearing->sort));
		if (bearer == NULL) {
			continue;
		}
		if (bearer->documents++ < MOST_DOCUMENTS) {
			const uint32_t common = count_common(
				&s->roots_of[bearing->doc], &s->roots_of[doc]);
			if (common > bearer->common) {
				bearer->common = common;
			}
		}
	}
}

static bool is_likelier(const struct bearer *a, const struct bearer *b)
{
	return a->common != b->common ? a->common > b->common
				      : a->documents > b->documents;
}

/* The one who is meant: the only one, or who by far shares most with the
 * document or is by far known best. KD_NONE where it can't be said. */
static uint32_t choose(const struct bearers *bearers)
{
	const struct bearer none = { .root = KD_NONE };
	const struct bearer *best = &none;
	const struct bearer *next = &none;
	for (uint32_t i = 0; i < bearers->n; i++) {
		const struct bearer *bearer = &bearers->items[i];
		if (best == &none || is_likelier(bearer, best)) {
			next = best;
			best = bearer;
		} else if (next == &none || is_likelier(bearer, next)) {
			next = bearer;
		}
	}
	const bool is_meant =
		next == &none ||
		(best->common >= 3 && best->common >= 2 * next->common) ||
		(best->common >= next->common &&
			best->documents >= 5 * next->documents);
	return is_meant ? best->root : KD_NONE;
}

/* Joins a surname with its bearer; says whether somebody bears it. */
static bool join_bearer(struct surnames *s, uint32_t list, uint32_t sort)
{
	struct bearers bearers;
	gather_bearers(s, list, sort, sort_at(s, sort)->first_doc, &bearers);
	/* Two in the same text: the reader can't tell either. */
	uint32_t root = bearers.n == 1 ? bearers.items[0].root : KD_NONE;
	if (bearers.n == 0) {
		gather_bearers(s, list, sort, KD_NONE, &bearers);
		root = choose(&bearers);
	}
	if (root != KD_NONE) {
		kd_match_unite(s->m, root, sort);
	}
	return bearers.n > 0;
}

/* What is no person and sounds as the surname does, if that is what is usually
 * meant; else KD_NONE. */
static uint32_t thing_of(struct surnames *s, uint32_t list, uint32_t sort)
{
	const struct kd_sort *surname = sort_at(s, sort);
	const uint32_t thing = kd_map_get(&s->things, surname->sound);
	if (thing == KD_NONE) {
		return KD_NONE;
	}
	uint32_t people =
		surname->is_person ? 2 * surname->counts[KD_NAME_PER] : 0;
	for (uint32_t i = list; i != KD_NONE; i = s->bearings.items[i].next) {
		const struct bearing *bearing = &s->bearings.items[i];
		const uint32_t root = kd_match_root(s->m, bearing->sort);
		if (!sort_at(s, root)->is_person) {
			continue;
		}
		if (bearing->doc == surname->first_doc) {
			return KD_NONE;
		}
		people++;
	}
	return kd_match_count(s->m, thing) > 2 * people ? thing : KD_NONE;
}

/* A surname nobody is known to bear is one person's wherever it stands. */
static bool join_alone(struct surnames *s, uint32_t sort)
{
	const struct kd_str sound = sort_at(s, sort)->sound;
	const uint32_t first = kd_map_get(&s->alone, sound);
	if (first != KD_NONE) {
		kd_match_unite(s->m, first, sort);
		return true;
	}
	return kd_map_put(s->m->arena, &s->alone, sound, sort);
}

static bool join_surname(struct surnames *s, uint32_t sort)
{
	const struct kd_sort *surname = sort_at(s, sort);
	if (kd_match_is_settled(s->m, surname)) {
		return true;
	}
	const uint32_t list = kd_map_get(&s->by_sound, surname->sound);
	const uint32_t thing = thing_of(s, list, sort);
	if (thing != KD_NONE) {
		kd_match_unite(s->m, thing, sort);
		return true;
	}
	if (list != KD_NONE && join_bearer(s, list, sort)) {
		return true;
	}
	const struct kd_str hard = hard_of(s->m->arena, surname->sound);
	if (hard.data == NULL) {
		return false;
	}
	const uint32_t alike =
		hard.len >= 3 ? kd_map_get(&s->by_hard, hard) : KD_NONE;
	if (alike != KD_NONE && join_bearer(s, alike, sort)) {
		return true;
	}
	return join_alone(s, sort);
}

/* In a language without a pack, "In Italy" is no person where Italy is a place:
 * a short word that only begins a sentence was taken for a given name. */
static void join_tail(struct surnames *s, uint32_t sort)
{
	const struct kd_sort *full = sort_at(s, sort);
	const uint32_t thing = kd_map_get(&s->things, full->surname);
	struct kd_str rest = full->folded;
	const struct kd_str first = kd_str_cut(&rest, ' ');
	if (full->is_guessed && thing != KD_NONE &&
		kd_utf8_length(first) <= LONGEST_PREPOSITION &&
		!sort_at(s, kd_match_root(s->m, sort))->is_person &&
		kd_match_count(s->m, thing) >= kd_match_count(s->m, sort)) {
		kd_match_unite(s->m, thing, sort);
	}
}

bool kd_match_surnames(struct kd_matching *m)
{
	struct surnames s = { .m = m };
	s.roots_of = KD_NEW_ARRAY(m->arena, struct kd_indexes, m->in->n);
	if (s.roots_of == NULL) {
		return false;
	}
	for (uint32_t doc = 0; doc < m->in->n; doc++) {
		if (!note_document(&s, doc)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		if (kd_match_is_full(sort_at(&s, i)) &&
			!kd_match_is_settled(m, sort_at(&s, i))) {
			join_tail(&s, i);
		}
	}
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		const struct kd_sort *sort = sort_at(&s, i);
		if (sort->type == KD_NAME_PER && !sort->is_several &&
			!join_surname(&s, i)) {
			return false;
		}
	}
	return true;
}
