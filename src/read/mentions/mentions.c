/* mentions.c - finds pronouns and descriptions that stand for a name. */
#include "read/mentions/mentions_private.h"

#include <assert.h>

/* How sure it is, as measured on texts of our own. */
static const double description_confidence = 0.8;

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

/* Without a tree: whether a name begins its sentence, under no preposition. */
static bool seems_subject(const struct kd_mentioning *work, uint32_t name)
{
	const uint32_t token = work->names->items[name].first;
	const struct kd_analysis *analysis =
		&work->reading->analyses->items[token];
	const uint32_t traces = work->traces.n;
	const bool first =
		traces == 0 ||
		work->traces.items[traces - 1].sentence != work->sentence ||
		!work->traces.items[traces - 1].place.subject;
	const bool hangs =
		analysis->chunk != KD_NONE &&
		work->reading->chunks->items[analysis->chunk].adposition !=
			KD_NONE;
	return first && !hangs && !is_in_role(work, name);
}

static struct kd_place place_of_name(
	const struct kd_mentioning *work, uint32_t name)
{
	const uint32_t token = work->names->items[name].first;
	struct kd_place place = kd_mentions_place(work, token);
	if (place.verb == KD_NONE) {
		place.subject = seems_subject(work, name);
	}
	place.owner |= is_in_role(work, name);
	return place;
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
			.place = place_of_name(work, name),
			.quoted = work->quoted_at[token] };
		if (!KD_PUSH(work->arena, &work->traces, trace)) {
			return false;
		}
	}
	return true;
}

uint32_t kd_mentions_pronoun_row(
	const struct kd_mentioning *work, uint32_t token)
{
	const struct kd_words word = {
		.forms = &work->reading->words->forms[token], .n = 1
	};
	struct kd_match match;
	return kd_lang_starts(
		       work->reading->lang, KD_TABLE_PRONOUNS, word.forms[0]) &&
			       kd_lang_match(work->reading->lang,
				       KD_TABLE_PRONOUNS, &word, 0, &match)
		       ? match.row
		       : KD_NONE;
}

bool kd_mentions_is_kind(
	const struct kd_mentioning *work, uint32_t row, const char *kind)
{
	return kd_lang_is(
		work->reading->lang, row, KD_COLUMN_PRONOUNS_KIND, kind);
}

/* Whether it is "he" or "she": third person, singular, of known gender. German
 * "sie" is so only where the sentence says that it is no plural. */
static bool is_he_or_she(
	const struct kd_mentioning *work, uint32_t token, uint64_t feats)
{
	const uint32_t gender = kd_feats_get(feats, KD_FEATURE_GENDER);
	const uint64_t here = work->reading->analyses->items[token].feats;
	const bool plural =
		kd_feats_get(feats, KD_FEATURE_POSS) == 0 &&
		kd_feats_get(here, KD_FEATURE_NUMBER) == KD_NUMBER_PLUR;
	return kd_feats_get(feats, KD_FEATURE_PERSON) == 3 &&
	       kd_feats_get(feats, KD_FEATURE_NUMBER) == KD_NUMBER_SING &&
	       (gender == KD_GENDER_MASC || gender == KD_GENDER_FEM) && !plural;
}

/* "ki ga", which him: what the relative pronoun stands for. */
static bool is_resumed(
	const struct kd_mentioning *work, uint32_t token, uint64_t feats)
{
	const uint32_t before =
		token > 0 ? kd_mentions_pronoun_row(work, token - 1) : KD_NONE;
	return kd_feats_get(feats, KD_FEATURE_CASE) > KD_CASE_NOM &&
	       before != KD_NONE &&
	       kd_mentions_is_kind(work, before, "relative");
}

static bool try_personal(
	struct kd_mentioning *work, uint32_t token, uint32_t row)
{
	const uint64_t feats = kd_lang_feats(
		work->reading->lang, row, KD_COLUMN_PRONOUNS_FEATS);
	if (!is_he_or_she(work, token, feats) ||
		is_resumed(work, token, feats)) {
		return true;
	}
	const uint32_t found = kd_mentions_pronoun(work, token, row);
	if (found == KD_NONE) {
		return true;
	}
	struct kd_trace trace = work->traces.items[found];
	trace.sentence = work->sentence;
	trace.token = token;
	trace.place = kd_mentions_place(work, token);
	trace.quoted = work->quoted_at[token];
	trace.pronoun = true;
	struct kd_person *person = &work->persons.items[trace.person];
	if (person->gender == 0) {
		person->gender =
			(enum kd_gender)kd_feats_get(feats, KD_FEATURE_GENDER);
	}
	work->stands_for[token] = trace.name;
	return add_mention(work,
		kd_mentions_of_pronoun(work, token, trace.name, row), trace);
}

static bool try_pronoun(struct kd_mentioning *work, uint32_t token)
{
	const uint32_t row = kd_mentions_pronoun_row(work, token);
	if (row == KD_NONE) {
		return true;
	}
	return (!kd_mentions_is_kind(work, row, "person") &&
		       !kd_mentions_is_kind(work, row, "gendered")) ||
	       try_personal(work, token, row);
}

/* *next is the token to go on with. */
static bool try_description(
	struct kd_mentioning *work, uint32_t token, uint32_t *next)
{
	struct kd_described found;
	if (work->quoted_at[token] ||
		!kd_mentions_description(work, token, &found)) {
		return true;
	}
	const struct kd_person *person = &work->persons.items[found.person];
	const struct kd_trace trace = { .person = found.person,
		.name = person->last,
		.sentence = work->sentence,
		.token = token,
		.place = kd_mentions_place(work, token) };
	work->stands_for[token] = person->last;
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

/* Whether a noun is in the phrase of a name: a title beside it, or what it is
 * said to be. */
static bool is_beside_name(const struct kd_mentioning *work, uint32_t token)
{
	const uint32_t chunk = work->reading->analyses->items[token].chunk;
	if (work->stands_for[kd_mentions_top(work, token)] != KD_NONE) {
		return true;
	}
	if (chunk == KD_NONE) {
		return false;
	}
	const struct kd_chunk *phrase = &work->reading->chunks->items[chunk];
	return kd_names_of_token(work->names, phrase->first + phrase->n - 1) !=
	       KD_NONE;
}

/* Notes a noun that a pronoun of its gender may stand for. */
static void pass_noun(struct kd_mentioning *work, uint32_t token)
{
	const struct kd_analysis *analysis =
		&work->reading->analyses->items[token];
	const uint32_t gender =
		kd_feats_get(analysis->feats, KD_FEATURE_GENDER);
	const uint32_t number =
		kd_feats_get(analysis->feats, KD_FEATURE_NUMBER);
	if (analysis->upos != KD_UPOS_NOUN || gender > KD_GENDER_NEUT ||
		number > KD_NUMBER_SING || is_beside_name(work, token)) {
		return;
	}
	const struct kd_place place = kd_mentions_place(work, token);
	const bool hangs =
		analysis->chunk != KD_NONE &&
		work->reading->chunks->items[analysis->chunk].adposition !=
			KD_NONE;
	const bool may_be_subject =
		place.verb == KD_NONE && !hangs &&
		kd_feats_get(analysis->feats, KD_FEATURE_CASE) == KD_CASE_NOM;
	if (place.subject || may_be_subject) {
		work->last_subject[gender] = token;
	}
	if (!hangs && !place.owner) {
		work->last_bare[gender] = token;
	}
}

/* Whether a token is in the name that was passed last, and that is no mere
 * nation's. */
static bool is_in_last_name(const struct kd_mentioning *work, uint32_t token)
{
	if (work->name == 0) {
		return false;
	}
	const struct kd_name *last = &work->names->items[work->name - 1];
	return !last->of_nation && token < last->first + last->n;
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
			continue;
		}
		if (!pass_names(work, i)) {
			return false;
		}
		const bool named = is_in_last_name(work, i);
		if (!named && i >= next &&
			(!try_pronoun(work, i) ||
				!try_description(work, i, &next))) {
			return false;
		}
		if (!named && i >= next) {
			pass_noun(work, i);
		}
	}
	return true;
}

/* Whether the language has a possessive of its own for the subject: sin, svoj.
 */
static bool has_own(const struct kd_mentioning *work)
{
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t first = kd_lang_first_row(lang, KD_TABLE_PRONOUNS);
	for (uint32_t i = 0; i < kd_lang_rows(lang, KD_TABLE_PRONOUNS); i++) {
		const uint64_t feats = kd_lang_feats(
			lang, first + i, KD_COLUMN_PRONOUNS_FEATS);
		if (kd_feats_get(feats, KD_FEATURE_POSS) != 0 &&
			kd_mentions_is_kind(work, first + i, "reflexive")) {
			return true;
		}
	}
	return false;
}

enum kd_status kd_mentions_find(const struct kd_mentions_in *in,
	struct kd_arena *arena, struct kd_mentions_out *out, struct kd_err *err)
{
	assert(in->reading != NULL && in->names != NULL);
	*out = (struct kd_mentions_out){ 0 };
	struct kd_mentioning work = {
		.reading = in->reading,
		.names = in->names,
		.arena = arena,
		.out = &out->mentions,
	};
	if (in->names->n == 0) {
		return KD_OK;
	}
	work.has_own = has_own(&work);
	for (uint32_t i = 0; i <= KD_GENDER_NEUT; i++) {
		work.last_subject[i] = KD_NONE;
		work.last_bare[i] = KD_NONE;
	}
	KD_TRY(kd_mentions_persons(&work, err));
	KD_TRY(kd_mentions_clauses(&work, err));
	KD_TRY(kd_mentions_quotes(&work, err));
	for (uint32_t i = 0; i < in->reading->sentences->n; i++) {
		work.sentence = i;
		if (!read_sentence(&work)) {
			return kd_arena_full(arena, err);
		}
	}
	return kd_mentions_speakers(&work) ? KD_OK : kd_arena_full(arena, err);
}
