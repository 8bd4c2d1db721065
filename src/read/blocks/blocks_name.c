/* blocks_name.c - titles, headings, leads and lists, by their neighbours. */
#include "read/blocks/blocks_private.h"

#include "base/utf8.h"

#define TITLE_TOKENS 32u
#define TITLE_LETTERS 260u
#define HEADING_TOKENS 14u
#define HEADING_LETTERS 110u
#define LEAD_TOKENS 90u
/* Lines among which the title given from elsewhere is looked for. */
#define TITLE_LINES 6u

static struct kd_line *line_at(const struct kd_layout *l, uint32_t i)
{
	return &l->lines.items[i];
}

static uint32_t letters_of(
	const struct kd_layout *l, const struct kd_line *line)
{
	return kd_utf8_length(kd_span_text(l->in->text, line->span));
}

static bool is_open(const struct kd_line *line)
{
	return line->kind == KD_BLOCK_UNKNOWN;
}

/* Whether a line says anything: "* * *" does not. */
static bool has_words(const struct kd_layout *l, const struct kd_line *line)
{
	for (uint32_t i = line->first; i < line->first + line->n; i++) {
		if (kd_layout_token(l, i)->kind == KD_TOKEN_WORD) {
			return true;
		}
	}
	return false;
}

/* Text of the article's body, whatever it is called in the end. */
static bool is_body(const struct kd_line *line)
{
	return line->kind == KD_BLOCK_UNKNOWN ||
	       line->kind == KD_BLOCK_PARAGRAPH ||
	       line->kind == KD_BLOCK_LEAD || line->kind == KD_BLOCK_LIST ||
	       line->kind == KD_BLOCK_QUOTE;
}

static bool ends_with(
	const struct kd_layout *l, const struct kd_line *line, char sign)
{
	return line->n > 0 &&
	       kd_layout_is_sign(l, line->first + line->n - 1, sign);
}

/* Whether two texts have the same words. */
static bool same_words(const struct kd_layout *l, const struct kd_line *line,
	struct kd_str title)
{
	const struct kd_str text =
		kd_str_trim(kd_span_text(l->in->text, line->span));
	return kd_str_equal(text, kd_str_trim(title));
}

/* The line that is the title known from elsewhere, or KD_NONE. */
static uint32_t given_title(const struct kd_layout *l)
{
	for (uint32_t i = 0; i < l->lines.n && i < TITLE_LINES; i++) {
		if (same_words(l, line_at(l, i), l->in->meta->title)) {
			return i;
		}
	}
	return KD_NONE;
}

/* Whether a line has the form of a title and text follows it. */
static bool is_title(const struct kd_layout *l, uint32_t i)
{
	const struct kd_line *line = line_at(l, i);
	if (!is_open(line) || line->is_cut || line->n < 2 ||
		line->n > TITLE_TOKENS || letters_of(l, line) > TITLE_LETTERS ||
		ends_with(l, line, '.') || ends_with(l, line, ':') ||
		ends_with(l, line, ',') || ends_with(l, line, ';') ||
		!has_words(l, line)) {
		return false;
	}
	for (uint32_t k = i + 1; k < l->lines.n; k++) {
		const struct kd_line *other = line_at(l, k);
		if (is_body(other) &&
			(other->n > line->n || kd_layout_is_closed(l, other))) {
			return true;
		}
	}
	return false;
}

static void name_title(struct kd_layout *l)
{
	struct kd_meta *meta = &l->out->meta;
	if (meta->title.data != NULL) {
		const uint32_t i = given_title(l);
		if (i != KD_NONE) {
			line_at(l, i)->kind = KD_BLOCK_TITLE;
		}
		return;
	}
	for (uint32_t i = 0; i < l->lines.n; i++) {
		struct kd_line *line = line_at(l, i);
		if (line->kind == KD_BLOCK_FURNITURE ||
			line->kind == KD_BLOCK_BYLINE ||
			line->kind == KD_BLOCK_CREDIT) {
			continue;
		}
		if (line->kind == KD_BLOCK_TITLE || is_title(l, i)) {
			line->kind = KD_BLOCK_TITLE;
			meta->title = kd_span_text(l->in->text, line->span);
		}
		return;
	}
}

static bool is_hyphened(const struct kd_layout *l, uint32_t i)
{
	const struct kd_line *line = line_at(l, i);
	return line->n > 1 && !line->is_cut &&
	       kd_layout_is_sign(l, line->first, '-') &&
	       (kd_layout_token(l, line->first + 1)->flags &
		       KD_TOKEN_AFTER_SPACE) != 0;
}

/* ", sier X" in a line that begins with a hyphen: speech, not a list. */
static bool has_speech(const struct kd_layout *l, const struct kd_line *line)
{
	for (uint32_t i = line->first; i + 1 < line->first + line->n; i++) {
		struct kd_word_analysis analysis = { .lemma_word = KD_NONE };
		if (!kd_layout_is_sign(l, i, ',')) {
			continue;
		}
		const uint32_t word = l->words.forms[i + 1];
		(void)kd_lang_analysis(l->in->lang, word, 0, &analysis);
		if (kd_lang_starts(l->in->lang, KD_TABLE_SPEECH, word) ||
			kd_lang_starts(l->in->lang, KD_TABLE_SPEECH,
				analysis.lemma_word)) {
			return true;
		}
	}
	return false;
}

/* Hyphens begin a list where two lines or more in a row have them and none
 * of the run holds speech. */
static void name_lists(struct kd_layout *l)
{
	for (uint32_t i = 0; i < l->lines.n; i++) {
		uint32_t end = i;
		bool is_speech = false;
		while (end < l->lines.n && is_hyphened(l, end) &&
			is_open(line_at(l, end))) {
			is_speech |= has_speech(l, line_at(l, end));
			end++;
		}
		const bool is_list = end - i >= 2 && !is_speech;
		for (; i < end; i++) {
			if (is_list) {
				line_at(l, i)->kind = KD_BLOCK_LIST;
			}
		}
	}
}

static bool is_heading(const struct kd_layout *l, uint32_t i, bool body_follows)
{
	const struct kd_line *line = line_at(l, i);
	if (!is_open(line) || line->is_cut || line->n == 0 ||
		line->n > HEADING_TOKENS ||
		letters_of(l, line) > HEADING_LETTERS || i == 0 ||
		ends_with(l, line, ',') || ends_with(l, line, ';') ||
		!has_words(l, line)) {
		return false;
	}
	if (ends_with(l, line, ':')) {
		return i + 1 < l->lines.n &&
		       line_at(l, i + 1)->kind == KD_BLOCK_LIST;
	}
	if (kd_layout_is_closed(l, line) &&
		!kd_layout_is_sign(l, line->first + line->n - 1, '?')) {
		return false;
	}
	return body_follows;
}

/* The first paragraph of an article of several. */
static void name_lead(struct kd_layout *l)
{
	uint32_t first = KD_NONE;
	uint32_t n_more = 0;
	for (uint32_t i = 0; i < l->lines.n; i++) {
		const struct kd_line *line = line_at(l, i);
		if (line->kind == KD_BLOCK_LEAD) {
			return;
		}
		if (is_open(line) && has_words(l, line)) {
			n_more += first != KD_NONE;
			first = first == KD_NONE ? i : first;
		} else if (first == KD_NONE &&
			   line->kind == KD_BLOCK_PARAGRAPH) {
			return;
		}
	}
	if (n_more >= 2 && line_at(l, first)->n <= LEAD_TOKENS) {
		line_at(l, first)->kind = KD_BLOCK_LEAD;
	}
}

void kd_layout_name(struct kd_layout *l)
{
	name_title(l);
	name_lists(l);
	/* From the end, so that each knows whether body follows. */
	bool body_follows = false;
	for (uint32_t i = l->lines.n; i > 0; i--) {
		struct kd_line *line = line_at(l, i - 1);
		if (is_heading(l, i - 1, body_follows)) {
			line->kind = KD_BLOCK_HEADING;
		}
		body_follows |= is_body(line);
	}
	name_lead(l);
	for (uint32_t i = 0; i < l->lines.n; i++) {
		if (is_open(line_at(l, i))) {
			line_at(l, i)->kind = KD_BLOCK_PARAGRAPH;
		}
	}
}
