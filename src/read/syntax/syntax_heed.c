/* syntax_heed.c - what the rooms see of a word: of all that the pack lets it
 * be, what goes best with what was learned.
 *
 * Treebanks and packs differ in habits (a participle is an adjective there, a
 * form of its verb here), and treebanks leave features out that packs have. So
 * the learned models choose, and the pack says what was chosen.
 */
#include "read/syntax/syntax_private.h"

#define SAME 64
#define NEAR 48
#define AKIN 40
#define ALIKE 24 /* a noun and a name */
#define EQUAL_FEATURE 8

static bool is_participle(uint64_t feats)
{
	return kd_feats_get(feats, KD_FEATURE_VERBFORM) == KD_VERBFORM_PART;
}

/* Words of grammar, on whose parts of speech treebanks and packs differ. */
static bool is_grammar(uint32_t upos)
{
	return upos != KD_UPOS_NOUN && upos != KD_UPOS_VERB &&
	       upos != KD_UPOS_ADJ && upos != KD_UPOS_PROPN &&
	       upos != KD_UPOS_NUM;
}

/* How near two parts of speech are; 0: not at all. */
static int32_t nearness(
	const struct kd_candidate *candidate, const struct kd_leaf *leaf)
{
	if (candidate->upos == leaf->upos) {
		return SAME;
	}
	if (kd_is_verb(candidate->upos) && kd_is_verb(leaf->upos)) {
		return NEAR;
	}
	if (kd_is_verb(candidate->upos) && leaf->upos == KD_UPOS_ADJ &&
		is_participle(candidate->feats)) {
		return is_participle(leaf->feats) ? SAME + 1 : AKIN;
	}
	if (candidate->upos == KD_UPOS_ADJ && kd_is_verb(leaf->upos) &&
		is_participle(leaf->feats)) {
		return AKIN;
	}
	if (kd_is_nominal(candidate->upos) && kd_is_nominal(leaf->upos)) {
		return ALIKE;
	}
	return is_grammar(candidate->upos) && is_grammar(leaf->upos) ? 1 : 0;
}

static bool is_place(const struct kd_syntax_work *work, uint32_t i)
{
	return kd_lang_starts(work->in->lang, KD_TABLE_PLACES,
		work->in->tokens->items[i].word);
}

/* How well a candidate goes with what was learned; 0: not at all. */
static int32_t likeness(
	const struct kd_candidate *candidate, const struct kd_leaf *leaf)
{
	int32_t like = nearness(candidate, leaf) * 2;
	for (uint32_t i = 0; like > 0 && i < KD_FEATURE_COUNT; i++) {
		const uint32_t here =
			kd_feats_get(candidate->feats, (enum kd_feature)i);
		const uint32_t there =
			kd_feats_get(leaf->feats, (enum kd_feature)i);
		if (here != 0 && there != 0) {
			like += here == there ? EQUAL_FEATURE : -EQUAL_FEATURE;
		}
	}
	return like;
}

/* Whether the pack has the word itself, as a word or as the name of a place. */
static bool is_known(const struct kd_syntax_work *work, uint32_t i)
{
	struct kd_word_analysis analysis;
	const uint32_t word = work->in->tokens->items[i].word;
	return kd_lang_analysis(work->in->lang, word, 0, &analysis) ||
	       is_place(work, i);
}

/* What was learned, as a candidate of its own. */
static struct kd_candidate of_leaf(
	const struct kd_leaf *leaf, bool whole, struct kd_str folded)
{
	return (struct kd_candidate){ .lemma = whole ? leaf->lemma : folded,
		.lemma_word = KD_NONE,
		.upos = leaf->upos,
		.feats = leaf->feats };
}

void kd_syntax_heed(
	const struct kd_syntax_work *work, uint32_t i, struct kd_slot *slot)
{
	const struct kd_leaf *leaf =
		&work->out->leaves.items[work->firsts[i + 1] - 1];
	bool goes = false;
	for (uint32_t k = 0; k < slot->n; k++) {
		int32_t like = likeness(&slot->items[k], leaf);
		/* Where all nouns have capitals, a name looks like one. */
		if (slot->items[k].upos == KD_UPOS_PROPN &&
			leaf->upos == KD_UPOS_NOUN && is_place(work, i)) {
			like += 2 * SAME;
		}
		goes |= like >= 2 * AKIN;
		slot->items[k].weight += like;
	}
	/* The pack has all words of grammar: another one is hardly right. */
	if (goes || (is_grammar(leaf->upos) && slot->n > 0)) {
		return;
	}
	if (slot->n == KD_CANDIDATES_MAX) {
		slot->n--;
	}
	const bool whole = work->firsts[i] + 1 == work->firsts[i + 1];
	struct kd_candidate learned =
		of_leaf(leaf, whole, work->in->tokens->items[i].folded);
	learned.weight = is_known(work, i) ? -SAME : SAME;
	kd_syntax_add(slot, learned);
}
