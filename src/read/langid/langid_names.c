/* langid_names.c - a headline or a line of names, which any language may have.
 */
#include "read/langid/langid_private.h"

#include "model/score.h"
#include "read/langid/learned.h"

/* Longer texts hold enough besides their names. */
#define MOST_BYTES 240u
/* What names tell against what other words do. */
#define NAMES_WEIGHT 5
/* A lead of one without a pack that says nothing, in eighths of a bit. */
#define DOUBTFUL_LEAD 80

/* Whether half of the words or more begin with capitals. */
static bool is_of_names(struct kd_str text)
{
	uint32_t n_words = 0;
	uint32_t n_names = 0;
	bool is_within = false;
	uint32_t character = 0;
	uint32_t n = 0;
	for (uint32_t at = 0; (n = kd_utf8_read(text, at, &character)) > 0;
		at += n) {
		const bool is_letter = kd_utf8_is_letter(character);
		if (is_letter && !is_within) {
			n_words++;
			n_names += kd_utf8_is_upper(character);
		}
		is_within = is_letter;
	}
	return n_names > 0 && n_names * 2 >= n_words;
}

/* Adds what the other words give, many times over. */
static void weigh_words(struct kd_str text, struct kd_guess *guess)
{
	uint64_t features[KD_LANGID_FEATURES];
	struct kd_langid_look look = { .text = text, .passes_names = true };
	int32_t scores[KD_LANGID_LABELS] = { 0 };
	uint32_t n = 0;
	while ((n = kd_langid_features(&look, features)) > 0) {
		kd_linear_score(guess->part, features, n, scores);
	}
	for (uint32_t i = 0; i < guess->part->n_labels; i++) {
		guess->scores[i] = scores[i] + (guess->scores[i] - scores[i]) /
						       NAMES_WEIGHT;
	}
}

/* The best of all labels, or of those with a pack. */
static uint32_t best_of(const struct kd_packs *packs,
	const struct kd_guess *guess, bool with_pack)
{
	uint32_t best = KD_NONE;
	for (uint32_t i = 0; i < guess->part->n_labels; i++) {
		if ((best == KD_NONE ||
			    guess->scores[i] > guess->scores[best]) &&
			(!with_pack ||
				kd_packs_has(packs,
					kd_linear_label(guess->part, i)))) {
			best = i;
		}
	}
	return best;
}

bool kd_langid_guess_names(const struct kd_packs *packs, struct kd_str text,
	struct kd_guess *guess)
{
	if (text.len > MOST_BYTES || !is_of_names(text)) {
		return false;
	}
	weigh_words(text, guess);
	const uint32_t best = best_of(packs, guess, false);
	const uint32_t read = best_of(packs, guess, true);
	guess->best = best;
	if (read != KD_NONE && guess->scores[read] > 0 &&
		guess->scores[best] - guess->scores[read] <= DOUBTFUL_LEAD) {
		guess->best = read;
	}
	guess->lead = INT32_MAX;
	for (uint32_t i = 0; i < guess->part->n_labels; i++) {
		const int32_t lead =
			guess->scores[guess->best] - guess->scores[i];
		guess->lead = i != guess->best && lead < guess->lead
				      ? lead
				      : guess->lead;
	}
	return true;
}
