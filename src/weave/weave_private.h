/* weave_private.h - the parts of the corridor of weaving. */
#ifndef KD_WEAVE_PRIVATE_H
#define KD_WEAVE_PRIVATE_H

#include "weave/weave.h"

/* Which story each document is in. */
struct kd_placing {
	uint32_t *story_of; /* [document]; numbered in order of their first */
	uint32_t *copy_of;  /* [document]; the earlier one, or KD_NONE */
	uint32_t *follows;  /* [story]; an earlier one, or KD_NONE */
	struct kd_str *titles; /* [story]; none where nobody gave one */
	uint32_t n_stories;
};

/* Places all documents, in order, as people have put it right. KD_EINPUT if a
 * repair names a document that is not there. */
enum kd_status kd_weave_place(const struct kd_weave_in *in,
	struct kd_arena *arena, struct kd_placing *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
