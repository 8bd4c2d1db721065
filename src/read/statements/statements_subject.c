/* statements_subject.c - finds who says so: the subject of a verb of saying. */
#include "read/statements/statements_private.h"

/* How far from the verb its subject is looked for. */
#define SUBJECT_TOKENS 40

/* A phrase left of the verb: the subject, or something to be passed over. */
enum step { STEP_FOUND, STEP_OVER, STEP_STOP };

/* One form of a verb that shows its subject's gender: whether it fits. */
static bool fits_gender(const struct kd_word_analysis *form, uint32_t gender,
	uint32_t number, bool several)
{
	const uint32_t own = kd_feats_get(form->feats, KD_FEATURE_GENDER);
	const uint32_t count = kd_feats_get(form->feats, KD_FEATURE_NUMBER);
	if (several) {
		return count != KD_NUMBER_SING;
	}
	return (gender == 0 || own == 0 || gender == own) &&
	       (number == 0 || count == 0 || number == count);
}

static bool has_coordinator(
	const struct kd_talk *talk, struct kd_stretch phrase)
{
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		if (kd_talk_upos(talk, i) == KD_UPOS_CCONJ) {
			return true;
		}
	}
	return false;
}

/* Gender and number of a phrase by its head, a person's by its name. */
static void read_agreement(const struct kd_talk *talk, struct kd_stretch phrase,
	uint32_t *gender, uint32_t *number)
{
	const uint32_t name = kd_talk_name(talk, phrase.first);
	const uint64_t feats =
		kd_talk_analysis(talk, kd_talk_head(talk, phrase))->feats;
	*gender = kd_feats_get(feats, KD_FEATURE_GENDER);
	*number = kd_feats_get(feats, KD_FEATURE_NUMBER);
	if (name != KD_NONE) {
		const struct kd_name *found = &talk->in->names->items[name];
		*gender = found->type == KD_NAME_PER ? (uint32_t)found->gender
						     : 0;
		*number = found->type == KD_NAME_PER ? KD_NUMBER_SING : 0;
	}
}

/* Whether verb and phrase agree, where the verb shows gender: -1 they do not,
 * 0 it shows none, 1 they do. */
static int agreement(const struct kd_saying *r, struct kd_stretch phrase)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t word = talk->reading->tokens->items[r->cue->verb].word;
	const uint64_t feats = kd_talk_analysis(talk, r->cue->verb)->feats;
	struct kd_word_analysis form;
	uint32_t gender;
	uint32_t number;
	if (word == KD_NONE ||
		kd_talk_upos(talk, r->cue->verb) != KD_UPOS_VERB ||
		kd_feats_get(feats, KD_FEATURE_GENDER) == 0) {
		return 0;
	}
	read_agreement(talk, phrase, &gender, &number);
	const bool several = has_coordinator(talk, phrase);
	for (uint32_t k = 0;
		kd_lang_analysis(talk->reading->lang, word, k, &form); k++) {
		if (form.upos == KD_UPOS_VERB &&
			kd_feats_get(form.feats, KD_FEATURE_GENDER) != 0 &&
			fits_gender(&form, gender, number, several)) {
			return 1;
		}
	}
	return -1;
}

/* As far as case and agreement tell. A form that may be nominative besides
 * what it was taken for is enough where the verb agrees. */
static bool may_be_subject(const struct kd_saying *r, struct kd_stretch whole)
{
	struct kd_stretch head =
		kd_talk_phrase_from(r->talk, whole.first, whole.end);
	head = kd_stretch_is_none(head) ? whole : head;
	const int agrees = agreement(r, whole);
	if (agrees < 0) {
		return false;
	}
	const bool pronoun =
		kd_talk_upos(r->talk, kd_talk_head(r->talk, head)) ==
		KD_UPOS_PRON;
	return kd_talk_may_be_subject(r->talk, head) ||
	       ((agrees > 0 || pronoun) &&
		       kd_talk_may_be_nominative(r->talk, head));
}

/* Whether a phrase stands right behind a verb of its own. */
static bool is_object(const struct kd_saying *r, struct kd_stretch phrase)
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
		agreement(r, whole) <= 0) {
		return false;
	}
	const enum kd_source_kind kind = kd_talk_source_kind(r->talk, whole);
	const uint8_t nature =
		r->talk->marks[kd_talk_head(r->talk, whole)].nature;
	return kind == KD_SOURCE_DOCUMENT ||
	       (kind == KD_SOURCE_UNNAMED && nature != KD_SOURCE_PERSON);
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
		*next = adposition;
		return STEP_OVER;
	}
	*next = whole.first;
	struct kd_stretch head = kd_talk_phrase(talk, whole.first);
	if (kd_talk_is_time(talk, whole)) {
		return STEP_OVER;
	}
	if (kd_talk_is_headless(talk, head) ||
		(whole.end != r->group && is_object(r, whole))) {
		return STEP_STOP;
	}
	if (!may_be_subject(r, whole) || is_thing_named(r, whole)) {
		if (kd_stretch_is_none(r->report.object) &&
			kd_talk_case(talk, head) != KD_CASE_DAT) {
			r->report.object = whole;
		}
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

static enum step step_left(
	struct kd_saying *r, uint32_t i, uint32_t *next, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t bits = kd_talk_bits(talk, i);
	*next = i;
	if ((bits & KD_MARK_CLAIMED) != 0) {
		return STEP_OVER;
	}
	if ((bits & KD_MARK_CLOSE) != 0) {
		return step_over_brackets(r, i, next);
	}
	if (kd_talk_is_boundary(talk, i)) {
		return STEP_STOP;
	}
	if (kd_talk_upos(talk, i) == KD_UPOS_CCONJ && !is_particle(r, i)) {
		r->coordinated = true;
		return STEP_STOP;
	}
	if (kd_talk_upos(talk, i) == KD_UPOS_CCONJ) {
		return STEP_OVER;
	}
	if ((bits & KD_MARK_RELATIVE) != 0) {
		*out = (struct kd_stretch){ i, i + 1 };
		return STEP_FOUND;
	}
	if (kd_talk_is_between(talk, i)) {
		kd_saying_note(r, i);
		return STEP_OVER;
	}
	*out = kd_talk_phrase(talk, i);
	if (!kd_stretch_is_none(*out) && out->first <= i) {
		return judge_phrase(r, out, next);
	}
	if (find_before_contact(r, i, out)) {
		return STEP_FOUND;
	}
	if (kd_talk_upos(talk, i) == KD_UPOS_VERB &&
		(bits & KD_MARK_MODAL) != 0) {
		r->modal = true;
		return STEP_OVER;
	}
	return STEP_STOP;
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

/* Where verbs agree, a phrase behind one that shows no case may as well be its
 * object: "zavrnili kakršnokoli prisotnost". */
static bool is_unproven(const struct kd_saying *r, struct kd_stretch phrase)
{
	return agreement(r, phrase) != 0 &&
	       kd_talk_case(r->talk, phrase) == 0 &&
	       kd_talk_name(r->talk, kd_talk_head(r->talk, phrase)) ==
		       KD_NONE &&
	       kd_talk_upos(r->talk, kd_talk_head(r->talk, phrase)) !=
		       KD_UPOS_PROPN;
}

/* A subject that stands right after the verb. */
static bool find_after(
	struct kd_saying *r, uint32_t from, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t i = kd_saying_skip_between(r, from);
	if (r->reach > r->unit->first &&
		kd_talk_has(talk, r->reach - 1, KD_MARK_DASH)) {
		return false;
	}
	if (i >= r->unit->end || kd_talk_is_boundary(talk, i) ||
		kd_talk_upos(talk, i) == KD_UPOS_ADP ||
		(kd_talk_bits(talk, i) & (KD_MARK_THAT | KD_MARK_CLAIMED)) !=
			0) {
		return false;
	}
	*out = kd_talk_phrase_from(talk, i, r->unit->end);
	if (kd_stretch_is_none(*out) || out->end > r->unit->end ||
		kd_talk_is_time(talk, *out)) {
		return false;
	}
	const struct kd_stretch plain = *out;
	*out = kd_talk_extend_right(talk, *out, r->unit->end);
	if (is_unproven(r, plain) ||
		(!may_be_subject(r, plain) && !may_be_subject(r, *out))) {
		return false;
	}
	/* "X said [the plan] was": that is what is said. */
	return out->end >= r->unit->end ||
	       (kd_talk_bits(talk, out->end) & KD_MARK_FINITE) == 0;
}

/* Where the clause that ends before the comma at close begins. */
static uint32_t begin_of_clause(const struct kd_saying *r, uint32_t close)
{
	const uint32_t ends =
		KD_MARK_SEMICOLON | KD_MARK_COLON | KD_MARK_STOP | KD_MARK_DASH;
	uint32_t i = close;
	while (i > r->unit->first && close - i < SUBJECT_TOKENS &&
		r->talk->marks[i - 1].quote == KD_NONE &&
		(kd_talk_bits(r->talk, i - 1) & ends) == 0) {
		i--;
	}
	return i;
}

/* Whether no predicate stands in [first, end) outside relative clauses. */
static bool is_aside(const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	bool relative = false;
	for (uint32_t i = first; i < end; i++) {
		const uint32_t bits = kd_talk_bits(talk, i);
		relative = (bits & KD_MARK_RELATIVE) != 0 ||
			   (relative && (bits & KD_MARK_COMMA) == 0);
		if ((bits & KD_MARK_FINITE) != 0 && !relative) {
			return false;
		}
	}
	return true;
}

/* Whether what stands between commas goes on the phrase: another name for it,
 * an age, a relative clause. Not so "speaking in Oslo" or "however". */
static bool is_part_of_source(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t bits = kd_talk_bits(talk, i);
	return (bits & (KD_MARK_RELATIVE | KD_MARK_ATTACH)) != 0 ||
	       (kd_talk_upos(talk, i) != KD_UPOS_ADP &&
		       !kd_stretch_is_none(kd_talk_phrase(talk, i)));
}

/* "Jim Jordan (R-Ohio)". */
static uint32_t end_of_brackets(
	const struct kd_talk *talk, uint32_t i, uint32_t limit)
{
	if (i >= limit || (kd_talk_bits(talk, i) & KD_MARK_OPEN) == 0) {
		return i;
	}
	for (uint32_t k = i + 1; k < limit; k++) {
		if ((kd_talk_bits(talk, k) & KD_MARK_CLOSE) != 0) {
			return k + 1;
		}
	}
	return i;
}

/* The first phrase in [i, close) that a comma ends and only asides follow. */
static bool find_with_aside(const struct kd_saying *r, uint32_t i,
	uint32_t close, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t first = i;
	while (i < close) {
		struct kd_stretch phrase = kd_talk_phrase(talk, i);
		if (kd_stretch_is_none(phrase) || phrase.first != i ||
			phrase.end > close) {
			i++;
			continue;
		}
		const uint32_t end = end_of_brackets(
			talk, kd_talk_attached_end(talk, phrase, close), close);
		const bool alone =
			kd_talk_adposition(talk, phrase) == KD_NONE &&
			!kd_talk_is_time(talk, phrase) &&
			may_be_subject(r, phrase) && !is_object(r, phrase);
		if (alone && end < close &&
			(kd_talk_bits(talk, end) & KD_MARK_COMMA) != 0 &&
			is_aside(talk, first, close)) {
			*out = (struct kd_stretch){ i, end };
			if (is_part_of_source(talk, end + 1)) {
				out->end = close;
			}
			return true;
		}
		i = end > i ? end : i + 1;
	}
	return false;
}

/* "Kaja Kallas, the EU's foreign policy chief, said": a subject with something
 * between commas behind it. */
static bool find_before_comma(struct kd_saying *r, struct kd_stretch *out)
{
	const uint32_t close = r->reach > 0 ? r->reach - 1 : 0;
	if (r->reach <= r->unit->first + 3 ||
		(kd_talk_bits(r->talk, close) & KD_MARK_COMMA) == 0) {
		return false;
	}
	return find_with_aside(r, begin_of_clause(r, close), close, out);
}

/* Whether a clause does not stand within what another reports: something
 * parts it from what is before. */
static bool is_main(const struct kd_saying *r, const struct kd_report *report)
{
	const uint32_t first = report->clause.first;
	return first <= r->unit->first || report->heir != KD_NONE ||
	       kd_talk_is_boundary(r->talk, first - 1) ||
	       kd_talk_upos(r->talk, first - 1) == KD_UPOS_CCONJ;
}

/* The source of the report before in this unit, for verbs that share their
 * subject: "denied it and said", "..., adding that". */
static bool share_source(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	for (uint32_t i = talk->reports.n; i > r->unit->first_report; i--) {
		const struct kd_report *other = &talk->reports.items[i - 1];
		const enum kd_cue_kind kind = talk->cues.items[other->cue].kind;
		if (kind == KD_CUE_VERB && is_main(r, other) &&
			!kd_stretch_is_none(other->source)) {
			r->report.heir = i - 1;
			r->report.source = other->source;
			return true;
		}
	}
	return false;
}

/* The first phrase of the unit that may be a subject. */
static bool share_subject(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	uint32_t i = r->unit->first;
	while (i < r->cue->first) {
		struct kd_stretch phrase = kd_talk_phrase(talk, i);
		if (kd_stretch_is_none(phrase) || phrase.first < i) {
			i++;
			continue;
		}
		const uint32_t adposition = kd_talk_adposition(talk, phrase);
		if (adposition == KD_NONE && phrase.end <= r->cue->first &&
			may_be_subject(r, phrase) &&
			!kd_talk_is_time(talk, phrase) &&
			(kd_talk_bits(talk, i) & KD_MARK_CLAIMED) == 0) {
			r->report.source = kd_talk_extend_right(
				talk, phrase, r->cue->first);
			return true;
		}
		i = phrase.end;
	}
	return false;
}

/* The verb agrees with a subject that may be left out. Where only its person
 * shows, what is said must be parted from it by a comma, as it is where
 * subjects may be left out. */
static bool may_drop_subject(const struct kd_saying *r)
{
	const uint64_t feats = kd_talk_analysis(r->talk, r->cue->verb)->feats;
	const uint32_t form = kd_feats_get(feats, KD_FEATURE_VERBFORM);
	if (form == KD_VERBFORM_PART) {
		return kd_feats_get(feats, KD_FEATURE_GENDER) != 0;
	}
	const uint32_t i = r->cue->end;
	return form == KD_VERBFORM_FIN &&
	       kd_feats_get(feats, KD_FEATURE_PERSON) == 3 &&
	       (i >= r->unit->end || kd_talk_is_boundary(r->talk, i)) &&
	       r->reach > r->unit->first &&
	       kd_talk_is_boundary(r->talk, r->reach - 1);
}

/* A gap phrase holds its subject: "legger han til". */
static bool read_inside(struct kd_saying *r)
{
	if (!r->cue->gap) {
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

static bool is_participial(const struct kd_saying *r)
{
	const uint32_t form = kd_talk_verbform(r->talk, r->cue->verb);
	if (form == KD_VERBFORM_GER) {
		for (uint32_t i = r->group; i < r->cue->first; i++) {
			if (kd_talk_upos(r->talk, i) == KD_UPOS_AUX) {
				return false;
			}
		}
		return true;
	}
	return false;
}

static bool ends_in_brackets(const struct kd_saying *r, uint32_t i)
{
	return i < r->group && (kd_talk_bits(r->talk, i) & KD_MARK_OPEN) != 0 &&
	       (kd_talk_bits(r->talk, r->group - 1) & KD_MARK_CLOSE) != 0;
}

/* "with footage of X saying": right before the participle. */
static bool find_beside(struct kd_saying *r, struct kd_stretch *out)
{
	if (r->group == r->unit->first ||
		kd_talk_is_boundary(r->talk, r->group - 1)) {
		return false;
	}
	*out = kd_talk_phrase(r->talk, r->group - 1);
	return !kd_stretch_is_none(*out) && out->end == r->group &&
	       !kd_talk_is_time(r->talk, *out);
}

/* A participle shares its subject with another verb, unless its own stands
 * right before it. */
static bool read_of_participle(struct kd_saying *r)
{
	struct kd_stretch beside;
	r->report.participial = true;
	if (find_beside(r, &beside)) {
		r->report.source = beside;
		return true;
	}
	r->shared = true;
	return share_source(r) || share_subject(r);
}

/* "denied it and said" */
static bool read_shared(struct kd_saying *r)
{
	if (!share_source(r) && !share_subject(r)) {
		return false;
	}
	r->shared = true;
	return true;
}

static bool is_after_coordinator(const struct kd_saying *r)
{
	return r->coordinated && r->reach > r->unit->first &&
	       kd_talk_upos(r->talk, r->reach - 1) == KD_UPOS_CCONJ;
}

/* No subject stands before the verb in its own clause. */
static bool read_elsewhere(struct kd_saying *r)
{
	struct kd_stretch after;
	if ((is_after_coordinator(r) && read_shared(r)) ||
		find_before_comma(r, &r->report.source)) {
		return true;
	}
	if (find_after(r, r->cue->end, &after)) {
		r->report.source = after;
		return true;
	}
	if (r->coordinated && read_shared(r)) {
		return true;
	}
	r->report.dropped = may_drop_subject(r);
	return r->report.dropped;
}

bool kd_saying_read_subject(struct kd_saying *r)
{
	struct kd_stretch before = { 0 };
	struct kd_stretch after = { 0 };
	if (is_participial(r)) {
		return read_of_participle(r);
	}
	if (!kd_saying_find_before(r, &before)) {
		return read_inside(r) || read_elsewhere(r);
	}
	if (before.end > r->group) {
		return false; /* the word is part of a noun phrase */
	}
	if (ends_in_brackets(r, before.end)) {
		before.end = r->group;
	}
	const bool anaphor = !kd_stretch_is_none(r->anaphor) &&
			     before.first == r->anaphor.first;
	if (!anaphor && !kd_stretch_is_none(r->anaphor)) {
		r->report.object = r->anaphor;
	}
	if (before.end != r->group && read_inside(r)) {
		return true;
	}
	if (anaphor && (read_inside(r) || find_after(r, r->cue->end, &after))) {
		r->report.source =
			kd_stretch_is_none(after) ? r->report.source : after;
		r->report.anaphor = true;
		return true;
	}
	r->report.source = before;
	return true;
}

static bool is_person_fitting(const struct kd_saying *r, uint32_t name)
{
	if (name == KD_NONE) {
		return false;
	}
	const struct kd_name *found = &r->talk->in->names->items[name];
	const struct kd_stretch phrase = { found->first,
		found->first + found->n };
	return found->type == KD_NAME_PER && agreement(r, phrase) >= 0;
}

/* The person that a unit before speaks of first, as its subject. */
static uint32_t subject_of_unit(
	const struct kd_saying *r, const struct kd_unit *unit)
{
	const struct kd_talk *talk = r->talk;
	for (uint32_t i = unit->first; i < unit->end; i++) {
		const struct kd_stretch phrase = kd_talk_phrase(talk, i);
		if (talk->marks[i].quote != KD_NONE ||
			kd_stretch_is_none(phrase) || phrase.first != i ||
			kd_talk_is_time(talk, phrase) ||
			kd_talk_adposition(talk, phrase) != KD_NONE ||
			!kd_talk_may_be_subject(talk, phrase)) {
			continue;
		}
		/* The first that may be the subject is taken for it. */
		const uint32_t whom = kd_talk_source_name(talk, phrase);
		return is_person_fitting(r, whom) ? whom : KD_NONE;
	}
	return KD_NONE;
}

uint32_t kd_saying_dropped_name(const struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t unit = r->report.unit;
	for (uint32_t back = 0; back < 3 && back <= unit; back++) {
		const struct kd_unit *held = &talk->units.items[unit - back];
		const uint32_t end =
			back == 0 ? talk->reports.n
				  : held->first_report + held->n_reports;
		for (uint32_t i = end; i > held->first_report; i--) {
			const uint32_t name = talk->reports.items[i - 1].name;
			if (is_person_fitting(r, name)) {
				return name;
			}
		}
		const uint32_t name =
			back == 0 ? KD_NONE : subject_of_unit(r, held);
		if (name != KD_NONE) {
			return name;
		}
	}
	return KD_NONE;
}
