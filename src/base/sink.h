/* sink.h - where bytes are written to, whatever is behind it. */
#ifndef KD_BASE_SINK_H
#define KD_BASE_SINK_H

#include "base/str.h"

/* Bytes go through a buffer to write(). A failure sticks: later writes do
 * nothing, and kd_sink_flush reports it. */
struct kd_sink {
	enum kd_status (*write)(
		void *context, const char *bytes, size_t n, struct kd_err *err);
	void *context;
	struct kd_err err;
	uint32_t used;
	char buffer[8192];
};

void kd_sink_init(struct kd_sink *sink,
	enum kd_status (*write)(
		void *context, const char *bytes, size_t n, struct kd_err *err),
	void *context);
void kd_sink_put(struct kd_sink *sink, struct kd_str text);
void kd_sink_text(struct kd_sink *sink, const char *terminated);
void kd_sink_format(struct kd_sink *sink, const char *format, ...)
	KD_PRINTF(2, 3);
/* Hands on what is buffered and says whether every write went well. */
enum kd_status kd_sink_flush(
	struct kd_sink *sink, struct kd_err *err) KD_MUST_CHECK;

/* A sink that keeps what is written, in memory of its own. */
struct kd_buffer {
	char *bytes; /* owned; kd_buffer_release frees it */
	size_t n;
	size_t capacity;
};

/* To be given to kd_sink_init with a zeroed struct kd_buffer. */
enum kd_status kd_buffer_write(
	void *context, const char *bytes, size_t n, struct kd_err *err);
void kd_buffer_release(struct kd_buffer *buffer);

#endif
