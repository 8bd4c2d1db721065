/* file.h - files as bytes, mapped read-only, and how those of ours begin. */
#ifndef KD_BASE_FILE_H
#define KD_BASE_FILE_H

#include "base/status.h"

#include <stddef.h>

/* All the bytes of a file; kd_file_close gives them back. */
struct kd_file {
	const void *bytes;
	size_t n;
};

/* Maps a file. KD_ENOTFOUND or KD_EIO, and KD_EINPUT for an empty one; err
 * names it in every message. */
enum kd_status kd_file_open(const char *path, struct kd_file *out,
	struct kd_err *err) KD_MUST_CHECK;
/* A file that is closed, or was never opened (zeroes), may be closed again. */
void kd_file_close(struct kd_file *file);

/* In the machine's own order, which a reader checks by it. */
#define KD_FILE_BYTE_ORDER 0x01020304u

/* Files that programs of ours make for others begin so. */
struct kd_file_head {
	char magic[8];
	uint32_t version;
	uint32_t byte_order;
	uint64_t total_bytes;
	uint64_t checksum;
};

/* What the head of a kind of file must say. */
struct kd_file_kind {
	const char *magic; /* 8 bytes */
	uint32_t version;
	size_t least_bytes; /* head and all that always follows it */
	const char *name;   /* "language pack" */
	const char *remedy; /* for another version: "build it again with ..." */
	uint64_t (*checksum)(const void *bytes, size_t n);
};

void kd_file_head_init(
	struct kd_file_head *head, const struct kd_file_kind *kind);

/* Whether bytes begin as a whole file of this kind and of its version does:
 * looks at the head alone. KD_EINPUT, KD_EVERSION. */
enum kd_status kd_file_check_head(const void *bytes, size_t n,
	const struct kd_file_kind *kind, struct kd_err *err) KD_MUST_CHECK;

/* Whether the bytes of such a file are undamaged: goes through them all. */
enum kd_status kd_file_check_sum(const void *bytes, size_t n,
	const struct kd_file_kind *kind, struct kd_err *err) KD_MUST_CHECK;

#endif
