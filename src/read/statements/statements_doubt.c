/* statements_doubt.c - sets aside speech of things: "a plan that promises". */
#include "read/statements/statements_private.h"

/* Whether a relative pronoun stands for persons alone: who. */
static bool is_of_persons(const struct kd_talk *talk, uint32_t i)
{
	const struct kd_lang *lang = talk->reading->lang;
	const struct kd_words word = { .forms = &talk->reading->words->forms[i],
		.n = 1 };
	struct kd_match match;
	return kd_lang_match(lang, KD_TABLE_PRONOUNS, &word, 0, &match) &&
	       kd_feats_get(
		       kd_lang_feats(lang, match.row, KD_COLUMN_PRONOUNS_FEATS),
		       KD_FEATURE_PERSON) == 3;
}

/* The word that a relative clause tells of: what its verb hangs on, else the
 * last nominal before it; KD_NONE if there is none. */
static uint32_t antecedent_of(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t verb = kd_talk_cue(talk, report)->verb;
	const struct kd_analysis *analysis = kd_talk_analysis(talk, verb);
	if (analysis->head != KD_NONE &&
		analysis->head < report->source.first &&
		kd_str_starts_with(analysis->deprel, kd_str_view("acl"))) {
		return analysis->head;
	}
	const uint32_t first = kd_talk_unit(talk, report)->first;
	for (uint32_t i = report->source.first; i > first; i--) {
		const uint32_t upos = kd_talk_upos(talk, i - 1);
		if (upos == KD_UPOS_NOUN || upos == KD_UPOS_PROPN ||
			upos == KD_UPOS_PRON) {
			return i - 1;
		}
	}
	return KD_NONE;
}

/* A noun that is known for no speaker: nobody's title, no outlet, no body. */
static bool is_thing(const struct kd_talk *talk, uint32_t i)
{
	struct kd_match match;
	return kd_talk_upos(talk, i) == KD_UPOS_NOUN &&
	       talk->marks[i].nature == KD_SOURCE_UNKNOWN &&
	       !kd_lang_match(talk->reading->lang, KD_TABLE_TITLES,
		       talk->reading->words, i, &match);
}

/* "a plan that promises calm": no words of anyone's are told where a thing is
 * the subject and no clause of what is said follows. */
static bool is_of_thing(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const uint32_t i = report->source.first;
	if (report->cue == KD_NONE || report->direct ||
		report->source.end != i + 1 || report->name != KD_NONE ||
		!kd_talk_has(talk, i, KD_MARK_RELATIVE) ||
		(kd_talk_has(talk, report->region.first, KD_MARK_THAT) &&
			report->unsaid == KD_UNSAID_UNKNOWN) ||
		is_of_persons(talk, i)) {
		return false;
	}
	const uint32_t noun = antecedent_of(talk, report);
	return noun != KD_NONE && is_thing(talk, noun);
}

/* One word that can name nobody: "Regardless", a mark. */
static bool is_no_source(
	const struct kd_talk *talk, const struct kd_report *report)
{
	if (report->source.end != report->source.first + 1 ||
		report->name != KD_NONE) {
		return false;
	}
	switch (kd_talk_upos(talk, report->source.first)) {
	case KD_UPOS_ADV:
	case KD_UPOS_INTJ:
	case KD_UPOS_PUNCT:
	case KD_UPOS_SYM:
		return true;
	default:
		return false;
	}
}

/* "denied that it had offered": the words told of in what somebody denies. */
static bool is_denied(const struct kd_talk *talk, uint32_t index)
{
	const struct kd_report *report = &talk->reports.items[index];
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	if (report->cue == KD_NONE || report->direct) {
		return false;
	}
	const uint32_t verb = kd_talk_cue(talk, report)->verb;
	for (uint32_t i = 0; i < unit->n_reports; i++) {
		const uint32_t other = unit->first_report + i;
		const struct kd_report *outer = &talk->reports.items[other];
		if (other != index && outer->cue != KD_NONE &&
			kd_talk_cue(talk, outer)->force == KD_FORCE_DENIES &&
			!outer->negated && !outer->direct &&
			kd_stretch_has(outer->region, verb)) {
			return true;
		}
	}
	return false;
}

/* Forces of which one turns the other round, as a number that is the other's
 * but for its sign; 0 for the rest. */
static int side_of(enum kd_force force)
{
	switch (force) {
	case KD_FORCE_CONFIRMS:
		return 1;
	case KD_FORCE_DENIES:
		return -1;
	case KD_FORCE_AGREES:
		return 2;
	case KD_FORCE_REJECTS:
		return -2;
	default:
		return 0;
	}
}

/* Whether one of these marks is on a token in [first, end). */
static bool has_mark(
	const struct kd_talk *talk, uint32_t first, uint32_t end, uint32_t bits)
{
	for (uint32_t i = first; i < end; i++) {
		if (kd_talk_has(talk, i, bits)) {
			return true;
		}
	}
	return false;
}

/* "neither confirmed nor [denied]", "declined to confirm or [deny]": two words
 * of saying against one another of which neither is said to be so. */
static bool are_neither(const struct kd_talk *talk, const struct kd_cue *left,
	const struct kd_cue *right, uint32_t begin)
{
	const uint32_t near = left->first > begin + 4 ? left->first - 4 : begin;
	const uint32_t close =
		right->first > left->end + 3 ? right->first - 3 : left->end;
	if (right->first > left->end + 10 ||
		has_mark(talk, left->end, right->first,
			KD_MARK_STOP | KD_MARK_SEMICOLON | KD_MARK_COLON |
				KD_MARK_DASH | KD_MARK_THAT)) {
		return false;
	}
	const bool both = has_mark(talk, near, left->first, KD_MARK_NEGATION) &&
			  has_mark(talk, close, right->first, KD_MARK_NEGATION);
	const bool told = has_mark(talk, near, right->first, KD_MARK_NEGATION);
	const bool infinitives =
		kd_talk_verbform(talk, left->verb) == KD_VERBFORM_INF &&
		kd_talk_verbform(talk, right->verb) == KD_VERBFORM_INF;
	return both ||
	       ((told || infinitives) &&
		       has_mark(talk, close, right->first, KD_MARK_NOR));
}

/* Whether another word of saying of the unit stands with a report's own so that
 * neither was said. */
static bool is_neither(
	const struct kd_talk *talk, const struct kd_report *report)
{
	if (report->cue == KD_NONE) {
		return false;
	}
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const int side = side_of(cue->force);
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	if (side == 0 || cue->kind != KD_CUE_VERB) {
		return false;
	}
	for (uint32_t i = unit->first; i < unit->end; i++) {
		const uint32_t at = talk->marks[i].cue;
		if (at == KD_NONE || talk->marks[i].quote != KD_NONE) {
			continue;
		}
		const struct kd_cue *other = &talk->cues.items[at];
		const bool before = other->first < cue->first;
		if (side_of(other->force) == -side &&
			are_neither(talk, before ? other : cue,
				before ? cue : other, unit->first)) {
			return true;
		}
	}
	return false;
}

void kd_talk_doubt(struct kd_talk *talk)
{
	for (uint32_t i = 0; i < talk->reports.n; i++) {
		struct kd_report *report = &talk->reports.items[i];
		if (is_no_source(talk, report)) {
			report->source = (struct kd_stretch){ 0 };
		}
		report->silent = report->silent || is_of_thing(talk, report);
		if (report->unsaid == KD_UNSAID_UNKNOWN &&
			(is_denied(talk, i) || is_neither(talk, report))) {
			report->unsaid = KD_UNSAID_NEGATED;
		}
	}
}
