/* map.c - from strings to numbers, in an arena. */
#include "base/map.h"

static struct kd_map_slot *slot_of(
	const struct kd_map *map, struct kd_str key, uint32_t hash)
{
	uint32_t i = hash & (map->capacity - 1);
	while (map->slots[i].used &&
		(map->slots[i].hash != hash ||
			!kd_str_equal(map->slots[i].key, key))) {
		i = (i + 1) & (map->capacity - 1);
	}
	return &map->slots[i];
}

uint32_t kd_map_get(const struct kd_map *map, struct kd_str key)
{
	if (map->capacity == 0) {
		return KD_NONE;
	}
	const struct kd_map_slot *slot =
		slot_of(map, key, (uint32_t)kd_str_hash(key));
	return slot->used ? slot->value : KD_NONE;
}

static bool enlarge(struct kd_arena *arena, struct kd_map *map)
{
	if (map->capacity > UINT32_MAX / 4) {
		return false;
	}
	struct kd_map larger = { .n = map->n,
		.capacity = map->capacity > 0 ? map->capacity * 2 : 16 };
	larger.slots = KD_NEW_ARRAY(arena, struct kd_map_slot, larger.capacity);
	if (larger.slots == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < map->capacity; i++) {
		const struct kd_map_slot *slot = &map->slots[i];
		if (slot->used) {
			*slot_of(&larger, slot->key, slot->hash) = *slot;
		}
	}
	*map = larger;
	return true;
}

bool kd_map_put(struct kd_arena *arena, struct kd_map *map, struct kd_str key,
	uint32_t value)
{
	if (map->n >= map->capacity / 4 * 3 && !enlarge(arena, map)) {
		return false;
	}
	const uint32_t hash = (uint32_t)kd_str_hash(key);
	struct kd_map_slot *slot = slot_of(map, key, hash);
	if (!slot->used) {
		map->n++;
	}
	*slot = (struct kd_map_slot){
		.key = key, .value = value, .hash = hash, .used = true
	};
	return true;
}
