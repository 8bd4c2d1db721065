/* load.h - files of training data, plain or as xz. */
#ifndef KD_TRAIN_LOAD_H
#define KD_TRAIN_LOAD_H

#include "base/arena.h"
#include "base/str.h"

/* Reads a whole file into the arena, unpacked if its name ends in .xz. KD_EIO,
 * KD_ENOTFOUND, KD_EINPUT, KD_ELIMIT. */
enum kd_status kd_load(const char *path, struct kd_arena *arena,
	struct kd_str *out, struct kd_err *err) KD_MUST_CHECK;

#endif
