/* mentions_clauses.c - who is the subject of which verb, as syntax has it. */
#include "read/mentions/mentions_private.h"

/* How far up a tree is looked for the word that a phrase hangs on. */
#define CLIMB 6

static const struct kd_analysis *analysis_of(
	const struct kd_mentioning *work, uint32_t token)
{
	return &work->reading->analyses->items[token];
}

static bool is_relation(const struct kd_analysis *analysis, const char *label)
{
	return kd_str_starts_with(analysis->deprel, kd_str_view(label));
}

static bool has_head(const struct kd_mentioning *work, uint32_t token)
{
	const uint32_t head = analysis_of(work, token)->head;
	return head != KD_NONE && head != token;
}

/* Whether a word is but a part of the phrase that its head stands for: the
 * surname, the name beside a title, the second of two. */
static bool is_part(const struct kd_mentioning *work, uint32_t token)
{
	const struct kd_analysis *analysis = analysis_of(work, token);
	const uint32_t name = kd_names_of_token(work->names, token);
	return (name != KD_NONE && kd_names_of_token(work->names,
					   analysis->head) == name) ||
	       is_relation(analysis, "flat") ||
	       is_relation(analysis, "appos") ||
	       is_relation(analysis, "compound") ||
	       (is_relation(analysis, "conj") &&
		       analysis_of(work, analysis->head)->upos != KD_UPOS_VERB);
}

uint32_t kd_mentions_top(const struct kd_mentioning *work, uint32_t token)
{
	for (uint32_t i = 0;
		i < CLIMB && has_head(work, token) && is_part(work, token);
		i++) {
		token = analysis_of(work, token)->head;
	}
	return token;
}

struct kd_place kd_mentions_place(
	const struct kd_mentioning *work, uint32_t token)
{
	struct kd_place place = { .verb = KD_NONE };
	const uint32_t top = kd_mentions_top(work, token);
	if (!has_head(work, top)) {
		return place;
	}
	const struct kd_analysis *analysis = analysis_of(work, top);
	place.verb = analysis->head;
	place.subject = is_relation(analysis, "nsubj");
	place.owner =
		is_relation(analysis, "nmod") || is_relation(analysis, "det");
	return place;
}

static bool is_relative(const struct kd_mentioning *work, uint32_t token)
{
	const uint32_t row = kd_mentions_pronoun_row(work, token);
	return row != KD_NONE && kd_mentions_is_kind(work, row, "relative");
}

static bool is_relative_clause(const struct kd_mentioning *work, uint32_t verb)
{
	return has_head(work, verb) &&
	       is_relation(analysis_of(work, verb), "acl:relcl");
}

/* "who" in "the man who left": the word that the clause belongs to. */
static uint32_t antecedent(
	const struct kd_mentioning *work, uint32_t verb, uint32_t subject)
{
	return is_relative(work, subject) && is_relative_clause(work, verb)
		       ? analysis_of(work, verb)->head
		       : subject;
}

static uint32_t whom(const struct kd_mentioning *work, uint32_t token)
{
	return work->joined[token] ? KD_NONE : work->stands_for[token];
}

uint32_t kd_mentions_own_subject(
	const struct kd_mentioning *work, uint32_t token)
{
	uint32_t at = token;
	for (uint32_t i = 0; i < CLIMB && has_head(work, at); i++) {
		at = analysis_of(work, at)->head;
		const uint32_t subject = work->subject_of[at];
		if (subject != KD_NONE && subject != token) {
			return whom(work, antecedent(work, at, subject));
		}
		if (is_relative_clause(work, at)) {
			return whom(work, analysis_of(work, at)->head);
		}
	}
	return KD_NONE;
}

static void note_subjects(struct kd_mentioning *work)
{
	for (uint32_t i = 0; i < work->reading->tokens->n; i++) {
		const struct kd_analysis *analysis = analysis_of(work, i);
		if (has_head(work, i) && is_relation(analysis, "conj")) {
			work->joined[analysis->head] = true;
		}
		if (has_head(work, i) && is_relation(analysis, "nsubj") &&
			work->subject_of[analysis->head] == KD_NONE) {
			work->subject_of[analysis->head] = i;
		}
	}
}

/* A name stands for itself: at each of its words, and at the title before it
 * where the title is what hangs on the verb. */
static void note_names(struct kd_mentioning *work)
{
	for (uint32_t i = 0; i < work->names->n; i++) {
		const struct kd_name *name = &work->names->items[i];
		for (uint32_t k = 0; k < name->n; k++) {
			work->stands_for[name->first + k] = i;
		}
		const uint32_t top = kd_mentions_top(work, name->first);
		if (work->stands_for[top] == KD_NONE &&
			!is_relation(analysis_of(work, name->first), "conj")) {
			work->stands_for[top] = i;
		}
	}
}

enum kd_status kd_mentions_clauses(
	struct kd_mentioning *work, struct kd_err *err)
{
	const uint32_t n = work->reading->tokens->n;
	work->subject_of = KD_NEW_ARRAY(work->arena, uint32_t, n);
	work->stands_for = KD_NEW_ARRAY(work->arena, uint32_t, n);
	work->joined = KD_NEW_ARRAY(work->arena, bool, n);
	if (work->subject_of == NULL || work->stands_for == NULL ||
		work->joined == NULL) {
		return kd_arena_full(work->arena, err);
	}
	for (uint32_t i = 0; i < n; i++) {
		work->subject_of[i] = KD_NONE;
		work->stands_for[i] = KD_NONE;
		work->joined[i] = false;
	}
	note_subjects(work);
	note_names(work);
	return KD_OK;
}
