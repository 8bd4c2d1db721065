/* page_disputed.c - side against side, and held by whom. */
#include "tell/render/page_private.h"

enum { DISPUTES_SHOWN = 12, QUOTES_SHOWN = 3 };

static const struct kd_happening *find_happening(
	const struct kd_story *story, struct kd_str id)
{
	for (uint32_t i = 0; i < story->happenings.n; i++) {
		if (kd_str_equal(story->happenings.items[i].id, id)) {
			return &story->happenings.items[i];
		}
	}
	return NULL;
}

static const struct kd_quantity *find_figure(
	const struct kd_story *story, struct kd_str id)
{
	for (uint32_t i = 0; i < story->figures.n; i++) {
		if (kd_str_equal(story->figures.items[i].id, id)) {
			return &story->figures.items[i];
		}
	}
	return NULL;
}

static const struct kd_said *find_said(
	const struct kd_story *story, struct kd_str id)
{
	for (uint32_t i = 0; i < story->statements.n; i++) {
		if (kd_str_equal(story->statements.items[i].id, id)) {
			return &story->statements.items[i];
		}
	}
	return NULL;
}

static uint32_t find_entity(const struct kd_page *page, struct kd_str id)
{
	for (uint32_t i = 0; i < page->account->entities.n; i++) {
		if (kd_str_equal(page->account->entities.items[i].id, id)) {
			return i;
		}
	}
	return KD_NONE;
}

/* What it is about, in the words of a source. */
static void put_about(struct kd_page *page, struct kd_str id)
{
	const struct kd_story *story = page->story;
	const struct kd_happening *happening = find_happening(story, id);
	const struct kd_said *said = find_said(story, id);
	const uint32_t entity = find_entity(page, id);
	if (happening != NULL) {
		kd_page_date(page, happening->when);
		KD_PUT(page, " ");
		kd_page_quote(page, &happening->reports.items[0].at);
		KD_PUT(page, " ");
		kd_page_who(page, happening);
	} else if (said != NULL && said->speaker != KD_NONE) {
		kd_page_entity(page, said->speaker);
	} else if (entity != KD_NONE) {
		kd_page_entity(page, entity);
	}
}

static bool is_held(const struct kd_disagreement *dispute)
{
	for (uint32_t i = 0; i < dispute->sides.n; i++) {
		if (dispute->sides.items[i].held_by.n > 0) {
			return true;
		}
	}
	return false;
}

/* Who holds a side; of a denial, which of the two it is. */
static void put_holders(struct kd_page *page,
	const struct kd_disagreement *dispute, uint32_t index)
{
	const struct kd_indexes *holders = &dispute->sides.items[index].held_by;
	const bool denied = dispute->kind == KD_DIFFERENCE_DENIED;
	if (!denied && !is_held(dispute)) {
		return;
	}
	KD_PUT(page, "<p class=\"held\">");
	if (denied) {
		kd_page_word(
			page, index == 0 ? KD_WORD_CLAIMED : KD_WORD_DENIED);
		kd_sink_text(page->sink, holders->n > 0 ? ": " : "");
	} else if (holders->n == 0) {
		KD_PUT(page, "–");
	}
	kd_page_entities(page, holders);
	KD_PUT(page, "</p>");
}

static void put_side(struct kd_page *page,
	const struct kd_disagreement *dispute, uint32_t index)
{
	const struct kd_side *side = &dispute->sides.items[index];
	KD_PUT(page, "<div class=\"side\">");
	put_holders(page, dispute, index);
	for (uint32_t i = 0; i < side->says.n; i++) {
		if (i == QUOTES_SHOWN) {
			kd_page_fold_more(page, "more", side->says.n - i);
		}
		KD_PUT(page, "<p>");
		kd_page_sentence_quote(page, &side->says.items[i]);
		KD_PUT(page, "<br>");
		kd_page_chip(page, &side->says.items[i]);
		KD_PUT(page, "</p>");
	}
	if (side->says.n > QUOTES_SHOWN) {
		kd_page_unfold(page);
	}
	KD_PUT(page, "</div>");
}

static void put_dispute(
	struct kd_page *page, const struct kd_disagreement *dispute)
{
	const struct kd_quantity *figure =
		find_figure(page->story, dispute->about);
	KD_PUT(page, "<div class=\"item dispute\"");
	kd_html_attribute(page->sink, "id", dispute->id);
	KD_PUT(page, "><h4><span class=\"mark disputed\">");
	kd_page_label(page, kd_difference_labels[dispute->kind]);
	KD_PUT(page, "</span> ");
	put_about(page, dispute->about);
	KD_PUT(page, "</h4>\n");
	if (figure != NULL) {
		kd_page_quantity(page, figure);
	}
	KD_PUT(page, "<div class=\"sides\">");
	for (uint32_t i = 0; i < dispute->sides.n; i++) {
		put_side(page, dispute, i);
	}
	KD_PUT(page, "</div></div>\n");
}

/* Whether a figure has a dispute that draws it. */
static bool is_disputed(
	const struct kd_story *story, const struct kd_quantity *figure)
{
	for (uint32_t i = 0; i < story->disagreements.n; i++) {
		if (kd_str_equal(
			    story->disagreements.items[i].about, figure->id)) {
			return true;
		}
	}
	return false;
}

/* Figures reported more than once; disputed ones stand with their dispute. */
static uint32_t put_figures(struct kd_page *page, bool agree, bool write)
{
	const struct kd_story *story = page->story;
	uint32_t n = 0;
	for (uint32_t i = 0; i < story->figures.n; i++) {
		const struct kd_quantity *it = &story->figures.items[i];
		if (it->reports.n < 2 || it->agree != agree ||
			is_disputed(story, it)) {
			continue;
		}
		n++;
		if (write) {
			KD_PUT(page, "<div class=\"item dispute\"");
			kd_html_attribute(page->sink, "id", it->id);
			KD_PUT(page, ">");
			kd_page_quantity(page, it);
			KD_PUT(page, "</div>\n");
		}
	}
	return n;
}

static void put_disputes(struct kd_page *page)
{
	const struct kd_disagreements *all = &page->story->disagreements;
	for (uint32_t i = 0; i < all->n; i++) {
		if (i == DISPUTES_SHOWN) {
			kd_page_fold_more(page, "rest", all->n - i);
		}
		put_dispute(page, &all->items[i]);
	}
	if (all->n > DISPUTES_SHOWN) {
		kd_page_unfold(page);
	}
}

void kd_page_disputed(struct kd_page *page)
{
	const uint32_t agreed = put_figures(page, true, false);
	if (page->story->disagreements.n == 0 && agreed == 0 &&
		put_figures(page, false, false) == 0) {
		return;
	}
	kd_page_open_part(page, "disputes", KD_WORD_DISPUTED);
	put_disputes(page);
	put_figures(page, false, true);
	if (agreed > 0) {
		kd_page_fold(page, "rest");
		kd_page_word(page, KD_WORD_AGREED);
		kd_sink_format(page->sink, " (%u)</summary>", agreed);
		put_figures(page, true, true);
		kd_page_unfold(page);
	}
	kd_page_close_part(page);
}
