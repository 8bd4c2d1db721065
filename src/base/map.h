/* map.h - from strings to numbers, in an arena. */
#ifndef KD_BASE_MAP_H
#define KD_BASE_MAP_H

#include "base/str.h"

/* Open addressing, linear steps; at most three quarters full. Keys are
 * borrowed and must outlive the map. Start it from zeroes. */
struct kd_map {
	struct kd_map_slot *slots;
	uint32_t n;
	uint32_t capacity; /* a power of two, or 0 */
};

struct kd_map_slot {
	struct kd_str key;
	uint32_t value;
	uint32_t hash;
	bool used;
};

/* The value of key, or KD_NONE. */
uint32_t kd_map_get(const struct kd_map *map, struct kd_str key);

/* Sets the value of key; false if the arena is full. */
bool kd_map_put(struct kd_arena *arena, struct kd_map *map, struct kd_str key,
	uint32_t value) KD_MUST_CHECK;

#endif
