/* page_private.h - the parts of the page and what they share. */
#ifndef KD_TELL_PAGE_PRIVATE_H
#define KD_TELL_PAGE_PRIVATE_H

#include "story/account.h"
#include "story/edtf.h"
#include "tell/render/html.h"
#include "tell/render/page_words.h"

/* A sentence that a printed page has as a footnote. */
struct kd_page_note {
	uint32_t doc;
	uint32_t sentence;
};

/* An entity as one story has it. */
struct kd_page_cast {
	uint32_t entity;
	uint32_t mentions;
	uint32_t first; /* entity's mentions[]: the first in the story */
};

KD_LIST(kd_page_notes, struct kd_page_note);
KD_LIST(kd_page_casts, struct kd_page_cast);

/* What every part needs. Failures stick: full says the arena is at its end,
 * the sink keeps its own. */
struct kd_page {
	const struct kd_account *account;
	const struct kd_story *story; /* the one being written */
	uint32_t story_index;
	struct kd_arena *arena;
	struct kd_sink *sink;
	bool full;
	bool in_picture;    /* words stand in SVG */
	uint32_t **note_of; /* [doc][sentence]: number of its footnote, or 0 */
	struct kd_page_notes notes;
	uint32_t notes_written;
	struct kd_page_casts *casts; /* per story, by weight */
};

/* One thing in both languages of the frame. */
struct kd_page_phrase {
	char en[128];
	char nb[128];
};

#define KD_PUT(page, literal) kd_sink_put((page)->sink, KD_STR(literal))

/* --- words of the frame: page_write.c --- */

/* Writes words of kilde's own, both languages. */
void kd_page_words(struct kd_page *page, const char *en, const char *nb);
void kd_page_word(struct kd_page *page, enum kd_page_word word);
void kd_page_phrase(struct kd_page *page, const struct kd_page_phrase *phrase);
/* "3 reports" */
void kd_page_count(
	struct kd_page *page, uint32_t n, enum kd_page_counted counted);
/* A label of a closed set or of a pack, in the words of the frame. */
void kd_page_label(struct kd_page *page, const char *label);
struct kd_page_phrase kd_page_label_phrase(const char *label);
void kd_page_text(struct kd_page *page, struct kd_str text);
/* Adds to a phrase; what does not fit is left out. */
void kd_page_phrase_add(struct kd_page_phrase *phrase,
	const struct kd_page_phrase *more, const char *between);
/* Opens <section class="part NAME" id=...> with its heading. */
void kd_page_open_part(
	struct kd_page *page, const char *name, enum kd_page_word heading);
/* Writes the footnotes that the part is first to use, and closes it. */
void kd_page_close_part(struct kd_page *page);

/* --- days: page_date.c --- */

struct kd_page_phrase kd_page_date_phrase(struct kd_str edtf);
/* <time> or <span>; "no day said" for none. */
void kd_page_date(struct kd_page *page, struct kd_str edtf);
/* As year, month and day of days since 1970. */
void kd_page_civil(int32_t days, int32_t *year, uint32_t *month, uint32_t *day);
const char *kd_page_month(uint32_t month, bool bokmaal);

/* --- what things stand on: page_evidence.c --- */

const struct kd_digest *kd_page_digest(
	const struct kd_page *page, uint32_t doc);
/* The sentence that holds a byte, or the nearest before or after it. */
uint32_t kd_page_sentence(
	const struct kd_page *page, uint32_t doc, uint32_t byte);
/* Writes href and data-q: the sentence and the very words in it. */
void kd_page_href(struct kd_page *page, const struct kd_evidence *evidence);
/* The words of the source, in its language, leading there. */
void kd_page_quote(struct kd_page *page, const struct kd_evidence *evidence);
/* The whole sentence around them, the words themselves marked. */
void kd_page_sentence_quote(
	struct kd_page *page, const struct kd_evidence *evidence);
/* Outlet, date and language, leading to the sentence; for print, the number
 * of its footnote. */
void kd_page_chip(struct kd_page *page, const struct kd_evidence *evidence);
/* A chip for each, one a document; long lists fold. */
void kd_page_chips(struct kd_page *page, const struct kd_evidences *evidences);
/* The name of an entity, leading to its first mention in the story. */
void kd_page_entity(struct kd_page *page, uint32_t entity);
void kd_page_entities(struct kd_page *page, const struct kd_indexes *entities);
/* The language of the form that an entity goes by. */
struct kd_str kd_page_name_language(const struct kd_entity *entity);
void kd_page_outlet(struct kd_page *page, const struct kd_digest *digest);
void kd_page_notes_write(struct kd_page *page);

/* --- happenings: page_happening.c --- */

/* Who took part, each leading to the first mention. */
void kd_page_who(struct kd_page *page, const struct kd_happening *happening);
/* A mark when it is disputed or has not (yet) happened. */
void kd_page_status(struct kd_page *page, const struct kd_happening *happening);
/* "3 reports, 1 origin" */
void kd_page_support(
	struct kd_page *page, const struct kd_happening *happening);
/* The evidence of reports; false if the arena is full. */
bool kd_page_report_evidence(struct kd_page *page,
	const struct kd_reports *reports, struct kd_evidences *out);

/* Whether a node of provenance rests on no other. */
bool kd_page_is_origin(const struct kd_story *story, uint32_t node);

/* --- the parts, in order --- */

void kd_page_head(struct kd_page *page);
void kd_page_glance(struct kd_page *page);
/* Which layers to show: check boxes that the style sheet reads, so that they
 * serve without script. Once a page. */
void kd_page_switches(struct kd_page *page);
void kd_page_articles(struct kd_page *page);
void kd_page_orphans(struct kd_page *page); /* articles of no story */
void kd_page_foot(struct kd_page *page);

/* --- marked text: page_marks.c --- */

enum kd_page_layer {
	KD_PAGE_NAMES,
	KD_PAGE_MENTIONS,
	KD_PAGE_TIMES,
	KD_PAGE_CONTENT,
	KD_PAGE_CUE,
	KD_PAGE_SPEAKER,
	KD_PAGE_EVENTS,
	KD_PAGE_FIGURES,
	KD_PAGE_CITATIONS,
	KD_PAGE_PROPOSALS,
	KD_PAGE_PROBLEMS,
	KD_PAGE_LAYER_COUNT
};

/* A stretch of a document to be marked, and the item it is of. */
struct kd_page_mark {
	struct kd_span span;
	enum kd_page_layer layer;
	uint32_t item;
};

/* Where a mark begins or ends. */
struct kd_page_edge {
	uint32_t at;
	uint32_t mark; /* marks[] */
	bool opens;
};

KD_LIST(kd_page_marks, struct kd_page_mark);

/* Overlapping marks as a walk over their ends, from left to right. */
struct kd_page_walk {
	const struct kd_digest *digest;
	struct kd_page_marks marks;
	struct kd_page_edge *edges; /* sorted */
	uint32_t n_edges;
	uint32_t next;                        /* edges[] not yet passed */
	uint32_t inside[KD_PAGE_LAYER_COUNT]; /* marks of a layer around here */
};

/* Gathers the marks of a document; false if the arena is full. */
bool kd_page_walk_init(struct kd_page_walk *walk, struct kd_arena *arena,
	const struct kd_digest *digest) KD_MUST_CHECK;
/* Writes text [start, end) in pieces, each with the classes of all marks
 * around it. Stretches must come in order. */
void kd_page_walk_put(struct kd_page *page, struct kd_page_walk *walk,
	uint32_t start, uint32_t end);

#endif
