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
	uint32_t sentence;
	uint32_t happening; /* the group where it went */
	/* A deed, or an event that names too little to stand alone. */
	bool thin;
};

struct kd_tolds {
	struct kd_told *items;
	uint32_t n;
	uint32_t capacity;
};

/* Reports that say the same in all that is compared: one stands for all. */
struct kd_alike {
	uint32_t told; /* the one that stands for them */
	uint32_t n;
};

struct kd_alikes {
	struct kd_alike *items;
	uint32_t n;
	uint32_t capacity;
};

/* What is found to be one happening. */
struct kd_group {
	struct kd_alikes kinds;
	uint32_t n; /* reports */
};

struct kd_groups {
	struct kd_group *items;
	uint32_t n;
	uint32_t capacity;
};

/* Modes that reports use for one another share a family; a mode of none is a
 * family of its own. */
enum { KD_MERGE_FAMILIES = 7 };
bool kd_merge_in_family(uint32_t family, struct kd_str mode);

/* How surely two reports tell of one event: 0 not at all, 1 surely. */
double kd_merge_likeness(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b);

/* The same where either is thin: by what is done, unless parties, places or
 * days exclude each other or the articles are days apart. */
double kd_merge_thin_likeness(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b);

/* "will travel to X to meet Y": likeness of two reports of one sentence that
 * are one errand; 0 if they are none. */
double kd_merge_errand(const struct kd_thread *thread, const struct kd_told *a,
	const struct kd_told *b);

/* Puts reports of one event into one group. False if the arena is full. */
bool kd_merge_group(const struct kd_thread *thread, struct kd_arena *arena,
	struct kd_tolds *tolds, struct kd_groups *out);

/* Whether a diary would hold it: an event told fully, a deed of somebody named
 * or one that several texts tell. */
bool kd_merge_is_happening(const struct kd_thread *thread,
	const struct kd_told *told, const struct kd_indexes *members);

/* Fills in all that a happening says from its reports: told[members]. */
bool kd_merge_describe(const struct kd_merge_in *in, struct kd_arena *arena,
	const struct kd_told *told, const struct kd_indexes *members,
	struct kd_happening *out);

#endif
