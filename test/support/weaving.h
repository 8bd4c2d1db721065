/* weaving.h - what every test of weaving begins and ends with. */
#ifndef KD_TEST_WEAVING_H
#define KD_TEST_WEAVING_H

#include "support/small_story.h"

/* The documents of the test that runs, and what they are woven into. */
extern struct small_story story;
extern struct kd_account account;

int begin_weaving(void **state);
int end_weaving(void **state);

/* A test with a story of its own; for a list of them. */
#define KD_TEST(name) \
	cmocka_unit_test_setup_teardown(name, begin_weaving, end_weaving)

#endif
