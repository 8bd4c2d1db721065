/* statements_write.c - writes what was found as statements, in order. */
#include "read/statements/statements_private.h"

#include <stdlib.h>

static bool push_span(
	struct kd_talk *talk, struct kd_spans *spans, struct kd_stretch stretch)
{
	const struct kd_span span = kd_talk_span(talk, stretch);
	return kd_span_is_none(span) || KD_PUSH(talk->arena, spans, span);
}

/* Whether token i is part of a verb's group: an auxiliary, an adverb that tells
 * nothing of time, a sign of the infinitive, a denial. */
static bool is_in_group(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t bits = kd_talk_bits(talk, i);
	const uint32_t not_in = KD_MARK_TIME | KD_MARK_RELATIVE | KD_MARK_THAT |
				KD_MARK_CLAIMED;
	return !kd_talk_is_boundary(talk, i) &&
	       ((bits & not_in) == 0 || kd_talk_upos(talk, i) == KD_UPOS_AUX) &&
	       (kd_talk_is_between(talk, i) || (bits & KD_MARK_NEGATION) != 0);
}

/* "[has repeatedly] said", "[ni] izključil": where a verb's group begins.
 * Adverbs that begin a clause ("Så sa han") are none of it. */
static uint32_t first_of_group(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const uint32_t limit = kd_talk_unit(talk, report)->first;
	uint32_t first = cue->first;
	if (cue->kind != KD_CUE_VERB) {
		return kd_talk_has(talk, first, KD_MARK_COMMA) ? first + 1
							       : first;
	}
	while (first > limit && is_in_group(talk, first - 1) &&
		!kd_stretch_has(report->source, first - 1)) {
		first--;
	}
	const bool behind_subject =
		(first > limit && report->source.end == first) ||
		(first > limit &&
			kd_talk_upos(talk, first - 1) == KD_UPOS_CCONJ);
	while (!behind_subject && first < cue->first &&
		kd_talk_upos(talk, first) == KD_UPOS_ADV) {
		first++;
	}
	return first;
}

/* "said [in an interview]": what was made known, with the words for it. */
static uint32_t end_of_venue(
	const struct kd_talk *talk, const struct kd_report *report, uint32_t i)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const uint32_t end = kd_talk_unit(talk, report)->end;
	if (cue->kind != KD_CUE_VERB || (cue->takes & KD_TAKES_CLAUSE) == 0 ||
		i + 1 >= end || kd_talk_upos(talk, i) != KD_UPOS_ADP) {
		return i;
	}
	const struct kd_stretch phrase = kd_talk_phrase(talk, i + 1);
	return !kd_stretch_is_none(phrase) && phrase.first == i + 1 &&
			       phrase.end <= report->clause.end &&
			       kd_talk_has(talk, kd_talk_head(talk, phrase),
				       KD_MARK_PUBLISH)
		       ? phrase.end
		       : i;
}

/* "gesagt [hat]". */
static uint32_t end_of_group(
	const struct kd_talk *talk, const struct kd_report *report)
{
	const struct kd_cue *cue = kd_talk_cue(talk, report);
	const uint32_t end = kd_talk_unit(talk, report)->end;
	const bool after =
		cue->kind == KD_CUE_VERB && cue->end < end &&
		kd_talk_upos(talk, cue->end) == KD_UPOS_AUX &&
		(kd_talk_analysis(talk, cue->end)->head == cue->verb ||
			kd_talk_analysis(talk, cue->end)->head == KD_NONE) &&
		!kd_talk_is_boundary(talk, cue->end);
	uint32_t i = after ? cue->end + 1 : cue->end;
	/* "bekreftet [ikke]" */
	if (cue->kind == KD_CUE_VERB && report->unsaid == KD_UNSAID_NEGATED &&
		i < end && kd_talk_has(talk, i, KD_MARK_NEGATION) &&
		!kd_stretch_has(report->source, i)) {
		i++;
	}
	i = end_of_venue(talk, report, i);
	/* "said[:]": the sign that alone would stand for such words */
	return cue->kind == KD_CUE_VERB && i < end &&
			       kd_talk_has(talk, i, KD_MARK_COLON)
		       ? i + 1
		       : i;
}

static bool write_cue(struct kd_talk *talk, const struct kd_report *report,
	struct kd_spans *out)
{
	const struct kd_cue *cue = &talk->cues.items[report->cue];
	const uint32_t first =
		report->lead != 0 ? report->lead : first_of_group(talk, report);
	if (cue->gap) {
		const bool as = kd_talk_has(talk, cue->end - 1, KD_MARK_AS);
		return push_span(talk, out,
			       (struct kd_stretch){ first, cue->first + 1 }) &&
		       (as || push_span(talk, out,
				      (struct kd_stretch){
					      cue->end - 1, cue->end }));
	}
	if (!kd_stretch_is_none(report->topic) &&
		report->topic.first > cue->end &&
		!push_span(talk, out, report->topic)) {
		return false;
	}
	const bool by = report->passive && cue->end < report->source.first &&
			kd_talk_has(talk, cue->end, KD_MARK_AGENT);
	const uint32_t end = by ? cue->end + talk->marks[cue->end].link_n
			     : report->topic.first == cue->end
				     ? report->topic.end
				     : end_of_group(talk, report);
	return push_span(talk, out, (struct kd_stretch){ first, end }) &&
	       push_span(talk, out, report->particle);
}

static enum kd_force force_of(
	const struct kd_talk *talk, const struct kd_report *report)
{
	if (report->cue == KD_NONE) {
		return KD_FORCE_STATES;
	}
	if (report->unsaid != KD_UNSAID_UNKNOWN) {
		return talk->cues.items[report->cue].force;
	}
	if (report->negated) {
		return talk->cues.items[report->cue].force == KD_FORCE_AGREES
			       ? KD_FORCE_REJECTS
			       : KD_FORCE_STATES;
	}
	const enum kd_force force = talk->cues.items[report->cue].force;
	/* To reject that something is so is to deny it. */
	return force == KD_FORCE_REJECTS &&
			       (kd_talk_bits(talk, report->region.first) &
				       KD_MARK_THAT) != 0 &&
			       kd_talk_upos(talk, report->region.first) !=
				       KD_UPOS_DET
		       ? KD_FORCE_DENIES
		       : force;
}

static bool has_quote_in(
	const struct kd_talk *talk, const struct kd_report *report)
{
	for (uint32_t i = report->region.first; i < report->region.end; i++) {
		if (talk->marks[i].quote != KD_NONE) {
			return true;
		}
	}
	return false;
}

/* Nothing but quoted speech. */
static bool is_direct(
	const struct kd_talk *talk, const struct kd_report *report)
{
	for (uint32_t i = 0; report->direct && i < report->content.n; i++) {
		const uint32_t token = kd_tokens_at(
			talk->reading->tokens, report->content.items[i].start);
		if (talk->marks[token].quote == KD_NONE) {
			return false;
		}
	}
	return report->direct;
}

/* "skal ha", "reportedly" in what is said. */
static bool has_hedge_in(
	const struct kd_talk *talk, const struct kd_report *report)
{
	for (uint32_t i = report->region.first; i < report->region.end; i++) {
		if (talk->marks[i].quote == KD_NONE &&
			(kd_talk_bits(talk, i) & KD_MARK_HEDGE) != 0) {
			return true;
		}
	}
	return false;
}

static void cover(struct kd_span *whole, struct kd_span part)
{
	if (kd_span_is_none(part)) {
		return;
	}
	if (kd_span_is_none(*whole)) {
		*whole = part;
	}
	whole->start = part.start < whole->start ? part.start : whole->start;
	whole->end = part.end > whole->end ? part.end : whole->end;
}

static struct kd_span whole_of(const struct kd_statement *statement)
{
	const struct kd_spans *parts[] = { &statement->cue, &statement->content,
		&statement->source };
	struct kd_span whole = { 0 };
	for (size_t i = 0; i < KD_COUNT(parts); i++) {
		for (uint32_t k = 0; k < parts[i]->n; k++) {
			cover(&whole, parts[i]->items[k]);
		}
	}
	return whole;
}

static int compare_spans(const void *a, const void *b)
{
	const struct kd_span *left = a;
	const struct kd_span *right = b;
	return left->start < right->start   ? -1
	       : left->start > right->start ? 1
					    : 0;
}

/* Parts in order, none over another. */
static void settle(struct kd_spans *spans)
{
	uint32_t n = 0;
	qsort(spans->items, spans->n, sizeof(*spans->items), compare_spans);
	for (uint32_t i = 0; i < spans->n; i++) {
		if (n > 0 && spans->items[i].start < spans->items[n - 1].end) {
			cover(&spans->items[n - 1], spans->items[i]);
		} else {
			spans->items[n++] = spans->items[i];
		}
	}
	spans->n = n;
}

static struct kd_str rule_of(
	struct kd_talk *talk, const struct kd_report *report)
{
	if (report->rule != NULL) {
		return kd_str_view(report->rule);
	}
	return kd_lang_rule(talk->reading->lang, talk->arena,
		talk->cues.items[report->cue].row);
}

static double confidence_of(const struct kd_report *report)
{
	if (report->confidence > 0) {
		return report->confidence;
	}
	const double base = report->direct ? 0.95 : 0.85;
	return report->dropped ? base - 0.2 : base;
}

static bool write_report(struct kd_talk *talk, struct kd_report *report)
{
	struct kd_statement statement = {
		.kind = is_direct(talk, report)      ? KD_SPEECH_DIRECT
			: has_quote_in(talk, report) ? KD_SPEECH_MIXED
						     : KD_SPEECH_INDIRECT,
		.content = report->content,
		.source_kind = kd_talk_source_kind(talk, report->source),
		.source_name = report->name,
		.addressee = kd_talk_span(talk, report->addressee),
		.via = report->via,
		.force = force_of(talk, report),
		.hedged = report->hedged || has_hedge_in(talk, report),
		.unsaid = report->unsaid,
		.rule = rule_of(talk, report),
		.confidence = confidence_of(report),
	};
	settle(&statement.content);
	if (statement.rule.data == NULL ||
		!push_span(talk, &statement.source, report->source) ||
		!push_span(talk, &statement.cue, report->sign) ||
		(report->cue != KD_NONE &&
			!write_cue(talk, report, &statement.cue))) {
		return false;
	}
	statement.span = whole_of(&statement);
	return KD_PUSH(talk->arena, talk->out, statement);
}

static int compare_statements(const void *a, const void *b)
{
	const struct kd_span left = ((const struct kd_statement *)a)->span;
	const struct kd_span right = ((const struct kd_statement *)b)->span;
	if (left.start != right.start) {
		return left.start < right.start ? -1 : 1;
	}
	return left.end > right.end ? -1 : left.end < right.end ? 1 : 0;
}

bool kd_talk_write(struct kd_talk *talk)
{
	kd_talk_doubt(talk);
	for (uint32_t i = 0; i < talk->reports.n; i++) {
		struct kd_report *report = &talk->reports.items[i];
		if (!report->silent && report->content.n > 0 &&
			!write_report(talk, report)) {
			return false;
		}
	}
	if (talk->out->n > 1) {
		qsort(talk->out->items, talk->out->n, sizeof(*talk->out->items),
			compare_statements);
	}
	return true;
}
