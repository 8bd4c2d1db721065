/* ids.h - ids that stay when other articles come. */
#ifndef KD_STORY_IDS_H
#define KD_STORY_IDS_H

#include "base/map.h"
#include "story/account.h"

/* The ids given so far in one account; start it from zeroes. */
struct kd_ids {
	struct kd_map taken;
};

/* Makes an id from a letter and the item's earliest evidence (the document's
 * own id and the bytes there). Items on the same bytes get further ids in
 * order of asking. data is NULL if the arena is full. */
struct kd_str kd_ids_make(struct kd_ids *ids, struct kd_arena *arena,
	const char *letter, struct kd_str doc_id, struct kd_span span);

#endif
