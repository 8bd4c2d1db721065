/* extract_tree.c - what the elements of a page are, and how much they hold. */
#include "read/extract/extract_html_private.h"

#include <libxml/tree.h>

/* Characters from which a line reads as running text, in part and in full. */
#define SHORT_CHARACTERS 25u
#define FULL_CHARACTERS 80u

static const struct {
	const char *name;
	enum kd_role role;
} roles[] = {
	{ "a", KD_ROLE_LINK },
	{ "address", KD_ROLE_BLOCK },
	{ "applet", KD_ROLE_DROPPED },
	{ "article", KD_ROLE_ARTICLE },
	{ "aside", KD_ROLE_ASIDE },
	{ "audio", KD_ROLE_DROPPED },
	{ "blockquote", KD_ROLE_QUOTE },
	{ "body", KD_ROLE_BLOCK },
	{ "br", KD_ROLE_BREAK },
	{ "button", KD_ROLE_DROPPED },
	{ "canvas", KD_ROLE_DROPPED },
	{ "caption", KD_ROLE_CAPTION },
	{ "center", KD_ROLE_BLOCK },
	{ "datalist", KD_ROLE_DROPPED },
	{ "dd", KD_ROLE_BLOCK },
	{ "details", KD_ROLE_BLOCK },
	{ "dialog", KD_ROLE_ASIDE },
	{ "dir", KD_ROLE_LIST },
	{ "div", KD_ROLE_BLOCK },
	{ "dl", KD_ROLE_BLOCK },
	{ "dt", KD_ROLE_BLOCK },
	{ "embed", KD_ROLE_DROPPED },
	{ "fieldset", KD_ROLE_ASIDE },
	{ "figcaption", KD_ROLE_CAPTION },
	{ "figure", KD_ROLE_BLOCK },
	{ "footer", KD_ROLE_ASIDE },
	{ "form", KD_ROLE_BLOCK },
	{ "frameset", KD_ROLE_DROPPED },
	{ "h1", KD_ROLE_TITLE },
	{ "h2", KD_ROLE_HEADING },
	{ "h3", KD_ROLE_HEADING },
	{ "h4", KD_ROLE_HEADING },
	{ "h5", KD_ROLE_HEADING },
	{ "h6", KD_ROLE_HEADING },
	{ "head", KD_ROLE_DROPPED },
	{ "header", KD_ROLE_BLOCK },
	{ "hgroup", KD_ROLE_BLOCK },
	{ "hr", KD_ROLE_BLOCK },
	{ "html", KD_ROLE_BLOCK },
	{ "iframe", KD_ROLE_DROPPED },
	{ "input", KD_ROLE_DROPPED },
	{ "li", KD_ROLE_ITEM },
	{ "main", KD_ROLE_ARTICLE },
	{ "map", KD_ROLE_DROPPED },
	{ "math", KD_ROLE_INLINE },
	{ "menu", KD_ROLE_DROPPED },
	{ "nav", KD_ROLE_DROPPED },
	{ "noscript", KD_ROLE_ASIDE },
	{ "object", KD_ROLE_DROPPED },
	{ "ol", KD_ROLE_LIST },
	{ "optgroup", KD_ROLE_DROPPED },
	{ "option", KD_ROLE_DROPPED },
	{ "p", KD_ROLE_BLOCK },
	{ "pre", KD_ROLE_PRE },
	{ "script", KD_ROLE_DROPPED },
	{ "section", KD_ROLE_BLOCK },
	{ "select", KD_ROLE_DROPPED },
	{ "style", KD_ROLE_DROPPED },
	{ "summary", KD_ROLE_BLOCK },
	{ "svg", KD_ROLE_DROPPED },
	{ "table", KD_ROLE_BLOCK },
	{ "tbody", KD_ROLE_BLOCK },
	{ "td", KD_ROLE_BLOCK },
	{ "template", KD_ROLE_DROPPED },
	{ "textarea", KD_ROLE_DROPPED },
	{ "tfoot", KD_ROLE_BLOCK },
	{ "th", KD_ROLE_BLOCK },
	{ "thead", KD_ROLE_BLOCK },
	{ "title", KD_ROLE_DROPPED },
	{ "tr", KD_ROLE_BLOCK },
	{ "ul", KD_ROLE_LIST },
	{ "video", KD_ROLE_DROPPED },
};

/* Words of a class or id, "x*" for all that begin so. Those of a page's frame
 * are believed of small parts only, for a page's widest part is often named
 * after the sidebar that it holds as well. */
static const char *const frame_words[] = { "ad", "ads", "advert*", "affil*",
	"also", "banner*", "bio", "breadcrumb*", "community", "disclaimer",
	"donat*", "dropdown", "footer*", "hidden", "latest", "login*",
	"masthead", "menu*", "meta", "modal*", "mostread", "nav", "navbar*",
	"navigation*", "noprint", "overlay*", "pager", "pagination*",
	"permalink", "popular*", "popup*", "postmeta", "print", "promo*",
	"rating*", "readmore", "recommend*", "register*", "related*", "rss",
	"screenreader*", "share*", "sharing*", "sidebar*", "signup*", "skip",
	"social*", "sponsor*", "subscri*", "tabs", "tag", "taglist", "tags",
	"teaser*", "toolbar*", "tools", "trending*", "utility*", "widget*" };
static const char *const reply_words[] = { "comment", "commentlist",
	"comments*", "consent*", "cookie", "cookiebanner", "cookies", "disqus*",
	"gdpr*", "newsletter*", "outbrain*", "reply*", "respond", "shoutbox",
	"taboola*", "yarpp*" };
static const char *const lead_words[] = { "dek", "ingress*", "lead", "lede",
	"preamble", "standfirst*", "subtitle", "podnaslov", "uvod" };
static const char *const byline_words[] = { "author*", "byline*" };

struct kd_element *kd_element_of(const xmlNode *node)
{
	return node->_private;
}

const xmlNode *kd_dom_next(const xmlNode *node, const xmlNode *root, bool down)
{
	if (down && node->type == XML_ELEMENT_NODE && node->children != NULL) {
		return node->children;
	}
	while (node != root && node->next == NULL) {
		node = node->parent;
	}
	return node == root ? NULL : node->next;
}

bool kd_dom_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)node->name, name) == 0;
}

struct kd_str kd_dom_attribute(const xmlNode *node, const char *name)
{
	for (const xmlAttr *attribute = node->properties; attribute != NULL;
		attribute = attribute->next) {
		if (strcmp((const char *)attribute->name, name) == 0 &&
			attribute->children != NULL &&
			attribute->children->content != NULL) {
			return kd_str_view(
				(const char *)attribute->children->content);
		}
	}
	return (struct kd_str){ 0 };
}

struct kd_str kd_dom_squeeze(struct kd_arena *arena, struct kd_str text)
{
	char *bytes = kd_arena_take(arena, (size_t)text.len + 1);
	uint32_t n = 0;
	for (uint32_t i = 0; bytes != NULL && i < text.len; i++) {
		if ((unsigned char)text.data[i] > ' ') {
			bytes[n++] = text.data[i];
		} else if (n > 0 && bytes[n - 1] != ' ') {
			bytes[n++] = ' ';
		}
	}
	while (n > 0 && bytes[n - 1] == ' ') {
		n--;
	}
	return n > 0 ? (struct kd_str){ .data = bytes, .len = n }
		     : (struct kd_str){ 0 };
}

struct kd_str kd_dom_line(struct kd_arena *arena, const xmlNode *node)
{
	size_t n = 0;
	for (const xmlNode *at = node; at != NULL;
		at = kd_dom_next(at, node, true)) {
		if (at->type == XML_TEXT_NODE && at->content != NULL) {
			n += strlen((const char *)at->content) + 1;
		}
	}
	char *bytes = n < UINT32_MAX / 2 ? kd_arena_take(arena, n + 1) : NULL;
	uint32_t used = 0;
	for (const xmlNode *at = node; bytes != NULL && at != NULL;
		at = kd_dom_next(at, node, true)) {
		if (at->type == XML_TEXT_NODE && at->content != NULL) {
			const size_t len = strlen((const char *)at->content);
			memcpy(bytes + used, at->content, len);
			used += (uint32_t)len;
		}
	}
	return kd_dom_squeeze(
		arena, (struct kd_str){ .data = bytes, .len = used });
}

static enum kd_role role_of(const xmlNode *node)
{
	size_t low = 0;
	size_t high = KD_COUNT(roles);
	while (low < high) {
		const size_t middle = (low + high) / 2;
		const int order =
			strcmp((const char *)node->name, roles[middle].name);
		if (order == 0) {
			return roles[middle].role;
		}
		if (order < 0) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return KD_ROLE_INLINE;
}

/* Whether a word is one of the list, where "x*" is all that begin with x. */
static bool is_listed(struct kd_str word, const char *const *list, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_str listed = kd_str_view(list[i]);
		const bool is_open = listed.data[listed.len - 1] == '*';
		const uint32_t len = listed.len - (is_open ? 1 : 0);
		if (word.len >= len && (is_open || word.len == len) &&
			memcmp(word.data, listed.data, len) == 0) {
			return true;
		}
	}
	return false;
}

/* Looks at every word of a class or id: "related-posts", "relatedPosts". */
static void read_names(struct kd_element *part, struct kd_str names)
{
	char word[32];
	uint32_t len = 0;
	for (uint32_t i = 0; i <= names.len; i++) {
		char byte = ' ';
		if (i < names.len) {
			byte = names.data[i];
		}
		const bool is_upper = byte >= 'A' && byte <= 'Z';
		const bool is_letter = is_upper || (byte >= 'a' && byte <= 'z');
		const bool ends =
			!is_letter ||
			(is_upper && i > 0 && names.data[i - 1] >= 'a' &&
				names.data[i - 1] <= 'z');
		if (ends && len > 0) {
			const struct kd_str text = { word, len };
			part->is_frame |= is_listed(
				text, frame_words, KD_COUNT(frame_words));
			part->is_reply |= is_listed(
				text, reply_words, KD_COUNT(reply_words));
			part->is_lead |= is_listed(
				text, lead_words, KD_COUNT(lead_words));
			part->is_byline |= is_listed(
				text, byline_words, KD_COUNT(byline_words));
			len = 0;
		}
		if (is_letter && len < sizeof(word)) {
			word[len++] = (char)(is_upper ? byte | 0x20 : byte);
		}
	}
}

static bool is_one_of(struct kd_str text, const char *const *list, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (kd_str_equal(text, kd_str_view(list[i]))) {
			return true;
		}
	}
	return false;
}

/* Whether a page hides the element or gives it a part outside the text. */
static bool is_outside(const xmlNode *node)
{
	static const char *const parts[] = { "navigation", "complementary",
		"banner", "contentinfo", "search", "dialog", "alertdialog",
		"menu", "menubar", "toolbar", "alert" };
	const struct kd_str style = kd_dom_attribute(node, "style");
	const struct kd_str hidden = kd_dom_attribute(node, "aria-hidden");
	bool is_hidden = kd_str_equal(hidden, KD_STR("true"));
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		is_hidden |= strcmp((const char *)a->name, "hidden") == 0;
	}
	return is_hidden ||
	       kd_str_find(style, KD_STR("display:none")) != KD_NONE ||
	       kd_str_find(style, KD_STR("display: none")) != KD_NONE ||
	       is_one_of(
		       kd_dom_attribute(node, "role"), parts, KD_COUNT(parts));
}

static bool hang_part(struct kd_arena *arena, xmlNode *node, bool is_loose)
{
	struct kd_element *part = KD_NEW(arena, struct kd_element);
	node->_private = part;
	if (part == NULL) {
		return false;
	}
	part->role = role_of(node);
	if (part->role == KD_ROLE_ASIDE) {
		part->role = is_loose ? KD_ROLE_BLOCK : KD_ROLE_DROPPED;
	}
	if (node->properties == NULL || part->role == KD_ROLE_DROPPED) {
		return true;
	}
	read_names(part, kd_dom_attribute(node, "class"));
	read_names(part, kd_dom_attribute(node, "id"));
	const bool is_page = kd_dom_is(node, "html") || kd_dom_is(node, "body");
	if (!is_loose && !is_page &&
		(is_outside(node) ||
			(part->is_reply && part->role == KD_ROLE_BLOCK) ||
			(part->is_reply && part->role == KD_ROLE_LIST))) {
		part->role = KD_ROLE_DROPPED;
	}
	/* The classes of an article tell what it is about. */
	part->is_frame &= !is_page && part->role != KD_ROLE_ARTICLE;
	return true;
}

/* Characters that are no white space. */
static uint32_t count_characters(const xmlNode *text)
{
	uint32_t n = 0;
	if (text->content == NULL) {
		return 0;
	}
	for (const unsigned char *byte = text->content; *byte != '\0'; byte++) {
		n += *byte > ' ' && (*byte & 0xC0) != 0x80;
	}
	return n;
}

/* How much a line reads as running text, not as a label or a list of links. */
static double good_of(uint32_t own, uint32_t links)
{
	if (own < SHORT_CHARACTERS || links * 2 > own) {
		return 0;
	}
	const double text = own - links;
	return own < FULL_CHARACTERS ? text / 3 : text;
}

static bool is_inline(const struct kd_element *part)
{
	return part->role == KD_ROLE_INLINE || part->role == KD_ROLE_LINK ||
	       part->role == KD_ROLE_BREAK;
}

/* Adds up an element whose children are done, and hands it to its parent. */
static void close_part(const xmlNode *node, const xmlNode *root)
{
	struct kd_element *part = kd_element_of(node);
	if (part->role == KD_ROLE_LINK) {
		part->own_links = part->own;
		part->all_links = part->all;
	}
	if (!is_inline(part)) {
		part->good += good_of(part->own, part->own_links);
	}
	if (node == root || part->role == KD_ROLE_DROPPED) {
		return;
	}
	struct kd_element *parent = kd_element_of(node->parent);
	parent->all += part->all;
	parent->all_links += part->all_links;
	parent->good += part->good;
	if (is_inline(part)) {
		parent->own += part->own;
		parent->own_links += part->own_links;
	}
}

static bool open_node(struct kd_arena *arena, xmlNode *node,
	const xmlNode *root, bool is_loose)
{
	if (node->type == XML_ELEMENT_NODE) {
		return hang_part(arena, node, is_loose);
	}
	if (node->type == XML_TEXT_NODE && node != root) {
		struct kd_element *parent = kd_element_of(node->parent);
		const uint32_t n = count_characters(node);
		parent->own += n;
		parent->all += n;
	}
	return true;
}

bool kd_dom_measure(struct kd_arena *arena, xmlNode *root, bool is_loose)
{
	xmlNode *node = root;
	while (node != NULL) {
		if (!open_node(arena, node, root, is_loose)) {
			return false;
		}
		const bool down = node->type == XML_ELEMENT_NODE &&
				  node->children != NULL &&
				  kd_element_of(node)->role != KD_ROLE_DROPPED;
		if (down) {
			node = node->children;
			continue;
		}
		while (node != NULL) {
			if (node->type == XML_ELEMENT_NODE) {
				close_part(node, root);
			}
			if (node == root || node->next != NULL) {
				node = node == root ? NULL : node->next;
				break;
			}
			node = node->parent;
		}
	}
	return true;
}
