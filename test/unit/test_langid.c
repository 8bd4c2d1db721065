/* test_langid.c - unit tests of what the model of languages sees, and of
 * learning by counting. */
#include "support/unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "learn/lessons.h"
#include "learn/write.h"
#include "model/score.h"
#include "read/langid/learned.h"

#define FEATURES_MAX 4096u
#define TEXTS 20u
#define LABELS 2u

/* Features as they come, spread over all bits. */
#define ONLY_FIRST UINT64_C(0x6c62272e07bb0142)
#define ONLY_SECOND UINT64_C(0x9e3779b97f4a7c15)
#define BOTH UINT64_C(0xbf58476d1ce4e5b9)
#define ONCE UINT64_C(0x94d049bb133111eb)

static uint32_t all_features(const char *text, uint64_t out[FEATURES_MAX])
{
	struct kd_langid_look look = { .text = kd_str_view(text) };
	uint32_t n = 0;
	uint32_t more = 0;
	while ((more = kd_langid_features(&look, out + n)) > 0) {
		assert_true(more <= KD_LANGID_FEATURES);
		n += more;
		assert_true(n + KD_LANGID_FEATURES <= FEATURES_MAX);
	}
	return n;
}

static void words_give_runs_letters_and_themselves(void **state)
{
	(void)state;
	uint64_t out[FEATURES_MAX];
	assert_int_equal(all_features("", out), 0);
	assert_int_equal(all_features("12 - 34!", out), 0);
	/* One run; two and the word; three, one of five letters, no word. */
	assert_int_equal(all_features("a", out), 1);
	assert_int_equal(all_features("ab", out), 3);
	assert_int_equal(all_features("abc", out), 4);
	assert_int_equal(all_features("ab abc", out), 7);
	assert_int_equal(all_features("\xc3\xa5", out), 2);
}

static void assert_alike(const char *left, const char *right)
{
	uint64_t of_left[FEATURES_MAX];
	uint64_t of_right[FEATURES_MAX];
	const uint32_t n = all_features(left, of_left);
	assert_true(n > 0);
	assert_int_equal(n, all_features(right, of_right));
	assert_memory_equal(of_left, of_right, n * sizeof(*of_left));
}

static void capitals_and_signs_make_no_difference(void **state)
{
	(void)state;
	assert_alike("M\xc3\x98TET I OSLO", "m\xc3\xb8tet, i \"Oslo\" 2025");
	assert_alike("l'homme", "L\xe2\x80\x99Homme");
	assert_alike("'quoted", "quoted");
}

static void a_long_text_is_read_to_its_end(void **state)
{
	(void)state;
	uint64_t of_one[FEATURES_MAX];
	uint64_t of_many[FEATURES_MAX];
	char text[TEXTS * 9 + 1] = "";
	const uint32_t n = all_features("language ", of_one);
	for (uint32_t i = 0; i < TEXTS; i++) {
		memcpy(text + 9 * (size_t)i, "language ", 9);
	}
	assert_int_equal(all_features(text, of_many), TEXTS * n);
	for (uint32_t i = 0; i < TEXTS; i++) {
		assert_memory_equal(
			of_many + (size_t)i * n, of_one, n * sizeof(*of_one));
	}
}

static void a_word_without_end_is_cut(void **state)
{
	(void)state;
	uint64_t out[FEATURES_MAX];
	char text[201] = "";
	memset(text, 'x', 200);
	assert_true(all_features(text, out) >= 2 * 200 - 4 * 7);
}

/* Two labels: one feature each, one that both have and one that is rare. */
static void teach(struct kd_lessons *lessons)
{
	const uint64_t first[] = { ONLY_FIRST, BOTH };
	const uint64_t second[] = { ONLY_SECOND, BOTH, ONCE };
	kd_lessons_init(lessons);
	for (uint32_t i = 0; i < TEXTS; i++) {
		kd_lessons_add(lessons, first, 2, 0);
		kd_lessons_add(lessons, second, i == 0 ? 3 : 2, 1);
	}
	kd_lessons_end(lessons);
	assert_false(lessons->is_full);
}

static int32_t weight_of(
	const struct kd_learner *learner, uint64_t feature, uint32_t label)
{
	int32_t scores[LABELS] = { 0 };
	const uint32_t row = kd_learner_find(learner, feature);
	kd_learner_score(learner, &row, 1, scores);
	return scores[label];
}

static void count(struct kd_learner *learner)
{
	struct kd_lessons lessons;
	const struct kd_recipe recipe = { .rule = KD_RULE_COUNTS, .rarest = 2 };
	teach(&lessons);
	kd_learner_init(learner, LABELS);
	assert_true(kd_learn_counts(&lessons, &recipe, learner));
	kd_lessons_release(&lessons);
}

static void counts_say_who_has_what(void **state)
{
	(void)state;
	struct kd_learner learner;
	count(&learner);
	assert_int_equal(weight_of(&learner, ONLY_FIRST, 1), 0);
	assert_int_equal(weight_of(&learner, ONLY_SECOND, 0), 0);
	assert_true(weight_of(&learner, ONLY_FIRST, 0) >
		    weight_of(&learner, BOTH, 0));
	assert_int_equal(
		weight_of(&learner, BOTH, 0), weight_of(&learner, BOTH, 1));
	assert_true(weight_of(&learner, BOTH, 0) > 0);
	assert_true(weight_of(&learner, ONLY_FIRST, 0) <= 127);
	assert_int_equal(kd_learner_find(&learner, ONCE), KD_NONE);
	kd_learner_release(&learner);
}

static void small_weights_are_written_as_they_are(void **state)
{
	(void)state;
	const struct kd_str labels[] = { KD_STR("aa"), KD_STR("bb") };
	char path[] = "/tmp/kilde-langid-XXXXXX";
	const int file = mkstemp(path);
	struct kd_learner learner;
	struct kd_model *model = NULL;
	struct kd_err err = { 0 };
	assert_true(file >= 0);
	close(file);
	count(&learner);
	const struct kd_draft draft = { .name = KD_LANGID_PART,
		.learner = &learner,
		.labels = labels,
		.rarest = 1,
		.faintest = 1,
		.is_small = true };
	assert_int_equal(
		kd_model_save(path, KD_MODEL_LANGID, &draft, 1, &err), KD_OK);
	assert_int_equal(
		kd_model_open(path, KD_MODEL_LANGID, &model, &err), KD_OK);
	assert_int_equal(kd_model_check(model, &err), KD_OK);
	const struct kd_linear *part = kd_model_part(model, KD_LANGID_PART);
	assert_non_null(part);
	const uint64_t features[] = { ONLY_FIRST, BOTH, ONCE };
	int32_t scores[LABELS] = { 0 };
	kd_linear_score(part, features, KD_COUNT(features), scores);
	assert_int_equal(scores[0], weight_of(&learner, ONLY_FIRST, 0) +
					    weight_of(&learner, BOTH, 0));
	assert_int_equal(scores[1], weight_of(&learner, BOTH, 1));
	kd_model_close(model);
	kd_learner_release(&learner);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_give_runs_letters_and_themselves),
		cmocka_unit_test(capitals_and_signs_make_no_difference),
		cmocka_unit_test(a_long_text_is_read_to_its_end),
		cmocka_unit_test(a_word_without_end_is_cut),
		cmocka_unit_test(counts_say_who_has_what),
		cmocka_unit_test(small_weights_are_written_as_they_are),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
