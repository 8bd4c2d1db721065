/* syntax_agree.c - agreement that reaches farther than to a neighbour.
 *
 * A participle takes the number of its auxiliary; and where a form may be
 * nominative or accusative, only what agrees with the predicate is its
 * subject:
 *
 *   Sporazum sta podpisala Putin in Trump.     sporazum: accusative
 *   Vlada je zavrnila predlog.                 predlog: accusative
 *   ... odbor, ki vodi sklad                   sklad: accusative
 */
#include "read/syntax/syntax_private.h"

/* What is known of one clause; KD_NONE where it has none. */
struct clause {
	uint32_t auxiliary; /* finite, with a number */
	uint32_t predicate; /* what the subject agrees with */
	uint32_t subject;   /* chunk */
	uint32_t object;    /* the same, an accusative */
	bool reflexive;
	bool relative;   /* "who" or "which" is its subject or object */
	bool has_clitic; /* a pronoun in another case than the nominative */
};

static const struct kd_inflection nominative = { .grammatical = KD_CASE_NOM };
static const struct kd_inflection accusative = { .grammatical = KD_CASE_ACC };

struct agreement {
	struct kd_syntax_work *work;
	struct clause *clauses;
};

static struct kd_analysis *analysis_at(
	const struct kd_syntax_work *work, uint32_t i)
{
	return &work->out->analyses.items[i];
}

/* A participle without case makes a tense: je sprejel. */
static bool makes_tense(const struct kd_analysis *analysis)
{
	return kd_is_verb(analysis->upos) &&
	       kd_feat(analysis, KD_FEATURE_VERBFORM) == KD_VERBFORM_PART &&
	       kd_feat(analysis, KD_FEATURE_CASE) == 0 &&
	       kd_feat(analysis, KD_FEATURE_NUMBER) != 0;
}

static bool is_finite(const struct kd_analysis *analysis)
{
	return kd_is_verb(analysis->upos) &&
	       kd_feat(analysis, KD_FEATURE_VERBFORM) == KD_VERBFORM_FIN &&
	       kd_feat(analysis, KD_FEATURE_NUMBER) != 0;
}

static void note_word(struct agreement *agreement, uint32_t i)
{
	const struct kd_analysis *analysis = analysis_at(agreement->work, i);
	struct clause *clause = &agreement->clauses[analysis->clause];
	const uint32_t grammatical = kd_feat(analysis, KD_FEATURE_CASE);
	if (kd_feat(analysis, KD_FEATURE_REFLEX) != 0) {
		clause->reflexive = true;
	} else if (analysis->upos == KD_UPOS_PRON && grammatical != 0 &&
		   grammatical != KD_CASE_NOM) {
		clause->has_clitic = true;
	}
	if (kd_feat(analysis, KD_FEATURE_PRONTYPE) == KD_PRONTYPE_REL &&
		grammatical <= KD_CASE_NOM) {
		clause->relative = true;
	}
	if (analysis->upos == KD_UPOS_AUX && is_finite(analysis) &&
		clause->auxiliary == KD_NONE) {
		clause->auxiliary = i;
	}
	if (analysis->upos == KD_UPOS_VERB && clause->predicate == KD_NONE &&
		(makes_tense(analysis) || is_finite(analysis))) {
		clause->predicate = i;
	}
}

static bool take_clauses(struct agreement *agreement)
{
	struct kd_syntax_work *work = agreement->work;
	const uint32_t n = work->out->analyses.n;
	uint32_t last = 0;
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t clause = analysis_at(work, i)->clause;
		last = clause > last ? clause : last;
	}
	agreement->clauses = KD_NEW_ARRAY(work->arena, struct clause, last + 1);
	if (agreement->clauses == NULL) {
		return false;
	}
	for (uint32_t i = 0; i <= last; i++) {
		agreement->clauses[i] = (struct clause){ .auxiliary = KD_NONE,
			.predicate = KD_NONE,
			.subject = KD_NONE,
			.object = KD_NONE };
	}
	for (uint32_t i = 0; i < n; i++) {
		note_word(agreement, i);
	}
	return true;
}

/* sta podpisala: the dual, not a single woman. */
static void agree_participles(struct agreement *agreement)
{
	const struct kd_syntax_work *work = agreement->work;
	for (uint32_t i = 0; i < work->out->analyses.n; i++) {
		struct kd_analysis *analysis = analysis_at(work, i);
		const uint32_t auxiliary =
			agreement->clauses[analysis->clause].auxiliary;
		if (auxiliary == KD_NONE || !makes_tense(analysis)) {
			continue;
		}
		const uint32_t number = kd_feat(
			analysis_at(work, auxiliary), KD_FEATURE_NUMBER);
		if (number == kd_feat(analysis, KD_FEATURE_NUMBER)) {
			continue;
		}
		const uint64_t feats = kd_syntax_inflect(
			work, i, (struct kd_inflection){ .number = number });
		analysis->feats = feats != 0 ? feats : analysis->feats;
	}
}

/* Whether a chunk is tied to another: its number is not the subject's. */
static bool is_joined(
	const struct kd_syntax_work *work, const struct kd_chunk *chunk)
{
	const uint32_t after = chunk->first + chunk->n;
	return (chunk->first > 0 && analysis_at(work, chunk->first - 1)->upos ==
					    KD_UPOS_CCONJ) ||
	       (after < work->out->analyses.n &&
		       analysis_at(work, after)->upos == KD_UPOS_CCONJ);
}

/* Days and weeks are said without a preposition, and do nothing. */
static bool is_time(
	const struct kd_syntax_work *work, const struct kd_chunk *chunk)
{
	return kd_lang_starts(work->in->lang, KD_TABLE_MONTHS,
		work->in->tokens->items[chunk->head].word);
}

static bool differ(const struct kd_analysis *a, const struct kd_analysis *b,
	enum kd_feature feature)
{
	const uint32_t left = kd_feat(a, feature);
	const uint32_t right = kd_feat(b, feature);
	return left != 0 && right != 0 && left != right;
}

/* Whether the chunk cannot be the predicate's subject. A name's gender is a
 * guess, so it says nothing. */
static bool disagrees(const struct kd_syntax_work *work,
	const struct kd_chunk *chunk, uint32_t predicate)
{
	const struct kd_analysis *head = analysis_at(work, chunk->head);
	const struct kd_analysis *verb = analysis_at(work, predicate);
	const uint32_t person = kd_feat(verb, KD_FEATURE_PERSON);
	if (head->upos == KD_UPOS_PRON || is_joined(work, chunk)) {
		return false;
	}
	return (person != 0 && person != 3) ||
	       differ(head, verb, KD_FEATURE_NUMBER) ||
	       (head->upos == KD_UPOS_NOUN &&
		       differ(head, verb, KD_FEATURE_GENDER));
}

/* Whether the chunk may as well be an accusative: no person's full name. */
static bool may_be_object(
	struct agreement *agreement, const struct kd_chunk *chunk)
{
	const struct kd_syntax_work *work = agreement->work;
	return kd_is_nominal(analysis_at(work, chunk->head)->upos) &&
	       kd_lang_find(work->in->lang, KD_TABLE_GIVEN_NAMES,
		       work->in->tokens->items[chunk->first].folded) ==
		       KD_NONE &&
	       kd_syntax_may_be(work, chunk, accusative);
}

/* What a preposition governs goes on after "and" in the same case:
 * s svetovalcem in vodjo. */
static void agree_joined(struct agreement *agreement, uint32_t index)
{
	const struct kd_syntax_work *work = agreement->work;
	if (index == 0) {
		return;
	}
	struct kd_chunk *chunk = &work->out->chunks.items[index];
	const struct kd_chunk *before = chunk - 1;
	const uint32_t joint = before->first + before->n;
	const uint32_t wanted =
		kd_feat(analysis_at(work, before->head), KD_FEATURE_CASE);
	const struct kd_inflection same = { .grammatical = wanted };
	if (before->adposition != KD_NONE && wanted != 0 &&
		chunk->first == joint + 1 &&
		analysis_at(work, joint)->upos == KD_UPOS_CCONJ &&
		kd_feat(analysis_at(work, chunk->head), KD_FEATURE_CASE) !=
			wanted &&
		kd_syntax_may_be(work, chunk, same)) {
		kd_syntax_put_into(work, chunk, same);
	}
}

/* Of two that could both be the subject, with the predicate between them, one
 * is the object: rather a thing than a name, rather the later. */
static void choose_subject(
	struct agreement *agreement, struct clause *clause, uint32_t later)
{
	const struct kd_syntax_work *work = agreement->work;
	struct kd_chunk *first = &work->out->chunks.items[clause->subject];
	struct kd_chunk *second = &work->out->chunks.items[later];
	const bool name_last =
		analysis_at(work, second->head)->upos == KD_UPOS_PROPN &&
		analysis_at(work, first->head)->upos == KD_UPOS_NOUN;
	struct kd_chunk *object = name_last ? first : second;
	struct kd_chunk *subject = name_last ? second : first;
	if (may_be_object(agreement, object)) {
		kd_syntax_put_into(work, object, accusative);
	} else if (may_be_object(agreement, subject)) {
		kd_syntax_put_into(work, subject, accusative);
		object = subject;
	}
	if (object == first) {
		clause->subject = later;
	}
}

/* Whether the clause's subject and a later chunk are two things: the predicate
 * stands between them, or only the later one can be an object. */
static bool are_two(struct agreement *agreement, const struct clause *clause,
	const struct kd_chunk *later)
{
	const struct kd_chunk *first =
		&agreement->work->out->chunks.items[clause->subject];
	return (first->head < clause->predicate &&
		       clause->predicate < later->head) ||
	       (!may_be_object(agreement, first) &&
		       may_be_object(agreement, later));
}

static void agree_chunk(struct agreement *agreement, uint32_t index)
{
	const struct kd_syntax_work *work = agreement->work;
	struct kd_chunk *chunk = &work->out->chunks.items[index];
	const struct kd_analysis *head = analysis_at(work, chunk->head);
	struct clause *clause = &agreement->clauses[head->clause];
	if (kd_feat(head, KD_FEATURE_CASE) != KD_CASE_NOM ||
		chunk->adposition != KD_NONE || clause->predicate == KD_NONE ||
		is_time(work, chunk)) {
		return;
	}
	if (disagrees(work, chunk, clause->predicate) ||
		(clause->relative && !clause->has_clitic &&
			!clause->reflexive)) {
		if (may_be_object(agreement, chunk)) {
			kd_syntax_put_into(work, chunk, accusative);
		}
	} else if (clause->subject == KD_NONE) {
		clause->subject = index;
	} else if (!clause->reflexive && are_two(agreement, clause, chunk)) {
		choose_subject(agreement, clause, index);
	}
}

/* Whether a chunk that was taken for an object can be the clause's subject. */
static bool may_be_subject(const struct agreement *agreement,
	const struct clause *clause, uint32_t index)
{
	const struct kd_syntax_work *work = agreement->work;
	const struct kd_chunk *chunk = &work->out->chunks.items[index];
	return !disagrees(work, chunk, clause->predicate) &&
	       kd_syntax_may_be(work, chunk, nominative);
}

/* Of two accusatives one may be the subject: "časopis je objavil posnetke". */
static void agree_objects(
	struct agreement *agreement, struct clause *clause, uint32_t later)
{
	const struct kd_syntax_work *work = agreement->work;
	if (clause->object == KD_NONE) {
		clause->object = later;
		return;
	}
	const uint32_t pair[] = { clause->object, later };
	for (uint32_t i = 0; i < KD_COUNT(pair); i++) {
		if (may_be_subject(agreement, clause, pair[i])) {
			kd_syntax_put_into(work,
				&work->out->chunks.items[pair[i]], nominative);
			clause->subject = pair[i];
			return;
		}
	}
}

/* Two who do something are not one who is had: "oba parlamenta morata". */
static bool agree_two(
	struct agreement *agreement, struct clause *clause, uint32_t index)
{
	const struct kd_syntax_work *work = agreement->work;
	struct kd_chunk *chunk = &work->out->chunks.items[index];
	const uint32_t finite = clause->auxiliary != KD_NONE
					? clause->auxiliary
					: clause->predicate;
	const struct kd_inflection two = { .grammatical = KD_CASE_NOM,
		.number = KD_NUMBER_DUAL };
	if (kd_feat(analysis_at(work, finite), KD_FEATURE_NUMBER) !=
			KD_NUMBER_DUAL ||
		(chunk->first > 0 &&
			kd_is_nominal(
				analysis_at(work, chunk->first - 1)->upos)) ||
		!kd_syntax_may_be(work, chunk, two)) {
		return false;
	}
	kd_syntax_put_into(work, chunk, two);
	clause->subject = index;
	return true;
}

/* Whether the subject follows at once, but for genitives: "predsednika vlad
 * Borut Pahor in ..." */
static bool is_before_subject(const struct kd_syntax_work *work,
	const struct clause *clause, uint32_t index)
{
	const struct kd_chunk *chunks = work->out->chunks.items;
	if (clause->subject == KD_NONE || index >= clause->subject) {
		return false;
	}
	uint32_t at = index + 1;
	while (at < clause->subject &&
		chunks[at].first == chunks[at - 1].first + chunks[at - 1].n &&
		kd_feats_get(chunks[at].feats, KD_FEATURE_CASE) ==
			KD_CASE_GEN) {
		at++;
	}
	return at == clause->subject &&
	       chunks[at].first == chunks[at - 1].first + chunks[at - 1].n;
}

/* Looks for the subject of a clause that has none among what was taken for
 * something else. */
static void find_subject(struct agreement *agreement, uint32_t index)
{
	const struct kd_syntax_work *work = agreement->work;
	const struct kd_chunk *chunk = &work->out->chunks.items[index];
	const struct kd_analysis *head = analysis_at(work, chunk->head);
	struct clause *clause = &agreement->clauses[head->clause];
	const bool accusative_now =
		kd_feat(head, KD_FEATURE_CASE) == KD_CASE_ACC;
	const bool two = (accusative_now && kd_feat(head, KD_FEATURE_NUMBER) ==
						    KD_NUMBER_DUAL) ||
			 is_before_subject(work, clause, index);
	if ((clause->subject != KD_NONE && !two) ||
		clause->predicate == KD_NONE || clause->relative ||
		chunk->adposition != KD_NONE || !kd_is_nominal(head->upos) ||
		is_time(work, chunk)) {
		return;
	}
	if (!agree_two(agreement, clause, index) && accusative_now &&
		clause->subject == KD_NONE) {
		agree_objects(agreement, clause, index);
	}
}

bool kd_syntax_agree(struct kd_syntax_work *work)
{
	struct agreement agreement = { .work = work };
	if (work->out->analyses.n == 0) {
		return true;
	}
	if (!take_clauses(&agreement)) {
		return false;
	}
	agree_participles(&agreement);
	for (uint32_t i = 0; i < work->out->chunks.n; i++) {
		agree_joined(&agreement, i);
		agree_chunk(&agreement, i);
	}
	for (uint32_t i = 0; i < work->out->chunks.n; i++) {
		find_subject(&agreement, i);
	}
	return true;
}
