/* vec.c - arrays that grow in an arena. */
#include "base/vec.h"

#include <string.h>

bool kd_vec_grow(struct kd_arena *arena, void **items, uint32_t n,
	uint32_t *capacity, size_t item_bytes)
{
	if (n < *capacity) {
		return true;
	}
	if (*capacity > UINT32_MAX / 2) {
		return false;
	}
	const uint32_t wanted = *capacity > 0 ? *capacity * 2 : 8;
	void *larger = kd_arena_take_array(arena, wanted, item_bytes);
	if (larger == NULL) {
		return false;
	}
	if (n > 0) {
		memcpy(larger, *items, n * item_bytes);
	}
	*items = larger;
	*capacity = wanted;
	return true;
}
