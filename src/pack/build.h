/* build.h - makes one .kpack of a pack's folder and the shared one. */
#ifndef KD_PACK_BUILD_H
#define KD_PACK_BUILD_H

#include "pack/folder.h"

/* Makes the bytes of a pack, in the arena and 8-aligned, the same for the
 * same files. Rows of shared stand after those of folder; shared is NULL for
 * the shared pack itself. What can't be encoded is a fault in work, and then
 * the bytes are of no use. */
enum kd_status kd_build_pack(struct kd_work *work,
	const struct kd_folder *folder, const struct kd_folder *shared,
	struct kd_str *out, struct kd_err *err) KD_MUST_CHECK;

/* Puts bytes in place of the file at path, all or nothing; a file that holds
 * them already is left alone. */
enum kd_status kd_build_save(struct kd_work *work, const char *path,
	struct kd_str bytes, struct kd_err *err) KD_MUST_CHECK;

#endif
