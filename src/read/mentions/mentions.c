/* mentions.c - finds pronouns and descriptions that stand for a name. */
#include "read/mentions/mentions_private.h"

#include "base/utf8.h"

#include <assert.h>

/* How sure each kind of mention is, as measured on texts of our own. */
static const double pronoun_confidence = 0.75;
static const double description_confidence = 0.8;

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
	       kd_lang_match(reading->lang, KD_TABLE_SPEECH, reading->words,
		       token, &match) &&
	       kd_lang_is(
		       reading->lang, match.row, KD_COLUMN_SPEECH_KIND, "verb");
}

/* Keeps account of whether the words are quoted: between marks, or after a
 * dash that begins the sentence and before ", says". */
static void follow_quotes(struct kd_mentioning *work, uint32_t token)
{
	const struct kd_sentence *sentence =
		&work->reading->sentences->items[work->sentence];
	const uint32_t character = character_of(work, token);
	if (is_quote_mark(character)) {
		work->quoted = !work->quoted;
	} else if (token == sentence->first && is_dash(character)) {
		work->quoted = true;
	} else if (character == ',' && is_saying(work, token + 1)) {
		work->quoted = false;
	}
}

static bool add_mention(struct kd_mentioning *work, struct kd_mention mention,
	struct kd_trace trace)
{
	struct kd_person *person = &work->persons.items[trace.person];
	person->last = mention.name;
	person->sentence = work->sentence;
	return mention.rule.data != NULL &&
	       KD_PUSH(work->arena, work->out, mention) &&
	       KD_PUSH(work->arena, &work->traces, trace);
}

/* Whether a name belongs to the role of the next: "Putin's envoy Dmitriev". */
static bool is_in_role(const struct kd_mentioning *work, uint32_t name)
{
	const struct kd_span span = work->names->items[name].span;
	for (uint32_t i = name + 1; i < work->names->n && i < name + 4; i++) {
		if (kd_span_contains(work->names->items[i].role_span, span)) {
			return true;
		}
	}
	return false;
}

static bool is_subject(const struct kd_mentioning *work, uint32_t name)
{
	const uint32_t token = work->names->items[name].first;
	const struct kd_analysis *analysis =
		&work->reading->analyses->items[token];
	const uint32_t traces = work->traces.n;
	const bool first =
		traces == 0 ||
		work->traces.items[traces - 1].sentence != work->sentence ||
		!work->traces.items[traces - 1].subject;
	const bool hangs =
		analysis->chunk != KD_NONE &&
		work->reading->chunks->items[analysis->chunk].adposition !=
			KD_NONE;
	return first && !hangs && !is_in_role(work, name);
}

/* Notes all names that begin at a token. */
static bool pass_names(struct kd_mentioning *work, uint32_t token)
{
	while (work->name < work->names->n &&
		work->names->items[work->name].first <= token) {
		const uint32_t name = work->name++;
		const uint32_t person = work->person_of[name];
		if (person == KD_NONE) {
			continue;
		}
		work->persons.items[person].last = name;
		work->persons.items[person].sentence = work->sentence;
		const struct kd_trace trace = { .person = person,
			.name = name,
			.sentence = work->sentence,
			.token = token,
			.subject = is_subject(work, name),
			.quoted = work->quoted };
		if (!KD_PUSH(work->arena, &work->traces, trace)) {
			return false;
		}
	}
	return true;
}

/* Features of a personal pronoun of the third person singular with a known
 * gender; 0 for other words. */
static uint64_t pronoun_feats(
	const struct kd_mentioning *work, uint32_t token, uint32_t *row)
{
	const struct kd_lang *lang = work->reading->lang;
	/* By form alone: "zanje" is a form of "on", but no "on". */
	const struct kd_words word = {
		.forms = &work->reading->words->forms[token], .n = 1
	};
	struct kd_match match;
	if (!kd_lang_match(lang, KD_TABLE_PRONOUNS, &word, 0, &match) ||
		!kd_lang_is(
			lang, match.row, KD_COLUMN_PRONOUNS_KIND, "person")) {
		return 0;
	}
	const uint64_t feats =
		kd_lang_feats(lang, match.row, KD_COLUMN_PRONOUNS_FEATS);
	*row = match.row;
	const uint32_t gender = kd_feats_get(feats, KD_FEATURE_GENDER);
	return kd_feats_get(feats, KD_FEATURE_PERSON) == 3 &&
			       kd_feats_get(feats, KD_FEATURE_NUMBER) ==
				       KD_NUMBER_SING &&
			       (gender == KD_GENDER_MASC ||
				       gender == KD_GENDER_FEM)
		       ? feats
		       : 0;
}

static bool try_pronoun(struct kd_mentioning *work, uint32_t token)
{
	uint32_t row = KD_NONE;
	const uint64_t feats = pronoun_feats(work, token, &row);
	if (feats == 0 || work->quoted) {
		return true;
	}
	const uint32_t found = kd_mentions_pronoun(work, token, feats);
	if (found == KD_NONE) {
		return true;
	}
	struct kd_trace trace = work->traces.items[found];
	trace.sentence = work->sentence;
	trace.token = token;
	struct kd_person *person = &work->persons.items[trace.person];
	if (person->gender == 0) {
		person->gender =
			(enum kd_gender)kd_feats_get(feats, KD_FEATURE_GENDER);
	}
	return add_mention(work,
		(struct kd_mention){
			.span = work->reading->tokens->items[token].span,
			.kind = KD_MENTION_PRONOUN,
			.name = trace.name,
			.rule = kd_lang_rule(
				work->reading->lang, work->arena, row),
			.confidence = pronoun_confidence },
		trace);
}

/* *next is the token to go on with. */
static bool try_description(
	struct kd_mentioning *work, uint32_t token, uint32_t *next)
{
	struct kd_described found;
	if (work->quoted || !kd_mentions_description(work, token, &found)) {
		return true;
	}
	const struct kd_person *person = &work->persons.items[found.person];
	const struct kd_trace trace = { .person = found.person,
		.name = person->last,
		.sentence = work->sentence,
		.token = token };
	*next = found.first + found.n;
	return add_mention(work,
		(struct kd_mention){
			.span = kd_tokens_span(
				work->reading->tokens, found.first, found.n),
			.kind = KD_MENTION_DESCRIPTION,
			.name = person->last,
			.rule = kd_lang_rule(
				work->reading->lang, work->arena, found.title),
			.confidence = description_confidence },
		trace);
}

static bool read_sentence(struct kd_mentioning *work)
{
	const struct kd_sentence *sentence =
		&work->reading->sentences->items[work->sentence];
	const struct kd_tokens *tokens = work->reading->tokens;
	const uint32_t end = sentence->first + sentence->n;
	uint32_t next = sentence->first;
	for (uint32_t i = sentence->first; i < end; i++) {
		if (tokens->items[i].kind == KD_TOKEN_PUNCTUATION ||
			tokens->items[i].kind == KD_TOKEN_SYMBOL) {
			follow_quotes(work, i);
			continue;
		}
		const uint32_t name = kd_names_of_token(work->names, i);
		if (!pass_names(work, i)) {
			return false;
		}
		if (name == KD_NONE && i >= next &&
			(!try_pronoun(work, i) ||
				!try_description(work, i, &next))) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_mentions_find(const struct kd_mentions_in *in,
	struct kd_arena *arena, struct kd_mentions_out *out, struct kd_err *err)
{
	assert(in->reading != NULL && in->names != NULL);
	*out = (struct kd_mentions_out){ 0 };
	struct kd_mentioning work = { .reading = in->reading,
		.names = in->names,
		.arena = arena,
		.out = &out->mentions };
	KD_TRY(kd_mentions_persons(&work, err));
	if (work.persons.n == 0) {
		return KD_OK;
	}
	uint32_t block = KD_NONE;
	for (uint32_t i = 0; i < in->reading->sentences->n; i++) {
		work.sentence = i;
		if (in->reading->sentences->items[i].block != block) {
			block = in->reading->sentences->items[i].block;
			work.quoted = false;
		}
		if (!read_sentence(&work)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}
