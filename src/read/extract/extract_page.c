/* extract_page.c - finds the article in a page and writes its text. */
#include "read/extract/extract_html_private.h"

#include <libxml/tree.h>

/* The share of running text that an element must keep of its parent's for the
 * search to go into it. */
#define KEPT_SHARE 0.7
/* How much more an article element around it may hold, frame included. */
#define WIDER_SHARE 1.6
#define NEAR_SHARE 1.2
/* A part named as frame is believed unless it holds this share of the text. */
#define FRAME_SHARE 0.4
#define LINE_CHARACTERS 160u
#define LABEL_BYTES 40u
/* Elements around a line that may say what it is. */
#define KIND_LEVELS 32u

/* Text being written: one block at a time, white space folded. */
struct writer {
	struct kd_extraction *x;
	const xmlNode *core;    /* holds the running text */
	const xmlNode *article; /* core, or what is around it */
	enum { BEFORE_CORE, IN_CORE, AFTER_CORE } place;
	char *bytes;
	uint32_t n;
	uint32_t capacity;
	uint32_t block_start;
	bool needs_space;
	uint32_t breaks; /* line breaks since the last sign */
	enum kd_block_kind kind;
	bool has_title;
	bool is_full;
};

static bool is_element(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && kd_element_of(node) != NULL;
}

/* Whether a part is left out: by what it is, by its name, or as links. */
static bool is_left_out(const xmlNode *node, const xmlNode *article)
{
	const struct kd_element *part = kd_element_of(node);
	const struct kd_element *whole = kd_element_of(article);
	if (part->role == KD_ROLE_DROPPED) {
		return true;
	}
	if (node == article) {
		return false;
	}
	if (part->is_frame && part->role != KD_ROLE_INLINE &&
		part->good < FRAME_SHARE * whole->good) {
		return true;
	}
	switch (part->role) {
	case KD_ROLE_LIST:
		return part->all_links * 2 > part->all;
	case KD_ROLE_HEADING:
	case KD_ROLE_ITEM:
		return part->all > 0 && part->all_links * 10 > part->all * 9;
	case KD_ROLE_BLOCK:
	case KD_ROLE_ARTICLE:
		return part->all > 0 && part->all < LINE_CHARACTERS * 4 &&
		       part->good <= 0 && part->all_links * 10 > part->all * 7;
	default:
		return false;
	}
}

static const xmlNode *best_child(const xmlNode *node)
{
	const xmlNode *best = NULL;
	for (const xmlNode *child = node->children; child != NULL;
		child = child->next) {
		if (is_element(child) &&
			kd_element_of(child)->role != KD_ROLE_DROPPED &&
			(best == NULL || kd_element_of(child)->good >
						 kd_element_of(best)->good)) {
			best = child;
		}
	}
	return best;
}

/* The smallest element that keeps most of the running text. */
static const xmlNode *core_of(const xmlNode *body)
{
	const xmlNode *node = body;
	for (;;) {
		const xmlNode *child = best_child(node);
		if (child == NULL ||
			kd_element_of(child)->own * 2 >
				kd_element_of(child)->all ||
			kd_element_of(child)->good <
				KEPT_SHARE * kd_element_of(node)->good ||
			kd_element_of(child)->good <= 0) {
			break;
		}
		node = child;
	}
	return node;
}

/* What stands around the core and may hold title and lead. */
static const xmlNode *around(const xmlNode *core, const xmlNode *body)
{
	const xmlNode *node = core;
	while (node != body && kd_element_of(node->parent)->good <
				       NEAR_SHARE * kd_element_of(core)->good) {
		node = node->parent;
	}
	for (const xmlNode *up = node; up != body; up = up->parent) {
		if (kd_element_of(up)->role == KD_ROLE_ARTICLE &&
			kd_element_of(up)->good <
				WIDER_SHARE * kd_element_of(core)->good) {
			return up;
		}
	}
	return node;
}

static void put(struct writer *w, const char *bytes, uint32_t n)
{
	if (w->capacity - w->n < n) {
		const uint64_t wanted = ((uint64_t)w->n + n) * 2 + 1024;
		char *larger = wanted < UINT32_MAX / 2
				       ? kd_arena_take(w->x->arena, wanted)
				       : NULL;
		if (larger == NULL) {
			w->is_full = true;
			return;
		}
		if (w->n > 0) {
			memcpy(larger, w->bytes, w->n);
		}
		w->bytes = larger;
		w->capacity = (uint32_t)wanted;
	}
	memcpy(w->bytes + w->n, bytes, n);
	w->n += n;
}

/* Ends the block being written. */
static void end_block(struct writer *w)
{
	w->needs_space = false;
	w->breaks = 0;
	if (w->n == w->block_start || w->is_full) {
		return;
	}
	const struct kd_block block = { .span = { w->block_start, w->n },
		.kind = w->kind };
	if (!KD_PUSH(w->x->arena, &w->x->out->blocks, block)) {
		w->is_full = true;
		return;
	}
	w->has_title |= w->kind == KD_BLOCK_TITLE;
	put(w, "\n\n", 2);
	w->block_start = w->n;
}

static void put_text(struct writer *w, const char *text)
{
	const char *at = text;
	while (*at != '\0') {
		const char *from = at;
		while ((unsigned char)*at > ' ') {
			at++;
		}
		if (at > from) {
			if (w->needs_space && w->n > w->block_start) {
				put(w, w->breaks > 0 ? "\n" : " ", 1);
			}
			put(w, from, (uint32_t)(at - from));
			w->needs_space = false;
			w->breaks = 0;
		}
		while (*at != '\0' && (unsigned char)*at <= ' ') {
			w->needs_space = true;
			at++;
		}
	}
}

static void put_break(struct writer *w)
{
	w->needs_space = true;
	w->breaks++;
	if (w->breaks >= 2) {
		end_block(w);
	}
}

/* The kind that the nearest element around a block says it has. */
static enum kd_block_kind kind_within(
	const struct writer *w, const xmlNode *node)
{
	for (uint32_t up = 0;
		up < KIND_LEVELS && node != NULL && is_element(node);
		up++, node = node->parent) {
		const struct kd_element *part = kd_element_of(node);
		switch (part->role) {
		case KD_ROLE_TITLE:
			return w->has_title ? KD_BLOCK_HEADING : KD_BLOCK_TITLE;
		case KD_ROLE_HEADING:
			return KD_BLOCK_HEADING;
		case KD_ROLE_ITEM:
			return KD_BLOCK_LIST;
		case KD_ROLE_QUOTE:
			return KD_BLOCK_QUOTE;
		case KD_ROLE_CAPTION:
			return KD_BLOCK_CAPTION;
		default:
			break;
		}
		if (node == w->article) {
			break;
		}
		if (part->is_lead && part->all < LINE_CHARACTERS * 5) {
			return KD_BLOCK_LEAD;
		}
		if (part->is_byline && part->all < LINE_CHARACTERS) {
			return KD_BLOCK_BYLINE;
		}
	}
	return KD_BLOCK_UNKNOWN;
}

/* Opens or closes an element: blocks end what was being written. */
static void pass_element(struct writer *w, const xmlNode *node)
{
	switch (kd_element_of(node)->role) {
	case KD_ROLE_INLINE:
	case KD_ROLE_LINK:
		break;
	case KD_ROLE_BREAK:
		put_break(w);
		break;
	default:
		end_block(w);
		break;
	}
}

/* Whether a part beside the core is left out: all that follows it, and all
 * before it that does not read as text. */
static bool is_beside(const struct writer *w, const xmlNode *node)
{
	const struct kd_element *part = kd_element_of(node);
	if (w->place == IN_CORE || part->role == KD_ROLE_INLINE ||
		part->role == KD_ROLE_LINK || part->holds_core) {
		return false;
	}
	return w->place == AFTER_CORE || part->good <= 0;
}

/* Visits a node; false where its children are to be passed over. */
static bool visit(struct writer *w, const xmlNode *node)
{
	if (node->type == XML_TEXT_NODE ||
		node->type == XML_CDATA_SECTION_NODE) {
		if (node->content != NULL) {
			if (w->n == w->block_start) {
				w->kind = kind_within(w, node->parent);
			}
			put_text(w, (const char *)node->content);
		}
		return false;
	}
	if (!is_element(node)) {
		return false;
	}
	w->place = node == w->core ? IN_CORE : w->place;
	if (is_left_out(node, w->core) || is_beside(w, node)) {
		if (kd_element_of(node)->role != KD_ROLE_INLINE) {
			end_block(w);
		}
		return false;
	}
	pass_element(w, node);
	return true;
}

/* A heading, or a short line that no sign ends. */
static bool is_label(const struct writer *w, const struct kd_block *block)
{
	const uint32_t len = block->span.end - block->span.start;
	const char last = w->bytes[block->span.end - 1];
	if (block->kind == KD_BLOCK_HEADING) {
		return true;
	}
	return block->kind == KD_BLOCK_UNKNOWN && len < LABEL_BYTES &&
	       last != '.' && last != '!' && last != '?' && last != '"' &&
	       (unsigned char)last < 0x80;
}

/* Takes off what follows the last line that reads as text: labels, headings of
 * what was left out. */
static void trim_end(struct writer *w)
{
	struct kd_blocks *blocks = &w->x->out->blocks;
	uint32_t last = blocks->n;
	if (w->bytes == NULL) {
		return;
	}
	while (last > 0 && is_label(w, &blocks->items[last - 1])) {
		last--;
	}
	if (last == 0 || last == blocks->n) {
		return;
	}
	blocks->n = last;
	w->n = blocks->items[last - 1].span.end + 2;
}

enum kd_status kd_dom_write(struct kd_extraction *x, const xmlNode *body)
{
	struct writer w = { .x = x, .core = core_of(body) };
	w.article = around(w.core, body);
	for (const xmlNode *up = w.core; up != w.article; up = up->parent) {
		kd_element_of(up->parent)->holds_core = true;
	}
	const xmlNode *node = w.article;
	while (node != NULL && !w.is_full) {
		if (visit(&w, node) && node->children != NULL) {
			node = node->children;
			continue;
		}
		w.place = node == w.core ? AFTER_CORE : w.place;
		while (node != w.article && node->next == NULL) {
			node = node->parent;
			w.place = node == w.core ? AFTER_CORE : w.place;
			if (kd_element_of(node)->role != KD_ROLE_BREAK) {
				pass_element(&w, node);
			}
		}
		node = node == w.article ? NULL : node->next;
	}
	end_block(&w);
	trim_end(&w);
	if (w.is_full) {
		return kd_arena_full(x->arena, x->err);
	}
	x->out->text = (struct kd_str){ .data = w.bytes,
		.len = w.n >= 2 ? w.n - 2 : 0 };
	return KD_OK;
}
