/* proposals_provisions.c - what a plan is said to provide for. */
#include "read/proposals/proposals_private.h"

/* How many tokens a verb of a topic and its object may take. */
#define TOPIC_TOKENS 8

/* Where in a sentence a plan's contents are told. */
struct contents {
	uint32_t mention; /* whose they are, or KD_NONE */
	uint32_t from;    /* tokens [from, end) */
	uint32_t end;
};

static bool is_verb(const struct kd_proposals_work *work, uint32_t token)
{
	const uint32_t upos = kd_plan_word_at(work, token)->upos;
	return upos == KD_UPOS_VERB || upos == KD_UPOS_AUX;
}

/* Whether a mention stands free of prepositions, so that it can be the subject
 * of a verb after it. */
static bool can_be_subject(
	const struct kd_proposals_work *work, const struct kd_plan_mention *at)
{
	const uint32_t chunk = kd_plan_word_at(work, at->head)->chunk;
	return chunk != KD_NONE &&
	       work->reading->chunks->items[chunk].adposition == KD_NONE;
}

/* The mention whose clause this verb is the predicate of. */
static uint32_t subject_of(const struct kd_proposals_work *work, uint32_t verb,
	uint32_t first, uint32_t subject)
{
	for (uint32_t i = first; i < work->mentions.n; i++) {
		const struct kd_plan_mention *at = &work->mentions.items[i];
		if (at->end <= verb &&
			kd_plan_clause_at(work, at->head) ==
				kd_plan_clause_at(work, verb) &&
			can_be_subject(work, at)) {
			return i;
		}
	}
	if (subject == KD_NONE) {
		return KD_NONE;
	}
	/* "It proposes ...": a pronoun that is no person's. */
	for (uint32_t i = verb; i-- > 0;) {
		const struct kd_analysis *word = kd_plan_word_at(work, i);
		if (word->clause != kd_plan_clause_at(work, verb)) {
			return KD_NONE;
		}
		if (word->upos == KD_UPOS_PRON || word->upos == KD_UPOS_DET) {
			const uint32_t gender =
				kd_feats_get(word->feats, KD_FEATURE_GENDER);
			const uint32_t number =
				kd_feats_get(word->feats, KD_FEATURE_NUMBER);
			return gender == KD_GENDER_NEUT &&
					       number != KD_NUMBER_PLUR
				       ? subject
				       : KD_NONE;
		}
		if (word->upos == KD_UPOS_NOUN || word->upos == KD_UPOS_PROPN) {
			return KD_NONE;
		}
	}
	return KD_NONE;
}

/* "According to the draft, ...": all of the sentence tells of it. */
static uint32_t preposition_of(const struct kd_proposals_work *work,
	uint32_t token, uint32_t n, uint32_t first)
{
	for (uint32_t i = first; i < work->mentions.n; i++) {
		const struct kd_plan_mention *at = &work->mentions.items[i];
		const uint32_t chunk = kd_plan_word_at(work, at->head)->chunk;
		if (chunk != KD_NONE &&
			work->reading->chunks->items[chunk].first ==
				token + n) {
			return i;
		}
	}
	return KD_NONE;
}

/* Finds where the sentence tells contents. */
static struct contents find_contents(const struct kd_proposals_work *work,
	const struct kd_sentence *sentence, uint32_t first, uint32_t subject)
{
	const uint32_t end = sentence->first + sentence->n;
	for (uint32_t i = sentence->first; i < end; i++) {
		struct kd_match match;
		if (kd_plan_kind_at(work, i, &match) != KD_PLAN_PROVISION) {
			continue;
		}
		bool verb = is_verb(work, i);
		uint32_t mention =
			verb ? subject_of(work, i, first, subject) : KD_NONE;
		/* "according to" may be read as a verb. */
		if (mention == KD_NONE &&
			kd_plan_word_at(work, i + match.n - 1)->upos ==
				KD_UPOS_ADP) {
			mention = preposition_of(work, i, match.n, first);
			verb = false;
		}
		if (mention != KD_NONE) {
			return (struct contents){ .mention = mention,
				.from = verb ? i + match.n
					     : work->mentions.items[mention]
							.end,
				.end = end };
		}
	}
	return (struct contents){ .mention = KD_NONE };
}

struct kd_span kd_plan_phrase(const struct kd_proposals_work *work,
	uint32_t token, uint32_t n, uint32_t end, uint32_t *after)
{
	const struct kd_chunks *chunks = work->reading->chunks;
	uint32_t from = token;
	uint32_t to = token + n;
	uint32_t chunk = kd_plan_word_at(work, token)->chunk;
	if (chunk != KD_NONE && chunks->items[chunk].first < from) {
		from = chunks->items[chunk].first;
	}
	chunk = kd_plan_word_at(work, to - 1)->chunk;
	if (chunk != KD_NONE &&
		chunks->items[chunk].first + chunks->items[chunk].n > to) {
		to = chunks->items[chunk].first + chunks->items[chunk].n;
	}
	/* A verb goes with what it is done to: "cede the whole region". */
	while (is_verb(work, to - 1) && to < end &&
		kd_plan_word_at(work, to)->upos != KD_UPOS_PUNCT &&
		to - from < TOPIC_TOKENS) {
		chunk = kd_plan_word_at(work, to)->chunk;
		to = chunk != KD_NONE ? chunks->items[chunk].first +
						chunks->items[chunk].n
				      : to + 1;
	}
	*after = to < end ? to : end;
	return kd_tokens_span(work->reading->tokens, from, *after - from);
}

static bool has_topic(
	const struct kd_provisions *provisions, struct kd_str topic)
{
	for (uint32_t i = 0; i < provisions->n; i++) {
		if (kd_str_equal(provisions->items[i].topic, topic)) {
			return true;
		}
	}
	return false;
}

/* Outlets and speakers that tell of the plan are no contents of it. */
static bool is_source(const struct kd_proposals_work *work, uint32_t token)
{
	const uint32_t name = kd_names_of_token(work->in->names, token);
	return name != KD_NONE && work->in->names->items[name].outlet;
}

static bool read_topics(
	struct kd_proposals_work *work, const struct contents *contents)
{
	const struct kd_lang *lang = work->reading->lang;
	struct kd_provisions *out =
		&work->out->items[contents->mention].provisions;
	uint32_t i = contents->from;
	while (i < contents->end) {
		struct kd_match match;
		if (is_source(work, i) ||
			!kd_plan_match(work, KD_TABLE_TOPICS, i, &match) ||
			i + match.n > contents->end) {
			i++;
			continue;
		}
		struct kd_provision provision = {
			.topic = kd_lang_text(
				lang, match.row, KD_COLUMN_TOPICS_TOPIC),
			.span = kd_plan_phrase(
				work, i, match.n, contents->end, &i),
		};
		if (!has_topic(out, provision.topic) &&
			!kd_plan_is_denied(work, provision.span) &&
			!KD_PUSH(work->arena, out, provision)) {
			return false;
		}
	}
	return true;
}

/* What a sentence right after contents goes on with: one whose verb is told to
 * be or have to be, "Elections would have to be held". */
static struct contents go_on(
	const struct kd_proposals_work *work, uint32_t sentence)
{
	const struct kd_sentence *at =
		&work->reading->sentences->items[sentence];
	const struct contents none = { .mention = KD_NONE };
	if (work->told_in != sentence || work->told_of == KD_NONE) {
		return none;
	}
	for (uint32_t i = at->first; i < at->first + at->n; i++) {
		struct kd_match match;
		if (kd_plan_word_at(work, i)->upos == KD_UPOS_AUX &&
			kd_plan_kind_at(work, i, &match) == KD_PLAN_PROVISION) {
			return (struct contents){ .mention = work->told_of,
				.from = at->first,
				.end = at->first + at->n };
		}
	}
	return none;
}

bool kd_plan_find_provisions(struct kd_proposals_work *work, uint32_t sentence,
	uint32_t first, uint32_t subject)
{
	const struct kd_sentence *at =
		&work->reading->sentences->items[sentence];
	struct contents contents = find_contents(work, at, first, subject);
	if (contents.mention == KD_NONE) {
		contents = go_on(work, sentence);
	}
	if (contents.mention == KD_NONE) {
		return true;
	}
	const uint32_t before = work->out->items[contents.mention].provisions.n;
	if (!read_topics(work, &contents)) {
		return false;
	}
	if (work->out->items[contents.mention].provisions.n > before) {
		work->told_of = contents.mention;
		work->told_in = sentence + 1;
	}
	return true;
}
