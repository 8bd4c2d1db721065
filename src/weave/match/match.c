/* match.c - one entity across documents, languages and spellings. */
#include "weave/match/match.h"

#include "weave/match/match_private.h"

#include <assert.h>

enum kd_status kd_match_names(const struct kd_match_in *in,
	struct kd_arena *arena, struct kd_match_out *out, struct kd_err *err)
{
	assert(in->digests != NULL || in->n == 0);
	*out = (struct kd_match_out){ 0 };
	struct kd_matching m = { .in = in, .arena = arena };
	m.sort_of = KD_NEW_ARRAY(arena, uint32_t *, in->n);
	out->entity_of = KD_NEW_ARRAY(arena, uint32_t *, in->n);
	if (m.sort_of == NULL || out->entity_of == NULL) {
		return kd_arena_full(arena, err);
	}
	if (!kd_match_learn(&m)) {
		return kd_arena_full(arena, err);
	}
	KD_TRY(kd_match_sort(&m, err));
	if (!kd_match_apply(&m) || !kd_match_bodies(&m) ||
		!kd_match_organs(&m) || !kd_match_acronyms(&m) ||
		!kd_match_people(&m) || !kd_match_surnames(&m) ||
		!kd_match_entities(&m, out) || m.is_full) {
		return kd_arena_full(arena, err);
	}
	return KD_OK;
}
