/* page.c - the account as one HTML page: its frame and the order on it. */
#include "tell/render/page.h"

#include <assert.h>
#include <stdlib.h>

#include "tell/render/page_private.h"

/* Made by tools/embed from web/. */
extern const char kd_web_style[];
extern const uint32_t kd_web_style_len;
extern const char kd_web_script[];
extern const uint32_t kd_web_script_len;
extern const char kd_web_script_sha256[];
extern const char kd_web_frame[];
extern const uint32_t kd_web_frame_len;

/* The order on the page; articles and foot come after all of these. */
static void (*const parts[])(struct kd_page *page) = {
	kd_page_head,
	kd_page_glance,
	kd_page_timeline,
	kd_page_people,
	kd_page_statements,
	kd_page_disputed,
	kd_page_plans,
	kd_page_provenance,
	kd_page_articles,
};

static void put_page_title(struct kd_page *page)
{
	const struct kd_stories *stories = &page->account->stories;
	KD_PUT(page, "<title>");
	if (stories->n == 1) {
		kd_page_text(page, stories->items[0].title);
		KD_PUT(page, " · ");
	}
	KD_PUT(page, "kilde</title>\n");
}

/* Nothing is fetched, and no script runs but ours. */
static void put_policy(struct kd_page *page)
{
	kd_sink_format(page->sink,
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src 'unsafe-inline'; "
		"script-src 'sha256-%s'; base-uri 'none'; "
		"form-action 'none'\">\n",
		kd_web_script_sha256);
}

static void put_file(struct kd_page *page, const char *bytes, uint32_t len)
{
	kd_sink_put(page->sink, (struct kd_str){ .data = bytes, .len = len });
}

static void open_page(struct kd_page *page)
{
	KD_PUT(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		     "<meta charset=\"utf-8\">\n");
	put_page_title(page);
	KD_PUT(page, "<meta name=\"viewport\" content=\"width=device-width, "
		     "initial-scale=1\">\n"
		     "<meta name=\"generator\" content=\"kilde\">\n"
		     "<meta name=\"color-scheme\" content=\"light dark\">\n");
	put_policy(page);
	KD_PUT(page, "<style>\n");
	put_file(page, kd_web_style, kd_web_style_len);
	KD_PUT(page, "</style>\n</head>\n<body>\n");
	put_file(page, kd_web_frame, kd_web_frame_len);
	KD_PUT(page, "<main id=\"top\"");
	kd_html_attribute(page->sink, "data-reader", page->reader);
	KD_PUT(page, ">\n");
}

static void close_page(struct kd_page *page)
{
	KD_PUT(page, "</main>\n<script>");
	put_file(page, kd_web_script, kd_web_script_len);
	KD_PUT(page, "</script>\n</body>\n</html>\n");
}

static void put_story(struct kd_page *page, uint32_t index)
{
	page->story = &page->account->stories.items[index];
	page->story_index = index;
	KD_PUT(page, "<article class=\"story\"");
	kd_html_attribute(page->sink, "id", page->story->id);
	KD_PUT(page, ">\n");
	for (uint32_t i = 0; i < KD_COUNT(parts); i++) {
		parts[i](page);
	}
	KD_PUT(page, "</article>\n");
}

static int by_mentions(const void *a, const void *b)
{
	const struct kd_page_cast *left = a;
	const struct kd_page_cast *right = b;
	if (left->mentions != right->mentions) {
		return left->mentions > right->mentions ? -1 : 1;
	}
	return left->entity < right->entity ? -1 : 1;
}

/* Counts a mention for the cast of its story. */
static void count_mention(
	struct kd_page *page, uint32_t entity, uint32_t mention)
{
	const struct kd_evidence *at = &page->account->entities.items[entity]
						.mentions.items[mention]
						.at;
	const uint32_t story = page->account->story_of[at->doc];
	if (story == KD_NONE || page->full) {
		return;
	}
	struct kd_page_casts *cast = &page->casts[story];
	if (cast->n == 0 || cast->items[cast->n - 1].entity != entity) {
		const struct kd_page_cast fresh = { .entity = entity,
			.first = mention };
		page->full = !KD_PUSH(page->arena, cast, fresh);
	}
	if (!page->full) {
		cast->items[cast->n - 1].mentions++;
	}
}

static void gather_casts(struct kd_page *page)
{
	const struct kd_account *account = page->account;
	for (uint32_t i = 0; i < account->entities.n; i++) {
		const uint32_t n = account->entities.items[i].mentions.n;
		for (uint32_t k = 0; k < n; k++) {
			count_mention(page, i, k);
		}
	}
	for (uint32_t i = 0; i < account->stories.n && !page->full; i++) {
		if (page->casts[i].n > 1) {
			qsort(page->casts[i].items, page->casts[i].n,
				sizeof(*page->casts[i].items), by_mentions);
		}
	}
}

static void put_page(struct kd_page *page)
{
	const uint32_t n_stories = page->account->stories.n;
	open_page(page);
	if (n_stories > 1) {
		kd_page_stories(page);
	}
	if (n_stories == 0) {
		KD_PUT(page, "<h1 class=\"title\">");
		kd_page_word(page, KD_WORD_NOTHING);
		KD_PUT(page, "</h1>\n");
	}
	for (uint32_t i = 0; i < n_stories && !page->full; i++) {
		put_story(page, i);
	}
	page->story = NULL;
	page->story_index = n_stories;
	kd_page_orphans(page);
	kd_page_foot(page);
	close_page(page);
}

enum kd_status kd_page_render(const struct kd_account *account,
	struct kd_str reader, struct kd_arena *arena, struct kd_sink *sink,
	struct kd_err *err)
{
	assert(account != NULL && arena != NULL && sink != NULL);
	struct kd_page page = { .account = account,
		.reader = reader,
		.arena = arena,
		.sink = sink };
	page.note_of = KD_NEW_ARRAY(arena, uint32_t *, account->n_documents);
	page.casts =
		KD_NEW_ARRAY(arena, struct kd_page_casts, account->stories.n);
	if (page.note_of == NULL || page.casts == NULL ||
		!kd_page_find_threads(&page)) {
		return kd_arena_full(arena, err);
	}
	gather_casts(&page);
	if (!page.full) {
		put_page(&page);
	}
	return page.full ? kd_arena_full(arena, err) : KD_OK;
}
