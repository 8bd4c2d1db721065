/* names_titles.c - names that stand in quotation marks behind a word that says
 * what they are of. */
#include "read/names/names_private.h"

/* Most pieces between quotation marks. */
#define TITLE_MAX 24
/* Words that say what follows, and not only where: "the paper", not "in". */
#define SURE_CUE 4

/* The type that a word before quotation marks gives what is in them, or 0. */
enum kd_name_type kd_names_type_behind(
	const struct kd_completing *completing, uint32_t piece)
{
	const struct kd_naming *naming = completing->naming;
	const struct kd_lang *lang = naming->reading->lang;
	struct kd_match match;
	int32_t type = 0;
	if (kd_names_match(naming, KD_TABLE_NAME_CUES, piece, &match) &&
		match.n == 1 &&
		kd_naming_is(naming, match.row, KD_COLUMN_NAME_CUES_PLACE,
			"before") &&
		kd_lang_number(lang, match.row, KD_COLUMN_NAME_CUES_WEIGHT) >=
			SURE_CUE) {
		type = kd_lang_number(
			lang, match.row, KD_COLUMN_NAME_CUES_TYPE);
	} else if (kd_names_is_org_word(
			   naming, kd_names_org_at(naming, piece))) {
		type = KD_NAME_ORG;
	}
	return type == KD_NAME_ORG || type == KD_NAME_MISC
		       ? (enum kd_name_type)type
		       : KD_NAME_UNKNOWN;
}

/* Adds a name of all pieces up to an end, as the text has them. */
static bool add_title(struct kd_completing *completing, uint32_t first,
	uint32_t end, enum kd_name_type type)
{
	struct kd_naming *naming = completing->naming;
	struct kd_candidate title = { .first = first,
		.n = end - first,
		.type = type,
		.row = KD_NONE,
		.org = KD_NONE,
		.whole = KD_NONE,
		.title = KD_NONE,
		.why_row = KD_NONE };
	title.score[type] = KD_LISTED_SCORE;
	for (uint32_t i = first; i < end; i++) {
		naming->pieces.items[i].base = kd_span_text(
			naming->reading->text, naming->pieces.items[i].span);
	}
	title.base = kd_names_join_bases(naming, &title);
	completing->end = end;
	return title.base.data != NULL &&
	       KD_PUSH(naming->arena, &naming->candidates, title);
}

bool kd_names_make_title(struct kd_completing *completing, uint32_t first,
	uint32_t end, enum kd_name_type type)
{
	completing->after_title = true;
	return add_title(completing, first, end, type);
}

/* Where a title in quotation marks ends that open before a piece: at the marks
 * or with its first sentence. 0 if it is none: too long, or somebody speaks. */
static uint32_t end_of_title(
	const struct kd_completing *completing, uint32_t first)
{
	const struct kd_naming *naming = completing->naming;
	const uint32_t limit = kd_names_sentence_end(naming, first);
	for (uint32_t i = first + 1;
		i < naming->pieces.n && i <= first + TITLE_MAX; i++) {
		if (kd_names_are_quotes(naming, first - 1, i)) {
			return i < limit ? i : limit - 1;
		}
		const uint8_t upos = kd_piece_analysis(naming, i)->upos;
		if (i < limit &&
			(upos == KD_UPOS_VERB || upos == KD_UPOS_AUX)) {
			return 0;
		}
	}
	return 0;
}

/* "телеканал «Україна 24»": all between the marks is one name. Goes past the
 * names found there; *done says whether it is so. */
bool kd_names_add_title(
	struct kd_completing *completing, uint32_t first, bool *done)
{
	struct kd_naming *naming = completing->naming;
	const uint32_t start =
		naming->sentence_first[kd_completing_piece(completing, first)
					       ->sentence];
	*done = false;
	if (first < start + 2 || !kd_completing_is_capital(completing, first) ||
		kd_piece_has(kd_completing_piece(completing, first - 1),
			KD_PIECE_WORD)) {
		return true;
	}
	const enum kd_name_type type =
		kd_names_type_behind(completing, first - 2);
	const uint32_t end =
		type != KD_NAME_UNKNOWN ? end_of_title(completing, first) : 0;
	const struct kd_candidate *own =
		completing->next < completing->found.n
			? &completing->found.items[completing->next]
			: NULL;
	/* What was found may be all of it, or go on. */
	if (end < first + 2 || own == NULL || own->first >= end ||
		own->first + own->n > end ||
		(own->first == first && own->first + own->n == end)) {
		return true;
	}
	*done = true;
	return add_title(completing, first, end, type);
}
