/* statements_topic.c - finds what is only spoken of. */
#include "read/statements/statements_private.h"

/* Where what is spoken of begins, behind the verb; KD_NONE if nowhere. */
static uint32_t topic_of(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const uint32_t end = kd_talk_unit(talk, report)->end;
	const bool inside = cue->end > cue->first + 1 &&
			    kd_talk_has(talk, cue->end - 1, KD_MARK_TOPIC);
	for (uint32_t i = inside ? cue->end - 1 : cue->end;
		i < end && i <= report->rest; i++) {
		if (kd_talk_is_boundary(talk, i)) {
			break;
		}
		if (kd_talk_has(talk, i, KD_MARK_TOPIC) && i + 1 < end &&
			!kd_talk_is_boundary(talk, i + 1)) {
			return i;
		}
	}
	return KD_NONE;
}

bool kd_report_read_topic(struct kd_talk *talk, struct kd_report *report)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const uint32_t i = topic_of(talk, report);
	if (i == KD_NONE || cue->kind != KD_CUE_VERB || cue->gap ||
		(cue->takes & KD_TAKES_CLAUSE) == 0 ||
		kd_talk_upos(talk, i + 1) == KD_UPOS_ADP ||
		kd_talk_is_time(talk, kd_talk_phrase(talk, i + 1))) {
		return true;
	}
	const uint32_t end = kd_report_without_time(
		talk, i + 1, kd_report_content_end(talk, report, i + 1));
	report->topic = (struct kd_stretch){ i, i + 1 };
	report->confidence = 0.7;
	return kd_report_add_region(talk, report, i + 1, end);
}
