/* page_happening.c - what every part says of a happening in the same way. */
#include "story/chain.h"
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

/* The same told in other languages, for readers of those: a line for each,
 * which the script may put in the place of the first. */
static void put_tongues(struct kd_page *page,
	const struct kd_happening *happening, struct kd_strs *languages)
{
	kd_page_fold(page, "more tongues");
	kd_page_word(page, KD_WORD_ALSO_IN);
	for (uint32_t i = 0; i < languages->n; i++) {
		const struct kd_str language =
			kd_html_language(languages->items[i]);
		kd_sink_text(page->sink, i > 0 ? ", <i" : " <i");
		kd_html_attribute(page->sink, "data-lang", language);
		KD_PUT(page, ">");
		kd_page_text(page, language);
		KD_PUT(page, "</i>");
	}
	KD_PUT(page, "</summary>");
	for (uint32_t i = 0; i < languages->n; i++) {
		KD_PUT(page, "<p>");
		kd_page_sentence_quote(
			page, kd_line_of(page->account, happening,
				      languages->items[i]));
		KD_PUT(page, "</p>");
	}
	kd_page_unfold(page);
}

void kd_page_line(struct kd_page *page, const struct kd_happening *happening,
	const struct kd_evidence *line)
{
	const struct kd_str own = kd_line_language(page->account, line);
	struct kd_strs languages = { 0 };
	for (uint32_t i = 0; i < happening->reports.n; i++) {
		const struct kd_str language = kd_line_language(
			page->account, &happening->reports.items[i].at);
		if (!kd_str_equal(language, own) &&
			!kd_strs_add_once(page->arena, &languages, language)) {
			page->full = true;
			return;
		}
	}
	kd_page_sentence_quote(page, line);
	if (languages.n > 0) {
		put_tongues(page, happening, &languages);
	}
}

/* The node of an origin by what it is called; KD_NONE if none is. */
static uint32_t find_node(const struct kd_page *page, struct kd_str origin)
{
	const struct kd_nodes *nodes = &page->story->nodes;
	for (uint32_t i = 0; i < nodes->n; i++) {
		const struct kd_node *it = &nodes->items[i];
		const struct kd_str label =
			it->doc == KD_NONE
				? it->outlet
				: kd_chain_label(kd_page_digest(page, it->doc));
		if (kd_str_equal(label, origin)) {
			return i;
		}
	}
	return KD_NONE;
}

/* Whether those who are behind it are just those who tell of it. */
static bool is_own_reporting(
	const struct kd_page *page, const struct kd_happening *happening)
{
	uint32_t own = 0;
	for (uint32_t i = 0; i < happening->origins.n; i++) {
		bool tells = false;
		for (uint32_t k = 0; k < happening->reports.n && !tells; k++) {
			tells = kd_str_equal(happening->origins.items[i],
				kd_chain_label(kd_page_digest(page,
					happening->reports.items[k].at.doc)));
		}
		own += tells;
	}
	return own == happening->origins.n &&
	       own == kd_reports_documents(&happening->reports);
}

/* Who is behind it, where those are others than who tell of it. */
static void put_origins(
	struct kd_page *page, const struct kd_happening *happening)
{
	enum { NAMED = 3 };
	const char *before = ": ";
	for (uint32_t i = 0; i < happening->origins.n && i < NAMED; i++) {
		const uint32_t node =
			find_node(page, happening->origins.items[i]);
		if (node != KD_NONE) {
			kd_sink_text(page->sink, before);
			kd_page_origin(page, node);
			before = ", ";
		}
	}
	kd_sink_text(page->sink, happening->origins.n > NAMED ? " …" : "");
}

void kd_page_support(struct kd_page *page, const struct kd_happening *happening)
{
	const uint32_t documents = kd_reports_documents(&happening->reports);
	KD_PUT(page, "<span class=\"support\">");
	kd_page_count(page, documents, KD_COUNTED_REPORT);
	KD_PUT(page, ", ");
	kd_page_count(page, happening->independent_origins, KD_COUNTED_ORIGIN);
	if (!is_own_reporting(page, happening)) {
		put_origins(page, happening);
	}
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
