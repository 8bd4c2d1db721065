/* lessons.h - what is learned from: words with features and the right label.
 */
#ifndef KD_LEARN_LESSONS_H
#define KD_LEARN_LESSONS_H

#include "learn/learner.h"
#include "learn/learning.h"

/* A label that stands for "not to be learned from". */
#define KD_LABEL_UNKNOWN 0xffffu

/*
 * Sequences of words, words of features; all on the heap.
 *
 *   sequences[i] -> words [firsts[i], firsts[i + 1])
 *   words[k]     -> features [words[k], words[k + 1]) and labels[k]
 */
struct kd_lessons {
	uint64_t *features;
	size_t n_features;
	size_t features_capacity;
	size_t *words; /* of each word its first feature; one more at the end */
	uint16_t *labels;
	size_t n_words;
	size_t words_capacity;
	size_t labels_capacity;
	size_t *firsts; /* of each sequence its first word; one more */
	size_t n_sequences;
	size_t firsts_capacity;
	bool is_full; /* memory ran out */
};

void kd_lessons_init(struct kd_lessons *lessons);
void kd_lessons_release(struct kd_lessons *lessons);

/* Adds a word with a copy of its features. */
void kd_lessons_add(struct kd_lessons *lessons, const uint64_t *features,
	uint32_t n, uint16_t label);
/* Ends the sequence that the words since the last end form. */
void kd_lessons_end(struct kd_lessons *lessons);

/* How a model is fitted. */
struct kd_recipe {
	enum kd_rule rule;
	uint32_t rounds; /* times all lessons are gone through */
	uint32_t seed;   /* of the order */
	uint32_t rarest; /* features seen less often are left out */
	/* Told after each round; may be NULL. right of n words in that round.
	 */
	void (*progress)(
		void *context, uint32_t round, uint64_t right, uint64_t n);
	/* Asked before the first round whether there is anything to go on
	 * from, and told after each what is; may be NULL. */
	void (*take_up)(void *context, struct kd_learning *learning);
	void (*keep)(void *context, const struct kd_learning *learning);
	void *context;
};

/* Fits labels of words taken one by one. False if memory ran out. */
bool kd_learn_choices(const struct kd_lessons *lessons,
	const struct kd_recipe *recipe,
	struct kd_learner *learner) KD_MUST_CHECK;

/* Fits what always goes together: of each word's first n features, which are to
 * tell most, the label that each had at least so often and in so many of a
 * thousand words. False if memory ran out. */
bool kd_learn_habits(const struct kd_lessons *lessons, uint32_t n,
	uint32_t least, uint32_t per_mille,
	struct kd_learner *learner) KD_MUST_CHECK;

/* Labels of words taken one by one, by counting how often they have features
 * (naive Bayes, each feature against its mean among all labels). Weights are
 * eighths of a bit, none above 127 for up to 128 labels. False if memory ran
 * out. */
bool kd_learn_counts(const struct kd_lessons *lessons,
	const struct kd_recipe *recipe,
	struct kd_learner *learner) KD_MUST_CHECK;

/* Fits labels of words taken together, with what one label says for the next
 * (structured learning, Collins 2002). steps forbids some, as weights below
 * zero; n_labels is the learner's. False if memory ran out. */
bool kd_learn_sequences(const struct kd_lessons *lessons,
	const struct kd_recipe *recipe, const bool *forbidden,
	struct kd_learner *learner) KD_MUST_CHECK;

/* Joins learners that know the same features into an empty one: one row for
 * each feature, the labels of each learner behind those of the one before. Rows
 * changed less often than rarest are left out; the largest weight of each is
 * as large as that of the others then. False if memory ran out. */
bool kd_learner_join(const struct kd_learner *learners, uint32_t n,
	uint32_t rarest, struct kd_learner *out) KD_MUST_CHECK;

/* Puts the mean of what several learners know of the same labels into an empty
 * one, and of how often they changed it. False if memory ran out. */
bool kd_learner_mean(const struct kd_learner *learners, uint32_t n,
	struct kd_learner *out) KD_MUST_CHECK;

/* Labels the words of sequences by settled weights; labels[k] is of word k of
 * all the lessons. False if memory ran out. */
bool kd_learn_label(const struct kd_lessons *lessons, size_t first_sequence,
	size_t end_sequence, const bool *forbidden,
	const struct kd_learner *learner, uint8_t *labels) KD_MUST_CHECK;

#endif
