/* proposals_parties.c - who takes a stand. */
#include "read/proposals/proposals_private.h"

/* Whether a chunk can be who takes a stand. */
static bool is_party(
	const struct kd_plan_scene *scene, const struct kd_chunk *chunk)
{
	const struct kd_proposals_work *work = scene->work;
	struct kd_match match;
	/* "Poland's plan calls for it": the plan does, not Poland. */
	if (kd_plan_is_naming(scene, chunk->head)) {
		return false;
	}
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
static const struct kd_chunk *chunk_of(
	const struct kd_plan_scene *scene, uint32_t verb)
{
	const struct kd_reading *reading = scene->work->reading;
	const struct kd_chunk *found = NULL;
	uint32_t clause = kd_plan_clause_at(scene->work, verb);
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

/* "The Moldovan president, Anna Harloff": no more than an adjective and a comma
 * between a phrase and the name. */
static bool is_apposed(
	const struct kd_plan_scene *scene, uint32_t end, uint32_t name)
{
	if (name > end + 2) {
		return false;
	}
	for (uint32_t i = end; i < name; i++) {
		const uint8_t upos = kd_plan_word_at(scene->work, i)->upos;
		if (upos != KD_UPOS_ADJ && upos != KD_UPOS_PUNCT) {
			return false;
		}
	}
	return true;
}

/* Whom the head of a party's chunk names or stands for, or KD_NONE. */
static uint32_t name_of(
	const struct kd_plan_scene *scene, uint32_t head, uint32_t chunk_end)
{
	const struct kd_proposals_work *work = scene->work;
	const uint32_t name = kd_names_of_token(work->in->names, head);
	if (name != KD_NONE) {
		return name;
	}
	const struct kd_span span = work->reading->tokens->items[head].span;
	/* "Secretary of State Marco Rubio": the name whose role begins here,
	 * and "the president, Anna Harloff," the person named right after. */
	const struct kd_names *names = work->in->names;
	const uint32_t next = kd_names_at(names, span.end);
	for (uint32_t i = next; i < names->n && i < next + 2; i++) {
		if (kd_span_contains(names->items[i].role_span, span)) {
			return i;
		}
	}
	if (next < names->n && names->items[next].type == KD_NAME_PER &&
		is_apposed(scene, chunk_end, names->items[next].first)) {
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

/* "Am Montag verlangte Moskau": what stands right behind the verb in the
 * nominative, where nothing before it can be the subject. */
static const struct kd_chunk *chunk_behind(
	const struct kd_plan_scene *scene, uint32_t verb)
{
	const struct kd_proposals_work *work = scene->work;
	const struct kd_chunks *chunks = work->reading->chunks;
	const uint32_t clause = kd_plan_clause_at(work, verb);
	const uint32_t next = verb + 1;
	for (uint32_t i = verb; i-- > scene->first_token;) {
		const struct kd_analysis *word = kd_plan_word_at(work, i);
		if (word->clause != clause) {
			break;
		}
		if (word->upos == KD_UPOS_PRON || word->upos == KD_UPOS_CCONJ ||
			(word->chunk != KD_NONE &&
				chunks->items[word->chunk].adposition ==
					KD_NONE)) {
			return NULL;
		}
	}
	if (next >= scene->end_token ||
		kd_plan_word_at(work, next)->chunk == KD_NONE) {
		return NULL;
	}
	const struct kd_chunk *chunk =
		&chunks->items[kd_plan_word_at(work, next)->chunk];
	return chunk->first == next && chunk->adposition == KD_NONE &&
			       kd_feats_get(chunk->feats, KD_FEATURE_CASE) ==
				       KD_CASE_NOM &&
			       is_party(scene, chunk)
		       ? chunk
		       : NULL;
}

bool kd_plan_find_party(const struct kd_plan_scene *scene, uint32_t verb,
	struct kd_plan_party *out)
{
	const struct kd_proposals_work *work = scene->work;
	const struct kd_chunk *chunk = chunk_of(scene, verb);
	chunk = chunk != NULL ? chunk : chunk_behind(scene, verb);
	if (chunk == NULL) {
		return false;
	}
	const uint32_t name =
		name_of(scene, chunk->head, chunk->first + chunk->n);
	const bool named = name != KD_NONE && kd_names_of_token(work->in->names,
						      chunk->head) == name;
	*out = (struct kd_plan_party){
		.span = named ? work->in->names->items[name].span : chunk->span,
		.name = name,
		.end = chunk->first + chunk->n
	};
	return true;
}
