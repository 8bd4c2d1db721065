/* learned.h - what the learned models of syntax see of a sentence; for the
 * room and for the trainer alike. */
#ifndef KD_READ_SYNTAX_LEARNED_H
#define KD_READ_SYNTAX_LEARNED_H

#include "model/arcs.h"
#include "model/feature.h"
#include "read/syntax/syntax.h"

#define KD_TAG_FEATURES_MAX 48u
#define KD_AFFIXES 5u

/* A word as hashes of what it shows. A change here or in the features below
 * raises the version in model/model.h. */
struct kd_sight {
	uint64_t form;               /* folded */
	uint64_t ends[KD_AFFIXES];   /* the last 1 to 5 characters; 0: too short
				      */
	uint64_t starts[KD_AFFIXES]; /* the first ones */
	uint64_t shape;              /* capitals, digits, signs */
	uint64_t known; /* what the pack's word list says it may be */
};

/* Cuts tokens into the leaves of a treebank's trees, as the pack says; leaves
 * are written as tokens, and firsts[tokens->n + 1] gets the first leaf of each
 * token. False if the arena is full. */
bool kd_syntax_cut(const struct kd_tokens *tokens, const struct kd_lang *lang,
	struct kd_arena *arena, struct kd_tokens *leaves,
	uint32_t *firsts) KD_MUST_CHECK;

/* The span that a leaf is written with: of the whole, where it is joined. */
struct kd_span kd_syntax_leaf_span(const struct kd_tokens *leaves, uint32_t i);

/* Looks at the tokens [first, first + n) of one sentence. */
void kd_syntax_look(const struct kd_tokens *tokens, const struct kd_lang *lang,
	uint32_t first, uint32_t n, struct kd_sight *sights);

/* What a word is to the word whose tag is asked for. */
enum kd_role {
	KD_ROLE_WORD, /* itself */
	KD_ROLE_LEFT,
	KD_ROLE_LEFT2,
	KD_ROLE_RIGHT,
	KD_ROLE_RIGHT2,
	KD_ROLES
};
/* How far away the word of each role stands. */
extern const int32_t kd_role_places[KD_ROLES];

/* The word so many places from word i, or a sight of nothing. */
const struct kd_sight *kd_syntax_sight(
	const struct kd_sight *sights, uint32_t n, uint32_t i, int32_t away);

/* Features for the tag of word i of n; gives their number. A tag is a part of
 * speech with its case and number: "NOUN|Case=Gen|Number=Sing". They are those
 * of single words in their roles, which need be weighed but once for a word
 * that comes again, and those of pairs of words. */
uint32_t kd_syntax_role_features(const struct kd_sight *sight,
	enum kd_role role, uint64_t out[KD_TAG_FEATURES_MAX]);
uint32_t kd_syntax_pair_features(const struct kd_sight *sights, uint32_t n,
	uint32_t i, uint64_t out[KD_TAG_FEATURES_MAX]);
uint32_t kd_syntax_tag_features(const struct kd_sight *sights, uint32_t n,
	uint32_t i, uint64_t out[KD_TAG_FEATURES_MAX]);

/* The feature that alone says most of a word's tag; of its features; of its
 * lemma. */
uint64_t kd_syntax_tag_habit(const struct kd_sight *sight);
uint64_t kd_syntax_feats_habit(const struct kd_sight *sight, uint64_t tag);
uint64_t kd_syntax_lemma_habit(const struct kd_sight *sight, uint64_t tag);

/* The same for all features of a word, given the tags of all as hashes. */
uint32_t kd_syntax_feats_features(const struct kd_sight *sights,
	const uint64_t *tags, uint32_t n, uint32_t i,
	uint64_t out[KD_TAG_FEATURES_MAX]);

/* The same for how a word's lemma is made of it. hint: the way that leads to
 * the lemma which the pack has for the word and tag, or none. */
uint32_t kd_syntax_lemma_features(const struct kd_sight *sight, uint64_t tag,
	uint64_t upos, struct kd_str hint, uint64_t out[KD_TAG_FEATURES_MAX]);

/*
 * How a lemma is made of a form: "k|a>b|c>d" puts b for the beginning a and d
 * for the ending c; k keeps the capitals as they are, l makes them small.
 */

/* Writes the way from form to lemma into the arena; none if it is full. */
struct kd_str kd_syntax_lemma_way(
	struct kd_arena *arena, struct kd_str form, struct kd_str lemma);
/* Whether a way can be gone from this form (given folded too). */
bool kd_syntax_way_fits(
	struct kd_str way, struct kd_str form, struct kd_str folded);
/* Goes it; none if the arena is full. */
struct kd_str kd_syntax_go_way(struct kd_arena *arena, struct kd_str way,
	struct kd_str form, struct kd_str folded);

/* The lemma that the word list gives a token as this part of speech (a verb's
 * for a participle), and its word; KD_NONE if none. */
uint32_t kd_syntax_listed_lemma(const struct kd_lang *lang,
	const struct kd_token *token, enum kd_upos upos, uint64_t feats);

/* The words of one sentence as the model of arcs sees them, two more at the
 * end, tagged by the other models of the language; NULL if the arena is full.
 */
struct kd_arc_word *kd_syntax_look_for_arcs(
	const struct kd_syntax_in *in, struct kd_arena *arena, uint32_t *n);

#endif
