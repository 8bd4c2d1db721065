/* table.c - from 64-bit keys to numbers, in an arena. */
#include "base/table.h"

/* Keys may be counted up: their bits are spread by Fibonacci hashing. */
static struct kd_table_slot *slot_of(const struct kd_table *table, uint64_t key)
{
	const uint64_t hash = key * 0x9E3779B97F4A7C15u;
	uint32_t i = (uint32_t)(hash >> 32) & (table->capacity - 1);
	while (table->slots[i].key != 0 && table->slots[i].key != key) {
		i = (i + 1) & (table->capacity - 1);
	}
	return &table->slots[i];
}

/* 0 stands for an empty slot: the key 0 is another's, the likeliest to be
 * nobody's. */
static uint64_t stored(uint64_t key)
{
	return key != 0 ? key : UINT64_MAX;
}

int64_t *kd_table_get(const struct kd_table *table, uint64_t key)
{
	if (table->capacity == 0) {
		return NULL;
	}
	struct kd_table_slot *slot = slot_of(table, stored(key));
	return slot->key != 0 ? &slot->value : NULL;
}

static bool enlarge(struct kd_arena *arena, struct kd_table *table)
{
	if (table->capacity > UINT32_MAX / 4) {
		return false;
	}
	struct kd_table larger = { .n = table->n,
		.capacity = table->capacity > 0 ? table->capacity * 2 : 16 };
	larger.slots =
		KD_NEW_ARRAY(arena, struct kd_table_slot, larger.capacity);
	if (larger.slots == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < table->capacity; i++) {
		if (table->slots[i].key != 0) {
			*slot_of(&larger, table->slots[i].key) =
				table->slots[i];
		}
	}
	*table = larger;
	return true;
}

int64_t *kd_table_put(
	struct kd_arena *arena, struct kd_table *table, uint64_t key)
{
	if (table->n >= table->capacity / 4 * 3 && !enlarge(arena, table)) {
		return NULL;
	}
	struct kd_table_slot *slot = slot_of(table, stored(key));
	if (slot->key == 0) {
		slot->key = stored(key);
		table->n++;
	}
	return &slot->value;
}
