/* test_learn.c - unit tests of weights while they are learned. */
#include "support/unit.h"

#include "learn/lessons.h"
#include "model/feature.h"

static int32_t weight_in(
	const struct kd_learner *learner, uint64_t feature, uint32_t label)
{
	const uint32_t row = kd_learner_find(learner, feature);
	int32_t scores[5] = { 0 };
	kd_learner_score(learner, &row, 1, scores);
	return scores[label];
}

static void learn_one(struct kd_learner *learner, uint64_t feature,
	uint32_t label, int32_t weight)
{
	const uint32_t row = kd_learner_row(learner, feature);
	kd_learner_move(learner, &row, 1, label, weight);
}

/* One of two labels, one of three, of which they know different features. */
static void test_learners_join_side_by_side(void **unused)
{
	(void)unused;
	struct kd_learner learners[2];
	struct kd_learner both;
	kd_learner_init(&learners[0], 2);
	kd_learner_init(&learners[1], 3);
	learn_one(&learners[0], kd_mix(1, 1), 1, 4);
	learn_one(&learners[0], kd_mix(1, 2), 0, -2);
	learn_one(&learners[1], kd_mix(1, 1), 2, -4000);
	learn_one(&learners[1], kd_mix(1, 3), 0, 1000);
	learners[0].now = learners[1].now = 1;
	assert_true(kd_learner_join(learners, 2, 1, &both));
	const int32_t most = weight_in(&both, kd_mix(1, 1), 1);
	assert_int_equal(both.n_labels, 5);
	assert_int_equal(both.n_rows, 3);
	assert_true(most > 0);
	assert_int_equal(weight_in(&both, kd_mix(1, 1), 4), -most);
	assert_int_equal(weight_in(&both, kd_mix(1, 2), 0), -most / 2);
	assert_int_equal(weight_in(&both, kd_mix(1, 3), 2), most / 4);
	assert_int_equal(weight_in(&both, kd_mix(1, 3), 0), 0);
	kd_learner_release(&both);
	learn_one(&learners[1], kd_mix(1, 3), 0, 1000);
	assert_true(kd_learner_join(learners, 2, 2, &both));
	assert_int_equal(both.n_rows, 1);
	assert_true(weight_in(&both, kd_mix(1, 3), 2) > 0);
	kd_learner_release(&both);
	kd_learner_release(&learners[0]);
	kd_learner_release(&learners[1]);
}

/* What one knows and the other does not counts half. */
static void test_the_mean_of_learners(void **unused)
{
	(void)unused;
	struct kd_learner learners[2];
	struct kd_learner mean;
	kd_learner_init(&learners[0], 2);
	kd_learner_init(&learners[1], 2);
	learn_one(&learners[0], kd_mix(3, 1), 0, 600);
	learn_one(&learners[1], kd_mix(3, 1), 0, 200);
	learn_one(&learners[1], kd_mix(3, 1), 1, -100);
	learn_one(&learners[1], kd_mix(3, 2), 1, 500);
	learners[0].now = learners[1].now = 1;
	assert_true(kd_learner_mean(learners, 2, &mean));
	assert_int_equal(mean.n_labels, 2);
	assert_int_equal(weight_in(&mean, kd_mix(3, 1), 0), 400);
	assert_int_equal(weight_in(&mean, kd_mix(3, 1), 1), -50);
	assert_int_equal(weight_in(&mean, kd_mix(3, 2), 1), 250);
	assert_int_equal(kd_learner_find(&mean, kd_mix(3, 3)), KD_NONE);
	kd_learner_release(&mean);
	kd_learner_release(&learners[0]);
	kd_learner_release(&learners[1]);
}

static uint32_t changes_of(const struct kd_learner *learner, uint64_t feature)
{
	return learner->rows[kd_learner_find(learner, feature)].changes;
}

/* How often a feature was changed is the mean, too, whoever comes last. */
static void test_the_mean_of_changes(void **unused)
{
	(void)unused;
	struct kd_learner learners[2];
	kd_learner_init(&learners[0], 2);
	kd_learner_init(&learners[1], 2);
	for (uint32_t i = 0; i < 5; i++) {
		learn_one(&learners[0], kd_mix(3, 1), 0, 8);
	}
	learn_one(&learners[1], kd_mix(3, 1), 0, 8);
	learn_one(&learners[1], kd_mix(3, 2), 0, 8);
	learners[0].now = learners[1].now = 1;
	for (uint32_t last = 0; last < 2; last++) {
		const struct kd_learner turned[] = { learners[1 - last],
			learners[last] };
		struct kd_learner mean;
		assert_true(kd_learner_mean(turned, 2, &mean));
		assert_int_equal(changes_of(&mean, kd_mix(3, 1)), 3);
		assert_int_equal(changes_of(&mean, kd_mix(3, 2)), 1);
		kd_learner_release(&mean);
	}
	kd_learner_release(&learners[0]);
	kd_learner_release(&learners[1]);
}

/* Two labels that go with the second of each word's features, not the first. */
static void test_habits_are_of_several_features(void **unused)
{
	(void)unused;
	struct kd_lessons lessons;
	struct kd_learner habits;
	kd_lessons_init(&lessons);
	for (uint32_t i = 0; i < 8; i++) {
		const uint64_t features[] = { kd_mix(2, 0),
			kd_mix(2, 1 + i % 2), kd_mix(2, 3 + i % 2) };
		kd_lessons_add(&lessons, features, 3, (uint16_t)(i % 2));
		kd_lessons_end(&lessons);
	}
	kd_learner_init(&habits, 2);
	assert_true(kd_learn_habits(&lessons, 2, 4, 1000, &habits));
	assert_int_equal(weight_in(&habits, kd_mix(2, 0), 0), 0);
	assert_int_equal(weight_in(&habits, kd_mix(2, 0), 1), 0);
	assert_true(weight_in(&habits, kd_mix(2, 1), 0) > 0);
	assert_true(weight_in(&habits, kd_mix(2, 2), 1) > 0);
	assert_int_equal(kd_learner_find(&habits, kd_mix(2, 3)), KD_NONE);
	kd_learner_release(&habits);
	kd_lessons_release(&lessons);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_learners_join_side_by_side),
		cmocka_unit_test(test_the_mean_of_learners),
		cmocka_unit_test(test_the_mean_of_changes),
		cmocka_unit_test(test_habits_are_of_several_features),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
