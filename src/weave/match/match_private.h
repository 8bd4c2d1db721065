/* match_private.h - the parts of matching. */
#ifndef KD_WEAVE_MATCH_PRIVATE_H
#define KD_WEAVE_MATCH_PRIVATE_H

#include "base/map.h"
#include "base/vec.h"
#include "weave/match/match.h"

/* A form of a line of what people say of names. */
struct kd_mark {
	uint32_t line;
	uint32_t form;
};
KD_LIST(kd_marks, struct kd_mark);

/*
 * All names with one base and type: what is matched. A surname alone is a sort
 * of its own in each document, for it may be another person's in the next; so
 * is "the ministry".
 *
 *   names of documents ──> sorts ──> groups of sorts (union-find) ──> entities
 */
struct kd_sort {
	struct kd_str base;
	struct kd_str folded;
	struct kd_str sound;
	struct kd_str surname;  /* end of sound: "smith jones" of Smith-Jones */
	struct kd_str language; /* of the document it was first met in */
	enum kd_name_type type;
	bool is_person;   /* a given name is known, or a title stands by it */
	bool is_several;  /* words, parted by spaces */
	bool is_guessed;  /* found without a pack of its language */
	bool is_bare;     /* says what it is, and not which: the ministry */
	bool is_namesake; /* a surname, of none its text names in full */
	struct kd_str organ; /* of a state, by its name in the packs */
	uint32_t first_doc;
	uint32_t parent; /* union-find; itself for a root */
	/* Of all sorts of the group, right for a root only: */
	struct kd_str key;
	struct kd_marks marks;
	uint32_t counts[KD_NAME_COUNT];
};

/* The forms people have listed, by spelling. */
struct kd_match_known;

/* What the parts hand to each other. */
struct kd_matching {
	const struct kd_match_in *in;
	struct kd_arena *arena;
	KD_VEC(struct kd_sort) sorts;
	uint32_t **sort_of; /* [document][name] */
	struct kd_map by_name;
	struct kd_match_known *known; /* NULL: nothing is listed */
	bool is_full;
};

/* Whether a sort may be a person named in full. */
static inline bool kd_match_is_full(const struct kd_sort *sort)
{
	return sort->type == KD_NAME_PER && sort->is_several;
}

/* The sort that stands for a sort's group. */
uint32_t kd_match_root(struct kd_matching *m, uint32_t sort);

/* How many names a sort's group has. */
uint32_t kd_match_count(struct kd_matching *m, uint32_t sort);

/* Puts two groups together, unless packs or people know them as two. Sets
 * is_full where the arena has no room for what people say of them. */
void kd_match_unite(struct kd_matching *m, uint32_t a, uint32_t b);

/* Puts two groups together in any case. */
void kd_match_force(struct kd_matching *m, uint32_t a, uint32_t b);

/* Prepares what people say of names for looking up. */
bool kd_match_learn(struct kd_matching *m) KD_MUST_CHECK;

/* The lines that are of a name of a document. */
bool kd_match_marks(struct kd_matching *m, const struct kd_digest *digest,
	const struct kd_name *name, struct kd_marks *out) KD_MUST_CHECK;

/* Unites the sorts that people say are one. */
bool kd_match_apply(struct kd_matching *m) KD_MUST_CHECK;

/* Whether people say that two groups are not one. */
bool kd_match_is_forbidden(const struct kd_matching *m, const struct kd_sort *a,
	const struct kd_sort *b);

/* Whether people say what else a sort is. */
bool kd_match_is_settled(
	const struct kd_matching *m, const struct kd_sort *sort);

/* The line that names a group, or NULL. */
const struct kd_known_name *kd_match_known_as(
	const struct kd_matching *m, const struct kd_sort *root);

/* Unites a sort with the first that had the same label, made from a prefix and
 * a part; false if the arena is full. */
bool kd_match_unite_by(struct kd_matching *m, struct kd_map *firsts,
	uint32_t sort, struct kd_str prefix, struct kd_str part) KD_MUST_CHECK;

/* Makes the sorts; sort_of says which each name is. */
enum kd_status kd_match_sort(
	struct kd_matching *m, struct kd_err *err) KD_MUST_CHECK;

/* Unites places, bodies and all else but people. */
bool kd_match_bodies(struct kd_matching *m) KD_MUST_CHECK;

/* Unites long names of bodies with the letters they are called by, where a
 * text says so. */
bool kd_match_acronyms(struct kd_matching *m) KD_MUST_CHECK;

/* Unites bodies that only say what they are with the one in their text that
 * says which. */
bool kd_match_organs(struct kd_matching *m) KD_MUST_CHECK;

/* Unites people of full name, then surnames alone with them. */
bool kd_match_people(struct kd_matching *m) KD_MUST_CHECK;
bool kd_match_surnames(struct kd_matching *m) KD_MUST_CHECK;

/* The groups that a document names, sorted, each once; and how many of them
 * two documents share. */
bool kd_match_company(struct kd_matching *m, uint32_t doc,
	struct kd_indexes *out) KD_MUST_CHECK;
uint32_t kd_match_common(
	const struct kd_indexes *a, const struct kd_indexes *b);

/* Makes the entities of the groups. */
bool kd_match_entities(
	struct kd_matching *m, struct kd_match_out *out) KD_MUST_CHECK;

/* Whether two full names may be one person: the same surname by sound, given
 * names alike, shortened or an initial. Parts are parted by spaces. */
bool kd_match_is_same_person(struct kd_str a, struct kd_str b);

/* Whether two full names, written in different languages, may be one: no two
 * letters of their hard sounds differ but for how languages spell them. */
bool kd_match_is_same_abroad(struct kd_str a, struct kd_str b);

/* Whether a surname has the ending that some languages give women's. */
bool kd_match_has_womans_ending(struct kd_str surname);

/* Whether two surnames may be one, misspelt or, abroad, spelt another way. */
bool kd_match_is_same_surname(struct kd_str a, struct kd_str b, bool abroad);

/* Writes the sounds of a word as hard ones, those that languages mix up as
 * one; with its vowels or without. Room for the word's length. Returns how
 * many. */
uint32_t kd_match_harden(struct kd_str word, bool vowels, char *out);

/* The part after the last space, or all of it. */
struct kd_str kd_match_surname(struct kd_str sound);

#endif
