/* page_plan.c - plans: versions as a strip, provisions by parties. */
#include "tell/render/page_private.h"

/* A plan being written, with the parties that take a stance on it. */
struct plan {
	struct kd_page *page;
	const struct kd_plan *it;
	struct kd_indexes parties; /* entities, in order of first position */
};

/* A mention of the plan in this language, by this name if there is one. */
static const struct kd_evidence *find_form(const struct kd_page *page,
	const struct kd_plan *plan, const struct kd_form *form)
{
	const struct kd_evidence *best = &plan->mentions.items[0];
	for (uint32_t i = plan->mentions.n; i > 0; i--) {
		const struct kd_evidence *it = &plan->mentions.items[i - 1];
		const struct kd_digest *digest = kd_page_digest(page, it->doc);
		if (kd_str_equal(digest->meta->language, form->language)) {
			best = it;
		}
		if (kd_str_equal(
			    kd_span_text(digest->text, it->span), form->form)) {
			return it;
		}
	}
	return best;
}

static void put_name(struct kd_page *page, const struct kd_plan *plan)
{
	const struct kd_form name = kd_line_plan(plan, page->reader);
	KD_PUT(page, "<h4><a class=\"src\" dir=\"auto\"");
	kd_html_attribute(page->sink, "lang", kd_html_language(name.language));
	kd_page_href(page, find_form(page, plan, &name));
	KD_PUT(page, ">");
	kd_page_text(page, name.form);
	KD_PUT(page, "</a></h4>");
}

static void put_forms(struct kd_page *page, const struct kd_plan *plan)
{
	if (plan->names.n < 2) {
		return;
	}
	KD_PUT(page, "<p class=\"forms\">");
	kd_page_word(page, KD_WORD_CALLED);
	for (uint32_t i = 0; i < plan->names.n; i++) {
		const struct kd_form *form = &plan->names.items[i];
		kd_sink_text(page->sink, i > 0 ? ", " : " ");
		KD_PUT(page, "<a class=\"src\"");
		kd_html_attribute(
			page->sink, "lang", kd_html_language(form->language));
		kd_page_href(page, find_form(page, plan, form));
		KD_PUT(page, ">");
		kd_page_text(page, form->form);
		kd_sink_format(page->sink, "</a>&nbsp;%u", form->count);
	}
	KD_PUT(page, "</p>");
}

static void put_origins(struct kd_page *page, const struct kd_plan *plan)
{
	if (plan->origins.n == 0) {
		return;
	}
	KD_PUT(page, "<p class=\"support\">");
	kd_page_word(page, KD_WORD_KNOWN_FROM);
	for (uint32_t i = 0; i < plan->origins.n; i++) {
		const struct kd_known_from *it = &plan->origins.items[i];
		kd_sink_text(page->sink, i > 0 ? ", " : " ");
		KD_PUT(page, "<a");
		if (it->documents.n > 0) {
			kd_sink_format(page->sink, " href=\"#d%u\"",
				it->documents.items[0] + 1);
		} else {
			kd_page_href(page, &plan->mentions.items[0]);
		}
		KD_PUT(page, ">");
		kd_page_text(page, it->origin);
		KD_PUT(page, "</a>");
		if (it->documents.n > 1) {
			kd_sink_format(page->sink, "&nbsp;%u", it->documents.n);
		}
	}
	KD_PUT(page, "</p>\n");
}

static void put_versions(struct kd_page *page, const struct kd_plan *plan)
{
	if (plan->versions.n == 0) {
		return;
	}
	KD_PUT(page, "<ol class=\"strip\">");
	for (uint32_t i = 0; i < plan->versions.n; i++) {
		const struct kd_version *it = &plan->versions.items[i];
		KD_PUT(page, "<li class=\"item\"><a class=\"src label\"");
		kd_html_attribute(page->sink, "lang",
			kd_html_language(
				kd_page_digest(page, it->reports.items[0].doc)
					->meta->language));
		kd_page_href(page, &it->reports.items[0]);
		KD_PUT(page, ">");
		kd_page_text(page, it->label);
		KD_PUT(page, "</a> ");
		kd_page_date_or_report(page, it->when, &it->reports.items[0]);
		kd_page_chips(page, &it->reports);
		KD_PUT(page, "</li>");
	}
	KD_PUT(page, "</ol>\n");
}

static void gather_parties(struct plan *p)
{
	for (uint32_t i = 0; i < p->it->positions.n && !p->page->full; i++) {
		const uint32_t party = p->it->positions.items[i].party;
		bool known = false;
		for (uint32_t k = 0; k < p->parties.n; k++) {
			known = known || p->parties.items[k] == party;
		}
		if (!known) {
			p->page->full =
				!KD_PUSH(p->page->arena, &p->parties, party);
		}
	}
}

/* Shapes, so that colour is never the only carrier. */
static const char *stance_sign(enum kd_stance stance)
{
	static const char *const signs[KD_STANCE_COUNT] = {
		[KD_STANCE_UNKNOWN] = "?",
		[KD_STANCE_ACCEPTS] = "●",
		[KD_STANCE_OPEN] = "◐",
		[KD_STANCE_REJECTS] = "✕",
		[KD_STANCE_DEMANDS] = "▲",
		[KD_STANCE_UNCLEAR] = "?",
	};
	return signs[stance];
}

static void put_position(
	struct kd_page *page, const struct kd_position *position)
{
	const char *label = position->stance == KD_STANCE_UNKNOWN
				    ? "unclear"
				    : kd_stance_labels[position->stance];
	kd_sink_format(page->sink,
		"<div class=\"item stance %s\"><a class=\"verdict\"", label);
	kd_page_href(page, &position->reports.items[0]);
	kd_sink_format(page->sink, "><span aria-hidden=\"true\">%s</span> ",
		stance_sign(position->stance));
	kd_page_label(page, label);
	KD_PUT(page, "</a> ");
	kd_page_sentence_quote(page, &position->reports.items[0]);
	kd_page_chips(page, &position->reports);
	KD_PUT(page, "</div>");
}

static void put_cells(const struct plan *p, uint32_t provision)
{
	struct kd_page *page = p->page;
	for (uint32_t i = 0; i < p->parties.n; i++) {
		KD_PUT(page, "<td>");
		for (uint32_t k = 0; k < p->it->positions.n; k++) {
			const struct kd_position *it =
				&p->it->positions.items[k];
			if (it->party == p->parties.items[i] &&
				it->provision == provision) {
				put_position(page, it);
			}
		}
		KD_PUT(page, "</td>");
	}
	KD_PUT(page, "</tr>\n");
}

static void put_provision(
	struct kd_page *page, const struct kd_plan_provision *provision)
{
	KD_PUT(page, "<tr><th scope=\"row\" class=\"item\"");
	kd_html_attribute(page->sink, "id", provision->id);
	KD_PUT(page, "><b>");
	kd_page_str_label(page, provision->topic);
	KD_PUT(page, "</b> ");
	kd_page_sentence_quote(
		page, kd_line_choose(page->account, &provision->reports,
			      page->reader));
	kd_page_chips(page, &provision->reports);
	KD_PUT(page, "</th>");
}

static bool has_position_on_all(const struct kd_plan *plan)
{
	for (uint32_t i = 0; i < plan->positions.n; i++) {
		if (plan->positions.items[i].provision == KD_NONE) {
			return true;
		}
	}
	return false;
}

static void put_matrix(const struct plan *p)
{
	struct kd_page *page = p->page;
	if (p->it->provisions.n == 0 && p->parties.n == 0) {
		return;
	}
	KD_PUT(page, "<div class=\"scroller\" tabindex=\"0\">"
		     "<table class=\"matrix\"><thead><tr><th scope=\"col\">");
	kd_page_word(page, KD_WORD_PROVISION);
	KD_PUT(page, "</th>");
	for (uint32_t i = 0; i < p->parties.n; i++) {
		KD_PUT(page, "<th scope=\"col\">");
		kd_page_entity(page, p->parties.items[i]);
		KD_PUT(page, "</th>");
	}
	KD_PUT(page, "</tr></thead><tbody>\n");
	for (uint32_t i = 0; i < p->it->provisions.n; i++) {
		put_provision(page, &p->it->provisions.items[i]);
		put_cells(p, i);
	}
	if (has_position_on_all(p->it)) {
		KD_PUT(page, "<tr><th scope=\"row\"><b>");
		kd_page_word(page, KD_WORD_ALL_OF_IT);
		KD_PUT(page, "</b></th>");
		put_cells(p, KD_NONE);
	}
	KD_PUT(page, "</tbody></table></div>\n");
}

static void put_plan(struct kd_page *page, const struct kd_plan *plan)
{
	struct plan p = { .page = page, .it = plan };
	gather_parties(&p);
	KD_PUT(page, "<div class=\"plan\"");
	kd_html_attribute(page->sink, "id", plan->id);
	KD_PUT(page, ">");
	put_name(page, plan);
	put_forms(page, plan);
	put_origins(page, plan);
	put_versions(page, plan);
	put_matrix(&p);
	KD_PUT(page, "</div>\n");
}

void kd_page_plans(struct kd_page *page)
{
	enum { PLANS_SHOWN = 4 };
	const struct kd_plans *plans = &page->story->plans;
	if (plans->n == 0) {
		return;
	}
	kd_page_open_part(
		page, "plans", plans->n > 1 ? KD_WORD_PLANS : KD_WORD_PLAN);
	for (uint32_t i = 0; i < plans->n; i++) {
		if (i == PLANS_SHOWN) {
			kd_page_fold_more(page, "rest", plans->n - i);
		}
		put_plan(page, &plans->items[i]);
	}
	if (plans->n > PLANS_SHOWN) {
		kd_page_unfold(page);
	}
	kd_page_close_part(page);
}
