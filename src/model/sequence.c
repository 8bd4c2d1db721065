/* sequence.c - the best labels for the words of a sentence, taken together. */
#include "model/sequence.h"

#include "model/feature.h"
#include "model/score.h"

#include <assert.h>

#define STEP_FEATURE 0x57e9u
#define FORBIDDEN (-(1 << 27))
#define LOWEST (2 * FORBIDDEN) /* so that sums stay within 32 bits */

uint64_t kd_step_feature(uint32_t before)
{
	return kd_mix(STEP_FEATURE, before);
}

bool kd_steps_load(const struct kd_linear *part, struct kd_arena *arena,
	struct kd_steps *out)
{
	assert(part->n_labels <= KD_SEQUENCE_LABELS_MAX);
	const size_t n = part->n_labels;
	*out = (struct kd_steps){ .n_labels = part->n_labels,
		.weights = KD_NEW_ARRAY(arena, int32_t, (n + 1) * n) };
	if (out->weights == NULL) {
		return false;
	}
	for (uint32_t i = 0; i <= n; i++) {
		const uint64_t feature = kd_step_feature(i);
		kd_linear_score(part, &feature, 1, out->weights + i * n);
	}
	return true;
}

void kd_steps_forbid(struct kd_steps *steps, uint32_t before, uint32_t label)
{
	steps->weights[(size_t)before * steps->n_labels + label] = FORBIDDEN;
}

static uint32_t keep_all(
	const int32_t *scores, uint32_t n_labels, struct kd_stand_in *out)
{
	for (uint32_t i = 0; i < n_labels; i++) {
		out[i] = (struct kd_stand_in){ .score = scores[i],
			.label = (uint8_t)i };
	}
	return n_labels;
}

/* Keeps the likeliest labels, best first; of equal ones the lower. */
static uint32_t keep(
	const int32_t *scores, uint32_t n_labels, struct kd_stand_in *out)
{
	uint32_t n = 0;
	if (n_labels <= KD_SEQUENCE_FEW) {
		return keep_all(scores, n_labels, out);
	}
	for (uint32_t i = 0; i < n_labels; i++) {
		if (n == KD_SEQUENCE_KEPT && scores[i] <= out[n - 1].score) {
			continue;
		}
		n = n < KD_SEQUENCE_KEPT ? n + 1 : n;
		uint32_t k = n - 1;
		for (; k > 0 && out[k - 1].score < scores[i]; k--) {
			out[k] = out[k - 1];
		}
		out[k] = (struct kd_stand_in){ .score = scores[i],
			.label = (uint8_t)i };
	}
	return n;
}

static void link_first(
	const struct kd_steps *steps, struct kd_stand_in *words, uint32_t n)
{
	const int32_t *weights =
		steps->weights + (size_t)steps->n_labels * steps->n_labels;
	for (uint32_t i = 0; i < n; i++) {
		words[i].score += weights[words[i].label];
	}
}

static void link_word(const struct kd_steps *steps,
	const struct kd_stand_in *before, uint32_t n_before,
	struct kd_stand_in *word)
{
	int32_t best = INT32_MIN;
	for (uint32_t i = 0; i < n_before; i++) {
		const int32_t score = before[i].score +
				      steps->weights[(size_t)before[i].label *
							     steps->n_labels +
						     word->label];
		if (score > best) {
			best = score;
			word->from = (uint8_t)i;
		}
	}
	word->score += best > LOWEST ? best : LOWEST;
}

void kd_search_add(struct kd_search *search, const int32_t *scores)
{
	assert(search->n < KD_SEQUENCE_WORDS_MAX);
	const uint32_t i = search->n++;
	struct kd_stand_in *words = search->words[i];
	search->kept[i] = keep(scores, search->steps->n_labels, words);
	if (i == 0) {
		link_first(search->steps, words, search->kept[i]);
		return;
	}
	for (uint32_t k = 0; k < search->kept[i]; k++) {
		link_word(search->steps, search->words[i - 1],
			search->kept[i - 1], &words[k]);
	}
}

void kd_search_end(const struct kd_search *search, uint8_t *labels)
{
	if (search->n == 0) {
		return;
	}
	const struct kd_stand_in *last = search->words[search->n - 1];
	uint32_t best = 0;
	for (uint32_t i = 1; i < search->kept[search->n - 1]; i++) {
		best = last[i].score > last[best].score ? i : best;
	}
	for (uint32_t i = search->n; i-- > 0;) {
		labels[i] = search->words[i][best].label;
		best = search->words[i][best].from;
	}
}
