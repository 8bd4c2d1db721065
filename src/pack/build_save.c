/* build_save.c - puts a pack in place of its file, all or nothing. */
#include "pack/build.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static enum kd_status failed(const char *path, struct kd_err *err)
{
	return kd_err_set(err, KD_EIO, "%s: %s", path, strerror(errno));
}

static enum kd_status write_all(
	int file, const char *path, struct kd_str bytes, struct kd_err *err)
{
	size_t done = 0;
	while (done < bytes.len) {
		const ssize_t put =
			write(file, bytes.data + done, bytes.len - done);
		if (put < 0 && errno != EINTR) {
			return failed(path, err);
		}
		done += put > 0 ? (size_t)put : 0;
	}
	if (fchmod(file, 0644) != 0 || fsync(file) != 0) {
		return failed(path, err);
	}
	return KD_OK;
}

static bool holds_already(
	struct kd_work *work, const char *path, struct kd_str bytes)
{
	struct kd_str held = { 0 };
	struct kd_err ignored = { 0 };
	return kd_source_read(work, path, &held, &ignored) == KD_OK &&
	       kd_str_equal(held, bytes);
}

enum kd_status kd_build_save(struct kd_work *work, const char *path,
	struct kd_str bytes, struct kd_err *err)
{
	if (holds_already(work, path, bytes)) {
		return KD_OK;
	}
	const struct kd_str name =
		kd_str_format(&work->arena, "%s.XXXXXX", path);
	if (name.data == NULL) {
		return kd_work_full(work, err);
	}
	char *temporary = (char *)name.data;
	const int file = mkstemp(temporary);
	if (file < 0) {
		return failed(path, err);
	}
	enum kd_status status = write_all(file, temporary, bytes, err);
	if (close(file) != 0 && status == KD_OK) {
		status = failed(temporary, err);
	}
	if (status == KD_OK && rename(temporary, path) != 0) {
		status = failed(path, err);
	}
	if (status != KD_OK) {
		unlink(temporary);
	}
	return status;
}
