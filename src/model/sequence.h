/* sequence.h - the best labels for the words of a sentence, taken together. */
#ifndef KD_MODEL_SEQUENCE_H
#define KD_MODEL_SEQUENCE_H

#include "model/model.h"

#include "base/arena.h"

#define KD_SEQUENCE_LABELS_MAX 255u
/* Labels of a word that are followed up: the likeliest by the word itself; all
 * within reach where they are few. */
#define KD_SEQUENCE_KEPT 5u
#define KD_SEQUENCE_FEW 20u
#define KD_SEQUENCE_WORDS_MAX 128u
#define KD_SEQUENCE_REACH_ALL (INT32_MAX / 4)

/* What one label says for the next: weights[before * n_labels + label], where
 * before == n_labels stands for the sentence's beginning. */
struct kd_steps {
	uint32_t n_labels;
	int32_t *weights; /* (n_labels + 1) * n_labels */
	int32_t reach;    /* how far below the best of a word's labels one may
			   * be that the steps could still raise above it */
};

/* The feature that a label follows another; before == n_labels: begins. */
uint64_t kd_step_feature(uint32_t before);

/* Reads the weights of steps among n of a part's labels, from the first one on,
 * KD_SEQUENCE_LABELS_MAX at most. False if the arena is full. */
bool kd_steps_load(const struct kd_linear *part, uint32_t first, uint32_t n,
	struct kd_arena *arena, struct kd_steps *out) KD_MUST_CHECK;

/* Forbids a step. */
void kd_steps_forbid(struct kd_steps *steps, uint32_t before, uint32_t label);

/* Labels that a word may have, and the score of the best way to each. */
struct kd_stand_ins {
	int32_t scores[KD_SEQUENCE_FEW];
	uint8_t labels[KD_SEQUENCE_FEW];
	uint32_t n;
};

/* A search over one sentence (Viterbi 1967, over the labels kept). Begin it
 * with n = 0; it may be used again. */
struct kd_search {
	const struct kd_steps *steps;
	uint32_t n; /* words so far, KD_SEQUENCE_WORDS_MAX at most */
	struct kd_stand_ins words[KD_SEQUENCE_WORDS_MAX];
};

/* Adds a word by what it says itself for each label, scores[n_labels]. Of
 * equal labels the lower counts. */
void kd_search_add(struct kd_search *search, const int32_t *scores);

/* Adds a word that is known to have this label. */
void kd_search_add_sure(struct kd_search *search, uint32_t label);

/* Writes the best labels of all words, n of them. */
void kd_search_end(const struct kd_search *search, uint8_t *labels);

#endif
