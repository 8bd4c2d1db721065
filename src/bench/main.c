/* main.c - the program kilde-bench: how fast, how big. */
#include "bench/bench_private.h"

#include <kilde/kilde.h>

#include <argp.h>
#include <errno.h>
#include <fts.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define MAX_ACCOUNTS 16

struct bench {
	const char *data;
	uint64_t megabytes;
	uint32_t accounts[MAX_ACCOUNTS];
	uint32_t n_accounts;
	uint32_t placed;
	uint64_t seed;
	char **names;
};

double bench_now(void)
{
	struct timespec now;
	/* Of this process: other work on the machine does not count. */
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static error_t parse(int key, char *value, struct argp_state *state)
{
	struct bench *bench = state->input;
	const unsigned long number =
		value != NULL ? strtoul(value, NULL, 10) : 0;
	switch (key) {
	case 'd':
		bench->data = value;
		break;
	case 'm':
		bench->megabytes = number;
		break;
	case 'a':
		if (number == 0 || number > UINT32_MAX ||
			bench->n_accounts == MAX_ACCOUNTS) {
			argp_error(state, "--account: %s", value);
		}
		bench->accounts[bench->n_accounts++] = (uint32_t)number;
		break;
	case 'p':
		if (number == 0 || number > UINT32_MAX / 2) {
			argp_error(state, "--place: %s", value);
		}
		bench->placed = (uint32_t)number;
		break;
	case 's':
		bench->seed = number;
		break;
	case ARGP_KEY_ARGS:
		bench->names = state->argv + state->next;
		break;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "no articles given");
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp_option options[] = {
	{ "data", 'd', "DIR", 0,
		"Folder of the language packs; before KILDE_DATA", 0 },
	{ "megabytes", 'm', "N", 0, "Read so much, default 20", 0 },
	{ "account", 'a', "N", 0,
		"Make an account of N articles too; may be given again", 0 },
	{ "place", 'p', "N", 0,
		"Place N articles in stories as they come too, put together "
		"from sentences and names of those given",
		0 },
	{ "seed", 's', "N", 0, "What they are drawn with, default 1", 0 },
	{ 0 },
};

static const struct argp argp = { .options = options,
	.parser = parse,
	.args_doc = "ARTICLE...",
	.doc = "Reads articles (files of text, or folders of them) again and "
	       "again and writes as JSON how fast each room is and what "
	       "memory it takes." };

static enum kd_status add_file(
	const char *path, struct bench_corpus *corpus, struct kd_err *err)
{
	static char bytes[1 << 20];
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		return kd_err_set(err, KD_EIO, "%s: %s", path, strerror(errno));
	}
	const size_t n = fread(bytes, 1, sizeof(bytes), file);
	fclose(file);
	const struct kd_str copy = kd_str_copy(&corpus->arena,
		(struct kd_str){ .data = bytes, .len = (uint32_t)n });
	if (copy.data == NULL || !KD_PUSH(&corpus->arena, corpus, copy)) {
		return kd_arena_full(&corpus->arena, err);
	}
	return KD_OK;
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static enum kd_status load_corpus(
	char **names, struct bench_corpus *corpus, struct kd_err *err)
{
	FTS *walk = fts_open(names, FTS_LOGICAL | FTS_NOCHDIR, by_name);
	if (walk == NULL) {
		return kd_err_set(err, KD_EIO, "%s", strerror(errno));
	}
	enum kd_status status = KD_OK;
	FTSENT *entry = NULL;
	while (status == KD_OK && (entry = fts_read(walk)) != NULL) {
		if (entry->fts_info == FTS_F &&
			kd_str_ends_with(
				kd_str_view(entry->fts_name), KD_STR(".txt"))) {
			status = add_file(entry->fts_path, corpus, err);
		}
	}
	fts_close(walk);
	if (status == KD_OK && corpus->n == 0) {
		status = kd_err_set(err, KD_EINPUT, "no article is a .txt");
	}
	return status;
}

static enum kd_status measure(const struct bench *bench,
	const struct kd_packs *packs, const struct bench_corpus *corpus,
	struct kd_json *json, struct kd_err *err)
{
	kd_json_open_object(json, NULL);
	if (bench->megabytes > 0) {
		KD_TRY(bench_read(
			packs, corpus, bench->megabytes * 1000000, json, err));
	}
	kd_json_open_array(json, "accounts");
	for (uint32_t i = 0; i < bench->n_accounts; i++) {
		KD_TRY(bench_account(
			packs, corpus, bench->accounts[i], json, err));
	}
	kd_json_close_array(json);
	kd_json_open_array(json, "placing");
	if (bench->placed > 0) {
		KD_TRY(bench_place(
			packs, corpus, bench->placed, bench->seed, json, err));
	}
	kd_json_close_array(json);
	kd_json_close_object(json);
	kd_sink_text(json->sink, "\n");
	return KD_OK;
}

static enum kd_status write_output(
	void *context, const char *bytes, size_t n, struct kd_err *err)
{
	return fwrite(bytes, 1, n, context) == n
		       ? KD_OK
		       : kd_err_set(err, KD_EIO, "%s", strerror(errno));
}

int main(int argc, char **argv)
{
	struct bench bench = { .megabytes = 20, .seed = 1 };
	char folder[PATH_MAX];
	struct kd_packs packs = { .n = 0 };
	struct bench_corpus corpus = { .n = 0 };
	struct kd_err err = { 0 };
	struct kd_sink sink;
	kd_arena_keep_memory();
	argp_err_exit_status = 2;
	argp_parse(&argp, argc, argv, 0, NULL, &bench);
	kd_arena_init(&corpus.arena, KD_ARENA_LIMIT_BYTES);
	kd_sink_init(&sink, write_output, stdout);
	struct kd_json json = { .sink = &sink };
	enum kd_status status = load_corpus(bench.names, &corpus, &err);
	if (status == KD_OK && kilde_data_find(bench.data, folder,
				       sizeof(folder), NULL) != KILDE_OK) {
		status = kd_err_set(&err, KD_ENOTFOUND, "no language packs");
	}
	if (status == KD_OK) {
		status = kd_packs_open(folder, &packs, &err);
	}
	if (status == KD_OK) {
		status = measure(&bench, &packs, &corpus, &json, &err);
	}
	if (status == KD_OK) {
		status = kd_sink_flush(&sink, &err);
	}
	if (status != KD_OK) {
		fprintf(stderr, "kilde-bench: %s%s%s\n", err.document,
			err.document[0] != '\0' ? ": " : "", err.message);
	}
	kd_packs_close(&packs);
	kd_arena_release(&corpus.arena);
	return status == KD_OK ? 0 : 3;
}
