/* small_reader.h - reads texts by a pack out of a few lines, for tests of the
 * rooms. */
#ifndef KD_TEST_SMALL_READER_H
#define KD_TEST_SMALL_READER_H

#include "read/pipeline.h"
#include "support/small_pack.h"

/* A pack that is its own fallback, and how far it reads. */
struct small_reader {
	struct small_pack pack;
	struct kd_packs packs;
	const char *until;     /* the last room */
	const char *published; /* of all texts, or NULL */
};

/* Opens the pack and prepares a document. Gives 0, or -1 once the faults of
 * the pack are told: what a group's set-up gives. */
int small_reader_open(struct small_reader *reader,
	const struct small_file *files, uint32_t n, struct kd_doc *doc);
/* Gives 0, as a group's tear-down does. */
int small_reader_close(struct small_reader *reader, struct kd_doc *doc);

/* Reads a text in the pack's language into a document that has been prepared
 * or read into; the limit and the failing allocation that its arena is set to
 * hold for the reading. */
enum kd_status small_read(const struct small_reader *reader, struct kd_str text,
	struct kd_doc *doc, struct kd_err *err) KD_MUST_CHECK;

/* Reads a text that can be read; fails the test unless the document is
 * sound. */
void small_read_soundly(const struct small_reader *reader, const char *text,
	struct kd_doc *doc);

#endif
