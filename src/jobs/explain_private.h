/* explain_private.h - one piece of evidence and how it is found again. */
#ifndef KD_JOBS_EXPLAIN_PRIVATE_H
#define KD_JOBS_EXPLAIN_PRIVATE_H

#include "jobs/explain.h"

#include <json-c/json.h>

/* Evidence as the account names it, and what its document says there. */
struct evidence {
	struct kd_str role; /* "reports", "content" ... */
	struct kd_str doc;  /* id */
	struct kd_span span;
	struct kd_str surface;
	struct kd_str sentence;
	struct kd_str rules; /* one a line */
	bool changed;        /* the document is not what it was */
};

struct evidences {
	struct evidence *items;
	uint32_t n;
	uint32_t capacity;
};

/* Reads the documents again and fills in what they say; those that can't be
 * found leave their evidence without a surface. */
enum kd_status kd_explain_look_up(const struct kd_explain_in *in,
	struct json_object *account, struct evidences *evidences,
	struct kd_arena *arena, struct kd_err *err) KD_MUST_CHECK;

/* A string of a JSON object, or none. */
struct kd_str kd_explain_str(struct json_object *object, const char *name);

/* The account's entry for a document, or NULL. */
struct json_object *kd_explain_document(
	struct json_object *account, struct kd_str id);

/* Writes a line for each item of an account: its id, kind, day and what it is
 * about. */
void kd_explain_list(struct json_object *account, struct kd_sink *sink);

#endif
