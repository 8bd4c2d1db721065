/* articles.h - the articles of examples/, and reading them in tests. */
#ifndef KD_TEST_ARTICLES_H
#define KD_TEST_ARTICLES_H

#include "base/sink.h"
#include "read/pipeline.h"

struct article {
	char path[512];
	char *bytes;
	uint32_t n;
};

struct articles {
	struct article *items;
	uint32_t n;
};

/* Loads every <folder>/<any>/<any>.txt, sorted; ends the program if it can't.
 * The caller releases them. */
void articles_load(const char *folder, struct articles *out);
void articles_release(struct articles *articles);

/* Reads bytes of whatever format into a document, with what is remembered of
 * others (NULL: nothing), with this limit and this allocation failing (0:
 * none). The caller releases the document. */
enum kd_status articles_read(const struct kd_packs *packs, struct kd_str bytes,
	struct kd_str language, struct kd_memory *memory, size_t limit_bytes,
	uint64_t fail_at, struct kd_doc *doc, struct kd_err *err) KD_MUST_CHECK;

/* The document as JSON with all its layers; the caller releases it. */
enum kd_status articles_export(const struct kd_doc *doc, struct kd_buffer *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
