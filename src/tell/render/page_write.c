/* page_write.c - words of the frame, and the frame of a part. */
#include "tell/render/page_private.h"

#include <stdio.h>

static const char *const words[][2] = {
#define KD_PAGE_WORD(ending, en, nb) { en, nb },
	KD_PAGE_WORDS(KD_PAGE_WORD)
#undef KD_PAGE_WORD
};

static const char *const counted_words[][4] = {
#define KD_PAGE_COUNTED_WORD(ending, one, many, en, mange) \
	{ one, many, en, mange },
	KD_PAGE_COUNTED(KD_PAGE_COUNTED_WORD)
#undef KD_PAGE_COUNTED_WORD
};

void kd_page_text(struct kd_page *page, struct kd_str text)
{
	kd_html_text(page->sink, text);
}

void kd_page_words(struct kd_page *page, const char *en, const char *nb)
{
	const char *element = page->in_picture ? "tspan" : "span";
	kd_sink_format(page->sink, "<%s", element);
	kd_html_attribute(page->sink, "data-nb", kd_str_view(nb));
	KD_PUT(page, ">");
	kd_page_text(page, kd_str_view(en));
	kd_sink_format(page->sink, "</%s>", element);
}

void kd_page_word(struct kd_page *page, enum kd_page_word word)
{
	kd_page_words(page, words[word][0], words[word][1]);
}

struct kd_page_words_pair kd_page_word_pair(enum kd_page_word word)
{
	return (struct kd_page_words_pair){ words[word][0], words[word][1] };
}

void kd_page_phrase(struct kd_page *page, const struct kd_page_phrase *phrase)
{
	kd_page_words(page, phrase->en, phrase->nb);
}

void kd_page_count(
	struct kd_page *page, uint32_t n, enum kd_page_counted counted)
{
	const char *const *forms = counted_words[counted];
	struct kd_page_phrase phrase;
	snprintf(phrase.en, sizeof(phrase.en), "%u %s", n, forms[n != 1]);
	snprintf(phrase.nb, sizeof(phrase.nb), "%u %s", n, forms[2 + (n != 1)]);
	kd_page_phrase(page, &phrase);
}

void kd_page_fold(struct kd_page *page, const char *kind)
{
	kd_sink_format(page->sink, "<details class=\"%s\"><summary>", kind);
	page->folded++;
}

void kd_page_fold_more(struct kd_page *page, const char *kind, uint32_t n)
{
	kd_page_fold(page, kind);
	kd_page_count(page, n, KD_COUNTED_MORE);
	KD_PUT(page, "</summary>");
}

void kd_page_unfold(struct kd_page *page)
{
	KD_PUT(page, "</details>");
	page->folded--;
}

static void add(char *text, size_t size, const char *more, const char *between)
{
	const size_t used = strlen(text);
	snprintf(text + used, size - used, "%s%s", used > 0 ? between : "",
		more);
}

void kd_page_phrase_add(struct kd_page_phrase *phrase,
	const struct kd_page_phrase *more, const char *between)
{
	add(phrase->en, sizeof(phrase->en), more->en, between);
	add(phrase->nb, sizeof(phrase->nb), more->nb, between);
}

void kd_page_open_part(
	struct kd_page *page, const char *name, enum kd_page_word heading)
{
	const uint32_t level = page->account->stories.n > 1 ? 3 : 2;
	const uint32_t story = page->story_index + 1;
	kd_sink_format(page->sink,
		"\n<section class=\"part %s\" id=\"%s-%u\" "
		"aria-labelledby=\"%s-%u-h\">",
		name, name, story, name, story);
	kd_sink_format(page->sink, "<h%u class=\"rubric\" id=\"%s-%u-h\">",
		level, name, story);
	kd_page_word(page, heading);
	kd_sink_format(page->sink, "</h%u><div class=\"body\">\n", level);
}

void kd_page_close_part(struct kd_page *page)
{
	kd_page_notes_write(page);
	KD_PUT(page, "</div></section>\n");
}

void kd_page_headings(
	struct kd_page *page, const enum kd_page_word *headings, uint32_t n)
{
	KD_PUT(page, "<thead><tr>");
	for (uint32_t i = 0; i < n; i++) {
		KD_PUT(page, "<th scope=\"col\">");
		kd_page_word(page, headings[i]);
		KD_PUT(page, "</th>");
	}
	KD_PUT(page, "</tr></thead>\n");
}
