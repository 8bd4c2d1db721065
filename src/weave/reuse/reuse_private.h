/* reuse_private.h - the parts of finding reuse. */
#ifndef KD_WEAVE_REUSE_PRIVATE_H
#define KD_WEAVE_REUSE_PRIVATE_H

#include "weave/reuse/reuse.h"

/* Something that a translation keeps: who, how many, when, who speaks. */
struct kd_mark {
	uint64_t key;
	float worth;
	bool telling; /* a day or a quantity */
	uint32_t byte;
};

struct kd_marks {
	struct kd_mark *items; /* in order of the text */
	uint32_t n;
	uint32_t capacity;
	float worth; /* of all */
};

/* Longer articles are compared by their beginning. */
enum { KD_REUSE_MARKS = 256 };

/* Gathers the marks of a document. False if the arena is full. */
bool kd_reuse_marks(const struct kd_thread *thread, uint32_t doc,
	struct kd_arena *arena, struct kd_marks *out);

#endif
