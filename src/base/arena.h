/* arena.h - memory that is taken piece by piece and given back at once. */
#ifndef KD_BASE_ARENA_H
#define KD_BASE_ARENA_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

#define KD_ARENA_LIMIT_BYTES ((size_t)64 << 20)

/*
 * A list of blocks, the newest first; pieces are cut from the newest:
 *
 *   newest -> [ used | used | free ]  ->  [ used | used ]  ->  NULL
 *
 * Under AddressSanitizer each piece is a block of its own, so overruns show.
 */
struct kd_arena {
	struct kd_arena_block *newest;
	size_t taken_bytes; /* by blocks, their heads included */
	size_t peak_bytes;
	size_t limit_bytes;
	uint64_t allocations;
	uint64_t fail_at; /* for tests: this allocation fails; 0 never */
};

/* Prepares an arena that never takes more than limit_bytes. */
void kd_arena_init(struct kd_arena *arena, size_t limit_bytes);

/* Takes zeroed memory, aligned for any type; NULL at the limit or when the
 * machine has no more. It lives until the arena is reset or released. */
void *kd_arena_take(struct kd_arena *arena, size_t bytes) KD_MUST_CHECK;

/* As kd_arena_take, for n items; NULL too if the product overflows. */
void *kd_arena_take_array(
	struct kd_arena *arena, size_t n, size_t item_bytes) KD_MUST_CHECK;

/* Gives back every piece, keeping one block for reuse. */
void kd_arena_reset(struct kd_arena *arena);

/* Gives back everything. The arena may be released again or used again. */
void kd_arena_release(struct kd_arena *arena);

/* Lets the process keep what arenas give back, up to 64 MB, for those to come:
 * handing memory to the system and taking it again for each document is a fifth
 * of reading. For a program's beginning; it holds for the whole process. */
void kd_arena_keep_memory(void);

/* Sets err to say which of limit and memory ran out. */
enum kd_status kd_arena_full(const struct kd_arena *arena, struct kd_err *err);

#define KD_NEW(arena, type) ((type *)kd_arena_take((arena), sizeof(type)))
#define KD_NEW_ARRAY(arena, type, n) \
	((type *)kd_arena_take_array((arena), (n), sizeof(type)))

#endif
