/* explain.h - from an item of an account back to the bytes of its sources. */
#ifndef KD_JOBS_EXPLAIN_H
#define KD_JOBS_EXPLAIN_H

#include "base/sink.h"
#include "jobs/read_inputs.h"

/* What explaining needs to see. file: an account.json or its folder. names:
 * where the documents are looked for; with none, where they were read from. */
struct kd_explain_in {
	const char *file;
	const char *id; /* NULL: all items are listed */
	const char *const *names;
	uint32_t n_names;
	size_t max_article_bytes;
	struct kd_reader reader;
	void (*set_aside)(void *context, const struct kd_aside *aside);
	void *context;
};

/* Without an id, writes a line for each item of the account; with one, writes
 * what the account says of the item, then each piece of evidence: its
 * document, its bytes there, the sentence they stand in and the rules that
 * read them. KD_ENOTFOUND if there is no such account or item. */
enum kd_status kd_explain(const struct kd_explain_in *in, struct kd_sink *sink,
	struct kd_err *err) KD_MUST_CHECK;

#endif
