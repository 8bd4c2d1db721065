/* cluster.h - which documents tell the same story. */
#ifndef KD_WEAVE_CLUSTER_H
#define KD_WEAVE_CLUSTER_H

#include "story/account.h"

/*
 * The live window: documents as they came, what their stories are about, and
 * an index from traits to stories. A story is named by the document that began
 * it. Documents placed form a stack, and what each adds can be taken off again
 * to the last bit:
 *
 *   [ in order of published and id | as they arrived ]
 *     settled                        provisional
 */
struct kd_window;

/* A document went from one story to another; from is KD_NONE for one that was
 * in none, to for one that was removed. A story is the index of the document
 * that began it. */
struct kd_change {
	uint32_t doc;
	uint32_t from;
	uint32_t to;
};

struct kd_changes {
	struct kd_change *items;
	uint32_t n;
	uint32_t capacity;
};

/* What the window says of a document. */
struct kd_place {
	uint32_t story;   /* KD_NONE once removed */
	uint32_t copy_of; /* the earliest document whose text it copies, or
			     KD_NONE */
	uint32_t follows; /* of one that began a story: the story it would have
			     joined but for the days between, or KD_NONE */
};

/* Opens an empty window that lives in the arena; NULL if it is full. */
struct kd_window *kd_cluster_open(struct kd_arena *arena) KD_MUST_CHECK;

/* Places a document with what came before it: with the story whose traits it
 * shares most, near enough in time, else a story of its own; what copies
 * another's text goes where that is. It is named by how many came before it.
 * pinned: a document placed earlier whose story it shares whatever it is
 * about, or KD_NONE. Of the digest, meta must outlive the window. Adds one
 * change. */
enum kd_status kd_cluster_place(struct kd_window *window,
	const struct kd_digest *digest, uint32_t pinned,
	struct kd_changes *changes, struct kd_err *err) KD_MUST_CHECK;

/* Brings all documents to where they would be had they come in order of
 * published and id, and adds the changes. replaced: how many had to be placed
 * anew, those after the earliest that came late. */
enum kd_status kd_cluster_settle(struct kd_window *window,
	struct kd_changes *changes, uint32_t *replaced,
	struct kd_err *err) KD_MUST_CHECK;

/* Takes a document out as if it had never come, and settles. */
enum kd_status kd_cluster_remove(struct kd_window *window, uint32_t doc,
	struct kd_changes *changes, struct kd_err *err) KD_MUST_CHECK;

struct kd_place kd_cluster_find(const struct kd_window *window, uint32_t doc);

#endif
