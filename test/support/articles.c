/* articles.c - the articles of examples/, and reading them in tests. */
#include "support/articles.h"

#include "tell/export/export.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

static void give_up(const char *what)
{
	printf("Bail out! %s\n", what);
	exit(1);
}

static void load(const char *path, struct article *out)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
		give_up(path);
	}
	out->n = (uint32_t)ftell(file);
	rewind(file);
	out->bytes = malloc(out->n + 1u);
	if (out->bytes == NULL ||
		fread(out->bytes, 1, out->n, file) != out->n) {
		give_up(path);
	}
	fclose(file);
	snprintf(out->path, sizeof(out->path), "%s", path);
}

void articles_load(const char *folder, struct articles *out)
{
	char pattern[4096];
	glob_t found;
	snprintf(pattern, sizeof(pattern), "%s/*/*.txt", folder);
	if (glob(pattern, 0, NULL, &found) != 0) {
		give_up(pattern);
	}
	out->items = calloc(found.gl_pathc, sizeof(*out->items));
	out->n = (uint32_t)found.gl_pathc;
	for (uint32_t i = 0; out->items != NULL && i < out->n; i++) {
		load(found.gl_pathv[i], &out->items[i]);
	}
	globfree(&found);
	if (out->items == NULL) {
		give_up("out of memory");
	}
}

void articles_release(struct articles *articles)
{
	for (uint32_t i = 0; i < articles->n; i++) {
		free(articles->items[i].bytes);
	}
	free(articles->items);
}

enum kd_status articles_read(const struct kd_packs *packs, struct kd_str bytes,
	struct kd_str language, struct kd_memory *memory, size_t limit_bytes,
	uint64_t fail_at, struct kd_doc *doc, struct kd_err *err)
{
	const struct kd_meta given = { .language = language };
	struct kd_read_in in = { .bytes = bytes,
		.given = &given,
		.packs = packs,
		.memory = memory };
	kd_doc_init(doc, limit_bytes);
	doc->arena.fail_at = fail_at;
	KD_TRY(kd_extract_tell(bytes, &in.format, err));
	return kd_read(&in, doc, err);
}

enum kd_status articles_export(
	const struct kd_doc *doc, struct kd_buffer *out, struct kd_err *err)
{
	const struct kd_export_options options = { .layers = UINT32_MAX,
		.tokens = true };
	struct kd_sink sink;
	*out = (struct kd_buffer){ 0 };
	kd_sink_init(&sink, kd_buffer_write, out);
	KD_TRY(kd_export_json(doc, &options, &sink, err));
	return kd_sink_flush(&sink, err);
}
