/* blocks_cut.c - cuts datelines, captions and credits off their lines, and
 * knows lines by the packs' furniture. */
#include "read/blocks/blocks_private.h"

/* Tokens of a credit, at the most. */
#define CREDIT_TOKENS 24u
#define CAPTION_TOKENS 80u
#define BYLINE_TOKENS 16u
#define FURNITURE_TOKENS 40u
/* Words in capitals before a caption's colon. */
#define LABEL_TOKENS 5u
/* Lines of text at an article's beginning that may hold its dateline, and
 * lines of any kind: key points often stand before it. */
#define DATELINE_TEXT_LINES 12u
#define DATELINE_LINES 40u
/* Lines among which those of the outlet and the day alone stand. */
#define HEAD_LINES 8u

static bool add_line(struct kd_layout *l, struct kd_line line)
{
	return line.span.start >= line.span.end ||
	       KD_PUSH(l->arena, &l->lines, line);
}

/* The line up to a token; the rest is taken off it. */
static struct kd_line split_at(
	const struct kd_layout *l, struct kd_line *line, uint32_t token)
{
	struct kd_line head = *line;
	uint32_t end = kd_layout_token(l, token)->span.start;
	line->is_cut = true;
	line->span.start = end;
	line->n -= token - line->first;
	line->first = token;
	uint32_t character = 0;
	for (uint32_t n = 0;
		end > head.span.start &&
		(n = kd_utf8_read_back(l->in->text, end, &character)) > 0 &&
		kd_utf8_is_space(character);
		end -= n) {
	}
	head.span.end = end;
	head.n = token - head.first;
	return head;
}

/* The furniture row at a token that stands in this place, or KD_NONE. */
static uint32_t furniture_at(
	const struct kd_layout *l, uint32_t token, uint32_t *n)
{
	struct kd_match match;
	if (!kd_lang_match(l->in->lang, KD_TABLE_FURNITURE, &l->words, token,
		    &match)) {
		return KD_NONE;
	}
	*n = match.n;
	return match.row;
}

static enum kd_block_kind kind_of(const struct kd_layout *l, uint32_t row)
{
	return (enum kd_block_kind)kd_lang_number(
		l->in->lang, row, KD_COLUMN_FURNITURE_BLOCK);
}

static bool is_place(const struct kd_layout *l, uint32_t row, const char *place)
{
	return kd_layout_row_is(l, row, KD_COLUMN_FURNITURE_PLACE, place);
}

/* Whether only signs follow from a token to the line's end. */
static bool only_signs(
	const struct kd_layout *l, const struct kd_line *line, uint32_t token)
{
	for (; token < line->first + line->n; token++) {
		const uint8_t kind = kd_layout_token(l, token)->kind;
		if (kind == KD_TOKEN_WORD || kind == KD_TOKEN_NUMBER) {
			return false;
		}
	}
	return true;
}

/* Two words with capitals in a row, and no sentence: names. */
static bool has_names(
	const struct kd_layout *l, const struct kd_line *line, uint32_t from)
{
	uint32_t n_capital = 0;
	uint32_t n_words = 0;
	const uint32_t end = line->first + line->n;
	for (uint32_t i = from; i < end; i++) {
		if (kd_layout_token(l, i)->kind == KD_TOKEN_WORD) {
			n_words++;
			n_capital += kd_layout_is_capital(l, i);
		}
	}
	return from + 1 < end && kd_layout_is_capital(l, from) &&
	       kd_layout_is_capital(l, from + 1) && n_capital * 2 >= n_words &&
	       !kd_layout_is_closed(l, line);
}

static void take_byline(
	struct kd_layout *l, const struct kd_line *line, uint32_t from)
{
	struct kd_meta *meta = &l->out->meta;
	const uint32_t end =
		kd_layout_byline_end(l, from, line->first + line->n);
	if (from < end && meta->byline.data == NULL) {
		meta->byline = kd_span_text(l->in->text,
			kd_tokens_span(l->in->tokens, from, end - from));
	}
}

/* Whether a line that begins with a byline's words is one: "By Friday" is
 * not, nor is a sentence. */
static bool is_byline(
	const struct kd_layout *l, const struct kd_line *line, uint32_t n)
{
	const uint32_t from = line->first + n;
	if (line->n > BYLINE_TOKENS) {
		return false;
	}
	if (kd_layout_is_sign(l, from - 1, ':')) {
		return from < line->first + line->n &&
		       kd_layout_is_capital(l, from);
	}
	return has_names(l, line, from);
}

/* Knows a whole line by the row that it begins with. */
static enum kd_block_kind known_line(
	struct kd_layout *l, const struct kd_line *line)
{
	uint32_t n = 0;
	const uint32_t row = furniture_at(l, line->first, &n);
	if (row == KD_NONE || n > line->n) {
		return KD_BLOCK_UNKNOWN;
	}
	const enum kd_block_kind kind = kind_of(l, row);
	if (is_place(l, row, "whole")) {
		return only_signs(l, line, line->first + n) ? kind
							    : KD_BLOCK_UNKNOWN;
	}
	if (kind == KD_BLOCK_BYLINE) {
		if (!is_byline(l, line, n)) {
			return KD_BLOCK_UNKNOWN;
		}
		take_byline(l, line, line->first + n);
		return kind;
	}
	const uint32_t most =
		kind == KD_BLOCK_CREDIT ? CREDIT_TOKENS : FURNITURE_TOKENS;
	return line->n <= most ? kind : KD_BLOCK_UNKNOWN;
}

/* Whether a credit may begin at a token: after a sentence, a bracket, or
 * stuck to the word before. */
static bool is_credit_start(
	const struct kd_layout *l, const struct kd_line *line, uint32_t token)
{
	const struct kd_token *t = kd_layout_token(l, token);
	const struct kd_token *before = kd_layout_token(l, token - 1);
	if (!kd_layout_is_capital(l, token) || token == line->first) {
		return false;
	}
	return (before->flags & KD_TOKEN_ENDS_SENTENCE) != 0 ||
	       (t->flags & KD_TOKEN_AFTER_SPACE) == 0 ||
	       kd_layout_is_sign(l, token - 1, '(') ||
	       kd_layout_is_sign(l, token - 1, '[') ||
	       kd_layout_is_sign(l, token - 1, '|') ||
	       kd_layout_is_sign(l, token - 1, '/');
}

/* The token where a credit begins that runs to the line's end, or KD_NONE. */
static uint32_t credit_of(const struct kd_layout *l, const struct kd_line *line)
{
	const uint32_t end = line->first + line->n;
	uint32_t from = line->first + 1;
	if (line->n > CREDIT_TOKENS) {
		from = end - CREDIT_TOKENS;
	}
	for (uint32_t i = from; i < end; i++) {
		uint32_t n = 0;
		if (!kd_lang_starts(l->in->lang, KD_TABLE_FURNITURE,
			    l->words.forms[i]) ||
			!is_credit_start(l, line, i)) {
			continue;
		}
		const uint32_t row = furniture_at(l, i, &n);
		if (row == KD_NONE || !is_place(l, row, "end") || i + n > end) {
			continue;
		}
		const bool is_bracketed = kd_layout_is_sign(l, i - 1, '(') ||
					  kd_layout_is_sign(l, i - 1, '[');
		return is_bracketed && i - 1 > line->first ? i - 1 : i;
	}
	return KD_NONE;
}

/* Words in capitals and a colon: "LEDER ARBEIDET: ...". Behind a quotation mark
 * they say who speaks. */
static bool has_label(const struct kd_layout *l, const struct kd_line *line)
{
	if (kd_layout_token(l, line->first)->kind == KD_TOKEN_PUNCTUATION) {
		return false;
	}
	uint32_t at = line->first;
	const uint32_t end = line->first + line->n;
	uint32_t n_capitals = 0;
	for (; at < end && at < line->first + LABEL_TOKENS; at++) {
		const struct kd_token *t = kd_layout_token(l, at);
		if (t->kind == KD_TOKEN_WORD &&
			(t->flags & KD_TOKEN_ALL_CAPITALS) == 0 &&
			!(kd_layout_is_capital(l, at) && t->folded.len <= 2)) {
			return false;
		}
		if (kd_layout_is_sign(l, at, ':')) {
			break;
		}
		n_capitals += (t->flags & KD_TOKEN_ALL_CAPITALS) != 0;
	}
	return n_capitals > 0 && at + 2 < end && kd_layout_is_sign(l, at, ':');
}

/* Bullets and stars; a hyphen is left for its neighbours to decide. */
static bool is_item(const struct kd_layout *l, const struct kd_line *line)
{
	const struct kd_token *t = kd_layout_token(l, line->first);
	const struct kd_str text = kd_span_text(l->in->text, t->span);
	return line->n > 1 && (kd_str_equal(text, KD_STR("*")) ||
				      kd_str_equal(text, KD_STR("\u2022")) ||
				      kd_str_equal(text, KD_STR("\u00B7")) ||
				      kd_str_equal(text, KD_STR("\u25AA")) ||
				      kd_str_equal(text, KD_STR("\u25CF")));
}

/* Adds a line with no dateline, its credit cut off. */
static bool cut_credit(struct kd_layout *l, struct kd_line line)
{
	const uint32_t credit = credit_of(l, &line);
	const bool is_label = has_label(l, &line);
	if (credit == KD_NONE) {
		if (line.kind == KD_BLOCK_UNKNOWN && is_label &&
			line.n <= CAPTION_TOKENS && !line.is_cut) {
			line.kind = KD_BLOCK_CAPTION;
		}
		return add_line(l, line);
	}
	struct kd_line head = split_at(l, &line, credit);
	if (head.kind == KD_BLOCK_UNKNOWN || head.kind == KD_BLOCK_PARAGRAPH) {
		head.kind = head.n <= CAPTION_TOKENS ? KD_BLOCK_CAPTION
						     : KD_BLOCK_PARAGRAPH;
	}
	line.kind = KD_BLOCK_CREDIT;
	return add_line(l, head) && add_line(l, line);
}

/* Lines so far that are text of the article, title aside. */
static uint32_t text_lines(const struct kd_layout *l)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < l->lines.n; i++) {
		const struct kd_line *line = &l->lines.items[i];
		n += line->kind == KD_BLOCK_UNKNOWN && !line->is_cut &&
		     kd_layout_is_closed(l, line);
	}
	return n;
}

/* The token after a label that the line begins with ("FAKTA: ..."), or the
 * line's first token. */
static uint32_t label_end(const struct kd_layout *l, const struct kd_line *line)
{
	uint32_t n = 0;
	const uint32_t row = furniture_at(l, line->first, &n);
	return row != KD_NONE && n < line->n &&
			       kind_of(l, row) == KD_BLOCK_HEADING &&
			       is_place(l, row, "start") &&
			       kd_layout_is_capital(l, line->first)
		       ? line->first + n
		       : line->first;
}

/* What a line below the title is that only tells the day or the outlet. */
static enum kd_block_kind head_line(
	struct kd_layout *l, const struct kd_line *line, bool *room)
{
	if (kd_layout_date_alone(l, line, room)) {
		return KD_BLOCK_DATELINE;
	}
	return *room && kd_layout_outlet_alone(l, line) ? KD_BLOCK_BYLINE
							: KD_BLOCK_UNKNOWN;
}

bool kd_layout_cut(struct kd_layout *l, struct kd_line line, uint32_t place)
{
	if (line.n == 0) {
		line.kind = KD_BLOCK_PARAGRAPH;
		return add_line(l, line);
	}
	const uint32_t label = label_end(l, &line);
	if (label > line.first) {
		struct kd_line head = split_at(l, &line, label);
		head.kind = KD_BLOCK_HEADING;
		return add_line(l, head) && cut_credit(l, line);
	}
	const enum kd_block_kind known = known_line(l, &line);
	if (known != KD_BLOCK_UNKNOWN) {
		line.kind = known;
		return add_line(l, line);
	}
	bool room = true;
	if (line.kind == KD_BLOCK_UNKNOWN && place + 1 < l->in->blocks->n &&
		place < HEAD_LINES && text_lines(l) == 0) {
		line.kind = head_line(l, &line, &room);
		if (!room || line.kind != KD_BLOCK_UNKNOWN) {
			return room && add_line(l, line);
		}
	}
	if (line.kind == KD_BLOCK_UNKNOWN && is_item(l, &line)) {
		line.kind = KD_BLOCK_LIST;
	}
	const bool may_have_dateline =
		place < DATELINE_LINES && text_lines(l) < DATELINE_TEXT_LINES &&
		(line.kind == KD_BLOCK_UNKNOWN ||
			line.kind == KD_BLOCK_PARAGRAPH ||
			line.kind == KD_BLOCK_LEAD);
	if (may_have_dateline && credit_of(l, &line) == KD_NONE) {
		const uint32_t after =
			kd_layout_dateline(l, &line, text_lines(l) == 0);
		if (after == KD_NONE) {
			return false;
		}
		if (after > line.first) {
			struct kd_line head = split_at(l, &line, after);
			head.kind = KD_BLOCK_DATELINE;
			if (!add_line(l, head)) {
				return false;
			}
		}
	}
	return cut_credit(l, line);
}
