/* small_account.h - an account by hand, with all that one can hold. */
#ifndef KD_TEST_SMALL_ACCOUNT_H
#define KD_TEST_SMALL_ACCOUNT_H

#include "story/account.h"

struct small_account {
	struct kd_arena arena; /* holds all below */
	struct kd_account account;
};

/* Makes an account of one story: talks that happened, are planned, cancelled,
 * denied; rough days, days of no year and none; a plan of two versions; chains
 * of outlets; an article that means harm and one that no pack can read. The
 * articles and what they tell are there as often as times says, under other
 * outlets and days. A failure ends the test. Release the arena. */
void small_account_make(struct small_account *small, uint32_t times);

#endif
