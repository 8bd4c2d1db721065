/* statements_passive.c - reads words of saying that stand in the passive: "X
 * was accused by Y of S". */
#include "read/statements/statements_private.h"

/* "by [far fewer publications]" */
static struct kd_stretch agent_at(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t n = talk->reading->tokens->n;
	const uint32_t at = i + talk->marks[i].link_n;
	if (at + 1 >= n || kd_talk_upos(talk, at) != KD_UPOS_ADV) {
		return kd_talk_phrase(talk, at);
	}
	struct kd_stretch phrase = kd_talk_phrase_from(talk, at + 1, n);
	phrase.first = kd_stretch_is_none(phrase) ? phrase.first : at;
	return phrase;
}

/* Whether token i begins who acts, as it may right behind the verb, or where
 * the tree says so. */
static bool is_agent_at(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	if (!kd_talk_has(talk, i, KD_MARK_AGENT)) {
		return false;
	}
	const struct kd_stretch phrase = agent_at(talk, i);
	if (kd_stretch_is_none(phrase) || kd_talk_is_time(talk, phrase)) {
		return false;
	}
	const struct kd_analysis *head =
		kd_talk_analysis(talk, kd_talk_head(talk, phrase));
	return i == kd_saying_skip_between(r, r->cue->end) ||
	       (head->head == r->cue->verb &&
		       kd_str_equal(head->deprel, KD_STR("obl:agent")));
}

/* "wurde [vom Kreml] abgelehnt": between subject and verb. */
static bool find_agent_before(const struct kd_saying *r, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_stretch subject = r->report.source;
	for (uint32_t i = subject.end; i + 1 < r->cue->first; i++) {
		if (!kd_talk_has(talk, i, KD_MARK_AGENT)) {
			continue;
		}
		*out = kd_talk_phrase(talk, i + talk->marks[i].link_n);
		if (!kd_stretch_is_none(*out) && !kd_talk_is_time(talk, *out) &&
			out->end <= r->cue->first &&
			kd_talk_analysis(talk, kd_talk_head(talk, *out))
					->head == r->cue->verb) {
			return true;
		}
	}
	return false;
}

/* "отвергнут [Кремлём]": by the case alone, right behind the verb. */
static bool find_bare_agent(const struct kd_saying *r, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t i = kd_saying_skip_between(r, r->cue->end);
	if (i >= r->unit->end || kd_talk_is_boundary(talk, i)) {
		return false;
	}
	*out = kd_talk_phrase_from(talk, i, r->unit->end);
	return !kd_stretch_is_none(*out) &&
	       kd_talk_case(talk, *out) == KD_CASE_INS &&
	       !kd_talk_is_time(talk, *out);
}

/* Who acts, in the verb's own clause. */
static bool find_agent(
	const struct kd_saying *r, uint32_t *begin, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	if (find_agent_before(r, out) || find_bare_agent(r, out)) {
		return true;
	}
	for (uint32_t i = r->cue->end; i < r->unit->end && i < r->cue->end + 20;
		i++) {
		if (kd_talk_is_boundary(talk, i)) {
			return false;
		}
		if (is_agent_at(r, i)) {
			*begin = i;
			*out = kd_talk_extend_right(
				talk, agent_at(talk, i), r->unit->end);
			return out->end <= r->unit->end;
		}
	}
	return false;
}

/* Whether more follows than the verb: of what, as what. */
static bool goes_on(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	if (i >= r->unit->end) {
		return false;
	}
	/* "was criticised for [doing so]" */
	const uint32_t last = kd_talk_upos(talk, r->cue->end - 1);
	const bool begun = r->cue->end > r->cue->first + 1 &&
			   (last == KD_UPOS_ADP || last == KD_UPOS_SCONJ) &&
			   !kd_talk_is_boundary(talk, i);
	return begun || talk->marks[i].quote != KD_NONE ||
	       kd_talk_has(talk, i, KD_MARK_AS | KD_MARK_THAT) ||
	       (!kd_talk_is_boundary(talk, i) &&
		       (kd_talk_upos(talk, i) == KD_UPOS_ADP ||
			       kd_talk_upos(talk, i) == KD_UPOS_DET ||
			       kd_talk_upos(talk, i) == KD_UPOS_PART));
}

/* What a verb in the passive says, where nobody is told to act. */
enum bare { BARE_NONE, BARE_OF_SUBJECT, BARE_TO_SUBJECT };

/* "X is expected [to come]" tells of X, "X was asked [whether S, to come, about
 * it]" and "X was told [that S]" say it to X. */
static enum bare read_bare(const struct kd_saying *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t takes = r->cue->takes;
	if (i >= r->unit->end || kd_talk_is_boundary(talk, i)) {
		return BARE_NONE;
	}
	const bool asks = r->cue->force == KD_FORCE_ASKS;
	const bool to = asks || (takes & KD_TAKES_ADDRESSEE) != 0;
	if (kd_talk_is_infinitive(talk, i, r->unit->end)) {
		const uint32_t open = KD_TAKES_CLAUSE | KD_TAKES_INFINITIVE;
		return (takes & open) == 0 ? BARE_NONE
		       : to                ? BARE_TO_SUBJECT
					   : BARE_OF_SUBJECT;
	}
	const bool clause = kd_talk_has(talk, i, KD_MARK_THAT) ||
			    (asks && kd_talk_has(talk, i, KD_MARK_TOPIC));
	return to && clause && (takes & KD_TAKES_CLAUSE) != 0 ? BARE_TO_SUBJECT
							      : BARE_NONE;
}

/* "is expected to come", "was asked about it": by whom is not told. */
static bool read_unacted(struct kd_saying *r)
{
	struct kd_report *report = &r->report;
	const uint32_t i = kd_saying_skip_between(r, r->cue->end);
	const uint32_t last =
		i > r->cue->end && kd_talk_upos(r->talk, i - 1) == KD_UPOS_PART;
	const uint32_t rest = last ? i - 1 : i;
	const enum bare bare = read_bare(r, rest);
	if (bare == BARE_NONE) {
		return false;
	}
	if (bare == BARE_OF_SUBJECT) {
		report->object = report->source;
		report->hedged = true;
	} else {
		report->addressee = report->source;
	}
	report->passive = true;
	report->source = (struct kd_stretch){ 0 };
	report->clause = (struct kd_stretch){ r->group, r->cue->end };
	report->rest = rest;
	report->confidence = 0.7;
	return true;
}

/* "[Asked] whether S1, X said S2": a participle that begins its sentence and
 * has the subject of another verb. */
bool kd_saying_read_opening(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t form = kd_talk_verbform(talk, r->cue->verb);
	if (r->group != r->unit->first || r->cue->force != KD_FORCE_ASKS ||
		r->cue->source != KD_CUE_SUBJECT || r->cue->gap ||
		(form != KD_VERBFORM_PART && form != KD_VERBFORM_FIN) ||
		(kd_talk_bits(talk, r->cue->verb) & KD_MARK_HAS_SUBJECT) != 0) {
		return false;
	}
	return kd_stretch_is_none(r->report.source) && read_unacted(r);
}

bool kd_saying_read_passive(struct kd_saying *r)
{
	struct kd_report *report = &r->report;
	const uint32_t takes = r->cue->takes;
	const struct kd_stretch subject = report->source;
	uint32_t begin = r->cue->end;
	struct kd_stretch agent = { 0 };
	const bool acts = find_agent(r, &begin, &agent);
	const bool named = (takes & KD_TAKES_MIXED) != 0 ||
			   (r->cue->force == KD_FORCE_ACCUSES &&
				   (takes & KD_TAKES_OBJECT) != 0);
	if (kd_stretch_is_none(subject) || r->shared || report->dropped ||
		subject.end > r->group) {
		return false;
	}
	if (!acts && read_unacted(r)) {
		return true;
	}
	if ((takes & (KD_TAKES_OBJECT | KD_TAKES_MIXED)) == 0 ||
		(!acts && !(named && goes_on(r, r->cue->end)))) {
		return false;
	}
	report->passive = true;
	report->object = subject;
	report->source = acts ? agent : (struct kd_stretch){ 0 };
	const bool behind = acts && agent.end > r->cue->end;
	report->clause = (struct kd_stretch){ r->group,
		behind ? agent.end : r->cue->end };
	report->rest = report->clause.end;
	report->between = begin > r->cue->end
				  ? (struct kd_stretch){ r->cue->end, begin }
				  : (struct kd_stretch){ 0 };
	return true;
}

void kd_saying_find_modified(struct kd_saying *r)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_analysis *verb = kd_talk_analysis(talk, r->cue->verb);
	if ((r->cue->takes & KD_TAKES_OBJECT) == 0 ||
		!kd_str_equal(verb->deprel, KD_STR("acl")) ||
		verb->head >= r->group || verb->head < r->unit->first) {
		return;
	}
	const struct kd_stretch phrase = kd_talk_phrase(talk, verb->head);
	if (!kd_stretch_is_none(phrase) && phrase.end <= r->group &&
		talk->marks[phrase.first].quote == KD_NONE) {
		r->report.object = phrase;
	}
}

/* What is said of the subject stands before and behind who says so. */
bool kd_report_read_passive(struct kd_talk *talk, struct kd_report *report)
{
	uint32_t i = report->rest;
	if (kd_stretch_is_none(report->source) &&
		kd_talk_has(talk, i, KD_MARK_TOPIC)) {
		report->topic = (struct kd_stretch){ i, i + 1 };
		i++;
	}
	if (!kd_report_add(
		    talk, report, report->object.first, report->object.end) ||
		!kd_report_add(talk, report, report->between.first,
			report->between.end)) {
		return false;
	}
	if (kd_report_ends(talk, report, i) ||
		(kd_talk_is_boundary(talk, i) &&
			talk->marks[i].quote == KD_NONE)) {
		return true;
	}
	return kd_report_add_region(
		talk, report, i, kd_report_content_end(talk, report, i));
}
