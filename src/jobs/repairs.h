/* repairs.h - reads what people put right in stories from a file. */
#ifndef KD_JOBS_REPAIRS_H
#define KD_JOBS_REPAIRS_H

#include "story/repairs.h"

/* Reads a file of JSON Lines, as kilde-account(1) describes them; all is
 * copied to the arena. err names the file, and the line where one is wrong. */
enum kd_status kd_repairs_load(const char *path, struct kd_arena *arena,
	struct kd_repairs *out, struct kd_err *err) KD_MUST_CHECK;

#endif
