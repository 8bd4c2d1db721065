/* mentions_private.h - what the parts of this room share while they work. */
#ifndef KD_READ_MENTIONS_PRIVATE_H
#define KD_READ_MENTIONS_PRIVATE_H

#include "base/map.h"
#include "read/mentions/mentions.h"

/* One person of the document: all names with the same base. */
struct kd_person {
	enum kd_gender gender;
	uint32_t last; /* name met last */
	uint32_t sentence;
	uint32_t first_fact; /* facts, linked by next; KD_NONE ends */
};

/* A role that a person was said to have: a title, and of what. */
struct kd_fact {
	uint32_t title; /* row of titles */
	uint32_t next;
	struct kd_str key; /* "UA" of Ukrainian president; may be none */
};

/* Where a person was mentioned, by name or not. */
struct kd_trace {
	uint32_t person;
	uint32_t name;
	uint32_t sentence;
	uint32_t token;
	bool subject; /* begins its sentence, under no preposition */
	bool quoted;
};

struct kd_persons {
	struct kd_person *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_facts {
	struct kd_fact *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_traces {
	struct kd_trace *items;
	uint32_t n;
	uint32_t capacity;
};

/* All that the parts hand to each other while they go through the text. */
struct kd_mentioning {
	const struct kd_reading *reading;
	const struct kd_names *names;
	struct kd_arena *arena;
	struct kd_mentions *out;
	uint32_t *person_of; /* of each name, or KD_NONE */
	struct kd_persons persons;
	struct kd_facts facts;
	struct kd_traces traces;
	uint32_t sentence;
	uint32_t name; /* first name not before the token looked at */
	bool quoted;   /* the token looked at is quoted */
};

/* Gathers the persons and what roles they are said to have. */
enum kd_status kd_mentions_persons(
	struct kd_mentioning *work, struct kd_err *err);

/* The person that a pronoun at a token stands for, as an index of traces;
 * KD_NONE if that can't be told. */
uint32_t kd_mentions_pronoun(
	const struct kd_mentioning *work, uint32_t token, uint64_t feats);

/* A description that begins at a token, and whom it stands for. */
struct kd_described {
	uint32_t first; /* tokens[first, first + n) */
	uint32_t n;
	uint32_t title; /* row */
	uint32_t person;
};
bool kd_mentions_description(const struct kd_mentioning *work, uint32_t token,
	struct kd_described *out);

/* What a title is of, from the words before and after it: "UA"; none if
 * nothing says so. False if it is of something the packs don't know. */
bool kd_mentions_key(const struct kd_mentioning *work, struct kd_span span,
	struct kd_str *out);

/* Whether two keys are of one country: US, US/White House. */
bool kd_mentions_same_country(struct kd_str a, struct kd_str b);

#endif
