/* page_people.c - the cast: names, roles, what each did and said. */
#include "tell/render/page_private.h"

/* The name at a mention, if it is by name. */
static const struct kd_name *name_at(
	const struct kd_page *page, const struct kd_entity_mention *mention)
{
	const struct kd_names *names =
		kd_page_digest(page, mention->at.doc)->names;
	const uint32_t at = kd_names_at(names, mention->at.span.start);
	return mention->kind == KD_BY_NAME && at < names->n &&
			       names->items[at].span.start <
				       mention->at.span.end
		       ? &names->items[at]
		       : NULL;
}

/* How forms and roles are found again in the texts. */
enum wanted { WANTED_FORM, WANTED_ROLE };

static bool is_wanted(const struct kd_page *page,
	const struct kd_entity_mention *mention, const struct kd_form *form,
	enum wanted wanted)
{
	const struct kd_digest *digest = kd_page_digest(page, mention->at.doc);
	const struct kd_name *name = name_at(page, mention);
	if (wanted == WANTED_ROLE) {
		return name != NULL && kd_str_equal(name->role, form->form) &&
		       !kd_span_is_none(name->role_span);
	}
	return kd_str_equal(digest->meta->language, form->language) &&
	       (kd_str_equal(kd_span_text(digest->text, mention->at.span),
			form->form) ||
		       (name != NULL && kd_str_equal(name->base, form->form)));
}

/* Where a form of a name, or a role, first stands. */
static struct kd_evidence find_form(const struct kd_page *page,
	const struct kd_entity *entity, const struct kd_form *form,
	enum wanted wanted)
{
	for (uint32_t i = 0; i < entity->mentions.n; i++) {
		const struct kd_entity_mention *it = &entity->mentions.items[i];
		if (!is_wanted(page, it, form, wanted)) {
			continue;
		}
		struct kd_evidence at = it->at;
		if (wanted == WANTED_ROLE) {
			at.span = name_at(page, it)->role_span;
		}
		return at;
	}
	return entity->mentions.items[0].at;
}

static void put_form(struct kd_page *page, const struct kd_entity *entity,
	const struct kd_form *form, enum wanted wanted)
{
	const struct kd_evidence at = find_form(page, entity, form, wanted);
	KD_PUT(page, "<a class=\"src\"");
	kd_html_attribute(page->sink, "lang", kd_html_language(form->language));
	kd_page_href(page, &at);
	KD_PUT(page, ">");
	kd_page_text(page, form->form);
	KD_PUT(page, "</a>");
}

static void put_forms_of(struct kd_page *page, const struct kd_entity *entity,
	struct kd_str language)
{
	bool first = true;
	KD_PUT(page, "<span class=\"forms\"><i");
	kd_html_attribute(page->sink, "data-lang", kd_html_language(language));
	KD_PUT(page, ">");
	kd_page_text(page, kd_html_language(language));
	KD_PUT(page, "</i> ");
	for (uint32_t i = 0; i < entity->names.n; i++) {
		const struct kd_form *form = &entity->names.items[i];
		if (kd_str_equal(form->language, language)) {
			kd_sink_text(page->sink, first ? "" : ", ");
			put_form(page, entity, form, WANTED_FORM);
			kd_sink_format(page->sink, "&nbsp;%u", form->count);
			first = false;
		}
	}
	KD_PUT(page, "</span> ");
}

static bool is_first_of_language(const struct kd_forms *forms, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++) {
		if (kd_str_equal(forms->items[k].language,
			    forms->items[i].language)) {
			return false;
		}
	}
	return true;
}

static void put_names(struct kd_page *page, const struct kd_entity *entity)
{
	enum { ROLES = 4 };
	for (uint32_t i = 0; i < entity->roles.n && i < ROLES; i++) {
		kd_sink_text(page->sink, i > 0 ? ", " : "<p class=\"roles\">");
		put_form(page, entity, &entity->roles.items[i], WANTED_ROLE);
	}
	kd_sink_text(page->sink, entity->roles.n > 0 ? "</p>" : "");
	KD_PUT(page, "<p>");
	for (uint32_t i = 0; i < entity->names.n; i++) {
		if (is_first_of_language(&entity->names, i)) {
			put_forms_of(
				page, entity, entity->names.items[i].language);
		}
	}
	KD_PUT(page, "</p>");
}

static bool takes_part(const struct kd_happening *happening, uint32_t entity)
{
	for (uint32_t i = 0; i < happening->who.n; i++) {
		if (happening->who.items[i].entity == entity) {
			return true;
		}
	}
	return false;
}

/* A line that leads to a happening's sentence: "24-26 Oct met". */
static void put_deed(struct kd_page *page, const struct kd_happening *it)
{
	KD_PUT(page, "<li><a");
	kd_html_attribute(page->sink, "data-of", it->id);
	kd_page_href(page, &it->reports.items[0].at);
	KD_PUT(page, ">");
	kd_page_date(page, it->when);
	KD_PUT(page, " ");
	kd_page_mode(page, it);
	KD_PUT(page, "</a>");
	if (it->status != KD_STATUS_HAPPENED &&
		it->status != KD_STATUS_UNKNOWN) {
		kd_sink_format(page->sink, "<span class=\"mark %s\">",
			kd_event_status_labels[it->status]);
		kd_page_label(page, kd_event_status_labels[it->status]);
		KD_PUT(page, "</span> ");
	}
	kd_page_quote(page, &it->reports.items[0].at);
	KD_PUT(page, "</li>");
}

enum { LINES = 5 };

/* Folds what comes after the first lines of a list. */
static void fold(struct kd_page *page, uint32_t i, const char *list)
{
	if (i == LINES) {
		kd_sink_format(page->sink,
			"</%s><details class=\"more\"><summary>…</summary>"
			"<%s>",
			list, list);
	}
}

static void put_deeds(struct kd_page *page, uint32_t entity)
{
	const struct kd_story *story = page->story;
	uint32_t n = 0;
	KD_PUT(page, "<div class=\"deeds\"><h4>");
	kd_page_word(page, KD_WORD_DID);
	KD_PUT(page, "</h4><ul>");
	for (uint32_t i = 0; i < story->timeline.n; i++) {
		const struct kd_happening *it =
			&story->happenings.items[story->timeline.items[i]];
		if (takes_part(it, entity)) {
			fold(page, n, "ul");
			put_deed(page, it);
			n++;
		}
	}
	kd_sink_text(page->sink,
		n > LINES ? "</ul></details></div>" : "</ul></div>");
}

static void put_saying(struct kd_page *page, const struct kd_said *said)
{
	KD_PUT(page, "<li><a");
	kd_html_attribute(page->sink, "data-of", said->id);
	kd_page_href(page, &said->content.items[0]);
	KD_PUT(page, ">");
	if (said->when.len > 0) {
		kd_page_date(page, said->when);
		KD_PUT(page, " ");
	}
	kd_page_label(page, said->force == KD_FORCE_UNKNOWN
				    ? "states"
				    : kd_force_labels[said->force]);
	KD_PUT(page, "</a> ");
	kd_page_quote(page, &said->content.items[0]);
	KD_PUT(page, "</li>");
}

static void put_sayings(struct kd_page *page, uint32_t entity)
{
	const struct kd_saids *all = &page->story->statements;
	uint32_t n = 0;
	KD_PUT(page, "<div class=\"sayings\"><h4>");
	kd_page_word(page, KD_WORD_SAID);
	KD_PUT(page, "</h4><ul>");
	for (uint32_t i = 0; i < all->n; i++) {
		if (all->items[i].speaker == entity) {
			fold(page, n, "ul");
			put_saying(page, &all->items[i]);
			n++;
		}
	}
	kd_sink_text(page->sink,
		n > LINES ? "</ul></details></div>" : "</ul></div>");
}

static bool does_something(const struct kd_page *page, uint32_t entity)
{
	const struct kd_happenings *all = &page->story->happenings;
	for (uint32_t i = 0; i < all->n; i++) {
		if (!all->items[i].minor &&
			takes_part(&all->items[i], entity)) {
			return true;
		}
	}
	return false;
}

static bool says_something(const struct kd_page *page, uint32_t entity)
{
	const struct kd_saids *all = &page->story->statements;
	for (uint32_t i = 0; i < all->n; i++) {
		if (all->items[i].speaker == entity) {
			return true;
		}
	}
	return false;
}

static void put_member(struct kd_page *page, const struct kd_page_cast *cast)
{
	const struct kd_entity *entity =
		&page->account->entities.items[cast->entity];
	KD_PUT(page, "<li class=\"item\"");
	if (page->account->stories.n == 1) {
		kd_html_attribute(page->sink, "id", entity->id);
	}
	kd_sink_format(page->sink, "><span class=\"count\">%u</span><div>",
		cast->mentions);
	kd_page_entity(page, cast->entity);
	KD_PUT(page, " <span class=\"kind\">");
	kd_page_label(page, kd_name_type_labels[entity->type]);
	KD_PUT(page, "</span>");
	put_names(page, entity);
	KD_PUT(page, "</div>");
	if (does_something(page, cast->entity)) {
		put_deeds(page, cast->entity);
	}
	if (says_something(page, cast->entity)) {
		put_sayings(page, cast->entity);
	}
	KD_PUT(page, "</li>\n");
}

/* Outlets have a part of their own. */
static bool is_shown(const struct kd_page *page, const struct kd_page_cast *it)
{
	return !page->account->entities.items[it->entity].outlet;
}

static void put_cast(struct kd_page *page, uint32_t shown)
{
	enum { FIRST = 14 };
	const struct kd_page_casts *cast = &page->casts[page->story_index];
	uint32_t n = 0;
	KD_PUT(page, "<ol class=\"cast\">\n");
	for (uint32_t i = 0; i < cast->n; i++) {
		if (!is_shown(page, &cast->items[i])) {
			continue;
		}
		if (n == FIRST) {
			KD_PUT(page, "</ol>");
			kd_page_fold_more(page, "rest", shown - FIRST);
			KD_PUT(page, "<ol class=\"cast\">\n");
		}
		put_member(page, &cast->items[i]);
		n++;
	}
	KD_PUT(page, "</ol>\n");
	if (n > FIRST) {
		kd_page_unfold(page);
	}
}

void kd_page_people(struct kd_page *page)
{
	const struct kd_page_casts *cast = &page->casts[page->story_index];
	uint32_t shown = 0;
	for (uint32_t i = 0; i < cast->n; i++) {
		shown += is_shown(page, &cast->items[i]);
	}
	if (shown == 0) {
		return;
	}
	kd_page_open_part(page, "who", KD_WORD_WHO);
	kd_page_meetings(page);
	put_cast(page, shown);
	kd_page_close_part(page);
}
