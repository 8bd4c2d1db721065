/* main.c - kilde-pack: checks and builds language packs. */
#include "pack/build.h"
#include "pack/check.h"

#include <argp.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum exit_status { EXIT_FINE, EXIT_FAULTY, EXIT_WRONG_USE, EXIT_MACHINE };

struct arguments {
	const char *command;
	const char *out;  /* folder that packs are written to */
	const char *list; /* file that names the packs made, or NULL */
	char **folders;   /* borrowed from argv */
	int n_folders;
};

const char *argp_program_version = "kilde-pack " KILDE_VERSION;

static const struct argp_option options[] = {
	{ "output", 'o', "OUTDIR", 0, "Write packs to OUTDIR (build/data)", 0 },
	{ "list", 'l', "FILE", 0, "Write the paths of packs built to FILE", 0 },
	{ 0 },
};

static error_t take_option(int key, char *value, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case 'o':
		arguments->out = value;
		return 0;
	case 'l':
		arguments->list = value;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->command == NULL) {
			arguments->command = value;
			return 0;
		}
		arguments->folders = state->argv + state->next - 1;
		arguments->n_folders = state->argc - state->next + 1;
		state->next = state->argc;
		return 0;
	case ARGP_KEY_END:
		if (arguments->n_folders == 0) {
			argp_error(state, "a command and a folder are wanted");
		}
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp parser = {
	.options = options,
	.parser = take_option,
	.args_doc = "check DIR...\nbuild DIR...",
	.doc = "Checks and builds language packs.\v"
	       "DIR is the folder of a pack, or holds such folders. Rows of "
	       "its "
	       "neighbour \"all\" are added to every pack. The exit status is "
	       "0, or 1 if a pack is faulty, 2 for wrong use, 3 if the machine "
	       "failed.",
};

/* All that a run needs to know. */
struct run {
	struct kd_work work;
	const struct arguments *arguments;
	KD_VEC(struct kd_str) folders; /* of packs */
	struct kd_folder shared;
	struct kd_str shared_path;
	struct kd_str made; /* paths of packs, a line each */
};

static struct kd_str joined(
	struct kd_work *work, struct kd_str folder, struct kd_str name)
{
	return kd_str_format(
		&work->arena, "%.*s/%.*s", KD_SHOW(folder), KD_SHOW(name));
}

/* Adds a pack's folder, or those in it that have a pack.ini. */
static enum kd_status add_folders(
	struct run *run, struct kd_str path, struct kd_err *err)
{
	while (path.len > 1 && path.data[path.len - 1] == '/') {
		path.len--;
	}
	path = kd_str_copy(&run->work.arena, path);
	struct kd_names_list names = { 0 };
	if (!kd_folder_has(&run->work, path, "pack.ini")) {
		KD_TRY(kd_folder_list(
			&run->work, path, KD_STR(""), &names, err));
	}
	const uint32_t n_before = run->folders.n;
	for (uint32_t i = 0; i < names.n; i++) {
		const struct kd_str inner =
			joined(&run->work, path, names.items[i]);
		if (inner.data == NULL) {
			return kd_work_full(&run->work, err);
		}
		if (kd_folder_has(&run->work, inner, "pack.ini") &&
			!KD_PUSH(&run->work.arena, &run->folders, inner)) {
			return kd_work_full(&run->work, err);
		}
	}
	if (run->folders.n == n_before &&
		!KD_PUSH(&run->work.arena, &run->folders, path)) {
		return kd_work_full(&run->work, err);
	}
	return KD_OK;
}

/* Loads the shared folder next to this one, unless it is loaded or this one
 * itself; *out is NULL where there is none. */
static enum kd_status find_shared(struct run *run,
	const struct kd_folder *folder, const struct kd_folder **out,
	struct kd_err *err)
{
	*out = NULL;
	if (kd_str_equal(folder->code, KD_STR("all"))) {
		return KD_OK;
	}
	const struct kd_str path = kd_str_format(&run->work.arena, "%.*sall",
		(int)(folder->path.len - folder->code.len), folder->path.data);
	if (path.data == NULL) {
		return kd_work_full(&run->work, err);
	}
	if (!kd_folder_has(&run->work, path, ".")) {
		return KD_OK;
	}
	if (!kd_str_equal(path, run->shared_path)) {
		KD_TRY(kd_folder_load(&run->work, path, &run->shared, err));
		run->shared_path = path;
	}
	*out = &run->shared;
	return KD_OK;
}

static enum kd_status make_folders(
	struct kd_work *work, const char *path, struct kd_err *err)
{
	const struct kd_str copy = kd_str_copy(&work->arena, kd_str_view(path));
	if (copy.data == NULL) {
		return kd_work_full(work, err);
	}
	char *bytes = (char *)copy.data;
	for (uint32_t i = 1; i <= copy.len; i++) {
		if (bytes[i] != '/' && i < copy.len) {
			continue;
		}
		bytes[i] = '\0';
		if (mkdir(bytes, 0777) != 0 && errno != EEXIST) {
			return kd_err_set(
				err, KD_EIO, "%s: %s", bytes, strerror(errno));
		}
		bytes[i] = i < copy.len ? '/' : '\0';
	}
	return KD_OK;
}

static enum kd_status save_pack(struct run *run, const struct kd_folder *folder,
	struct kd_str bytes, struct kd_err *err)
{
	const char *folder_out = run->arguments->out;
	KD_TRY(make_folders(&run->work, folder_out, err));
	const struct kd_str path = kd_str_format(&run->work.arena,
		"%s/%.*s.kpack", folder_out, KD_SHOW(folder->code));
	run->made = kd_str_format(&run->work.arena, "%.*s%.*s\n",
		KD_SHOW(run->made), KD_SHOW(path));
	if (path.data == NULL || run->made.data == NULL) {
		return kd_work_full(&run->work, err);
	}
	return kd_build_save(&run->work, path.data, bytes, err);
}

/* Checks or builds one pack; a faulty one is not written. */
static enum kd_status treat_folder(
	struct run *run, struct kd_str path, struct kd_err *err)
{
	struct kd_folder folder;
	const struct kd_folder *shared = NULL;
	struct kd_str bytes = { 0 };
	const uint32_t faults_before = run->work.faults.n;
	KD_TRY(kd_folder_load(&run->work, path, &folder, err));
	KD_TRY(find_shared(run, &folder, &shared, err));
	KD_TRY(kd_build_pack(&run->work, &folder, shared, &bytes, err));
	if (strcmp(run->arguments->command, "check") == 0) {
		return kd_check_folder(&run->work, &folder, err);
	}
	return run->work.faults.n > faults_before
		       ? KD_OK
		       : save_pack(run, &folder, bytes, err);
}

static enum kd_status treat_all(struct run *run, struct kd_err *err)
{
	const struct arguments *arguments = run->arguments;
	for (int i = 0; i < arguments->n_folders; i++) {
		KD_TRY(add_folders(
			run, kd_str_view(arguments->folders[i]), err));
	}
	for (uint32_t i = 0; i < run->folders.n; i++) {
		KD_TRY(treat_folder(run, run->folders.items[i], err));
	}
	if (arguments->list == NULL || run->work.faults.n > 0) {
		return KD_OK;
	}
	return kd_build_save(&run->work, arguments->list, run->made, err);
}

int main(int argc, char **argv)
{
	struct arguments arguments = { .out = "build/data" };
	argp_err_exit_status = EXIT_WRONG_USE;
	argp_parse(&parser, argc, argv, 0, NULL, &arguments);
	if (strcmp(arguments.command, "check") != 0 &&
		strcmp(arguments.command, "build") != 0) {
		fprintf(stderr,
			"kilde-pack: no such command: %s (check or build)\n",
			arguments.command);
		return EXIT_WRONG_USE;
	}
	struct run run = { .arguments = &arguments };
	struct kd_err err = { 0 };
	kd_work_init(&run.work);
	enum exit_status status = EXIT_FINE;
	if (treat_all(&run, &err) != KD_OK) {
		fprintf(stderr, "kilde-pack: %s\n", err.message);
		status = EXIT_MACHINE;
	}
	for (uint32_t i = 0; i < run.work.faults.n; i++) {
		fprintf(stderr, "%.*s\n", KD_SHOW(run.work.faults.items[i]));
	}
	if (status == EXIT_FINE && run.work.faults.n > 0) {
		status = EXIT_FAULTY;
	}
	kd_work_release(&run.work);
	return (int)status;
}
