/* deeds_untrue.c - what is told of only as not so, or as not to be. */
#include "read/deeds/deeds_private.h"

/* How far above a word what denies it may stand in the tree. */
#define MOST_STEPS 4
/* How far before a word a phrase that holds it may begin. */
#define REACH_TOKENS 6

/* Whether a word is one of those that say that something is not so: "no
 * [evidence]", "were [false]". */
static bool is_of_untrue(const struct kd_deeds_work *work, uint32_t token)
{
	const struct kd_lang *lang = work->reading->lang;
	for (uint32_t n = 0; n < REACH_TOKENS && n + work->first <= token;
		n++) {
		struct kd_match match;
		if (kd_deeds_match(
			    work, KD_TABLE_STATUS_WORDS, token - n, &match) &&
			match.n > n &&
			kd_lang_is(lang, match.row, KD_COLUMN_STATUS_WORDS_KIND,
				"untrue")) {
			return true;
		}
	}
	return false;
}

/* Whether a clause begins with "that". */
static bool has_that(const struct kd_deeds_work *work, uint32_t verb)
{
	struct kd_match match;
	bool found = false;
	for (uint32_t i = work->tokens[verb].first_child;
		i != KD_NONE && !found; i = work->tokens[i].next_child) {
		found = kd_str_equal(kd_deeds_word(work, i)->deprel,
				KD_STR("mark")) &&
			kd_deeds_match(
				work, KD_TABLE_SPEECH_WORDS, i, &match) &&
			kd_lang_is(work->reading->lang, match.row,
				KD_COLUMN_SPEECH_WORDS_KIND, "that");
	}
	return found;
}

/* Whether a clause is told by what it hangs on, not beside it. */
static bool is_told(const struct kd_deeds_work *work, uint32_t verb)
{
	static const char *const apart[] = { "conj", "parataxis", "advcl",
		"acl:relcl" };
	const struct kd_str relation = kd_deeds_word(work, verb)->deprel;
	if (kd_deeds_is_relation(relation, KD_STR("advcl")) &&
		has_that(work, verb)) {
		return true;
	}
	for (size_t i = 0; i < KD_COUNT(apart); i++) {
		if (kd_str_starts_with(relation, kd_str_view(apart[i]))) {
			return false;
		}
	}
	return true;
}

/* The same of the object of a verb that a clause behind it hangs on: "gibt
 * keine [Beweise] dafür, dass". */
static bool has_untrue(
	const struct kd_deeds_work *work, uint32_t verb, uint32_t clause)
{
	bool found = false;
	for (uint32_t i = work->tokens[verb].first_child; i != KD_NONE;
		i = work->tokens[i].next_child) {
		found = found || (i < clause &&
					 kd_deeds_is_relation(
						 kd_deeds_word(work, i)->deprel,
						 KD_STR("obj")) &&
					 is_of_untrue(work, i));
	}
	return found;
}

bool kd_deeds_is_untrue(const struct kd_deeds_work *work, uint32_t token)
{
	uint32_t at = token;
	for (uint32_t n = 0; n < MOST_STEPS; n++) {
		const struct kd_analysis *word = kd_deeds_word(work, at);
		if (word->head == KD_NONE || word->head == at ||
			word->head < work->first ||
			word->head >= work->first + work->n) {
			return false;
		}
		if (is_told(work, at) &&
			(is_of_untrue(work, word->head) ||
				has_untrue(work, word->head, at))) {
			return true;
		}
		at = word->head;
	}
	return false;
}

bool kd_deeds_is_only_talked_of(
	const struct kd_deeds_work *work, uint32_t noun, bool negated)
{
	const struct kd_lang *lang = work->reading->lang;
	const struct kd_analysis *word = kd_deeds_word(work, noun);
	struct kd_match match;
	const bool object = kd_deeds_is_relation(word->deprel, KD_STR("obj")) ||
			    kd_str_equal(word->deprel, KD_STR("nsubj:pass"));
	if (word->head == KD_NONE ||
		!(object ||
			kd_deeds_is_relation(word->deprel, KD_STR("nsubj"))) ||
		!kd_deeds_match(
			work, KD_TABLE_STATUS_WORDS, word->head, &match) ||
		!kd_lang_is(
			lang, match.row, KD_COLUMN_STATUS_WORDS_KIND, "verb")) {
		return false;
	}
	return negated ||
	       (object && kd_lang_number(lang, match.row,
				  KD_COLUMN_STATUS_WORDS_STATUS) == 0);
}
