/* repairs.h - what people put right in stories, by documents' ids. */
#ifndef KD_STORY_REPAIRS_H
#define KD_STORY_REPAIRS_H

#include "story/account.h"

enum kd_repair_kind {
	KD_REPAIR_PIN,    /* placed with another whatever it is about */
	KD_REPAIR_MOVE,   /* put into another's story, or one of its own */
	KD_REPAIR_SPLIT,  /* taken out of their stories into one of their own */
	KD_REPAIR_MERGE,  /* their stories made one */
	KD_REPAIR_RENAME, /* its story called so */
};

struct kd_repair {
	enum kd_repair_kind kind;
	struct kd_strs documents; /* ids; never none */
	struct kd_str to;         /* id, where pinned or moved to another */
	struct kd_str title;      /* of KD_REPAIR_RENAME */
	struct kd_str place;      /* FILE:LINE, for what turns out wrong */
};
KD_LIST(kd_repairs, struct kd_repair);

#endif
