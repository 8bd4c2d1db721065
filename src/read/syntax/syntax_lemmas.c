/* syntax_lemmas.c - how lemmas are made of forms, and what labels say. */
#include "read/syntax/learned.h"

#include <string.h>

#include "base/utf8.h"

/* The parts of a way; see learned.h. */
struct way {
	bool keeps_capitals;
	struct kd_str begin;
	struct kd_str new_begin;
	struct kd_str end;
	struct kd_str new_end;
};

static struct way parse_way(struct kd_str text)
{
	struct way way = { 0 };
	const struct kd_str letters = kd_str_cut(&text, '|');
	way.keeps_capitals = kd_str_equal(letters, KD_STR("k"));
	struct kd_str front = kd_str_cut(&text, '|');
	way.begin = kd_str_cut(&front, '>');
	way.new_begin = front;
	way.end = kd_str_cut(&text, '>');
	way.new_end = text;
	return way;
}

static bool is_boundary(struct kd_str text, uint32_t at)
{
	return at >= text.len || (text.data[at] & 0xc0) != 0x80;
}

/* The longest stretch that both have, the first of equal ones. */
static uint32_t shared_stretch(
	struct kd_str a, struct kd_str b, uint32_t *at_a, uint32_t *at_b)
{
	uint32_t longest = 0;
	for (uint32_t i = 0; i < a.len; i++) {
		for (uint32_t k = 0; k < b.len; k++) {
			uint32_t n = 0;
			while (i + n < a.len && k + n < b.len &&
				a.data[i + n] == b.data[k + n]) {
				n++;
			}
			while (n > 0 && (!is_boundary(a, i + n) ||
						!is_boundary(b, k + n))) {
				n--;
			}
			if (n > longest && is_boundary(a, i)) {
				longest = n;
				*at_a = i;
				*at_b = k;
			}
		}
	}
	return longest;
}

struct kd_str kd_syntax_lemma_way(
	struct kd_arena *arena, struct kd_str form, struct kd_str lemma)
{
	const struct kd_str small = kd_utf8_fold(arena, form);
	const struct kd_str small_lemma = kd_utf8_fold(arena, lemma);
	/* What is all small can be made so from the folded form. */
	const bool keeps = !kd_str_equal(small_lemma, lemma);
	const struct kd_str from = keeps ? form : small;
	uint32_t at = 0;
	uint32_t at_lemma = 0;
	const uint32_t n = shared_stretch(from, lemma, &at, &at_lemma);
	const struct kd_str begin = kd_str_slice(from, 0, n == 0 ? 0 : at);
	const struct kd_str new_begin =
		kd_str_slice(lemma, 0, n == 0 ? 0 : at_lemma);
	const struct kd_str end =
		kd_str_slice(from, n == 0 ? 0 : at + n, from.len);
	const struct kd_str new_end =
		kd_str_slice(lemma, n == 0 ? 0 : at_lemma + n, lemma.len);
	return kd_str_format(arena, "%s|%.*s>%.*s|%.*s>%.*s", keeps ? "k" : "l",
		KD_SHOW(begin), KD_SHOW(new_begin), KD_SHOW(end),
		KD_SHOW(new_end));
}

bool kd_syntax_way_fits(
	struct kd_str text, struct kd_str form, struct kd_str folded)
{
	const struct way way = parse_way(text);
	const struct kd_str from = way.keeps_capitals ? form : folded;
	return way.begin.len + way.end.len <= from.len &&
	       kd_str_starts_with(from, way.begin) &&
	       kd_str_ends_with(from, way.end);
}

struct kd_str kd_syntax_go_way(struct kd_arena *arena, struct kd_str text,
	struct kd_str form, struct kd_str folded)
{
	const struct way way = parse_way(text);
	const struct kd_str from = way.keeps_capitals ? form : folded;
	if (way.begin.len == 0 && way.new_begin.len == 0 && way.end.len == 0 &&
		way.new_end.len == 0) {
		return from;
	}
	const struct kd_str pieces[] = { way.new_begin,
		kd_str_slice(from, way.begin.len, from.len - way.end.len),
		way.new_end };
	char *bytes = kd_arena_take(arena,
		(size_t)pieces[0].len + pieces[1].len + pieces[2].len + 1);
	uint32_t n = 0;
	for (uint32_t i = 0; bytes != NULL && i < KD_COUNT(pieces); i++) {
		if (pieces[i].len > 0) {
			memcpy(bytes + n, pieces[i].data, pieces[i].len);
		}
		n += pieces[i].len;
	}
	return (struct kd_str){ .data = bytes, .len = n };
}

/* How well a listed analysis goes with what was learned; 0: not at all. */
static uint32_t likeness(const struct kd_word_analysis *analysis,
	enum kd_upos upos, uint64_t feats)
{
	const bool participle =
		kd_feats_get(feats, KD_FEATURE_VERBFORM) == KD_VERBFORM_PART ||
		kd_feats_get(analysis->feats, KD_FEATURE_VERBFORM) ==
			KD_VERBFORM_PART;
	uint32_t like = 0;
	if (analysis->upos == upos) {
		like = 64;
	} else if ((upos == KD_UPOS_VERB || upos == KD_UPOS_AUX) &&
		   (analysis->upos == KD_UPOS_VERB ||
			   analysis->upos == KD_UPOS_AUX)) {
		like = 48;
	} else if (participle && (analysis->upos == KD_UPOS_VERB ||
					 analysis->upos == KD_UPOS_ADJ)) {
		like = 32;
	} else {
		return 0;
	}
	for (uint32_t i = 0; i < KD_FEATURE_COUNT; i++) {
		const enum kd_feature feature = (enum kd_feature)i;
		const uint32_t value = kd_feats_get(feats, feature);
		like += value != 0 &&
			value == kd_feats_get(analysis->feats, feature);
	}
	return like;
}

uint32_t kd_syntax_listed_lemma(const struct kd_lang *lang,
	const struct kd_token *token, enum kd_upos upos, uint64_t feats)
{
	uint32_t best = KD_NONE;
	uint32_t highest = 0;
	struct kd_word_analysis analysis;
	for (uint32_t i = 0; kd_lang_analysis(lang, token->word, i, &analysis);
		i++) {
		const uint32_t like = likeness(&analysis, upos, feats);
		if (like > highest) {
			highest = like;
			best = analysis.lemma_word;
		}
	}
	return best;
}
