/* supposed.c - conditions that a verb at their beginning makes. */
#include "lang/supposed.h"

static bool is_comma(const struct kd_reading *reading, uint32_t token)
{
	return kd_str_equal(reading->tokens->items[token].folded, KD_STR(","));
}

/* Whether a row of kind "opening" begins at a token; after is where it ends.
 */
static bool opens(
	const struct kd_reading *reading, uint32_t token, uint32_t *after)
{
	const struct kd_lang *lang = reading->lang;
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_STATUS_WORDS) +
			     kd_lang_rows(lang, KD_TABLE_STATUS_WORDS);
	struct kd_match match;
	if (!kd_lang_match(lang, KD_TABLE_STATUS_WORDS, reading->words, token,
		    &match)) {
		return false;
	}
	const struct kd_str key = kd_lang_key(lang, match.row);
	for (uint32_t row = match.row;
		row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		if (kd_lang_is(lang, row, KD_COLUMN_STATUS_WORDS_KIND,
			    "opening")) {
			*after = token + match.n;
			return true;
		}
	}
	return false;
}

static bool is_finite(const struct kd_reading *reading, uint32_t token)
{
	const struct kd_analysis *word = &reading->analyses->items[token];
	return (word->upos == KD_UPOS_VERB || word->upos == KD_UPOS_AUX) &&
	       kd_feats_get(word->feats, KD_FEATURE_VERBFORM) ==
		       KD_VERBFORM_FIN;
}

/* A condition that begins a sentence: tokens [first, comma), and its main
 * clause from `main` on. */
struct supposed {
	uint32_t first;
	uint32_t comma;
	uint32_t main;
};

/* Whether its verb has a subject: for the parser, or a name right behind. */
static bool has_subject(
	const struct kd_reading *reading, const struct supposed *at)
{
	const struct kd_analysis *words = reading->analyses->items;
	bool found = words[at->first + 1].upos == KD_UPOS_PROPN;
	for (uint32_t i = at->first + 1; i < at->comma; i++) {
		found = found ||
			kd_str_starts_with(words[i].deprel, KD_STR("nsubj"));
	}
	return found;
}

/* Whether the main clause tells what only would be: "da je X došao, Y [bi]". */
static bool has_would(const struct kd_reading *reading, uint32_t main)
{
	const struct kd_analysis *words = reading->analyses->items;
	const uint32_t n = reading->analyses->n;
	for (uint32_t i = main; i < n && !kd_reading_is_limit(reading, i);
		i++) {
		if (words[i].clause == words[main].clause &&
			kd_feats_get(words[i].feats, KD_FEATURE_MOOD) ==
				KD_MOOD_CND) {
			return true;
		}
	}
	return false;
}

/* Whether what begins at first is a condition up to a comma: a word of the
 * pack opens it, if one that may be "that" one that only would follow from; or
 * a verb with its subject, where a verb begins the main clause as well. */
static bool is_condition(
	const struct kd_reading *reading, const struct supposed *at, bool told)
{
	const struct kd_analysis *word = &reading->analyses->items[at->first];
	if (told) {
		return word->upos != KD_UPOS_SCONJ ||
		       has_would(reading, at->main);
	}
	return is_finite(reading, at->first) && is_finite(reading, at->main) &&
	       has_subject(reading, at);
}

static bool find_supposed(
	const struct kd_reading *reading, uint32_t end, struct supposed *at)
{
	uint32_t after = at->first;
	const bool told = opens(reading, at->first, &after);
	if (!told && !is_finite(reading, at->first)) {
		return false;
	}
	for (uint32_t i = after + 1;
		i + 1 < end && !kd_reading_is_limit(reading, i); i++) {
		if (!is_comma(reading, i)) {
			continue;
		}
		at->comma = i;
		at->main = i + 1;
		if ((told || opens(reading, i, &at->main)) && at->main < end &&
			is_condition(reading, at, told)) {
			return true;
		}
	}
	return false;
}

enum kd_supposed kd_reading_is_supposed(
	const struct kd_reading *reading, uint32_t token)
{
	const uint32_t number = kd_sentences_at(
		reading->sentences, reading->tokens->items[token].span.start);
	if (number == KD_NONE) {
		return KD_SUPPOSED_NOT;
	}
	const struct kd_sentence *sentence = &reading->sentences->items[number];
	struct supposed at = { .first = kd_reading_begin(
				       reading, token, sentence->first) };
	if (!find_supposed(reading, sentence->first + sentence->n, &at)) {
		return KD_SUPPOSED_NOT;
	}
	const struct kd_analysis *words = reading->analyses->items;
	return token < at.comma                               ? KD_SUPPOSED_IF
	       : words[token].clause == words[at.main].clause ? KD_SUPPOSED_THEN
							      : KD_SUPPOSED_NOT;
}
