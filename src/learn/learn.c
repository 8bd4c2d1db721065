/* learn.c - the order of learning, and features as rows. */
#include "learn/learn_private.h"

#include <stdlib.h>

#include "model/feature.h"

uint32_t *kd_learn_rows(const struct kd_lessons *lessons, uint32_t rarest,
	struct kd_learner *learner)
{
	const size_t n = lessons->n_features;
	/* All features first, to count them; then those that are kept. */
	struct kd_learner all;
	kd_learner_init(&all, learner->n_labels);
	uint32_t *rows = malloc((n + 1) * sizeof(*rows));
	for (size_t i = 0; rows != NULL && !all.is_full && i < n; i++) {
		rows[i] = kd_learner_row(&all, lessons->features[i]);
		if (rows[i] != KD_NONE) {
			all.rows[rows[i]].changes++;
		}
	}
	if (rows == NULL || all.is_full) {
		free(rows);
		kd_learner_release(&all);
		learner->is_full = true;
		return NULL;
	}
	for (size_t i = 0; i < n; i++) {
		const struct kd_row *row = &all.rows[rows[i]];
		rows[i] = row->changes < rarest
				  ? KD_NONE
				  : kd_learner_row(learner, row->feature);
	}
	kd_learner_release(&all);
	return rows;
}

uint32_t *kd_learn_order(size_t n)
{
	uint32_t *order = malloc((n + 1) * sizeof(*order));
	for (size_t i = 0; order != NULL && i < n; i++) {
		order[i] = (uint32_t)i;
	}
	return order;
}

uint64_t kd_learn_hash_numbers(uint64_t hash, const uint64_t *items, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		hash = kd_mix(hash, items[i]);
	}
	return kd_mix(hash, n);
}

static uint64_t hash_sizes(uint64_t hash, const size_t *items, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		hash = kd_mix(hash, items[i]);
	}
	return kd_mix(hash, n);
}

uint64_t kd_learn_hash(
	const struct kd_lessons *lessons, const struct kd_recipe *recipe)
{
	uint64_t hash = kd_mix(recipe->rule, recipe->seed);
	hash = kd_mix(kd_mix(hash, recipe->rounds), recipe->rarest);
	hash = kd_learn_hash_numbers(
		hash, lessons->features, lessons->n_features);
	hash = hash_sizes(hash, lessons->words, lessons->n_words);
	hash = hash_sizes(hash, lessons->firsts, lessons->n_sequences);
	for (size_t i = 0; i < lessons->n_words; i++) {
		hash = kd_mix(hash, lessons->labels[i]);
	}
	return hash;
}

void kd_learn_take_up(
	const struct kd_recipe *recipe, struct kd_learning *learning)
{
	if (recipe->take_up != NULL) {
		recipe->take_up(recipe->context, learning);
	}
}

void kd_learn_end_round(const struct kd_recipe *recipe,
	struct kd_learning *learning, uint64_t right, uint64_t n)
{
	if (recipe->progress != NULL) {
		recipe->progress(recipe->context, learning->round, right, n);
	}
	learning->round++;
	bool is_full = false;
	for (uint32_t i = 0; i < learning->n_learners; i++) {
		is_full |= learning->learners[i]->is_full;
	}
	if (recipe->keep != NULL && !is_full) {
		recipe->keep(recipe->context, learning);
	}
}

void kd_learn_shuffle(uint32_t *order, size_t n, uint64_t *seed)
{
	for (size_t i = n; i > 1; i--) {
		*seed = kd_mix(*seed, i);
		const size_t k = (size_t)(*seed % i);
		const uint32_t kept = order[i - 1];
		order[i - 1] = order[k];
		order[k] = kept;
	}
}
