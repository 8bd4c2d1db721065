/* blocks_private.h - the parts of naming blocks. */
#ifndef KD_READ_BLOCKS_PRIVATE_H
#define KD_READ_BLOCKS_PRIVATE_H

#include "base/utf8.h"
#include "read/blocks/blocks.h"

/* A stretch of the text that becomes a block, and its tokens. */
struct kd_line {
	struct kd_span span;
	uint32_t first;
	uint32_t n;
	enum kd_block_kind kind; /* KD_BLOCK_UNKNOWN until known */
	struct kd_str language;  /* where it is not the document's */
	bool is_cut;             /* from the line before it */
};

struct kd_lines {
	struct kd_line *items;
	uint32_t n;
	uint32_t capacity;
};

/* What the parts of this room share. */
struct kd_layout {
	const struct kd_blocks_in *in;
	struct kd_words words; /* all tokens, for the matcher */
	struct kd_arena *arena;
	struct kd_blocks_out *out;
	struct kd_lines lines;
};

static inline const struct kd_token *kd_layout_token(
	const struct kd_layout *l, uint32_t token)
{
	return &l->in->tokens->items[token];
}

/* Whether a token is this ASCII sign. */
bool kd_layout_is_sign(const struct kd_layout *l, uint32_t token, char sign);

/* A hyphen or dash of any length, standing alone. */
bool kd_layout_is_dash(const struct kd_layout *l, uint32_t token);

static inline bool kd_layout_is_capital(
	const struct kd_layout *l, uint32_t token)
{
	return (kd_layout_token(l, token)->flags & KD_TOKEN_CAPITAL) != 0;
}

/* Whether the line ends as a sentence does; quotes and brackets aside. */
bool kd_layout_is_closed(const struct kd_layout *l, const struct kd_line *line);

/* Whether the row's cell is this label. */
static inline bool kd_layout_row_is(const struct kd_layout *l, uint32_t row,
	uint32_t column, const char *label)
{
	return kd_lang_is(l->in->lang, row, column, label);
}

/* Adds the parts of one extracted block: cuts its dateline, caption and
 * credit apart. False if the arena is full. */
bool kd_layout_cut(struct kd_layout *l, struct kd_line line, uint32_t place);

/* The token after the dateline that a line begins with, or the line's first
 * token. Fills in what the dateline tells, as far as meta lacks it. */
uint32_t kd_layout_dateline(
	struct kd_layout *l, const struct kd_line *line, bool is_first);

/* Reads a line that holds nothing but the day of an article, a place or an
 * outlet before it and the time behind it or not, and takes the day. False if
 * the line is none; *room is false if the arena is full. */
bool kd_layout_date_alone(
	struct kd_layout *l, const struct kd_line *line, bool *room);

/* Where a byline's names end; takes the outlet known to the packs that stands
 * behind them: "Anna Berg, Reuters". */
uint32_t kd_layout_byline_end(struct kd_layout *l, uint32_t from, uint32_t end);

/* Takes the outlet that is all of a line. */
bool kd_layout_outlet_alone(struct kd_layout *l, const struct kd_line *line);

/* Names the lines that are still unknown, by their neighbours. */
void kd_layout_name(struct kd_layout *l);

/* Makes blocks and sentences of the lines. False if the arena is full. */
bool kd_layout_finish(struct kd_layout *l);

#endif
