/* figures_of.c - what is counted or measured. */
#include "read/figures/figures_private.h"

static const struct kd_chunk *chunk_at(const struct search *s, uint32_t token)
{
	if (token >= s->end) {
		return NULL;
	}
	const uint32_t k = s->reading->analyses->items[token].chunk;
	return k == KD_NONE ? NULL : &s->reading->chunks->items[k];
}

/* Whether a token can begin a noun phrase. */
static bool begins_noun_phrase(const struct search *s, uint32_t token)
{
	if (token >= s->end) {
		return false;
	}
	switch (kd_figures_upos(s, token)) {
	case KD_UPOS_NOUN:
	case KD_UPOS_ADJ:
	case KD_UPOS_PROPN:
	case KD_UPOS_DET:
		return true;
	case KD_UPOS_PRON: /* "its crew" */
		return chunk_at(s, token) != NULL &&
		       chunk_at(s, token)->head > token;
	default:
		return false;
	}
}

bool kd_figures_noun(
	const struct search *s, uint32_t token, struct kd_str *lemma)
{
	const uint32_t word = kd_figures_token(s, token)->word;
	const struct kd_analysis *guess = &s->reading->analyses->items[token];
	struct kd_word_analysis analysis;
	if (!kd_lang_analysis(s->lang, word, 0, &analysis)) {
		/* Guessed by its ending, which nouns in the plural share. */
		*lemma = guess->lemma;
		return kd_feats_get(guess->feats, KD_FEATURE_TENSE) ==
		       KD_TENSE_PRES;
	}
	for (uint32_t i = 0; kd_lang_analysis(s->lang, word, i, &analysis);
		i++) {
		if (analysis.upos == KD_UPOS_NOUN) {
			*lemma = analysis.lemma;
			return true;
		}
	}
	return false;
}

/* A noun for all the dictionary knows, though taken for a verb: what follows a
 * number is what it counts. */
static bool take_noun(
	const struct search *s, uint32_t token, struct kd_figure *figure)
{
	if (token >= s->end || kd_figures_upos(s, token) != KD_UPOS_VERB ||
		!kd_figures_noun(s, token, &figure->counted)) {
		return false;
	}
	figure->of = kd_figures_token(s, token)->span;
	return true;
}

/* Sets what is counted to the rest of the noun phrase from this token on. */
static void set_of(
	const struct search *s, uint32_t token, struct kd_figure *figure)
{
	const struct kd_chunk *chunk = chunk_at(s, token);
	if (take_noun(s, token, figure) || chunk == NULL ||
		!begins_noun_phrase(s, token)) {
		return;
	}
	const uint32_t last = chunk->first + chunk->n;
	figure->of = kd_tokens_span(s->reading->tokens, token, last - token);
	if (chunk->head >= token) {
		figure->counted =
			s->reading->analyses->items[chunk->head].lemma;
	}
}

/* Whether a word says that what was measured follows: "of", "av". */
static bool is_of(const struct search *s, uint32_t token, uint32_t *n)
{
	struct kd_match match;
	if (!kd_figures_match(s, KD_TABLE_BOUNDS, token, &match) ||
		!kd_lang_is(s->lang, match.row, KD_COLUMN_BOUNDS_PLACE, "of")) {
		return false;
	}
	*n = match.n;
	return true;
}

static bool is_sign(const struct search *s, uint32_t token, char sign)
{
	const struct kd_str text =
		token < s->end ? kd_figures_text(s, token) : KD_STR("");
	return text.len == 1 && text.data[0] == sign;
}

/* The token after a bracket that begins or ends here: "5 km (3 miles) of". */
static uint32_t after_bracket(const struct search *s, uint32_t token)
{
	if (is_sign(s, token, ')')) {
		return token + 1;
	}
	for (uint32_t i = token; is_sign(s, token, '(') && i < s->end; i++) {
		if (is_sign(s, i, ')')) {
			return i + 1;
		}
	}
	return token;
}

void kd_figures_find_of(const struct search *s, const struct quantity *quantity,
	struct kd_figure *figure)
{
	uint32_t n = 0;
	const uint32_t next = after_bracket(s, quantity->last);
	if (kd_figures_is_times_sign(s, next)) {
		return;
	}
	if (is_of(s, next, &n)) {
		set_of(s, next + n, figure);
	} else {
		set_of(s, quantity->last, figure);
	}
}

bool kd_figures_stands_alone(
	const struct search *s, const struct quantity *quantity)
{
	if (quantity->first != s->start) {
		return false;
	}
	for (uint32_t i = quantity->last; i < s->end; i++) {
		if (kd_figures_upos(s, i) != KD_UPOS_PUNCT) {
			return false;
		}
	}
	return true;
}

/* Whether the last word of a fraction also says which of a row: "third". */
static bool is_also_ordinal(const struct search *s, uint32_t token)
{
	struct kd_match match;
	return kd_figures_match(s, KD_TABLE_NUMBERS, token, &match) &&
	       kd_lang_is(
		       s->lang, match.row, KD_COLUMN_NUMBERS_KIND, "ordinal");
}

/* Whether a word says which of several: "the second | half". */
static bool is_chosen(const struct search *s, uint32_t token)
{
	return token > s->start &&
	       (kd_figures_upos(s, token - 1) == KD_UPOS_ADJ ||
		       is_also_ordinal(s, token - 1));
}

bool kd_figures_is_share(
	const struct search *s, const struct quantity *quantity)
{
	uint32_t n = 0;
	const uint32_t next = quantity->last;
	if (quantity->numeral.n == 1 && !quantity->numeral.digits &&
		is_chosen(s, quantity->first)) {
		return false;
	}
	if (is_of(s, next, &n)) {
		return true;
	}
	/* "half the town", "tretjina volivcev", but not "half price". */
	return next < s->end &&
	       (kd_figures_upos(s, next) == KD_UPOS_DET ||
		       (kd_feats_get(s->reading->analyses->items[next].feats,
				KD_FEATURE_CASE) == KD_CASE_GEN &&
			       !quantity->numeral.digits));
}
