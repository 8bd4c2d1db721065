/* syntax_inflect.c - puts words and phrases into another case or number, where
 * their forms allow it. */
#include "read/syntax/syntax_private.h"

/* Whether a candidate's lemma is the one that was chosen. */
static bool has_lemma(const struct kd_candidate *candidate,
	struct kd_str folded, const struct kd_analysis *analysis)
{
	if (candidate->lemma_word != KD_NONE) {
		return candidate->lemma_word == analysis->lemma_word;
	}
	/* Names keep capitals in their lemmas; length tells enough. */
	const uint32_t keep =
		candidate->keep < folded.len ? candidate->keep : folded.len;
	return keep + candidate->lemma.len == analysis->lemma.len;
}

static uint64_t without_gender(uint64_t feats)
{
	return kd_feats_set(feats, KD_FEATURE_GENDER, 0);
}

static uint64_t inflected(uint64_t feats, struct kd_inflection wanted)
{
	if (wanted.grammatical != 0) {
		feats = kd_feats_set(
			feats, KD_FEATURE_CASE, wanted.grammatical);
	}
	return wanted.number != 0
		       ? kd_feats_set(feats, KD_FEATURE_NUMBER, wanted.number)
		       : feats;
}

uint64_t kd_syntax_inflect(const struct kd_syntax_work *work, uint32_t i,
	struct kd_inflection wanted)
{
	const struct kd_analysis *analysis = &work->out->analyses.items[i];
	const struct kd_str folded = work->in->tokens->items[i].folded;
	const uint64_t feats = inflected(analysis->feats, wanted);
	struct kd_slot *slot = work->slots;
	kd_syntax_candidates(work, i, false, slot);
	for (uint32_t k = 0; k < slot->n; k++) {
		const struct kd_candidate *item = &slot->items[k];
		if (item->upos != analysis->upos ||
			!has_lemma(item, folded, analysis)) {
			continue;
		}
		/* Forms of another number may have another gender. */
		if (item->feats == feats ||
			(wanted.number != 0 && without_gender(item->feats) ==
						       without_gender(feats))) {
			return item->feats;
		}
	}
	return 0;
}

/* Whether token i stands in the case of its phrase's head. */
static bool goes_along(const struct kd_syntax_work *work,
	const struct kd_chunk *chunk, uint32_t i)
{
	const struct kd_analysis *items = work->out->analyses.items;
	return kd_feat(&items[i], KD_FEATURE_CASE) ==
	       kd_feat(&items[chunk->head], KD_FEATURE_CASE);
}

bool kd_syntax_may_be(const struct kd_syntax_work *work,
	const struct kd_chunk *chunk, struct kd_inflection wanted)
{
	for (uint32_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		if (goes_along(work, chunk, i) &&
			kd_syntax_inflect(work, i, wanted) == 0) {
			return false;
		}
	}
	return true;
}

void kd_syntax_put_into(const struct kd_syntax_work *work,
	struct kd_chunk *chunk, struct kd_inflection wanted)
{
	struct kd_analysis *items = work->out->analyses.items;
	/* The head comes last, for the others are compared with it. */
	for (uint32_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		if (i != chunk->head && goes_along(work, chunk, i)) {
			items[i].feats = kd_syntax_inflect(work, i, wanted);
		}
	}
	struct kd_analysis *head = &items[chunk->head];
	head->feats = kd_syntax_inflect(work, chunk->head, wanted);
	chunk->feats = inflected(chunk->feats, wanted);
}
