/* names_pieces.c - cuts the text into what may be names by themselves. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* Shorter words are not taken for forms of a known name, in bytes. */
#define SHORTEST_BASE 4
/* Most parts of a hyphenated token that are looked at. */
#define PARTS_MAX 6

static bool is_hyphen(uint32_t character)
{
	return character == '-' || character == 0x2010 || character == 0x2011;
}

static uint32_t case_flags(struct kd_str text)
{
	uint32_t letters = 0;
	uint32_t capitals = 0;
	uint32_t character = 0;
	for (uint32_t at = 0, n = 0;
		(n = kd_utf8_read(text, at, &character)) > 0; at += n) {
		letters += kd_utf8_is_letter(character);
		capitals += kd_utf8_is_upper(character);
	}
	/* NATOs is one too. */
	const bool genitive = letters > 3 && capitals + 1 == letters &&
			      text.data[text.len - 1] == 's';
	const bool acronym = letters > 1 && (capitals == letters || genitive);
	return (capitals > 0 ? KD_PIECE_CAPITAL : 0u) |
	       (acronym ? KD_PIECE_ACRONYM : 0u);
}

static bool is_calendar(const struct kd_lang *lang, const struct kd_words *word)
{
	struct kd_match match;
	if (!kd_lang_match(lang, KD_TABLE_MONTHS, word, 0, &match)) {
		return false;
	}
	static const char *const kinds[] = { "month", "weekday", "season" };
	for (uint32_t i = 0; i < KD_COUNT(kinds); i++) {
		if (kd_lang_is(
			    lang, match.row, KD_COLUMN_MONTHS_KIND, kinds[i])) {
			return true;
		}
	}
	return false;
}

/* Where a token is cut: parts[i] begins there; parts[n] is its end. */
struct parts {
	uint32_t starts[PARTS_MAX + 1];
	uint32_t n;
};

static struct parts hyphen_parts(struct kd_str text)
{
	struct parts parts = { .n = 1 };
	uint32_t character = 0;
	for (uint32_t at = 0, n = 0;
		(n = kd_utf8_read(text, at, &character)) > 0; at += n) {
		if (is_hyphen(character) && at > 0 && at + n < text.len &&
			parts.n < PARTS_MAX) {
			parts.starts[parts.n++] = at + n;
		}
	}
	parts.starts[parts.n] = text.len;
	return parts;
}

static bool begins_capital(struct kd_str text)
{
	uint32_t character = 0;
	return kd_utf8_read(text, 0, &character) > 0 &&
	       kd_utf8_is_upper(character);
}

static struct kd_str part_text(
	struct kd_str text, const struct parts *parts, uint32_t i)
{
	uint32_t end = parts->starts[i + 1];
	uint32_t character = 0;
	if (i + 1 < parts->n) {
		end -= kd_utf8_read_back(text, end, &character);
	}
	return kd_str_slice(text, parts->starts[i], end);
}

/* A part that is a name of its own wherever it stands. */
static bool is_fixed(struct kd_naming *naming, struct kd_str part)
{
	const struct kd_lang *lang = naming->reading->lang;
	const struct kd_str folded = kd_utf8_fold(naming->arena, part);
	if (folded.data == NULL) {
		return false;
	}
	const uint32_t word = kd_lang_word(lang, folded);
	const struct kd_seen *seen = kd_names_seen(naming, folded);
	return kd_lang_starts(lang, KD_TABLE_PLACES, word) ||
	       (seen != NULL && seen->strong > 1);
}

/* A short small word that makes no compound, for it is none or a particle:
 * Kim Jong-il, Moon Jae-in, but not NATO-land. */
static bool is_name_tail(const struct kd_naming *naming, struct kd_str part)
{
	const struct kd_lang *lang = naming->reading->lang;
	const uint32_t word = kd_lang_word(lang, part);
	struct kd_word_analysis analysis;
	for (uint32_t i = 0; kd_lang_analysis(lang, word, i, &analysis); i++) {
		if (analysis.upos == KD_UPOS_NOUN ||
			analysis.upos == KD_UPOS_VERB ||
			analysis.upos == KD_UPOS_ADJ) {
			return false;
		}
	}
	return kd_utf8_length(part) <= 3;
}

/* Takes away the cuts that a name has inside: Jean-Luc, al-Assad. */
static void close_cuts(
	struct kd_naming *naming, struct kd_str text, struct parts *parts)
{
	struct parts kept = { .n = 1 };
	for (uint32_t i = 1; i < parts->n; i++) {
		const struct kd_str before = part_text(text, parts, i - 1);
		const struct kd_str part = part_text(text, parts, i);
		const bool two =
			begins_capital(before) &&
			(begins_capital(part) || is_name_tail(naming, part));
		const bool particle =
			begins_capital(part) && kd_utf8_length(before) <= 3 &&
			kd_lang_starts(naming->reading->lang,
				KD_TABLE_NAME_PARTICLES,
				kd_lang_word(naming->reading->lang, before));
		if (particle || (two && !(is_fixed(naming, before) &&
						is_fixed(naming, part)))) {
			continue;
		}
		kept.starts[kept.n++] = parts->starts[i];
	}
	kept.starts[kept.n] = parts->starts[parts->n];
	*parts = kept;
}

/* A known place or outlet goes before another word of the vocabulary. */
static void take_lemma(const struct kd_lang *lang,
	const struct kd_ending *ending, bool genitive, struct kd_seen *form)
{
	const uint32_t word = kd_lang_word(lang, ending->base);
	if (word == KD_NONE ||
		(ending->base.len < SHORTEST_BASE && !genitive)) {
		return;
	}
	const bool known =
		form->lemma != KD_NONE && kd_names_is_known(lang, form->lemma);
	if (form->lemma == KD_NONE ||
		(!known && kd_names_is_known(lang, word))) {
		form->lemma = word;
	}
}

/* What can be said of a form that begins with a capital, and of the bases it
 * may have. */
static void study(const struct kd_naming *naming, struct kd_str folded,
	uint32_t word, struct kd_seen *form)
{
	const struct kd_lang *lang = naming->reading->lang;
	/* By the form alone: Marco is no month. */
	const struct kd_words own = { .forms = &word, .n = 1 };
	bool common = kd_names_is_common(lang, word);
	form->given = kd_lang_find(lang, KD_TABLE_GIVEN_NAMES, folded);
	form->lemma = KD_NONE;
	struct kd_ending ending;
	kd_ending_init(&ending, naming, folded);
	while (kd_ending_next(&ending)) {
		const bool genitive = kd_lang_is(lang, ending.row,
			KD_COLUMN_NAME_ENDINGS_KIND, "genitive");
		if (form->given == KD_NONE &&
			!kd_lang_is(lang, ending.row,
				KD_COLUMN_NAME_ENDINGS_KIND, "possessive")) {
			form->given = kd_lang_find(
				lang, KD_TABLE_GIVEN_NAMES, ending.base);
		}
		/* "Dagens" is no name since "dagen" is none. */
		common |= genitive && kd_names_is_common(lang,
					      kd_lang_word(lang, ending.base));
		take_lemma(lang, &ending, genitive, form);
	}
	form->flags = (common ? KD_PIECE_COMMON : 0u) |
		      (form->given != KD_NONE ? KD_PIECE_GIVEN : 0u) |
		      (is_calendar(lang, &own) ? KD_PIECE_CALENDAR : 0u);
	form->studied = true;
}

/* Says of a piece with a capital what can be said without the words around
 * it; each form is studied once. */
static void describe(const struct kd_naming *naming, struct kd_piece *piece)
{
	const struct kd_lang *lang = naming->reading->lang;
	struct kd_seen own = { 0 };
	struct kd_seen *form = kd_piece_seen(naming, piece);
	if (form == NULL) {
		form = &own;
	}
	if (!form->studied) {
		study(naming, piece->folded, piece->form, form);
	}
	piece->flags |= form->flags;
	/* A noun the lists lack: compounds. */
	if (kd_lang_has_capital_nouns(lang) && form->given == KD_NONE &&
		naming->reading->analyses->items[piece->token].upos ==
			KD_UPOS_NOUN) {
		piece->flags |= KD_PIECE_COMMON;
	}
	piece->given = form->given;
	if (form->lemma != KD_NONE &&
		(piece->lemma == KD_NONE ||
			kd_names_is_known(lang, form->lemma))) {
		piece->lemma = form->lemma;
	}
}

/* Sets the words by which the matcher knows a piece. */
static void set_words(const struct kd_naming *naming, struct kd_piece *piece)
{
	const struct kd_reading *reading = naming->reading;
	const struct kd_token *token = &reading->tokens->items[piece->token];
	const bool whole = piece->folded.len == token->folded.len;
	piece->form = whole ? reading->words->forms[piece->token]
			    : kd_lang_word(reading->lang, piece->folded);
	piece->lemma = whole && reading->words->lemmas != NULL
			       ? reading->words->lemmas[piece->token]
			       : KD_NONE;
	piece->seen = whole ? naming->seen[piece->token]
			    : kd_map_get(&naming->seen_by_word, piece->folded);
}

static bool add_piece(
	struct kd_naming *naming, struct kd_piece piece, struct kd_str text)
{
	const struct kd_lang *lang = naming->reading->lang;
	piece.given = KD_NONE;
	if (piece.folded.data != text.data) {
		piece.flags |= case_flags(text);
	}
	set_words(naming, &piece);
	/* By the form alone: "dela" is no "del". */
	const struct kd_words word = { .forms = &piece.form, .n = 1 };
	struct kd_match match;
	if (kd_lang_match(lang, KD_TABLE_NAME_PARTICLES, &word, 0, &match)) {
		piece.flags |= KD_PIECE_PARTICLE;
	}
	if (kd_piece_has(&piece, KD_PIECE_CAPITAL)) {
		describe(naming, &piece);
	}
	return KD_PUSH(naming->arena, &naming->pieces, piece);
}

static bool add_parts(
	struct kd_naming *naming, struct kd_piece piece, struct kd_str text)
{
	struct parts parts = hyphen_parts(text);
	close_cuts(naming, text, &parts);
	for (uint32_t i = 0; i < parts.n; i++) {
		const struct kd_str part = part_text(text, &parts, i);
		struct kd_piece own = piece;
		own.span.start = piece.span.start + parts.starts[i];
		own.span.end = own.span.start + part.len;
		if (parts.n > 1) {
			own.folded = kd_utf8_fold(naming->arena, part);
			own.flags |= KD_PIECE_PART;
		}
		if (i > 0) {
			own.flags |= KD_PIECE_TIGHT;
			own.flags &= ~(uint32_t)KD_PIECE_WEAK;
		}
		if (own.folded.data == NULL || !add_piece(naming, own, part)) {
			return false;
		}
	}
	return true;
}

static bool add_token(
	struct kd_naming *naming, uint32_t token, uint32_t sentence)
{
	const struct kd_token *item = &naming->reading->tokens->items[token];
	const struct kd_str text =
		kd_span_text(naming->reading->text, item->span);
	struct kd_piece piece = { .span = item->span,
		.folded = item->folded,
		.token = token,
		.sentence = sentence,
		.flags = naming->weak[token] };
	if (item->kind == KD_TOKEN_WORD) {
		piece.flags |= KD_PIECE_WORD;
	}
	if ((item->flags & KD_TOKEN_AFTER_SPACE) == 0) {
		piece.flags |= KD_PIECE_TIGHT;
	}
	const bool hyphened =
		item->kind == KD_TOKEN_WORD && item->folded.data != text.data &&
		memchr(item->folded.data, '-', item->folded.len) != NULL;
	return hyphened ? add_parts(naming, piece, text)
			: add_piece(naming, piece, text);
}

/* The words of all pieces as the matcher wants them. */
static bool gather_words(struct kd_naming *naming)
{
	const uint32_t n = naming->pieces.n;
	uint32_t *forms = KD_NEW_ARRAY(naming->arena, uint32_t, n);
	uint32_t *lemmas = KD_NEW_ARRAY(naming->arena, uint32_t, n);
	if (forms == NULL || lemmas == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		forms[i] = naming->pieces.items[i].form;
		lemmas[i] = naming->pieces.items[i].lemma;
	}
	naming->words =
		(struct kd_words){ .forms = forms, .lemmas = lemmas, .n = n };
	return true;
}

enum kd_status kd_names_cut(struct kd_naming *naming, struct kd_err *err)
{
	const struct kd_sentences *sentences = naming->reading->sentences;
	/* Most tokens are one piece; the few that are more make it grow. */
	const uint32_t capacity = naming->reading->tokens->n + PARTS_MAX;
	naming->pieces.items =
		KD_NEW_ARRAY(naming->arena, struct kd_piece, capacity);
	if (naming->pieces.items == NULL) {
		return kd_arena_full(naming->arena, err);
	}
	naming->pieces.capacity = capacity;
	for (uint32_t s = 0; s < sentences->n; s++) {
		const struct kd_sentence *sentence = &sentences->items[s];
		naming->sentence_first[s] = naming->pieces.n;
		if (naming->reading->blocks->items[sentence->block].kind ==
			KD_BLOCK_FURNITURE) {
			continue;
		}
		for (uint32_t i = 0; i < sentence->n; i++) {
			if (!add_token(naming, sentence->first + i, s)) {
				return kd_arena_full(naming->arena, err);
			}
		}
	}
	naming->sentence_first[sentences->n] = naming->pieces.n;
	return gather_words(naming) ? KD_OK : kd_arena_full(naming->arena, err);
}
