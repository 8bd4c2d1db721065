/* report.c - what a run says to people, and where its output goes. */
#include "cli/cli_private.h"

#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* Shorter work needs no word on how far it has come. */
#define SILENT_MS 1000
#define EVERY_MS 200

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void clear_line(struct cli_progress *progress)
{
	if (progress->told_ms > 0) {
		fputs("\r\033[K", stderr);
		progress->told_ms = 0;
	}
}

void cli_progress_begin(struct cli_progress *progress)
{
	*progress = (struct cli_progress){ .began_ms = now_ms() };
}

void cli_progress_count(struct cli_progress *progress)
{
	progress->n_read++;
	if (isatty(STDERR_FILENO) == 0) {
		return;
	}
	const int64_t now = now_ms();
	if (now - progress->began_ms < SILENT_MS ||
		now - progress->told_ms < EVERY_MS) {
		return;
	}
	fprintf(stderr, "\rkilde: %llu read, %llu set aside",
		(unsigned long long)progress->n_read,
		(unsigned long long)progress->n_aside);
	progress->told_ms = now;
}

void cli_progress_end(struct cli_progress *progress)
{
	clear_line(progress);
}

void cli_tell_aside(struct cli_progress *progress, const struct kd_aside *aside)
{
	clear_line(progress);
	progress->n_aside++;
	fprintf(stderr, "kilde: %.*s: %s\n", (int)aside->id.len, aside->id.data,
		aside->reason);
}

int cli_fail(const struct kd_err *err, const char *name)
{
	fprintf(stderr, "kilde: %s: %s\n",
		err->document[0] != '\0' ? err->document : name, err->message);
	return CLI_FAILED;
}

static enum kd_status write_output(
	void *context, const char *bytes, size_t n, struct kd_err *err)
{
	(void)context;
	while (n > 0) {
		const ssize_t written = write(STDOUT_FILENO, bytes, n);
		if (written < 0 && errno == EINTR) {
			continue;
		}
		if (written < 0) {
			const enum kd_status status =
				kd_err_set(err, KD_EIO, "%s", strerror(errno));
			kd_err_name(err, "standard output");
			return status;
		}
		bytes += written;
		n -= (size_t)written;
	}
	return KD_OK;
}

void cli_open_output(struct kd_sink *sink)
{
	kd_sink_init(sink, write_output, NULL);
}
