/* bench_account.c - how long an account of many articles takes. */
#include "bench/bench_private.h"
#include "jobs/account.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A header of our own date in place of the article's, so that each round of
 * the corpus makes stories of its own. */
static void write_article(
	FILE *file, struct kd_str article, uint32_t round, uint32_t number)
{
	char head[64];
	const int year = 1990 + (int)(round / 12);
	const int month = 1 + (int)(round % 12);
	snprintf(head, sizeof(head), "%d-%02d-", year, month);
	fprintf(file, "{\"id\":\"bench-%u\",\"text\":\"", number);
	struct kd_str rest = article;
	bool in_header = true;
	while (rest.len > 0) {
		const struct kd_str line = kd_str_cut(&rest, '\n');
		in_header = in_header && line.len > 0;
		if (in_header) {
			continue;
		}
		for (uint32_t i = 0; i < line.len; i++) {
			const char c = line.data[i];
			if (c == '"' || c == '\\') {
				fputc('\\', file);
			}
			fputc(c == '\t' || c == '\r' ? ' ' : c, file);
		}
		fputs("\\n", file);
	}
	fprintf(file, "\",\"published\":\"%s%02u\"}\n", head, 1 + number % 28);
}

static enum kd_status write_corpus(const struct bench_corpus *corpus,
	uint32_t n, char *path, uint64_t *bytes, struct kd_err *err)
{
	const int descriptor = mkstemp(path);
	FILE *file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
	if (file == NULL) {
		return kd_err_set(err, KD_EIO, "%s", strerror(errno));
	}
	for (uint32_t i = 0; i < n; i++) {
		write_article(
			file, corpus->items[i % corpus->n], i / corpus->n, i);
		*bytes += corpus->items[i % corpus->n].len;
	}
	if (fclose(file) != 0) {
		return kd_err_set(err, KD_EIO, "%s", strerror(errno));
	}
	return KD_OK;
}

static void tell_aside(void *context, const struct kd_aside *aside)
{
	(void)context;
	fprintf(stderr, "kilde-bench: %.*s: %s\n", (int)aside->id.len,
		aside->id.data, aside->reason);
}

/* Runs in a process of its own: its memory is measured from outside. */
static int make_account(const struct kd_packs *packs, const char *path)
{
	const struct kd_meta given = { 0 };
	const char *const names[] = { path };
	const struct kd_account_job_in in = {
		.names = names,
		.n_names = 1,
		.max_article_bytes = KD_MAX_ARTICLE_BYTES,
		.reader = { .packs = packs, .given = &given },
		.set_aside = tell_aside,
	};
	struct kd_account_job *job = NULL;
	struct kd_err err = { 0 };
	if (kd_account_job_make(&in, &job, &err) != KD_OK) {
		fprintf(stderr, "kilde-bench: %s%s%s\n", err.document,
			err.document[0] != '\0' ? ": " : "", err.message);
		return 3;
	}
	kd_account_job_free(job);
	return 0;
}

static enum kd_status run_apart(const struct kd_packs *packs, const char *path,
	struct rusage *usage, struct kd_err *err)
{
	const pid_t child = fork();
	if (child == 0) {
		_exit(make_account(packs, path));
	}
	int status = 0;
	if (child < 0 || wait4(child, &status, 0, usage) != child) {
		return kd_err_set(err, KD_EIO, "%s", strerror(errno));
	}
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		return kd_err_set(err, KD_EIO, "the account was not made");
	}
	return KD_OK;
}

enum kd_status bench_account(const struct kd_packs *packs,
	const struct bench_corpus *corpus, uint32_t n, struct kd_json *json,
	struct kd_err *err)
{
	char path[] = "/tmp/kilde-bench-XXXXXX";
	uint64_t bytes = 0;
	struct rusage usage = { 0 };
	enum kd_status status = write_corpus(corpus, n, path, &bytes, err);
	if (status == KD_OK) {
		status = run_apart(packs, path, &usage, err);
	}
	unlink(path);
	if (status != KD_OK) {
		return status;
	}
	const double seconds =
		(double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
		(double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
	kd_json_open_object(json, NULL);
	kd_json_uint(json, "articles", n);
	kd_json_uint(json, "bytes", bytes);
	kd_json_double(json, "seconds", seconds);
	kd_json_double(json, "articles_per_second", n / seconds);
	kd_json_uint(json, "peak_bytes", (uint64_t)usage.ru_maxrss * 1024);
	kd_json_close_object(json);
	return KD_OK;
}
