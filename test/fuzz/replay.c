/* replay.c - runs a fuzz target over its corpora where there is no libFuzzer:
 * fuzz-NAME [--mutate N] FILE|FOLDER... Each file is a test; it is tried as it
 * is and with N random changes, the same ones each time. */
#include "base/sink.h"
#include "fuzz.h"
#include "support/tap.h"

#include <fts.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 20251120;

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t next(void)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static void run_mutant(const uint8_t *bytes, size_t n)
{
	uint8_t *copy = malloc(n + 1);
	if (copy == NULL || n == 0) {
		free(copy);
		return;
	}
	memcpy(copy, bytes, n);
	const unsigned n_changes = 1 + (unsigned)(next() % 8);
	for (unsigned i = 0; i < n_changes; i++) {
		const size_t at = next() % n;
		copy[at] = next() % 2 == 0 ? (uint8_t)next() : copy[next() % n];
	}
	LLVMFuzzerTestOneInput(copy, next() % 4 == 0 ? next() % n : n);
	free(copy);
}

static void run_file(const char *path, unsigned n_mutants)
{
	struct kd_buffer buffer = { 0 };
	char chunk[4096];
	size_t got = 0;
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		tap_tell(false, "can't be read", "%s", path);
		return;
	}
	while ((got = fread(chunk, 1, sizeof(chunk), file)) > 0) {
		if (kd_buffer_write(&buffer, chunk, got, NULL) != KD_OK) {
			break;
		}
	}
	fclose(file);
	LLVMFuzzerTestOneInput((const uint8_t *)buffer.bytes, buffer.n);
	for (unsigned i = 0; i < n_mutants; i++) {
		run_mutant((const uint8_t *)buffer.bytes, buffer.n);
	}
	tap_tell(true, NULL, "%s", path);
	kd_buffer_release(&buffer);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

int main(int argc, char **argv)
{
	unsigned n_mutants = 0;
	int first = 1;
	if (argc > 2 && strcmp(argv[1], "--mutate") == 0) {
		n_mutants = (unsigned)strtoul(argv[2], NULL, 10);
		first = 3;
	}
	if (first == argc) {
		fputs("usage: fuzz-NAME [--mutate N] FILE|FOLDER...\n", stderr);
		return 2;
	}
	FTS *walk = fts_open(argv + first, FTS_LOGICAL, by_name);
	FTSENT *entry = NULL;
	while (walk != NULL && (entry = fts_read(walk)) != NULL) {
		if (entry->fts_info == FTS_F) {
			run_file(entry->fts_accpath, n_mutants);
		}
	}
	if (walk != NULL) {
		fts_close(walk);
	}
	return tap_done();
}
