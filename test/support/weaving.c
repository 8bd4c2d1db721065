/* weaving.c - what every test of weaving begins and ends with. */
#include "support/weaving.h"

struct small_story story;
struct kd_account account;

int begin_weaving(void **state)
{
	(void)state;
	account = (struct kd_account){ 0 };
	small_story_init(&story);
	return 0;
}

int end_weaving(void **state)
{
	(void)state;
	small_story_release(&story);
	return 0;
}
