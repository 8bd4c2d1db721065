/* save.h - writes an account into a folder, all of it or nothing. */
#ifndef KD_JOBS_SAVE_H
#define KD_JOBS_SAVE_H

#include "story/account.h"

/* Whether a folder may be written: there is none yet, it is empty, or kilde
 * made it and nothing else is in it. KD_EINPUT if not. */
enum kd_status kd_save_check(
	const char *folder, struct kd_err *err) KD_MUST_CHECK;

/* Writes index.html, its lines in the reader's languages (story/line.h), and
 * account.json, which is the same for all readers. They are made in a folder
 * beside it, which then takes its place; on failure nothing is left behind. */
enum kd_status kd_save_account(const struct kd_account *account,
	struct kd_str reader, const char *folder,
	struct kd_err *err) KD_MUST_CHECK;

#endif
