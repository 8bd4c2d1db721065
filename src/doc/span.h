/* span.h - stretches of a document's text. */
#ifndef KD_DOC_SPAN_H
#define KD_DOC_SPAN_H

#include "base/str.h"
#include "base/vec.h"

/* Bytes [start, end) of the frozen text, on character boundaries. An empty
 * span {0, 0} is "none" wherever a span is optional. */
struct kd_span {
	uint32_t start;
	uint32_t end;
};

/* Several stretches, in order of start. */
struct kd_spans {
	struct kd_span *items;
	uint32_t n;
	uint32_t capacity;
};

static inline bool kd_span_is_none(struct kd_span span)
{
	return span.start >= span.end;
}

static inline bool kd_span_contains(struct kd_span outer, struct kd_span inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

static inline bool kd_span_overlaps(struct kd_span a, struct kd_span b)
{
	return a.start < b.end && b.start < a.end;
}

static inline struct kd_str kd_span_text(
	struct kd_str text, struct kd_span span)
{
	return kd_str_slice(text, span.start, span.end);
}

#endif
