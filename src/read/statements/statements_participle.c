/* statements_participle.c - finds who says so where a participle says it. */
#include "read/statements/statements_private.h"

/* What somebody made known stands no further from what it says. */
#define SENDER_TOKENS 10

bool kd_saying_is_participial(const struct kd_saying *r)
{
	const uint32_t form = kd_talk_verbform(r->talk, r->cue->verb);
	if (r->cue->beside) {
		return true;
	}
	if (form == KD_VERBFORM_GER && !r->aspect) {
		for (uint32_t i = r->group; i < r->cue->first; i++) {
			if (kd_talk_upos(r->talk, i) == KD_UPOS_AUX) {
				return false;
			}
		}
		return true;
	}
	return false;
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

/* "her [disparaging] remarks": tells what the noun behind it is like. */
static bool is_attributive(const struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_analysis *verb = kd_talk_analysis(talk, r->cue->verb);
	return kd_str_equal(verb->deprel, KD_STR("amod")) &&
	       verb->head != KD_NONE && verb->head >= r->cue->end &&
	       verb->head < r->cue->end + 3;
}

/* "[avoids] condemning it", "[stopped short of] calling it terror": a verb that
 * tells that the next is not done. */
static void note_avoidance(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	for (uint32_t i = r->group; i > r->unit->first && r->group - i < 4;
		i--) {
		if (kd_talk_is_boundary(talk, i - 1)) {
			return;
		}
		if (kd_talk_upos(talk, i - 1) == KD_UPOS_VERB) {
			r->report.negated =
				r->report.negated ||
				kd_talk_has(talk, i - 1, KD_MARK_NEGATION);
			return;
		}
	}
}

/* "[Claiming] that S, X said": the subject of the verb that a participle hangs
 * on, which begins the sentence. */
static bool share_next_subject(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_analysis *verb = kd_talk_analysis(talk, r->cue->verb);
	const uint32_t main = verb->head;
	if (r->group != r->unit->first || main == KD_NONE ||
		main <= r->cue->end || main >= r->unit->end ||
		!kd_str_equal(verb->deprel, KD_STR("advcl"))) {
		return false;
	}
	const uint32_t subject = kd_talk_child(
		talk, main, "nsubj", (struct kd_stretch){ r->cue->end, main });
	if (subject == KD_NONE) {
		return false;
	}
	r->report.source = kd_talk_phrase(talk, subject);
	return !kd_stretch_is_none(r->report.source) &&
	       r->report.source.first > r->cue->end &&
	       kd_talk_has(talk, r->report.source.first - 1, KD_MARK_COMMA);
}

/* "[The city] sent a letter [opposing] it": who made known what a participle
 * tells the words of, with the verb for it. */
static bool take_sender(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_analysis *verb = kd_talk_analysis(talk, r->cue->verb);
	const uint32_t noun = verb->head;
	if (noun == KD_NONE || noun >= r->group || noun < r->unit->first ||
		!kd_str_equal(verb->deprel, KD_STR("acl")) ||
		talk->marks[noun].nature != KD_SOURCE_DOCUMENT) {
		return false;
	}
	const struct kd_analysis *found = kd_talk_analysis(talk, noun);
	const uint32_t main = found->head;
	if (main == KD_NONE || main >= noun || main <= r->unit->first ||
		!kd_str_equal(found->deprel, KD_STR("obj")) ||
		kd_talk_upos(talk, main) != KD_UPOS_VERB ||
		talk->marks[main].cue != KD_NONE ||
		r->group - main > SENDER_TOKENS) {
		return false;
	}
	const uint32_t subject = kd_talk_child(talk, main, "nsubj",
		(struct kd_stretch){ r->unit->first, main });
	if (subject == KD_NONE ||
		kd_talk_has(talk, subject, KD_MARK_RELATIVE)) {
		return false;
	}
	const struct kd_stretch phrase = kd_talk_phrase(talk, subject);
	r->report.source = kd_talk_extend_right(talk, phrase, main);
	r->report.lead = main;
	return !kd_stretch_is_none(phrase) && r->report.source.end <= main;
}

/* A participle shares its subject with another verb, unless its own stands
 * right before it. */
bool kd_saying_read_participle(struct kd_saying *r)
{
	struct kd_stretch beside;
	if (is_attributive(r)) {
		return false;
	}
	r->report.participial = true;
	note_avoidance(r);
	if (take_sender(r)) {
		r->shared = true;
		return true;
	}
	r->report.lead = 0;
	if (find_beside(r, &beside)) {
		r->report.source = beside;
		return true;
	}
	r->shared = true;
	return kd_saying_share_source(r) || kd_saying_share_subject(r) ||
	       share_next_subject(r);
}
