/* reading.c - where what stands within a sentence begins. */
#include "lang/reading.h"

/* Signs before which a sentence within another may begin; longer ones are
 * quotation marks. */
static const char limits[] = ".!?:;\"";

bool kd_reading_is_limit(const struct kd_reading *reading, uint32_t token)
{
	const struct kd_token *at = &reading->tokens->items[token];
	return at->kind == KD_TOKEN_PUNCTUATION &&
	       !kd_str_equal(at->folded, KD_STR("–")) &&
	       (at->folded.len > 1 ||
		       strchr(limits, at->folded.data[0]) != NULL);
}

uint32_t kd_reading_begin(
	const struct kd_reading *reading, uint32_t token, uint32_t first)
{
	while (token > first && !kd_reading_is_limit(reading, token - 1)) {
		token--;
	}
	return token;
}
