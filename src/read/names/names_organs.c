/* names_organs.c - which state's ministry, court or army a name means. */
#include "read/names/names_private.h"

/* Most small words between a body and the country it is of: "of the". */
#define JOINTS_MAX 2

/* The state of a place, by the packs' key: "UA" of "UA/Kyiv"; empty where the
 * place is in none. */
static struct kd_str state_of(const struct kd_naming *naming, uint32_t row)
{
	struct kd_str rest =
		kd_lang_text(naming->reading->lang, row, KD_COLUMN_PLACES_KEY);
	const struct kd_str key = kd_str_cut(&rest, '/');
	return key.len == 2 ? key : (struct kd_str){ 0 };
}

static struct kd_str state_at(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_place_at(naming, piece, &match)
		       ? state_of(naming, match.row)
		       : (struct kd_str){ 0 };
}

/* The state within a body's name, but not in the words for the body. */
static struct kd_str state_inside(const struct kd_naming *naming,
	const struct kd_candidate *candidate, uint32_t from, uint32_t end)
{
	struct kd_str state = { 0 };
	for (uint32_t i = 0; i < candidate->n && state.len == 0; i++) {
		const uint32_t piece = candidate->first + i;
		if (piece < from || piece >= end) {
			state = state_at(naming, piece);
		}
	}
	return state;
}

/* "Ministry of Defence | of Ukraine", "Ministerio de Defensa | ruso". */
static struct kd_str state_after(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	uint32_t piece = candidate->first + candidate->n;
	const uint32_t limit = kd_names_sentence_end(naming, piece - 1);
	for (uint32_t n = 0; n < JOINTS_MAX && piece < limit &&
			     kd_names_is_joint(naming, piece, false);
		n++) {
		piece++;
	}
	return piece < limit && (kd_piece_has(&naming->pieces.items[piece],
					 KD_PIECE_CAPITAL) ||
					kd_names_is_adjective(naming, piece))
		       ? state_at(naming, piece)
		       : (struct kd_str){ 0 };
}

/* "rusko | Ministrstvo za obrambo", "Russia's | Ministry of Defence". */
static struct kd_str state_before(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const struct kd_piece *pieces = naming->pieces.items;
	uint32_t piece = candidate->first;
	const uint32_t start = naming->sentence_first[pieces[piece].sentence];
	const bool clitic =
		piece > start &&
		kd_str_equal(pieces[piece - 1].folded, KD_STR("'s"));
	piece -= clitic;
	if (piece == start) {
		return (struct kd_str){ 0 };
	}
	piece--;
	return clitic || naming->has_genitive ||
			       kd_names_is_adjective(naming, piece) ||
			       kd_piece_has(&pieces[piece], KD_PIECE_ACRONYM)
		       ? state_at(naming, piece)
		       : (struct kd_str){ 0 };
}

/* Whether a name is one word for a kind of body: "the University". */
static bool is_mere_kind(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	struct kd_match match;
	return candidate->n == 1 && candidate->fixed == KD_FIXED_NO &&
	       !kd_piece_has(&naming->pieces.items[candidate->first],
		       KD_PIECE_ACRONYM | KD_PIECE_PART) &&
	       kd_names_match(naming, KD_TABLE_ORG_SUFFIXES, candidate->first,
		       &match) &&
	       match.n == 1 &&
	       kd_lang_number(naming->reading->lang, match.row,
		       KD_COLUMN_ORG_SUFFIXES_TYPE) == KD_NAME_ORG;
}

/* Whether a name has no words but those for the body and articles. */
static bool is_all(const struct kd_naming *naming,
	const struct kd_candidate *candidate, uint32_t from, uint32_t end)
{
	for (uint32_t i = 0; i < candidate->n; i++) {
		const uint32_t piece = candidate->first + i;
		if ((piece < from || piece >= end) &&
			!kd_lang_starts(naming->reading->lang,
				KD_TABLE_STOPWORDS,
				naming->pieces.items[piece].form)) {
			return false;
		}
	}
	return true;
}

/* Finds the words for an organ in a name; where they begin it, they may go on
 * behind what was found: "Ministerstvo | obrany". */
static bool find_organ(const struct kd_naming *naming,
	const struct kd_candidate *candidate, uint32_t limit,
	struct kd_match *match, uint32_t *at)
{
	const uint32_t end = candidate->first + candidate->n;
	for (uint32_t i = candidate->first; i < end; i++) {
		if (kd_names_match(naming, KD_TABLE_ORGANS, i, match) &&
			(i + match->n <= end ||
				(i == candidate->first &&
					i + match->n <= limit))) {
			*at = i;
			return true;
		}
	}
	return false;
}

bool kd_names_know_organ(struct kd_naming *naming, uint32_t limit,
	struct kd_candidate *candidate)
{
	struct kd_match match;
	uint32_t at = 0;
	if (candidate->type != KD_NAME_ORG ||
		candidate->fixed == KD_FIXED_OUTLET) {
		return true;
	}
	if (!find_organ(naming, candidate, limit, &match, &at)) {
		candidate->bare = is_mere_kind(naming, candidate);
		return true;
	}
	const uint32_t end = at + match.n;
	candidate->organ = kd_lang_text(
		naming->reading->lang, match.row, KD_COLUMN_ORGANS_ORGAN);
	if (end > candidate->first + candidate->n) {
		for (uint32_t i = candidate->first + candidate->n; i < end;
			i++) {
			naming->pieces.items[i].base =
				kd_span_text(naming->reading->text,
					naming->pieces.items[i].span);
		}
		candidate->n = end - candidate->first;
		candidate->base = kd_names_join_bases(naming, candidate);
	}
	candidate->owner = state_inside(naming, candidate, at, end);
	if (candidate->owner.len == 0) {
		candidate->owner = state_after(naming, candidate);
	}
	if (candidate->owner.len == 0) {
		candidate->owner = state_before(naming, candidate);
	}
	candidate->bare =
		candidate->owner.len == 0 && is_all(naming, candidate, at, end);
	return candidate->base.data != NULL;
}

/* Whether a row of places is of a whole state, and of no town in it. */
static bool is_of_state(const struct kd_naming *naming, uint32_t row)
{
	const struct kd_str state = state_of(naming, row);
	return state.len > 0 && state.len == kd_lang_text(naming->reading->lang,
						     row, KD_COLUMN_PLACES_KEY)
						     .len;
}

/* Whether a noun that no preposition parts from what it follows is in the case
 * of who owns that. */
static bool is_owner(const struct kd_naming *naming, uint32_t piece)
{
	const uint32_t own = kd_feats_get(
		kd_piece_analysis(naming, piece)->feats, KD_FEATURE_CASE);
	return kd_piece_has(&naming->pieces.items[piece], KD_PIECE_ACRONYM) ||
	       own == KD_CASE_GEN;
}

/* Where the state ends that follows the words for an organ: "министерство
 * обороны | Украины", "ministerio de Defensa | ruso"; 0 if none does. */
static uint32_t end_of_state(const struct kd_naming *naming, uint32_t end)
{
	const uint32_t limit = kd_names_sentence_end(naming, end - 1);
	uint32_t piece = end;
	while (piece < end + JOINTS_MAX && piece < limit &&
		kd_names_is_joint(naming, piece, false)) {
		piece++;
	}
	struct kd_match match;
	if (piece >= limit || !kd_names_place_at(naming, piece, &match) ||
		!is_of_state(naming, match.row)) {
		return 0;
	}
	const bool is_country =
		kd_naming_is(
			naming, match.row, KD_COLUMN_PLACES_KIND, "country") &&
		kd_piece_has(&naming->pieces.items[piece], KD_PIECE_CAPITAL) &&
		(piece > end || is_owner(naming, piece));
	const bool is_adjective =
		piece == end && match.n == 1 &&
		kd_piece_analysis(naming, piece)->upos == KD_UPOS_ADJ &&
		kd_names_is_adjective_row(naming, match.row);
	return is_country || is_adjective ? piece + match.n : 0;
}

/* Whether a small adjective of a state stands before the words for an organ:
 * "britanski | parlament". */
static bool is_behind_state(
	const struct kd_completing *completing, uint32_t piece)
{
	const struct kd_naming *naming = completing->naming;
	const uint32_t start =
		naming->sentence_first[kd_completing_piece(completing, piece)
					       ->sentence];
	struct kd_match match;
	return piece > start && piece > completing->end &&
	       !kd_completing_is_capital(completing, piece - 1) &&
	       kd_names_place_at(naming, piece - 1, &match) &&
	       kd_names_is_adjective_row(naming, match.row) &&
	       is_of_state(naming, match.row);
}

/* The head noun of an organ that begins with it in its basic form, all else as
 * the text has it. */
static bool set_base(struct kd_naming *naming, struct kd_candidate *candidate)
{
	for (uint32_t i = 0; i < candidate->n; i++) {
		struct kd_piece *piece =
			&naming->pieces.items[candidate->first + i];
		const struct kd_str text =
			kd_span_text(naming->reading->text, piece->span);
		const struct kd_analysis *analysis =
			kd_piece_analysis(naming, candidate->first + i);
		const bool is_head = i == 0 && analysis->upos == KD_UPOS_NOUN &&
				     analysis->lemma.len > 0;
		piece->base = is_head ? kd_names_as_cased(
						naming, analysis->lemma, text)
				      : text;
	}
	candidate->base = kd_names_join_bases(naming, candidate);
	return candidate->base.data != NULL;
}

bool kd_names_add_organ(
	struct kd_completing *completing, uint32_t piece, bool *done)
{
	struct kd_naming *naming = completing->naming;
	struct kd_match match;
	*done = false;
	if (kd_completing_is_capital(completing, piece) ||
		!kd_names_match(naming, KD_TABLE_ORGANS, piece, &match)) {
		return true;
	}
	const uint32_t end = end_of_state(naming, piece + match.n);
	const bool is_behind = end == 0 && is_behind_state(completing, piece);
	if (end == 0 && !is_behind) {
		return true;
	}
	struct kd_candidate organ = { .first = piece,
		.n = (end > 0 ? end : piece + match.n) - piece,
		.type = KD_NAME_ORG,
		.row = KD_NONE,
		.org = KD_NONE,
		.whole = KD_NONE,
		.title = KD_NONE,
		.why_row = match.row,
		.score = { [KD_NAME_ORG] = KD_LISTED_SCORE } };
	organ.first -= is_behind;
	organ.n += is_behind;
	*done = true;
	completing->end = organ.first + organ.n;
	completing->after_title = false;
	return set_base(naming, &organ) &&
	       kd_names_know_organ(naming, completing->end, &organ) &&
	       KD_PUSH(naming->arena, &naming->candidates, organ);
}
