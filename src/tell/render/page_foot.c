/* page_foot.c - what could not be read. */
#include "tell/render/page_private.h"

static void put_document(struct kd_page *page, uint32_t doc)
{
	const struct kd_meta *meta = kd_page_digest(page, doc)->meta;
	kd_sink_format(page->sink, "<a href=\"#d%u\">", doc + 1);
	kd_page_text(page, meta->id);
	KD_PUT(page, "</a>");
}

static void put_set_aside(struct kd_page *page)
{
	const struct kd_set_asides *set_aside = &page->account->set_aside;
	KD_PUT(page, "<h3>");
	kd_page_word(page, KD_WORD_SET_ASIDE);
	KD_PUT(page, "</h3>");
	if (set_aside->n == 0) {
		KD_PUT(page, "<p>");
		kd_page_word(page, KD_WORD_NOTHING_SET_ASIDE);
		KD_PUT(page, "</p>\n");
		return;
	}
	KD_PUT(page, "<ul class=\"plain\">");
	for (uint32_t i = 0; i < set_aside->n; i++) {
		const struct kd_set_aside *it = &set_aside->items[i];
		KD_PUT(page, "<li><b>");
		kd_page_text(page, it->id.len > 0 ? it->id : it->path);
		KD_PUT(page, "</b> ");
		kd_page_text(page, it->reason);
		KD_PUT(page, "</li>");
	}
	KD_PUT(page, "</ul>\n");
}

static bool is_read_by_fallback(const struct kd_digest *digest)
{
	return kd_str_equal(digest->pack, KD_STR("fallback"));
}

static bool is_read_half(const struct kd_digest *digest)
{
	return digest->without_syntax > 0;
}

/* The documents of which something holds, or words for none. */
static void put_documents(struct kd_page *page, enum kd_page_word heading,
	bool (*holds)(const struct kd_digest *digest), enum kd_page_word none)
{
	bool any = false;
	KD_PUT(page, "<h3>");
	kd_page_word(page, heading);
	KD_PUT(page, "</h3>");
	for (uint32_t doc = 0; doc < page->account->n_documents; doc++) {
		const struct kd_digest *digest = kd_page_digest(page, doc);
		if (!holds(digest)) {
			continue;
		}
		kd_sink_text(page->sink, any ? "" : "<ul class=\"plain\">");
		any = true;
		KD_PUT(page, "<li>");
		put_document(page, doc);
		KD_PUT(page, " <i>");
		kd_page_text(page, kd_html_language(digest->meta->language));
		KD_PUT(page, "</i> ");
		if (holds == is_read_half) {
			kd_sink_format(page->sink, "%u/%u",
				digest->without_syntax, digest->sentences->n);
		}
		KD_PUT(page, "</li>");
	}
	if (any) {
		KD_PUT(page, "</ul>\n");
		return;
	}
	KD_PUT(page, "<p>");
	kd_page_word(page, none);
	KD_PUT(page, "</p>\n");
}

void kd_page_foot(struct kd_page *page)
{
	KD_PUT(page, "<section class=\"part foot\" id=\"foot\" "
		     "aria-labelledby=\"foot-h\">"
		     "<h2 class=\"rubric\" id=\"foot-h\">");
	kd_page_word(page, KD_WORD_FOOT);
	KD_PUT(page, "</h2><div class=\"body\">");
	put_set_aside(page);
	put_documents(
		page, KD_WORD_NO_PACK, is_read_by_fallback, KD_WORD_ALL_PACKS);
	put_documents(
		page, KD_WORD_NO_SYNTAX, is_read_half, KD_WORD_ALL_SYNTAX);
	KD_PUT(page, "</div></section>\n");
}
