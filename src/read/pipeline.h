/* pipeline.h - the corridor: all rooms that read one document, in order. */
#ifndef KD_READ_PIPELINE_H
#define KD_READ_PIPELINE_H

#include "doc/doc.h"
#include "lang/packs.h"
#include "read/extract/extract.h"
#include "read/memory.h"

/* Told before (at == false) and after each room; for timings. May be NULL. */
struct kd_watch {
	void (*room)(void *context, const char *name, bool after,
		const struct kd_doc *doc);
	void *context;
};

/* What reading a document needs to see. */
struct kd_read_in {
	struct kd_str bytes; /* of one article */
	enum kd_format format;
	const struct kd_meta *given; /* fills in what the article lacks */
	const struct kd_packs *packs;
	const char *until; /* name of the last room, or NULL for all */
	const struct kd_watch *watch;
	struct kd_memory *memory; /* NULL: none but of this document */
};

/* Fills a document that kd_doc_init has prepared; all it holds lives in its
 * own arena, but for texts borrowed from the packs. */
enum kd_status kd_read(const struct kd_read_in *in, struct kd_doc *doc,
	struct kd_err *err) KD_MUST_CHECK;

/* Names of the rooms in order; NULL ends. */
const char *kd_read_room(uint32_t i);

/* The layers that are filled once this room has been run, bit (1 << enum
 * kd_layer) for each; NULL for all rooms. */
uint32_t kd_read_layers(const char *until);

/* Whether a code is one of a language; a document whose own is none notes it.
 */
bool kd_read_is_language(const struct kd_packs *packs, struct kd_str code);

/* The pack a document is read by: its language's, or the fallback. */
const struct kd_lang *kd_read_lang(
	const struct kd_packs *packs, const struct kd_doc *doc);

#endif
