/* page_private.h - the parts of the page and what they share. */
#ifndef KD_TELL_PAGE_PRIVATE_H
#define KD_TELL_PAGE_PRIVATE_H

#include "story/account.h"
#include "story/day_words.h"
#include "story/edtf.h"
#include "story/line.h"
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

/* The stories that follow each story, as lists: KD_NONE ends them. */
struct kd_page_threads {
	uint32_t *first; /* that follows it */
	uint32_t *next;  /* that follows the same one */
};

KD_LIST(kd_page_notes, struct kd_page_note);
KD_LIST(kd_page_casts, struct kd_page_cast);

/* What every part needs. Failures stick: full says the arena is at its end,
 * the sink keeps its own. */
struct kd_page {
	const struct kd_account *account;
	const struct kd_story *story; /* the one being written */
	struct kd_str reader;         /* see story/line.h */
	uint32_t story_index;
	struct kd_arena *arena;
	struct kd_sink *sink;
	bool full;
	bool in_picture;    /* words stand in SVG */
	uint32_t folded;    /* how many folds are open around here */
	uint32_t **note_of; /* [doc][sentence]: number of its footnote, or 0 */
	struct kd_page_notes notes;
	uint32_t notes_written;
	struct kd_page_casts *casts; /* per story, by weight */
	struct kd_page_threads threads;
};

/* One thing in both languages of the frame. */
struct kd_page_phrase {
	char en[128];
	char nb[128];
};

/* Words that are always there. */
struct kd_page_words_pair {
	const char *en;
	const char *nb;
};

#define KD_PUT(page, literal) kd_sink_put((page)->sink, KD_STR(literal))

/* --- words of the frame: page_write.c --- */

/* Writes words of kilde's own, both languages. */
void kd_page_words(struct kd_page *page, const char *en, const char *nb);
void kd_page_word(struct kd_page *page, enum kd_page_word word);
/* The same words, for where no element can stand. */
struct kd_page_words_pair kd_page_word_pair(enum kd_page_word word);
void kd_page_phrase(struct kd_page *page, const struct kd_page_phrase *phrase);
/* "3 reports" */
void kd_page_count(
	struct kd_page *page, uint32_t n, enum kd_page_counted counted);
void kd_page_text(struct kd_page *page, struct kd_str text);
/* Opens <details class="KIND"> up to within its summary; what stands in it is
 * not printed. */
void kd_page_fold(struct kd_page *page, const char *kind);
/* The same with its summary: "7 more". */
void kd_page_fold_more(struct kd_page *page, const char *kind, uint32_t n);
void kd_page_unfold(struct kd_page *page);
/* Adds to a phrase; what does not fit is left out. */
void kd_page_phrase_add(struct kd_page_phrase *phrase,
	const struct kd_page_phrase *more, const char *between);
/* Opens <section class="part NAME" id=...> with its heading. */
void kd_page_open_part(
	struct kd_page *page, const char *name, enum kd_page_word heading);
/* Writes the footnotes that the part is first to use, and closes it. */
void kd_page_close_part(struct kd_page *page);
/* The headings of a table. */
void kd_page_headings(
	struct kd_page *page, const enum kd_page_word *headings, uint32_t n);

/* --- labels of closed sets and of packs: page_labels.c --- */

/* In the words of the frame; one it has no word for as it is. */
void kd_page_label(struct kd_page *page, const char *label);
void kd_page_str_label(struct kd_page *page, struct kd_str label);
struct kd_page_phrase kd_page_label_phrase(const char *label);
struct kd_page_phrase kd_page_str_phrase(struct kd_str label);
/* The kind of a happening: "meeting"; a blank after it. */
void kd_page_mode(struct kd_page *page, const struct kd_happening *happening);
struct kd_page_phrase kd_page_mode_phrase(const struct kd_happening *happening);

/* --- days: page_date.c --- */

struct kd_page_phrase kd_page_date_phrase(struct kd_str edtf);
/* The same without its year, and without saying so: "24-26 Oct". */
struct kd_page_phrase kd_page_day_phrase(struct kd_str edtf);
/* <time> or <span>; "no day said" for none. */
void kd_page_date(struct kd_page *page, struct kd_str edtf);

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
/* The words, in their sentence where they are few. */
void kd_page_telling_quote(
	struct kd_page *page, const struct kd_evidence *evidence);
/* Outlet, date and language, leading to the sentence; for print, the number
 * of its footnote. */
void kd_page_chip(struct kd_page *page, const struct kd_evidence *evidence);
/* A chip for each document, with numbers for its further sentences; long lists
 * fold, and are plainer there. */
void kd_page_chips(struct kd_page *page, const struct kd_evidences *evidences);
/* The name of an entity, leading to its first mention in the story. */
void kd_page_entity(struct kd_page *page, uint32_t entity);
void kd_page_entities(struct kd_page *page, const struct kd_indexes *entities);
/* The day of something said; without one the day by which it was reported. */
void kd_page_date_or_report(struct kd_page *page, struct kd_str when,
	const struct kd_evidence *evidence);
/* The outlet of a document; without one its id, without folders. */
struct kd_str kd_page_outlet_name(const struct kd_digest *digest);
void kd_page_outlet(struct kd_page *page, const struct kd_digest *digest);
void kd_page_notes_write(struct kd_page *page);

/* --- happenings: page_happening.c --- */

/* Who took part, each leading to the first mention. */
void kd_page_who(struct kd_page *page, const struct kd_happening *happening);
/* A mark when it is disputed or has not (yet) happened. */
void kd_page_status(struct kd_page *page, const struct kd_happening *happening);
/* The sentence of a report, and what tells the same in other languages. */
void kd_page_line(struct kd_page *page, const struct kd_happening *happening,
	const struct kd_evidence *line);
/* "3 reports, 1 origin: Interfax" */
void kd_page_support(
	struct kd_page *page, const struct kd_happening *happening);
/* The evidence of reports; false if the arena is full. */
bool kd_page_report_evidence(struct kd_page *page,
	const struct kd_reports *reports, struct kd_evidences *out);

/* Whether a node of provenance rests on no other. */
bool kd_page_is_origin(const struct kd_story *story, uint32_t node);
/* The name of a node, leading to its article or to who rests on it. */
void kd_page_origin(struct kd_page *page, uint32_t node);

/* --- pictures: page_picture.c --- */

/* A picture's name, size in pixels (width 0: as wide as there is room), title
 * and description. */
struct kd_page_picture {
	const char *name;
	uint32_t width;
	uint32_t height;
	enum kd_page_word title;
	enum kd_page_word about;
};

/* Opens <svg> in a frame that scrolls; words within are written as SVG has
 * them. */
void kd_page_open_picture(
	struct kd_page *page, const struct kd_page_picture *picture);
void kd_page_close_picture(struct kd_page *page);
/* Opens <a> around a mark: its sentence, its item, and how it looks. */
void kd_page_open_mark(struct kd_page *page, const struct kd_evidence *evidence,
	struct kd_str of, const char *looks);
/* A <title> in both languages. */
void kd_page_tip(struct kd_page *page, const struct kd_page_phrase *phrase);
/* The sign of a happening at its place: full, hollow, struck or crossed. */
void kd_page_sign(struct kd_page *page, enum kd_event_status status);
/* The shortest form of a name that is not initials, in this language if it
 * has one there. */
const struct kd_form *kd_page_short_form(
	const struct kd_entity *entity, struct kd_str language);
/* "1,234.5" and "1 234,5", with bound and unit: "at least 25 km²" */
struct kd_page_phrase kd_page_number_phrase(
	double value, double high, enum kd_bound bound, struct kd_str unit);

/* --- days on a line: page_scale.c --- */

enum { KD_PAGE_STRETCHES = 6 };
#define KD_PAGE_GAP 3.5 /* percent, where the line is cut */

/* A day that must be on the line, and how much room it asks for. */
struct kd_page_key {
	int32_t day; /* since 1970 */
	double weight;
	bool rough; /* the middle of years */
};

struct kd_page_stretch {
	int32_t first; /* days since 1970 */
	int32_t last;
	double weight;
	bool rough;
	double from; /* percent of the width */
	double to;
};

struct kd_page_scale {
	struct kd_page_stretch stretches[KD_PAGE_STRETCHES];
	uint32_t n;
};

/* Makes a scale that shows these days, which it sorts. */
void kd_page_scale_init(struct kd_page_scale *scale, struct kd_page_key *keys,
	uint32_t n, double from, double to);
/* Where a day's middle is, in percent. */
double kd_page_scale_x(const struct kd_page_scale *scale, double day);

/* --- the timeline: page_timeline.c, page_timeline_draw.c --- */

enum kd_page_lane {
	KD_PAGE_LANE_TALKS,
	KD_PAGE_LANE_STATEMENTS,
	KD_PAGE_LANE_PLAN,
	KD_PAGE_LANE_FORCE,
	KD_PAGE_LANE_OTHER,
	KD_PAGE_LANES
};

enum { KD_PAGE_ROWS = 14 }; /* of a lane, at most */

/* What is known of a day; each has a field of its own on the line. */
enum kd_page_field_kind {
	KD_PAGE_DATED,
	KD_PAGE_YEARLESS, /* month and day, but no year */
	KD_PAGE_DAYLESS,
	KD_PAGE_FIELDS
};

struct kd_page_field {
	double from; /* percent */
	double to;
	uint32_t n; /* marks */
	struct kd_page_scale scale;
};

/* One thing on the timeline: a happening, a statement or a version. */
struct kd_page_time_mark {
	enum kd_page_lane lane;
	struct kd_str when;
	enum kd_page_field_kind field;
	struct kd_days days; /* without a year: of year 4 */
	enum kd_event_status status;
	struct kd_evidence evidence;
	struct kd_str of; /* id of the item */
	const struct kd_happening *happening;
	const struct kd_said *said;
	const struct kd_version *version;
	double weight;
	double from; /* percent */
	double to;
	double label_width; /* 0: it has no label */
	bool label_left;
	uint32_t row; /* KD_NONE: there was no room */
};
KD_LIST(kd_page_time_marks, struct kd_page_time_mark);

struct kd_page_timeline {
	struct kd_page_time_marks marks;
	struct kd_page_field fields[KD_PAGE_FIELDS];
	uint32_t rows[KD_PAGE_LANES];
	uint32_t left_out[KD_PAGE_LANES];
};

/* Finds the place of each mark; false if the arena is full. */
bool kd_page_timeline_layout(
	struct kd_page *page, struct kd_page_timeline *timeline) KD_MUST_CHECK;
/* How wide its label is, in percent of the picture at its narrowest. */
double kd_page_time_label_width(
	const struct kd_page *page, const struct kd_page_time_mark *mark);
void kd_page_timeline_draw(
	struct kd_page *page, const struct kd_page_timeline *timeline);
/* Every happening with all that is told of it. */
void kd_page_happenings_table(struct kd_page *page);

/* --- several stories: page_stories.c --- */

/* Finds which follow which; false if the arena is full. */
bool kd_page_find_threads(struct kd_page *page) KD_MUST_CHECK;
/* The list of all, each under the one it follows. */
void kd_page_stories(struct kd_page *page);
/* The title of a story, leading there. */
void kd_page_story_link(struct kd_page *page, uint32_t index);
/* What the story being written follows and what follows it. */
void kd_page_thread(struct kd_page *page);

/* --- the parts, in order --- */

void kd_page_head(struct kd_page *page);
void kd_page_glance(struct kd_page *page);
void kd_page_timeline(struct kd_page *page);
void kd_page_people(struct kd_page *page);
void kd_page_meetings(struct kd_page *page); /* in the part on people */
void kd_page_quantity(struct kd_page *page,
	const struct kd_quantity *quantity); /* in the part on disputes */
void kd_page_statements(struct kd_page *page);
void kd_page_disputed(struct kd_page *page);
void kd_page_plans(struct kd_page *page);
void kd_page_provenance(struct kd_page *page);
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
