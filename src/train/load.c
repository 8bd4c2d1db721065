/* load.c - files of training data, plain or as xz. */
#include "train/load.h"

#include "base/vec.h"

#include <errno.h>
#include <lzma.h>
#include <stdio.h>
#include <string.h>

#define PIECE_BYTES ((size_t)1 << 16)
#define UNPACK_MEMORY_BYTES ((uint64_t)1 << 28)

struct bytes {
	char *items;
	uint32_t n;
	uint32_t capacity;
};

static bool make_room(
	struct kd_arena *arena, struct bytes *bytes, uint32_t more)
{
	while (bytes->capacity - bytes->n < more) {
		if (!kd_vec_grow(arena, (void **)&bytes->items, bytes->capacity,
			    &bytes->capacity, 1)) {
			return false;
		}
	}
	return true;
}

static enum kd_status read_plain(FILE *file, struct kd_arena *arena,
	struct bytes *out, struct kd_err *err)
{
	size_t n = 0;
	do {
		if (!make_room(arena, out, PIECE_BYTES)) {
			return kd_arena_full(arena, err);
		}
		n = fread(out->items + out->n, 1, PIECE_BYTES, file);
		out->n += (uint32_t)n;
	} while (n > 0);
	return ferror(file) != 0 ? kd_err_set(err, KD_EIO, "cannot be read")
				 : KD_OK;
}

static enum kd_status unpack(FILE *file, struct kd_arena *arena,
	lzma_stream *stream, struct bytes *out, struct kd_err *err)
{
	static uint8_t packed[PIECE_BYTES];
	lzma_ret told = LZMA_OK;
	while (told == LZMA_OK) {
		if (stream->avail_in == 0) {
			stream->next_in = packed;
			stream->avail_in =
				fread(packed, 1, sizeof(packed), file);
		}
		const bool at_end = stream->avail_in == 0;
		if (!make_room(arena, out, PIECE_BYTES)) {
			return kd_arena_full(arena, err);
		}
		stream->next_out = (uint8_t *)out->items + out->n;
		stream->avail_out = PIECE_BYTES;
		told = lzma_code(stream, at_end ? LZMA_FINISH : LZMA_RUN);
		out->n += (uint32_t)(PIECE_BYTES - stream->avail_out);
	}
	return told == LZMA_STREAM_END
		       ? KD_OK
		       : kd_err_set(err, KD_EINPUT, "damaged xz file");
}

static enum kd_status read_packed(FILE *file, struct kd_arena *arena,
	struct bytes *out, struct kd_err *err)
{
	lzma_stream stream = LZMA_STREAM_INIT;
	if (lzma_stream_decoder(&stream, UNPACK_MEMORY_BYTES, 0) != LZMA_OK) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	const enum kd_status status = unpack(file, arena, &stream, out, err);
	lzma_end(&stream);
	return status;
}

enum kd_status kd_load(const char *path, struct kd_arena *arena,
	struct kd_str *out, struct kd_err *err)
{
	struct bytes bytes = { 0 };
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		return kd_err_set(err, errno == ENOENT ? KD_ENOTFOUND : KD_EIO,
			"%s: %s", path, strerror(errno));
	}
	const bool packed = kd_str_ends_with(kd_str_view(path), KD_STR(".xz"));
	const enum kd_status status =
		(packed ? read_packed : read_plain)(file, arena, &bytes, err);
	fclose(file);
	if (status != KD_OK) {
		kd_err_name(err, path);
		return status;
	}
	*out = (struct kd_str){ .data = bytes.items, .len = bytes.n };
	return KD_OK;
}
