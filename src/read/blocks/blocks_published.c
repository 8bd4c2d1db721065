/* blocks_published.c - "Thu, 20. november 2025" as an article's own date. */
#include "read/blocks/blocks_private.h"

/* No date of publication is made of more. */
#define MOST_PIECES 16u
/* Nor is one longer. */
#define MOST_BYTES 160u
/* Bytes of a bad value that a message shows. */
#define SHOWN_BYTES 60u

/* A date that stands outside the text, cut into tokens for those who read the
 * lines of it. */
struct written {
	struct kd_str text;
	struct kd_token pieces[MOST_PIECES];
	uint32_t forms[MOST_PIECES];
	uint32_t classes[MOST_PIECES];
	uint32_t n;
};

static uint32_t length_while(
	struct kd_str text, uint32_t at, bool (*is_kind)(uint32_t character))
{
	const uint32_t from = at;
	uint32_t character = 0;
	uint32_t n = kd_utf8_read(text, at, &character);
	while (n > 0 && is_kind(character)) {
		at += n;
		n = kd_utf8_read(text, at, &character);
	}
	return at - from;
}

static bool joins_digits(char byte)
{
	return byte == '.' || byte == '-' || byte == '/' || byte == ':';
}

/* Digits, the signs that stand between two and the letters behind them:
 * 20.11.2025, 14:30, 1er. */
static uint32_t number_length(struct kd_str text, uint32_t at)
{
	const uint32_t from = at;
	at += length_while(text, at, kd_utf8_is_digit);
	while (at > from && at < text.len && joins_digits(text.data[at])) {
		const uint32_t more =
			length_while(text, at + 1, kd_utf8_is_digit);
		if (more == 0) {
			break;
		}
		at += 1 + more;
	}
	if (at > from) {
		at += length_while(text, at, kd_utf8_is_letter);
	}
	return at - from;
}

/* Letters, and the stop that the pack knows behind them: "nov.". */
static uint32_t word_length(const struct kd_layout *l, struct kd_str text,
	uint32_t at, struct kd_str *folded)
{
	const uint32_t n = length_while(text, at, kd_utf8_is_letter);
	const struct kd_str stopped =
		kd_utf8_fold(l->arena, kd_str_slice(text, at, at + n + 1));
	if (n > 0 && at + n < text.len && text.data[at + n] == '.' &&
		stopped.data != NULL &&
		(kd_lang_word(l->in->lang, stopped) != KD_NONE ||
			kd_lang_find(l->in->lang, KD_TABLE_ABBREVIATIONS,
				stopped) != KD_NONE)) {
		*folded = stopped;
		return n + 1;
	}
	*folded = kd_utf8_fold(l->arena, kd_str_slice(text, at, at + n));
	return n;
}

/* The length of the piece at a byte, which is no white space. */
static uint32_t read_piece(const struct kd_layout *l, struct kd_str text,
	uint32_t at, struct kd_token *out)
{
	uint32_t character = 0;
	uint32_t n = number_length(text, at);
	*out = (struct kd_token){ .word = KD_NONE, .kind = KD_TOKEN_NUMBER };
	if (n > 0) {
		out->folded =
			kd_utf8_fold(l->arena, kd_str_slice(text, at, at + n));
		return n;
	}
	n = word_length(l, text, at, &out->folded);
	if (n > 0) {
		(void)kd_utf8_read(text, at, &character);
		out->kind = KD_TOKEN_WORD;
		out->flags = kd_utf8_is_upper(character) ? KD_TOKEN_CAPITAL : 0;
		return n;
	}
	out->kind = KD_TOKEN_PUNCTUATION;
	n = kd_utf8_read(text, at, &character);
	out->folded = kd_str_slice(text, at, at + n);
	return n;
}

/* False if it is too long for a date, or the arena is full. */
static bool cut(const struct kd_layout *l, struct written *w)
{
	for (uint32_t at = 0; at < w->text.len && w->text.len <= MOST_BYTES;) {
		const uint32_t space =
			length_while(w->text, at, kd_utf8_is_space);
		at += space;
		if (at == w->text.len) {
			break;
		}
		if (w->n == MOST_PIECES) {
			return false;
		}
		struct kd_token *piece = &w->pieces[w->n];
		const uint32_t length = read_piece(l, w->text, at, piece);
		if (piece->folded.data == NULL) {
			return false;
		}
		piece->span = (struct kd_span){ at, at + length };
		piece->word = kd_lang_word(l->in->lang, piece->folded);
		w->forms[w->n] = piece->word;
		w->classes[w->n++] = piece->kind == KD_TOKEN_NUMBER
					     ? 1u << KD_CLASS_NUMBER
					     : 0u;
		at += length;
	}
	return w->n > 0;
}

/* The day that a pack's words make of it, or none. */
static struct kd_str read_by(
	const struct kd_lang *lang, struct kd_str text, struct kd_arena *arena)
{
	struct written w = { .text = text };
	struct kd_blocks_out out = { 0 };
	const struct kd_tokens tokens = { .items = w.pieces };
	const struct kd_blocks_in in = {
		.text = text, .tokens = &tokens, .lang = lang
	};
	struct kd_layout l = { .in = &in, .arena = arena, .out = &out };
	bool room = true;
	if (!cut(&l, &w)) {
		return (struct kd_str){ 0 };
	}
	/* "20. studenoga 2025." */
	if (kd_str_equal(w.pieces[w.n - 1].folded, KD_STR("."))) {
		w.n--;
	}
	l.words = (struct kd_words){
		.forms = w.forms, .classes = w.classes, .n = w.n
	};
	const struct kd_line line = { .span = { 0, text.len }, .n = w.n };
	(void)kd_layout_date_alone(&l, &line, &room);
	return out.meta.published;
}

/* Machines write English whatever an article's language: what all packs that
 * can read it read alike. */
static struct kd_str read_by_any(const struct kd_packs *packs,
	struct kd_str text, struct kd_arena *arena)
{
	struct kd_str found = { 0 };
	for (uint32_t i = 0; packs != NULL && i < packs->n; i++) {
		const struct kd_lang *lang = kd_packs_get(packs, i);
		const struct kd_str day = lang != NULL
						  ? read_by(lang, text, arena)
						  : (struct kd_str){ 0 };
		if (day.data != NULL && found.data != NULL &&
			!kd_str_equal(day, found)) {
			return (struct kd_str){ 0 };
		}
		found = day.data != NULL ? day : found;
	}
	return found;
}

static bool note_unread(struct kd_layout *l, struct kd_str text)
{
	const struct kd_str published = l->out->meta.published;
	uint32_t len = text.len < SHOWN_BYTES ? text.len : SHOWN_BYTES;
	while (!kd_utf8_is_boundary(text, len)) {
		len--;
	}
	const struct kd_str message = kd_str_format(l->arena,
		"'%.*s' is no date that can be read (2025-11-20 would be "
		"one)%s",
		(int)len, text.data,
		published.data == NULL ? "; the article has none" : "");
	return message.data != NULL &&
	       kd_problems_add(l->arena, &l->out->problems,
		       (struct kd_span){ 0 }, "bad-date", message.data);
}

bool kd_layout_published(struct kd_layout *l)
{
	const struct kd_str text = l->in->written_date;
	if (text.data == NULL) {
		return true;
	}
	struct kd_str day = read_by(l->in->lang, text, l->arena);
	if (day.data == NULL) {
		day = read_by_any(l->in->packs, text, l->arena);
	}
	if (day.data == NULL) {
		return note_unread(l, text);
	}
	l->out->meta.published = day;
	l->out->meta.published_basis = KD_BASIS_GIVEN;
	return true;
}
