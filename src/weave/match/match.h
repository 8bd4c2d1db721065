/* match.h - one entity across documents, languages and spellings. */
#ifndef KD_WEAVE_MATCH_H
#define KD_WEAVE_MATCH_H

#include "story/ids.h"
#include "story/known_names.h"

/* What matching needs to see; digests sorted by published and id. */
struct kd_match_in {
	const struct kd_digest *digests;
	uint32_t n;
	struct kd_ids *ids;
	const struct kd_known_names *known; /* NULL: nothing is listed */
};

struct kd_match_out {
	struct kd_entities entities; /* by first mention */
	uint32_t **entity_of;        /* [document][name] */
};

/* Puts every name of every document into one entity each: what people have
 * listed first; then places and bodies by the packs' keys, by sound, by stems
 * and by the letters they go by; people by surname and given name; a surname
 * alone with the one who bears it in the same text or in like company. */
enum kd_status kd_match_names(const struct kd_match_in *in,
	struct kd_arena *arena, struct kd_match_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
