/* check.h - the linter of language packs. */
#ifndef KD_PACK_CHECK_H
#define KD_PACK_CHECK_H

#include "pack/folder.h"

/* Notes as faults in work all that is wrong with a folder's form and that
 * kd_build_pack does not find: names of files, order, folding, repetition. */
enum kd_status kd_check_folder(struct kd_work *work,
	const struct kd_folder *folder, struct kd_err *err) KD_MUST_CHECK;

#endif
