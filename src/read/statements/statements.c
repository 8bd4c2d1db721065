/* statements.c - finds reported speech and who it is put down to. */
#include "read/statements/statements.h"

#include <assert.h>
#include <stdlib.h>

#include "read/statements/statements_private.h"

/* Whether all of a unit is quoted. */
static bool is_all_quoted(
	const struct kd_talk *talk, const struct kd_unit *unit)
{
	uint32_t words = 0;
	for (uint32_t i = unit->first; i < unit->end; i++) {
		const struct kd_mark_of *mark = &talk->marks[i];
		if (mark->quote == KD_NONE &&
			(mark->bits & (KD_MARK_STOP | KD_MARK_COMMA |
					      KD_MARK_DASH)) == 0) {
			return false;
		}
		words += mark->quote != KD_NONE;
	}
	return words > 0;
}

static struct kd_report *last_direct(const struct kd_talk *talk, uint32_t unit)
{
	const struct kd_unit *held = &talk->units.items[unit];
	for (uint32_t i = held->n_reports; i > 0; i--) {
		struct kd_report *report =
			&talk->reports.items[held->first_report + i - 1];
		if (report->direct && report->content.n > 0) {
			return report;
		}
	}
	return NULL;
}

/* "X said S. “S2.”": speech alone behind the only words of saying of a sentence
 * in its paragraph is put down to the same. */
static struct kd_report *last_in_paragraph(
	const struct kd_talk *talk, uint32_t unit)
{
	const struct kd_unit *held = &talk->units.items[unit];
	if (unit + 1 >= talk->units.n ||
		talk->units.items[unit + 1].block != held->block ||
		held->n_reports != 1) {
		return NULL;
	}
	struct kd_report *report = &talk->reports.items[held->first_report];
	const struct kd_stretch source = report->source;
	if (report->cue == KD_NONE || report->silent ||
		report->content.n == 0 || kd_stretch_is_none(source) ||
		kd_talk_cue(talk, report)->kind != KD_CUE_VERB ||
		(kd_talk_cue(talk, report)->takes & KD_TAKES_QUOTE) == 0) {
		return NULL;
	}
	return report;
}

static enum kd_block_kind block_kind(
	const struct kd_talk *talk, const struct kd_unit *unit)
{
	const struct kd_blocks *blocks = talk->reading->blocks;
	return unit->block < blocks->n ? blocks->items[unit->block].kind
				       : KD_BLOCK_PARAGRAPH;
}

static bool is_heading(const struct kd_talk *talk, const struct kd_unit *unit)
{
	const enum kd_block_kind kind = block_kind(talk, unit);
	return kind == KD_BLOCK_TITLE || kind == KD_BLOCK_HEADING;
}

static bool continue_report(struct kd_talk *talk, struct kd_report *report,
	const struct kd_unit *unit)
{
	uint32_t i = unit->first;
	while (i < unit->end) {
		const uint32_t quote = talk->marks[i].quote;
		if (quote == KD_NONE) {
			i++;
			continue;
		}
		const struct kd_quote *found = &talk->quotes.items[quote];
		const struct kd_stretch part = { found->first, found->end };
		const struct kd_span span = kd_talk_span(talk, part);
		const bool known =
			report->content.n > 0 &&
			report->content.items[report->content.n - 1].end >=
				span.end;
		if (!known && !KD_PUSH(talk->arena, &report->content, span)) {
			return false;
		}
		if (found->end > report->region.end) {
			report->region.end = found->end;
		}
		i = found->end;
	}
	return true;
}

/* Speech that nothing in the text puts down to anybody. */
static bool add_unowned(struct kd_talk *talk, uint32_t unit)
{
	struct kd_unit *held = &talk->units.items[unit];
	struct kd_report report = { .cue = KD_NONE,
		.unit = unit,
		.heir = KD_NONE,
		.name = KD_NONE,
		.direct = true,
		.confidence = 0.4,
		.rule = "statements/quote-alone" };
	const uint32_t quote = talk->marks[held->first].quote;
	if (quote == KD_NONE || talk->quotes.items[quote].words < 5) {
		return true;
	}
	if (!continue_report(talk, &report, held)) {
		return false;
	}
	held->first_report = talk->reports.n;
	held->n_reports = 1;
	return KD_PUSH(talk->arena, &talk->reports, report);
}

/* The one person or body named outside quotations in a unit; none if there are
 * several. */
static struct kd_stretch only_name(
	const struct kd_talk *talk, const struct kd_unit *unit)
{
	uint32_t found = KD_NONE;
	for (uint32_t i = unit->first; i < unit->end; i++) {
		const uint32_t name = kd_talk_name(talk, i);
		if (talk->marks[i].quote != KD_NONE || name == KD_NONE ||
			talk->in->names->items[name].type == KD_NAME_LOC ||
			name == found) {
			continue;
		}
		if (found != KD_NONE) {
			return (struct kd_stretch){ 0 };
		}
		found = name;
	}
	if (found == KD_NONE) {
		return (struct kd_stretch){ 0 };
	}
	const struct kd_name *name = &talk->in->names->items[found];
	return (struct kd_stretch){ name->first, name->first + name->n };
}

/* In a language whose words of saying are not known, speech beside the only
 * name of its sentence is put down to that name. */
static bool read_unknown(struct kd_talk *talk, uint32_t unit)
{
	struct kd_unit *held = &talk->units.items[unit];
	if (held->n_reports > 0 || is_heading(talk, held) ||
		kd_lang_rows(talk->reading->lang, KD_TABLE_SPEECH) > 0) {
		return true;
	}
	uint32_t words = 0;
	for (uint32_t i = held->first; i < held->end; i++) {
		const struct kd_quote *quote = kd_talk_quote_at(talk, i);
		if (quote != NULL && quote->first == i && quote->speech) {
			words += quote->words;
		}
	}
	struct kd_report report = { .cue = KD_NONE,
		.unit = unit,
		.source = only_name(talk, held),
		.heir = KD_NONE,
		.direct = true,
		.confidence = 0.5,
		.rule = "statements/quote-name" };
	report.name = kd_talk_source_name(talk, report.source);
	if (words < 5 || kd_stretch_is_none(report.source)) {
		return true;
	}
	held->first_report = talk->reports.n;
	held->n_reports = 1;
	return continue_report(talk, &report, held) &&
	       KD_PUSH(talk->arena, &talk->reports, report);
}

static bool read_signs(struct kd_talk *talk, uint32_t unit)
{
	bool found = false;
	const struct kd_unit *held = &talk->units.items[unit];
	if (held->n_reports > 0) {
		return !is_heading(talk, held) ||
		       kd_talk_read_heading_signs(talk, unit);
	}
	return kd_talk_read_signs(talk, unit, &found) &&
	       (found || read_unknown(talk, unit));
}

/* Speech without words of saying goes on from the speech before it. */
static bool read_alone(struct kd_talk *talk, uint32_t unit, uint32_t *speaker)
{
	const struct kd_unit *held = &talk->units.items[unit];
	if (is_heading(talk, held)) {
		return true;
	}
	if (held->n_reports > 0 || !is_all_quoted(talk, held)) {
		const struct kd_report *last = last_direct(talk, unit);
		last = last != NULL ? last : last_in_paragraph(talk, unit);
		*speaker = last != NULL ? (uint32_t)(last - talk->reports.items)
					: KD_NONE;
		return true;
	}
	if (*speaker != KD_NONE) {
		return continue_report(
			talk, &talk->reports.items[*speaker], held);
	}
	if (!add_unowned(talk, unit)) {
		return false;
	}
	if (held->n_reports > 0) {
		*speaker = talk->reports.n - 1;
	}
	return true;
}

static bool read_units(struct kd_talk *talk)
{
	uint32_t speaker = KD_NONE;
	for (uint32_t i = 0; i < talk->units.n; i++) {
		if (!kd_talk_attribute(talk, i) || !kd_talk_content(talk, i) ||
			!kd_talk_chain(talk, i) || !read_signs(talk, i)) {
			return false;
		}
		/* A colon at a paragraph's end has taken this one already. */
		if (!read_alone(talk, i, &speaker)) {
			return false;
		}
	}
	return true;
}

/* Whether a clause without "that" may follow a comma: "er sagte, er komme". */
static bool has_bare_clauses(const struct kd_lang *lang)
{
	const uint32_t first = kd_lang_first_row(lang, KD_TABLE_SPEECH_WORDS);
	const uint32_t n = kd_lang_rows(lang, KD_TABLE_SPEECH_WORDS);
	for (uint32_t row = first; row < first + n; row++) {
		if (kd_lang_is(
			    lang, row, KD_COLUMN_SPEECH_WORDS_KIND, "bare")) {
			return true;
		}
	}
	return false;
}

enum kd_status kd_statements_find(const struct kd_statements_in *in,
	struct kd_arena *arena, struct kd_statements_out *out,
	struct kd_err *err)
{
	assert(in->reading != NULL && in->names != NULL &&
		in->mentions != NULL);
	*out = (struct kd_statements_out){ 0 };
	struct kd_talk talk = { .in = in,
		.reading = in->reading,
		.arena = arena,
		.out = &out->statements,
		.drops_subjects = in->reading->lang->drops_subjects,
		.bare_clauses = has_bare_clauses(in->reading->lang) };
	if (in->reading->tokens->n == 0) {
		return KD_OK;
	}
	if (!kd_talk_mark(&talk) || !kd_talk_outlets(&talk) ||
		!kd_talk_quote(&talk) || !kd_talk_units(&talk) ||
		!read_units(&talk) || !kd_talk_write(&talk)) {
		return kd_arena_full(arena, err);
	}
	return KD_OK;
}
