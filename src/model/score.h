/* score.h - what a linear model gives for features: sums of weights. */
#ifndef KD_MODEL_SCORE_H
#define KD_MODEL_SCORE_H

#include "model/model.h"

/* So that sums stay within 16 bits, and beside the stack's other things. */
#define KD_SCORED_FEATURES_MAX 256u
#define KD_SCORED_LABELS_MAX 256u

/* A bag of features, and what their weights are added to. */
struct kd_bag {
	const uint64_t *features;
	uint32_t n;    /* KD_SCORED_FEATURES_MAX at most */
	int16_t *sums; /* kd_linear_width(n_labels) */
};

/* Adds the weights of each feature of each bag; within these limits. Many bags
 * at once take far less time than one after the other, for the weights of one
 * come from memory while another's are added. */
void kd_linear_sum(
	const struct kd_linear *part, const struct kd_bag *bags, uint32_t n);

/* Adds the sums of one feature set to those of another, width of each. */
void kd_sums_add(int16_t *sums, const int16_t *others, uint32_t width);

/* Adds to scores[n_labels] the weights of each feature; within these limits. */
void kd_linear_score(const struct kd_linear *part, const uint64_t *features,
	uint32_t n, int32_t *scores);

/* The label that always went with a feature where the part was learned, or
 * KD_NONE: for parts whose rows have one label. */
uint32_t kd_linear_always(const struct kd_linear *part, uint64_t feature);

/* The same for the first of some features that always had one. part may be
 * NULL. */
uint32_t kd_linear_first_always(
	const struct kd_linear *part, const uint64_t *features, uint32_t n);

/* Has what kd_linear_always will read brought from memory meanwhile. part may
 * be NULL. */
void kd_linear_fetch(const struct kd_linear *part, uint64_t feature);

/* Sums for models of many labels: which labels any feature spoke of, so that
 * the others need not be looked at. */
struct kd_tally {
	int32_t *scores;   /* n_labels, zero outside touched */
	uint16_t *touched; /* labels, each once */
	uint8_t *is_touched;
	uint32_t n;
};

/* Takes an empty tally for a part; false if the arena is full. */
bool kd_tally_init(struct kd_tally *tally, const struct kd_linear *part,
	struct kd_arena *arena) KD_MUST_CHECK;

/* Empties it and sums the weights of each feature. */
void kd_linear_tally(const struct kd_linear *part, const uint64_t *features,
	uint32_t n, struct kd_tally *tally);

#endif
