/* read_document.c - from the bytes of one article to a document. */
#include "jobs/read_document.h"

#include <assert.h>

/* What reading takes for each byte of an article, at most, tokens of one
 * letter aside; measured by kilde-bench. */
#define ARENA_BYTES_A_BYTE 160

static size_t arena_limit(
	const struct kd_reader *reader, const struct kd_article *article)
{
	if (reader->arena_limit_bytes > 0) {
		return reader->arena_limit_bytes;
	}
	return KD_ARENA_LIMIT_BYTES +
	       (size_t)article->bytes.len * ARENA_BYTES_A_BYTE;
}

enum kd_status kd_read_document(const struct kd_reader *reader,
	const struct kd_article *article, struct kd_doc *doc,
	struct kd_err *err)
{
	assert(reader->packs != NULL && reader->given != NULL);
	kd_doc_init(doc, arena_limit(reader, article));
	const struct kd_str path = kd_str_copy(&doc->arena, article->path);
	const struct kd_str id = kd_str_copy(&doc->arena, article->id);
	/* A text is borrowed from its source: so that is kept too. */
	const struct kd_str bytes = kd_str_copy(&doc->arena, article->bytes);
	if (path.data == NULL || id.data == NULL || bytes.data == NULL) {
		return kd_arena_full(&doc->arena, err);
	}
	const struct kd_read_in in = { .bytes = bytes,
		.format = article->format,
		.given = reader->given,
		.packs = reader->packs,
		.until = reader->until,
		.watch = reader->watch,
		.memory = reader->memory };
	KD_TRY(kd_read(&in, doc, err));
	doc->path = path;
	if (doc->meta.id.data == NULL) {
		doc->meta.id = id;
	}
	return KD_OK;
}
