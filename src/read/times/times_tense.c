/* times_tense.c - which way a clause looks: back or ahead. */
#include "read/times/times_private.h"

/* Words looked at on either side; a verb farther off says little. */
#define REACH_TOKENS 18

/* Whether nothing but a determiner parts the time at a token from what ends at
 * end: "by the 5th". */
static bool is_next(const struct parse *parse, uint32_t end, uint32_t token)
{
	const struct kd_analysis *items = parse->in->reading->analyses->items;
	return end == token ||
	       (end + 1 == token && items[end].upos == KD_UPOS_DET);
}

/* What one token says of the direction of a time; a participle says it weakly:
 * "will be signed". */
static enum direction direction_of(
	const struct parse *parse, uint32_t i, uint32_t token, bool *weak)
{
	*weak = false;
	const struct kd_reading *reading = parse->in->reading;
	const struct kd_analysis *analysis = &reading->analyses->items[i];
	struct kd_match match;
	if ((kd_lang_starts(parse->lang, KD_TABLE_TENSE_WORDS,
		     reading->words->forms[i]) ||
		    kd_lang_starts(parse->lang, KD_TABLE_TENSE_WORDS,
			    reading->words->lemmas[i])) &&
		kd_lang_match(parse->lang, KD_TABLE_TENSE_WORDS, reading->words,
			i, &match)) {
		/* An adposition speaks of what it governs alone: "by Tuesday",
		 * but not "by police on Tuesday". */
		if (analysis->upos == KD_UPOS_ADP && match.n == 1 &&
			!is_next(parse, i + match.n, token)) {
			return DIRECTION_NEAR;
		}
		const struct kd_str tense = kd_lang_text(
			parse->lang, match.row, KD_COLUMN_TENSE_WORDS_TENSE);
		return kd_str_equal(tense, KD_STR("ahead"))  ? DIRECTION_AHEAD
		       : kd_str_equal(tense, KD_STR("past")) ? DIRECTION_PAST
							     : DIRECTION_NEAR;
	}
	if (analysis->upos != KD_UPOS_VERB && analysis->upos != KD_UPOS_AUX) {
		return DIRECTION_NEAR;
	}
	*weak = kd_feats_get(analysis->feats, KD_FEATURE_VERBFORM) ==
		KD_VERBFORM_PART;
	switch (kd_feats_get(analysis->feats, KD_FEATURE_TENSE)) {
	case KD_TENSE_PAST:
		return DIRECTION_PAST;
	case KD_TENSE_FUT:
		return DIRECTION_AHEAD;
	case KD_TENSE_PRES:
		return DIRECTION_NEAR;
	default:
		return *weak ? DIRECTION_PAST : DIRECTION_NEAR;
	}
}

static bool same_clause(const struct parse *parse, uint32_t a, uint32_t b)
{
	const struct kd_analysis *items = parse->in->reading->analyses->items;
	return items[a].clause == items[b].clause;
}

/* Whether token i, reached in either direction, is to be asked. */
static bool is_asked(const struct parse *parse, uint32_t i, uint32_t token,
	uint32_t step, bool in_clause)
{
	const struct kd_sentence *sentence =
		&parse->in->reading->sentences->items[parse->sentence];
	return i >= sentence->first && i < sentence->first + sentence->n &&
	       i <= token + step &&
	       (!in_clause || same_clause(parse, i, token));
}

/* The nearest word that says something; words of the future win over an
 * equally near past, and all over a participle. */
static enum direction look_around(
	const struct parse *parse, uint32_t token, bool in_clause)
{
	enum direction past = DIRECTION_NEAR;
	enum direction weakly = DIRECTION_NEAR;
	for (uint32_t step = 1; step <= REACH_TOKENS; step++) {
		const uint32_t sides[2] = { token - step, token + step };
		for (size_t k = 0; k < KD_COUNT(sides); k++) {
			bool weak = false;
			if (!is_asked(
				    parse, sides[k], token, step, in_clause)) {
				continue;
			}
			const enum direction said =
				direction_of(parse, sides[k], token, &weak);
			if (said == DIRECTION_AHEAD && past == DIRECTION_NEAR) {
				return said;
			}
			if (said == DIRECTION_PAST && weak) {
				weakly = said;
			} else if (said == DIRECTION_PAST) {
				past = said;
			}
		}
		if (past != DIRECTION_NEAR) {
			return past;
		}
	}
	return in_clause ? weakly : DIRECTION_NEAR;
}

/* First what its clause says, then its sentence. */
enum direction kd_times_tense(const struct parse *parse, uint32_t token)
{
	const enum direction said = look_around(parse, token, true);
	return said != DIRECTION_NEAR ? said : look_around(parse, token, false);
}
