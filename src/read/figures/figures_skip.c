/* figures_skip.c - numbers that are no quantities: labels, scores, ages. */
#include "read/figures/figures_private.h"

#include <math.h>

static bool is_word(const struct search *s, uint32_t i)
{
	return i < s->end && kd_figures_token(s, i)->kind == KD_TOKEN_WORD;
}

static bool is_sign(const struct search *s, uint32_t i, const char *sign)
{
	return i < s->end &&
	       kd_str_equal(kd_figures_text(s, i), kd_str_view(sign));
}

static bool is_nominal(const struct search *s, uint32_t i)
{
	const uint32_t upos = i < s->end ? kd_figures_upos(s, i) : 0;
	return upos == KD_UPOS_NOUN || upos == KD_UPOS_ADJ ||
	       upos == KD_UPOS_PROPN;
}

/* "1." or "1)" at the beginning of a block. */
static bool is_list_number(
	const struct search *s, const struct quantity *quantity)
{
	const uint32_t k =
		kd_sentences_of_token(s->reading->sentences, quantity->number);
	return k != KD_NONE &&
	       s->reading->sentences->items[k].first == quantity->number &&
	       (is_sign(s, quantity->last, ".") ||
		       is_sign(s, quantity->last, ")"));
}

/* "18." where a stop makes an ordinal: the 18th of something. */
static bool is_stopped_ordinal(
	const struct search *s, const struct quantity *quantity)
{
	const uint32_t next = quantity->last;
	return s->notation.stop_ordinals && quantity->numeral.digits &&
	       is_sign(s, next, ".") && next + 1 < s->end &&
	       kd_figures_token(s, next)->span.start == quantity->end;
}

/* Whether a noun in the genitive singular follows, which five and more do not
 * count: "article 5 | of the treaty" in one word. */
static bool owns_noun_before(
	const struct search *s, const struct quantity *quantity)
{
	const uint32_t word = kd_figures_token(s, quantity->last)->word;
	struct kd_word_analysis form;
	bool singular = false;
	for (uint32_t k = 0; kd_lang_analysis(s->lang, word, k, &form); k++) {
		if (kd_feats_get(form.feats, KD_FEATURE_CASE) != KD_CASE_GEN) {
			continue;
		}
		if (kd_feats_get(form.feats, KD_FEATURE_NUMBER) !=
			KD_NUMBER_SING) {
			return false;
		}
		singular = true;
	}
	return quantity->value >= 5 && singular;
}

/* Whether the tree says that the number counts the noun behind it, in the
 * noun's own case: "in Charkiw | 14 Menschen". */
static bool counts(const struct search *s, const struct quantity *quantity)
{
	const struct kd_analysis *number =
		&s->reading->analyses->items[quantity->number];
	return number->head == quantity->last &&
	       kd_str_equal(number->deprel, KD_STR("nummod"));
}

/* "Article 5", "phase 2", "Boeing 737": a noun and its number. */
static bool follows_noun(
	const struct search *s, const struct quantity *quantity)
{
	const uint32_t first = quantity->first;
	if (first == 0 || !quantity->numeral.digits || quantity->unit.len > 0 ||
		!is_word(s, first - 1) || quantity->numeral.scaled) {
		return false;
	}
	const uint32_t upos = kd_figures_upos(s, first - 1);
	const bool noun = upos == KD_UPOS_NOUN || upos == KD_UPOS_PROPN;
	return noun &&
	       (!is_nominal(s, quantity->last) ||
		       (!counts(s, quantity) && owns_noun_before(s, quantity)));
}

/* ", 9000 Murska Sobota": a town's number in an address. */
static bool is_postcode(const struct search *s, const struct quantity *quantity)
{
	const uint32_t i = quantity->number;
	const struct kd_str text = kd_figures_text(s, i);
	return i > s->start && quantity->numeral.digits && text.len >= 4 &&
	       text.len <= 5 && quantity->numeral.n == 1 &&
	       quantity->unit.len == 0 && quantity->value >= 1000 &&
	       floor(quantity->value) == quantity->value &&
	       memchr(text.data, ',', text.len) == NULL &&
	       memchr(text.data, '.', text.len) == NULL &&
	       is_sign(s, i - 1, ",") && quantity->last < s->end &&
	       kd_figures_upos(s, quantity->last) == KD_UPOS_PROPN;
}

/* "+47 22 33 44 55", "007": digits that are no number. */
static bool is_code(const struct search *s, const struct quantity *quantity)
{
	const uint32_t i = quantity->number;
	const struct kd_str text = kd_figures_text(s, i);
	if (!quantity->numeral.digits) {
		return false;
	}
	if (text.len > 1 && text.data[0] == '0' && text.data[1] >= '0' &&
		text.data[1] <= '9' && fabs(quantity->value) >= 1) {
		return true;
	}
	if (i > 0 && is_sign(s, i - 1, "+")) {
		return true;
	}
	const uint32_t next = quantity->last;
	const bool more = quantity->unit.len == 0 && next < s->end &&
			  kd_figures_token(s, next)->kind == KD_TOKEN_NUMBER;
	const bool before =
		i > 0 && kd_figures_token(s, i - 1)->kind == KD_TOKEN_NUMBER;
	return more || before;
}

/* Whether what follows a number may be what it counts. */
static bool counts_next(const struct search *s, uint32_t i)
{
	if (!is_word(s, i) || kd_lang_starts(s->lang, KD_TABLE_MONTHS,
				      kd_figures_token(s, i)->word)) {
		return false;
	}
	const uint32_t upos = kd_figures_upos(s, i);
	struct kd_str lemma;
	return is_nominal(s, i) || upos == KD_UPOS_UNKNOWN ||
	       (upos == KD_UPOS_VERB && kd_figures_noun(s, i, &lemma));
}

/* "2-1", "3:0", "24/7": two numbers and a sign, and nothing that they count. */
static bool is_score(const struct search *s, const struct quantity *quantity)
{
	if (quantity->unit.len > 0 || counts_next(s, quantity->last)) {
		return false;
	}
	static const char *const signs[] = { "-", "\xE2\x80\x93", ":", "/" };
	for (size_t i = 0; i < KD_COUNT(signs); i++) {
		const bool after =
			is_sign(s, quantity->last, signs[i]) &&
			quantity->last + 1 < s->end &&
			kd_figures_token(s, quantity->last + 1)->kind ==
				KD_TOKEN_NUMBER;
		const bool before =
			quantity->number > 1 &&
			is_sign(s, quantity->number - 1, signs[i]) &&
			kd_figures_token(s, quantity->number - 2)->kind ==
				KD_TOKEN_NUMBER;
		if (after || before) {
			return true;
		}
	}
	if (quantity->bound != KD_BOUND_BETWEEN) {
		return false;
	}
	const uint32_t sign = quantity->number + quantity->numeral.n;
	return is_sign(s, sign, "-") || is_sign(s, sign, signs[1]);
}

/* "Ola Nordmann (45)", "Jane Doe, 45,": an age after a name. */
static bool is_age(const struct search *s, const struct quantity *quantity)
{
	const uint32_t i = quantity->number;
	if (i < 2 || quantity->unit.len > 0 || quantity->value >= 120 ||
		floor(quantity->value) != quantity->value) {
		return false;
	}
	const bool named = kd_figures_upos(s, i - 2) == KD_UPOS_PROPN ||
			   kd_names_of_token(s->in->names, i - 2) != KD_NONE;
	const bool bracketed =
		is_sign(s, i - 1, "(") && is_sign(s, quantity->last, ")");
	const bool between_commas = is_sign(s, i - 1, ",") &&
				    (is_sign(s, quantity->last, ",") ||
					    is_sign(s, quantity->last, "."));
	return named && (bracketed || between_commas);
}

static bool is_points(const struct search *s, uint32_t token)
{
	struct kd_match match;
	return kd_figures_match(s, KD_TABLE_PLAN_WORDS, token, &match) &&
	       kd_lang_is(
		       s->lang, match.row, KD_COLUMN_PLAN_WORDS_KIND, "points");
}

/* "28 points", "from 28 to 19 points", "56 of 57 points": how a plan is
 * divided, not a quantity. */
static bool counts_points(
	const struct search *s, const struct quantity *quantity)
{
	struct kd_match match;
	struct kd_numeral second;
	if (is_points(s, quantity->last)) {
		return true;
	}
	if (!kd_figures_match(s, KD_TABLE_BOUNDS, quantity->last, &match)) {
		return false;
	}
	const uint32_t next = quantity->last + match.n;
	return next < s->end && kd_numbers_read(&s->numerals, next, &second) &&
	       next + second.n < s->end && is_points(s, next + second.n);
}

/* "One" and "none" in words say little, as do "the two" who did something. */
static bool is_mere_word(
	const struct search *s, const struct quantity *quantity)
{
	if (quantity->numeral.digits || quantity->unit.len > 0 ||
		quantity->bound == KD_BOUND_BETWEEN) {
		return false;
	}
	if (quantity->value < 0 || kd_figures_stands_alone(s, quantity) ||
		quantity->is_ratio) {
		return false;
	}
	return quantity->value <= 1 ||
	       (quantity->value <= 2 && !counts_next(s, quantity->last));
}

/* Letters glued to it that are no unit: "28-point", "4x4". A stop is none. */
static bool has_rest(const struct search *s, const struct quantity *quantity)
{
	const uint32_t end = kd_figures_token(s, quantity->last - 1)->span.end;
	return quantity->end < end &&
	       !(quantity->end + 1 == end &&
		       s->reading->text.data[quantity->end] == '.');
}

/* "45 years": a duration, which is a time, or an age. */
static bool measures_time(
	const struct search *s, const struct quantity *quantity)
{
	struct kd_match match;
	return quantity->unit.len == 0 &&
	       kd_figures_match(s, KD_TABLE_MONTHS, quantity->last, &match) &&
	       kd_lang_is(s->lang, match.row, KD_COLUMN_MONTHS_KIND, "unit");
}

bool kd_figures_is_label(
	const struct search *s, const struct quantity *quantity)
{
	return quantity->numeral.ordinal || has_rest(s, quantity) ||
	       is_list_number(s, quantity) || is_stopped_ordinal(s, quantity) ||
	       follows_noun(s, quantity) || is_code(s, quantity) ||
	       is_postcode(s, quantity) || is_score(s, quantity) ||
	       is_age(s, quantity) || counts_points(s, quantity) ||
	       is_mere_word(s, quantity) || measures_time(s, quantity) ||
	       kd_figures_is_told_age(s, quantity);
}
