/* match_surnames.c - whose a surname alone is. */
#include "weave/match/match_private.h"

#include "base/utf8.h"

/* More people of one surname are not told apart. */
#define MOST_BEARERS 16
/* Documents of a bearer that are looked at for what they share. */
#define MOST_DOCUMENTS 16
/* Who is named in full in so many times the documents needs no given name. */
#define FAR_BETTER_KNOWN 5
/* Fewer names shared with a document tell nothing. */
#define LEAST_COMMON 3
#define LONGEST_WORD 40
#define LONGEST_PREPOSITION 3 /* characters */

/* A document in which somebody is named in full. */
struct bearing {
	uint32_t sort;
	uint32_t doc;
	uint32_t next; /* bearings of the same label, or KD_NONE */
};

/* Somebody who bears a surname. */
struct bearer {
	uint32_t sort;      /* the last that is named so in full */
	uint32_t documents; /* that name them in full */
	uint32_t docs[MOST_DOCUMENTS];
};
KD_LIST(bearers, struct bearer);

/*
 * Who is named in full, by surname:
 *
 *   label ──> last bearing ──> bearing before ──> ...     all, once
 *     └─────> bearers: each one, and some of the documents
 *   document and label ──> bearings there
 */
struct surnames {
	struct kd_matching *m;
	KD_VEC(struct bearing) bearings;
	KD_VEC(struct bearers) lists;
	struct kd_map last_of; /* label, or document and label -> bearing */
	struct kd_map list_of; /* label -> lists */
	struct kd_map things;  /* sound -> sort that is no person */
	struct kd_map alone;   /* surname nobody is known to bear -> sort */
	struct kd_indexes *roots_of; /* [document], sorted, each once */
};

static const struct kd_sort *sort_at(const struct surnames *s, uint32_t sort)
{
	return &s->m->sorts.items[sort];
}

static uint32_t root_at(const struct surnames *s, uint32_t sort)
{
	return kd_match_root(s->m, sort);
}

/* The label of names that sound so, and of those alike in their hard sounds. */
static struct kd_str sound_label(struct kd_arena *arena, struct kd_str surname)
{
	return kd_str_format(arena, "s %.*s", KD_SHOW(surname));
}

static struct kd_str hard_label(struct kd_arena *arena, struct kd_str surname)
{
	char hard[LONGEST_WORD + 1];
	if (surname.len > LONGEST_WORD) {
		return sound_label(arena, surname);
	}
	const uint32_t n = kd_match_harden(surname, false, hard);
	return kd_str_format(arena, "h %.*s", (int)n, hard);
}

/* The label for one document's part of a list. */
static struct kd_str label_in(
	struct kd_arena *arena, uint32_t doc, struct kd_str label)
{
	return kd_str_format(arena, "%u %.*s", doc, KD_SHOW(label));
}

/* Adds a bearing to the list of a label. */
static bool bear(
	struct surnames *s, struct kd_str label, uint32_t sort, uint32_t doc)
{
	if (label.data == NULL) {
		return false;
	}
	const uint32_t last = kd_map_get(&s->last_of, label);
	if (last != KD_NONE && s->bearings.items[last].sort == sort &&
		s->bearings.items[last].doc == doc) {
		return true;
	}
	const struct bearing bearing = {
		.sort = sort, .doc = doc, .next = last
	};
	return KD_PUSH(s->m->arena, &s->bearings, bearing) &&
	       kd_map_put(s->m->arena, &s->last_of, label, s->bearings.n - 1);
}

static bool note_person(struct surnames *s, uint32_t doc, uint32_t sort)
{
	struct kd_arena *arena = s->m->arena;
	const struct kd_str surname = sort_at(s, sort)->surname;
	const struct kd_str labels[] = { sound_label(arena, surname),
		hard_label(arena, surname) };
	for (uint32_t i = 0; i < KD_COUNT(labels); i++) {
		if (!bear(s, labels[i], sort, doc) ||
			!bear(s, label_in(arena, doc, labels[i]), sort, doc)) {
			return false;
		}
	}
	return true;
}

/* Notes a name of a document: who bears a surname, what is no person. */
static bool note_name(struct surnames *s, uint32_t doc, uint32_t sort)
{
	const struct kd_sort *named = sort_at(s, sort);
	if (named->type != KD_NAME_PER) {
		return kd_map_get(&s->things, named->sound) != KD_NONE ||
		       kd_map_put(s->m->arena, &s->things, named->sound, sort);
	}
	return !kd_match_is_full(named) || note_person(s, doc, sort);
}

static bool note_document(struct surnames *s, uint32_t doc)
{
	for (uint32_t i = 0; i < s->m->in->digests[doc].names->n; i++) {
		if (!note_name(s, doc, s->m->sort_of[doc][i])) {
			return false;
		}
	}
	return kd_match_company(s->m, doc, &s->roots_of[doc]);
}

/* Notes a bearing with its bearer, unless there are too many. */
static bool count_bearing(struct surnames *s, struct bearers *bearers,
	const struct bearing *bearing)
{
	uint32_t i = 0;
	while (i < bearers->n && root_at(s, bearers->items[i].sort) !=
					 root_at(s, bearing->sort)) {
		i++;
	}
	if (i == MOST_BEARERS) {
		return true;
	}
	const struct bearer first = { .sort = bearing->sort };
	if (i == bearers->n && !KD_PUSH(s->m->arena, bearers, first)) {
		return false;
	}
	struct bearer *bearer = &bearers->items[i];
	const uint32_t n = bearer->documents;
	/* One document's bearings follow each other. */
	if (n > 0 && bearer->docs[(n - 1) % MOST_DOCUMENTS] == bearing->doc) {
		return true;
	}
	bearer->docs[n % MOST_DOCUMENTS] = bearing->doc;
	bearer->documents++;
	return true;
}

/* Who bears the surname of a label; NULL if the arena is full. Gathered when
 * first asked for, so that a list is gone through once. */
static const struct bearers *bearers_of(struct surnames *s, struct kd_str label)
{
	const uint32_t known = kd_map_get(&s->list_of, label);
	if (known != KD_NONE) {
		return &s->lists.items[known];
	}
	struct bearers bearers = { 0 };
	for (uint32_t i = kd_map_get(&s->last_of, label); i != KD_NONE;
		i = s->bearings.items[i].next) {
		if (!count_bearing(s, &bearers, &s->bearings.items[i])) {
			return NULL;
		}
	}
	return kd_map_put(s->m->arena, &s->list_of, label, s->lists.n) &&
			       KD_PUSH(s->m->arena, &s->lists, bearers)
		       ? &s->lists.items[s->lists.n - 1]
		       : NULL;
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

/* How many names a document shares with the likest that name a bearer. */
static uint32_t common_names(
	const struct surnames *s, const struct bearer *bearer, uint32_t doc)
{
	uint32_t most = 0;
	for (uint32_t i = 0; i < bearer->documents && i < MOST_DOCUMENTS; i++) {
		const uint32_t n = kd_match_common(
			&s->roots_of[bearer->docs[i]], &s->roots_of[doc]);
		most = n > most ? n : most;
	}
	return most;
}

/* Of several numbers the greatest; *rest is the greatest of the others. */
static uint32_t find_greatest(
	const uint32_t *numbers, uint32_t n, uint32_t *rest)
{
	uint32_t best = 0;
	*rest = 0;
	for (uint32_t i = 1; i < n; i++) {
		if (numbers[i] > numbers[best]) {
			best = i;
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		if (i != best && numbers[i] > *rest) {
			*rest = numbers[i];
		}
	}
	return best;
}

/* Whether a bearer is one whom the text of a surname has in full. */
static bool is_here(const struct bearer *bearer, uint32_t doc)
{
	for (uint32_t i = 0; i < bearer->documents && i < MOST_DOCUMENTS; i++) {
		if (bearer->docs[i] == doc) {
			return true;
		}
	}
	return false;
}

/* Whether a surname may be a bearer's. */
static bool may_be_of(
	const struct surnames *s, uint32_t surname, const struct bearer *bearer)
{
	const struct kd_sort *sort = sort_at(s, surname);
	return is_borne_by(sort, sort_at(s, bearer->sort)) &&
	       !(sort->is_namesake && is_here(bearer, sort->first_doc));
}

/* The one who is meant: the only one; who is by far known best, whom texts
 * need not name in full; or who by far shares most with the document. KD_NONE
 * where it can't be said. */
static uint32_t choose(const struct surnames *s, const struct bearers *bearers,
	uint32_t surname)
{
	uint32_t sorts[MOST_BEARERS];
	uint32_t documents[MOST_BEARERS];
	uint32_t common[MOST_BEARERS];
	const uint32_t doc = sort_at(s, surname)->first_doc;
	uint32_t n = 0;
	for (uint32_t i = 0; i < bearers->n; i++) {
		const struct bearer *bearer = &bearers->items[i];
		if (may_be_of(s, surname, bearer)) {
			sorts[n] = bearer->sort;
			documents[n] = bearer->documents;
			common[n++] = common_names(s, bearer, doc);
		}
	}
	if (n == 0) {
		return KD_NONE;
	}
	uint32_t rest = 0;
	const uint32_t known = find_greatest(documents, n, &rest);
	if (documents[known] >= FAR_BETTER_KNOWN * rest) {
		return sorts[known];
	}
	const uint32_t near = find_greatest(common, n, &rest);
	return common[near] >= LEAST_COMMON && common[near] >= 2 * rest
		       ? sorts[near]
		       : KD_NONE;
}

/* The bearer in the surname's own document: KD_NONE where there are none or
 * several; *n is how many. */
static uint32_t bearer_here(
	struct surnames *s, struct kd_str here, uint32_t surname, uint32_t *n)
{
	uint32_t only = KD_NONE;
	*n = 0;
	if (sort_at(s, surname)->is_namesake) {
		return KD_NONE;
	}
	for (uint32_t i = kd_map_get(&s->last_of, here); i != KD_NONE && *n < 2;
		i = s->bearings.items[i].next) {
		const uint32_t sort = s->bearings.items[i].sort;
		if (is_borne_by(sort_at(s, surname), sort_at(s, sort)) &&
			(only == KD_NONE ||
				root_at(s, sort) != root_at(s, only))) {
			only = sort;
			*n += 1;
		}
	}
	return *n == 1 ? only : KD_NONE;
}

/* Whether somebody bears the surname of a label; joins the one who is meant.
 * False in *ok if the arena is full. */
static bool join_bearer(
	struct surnames *s, struct kd_str label, uint32_t surname, bool *ok)
{
	const uint32_t doc = sort_at(s, surname)->first_doc;
	const struct kd_str here = label_in(s->m->arena, doc, label);
	const struct bearers *bearers = bearers_of(s, label);
	*ok = here.data != NULL && bearers != NULL;
	if (!*ok || bearers->n == 0) {
		return false;
	}
	uint32_t n = 0;
	uint32_t meant = bearer_here(s, here, surname, &n);
	/* Two in the same text: who is known best, if anybody. */
	if (meant == KD_NONE) {
		meant = choose(s, bearers, surname);
	}
	if (n == 0) {
		for (uint32_t i = 0; i < bearers->n && n == 0; i++) {
			n += may_be_of(s, surname, &bearers->items[i]);
		}
	}
	if (meant != KD_NONE) {
		kd_match_unite(s->m, meant, surname);
	}
	return n > 0;
}

/* Whether a person of this surname is named in full in the same document. */
static bool is_person_here(const struct surnames *s, struct kd_str here)
{
	for (uint32_t i = kd_map_get(&s->last_of, here); i != KD_NONE;
		i = s->bearings.items[i].next) {
		if (sort_at(s, root_at(s, s->bearings.items[i].sort))
				->is_person) {
			return true;
		}
	}
	return false;
}

/* What is no person and sounds as the surname does, if that is what is usually
 * meant; else KD_NONE. False in *ok if the arena is full. */
static uint32_t thing_of(
	struct surnames *s, struct kd_str label, uint32_t sort, bool *ok)
{
	const struct kd_sort *surname = sort_at(s, sort);
	const uint32_t thing = kd_map_get(&s->things, surname->sound);
	if (thing == KD_NONE) {
		return KD_NONE;
	}
	const struct kd_str here =
		label_in(s->m->arena, surname->first_doc, label);
	const struct bearers *bearers = bearers_of(s, label);
	*ok = here.data != NULL && bearers != NULL;
	if (!*ok || is_person_here(s, here)) {
		return KD_NONE;
	}
	uint32_t people =
		surname->is_person ? 2 * surname->counts[KD_NAME_PER] : 0;
	for (uint32_t i = 0; i < bearers->n; i++) {
		const struct bearer *bearer = &bearers->items[i];
		people += sort_at(s, root_at(s, bearer->sort))->is_person
				  ? bearer->documents
				  : 0;
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

/* The same with a name only spelt alike: in other texts more must be so. */
static bool join_alike(
	struct surnames *s, struct kd_str label, uint32_t surname, bool *ok)
{
	if (label.len >= 6) {
		return join_bearer(s, label, surname, ok);
	}
	const uint32_t doc = sort_at(s, surname)->first_doc;
	const struct kd_str here = label_in(s->m->arena, doc, label);
	*ok = here.data != NULL;
	uint32_t n = 0;
	const uint32_t meant =
		*ok ? bearer_here(s, here, surname, &n) : KD_NONE;
	if (meant != KD_NONE) {
		kd_match_unite(s->m, meant, surname);
	}
	return n > 0;
}

static bool join_surname(struct surnames *s, uint32_t sort)
{
	const struct kd_str surname = sort_at(s, sort)->sound;
	const struct kd_str label = sound_label(s->m->arena, surname);
	const struct kd_str hard = hard_label(s->m->arena, surname);
	bool ok = label.data != NULL && hard.data != NULL;
	if (!ok) {
		return false;
	}
	const uint32_t thing = thing_of(s, label, sort, &ok);
	if (!ok) {
		return false;
	}
	if (thing != KD_NONE) {
		kd_match_unite(s->m, thing, sort);
		return true;
	}
	if (join_bearer(s, label, sort, &ok) || !ok) {
		return ok;
	}
	/* "h " and the hard sounds: few of them are too easily alike. */
	if (hard.len >= 5 && (join_alike(s, hard, sort, &ok) || !ok)) {
		return ok;
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
		!sort_at(s, root_at(s, sort))->is_person &&
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
			!kd_match_is_settled(m, sort) && !join_surname(&s, i)) {
			return false;
		}
	}
	return true;
}
