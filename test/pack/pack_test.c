/* pack_test.c - whether languages know the examples of their packs:
 * pack-test DATA LANG [FILE...] runs lang/<code>/tests/<layer>.tsv, each row a
 * test, and tells the outcome as TAP. */
#include "expected.h"
#include "read/pipeline.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

/* One file of examples. */
struct examples {
	const char *path;
	struct kd_str code;  /* of the language */
	struct kd_str layer; /* name of the file */
	uint32_t line;
};

static struct {
	struct kd_packs packs;
	uint32_t n;
	uint32_t failed;
} run;

static void tell(const struct examples *at, bool ok, struct kd_str input,
	const char *why)
{
	run.n++;
	run.failed += ok ? 0 : 1;
	printf("%s %u - %s:%u\n", ok ? "ok" : "not ok", run.n, at->path,
		at->line);
	if (ok) {
		return;
	}
	printf("# %s:%u: %.*s\n", at->path, at->line, (int)input.len,
		input.data);
	struct kd_str rest = kd_str_view(why);
	while (rest.len > 0) {
		const struct kd_str line = kd_str_cut(&rest, '\n');
		printf("# %.*s\n", (int)line.len, line.data);
	}
}

/* \n, \t and \\ as they stand in a file of lines and tabs. */
static struct kd_str unescape(struct kd_arena *arena, struct kd_str text)
{
	char *out = kd_arena_take(arena, (size_t)text.len + 1);
	uint32_t len = 0;
	for (uint32_t i = 0; out != NULL && i < text.len; i++) {
		const char next = i + 1 < text.len ? text.data[i + 1] : '\0';
		const bool escaped =
			text.data[i] == '\\' &&
			(next == 'n' || next == 't' || next == '\\');
		if (!escaped) {
			out[len++] = text.data[i];
			continue;
		}
		out[len++] = (char)(next == 'n'   ? '\n'
				    : next == 't' ? '\t'
						  : '\\');
		i++;
	}
	return (struct kd_str){ .data = out, .len = len };
}

/* Whether the header of the document is as expected: "outlet=Axios". */
static bool compare_meta(const struct expected_item *expected,
	const struct kd_doc *doc, struct kd_arena *arena,
	struct kd_str *difference)
{
	const struct kd_meta *meta = &doc->meta;
	const struct {
		const char *name;
		struct kd_str value;
	} found[] = {
		{ "id", meta->id },
		{ "url", meta->url },
		{ "outlet", meta->outlet },
		{ "outlet_basis",
			kd_str_view(kd_basis_labels[meta->outlet_basis]) },
		{ "title", meta->title },
		{ "byline", meta->byline },
		{ "language", meta->language },
		{ "published", meta->published },
		{ "published_basis",
			kd_str_view(kd_basis_labels[meta->published_basis]) },
	};
	for (uint32_t i = 0; i < expected->n; i++) {
		const struct expected_field *field = &expected->items[i];
		size_t k = 0;
		while (k < KD_COUNT(found) &&
			!kd_str_equal(
				kd_str_view(found[k].name), field->name)) {
			k++;
		}
		const struct kd_str value = k < KD_COUNT(found)
						    ? found[k].value
						    : KD_STR("no such field");
		const bool none = kd_str_equal(field->value, KD_STR("-"));
		if (none ? value.len > 0 : !kd_str_equal(value, field->value)) {
			*difference = kd_str_format(arena,
				"  expected %.*s={%.*s}\n  found    {%.*s}\n",
				(int)field->name.len, field->name.data,
				(int)field->value.len, field->value.data,
				(int)value.len, value.data);
			return false;
		}
	}
	return true;
}

static uint32_t find_layer(struct kd_str name)
{
	for (uint32_t i = 0; i < KD_LAYER_COUNT; i++) {
		if (kd_str_equal(kd_str_view(kd_layer_shapes[i].name), name)) {
			return i;
		}
	}
	return KD_NONE;
}

static bool compare(const struct examples *at, struct kd_str expected,
	const struct kd_doc *doc, struct kd_arena *arena,
	struct kd_str *difference)
{
	struct kd_err err = { 0 };
	const uint32_t layer = find_layer(at->layer);
	enum kd_status status = KD_OK;
	bool ok = false;
	if (layer == KD_NONE) {
		struct expected_item meta = { 0 };
		status = expected_parse_fields(expected, arena, &meta, &err);
		ok = status == KD_OK &&
		     compare_meta(&meta, doc, arena, difference);
	} else {
		struct expected items;
		status = expected_parse(expected, arena, &items, &err);
		ok = status == KD_OK &&
		     expected_compare(&items, doc, layer, arena, difference);
	}
	if (status != KD_OK) {
		*difference = kd_str_format(arena, "  %s", err.message);
	}
	return ok;
}

static void run_example(const struct examples *at, struct kd_str published,
	struct kd_str input, struct kd_str expected)
{
	struct kd_doc doc;
	struct kd_arena arena;
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	kd_doc_init(&doc, KD_ARENA_LIMIT_BYTES);
	struct kd_meta given = { 0 };
	/* A test of telling languages says nothing of the language. */
	if (!kd_str_equal(at->layer, KD_STR("langid")) &&
		!kd_str_equal(at->code, KD_STR("all"))) {
		given.language = at->code;
	}
	if (!kd_str_equal(published, KD_STR("-"))) {
		given.published = published;
		given.published_basis = KD_BASIS_GIVEN;
	}
	const struct kd_read_in in = { .bytes = unescape(&arena, input),
		.format = KD_FORMAT_TEXT,
		.given = &given,
		.packs = &run.packs };
	struct kd_err err = { 0 };
	struct kd_str difference = { 0 };
	if (kd_read(&in, &doc, &err) != KD_OK ||
		kd_doc_is_sound(&doc, &err) != KD_OK) {
		tell(at, false, input, err.message);
	} else {
		const bool ok = compare(at, unescape(&arena, expected), &doc,
			&arena, &difference);
		tell(at, ok, input, ok ? "" : difference.data);
	}
	kd_doc_release(&doc);
	kd_arena_release(&arena);
}

static void run_line(struct examples *at, struct kd_str line)
{
	at->line++;
	if (line.len == 0 || line.data[0] == '#' ||
		kd_str_starts_with(line, KD_STR("published\t"))) {
		return;
	}
	struct kd_str rest = line;
	const struct kd_str published = kd_str_cut(&rest, '\t');
	const struct kd_str input = kd_str_cut(&rest, '\t');
	if (rest.data == NULL || memchr(rest.data, '\t', rest.len) != NULL) {
		tell(at, false, line,
			"  three columns are expected: published, input, "
			"expected");
		return;
	}
	run_example(at, published, input, rest);
}

static char *load(const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	if (file == NULL) {
		return NULL;
	}
	if (fseek(file, 0, SEEK_END) == 0) {
		*n = (size_t)ftell(file);
		rewind(file);
		bytes = malloc(*n + 1);
	}
	if (bytes != NULL && fread(bytes, 1, *n, file) != *n) {
		free(bytes);
		bytes = NULL;
	}
	fclose(file);
	return bytes;
}

/* .../<code>/tests/<layer>.tsv */
static bool name_examples(const char *path, struct examples *out)
{
	struct kd_str rest = kd_str_view(path);
	struct kd_str parts[3] = { 0 };
	while (rest.len > 0) {
		parts[0] = parts[1];
		parts[1] = parts[2];
		parts[2] = kd_str_cut(&rest, '/');
	}
	*out = (struct examples){ .path = path,
		.code = parts[0],
		.layer = kd_str_cut(&parts[2], '.') };
	return kd_str_equal(parts[1], KD_STR("tests"));
}

static void run_file(const char *path)
{
	struct examples at;
	size_t n = 0;
	char *bytes = name_examples(path, &at) ? load(path, &n) : NULL;
	if (bytes == NULL) {
		at.path = path;
		tell(&at, false, KD_STR(""), "  can't be read");
		return;
	}
	const bool known = find_layer(at.layer) != KD_NONE ||
			   kd_str_equal(at.layer, KD_STR("meta")) ||
			   kd_str_equal(at.layer, KD_STR("langid"));
	struct kd_str rest = { .data = bytes, .len = (uint32_t)n };
	if (!known) {
		tell(&at, false, at.layer, "  there is no such layer");
		rest.len = 0;
	}
	while (rest.len > 0) {
		run_line(&at, kd_str_cut(&rest, '\n'));
	}
	free(bytes);
}

int main(int argc, char **argv)
{
	struct kd_err err = { 0 };
	if (argc < 3) {
		fputs("usage: pack-test DATA LANG [FILE...]\n", stderr);
		return 2;
	}
	if (kd_packs_open(argv[1], &run.packs, &err) != KD_OK) {
		printf("Bail out! %s\n", err.message);
		return 1;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	char pattern[4096];
	snprintf(pattern, sizeof(pattern), "%s/*/tests/*.tsv", argv[2]);
	glob_t found = { 0 };
	if (argc == 3 && glob(pattern, 0, NULL, &found) == 0) {
		for (size_t i = 0; i < found.gl_pathc; i++) {
			run_file(found.gl_pathv[i]);
		}
	}
	for (int i = 3; i < argc; i++) {
		run_file(argv[i]);
	}
	globfree(&found);
	kd_packs_close(&run.packs);
	printf("1..%u\n", run.n);
	fprintf(stderr, "%u passed, %u failed\n", run.n - run.failed,
		run.failed);
	return run.failed > 0 ? 1 : 0;
}
