/* arena.c - memory that is taken piece by piece and given back at once. */
#include "base/arena.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define KD_ARENA_BLOCK_BYTES 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KD_ARENA_BLOCK_BYTES 0
#endif
#endif
#ifndef KD_ARENA_BLOCK_BYTES
#define KD_ARENA_BLOCK_BYTES ((size_t)64 << 10)
#endif

struct kd_arena_block {
	struct kd_arena_block *older;
	size_t capacity_bytes;
	size_t used_bytes;
	_Alignas(max_align_t) unsigned char bytes[];
};

void kd_arena_init(struct kd_arena *arena, size_t limit_bytes)
{
	*arena = (struct kd_arena){ .limit_bytes = limit_bytes };
}

static size_t aligned(size_t bytes)
{
	const size_t step = _Alignof(max_align_t);
	return (bytes + step - 1) / step * step;
}

static struct kd_arena_block *add_block(struct kd_arena *arena, size_t bytes)
{
	size_t capacity = bytes;
	/* Blocks grow with the arena, so that a large document takes few. */
	size_t wanted = KD_ARENA_BLOCK_BYTES;
	if (wanted > 0 && arena->taken_bytes / 2 > wanted) {
		wanted = arena->taken_bytes / 2;
	}
	const size_t head = sizeof(struct kd_arena_block);
	const size_t left = arena->limit_bytes - arena->taken_bytes;
	if (capacity < wanted && wanted + head <= left) {
		capacity = wanted;
	}
	if (left < head || capacity > left - head) {
		return NULL;
	}
	struct kd_arena_block *block = malloc(head + capacity);
	if (block == NULL) {
		return NULL;
	}
	block->older = arena->newest;
	block->capacity_bytes = capacity;
	block->used_bytes = 0;
	arena->newest = block;
	arena->taken_bytes += head + capacity;
	if (arena->taken_bytes > arena->peak_bytes) {
		arena->peak_bytes = arena->taken_bytes;
	}
	return block;
}

void *kd_arena_take(struct kd_arena *arena, size_t bytes)
{
	arena->allocations++;
	if (arena->allocations == arena->fail_at ||
		bytes > SIZE_MAX - 2 * _Alignof(max_align_t)) {
		return NULL;
	}
	const size_t size = aligned(bytes > 0 ? bytes : 1);
	struct kd_arena_block *block = arena->newest;
	if (block == NULL || size > block->capacity_bytes - block->used_bytes) {
		block = add_block(arena, size);
	}
	if (block == NULL) {
		return NULL;
	}
	void *piece = block->bytes + block->used_bytes;
	block->used_bytes += size;
	return memset(piece, 0, size);
}

void *kd_arena_take_array(struct kd_arena *arena, size_t n, size_t item_bytes)
{
	if (item_bytes != 0 && n > SIZE_MAX / item_bytes) {
		return NULL;
	}
	return kd_arena_take(arena, n * item_bytes);
}

static void free_from(struct kd_arena *arena, struct kd_arena_block *block)
{
	while (block != NULL) {
		struct kd_arena_block *older = block->older;
		arena->taken_bytes -=
			sizeof(struct kd_arena_block) + block->capacity_bytes;
		free(block);
		block = older;
	}
}

void kd_arena_reset(struct kd_arena *arena)
{
	if (arena->newest == NULL || KD_ARENA_BLOCK_BYTES == 0) {
		kd_arena_release(arena);
		return;
	}
	free_from(arena, arena->newest->older);
	arena->newest->older = NULL;
	arena->newest->used_bytes = 0;
}

void kd_arena_release(struct kd_arena *arena)
{
	free_from(arena, arena->newest);
	arena->newest = NULL;
}

enum kd_status kd_arena_full(const struct kd_arena *arena, struct kd_err *err)
{
	if (arena->taken_bytes > arena->limit_bytes / 4) {
		return kd_err_set(err, KD_ELIMIT,
			"needs more than the %zu MiB a document may take",
			arena->limit_bytes >> 20);
	}
	return kd_err_set(err, KD_ENOMEM, "out of memory");
}

void kd_arena_keep_memory(void)
{
#ifdef __GLIBC__
	(void)mallopt(M_MMAP_THRESHOLD, 32 << 20);
	(void)mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}
