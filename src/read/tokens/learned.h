/* learned.h - what the learned model of sentence ends sees of a text; for the
 * room and for the trainer alike. */
#ifndef KD_READ_TOKENS_LEARNED_H
#define KD_READ_TOKENS_LEARNED_H

#include "doc/doc.h"
#include "lang/lang.h"

/* The part of the model, and its labels. */
#define KD_GAP_PART "ends"
enum kd_gap_label { KD_GAP_GOES_ON, KD_GAP_ENDS, KD_GAP_LABELS };
#define KD_GAP_LABEL_TEXTS \
	{ "goes on", 7 },  \
	{                  \
		"ends", 4  \
	}

/* Features that one gap has at most. */
#define KD_GAP_FEATURES 128u

/* A block whose gaps between tokens are looked at one by one, from its
 * beginning; what is known of the sentence that a gap may end. The tokens are
 * flagged where rules end sentences. */
struct kd_gaps {
	struct kd_str text;
	const struct kd_lang *lang;
	const struct kd_token *tokens; /* of the block */
	uint32_t n;
	uint32_t at;         /* the gap after this token is next */
	uint32_t begin;      /* of the sentence, among the tokens */
	uint32_t before;     /* tokens of the sentence before; 0: none */
	uint64_t before_end; /* how it ended */
	uint64_t manner;     /* of the block's writing */
	uint32_t n_open;     /* brackets */
	bool is_quote;       /* a quote is open */
	uint32_t verb;       /* how sure the sentence has one: 0 to 2 */
	uint32_t next_verb;  /* after the gap; or n */
	uint32_t next_end;   /* by rules, after the gap */
};

/* Begins with a block's tokens. */
void kd_gaps_init(struct kd_gaps *gaps, struct kd_str text,
	const struct kd_lang *lang, const struct kd_token *tokens, uint32_t n);

/* Features of the next gap; 0 where no sentence can end. A change here raises
 * the version in model/model.h. */
uint32_t kd_gaps_features(
	const struct kd_gaps *gaps, uint64_t out[KD_GAP_FEATURES]);

/* Takes what was found of the next gap and moves on. */
void kd_gaps_take(struct kd_gaps *gaps, bool ends);

#endif
