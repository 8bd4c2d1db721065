/* names_sides.c - words that belong to the name of the place after them. */
#include "read/names/names_private.h"

/* Most pieces that a place's name has before its last. */
#define BEFORE_MAX 3

/* Moves the beginning of a name to an earlier piece. How the words there are
 * inflected is not known, so that the name stands as in the text. */
static bool begin_at(const struct kd_completing *completing, uint32_t first,
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
static bool begin_small(const struct kd_completing *completing, uint32_t first,
	struct kd_candidate *candidate)
{
	struct kd_match match;
	if (kd_completing_is_capital(completing, first) ||
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
static bool begin_with_side(const struct kd_completing *completing,
	uint32_t first, struct kd_candidate *candidate)
{
	struct kd_match match;
	if (!kd_completing_small(completing, first, "side", &match) ||
		first + match.n != candidate->first) {
		return true;
	}
	candidate->side = kd_lang_text(completing->naming->reading->lang,
		match.row, KD_COLUMN_SMALL_NAMES_KEY);
	return begin_at(completing, first, candidate);
}

/* The place that a side and its place were found as: "Южна Германия". */
bool kd_names_know_side(
	const struct kd_completing *completing, struct kd_candidate *candidate)
{
	const struct kd_naming *naming = completing->naming;
	struct kd_candidate place = *candidate;
	struct kd_match side;
	if (candidate->fixed != KD_FIXED_NO || candidate->n < 2 ||
		!kd_completing_small(
			completing, candidate->first, "side", &side) ||
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
bool kd_names_is_lone_side(const struct kd_completing *completing,
	const struct kd_candidate *candidate)
{
	struct kd_match side;
	return completing->next < completing->found.n &&
	       candidate[1].fixed == KD_FIXED_PLACE && !candidate[1].dropped &&
	       candidate[1].first == candidate->first + candidate->n &&
	       kd_completing_small(
		       completing, candidate->first, "side", &side) &&
	       side.n == candidate->n;
}

/* Gives a place the words before it that belong to its name. */
bool kd_names_complete_place(
	const struct kd_completing *completing, struct kd_candidate *candidate)
{
	const struct kd_naming *naming = completing->naming;
	const uint32_t place = candidate->first;
	const uint32_t start =
		naming->sentence_first[kd_completing_piece(completing, place)
					       ->sentence];
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
