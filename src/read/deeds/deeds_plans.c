/* deeds_plans.c - what a plan holds is no deed of the plan's. */
#include "read/deeds/deeds_private.h"

/* What a word may be of a plan. */
enum plan_part { NO_PART, A_PLAN, A_POINT };

static bool is_number(const struct kd_deeds_work *work, uint32_t token)
{
	return kd_deeds_word(work, token)->upos == KD_UPOS_NUM ||
	       kd_deeds_feat(work, token, KD_FEATURE_NUMTYPE) != 0;
}

/* Whether a number stands beside a word: "point 7", "the seventh point", but
 * not the points where vaccines are given. */
static bool is_numbered(const struct kd_deeds_work *work, uint32_t token)
{
	return (token > work->first && is_number(work, token - 1)) ||
	       (token + 1 < work->first + work->n &&
		       is_number(work, token + 1));
}

static enum plan_part part_at(const struct kd_deeds_work *work, uint32_t token)
{
	static const char *const plans[] = { "head", "agreement", "plan",
		"deal", "counter", "version" };
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t kind = KD_COLUMN_PLAN_WORDS_KIND;
	struct kd_match match;
	if (!kd_deeds_match(work, KD_TABLE_PLAN_WORDS, token, &match)) {
		return NO_PART;
	}
	if (kd_lang_is(lang, match.row, kind, "points")) {
		return is_numbered(work, token) ? A_POINT : NO_PART;
	}
	for (size_t i = 0; i < KD_COUNT(plans); i++) {
		if (kd_lang_is(lang, match.row, kind, plans[i])) {
			return A_PLAN;
		}
	}
	return NO_PART;
}

/* The same of a word or of what its number counts: "point 7". */
static enum plan_part part_with_number(
	const struct kd_deeds_work *work, uint32_t token)
{
	const enum plan_part own = part_at(work, token);
	return own == NO_PART && token > work->first &&
			       kd_deeds_word(work, token)->upos == KD_UPOS_NUM
		       ? part_at(work, token - 1)
		       : own;
}

/* What stands before the clause of a verb that a pronoun or the like begins,
 * whatever the tree makes of that: "point 7, | which barred". */
static enum plan_part part_before(
	const struct kd_deeds_work *work, uint32_t verb)
{
	const uint32_t clause = kd_deeds_word(work, verb)->clause;
	uint32_t first = verb;
	while (first > work->first &&
		kd_deeds_word(work, first - 1)->clause == clause &&
		kd_deeds_word(work, first - 1)->upos != KD_UPOS_PUNCT) {
		first--;
	}
	const uint8_t upos = kd_deeds_word(work, first)->upos;
	const bool relative = upos == KD_UPOS_PRON || upos == KD_UPOS_SCONJ ||
			      upos == KD_UPOS_DET;
	uint32_t at = first;
	while (at > work->first &&
		kd_deeds_word(work, at - 1)->upos == KD_UPOS_PUNCT) {
		at--;
	}
	return relative && at < first && at > work->first
		       ? part_with_number(work, at - 1)
		       : NO_PART;
}

/* Which part of a plan the subject of a verb is. */
static enum plan_part part_of_subject(
	const struct kd_deeds_work *work, uint32_t verb, uint32_t subject)
{
	const struct kd_analysis *word = kd_deeds_word(work, verb);
	const enum plan_part before = part_before(work, verb);
	const bool pronoun = subject != KD_NONE &&
			     kd_deeds_word(work, subject)->upos == KD_UPOS_PRON;
	if (before != NO_PART) {
		return before;
	}
	if (kd_deeds_is_relation(word->deprel, KD_STR("acl")) &&
		(subject == KD_NONE || pronoun)) {
		return part_with_number(work, word->head);
	}
	return subject != KD_NONE ? part_with_number(work, subject) : NO_PART;
}

static bool is_provision(const struct kd_deeds_work *work, uint32_t verb)
{
	struct kd_match match;
	return kd_deeds_match(work, KD_TABLE_PLAN_WORDS, verb, &match) &&
	       kd_lang_is(work->reading->lang, match.row,
		       KD_COLUMN_PLAN_WORDS_KIND, "provision");
}

/* Whether a plan or a point of one is the subject of a verb that tells what it
 * holds. A plan may end a war; a point of one does nothing. */
static bool is_of_plan(const struct kd_deeds_work *work, uint32_t verb)
{
	const uint32_t subject = kd_deeds_child(work, verb, KD_STR("nsubj"));
	const bool passive =
		kd_deeds_is_passive(work, verb) ||
		(subject != KD_NONE &&
			kd_str_equal(kd_deeds_word(work, subject)->deprel,
				KD_STR("nsubj:pass")));
	const enum plan_part part =
		passive ? NO_PART : part_of_subject(work, verb, subject);
	return part == A_POINT || (part == A_PLAN && is_provision(work, verb));
}

/* The verb that a gerund or an infinitive completes: "barred X from joining".
 */
static uint32_t completed(const struct kd_deeds_work *work, uint32_t verb)
{
	const struct kd_analysis *word = kd_deeds_word(work, verb);
	const bool completes =
		kd_deeds_is_relation(word->deprel, KD_STR("xcomp")) ||
		kd_deeds_is_relation(word->deprel, KD_STR("advcl"));
	return completes && word->head != KD_NONE && word->head < verb &&
			       kd_deeds_feat(work, verb, KD_FEATURE_VERBFORM) !=
				       KD_VERBFORM_FIN
		       ? word->head
		       : KD_NONE;
}

bool kd_deeds_is_contents(
	const struct kd_deeds_work *work, const struct kd_deed_word *word)
{
	const uint32_t verb =
		word->is_noun ? KD_NONE : completed(work, word->head);
	return !word->is_noun &&
	       (is_of_plan(work, word->head) ||
		       (verb != KD_NONE && is_of_plan(work, verb)));
}
