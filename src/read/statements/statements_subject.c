/* statements_subject.c - finds who says so: the subject of a verb of saying. */
#include "read/statements/statements_private.h"

/* How far from the verb its subject is looked for. */
#define SUBJECT_TOKENS 40

/* A phrase left of the verb: the subject, or something to be passed over. */
enum step { STEP_FOUND, STEP_OVER, STEP_STOP };

/* Whether a phrase stands right behind a verb of its own. */
bool kd_saying_is_object(const struct kd_saying *r, struct kd_stretch phrase)
{
	if (phrase.first <= r->left_limit) {
		return false;
	}
	return kd_talk_upos(r->talk, phrase.first - 1) == KD_UPOS_VERB;
}

/* "Pogovor je označil za koristen": what something is called goes with a
 * thing, and things call nothing, where the subject may be left out. */
static bool is_thing_named(const struct kd_saying *r, struct kd_stretch whole)
{
	const uint32_t takes = r->cue->takes;
	if ((takes & KD_TAKES_MIXED) == 0 || (takes & KD_TAKES_CLAUSE) != 0 ||
		kd_saying_agreement(r, whole) <= 0) {
		return false;
	}
	const enum kd_source_kind kind = kd_talk_source_kind(r->talk, whole);
	const uint8_t nature =
		r->talk->marks[kd_talk_head(r->talk, whole)].nature;
	return kind == KD_SOURCE_DOCUMENT ||
	       (kind == KD_SOURCE_UNNAMED && nature != KD_SOURCE_PERSON);
}

/* "har [gjentatte ganger] sagt": no time, case or preposition tells, but the
 * tree does. */
static bool is_adverbial(const struct kd_saying *r, struct kd_stretch phrase)
{
	const struct kd_analysis *head =
		kd_talk_analysis(r->talk, kd_talk_head(r->talk, phrase));
	return phrase.first > r->left_limit && phrase.end == r->group &&
	       kd_talk_upos(r->talk, phrase.first - 1) == KD_UPOS_AUX &&
	       head->upos == KD_UPOS_NOUN && head->head == r->cue->verb &&
	       kd_str_equal(head->deprel, KD_STR("obl"));
}

/* "Así [lo] anunció X": an object that stands for the sentence before. */
static bool is_told_before(const struct kd_saying *r, struct kd_stretch phrase)
{
	return kd_talk_is_anaphor(r->talk, phrase) &&
	       (r->cue->takes & KD_TAKES_CLAUSE) != 0 &&
	       (r->cue->force == KD_FORCE_STATES ||
		       r->cue->force == KD_FORCE_CONFIRMS);
}

/* A phrase that is no subject may be the object, or stand for the sentence
 * before. */
static void note_object(struct kd_saying *r, struct kd_stretch whole)
{
	const struct kd_talk *talk = r->talk;
	if (is_told_before(r, whole)) {
		r->anaphor = whole;
	} else if (kd_stretch_is_none(r->report.object) &&
		   kd_talk_case(talk, kd_talk_phrase(talk, whole.first)) !=
			   KD_CASE_DAT) {
		r->report.object = whole;
	}
}

/* "Об этом сообщил X": the sentence before is what was said. */
static enum step step_over_held(
	struct kd_saying *r, uint32_t adposition, uint32_t end, uint32_t *next)
{
	if (kd_talk_has(r->talk, adposition, KD_MARK_ANAPHOR)) {
		r->anaphor = (struct kd_stretch){ adposition, end };
	}
	*next = adposition;
	return STEP_OVER;
}

static enum step judge_phrase(
	struct kd_saying *r, struct kd_stretch *phrase, uint32_t *next)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_stretch whole =
		kd_talk_is_anaphor(talk, *phrase) ||
				kd_talk_is_time(talk, *phrase)
			? *phrase
			: kd_talk_extend_left(talk, *phrase, r->left_limit);
	const uint32_t adposition = kd_talk_adposition(talk, whole);
	if (adposition != KD_NONE && adposition >= r->left_limit) {
		return step_over_held(r, adposition, whole.end, next);
	}
	*next = whole.first;
	struct kd_stretch head = kd_talk_phrase(talk, whole.first);
	if (kd_talk_is_time(talk, whole) || is_adverbial(r, whole)) {
		return STEP_OVER;
	}
	if (kd_talk_is_headless(talk, head) ||
		(whole.end != r->group && kd_saying_is_object(r, whole))) {
		return STEP_STOP;
	}
	if (!kd_saying_may_be_subject(r, whole) || is_thing_named(r, whole)) {
		note_object(r, whole);
		return STEP_OVER;
	}
	if (kd_talk_is_anaphor(talk, whole)) {
		r->anaphor = whole;
		return STEP_OVER;
	}
	*phrase = whole;
	return STEP_FOUND;
}

/* "Mike Pence (R-IN) said". */
static enum step step_over_brackets(
	const struct kd_saying *r, uint32_t i, uint32_t *next)
{
	for (uint32_t k = i; k > r->left_limit && i - k < SUBJECT_TOKENS; k--) {
		if ((kd_talk_bits(r->talk, k - 1) & KD_MARK_OPEN) != 0) {
			*next = k - 1;
			return STEP_OVER;
		}
	}
	return STEP_STOP;
}

/* "all [experts] I interviewed said": the phrase that a clause without
 * relative pronoun, ending at i, hangs on. */
static bool find_before_contact(
	const struct kd_saying *r, uint32_t i, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	if (i < r->left_limit + 2 ||
		(kd_talk_bits(talk, i) & KD_MARK_FINITE) == 0) {
		return false;
	}
	const struct kd_stretch inner = kd_talk_phrase(talk, i - 1);
	if (kd_stretch_is_none(inner) || inner.end != i ||
		inner.first <= r->left_limit ||
		kd_talk_upos(talk, inner.first - 1) == KD_UPOS_ADP) {
		return false;
	}
	const struct kd_stretch outer = kd_talk_phrase(talk, inner.first - 1);
	if (kd_stretch_is_none(outer) || outer.end != inner.first ||
		kd_talk_is_time(talk, outer)) {
		return false;
	}
	*out = kd_talk_extend_left(talk, outer, r->left_limit);
	const uint32_t adposition = kd_talk_adposition(talk, *out);
	out->end = i + 1;
	return adposition == KD_NONE;
}

/* Whether a verb is a participle, or is one too: between a phrase and another
 * finite verb it is no finite verb. */
static bool may_be_participle(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t word = talk->reading->tokens->items[i].word;
	struct kd_word_analysis found;
	if (kd_talk_verbform(talk, i) == KD_VERBFORM_PART) {
		return true;
	}
	for (uint32_t k = 0;
		word != KD_NONE &&
		kd_lang_analysis(talk->reading->lang, word, k, &found);
		k++) {
		if (found.upos == KD_UPOS_VERB &&
			kd_feats_get(found.feats, KD_FEATURE_VERBFORM) ==
				KD_VERBFORM_PART &&
			kd_feats_get(found.feats, KD_FEATURE_TENSE) ==
				KD_TENSE_PAST) {
			return true;
		}
	}
	return false;
}

/* "[The poll] released on Friday shows": the phrase that a participle at i,
 * with no auxiliary of its own, tells more of. */
static bool find_before_participle(
	const struct kd_saying *r, uint32_t i, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t form = kd_talk_verbform(talk, r->cue->verb);
	if (i < r->left_limit + 1 || form == KD_VERBFORM_PART ||
		form == KD_VERBFORM_INF ||
		kd_talk_upos(talk, i) != KD_UPOS_VERB ||
		!may_be_participle(talk, i) || talk->marks[i].cue != KD_NONE) {
		return false;
	}
	const struct kd_stretch inner = kd_talk_phrase(talk, i - 1);
	if (kd_stretch_is_none(inner) || inner.end != i ||
		kd_talk_is_time(talk, inner)) {
		return false;
	}
	*out = kd_talk_extend_left(talk, inner, r->left_limit);
	out->end = r->group;
	return kd_talk_adposition(talk, *out) == KD_NONE &&
	       !kd_saying_is_object(r, *out);
}

/* ", ukrajinska vojska [pa] to zanika": a coordinator that stands second in its
 * clause ties the clause to the one before, not two verbs. */
static bool is_particle(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	if (i <= r->unit->first) {
		return false;
	}
	const struct kd_stretch phrase = kd_talk_phrase(talk, i - 1);
	return !kd_stretch_is_none(phrase) && phrase.end == i &&
	       phrase.first > r->unit->first &&
	       kd_talk_has(talk, phrase.first - 1, KD_MARK_COMMA);
}

/* "[Slednji] ga je označil": an adjective alone that begins its clause. */
static bool is_latter(const struct kd_saying *r, uint32_t i)
{
	return kd_talk_upos(r->talk, i) == KD_UPOS_ADJ &&
	       kd_feats_get(kd_talk_analysis(r->talk, i)->feats,
		       KD_FEATURE_CASE) == KD_CASE_NOM &&
	       kd_stretch_is_none(kd_talk_phrase(r->talk, i)) &&
	       (i == r->unit->first || kd_talk_is_boundary(r->talk, i - 1));
}

/* Signs and coordinators: what the way left does there. */
static enum step step_over_sign(struct kd_saying *r, uint32_t i, uint32_t *next)
{
	if (kd_talk_has(r->talk, i, KD_MARK_CLOSE)) {
		return step_over_brackets(r, i, next);
	}
	if (!kd_talk_is_boundary(r->talk, i) && is_particle(r, i)) {
		return STEP_OVER;
	}
	r->coordinated =
		r->coordinated || kd_talk_upos(r->talk, i) == KD_UPOS_CCONJ;
	return STEP_STOP;
}

/* "ce [qu']a annoncé la police": a relative pronoun that is the object, by its
 * form or in the tree. */
static bool is_relative_object(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_lang *lang = talk->reading->lang;
	const struct kd_analysis *found = kd_talk_analysis(talk, i);
	if ((kd_talk_bits(talk, i) & KD_MARK_RELATIVE) == 0) {
		return false;
	}
	const struct kd_words word = { .forms = &talk->reading->words->forms[i],
		.n = 1 };
	struct kd_match match;
	const bool oblique =
		kd_lang_match(lang, KD_TABLE_PRONOUNS, &word, 0, &match) &&
		kd_feats_get(kd_lang_feats(
				     lang, match.row, KD_COLUMN_PRONOUNS_FEATS),
			KD_FEATURE_CASE) > KD_CASE_NOM;
	return oblique || (found->head == r->cue->verb &&
				  kd_str_equal(found->deprel, KD_STR("obj")));
}

static enum step step_left(
	struct kd_saying *r, uint32_t i, uint32_t *next, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t bits = kd_talk_bits(talk, i);
	*next = i;
	if ((bits & KD_MARK_CLAIMED) != 0) {
		return STEP_OVER;
	}
	if (kd_talk_is_boundary(talk, i) ||
		kd_talk_upos(talk, i) == KD_UPOS_CCONJ) {
		return step_over_sign(r, i, next);
	}
	const bool begins =
		i == r->unit->first && (bits & KD_MARK_ANAPHOR) != 0;
	if (is_relative_object(r, i)) {
		return STEP_STOP;
	}
	if (((bits & KD_MARK_RELATIVE) != 0 && !begins) || is_latter(r, i)) {
		*out = (struct kd_stretch){ i, i + 1 };
		return STEP_FOUND;
	}
	if (kd_talk_is_between(talk, i)) {
		kd_saying_note(r, i);
		return STEP_OVER;
	}
	*out = kd_talk_phrase(talk, i);
	/* "[Das] sagte X", whatever the word was taken for */
	if (begins && i + 1 == r->group &&
		(kd_stretch_is_none(*out) ||
			kd_talk_is_headless(
				talk, (struct kd_stretch){ i, i + 1 }))) {
		r->anaphor = (struct kd_stretch){ i, i + 1 };
		return STEP_OVER;
	}
	if (!kd_stretch_is_none(*out) && out->first <= i) {
		return judge_phrase(r, out, next);
	}
	if (find_before_contact(r, i, out) ||
		find_before_participle(r, i, out)) {
		return STEP_FOUND;
	}
	r->modal = r->modal || (bits & KD_MARK_MODAL) != 0;
	return kd_talk_upos(talk, i) == KD_UPOS_VERB &&
			       (bits & KD_MARK_MODAL) != 0
		       ? STEP_OVER
		       : STEP_STOP;
}

/* "je [za CNN] povedal": whom it was said to, before the verb. */
static void note_addressee(struct kd_saying *r, uint32_t first, uint32_t end)
{
	const struct kd_stretch phrase = { first + 1, end };
	if (kd_stretch_is_none(r->report.addressee) && first + 1 < end &&
		kd_talk_has(r->talk, first, KD_MARK_ADDRESSEE) &&
		kd_talk_outlet(r->talk, phrase) != KD_NONE) {
		r->report.addressee = phrase;
	}
}

/* The subject before the verb, past adverbs, times and prepositions. */
bool kd_saying_find_before(struct kd_saying *r, struct kd_stretch *out)
{
	uint32_t i = r->group;
	const uint32_t limit = r->group > r->left_limit + SUBJECT_TOKENS
				       ? r->group - SUBJECT_TOKENS
				       : r->left_limit;
	enum step step = STEP_OVER;
	while (i > limit && step == STEP_OVER) {
		uint32_t next;
		step = step_left(r, i - 1, &next, out);
		if (step == STEP_OVER) {
			note_addressee(r, next, i);
			i = next;
		}
	}
	r->reach = i;
	if (step == STEP_STOP) {
		r->condition = r->condition || (kd_talk_bits(r->talk, i - 1) &
						       KD_MARK_CONDITION) != 0;
	}
	if (step != STEP_FOUND && !kd_stretch_is_none(r->anaphor)) {
		*out = r->anaphor;
		return true;
	}
	return step == STEP_FOUND;
}

/* A gap phrase holds its subject: "legger han til". */
static bool read_inside(struct kd_saying *r)
{
	const uint32_t takes = r->cue->takes;
	if (!r->cue->gap || ((takes & KD_TAKES_MIXED) != 0 &&
				    (takes & KD_TAKES_CLAUSE) == 0)) {
		return false;
	}
	const struct kd_stretch phrase =
		kd_talk_phrase(r->talk, r->cue->first + 1);
	if (kd_stretch_is_none(phrase) || phrase.end > r->cue->end) {
		return false;
	}
	r->report.source = phrase;
	return true;
}

static bool ends_in_brackets(const struct kd_saying *r, uint32_t i)
{
	return i < r->group && (kd_talk_bits(r->talk, i) & KD_MARK_OPEN) != 0 &&
	       (kd_talk_bits(r->talk, r->group - 1) & KD_MARK_CLOSE) != 0;
}

/* "[Načrt] je zavrnil Kremelj": where verbs show gender, what stands before one
 * may be its object; things reject and deny nothing. */
static bool is_thing_said(const struct kd_saying *r, struct kd_stretch phrase)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t head = kd_talk_head(talk, phrase);
	const uint8_t nature = talk->marks[head].nature;
	return (r->cue->takes & KD_TAKES_OBJECT) != 0 &&
	       kd_talk_shows_gender(talk, r->cue->verb) &&
	       phrase.end == r->group && kd_talk_name(talk, head) == KD_NONE &&
	       kd_talk_upos(talk, head) == KD_UPOS_NOUN &&
	       (nature == KD_SOURCE_DOCUMENT || nature == KD_SOURCE_UNKNOWN);
}

/* "Det skriver X": the sentence before is what is said; X stands behind, or is
 * left out. */
static bool read_of_anaphor(struct kd_saying *r)
{
	struct kd_stretch after = { 0 };
	if (read_inside(r) || kd_saying_find_after(r, r->cue->end, &after)) {
		r->report.source =
			kd_stretch_is_none(after) ? r->report.source : after;
		r->report.anaphor = true;
		return true;
	}
	if (kd_saying_may_drop(r)) {
		r->report.object = r->anaphor;
		r->report.dropped = true;
		return true;
	}
	return false;
}

/* "[X] flew there to deny it": the subject of the verb that an infinitive hangs
 * on. */
static bool share_main_subject(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t main = kd_talk_analysis(talk, r->cue->verb)->head;
	if (!r->infinitive || main == KD_NONE || main >= r->group ||
		main < r->unit->first) {
		return false;
	}
	const uint32_t subject = kd_talk_child(talk, main, "nsubj",
		(struct kd_stretch){ r->unit->first, main });
	if (subject == KD_NONE) {
		return false;
	}
	r->report.source = kd_talk_phrase(talk, subject);
	r->shared = true;
	return !kd_stretch_is_none(r->report.source) &&
	       r->report.source.end <= main;
}

/* The phrase before the verb, as the tree and brackets behind it tell. */
static struct kd_stretch settle_before(
	struct kd_saying *r, struct kd_stretch before)
{
	struct kd_stretch linked;
	if (kd_saying_is_oblique(r, before) &&
		kd_saying_find_linked(r, &linked) && linked.end <= r->group) {
		before = linked;
	}
	if (before.end <= r->group && ends_in_brackets(r, before.end)) {
		before.end = r->group;
	}
	return before;
}

/* Takes what stands before the verb for who says so, or, of a thing with a
 * speaker behind the verb, for what is said. */
static void take_before(struct kd_saying *r, struct kd_stretch before)
{
	struct kd_stretch after = { 0 };
	r->report.source = before;
	if (is_thing_said(r, before) &&
		kd_saying_find_after(r, r->cue->end, &after) &&
		kd_saying_is_likely_speaker(r, after)) {
		r->report.object = before;
		r->report.source = after;
	}
}

bool kd_saying_read_subject(struct kd_saying *r)
{
	struct kd_stretch before = { 0 };
	if (kd_saying_is_participial(r)) {
		return kd_saying_read_participle(r);
	}
	if (!kd_saying_find_before(r, &before)) {
		return read_inside(r) || kd_saying_read_elsewhere(r) ||
		       kd_saying_find_linked(r, &r->report.source) ||
		       share_main_subject(r);
	}
	before = settle_before(r, before);
	if (before.end > r->group) {
		return false; /* the word is part of a noun phrase */
	}
	const bool anaphor = !kd_stretch_is_none(r->anaphor) &&
			     before.first == r->anaphor.first;
	if (!anaphor && !kd_stretch_is_none(r->anaphor)) {
		r->report.object = r->anaphor;
	}
	if (before.end != r->group && read_inside(r)) {
		return true;
	}
	if (anaphor && read_of_anaphor(r)) {
		return true;
	}
	if (anaphor && (r->anaphor.end > r->anaphor.first + 1 ||
			       kd_talk_is_headless(r->talk, r->anaphor))) {
		return false; /* "об этом" is no source */
	}
	if (!kd_saying_read_behind_object(r, before)) {
		take_before(r, before);
	}
	return true;
}
