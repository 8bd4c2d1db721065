/* page_timeline_draw.c - the timeline as a picture. */
#include "tell/render/page_private.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

/* Pixels. The width is not fixed: places on the line are percentages. */
enum {
	AXIS_LINE = 34,
	AXIS_HEIGHT = 40,
	LANE_HEAD = 20,
	LANE_FOOT = 8,
	ROW = 19,
	LOW_ROW = 11, /* of statements, which have no labels */
	NARROWEST = 820,
	LETTER = 7, /* a letter's width, on the safe side */
	LABEL_LETTERS = 26,
};

static const enum kd_page_word lane_words[KD_PAGE_LANES] = {
	[KD_PAGE_LANE_TALKS] = KD_WORD_LANE_TALKS,
	[KD_PAGE_LANE_STATEMENTS] = KD_WORD_LANE_STATEMENTS,
	[KD_PAGE_LANE_PLAN] = KD_WORD_LANE_PLAN,
	[KD_PAGE_LANE_FORCE] = KD_WORD_LANE_FORCE,
	[KD_PAGE_LANE_OTHER] = KD_WORD_LANE_OTHER,
};

static uint32_t row_height(enum kd_page_lane lane)
{
	return lane == KD_PAGE_LANE_STATEMENTS ? LOW_ROW : ROW;
}

static uint32_t lane_height(
	const struct kd_page_timeline *timeline, enum kd_page_lane lane)
{
	const uint32_t rows = timeline->rows[lane];
	return rows == 0 ? 0 : LANE_HEAD + rows * row_height(lane) + LANE_FOOT;
}

static uint32_t lane_top(
	const struct kd_page_timeline *timeline, enum kd_page_lane lane)
{
	uint32_t top = AXIS_HEIGHT;
	for (enum kd_page_lane i = 0; i < lane; i++) {
		top += lane_height(timeline, i);
	}
	return top;
}

/* At most two names, in their shortest form, one where a day stands before
 * it; then how many more. */
static uint32_t named(const struct kd_page_time_mark *mark)
{
	const uint32_t n = mark->happening->who.n;
	const uint32_t most = mark->field == KD_PAGE_DAYLESS ? 1 : 2;
	return n < most ? n : most;
}

/* The form of a name that a label has: that of the report's language. */
static struct kd_form name_of(const struct kd_page *page,
	const struct kd_page_time_mark *mark, uint32_t i)
{
	const struct kd_entity *entity =
		&page->account->entities
			 .items[mark->happening->who.items[i].entity];
	const struct kd_form *form = kd_page_short_form(entity,
		page->account->documents[mark->evidence.doc].meta->language);
	return form != NULL ? *form : kd_line_name(entity, page->reader);
}

/* Words of the source that fit a label; *cut says that some did not. */
static struct kd_str short_words(struct kd_str words, bool *cut)
{
	uint32_t end = words.len;
	*cut = false;
	while (kd_html_units(kd_str_slice(words, 0, end)) > LABEL_LETTERS) {
		*cut = true;
		do {
			end--;
		} while (end > 0 &&
			 ((unsigned char)words.data[end] & 0xC0) == 0x80);
	}
	return kd_str_slice(words, 0, end);
}

static struct kd_str label_words(
	const struct kd_page *page, const struct kd_page_time_mark *mark)
{
	if (mark->version != NULL) {
		return mark->version->label;
	}
	return kd_span_text(page->account->documents[mark->evidence.doc].text,
		mark->evidence.span);
}

double kd_page_time_label_width(
	const struct kd_page *page, const struct kd_page_time_mark *mark)
{
	const struct kd_happening *it = mark->happening;
	uint32_t letters = 2;
	for (uint32_t i = 0; it != NULL && i < named(mark); i++) {
		bool cut;
		letters += 2 + kd_html_units(short_words(
				       name_of(page, mark, i).form, &cut));
	}
	if (letters == 2) {
		bool cut;
		letters += 1 + kd_html_units(short_words(
				       label_words(page, mark), &cut));
	}
	return letters * LETTER * 100.0 / NARROWEST;
}

static void put_short(
	struct kd_page *page, struct kd_str words, struct kd_str language)
{
	bool cut;
	const struct kd_str shown = short_words(words, &cut);
	KD_PUT(page, "<tspan class=\"src\"");
	kd_html_attribute(page->sink, "lang", kd_html_language(language));
	KD_PUT(page, ">");
	kd_page_text(page, shown);
	kd_sink_text(page->sink, cut ? "…</tspan>" : "</tspan>");
}

static void put_label_names(
	struct kd_page *page, const struct kd_page_time_mark *mark)
{
	const struct kd_happening *happening = mark->happening;
	const uint32_t n = named(mark);
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_form form = name_of(page, mark, i);
		kd_sink_text(page->sink, i > 0 ? ", " : "");
		put_short(page, form.form, form.language);
	}
	if (happening->who.n > n) {
		kd_sink_format(page->sink, " +%u", happening->who.n - n);
	}
}

static bool has_arrow(enum kd_event_status status)
{
	return status == KD_STATUS_ONGOING || status == KD_STATUS_POSTPONED;
}

static void put_label(
	struct kd_page *page, const struct kd_page_time_mark *mark, uint32_t y)
{
	kd_sink_format(page->sink, "<text x=\"%.2f%%\" dx=\"%d\" y=\"%u\"%s>",
		mark->label_left ? mark->from : mark->to,
		mark->label_left          ? -8
		: has_arrow(mark->status) ? 18
					  : 8,
		y + 4, mark->label_left ? " text-anchor=\"end\"" : "");
	if (mark->field == KD_PAGE_DAYLESS && mark->when.len > 0) {
		const struct kd_page_phrase day =
			kd_page_day_phrase(mark->when);
		KD_PUT(page, "<tspan class=\"soft\">");
		kd_page_phrase(page, &day);
		KD_PUT(page, "</tspan> ");
	}
	if (mark->happening != NULL && mark->happening->who.n > 0) {
		put_label_names(page, mark);
	} else {
		put_short(page, label_words(page, mark),
			page->account->documents[mark->evidence.doc]
				.meta->language);
	}
	KD_PUT(page, "</text>");
}

/* What a mark says when pointed at: day, kind and status. */
static void put_tip(struct kd_page *page, const struct kd_page_time_mark *mark)
{
	struct kd_page_phrase phrase = kd_page_date_phrase(mark->when);
	struct kd_page_phrase more;
	if (mark->happening != NULL) {
		more = kd_page_mode_phrase(mark->happening);
		kd_page_phrase_add(&phrase, &more, ": ");
		more = kd_page_label_phrase(
			kd_event_status_labels[mark->status]);
		kd_page_phrase_add(&phrase, &more, ", ");
	} else if (mark->said != NULL) {
		more = kd_page_label_phrase(kd_force_labels[mark->said->force]);
		kd_page_phrase_add(&phrase, &more, ": ");
	}
	kd_page_tip(page, &phrase);
}

/* An interval with two ends is exact; a month, a year, "about" are not. */
static const char *bar_class(const struct kd_page_time_mark *mark)
{
	if (mark->days.last == INT32_MAX) {
		return "bar open-right";
	}
	if (mark->days.first == INT32_MIN) {
		return "bar open-left";
	}
	const bool exact = !mark->days.approximate &&
			   kd_str_find(mark->when, KD_STR("/")) != KD_NONE;
	return exact ? "bar exact" : "bar soft";
}

static void put_bar(
	struct kd_page *page, const struct kd_page_time_mark *mark, uint32_t y)
{
	kd_sink_format(page->sink,
		"<rect class=\"%s\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"%u\" "
		"height=\"7\"/>",
		bar_class(mark), mark->from, mark->to - mark->from, y - 4);
}

static void put_mark(struct kd_page *page,
	const struct kd_page_timeline *timeline,
	const struct kd_page_time_mark *mark)
{
	const uint32_t y = lane_top(timeline, mark->lane) + LANE_HEAD +
			   mark->row * row_height(mark->lane) +
			   row_height(mark->lane) / 2;
	const bool is_bar = mark->to - mark->from > 0.01;
	char looks[64];
	snprintf(looks, sizeof(looks), "tm %s%s%s",
		mark->status == KD_STATUS_UNKNOWN
			? "happened"
			: kd_event_status_labels[mark->status],
		mark->said != NULL ? " small" : "",
		mark->version != NULL ? " version" : "");
	kd_page_open_mark(page, &mark->evidence, mark->of, looks);
	put_tip(page, mark);
	if (is_bar) {
		put_bar(page, mark, y);
	}
	kd_sink_format(page->sink, "<svg class=\"sign\" x=\"%.2f%%\" y=\"%u\">",
		(mark->from + mark->to) / 2, y);
	if (mark->said != NULL) {
		KD_PUT(page, "<circle r=\"3\"/>");
	} else if (mark->version != NULL) {
		KD_PUT(page, "<path class=\"full\" d=\"M0-6L6 0L0 6L-6 0Z\"/>");
	} else if (!is_bar || mark->status != KD_STATUS_HAPPENED) {
		kd_page_sign(page, mark->status);
	}
	KD_PUT(page, "</svg>");
	if (mark->label_width > 0) {
		put_label(page, mark, y);
	}
	KD_PUT(page, "</a>\n");
}

/* --- the axis --- */

enum step { STEP_DAY, STEP_WEEK, STEP_MONTH, STEP_YEAR, STEP_DECADE };

/* The finest step whose labels have room. */
static enum step step_of(const struct kd_page_stretch *stretch)
{
	static const double days[] = { 1, 7, 30.4, 365.25, 3652.5 };
	const double room = 6.5; /* percent a label takes */
	const double a_day = (stretch->to - stretch->from) /
			     (stretch->last - stretch->first + 3.0);
	for (enum step step = STEP_DAY; step < STEP_DECADE; step++) {
		if (a_day * days[step] >= room) {
			return step;
		}
	}
	return STEP_DECADE;
}

static bool is_on_step(int32_t day, enum step step)
{
	int32_t year;
	uint32_t month;
	uint32_t of_month;
	kd_day_civil(day, &year, &month, &of_month);
	switch (step) {
	case STEP_DAY:
		return true;
	case STEP_WEEK: /* 1970-01-01 was a Thursday */
		return ((day % 7) + 7) % 7 == 4;
	case STEP_MONTH:
		return of_month == 1;
	case STEP_YEAR:
		return of_month == 1 && month == 1;
	case STEP_DECADE:
		return of_month == 1 && month == 1 && year % 10 == 0;
	}
	return false;
}

static struct kd_page_phrase tick_phrase(
	int32_t day, enum step step, bool with_year)
{
	struct kd_page_phrase phrase = { 0 };
	int32_t year;
	uint32_t month;
	uint32_t of_month;
	kd_day_civil(day, &year, &month, &of_month);
	char tail[16] = "";
	if (with_year) {
		snprintf(tail, sizeof(tail), " %d", year);
	}
	if (step >= STEP_YEAR) {
		snprintf(phrase.en, sizeof(phrase.en), "%d", year);
		snprintf(phrase.nb, sizeof(phrase.nb), "%d", year);
	} else if (step == STEP_MONTH) {
		snprintf(phrase.en, sizeof(phrase.en), "%s%s",
			kd_day_month(month, false), tail);
		snprintf(phrase.nb, sizeof(phrase.nb), "%s%s",
			kd_day_month(month, true), tail);
	} else {
		snprintf(phrase.en, sizeof(phrase.en), "%u %s%s", of_month,
			kd_day_month(month, false), tail);
		snprintf(phrase.nb, sizeof(phrase.nb), "%u. %s%s", of_month,
			kd_day_month(month, true), tail);
	}
	return phrase;
}

static void put_tick(struct kd_page *page, double x, uint32_t height,
	const struct kd_page_phrase *phrase)
{
	kd_sink_format(page->sink,
		"<line class=\"tick\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%u\" "
		"y2=\"%u\"/>"
		"<text class=\"axis\" x=\"%.2f%%\" y=\"%u\"%s>",
		x, x, AXIS_LINE, height, x, AXIS_LINE - 5,
		x > 2 ? " text-anchor=\"middle\"" : "");
	kd_page_phrase(page, phrase);
	KD_PUT(page, "</text>\n");
}

/* Ticks on the steps; on the first day, with its year, if no step is near. */
static void put_stretch(struct kd_page *page, const struct kd_page_field *field,
	const struct kd_page_stretch *stretch, bool has_year, uint32_t height)
{
	const enum step step = step_of(stretch);
	bool first = true;
	for (int32_t day = stretch->first; day <= stretch->last; day++) {
		if (!is_on_step(day, step)) {
			continue;
		}
		const struct kd_page_phrase phrase =
			tick_phrase(day, step, first && has_year);
		put_tick(page, kd_page_scale_x(&field->scale, day), height,
			&phrase);
		first = false;
	}
	if (first) {
		const int32_t days = stretch->last - stretch->first;
		const int32_t day = stretch->first + days / 2;
		const enum step grain = stretch->rough ? STEP_YEAR
					: days < 20    ? STEP_DAY
						       : STEP_MONTH;
		const struct kd_page_phrase phrase =
			tick_phrase(day, grain, has_year);
		put_tick(page, kd_page_scale_x(&field->scale, day), height,
			&phrase);
	}
}

static void put_scale(struct kd_page *page, const struct kd_page_field *field,
	bool has_year, uint32_t height)
{
	for (uint32_t i = 0; i < field->scale.n; i++) {
		const struct kd_page_stretch *it = &field->scale.stretches[i];
		kd_sink_format(page->sink,
			"<line class=\"axis\" x1=\"%.2f%%\" x2=\"%.2f%%\" "
			"y1=\"%u\" y2=\"%u\"/>\n",
			it->from, it->to, AXIS_LINE, AXIS_LINE);
		put_stretch(page, field, it, has_year, height);
		if (i > 0) {
			kd_sink_format(page->sink,
				"<svg class=\"sign\" x=\"%.2f%%\" y=\"%u\">"
				"<path class=\"cut\" "
				"d=\"M-5 5L-1-5M1 5L5-5\"/></svg>\n",
				it->from - KD_PAGE_GAP / 2, AXIS_LINE);
		}
	}
}

/* A field of its own for what has no year, or no day. */
static void put_field(struct kd_page *page, const struct kd_page_field *field,
	enum kd_page_word word, uint32_t height)
{
	if (field->n == 0) {
		return;
	}
	kd_sink_format(page->sink,
		"<rect class=\"zone\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"0\" "
		"height=\"%u\"/><text class=\"axis\" x=\"%.2f%%\" dx=\"6\" "
		"y=\"12\">",
		field->from, field->to - field->from, height, field->from);
	kd_page_word(page, word);
	KD_PUT(page, "</text>\n");
}

static void put_axis(struct kd_page *page,
	const struct kd_page_timeline *timeline, uint32_t height)
{
	const struct kd_page_field *fields = timeline->fields;
	put_field(page, &fields[KD_PAGE_YEARLESS], KD_WORD_YEAR_OPEN, height);
	put_field(page, &fields[KD_PAGE_DAYLESS], KD_WORD_NO_DAY, height);
	put_scale(page, &fields[KD_PAGE_DATED], true, height);
	put_scale(page, &fields[KD_PAGE_YEARLESS], false, height);
}

static void put_lanes(
	struct kd_page *page, const struct kd_page_timeline *timeline)
{
	for (enum kd_page_lane i = 0; i < KD_PAGE_LANES; i++) {
		if (timeline->rows[i] == 0) {
			continue;
		}
		const uint32_t top = lane_top(timeline, i);
		kd_sink_format(page->sink,
			"<line class=\"lane\" x1=\"0\" x2=\"100%%\" y1=\"%u\" "
			"y2=\"%u\"/><text class=\"lane\" x=\"0\" y=\"%u\">",
			top, top, top + 14);
		kd_page_word(page, lane_words[i]);
		if (timeline->left_out[i] > 0) {
			KD_PUT(page, " · ");
			kd_page_count(
				page, timeline->left_out[i], KD_COUNTED_LEFT);
		}
		KD_PUT(page, "</text>\n");
	}
}

/* Zoom needs the script, which shows these. */
static void put_zoom(struct kd_page *page)
{
	KD_PUT(page, "<p class=\"zoom\" hidden>"
		     "<button type=\"button\" data-zoom=\"0.667\">− ");
	kd_page_word(page, KD_WORD_FARTHER);
	KD_PUT(page, "</button> <button type=\"button\" data-zoom=\"1.5\">+ ");
	kd_page_word(page, KD_WORD_CLOSER);
	KD_PUT(page, "</button></p>");
}

static void put_legend(struct kd_page *page)
{
	static const enum kd_event_status statuses[] = { KD_STATUS_HAPPENED,
		KD_STATUS_ONGOING, KD_STATUS_PLANNED, KD_STATUS_POSTPONED,
		KD_STATUS_CANCELLED, KD_STATUS_DENIED, KD_STATUS_ALLEGED };
	KD_PUT(page, "<ul class=\"legend\">");
	for (uint32_t i = 0; i < KD_COUNT(statuses); i++) {
		const char *label = kd_event_status_labels[statuses[i]];
		kd_sink_format(page->sink,
			"<li class=\"tm %s\"><svg width=\"24\" height=\"14\" "
			"aria-hidden=\"true\"><svg class=\"sign\" x=\"9\" "
			"y=\"7\">",
			label);
		kd_page_sign(page, statuses[i]);
		KD_PUT(page, "</svg></svg>");
		kd_page_label(page, label);
		KD_PUT(page, "</li>");
	}
	KD_PUT(page, "<li class=\"tm\"><svg width=\"34\" height=\"14\" "
		     "aria-hidden=\"true\"><rect class=\"bar soft\" x=\"0\" "
		     "y=\"3\" width=\"30\" height=\"7\"/></svg>");
	kd_page_word(page, KD_WORD_ROUGH);
	KD_PUT(page, "</li></ul>\n");
}

void kd_page_timeline_draw(
	struct kd_page *page, const struct kd_page_timeline *timeline)
{
	const uint32_t height = lane_top(timeline, KD_PAGE_LANES);
	const struct kd_page_picture picture = { .name = "lanes",
		.height = height,
		.title = KD_WORD_TIMELINE,
		.about = KD_WORD_TIMELINE_ABOUT };
	put_zoom(page);
	kd_page_open_picture(page, &picture);
	put_axis(page, timeline, height);
	put_lanes(page, timeline);
	for (uint32_t i = 0; i < timeline->marks.n; i++) {
		if (timeline->marks.items[i].row != KD_NONE) {
			put_mark(page, timeline, &timeline->marks.items[i]);
		}
	}
	kd_page_close_picture(page);
	put_legend(page);
}
