/* times_tense.c - which way a clause looks: back or ahead. */
#include "read/times/times_private.h"

/* Words looked at on either side; a verb farther off says little. */
#define REACH_TOKENS 18
/* The longest phrase that announces a time right behind it. */
#define REACH_WORDS 4

/* Whether nothing but a determiner parts the time at a token from what ends at
 * end: "by the 5th". */
static bool is_next(const struct parse *parse, uint32_t end, uint32_t token)
{
	const struct kd_analysis *items = parse->in->reading->analyses->items;
	return end == token ||
	       (end + 1 == token && items[end].upos == KD_UPOS_DET);
}

static bool same_clause(const struct parse *parse, uint32_t a, uint32_t b)
{
	const struct kd_analysis *items = parse->in->reading->analyses->items;
	return items[a].clause == items[b].clause;
}

/* Whether a verb in the present can tell of a day ahead, "reist am Freitag":
 * words of saying and headlines tell of one behind. */
static bool is_to_come(const struct parse *parse, uint32_t verb)
{
	const struct kd_reading *reading = parse->in->reading;
	const struct kd_analysis *analysis = &reading->analyses->items[verb];
	const uint32_t block = reading->sentences->items[parse->sentence].block;
	struct kd_match match;
	return analysis->upos == KD_UPOS_VERB &&
	       kd_feats_get(analysis->feats, KD_FEATURE_VERBFORM) ==
		       KD_VERBFORM_FIN &&
	       (block >= reading->blocks->n ||
		       reading->blocks->items[block].kind ==
			       KD_BLOCK_PARAGRAPH ||
		       reading->blocks->items[block].kind == KD_BLOCK_LEAD) &&
	       !kd_lang_match(parse->lang, KD_TABLE_SPEECH, reading->words,
		       verb, &match);
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
	/* A name or month may be spelt like one: "on 3 May". */
	if (analysis->upos != KD_UPOS_PROPN &&
		(kd_lang_starts(parse->lang, KD_TABLE_TENSE_WORDS,
			 reading->words->forms[i]) ||
			kd_lang_starts(parse->lang, KD_TABLE_TENSE_WORDS,
				reading->words->lemmas[i])) &&
		kd_lang_match(parse->lang, KD_TABLE_TENSE_WORDS, reading->words,
			i, &match)) {
		/* An adposition speaks of what it governs alone: "by Tuesday",
		 * but not "by police on Tuesday", and "a plan for Tuesday", but
		 * not "on Tuesday with a plan for peace". */
		if (analysis[match.n - 1].upos == KD_UPOS_ADP &&
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
		return same_clause(parse, i, token) && is_to_come(parse, i)
			       ? DIRECTION_AHEAD
			       : DIRECTION_NEAR;
	default:
		return *weak ? DIRECTION_PAST : DIRECTION_NEAR;
	}
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

static bool is_present(const struct parse *parse, uint32_t token)
{
	return kd_feats_get(parse->in->reading->analyses->items[token].feats,
		       KD_FEATURE_TENSE) == KD_TENSE_PRES;
}

/* Whether a day only tells which of a kind is meant, "after Wednesday's
 * ruling", of what is not its clause's subject. */
static bool is_owner(const struct parse *parse, uint32_t token)
{
	const struct kd_analyses *analyses = parse->in->reading->analyses;
	const struct kd_analysis *word = &analyses->items[token];
	return word->head != KD_NONE &&
	       kd_str_equal(word->deprel, KD_STR("nmod:poss")) &&
	       !kd_str_starts_with(
		       analyses->items[word->head].deprel, KD_STR("nsubj"));
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
			if (said == DIRECTION_AHEAD && past == DIRECTION_NEAR &&
				(weakly == DIRECTION_NEAR ||
					!is_present(parse, sides[k]))) {
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

/* Whether words of the future end right before a time: "planned for | Friday",
 * whatever its clause says else. */
static bool is_announced(const struct parse *parse, uint32_t token)
{
	const struct kd_words *words = parse->in->reading->words;
	const uint32_t first =
		parse->in->reading->sentences->items[parse->sentence].first;
	for (uint32_t n = 1; n <= REACH_WORDS && first + n <= token; n++) {
		struct kd_match match;
		if (kd_lang_match(parse->lang, KD_TABLE_TENSE_WORDS, words,
			    token - n, &match) &&
			match.n >= 2 &&
			is_next(parse, token - n + match.n, token) &&
			kd_lang_is(parse->lang, match.row,
				KD_COLUMN_TENSE_WORDS_TENSE, "ahead")) {
			return true;
		}
	}
	return false;
}

/* First what its clause says, then its sentence. */
enum direction kd_times_tense(const struct parse *parse, uint32_t token)
{
	if (is_announced(parse, token)) {
		return DIRECTION_AHEAD;
	}
	if (is_owner(parse, token)) {
		return DIRECTION_NEAR;
	}
	const enum direction said = look_around(parse, token, true);
	return said != DIRECTION_NEAR ? said : look_around(parse, token, false);
}
