/* page_said.c - statements by speaker and day, and the way each took. */
#include "tell/render/page_private.h"

#include <limits.h>
#include <stdlib.h>

enum {
	SPEAKERS_SHOWN = 10,
	STATEMENTS_SHOWN = 6,
};

/* A statement on its way into the order of the part. */
struct line {
	uint32_t said;    /* statements[] */
	uint32_t speaker; /* entity, or KD_NONE */
	uint32_t weight;  /* how much the speaker says */
	int32_t day;
};

struct part {
	struct kd_page *page;
	struct line *lines;
	uint32_t n;
	struct kd_indexes *answered_by; /* per statement: statements */
};

/* Those who say most come first, the unnamed last; then by day. */
static int by_speaker(const void *a, const void *b)
{
	const struct line *left = a;
	const struct line *right = b;
	const bool unnamed[] = { left->speaker == KD_NONE,
		right->speaker == KD_NONE };
	if (unnamed[0] != unnamed[1]) {
		return unnamed[0] ? 1 : -1;
	}
	if (left->weight != right->weight) {
		return left->weight > right->weight ? -1 : 1;
	}
	if (left->speaker != right->speaker) {
		return left->speaker < right->speaker ? -1 : 1;
	}
	if (left->day != right->day) {
		return left->day < right->day ? -1 : 1;
	}
	return left->said < right->said ? -1 : 1;
}

/* The day of the first report of a statement, or none. */
static struct kd_str reported(
	const struct kd_page *page, const struct kd_said *said)
{
	return kd_page_digest(page, said->content.items[0].doc)
		->meta->published;
}

static bool gather(struct part *p)
{
	struct kd_page *page = p->page;
	const struct kd_saids *all = &page->story->statements;
	uint32_t *weights = KD_NEW_ARRAY(
		page->arena, uint32_t, page->account->entities.n + 1);
	p->lines = KD_NEW_ARRAY(page->arena, struct line, all->n);
	p->answered_by = KD_NEW_ARRAY(page->arena, struct kd_indexes, all->n);
	if (weights == NULL || p->lines == NULL || p->answered_by == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < all->n; i++) {
		const struct kd_said *it = &all->items[i];
		if (it->speaker != KD_NONE) {
			weights[it->speaker]++;
		}
		for (uint32_t k = 0; k < it->answers.n; k++) {
			if (!KD_PUSH(page->arena,
				    &p->answered_by[it->answers.items[k]], i)) {
				return false;
			}
		}
	}
	for (uint32_t i = 0; i < all->n; i++) {
		const struct kd_said *it = &all->items[i];
		const struct kd_days days = kd_edtf_days(
			it->when.len > 0 ? it->when : reported(page, it));
		p->lines[p->n++] = (struct line){ .said = i,
			.speaker = it->speaker,
			.weight = it->speaker == KD_NONE ? 0
							 : weights[it->speaker],
			.day = days.known && !days.year_unknown ? days.first
								: INT32_MAX };
	}
	qsort(p->lines, p->n, sizeof(*p->lines), by_speaker);
	return true;
}

/* Where the text names an outlet that a statement came by. */
static struct kd_evidence hop_evidence(const struct kd_page *page,
	const struct kd_evidence *content, struct kd_str outlet)
{
	const struct kd_digest *digest = kd_page_digest(page, content->doc);
	struct kd_evidence found = *content;
	for (uint32_t i = 0; i < digest->statements->n; i++) {
		const struct kd_statement *it = &digest->statements->items[i];
		for (uint32_t k = 0; k < it->via.n; k++) {
			if (kd_span_overlaps(it->span, content->span) &&
				kd_str_equal(it->via.items[k].outlet, outlet) &&
				!kd_span_is_none(it->via.items[k].span)) {
				found.span = it->via.items[k].span;
				return found;
			}
		}
	}
	for (uint32_t i = 0; i < digest->citations->n; i++) {
		const struct kd_citation *it = &digest->citations->items[i];
		if (kd_str_equal(it->outlet, outlet)) {
			found.span = it->span;
			return found;
		}
	}
	return found;
}

static void put_hop(
	struct kd_page *page, const struct kd_said *said, uint32_t hop)
{
	const struct kd_evidence *content = &said->content.items[0];
	const struct kd_evidence at =
		hop_evidence(page, content, said->chain.items[hop]);
	KD_PUT(page, " › <a");
	if (hop == 0) {
		kd_sink_format(page->sink, " href=\"#d%u\"", content->doc + 1);
	} else {
		kd_page_href(page, &at);
	}
	KD_PUT(page, ">");
	kd_page_text(page, hop == 0 ? kd_page_outlet_name(kd_page_digest(
					      page, content->doc))
				    : said->chain.items[hop]);
	KD_PUT(page, "</a>");
}

static void put_speaker(struct kd_page *page, const struct kd_said *said)
{
	if (said->speaker != KD_NONE) {
		kd_page_entity(page, said->speaker);
		return;
	}
	const struct kd_evidence *content = &said->content.items[0];
	KD_PUT(page, "<a class=\"src\" dir=\"auto\"");
	kd_html_attribute(page->sink, "lang",
		kd_html_language(
			kd_page_digest(page, content->doc)->meta->language));
	kd_page_href(page, content);
	KD_PUT(page, ">");
	kd_page_text(page, said->unnamed.len > 0 ? said->unnamed : KD_STR("…"));
	KD_PUT(page, "</a>");
}

/* "Dmitriev › Axios › Xinhua › NationPress": from the mouth to the reader. */
static void put_trail(struct kd_page *page, const struct kd_said *said)
{
	if (said->chain.n < 2) {
		return;
	}
	KD_PUT(page, "<p class=\"trail\">");
	put_speaker(page, said);
	for (uint32_t i = said->chain.n; i > 0; i--) {
		put_hop(page, said, i - 1);
	}
	KD_PUT(page, "</p>");
}

static void put_force(struct kd_page *page, const struct kd_said *said)
{
	KD_PUT(page, "<span class=\"force\">");
	kd_page_label(page, said->force == KD_FORCE_UNKNOWN
				    ? "states"
				    : kd_force_labels[said->force]);
	if (said->hedged) {
		KD_PUT(page, ", ");
		kd_page_word(page, KD_WORD_HEDGED);
	}
	KD_PUT(page, "</span> ");
}

static struct kd_str words_of(
	const struct kd_page *page, const struct kd_evidence *at)
{
	return kd_span_text(kd_page_digest(page, at->doc)->text, at->span);
}

/* The renderings in words that none before them has: copies have chips. */
static struct kd_evidences other_words(struct kd_page *page,
	const struct kd_said *said, const struct kd_evidence *told)
{
	struct kd_evidences out = { 0 };
	for (uint32_t i = 0; i < said->content.n && !page->full; i++) {
		const struct kd_str words =
			words_of(page, &said->content.items[i]);
		bool known = kd_str_equal(words, words_of(page, told));
		for (uint32_t k = 0; k < out.n && !known; k++) {
			known = kd_str_equal(
				words, words_of(page, &out.items[k]));
		}
		if (!known) {
			page->full = !KD_PUSH(
				page->arena, &out, said->content.items[i]);
		}
	}
	return out;
}

/* The same statement as other reports have it. */
static void put_renderings(struct kd_page *page, const struct kd_said *said,
	const struct kd_evidence *told)
{
	const struct kd_evidences others = other_words(page, said, told);
	if (others.n == 0) {
		return;
	}
	kd_page_fold(page, "more");
	kd_sink_format(page->sink, "%u ", others.n);
	kd_page_word(page, KD_WORD_RENDERINGS);
	KD_PUT(page, "</summary><ul>");
	for (uint32_t i = 0; i < others.n; i++) {
		KD_PUT(page, "<li>");
		kd_page_telling_quote(page, &others.items[i]);
		KD_PUT(page, " ");
		kd_page_chip(page, &others.items[i]);
		KD_PUT(page, "</li>");
	}
	KD_PUT(page, "</ul>");
	kd_page_unfold(page);
}

static void put_answers(const struct part *p, uint32_t said)
{
	struct kd_page *page = p->page;
	const struct kd_indexes *answers = &p->answered_by[said];
	if (answers->n == 0) {
		return;
	}
	KD_PUT(page, "<ul class=\"answers\">");
	for (uint32_t i = 0; i < answers->n; i++) {
		const struct kd_said *it =
			&page->story->statements.items[answers->items[i]];
		KD_PUT(page, "<li><span class=\"force\">↳ ");
		kd_page_word(page, KD_WORD_ANSWERED);
		KD_PUT(page, "</span> ");
		put_speaker(page, it);
		KD_PUT(page, " ");
		put_force(page, it);
		kd_page_telling_quote(page, &it->content.items[0]);
		KD_PUT(page, " ");
		kd_page_chip(page, &it->content.items[0]);
		KD_PUT(page, "</li>");
	}
	KD_PUT(page, "</ul>");
}

static void put_statement(const struct part *p, uint32_t index)
{
	struct kd_page *page = p->page;
	const struct kd_said *said = &page->story->statements.items[index];
	const struct kd_evidence *words =
		kd_line_choose(page->account, &said->content, page->reader);
	KD_PUT(page, "<li class=\"item\"");
	kd_html_attribute(page->sink, "id", said->id);
	KD_PUT(page, "><a class=\"date\"");
	kd_page_href(page, words);
	KD_PUT(page, ">");
	kd_page_date_or_report(page, said->when, &said->content.items[0]);
	KD_PUT(page, "</a><div class=\"what\">");
	if (said->speaker == KD_NONE) {
		put_speaker(page, said);
		KD_PUT(page, " ");
	}
	put_force(page, said);
	kd_page_telling_quote(page, words);
	put_trail(page, said);
	put_renderings(page, said, words);
	put_answers(p, index);
	KD_PUT(page, "</div><div class=\"refs\">");
	kd_page_chips(page, &said->content);
	KD_PUT(page, "</div></li>\n");
}

static void put_lines(const struct part *p, uint32_t first, uint32_t end)
{
	struct kd_page *page = p->page;
	KD_PUT(page, "<ol class=\"rows\">\n");
	for (uint32_t i = first; i < end; i++) {
		if (i - first == STATEMENTS_SHOWN) {
			KD_PUT(page, "</ol>");
			kd_page_fold_more(page, "rest", end - i);
			KD_PUT(page, "<ol class=\"rows\">\n");
		}
		put_statement(p, p->lines[i].said);
	}
	KD_PUT(page, "</ol>\n");
	if (end - first > STATEMENTS_SHOWN) {
		kd_page_unfold(page);
	}
}

static void put_group(const struct part *p, uint32_t first, uint32_t end)
{
	struct kd_page *page = p->page;
	KD_PUT(page, "<div class=\"speaker\"><h4>");
	if (p->lines[first].speaker == KD_NONE) {
		kd_page_word(page, KD_WORD_UNNAMED);
	} else {
		kd_page_entity(page, p->lines[first].speaker);
	}
	kd_sink_format(page->sink, " <span class=\"count\">%u</span></h4>\n",
		end - first);
	put_lines(p, first, end);
	KD_PUT(page, "</div>\n");
}

static void put_groups(const struct part *p)
{
	struct kd_page *page = p->page;
	uint32_t groups = 0;
	uint32_t end = 0;
	for (uint32_t first = 0; first < p->n; first = end) {
		for (end = first; end < p->n && p->lines[end].speaker ==
							p->lines[first].speaker;
			end++) {
		}
		if (groups == SPEAKERS_SHOWN) {
			kd_page_fold_more(page, "rest", p->n - first);
		}
		put_group(p, first, end);
		groups++;
	}
	if (groups > SPEAKERS_SHOWN) {
		kd_page_unfold(page);
	}
}

void kd_page_statements(struct kd_page *page)
{
	struct part p = { .page = page };
	if (page->story->statements.n == 0) {
		return;
	}
	if (!gather(&p)) {
		page->full = true;
		return;
	}
	kd_page_open_part(page, "said", KD_WORD_SAID);
	put_groups(&p);
	kd_page_close_part(page);
}
