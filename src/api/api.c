/* api.c - opens the packs; what the other public functions share. */
#include "api/api_private.h"

#include "base/json.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert((int)KILDE_EVERSION == (int)KD_EVERSION,
	"public and inner statuses are the same numbers");

enum kilde_status kd_api_tell(
	struct kilde_error *error, const struct kd_err *err)
{
	if (error != NULL && err->status != KD_OK) {
		error->status = (enum kilde_status)err->status;
		error->byte = err->byte;
		snprintf(error->message, sizeof(error->message), "%s",
			err->message);
		snprintf(error->document, sizeof(error->document), "%s",
			err->document);
	}
	return (enum kilde_status)err->status;
}

static bool is_date(const char *text)
{
	struct kd_arena arena;
	kd_arena_init(&arena, SIZE_MAX);
	const bool is_date =
		kd_extract_date(&arena, kd_str_view(text)).data != NULL;
	kd_arena_release(&arena);
	return is_date;
}

enum kd_status kd_api_given(const struct kilde *kilde,
	const struct kilde_options *options, struct kd_meta *out,
	struct kd_err *err)
{
	*out = (struct kd_meta){
		.language = kd_str_view(options->language),
		.published = kd_str_view(options->published),
		.published_basis = options->published != NULL
					   ? KD_BASIS_GIVEN
					   : KD_BASIS_UNKNOWN,
		.outlet = kd_str_view(options->outlet),
		.outlet_basis = options->outlet != NULL ? KD_BASIS_GIVEN
							: KD_BASIS_UNKNOWN,
	};
	if (options->published != NULL && !is_date(options->published)) {
		kd_err_set(err, KD_EINPUT,
			"no date of publication (2025-11-20 would be one)");
		kd_err_name(err, options->published);
		return KD_EINPUT;
	}
	if (options->language != NULL &&
		!kd_read_is_language(
			&kilde->packs, kd_str_view(options->language))) {
		kd_err_set(err, KD_EINPUT,
			"no code of a language (nb or en would be one)");
		kd_err_name(err, options->language);
		return KD_EINPUT;
	}
	return KD_OK;
}

size_t kd_api_max_article(const struct kilde_options *options)
{
	return options->max_article_bytes > 0 ? options->max_article_bytes
					      : KD_MAX_ARTICLE_BYTES;
}

static enum kd_status hand_out(
	void *context, const char *bytes, size_t n, struct kd_err *err)
{
	const struct kilde_output *output = context;
	const int number = output->write(output->context, bytes, n);
	if (number != 0) {
		return kd_err_set(err, KD_EIO, "%s", strerror(number));
	}
	return KD_OK;
}

void kd_api_sink(struct kd_sink *sink, const struct kilde_output *output)
{
	kd_sink_init(sink, hand_out, (void *)(uintptr_t)output);
}

/* A copy with an end, for callers in C; NULL for none or without memory. */
static char *terminated(struct kd_str text)
{
	return text.data != NULL ? strndup(text.data, text.len) : NULL;
}

void kd_api_set_aside(void *context, const struct kd_aside *aside)
{
	const struct kilde_output *output = context;
	if (output->set_aside == NULL) {
		return;
	}
	char *path = terminated(aside->path);
	char *id = terminated(aside->id);
	output->set_aside(output->context, path != NULL ? path : "",
		id != NULL ? id : "", aside->reason);
	free(path);
	free(id);
}

void kd_api_note(const struct kilde_output *output, const struct kd_doc *doc)
{
	char *id = output->note != NULL ? terminated(doc->meta.id) : NULL;
	for (uint32_t i = 0; output->note != NULL && i < doc->problems.n; i++) {
		const struct kd_problem *problem = &doc->problems.items[i];
		char *message = problem->span.end == 0
					? terminated(problem->message)
					: NULL;
		if (message != NULL) {
			output->note(
				output->context, id != NULL ? id : "", message);
		}
		free(message);
	}
	free(id);
}

static bool is_folder(const char *path)
{
	struct stat entry;
	return path != NULL && stat(path, &entry) == 0 &&
	       S_ISDIR(entry.st_mode);
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

/* Whether this folder, or what lies below it, is there; out names it then. */
static bool use(const char *folder, const char *below, char *out, size_t n)
{
	char path[PATH_MAX + 32];
	if (folder == NULL) {
		return false;
	}
	const int len = snprintf(path, sizeof(path), "%s%s", folder, below);
	if (len < 0 || (size_t)len >= sizeof(path) || (size_t)len >= n ||
		!is_folder(path)) {
		return false;
	}
	memcpy(out, path, (size_t)len + 1);
	return true;
}

enum kilde_status kilde_data_find(
	const char *given, char *out, size_t n, struct kilde_error *error)
{
	struct kd_err err = { 0 };
	char program[PATH_MAX] = "";
	const char *beside = program_folder(program) ? program : NULL;
	const char *named = given != NULL ? given : getenv("KILDE_DATA");
	/* A folder asked for by name is never passed over for another. */
	if (named != NULL ? use(named, "", out, n)
			  : use(beside, "/data", out, n) ||
				    use(beside, "/../share/kilde", out, n)) {
		return KILDE_OK;
	}
	kd_err_set(&err, KD_ENOTFOUND,
		named != NULL
			? "no such folder of language packs"
			: "there is no folder of language packs (see --data)");
	kd_err_name(&err, named != NULL ? named : "data");
	return kd_api_tell(error, &err);
}

enum kilde_status kilde_open(
	const char *folder, struct kilde **out, struct kilde_error *error)
{
	struct kd_err err = { 0 };
	struct kilde *kilde = calloc(1, sizeof(*kilde));
	*out = NULL;
	if (kilde == NULL) {
		kd_err_set(&err, KD_ENOMEM, "out of memory");
	} else if (kd_packs_open(folder, &kilde->packs, &err) != KD_OK) {
		free(kilde);
	} else {
		*out = kilde;
	}
	return kd_api_tell(error, &err);
}

static void free_memory(struct kd_memory *memory)
{
	if (memory != NULL) {
		kd_memory_release(memory);
		free(memory);
	}
}

/* What is lent changes nothing that can be seen: so it goes with a constant. */
static _Atomic(struct kd_memory *) *memory_of(const struct kilde *kilde)
{
	return &((struct kilde *)(uintptr_t)kilde)->memory;
}

struct kd_memory *kd_api_borrow_memory(const struct kilde *kilde)
{
	struct kd_memory *memory = atomic_exchange(memory_of(kilde), NULL);
	return memory != NULL ? memory : calloc(1, sizeof(*memory));
}

void kd_api_give_back(const struct kilde *kilde, struct kd_memory *memory)
{
	free_memory(atomic_exchange(memory_of(kilde), memory));
}

void kilde_close(struct kilde *kilde)
{
	if (kilde != NULL) {
		free_memory(kilde->memory);
		kd_packs_close(&kilde->packs);
		free(kilde);
	}
}

void kilde_keep_memory(void)
{
	kd_arena_keep_memory();
}

const char *kilde_version_get(void)
{
	return KILDE_VERSION;
}
