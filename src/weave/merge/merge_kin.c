/* merge_kin.c - which words for what is done stand for one another. */
#include "weave/merge/merge_private.h"

enum { MOST_MODES = 8 };

/* Modes that reports use for one another. 0 ends a row. */
static const char *const families[][MOST_MODES] = {
	{ "meet", "talk", "negotiate", "receive", "visit", "travel" },
	{ "call", "talk", "negotiate" },
	{ "attack", "strike", "kill", "bomb" },
	{ "propose", "amend", "publish", "leak" },
	{ "agree", "sign", "accept" },
	{ "resign", "dismiss" },
	{ "publish", "leak" },
	{ "vote", "accept", "ratify" },
};

/* Words for one deed from its different sides: who is killed dies, who is
 * beaten loses. Those of the first LOOSE rows are told in passing of whom the
 * article is about; for the others a party must be in both reports. */
enum { LOOSE = 6 };

static const char *const kin[][MOST_MODES] = {
	{ "die", "kill", "suicide" },
	{ "flee", "escape" },
	{ "rob", "raid" },
	{ "damage", "destroy" },
	{ "crash", "accident" },
	{ "win", "beat", "lose" },
	{ "arrest", "capture" },
	{ "charge", "accuse" },
	{ "dismiss", "resign", "replace" },
	{ "appoint", "elect", "hire", "replace", "nominate" },
	{ "riot", "clash", "fight" },
	{ "release", "publish", "unveil" },
};

static uint32_t rows_with(
	const char *const (*rows)[MOST_MODES], uint32_t n, struct kd_str mode)
{
	uint32_t found = 0;
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t k = 0; k < MOST_MODES && rows[i][k] != NULL;
			k++) {
			if (kd_str_equal(kd_str_view(rows[i][k]), mode)) {
				found |= 1u << i;
			}
		}
	}
	return found;
}

uint32_t kd_merge_families(struct kd_str mode)
{
	return rows_with(families, KD_COUNT(families), mode);
}

uint32_t kd_merge_kin(struct kd_str mode)
{
	return rows_with(kin, KD_COUNT(kin), mode);
}

bool kd_merge_are_near_kin(uint32_t a, uint32_t b)
{
	return (a & b & ((1u << LOOSE) - 1)) != 0;
}
