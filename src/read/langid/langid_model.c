/* langid_model.c - what the learned model of languages makes of a text. */
#include "read/langid/langid_private.h"

#include "model/score.h"
#include "read/langid/learned.h"

/* A lead that no more words will overturn. */
#define DECISIVE_LEAD 800
/* The least that a feature gives in the mean where the text is in the language,
 * and how many features it takes to see that. */
#define FITTING_MEAN 40
#define NOISE_MEAN 26
#define FITTING_FEATURES 24u

const struct kd_linear *kd_langid_model(const struct kd_packs *packs)
{
	const struct kd_model *model = packs->fallback->models[KD_MODEL_LANGID];
	const struct kd_linear *part =
		model != NULL ? kd_model_part(model, KD_LANGID_PART) : NULL;
	return part != NULL && part->n_labels <= KD_LANGID_LABELS ? part : NULL;
}

/* Finds the best and its lead. */
static void rank(struct kd_guess *guess)
{
	int32_t second = INT32_MIN;
	guess->best = 0;
	for (uint32_t i = 1; i < guess->part->n_labels; i++) {
		if (guess->scores[i] > guess->scores[guess->best]) {
			second = guess->scores[guess->best];
			guess->best = i;
		} else if (guess->scores[i] > second) {
			second = guess->scores[i];
		}
	}
	guess->lead = second == INT32_MIN ? guess->scores[guess->best]
					  : guess->scores[guess->best] - second;
}

void kd_langid_guess(
	const struct kd_linear *part, struct kd_str text, struct kd_guess *out)
{
	uint64_t features[KD_LANGID_FEATURES];
	struct kd_langid_look look = { .text = text };
	uint32_t n = 0;
	*out = (struct kd_guess){ .part = part };
	while (out->lead < DECISIVE_LEAD &&
		(n = kd_langid_features(&look, features)) > 0) {
		kd_linear_score(part, features, n, out->scores);
		out->n_features += n;
		rank(out);
	}
}

static bool gives(const struct kd_guess *guess, int32_t mean)
{
	const int32_t score = guess->scores[guess->best];
	return guess->n_features < FITTING_FEATURES
		       ? score > 0
		       : score >= mean * (int32_t)guess->n_features;
}

bool kd_langid_fits(const struct kd_guess *guess)
{
	return gives(guess, FITTING_MEAN);
}

bool kd_langid_is_noise(const struct kd_guess *guess)
{
	return !gives(guess, NOISE_MEAN);
}

/* Whether the best of these labels leads the best of all others for good. */
static bool lead_for_good(
	const struct kd_guess *guess, const bool labels[KD_LANGID_LABELS])
{
	int32_t other = INT32_MIN;
	for (uint32_t i = 0; i < guess->part->n_labels; i++) {
		if (!labels[i] && guess->scores[i] > other) {
			other = guess->scores[i];
		}
	}
	return guess->scores[guess->best] - DECISIVE_LEAD >= other;
}

bool kd_langid_is_among(const struct kd_linear *part, struct kd_str text,
	const bool labels[KD_LANGID_LABELS])
{
	uint64_t features[KD_LANGID_FEATURES];
	struct kd_langid_look look = { .text = text };
	struct kd_guess guess = { .part = part };
	uint32_t n = 0;
	while (guess.lead < DECISIVE_LEAD &&
		(n = kd_langid_features(&look, features)) > 0) {
		kd_linear_score(part, features, n, guess.scores);
		guess.n_features += n;
		rank(&guess);
		if (labels[guess.best] && lead_for_good(&guess, labels)) {
			break;
		}
	}
	return labels[guess.best] && guess.scores[guess.best] > 0 &&
	       kd_langid_fits(&guess);
}
