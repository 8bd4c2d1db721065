/* data.c - finds the folder of the language packs and opens them. */
#include "cli/cli_private.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_folder(const char *path)
{
	struct stat entry;
	return stat(path, &entry) == 0 && S_ISDIR(entry.st_mode);
}

static bool use(const char *path, char *out, size_t n)
{
	if (path == NULL || !is_folder(path)) {
		return false;
	}
	const int len = snprintf(out, n, "%s", path);
	return len >= 0 && (size_t)len < n;
}

/* The folder that the program's real path lies in; false if unknown. */
static bool program_folder(char out[PATH_MAX])
{
	const ssize_t len = readlink("/proc/self/exe", out, PATH_MAX - 1);
	if (len <= 0) {
		return false;
	}
	out[len] = '\0';
	char *slash = strrchr(out, '/');
	if (slash == NULL) {
		return false;
	}
	*slash = '\0';
	return true;
}

static bool use_beside(
	const char *folder, const char *name, char *out, size_t n)
{
	char path[PATH_MAX + 32];
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return use(path, out, n);
}

bool cli_find_data(const char *given, char *out, size_t n)
{
	char folder[PATH_MAX];
	if (use(given, out, n) || use(getenv("KILDE_DATA"), out, n)) {
		return true;
	}
	return program_folder(folder) &&
	       (use_beside(folder, "data", out, n) ||
		       use_beside(folder, "../share/kilde", out, n));
}

enum kd_status cli_open_packs(
	const struct cli_common *common, struct kd_packs *out)
{
	char folder[PATH_MAX];
	struct kd_err err = { 0 };
	enum kd_status status = KD_OK;
	if (!cli_find_data(common->data, folder, sizeof(folder))) {
		status = kd_err_set(&err, KD_ENOTFOUND,
			"no folder of language packs (see --data)");
	} else {
		status = kd_packs_open(folder, out, &err);
	}
	if (status != KD_OK) {
		cli_fail(&err, "data");
	}
	return status;
}
