/* page_happening.c - what every part says of a happening in the same way. */
#include "story/find.h"
#include "tell/render/page_private.h"

/* A mark that leads to the two sides, where they are told. */
static void put_disputed(
	struct kd_page *page, const struct kd_happening *happening)
{
	const struct kd_disagreements *all = &page->story->disagreements;
	for (uint32_t i = 0; i < all->n; i++) {
		if (kd_str_equal(all->items[i].about, happening->id)) {
			KD_PUT(page, "<a class=\"mark disputed\" href=\"#");
			kd_page_text(page, all->items[i].id);
			KD_PUT(page, "\">");
			kd_page_word(page, KD_WORD_IN_DISPUTE);
			KD_PUT(page, "</a> ");
			return;
		}
	}
	KD_PUT(page, "<span class=\"mark disputed\">");
	kd_page_word(page, KD_WORD_IN_DISPUTE);
	KD_PUT(page, "</span> ");
}

void kd_page_who(struct kd_page *page, const struct kd_happening *happening)
{
	for (uint32_t i = 0; i < happening->who.n; i++) {
		kd_sink_text(page->sink, i > 0 ? ", " : "");
		kd_page_entity(page, happening->who.items[i].entity);
	}
}

void kd_page_status(struct kd_page *page, const struct kd_happening *happening)
{
	if (happening->status != KD_STATUS_UNKNOWN &&
		happening->status != KD_STATUS_HAPPENED) {
		const char *label = kd_event_status_labels[happening->status];
		kd_sink_format(page->sink, "<span class=\"mark %s\">", label);
		kd_page_label(page, label);
		KD_PUT(page, "</span> ");
	}
	if (happening->differences.n > 0) {
		put_disputed(page, happening);
	}
}

void kd_page_support(struct kd_page *page, const struct kd_happening *happening)
{
	KD_PUT(page, "<span class=\"support\">");
	kd_page_count(page, kd_reports_documents(&happening->reports),
		KD_COUNTED_REPORT);
	KD_PUT(page, ", ");
	kd_page_count(page, happening->independent_origins, KD_COUNTED_ORIGIN);
	KD_PUT(page, "</span>");
}

bool kd_page_report_evidence(struct kd_page *page,
	const struct kd_reports *reports, struct kd_evidences *out)
{
	*out = (struct kd_evidences){ 0 };
	for (uint32_t i = 0; i < reports->n && !page->full; i++) {
		page->full = !KD_PUSH(page->arena, out, reports->items[i].at);
	}
	return !page->full;
}
