/* sequence.c - the best labels for the words of a sentence, taken together. */
#include "model/sequence.h"

#include "base/wide.h"
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

/* Two steps, to the word and from it, at their best and at their worst. */
static int32_t reach_of(const int32_t *weights, size_t n)
{
	int32_t least = 0;
	int32_t most = 0;
	for (size_t i = 0; i < n; i++) {
		least = weights[i] < least ? weights[i] : least;
		most = weights[i] > most ? weights[i] : most;
	}
	return 2 * (most - least);
}

/* Weighs the feature of each label before, for labels from the first one on.
 * False if the arena is full. */
static bool weigh_steps(const struct kd_linear *part, uint32_t first,
	uint32_t n, struct kd_arena *arena, int32_t *weights)
{
	const uint32_t width = kd_linear_width(part->n_labels);
	uint64_t features[KD_SEQUENCE_LABELS_MAX + 1];
	struct kd_bag bags[KD_SEQUENCE_LABELS_MAX + 1];
	int16_t *sums = KD_NEW_ARRAY(arena, int16_t, (size_t)(n + 1) * width);
	for (uint32_t i = 0; sums != NULL && i <= n; i++) {
		features[i] = kd_step_feature(i);
		bags[i] = (struct kd_bag){ &features[i], 1,
			sums + (size_t)i * width };
	}
	if (sums == NULL) {
		return false;
	}
	kd_linear_sum(part, bags, n + 1);
	for (uint32_t i = 0; i <= n; i++) {
		for (uint32_t k = 0; k < n; k++) {
			weights[(size_t)i * n + k] = bags[i].sums[first + k];
		}
	}
	return true;
}

bool kd_steps_load(const struct kd_linear *part, uint32_t first, uint32_t n,
	struct kd_arena *arena, struct kd_steps *out)
{
	const size_t n_weights = (size_t)(n + 1) * n;
	assert(n <= KD_SEQUENCE_LABELS_MAX && first + n <= part->n_labels);
	*out = (struct kd_steps){ .n_labels = n,
		.weights = KD_NEW_ARRAY(arena, int32_t, n_weights) };
	if (out->weights == NULL ||
		!weigh_steps(part, first, n, arena, out->weights)) {
		return false;
	}
	out->reach = reach_of(out->weights, n_weights);
	return true;
}

void kd_steps_forbid(struct kd_steps *steps, uint32_t before, uint32_t label)
{
	steps->weights[(size_t)before * steps->n_labels + label] = FORBIDDEN;
}

/* Below this no step can raise a label above the best. */
static int32_t lowest_within(
	const struct kd_steps *steps, const int32_t *scores)
{
	int32_t best = scores[0];
	for (uint32_t i = 1; i < steps->n_labels; i++) {
		best = scores[i] > best ? scores[i] : best;
	}
	return best - steps->reach;
}

/* Keeps all labels but where the first, which stands for nothing special, is
 * out of reach of the others. */
KD_WIDE static void keep_all(const struct kd_steps *steps,
	const int32_t *scores, struct kd_stand_ins *out)
{
	const int32_t lowest = lowest_within(steps, scores);
	uint32_t n_near = 0;
	for (uint32_t i = 0; i < steps->n_labels; i++) {
		n_near += scores[i] >= lowest;
		out->scores[i] = scores[i];
		out->labels[i] = (uint8_t)i;
	}
	out->n = n_near == 1 && scores[0] >= lowest ? 1 : steps->n_labels;
}

/* Keeps the likeliest labels, best first; of equal ones the lower. */
KD_WIDE static void keep_best(const struct kd_steps *steps,
	const int32_t *scores, struct kd_stand_ins *out)
{
	int32_t lowest = lowest_within(steps, scores);
	out->n = 0;
	for (uint32_t i = 0; i < steps->n_labels; i++) {
		if (scores[i] < lowest) {
			continue;
		}
		out->n = out->n < KD_SEQUENCE_KEPT ? out->n + 1 : out->n;
		uint32_t k = out->n - 1;
		for (; k > 0 && out->scores[k - 1] < scores[i]; k--) {
			out->scores[k] = out->scores[k - 1];
			out->labels[k] = out->labels[k - 1];
		}
		out->scores[k] = scores[i];
		out->labels[k] = (uint8_t)i;
		if (out->n == KD_SEQUENCE_KEPT) {
			lowest = out->scores[out->n - 1] + 1;
		}
	}
}

static const int32_t *steps_from(const struct kd_steps *steps, uint32_t before)
{
	return steps->weights + (size_t)before * steps->n_labels;
}

static void link_first(const struct kd_steps *steps, struct kd_stand_ins *word)
{
	const int32_t *weights = steps_from(steps, steps->n_labels);
	for (uint32_t i = 0; i < word->n; i++) {
		word->scores[i] += weights[word->labels[i]];
	}
}

/* Raises to what a label before leads to. All labels stand in their order, so
 * that they can be taken several at once. */
static void raise_all(
	const int32_t *weights, int32_t score, uint32_t n, int32_t *best)
{
	for (uint32_t i = 0; i < n; i++) {
		const int32_t sum = score + weights[i];
		best[i] = sum > best[i] ? sum : best[i];
	}
}

static void raise_some(const int32_t *weights, int32_t score,
	const struct kd_stand_ins *word, int32_t *best)
{
	for (uint32_t i = 0; i < word->n; i++) {
		const int32_t sum = score + weights[word->labels[i]];
		best[i] = sum > best[i] ? sum : best[i];
	}
}

KD_WIDE static void link_word(const struct kd_steps *steps,
	const struct kd_stand_ins *before, struct kd_stand_ins *word)
{
	int32_t best[KD_SEQUENCE_FEW];
	for (uint32_t i = 0; i < word->n; i++) {
		best[i] = LOWEST;
	}
	for (uint32_t i = 0; i < before->n; i++) {
		const int32_t *weights = steps_from(steps, before->labels[i]);
		if (word->n == steps->n_labels && word->n <= KD_SEQUENCE_FEW) {
			raise_all(weights, before->scores[i], word->n, best);
		} else {
			raise_some(weights, before->scores[i], word, best);
		}
	}
	for (uint32_t i = 0; i < word->n; i++) {
		word->scores[i] += best[i];
	}
}

/* The best way over the word before to a label. */
static int32_t way_to(const struct kd_steps *steps,
	const struct kd_stand_ins *before, uint32_t label)
{
	int32_t best = LOWEST;
	for (uint32_t i = 0; i < before->n; i++) {
		const int32_t sum = before->scores[i] +
				    steps_from(steps, before->labels[i])[label];
		best = sum > best ? sum : best;
	}
	return best;
}

static void link_to_last(struct kd_search *search, struct kd_stand_ins *word)
{
	if (search->n == 0) {
		link_first(search->steps, word);
	} else if (word->n == 1) {
		word->scores[0] +=
			way_to(search->steps, word - 1, word->labels[0]);
	} else {
		link_word(search->steps, word - 1, word);
	}
	search->n++;
}

void kd_search_add(struct kd_search *search, const int32_t *scores)
{
	assert(search->n < KD_SEQUENCE_WORDS_MAX);
	const struct kd_steps *steps = search->steps;
	struct kd_stand_ins *word = &search->words[search->n];
	if (steps->n_labels <= KD_SEQUENCE_FEW) {
		keep_all(steps, scores, word);
	} else {
		keep_best(steps, scores, word);
	}
	link_to_last(search, word);
}

void kd_search_add_sure(struct kd_search *search, uint32_t label)
{
	assert(search->n < KD_SEQUENCE_WORDS_MAX);
	struct kd_stand_ins *word = &search->words[search->n];
	word->n = 1;
	word->scores[0] = 0;
	word->labels[0] = (uint8_t)label;
	link_to_last(search, word);
}

/* The best label of a word before one with this label. */
static uint32_t best_before(const struct kd_steps *steps,
	const struct kd_stand_ins *word, uint32_t label)
{
	uint32_t best = 0;
	int32_t highest = INT32_MIN;
	for (uint32_t i = 0; i < word->n; i++) {
		const int32_t sum = word->scores[i] +
				    steps_from(steps, word->labels[i])[label];
		if (sum > highest) {
			highest = sum;
			best = word->labels[i];
		}
	}
	return best;
}

static uint32_t best_last(const struct kd_stand_ins *word)
{
	uint32_t best = 0;
	for (uint32_t i = 1; i < word->n; i++) {
		best = word->scores[i] > word->scores[best] ? i : best;
	}
	return word->labels[best];
}

void kd_search_end(const struct kd_search *search, uint8_t *labels)
{
	for (uint32_t i = search->n; i-- > 0;) {
		labels[i] = (uint8_t)(i + 1 == search->n
					      ? best_last(&search->words[i])
					      : best_before(search->steps,
							&search->words[i],
							labels[i + 1]));
	}
}
