/* mentions_quotes.c - which words are quoted, and who says each sentence. */
#include "base/utf8.h"
#include "read/mentions/mentions_private.h"

static bool is_dash(uint32_t character)
{
	return character == '-' || character == 0x2013 || character == 0x2014;
}

static bool is_quote_mark(uint32_t character)
{
	return character == '"' || character == 0x201C || character == 0x201D ||
	       character == 0x201E || character == 0x00AB ||
	       character == 0x00BB;
}

static uint32_t character_of(const struct kd_mentioning *work, uint32_t token)
{
	uint32_t character = 0;
	kd_utf8_read(work->reading->text,
		work->reading->tokens->items[token].span.start, &character);
	return character;
}

static bool is_saying(const struct kd_mentioning *work, uint32_t token)
{
	const struct kd_reading *reading = work->reading;
	struct kd_match match;
	return token < reading->tokens->n &&
	       kd_lang_has_table(
		       kd_lang_starts_at(reading->lang, reading->words, token),
		       KD_TABLE_SPEECH) &&
	       kd_lang_match(reading->lang, KD_TABLE_SPEECH, reading->words,
		       token, &match) &&
	       kd_lang_is(
		       reading->lang, match.row, KD_COLUMN_SPEECH_KIND, "verb");
}

/* Whether words are quoted after this token: between marks, or after a dash
 * that begins the sentence and before ", says". */
static bool follow(const struct kd_mentioning *work,
	const struct kd_sentence *sentence, uint32_t token, bool quoted)
{
	const uint8_t kind = work->reading->tokens->items[token].kind;
	if (kind != KD_TOKEN_PUNCTUATION && kind != KD_TOKEN_SYMBOL) {
		return quoted;
	}
	const uint32_t character = character_of(work, token);
	if (is_quote_mark(character)) {
		return !quoted;
	}
	if (token == sentence->first && is_dash(character)) {
		return true;
	}
	return quoted && !(character == ',' && is_saying(work, token + 1));
}

/* A mark counts with what it opens. */
static void mark_quotes(struct kd_mentioning *work)
{
	uint32_t block = KD_NONE;
	bool quoted = false;
	for (uint32_t i = 0; i < work->reading->sentences->n; i++) {
		const struct kd_sentence *sentence =
			&work->reading->sentences->items[i];
		quoted = quoted && sentence->block == block;
		block = sentence->block;
		for (uint32_t k = 0; k < sentence->n; k++) {
			const uint32_t token = sentence->first + k;
			quoted = follow(work, sentence, token, quoted);
			work->quoted_at[token] = quoted;
		}
	}
}

/* "said Ann Hale", where no subject was found: the person named right after.
 * *name is the first name that ends behind a token; tokens are asked for in
 * order. */
static uint32_t named_after(
	const struct kd_mentioning *work, uint32_t token, uint32_t *name)
{
	const struct kd_names *names = work->names;
	while (*name < names->n &&
		names->items[*name].first + names->items[*name].n <=
			token + 1) {
		(*name)++;
	}
	return *name < names->n && names->items[*name].first <= token + 1 &&
			       work->person_of[*name] != KD_NONE
		       ? token + 1
		       : KD_NONE;
}

/* Who says it by the first verb of saying that is not quoted itself. */
static uint32_t sayer_in(const struct kd_mentioning *work,
	const struct kd_sentence *sentence, uint32_t *name)
{
	for (uint32_t k = 0; k < sentence->n; k++) {
		const uint32_t token = sentence->first + k;
		const uint32_t sayer = work->subject_of[token] != KD_NONE
					       ? work->subject_of[token]
					       : named_after(work, token, name);
		if (sayer != KD_NONE && !work->quoted_at[token] &&
			!work->quoted_at[sayer] && is_saying(work, token)) {
			return sayer;
		}
	}
	return KD_NONE;
}

uint32_t kd_mentions_speaker(
	const struct kd_mentioning *work, uint32_t sentence)
{
	const uint32_t sayer = work->sayer_of[sentence];
	return sayer != KD_NONE ? work->stands_for[sayer] : KD_NONE;
}

enum kd_status kd_mentions_quotes(
	struct kd_mentioning *work, struct kd_err *err)
{
	const struct kd_sentences *sentences = work->reading->sentences;
	work->quoted_at =
		KD_NEW_ARRAY(work->arena, bool, work->reading->tokens->n);
	work->sayer_of = KD_NEW_ARRAY(work->arena, uint32_t, sentences->n);
	if (work->quoted_at == NULL || work->sayer_of == NULL) {
		return kd_arena_full(work->arena, err);
	}
	mark_quotes(work);
	uint32_t name = 0;
	for (uint32_t i = 0; i < sentences->n; i++) {
		work->sayer_of[i] = sayer_in(work, &sentences->items[i], &name);
	}
	return KD_OK;
}
