/* save.c - writes an account into a folder, all of it or nothing. */
#include "jobs/save.h"

#include "base/sink.h"
#include "tell/account/account_json.h"
#include "tell/render/page.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* The layout of the page's pictures; texts are not copied. */
#define PAGE_LIMIT_BYTES ((size_t)1 << 32)

/* What is written, and for whom. */
struct saving {
	const struct kd_account *account;
	struct kd_str reader; /* see story/line.h */
};

static const char marker[] = ".kilde-account";
static const char *const files[] = { marker, "account.json", "index.html" };

static enum kd_status fail(
	struct kd_err *err, const char *path, const char *reason)
{
	kd_err_set(err, KD_EIO, "%s", reason);
	kd_err_name(err, path);
	return KD_EIO;
}

static bool is_ours(const char *name)
{
	for (size_t i = 0; i < KD_COUNT(files); i++) {
		if (strcmp(files[i], name) == 0) {
			return true;
		}
	}
	return false;
}

static enum kd_status refuse(
	struct kd_err *err, const char *folder, const char *stranger)
{
	kd_err_set(err, KD_EINPUT,
		"not replaced: it holds %.200s, which kilde did not make",
		stranger);
	kd_err_name(err, folder);
	return KD_EINPUT;
}

static enum kd_status check_entries(
	DIR *entries, const char *folder, struct kd_err *err)
{
	const struct dirent *entry = NULL;
	bool marked = false;
	char one[NAME_MAX + 1] = "";
	while ((entry = readdir(entries)) != NULL) {
		const char *name = entry->d_name;
		if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
			continue;
		}
		if (!is_ours(name)) {
			return refuse(err, folder, name);
		}
		marked = marked || strcmp(name, marker) == 0;
		snprintf(one, sizeof(one), "%s", name);
	}
	return marked || one[0] == '\0' ? KD_OK : refuse(err, folder, one);
}

enum kd_status kd_save_check(const char *folder, struct kd_err *err)
{
	DIR *entries = opendir(folder);
	if (entries == NULL && errno == ENOENT) {
		return KD_OK;
	}
	if (entries == NULL && errno == ENOTDIR) {
		kd_err_set(err, KD_EINPUT, "not replaced: it is no folder");
		kd_err_name(err, folder);
		return KD_EINPUT;
	}
	if (entries == NULL) {
		return fail(err, folder, strerror(errno));
	}
	const enum kd_status status = check_entries(entries, folder, err);
	closedir(entries);
	return status;
}

/* The folder's own path, without links and slashes at its end. */
static enum kd_status own_path(
	const char *folder, char out[PATH_MAX], struct kd_err *err)
{
	if (realpath(folder, out) != NULL) {
		return KD_OK;
	}
	size_t len = strlen(folder);
	while (len > 1 && folder[len - 1] == '/') {
		len--;
	}
	/* Room is left for the ending of the folder beside it. */
	if (errno != ENOENT || len == 0 || len > PATH_MAX - 64) {
		return fail(err, folder,
			errno == ENOENT ? "no such name can be made"
					: strerror(errno));
	}
	memcpy(out, folder, len);
	out[len] = '\0';
	return KD_OK;
}

/* Makes a new folder beside the one to be written. */
static enum kd_status make_beside(
	const char *path, char out[PATH_MAX], struct kd_err *err)
{
	for (unsigned i = 0; i < 1000; i++) {
		const int len = snprintf(out, PATH_MAX, "%s.new-%ld-%u", path,
			(long)getpid(), i);
		if (len >= PATH_MAX) {
			return fail(err, path, strerror(ENAMETOOLONG));
		}
		if (mkdir(out, 0777) == 0) {
			return KD_OK;
		}
		if (errno != EEXIST) {
			break;
		}
	}
	return fail(err, path, strerror(errno));
}

static void remove_folder(const char *path)
{
	const int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder >= 0) {
		for (size_t i = 0; i < KD_COUNT(files); i++) {
			unlinkat(folder, files[i], 0);
		}
		close(folder);
	}
	rmdir(path);
}

static enum kd_status write_file(
	void *context, const char *bytes, size_t n, struct kd_err *err)
{
	const int *file = context;
	while (n > 0) {
		const ssize_t written = write(*file, bytes, n);
		if (written < 0 && errno == EINTR) {
			continue;
		}
		if (written < 0) {
			return kd_err_set(err, KD_EIO, "%s", strerror(errno));
		}
		bytes += written;
		n -= (size_t)written;
	}
	return KD_OK;
}

static enum kd_status put_marker(
	const struct saving *saving, struct kd_sink *sink, struct kd_err *err)
{
	(void)saving;
	(void)err;
	kd_sink_text(sink,
		"This folder was made by kilde account, which replaces it "
		"when asked to.\n");
	return KD_OK;
}

static enum kd_status put_json(
	const struct saving *saving, struct kd_sink *sink, struct kd_err *err)
{
	(void)err;
	kd_account_json(saving->account, sink);
	return KD_OK;
}

static enum kd_status put_page(
	const struct saving *saving, struct kd_sink *sink, struct kd_err *err)
{
	struct kd_arena arena;
	kd_arena_init(&arena, PAGE_LIMIT_BYTES);
	const enum kd_status status = kd_page_render(
		saving->account, saving->reader, &arena, sink, err);
	kd_arena_release(&arena);
	return status;
}

static enum kd_status save_file(const struct saving *saving, int folder,
	const char *name,
	enum kd_status (*put)(const struct saving *saving, struct kd_sink *sink,
		struct kd_err *err),
	struct kd_err *err)
{
	int file = openat(
		folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (file < 0) {
		return fail(err, name, strerror(errno));
	}
	struct kd_sink sink;
	kd_sink_init(&sink, write_file, &file);
	enum kd_status status = put(saving, &sink, err);
	if (status == KD_OK) {
		status = kd_sink_flush(&sink, err);
	}
	if (close(file) != 0 && status == KD_OK) {
		status = fail(err, name, strerror(errno));
	}
	return status;
}

static enum kd_status fill(
	const struct saving *saving, const char *path, struct kd_err *err)
{
	const int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0) {
		return fail(err, path, strerror(errno));
	}
	enum kd_status status =
		save_file(saving, folder, marker, put_marker, err);
	if (status == KD_OK) {
		status = save_file(
			saving, folder, "account.json", put_json, err);
	}
	if (status == KD_OK) {
		status = save_file(saving, folder, "index.html", put_page, err);
	}
	close(folder);
	return status;
}

/* Puts the new folder where the old one is, if there is one; the old one is
 * then where the new one was. */
static bool change_places(const char *beside, const char *path)
{
	if (rename(beside, path) == 0) {
		return true;
	}
	if (errno != ENOTEMPTY && errno != EEXIST) {
		return false;
	}
	return renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_EXCHANGE) ==
	       0;
}

enum kd_status kd_save_account(const struct kd_account *account,
	struct kd_str reader, const char *folder, struct kd_err *err)
{
	char path[PATH_MAX];
	char beside[PATH_MAX];
	KD_TRY(kd_save_check(folder, err));
	KD_TRY(own_path(folder, path, err));
	KD_TRY(make_beside(path, beside, err));
	const struct saving saving = { .account = account, .reader = reader };
	enum kd_status status = fill(&saving, beside, err);
	if (status == KD_OK && !change_places(beside, path)) {
		status = fail(err, folder, strerror(errno));
	}
	/* What is there now: nothing, the old folder, or half a new one. */
	remove_folder(beside);
	if (status != KD_OK) {
		kd_err_name(err, folder);
	}
	return status;
}
