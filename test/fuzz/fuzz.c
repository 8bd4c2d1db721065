/* fuzz.c - what the fuzz targets share. */
#include "fuzz.h"

#include "tell/export/export.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void fuzz_fail(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s\n", what, why);
	abort();
}

const struct kd_packs *fuzz_packs(void)
{
	static struct kd_packs packs;
	struct kd_err err = { 0 };
	const char *folder = getenv("KILDE_DATA");
	if (packs.n == 0 && kd_packs_open(folder != NULL ? folder : FUZZ_DATA,
				    &packs, &err) != KD_OK) {
		fuzz_fail("packs", err.message);
	}
	return &packs;
}

struct kd_str fuzz_language(unsigned number)
{
	const struct kd_packs *packs = fuzz_packs();
	const unsigned i = number % (packs->n + 1);
	return i < packs->n ? kd_lang_code(packs->items[i])
			    : (struct kd_str){ 0 };
}

static enum kd_status forget(
	void *context, const char *bytes, size_t n, struct kd_err *err)
{
	(void)context, (void)bytes, (void)n, (void)err;
	return KD_OK;
}

static void check(const struct kd_doc *doc, const char *until)
{
	struct kd_err err = { 0 };
	struct kd_sink sink;
	const struct kd_export_options options = {
		.layers = kd_read_layers(until), .tokens = true
	};
	if (kd_doc_is_sound(doc, &err) != KD_OK) {
		fuzz_fail("not sound", err.message);
	}
	kd_sink_init(&sink, forget, NULL);
	if (kd_export_json(doc, &options, &sink, &err) != KD_OK ||
		kd_export_tsv(doc, &options, &sink, &err) != KD_OK ||
		kd_sink_flush(&sink, &err) != KD_OK) {
		fuzz_fail("not written", err.message);
	}
}

void fuzz_read(const struct kd_packs *packs, struct kd_str bytes,
	enum kd_format format, struct kd_str language, const char *until)
{
	const struct kd_meta given = { .language = language };
	const struct kd_read_in in = { .bytes = bytes,
		.format = format,
		.given = &given,
		.packs = packs,
		.until = until };
	struct kd_doc doc;
	struct kd_err err = { 0 };
	kd_doc_init(&doc, KD_ARENA_LIMIT_BYTES);
	if (kd_read(&in, &doc, &err) == KD_OK) {
		check(&doc, until);
	}
	kd_doc_release(&doc);
}
