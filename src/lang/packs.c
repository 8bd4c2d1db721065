/* packs.c - all language packs of a folder, checked as they are needed. */
#include "lang/packs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static int by_code(const void *a, const void *b)
{
	const struct kd_lang *const *left = a;
	const struct kd_lang *const *right = b;
	return kd_str_compare(kd_lang_code(*left), kd_lang_code(*right));
}

static enum kd_status open_one(const char *folder, const char *file,
	struct kd_packs *out, struct kd_err *err)
{
	if (!kd_str_ends_with(kd_str_view(file), KD_STR(".kpack"))) {
		return KD_OK;
	}
	if (out->n == KD_PACKS_MAX) {
		return kd_err_set(err, KD_ELIMIT, "%s: more than %d packs",
			folder, KD_PACKS_MAX);
	}
	char path[4096];
	const int len = snprintf(path, sizeof(path), "%s/%s", folder, file);
	if (len < 0 || (size_t)len >= sizeof(path)) {
		return kd_err_set(err, KD_ELIMIT, "path too long");
	}
	KD_TRY(kd_lang_open(path, &out->items[out->n], err));
	out->n++;
	return KD_OK;
}

/* The weights of a file, opened if no pack before has named it. */
static enum kd_status open_model(const char *folder, struct kd_str file,
	enum kd_model_kind kind, struct kd_packs *packs,
	const struct kd_model **out, struct kd_err *err)
{
	for (uint32_t i = 0; i < packs->n_models; i++) {
		if (kd_str_equal(packs->model_files[i], file)) {
			*out = packs->models[i];
			return KD_OK;
		}
	}
	char path[4096];
	const int len =
		snprintf(path, sizeof(path), "%s/%.*s", folder, KD_SHOW(file));
	if (len < 0 || (size_t)len >= sizeof(path) ||
		packs->n_models == KD_PACK_MODELS_MAX) {
		return kd_err_set(err, KD_ELIMIT,
			"%s: too many weights, or "
			"too long a path",
			folder);
	}
	struct kd_model *model = NULL;
	KD_TRY(kd_model_open(path, kind, &model, err));
	packs->models[packs->n_models] = model;
	packs->model_files[packs->n_models++] = file;
	*out = model;
	return KD_OK;
}

static enum kd_status open_model_of(const char *folder, struct kd_lang *lang,
	enum kd_model_kind kind, struct kd_packs *packs, struct kd_err *err)
{
	struct kd_str file = { 0 };
	const enum kd_status status =
		kd_lang_model_file(lang, kind, &file, err);
	if (status != KD_OK) {
		char name[16];
		snprintf(name, sizeof(name), "%.*s.kpack",
			KD_SHOW(kd_lang_code(lang)));
		kd_err_name(err, name);
		return status;
	}
	return file.data == NULL ? KD_OK
				 : open_model(folder, file, kind, packs,
					   &lang->models[kind], err);
}

enum kd_status kd_packs_open_models(const char *folder, enum kd_model_kind kind,
	struct kd_packs *packs, struct kd_err *err)
{
	for (uint32_t i = 0; i < packs->n; i++) {
		KD_TRY(open_model_of(
			folder, packs->items[i], kind, packs, err));
	}
	return KD_OK;
}

enum kd_status kd_packs_open_bare(
	const char *folder, struct kd_packs *out, struct kd_err *err)
{
	*out = (struct kd_packs){ 0 };
	DIR *entries = opendir(folder);
	if (entries == NULL) {
		return kd_err_set(
			err, KD_ENOTFOUND, "%s: %s", folder, strerror(errno));
	}
	enum kd_status status = KD_OK;
	const struct dirent *entry = NULL;
	while (status == KD_OK && (entry = readdir(entries)) != NULL) {
		status = open_one(folder, entry->d_name, out, err);
	}
	closedir(entries);
	if (status != KD_OK) {
		kd_packs_close(out);
		return status;
	}
	qsort(out->items, out->n, sizeof(out->items) / KD_PACKS_MAX, by_code);
	out->fallback = kd_packs_find(out, KD_STR("all"));
	status = kd_packs_failure(out, err);
	if (status == KD_OK && out->fallback == NULL) {
		status = kd_err_set(err, KD_ENOTFOUND,
			"%s: no language packs here (all.kpack is missing)",
			folder);
	}
	if (status != KD_OK) {
		kd_packs_close(out);
	}
	return status;
}

enum kd_status kd_packs_open(
	const char *folder, struct kd_packs *out, struct kd_err *err)
{
	KD_TRY(kd_packs_open_bare(folder, out, err));
	enum kd_status status = KD_OK;
	for (uint32_t i = 0; status == KD_OK && i < KD_MODEL_KIND_COUNT; i++) {
		status = kd_packs_open_models(
			folder, (enum kd_model_kind)i, out, err);
	}
	if (status != KD_OK) {
		kd_packs_close(out);
	}
	return status;
}

void kd_packs_close(struct kd_packs *packs)
{
	for (uint32_t i = 0; i < packs->n; i++) {
		kd_lang_close(packs->items[i]);
	}
	for (uint32_t i = 0; i < packs->n_models; i++) {
		kd_model_close(packs->models[i]);
	}
	*packs = (struct kd_packs){ 0 };
}

const struct kd_lang *kd_packs_get(const struct kd_packs *packs, uint32_t i)
{
	return kd_lang_check(packs->items[i], NULL) == KD_OK ? packs->items[i]
							     : NULL;
}

enum kd_status kd_packs_failure(
	const struct kd_packs *packs, struct kd_err *err)
{
	for (uint32_t i = 0; i < packs->n; i++) {
		KD_TRY(kd_once_failure(packs->items[i]->checked, err));
	}
	return KD_OK;
}

/* The number of the pack of a language, or KD_NONE. */
static uint32_t number_of(const struct kd_packs *packs, struct kd_str code)
{
	for (uint32_t i = 0; i < packs->n; i++) {
		if (kd_str_equal(kd_lang_code(packs->items[i]), code)) {
			return i;
		}
	}
	return KD_NONE;
}

bool kd_packs_has(const struct kd_packs *packs, struct kd_str code)
{
	return number_of(packs, code) != KD_NONE;
}

const struct kd_lang *kd_packs_find(
	const struct kd_packs *packs, struct kd_str code)
{
	const uint32_t number = number_of(packs, code);
	return number != KD_NONE ? kd_packs_get(packs, number) : NULL;
}
