/* extract_head.c - what a page says of itself: title, outlet, date, author. */
#include "read/extract/extract_html_private.h"

#include <libxml/tree.h>

#define VALUE_BYTES 600u

/* Fields in the order in which the sources of each are believed. */
enum rank { RANK_NONE, RANK_FIRST, RANK_SECOND, RANK_THIRD, RANK_FOURTH };

struct head {
	struct kd_extraction *x;
	struct kd_meta *meta;
	enum rank title;
	enum rank outlet;
	enum rank byline;
	enum rank published;
	struct kd_str page_title;
	struct kd_str heading;
};

static const struct {
	const char *name; /* of a meta element, small letters */
	char field;       /* t(itle) o(utlet) b(yline) p(ublished) u(rl) */
	enum rank rank;
} meta_names[] = {
	{ "og:title", 't', RANK_FIRST },
	{ "twitter:title", 't', RANK_SECOND },
	{ "dc.title", 't', RANK_THIRD },
	{ "og:site_name", 'o', RANK_FIRST },
	{ "application-name", 'o', RANK_THIRD },
	{ "article:published_time", 'p', RANK_FIRST },
	{ "og:article:published_time", 'p', RANK_FIRST },
	{ "datepublished", 'p', RANK_FIRST },
	{ "article.published", 'p', RANK_SECOND },
	{ "cxenseparse:recs:publishtime", 'p', RANK_SECOND },
	{ "parsely-pub-date", 'p', RANK_SECOND },
	{ "sailthru.date", 'p', RANK_SECOND },
	{ "pubdate", 'p', RANK_SECOND },
	{ "publishdate", 'p', RANK_SECOND },
	{ "publish-date", 'p', RANK_SECOND },
	{ "publication_date", 'p', RANK_SECOND },
	{ "dc.date.issued", 'p', RANK_SECOND },
	{ "dcterms.created", 'p', RANK_SECOND },
	{ "dc.date", 'p', RANK_THIRD },
	{ "date", 'p', RANK_THIRD },
	{ "author", 'b', RANK_FIRST },
	{ "parsely-author", 'b', RANK_FIRST },
	{ "sailthru.author", 'b', RANK_SECOND },
	{ "byl", 'b', RANK_SECOND },
	{ "dc.creator", 'b', RANK_SECOND },
	{ "article:author", 'b', RANK_THIRD },
	{ "og:url", 'u', RANK_FIRST },
};

static bool is_address(struct kd_str text)
{
	return kd_str_starts_with(text, KD_STR("http://")) ||
	       kd_str_starts_with(text, KD_STR("https://"));
}

/* Takes the value where it is believed more than what is there. */
static void offer(struct kd_str *field, enum rank *held, struct kd_str value,
	enum rank rank)
{
	if (value.len > 0 && value.len <= VALUE_BYTES &&
		(*held == RANK_NONE || rank < *held)) {
		*field = value;
		*held = rank;
	}
}

static struct kd_str squeeze(struct head *h, struct kd_str value)
{
	return kd_dom_squeeze(h->x->arena, value);
}

static void offer_date(struct head *h, struct kd_str value, enum rank rank)
{
	const struct kd_str date =
		kd_extract_date(h->x->arena, squeeze(h, value));
	offer(&h->meta->published, &h->published, date, rank);
}

static void take_field(
	struct head *h, char field, struct kd_str value, enum rank rank)
{
	struct kd_meta *meta = h->meta;
	switch (field) {
	case 't':
		offer(&meta->title, &h->title, squeeze(h, value), rank);
		break;
	case 'o':
		offer(&meta->outlet, &h->outlet, squeeze(h, value), rank);
		break;
	case 'b':
		if (!is_address(value)) {
			offer(&meta->byline, &h->byline, squeeze(h, value),
				rank);
		}
		break;
	case 'p':
		offer_date(h, value, rank);
		break;
	case 'u':
		if (meta->url.data == NULL && is_address(value)) {
			meta->url = squeeze(h, value);
		}
		break;
	default:
		break;
	}
}

static bool is_name(struct kd_str name, const char *lower)
{
	const struct kd_str wanted = kd_str_view(lower);
	if (name.len != wanted.len) {
		return false;
	}
	for (uint32_t i = 0; i < name.len; i++) {
		const unsigned char byte = (unsigned char)name.data[i];
		if ((char)(byte < 0x80 ? kd_utf8_lower(byte) : byte) !=
			lower[i]) {
			return false;
		}
	}
	return true;
}

static void take_meta(struct head *h, const xmlNode *node)
{
	static const char *const attributes[] = { "property", "name",
		"itemprop" };
	const struct kd_str content =
		kd_str_trim(kd_dom_attribute(node, "content"));
	for (uint32_t i = 0; i < KD_COUNT(attributes); i++) {
		const struct kd_str name =
			kd_str_trim(kd_dom_attribute(node, attributes[i]));
		for (uint32_t k = 0; name.len > 0 && k < KD_COUNT(meta_names);
			k++) {
			if (is_name(name, meta_names[k].name)) {
				take_field(h, meta_names[k].field, content,
					meta_names[k].rank);
			}
		}
	}
}

static void take_script(struct head *h, const xmlNode *node)
{
	struct kd_meta found = { 0 };
	const struct kd_str type = kd_dom_attribute(node, "type");
	if (!is_name(kd_str_trim(type), "application/ld+json") ||
		node->children == NULL || node->children->content == NULL) {
		return;
	}
	kd_dom_json_ld(h->x->arena,
		kd_str_view((const char *)node->children->content), &found);
	take_field(h, 't', found.title, RANK_SECOND);
	take_field(h, 'o', found.outlet, RANK_SECOND);
	take_field(h, 'b', found.byline, RANK_FIRST);
	take_field(h, 'p', found.published, RANK_FIRST);
}

static void take_time(struct head *h, const xmlNode *node)
{
	const struct kd_str date = kd_dom_attribute(node, "datetime");
	const struct kd_str what = kd_dom_attribute(node, "itemprop");
	offer_date(h, date,
		is_name(what, "datepublished") ? RANK_FIRST : RANK_FOURTH);
}

static void take_element(struct head *h, const xmlNode *node)
{
	if (kd_dom_is(node, "meta")) {
		take_meta(h, node);
	} else if (kd_dom_is(node, "title") && h->page_title.data == NULL) {
		h->page_title = kd_dom_line(h->x->arena, node);
	} else if (kd_dom_is(node, "h1") && h->heading.data == NULL) {
		h->heading = kd_dom_line(h->x->arena, node);
	} else if (kd_dom_is(node, "time")) {
		take_time(h, node);
	} else if (kd_dom_is(node, "script")) {
		take_script(h, node);
	} else if (kd_dom_is(node, "link") &&
		   is_name(kd_dom_attribute(node, "rel"), "canonical")) {
		take_field(h, 'u', kd_dom_attribute(node, "href"), RANK_FIRST);
	}
}

/* The title where no meta element names it: the heading if the page's title
 * begins with it, for that often has the outlet's name after it. */
static void choose_title(struct head *h)
{
	if (h->meta->title.data != NULL) {
		return;
	}
	const bool repeats = h->heading.data != NULL &&
			     kd_str_starts_with(h->page_title, h->heading);
	h->meta->title = repeats || h->page_title.data == NULL ? h->heading
							       : h->page_title;
}

enum kd_status kd_dom_head(struct kd_extraction *x, const xmlNode *root)
{
	struct kd_meta found = { 0 };
	struct head h = { .x = x, .meta = &found };
	for (const xmlNode *node = root; node != NULL;
		node = kd_dom_next(node, root, true)) {
		if (node->type == XML_ELEMENT_NODE) {
			take_element(&h, node);
		}
	}
	choose_title(&h);
	if (found.outlet.data != NULL) {
		found.outlet_basis = KD_BASIS_HTML;
	}
	if (found.published.data != NULL) {
		found.published_basis = KD_BASIS_HTML;
	}
	found.language = squeeze(&h, kd_dom_attribute(root, "lang"));
	/* What came with the page is believed more than what it says. */
	kd_extract_fill(&x->out->meta, &found);
	return KD_OK;
}
