/* stream.h - reads a file, gzipped or not, by lines or whole. */
#ifndef KD_JOBS_STREAM_H
#define KD_JOBS_STREAM_H

#include "base/str.h"

/*
 * bytes:  [ used | unread | free ]
 *                ^start   ^end   ^capacity
 */
struct kd_stream {
	void *file; /* gzFile */
	char *bytes;
	size_t start;
	size_t end;
	size_t capacity;
	bool at_end; /* of the file; unread bytes may be left */
};

/* Takes the descriptor, also on failure. The stream may hold a buffer from an
 * earlier use. */
enum kd_status kd_stream_open(struct kd_stream *stream, int descriptor,
	struct kd_err *err) KD_MUST_CHECK;

/* Closes the file and keeps the buffer for the next. */
void kd_stream_close(struct kd_stream *stream);
void kd_stream_release(struct kd_stream *stream);

/* Views what is unread, at least wanted bytes unless the file has fewer.
 * KD_EINPUT for a damaged gzip file, KD_EIO if reading fails. */
enum kd_status kd_stream_peek(struct kd_stream *stream, size_t wanted,
	struct kd_str *out, struct kd_err *err) KD_MUST_CHECK;

/* Views the next line without its end; none at the end of the file. A line
 * above max_bytes is passed over: KD_ELIMIT, and the next call goes on after
 * it. */
enum kd_status kd_stream_line(struct kd_stream *stream, size_t max_bytes,
	struct kd_str *out, struct kd_err *err) KD_MUST_CHECK;

/* Says whether more than white space follows the line that is next. */
enum kd_status kd_stream_has_lines(struct kd_stream *stream, size_t max_bytes,
	bool *out, struct kd_err *err) KD_MUST_CHECK;

#endif
