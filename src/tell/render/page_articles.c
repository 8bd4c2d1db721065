/* page_articles.c - the articles: full text, every span marked. */
#include "tell/render/page_private.h"

/* An article being written: its walk and the sentence to come. */
struct article {
	struct kd_page *page;
	const struct kd_digest *digest;
	struct kd_page_walk walk;
	uint32_t doc;
	uint32_t sentence;
};

static void put_sentence(struct article *a, uint32_t block_end)
{
	struct kd_page *page = a->page;
	const struct kd_span span =
		a->digest->sentences->items[a->sentence].span;
	kd_sink_format(page->sink, "<span class=\"s\" id=\"d%u-s%u\">",
		a->doc + 1, a->sentence + 1);
	kd_page_walk_put(page, &a->walk, span.start,
		span.end < block_end ? span.end : block_end);
	KD_PUT(page, "</span>");
	a->sentence++;
}

/* The sentences of a block, and what stands between them. */
static void put_text(struct article *a, uint32_t start, uint32_t end)
{
	const struct kd_sentences *sentences = a->digest->sentences;
	while (start < end) {
		const bool more =
			a->sentence < sentences->n &&
			sentences->items[a->sentence].span.start < end;
		if (!more) {
			kd_page_walk_put(a->page, &a->walk, start, end);
			return;
		}
		const struct kd_span span = sentences->items[a->sentence].span;
		if (span.start > start) {
			kd_page_walk_put(a->page, &a->walk, start, span.start);
		}
		put_sentence(a, end);
		start = span.end;
	}
}

static void put_note(struct article *a, const struct kd_problem *problem)
{
	struct kd_page *page = a->page;
	const struct kd_evidence at = { .doc = a->doc, .span = problem->span };
	KD_PUT(page, "<p class=\"note\"><b>");
	kd_page_str_label(page, problem->code);
	KD_PUT(page, "</b> ");
	if (!kd_span_is_none(problem->span)) {
		kd_page_quote(page, &at);
		KD_PUT(page, " ");
	}
	kd_page_text(page, problem->message);
	KD_PUT(page, "</p>");
}

/* Notes in the margin of a block; of the whole article if it is none. */
static void put_notes(struct article *a, const struct kd_block *block)
{
	const struct kd_problems *problems = a->digest->problems;
	bool any = false;
	for (uint32_t i = 0; i < problems->n; i++) {
		const struct kd_span span = problems->items[i].span;
		const bool here =
			block == NULL
				? kd_span_is_none(span)
				: !kd_span_is_none(span) &&
					  span.start >= block->span.start &&
					  span.start < block->span.end;
		if (!here) {
			continue;
		}
		kd_sink_text(a->page->sink, any ? "" : "<aside>");
		put_note(a, &problems->items[i]);
		any = true;
	}
	kd_sink_text(a->page->sink, any ? "</aside>\n" : "");
}

static void put_block(struct article *a, const struct kd_block *block)
{
	struct kd_page *page = a->page;
	kd_sink_format(page->sink, "<p class=\"b b-%s\" dir=\"auto\"",
		block->kind == KD_BLOCK_UNKNOWN
			? "paragraph"
			: kd_block_kind_labels[block->kind]);
	if (block->language.len > 0) {
		kd_html_attribute(
			page->sink, "lang", kd_html_language(block->language));
	}
	KD_PUT(page, ">");
	put_text(a, block->span.start, block->span.end);
	KD_PUT(page, "</p>\n");
	put_notes(a, block);
}

static void put_blocks(struct article *a)
{
	const struct kd_blocks *blocks = a->digest->blocks;
	const struct kd_block whole = { .span = { 0, a->digest->text.len } };
	uint32_t done = 0;
	put_notes(a, NULL);
	for (uint32_t i = 0; i < blocks->n; i++) {
		if (blocks->items[i].span.start >= done) {
			put_block(a, &blocks->items[i]);
			done = blocks->items[i].span.end;
		}
	}
	if (blocks->n == 0 && a->digest->text.len > 0) {
		put_block(a, &whole);
	}
}

/* The block that is its headline, or NULL. */
static const struct kd_block *title_block(const struct kd_digest *digest)
{
	for (uint32_t i = 0; i < digest->blocks->n; i++) {
		if (digest->blocks->items[i].kind == KD_BLOCK_TITLE) {
			return &digest->blocks->items[i];
		}
	}
	return NULL;
}

/* Its headline, else its first sentence. */
static struct kd_str title_of(const struct kd_digest *digest)
{
	const struct kd_block *block = title_block(digest);
	if (digest->meta->title.len > 0) {
		return digest->meta->title;
	}
	if (block != NULL) {
		return kd_span_text(digest->text, block->span);
	}
	return digest->sentences->n > 0
		       ? kd_span_text(
				 digest->text, digest->sentences->items[0].span)
		       : digest->meta->id;
}

static void put_summary(struct article *a)
{
	struct kd_page *page = a->page;
	const struct kd_meta *meta = a->digest->meta;
	const struct kd_str language = kd_html_language(meta->language);
	KD_PUT(page, "<summary>");
	kd_page_outlet(page, a->digest);
	KD_PUT(page, " ");
	if (meta->published.len > 0) {
		kd_page_date(page, meta->published);
	} else {
		kd_page_word(page, KD_WORD_UNDATED);
	}
	KD_PUT(page, " <i");
	kd_html_attribute(page->sink, "data-lang", language);
	KD_PUT(page, ">");
	kd_page_text(page, language);
	KD_PUT(page, "</i> <cite class=\"src\" dir=\"auto\"");
	kd_html_attribute(page->sink, "lang", language);
	KD_PUT(page, ">");
	kd_page_text(page, title_of(a->digest));
	KD_PUT(page, "</cite></summary>");
}

static void put_colophon(struct article *a)
{
	struct kd_page *page = a->page;
	const struct kd_meta *meta = a->digest->meta;
	KD_PUT(page, "<p class=\"colophon\">");
	if (meta->byline.len > 0) {
		kd_page_text(page, meta->byline);
		KD_PUT(page, " · ");
	}
	kd_page_text(page, meta->id);
	if (kd_html_is_web_address(meta->url)) {
		KD_PUT(page, " · <a class=\"out\" rel=\"noreferrer noopener\"");
		kd_html_address(page->sink, "href", meta->url);
		KD_PUT(page, ">");
		kd_page_word(page, KD_WORD_AT_ADDRESS);
		KD_PUT(page, "</a>");
	}
	KD_PUT(page, "</p>\n");
}

static void put_article(struct kd_page *page, uint32_t doc, bool open)
{
	struct article a = {
		.page = page, .digest = kd_page_digest(page, doc), .doc = doc
	};
	if (!kd_page_walk_init(&a.walk, page->arena, a.digest)) {
		page->full = true;
		return;
	}
	kd_sink_format(page->sink, "<details class=\"article%s\" id=\"d%u\"%s>",
		title_block(a.digest) != NULL || a.digest->meta->title.len == 0
			? " titled"
			: "",
		doc + 1, open ? " open" : "");
	put_summary(&a);
	KD_PUT(page, "<div class=\"text\"");
	kd_html_attribute(
		page->sink, "lang", kd_html_language(a.digest->meta->language));
	KD_PUT(page, ">");
	put_colophon(&a);
	put_blocks(&a);
	KD_PUT(page, "</div></details>\n");
}

static const struct {
	char letter;
	enum kd_page_word word;
} switches[] = {
	{ 'n', KD_WORD_LAYER_NAMES },
	{ 'm', KD_WORD_LAYER_MENTIONS },
	{ 't', KD_WORD_LAYER_TIMES },
	{ 'q', KD_WORD_LAYER_STATEMENTS },
	{ 'e', KD_WORD_LAYER_EVENTS },
	{ 'f', KD_WORD_LAYER_FIGURES },
	{ 'k', KD_WORD_LAYER_CITATIONS },
	{ 'p', KD_WORD_LAYER_PROPOSALS },
	{ 'x', KD_WORD_LAYER_PROBLEMS },
};

void kd_page_switches(struct kd_page *page)
{
	KD_PUT(page, "<fieldset class=\"layers\"><legend>");
	kd_page_word(page, KD_WORD_LAYERS);
	KD_PUT(page, "</legend>");
	for (uint32_t i = 0; i < KD_COUNT(switches); i++) {
		kd_sink_format(page->sink,
			"<label><input type=\"checkbox\" class=\"layer-%c\" "
			"checked><span class=\"%c\">",
			switches[i].letter, switches[i].letter);
		kd_page_word(page, switches[i].word);
		KD_PUT(page, "</span></label> ");
	}
	KD_PUT(page, "</fieldset>\n");
}

void kd_page_articles(struct kd_page *page)
{
	enum { OPEN_AT_MOST = 8 };
	const struct kd_indexes *documents = &page->story->documents;
	const bool open =
		documents->n <= OPEN_AT_MOST && page->account->stories.n <= 1;
	kd_page_open_part(page, "articles", KD_WORD_ARTICLES);
	if (page->account->stories.n == 1) {
		kd_page_switches(page);
	}
	for (uint32_t i = 0; i < documents->n; i++) {
		put_article(page, documents->items[i], open);
	}
	kd_page_close_part(page);
}

void kd_page_orphans(struct kd_page *page)
{
	bool any = false;
	for (uint32_t doc = 0; doc < page->account->n_documents; doc++) {
		if (page->account->story_of[doc] != KD_NONE) {
			continue;
		}
		if (!any) {
			kd_page_open_part(
				page, "articles", KD_WORD_OTHER_ARTICLES);
			any = true;
		}
		put_article(page, doc, false);
	}
	if (any) {
		kd_page_close_part(page);
	}
}
