/* page_head.c - a source's headline, and how much stands behind it. */
#include "tell/render/page_private.h"

static void open_fact(struct kd_page *page, enum kd_page_word word)
{
	KD_PUT(page, "<div><dt>");
	kd_page_word(page, word);
	KD_PUT(page, "</dt><dd>");
}

static void close_fact(struct kd_page *page)
{
	KD_PUT(page, "</dd></div>\n");
}

static void put_title(struct kd_page *page)
{
	const struct kd_story *story = page->story;
	const uint32_t level = page->account->stories.n > 1 ? 2 : 1;
	const struct kd_evidence headline =
		kd_line_headline(page->account, story, page->reader);
	const uint32_t doc = story->title_from.doc != KD_NONE
				     ? story->title_from.doc
				     : story->documents.items[0];
	kd_sink_format(page->sink, "<h%u class=\"title\">", level);
	if (headline.doc != KD_NONE && !story->renamed) {
		kd_page_quote(page, &headline);
	} else if (story->title_from.doc != KD_NONE) {
		kd_page_quote(page, &story->title_from);
	} else if (story->renamed) {
		kd_page_text(page, story->title);
	} else {
		kd_sink_format(page->sink,
			"<a class=\"src\" dir=\"auto\" href=\"#d%u\"", doc + 1);
		kd_html_attribute(page->sink, "lang",
			kd_html_language(
				kd_page_digest(page, doc)->meta->language));
		KD_PUT(page, ">");
		kd_page_text(page, story->title);
		KD_PUT(page, "</a>");
	}
	kd_sink_format(page->sink, "</h%u>\n", level);
}

/* Documents are sorted by day, the undated last. */
static void put_span(struct kd_page *page)
{
	const struct kd_indexes *documents = &page->story->documents;
	uint32_t dated = 0;
	while (dated < documents->n &&
		kd_page_digest(page, documents->items[dated])
				->meta->published.len > 0) {
		dated++;
	}
	open_fact(page, KD_WORD_DAYS);
	if (dated == 0) {
		kd_page_word(page, KD_WORD_UNDATED);
		close_fact(page);
		return;
	}
	const uint32_t ends[] = { documents->items[0],
		documents->items[dated - 1] };
	const struct kd_str first =
		kd_page_digest(page, ends[0])->meta->published;
	const struct kd_str last =
		kd_page_digest(page, ends[1])->meta->published;
	const bool one = kd_str_equal(
		kd_str_slice(first, 0, 10), kd_str_slice(last, 0, 10));
	for (uint32_t i = 0; i < (one ? 1u : 2u); i++) {
		kd_sink_text(page->sink, i > 0 ? " – " : "");
		kd_sink_format(page->sink, "<a href=\"#d%u\">", ends[i] + 1);
		kd_page_date(
			page, kd_page_digest(page, ends[i])->meta->published);
		KD_PUT(page, "</a>");
	}
	close_fact(page);
}

/* The first document of the story with the same outlet or language. */
static uint32_t first_like(const struct kd_page *page, uint32_t i, bool outlet)
{
	const struct kd_indexes *documents = &page->story->documents;
	const struct kd_meta *it =
		kd_page_digest(page, documents->items[i])->meta;
	for (uint32_t k = 0; k < i; k++) {
		const struct kd_meta *other =
			kd_page_digest(page, documents->items[k])->meta;
		if (outlet ? kd_str_equal(other->outlet, it->outlet)
			   : kd_str_equal(other->language, it->language)) {
			return k;
		}
	}
	return i;
}

static uint32_t count_distinct(const struct kd_page *page, bool outlet)
{
	const struct kd_indexes *documents = &page->story->documents;
	uint32_t n = 0;
	for (uint32_t i = 0; i < documents->n; i++) {
		const struct kd_meta *meta =
			kd_page_digest(page, documents->items[i])->meta;
		n += first_like(page, i, outlet) == i &&
		     (!outlet || meta->outlet.len > 0);
	}
	return n;
}

static void put_link(struct kd_page *page, uint32_t doc, bool outlet)
{
	const struct kd_meta *meta = kd_page_digest(page, doc)->meta;
	const struct kd_str language = kd_html_language(meta->language);
	kd_sink_format(page->sink, "<a href=\"#d%u\"", doc + 1);
	kd_html_attribute(page->sink, "data-lang",
		outlet ? (struct kd_str){ 0 } : language);
	KD_PUT(page, ">");
	kd_page_text(page, outlet ? meta->outlet : language);
	KD_PUT(page, "</a>");
}

/* "5 Fjordposten, Harbour Post, ...": each leads to its first article. */
static void put_distinct(
	struct kd_page *page, enum kd_page_word word, bool outlet)
{
	enum { NAMED = 12 };
	const struct kd_indexes *documents = &page->story->documents;
	const uint32_t n = count_distinct(page, outlet);
	uint32_t named = 0;
	if (n == 0) {
		return;
	}
	open_fact(page, word);
	kd_sink_format(page->sink, "<b>%u</b> <span class=\"list\">", n);
	for (uint32_t i = 0; i < documents->n && named < NAMED; i++) {
		const uint32_t doc = documents->items[i];
		if (first_like(page, i, outlet) == i &&
			(!outlet ||
				kd_page_digest(page, doc)->meta->outlet.len >
					0)) {
			kd_sink_text(page->sink, named > 0 ? ", " : "");
			put_link(page, doc, outlet);
			named++;
		}
	}
	kd_sink_text(page->sink, n > NAMED ? " …</span>" : "</span>");
	close_fact(page);
}

/* Whether a node rests on another, or another's text is its own. */
static bool has_ground(const struct kd_story *story, uint32_t node)
{
	for (uint32_t i = 0; i < story->edges.n; i++) {
		const struct kd_edge *edge = &story->edges.items[i];
		if (edge->from == node &&
			(edge->relation == KD_RELATION_RESTS_ON ||
				edge->relation == KD_RELATION_REUSES)) {
			return true;
		}
	}
	return false;
}

/* The first edge by which others rest on a node; NULL if none does. */
static const struct kd_edge *edge_onto(
	const struct kd_story *story, uint32_t node)
{
	for (uint32_t i = 0; i < story->edges.n; i++) {
		const struct kd_edge *edge = &story->edges.items[i];
		if (edge->to == node &&
			edge->relation == KD_RELATION_RESTS_ON) {
			return edge;
		}
	}
	return NULL;
}

bool kd_page_is_origin(const struct kd_story *story, uint32_t node)
{
	return !has_ground(story, node) &&
	       (story->nodes.items[node].doc != KD_NONE ||
		       edge_onto(story, node) != NULL);
}

void kd_page_origin(struct kd_page *page, uint32_t node)
{
	const struct kd_node *it = &page->story->nodes.items[node];
	const struct kd_edge *edge = edge_onto(page->story, node);
	KD_PUT(page, "<a");
	if (edge != NULL && it->doc == KD_NONE) {
		kd_page_href(page, &edge->evidence.items[0]);
	} else if (it->doc != KD_NONE) {
		kd_sink_format(page->sink, " href=\"#d%u\"", it->doc + 1);
	}
	KD_PUT(page, ">");
	kd_page_text(page,
		it->doc == KD_NONE
			? it->outlet
			: kd_page_outlet_name(kd_page_digest(page, it->doc)));
	KD_PUT(page, "</a>");
}

static void put_origins(struct kd_page *page)
{
	enum { NAMED = 12 };
	const struct kd_story *story = page->story;
	uint32_t n = 0;
	for (uint32_t i = 0; i < story->nodes.n; i++) {
		n += kd_page_is_origin(story, i);
	}
	open_fact(page, KD_WORD_ORIGINS);
	kd_sink_format(page->sink, "<b>%u</b> <span class=\"list\">", n);
	uint32_t named = 0;
	for (uint32_t i = 0; i < story->nodes.n && named < NAMED; i++) {
		if (kd_page_is_origin(story, i)) {
			kd_sink_text(page->sink, named > 0 ? ", " : "");
			kd_page_origin(page, i);
			named++;
		}
	}
	kd_sink_text(page->sink, n > NAMED ? " …</span>" : "</span>");
	close_fact(page);
}

void kd_page_head(struct kd_page *page)
{
	KD_PUT(page, "<header class=\"head\">");
	put_title(page);
	kd_page_thread(page);
	KD_PUT(page, "<dl class=\"facts\">");
	put_span(page);
	open_fact(page, KD_WORD_REPORTS);
	kd_sink_format(page->sink, "<a href=\"#articles-%u\"><b>%u</b></a>",
		page->story_index + 1, page->story->documents.n);
	close_fact(page);
	put_distinct(page, KD_WORD_OUTLETS, true);
	put_distinct(page, KD_WORD_LANGUAGES, false);
	if (page->story->nodes.n > 0) {
		put_origins(page);
	}
	KD_PUT(page, "</dl></header>\n");
}
