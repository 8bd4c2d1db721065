/* said_private.h - what tells statements apart. */
#ifndef KD_WEAVE_SAID_PRIVATE_H
#define KD_WEAVE_SAID_PRIVATE_H

#include "story/edtf.h"
#include "weave/said/said.h"

/* What a statement counts: equal in every language. */
struct kd_said_figure {
	double value;
	struct kd_str unit;
};

/* What a statement tells was or will be done. */
struct kd_said_deed {
	enum kd_plover type;
	struct kd_str mode;
	bool ahead; /* planned */
	bool denied;
};

/* A statement as comparing needs it. */
struct kd_saying {
	struct kd_hashes words;
	struct kd_str language;
	uint32_t doc;
	struct kd_span span;
	uint32_t letters;        /* of what is said */
	struct kd_days day;      /* of the article */
	struct kd_indexes about; /* entities its content names */
	KD_VEC(struct kd_days) days;
	KD_VEC(struct kd_said_figure) figures;
	KD_VEC(struct kd_said_deed) deeds;
	uint32_t next; /* of the same speaker, perhaps; or KD_NONE */
};

enum { KD_SAID_BUCKETS = 256 };

/* Statements by who speaks; all zeroes is empty. */
struct kd_said_index {
	KD_VEC(struct kd_saying) sayings; /* one a statement of the story */
	uint32_t first[KD_SAID_BUCKETS];  /* + 1; 0 for none */
	uint32_t last[KD_SAID_BUCKETS];
};

/* Gathers what comparing needs. False if the arena is full. */
bool kd_said_compare_ready(const struct kd_thread *thread,
	struct kd_arena *arena, uint32_t doc,
	const struct kd_statement *statement, struct kd_saying *out);

/* Whether two tell of a day, a quantity or a deed that both name. */
bool kd_said_shares_facts(const struct kd_saying *a, const struct kd_saying *b);

/* The first statement that these words render, too; or KD_NONE. */
uint32_t kd_said_find_same(const struct kd_said_index *index,
	const struct kd_saids *saids, const struct kd_saying *saying,
	const struct kd_said *said);

/* Adds the statement that comes next in the story. */
bool kd_said_add(struct kd_arena *arena, struct kd_said_index *index,
	const struct kd_saying *saying, const struct kd_said *said);

#endif
