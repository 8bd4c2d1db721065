/* fuzz_people.c - what people say of names and stories, from a file: taken as
 * it is told, or refused with its line. */
#include "fuzz.h"

#include "jobs/known_names.h"
#include "jobs/repairs.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A file with these bytes; its path is good until it is closed. */
static FILE *file_of(
	const uint8_t *data, size_t size, char *path, size_t path_bytes)
{
	FILE *file = tmpfile();
	if (file == NULL || fwrite(data, 1, size, file) != size ||
		fflush(file) != 0) {
		fuzz_fail("file", "not written");
	}
	snprintf(path, path_bytes, "/proc/self/fd/%d", fileno(file));
	return file;
}

/* A refusal names the file; what is taken has forms enough. */
static void check_names(const char *path)
{
	struct kd_arena arena;
	struct kd_known_names names;
	struct kd_err err = { 0 };
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	const enum kd_status status =
		kd_known_names_load(path, &arena, &names, &err);
	if (status != KD_OK && strstr(err.document, path) == NULL) {
		fuzz_fail("no file named", err.message);
	}
	for (uint32_t i = 0; status == KD_OK && i < names.n; i++) {
		const struct kd_known_name *name = &names.items[i];
		const bool is_named = name->kind == KD_KNOWN_NAME;
		if (name->forms.n < (is_named ? 1 : 2) ||
			is_named != (name->name.len > 0)) {
			fuzz_fail("names", "a line that says nothing");
		}
	}
	kd_arena_release(&arena);
}

static void check_repairs(const char *path)
{
	struct kd_arena arena;
	struct kd_repairs repairs;
	struct kd_err err = { 0 };
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	const enum kd_status status =
		kd_repairs_load(path, &arena, &repairs, &err);
	if (status != KD_OK && strstr(err.document, path) == NULL) {
		fuzz_fail("no file named", err.message);
	}
	for (uint32_t i = 0; status == KD_OK && i < repairs.n; i++) {
		if (repairs.items[i].documents.n == 0) {
			fuzz_fail("repairs", "of no document");
		}
	}
	kd_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[64];
	FILE *file = file_of(data, size, path, sizeof(path));
	check_names(path);
	check_repairs(path);
	fclose(file);
	return 0;
}
