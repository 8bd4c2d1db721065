/* account.h - from inputs to one account of all of them. */
#ifndef KD_JOBS_ACCOUNT_H
#define KD_JOBS_ACCOUNT_H

#include "jobs/read_inputs.h"
#include "story/account.h"

/* Holds the documents, their digests and what was woven of them. */
struct kd_account_job;

/* What making an account needs to see: as kd_read_inputs_in, but documents
 * are kept; read and set_aside tell how far it has come. */
struct kd_account_job_in {
	const char *const *names;
	uint32_t n_names;
	size_t max_article_bytes;
	struct kd_reader reader;
	const char *names_file;   /* what people say of names, or NULL */
	const char *repairs_file; /* what they put right, or NULL */
	void (*read)(void *context, const struct kd_doc *doc); /* may be NULL */
	void (*set_aside)(void *context, const struct kd_aside *aside);
	void (*weaving)(void *context); /* all are read; may be NULL */
	void *context;
};

/* Reads all inputs and weaves the account. The caller frees it. */
enum kd_status kd_account_job_make(const struct kd_account_job_in *in,
	struct kd_account_job **out, struct kd_err *err) KD_MUST_CHECK;
void kd_account_job_free(struct kd_account_job *job);

const struct kd_account *kd_account_job_get(const struct kd_account_job *job);

#endif
