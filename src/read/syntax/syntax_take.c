/* syntax_take.c - what the rooms see of a word: of all that the pack lets it
 * be, what goes best with what was learned.
 *
 * Treebanks and packs differ in habits (a participle is an adjective there, a
 * form of its verb here), and treebanks leave features out that packs have. So
 * the learned models choose, and the pack says what was chosen.
 */
#include "read/syntax/syntax_private.h"

/* What nearness to what was learned is worth, besides the weights of pairs of
 * tags. */
#define SAME 256
#define NEAR 192
#define AKIN 160
#define ALIKE 96 /* a noun and a name */
#define FAR 4    /* two words of grammar */
#define EQUAL_FEATURE 16
#define SAME_LEMMA 32
/* What each further part of speech of a form costs. */
#define RANK_WEIGHT (-40)

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
		return is_participle(leaf->feats) ? SAME + FAR : AKIN;
	}
	if (candidate->upos == KD_UPOS_ADJ && kd_is_verb(leaf->upos) &&
		is_participle(leaf->feats)) {
		return AKIN;
	}
	if (kd_is_nominal(candidate->upos) && kd_is_nominal(leaf->upos)) {
		return ALIKE;
	}
	return is_grammar(candidate->upos) && is_grammar(leaf->upos) ? FAR : 0;
}

/* How well a candidate goes with what was learned; 0: not at all. */
static int32_t likeness(
	const struct kd_candidate *candidate, const struct kd_leaf *leaf)
{
	const int32_t like = nearness(candidate, leaf);
	if (like == 0) {
		return 0;
	}
	const bool same_lemma = candidate->lemma.len > 0 &&
				kd_str_equal(candidate->lemma, leaf->lemma);
	return like + (same_lemma ? SAME_LEMMA : 0) +
	       EQUAL_FEATURE * kd_feats_likeness(candidate->feats, leaf->feats);
}

static bool has_capital(const struct kd_token *token)
{
	return (token->flags & KD_TOKEN_CAPITAL) != 0;
}

/* All that the pack says a word is. */
static void add_readings(const struct kd_lang *lang,
	const struct kd_token *token, struct kd_slot *slot)
{
	struct kd_word_analysis analysis;
	uint32_t seen = 0; /* bit per part of speech */
	int32_t weight = -RANK_WEIGHT;
	for (uint32_t i = 0; kd_lang_analysis(lang, token->word, i, &analysis);
		i++) {
		if ((seen >> analysis.upos & 1) == 0) {
			seen |= 1u << analysis.upos;
			weight += RANK_WEIGHT;
		}
		kd_syntax_add(
			slot, (struct kd_candidate){ .lemma = analysis.lemma,
				      .lemma_word = analysis.lemma_word,
				      .upos = (uint8_t)analysis.upos,
				      .feats = analysis.feats,
				      .weight = weight });
	}
}

/* Whether a word is the name of a place, or begins one: "El" of El Salvador is
 * most often an article. */
static bool is_place(const struct kd_syntax_work *work, uint32_t i, bool known)
{
	const struct kd_token *token = &work->in->tokens->items[i];
	return has_capital(token) &&
	       (!known || kd_is_nominal(kd_syntax_last_leaf(work, i)->upos)) &&
	       kd_lang_starts(work->in->lang, KD_TABLE_PLACES, token->word);
}

/* All that a word may be: what the pack says of it, and of one that the pack
 * lacks what rules say of names and verbs alone. */
static void add_all(const struct kd_syntax_work *work, uint32_t i, bool known,
	bool first, struct kd_slot *slot)
{
	const struct kd_lang *lang = work->in->lang;
	const struct kd_token *token = &work->in->tokens->items[i];
	const struct kd_leaf *leaf = kd_syntax_last_leaf(work, i);
	const bool capital = has_capital(token);
	const bool name = capital && leaf->upos == KD_UPOS_PROPN;
	slot->n = 0;
	add_readings(lang, token, slot);
	if (slot->n > 1 && is_grammar(slot->items[0].upos)) {
		kd_syntax_put_counted(lang, token->folded, 0, slot);
	}
	if (!known && !name && (capital || kd_is_verb(leaf->upos))) {
		kd_syntax_guess(lang, token->folded, slot);
	}
	if (!capital) {
		kd_syntax_mark_small(lang, slot);
		return;
	}
	const bool noun =
		slot->n > 0 && kd_syntax_settle_noun(lang, token, first, slot);
	if (!noun && (name || !known)) {
		kd_syntax_add_capital(lang, token, known, first, slot);
	}
}

/* What was learned, as a candidate of its own. */
static struct kd_candidate of_leaf(
	const struct kd_syntax_work *work, uint32_t i, bool known)
{
	const struct kd_leaf *leaf = kd_syntax_last_leaf(work, i);
	const bool whole = work->firsts[i] + 1 == work->firsts[i + 1];
	return (struct kd_candidate){
		.lemma =
			whole ? leaf->lemma : work->in->tokens->items[i].folded,
		.lemma_word = KD_NONE,
		.upos = leaf->upos,
		.feats = leaf->feats,
		.weight = known ? -SAME / 2 : SAME / 2
	};
}

void kd_syntax_take(const struct kd_syntax_work *work, uint32_t i, bool first,
	struct kd_slot *slot)
{
	const struct kd_lang *lang = work->in->lang;
	const struct kd_token *token = &work->in->tokens->items[i];
	const struct kd_leaf *leaf = kd_syntax_last_leaf(work, i);
	if (token->kind != KD_TOKEN_WORD) {
		kd_syntax_candidates(work, i, first, slot);
		return;
	}
	struct kd_word_analysis analysis;
	const bool known = kd_lang_analysis(lang, token->word, 0, &analysis);
	const bool place = is_place(work, i, known);
	add_all(work, i, known, first, slot);
	bool goes = place;
	for (uint32_t k = 0; k < slot->n; k++) {
		struct kd_candidate *item = &slot->items[k];
		const int32_t like = likeness(item, leaf);
		const bool named = place && item->upos == KD_UPOS_PROPN;
		item->weight += like + (named ? SAME : 0);
		goes |= like >= AKIN;
	}
	/* The pack has all words of grammar: another one is hardly right. */
	if (!goes && !(is_grammar(leaf->upos) && slot->n > 0)) {
		kd_syntax_add(slot, of_leaf(work, i, known));
	}
}
