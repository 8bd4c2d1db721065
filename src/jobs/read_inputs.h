/* read_inputs.h - reads every article of the inputs, one after the other. */
#ifndef KD_JOBS_READ_INPUTS_H
#define KD_JOBS_READ_INPUTS_H

#include "jobs/read_document.h"

/* each is given every document that was read, to borrow for the call; its
 * failure ends the run. set_aside is told of every input that was not. */
struct kd_read_inputs_in {
	const char *const *names;
	uint32_t n_names;
	size_t max_article_bytes;
	struct kd_reader reader;
	enum kd_status (*each)(
		void *context, const struct kd_doc *doc, struct kd_err *err);
	void (*set_aside)(void *context, const struct kd_aside *aside);
	void *context;
};

/* Reads in order of the inputs. One poor article is set aside and the rest go
 * on; so is one whose id another has. */
enum kd_status kd_read_inputs(
	const struct kd_read_inputs_in *in, struct kd_err *err) KD_MUST_CHECK;

#endif
