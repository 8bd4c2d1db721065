/* read_document.h - from the bytes of one article to a document. */
#ifndef KD_JOBS_READ_DOCUMENT_H
#define KD_JOBS_READ_DOCUMENT_H

#include "jobs/inputs.h"
#include "read/pipeline.h"

/* How all documents of a run are read. given fills in what an article lacks;
 * its strings must outlive the documents. arena_limit_bytes 0 stands for a
 * limit in proportion to the article. */
struct kd_reader {
	const struct kd_packs *packs;
	const struct kd_meta *given;
	const char *until; /* name of the last room, or NULL for all */
	const struct kd_watch *watch;
	size_t arena_limit_bytes;
	struct kd_memory *memory; /* of documents read before, or NULL */
};

/* Reads one article into a document, which the caller releases also on
 * failure. KD_EINPUT and KD_ELIMIT concern this article alone. */
enum kd_status kd_read_document(const struct kd_reader *reader,
	const struct kd_article *article, struct kd_doc *doc,
	struct kd_err *err) KD_MUST_CHECK;

#endif
