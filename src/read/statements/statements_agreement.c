/* statements_agreement.c - tells whether a verb and a phrase agree, and whom a
 * subject that is left out stands for. */
#include "read/statements/statements_private.h"

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

/* The name that a phrase begins with, or whose title its head is. */
static uint32_t name_of(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t head)
{
	const uint32_t first = kd_talk_name(talk, phrase.first);
	const uint32_t last = kd_talk_name(talk, phrase.end - 1);
	if (first != KD_NONE || last == KD_NONE) {
		return first;
	}
	const struct kd_span title = talk->reading->tokens->items[head].span;
	return kd_span_contains(talk->in->names->items[last].role_span, title)
		       ? last
		       : KD_NONE;
}

/* Whether a noun is a title of women and men alike: "мэр сказала". */
static bool is_of_any_gender(const struct kd_talk *talk, uint32_t head)
{
	struct kd_match match;
	return kd_lang_match(talk->reading->lang, KD_TABLE_TITLES,
		       talk->reading->words, head, &match) &&
	       match.n == 1 &&
	       kd_lang_text(
		       talk->reading->lang, match.row, KD_COLUMN_TITLES_GENDER)
			       .len == 0;
}

/* Gender and number of a phrase by its head, a person's by its name. */
static void read_agreement(const struct kd_talk *talk, struct kd_stretch phrase,
	uint32_t *gender, uint32_t *number)
{
	const uint32_t head = kd_talk_head(talk, phrase);
	const uint32_t name = name_of(talk, phrase, head);
	const uint64_t feats = kd_talk_analysis(talk, head)->feats;
	*gender = is_of_any_gender(talk, head)
			  ? 0
			  : kd_feats_get(feats, KD_FEATURE_GENDER);
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
int kd_saying_agreement(const struct kd_saying *r, struct kd_stretch phrase)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t word = talk->reading->tokens->items[r->cue->verb].word;
	struct kd_word_analysis form;
	uint32_t gender;
	uint32_t number;
	if (word == KD_NONE ||
		kd_talk_upos(talk, r->cue->verb) != KD_UPOS_VERB ||
		!kd_talk_shows_gender(talk, r->cue->verb)) {
		return 0;
	}
	read_agreement(talk, phrase, &gender, &number);
	const bool several = has_coordinator(talk, phrase);
	bool told = false;
	for (uint32_t k = 0;
		kd_lang_analysis(talk->reading->lang, word, k, &form); k++) {
		if (form.upos != KD_UPOS_VERB ||
			kd_feats_get(form.feats, KD_FEATURE_GENDER) == 0) {
			continue;
		}
		if (fits_gender(&form, gender, number, several)) {
			return 1;
		}
		told = true;
	}
	return told ? -1 : 0;
}

/* As far as case and agreement tell. A form that may be nominative besides
 * what it was taken for is enough where the verb agrees. */
bool kd_saying_may_be_subject(
	const struct kd_saying *r, struct kd_stretch whole)
{
	struct kd_stretch head =
		kd_talk_phrase_from(r->talk, whole.first, whole.end);
	head = kd_stretch_is_none(head) ? whole : head;
	const int agrees = kd_saying_agreement(r, whole);
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

static bool is_person_fitting(const struct kd_saying *r, uint32_t name)
{
	if (name == KD_NONE) {
		return false;
	}
	const struct kd_name *found = &r->talk->in->names->items[name];
	const struct kd_stretch phrase = { found->first,
		found->first + found->n };
	return found->type == KD_NAME_PER &&
	       kd_saying_agreement(r, phrase) >= 0;
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
	if (kd_feats_get(kd_talk_analysis(talk, r->cue->verb)->feats,
		    KD_FEATURE_GENDER) == KD_GENDER_NEUT) {
		return KD_NONE;
	}
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
