/* mentions_descriptions.c - whom "the Ukrainian leader" stands for. */
#include "read/mentions/mentions_private.h"

/* How many sentences back a description without a country may reach. */
#define REACH 4
/* Words before a title that are looked at, and after it. */
#define WORDS_BEFORE 5
#define WORDS_AFTER 4

static const struct kd_analysis *analysis_of(
	const struct kd_mentioning *work, uint32_t token)
{
	return &work->reading->analyses->items[token];
}

static bool is_place_word(const struct kd_mentioning *work, uint32_t token)
{
	struct kd_match match;
	return kd_lang_match(work->reading->lang, KD_TABLE_PLACES,
		work->reading->words, token, &match);
}

static bool is_definite(uint64_t feats)
{
	return kd_feats_get(feats, KD_FEATURE_DEFINITE) == 1;
}

static bool is_same_phrase(
	const struct kd_mentioning *work, uint32_t a, uint32_t b)
{
	return analysis_of(work, a)->chunk == analysis_of(work, b)->chunk;
}

/* What stands before a title in its noun phrase. */
struct before {
	uint32_t first;
	bool definite;
	bool owned; /* a name in the genitive, which makes it definite */
	bool other; /* a word that may make it someone else */
};

static struct before look_before(
	const struct kd_mentioning *work, uint32_t title)
{
	const uint32_t start =
		work->reading->sentences->items[work->sentence].first;
	struct before before = { .first = title };
	while (before.first > start && title - before.first < WORDS_BEFORE) {
		const uint32_t token = before.first - 1;
		const struct kd_analysis *analysis = analysis_of(work, token);
		const uint32_t name = kd_names_of_token(work->names, token);
		if (analysis->upos == KD_UPOS_DET) {
			before.definite |= is_definite(analysis->feats);
			before.other |= !is_definite(analysis->feats);
			before.first = token;
			break;
		}
		if (name != KD_NONE) {
			before.owned = true;
			before.first = work->names->items[name].first;
		} else if (analysis->upos == KD_UPOS_PART) {
			before.first = token;
		} else if (is_place_word(work, token)) {
			before.first = token;
		} else {
			before.other |= analysis->upos == KD_UPOS_ADJ ||
					analysis->upos == KD_UPOS_PRON ||
					analysis->upos == KD_UPOS_NUM ||
					(analysis->upos == KD_UPOS_NOUN &&
						is_same_phrase(work, token,
							before.first));
			break;
		}
	}
	return before;
}

/* A role beside a name is the name's, not a mention of its own. */
static bool is_role(const struct kd_mentioning *work, struct kd_span span)
{
	const uint32_t from = work->name > 2 ? work->name - 2 : 0;
	for (uint32_t i = from; i < work->names->n && i < work->name + 3; i++) {
		if (kd_span_overlaps(work->names->items[i].role_span, span)) {
			return true;
		}
	}
	return false;
}

/* Nouns with a case and no article are definite if they like. */
static bool may_be_definite(const struct kd_mentioning *work, uint32_t title,
	const struct before *before)
{
	const uint64_t feats = analysis_of(work, title)->feats;
	if (before->other ||
		kd_feats_get(feats, KD_FEATURE_NUMBER) == KD_NUMBER_PLUR ||
		kd_feats_get(feats, KD_FEATURE_NUMBER) == KD_NUMBER_DUAL) {
		return false;
	}
	return before->definite || before->owned || is_definite(feats) ||
	       kd_feats_get(feats, KD_FEATURE_CASE) != 0;
}

/* "of Ukraine" after a title; false if something unknown follows. */
static bool look_after(
	const struct kd_mentioning *work, uint32_t *end, struct kd_str *key)
{
	const struct kd_sentence *sentence =
		&work->reading->sentences->items[work->sentence];
	const uint32_t limit = sentence->first + sentence->n;
	while (*end < limit && analysis_of(work, *end)->upos == KD_UPOS_ADJ &&
		is_place_word(work, *end)) {
		*key = kd_mentions_place_key(work->reading, (*end)++);
	}
	if (*end >= limit) {
		return true;
	}
	const uint8_t upos = analysis_of(work, *end)->upos;
	const uint32_t name = kd_names_of_token(work->names, *end);
	if (name != KD_NONE) {
		*key = work->names->items[name].key;
		*end += work->names->items[name].n;
		return key->data != NULL;
	}
	/* "rådgiveren sin" is someone's, and whose is not known here. */
	if (upos == KD_UPOS_NOUN || upos == KD_UPOS_ADJ ||
		upos == KD_UPOS_PROPN ||
		kd_feats_get(analysis_of(work, *end)->feats, KD_FEATURE_POSS) !=
			0) {
		return false;
	}
	if (upos != KD_UPOS_ADP) {
		return true;
	}
	for (uint32_t i = *end + 1; i < limit && i < *end + WORDS_AFTER; i++) {
		const uint32_t place = kd_names_of_token(work->names, i);
		if (place != KD_NONE &&
			work->names->items[place].key.data != NULL) {
			*key = work->names->items[place].key;
			*end = work->names->items[place].first +
			       work->names->items[place].n;
			return true;
		}
	}
	return true;
}

static bool same_title(
	const struct kd_mentioning *work, uint32_t a, uint32_t b, bool exact)
{
	const struct kd_lang *lang = work->reading->lang;
	if (exact) {
		return kd_str_equal(kd_lang_key(lang, a), kd_lang_key(lang, b));
	}
	const struct kd_str group =
		kd_lang_text(lang, a, KD_COLUMN_TITLES_GROUP);
	return group.data != NULL &&
	       kd_str_equal(
		       group, kd_lang_text(lang, b, KD_COLUMN_TITLES_GROUP));
}

static bool has_role(const struct kd_mentioning *work,
	const struct kd_person *person, uint32_t title, struct kd_str key,
	bool exact)
{
	for (uint32_t i = person->first_fact; i != KD_NONE;
		i = work->facts.items[i].next) {
		const struct kd_fact *fact = &work->facts.items[i];
		if (same_title(work, title, fact->title, exact) &&
			(key.data == NULL ||
				kd_mentions_same_country(key, fact->key) ||
				kd_str_equal(key, fact->key))) {
			return true;
		}
	}
	return false;
}

/* The one person met before who has the role; KD_NONE if none or several. */
static uint32_t person_with(const struct kd_mentioning *work, uint32_t title,
	struct kd_str key, bool exact)
{
	uint32_t found = KD_NONE;
	for (uint32_t i = work->traces.n; i > 0; i--) {
		const struct kd_trace *trace = &work->traces.items[i - 1];
		if (trace->sentence + REACH < work->sentence) {
			break;
		}
		if (trace->person != found &&
			has_role(work, &work->persons.items[trace->person],
				title, key, exact)) {
			if (found != KD_NONE) {
				return KD_NONE;
			}
			found = trace->person;
		}
	}
	return found;
}

bool kd_mentions_description(const struct kd_mentioning *work, uint32_t token,
	struct kd_described *out)
{
	const struct kd_reading *reading = work->reading;
	struct kd_match match;
	if (!kd_lang_has_table(
		    kd_lang_starts_at(reading->lang, reading->words, token),
		    KD_TABLE_TITLES) ||
		!kd_lang_match(reading->lang, KD_TABLE_TITLES, reading->words,
			token, &match) ||
		!kd_lang_is(reading->lang, match.row, KD_COLUMN_TITLES_KIND,
			"role")) {
		return false;
	}
	const struct before before = look_before(work, token);
	uint32_t end = token + match.n;
	struct kd_str key = { 0 };
	struct kd_str after = { 0 };
	if (!may_be_definite(work, end - 1, &before) ||
		!look_after(work, &end, &after)) {
		return false;
	}
	const struct kd_span all = kd_tokens_span(
		reading->tokens, before.first, end - before.first);
	const struct kd_span start = { all.start,
		reading->tokens->items[token].span.start };
	if (is_role(work, all)) {
		return false;
	}
	if (!kd_mentions_key(work, start, &key)) {
		key = after;
	}
	uint32_t person = person_with(work, match.row, key, true);
	if (person == KD_NONE) {
		person = person_with(work, match.row, key, false);
	}
	*out = (struct kd_described){ .first = before.first,
		.n = end - before.first,
		.title = match.row,
		.person = person };
	return person != KD_NONE;
}
