/* export.h - writes what was found in one document as JSON or as lines. */
#ifndef KD_TELL_EXPORT_H
#define KD_TELL_EXPORT_H

#include "base/sink.h"
#include "doc/doc.h"

/* Which layers have been read: bit (1 << enum kd_layer). A layer that was read
 * and found nothing is written as an empty list, one not read is left out. */
struct kd_export_options {
	uint32_t layers;
	bool tokens; /* they are many: only when asked for */
};

/* Writes the document as one line of JSON, line end included. */
enum kd_status kd_export_json(const struct kd_doc *doc,
	const struct kd_export_options *options, struct kd_sink *sink,
	struct kd_err *err) KD_MUST_CHECK;

/* Writes the layers as kd_export_layer does, under "# key: value" lines that
 * say what stands above the article; a blank line ends it. */
enum kd_status kd_export_tsv(const struct kd_doc *doc,
	const struct kd_export_options *options, struct kd_sink *sink,
	struct kd_err *err) KD_MUST_CHECK;

/* Writes one layer, an item a line: start, end, kind of item, its fields as
 * name=value (stretches as 12-34{surface}), and its surface in quotes. Line
 * ends, tabs and backslashes are written \n, \t and \\. */
enum kd_status kd_export_layer(const struct kd_doc *doc, enum kd_layer layer,
	struct kd_sink *sink, struct kd_err *err) KD_MUST_CHECK;

#endif
