/* match.h - one entity across documents, languages and spellings. */
#ifndef KD_WEAVE_MATCH_H
#define KD_WEAVE_MATCH_H

#include "story/ids.h"

/* What matching needs to see; digests sorted by published and id. */
struct kd_match_in {
	const struct kd_digest *digests;
	uint32_t n;
	struct kd_ids *ids;
};

struct kd_match_out {
	struct kd_entities entities; /* by first mention */
	uint32_t **entity_of;        /* [document][name] */
};

/* Puts every name of every document into one entity each. People are one if
 * surname and given name sound alike; a surname alone joins the only person
 * who has it. Never merges two full names that differ. */
enum kd_status kd_match_names(const struct kd_match_in *in,
	struct kd_arena *arena, struct kd_match_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
