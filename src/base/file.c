/* file.c - files as bytes, mapped read-only, and how those of ours begin. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static enum kd_status fail(
	const char *path, enum kd_status status, int number, struct kd_err *err)
{
	kd_err_set(err, status, "%s", strerror(number));
	kd_err_name(err, path);
	return status;
}

static enum kd_status map_opened(
	int opened, const char *path, struct kd_file *out, struct kd_err *err)
{
	struct stat about;
	if (fstat(opened, &about) != 0) {
		return fail(path, KD_EIO, errno, err);
	}
	if (!S_ISREG(about.st_mode)) {
		return fail(path, KD_EINPUT,
			S_ISDIR(about.st_mode) ? EISDIR : EINVAL, err);
	}
	if (about.st_size == 0) {
		kd_err_set(err, KD_EINPUT, "empty file");
		kd_err_name(err, path);
		return KD_EINPUT;
	}
	const size_t n = (size_t)about.st_size;
	void *bytes = mmap(NULL, n, PROT_READ, MAP_PRIVATE, opened, 0);
	if (bytes == MAP_FAILED) {
		return fail(path, KD_EIO, errno, err);
	}
	*out = (struct kd_file){ .bytes = bytes, .n = n };
	return KD_OK;
}

enum kd_status kd_file_open(
	const char *path, struct kd_file *out, struct kd_err *err)
{
	const int opened = open(path, O_RDONLY | O_CLOEXEC);
	if (opened < 0) {
		return fail(path, errno == ENOENT ? KD_ENOTFOUND : KD_EIO,
			errno, err);
	}
	const enum kd_status status = map_opened(opened, path, out, err);
	close(opened);
	return status;
}

void kd_file_close(struct kd_file *file)
{
	if (file->bytes != NULL) {
		munmap((void *)(uintptr_t)file->bytes, file->n);
	}
	*file = (struct kd_file){ 0 };
}

void kd_file_head_init(
	struct kd_file_head *head, const struct kd_file_kind *kind)
{
	*head = (struct kd_file_head){ .version = kind->version,
		.byte_order = KD_FILE_BYTE_ORDER };
	memcpy(head->magic, kind->magic, sizeof(head->magic));
}

enum kd_status kd_file_check_head(const void *bytes, size_t n,
	const struct kd_file_kind *kind, struct kd_err *err)
{
	const struct kd_file_head *head = bytes;
	if (n < sizeof(*head) ||
		memcmp(head->magic, kind->magic, sizeof(head->magic)) != 0) {
		return kd_err_set(err, KD_EINPUT, "no %s", kind->name);
	}
	if (head->version != kind->version ||
		head->byte_order != KD_FILE_BYTE_ORDER) {
		return kd_err_set(err, KD_EVERSION,
			"%s of format version %u, not %u of this machine: %s",
			kind->name, head->version, kind->version, kind->remedy);
	}
	if (head->total_bytes != n || n < kind->least_bytes) {
		return kd_err_set(err, KD_EINPUT,
			"%s cut short: %zu bytes of %llu", kind->name, n,
			(unsigned long long)head->total_bytes);
	}
	return KD_OK;
}

enum kd_status kd_file_check_sum(const void *bytes, size_t n,
	const struct kd_file_kind *kind, struct kd_err *err)
{
	const struct kd_file_head *head = bytes;
	return kind->checksum(bytes, n) == head->checksum
		       ? KD_OK
		       : kd_err_set(err, KD_EINPUT,
				 "%s damaged: its checksum is wrong",
				 kind->name);
}
