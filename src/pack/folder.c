/* folder.c - a language pack as its author keeps it: a folder of files. */
#include "pack/folder.h"

#include <dirent.h>
#include <errno.h>
#include <ini.h>
#include <stdlib.h>
#include <unistd.h>

static int by_bytes(const void *a, const void *b)
{
	return kd_str_compare(
		*(const struct kd_str *)a, *(const struct kd_str *)b);
}

enum kd_status kd_folder_list(struct kd_work *work, struct kd_str path,
	struct kd_str ending, struct kd_names_list *out, struct kd_err *err)
{
	*out = (struct kd_names_list){ 0 };
	enum kd_status status = KD_OK;
	DIR *folder = opendir(path.data);
	if (folder == NULL) {
		return errno == ENOENT ? KD_OK
				       : kd_err_set(err, KD_EIO, "%s: %s",
						 path.data, strerror(errno));
	}
	const struct dirent *entry = NULL;
	while (status == KD_OK && (entry = readdir(folder)) != NULL) {
		const struct kd_str name = kd_str_view(entry->d_name);
		if (name.data[0] == '.' || !kd_str_ends_with(name, ending)) {
			continue;
		}
		const struct kd_str copy = kd_str_copy(&work->arena, name);
		if (copy.data == NULL || !KD_PUSH(&work->arena, out, copy)) {
			status = kd_work_full(work, err);
		}
	}
	closedir(folder);
	if (out->n > 0) {
		qsort(out->items, out->n, sizeof(*out->items), by_bytes);
	}
	return status;
}

bool kd_folder_has(struct kd_work *work, struct kd_str path, const char *name)
{
	const struct kd_str file =
		kd_str_format(&work->arena, "%.*s/%s", KD_SHOW(path), name);
	return file.data != NULL && access(file.data, F_OK) == 0;
}

struct kd_str kd_folder_file(struct kd_work *work, enum kd_table table)
{
	const struct kd_table_shape *shape = &kd_table_shapes[table];
	return kd_str_format(&work->arena, "%s.%s", shape->file,
		shape->n_columns == 0 ? "txt" : "tsv");
}

/* What the reader of pack.ini fills in. */
struct ini_in {
	struct kd_work *work;
	struct kd_folder_info *info;
};

static struct kd_str *info_of(struct kd_folder_info *info, const char *name)
{
	const struct {
		const char *name;
		struct kd_str *value;
	} known[] = {
		{ "name", &info->name },
		{ "script", &info->script },
		{ "direction", &info->direction },
		{ "version", &info->version },
		{ "fallback", &info->fallback },
		{ "capitals", &info->capitals },
	};
	for (size_t i = 0; i < KD_COUNT(known); i++) {
		if (strcmp(name, known[i].name) == 0) {
			return known[i].value;
		}
	}
	return NULL;
}

static int take_info(
	void *context, const char *section, const char *name, const char *value)
{
	const struct ini_in *in = context;
	struct kd_str *out = info_of(in->info, name);
	if (section[0] != '\0' || out == NULL || out->data != NULL) {
		return 0;
	}
	*out = kd_str_copy(&in->work->arena, kd_str_view(value));
	return out->data != NULL;
}

static enum kd_status load_info(struct kd_work *work, struct kd_str path,
	struct kd_folder_info *out, struct kd_err *err)
{
	const struct kd_str file =
		kd_str_format(&work->arena, "%.*s/pack.ini", KD_SHOW(path));
	if (file.data == NULL) {
		return kd_work_full(work, err);
	}
	struct kd_str bytes = { 0 };
	const enum kd_status status =
		kd_source_read(work, file.data, &bytes, err);
	if (status == KD_ENOTFOUND) {
		kd_work_fault(work, file, 0, "missing");
		return KD_OK;
	}
	KD_TRY(status);
	struct ini_in in = { .work = work, .info = out };
	const int line = ini_parse_string(bytes.data, take_info, &in);
	if (line > 0) {
		kd_work_fault(work, file, (uint32_t)line,
			"not one of name, script, direction, version, "
			"fallback, capitals, each once");
	}
	return line >= 0 ? KD_OK : kd_work_full(work, err);
}

static enum kd_status load_file(struct kd_work *work, struct kd_str path,
	struct kd_str name, struct kd_source *out, struct kd_err *err)
{
	const struct kd_str file = kd_str_format(
		&work->arena, "%.*s/%.*s", KD_SHOW(path), KD_SHOW(name));
	if (file.data == NULL || name.data == NULL) {
		return kd_work_full(work, err);
	}
	return kd_source_load(work, file.data, out, err);
}

/* Loads every .tsv of a folder within the pack's. */
static enum kd_status load_inner(struct kd_work *work, struct kd_str path,
	const char *inner, struct kd_sources *out, struct kd_err *err)
{
	const struct kd_str folder =
		kd_str_format(&work->arena, "%.*s/%s", KD_SHOW(path), inner);
	struct kd_names_list names;
	if (folder.data == NULL) {
		return kd_work_full(work, err);
	}
	KD_TRY(kd_folder_list(work, folder, KD_STR(".tsv"), &names, err));
	for (uint32_t i = 0; i < names.n; i++) {
		struct kd_source source;
		KD_TRY(load_file(work, folder, names.items[i], &source, err));
		if (!KD_PUSH(&work->arena, out, source)) {
			return kd_work_full(work, err);
		}
	}
	return KD_OK;
}

static struct kd_str last_part(struct kd_str path)
{
	uint32_t start = path.len;
	while (start > 0 && path.data[start - 1] != '/') {
		start--;
	}
	return kd_str_slice(path, start, path.len);
}

enum kd_status kd_folder_load(struct kd_work *work, struct kd_str path,
	struct kd_folder *out, struct kd_err *err)
{
	*out = (struct kd_folder){ .path = path, .code = last_part(path) };
	if (!kd_folder_has(work, path, ".")) {
		return kd_err_set(err, KD_ENOTFOUND, "%.*s: no such folder",
			KD_SHOW(path));
	}
	KD_TRY(load_info(work, path, &out->info, err));
	for (enum kd_table table = 0; table < KD_TABLE_COUNT; table++) {
		KD_TRY(load_file(work, path, kd_folder_file(work, table),
			&out->tables[table], err));
	}
	KD_TRY(load_file(
		work, path, KD_STR("paradigms.tsv"), &out->paradigms, err));
	KD_TRY(load_inner(work, path, "words", &out->words, err));
	return load_inner(work, path, "tests", &out->tests, err);
}
