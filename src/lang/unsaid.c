/* unsaid.c - what words that were not said leave open. */
#include "lang/unsaid.h"

/* Whether a word that asks for a part begins what is said: "when", "to whom".
 */
static bool begins_with_question(
	const struct kd_reading *reading, struct kd_span content)
{
	const struct kd_tokens *tokens = reading->tokens;
	uint32_t i = kd_tokens_at(tokens, content.start);
	if (i < tokens->n && reading->analyses->items[i].upos == KD_UPOS_ADP) {
		i++;
	}
	struct kd_match match;
	return i < tokens->n &&
	       kd_lang_match(reading->lang, KD_TABLE_HEDGES, reading->words, i,
		       &match) &&
	       kd_lang_is(reading->lang, match.row, KD_COLUMN_HEDGES_KIND,
		       "question");
}

bool kd_reading_is_left_open(
	const struct kd_reading *reading, const struct kd_statement *statement)
{
	/* Who is forced to admit it does. */
	const bool admits = statement->unsaid == KD_UNSAID_UNREAL &&
			    statement->force == KD_FORCE_CONFIRMS;
	return statement->unsaid != KD_UNSAID_UNKNOWN && !admits &&
	       statement->kind == KD_SPEECH_INDIRECT &&
	       !begins_with_question(reading, statement->content.items[0]);
}

bool kd_reading_is_denied_after(
	const struct kd_reading *reading, const struct kd_statement *statement)
{
	const bool denies = statement->force == KD_FORCE_DENIES ||
			    statement->force == KD_FORCE_REJECTS;
	const struct kd_spans *content = &statement->content;
	if (!denies || statement->kind != KD_SPEECH_INDIRECT ||
		statement->cue.n == 0) {
		return false;
	}
	const uint32_t number = kd_sentences_at(
		reading->sentences, statement->cue.items[0].start);
	return number != KD_NONE &&
	       content->items[content->n - 1].end <=
		       reading->sentences->items[number].span.start;
}
