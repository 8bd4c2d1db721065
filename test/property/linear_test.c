/* linear_test.c - reading takes time in proportion to the text, whatever it
 * is made of: linear-test DATA [FACTOR] tells the outcome as TAP. */
#include "support/articles.h"
#include "support/tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SMALL_BYTES ((uint32_t)24 << 10)
#define GROWTH 8

/* Of these, texts are made that are nothing else. */
static const char *const pieces[] = {
	"a",
	"A",
	" ",
	"\n",
	"\n\n",
	"x ",
	"Anna ",
	"Anna Berg ",
	"Anna Berg, ",
	"Mr. ",
	"A. ",
	"dr. ",
	"(",
	"“",
	"\"",
	"\" ",
	"«",
	"»",
	"'",
	"– ",
	"- ",
	"-",
	".",
	". ",
	",",
	"1",
	"1 ",
	"1,",
	"18. ",
	"18. november ",
	"2025-11-20 ",
	"on Monday ",
	"two days after ",
	"five thousand ",
	"he ",
	"he said ",
	"“Yes,” he said. ",
	"“Yes ",
	"Anna Berg said that ",
	"said ",
	"sier ",
	"ifølge ",
	"according to ",
	"je dejal ",
	"met ",
	"Anna met Ola in Oslo. ",
	"the plan ",
	"the 28-point plan ",
	"of the ",
	"and ",
	"minister ",
	"km2 ",
	"https://a.b/",
	"@a ",
	"\xC2\xAD",
	"\xE2\x80\x8B",
	"e\xCC\x81",
	"\xCC\x81",
	"ж",
	"北",
	"م",
	"\xF0\x9F\x87\xB3",
	"\xFF",
	"<p>",
	"&",
	"Foto: ",
	"title: ",
};

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct kd_str repeat(const char *piece, uint32_t n)
{
	const uint32_t len = (uint32_t)strlen(piece);
	char *bytes = malloc(n + len);
	if (bytes == NULL) {
		puts("Bail out! out of memory");
		exit(1);
	}
	uint32_t at = 0;
	for (; at < n; at += len) {
		memcpy(bytes + at, piece, len);
	}
	return (struct kd_str){ .data = bytes, .len = at };
}

/* Seconds that reading takes; the better of two. */
static double measure(
	const struct kd_packs *packs, struct kd_str bytes, struct kd_str code)
{
	double best = 1e9;
	for (int i = 0; i < 2; i++) {
		struct kd_doc doc;
		struct kd_err err = { 0 };
		const double began = now();
		/* A text may be refused, but not slowly. */
		const enum kd_status status = articles_read(packs, bytes, code,
			NULL, (size_t)1 << 30, 0, &doc, &err);
		const double seconds = now() - began;
		kd_doc_release(&doc);
		best = seconds < best ? seconds : best;
		if (status == KD_ENOMEM) {
			break;
		}
	}
	return best;
}

static void test_piece(const struct kd_packs *packs, const char *piece,
	struct kd_str code, double factor)
{
	char why[200];
	const struct kd_str small = repeat(piece, SMALL_BYTES);
	const struct kd_str large = repeat(piece, SMALL_BYTES * GROWTH);
	const double first = measure(packs, small, code);
	const double second = measure(packs, large, code);
	/* What is over in no time is not measured well. */
	const double allowed = (first + 0.002) * GROWTH * factor;
	snprintf(why, sizeof(why), "%u bytes %.4f s, %u bytes %.4f s",
		small.len, first, large.len, second);
	char name[64] = "";
	for (const char *c = piece; *c != '\0'; c++) {
		const size_t n = strlen(name);
		snprintf(name + n, sizeof(name) - n,
			(unsigned char)*c > ' ' && (unsigned char)*c < 0x7F &&
					*c != '#'
				? "%c"
				: "\\x%02X",
			(unsigned char)*c);
	}
	printf("# %s\n", why);
	tap_tell(second <= allowed, why, "%.*s: %s takes linear time",
		(int)code.len, code.data, name);
	free((void *)(uintptr_t)small.data);
	free((void *)(uintptr_t)large.data);
}

int main(int argc, char **argv)
{
	struct kd_packs packs;
	struct kd_err err = { 0 };
	if (argc < 2) {
		fputs("usage: linear-test DATA [FACTOR]\n", stderr);
		return 2;
	}
	if (kd_packs_open(argv[1], &packs, &err) != KD_OK) {
		printf("Bail out! %s\n", err.message);
		return 1;
	}
	const double factor = argc > 2 ? strtod(argv[2], NULL) : 2.5;
	for (uint32_t p = 0; p < packs.n; p++) {
		for (size_t i = 0; i < KD_COUNT(pieces); i++) {
			test_piece(&packs, pieces[i],
				kd_lang_code(packs.items[p]), factor);
		}
	}
	kd_packs_close(&packs);
	return tap_done();
}
