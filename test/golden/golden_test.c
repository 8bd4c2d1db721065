/* golden_test.c - whether anything changed in what is found in an article:
 * golden-test DATA ROOT [--update]
 * Each folder of test/golden holds article.* or a file source, which names an
 * article of examples/, and expect.<layer>.tsv for each layer. */
#include "support/articles.h"
#include "support/tap.h"
#include "tell/export/export.h"

#include "doc/fields.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct kd_packs packs;
static const char *root;
static bool update;

static void give_up(const char *what)
{
	printf("Bail out! %s\n", what);
	exit(1);
}

/* The bytes of a file, ended by NUL; NULL if there is none. */
static char *load(const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		return NULL;
	}
	struct kd_buffer buffer = { 0 };
	char chunk[4096];
	size_t got = 0;
	while ((got = fread(chunk, 1, sizeof(chunk), file)) > 0) {
		if (kd_buffer_write(&buffer, chunk, got, NULL) != KD_OK) {
			give_up("out of memory");
		}
	}
	fclose(file);
	*n = buffer.n;
	if (kd_buffer_write(&buffer, "", 1, NULL) != KD_OK) {
		give_up("out of memory");
	}
	return buffer.bytes;
}

static void save(const char *path, const struct kd_buffer *found)
{
	if (found->n == 0) {
		unlink(path);
		return;
	}
	FILE *file = fopen(path, "wb");
	if (file == NULL ||
		fwrite(found->bytes, 1, found->n, file) != found->n ||
		fclose(file) != 0) {
		give_up(path);
	}
}

/* The article of a folder: its own, or the one that source names. */
static char *load_article(const char *folder, size_t *n)
{
	char path[4096];
	glob_t own;
	snprintf(path, sizeof(path), "%s/article.*", folder);
	if (glob(path, 0, NULL, &own) == 0) {
		char *bytes = load(own.gl_pathv[0], n);
		globfree(&own);
		return bytes;
	}
	globfree(&own);
	snprintf(path, sizeof(path), "%s/source", folder);
	char *source = load(path, n);
	if (source == NULL) {
		give_up(path);
	}
	source[strcspn(source, "\n")] = '\0';
	snprintf(path, sizeof(path), "%s/%s", root, source);
	free(source);
	return load(path, n);
}

/* The first line in which two texts differ, one after the other. */
static void describe(
	struct kd_str wanted, struct kd_str found, char *out, size_t n)
{
	uint32_t line = 0;
	struct kd_str left = { 0 };
	struct kd_str right = { 0 };
	do {
		left = kd_str_cut(&wanted, '\n');
		right = kd_str_cut(&found, '\n');
		line++;
	} while (
		kd_str_equal(left, right) && (wanted.len > 0 || found.len > 0));
	snprintf(out, n, "line %u\n#   expected %.*s\n#   found    %.*s", line,
		(int)left.len, left.len > 0 ? left.data : "", (int)right.len,
		right.len > 0 ? right.data : "");
}

static void compare(const char *path, const struct kd_buffer *found,
	const char *name, const char *layer)
{
	size_t n = 0;
	char *bytes = load(path, &n);
	const struct kd_str wanted = { .data = bytes, .len = (uint32_t)n };
	const struct kd_str got = { .data = found->bytes,
		.len = (uint32_t)found->n };
	char why[2000] = "";
	const bool same = kd_str_equal(wanted, got);
	if (!same) {
		describe(wanted, got, why, sizeof(why));
	}
	tap_tell(same, why, "%s %s", name, layer);
	free(bytes);
}

static void check_layer(const struct kd_doc *doc, enum kd_layer layer,
	const char *folder, const char *name)
{
	struct kd_buffer found = { 0 };
	struct kd_sink sink;
	struct kd_err err = { 0 };
	char path[4096];
	kd_sink_init(&sink, kd_buffer_write, &found);
	if (kd_export_layer(doc, layer, &sink, &err) != KD_OK ||
		kd_sink_flush(&sink, &err) != KD_OK) {
		give_up(err.message);
	}
	snprintf(path, sizeof(path), "%s/expect.%s.tsv", folder,
		kd_layer_shapes[layer].name);
	if (update) {
		save(path, &found);
	} else {
		compare(path, &found, name, kd_layer_shapes[layer].name);
	}
	kd_buffer_release(&found);
}

static bool has_expectations(const char *folder)
{
	char pattern[4096];
	glob_t found;
	snprintf(pattern, sizeof(pattern), "%s/expect.*", folder);
	const bool any = glob(pattern, 0, NULL, &found) == 0;
	globfree(&found);
	return any;
}

static void check_article(const char *folder)
{
	const char *name = strrchr(folder, '/') + 1;
	if (!update && !has_expectations(folder)) {
		tap_skip(name, "nothing is expected of it yet");
		return;
	}
	size_t n = 0;
	char *bytes = load_article(folder, &n);
	if (bytes == NULL) {
		give_up(folder);
	}
	struct kd_doc doc;
	struct kd_err err = { 0 };
	const enum kd_status status = articles_read(&packs,
		(struct kd_str){ .data = bytes, .len = (uint32_t)n },
		(struct kd_str){ 0 }, NULL, KD_ARENA_LIMIT_BYTES, 0, &doc,
		&err);
	tap_tell(status == KD_OK, err.message, "%s is read", name);
	for (uint32_t layer = 0; status == KD_OK && layer < KD_LAYER_COUNT;
		layer++) {
		check_layer(&doc, layer, folder, name);
	}
	kd_doc_release(&doc);
	free(bytes);
}

int main(int argc, char **argv)
{
	struct kd_err err = { 0 };
	if (argc < 3) {
		fputs("usage: golden-test DATA ROOT [--update]\n", stderr);
		return 2;
	}
	root = argv[2];
	update = argc > 3 && strcmp(argv[3], "--update") == 0;
	if (kd_packs_open(argv[1], &packs, &err) != KD_OK) {
		give_up(err.message);
	}
	char pattern[4096];
	glob_t found;
	snprintf(pattern, sizeof(pattern), "%s/test/golden/*/", root);
	if (glob(pattern, 0, NULL, &found) == 0) {
		for (size_t i = 0; i < found.gl_pathc; i++) {
			char *folder = found.gl_pathv[i];
			folder[strlen(folder) - 1] = '\0';
			check_article(folder);
		}
	}
	globfree(&found);
	kd_packs_close(&packs);
	return tap_done();
}
