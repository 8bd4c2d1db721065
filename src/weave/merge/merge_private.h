/* merge_private.h - the parts of merging. */
#ifndef KD_WEAVE_MERGE_PRIVATE_H
#define KD_WEAVE_MERGE_PRIVATE_H

#include "story/edtf.h"
#include "weave/merge/merge.h"

/* One event of one document, with its words made entities and days. */
struct kd_told {
	uint32_t doc;   /* digests[] */
	uint32_t place; /* of doc in the story's documents */
	const struct kd_event *event;
	struct kd_indexes actors;
	struct kd_indexes targets;
	struct kd_indexes who; /* both */
	struct kd_indexes where;
	struct kd_str when; /* EDTF, or none */
	struct kd_days days;
	uint32_t happening; /* where it went */
};

struct kd_tolds {
	struct kd_told *items;
	uint32_t n;
	uint32_t capacity;
};

/* How surely two reports tell of one event: 0 not at all, 1 surely. */
double kd_merge_likeness(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b);

/* Fills in all that a happening says from its reports: told[members]. */
bool kd_merge_describe(const struct kd_merge_in *in, struct kd_arena *arena,
	const struct kd_told *told, const struct kd_indexes *members,
	struct kd_happening *out);

#endif
