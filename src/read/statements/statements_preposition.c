/* statements_preposition.c - reads words of saying that hold who says so. */
#include "read/statements/statements_private.h"

/* "Ukrainas utanriksminister": what a name owns goes with it; not what stands
 * in another case than the source must. */
static struct kd_stretch with_owned(
	const struct kd_saying *r, struct kd_stretch phrase, uint32_t limit)
{
	const struct kd_talk *talk = r->talk;
	if (phrase.end >= limit || talk->marks[phrase.end].cue != KD_NONE ||
		kd_talk_name(talk, phrase.end - 1) == KD_NONE) {
		return phrase;
	}
	const uint32_t upos = kd_talk_upos(talk, phrase.end);
	if ((upos == KD_UPOS_NOUN || upos == KD_UPOS_ADJ) &&
		(talk->reading->tokens->items[phrase.end].flags &
			KD_TOKEN_CAPITAL) == 0) {
		const struct kd_stretch owned =
			kd_talk_phrase_from(talk, phrase.end, limit);
		const uint32_t found = kd_stretch_is_none(owned)
					       ? 0
					       : kd_talk_case(talk, owned);
		const bool other = r->cue->source == KD_CUE_GENITIVE &&
				   found != 0 && found != KD_CASE_GEN;
		phrase.end = kd_stretch_is_none(owned) || other ? phrase.end
								: owned.end;
	}
	return phrase;
}

/* "according to a report [by the bank]": who made what a source is. */
static struct kd_stretch with_maker(
	const struct kd_saying *r, struct kd_stretch source)
{
	const struct kd_talk *talk = r->talk;
	if (source.end + 1 >= r->unit->end ||
		!kd_talk_has(talk, source.end, KD_MARK_AGENT) ||
		kd_talk_upos(talk, source.end) != KD_UPOS_ADP ||
		talk->marks[source.end - 1].nature != KD_SOURCE_DOCUMENT) {
		return source;
	}
	const struct kd_stretch maker = kd_talk_phrase(
		talk, source.end + talk->marks[source.end].link_n);
	if (!kd_stretch_is_none(maker) && maker.end <= r->unit->end &&
		!kd_talk_is_time(talk, maker)) {
		source.end = maker.end;
	}
	return source;
}

/* Whether a name in its base form, or a phrase in the nominative, begins at
 * token i. A name behind a noun for a person may be that person's, whatever its
 * form, and one in capitals shows no case. */
static bool begins_subject(
	const struct kd_talk *talk, struct kd_stretch source, uint32_t i)
{
	const uint32_t index = kd_talk_name(talk, i);
	const struct kd_stretch phrase = { i, source.end };
	if (index == KD_NONE) {
		const uint32_t found = kd_talk_case(talk, phrase);
		/* "Według Reutersa [Rosjanie] zażądali": a word not known */
		const bool unknown =
			found == 0 && source.end == i + 1 &&
			kd_talk_upos(talk, i) == KD_UPOS_PROPN &&
			kd_talk_has(talk, source.end, KD_MARK_FINITE) &&
			kd_talk_is_inflected(talk, kd_talk_name(talk, i - 1));
		return unknown || found == KD_CASE_NOM;
	}
	const struct kd_name *name = &talk->in->names->items[index];
	const struct kd_name *before =
		&talk->in->names->items[kd_talk_name(talk, i - 1)];
	const bool bare = before->first == source.first ||
			  before->type == KD_NAME_PER ||
			  name->type != KD_NAME_PER;
	return bare && name->first == i && !talk->outlets[index] &&
	       (talk->reading->tokens->items[i].flags &
		       KD_TOKEN_ALL_CAPITALS) == 0 &&
	       !kd_talk_is_inflected(talk, index) &&
	       kd_talk_may_be_subject(talk, phrase);
}

/* "Według Ukrainy [Rosja] zaatakowała": the subject of what is said, right
 * behind the source's name without a comma, is none of the source. */
static struct kd_stretch without_subject(
	const struct kd_saying *r, struct kd_stretch source)
{
	const struct kd_talk *talk = r->talk;
	if (source.end >= r->unit->end ||
		kd_talk_is_boundary(talk, source.end) ||
		!kd_talk_has_finite(talk, source.end, r->unit->end)) {
		return source;
	}
	for (uint32_t i = source.first + 1; i < source.end; i++) {
		const uint32_t before = kd_talk_name(talk, i - 1);
		if (before != KD_NONE && kd_talk_name(talk, i) != before &&
			begins_subject(talk, source, i)) {
			source.end = i;
			break;
		}
	}
	return source;
}

/* "according to X", "po besedah X": the source is what follows. */
bool kd_saying_read_preposition(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	struct kd_report *report = &r->report;
	report->clause = (struct kd_stretch){ r->cue->first, r->cue->end };
	if (r->cue->source == KD_CUE_INSIDE && r->cue->gap) {
		report->source = (struct kd_stretch){ r->cue->first + 1,
			r->cue->end - 1 };
	} else if (r->cue->source == KD_CUE_BEFORE) {
		report->source =
			r->cue->first > r->unit->first
				? kd_talk_phrase(talk, r->cue->first - 1)
				: (struct kd_stretch){ 0 };
		report->clause.first = report->source.first;
	} else {
		report->source =
			kd_talk_phrase_from(talk, r->cue->end, r->unit->end);
		if (kd_stretch_is_none(report->source)) {
			return false;
		}
		report->source = with_owned(r, report->source, r->unit->end);
		report->source =
			with_maker(r, kd_talk_extend_right(talk, report->source,
					      r->unit->end));
		report->source = without_subject(r, report->source);
		report->clause.end = report->source.end;
	}
	if (kd_stretch_is_none(report->source) ||
		report->source.end > r->unit->end ||
		(kd_talk_has(talk, r->cue->first, KD_MARK_COMMA) &&
			report->source.end < r->unit->end &&
			!kd_talk_is_boundary(talk, report->source.end))) {
		return false;
	}
	report->rest = report->clause.end;
	return true;
}
