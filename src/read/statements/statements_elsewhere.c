/* statements_elsewhere.c - finds subjects that do not stand right before their
 * verb: behind it, behind a comma, with another verb, or left out. */
#include "read/statements/statements_private.h"

/* How far from the verb its subject is looked for. */
#define SUBJECT_TOKENS 40

/* Where verbs agree, a phrase behind one that shows no case may as well be its
 * object: "zavrnili kakršnokoli prisotnost". */
static bool is_unproven(const struct kd_saying *r, struct kd_stretch phrase)
{
	return kd_saying_agreement(r, phrase) != 0 &&
	       kd_talk_case(r->talk, phrase) == 0 &&
	       kd_talk_name(r->talk, kd_talk_head(r->talk, phrase)) ==
		       KD_NONE &&
	       kd_talk_upos(r->talk, kd_talk_head(r->talk, phrase)) !=
		       KD_UPOS_PROPN;
}

/* Whether a dash before the verb only marks the verb off from what is said:
 * "S, — said X". */
static bool is_behind_speech(const struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t i = r->reach;
	return i > r->unit->first + 1 &&
	       (kd_talk_has(talk, i - 2, KD_MARK_COMMA | KD_MARK_STOP) ||
		       kd_talk_quote_at(talk, i - 2) != NULL);
}

/* "dijo [a los periodistas] X", "powiedział [dziennikarzom] X": past whom it is
 * said to, where more follows. */
static uint32_t over_addressee(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	if (i + 1 >= r->unit->end || kd_talk_is_boundary(talk, i)) {
		return i;
	}
	const bool marked = kd_talk_upos(talk, i) == KD_UPOS_ADP &&
			    kd_talk_has(talk, i, KD_MARK_ADDRESSEE);
	const struct kd_stretch phrase =
		kd_talk_phrase_from(talk, marked ? i + 1 : i, r->unit->end);
	if (kd_stretch_is_none(phrase) || phrase.end >= r->unit->end ||
		(!marked && kd_talk_case(talk, phrase) != KD_CASE_DAT) ||
		kd_talk_is_time(talk, phrase) ||
		kd_talk_is_boundary(talk, phrase.end) ||
		kd_talk_upos(talk, phrase.end) == KD_UPOS_ADP) {
		return i;
	}
	return phrase.end;
}

/* A name, or a noun of people and bodies, that ends its clause. */
bool kd_saying_is_likely_speaker(
	const struct kd_saying *r, struct kd_stretch phrase)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t head = kd_talk_head(talk, phrase);
	const uint8_t nature = talk->marks[head].nature;
	return (kd_talk_name(talk, head) != KD_NONE ||
		       kd_talk_upos(talk, head) == KD_UPOS_PROPN ||
		       nature == KD_SOURCE_PERSON ||
		       nature == KD_SOURCE_ORGANISATION) &&
	       (phrase.end >= r->unit->end ||
		       kd_talk_is_boundary(talk, phrase.end));
}

/* "izjavio je [u ponedjeljak] ministar": past when it was said, where more
 * follows. */
static uint32_t over_time(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t at =
		i < r->unit->end && kd_talk_upos(talk, i) == KD_UPOS_ADP ? i + 1
									 : i;
	if (at >= r->unit->end || kd_talk_is_boundary(talk, at)) {
		return i;
	}
	const struct kd_stretch phrase = kd_talk_phrase(talk, at);
	if (kd_stretch_is_none(phrase) || phrase.first != at ||
		phrase.end >= r->unit->end || !kd_talk_is_time(talk, phrase) ||
		kd_talk_is_boundary(talk, phrase.end)) {
		return i;
	}
	const struct kd_stretch next =
		kd_talk_phrase_from(talk, phrase.end, r->unit->end);
	return !kd_stretch_is_none(next) && kd_saying_is_likely_speaker(r,
						    kd_talk_extend_right(talk,
							    next, r->unit->end))
		       ? phrase.end
		       : i;
}

/* Whether a dash before the verb may part who says so from what is said: "S -
 * podała policja". */
static bool may_follow_dash(const struct kd_saying *r)
{
	return r->reach == r->group && r->unit->first + 3 <= r->reach &&
	       (r->cue->takes & KD_TAKES_CLAUSE) != 0;
}

/* "X said [the plan] was": that is what is said, where a finite verb follows a
 * phrase; not so behind an object that stands for the sentence before. */
static bool begins_clause(const struct kd_saying *r, struct kd_stretch plain,
	struct kd_stretch whole)
{
	const struct kd_talk *talk = r->talk;
	const bool nominative =
		!kd_stretch_is_none(r->anaphor) &&
		kd_talk_upos(talk, plain.first) == KD_UPOS_PRON &&
		kd_talk_case(talk, plain) == KD_CASE_NOM;
	return whole.end < r->unit->end && !nominative &&
	       (kd_talk_bits(talk, whole.end) & KD_MARK_FINITE) != 0;
}

/* A subject that stands right after the verb. */
bool kd_saying_find_after(
	struct kd_saying *r, uint32_t from, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	uint32_t i = over_time(
		r, over_addressee(r, kd_saying_skip_between(r, from)));
	const bool dashed = r->reach > r->unit->first &&
			    kd_talk_has(talk, r->reach - 1, KD_MARK_DASH) &&
			    !is_behind_speech(r);
	i += kd_talk_is_plain_mark(talk, i) ? 1 : 0;
	if ((dashed && !may_follow_dash(r)) || i >= r->unit->end ||
		kd_talk_is_boundary(talk, i) ||
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
	return !is_unproven(r, plain) &&
	       (kd_saying_may_be_subject(r, plain) ||
		       kd_saying_may_be_subject(r, *out)) &&
	       (!dashed || kd_saying_is_likely_speaker(r, *out)) &&
	       !begins_clause(r, plain, *out);
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
			kd_saying_may_be_subject(r, phrase) &&
			!kd_saying_is_object(r, phrase);
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
bool kd_saying_share_source(struct kd_saying *r)
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
bool kd_saying_share_subject(struct kd_saying *r)
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
			kd_saying_may_be_subject(r, phrase) &&
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

/* "izvedeli smo": the writer or the reader, nobody of the article. */
static bool has_other_person(const struct kd_saying *r)
{
	const uint32_t end =
		r->cue->end + 2 < r->unit->end ? r->cue->end + 2 : r->unit->end;
	for (uint32_t i = r->reach; i < end; i++) {
		const struct kd_analysis *analysis =
			kd_talk_analysis(r->talk, i);
		const uint32_t person =
			kd_feats_get(analysis->feats, KD_FEATURE_PERSON);
		if (kd_talk_is_boundary(r->talk, i) && i >= r->cue->end) {
			break;
		}
		if (analysis->upos == KD_UPOS_AUX &&
			(person == 1 || person == 2)) {
			return true;
		}
	}
	return false;
}

/* The verb agrees with a subject that may be left out. Where only its person
 * shows, what is said must be parted from it by a comma, as it is where
 * subjects may be left out, or follow at once ("dijo que") in a language of
 * which the pack says that it leaves them out. */
bool kd_saying_may_drop(const struct kd_saying *r)
{
	const uint64_t feats = kd_talk_analysis(r->talk, r->cue->verb)->feats;
	if (has_other_person(r)) {
		return false;
	}
	const uint32_t form = kd_feats_get(feats, KD_FEATURE_VERBFORM);
	const bool gendered = kd_talk_shows_gender(r->talk, r->cue->verb);
	if (form == KD_VERBFORM_PART || (form == KD_VERBFORM_FIN && gendered)) {
		return gendered;
	}
	/* "В Кремле заявили": whoever they are */
	if (r->talk->drops_subjects && form == KD_VERBFORM_FIN &&
		kd_feats_get(feats, KD_FEATURE_PERSON) == 0 &&
		kd_feats_get(feats, KD_FEATURE_NUMBER) == KD_NUMBER_PLUR) {
		return true;
	}
	const uint32_t i = r->cue->end;
	if (form != KD_VERBFORM_FIN ||
		kd_feats_get(feats, KD_FEATURE_PERSON) != 3) {
		return false;
	}
	if (r->talk->drops_subjects && i < r->unit->end &&
		(kd_talk_bits(r->talk, i) & KD_MARK_THAT) != 0) {
		return true;
	}
	return (i >= r->unit->end || kd_talk_is_boundary(r->talk, i)) &&
	       r->reach > r->unit->first &&
	       kd_talk_is_boundary(r->talk, r->reach - 1);
}

/* "begrüßte es, forderte [aber] Garantien": a coordinator in second place, and
 * a comma right before the verb: the subject is that of the verb before. */
static bool is_conjunct(const struct kd_saying *r)
{
	const uint32_t behind = r->cue->verb + 1;
	return behind < r->unit->end && r->group > r->unit->first &&
	       r->reach == r->group &&
	       kd_talk_upos(r->talk, behind) == KD_UPOS_CCONJ &&
	       kd_talk_has(r->talk, r->group - 1, KD_MARK_COMMA);
}

static bool is_after_coordinator(const struct kd_saying *r)
{
	/* "neither confirmed it [nor] denied it" */
	for (uint32_t i = r->reach; i < r->cue->first; i++) {
		if (kd_talk_has(r->talk, i, KD_MARK_NOR)) {
			return true;
		}
	}
	return r->coordinated && r->reach > r->unit->first &&
	       kd_talk_upos(r->talk, r->reach - 1) == KD_UPOS_CCONJ;
}

/* "denied it and said" */
static bool read_shared(struct kd_saying *r)
{
	if (!kd_saying_share_source(r) && !kd_saying_share_subject(r)) {
		return false;
	}
	r->shared = true;
	return true;
}

/* "leaders who have been for it have [embraced] the idea": the tree has the
 * subject before a verb that shows none of its gender and takes an object, so
 * that what is behind it is that. */
static bool find_linked_before(struct kd_saying *r)
{
	struct kd_stretch linked;
	if ((r->cue->takes & KD_TAKES_OBJECT) == 0 ||
		(r->cue->takes & KD_TAKES_QUOTE) != 0 ||
		kd_talk_shows_gender(r->talk, r->cue->verb) ||
		!kd_saying_find_linked(r, &linked) || linked.end > r->group) {
		return false;
	}
	r->report.source = linked;
	return true;
}

/* "Poinformował [o tym] X": the sentence before is what was said. */
static bool read_behind_anaphor(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	struct kd_stretch after;
	for (uint32_t i = r->cue->first + 1; i < r->unit->end; i++) {
		const struct kd_mark_of *mark = &talk->marks[i];
		if (kd_talk_has(talk, i, KD_MARK_ANAPHOR) && mark->link_n > 1 &&
			i <= r->cue->end && r->group == r->unit->first &&
			kd_saying_find_after(r, i + mark->link_n, &after) &&
			kd_saying_is_likely_speaker(r, after)) {
			r->report.source = after;
			r->report.anaphor = true;
			return true;
		}
		if (i > r->cue->end) {
			break;
		}
	}
	return false;
}

/* No subject stands before the verb in its own clause. */
bool kd_saying_read_elsewhere(struct kd_saying *r)
{
	struct kd_stretch after;
	if (((is_after_coordinator(r) || is_conjunct(r)) && read_shared(r)) ||
		find_before_comma(r, &r->report.source)) {
		return true;
	}
	if (find_linked_before(r)) {
		return true;
	}
	if (kd_saying_find_after(r, r->cue->end, &after)) {
		r->report.source = after;
		return true;
	}
	if (read_behind_anaphor(r)) {
		return true;
	}
	if (r->coordinated && read_shared(r)) {
		return true;
	}
	r->report.dropped = kd_saying_may_drop(r);
	return r->report.dropped;
}
