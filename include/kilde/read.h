/* read.h - what is found in single articles. */
#ifndef KILDE_READ_H
#define KILDE_READ_H

#include <kilde/kilde.h>

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How articles are read; zeroes are a good start. Strings may be NULL. */
struct kilde_options {
	const char *language;     /* of articles that name none */
	const char *published;    /* the same, ISO 8601 */
	const char *outlet;       /* the same */
	size_t max_article_bytes; /* larger ones are set aside; 0: 8 MiB */
	const char *names_file;   /* of an account: what is known of names */
	const char *repairs_file; /* the same: what is put right in stories */
	const char *reader;       /* the same: languages of its reader, as
				     "nb,en"; of a page and of Markdown */
	const char *until;        /* the last room to be run; NULL: all */
	bool tokens;              /* write them too: they are many */
	enum kilde_format format;
};

/* Reads one article from memory: text, HTML or a line of JSON Lines. id is
 * used where the article has none. Writes one document. */
enum kilde_status kilde_article_read(const struct kilde *kilde, const char *id,
	const char *bytes, size_t n, const struct kilde_options *options,
	const struct kilde_output *output, struct kilde_error *error);

/* Reads files, folders and "-" (standard input), in order, and writes a
 * document for each article. What can't be used is set aside, the rest goes
 * on: a failure is one of the machine or of write. */
enum kilde_status kilde_inputs_read(const struct kilde *kilde,
	const char *const *inputs, size_t n,
	const struct kilde_options *options, const struct kilde_output *output,
	struct kilde_error *error);

/* Name of the i-th room that reads, in order; NULL after the last. */
const char *kilde_room_name(unsigned i);

#ifdef __cplusplus
}
#endif

#endif
