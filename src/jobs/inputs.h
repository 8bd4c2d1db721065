/* inputs.h - walks the inputs of a command, one article at a time. */
#ifndef KD_JOBS_INPUTS_H
#define KD_JOBS_INPUTS_H

#include "read/extract/extract.h"

#define KD_MAX_ARTICLE_BYTES ((size_t)8 << 20)

/* An input that could not be used, and why; all borrowed for the call. */
struct kd_aside {
	struct kd_str path;
	struct kd_str id;
	const char *reason;
};

/* max_article_bytes: what is larger is set aside without being held in
 * memory. set_aside is called for every input that is, in order. */
struct kd_inputs_options {
	size_t max_article_bytes;
	void (*set_aside)(void *context, const struct kd_aside *aside);
	void *context;
};

/* One article as it came; borrowed until the next is asked for. */
struct kd_article {
	struct kd_str bytes; /* none: there are no more articles */
	enum kd_format format;
	struct kd_str path; /* valid UTF-8 */
	struct kd_str id;   /* the path, and #n in a file of several */
};

/* Files, folders (walked in order of name, hidden entries left out) and "-"
 * for standard input; each told by its content, gzipped or not. Holds one
 * article and one open file at a time. */
struct kd_inputs;

/* names are borrowed until the inputs are closed. */
enum kd_status kd_inputs_open(const char *const *names, uint32_t n,
	const struct kd_inputs_options *options, struct kd_inputs **out,
	struct kd_err *err) KD_MUST_CHECK;

/* Gives the next article. Fails only if the machine does: what is wrong with
 * an input sets that input aside. */
enum kd_status kd_inputs_next(struct kd_inputs *inputs, struct kd_article *out,
	struct kd_err *err) KD_MUST_CHECK;

void kd_inputs_close(struct kd_inputs *inputs);

#endif
