/* table.h - from 64-bit keys to numbers, in an arena. */
#ifndef KD_BASE_TABLE_H
#define KD_BASE_TABLE_H

#include "base/arena.h"

#include <stdint.h>

/* Open addressing, linear steps; at most three quarters full. What was put
 * stays. Start it from zeroes. */
struct kd_table {
	struct kd_table_slot *slots;
	uint32_t n;
	uint32_t capacity; /* a power of two, or 0 */
};

struct kd_table_slot {
	uint64_t key; /* 0: empty */
	int64_t value;
};

/* The value of a key, or NULL; to be used before the next put. */
int64_t *kd_table_get(const struct kd_table *table, uint64_t key);

/* The value of a key, which is put with 0 where it is not there; NULL if the
 * arena is full. */
int64_t *kd_table_put(struct kd_arena *arena, struct kd_table *table,
	uint64_t key) KD_MUST_CHECK;

#endif
