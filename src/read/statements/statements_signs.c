/* statements_signs.c - reads speech that signs alone put down to somebody. */
#include "read/statements/statements_private.h"

/* Where signs alone say who speaks. */
static bool add_signed(struct kd_talk *talk, uint32_t unit,
	struct kd_stretch source, uint32_t sign, struct kd_stretch content)
{
	struct kd_unit *held = &talk->units.items[unit];
	struct kd_report report = { .cue = KD_NONE,
		.unit = unit,
		.source = source,
		.sign = { sign, sign + 1 },
		.region = content,
		.heir = KD_NONE,
		.name = kd_talk_source_name(talk, source),
		.direct = talk->marks[content.first].quote != KD_NONE,
		.confidence = 0.7,
		.rule = "statements/sign" };
	if (held->n_reports == 0) {
		held->first_report = talk->reports.n;
	}
	held->n_reports++;
	const bool added = report.direct ? kd_report_add_quotes(talk, &report,
						   content.first, content.end)
					 : kd_report_add_region(talk, &report,
						   content.first, content.end);
	return added && KD_PUSH(talk->arena, &talk->reports, report);
}

/* Whether a stretch is nothing but the name of a person or body. */
static bool is_speaker(const struct kd_talk *talk, struct kd_stretch source)
{
	const uint32_t name = kd_talk_name(talk, source.end - 1);
	const enum kd_source_kind kind = kd_talk_source_kind(talk, source);
	return (name != KD_NONE &&
		       talk->in->names->items[name].type == KD_NAME_PER) ||
	       (name != KD_NONE && kind == KD_SOURCE_PERSON);
}

/* "Trump: “S”", and of persons "Trump: S": a name, a colon and what is said. */
static bool read_colon(struct kd_talk *talk, uint32_t unit, bool *found)
{
	const struct kd_unit *held = &talk->units.items[unit];
	const struct kd_stretch source = kd_talk_phrase(talk, held->first);
	if (kd_stretch_is_none(source) || source.end + 1 >= held->end ||
		source.first != held->first ||
		(kd_talk_bits(talk, source.end) & KD_MARK_COLON) == 0) {
		return true;
	}
	const uint32_t first = source.end + 1;
	const enum kd_source_kind kind = kd_talk_source_kind(talk, source);
	const bool quoted = talk->marks[first].quote != KD_NONE;
	const bool named = kd_talk_name(talk, source.end - 1) != KD_NONE ||
			   kd_talk_upos(talk, source.end - 1) == KD_UPOS_PROPN;
	const bool speaks = is_speaker(talk, source) ||
			    (quoted && (named || kind == KD_SOURCE_PERSON));
	if (!speaks ||
		(!quoted && !kd_talk_has_finite(talk, first, held->end))) {
		return true;
	}
	*found = true;
	return add_signed(talk, unit, source, source.end,
		(struct kd_stretch){ first, held->end });
}

/* A name has no more words than this. */
#define LABEL_WORDS 4
/* Other labels are looked for in so many units before and behind one. */
#define LABEL_UNITS 8

/* Words in capitals, a colon behind them, right behind the mark that begins a
 * unit: "“WALLACE: S”"; none if there are none. */
static struct kd_stretch capitals_of(
	const struct kd_talk *talk, const struct kd_unit *held)
{
	const struct kd_token *tokens = talk->reading->tokens->items;
	const uint32_t first = held->first + 1;
	uint32_t end = first;
	if (tokens[held->first].kind != KD_TOKEN_PUNCTUATION ||
		kd_talk_has(talk, held->first, KD_MARKS_BOUNDARY)) {
		return (struct kd_stretch){ 0 };
	}
	while (end + 1 < held->end && end < first + LABEL_WORDS &&
		(tokens[end].flags & KD_TOKEN_ALL_CAPITALS) != 0) {
		end++;
	}
	return end < held->end && (kd_talk_bits(talk, end) & KD_MARK_COLON) != 0
		       ? (struct kd_stretch){ first, end }
		       : (struct kd_stretch){ 0 };
}

/* Such words that are somebody's name, or that other paragraphs have too. */
static struct kd_stretch label_of(const struct kd_talk *talk, uint32_t unit)
{
	const struct kd_units *units = &talk->units;
	const struct kd_stretch label = capitals_of(talk, &units->items[unit]);
	if (kd_stretch_is_none(label) || is_speaker(talk, label)) {
		return label;
	}
	const uint32_t first = unit > LABEL_UNITS ? unit - LABEL_UNITS : 0;
	for (uint32_t i = first; i < units->n && i < unit + LABEL_UNITS; i++) {
		if (units->items[i].block != units->items[unit].block &&
			!kd_stretch_is_none(
				capitals_of(talk, &units->items[i]))) {
			return label;
		}
	}
	return (struct kd_stretch){ 0 };
}

/* Where the block that holds a unit ends. */
static uint32_t end_of_block(const struct kd_talk *talk, uint32_t unit)
{
	const uint32_t block = talk->units.items[unit].block;
	while (unit + 1 < talk->units.n &&
		talk->units.items[unit + 1].block == block) {
		unit++;
	}
	return talk->units.items[unit].end;
}

/* "“WALLACE: S1. S2.”": what is printed of a talk, paragraph by paragraph. */
static bool read_label(struct kd_talk *talk, uint32_t unit, bool *found)
{
	struct kd_unit *held = &talk->units.items[unit];
	const struct kd_stretch label = label_of(talk, unit);
	if (kd_stretch_is_none(label)) {
		return true;
	}
	struct kd_report report = { .cue = KD_NONE,
		.unit = unit,
		.source = label,
		.sign = { label.end, label.end + 1 },
		.heir = KD_NONE,
		.name = kd_talk_source_name(talk, label),
		.direct = true,
		.confidence = 0.8,
		.rule = "statements/label" };
	*found = true;
	held->first_report = talk->reports.n;
	held->n_reports = 1;
	return kd_report_add(talk, &report, label.end + 1,
		       end_of_block(talk, unit)) &&
	       KD_PUSH(talk->arena, &talk->reports, report);
}

/* Where speech that a unit begins with ends, if nothing but a dash follows in
 * it or the next unit begins with one; KD_NONE if not. */
static uint32_t dash_behind(const struct kd_talk *talk, uint32_t unit)
{
	const struct kd_unit *held = &talk->units.items[unit];
	const uint32_t quote = talk->marks[held->first].quote;
	if (quote == KD_NONE || talk->quotes.items[quote].dash) {
		return KD_NONE;
	}
	const uint32_t dash = talk->quotes.items[quote].end;
	const bool next = dash == held->end && unit + 1 < talk->units.n &&
			  talk->units.items[unit + 1].first == dash &&
			  talk->units.items[unit + 1].block == held->block;
	return (dash < held->end || next) &&
			       (kd_talk_bits(talk, dash) & KD_MARK_DASH) != 0
		       ? dash
		       : KD_NONE;
}

/* "“S” ― Adriana Rodarte": speech, a dash and a name. */
static bool read_dash(struct kd_talk *talk, uint32_t unit, bool *found)
{
	const struct kd_unit *held = &talk->units.items[unit];
	const uint32_t dash = dash_behind(talk, unit);
	if (dash == KD_NONE) {
		return true;
	}
	const uint32_t limit =
		dash < held->end ? held->end : talk->units.items[unit + 1].end;
	if (dash + 1 >= limit) {
		return true;
	}
	struct kd_stretch source = kd_talk_phrase(talk, dash + 1);
	if (kd_stretch_is_none(source) || source.first != dash + 1) {
		return true;
	}
	source = kd_talk_extend_right(talk, source, limit);
	const bool ends = source.end >= limit ||
			  (kd_talk_bits(talk, source.end) & KD_MARK_STOP) != 0;
	if (!ends || (dash >= held->end && !is_speaker(talk, source))) {
		return true;
	}
	*found = true;
	return add_signed(talk, unit, source, dash,
		(struct kd_stretch){ held->first, dash });
}

bool kd_talk_read_signs(struct kd_talk *talk, uint32_t unit, bool *found)
{
	return read_colon(talk, unit, found) &&
	       (*found || read_label(talk, unit, found)) &&
	       (*found || read_dash(talk, unit, found));
}

bool kd_talk_read_heading_signs(struct kd_talk *talk, uint32_t unit)
{
	bool found = false;
	return read_colon(talk, unit, &found);
}
