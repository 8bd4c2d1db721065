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

/* What a word is in its clause. */
struct kd_place {
	uint32_t verb; /* token it hangs on; KD_NONE not known */
	bool subject;
	bool owner; /* "Putin" in "Putin's envoy" */
};

/* Where a person was mentioned, by name or not. */
struct kd_trace {
	uint32_t person;
	uint32_t name;
	uint32_t sentence;
	uint32_t token;
	struct kd_place place;
	bool quoted;
	bool pronoun;
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
	uint32_t *person_of;  /* of each name, or KD_NONE */
	uint32_t *subject_of; /* of each token that has one, or KD_NONE */
	uint32_t *stands_for; /* of each token read, a name, or KD_NONE */
	bool has_own;    /* has "his own": then "his" is never the subject's */
	bool *joined;    /* of each token: "Putin" in "Putin and Xi" */
	bool *quoted_at; /* of each token */
	uint32_t
		*sayer_of; /* of each sentence, "he" of "he said", or KD_NONE */
	struct kd_persons persons;
	struct kd_facts facts;
	struct kd_traces traces;
	uint32_t sentence;
	uint32_t name; /* first name not before the token looked at */
	/* Of each enum kd_gender the last nouns that are no mention of anyone
	 * known, or KD_NONE: subjects, and those under no preposition. */
	uint32_t last_subject[KD_GENDER_NEUT + 1];
	uint32_t last_bare[KD_GENDER_NEUT + 1];
};

/* Gathers the persons and what roles they are said to have. */
enum kd_status kd_mentions_persons(
	struct kd_mentioning *work, struct kd_err *err);

/* Finds the subject of each verb, and where names stand. */
enum kd_status kd_mentions_clauses(
	struct kd_mentioning *work, struct kd_err *err);

/* The word that hangs on a verb or another phrase, of the phrase around. */
uint32_t kd_mentions_top(const struct kd_mentioning *work, uint32_t token);

/* What the word at a token is in its clause; of a name its first word does. */
struct kd_place kd_mentions_place(
	const struct kd_mentioning *work, uint32_t token);

/* The name that the subject of the clause around a token stands for. */
uint32_t kd_mentions_own_subject(
	const struct kd_mentioning *work, uint32_t token);

/* Tells which words are quoted, and who says each sentence. */
enum kd_status kd_mentions_quotes(
	struct kd_mentioning *work, struct kd_err *err);

/* The name that who says a sentence stands for, as far as known yet. */
uint32_t kd_mentions_speaker(
	const struct kd_mentioning *work, uint32_t sentence);

/* The same, looked for in the sentences around where words are quoted. */
uint32_t kd_mentions_voice(const struct kd_mentioning *work, uint32_t sentence);

/* The row of a pronoun, or KD_NONE; by form alone: "zanje" is a form of "on",
 * but no "on". */
uint32_t kd_mentions_pronoun_row(
	const struct kd_mentioning *work, uint32_t token);

/* Whether a row of pronouns is of this kind. */
bool kd_mentions_is_kind(
	const struct kd_mentioning *work, uint32_t row, const char *kind);

struct kd_mention kd_mentions_of_pronoun(const struct kd_mentioning *work,
	uint32_t token, uint32_t name, uint32_t row);

/* Finds whom "I" within speech and "himself" stand for, once all else is
 * known. */
bool kd_mentions_speakers(struct kd_mentioning *work);

/* The person that a pronoun at a token stands for, as an index of traces;
 * KD_NONE if that can't be told. */
uint32_t kd_mentions_pronoun(
	const struct kd_mentioning *work, uint32_t token, uint32_t row);

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

/* The key of a place word at a token: Ukrainian, Ukraine; none if it is none.
 */
struct kd_str kd_mentions_place_key(
	const struct kd_reading *reading, uint32_t token);

/* Whether two keys are of one country: US, US/White House. */
bool kd_mentions_same_country(struct kd_str a, struct kd_str b);

#endif
