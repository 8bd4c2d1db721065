/* report.c - what a run says to people, and where its output goes. */
#include "cli/cli_private.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* Shorter work needs no word on how far it has come. */
#define SILENT_MS 1000
#define EVERY_MS 200

static long long now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void clear_line(struct cli_run *run)
{
	if (run->told_ms > 0) {
		fputs("\r\033[K", stderr);
		run->told_ms = 0;
	}
}

/* How far it has come, on one line that is written over. */
static void tell_progress(struct cli_run *run, const char *more)
{
	const long long now = now_ms();
	if (run->quiet || isatty(STDERR_FILENO) == 0 ||
		now - run->began_ms < SILENT_MS) {
		return;
	}
	fprintf(stderr, "\r\033[Kkilde: %llu read, %llu set aside%s",
		run->n_read, run->n_aside, more);
	run->told_ms = now;
}

static void tell_read(void *context, const char *id)
{
	struct cli_run *run = context;
	(void)id;
	run->n_read++;
	if (now_ms() - run->told_ms >= EVERY_MS) {
		tell_progress(run, "");
	}
}

static void tell_weaving(void *context)
{
	tell_progress(context, "; putting them together ...");
}

static void tell_aside(
	void *context, const char *path, const char *id, const char *reason)
{
	struct cli_run *run = context;
	(void)path;
	clear_line(run);
	run->n_aside++;
	fprintf(stderr, "kilde: %s: %s\n", id, reason);
}

static void tell_note(void *context, const char *id, const char *message)
{
	cli_tell(context, "%s: %s", id, message);
}

static int write_output(void *context, const char *bytes, size_t n)
{
	struct cli_run *run = context;
	while (n > 0) {
		const ssize_t written = write(STDOUT_FILENO, bytes, n);
		if (written < 0 && errno != EINTR) {
			run->reader_is_gone = errno == EPIPE;
			return errno;
		}
		bytes += written > 0 ? written : 0;
		n -= written > 0 ? (size_t)written : 0;
	}
	return 0;
}

void cli_begin(struct cli_run *run, bool quiet)
{
	*run = (struct cli_run){
		.output = { .write = write_output,
			.set_aside = tell_aside,
			.read = tell_read,
			.context = run,
			.weaving = tell_weaving,
			.note = tell_note },
		.quiet = quiet,
		.began_ms = now_ms(),
	};
}

void cli_tell(struct cli_run *run, const char *format, ...)
{
	va_list arguments;
	if (run->quiet) {
		return;
	}
	clear_line(run);
	fputs("kilde: ", stderr);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputs("\n", stderr);
}

int cli_end(struct cli_run *run, enum kilde_status status,
	const struct kilde_error *error)
{
	clear_line(run);
	/* Who reads on, as "head" does not, has seen enough. */
	if (run->reader_is_gone) {
		return CLI_DONE;
	}
	if (status != KILDE_OK) {
		return cli_fail(error, "standard output");
	}
	return run->n_aside > 0 ? CLI_SET_ASIDE : CLI_DONE;
}

int cli_fail(const struct kilde_error *error, const char *name)
{
	fprintf(stderr, "kilde: %s: %s\n",
		error->document[0] != '\0' ? error->document : name,
		error->message);
	switch (error->status) {
	case KILDE_EINPUT:
	case KILDE_ENOTFOUND:
	case KILDE_EVERSION:
		return CLI_WRONG_USE;
	default:
		return CLI_FAILED;
	}
}

int cli_open(const struct cli_common *common, struct kilde **out)
{
	char folder[PATH_MAX];
	struct kilde_error error = { KILDE_OK, "", "", 0 };
	if (kilde_data_find(common->data, folder, sizeof(folder), &error) !=
			KILDE_OK ||
		kilde_open(folder, out, &error) != KILDE_OK) {
		cli_fail(&error, "data");
		return CLI_FAILED;
	}
	return CLI_DONE;
}
