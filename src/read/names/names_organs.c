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
