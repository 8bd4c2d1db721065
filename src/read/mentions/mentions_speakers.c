/* mentions_speakers.c - whom "I" stands for, who says the words around it, and
 * "himself", the subject around it. */
#include "read/mentions/mentions_private.h"

/* How many sentences on the words "says NAME" may stand, and for how many those
 * said before still hold. */
#define AHEAD 5
#define BACK 10

/* How sure it is, as measured on texts with chains of mentions. */
static const double confidence = 0.7;

/* The person who says this sentence or part of it, as a name. */
static uint32_t speaker_of(const struct kd_mentioning *work, uint32_t sentence)
{
	const uint32_t name = kd_mentions_speaker(work, sentence);
	return name != KD_NONE && work->person_of[name] != KD_NONE ? name
								   : KD_NONE;
}

static bool has_saying(const struct kd_mentioning *work, uint32_t sentence)
{
	return work->sayer_of[sentence] != KD_NONE;
}

static bool begins_speech(const struct kd_mentioning *work, uint32_t sentence)
{
	const struct kd_sentence *item =
		&work->reading->sentences->items[sentence];
	return item->n > 0 && work->quoted_at[item->first];
}

/* Whether a sentence without marks of its own goes on with speech that began
 * shortly before: "- So it is. They shouted at me." */
static bool is_within_speech(const struct kd_mentioning *work, uint32_t at)
{
	for (uint32_t i = 0; i <= BACK && i <= at; i++) {
		if (i > 0 && has_saying(work, at - i)) {
			return false;
		}
		if (begins_speech(work, at - i)) {
			return true;
		}
	}
	return false;
}

/* Who is named after the words: the first who says so. */
static uint32_t speaker_after(const struct kd_mentioning *work, uint32_t at)
{
	const uint32_t n = work->reading->sentences->n;
	for (uint32_t i = at; i < n && i <= at + AHEAD; i++) {
		if (i > at && begins_speech(work, i) &&
			!begins_speech(work, i - 1)) {
			return KD_NONE;
		}
		if (has_saying(work, i)) {
			return speaker_of(work, i);
		}
	}
	return KD_NONE;
}

static uint32_t speaker_before(const struct kd_mentioning *work, uint32_t at)
{
	for (uint32_t i = 1; i <= BACK && i <= at; i++) {
		if (has_saying(work, at - i)) {
			return speaker_of(work, at - i);
		}
	}
	return KD_NONE;
}

uint32_t kd_mentions_voice(const struct kd_mentioning *work, uint32_t sentence)
{
	const uint32_t after = speaker_after(work, sentence);
	return after != KD_NONE ? after : speaker_before(work, sentence);
}

/* What is carried from sentence to sentence. */
struct carried {
	struct kd_mentions *out;
	uint32_t name; /* whom "I" stood for last */
	uint32_t sentence;
	uint32_t trace; /* first trace not before the sentence */
};

/* Who does something in the sentences before speech that names nobody. */
static uint32_t actor_before(const struct kd_mentioning *work,
	const struct carried *carried, uint32_t at)
{
	for (uint32_t i = carried->trace; i > 0; i--) {
		const struct kd_trace *trace = &work->traces.items[i - 1];
		if (trace->sentence + BACK < at) {
			return KD_NONE;
		}
		if (trace->place.subject && !trace->quoted) {
			return trace->name;
		}
	}
	return KD_NONE;
}

/* The name that "I" in a sentence stands for; KD_NONE if nobody is quoted. */
static uint32_t who_is_i(const struct kd_mentioning *work,
	const struct carried *carried, uint32_t sentence)
{
	const uint32_t voice = kd_mentions_voice(work, sentence);
	if (voice != KD_NONE) {
		return voice;
	}
	return carried->name != KD_NONE && carried->sentence + BACK >= sentence
		       ? carried->name
		       : actor_before(work, carried, sentence);
}

static bool try_first_person(struct kd_mentioning *work,
	struct carried *carried, uint32_t sentence, uint32_t token,
	uint32_t row)
{
	const uint64_t feats = kd_lang_feats(
		work->reading->lang, row, KD_COLUMN_PRONOUNS_FEATS);
	if (kd_feats_get(feats, KD_FEATURE_PERSON) != 1 ||
		kd_feats_get(feats, KD_FEATURE_NUMBER) != KD_NUMBER_SING ||
		(!work->quoted_at[token] &&
			!is_within_speech(work, sentence))) {
		return true;
	}
	const uint32_t name = who_is_i(work, carried, sentence);
	if (name == KD_NONE) {
		return true;
	}
	const struct kd_mention mention = {
		.span = work->reading->tokens->items[token].span,
		.kind = KD_MENTION_PRONOUN,
		.name = name,
		.rule = kd_lang_rule(work->reading->lang, work->arena, row),
		.confidence = confidence
	};
	carried->name = name;
	carried->sentence = sentence;
	work->stands_for[token] = name;
	return mention.rule.data != NULL &&
	       KD_PUSH(work->arena, carried->out, mention);
}

/* The "sin" of "Per sin bil" says no more than a genitive does, "si" may be a
 * verb, and the "se" of a verb that always has one stands for nobody. */
static bool may_be_reflexive(
	const struct kd_mentioning *work, uint32_t token, uint64_t feats)
{
	const struct kd_analysis *analysis =
		&work->reading->analyses->items[token];
	const uint8_t upos = analysis->upos;
	const bool owned = kd_feats_get(feats, KD_FEATURE_POSS) != 0 &&
			   token > 0 &&
			   kd_names_of_token(work->names, token - 1) != KD_NONE;
	return !owned &&
	       !kd_str_starts_with(analysis->deprel, kd_str_view("expl")) &&
	       (upos == KD_UPOS_PRON || upos == KD_UPOS_DET ||
		       upos == KD_UPOS_ADJ);
}

/* "himself", "his own": the subject of its clause, be it a person or not. */
static bool try_reflexive(struct kd_mentioning *work, struct carried *carried,
	uint32_t token, uint32_t row)
{
	const uint64_t feats = kd_lang_feats(
		work->reading->lang, row, KD_COLUMN_PRONOUNS_FEATS);
	const uint32_t name = may_be_reflexive(work, token, feats)
				      ? kd_mentions_own_subject(work, token)
				      : KD_NONE;
	if (name == KD_NONE) {
		return true;
	}
	const struct kd_mention mention =
		kd_mentions_of_pronoun(work, token, name, row);
	return mention.rule.data != NULL &&
	       KD_PUSH(work->arena, carried->out, mention);
}

static bool try_late(struct kd_mentioning *work, struct carried *carried,
	uint32_t sentence, uint32_t token)
{
	const uint32_t row = kd_mentions_pronoun_row(work, token);
	if (row == KD_NONE) {
		return true;
	}
	return kd_mentions_is_kind(work, row, "reflexive")
		       ? try_reflexive(work, carried, token, row)
		       : try_first_person(work, carried, sentence, token, row);
}

static bool merge(struct kd_mentioning *work, const struct kd_mentions *late)
{
	const struct kd_mentions early = *work->out;
	*work->out = (struct kd_mentions){ 0 };
	uint32_t i = 0;
	uint32_t k = 0;
	while (i < early.n || k < late->n) {
		const bool take_early =
			k == late->n ||
			(i < early.n && early.items[i].span.start <
						late->items[k].span.start);
		if (!KD_PUSH(work->arena, work->out,
			    take_early ? early.items[i] : late->items[k])) {
			return false;
		}
		i += take_early;
		k += !take_early;
	}
	return true;
}

bool kd_mentions_speakers(struct kd_mentioning *work)
{
	struct kd_mentions late = { 0 };
	struct carried carried = { .out = &late, .name = KD_NONE };
	for (uint32_t i = 0; i < work->reading->sentences->n; i++) {
		const struct kd_sentence *sentence =
			&work->reading->sentences->items[i];
		while (carried.trace < work->traces.n &&
			work->traces.items[carried.trace].sentence < i) {
			carried.trace++;
		}
		for (uint32_t k = 0; k < sentence->n; k++) {
			if (!try_late(work, &carried, i, sentence->first + k)) {
				return false;
			}
		}
	}
	return late.n == 0 || merge(work, &late);
}
