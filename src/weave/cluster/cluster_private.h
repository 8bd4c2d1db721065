/* cluster_private.h - what the live window is made of. */
#ifndef KD_WEAVE_CLUSTER_PRIVATE_H
#define KD_WEAVE_CLUSTER_PRIVATE_H

#include "base/table.h"
#include "weave/cluster/cluster.h"

#define KD_NO_DAY INT32_MIN
/* From so many documents on a trait says nothing. */
#define KD_COMMON 2000u
/* Length of a document's vectors, so that sums are whole numbers: what is
 * added can be taken off again exactly. */
#define KD_UNIT 4096

/* A trait of a document and its weight when it was placed last. */
struct kd_weight {
	uint32_t trait;
	uint16_t weight;
	uint8_t count; /* 255 and more are one */
	uint8_t kind;  /* enum kd_trait_kind */
};

/* How much a story is about a trait: the sum of its documents' weights. */
struct kd_posting {
	uint32_t story;
	uint32_t weight;
};

struct kd_postings {
	struct kd_posting *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_index_row {
	uint32_t documents; /* placed that have it */
	uint32_t local;     /* of those looked at for a split; else 0 */
	double at_hand;     /* weight in the one compared; else 0 */
	struct kd_postings postings;
};

struct kd_members {
	uint32_t *items;
	uint32_t n;
	uint32_t capacity;
};

/* A document went to another story because its own was split. */
struct kd_move {
	uint32_t doc;
	uint32_t from;
	uint32_t to;
};

/* A document, and the story it may have begun. */
struct kd_entry {
	const struct kd_meta *meta; /* published and id: its order */
	struct kd_weight *weights;
	uint32_t n;
	uint32_t language; /* a row of the index without postings */
	int32_t day;       /* since 1970, or KD_NO_DAY */
	uint64_t *shingles;
	uint32_t n_shingles;
	uint32_t pinned;
	struct kd_place place;
	uint32_t before;     /* its story before this round */
	uint32_t round;      /* in which it was touched last */
	uint32_t first_move; /* of those made when it came: moves */
	int32_t day_before;  /* of its story, before it came */
	bool placed;
	/* The story it began. */
	struct kd_members members;
	int64_t norm2; /* of names: of words, see norms */
	int32_t last_day;
	uint32_t stamp;  /* of the search its products are of */
	uint32_t shared; /* names shared with the document looked at */
	int64_t names;   /* products with it */
	int64_t words;
};

/* A document that has a shingle, and the next. */
struct kd_link {
	uint32_t doc;
	uint32_t next; /* from 1; 0 ends the list */
};

struct kd_window {
	struct kd_arena *arena;
	KD_VEC(struct kd_entry) entries;
	KD_VEC(uint32_t) stack;  /* documents placed */
	uint32_t settled;        /* so many of the stack are in order */
	struct kd_table rows_of; /* key of a trait -> row, from 1 */
	KD_VEC(struct kd_index_row) rows;
	struct kd_table cells;  /* story, row -> posting, from 1 */
	struct kd_table norms;  /* story, language -> squared norm of words */
	struct kd_table copies; /* shingle -> first of links, from 1 */
	KD_VEC(struct kd_link) links;
	KD_VEC(uint32_t) met;     /* stories of a search */
	KD_VEC(uint32_t) work;    /* of settling */
	KD_VEC(uint32_t) rest;    /* of splitting */
	KD_VEC(uint32_t) touched; /* documents that may have changed story */
	uint32_t round;           /* of placing, settling or removing */
	KD_VEC(struct kd_move) moves;
	double *likenesses; /* of documents looked at for a split */
	uint32_t stamp;
	double rarity[KD_COMMON]; /* by documents that have a trait */
};

/* Whether a comes before b by published (undated last), then id. */
bool kd_cluster_is_before(
	const struct kd_window *window, uint32_t a, uint32_t b);

/* Keeps the smallest shingles of a document and lists it with the least of
 * them. False if the arena is full. */
bool kd_cluster_index_copies(struct kd_window *window, uint32_t doc,
	const struct kd_hashes *shingles) KD_MUST_CHECK;

/* The earliest document placed whose text this one copies, or KD_NONE. */
uint32_t kd_cluster_original(const struct kd_window *window, uint32_t doc);

/* Weighs the traits of a document by how rare they are among those placed,
 * itself with them. */
void kd_cluster_weigh(struct kd_window *window, uint32_t doc);

/* Adds a document's weights to a story or takes them off. False if the arena
 * is full, which taking off never finds. */
bool kd_cluster_pour(struct kd_window *window, uint32_t doc, uint32_t story,
	int32_t sign) KD_MUST_CHECK;

/* Notes a document whose story may change in this round. */
bool kd_cluster_touch(struct kd_window *window, uint32_t doc) KD_MUST_CHECK;

/* Takes a document from its story into another, with what it adds. */
bool kd_cluster_move(
	struct kd_window *window, uint32_t doc, uint32_t to) KD_MUST_CHECK;

/* Sorts documents by published and id; work is as long as docs. */
void kd_cluster_sort(const struct kd_window *window, uint32_t *docs,
	uint32_t *work, uint32_t n);

/* Product of a document's names with a story's, over its norm. */
double kd_cluster_names(
	const struct kd_window *window, uint32_t doc, uint32_t story);

/* Splits the story that a document has just joined if it has become two that
 * only look alike, and notes the moves. False if the arena is full. */
bool kd_cluster_split(struct kd_window *window, uint32_t doc) KD_MUST_CHECK;

/* Finds the story that a document joins, or KD_NONE; follows: the one that it
 * would have joined but for the days between. False if the arena is full. */
bool kd_cluster_choose(struct kd_window *window, uint32_t doc, uint32_t *story,
	uint32_t *follows) KD_MUST_CHECK;

#endif
