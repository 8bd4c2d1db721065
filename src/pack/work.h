/* work.h - what the pack compiler works with: memory, and faults found. */
#ifndef KD_PACK_WORK_H
#define KD_PACK_WORK_H

#include "base/map.h"
#include "base/vec.h"

/* A word as a text has it, and as its tokens are: "du", "de le". */
struct kd_split {
	struct kd_str parts;
	bool always; /* and never left whole */
};

/* Holds all that is read and made, until it is released. */
struct kd_work {
	struct kd_arena arena;
	struct kd_map seen; /* faults by their text: each is told once */
	KD_VEC(struct kd_str) faults; /* "file:line: what", as found */
	/* Of the pack being built: words that the text has as several. */
	struct kd_map split_words; /* to splits */
	KD_VEC(struct kd_split) splits;
};

void kd_work_init(struct kd_work *work);
void kd_work_release(struct kd_work *work);

/* Notes a fault of a pack: "path:line: what"; line 0 is not written. When
 * memory is out the fault still counts, without its words. */
void kd_work_fault(struct kd_work *work, struct kd_str path, uint32_t line,
	const char *format, ...) KD_PRINTF(4, 5);

/* KD_ENOMEM or KD_ELIMIT, whichever it was. */
enum kd_status kd_work_full(const struct kd_work *work, struct kd_err *err);

#endif
