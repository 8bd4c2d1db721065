/* check.c - the linter of language packs. */
#include "pack/check.h"

enum kd_status kd_check_folder(struct kd_work *work,
	const struct kd_folder *folder, struct kd_err *err)
{
	(void)err;
	static const char *const needed[] = { "SOURCES", "tests" };
	for (size_t i = 0; i < KD_COUNT(needed); i++) {
		if (!kd_folder_has(work, folder->path, needed[i])) {
			kd_work_fault(work, folder->path, 0, "%s is missing",
				needed[i]);
		}
	}
	return KD_OK;
}
