/* merge_private.h - the parts of merging. */
#ifndef KD_WEAVE_MERGE_PRIVATE_H
#define KD_WEAVE_MERGE_PRIVATE_H

#include "base/map.h"
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
	struct kd_days published; /* of its document */
	uint32_t families;        /* of its mode, a bit each */
	uint32_t kin;             /* the same */
	uint32_t sentence;
	uint32_t happening; /* the group where it went */
	uint32_t twin;      /* tolds: the same, told again in its document; or
			       KD_NONE */
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

/* The families of a mode, a bit each: modes that reports use for one another
 * share one. 0 for a mode of none. */
uint32_t kd_merge_families(struct kd_str mode);

/* The rows of words for one deed that a mode is in, a bit each; 0 for none. */
uint32_t kd_merge_kin(struct kd_str mode);

/* Whether two modes, by their kin, are words for one deed also where no party
 * is in both reports. */
bool kd_merge_are_near_kin(uint32_t a, uint32_t b);

/* Likeness of reports that cannot be of one event. */
#define KD_APART (-1.0)

/* How surely two reports tell of one event: 0 not at all, 1 surely. */
double kd_merge_likeness(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b);

/* Whether two reports name places that cannot be one. */
bool kd_merge_places_part(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b);

/* The same where either is thin: by what is done, unless the articles are days
 * apart. KD_APART where parties, places or days exclude each other. */
double kd_merge_thin_likeness(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b);

/* "will travel to X to meet Y": likeness of two reports of one sentence that
 * are one errand; 0 if they are none. */
double kd_merge_errand(const struct kd_thread *thread, const struct kd_told *a,
	const struct kd_told *b);

/* Finds what each document tells twice. */
void kd_merge_find_twice(
	const struct kd_thread *thread, struct kd_tolds *tolds);

/* Puts reports of one event into one group. False if the arena is full. */
bool kd_merge_group(const struct kd_thread *thread, struct kd_arena *arena,
	struct kd_tolds *tolds, struct kd_groups *out);

/* An outlet, or a document that has none, as a source. */
struct kd_source {
	struct kd_str label;
	/* Of the happening looked at. */
	uint32_t carriers;    /* how surely it tells of it */
	uint32_t rests;       /* the source it has it from, or KD_NONE */
	uint32_t counted_for; /* the last document that rests on it */
	bool tells;           /* it tells of it without naming a source */
};

/* What a document of the story stands on. */
struct kd_standing {
	uint32_t label;    /* sources: what it is called itself */
	uint32_t original; /* place of the document it copies, or its own;
			      KD_NONE if that is in no story of this */
	struct kd_indexes rests_on; /* sources; none if it has words of its own
				     */
};

struct kd_origins {
	const struct kd_thread *thread;
	struct kd_arena *arena;
	struct kd_map numbers; /* folded label -> source */
	KD_VEC(struct kd_source) sources;
	struct kd_standing *standings; /* [document of the story] */
};

/* A report as tracing it needs it. */
struct kd_traced {
	uint32_t place; /* of its document in the story */
	uint32_t named; /* the source that the text names last, or KD_NONE */
};

/* Gathers what the documents of a story stand on. */
bool kd_merge_origins_make(const struct kd_thread *thread,
	struct kd_arena *arena, struct kd_origins *out);

/* The source of this name. */
bool kd_merge_origins_named(
	struct kd_origins *origins, struct kd_str outlet, uint32_t *out);

/* Adds the origins of a happening's reports, each once. An article that rests
 * on an outlet and tells, without naming a source, what that outlet or another
 * article resting on it tells too, has it from there. */
bool kd_merge_origins_of(struct kd_origins *origins,
	const struct kd_traced *traced, uint32_t n, struct kd_strs *out);

/* What describing happenings sees. */
struct kd_merge_work {
	const struct kd_merge_in *in;
	struct kd_arena *arena;
	struct kd_origins origins;
};

/* Fills in all that a happening says from its reports: told[members]. */
bool kd_merge_describe(struct kd_merge_work *work, const struct kd_told *told,
	const struct kd_indexes *members, struct kd_happening *out);

#endif
