/* learned.h - what the learned model of languages sees of a text; for the room
 * and for the trainer alike. */
#ifndef KD_READ_LANGID_LEARNED_H
#define KD_READ_LANGID_LEARNED_H

#include "base/str.h"

/* The part of the model. */
#define KD_LANGID_PART "languages"
/* Features that one call gives at most. */
#define KD_LANGID_FEATURES 128u

/* How far a text has been looked at. */
struct kd_langid_look {
	struct kd_str text;
	uint32_t at;
	bool passes_names; /* words that begin with a capital are left out */
};

/* Gives hashes of what stands in the next words, in small letters: runs of
 * three and of five letters, the word's edges among them, single letters that
 * are not ASCII, whole words. 0 at the text's end. A change here raises the
 * version in model/model.h. */
uint32_t kd_langid_features(
	struct kd_langid_look *look, uint64_t out[KD_LANGID_FEATURES]);

#endif
