/* extract_html_private.h - the parts of reading a page of HTML. */
#ifndef KD_READ_EXTRACT_HTML_PRIVATE_H
#define KD_READ_EXTRACT_HTML_PRIVATE_H

#include "read/extract/extract_private.h"

/* An element or text of the tree, as <libxml/tree.h> has it. */
struct _xmlNode; /* NOLINT(bugprone-reserved-identifier) */

/* What an element is to a reader. */
enum kd_role {
	KD_ROLE_INLINE,
	KD_ROLE_BLOCK,
	KD_ROLE_TITLE, /* h1 */
	KD_ROLE_HEADING,
	KD_ROLE_ITEM,
	KD_ROLE_LIST,
	KD_ROLE_QUOTE,
	KD_ROLE_CAPTION,
	KD_ROLE_PRE,
	KD_ROLE_BREAK,
	KD_ROLE_LINK,
	KD_ROLE_ARTICLE, /* article, main */
	KD_ROLE_ASIDE,   /* dropped, unless the page has no text but there */
	KD_ROLE_DROPPED,
};

/* What is known of an element; hangs on its node's _private. */
struct kd_element {
	enum kd_role role;
	bool is_frame;  /* named as part of the page's frame, not of the text */
	bool is_reply;  /* named as what others add to the text: always left out
			 */
	bool is_lead;   /* named as what stands before the text */
	bool is_byline; /* named as who wrote it */
	bool holds_core;    /* the running text is in it */
	uint32_t own;       /* characters of its own lines, blocks aside */
	uint32_t own_links; /* of these in links */
	uint32_t all;       /* characters with all within */
	uint32_t all_links;
	double good; /* how much of it reads as running text */
};

/* What has been hung on a node by kd_dom_measure, or NULL. */
struct kd_element *kd_element_of(const struct _xmlNode *node);

/* The next node in document order within root; down says whether to go into
 * node's children. NULL at the end. */
const struct _xmlNode *kd_dom_next(
	const struct _xmlNode *node, const struct _xmlNode *root, bool down);

/* An attribute's value, or none. Borrowed from the tree. */
struct kd_str kd_dom_attribute(const struct _xmlNode *node, const char *name);

/* Whether an element has this name. */
bool kd_dom_is(const struct _xmlNode *node, const char *name);

/* The text of an element on one line, in the arena; none if it is blank. */
struct kd_str kd_dom_line(struct kd_arena *arena, const struct _xmlNode *node);

/* The same for a text that is not in the tree. */
struct kd_str kd_dom_squeeze(struct kd_arena *arena, struct kd_str text);

/* Hangs what is known on every element, measured; with is_loose nothing is
 * dropped that could hold text. False if the arena is full. */
bool kd_dom_measure(
	struct kd_arena *arena, struct _xmlNode *root, bool is_loose);

/* Finds the article in a measured page and writes its text and blocks. */
enum kd_status kd_dom_write(
	struct kd_extraction *x, const struct _xmlNode *body);

/* Reads what the page says of itself. */
enum kd_status kd_dom_head(
	struct kd_extraction *x, const struct _xmlNode *root);

/* What a script of JSON-LD says: fills what meta lacks. */
void kd_dom_json_ld(
	struct kd_arena *arena, struct kd_str json, struct kd_meta *meta);

#endif
