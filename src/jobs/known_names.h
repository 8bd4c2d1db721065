/* known_names.h - reads what people say of names from a file. */
#ifndef KD_JOBS_KNOWN_NAMES_H
#define KD_JOBS_KNOWN_NAMES_H

#include "story/known_names.h"

/* Reads a file of JSON Lines, as kilde-account(1) describes them; all is
 * copied to the arena. err names the file, and the line where one is wrong. */
enum kd_status kd_known_names_load(const char *path, struct kd_arena *arena,
	struct kd_known_names *out, struct kd_err *err) KD_MUST_CHECK;

#endif
