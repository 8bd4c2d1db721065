/* match_organs.c - bodies that only say what they are: the ministry. */
#include "weave/match/match_private.h"

/* What a text names in full, by organ or by its first word. */
struct organs {
	struct kd_matching *m;
	struct kd_map which; /* organ or word -> sort, or SEVERAL */
};

#define SEVERAL (KD_NONE - 1)

/* Notes that a sort is what a label may mean in this text. */
static bool note(struct organs *organs, struct kd_str label, uint32_t sort)
{
	struct kd_matching *m = organs->m;
	const uint32_t known = kd_map_get(&organs->which, label);
	if (known == SEVERAL ||
		(known != KD_NONE &&
			kd_match_root(m, known) == kd_match_root(m, sort))) {
		return true;
	}
	return kd_map_put(m->arena, &organs->which, label,
		known == KD_NONE ? sort : SEVERAL);
}

static bool note_body(struct organs *organs, uint32_t sort)
{
	const struct kd_sort *body = &organs->m->sorts.items[sort];
	struct kd_str rest = body->folded;
	if (body->is_bare || body->type != KD_NAME_ORG) {
		return true;
	}
	return (body->organ.len == 0 || note(organs, body->organ, sort)) &&
	       (!body->is_several ||
		       note(organs, kd_str_cut(&rest, ' '), sort));
}

static void unite_bare(struct organs *organs, uint32_t sort)
{
	const struct kd_sort *body = &organs->m->sorts.items[sort];
	const uint32_t which = kd_map_get(&organs->which,
		body->organ.len > 0 ? body->organ : body->folded);
	if (which != KD_NONE && which != SEVERAL) {
		kd_match_unite(organs->m, which, sort);
	}
}

/* Goes through a text in order: what is meant stands before. */
static bool unite_in(struct kd_matching *m, uint32_t doc)
{
	struct organs organs = { .m = m };
	for (uint32_t i = 0; i < m->in->digests[doc].names->n; i++) {
		const uint32_t sort = m->sort_of[doc][i];
		if (m->sorts.items[sort].is_bare) {
			unite_bare(&organs, sort);
		} else if (!note_body(&organs, sort)) {
			return false;
		}
	}
	return true;
}

static bool has_bare(const struct kd_matching *m, uint32_t doc)
{
	for (uint32_t i = 0; i < m->in->digests[doc].names->n; i++) {
		if (m->sorts.items[m->sort_of[doc][i]].is_bare) {
			return true;
		}
	}
	return false;
}

bool kd_match_organs(struct kd_matching *m)
{
	for (uint32_t doc = 0; doc < m->in->n; doc++) {
		if (has_bare(m, doc) && !unite_in(m, doc)) {
			return false;
		}
	}
	return true;
}
