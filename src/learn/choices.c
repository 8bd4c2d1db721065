/* choices.c - learns labels of words taken one by one. */
#include "learn/learn_private.h"

#include <stdlib.h>
#include <string.h>

struct choosing {
	const struct kd_lessons *lessons;
	const struct kd_recipe *recipe;
	struct kd_learner *learner;
	const uint32_t *rows;
	int32_t *scores;
};

/* The wrong label that scores highest, given a start over the right one. */
static uint32_t rival(
	const struct choosing *choosing, uint32_t right, int64_t *lost)
{
	uint32_t best = KD_NONE;
	for (uint32_t i = 0; i < choosing->learner->n_labels; i++) {
		if (i != right &&
			(best == KD_NONE ||
				choosing->scores[i] > choosing->scores[best])) {
			best = i;
		}
	}
	*lost = best == KD_NONE ? 0
				: (int64_t)choosing->scores[best] -
					  choosing->scores[right];
	return best;
}

/* Learns from one word; true if it was right already. */
static bool learn_word(struct choosing *choosing, size_t word)
{
	struct kd_learner *learner = choosing->learner;
	const size_t first = choosing->lessons->words[word];
	const uint32_t n =
		(uint32_t)(choosing->lessons->words[word + 1] - first);
	const uint32_t right = choosing->lessons->labels[word];
	memset(choosing->scores, 0,
		learner->n_labels * sizeof(*choosing->scores));
	kd_learner_score(learner, choosing->rows + first, n, choosing->scores);
	int64_t lost = 0;
	const uint32_t wrong = rival(choosing, right, &lost);
	const bool margin = choosing->recipe->rule != KD_RULE_PERCEPTRON;
	learner->now++;
	if (wrong == KD_NONE || (margin ? lost <= -KD_LEARN_ONE : lost < 0)) {
		return true;
	}
	const int32_t amount = kd_learner_amount(
		choosing->recipe->rule, lost + KD_LEARN_ONE, n);
	kd_learner_move(learner, choosing->rows + first, n, right, amount);
	kd_learner_move(learner, choosing->rows + first, n, wrong, -amount);
	return lost < 0;
}

static void learn_round(struct choosing *choosing, struct kd_learning *learning)
{
	const uint32_t *order = learning->order;
	const struct kd_lessons *lessons = choosing->lessons;
	uint64_t right = 0;
	uint64_t n = 0;
	for (size_t i = 0; i < lessons->n_words; i++) {
		if (choosing->learner->is_full) {
			return;
		}
		if (lessons->labels[order[i]] != KD_LABEL_UNKNOWN) {
			right += learn_word(choosing, order[i]) ? 1 : 0;
			n++;
		}
	}
	kd_learn_end_round(choosing->recipe, learning, right, n);
}

bool kd_learn_choices(const struct kd_lessons *lessons,
	const struct kd_recipe *recipe, struct kd_learner *learner)
{
	uint32_t *rows = kd_learn_rows(lessons, recipe->rarest, learner);
	uint32_t *order = kd_learn_order(lessons->n_words);
	int32_t *scores = calloc(learner->n_labels, sizeof(*scores));
	struct choosing choosing = { .lessons = lessons,
		.recipe = recipe,
		.learner = learner,
		.rows = rows,
		.scores = scores };
	struct kd_learning learning = { .lessons =
						kd_learn_hash(lessons, recipe),
		.learners = { learner },
		.n_learners = 1,
		.order = order,
		.n = lessons->n_words,
		.seeds = { recipe->seed } };
	if (rows == NULL || order == NULL || scores == NULL) {
		learner->is_full = true;
	} else {
		kd_learn_take_up(recipe, &learning);
	}
	while (learning.round < recipe->rounds && !learner->is_full) {
		kd_learn_shuffle(order, learning.n, &learning.seeds[0]);
		learn_round(&choosing, &learning);
	}
	free(rows);
	free(order);
	free(scores);
	return !learner->is_full;
}

bool kd_learn_habits(const struct kd_lessons *lessons, uint32_t n,
	uint32_t least, uint32_t per_mille, struct kd_learner *learner)
{
	for (size_t i = 0; i < lessons->n_words && !learner->is_full; i++) {
		const uint64_t *features =
			lessons->features + lessons->words[i];
		for (uint32_t k = 0;
			lessons->labels[i] != KD_LABEL_UNKNOWN && k < n; k++) {
			const uint32_t row =
				kd_learner_row(learner, features[k]);
			kd_learner_move(
				learner, &row, 1, lessons->labels[i], 1);
		}
	}
	kd_learner_keep_habits(learner, least, per_mille);
	return !learner->is_full;
}
