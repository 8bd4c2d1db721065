/* provenance.h - which report rests on which. */
#ifndef KD_WEAVE_PROVENANCE_H
#define KD_WEAVE_PROVENANCE_H

#include "story/thread.h"

struct kd_provenance_in {
	const struct kd_thread *thread;
	const struct kd_reused *reused; /* [document of the story] */
};

struct kd_provenance_out {
	struct kd_nodes
		nodes; /* documents first, then outlets as first named */
	struct kd_edges edges; /* from the one that rests to what it rests on */
};

/* Draws what each document of a story rests on, quotes or reuses. Where a text
 * says that its source rests on another, the edge goes from that source. */
enum kd_status kd_provenance_draw(const struct kd_provenance_in *in,
	struct kd_arena *arena, struct kd_provenance_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
