/* vec.h - arrays that grow in an arena. */
#ifndef KD_BASE_VEC_H
#define KD_BASE_VEC_H

#include "base/arena.h"

/* A growable array of a type; start it from zeroes. */
#define KD_VEC(type)               \
	struct {                   \
		type *items;       \
		uint32_t n;        \
		uint32_t capacity; \
	}

/* Makes room for one more item and zeroes it; false if the arena is full. */
bool kd_vec_grow(struct kd_arena *arena, void **items, uint32_t n,
	uint32_t *capacity, size_t item_bytes) KD_MUST_CHECK;

/* Adds a copy of an item to a vec: KD_PUSH(arena, &out->names, name).
 * True if there was room. */
#define KD_PUSH(arena, vec, ...)                                             \
	((vec)->n < (vec)->capacity ||                                       \
				kd_vec_grow((arena), (void **)&(vec)->items, \
					(vec)->n, &(vec)->capacity,          \
					sizeof(*(vec)->items))               \
			? ((vec)->items[(vec)->n++] = (__VA_ARGS__), true)   \
			: false)

#endif
