/* proposals_stances.c - who accepts, rejects or demands. */
#include "read/proposals/proposals_private.h"

/* "is ready to work on it": how far the pronoun may be. */
#define PRONOUN_REACH_TOKENS 4

/* A sentence and the mentions that can be meant in it. */
struct scene {
	struct kd_proposals_work *work;
	uint32_t first_token;
	uint32_t end_token;
	uint32_t first;   /* mention of this sentence */
	uint32_t subject; /* mention before it, or KD_NONE */
};

static uint32_t clause_at(const struct scene *scene, uint32_t token)
{
	return kd_plan_word_at(scene->work, token)->clause;
}

/* Whether another word carries the tense of a token's clause. */
static bool has_finite(const struct scene *scene, uint32_t token)
{
	for (uint32_t i = scene->first_token; i < scene->end_token; i++) {
		if (clause_at(scene, i) == clause_at(scene, token) &&
			kd_feats_get(kd_plan_word_at(scene->work, i)->feats,
				KD_FEATURE_VERBFORM) == KD_VERBFORM_FIN) {
			return true;
		}
	}
	return false;
}

/* A participle counts where no other word is the predicate. */
static bool is_verb(const struct scene *scene, uint32_t token)
{
	const struct kd_analysis *word = kd_plan_word_at(scene->work, token);
	return word->upos == KD_UPOS_VERB || word->upos == KD_UPOS_AUX ||
	       (word->upos == KD_UPOS_ADJ &&
		       kd_feats_get(word->feats, KD_FEATURE_VERBFORM) != 0 &&
		       !has_finite(scene, token));
}

static bool is_thing_pronoun(const struct scene *scene, uint32_t token)
{
	const struct kd_analysis *word = kd_plan_word_at(scene->work, token);
	return word->upos == KD_UPOS_PRON &&
	       kd_feats_get(word->feats, KD_FEATURE_GENDER) == KD_GENDER_NEUT;
}

/* The plan a verb speaks of: one named after it in its clause, or "it". */
static uint32_t mention_after(
	const struct scene *scene, uint32_t from, uint32_t *end)
{
	const struct kd_proposals_work *work = scene->work;
	for (uint32_t i = scene->first; i < work->mentions.n; i++) {
		const struct kd_plan_mention *at = &work->mentions.items[i];
		if (at->first >= from && clause_at(scene, at->head) ==
						 clause_at(scene, from - 1)) {
			*end = at->end;
			return i;
		}
	}
	for (uint32_t k = from;
		k < scene->end_token && k < from + PRONOUN_REACH_TOKENS; k++) {
		if (!is_thing_pronoun(scene, k)) {
			continue;
		}
		*end = k + 1;
		return scene->first < work->mentions.n &&
				       work->mentions.items[scene->first].end <=
					       from
			       ? scene->first
			       : scene->subject;
	}
	return KD_NONE;
}

/* Whether a chunk can be who takes a stand. */
static bool is_party(const struct scene *scene, const struct kd_chunk *chunk)
{
	const struct kd_proposals_work *work = scene->work;
	struct kd_match match;
	for (uint32_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		if (kd_names_of_token(work->in->names, i) != KD_NONE ||
			kd_lang_match(work->reading->lang, KD_TABLE_PLACES,
				work->reading->words, i, &match) ||
			(kd_lang_match(work->reading->lang, KD_TABLE_TITLES,
				 work->reading->words, i, &match) &&
				i + match.n > chunk->head)) {
			return true;
		}
	}
	const struct kd_analysis *head = kd_plan_word_at(work, chunk->head);
	return head->upos == KD_UPOS_PRON &&
	       kd_feats_get(head->feats, KD_FEATURE_PERSON) != 0 &&
	       kd_feats_get(head->feats, KD_FEATURE_GENDER) != KD_GENDER_NEUT;
}

/* The party before a verb in its clause, else in the clause that it goes on:
 * "said that ..., but rejected". */
static const struct kd_chunk *party_of(const struct scene *scene, uint32_t verb)
{
	const struct kd_reading *reading = scene->work->reading;
	const struct kd_chunk *found = NULL;
	uint32_t clause = clause_at(scene, verb);
	bool begun = false;
	for (uint32_t i = verb; i-- > scene->first_token;) {
		const struct kd_analysis *word =
			kd_plan_word_at(scene->work, i);
		if (word->clause != clause) {
			if (found != NULL || !begun) {
				break;
			}
			clause = word->clause;
		}
		begun = word->upos == KD_UPOS_CCONJ;
		if (word->chunk == KD_NONE) {
			continue;
		}
		const struct kd_chunk *chunk =
			&reading->chunks->items[word->chunk];
		const uint32_t grammatical =
			kd_feats_get(chunk->feats, KD_FEATURE_CASE);
		if (chunk->head == i && chunk->adposition == KD_NONE &&
			(grammatical == 0 || grammatical == KD_CASE_NOM) &&
			is_party(scene, chunk)) {
			found = chunk;
		}
	}
	return found;
}

static bool is_negated(const struct scene *scene, uint32_t verb, uint32_t n)
{
	const struct kd_reading *reading = scene->work->reading;
	struct kd_match match;
	for (uint32_t i = scene->first_token; i < scene->end_token; i++) {
		if (clause_at(scene, i) != clause_at(scene, verb) ||
			(i >= verb && i < verb + n)) {
			continue;
		}
		if (kd_feats_get(kd_plan_word_at(scene->work, i)->feats,
			    KD_FEATURE_POLARITY) == 1 ||
			(kd_lang_match(reading->lang, KD_TABLE_HEDGES,
				 reading->words, i, &match) &&
				kd_lang_is(reading->lang, match.row,
					KD_COLUMN_HEDGES_KIND, "negation"))) {
			return true;
		}
	}
	return false;
}

static enum kd_stance negated(enum kd_stance stance)
{
	switch (stance) {
	case KD_STANCE_ACCEPTS:
	case KD_STANCE_OPEN:
		return KD_STANCE_REJECTS;
	default:
		return KD_STANCE_UNKNOWN;
	}
}

/* Whom the head of a party's chunk names or stands for, or KD_NONE. */
static uint32_t name_of(const struct scene *scene, uint32_t head)
{
	const struct kd_proposals_work *work = scene->work;
	const uint32_t name = kd_names_of_token(work->in->names, head);
	if (name != KD_NONE) {
		return name;
	}
	const struct kd_span span = work->reading->tokens->items[head].span;
	/* "Secretary of State Marco Rubio": the name whose role begins here. */
	const struct kd_names *names = work->in->names;
	const uint32_t next = kd_names_at(names, span.end);
	if (next < names->n &&
		kd_span_contains(names->items[next].role_span, span)) {
		return next;
	}
	const struct kd_mentions *mentions = work->in->mentions;
	uint32_t low = 0;
	uint32_t high = mentions->n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (mentions->items[middle].span.end <= span.start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < mentions->n &&
			       kd_span_contains(mentions->items[low].span, span)
		       ? mentions->items[low].name
		       : KD_NONE;
}

static bool add_stand(
	const struct scene *scene, const struct kd_match *match, uint32_t token)
{
	struct kd_proposals_work *work = scene->work;
	uint32_t end = 0;
	const uint32_t mention = mention_after(scene, token + match->n, &end);
	const struct kd_chunk *party =
		mention != KD_NONE ? party_of(scene, token) : NULL;
	if (party == NULL) {
		return true;
	}
	enum kd_stance stance = (enum kd_stance)kd_lang_number(
		work->reading->lang, match->row, KD_COLUMN_STANCES_STANCE);
	if (is_negated(scene, token, match->n)) {
		stance = negated(stance);
	}
	if (stance == KD_STANCE_UNKNOWN) {
		return true;
	}
	const uint32_t name = name_of(scene, party->head);
	const struct kd_stand stand = {
		.party = name != KD_NONE && kd_names_of_token(work->in->names,
						    party->head) == name
				 ? work->in->names->items[name].span
				 : party->span,
		.party_name = name,
		.stance = stance,
		.span = kd_tokens_span(
			work->reading->tokens, token, end - token),
	};
	return KD_PUSH(
		work->arena, &work->out->items[mention].positions, stand);
}

bool kd_plan_find_stances(struct kd_proposals_work *work, uint32_t sentence,
	uint32_t first, uint32_t subject)
{
	const struct kd_sentence *at =
		&work->reading->sentences->items[sentence];
	const struct scene scene = { .work = work,
		.first_token = at->first,
		.end_token = at->first + at->n,
		.first = first,
		.subject = subject };
	uint32_t i = scene.first_token;
	while (i < scene.end_token) {
		struct kd_match match;
		if (!is_verb(&scene, i) ||
			!kd_lang_match(work->reading->lang, KD_TABLE_STANCES,
				work->reading->words, i, &match)) {
			i++;
			continue;
		}
		if (!add_stand(&scene, &match, i)) {
			return false;
		}
		i += match.n;
	}
	return true;
}
