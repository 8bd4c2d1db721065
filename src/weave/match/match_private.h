/* match_private.h - the parts of matching. */
#ifndef KD_WEAVE_MATCH_PRIVATE_H
#define KD_WEAVE_MATCH_PRIVATE_H

#include "weave/match/match.h"

/* All mentions with one base, type and language: what is matched. */
struct kd_sort {
	struct kd_str base;
	struct kd_str sound;
	struct kd_str key;
	enum kd_name_type type;
	uint32_t count;     /* names with it */
	uint32_t first_doc; /* earliest document that has it */
	uint32_t parent;    /* union-find; itself for a root */
};

/* Whether two full names may be one person: the same surname by sound, given
 * names alike, shortened or an initial. Parts are parted by spaces. */
bool kd_match_is_same_person(struct kd_str a, struct kd_str b);

/* The part after the last space, or all of it. */
struct kd_str kd_match_surname(struct kd_str sound);

#endif
