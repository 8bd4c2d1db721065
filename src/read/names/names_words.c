/* names_words.c - what each piece may be by itself and in its place. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* Letters that both parts of a compound have at least. */
#define START_LETTERS 3u
#define TAIL_LETTERS 4u

uint32_t kd_names_sentence_end(const struct kd_naming *naming, uint32_t piece)
{
	const uint32_t sentence = naming->pieces.items[piece].sentence;
	return naming->sentence_first[sentence + 1];
}

bool kd_names_match(const struct kd_naming *naming, enum kd_table table,
	uint32_t piece, struct kd_match *out)
{
	return kd_lang_match(naming->reading->lang, table, &naming->words,
		       piece, out) &&
	       piece + out->n <= kd_names_sentence_end(naming, piece);
}

uint32_t kd_names_tail(
	const struct kd_naming *naming, enum kd_table table, uint32_t piece)
{
	const struct kd_lang *lang = naming->reading->lang;
	const struct kd_str folded = naming->pieces.items[piece].folded;
	if (!kd_piece_has(&naming->pieces.items[piece], KD_PIECE_WORD) ||
		kd_piece_has(&naming->pieces.items[piece],
			KD_PIECE_COMMON | KD_PIECE_GIVEN) ||
		kd_names_is_common(lang, naming->pieces.items[piece].form) ||
		folded.len > KD_NAME_WORD_BYTES) {
		return KD_NONE;
	}
	const uint32_t letters = kd_utf8_length(folded);
	uint32_t character = 0;
	uint32_t from = 0;
	for (uint32_t before = 1; before + TAIL_LETTERS <= letters; before++) {
		from += kd_utf8_read(folded, from, &character);
		if (before < START_LETTERS) {
			continue;
		}
		const uint32_t form = kd_lang_word(
			lang, kd_str_slice(folded, from, folded.len));
		if (form == KD_NONE) {
			continue;
		}
		struct kd_word_analysis analysis;
		const bool known = kd_lang_analysis(lang, form, 0, &analysis);
		const uint32_t lemma = known ? analysis.lemma_word : form;
		const struct kd_words word = {
			.forms = &form, .lemmas = &lemma, .n = 1
		};
		struct kd_match match;
		if (kd_lang_match(lang, table, &word, 0, &match)) {
			return match.row;
		}
	}
	return KD_NONE;
}

bool kd_names_is_age(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *pieces = naming->pieces.items;
	return piece + 2 < naming->pieces.n &&
	       kd_str_equal(pieces[piece].folded, KD_STR("(")) &&
	       kd_str_equal(pieces[piece + 2].folded, KD_STR(")")) &&
	       pieces[piece + 1].folded.len <= 2 &&
	       naming->reading->tokens->items[pieces[piece + 1].token].kind ==
		       KD_TOKEN_NUMBER;
}

/* Kim Jong Un: the third part of a name that is a word of grammar elsewhere. */
static bool is_third_part(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	return piece > 1 && item[-2].sentence == item->sentence &&
	       kd_piece_has(&item[-2], KD_PIECE_GIVEN) &&
	       kd_piece_has(&item[-1], KD_PIECE_CAPITAL) &&
	       !kd_piece_has(&item[-1], KD_PIECE_COMMON) &&
	       kd_piece_has(item, KD_PIECE_CAPITAL) &&
	       !kd_piece_has(item, KD_PIECE_WEAK);
}

/* Words that are no names whatever their first letter: I, the, og. */
static bool is_function_word(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	if (!kd_piece_has(item, KD_PIECE_COMMON) ||
		kd_piece_has(item, KD_PIECE_ACRONYM)) {
		return false;
	}
	/* Per Olsen, Will Smith: a surname follows. */
	if (kd_piece_has(item, KD_PIECE_GIVEN) &&
		!kd_piece_has(item, KD_PIECE_WEAK) &&
		piece + 1 < kd_names_sentence_end(naming, piece) &&
		kd_piece_has(item + 1, KD_PIECE_CAPITAL)) {
		return false;
	}
	if (is_third_part(naming, piece)) {
		return false;
	}
	switch (kd_piece_analysis(naming, piece)->upos) {
	case KD_UPOS_ADP:
	case KD_UPOS_AUX:
	case KD_UPOS_CCONJ:
	case KD_UPOS_DET:
	case KD_UPOS_PART:
	case KD_UPOS_PRON:
	case KD_UPOS_SCONJ:
		return true;
	default:
		return false;
	}
}

/* Theresa May, Ola Nordmann: a surname that is another word elsewhere. */
bool kd_names_is_after_given(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	return piece > 0 && item[-1].sentence == item->sentence &&
	       kd_piece_has(&item[-1], KD_PIECE_GIVEN) &&
	       !kd_piece_has(item, KD_PIECE_WEAK);
}

bool kd_names_may_hold(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	return kd_piece_has(item, KD_PIECE_WORD) &&
	       kd_piece_has(item, KD_PIECE_CAPITAL) &&
	       (!kd_piece_has(item, KD_PIECE_CALENDAR) ||
		       kd_names_is_after_given(naming, piece)) &&
	       !is_function_word(naming, piece);
}

/* The row of org-suffixes for a word as such or as the end of a compound. */
uint32_t kd_names_org_at(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	if (kd_names_match(naming, KD_TABLE_ORG_SUFFIXES, piece, &match)) {
		return match.row;
	}
	return kd_names_tail(naming, KD_TABLE_ORG_SUFFIXES, piece);
}

bool kd_names_is_org_place(
	const struct kd_naming *naming, uint32_t row, const char *place)
{
	return row != KD_NONE &&
	       kd_naming_is(naming, row, KD_COLUMN_ORG_SUFFIXES_PLACE, place);
}

/* Words that hold an organisation's name together: of, for the, za. By their
 * form alone: "dela" is no "del". */
bool kd_names_is_joint(
	const struct kd_naming *naming, uint32_t piece, bool small)
{
	const struct kd_words word = {
		.forms = &naming->pieces.items[piece].form, .n = 1
	};
	struct kd_match match;
	if (!kd_lang_match(naming->reading->lang, KD_TABLE_ORG_SUFFIXES, &word,
		    0, &match)) {
		return false;
	}
	return kd_names_is_org_place(naming, match.row, "link") ||
	       (!small && kd_names_is_org_place(naming, match.row, "join"));
}

/* Whether the row makes a name, and does not only join words. */
bool kd_names_is_org_word(const struct kd_naming *naming, uint32_t row)
{
	return row != KD_NONE && !kd_names_is_org_place(naming, row, "join") &&
	       !kd_names_is_org_place(naming, row, "link");
}

bool kd_names_is_adjective_row(const struct kd_naming *naming, uint32_t row)
{
	return kd_naming_is(naming, row, KD_COLUMN_PLACES_KIND, "adjective") ||
	       kd_naming_is(naming, row, KD_COLUMN_PLACES_KIND, "demonym");
}

/* The place at a piece. Where adjectives have a small letter, a capital tells
 * that "Hrvaške" is the country's form and not the adjective's. */
bool kd_names_place_at(
	const struct kd_naming *naming, uint32_t piece, struct kd_match *out)
{
	if (!kd_names_match(naming, KD_TABLE_PLACES, piece, out)) {
		return false;
	}
	const struct kd_piece *item = &naming->pieces.items[piece];
	if (out->n > 1 || kd_piece_has(item, KD_PIECE_WEAK) ||
		item->lemma == item->form || item->lemma == KD_NONE ||
		!kd_names_is_adjective_row(naming, out->row)) {
		return true;
	}
	const struct kd_words base = {
		.forms = &item->lemma, .lemmas = &item->lemma, .n = 1
	};
	struct kd_match other;
	if (kd_lang_match(
		    naming->reading->lang, KD_TABLE_PLACES, &base, 0, &other) &&
		!kd_names_is_adjective_row(naming, other.row)) {
		*out = other;
	}
	return true;
}

/* Whether the place row's word is of a people or an adjective: Russian. */
bool kd_names_is_adjective(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_place_at(naming, piece, &match) &&
	       kd_names_is_adjective_row(naming, match.row);
}

/* A genitive that ends a name: Trumps, where Trump is known. */
bool kd_names_is_closed(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	const struct kd_lang *lang = naming->reading->lang;
	struct kd_ending ending;
	kd_ending_init(&ending, naming, item->folded);
	while (naming->has_genitive && kd_ending_next(&ending)) {
		if (!kd_lang_is(lang, ending.row, KD_COLUMN_NAME_ENDINGS_KIND,
			    "genitive")) {
			continue;
		}
		const struct kd_seen *seen = kd_names_seen(naming, ending.base);
		const uint32_t word = kd_lang_word(lang, ending.base);
		if ((seen != NULL && seen->strong > 0) ||
			kd_lang_starts(lang, KD_TABLE_PLACES, word)) {
			return item->given == KD_NONE;
		}
	}
	return false;
}

bool kd_names_is_title(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match title;
	struct kd_match org;
	return kd_names_match(naming, KD_TABLE_TITLES, piece, &title) &&
	       !(kd_names_match(naming, KD_TABLE_ORG_SUFFIXES, piece, &org) &&
		       org.n >= title.n &&
		       kd_names_is_org_word(naming, org.row));
}
