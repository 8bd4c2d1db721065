/* stream.c - reads a file, gzipped or not, by lines or whole. */
#include "jobs/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#define CHUNK_BYTES ((size_t)256 << 10)

enum kd_status kd_stream_open(
	struct kd_stream *stream, int descriptor, struct kd_err *err)
{
	stream->start = 0;
	stream->end = 0;
	stream->at_end = false;
	stream->file = gzdopen(descriptor, "rb");
	if (stream->file == NULL) {
		close(descriptor);
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	gzbuffer(stream->file, (unsigned)CHUNK_BYTES);
	return KD_OK;
}

void kd_stream_close(struct kd_stream *stream)
{
	if (stream->file != NULL) {
		gzclose(stream->file);
		stream->file = NULL;
	}
}

void kd_stream_release(struct kd_stream *stream)
{
	kd_stream_close(stream);
	free(stream->bytes);
	*stream = (struct kd_stream){ 0 };
}

/* Makes room for a chunk after what is unread. */
static bool make_room(struct kd_stream *stream)
{
	if (stream->start > 0) {
		memmove(stream->bytes, stream->bytes + stream->start,
			stream->end - stream->start);
		stream->end -= stream->start;
		stream->start = 0;
	}
	if (stream->capacity - stream->end >= CHUNK_BYTES) {
		return true;
	}
	const size_t wanted = stream->capacity * 2 + CHUNK_BYTES;
	char *larger = realloc(stream->bytes, wanted);
	if (larger == NULL) {
		return false;
	}
	stream->bytes = larger;
	stream->capacity = wanted;
	return true;
}

static enum kd_status explain(gzFile file, struct kd_err *err)
{
	int code = Z_OK;
	const char *message = gzerror(file, &code);
	if (code == Z_ERRNO) {
		return kd_err_set(err, KD_EIO, "%s", strerror(errno));
	}
	if (code == Z_MEM_ERROR) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	/* zlib names the descriptor before what is wrong: "<fd:3>: ". */
	const char *reason = strstr(message, ": ");
	return kd_err_set(err, KD_EINPUT, "damaged gzip file: %s",
		reason != NULL ? reason + 2 : message);
}

static enum kd_status read_chunk(struct kd_stream *stream, struct kd_err *err)
{
	if (!make_room(stream)) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	const int got = gzread(stream->file, stream->bytes + stream->end,
		(unsigned)CHUNK_BYTES);
	if (got < 0) {
		stream->at_end = true;
		return explain(stream->file, err);
	}
	stream->end += (size_t)got;
	if (got > 0) {
		return KD_OK;
	}
	stream->at_end = true;
	int code = Z_OK;
	gzerror(stream->file, &code);
	if (code != Z_OK && code != Z_STREAM_END) {
		return explain(stream->file, err);
	}
	return KD_OK;
}

static struct kd_str unread(const struct kd_stream *stream)
{
	if (stream->bytes == NULL) {
		return KD_STR("");
	}
	return (struct kd_str){ .data = stream->bytes + stream->start,
		.len = (uint32_t)(stream->end - stream->start) };
}

enum kd_status kd_stream_peek(struct kd_stream *stream, size_t wanted,
	struct kd_str *out, struct kd_err *err)
{
	while (stream->end - stream->start < wanted && !stream->at_end) {
		KD_TRY(read_chunk(stream, err));
	}
	*out = unread(stream);
	return KD_OK;
}

/* Reads on until the end of the line that begins at start, or until more than
 * max_bytes are unread; sets *len, without its end, and whether one came. */
static enum kd_status find_line_end(struct kd_stream *stream, size_t max_bytes,
	size_t *len, bool *ended, struct kd_err *err)
{
	size_t searched = 0;
	for (;;) {
		const size_t have = stream->end - stream->start;
		const char *from = stream->bytes + stream->start;
		const char *end =
			have > searched
				? memchr(from + searched, '\n', have - searched)
				: NULL;
		*ended = end != NULL;
		*len = end != NULL ? (size_t)(end - from) : have;
		if (end != NULL || stream->at_end || have > max_bytes) {
			return KD_OK;
		}
		searched = have;
		KD_TRY(read_chunk(stream, err));
	}
}

enum kd_status kd_stream_line(struct kd_stream *stream, size_t max_bytes,
	struct kd_str *out, struct kd_err *err)
{
	size_t len = 0;
	bool ended = false;
	bool too_long = false;
	*out = (struct kd_str){ 0 };
	do {
		KD_TRY(find_line_end(stream, max_bytes, &len, &ended, err));
		*out = (struct kd_str){ .data = stream->bytes + stream->start,
			.len = (uint32_t)len };
		stream->start += len + (ended ? 1 : 0);
		too_long = too_long || len > max_bytes;
	} while (too_long && !ended && !stream->at_end);
	if (too_long) {
		return kd_err_set(err, KD_ELIMIT,
			"an article above %zu bytes (see --max-article)",
			max_bytes);
	}
	if (len == 0 && !ended) {
		*out = (struct kd_str){ 0 };
	}
	return KD_OK;
}

static bool is_blank(const struct kd_stream *stream, size_t from)
{
	static const char space[] = " \t\r\n";
	for (size_t i = from; i < stream->end; i++) {
		if (memchr(space, stream->bytes[i], sizeof(space) - 1) ==
			NULL) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_stream_has_lines(struct kd_stream *stream, size_t max_bytes,
	bool *out, struct kd_err *err)
{
	size_t len = 0;
	bool ended = false;
	KD_TRY(find_line_end(stream, max_bytes, &len, &ended, err));
	*out = true;
	if (!ended && !stream->at_end) {
		return KD_OK;
	}
	while (is_blank(stream, stream->start + len)) {
		if (stream->at_end) {
			*out = false;
			break;
		}
		KD_TRY(read_chunk(stream, err));
	}
	return KD_OK;
}
