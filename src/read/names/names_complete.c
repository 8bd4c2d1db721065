/* names_complete.c - makes names whole: what the packs know and what stands
 * around them says more than their capitals. */
#include "read/names/names_private.h"

/* Most small words between the head of a body's name and the country. */
#define TAIL_MAX 6

bool kd_completing_small(const struct kd_completing *completing, uint32_t piece,
	const char *kind, struct kd_match *out)
{
	return kd_names_match(
		       completing->naming, KD_TABLE_SMALL_NAMES, piece, out) &&
	       kd_naming_is(completing->naming, out->row,
		       KD_COLUMN_SMALL_NAMES_KIND, kind);
}

/* Whether a small word may stand inside a body's name: it tells of what the
 * body is. Its case is not settled yet. */
static bool is_inside(const struct kd_completing *completing, uint32_t piece)
{
	const uint8_t upos = kd_piece_analysis(completing->naming, piece)->upos;
	return kd_piece_has(
		       kd_completing_piece(completing, piece), KD_PIECE_WORD) &&
	       !kd_completing_is_capital(completing, piece) &&
	       (upos == KD_UPOS_CCONJ || upos == KD_UPOS_NOUN ||
		       upos == KD_UPOS_ADJ);
}

/* "Центр контроля | и профилактики заболеваний | США": a body whose name ends
 * with the country that was found by itself. */
static void take_country(
	struct kd_completing *completing, struct kd_candidate *candidate)
{
	const struct kd_naming *naming = completing->naming;
	const struct kd_candidate *place =
		completing->next < completing->found.n
			? &completing->found.items[completing->next]
			: NULL;
	uint32_t end = candidate->first + candidate->n;
	if (candidate->type != KD_NAME_ORG ||
		!kd_names_is_org_place(naming, candidate->org, "head") ||
		place == NULL || place->dropped ||
		place->fixed != KD_FIXED_PLACE || place->first == end ||
		place->first > end + TAIL_MAX ||
		place->first >= kd_names_sentence_end(naming, end - 1) ||
		kd_piece_analysis(naming, place->first - 1)->upos !=
			KD_UPOS_NOUN) {
		return;
	}
	while (end < place->first && is_inside(completing, end)) {
		end++;
	}
	if (end == place->first) {
		candidate->n = place->first + place->n - candidate->first;
		completing->next++;
	}
}

/* Whether an article and, before it, the words for an organ of a state stand
 * before a piece: "Verteidigungsministerium | der | Ukraine". */
static bool is_behind_organ(const struct kd_naming *naming, uint32_t piece)
{
	const uint32_t start =
		naming->sentence_first[naming->pieces.items[piece].sentence];
	if (piece < start + 2 ||
		kd_piece_analysis(naming, piece - 1)->upos != KD_UPOS_DET) {
		return false;
	}
	for (uint32_t i = piece - 1; i-- > start && i + TAIL_MAX > piece;) {
		struct kd_match match;
		if (kd_names_match(naming, KD_TABLE_ORGANS, i, &match)) {
			return i + match.n + 1 == piece;
		}
	}
	return false;
}

/* Whether a name is a country's, in the case of what belongs to it: after a
 * noun that is whatever is no nominative. */
static bool is_owning_country(
	const struct kd_naming *naming, const struct kd_candidate *place)
{
	const uint64_t feats = kd_piece_analysis(naming, place->first)->feats;
	const uint32_t own = kd_feats_get(feats, KD_FEATURE_CASE);
	return place->fixed == KD_FIXED_PLACE &&
	       kd_naming_is(
		       naming, place->row, KD_COLUMN_PLACES_KIND, "country") &&
	       (kd_piece_has(&naming->pieces.items[place->first],
			KD_PIECE_ACRONYM) ||
		       (own != 0 && own != KD_CASE_NOM) ||
		       is_behind_organ(naming, place->first));
}

/* Whether a body's name may begin at a piece: with the word that makes it one,
 * or with adjectives before it. */
static bool begins_body(const struct kd_naming *naming, uint32_t piece,
	uint32_t end, uint32_t *org)
{
	for (uint32_t i = piece; i < end && i < piece + 3; i++) {
		struct kd_match match;
		if (kd_names_match(naming, KD_TABLE_ORG_SUFFIXES, i, &match) &&
			kd_names_is_org_place(naming, match.row, "head")) {
			*org = i;
			return kd_piece_analysis(naming, i)->upos ==
			       KD_UPOS_NOUN;
		}
		if (kd_piece_analysis(naming, i)->upos != KD_UPOS_ADJ) {
			break;
		}
	}
	return false;
}

/* "Союз журналистов России": a country with the body before it whose capital
 * only a sentence seemed to owe. */
static bool take_body(
	struct kd_completing *completing, struct kd_candidate *candidate)
{
	struct kd_naming *naming = completing->naming;
	const uint32_t place = candidate->first;
	uint32_t first = place;
	uint32_t org = 0;
	if (!is_owning_country(naming, candidate)) {
		return true;
	}
	/* "des Ministeriums | der | Ukraine" */
	if (first > completing->end + 1 &&
		kd_piece_analysis(naming, first - 1)->upos == KD_UPOS_DET) {
		first--;
	}
	while (first > completing->end + 1 && first + TAIL_MAX > place &&
		(is_inside(completing, first - 1) ||
			(first < place &&
				kd_names_is_joint(naming, first - 1, true)))) {
		first--;
	}
	first -= first > completing->end;
	if (first + 1 >= place ||
		kd_completing_piece(completing, first)->sentence !=
			kd_completing_piece(completing, place)->sentence ||
		!kd_completing_is_capital(completing, first) ||
		!begins_body(naming, first, place, &org)) {
		return true;
	}
	struct kd_candidate body = { .first = first,
		.n = place + candidate->n - first,
		.type = KD_NAME_ORG,
		.org = kd_names_org_at(naming, org),
		.org_piece = org,
		.row = KD_NONE,
		.whole = KD_NONE,
		.title = KD_NONE,
		.why_row = KD_NONE,
		.score = { [KD_NAME_ORG] = KD_LISTED_SCORE } };
	for (uint32_t i = first; i < first + body.n; i++) {
		naming->pieces.items[i].base = kd_span_text(
			naming->reading->text, naming->pieces.items[i].span);
	}
	body.base = kd_names_join_bases(naming, &body);
	*candidate = body;
	return body.base.data != NULL;
}

/* "Centrální tým Covid-19": a body that has its name from a thing. */
static void take_thing(
	const struct kd_completing *completing, struct kd_candidate *candidate)
{
	const struct kd_naming *naming = completing->naming;
	const uint32_t end = candidate->first + candidate->n;
	struct kd_match match;
	if (candidate->type == KD_NAME_ORG &&
		kd_names_is_org_word(naming, candidate->org) &&
		end < kd_names_sentence_end(naming, end - 1) &&
		kd_completing_small(completing, end, "thing", &match)) {
		candidate->n += match.n;
	}
}

/* Gives a body the words after it that belong to its name. */
static bool complete_body(
	struct kd_completing *completing, struct kd_candidate *candidate)
{
	struct kd_naming *naming = completing->naming;
	const uint32_t end = candidate->first + candidate->n;
	if (candidate->fixed != KD_FIXED_NO) {
		return true;
	}
	take_country(completing, candidate);
	take_thing(completing, candidate);
	if (candidate->first + candidate->n == end) {
		return true;
	}
	for (uint32_t i = end; i < candidate->first + candidate->n; i++) {
		naming->pieces.items[i].base = kd_span_text(
			naming->reading->text, naming->pieces.items[i].span);
	}
	candidate->base = kd_names_join_bases(naming, candidate);
	return candidate->base.data != NULL;
}

/* How far the name just taken may go: to the next one, or its sentence's end.
 */
static uint32_t limit_of(const struct kd_completing *completing)
{
	const struct kd_candidate *found =
		&completing->found.items[completing->next - 1];
	const uint32_t limit =
		kd_names_sentence_end(completing->naming, found->first);
	return completing->next < completing->found.n && found[1].first < limit
		       ? found[1].first
		       : limit;
}

/* Adds a name as it was found, with what its span lacks. */
static bool add_found(struct kd_completing *completing)
{
	struct kd_candidate candidate =
		completing->found.items[completing->next++];
	if (candidate.first < completing->end ||
		kd_names_is_lone_side(completing,
			&completing->found.items[completing->next - 1])) {
		return true;
	}
	struct kd_match match;
	if (kd_completing_small(completing, candidate.first, "thing", &match) &&
		match.n == candidate.n) {
		return kd_names_add_thing(completing, candidate.first, match);
	}
	if (!kd_names_know_side(completing, &candidate) ||
		!kd_names_complete_place(completing, &candidate) ||
		!take_body(completing, &candidate) ||
		!kd_names_take_age(completing, &candidate) ||
		!complete_body(completing, &candidate)) {
		return false;
	}
	if (!kd_names_know_organ(
		    completing->naming, limit_of(completing), &candidate)) {
		return false;
	}
	completing->end = candidate.first + candidate.n;
	completing->after_title = false;
	return KD_PUSH(completing->naming->arena,
		&completing->naming->candidates, candidate);
}

static bool complete_at(struct kd_completing *completing, uint32_t piece)
{
	struct kd_match match;
	bool done = false;
	if (piece < completing->end) {
		return true;
	}
	if (!kd_names_add_title(completing, piece, &done) ||
		(!done && !kd_names_add_organ(completing, piece, &done)) ||
		(!done && !kd_names_add_head(completing, piece, &done))) {
		return false;
	}
	if (done) {
		return true;
	}
	if (completing->next < completing->found.n &&
		completing->found.items[completing->next].first == piece) {
		return add_found(completing);
	}
	return !kd_completing_small(completing, piece, "thing", &match) ||
	       kd_names_add_thing(completing, piece, match);
}

enum kd_status kd_names_complete(struct kd_naming *naming, struct kd_err *err)
{
	struct kd_completing completing = { .naming = naming };
	completing.found = naming->candidates;
	if (!kd_names_begin_candidates(naming, completing.found.n + 1)) {
		return kd_arena_full(naming->arena, err);
	}
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
