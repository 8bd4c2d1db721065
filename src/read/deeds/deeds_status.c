/* deeds_status.c - whether it is done, to be done, or neither. */
#include "lang/asked.h"
#include "lang/supposed.h"
#include "read/deeds/deeds_private.h"

/* How far before a word what governs it may begin. */
#define REACH_TOKENS 10
/* How many nouns may stand between one and the verb. */
#define MOST_NESTED 2

static bool is_negation(const struct kd_deeds_work *work, uint32_t token)
{
	const struct kd_lang *lang = work->reading->lang;
	struct kd_match match;
	/* Polarity 1 is Neg, the only value that UD uses here. */
	return kd_deeds_feat(work, token, KD_FEATURE_POLARITY) == 1 ||
	       (kd_deeds_match(work, KD_TABLE_HEDGES, token, &match) &&
		       kd_lang_is(lang, match.row, KD_COLUMN_HEDGES_KIND,
			       "negation"));
}

/* Whether a party is nobody: "no one", "no people". */
static bool is_nobody(const struct kd_deeds_work *work, uint32_t party)
{
	const struct kd_str relation = kd_deeds_word(work, party)->deprel;
	bool nobody = false;
	for (uint32_t i = work->tokens[party].first_child;
		i != KD_NONE &&
		(kd_deeds_is_relation(relation, KD_STR("nsubj")) ||
			kd_deeds_is_relation(relation, KD_STR("obj")));
		i = work->tokens[i].next_child) {
		nobody = nobody ||
			 (kd_deeds_is_relation(kd_deeds_word(work, i)->deprel,
				  KD_STR("det")) &&
				 is_negation(work, i));
	}
	return nobody;
}

static bool is_negated(const struct kd_deeds_work *work, uint32_t head)
{
	bool negated = kd_deeds_feat(work, head, KD_FEATURE_POLARITY) == 1;
	for (uint32_t i = work->tokens[head].first_child; i != KD_NONE;
		i = work->tokens[i].next_child) {
		negated = negated || is_negation(work, i) || is_nobody(work, i);
	}
	return negated;
}

/* What a cue that ends before the word says of it. */
enum governing { LEAVES_OPEN, GOVERNS, MAKES_UNREAL };

static enum governing governs(const struct kd_deeds_work *work,
	const struct kd_match *match, bool said, enum kd_event_status *status)
{
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t row = match->row;
	const uint32_t kind = KD_COLUMN_STATUS_WORDS_KIND;
	*status = (enum kd_event_status)kd_lang_number(
		lang, row, KD_COLUMN_STATUS_WORDS_STATUS);
	if (kd_lang_is(lang, row, kind, "condition") ||
		kd_lang_is(lang, row, kind, "purpose")) {
		return MAKES_UNREAL;
	}
	if (kd_lang_is(lang, row, kind, "modal") ||
		kd_lang_is(lang, row, kind, "clause")) {
		return GOVERNS;
	}
	if (kd_lang_is(lang, row, kind, "reported")) {
		return said ? GOVERNS : MAKES_UNREAL;
	}
	return LEAVES_OPEN;
}

/* "wurden verletzt": a past auxiliary of the passive looks like a modal where
 * both are forms of one verb. */
static bool is_past_passive(const struct kd_deeds_work *work, uint32_t token)
{
	return kd_str_equal(kd_deeds_word(work, token)->deprel,
		       KD_STR("aux:pass")) &&
	       kd_deeds_feat(work, token, KD_FEATURE_TENSE) == KD_TENSE_PAST;
}

static bool opens_condition(const struct kd_deeds_work *work, uint32_t token)
{
	struct kd_match match;
	return kd_lang_match(work->reading->lang, KD_TABLE_STATUS_WORDS,
		       work->reading->words, token, &match) &&
	       kd_lang_is(work->reading->lang, match.row,
		       KD_COLUMN_STATUS_WORDS_KIND, "condition");
}

/* Whether a clause hangs on the word that says under what condition, or a word
 * right behind the verb does: "остался бы". */
static bool is_conditional(const struct kd_deeds_work *work, uint32_t head)
{
	bool found = head + 1 < work->first + work->n &&
		     kd_deeds_word(work, head + 1)->head == head &&
		     opens_condition(work, head + 1);
	for (uint32_t clause = work->tokens[head].first_child;
		clause != KD_NONE && !found;
		clause = work->tokens[clause].next_child) {
		const bool adverbial = kd_deeds_is_relation(
			kd_deeds_word(work, clause)->deprel, KD_STR("advcl"));
		for (uint32_t i = work->tokens[clause].first_child;
			i != KD_NONE && adverbial && !found;
			i = work->tokens[i].next_child) {
			found = opens_condition(work, i);
		}
	}
	return found;
}

/* Whether a modal tells what is said to have been done: the word is a
 * participle that another auxiliary governs, and no passive: "soll am Montag
 * getroffen haben". */
static bool is_perfect(
	const struct kd_deeds_work *work, uint32_t verb, uint32_t modal)
{
	bool helped = false;
	for (uint32_t i = work->tokens[verb].first_child; i != KD_NONE;
		i = work->tokens[i].next_child) {
		const struct kd_str relation = kd_deeds_word(work, i)->deprel;
		if (kd_str_equal(relation, KD_STR("aux:pass"))) {
			return false;
		}
		helped = helped || (i > modal && kd_deeds_word(work, i)->upos ==
							 KD_UPOS_AUX);
	}
	return helped && kd_deeds_feat(work, verb, KD_FEATURE_VERBFORM) ==
				 KD_VERBFORM_PART;
}

/* Whether a cue ends before the word, or holds it in its gap and says that it
 * is alleged: "soll .. haben". */
static bool can_govern(const struct kd_deeds_work *work,
	const struct kd_deed_word *word, uint32_t cue,
	const struct kd_match *match)
{
	return cue + match->n <= word->first ||
	       (cue + match->n > word->first + word->n &&
		       kd_lang_is(work->reading->lang, match->row,
			       KD_COLUMN_STATUS_WORDS_KIND, "modal") &&
		       kd_lang_number(work->reading->lang, match->row,
			       KD_COLUMN_STATUS_WORDS_STATUS) ==
			       KD_STATUS_ALLEGED);
}

/* What stands before a word in its clause: the nearest governs, a condition
 * or a purpose anywhere makes all unreal. */
static enum governing governed(const struct kd_deeds_work *work,
	const struct kd_deed_word *word, enum kd_event_status *status)
{
	const uint32_t clause = kd_deeds_word(work, word->head)->clause;
	const bool said = work->tokens[word->head].statement != KD_NONE;
	const uint32_t from = word->first > work->first + REACH_TOKENS
				      ? word->first - REACH_TOKENS
				      : work->first;
	enum governing result =
		is_conditional(work, word->head) ? MAKES_UNREAL : LEAVES_OPEN;
	for (uint32_t i = from; i < word->first && result != MAKES_UNREAL;
		i++) {
		struct kd_match match;
		enum kd_event_status own = KD_STATUS_UNKNOWN;
		if (kd_deeds_word(work, i)->clause != clause ||
			!kd_deeds_match(
				work, KD_TABLE_STATUS_WORDS, i, &match) ||
			is_past_passive(work, i) ||
			!can_govern(work, word, i, &match)) {
			continue;
		}
		const enum governing how = governs(work, &match, said, &own);
		if (how == MAKES_UNREAL) {
			return how;
		}
		if (how == GOVERNS) {
			result = how;
			*status = own == KD_STATUS_PLANNED &&
						  is_perfect(work, word->head,
							  i + match.n - 1)
					  ? KD_STATUS_ALLEGED
					  : own;
			i += match.n - 1;
		}
	}
	return result;
}

static enum kd_event_status verb_status(
	const struct kd_deeds_work *work, uint32_t verb)
{
	const uint32_t form = kd_deeds_feat(work, verb, KD_FEATURE_VERBFORM);
	if (form == KD_VERBFORM_INF ||
		kd_deeds_feat(work, verb, KD_FEATURE_MOOD) == KD_MOOD_IMP) {
		return KD_STATUS_UNKNOWN;
	}
	return kd_deeds_feat(work, verb, KD_FEATURE_TENSE) == KD_TENSE_FUT
		       ? KD_STATUS_PLANNED
		       : KD_STATUS_HAPPENED;
}

/* What is told in another's words: what is denied, asked or threatened is not
 * done by it; what somebody is accused of is alleged. */
static enum kd_event_status claimed(
	const struct kd_deeds_work *work, uint32_t token)
{
	const uint32_t statement = work->tokens[token].statement;
	if (statement == KD_NONE) {
		return KD_STATUS_HAPPENED;
	}
	switch (work->in->statements->items[statement].force) {
	case KD_FORCE_DENIES:
	case KD_FORCE_REJECTS:
	case KD_FORCE_DOUBTS:
	case KD_FORCE_ASKS:
	case KD_FORCE_THREATENS:
	case KD_FORCE_PROPOSES:
		return KD_STATUS_UNKNOWN;
	case KD_FORCE_ACCUSES:
		return KD_STATUS_ALLEGED;
	default:
		return KD_STATUS_HAPPENED;
	}
}

/* Whether a word is the subject or the object of the one it hangs on. */
static bool is_argument(const struct kd_deeds_work *work, uint32_t token)
{
	const struct kd_str relation = kd_deeds_word(work, token)->deprel;
	return kd_deeds_is_relation(relation, KD_STR("nsubj")) ||
	       kd_deeds_is_relation(relation, KD_STR("obj"));
}

/* Whether a subject does to something else what its verb tells: "the attack
 * delayed [the vote]". */
static bool acts_on_other(
	const struct kd_deeds_work *work, uint32_t noun, uint32_t verb)
{
	return kd_str_equal(
		       kd_deeds_word(work, noun)->deprel, KD_STR("nsubj")) &&
	       kd_deeds_child(work, verb, KD_STR("obj")) != KD_NONE;
}

uint32_t kd_deeds_carrier(const struct kd_deeds_work *work, uint32_t noun,
	enum kd_event_status *status)
{
	const struct kd_lang *lang = work->reading->lang;
	uint32_t at = noun;
	/* "a second round of talks" */
	for (uint32_t n = 0; n < MOST_NESTED && !is_argument(work, at); n++) {
		const struct kd_analysis *word = kd_deeds_word(work, at);
		if (word->head == KD_NONE ||
			!kd_deeds_is_relation(word->deprel, KD_STR("nmod"))) {
			return KD_NONE;
		}
		at = word->head;
	}
	const uint32_t verb = kd_deeds_word(work, at)->head;
	struct kd_match match;
	if (!is_argument(work, at) || verb == KD_NONE ||
		kd_deeds_word(work, verb)->upos != KD_UPOS_VERB ||
		acts_on_other(work, at, verb) ||
		!kd_deeds_match(work, KD_TABLE_STATUS_WORDS, verb, &match) ||
		!(kd_lang_is(lang, match.row, KD_COLUMN_STATUS_WORDS_KIND,
			  "verb") ||
			kd_lang_is(lang, match.row, KD_COLUMN_STATUS_WORDS_KIND,
				"modifier"))) {
		return KD_NONE;
	}
	*status = (enum kd_event_status)kd_lang_number(
		lang, match.row, KD_COLUMN_STATUS_WORDS_STATUS);
	return *status == KD_STATUS_POSTPONED || *status == KD_STATUS_CANCELLED
		       ? verb
		       : KD_NONE;
}

/* Whether a noun is only talked of, or its verb says that it was not. */
static bool is_only_talked_of(
	const struct kd_deeds_work *work, const struct kd_deed_word *word)
{
	const uint32_t verb = kd_deeds_word(work, word->head)->head;
	return word->is_noun && verb != KD_NONE &&
	       kd_deeds_is_only_talked_of(
		       work, word->head, is_negated(work, verb));
}

/* Whether a row of event-words of this mode begins at a token. */
static bool is_grammar(
	const struct kd_deeds_work *work, uint32_t token, const char *mode)
{
	struct kd_match match;
	return kd_deeds_match(work, KD_TABLE_EVENT_WORDS, token, &match) &&
	       kd_lang_is(work->reading->lang, match.row,
		       KD_COLUMN_EVENT_WORDS_MODE, mode);
}

/* Whether a verb only tells that its subject is, "take place", "be held", or
 * that is none in particular: "an attack could follow". */
static bool brings_about(
	const struct kd_deeds_work *work, uint32_t noun, uint32_t verb)
{
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t det = kd_deeds_child(work, noun, KD_STR("det"));
	struct kd_match match;
	if (det != KD_NONE && is_grammar(work, det, "indefinite")) {
		return true;
	}
	if (is_grammar(work, verb, "light")) {
		return !acts_on_other(work, noun, verb);
	}
	return kd_deeds_match(work, KD_TABLE_STATUS_WORDS, verb, &match) &&
	       kd_lang_is(
		       lang, match.row, KD_COLUMN_STATUS_WORDS_KIND, "verb") &&
	       kd_lang_number(lang, match.row, KD_COLUMN_STATUS_WORDS_STATUS) ==
		       KD_STATUS_HAPPENED;
}

/* What governs the verb that brings its subject about: "a summit [could] take
 * place". */
static enum governing governed_by_verb(const struct kd_deeds_work *work,
	uint32_t noun, enum kd_event_status *status)
{
	const struct kd_analysis *word = kd_deeds_word(work, noun);
	if (word->head == KD_NONE || word->head < noun ||
		!kd_deeds_is_relation(word->deprel, KD_STR("nsubj")) ||
		kd_deeds_word(work, word->head)->upos != KD_UPOS_VERB ||
		!brings_about(work, noun, word->head)) {
		return LEAVES_OPEN;
	}
	if (is_negated(work, word->head)) {
		return MAKES_UNREAL;
	}
	const struct kd_deed_word verb = {
		.first = word->head, .n = 1, .head = word->head
	};
	return governed(work, &verb, status);
}

static enum kd_event_status told_status(
	const struct kd_deeds_work *work, const struct kd_deed_word *word)
{
	enum kd_event_status status = KD_STATUS_UNKNOWN;
	const enum kd_event_status claim = claimed(work, word->head);
	if (claim == KD_STATUS_UNKNOWN || is_negated(work, word->head) ||
		(!word->is_noun && work->tokens[word->head].unsaid) ||
		kd_reading_is_asked(work->reading, word->head)) {
		return KD_STATUS_UNKNOWN;
	}
	if (word->is_noun &&
		kd_deeds_carrier(work, word->head, &status) != KD_NONE) {
		return status;
	}
	if (kd_deeds_is_untrue(work, word->head) ||
		is_only_talked_of(work, word)) {
		return KD_STATUS_UNKNOWN;
	}
	enum governing how = governed(work, word, &status);
	if (how == LEAVES_OPEN && word->is_noun) {
		how = governed_by_verb(work, word->head, &status);
	}
	if (how == MAKES_UNREAL) {
		return KD_STATUS_UNKNOWN;
	}
	if (how == GOVERNS) {
		return status;
	}
	const enum kd_event_status own =
		word->is_noun ? KD_STATUS_HAPPENED
			      : verb_status(work, word->head);
	return own == KD_STATUS_HAPPENED ? claim : own;
}

enum kd_event_status kd_deeds_status(
	const struct kd_deeds_work *work, const struct kd_deed_word *word)
{
	const enum kd_event_status status = told_status(work, word);
	if (status == KD_STATUS_UNKNOWN) {
		return status;
	}
	switch (kd_reading_is_supposed(work->reading, word->head)) {
	case KD_SUPPOSED_IF:
		return KD_STATUS_UNKNOWN;
	case KD_SUPPOSED_THEN:
		return status == KD_STATUS_HAPPENED ||
				       status == KD_STATUS_ALLEGED
			       ? KD_STATUS_UNKNOWN
			       : status;
	default:
		return status;
	}
}
