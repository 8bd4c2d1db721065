/* kilde.h - opens the language packs that everything else reads by. */
#ifndef KILDE_KILDE_H
#define KILDE_KILDE_H

#include <kilde/error.h>
#include <kilde/version.h>

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The packs of one folder, and what was worked out of words so far: may be
 * shared by threads, and gives all of them the same. */
struct kilde;

/* Opens every language pack of a folder. The caller closes it. */
enum kilde_status kilde_open(
	const char *folder, struct kilde **out, struct kilde_error *error);
void kilde_close(struct kilde *kilde);

/* Finds the folder of the packs for a program: the given one; if that is NULL,
 * KILDE_DATA from the environment; if that is not set, data beside the program
 * or ../share/kilde from it. KILDE_ENOTFOUND if it does not exist. */
enum kilde_status kilde_data_find(
	const char *given, char *out, size_t n, struct kilde_error *error);

/* Where results go. write is handed bytes as they come and returns 0, or an
 * errno value that ends the work with KILDE_EIO. set_aside is told of every
 * input that could not be used, read of every article that was, note of what is
 * wrong with one that was read all the same (a date that is none), weaving once
 * when all are read and an account is put together; all four may be NULL. What
 * is passed to them is borrowed for the call. */
struct kilde_output {
	int (*write)(void *context, const char *bytes, size_t n);
	void (*set_aside)(void *context, const char *path, const char *id,
		const char *reason);
	void (*read)(void *context, const char *id);
	void *context;
	void (*weaving)(void *context);
	void (*note)(void *context, const char *id, const char *message);
};

enum kilde_format {
	KILDE_JSON,
	KILDE_LINES /* for people */
};

/* Writes the packs and how many rows each of their tables has. */
enum kilde_status kilde_languages_write(const struct kilde *kilde,
	enum kilde_format format, const struct kilde_output *output,
	struct kilde_error *error);

/* The version of the library that is running, as KILDE_VERSION. */
const char *kilde_version_get(void);

/* Lets the process keep memory that documents gave back, up to 64 MB, for those
 * to come, which makes reading many a fifth faster. For a program's beginning;
 * it holds for the whole process, so a library does not do it by itself. */
void kilde_keep_memory(void);

#ifdef __cplusplus
}
#endif

#endif
