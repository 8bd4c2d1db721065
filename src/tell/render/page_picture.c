/* page_picture.c - what all pictures are made of. */
#include "tell/render/page_private.h"

#include <math.h>
#include <stdio.h>

void kd_page_tip(struct kd_page *page, const struct kd_page_phrase *phrase)
{
	KD_PUT(page, "<title");
	kd_html_attribute(page->sink, "data-nb", kd_str_view(phrase->nb));
	KD_PUT(page, ">");
	kd_page_text(page, kd_str_view(phrase->en));
	KD_PUT(page, "</title>");
}

/* <title> or <desc> with an id to be named by. */
static void put_named(struct kd_page *page, const char *element,
	const struct kd_page_picture *picture, enum kd_page_word word)
{
	const struct kd_page_words_pair pair = kd_page_word_pair(word);
	kd_sink_format(page->sink, "<%s id=\"%s-%u-%s\"", element,
		picture->name, page->story_index + 1, element);
	kd_html_attribute(page->sink, "data-nb", kd_str_view(pair.nb));
	KD_PUT(page, ">");
	kd_page_text(page, kd_str_view(pair.en));
	kd_sink_format(page->sink, "</%s>", element);
}

void kd_page_open_picture(
	struct kd_page *page, const struct kd_page_picture *picture)
{
	const uint32_t story = page->story_index + 1;
	kd_sink_format(page->sink,
		"<div class=\"scroller %s\" tabindex=\"0\" role=\"region\" "
		"aria-labelledby=\"%s-%u-title\">",
		picture->name, picture->name, story);
	if (picture->width == 0) {
		kd_sink_format(page->sink, "<svg width=\"100%%\" height=\"%u\"",
			picture->height);
	} else {
		kd_sink_format(page->sink,
			"<svg width=\"%u\" height=\"%u\" "
			"viewBox=\"0 0 %u %u\"",
			picture->width, picture->height, picture->width,
			picture->height);
	}
	kd_sink_format(page->sink,
		" role=\"group\" aria-labelledby=\"%s-%u-title\" "
		"aria-describedby=\"%s-%u-desc\">",
		picture->name, story, picture->name, story);
	put_named(page, "title", picture, picture->title);
	put_named(page, "desc", picture, picture->about);
	KD_PUT(page, "\n");
	page->in_picture = true;
}

void kd_page_close_picture(struct kd_page *page)
{
	page->in_picture = false;
	KD_PUT(page, "</svg></div>\n");
}

void kd_page_open_mark(struct kd_page *page, const struct kd_evidence *evidence,
	struct kd_str of, const char *looks)
{
	KD_PUT(page, "<a class=\"");
	kd_sink_format(page->sink, "%s\"", looks);
	kd_html_attribute(page->sink, "data-of", of);
	kd_page_href(page, evidence);
	KD_PUT(page, ">");
}

void kd_page_sign(struct kd_page *page, enum kd_event_status status)
{
	static const char *const shapes[KD_STATUS_COUNT] = {
		[KD_STATUS_UNKNOWN] = "<circle r=\"4.5\"/>",
		[KD_STATUS_HAPPENED] = "<circle r=\"4.5\"/>",
		[KD_STATUS_ONGOING] =
			"<circle r=\"4.5\"/>"
			"<path d=\"M4 0H13M9.500-3L13 0L9.500 3\"/>",
		[KD_STATUS_PLANNED] = "<circle class=\"o\" r=\"4\"/>",
		[KD_STATUS_POSTPONED] =
			"<circle class=\"o\" r=\"4\"/>"
			"<path d=\"M4 0H13M9.500-3L13 0L9.500 3\"/>",
		[KD_STATUS_CANCELLED] = "<circle class=\"o\" r=\"4\"/>"
					"<path d=\"M-8 0H8\"/>",
		[KD_STATUS_DENIED] = "<circle class=\"o\" r=\"4\"/>"
				     "<path d=\"M-6-6L6 6M-6 6L6-6\"/>",
		[KD_STATUS_ALLEGED] = "<circle class=\"o dots\" r=\"4\"/>",
	};
	kd_sink_text(page->sink, shapes[status]);
}

const struct kd_form *kd_page_short_form(
	const struct kd_entity *entity, struct kd_str language)
{
	const struct kd_form *best = NULL;
	bool best_fits = false;
	for (uint32_t i = 0; i < entity->names.n; i++) {
		const struct kd_form *it = &entity->names.items[i];
		const bool fits = kd_str_equal(it->language, language);
		/* Two letters or fewer are initials. */
		if (kd_html_units(it->form) > 2 &&
			(best == NULL || fits > best_fits ||
				(fits == best_fits &&
					it->form.len < best->form.len))) {
			best = it;
			best_fits = fits;
		}
	}
	return best;
}

/* Digits in groups of three, from the right; Bokmål leaves four together. */
static void group(const char *plain, const char *comma, char point, char *out,
	size_t size)
{
	const size_t whole = strcspn(plain, ".");
	const size_t sign = plain[0] == '-';
	size_t used = 0;
	out[0] = '\0';
	for (size_t i = 0; plain[i] != '\0' && used + 8 < size; i++) {
		if (i > sign && i < whole && (whole - i) % 3 == 0 &&
			whole - sign > (point == ',' ? 4 : 3)) {
			used += (size_t)snprintf(
				out + used, size - used, "%s", comma);
		}
		out[used++] = plain[i] == '.' ? point : plain[i];
		out[used] = '\0';
	}
}

static const char *unit_words(struct kd_str unit)
{
	static const char *const units[][2] = { { "km2", "km²" },
		{ "m2", "m²" }, { "m3", "m³" }, { "Cel", "°C" } };
	for (uint32_t i = 0; i < KD_COUNT(units); i++) {
		if (kd_str_equal(unit, kd_str_view(units[i][0]))) {
			return units[i][1];
		}
	}
	return NULL;
}

static void write_number(double value, bool bokmaal, char *out, size_t size)
{
	char plain[40];
	if (fabs(value) < 1e15 && value == floor(value)) {
		snprintf(plain, sizeof(plain), "%.0f", value);
	} else {
		const bool whole = fabs(value) < 1e15 && value == floor(value);
		snprintf(plain, sizeof(plain), whole ? "%.15g" : "%.6g", value);
	}
	if (strchr(plain, 'e') != NULL || strchr(plain, 'n') != NULL) {
		snprintf(out, size, "%s", plain);
		return;
	}
	/* Bokmål groups by thin spaces that do not break. */
	group(plain, bokmaal ? "\xE2\x80\xAF" : ",", bokmaal ? ',' : '.', out,
		size);
}

static void write_amount(double value, double high, enum kd_bound bound,
	bool bokmaal, char *out, size_t size)
{
	static const char *const before[KD_BOUND_COUNT][2] = {
		[KD_BOUND_ABOUT] = { "about ", "om lag " },
		[KD_BOUND_AT_LEAST] = { "at least ", "minst " },
		[KD_BOUND_AT_MOST] = { "at most ", "høyst " },
	};
	const char *hedge = before[bound][bokmaal];
	char low_text[48];
	char high_text[48];
	write_number(value, bokmaal, low_text, sizeof(low_text));
	if (isnan(high)) {
		snprintf(out, size, "%s%s", hedge != NULL ? hedge : "",
			low_text);
		return;
	}
	write_number(high, bokmaal, high_text, sizeof(high_text));
	snprintf(out, size, "%s%s–%s", hedge != NULL ? hedge : "", low_text,
		high_text);
}

struct kd_page_phrase kd_page_number_phrase(
	double value, double high, enum kd_bound bound, struct kd_str unit)
{
	struct kd_page_phrase phrase;
	struct kd_page_phrase of = { 0 };
	write_amount(value, high, bound, false, phrase.en, sizeof(phrase.en));
	write_amount(value, high, bound, true, phrase.nb, sizeof(phrase.nb));
	const char *words = unit_words(unit);
	if (words != NULL) {
		snprintf(of.en, sizeof(of.en), "%s", words);
	} else {
		snprintf(of.en, sizeof(of.en), "%.*s",
			(int)(unit.len < 24 ? unit.len : 24),
			unit.len > 0 ? unit.data : "");
	}
	memcpy(of.nb, of.en, sizeof(of.nb));
	if (of.en[0] != '\0') {
		kd_page_phrase_add(&phrase, &of, "\xC2\xA0");
	}
	return phrase;
}
