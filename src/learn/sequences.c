/* sequences.c - learns labels of words taken together. */
#include "learn/learn_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "model/sequence.h"

struct teaching {
	const struct kd_lessons *lessons;
	const struct kd_recipe *recipe;
	const bool *forbidden; /* as steps.weights; may be NULL */
	struct kd_learner *learner;
	const uint32_t *rows;
	uint32_t *step_rows; /* of each label before */
	struct kd_steps steps;
	struct kd_search search;
	int32_t scores[KD_SEQUENCE_LABELS_MAX];
	uint8_t labels[KD_SEQUENCE_WORDS_MAX];
};

/* What labels without learning needs. */
struct reading {
	const struct kd_lessons *lessons;
	const struct kd_learner *learner;
	struct kd_steps steps;
	struct kd_search search;
};

/* The words of one sequence, or of a piece of a long one. */
struct piece {
	size_t first;
	uint32_t n;
};

static void put_step(struct teaching *teaching, uint32_t before)
{
	const uint32_t n = teaching->steps.n_labels;
	int32_t *weights = teaching->steps.weights + (size_t)before * n;
	memset(weights, 0, n * sizeof(*weights));
	kd_learner_score(
		teaching->learner, &teaching->step_rows[before], 1, weights);
	for (uint32_t i = 0; teaching->forbidden != NULL && i < n; i++) {
		if (teaching->forbidden[(size_t)before * n + i]) {
			kd_steps_forbid(&teaching->steps, before, i);
		}
	}
}

static const uint32_t *rows_of(
	const struct teaching *teaching, size_t word, uint32_t *n)
{
	const size_t first = teaching->lessons->words[word];
	*n = (uint32_t)(teaching->lessons->words[word + 1] - first);
	return teaching->rows + first;
}

static void score_word(struct teaching *teaching, size_t word)
{
	uint32_t n = 0;
	const uint32_t *rows = rows_of(teaching, word, &n);
	memset(teaching->scores, 0, sizeof(teaching->scores));
	kd_learner_score(teaching->learner, rows, n, teaching->scores);
}

static void guess(struct teaching *teaching, struct piece piece)
{
	const bool margin = teaching->recipe->rule != KD_RULE_PERCEPTRON;
	teaching->search.n = 0;
	for (uint32_t i = 0; i < piece.n; i++) {
		score_word(teaching, piece.first + i);
		if (margin) {
			/* Wrong labels get a start. */
			teaching->scores[teaching->lessons
						 ->labels[piece.first + i]] -=
				KD_LEARN_ONE;
		}
		kd_search_add(&teaching->search, teaching->scores);
	}
	kd_search_end(&teaching->search, teaching->labels);
}

/* The score of labels for the piece, by words and steps. */
static int64_t score_of(struct teaching *teaching, struct piece piece,
	const uint16_t *right, const uint8_t *found)
{
	int64_t sum = 0;
	uint32_t before = teaching->steps.n_labels;
	assert(right != NULL || found != NULL);
	for (uint32_t i = 0; i < piece.n; i++) {
		const uint32_t label = right != NULL ? right[i] : found[i];
		score_word(teaching, piece.first + i);
		sum += teaching->scores[label] +
		       teaching->steps
			       .weights[(size_t)before *
						teaching->steps.n_labels +
					label];
		before = label;
	}
	return sum;
}

static void move_step(struct teaching *teaching, uint32_t before,
	uint32_t label, int32_t amount)
{
	kd_learner_move(teaching->learner, &teaching->step_rows[before], 1,
		label, amount);
}

/* Moves towards the right labels and away from those found. */
static void correct(struct teaching *teaching, struct piece piece,
	const uint16_t *right, int32_t amount)
{
	const uint32_t n_labels = teaching->steps.n_labels;
	for (uint32_t i = 0; i < piece.n; i++) {
		const uint32_t wrong = teaching->labels[i];
		const uint32_t before = i == 0 ? n_labels : right[i - 1];
		const uint32_t wrong_before =
			i == 0 ? n_labels : teaching->labels[i - 1];
		uint32_t n = 0;
		const uint32_t *rows = rows_of(teaching, piece.first + i, &n);
		if (wrong != right[i]) {
			kd_learner_move(
				teaching->learner, rows, n, right[i], amount);
			kd_learner_move(
				teaching->learner, rows, n, wrong, -amount);
		}
		if (wrong != right[i] || before != wrong_before) {
			move_step(teaching, before, right[i], amount);
			move_step(teaching, wrong_before, wrong, -amount);
			put_step(teaching, before);
			put_step(teaching, wrong_before);
		}
	}
}

/* Learns from one piece; gives how many words were right already. */
static uint32_t learn_piece(struct teaching *teaching, struct piece piece)
{
	const uint16_t *right = teaching->lessons->labels + piece.first;
	guess(teaching, piece);
	teaching->learner->now++;
	uint32_t n_wrong = 0;
	uint32_t n_features = 0;
	for (uint32_t i = 0; i < piece.n; i++) {
		if (teaching->labels[i] != right[i]) {
			uint32_t n = 0;
			(void)rows_of(teaching, piece.first + i, &n);
			n_features += n;
			n_wrong++;
		}
	}
	if (n_wrong == 0) {
		return piece.n;
	}
	int64_t lost = 0;
	if (teaching->recipe->rule != KD_RULE_PERCEPTRON) {
		lost = (int64_t)n_wrong * KD_LEARN_ONE +
		       score_of(teaching, piece, NULL, teaching->labels) -
		       score_of(teaching, piece, right, NULL);
	}
	correct(teaching, piece, right,
		kd_learner_amount(teaching->recipe->rule, lost, n_features));
	return piece.n - n_wrong;
}

/* A sequence with a word that is not to be learned from is passed over. */
static bool is_known(const struct kd_lessons *lessons, struct piece piece)
{
	for (uint32_t i = 0; i < piece.n; i++) {
		if (lessons->labels[piece.first + i] == KD_LABEL_UNKNOWN) {
			return false;
		}
	}
	return true;
}

static void learn_sequence(struct teaching *teaching, size_t sequence,
	uint64_t *right, uint64_t *n)
{
	const size_t *firsts = teaching->lessons->firsts;
	const size_t end = firsts[sequence + 1];
	for (size_t first = firsts[sequence]; first < end;
		first += KD_SEQUENCE_WORDS_MAX) {
		const size_t left = end - first;
		const struct piece piece = { .first = first,
			.n = left < KD_SEQUENCE_WORDS_MAX
				     ? (uint32_t)left
				     : KD_SEQUENCE_WORDS_MAX };
		if (is_known(teaching->lessons, piece)) {
			*right += learn_piece(teaching, piece);
			*n += piece.n;
		}
	}
}

static bool take_room(struct teaching *teaching)
{
	const size_t n = teaching->learner->n_labels;
	teaching->steps = (struct kd_steps){ .n_labels = (uint32_t)n,
		.weights = calloc((n + 1) * n, sizeof(int32_t)),
		.reach = KD_SEQUENCE_REACH_ALL };
	teaching->step_rows = calloc(n + 1, sizeof(uint32_t));
	if (teaching->steps.weights == NULL || teaching->step_rows == NULL) {
		return false;
	}
	teaching->search.steps = &teaching->steps;
	for (uint32_t i = 0; i <= n; i++) {
		teaching->step_rows[i] =
			kd_learner_row(teaching->learner, kd_step_feature(i));
		if (teaching->step_rows[i] == KD_NONE) {
			return false;
		}
		put_step(teaching, i);
	}
	return true;
}

static void learn_rounds(
	struct teaching *teaching, struct kd_learning *learning)
{
	const struct kd_recipe *recipe = teaching->recipe;
	const struct kd_learner *learner = teaching->learner;
	while (learning->round < recipe->rounds && !learner->is_full) {
		uint64_t right = 0;
		uint64_t n = 0;
		kd_learn_shuffle(
			learning->order, learning->n, &learning->seeds[0]);
		for (size_t i = 0; i < learning->n && !learner->is_full; i++) {
			learn_sequence(
				teaching, learning->order[i], &right, &n);
		}
		kd_learn_end_round(recipe, learning, right, n);
	}
}

bool kd_learn_sequences(const struct kd_lessons *lessons,
	const struct kd_recipe *recipe, const bool *forbidden,
	struct kd_learner *learner)
{
	struct teaching *teaching = calloc(1, sizeof(*teaching));
	uint32_t *rows = kd_learn_rows(lessons, recipe->rarest, learner);
	uint32_t *order = kd_learn_order(lessons->n_sequences);
	struct kd_learning learning = { .lessons =
						kd_learn_hash(lessons, recipe),
		.learners = { learner },
		.n_learners = 1,
		.order = order,
		.n = lessons->n_sequences,
		.seeds = { recipe->seed } };
	bool fits = teaching != NULL && rows != NULL && order != NULL;
	if (fits) {
		kd_learn_take_up(recipe, &learning);
		teaching->lessons = lessons;
		teaching->recipe = recipe;
		teaching->forbidden = forbidden;
		teaching->learner = learner;
		teaching->rows = rows;
		fits = take_room(teaching);
	}
	if (fits) {
		learn_rounds(teaching, &learning);
	}
	if (teaching != NULL) {
		free(teaching->steps.weights);
		free(teaching->step_rows);
	}
	free(teaching);
	free(rows);
	free(order);
	return fits && !learner->is_full;
}

static bool read_steps(struct reading *reading, const bool *forbidden)
{
	const uint32_t n = reading->learner->n_labels;
	reading->steps = (struct kd_steps){ .n_labels = n,
		.weights = calloc((size_t)(n + 1) * n, sizeof(int32_t)),
		.reach = KD_SEQUENCE_REACH_ALL };
	for (uint32_t i = 0; reading->steps.weights != NULL && i <= n; i++) {
		const uint32_t row =
			kd_learner_find(reading->learner, kd_step_feature(i));
		kd_learner_score(reading->learner, &row, 1,
			reading->steps.weights + (size_t)i * n);
		for (uint32_t k = 0; forbidden != NULL && k < n; k++) {
			if (forbidden[(size_t)i * n + k]) {
				kd_steps_forbid(&reading->steps, i, k);
			}
		}
	}
	reading->search.steps = &reading->steps;
	return reading->steps.weights != NULL;
}

static void read_piece(
	struct reading *reading, struct piece piece, uint8_t *labels)
{
	const struct kd_lessons *lessons = reading->lessons;
	reading->search.n = 0;
	for (uint32_t i = 0; i < piece.n; i++) {
		int32_t scores[KD_SEQUENCE_LABELS_MAX] = { 0 };
		for (size_t k = lessons->words[piece.first + i];
			k < lessons->words[piece.first + i + 1]; k++) {
			const uint32_t row = kd_learner_find(
				reading->learner, lessons->features[k]);
			kd_learner_score(reading->learner, &row, 1, scores);
		}
		kd_search_add(&reading->search, scores);
	}
	kd_search_end(&reading->search, labels + piece.first);
}

bool kd_learn_label(const struct kd_lessons *lessons, size_t first_sequence,
	size_t end_sequence, const bool *forbidden,
	const struct kd_learner *learner, uint8_t *labels)
{
	struct reading *reading = calloc(1, sizeof(*reading));
	if (reading == NULL) {
		return false;
	}
	reading->lessons = lessons;
	reading->learner = learner;
	const bool fits = read_steps(reading, forbidden);
	for (size_t s = first_sequence; fits && s < end_sequence; s++) {
		const size_t end = lessons->firsts[s + 1];
		for (size_t first = lessons->firsts[s]; first < end;
			first += KD_SEQUENCE_WORDS_MAX) {
			const size_t left = end - first;
			const struct piece piece = { .first = first,
				.n = left < KD_SEQUENCE_WORDS_MAX
					     ? (uint32_t)left
					     : KD_SEQUENCE_WORDS_MAX };
			read_piece(reading, piece, labels);
		}
	}
	free(reading->steps.weights);
	free(reading);
	return fits;
}
