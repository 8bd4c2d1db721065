/* syntax_choose.c - chooses what each word of a sentence is, by its
 * neighbours: the best way through the candidates (Viterbi 1967). */
#include "read/syntax/syntax_private.h"

#include "base/utf8.h"

/* Words of one phrase that differ in gender or number. */
#define DISAGREEMENT_WEIGHT (-150)
/* A whole sentence without a finite verb. */
#define UNTOLD_WEIGHT (-250)
#define NO_WAY (INT32_MIN / 2)

/* One bit per value; all of them where nothing is said. */
static uint8_t bit_of(uint64_t feats, enum kd_feature feature)
{
	const uint32_t value = kd_feats_get(feats, feature);
	return (uint8_t)(value == 0 ? UINT8_MAX : 1u << (value - 1));
}

/* What words of one phrase must share: nothing where bits are all set. */
static struct kd_bonds no_bonds(void)
{
	return (struct kd_bonds){ UINT8_MAX, UINT8_MAX, UINT8_MAX };
}

static struct kd_bonds bonds_of(const struct kd_candidate *item, bool left)
{
	struct kd_bonds bonds = no_bonds();
	const bool name = item->upos == KD_UPOS_PROPN;
	const bool modifier =
		item->upos == KD_UPOS_ADJ || item->upos == KD_UPOS_DET;
	if (modifier || (!left && kd_is_nominal(item->upos))) {
		bonds.gender = bit_of(item->feats, KD_FEATURE_GENDER);
		bonds.number = bit_of(item->feats, KD_FEATURE_NUMBER);
	}
	if (name) {
		bonds.grammatical = bit_of(item->feats, KD_FEATURE_CASE);
	}
	return bonds;
}

static int32_t broken(struct kd_bonds a, struct kd_bonds b)
{
	return (int32_t)((a.gender & b.gender) == 0) +
	       (int32_t)((a.number & b.number) == 0) +
	       (int32_t)((a.grammatical & b.grammatical) == 0);
}

/* What follows a possessive sign is what follows "his": a noun phrase. */
static uint8_t tag_before(const struct kd_candidate *candidate)
{
	const bool owner = candidate->upos == KD_UPOS_PART &&
			   kd_str_starts_with(candidate->lemma, KD_STR("'"));
	return owner ? kd_syntax_tag(KD_UPOS_PRON,
			       kd_feats_set(0, KD_FEATURE_CASE, KD_CASE_GEN))
		     : candidate->tag;
}

static bool is_predicate_tag(uint8_t tag)
{
	return tag == KD_TAG_VERB_FIN || tag == KD_TAG_AUX_FIN ||
	       tag == KD_TAG_VERB_IMP || tag == KD_TAG_AUX_IMP;
}

/* Finds the best way to a candidate from each state of the slot before. */
static void link_candidate(const struct kd_lang *lang,
	const struct kd_slot *before, struct kd_candidate *item)
{
	const struct kd_bonds bonds = bonds_of(item, false);
	const bool predicate = is_predicate_tag(item->tag);
	for (uint32_t state = 0; state < KD_STATES; state++) {
		item->ways[state].score = NO_WAY;
	}
	for (uint32_t k = 0; k < before->n; k++) {
		const struct kd_candidate *left = &before->items[k];
		const int32_t weight =
			item->weight + lang->tag_pairs[left->left][item->tag] +
			DISAGREEMENT_WEIGHT * broken(left->bonds, bonds);
		for (uint32_t state = 0; state < KD_STATES; state++) {
			struct kd_way *way =
				&item->ways[predicate ? KD_TOLD : state];
			const int32_t score = left->ways[state].score + weight;
			if (score > way->score) {
				*way = (struct kd_way){ .score = score,
					.before = (uint16_t)k,
					.state = (uint16_t)state };
			}
		}
	}
	item->left = tag_before(item);
	item->bonds = bonds_of(item, true);
}

static void link_slots(const struct kd_lang *lang, const struct kd_slot *before,
	struct kd_slot *slot)
{
	for (uint32_t i = 0; i < slot->n; i++) {
		link_candidate(lang, before, &slot->items[i]);
	}
}

/* Where a sentence begins. */
static void begin_slot(struct kd_slot *slot)
{
	slot->n = 1;
	slot->items[0] = (struct kd_candidate){
		.tag = KD_TAG_EDGE, .left = KD_TAG_EDGE, .bonds = no_bonds()
	};
	slot->items[0].ways[KD_TOLD].score = NO_WAY;
}

/* The best way to the last slot's end. whole: a sentence ends there, in which
 * something is told. */
static struct kd_way best_end(const struct kd_lang *lang,
	const struct kd_slot *last, bool at_end, bool whole)
{
	struct kd_way best = { .score = INT32_MIN };
	for (uint32_t i = 0; i < last->n; i++) {
		const struct kd_candidate *item = &last->items[i];
		const int32_t end =
			at_end ? lang->tag_pairs[item->left][KD_TAG_EDGE] : 0;
		for (uint32_t state = 0; state < KD_STATES; state++) {
			const int32_t score =
				item->ways[state].score + end +
				(whole && state != KD_TOLD ? UNTOLD_WEIGHT : 0);
			if (score > best.score) {
				best = (struct kd_way){ .score = score,
					.before = (uint16_t)i,
					.state = (uint16_t)state };
			}
		}
	}
	return best;
}

static bool write_window(struct kd_syntax_work *work, uint32_t first,
	uint32_t n, struct kd_way way)
{
	for (uint32_t i = n; i > 0; i--) {
		const struct kd_candidate *chosen =
			&work->slots[i].items[way.before];
		if (!kd_syntax_write(work, first + i - 1, chosen)) {
			return false;
		}
		way = chosen->ways[way.state];
	}
	return true;
}

/* Whether a capital after token i says nothing of the word itself: so far
 * there were no words, or a quote or colon opens new ones. */
static bool is_opening(
	const struct kd_syntax_work *work, uint32_t i, bool first)
{
	const struct kd_token *token = &work->in->tokens->items[i];
	if (token->kind != KD_TOKEN_PUNCTUATION &&
		token->kind != KD_TOKEN_SYMBOL) {
		return false;
	}
	return first || kd_syntax_is_quote(token->folded) ||
	       kd_str_equal(token->folded, KD_STR(":"));
}

/* Whether the sentence ends as one that tells something does. */
static bool is_whole(
	const struct kd_syntax_work *work, uint32_t first, uint32_t n)
{
	for (uint32_t i = first + n; i > first; i--) {
		const struct kd_token *token = &work->in->tokens->items[i - 1];
		if (token->kind != KD_TOKEN_PUNCTUATION) {
			return false;
		}
		if (kd_str_equal(token->folded, KD_STR(".")) ||
			kd_str_equal(token->folded, KD_STR("!"))) {
			return true;
		}
	}
	return false;
}

bool kd_syntax_choose(struct kd_syntax_work *work, uint32_t first, uint32_t n)
{
	struct kd_slot *slots = work->slots;
	const bool whole = is_whole(work, first, n);
	bool opening = true;
	begin_slot(&slots[0]);
	for (uint32_t done = 0; done < n;) {
		const uint32_t left = n - done;
		const uint32_t size =
			left < KD_WINDOW_TOKENS ? left : KD_WINDOW_TOKENS;
		for (uint32_t i = 1; i <= size; i++) {
			const uint32_t at = first + done + i - 1;
			if (work->is_learned) {
				kd_syntax_take(work, at, opening, &slots[i]);
			} else {
				kd_syntax_candidates(
					work, at, opening, &slots[i]);
			}
			opening = is_opening(work, at, opening);
			link_slots(work->in->lang, &slots[i - 1], &slots[i]);
		}
		const bool at_end = size == left;
		const struct kd_way best = best_end(
			work->in->lang, &slots[size], at_end, whole && at_end);
		if (!write_window(work, first + done, size, best)) {
			return false;
		}
		slots[0].items[0] = slots[size].items[best.before];
		for (uint32_t state = 0; state < KD_STATES; state++) {
			slots[0].items[0].ways[state].score =
				state == best.state ? 0 : NO_WAY;
		}
		slots[0].n = 1;
		done += size;
	}
	return true;
}
