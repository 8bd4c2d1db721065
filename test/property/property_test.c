/* property_test.c - what holds for all texts:
 * property-test DATA EXAMPLES [SEED] tells the outcome as TAP. */
#include "base/utf8.h"
#include "mutate.h"
#include "story/digest.h"
#include "support/tap.h"
#include "weave/weave.h"

#include <stdio.h>
#include <stdlib.h>

#define MUTANTS 300
#define FIRST_FAILURES 200
/* More than a language's memory of words holds, in sentences of some. */
#define STRANGE_WORDS 50
#define STRANGE_SENTENCES 400

static struct kd_packs packs;
static struct articles articles;
static struct kd_memory memory;
static uint64_t seed = 20251120;

static struct kd_str article_bytes(uint32_t i)
{
	return (struct kd_str){ .data = articles.items[i].bytes,
		.len = articles.items[i].n };
}

/* What may stand between tokens: white space and signs that are not seen. */
static bool is_gap(uint32_t character)
{
	const bool unseen = character < 0x20 || character == 0x7F ||
			    (character >= 0x80 && character < 0xA0) ||
			    character == 0xAD || character == 0x061C ||
			    character == 0x180E ||
			    (character >= 0x200B && character <= 0x200F) ||
			    (character >= 0x202A && character <= 0x202E) ||
			    (character >= 0x2060 && character <= 0x206F) ||
			    character == 0xFEFF ||
			    (character >= 0xFFF9 && character <= 0xFFFB) ||
			    (character >= 0xE0000 && character <= 0xE0FFF);
	return unseen || kd_utf8_is_space(character);
}

/* Tokens and gaps rebuild the text: no letter is in no token. */
static bool tokens_cover(const struct kd_doc *doc, char why[400])
{
	uint32_t from = 0;
	for (uint32_t i = 0; i <= doc->tokens.n; i++) {
		const uint32_t to = i < doc->tokens.n
					    ? doc->tokens.items[i].span.start
					    : doc->text.len;
		uint32_t character = 0;
		while (from < to) {
			const uint32_t n =
				kd_utf8_read(doc->text, from, &character);
			if (!is_gap(character)) {
				snprintf(why, 400,
					"U+%04X at byte %u is in no token",
					character, from);
				return false;
			}
			from += n;
		}
		if (i < doc->tokens.n && doc->tokens.items[i].span.end > from) {
			from = doc->tokens.items[i].span.end;
		}
	}
	return true;
}

/* Reads a text twice, the second time with what is remembered of all others:
 * sound, covered by tokens, the same bytes. */
static bool reads_well(struct kd_str bytes, char why[400])
{
	struct kd_doc doc[2];
	struct kd_buffer json[2] = { { 0 }, { 0 } };
	struct kd_err err = { 0 };
	bool ok = true;
	why[0] = '\0';
	for (int i = 0; i < 2; i++) {
		const enum kd_status status = articles_read(&packs, bytes,
			(struct kd_str){ 0 }, i == 0 ? NULL : &memory,
			KD_ARENA_LIMIT_BYTES, 0, &doc[i], &err);
		if (status == KD_OK) {
			ok = ok && kd_doc_is_sound(&doc[i], &err) == KD_OK &&
			     tokens_cover(&doc[i], why) &&
			     articles_export(&doc[i], &json[i], &err) == KD_OK;
		} else {
			/* Bytes that are no article may be refused. */
			ok = ok && status == KD_EINPUT;
		}
	}
	if (why[0] == '\0') {
		snprintf(why, 400, "%s", err.message);
	}
	if (ok && (json[0].n != json[1].n ||
			  (json[0].n > 0 && memcmp(json[0].bytes, json[1].bytes,
						    json[0].n) != 0))) {
		ok = false;
		snprintf(why, 400, "not the same bytes the second time");
	}
	for (int i = 0; i < 2; i++) {
		kd_buffer_release(&json[i]);
		kd_doc_release(&doc[i]);
	}
	return ok;
}

/* A mutant that breaks a property is kept for a look. */
static void keep_mutant(uint32_t number, struct kd_str bytes)
{
	char path[64];
	snprintf(path, sizeof(path), "mutant-%u.txt", number);
	FILE *file = fopen(path, "wb");
	if (file != NULL) {
		fwrite(bytes.data, 1, bytes.len, file);
		fclose(file);
		printf("# kept as %s\n", path);
	}
}

static void test_articles(void)
{
	char why[400];
	for (uint32_t i = 0; i < articles.n; i++) {
		const bool ok = reads_well(article_bytes(i), why);
		tap_tell(ok, why, "%s reads well", articles.items[i].path);
	}
}

static void test_mutants(void)
{
	char why[400];
	for (uint32_t i = 0; i < MUTANTS; i++) {
		struct prng prng = { .state = seed + i };
		const struct kd_str bytes = mutate(&prng, &articles);
		const bool ok = reads_well(bytes, why);
		if (!ok) {
			keep_mutant(i, bytes);
		}
		tap_tell(ok, why, "mutant %u of seed %llu reads well", i,
			(unsigned long long)seed);
		free((void *)(uintptr_t)bytes.data);
	}
}

/* Whether reading fails cleanly or is done within this limit. */
static bool stops_cleanly(struct kd_str bytes, size_t limit_bytes,
	uint64_t fail_at, bool *done, char why[400])
{
	struct kd_doc doc;
	struct kd_err err = { 0 };
	const enum kd_status status = articles_read(&packs, bytes,
		(struct kd_str){ 0 }, NULL, limit_bytes, fail_at, &doc, &err);
	bool ok = status == KD_OK || status == KD_ENOMEM || status == KD_ELIMIT;
	*done = status == KD_OK;
	snprintf(why, 400, "limit %zu, failing %llu: %s", limit_bytes,
		(unsigned long long)fail_at, err.message);
	if (status == KD_OK) {
		ok = kd_doc_is_sound(&doc, &err) == KD_OK;
	}
	kd_doc_release(&doc);
	return ok;
}

/* Writes a sentence of words that no language has, all different. */
static uint32_t write_strange(char *out, uint32_t number)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < STRANGE_WORDS; i++) {
		for (uint32_t rest = number * STRANGE_WORDS + i; rest > 0;
			rest /= 20) {
			out[n++] = "bcdfghjklmnpqrstvwxz"[rest % 20];
			out[n++] = 'a';
		}
		out[n++] = i + 1 < STRANGE_WORDS ? ' ' : '.';
	}
	out[n++] = '\n';
	return n;
}

/* More words than are remembered: what was known before is forgotten, and the
 * articles still read as they do by themselves. */
static void test_forgetting(void)
{
	char why[400];
	char *text = malloc((size_t)STRANGE_SENTENCES * STRANGE_WORDS * 16);
	struct kd_str bytes = { .data = text };
	for (uint32_t i = 0; text != NULL && i < STRANGE_SENTENCES; i++) {
		bytes.len += write_strange(text + bytes.len, i);
	}
	bool ok = text != NULL && reads_well(bytes, why);
	for (uint32_t i = 0; ok && i < articles.n; i++) {
		ok = reads_well(article_bytes(i), why);
	}
	tap_tell(ok, why, "words that are forgotten are found again");
	free(text);
}

/* Whether an article reads as ever after an allocation of what is remembered
 * has failed: the kept ones or those of words. */
static bool recovers(
	struct kd_str bytes, bool kept, uint64_t fail_at, bool *done)
{
	struct kd_memory failing = { 0 };
	struct kd_doc doc[3];
	struct kd_buffer json[3] = { { 0 }, { 0 }, { 0 } };
	struct kd_err err = { 0 };
	bool ok = true;
	for (int i = 0; i < 3; i++) {
		const enum kd_status status = articles_read(&packs, bytes,
			(struct kd_str){ 0 }, i == 0 ? NULL : &failing,
			KD_ARENA_LIMIT_BYTES, 0, &doc[i], &err);
		*done = i == 1 ? status == KD_OK : *done;
		ok = ok && (status == KD_OK || (i == 1 && status == KD_ENOMEM));
		if (status == KD_OK) {
			ok = articles_export(&doc[i], &json[i], &err) ==
				     KD_OK &&
			     ok;
		}
		struct kd_syntax_memory *syntax =
			kd_memory_of(&failing, kd_read_lang(&packs, &doc[0]));
		struct kd_arena *arena = kept ? &syntax->kept : &syntax->words;
		arena->fail_at = i == 0 ? fail_at : 0;
	}
	ok = ok && json[0].n == json[2].n &&
	     memcmp(json[0].bytes, json[2].bytes, json[0].n) == 0;
	for (int i = 0; i < 3; i++) {
		kd_buffer_release(&json[i]);
		kd_doc_release(&doc[i]);
	}
	kd_memory_release(&failing);
	return ok;
}

static void test_memory_failures(uint32_t i)
{
	for (int kept = 0; kept < 2; kept++) {
		bool ok = true;
		bool done = false;
		uint64_t n = 0;
		while (ok && !done) {
			n += 1 + n / 8;
			ok = recovers(article_bytes(i), kept != 0, n, &done);
		}
		char why[80];
		snprintf(why, sizeof(why), "not after failure %llu of %s",
			(unsigned long long)n, kept != 0 ? "kept" : "words");
		tap_tell(ok, why, "%s reads as ever once memory is back",
			articles.items[i].path);
	}
}

static void test_limits(uint32_t i)
{
	char why[400];
	bool ok = true;
	bool done = false;
	for (size_t limit = 0; ok && !done; limit = limit * 2 + 1) {
		ok = stops_cleanly(article_bytes(i), limit, 0, &done, why);
	}
	tap_tell(ok, why, "%s stops cleanly at any limit",
		articles.items[i].path);
}

static void test_failures(uint32_t i)
{
	char why[400];
	bool ok = true;
	bool done = false;
	uint64_t n = 0;
	while (ok && !done) {
		/* Each of the first, then ever fewer. */
		n += n < FIRST_FAILURES ? 1 : 1 + n / 8;
		ok = stops_cleanly(
			article_bytes(i), KD_ARENA_LIMIT_BYTES, n, &done, why);
	}
	tap_tell(ok, why, "%s stops cleanly at any allocation",
		articles.items[i].path);
}

/* An article whose language is said reads the same by the pack of this
 * language alone as with all others beside it. */
static void test_pack_alone(uint32_t i)
{
	struct kd_packs alone = { .fallback = packs.fallback };
	struct kd_doc doc[2];
	struct kd_buffer json[2] = { { 0 }, { 0 } };
	struct kd_err err = { 0 };
	bool ok = true;
	for (int k = 0; k < 2; k++) {
		ok = articles_read(k == 0 ? &packs : &alone, article_bytes(i),
			     (struct kd_str){ 0 }, NULL, KD_ARENA_LIMIT_BYTES,
			     0, &doc[k], &err) == KD_OK &&
		     articles_export(&doc[k], &json[k], &err) == KD_OK && ok;
		for (uint32_t p = 0; k == 0 && p < packs.n; p++) {
			if (packs.items[p] == kd_read_lang(&packs, &doc[0])) {
				alone.items[alone.n++] = packs.items[p];
			}
		}
	}
	ok = ok && json[0].n == json[1].n &&
	     memcmp(json[0].bytes, json[1].bytes, json[0].n) == 0;
	for (int k = 0; k < 2; k++) {
		kd_buffer_release(&json[k]);
		kd_doc_release(&doc[k]);
	}
	tap_tell(ok, err.message, "%s: other packs change nothing",
		articles.items[i].path);
}

static bool weaves(struct kd_digest *digests, uint32_t n, uint64_t fail_at,
	bool *done, char why[400])
{
	struct kd_arena arena;
	struct kd_err err = { 0 };
	struct kd_account account;
	const struct kd_weave_in in = { .digests = digests, .n = n };
	kd_arena_init(&arena, SIZE_MAX / 4);
	arena.fail_at = fail_at;
	const enum kd_status status = kd_weave(&in, &arena, &account, &err);
	bool ok = status == KD_OK || status == KD_ENOMEM || status == KD_ELIMIT;
	*done = status == KD_OK;
	if (status == KD_OK) {
		arena.fail_at = 0;
		ok = kd_account_is_sound(&account, &arena, &err) == KD_OK;
	}
	snprintf(why, 400, "failing %llu: %s", (unsigned long long)fail_at,
		err.message);
	kd_arena_release(&arena);
	return ok;
}

/* Weaving the examples fails cleanly wherever memory ends. */
static void test_weaving(void)
{
	struct kd_doc *docs = calloc(articles.n, sizeof(*docs));
	struct kd_digest *digests = calloc(articles.n, sizeof(*digests));
	struct kd_arena arena;
	struct kd_err err = { 0 };
	char why[400] = "";
	kd_arena_init(&arena, SIZE_MAX / 4);
	bool ok = docs != NULL && digests != NULL;
	for (uint32_t i = 0; ok && i < articles.n; i++) {
		ok = articles_read(&packs, article_bytes(i),
			     (struct kd_str){ 0 }, NULL, KD_ARENA_LIMIT_BYTES,
			     0, &docs[i], &err) == KD_OK;
		docs[i].meta.id = kd_str_view(articles.items[i].path);
		ok = ok && kd_digest_make(&docs[i], KD_STR("nb"), &arena,
				   &digests[i], &err) == KD_OK;
	}
	bool done = false;
	for (uint64_t n = 1; ok && !done; n += n < FIRST_FAILURES ? 1 : n / 8) {
		ok = weaves(digests, articles.n, n, &done, why);
	}
	tap_tell(ok, why, "weaving stops cleanly at any allocation");
	for (uint32_t i = 0; docs != NULL && i < articles.n; i++) {
		kd_doc_release(&docs[i]);
	}
	kd_arena_release(&arena);
	free(docs);
	free(digests);
}

int main(int argc, char **argv)
{
	struct kd_err err = { 0 };
	if (argc < 3) {
		fputs("usage: property-test DATA EXAMPLES [SEED]\n", stderr);
		return 2;
	}
	if (argc > 3) {
		seed = strtoull(argv[3], NULL, 10);
	}
	printf("# seed %llu\n", (unsigned long long)seed);
	if (kd_packs_open(argv[1], &packs, &err) != KD_OK) {
		printf("Bail out! %s\n", err.message);
		return 1;
	}
	articles_load(argv[2], &articles);
	test_articles();
	test_mutants();
	test_forgetting();
	/* One article of each story is enough for what is slow. */
	for (uint32_t i = 0; i < articles.n; i += 5) {
		test_limits(i);
		test_failures(i);
		test_memory_failures(i);
	}
	for (uint32_t i = 0; i < articles.n; i++) {
		test_pack_alone(i);
	}
	test_weaving();
	kd_memory_release(&memory);
	articles_release(&articles);
	kd_packs_close(&packs);
	return tap_done();
}
