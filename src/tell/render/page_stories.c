/* page_stories.c - the list of the stories, each under the one it follows. */
#include "tell/render/page_private.h"

static const struct kd_story *story_at(const struct kd_page *page, uint32_t i)
{
	return &page->account->stories.items[i];
}

/* A story follows an earlier one: from the last on, lists come in order. */
bool kd_page_find_threads(struct kd_page *page)
{
	const struct kd_stories *stories = &page->account->stories;
	struct kd_page_threads *out = &page->threads;
	out->first = KD_NEW_ARRAY(page->arena, uint32_t, stories->n);
	out->next = KD_NEW_ARRAY(page->arena, uint32_t, stories->n);
	if (out->first == NULL || out->next == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < stories->n; i++) {
		out->first[i] = KD_NONE;
		out->next[i] = KD_NONE;
	}
	for (uint32_t i = stories->n; i > 0; i--) {
		const uint32_t before = story_at(page, i - 1)->follows;
		if (before != KD_NONE) {
			out->next[i - 1] = out->first[before];
			out->first[before] = i - 1;
		}
	}
	return true;
}

/* The story after one in the list: what follows it, then what follows the
 * same as it, then what began after the thread. */
static uint32_t next_of(const struct kd_page *page, uint32_t i)
{
	const struct kd_page_threads *threads = &page->threads;
	if (threads->first[i] != KD_NONE) {
		return threads->first[i];
	}
	while (threads->next[i] == KD_NONE &&
		story_at(page, i)->follows != KD_NONE) {
		i = story_at(page, i)->follows;
	}
	if (threads->next[i] != KD_NONE) {
		return threads->next[i];
	}
	do {
		i++;
	} while (i < page->account->stories.n &&
		 story_at(page, i)->follows != KD_NONE);
	return i < page->account->stories.n ? i : KD_NONE;
}

static void put_day(struct kd_page *page, const struct kd_story *story)
{
	const struct kd_str published =
		kd_page_digest(page, story->documents.items[0])
			->meta->published;
	if (published.len > 0) {
		kd_page_date(page, published);
	} else {
		kd_page_word(page, KD_WORD_UNDATED);
	}
}

/* The language that the title of a story is in. */
static struct kd_str title_language(
	const struct kd_page *page, const struct kd_story *story)
{
	if (story->renamed) {
		return (struct kd_str){ 0 };
	}
	return story->title_from.doc != KD_NONE
		       ? kd_line_language(page->account, &story->title_from)
		       : kd_page_digest(page, story->documents.items[0])
				 ->meta->language;
}

void kd_page_story_link(struct kd_page *page, uint32_t index)
{
	const struct kd_story *story = story_at(page, index);
	const struct kd_evidence headline =
		kd_line_headline(page->account, story, page->reader);
	const bool chosen = headline.doc != KD_NONE && !story->renamed;
	const struct kd_str language =
		chosen ? kd_line_language(page->account, &headline)
		       : title_language(page, story);
	KD_PUT(page, "<a class=\"src\" dir=\"auto\"");
	kd_html_attribute(page->sink, "lang",
		language.len > 0 ? kd_html_language(language) : language);
	kd_html_attribute(page->sink, "data-story", story->id);
	KD_PUT(page, " href=\"#");
	kd_page_text(page, story->id);
	KD_PUT(page, "\">");
	kd_page_text(page,
		chosen ? kd_span_text(kd_page_digest(page, headline.doc)->text,
				 headline.span)
		       : story->title);
	KD_PUT(page, "</a>");
}

static void put_line(struct kd_page *page, uint32_t index)
{
	const struct kd_story *story = story_at(page, index);
	kd_sink_format(page->sink, "<li%s><span class=\"date\">",
		story->follows != KD_NONE ? " class=\"later\"" : "");
	put_day(page, story);
	KD_PUT(page, "</span> <span>");
	if (story->follows != KD_NONE) {
		KD_PUT(page, "<span class=\"thread\">↳ ");
		kd_page_word(page, KD_WORD_LATER);
		KD_PUT(page, "</span> ");
	}
	kd_page_story_link(page, index);
	KD_PUT(page, "</span> <span class=\"support\">");
	kd_page_count(page, story->documents.n, KD_COUNTED_REPORT);
	KD_PUT(page, "</span></li>\n");
}

void kd_page_stories(struct kd_page *page)
{
	enum { SHOWN = 40 };
	const uint32_t n = page->account->stories.n;
	uint32_t written = 0;
	KD_PUT(page, "<nav class=\"stories\"><h1 class=\"rubric\">");
	kd_page_count(page, n, KD_COUNTED_STORY);
	KD_PUT(page, "</h1><ol>\n");
	for (uint32_t i = 0; i != KD_NONE; i = next_of(page, i)) {
		if (written == SHOWN) {
			KD_PUT(page, "</ol>");
			kd_page_fold_more(page, "rest", n - written);
			KD_PUT(page, "<ol>\n");
		}
		put_line(page, i);
		written++;
	}
	KD_PUT(page, "</ol>\n");
	if (n > SHOWN) {
		kd_page_unfold(page);
	}
	kd_page_switches(page);
	KD_PUT(page, "</nav>\n");
}

static void put_other(
	struct kd_page *page, enum kd_page_word word, uint32_t index)
{
	KD_PUT(page, "<p class=\"thread\">");
	kd_page_word(page, word);
	KD_PUT(page, " <span class=\"date\">");
	put_day(page, story_at(page, index));
	KD_PUT(page, "</span> ");
	kd_page_story_link(page, index);
	KD_PUT(page, "</p>\n");
}

/* What a story follows and what follows it, under its headline. */
void kd_page_thread(struct kd_page *page)
{
	uint32_t later = page->threads.first[page->story_index];
	if (page->story->follows != KD_NONE) {
		put_other(page, KD_WORD_FOLLOWS, page->story->follows);
	}
	for (; later != KD_NONE; later = page->threads.next[later]) {
		put_other(page, KD_WORD_FOLLOWED_BY, later);
	}
}
