/* names_complete.c - makes names whole: what is written small, and what stands
 * in quotation marks behind a word that says what it is. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* Most pieces that a place's name has before its last, and a title in quotation
 * marks within them. */
#define BEFORE_MAX 3
#define TITLE_MAX 16
/* Words that say what follows, and not only where: "the paper", not "in". */
#define SURE_CUE 4
/* How sure a name is that the packs list. */
static const float listed_score = 6.0F;

struct completing {
	struct kd_naming *naming;
	struct kd_candidates found; /* before */
	uint32_t next;              /* of those found */
	uint32_t end;               /* first piece after what is done */
	bool after_title;           /* what ends there was made a title */
};

static const struct kd_piece *piece_at(
	const struct completing *completing, uint32_t piece)
{
	return &completing->naming->pieces.items[piece];
}

static bool is_capital(const struct completing *completing, uint32_t piece)
{
	return kd_piece_has(piece_at(completing, piece), KD_PIECE_CAPITAL);
}

/* The row of a thing or a side of n pieces; KD_NONE if there is none. */
static uint32_t small_at(const struct completing *completing, uint32_t piece,
	const char *kind, struct kd_match *out)
{
	return kd_names_match(completing->naming, KD_TABLE_SMALL_NAMES, piece,
		       out) && kd_naming_is(completing->naming, out->row,
				       KD_COLUMN_SMALL_NAMES_KIND, kind)
		       ? out->row
		       : KD_NONE;
}

/* Moves the beginning of a name to an earlier piece. How the words there are
 * inflected is not known, so that the name stands as in the text. */
static bool begin_at(const struct completing *completing, uint32_t first,
	struct kd_candidate *candidate)
{
	struct kd_naming *naming = completing->naming;
	candidate->n += candidate->first - first;
	candidate->first = first;
	for (uint32_t i = first; i < first + candidate->n; i++) {
		naming->pieces.items[i].base = kd_span_text(
			naming->reading->text, naming->pieces.items[i].span);
	}
	candidate->base = kd_names_join_bases(naming, candidate);
	return candidate->base.data != NULL;
}

/* "zahodna Evropa": a place of the packs whose first word is small. */
static bool begin_small(const struct completing *completing, uint32_t first,
	struct kd_candidate *candidate)
{
	struct kd_match match;
	if (is_capital(completing, first) ||
		!kd_names_match(
			completing->naming, KD_TABLE_PLACES, first, &match) ||
		first + match.n != candidate->first + candidate->n ||
		kd_names_is_adjective_row(completing->naming, match.row)) {
		return true;
	}
	candidate->row = match.row;
	return begin_at(completing, first, candidate) &&
	       kd_names_fixed_base(completing->naming, candidate);
}

/* "severna Italija": part of a place. */
static bool begin_with_side(const struct completing *completing, uint32_t first,
	struct kd_candidate *candidate)
{
	struct kd_match match;
	const uint32_t row = small_at(completing, first, "side", &match);
	if (row == KD_NONE || first + match.n != candidate->first) {
		return true;
	}
	candidate->side = kd_lang_text(completing->naming->reading->lang, row,
		KD_COLUMN_SMALL_NAMES_KEY);
	return begin_at(completing, first, candidate);
}

/* The place that a side and its place were found as: "Южна Германия". */
static bool know_side(
	const struct completing *completing, struct kd_candidate *candidate)
{
	const struct kd_naming *naming = completing->naming;
	struct kd_candidate place = *candidate;
	struct kd_match side;
	if (candidate->fixed != KD_FIXED_NO || candidate->n < 2 ||
		small_at(completing, candidate->first, "side", &side) ==
			KD_NONE ||
		side.n >= candidate->n) {
		return true;
	}
	place.first += side.n;
	place.n -= side.n;
	place.type = KD_NAME_LOC;
	kd_names_know(naming, &place);
	if (place.fixed != KD_FIXED_PLACE) {
		return true;
	}
	const uint32_t first = candidate->first;
	*candidate = place;
	candidate->side = kd_lang_text(
		naming->reading->lang, side.row, KD_COLUMN_SMALL_NAMES_KEY);
	return begin_at(completing, first, candidate);
}

/* Whether the side of the place found next was taken for a name by itself. */
static bool is_lone_side(const struct completing *completing,
	const struct kd_candidate *candidate)
{
	struct kd_match side;
	return completing->next < completing->found.n &&
	       candidate[1].fixed == KD_FIXED_PLACE && !candidate[1].dropped &&
	       candidate[1].first == candidate->first + candidate->n &&
	       small_at(completing, candidate->first, "side", &side) !=
		       KD_NONE &&
	       side.n == candidate->n;
}

/* Gives a place the words before it that belong to its name. */
static bool complete_place(
	const struct completing *completing, struct kd_candidate *candidate)
{
	const struct kd_naming *naming = completing->naming;
	const uint32_t place = candidate->first;
	const uint32_t start =
		naming->sentence_first[piece_at(completing, place)->sentence];
	if (candidate->fixed != KD_FIXED_PLACE) {
		return true;
	}
	for (uint32_t back = BEFORE_MAX; back > 0; back--) {
		if (place < start + back || place - back < completing->end) {
			continue;
		}
		if (!begin_small(completing, place - back, candidate) ||
			(candidate->first == place &&
				!begin_with_side(
					completing, place - back, candidate))) {
			return false;
		}
		if (candidate->first != place) {
			break;
		}
	}
	return true;
}

/* The type that a word before quotation marks gives what is in them, or 0. */
static enum kd_name_type type_behind(
	const struct completing *completing, uint32_t piece)
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

/* A name of all pieces up to an end, as the text has them. */
static bool make_title(struct completing *completing, uint32_t first,
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
	title.score[type] = listed_score;
	for (uint32_t i = first; i < end; i++) {
		naming->pieces.items[i].base = kd_span_text(
			naming->reading->text, naming->pieces.items[i].span);
	}
	title.base = kd_names_join_bases(naming, &title);
	completing->end = end;
	completing->after_title = true;
	return title.base.data != NULL &&
	       KD_PUSH(naming->arena, &naming->candidates, title);
}

/* Where a title in quotation marks ends that open before a piece; 0 if it is
 * none: too long, or sentences. */
static uint32_t end_of_title(
	const struct completing *completing, uint32_t first)
{
	const struct kd_naming *naming = completing->naming;
	const uint32_t limit = kd_names_sentence_end(naming, first);
	for (uint32_t i = first + 1; i < limit && i <= first + TITLE_MAX; i++) {
		if (kd_names_are_quotes(naming, first - 1, i)) {
			return i;
		}
		const uint8_t upos = kd_piece_analysis(naming, i)->upos;
		if (upos == KD_UPOS_VERB || upos == KD_UPOS_AUX) {
			return 0;
		}
	}
	return 0;
}

/* "телеканал «Україна 24»": all between the marks is one name. Goes past the
 * names found there; *done says whether it is so. */
static bool add_title(struct completing *completing, uint32_t first, bool *done)
{
	struct kd_naming *naming = completing->naming;
	const uint32_t start =
		naming->sentence_first[piece_at(completing, first)->sentence];
	*done = false;
	if (first < start + 2 || !is_capital(completing, first) ||
		kd_piece_has(piece_at(completing, first - 1), KD_PIECE_WORD)) {
		return true;
	}
	const enum kd_name_type type = type_behind(completing, first - 2);
	const uint32_t end =
		type != KD_NAME_UNKNOWN ? end_of_title(completing, first) : 0;
	const struct kd_candidate *own =
		completing->next < completing->found.n
			? &completing->found.items[completing->next]
			: NULL;
	/* What was found may well know better where its name ends. */
	if (end < first + 2 || own == NULL || own->first >= end ||
		own->first + own->n >= end) {
		return true;
	}
	struct kd_candidate title = { .first = first,
		.n = end - first,
		.type = type,
		.row = KD_NONE,
		.org = KD_NONE,
		.whole = KD_NONE,
		.title = KD_NONE,
		.why_row = KD_NONE };
	title.score[type] = listed_score;
	for (uint32_t i = first; i < end; i++) {
		naming->pieces.items[i].base = kd_span_text(
			naming->reading->text, naming->pieces.items[i].span);
	}
	title.base = kd_names_join_bases(naming, &title);
	completing->end = end;
	*done = true;
	return title.base.data != NULL &&
	       KD_PUSH(naming->arena, &naming->candidates, title);
}

static bool is_stopword(const struct completing *completing, uint32_t piece)
{
	return kd_lang_starts(completing->naming->reading->lang,
		KD_TABLE_STOPWORDS, piece_at(completing, piece)->form);
}

/* Whether a thing stands in a list with a title: "COVID kultura a COVID sport".
 */
static bool goes_on(const struct completing *completing, uint32_t first)
{
	return completing->after_title && first == completing->end + 1 &&
	       (kd_str_equal(
			piece_at(completing, first - 1)->folded, KD_STR(",")) ||
		       is_stopword(completing, first - 1));
}

/* Where the longer name ends that a thing begins behind a word that says what
 * it is: "projekt covid-19 sledilnik"; 0 if there is none. */
static uint32_t end_of_longer(
	const struct completing *completing, uint32_t first, uint32_t end)
{
	const uint32_t start =
		completing->naming
			->sentence_first[piece_at(completing, first)->sentence];
	if (end >= kd_names_sentence_end(completing->naming, first) ||
		!kd_piece_has(piece_at(completing, end), KD_PIECE_WORD) ||
		is_stopword(completing, end) || first == start) {
		return 0;
	}
	return goes_on(completing, first) ||
			       type_behind(completing, first - 1) !=
				       KD_NAME_UNKNOWN
		       ? end + 1
		       : 0;
}

/* Whether a capital that no sentence owes stands right before: "Stop brexit".
 */
static bool is_behind_capital(
	const struct completing *completing, uint32_t first)
{
	const struct kd_piece *piece = piece_at(completing, first);
	return first > completing->end &&
	       piece[-1].sentence == piece->sentence &&
	       is_capital(completing, first - 1) &&
	       !kd_piece_has(&piece[-1], KD_PIECE_WEAK);
}

/* A name that the tables list; a title that begins or ends with it; nothing
 * where a number makes it another thing. */
static bool add_thing(
	struct completing *completing, uint32_t first, struct kd_match match)
{
	struct kd_naming *naming = completing->naming;
	const uint32_t end = first + match.n;
	const uint32_t longer = end_of_longer(completing, first, end);
	const struct kd_candidate thing = { .first = first,
		.n = match.n,
		.type = KD_NAME_MISC,
		.fixed = KD_FIXED_THING,
		.row = match.row,
		.org = KD_NONE,
		.whole = KD_NONE,
		.title = KD_NONE,
		.why_row = match.row,
		.score = { [KD_NAME_MISC] = listed_score },
		.base = kd_lang_text(naming->reading->lang, match.row,
			KD_COLUMN_SMALL_NAMES_KEY) };
	if (end < naming->pieces.n &&
		naming->reading->tokens->items[piece_at(completing, end)->token]
				.kind == KD_TOKEN_NUMBER) {
		return true;
	}
	if (is_behind_capital(completing, first)) {
		return make_title(completing, first - 1, end, KD_NAME_MISC);
	}
	if (longer > 0) {
		return make_title(completing, first, longer, KD_NAME_MISC);
	}
	completing->end = end;
	completing->after_title = false;
	return KD_PUSH(naming->arena, &naming->candidates, thing);
}

/* Adds a name as it was found, with what its span lacks. */
static bool add_found(struct completing *completing)
{
	struct kd_candidate candidate =
		completing->found.items[completing->next++];
	if (candidate.first < completing->end ||
		is_lone_side(completing,
			&completing->found.items[completing->next - 1])) {
		return true;
	}
	struct kd_match match;
	if (small_at(completing, candidate.first, "thing", &match) != KD_NONE &&
		match.n == candidate.n) {
		return add_thing(completing, candidate.first, match);
	}
	if (!know_side(completing, &candidate) ||
		!complete_place(completing, &candidate)) {
		return false;
	}
	completing->end = candidate.first + candidate.n;
	completing->after_title = false;
	return KD_PUSH(completing->naming->arena,
		&completing->naming->candidates, candidate);
}

static bool complete_at(struct completing *completing, uint32_t piece)
{
	struct kd_match match;
	bool done = false;
	if (piece < completing->end) {
		return true;
	}
	if (!add_title(completing, piece, &done)) {
		return false;
	}
	if (done) {
		return true;
	}
	if (completing->next < completing->found.n &&
		completing->found.items[completing->next].first == piece) {
		return add_found(completing);
	}
	return small_at(completing, piece, "thing", &match) == KD_NONE ||
	       add_thing(completing, piece, match);
}

enum kd_status kd_names_complete(struct kd_naming *naming, struct kd_err *err)
{
	struct completing completing = { .naming = naming };
	completing.found = naming->candidates;
	naming->candidates = (struct kd_candidates){ 0 };
	for (uint32_t i = 0; i < naming->pieces.n; i++) {
		while (completing.next < completing.found.n &&
			(completing.found.items[completing.next].dropped ||
				completing.found.items[completing.next].first <
					i)) {
			completing.next++;
		}
		if (!complete_at(&completing, i)) {
			return kd_arena_full(naming->arena, err);
		}
	}
	return KD_OK;
}
