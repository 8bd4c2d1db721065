/* deeds_private.h - what the parts of the room share. */
#ifndef KD_READ_DEEDS_PRIVATE_H
#define KD_READ_DEEDS_PRIVATE_H

#include "read/deeds/deeds.h"

/* What is known of one token. */
struct kd_deed_token {
	uint32_t first_child; /* in the tree, or KD_NONE */
	uint32_t next_child;  /* of the same head, or KD_NONE */
	uint32_t statement;   /* the shortest whose content holds it */
	uint32_t time;        /* it is in, or KD_NONE */
	uint64_t starts;      /* tables of which a phrase may begin here */
	bool taken;           /* an event or a word of saying */
	bool unsaid;          /* told only by words that were not said */
	bool event;           /* in the words that name an event */
};

struct kd_deeds_work {
	const struct kd_deeds_in *in;
	const struct kd_reading *reading;
	struct kd_arena *arena;
	struct kd_deeds *out;
	struct kd_deed_token *tokens;
	uint32_t first; /* the sentence at hand: tokens [first, first + n) */
	uint32_t n;
};

/* A word that may tell of a deed. */
struct kd_deed_word {
	uint32_t first; /* tokens [first, first + n) */
	uint32_t n;
	uint32_t head; /* the one that others hang on */
	uint32_t row;  /* of deed-words, or KD_NONE */
	bool is_noun;
};

static inline const struct kd_analysis *kd_deeds_word(
	const struct kd_deeds_work *work, uint32_t token)
{
	return &work->reading->analyses->items[token];
}

static inline uint32_t kd_deeds_feat(const struct kd_deeds_work *work,
	uint32_t token, enum kd_feature feature)
{
	return kd_feats_get(kd_deeds_word(work, token)->feats, feature);
}

/* Whether a phrase of a table begins at a token. */
static inline bool kd_deeds_match(const struct kd_deeds_work *work,
	enum kd_table table, uint32_t token, struct kd_match *out)
{
	return kd_lang_has_table(work->tokens[token].starts, table) &&
	       kd_lang_match(work->reading->lang, table, work->reading->words,
		       token, out);
}

/* The first child whose relation is this one or a kind of it, or KD_NONE. */
uint32_t kd_deeds_child(const struct kd_deeds_work *work, uint32_t head,
	struct kd_str relation);

/* Whether a relation is this one or a kind of it: nsubj, nsubj:pass. */
bool kd_deeds_is_relation(struct kd_str relation, struct kd_str wanted);

/* Fills in who does it, to whom, where and when. False if the arena is full. */
bool kd_deeds_fill(const struct kd_deeds_work *work,
	const struct kd_deed_word *word, struct kd_event *deed);

/* The verb whose subject or object a noun is, where a row of status-words says
 * what that makes of it: "the talks [were put off]". KD_NONE if there is none.
 */
uint32_t kd_deeds_carrier(const struct kd_deeds_work *work, uint32_t noun,
	enum kd_event_status *status);

/* Whether a word above another in the tree says that what is told is not so:
 * "no evidence that". */
bool kd_deeds_is_untrue(const struct kd_deeds_work *work, uint32_t token);

/* Whether the verb of a noun, negated or not, says that what it names was not,
 * or is yet to be: "discussed a summit", "the talks were not held". */
bool kd_deeds_is_only_talked_of(
	const struct kd_deeds_work *work, uint32_t noun, bool negated);

/* Whether a participle stands with the auxiliary of the passive, or with "to
 * be" like an adjective: "was postponed", "er utsatt". */
bool kd_deeds_is_passive(const struct kd_deeds_work *work, uint32_t verb);

/* Whether a verb only tells what a plan or a point of one holds, "point 7,
 * which barred X": that is done by nobody. */
bool kd_deeds_is_contents(
	const struct kd_deeds_work *work, const struct kd_deed_word *word);

/* KD_STATUS_UNKNOWN if it is not done nor to be done. */
enum kd_event_status kd_deeds_status(
	const struct kd_deeds_work *work, const struct kd_deed_word *word);

#endif
