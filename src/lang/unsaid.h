/* unsaid.h - what words that were not said leave open. */
#ifndef KD_LANG_UNSAID_H
#define KD_LANG_UNSAID_H

#include "lang/reading.h"

/* Whether words that the text only tells not to have been said, or that only
 * could be, are the one thing that tells what they hold: "did not say that X
 * came", but not "did not say when X came", which takes it for granted. */
bool kd_reading_is_left_open(
	const struct kd_reading *reading, const struct kd_statement *statement);

/* Whether a statement denies what a sentence before it told by itself, "X
 * attacked. Y denied it": that was told, whoever denies it. */
bool kd_reading_is_denied_after(
	const struct kd_reading *reading, const struct kd_statement *statement);

#endif
