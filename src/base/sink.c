/* sink.c - where bytes are written to, whatever is behind it. */
#include "base/sink.h"

#include <stdio.h>
#include <stdlib.h>

void kd_sink_init(struct kd_sink *sink,
	enum kd_status (*write)(
		void *context, const char *bytes, size_t n, struct kd_err *err),
	void *context)
{
	sink->write = write;
	sink->context = context;
	sink->err = (struct kd_err){ 0 };
	sink->used = 0;
}

static void hand_on(struct kd_sink *sink, const char *bytes, size_t n)
{
	if (sink->err.status == KD_OK && n > 0) {
		sink->err.status =
			sink->write(sink->context, bytes, n, &sink->err);
	}
}

void kd_sink_put(struct kd_sink *sink, struct kd_str text)
{
	if (text.len > sizeof(sink->buffer) - sink->used) {
		hand_on(sink, sink->buffer, sink->used);
		sink->used = 0;
	}
	if (text.len > sizeof(sink->buffer)) {
		hand_on(sink, text.data, text.len);
		return;
	}
	if (text.len > 0) {
		memcpy(sink->buffer + sink->used, text.data, text.len);
		sink->used += text.len;
	}
}

void kd_sink_text(struct kd_sink *sink, const char *terminated)
{
	kd_sink_put(sink, kd_str_view(terminated));
}

void kd_sink_format(struct kd_sink *sink, const char *format, ...)
{
	char line[512];
	va_list arguments;
	va_start(arguments, format);
	const int len = vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	if (len < 0 || (size_t)len >= sizeof(line)) {
		kd_err_set(&sink->err, KD_ELIMIT, "formatted text too long");
		return;
	}
	kd_sink_put(
		sink, (struct kd_str){ .data = line, .len = (uint32_t)len });
}

enum kd_status kd_sink_flush(struct kd_sink *sink, struct kd_err *err)
{
	hand_on(sink, sink->buffer, sink->used);
	sink->used = 0;
	if (sink->err.status != KD_OK && err != NULL) {
		*err = sink->err;
	}
	return sink->err.status;
}

enum kd_status kd_buffer_write(
	void *context, const char *bytes, size_t n, struct kd_err *err)
{
	struct kd_buffer *buffer = context;
	if (n > buffer->capacity - buffer->n) {
		const size_t wanted = (buffer->n + n) * 2;
		char *larger = realloc(buffer->bytes, wanted);
		if (larger == NULL) {
			return kd_err_set(err, KD_ENOMEM, "out of memory");
		}
		buffer->bytes = larger;
		buffer->capacity = wanted;
	}
	memcpy(buffer->bytes + buffer->n, bytes, n);
	buffer->n += n;
	return KD_OK;
}

void kd_buffer_release(struct kd_buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct kd_buffer){ 0 };
}
