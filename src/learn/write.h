/* write.h - learned weights made small and written as a model. */
#ifndef KD_LEARN_WRITE_H
#define KD_LEARN_WRITE_H

#include "learn/learner.h"

#include "model/model.h"

/* A part of the model to be: borrowed for the call. */
struct kd_draft {
	const char *name;
	const struct kd_learner *learner;
	const struct kd_str *labels; /* n_labels of the learner */
	uint32_t rarest;             /* rows changed less often are left out */
	uint32_t faintest;           /* so are weights nearer to zero, of 127 */
	/* Weights larger than so many times their mean are cut, so that the
	 * others keep their differences; 0: none are. */
	double cut;
	bool is_small; /* weights fit a byte and stay as they are */
};

/* A model as its file holds it; free(items). */
struct kd_model_bytes {
	char *items;
	size_t n;
};

/* Averages the weights over time, rounds each to a byte and makes a model.
 * KD_ENOMEM. */
enum kd_status kd_model_render(enum kd_model_kind kind,
	const struct kd_draft *drafts, uint32_t n, struct kd_model_bytes *out,
	struct kd_err *err) KD_MUST_CHECK;

/* The same, written to a file, whole or not at all. KD_EIO, KD_ENOMEM. */
enum kd_status kd_model_save(const char *path, enum kd_model_kind kind,
	const struct kd_draft *drafts, uint32_t n,
	struct kd_err *err) KD_MUST_CHECK;

#endif
