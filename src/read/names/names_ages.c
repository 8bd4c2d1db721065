/* names_ages.c - father and son of one name: Donald Trump Jr. */
#include "read/names/names_private.h"

/* A given name and a surname at least, and no bare "Novak mlajši". */
#define LEAST_PIECES 2u

static bool is_age(
	const struct kd_completing *completing, uint32_t piece, uint32_t *row)
{
	struct kd_match match;
	if (!kd_completing_small(completing, piece, "age", &match) ||
		match.n != 1) {
		return false;
	}
	*row = match.row;
	return true;
}

/* What parts a piece from the one before it in a name. */
static struct kd_str gap_before(const struct kd_piece *piece)
{
	return kd_piece_has(piece, KD_PIECE_TIGHT) ? KD_STR("-") : KD_STR(" ");
}

/* The name without its age, and with it as the pack's key has it. */
static bool set_bases(const struct kd_completing *completing,
	struct kd_candidate *candidate, uint32_t age, uint32_t row)
{
	struct kd_naming *naming = completing->naming;
	const struct kd_piece *piece = kd_completing_piece(completing, age);
	const struct kd_str word =
		kd_span_text(naming->reading->text, piece->span);
	const struct kd_str way =
		kd_names_first_way(kd_lang_key(naming->reading->lang, row));
	const struct kd_str cased =
		kd_completing_is_capital(completing, age) ? word : way;
	candidate->whole_base = candidate->base;
	candidate->age = kd_lang_text(
		naming->reading->lang, row, KD_COLUMN_SMALL_NAMES_KEY);
	candidate->base = kd_str_format(naming->arena, "%.*s%.*s%.*s",
		KD_SHOW(candidate->base), KD_SHOW(gap_before(piece)),
		KD_SHOW(cased));
	return candidate->base.data != NULL;
}

bool kd_names_take_age(
	const struct kd_completing *completing, struct kd_candidate *candidate)
{
	struct kd_naming *naming = completing->naming;
	const uint32_t end = candidate->first + candidate->n;
	uint32_t row = KD_NONE;
	if (candidate->type != KD_NAME_PER || candidate->n < LEAST_PIECES ||
		candidate->fixed != KD_FIXED_NO) {
		return true;
	}
	if (candidate->n > LEAST_PIECES && is_age(completing, end - 1, &row)) {
		candidate->n--;
		candidate->base = kd_names_join_bases(naming, candidate);
		candidate->n++;
		return candidate->base.data != NULL &&
		       set_bases(completing, candidate, end - 1, row);
	}
	if (end < kd_names_sentence_end(naming, end - 1) &&
		is_age(completing, end, &row)) {
		candidate->n++;
		return set_bases(completing, candidate, end, row);
	}
	return true;
}
