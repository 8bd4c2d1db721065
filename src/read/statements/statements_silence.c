/* statements_silence.c - leaves out what is only part of what another says. */
#include "read/statements/statements_private.h"

/* Whether a report stands in what another of its unit says, who is no outlet:
 * an outlet only passes on what the first says. */
static bool is_nested(const struct kd_talk *talk, const struct kd_unit *unit,
	const struct kd_report *report)
{
	const uint32_t at = kd_talk_cue(talk, report)->first;
	const uint32_t end = unit->first_report + unit->n_reports;
	for (uint32_t i = unit->first_report; i < end; i++) {
		const struct kd_report *other = &talk->reports.items[i];
		if (other != report && other->content.n > 0 && !other->silent &&
			other->region.first <= at && at < other->region.end &&
			!kd_stretch_has(other->clause, at) &&
			kd_talk_source_kind(talk, other->source) !=
				KD_SOURCE_OUTLET) {
			return true;
		}
	}
	return false;
}

/* Whether what is said is a thing or deed, no clause and nothing quoted. */
static bool is_deed(const struct kd_talk *talk, const struct kd_report *report)
{
	for (uint32_t i = report->region.first; i < report->region.end; i++) {
		if (talk->marks[i].quote != KD_NONE ||
			(kd_talk_bits(talk, i) & KD_MARK_FINITE) != 0) {
			return false;
		}
	}
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const bool words = (cue->takes & KD_TAKES_CLAUSE) != 0 ||
			   cue->force == KD_FORCE_PROMISES ||
			   cue->force == KD_FORCE_THREATENS;
	return cue->kind == KD_CUE_VERB &&
	       (!words || cue->force == KD_FORCE_ASKS ||
		       cue->force == KD_FORCE_AGREES);
}

/* What somebody is said to hold, ask for or do by words is part of what is
 * said: "she said she hopes so", "they asked for changes, she said". */
static void silence_attitudes(struct kd_talk *talk, const struct kd_unit *unit)
{
	const uint32_t end = unit->first_report + unit->n_reports;
	for (uint32_t i = unit->first_report; i < end; i++) {
		struct kd_report *report = &talk->reports.items[i];
		const uint32_t takes = kd_talk_cue(talk, report)->takes;
		if (((takes & KD_TAKES_ATTITUDE) != 0 ||
			    report->unsaid != KD_UNSAID_UNKNOWN ||
			    is_deed(talk, report)) &&
			is_nested(talk, unit, report)) {
			report->silent = true;
		}
	}
}

/* Hearsay within what somebody says is that somebody's. */
static void silence_hearsay(struct kd_talk *talk, const struct kd_unit *unit)
{
	const uint32_t end = unit->first_report + unit->n_reports;
	bool said = false;
	for (uint32_t i = unit->first_report; i < end; i++) {
		const struct kd_report *report = &talk->reports.items[i];
		const struct kd_cue *cue = kd_talk_cue(talk, report);
		said = said || (cue->kind != KD_CUE_CLAUSE &&
				       (cue->takes & KD_TAKES_ATTITUDE) == 0 &&
				       report->content.n > 0);
	}
	for (uint32_t i = unit->first_report; said && i < end; i++) {
		struct kd_report *report = &talk->reports.items[i];
		if (kd_talk_cue(talk, report)->kind == KD_CUE_CLAUSE) {
			report->silent = true;
		}
	}
}

void kd_talk_silence(struct kd_talk *talk, const struct kd_unit *unit)
{
	silence_attitudes(talk, unit);
	silence_hearsay(talk, unit);
}
