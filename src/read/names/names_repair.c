/* names_repair.c - brings what was learned in line with what the packs know
 * and with our own rules for where a name ends. */
#include "read/names/names_private.h"

/* How far the rules' type must be above the next for names that the learned
 * model did not find, and for its type where the model is unsure. */
static const float sure_margin = 3.0F;
static const float type_margin = 2.0F;
static const float unsure_margin = 3.0F;
/* How much the rules' evidence adds to what was learned. */
static const float ruled_share = 0.5F;
/* A lone word is seldom of the fourth type. */
static const float misc_margin = 1.0F;

struct repairs {
	struct kd_naming *naming;
	struct kd_candidates ruled;
	uint32_t next; /* among those ruled */
};

float kd_names_margin(const struct kd_candidate *candidate)
{
	float next = -1e9F;
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		if (type != candidate->type && candidate->score[type] > next) {
			next = candidate->score[type];
		}
	}
	return candidate->score[candidate->type] - next;
}

static const struct kd_piece *piece_at(
	const struct repairs *repairs, uint32_t piece)
{
	return &repairs->naming->pieces.items[piece];
}

/* A name of the rules as if it had just been found. */
static bool add_ruled(struct repairs *repairs, const struct kd_candidate *ruled)
{
	struct kd_candidate candidate = { .first = ruled->first,
		.n = ruled->n,
		.type = ruled->type,
		.fixed = ruled->fixed,
		.row = ruled->row,
		.org = ruled->org,
		.org_piece = ruled->org_piece,
		.whole = KD_NONE,
		.title = KD_NONE,
		.why_row = KD_NONE,
		.quoted = ruled->quoted };
	memcpy(candidate.score, ruled->score, sizeof(candidate.score));
	return KD_PUSH(repairs->naming->arena, &repairs->naming->candidates,
		candidate);
}

/* Whether the packs or the words around it leave little doubt. */
static bool is_sure(const struct kd_candidate *ruled)
{
	return !ruled->dropped && (ruled->adjective || ruled->quoted ||
					  kd_names_margin(ruled) > sure_margin);
}

/* Adds the rules' names that begin before a piece and that the model did not
 * find. */
static bool add_missed(struct repairs *repairs, uint32_t from, uint32_t before)
{
	for (; repairs->next < repairs->ruled.n; repairs->next++) {
		const struct kd_candidate *ruled =
			&repairs->ruled.items[repairs->next];
		if (ruled->first + ruled->n > before) {
			break;
		}
		if (ruled->first >= from && is_sure(ruled) &&
			!add_ruled(repairs, ruled)) {
			return false;
		}
	}
	return true;
}

/* The rules' names within [from, end), in place of the model's. */
static bool add_within(
	struct repairs *repairs, uint32_t from, uint32_t end, uint32_t *n)
{
	for (uint32_t i = repairs->next; i < repairs->ruled.n; i++) {
		const struct kd_candidate *ruled = &repairs->ruled.items[i];
		if (ruled->first >= end) {
			break;
		}
		if (ruled->first >= from && ruled->first + ruled->n <= end &&
			!ruled->dropped) {
			if (!add_ruled(repairs, ruled)) {
				return false;
			}
			(*n)++;
		}
	}
	return true;
}

/* A compound whose last part is a small word: Trump-utsending. */
static bool is_compound(
	const struct repairs *repairs, const struct kd_candidate *candidate)
{
	const struct kd_piece *last =
		piece_at(repairs, candidate->first + candidate->n - 1);
	return candidate->n > 1 && kd_piece_has(last, KD_PIECE_PART) &&
	       !kd_piece_has(last, KD_PIECE_CAPITAL) &&
	       last[-1].token == last->token;
}

/* Whether a conjunction or a stroke stands there. */
static bool parts_names(const struct repairs *repairs, uint32_t piece)
{
	return kd_piece_analysis(repairs->naming, piece)->upos ==
		       KD_UPOS_CCONJ ||
	       kd_str_equal(piece_at(repairs, piece)->folded, KD_STR("/"));
}

/* Where the rules' names end that stand on either side of a conjunction in it;
 * 0 if there are none. */
static uint32_t end_of_two(
	const struct repairs *repairs, const struct kd_candidate *candidate)
{
	const uint32_t end = candidate->first + candidate->n;
	for (uint32_t i = repairs->next; i + 1 < repairs->ruled.n; i++) {
		const struct kd_candidate *one = &repairs->ruled.items[i];
		const uint32_t between = one->first + one->n;
		if (between + 1 >= end) {
			break;
		}
		if (one->first >= candidate->first &&
			one[1].first == between + 1 && !one->dropped &&
			!one[1].dropped && parts_names(repairs, between)) {
			return one[1].first + one[1].n;
		}
	}
	return 0;
}

static bool is_country(
	const struct repairs *repairs, const struct kd_candidate *ruled)
{
	return ruled->fixed == KD_FIXED_PLACE &&
	       kd_naming_is(repairs->naming, ruled->row, KD_COLUMN_PLACES_KIND,
		       "country");
}

/* Whether a place and another name of the rules fill a person's name, or a
 * country and a place any name: "Ukrajina | Rusiji", "Russland | Kharkiv". */
static bool holds_places(
	const struct repairs *repairs, const struct kd_candidate *candidate)
{
	uint32_t places = 0;
	uint32_t countries = 0;
	uint32_t filled = 0;
	bool leads = false; /* a country comes first */
	for (uint32_t i = repairs->next; i < repairs->ruled.n; i++) {
		const struct kd_candidate *ruled = &repairs->ruled.items[i];
		if (ruled->first >= candidate->first + candidate->n) {
			break;
		}
		if (ruled->first >= candidate->first && !ruled->dropped) {
			places += ruled->fixed == KD_FIXED_PLACE;
			countries += is_country(repairs, ruled);
			leads = leads || (ruled->first == candidate->first &&
						 is_country(repairs, ruled));
			filled += ruled->n < candidate->n ? ruled->n : 0;
		}
	}
	return filled == candidate->n &&
	       (countries > 1 || (leads && places > 1) ||
		       (candidate->type == KD_NAME_PER && places > 0));
}

/* Whether the rules have a place of so many pieces where it begins. */
static bool begins_with_place(const struct repairs *repairs,
	const struct kd_candidate *candidate, uint32_t n)
{
	for (uint32_t i = repairs->next; i < repairs->ruled.n; i++) {
		const struct kd_candidate *ruled = &repairs->ruled.items[i];
		if (ruled->first > candidate->first) {
			break;
		}
		if (ruled->first == candidate->first && ruled->n == n &&
			ruled->fixed == KD_FIXED_PLACE) {
			return true;
		}
	}
	return false;
}

/* Whether a title stands inside a person's name, or at the end of one that
 * otherwise is a place: "US Special Envoy". */
static bool holds_title(
	const struct repairs *repairs, const struct kd_candidate *candidate)
{
	for (uint32_t i = 0;
		candidate->type == KD_NAME_PER && i + 1 < candidate->n; i++) {
		struct kd_match match;
		if (kd_names_match(repairs->naming, KD_TABLE_TITLES,
			    candidate->first + i, &match) &&
			(i + match.n < candidate->n ||
				begins_with_place(repairs, candidate, i))) {
			return true;
		}
	}
	return false;
}

/* Takes off small words at its end where the rules know a place that ends
 * before them. */
static void trim_end(
	const struct repairs *repairs, struct kd_candidate *candidate)
{
	const uint32_t end = candidate->first + candidate->n;
	for (uint32_t i = repairs->next;
		i < repairs->ruled.n &&
		!kd_piece_has(piece_at(repairs, end - 1), KD_PIECE_CAPITAL);
		i++) {
		const struct kd_candidate *ruled = &repairs->ruled.items[i];
		if (ruled->first > candidate->first) {
			break;
		}
		if (ruled->first == candidate->first &&
			ruled->fixed == KD_FIXED_PLACE &&
			ruled->n < candidate->n) {
			candidate->n = ruled->n;
		}
	}
}

/* Takes an auxiliary that asks off the name behind it: "Will | Putin meet X?"
 */
static void trim_question(
	const struct repairs *repairs, struct kd_candidate *candidate)
{
	const struct kd_reading *reading = repairs->naming->reading;
	const struct kd_piece *piece = piece_at(repairs, candidate->first);
	const struct kd_sentence *sentence =
		&reading->sentences->items[piece->sentence];
	const uint32_t last = sentence->first + sentence->n - 1;
	if (candidate->n > 1 && piece->token == sentence->first &&
		kd_piece_analysis(repairs->naming, candidate->first)->upos ==
			KD_UPOS_AUX &&
		kd_str_equal(
			reading->tokens->items[last].folded, KD_STR("?"))) {
		candidate->first++;
		candidate->n--;
	}
}

/* Takes off what is no part of a name: small words at its beginning where the
 * rules begin it later, a genitive's apostrophe. */
static void trim(const struct repairs *repairs, struct kd_candidate *candidate)
{
	const uint32_t end = candidate->first + candidate->n;
	for (uint32_t i = repairs->next;
		i < repairs->ruled.n &&
		!kd_piece_has(
			piece_at(repairs, candidate->first), KD_PIECE_CAPITAL);
		i++) {
		const struct kd_candidate *ruled = &repairs->ruled.items[i];
		if (ruled->first > candidate->first &&
			ruled->first + ruled->n == end && !ruled->dropped) {
			candidate->first = ruled->first;
			candidate->n = ruled->n;
			break;
		}
	}
	const struct kd_piece *last =
		piece_at(repairs, candidate->first + candidate->n - 1);
	if (candidate->n > 1 && kd_str_equal(last->folded, KD_STR("'"))) {
		candidate->n--;
	}
}

/* The rules' name with the same pieces, or NULL. */
static const struct kd_candidate *same_of(
	const struct repairs *repairs, const struct kd_candidate *candidate)
{
	for (uint32_t i = repairs->next; i < repairs->ruled.n; i++) {
		const struct kd_candidate *ruled = &repairs->ruled.items[i];
		if (ruled->first == candidate->first &&
			ruled->n == candidate->n) {
			return ruled;
		}
		if (ruled->first > candidate->first) {
			break;
		}
	}
	return NULL;
}

/* "Tarvias president": whose leaders are told of is a country. */
static bool owns_leader(const struct kd_candidate *ruled)
{
	for (uint32_t i = 0; i < ruled->n_evidence; i++) {
		if (ruled->evidence[i] == KD_EVIDENCE_OWNER_OF_LEADER) {
			return true;
		}
	}
	return false;
}

/* A lone word that the rules take for a person: in news a surname is likelier
 * than a body that goes by one word. */
static bool is_surname(
	const struct kd_candidate *candidate, const struct kd_candidate *ruled)
{
	return candidate->n == 1 && candidate->type == KD_NAME_ORG &&
	       ruled->type == KD_NAME_PER &&
	       kd_names_margin(ruled) > misc_margin;
}

/* The type that the packs or sure rules give. */
static void settle_type(
	const struct repairs *repairs, struct kd_candidate *candidate)
{
	const struct kd_candidate *ruled = same_of(repairs, candidate);
	if (ruled == NULL || ruled->dropped) {
		return;
	}
	for (uint32_t type = 1; type < KD_NAME_COUNT; type++) {
		candidate->score[type] += ruled_share * ruled->score[type];
	}
	if (ruled->type == candidate->type) {
		return;
	}
	if (ruled->fixed == KD_FIXED_OUTLET || ruled->fixed == KD_FIXED_BODY ||
		(ruled->type == KD_NAME_LOC && owns_leader(ruled)) ||
		is_surname(candidate, ruled) ||
		(kd_names_margin(candidate) < unsure_margin &&
			kd_names_margin(ruled) > type_margin) ||
		(candidate->type == KD_NAME_MISC && candidate->n == 1 &&
			kd_names_margin(ruled) > misc_margin)) {
		candidate->type = ruled->type;
		memcpy(candidate->score, ruled->score,
			sizeof(candidate->score));
	}
}

bool kd_names_is_of_nation(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	struct kd_match match;
	return candidate->n == 1 &&
	       kd_names_place_at(naming, candidate->first, &match) &&
	       kd_naming_is(
		       naming, match.row, KD_COLUMN_PLACES_KIND, "adjective");
}

/* "Navečer", "Tomorrow": a word for a time that begins a sentence. */
static bool is_time(const struct repairs *repairs, uint32_t piece)
{
	struct kd_match match;
	return kd_piece_has(piece_at(repairs, piece), KD_PIECE_WEAK) &&
	       kd_names_match(
		       repairs->naming, KD_TABLE_MONTHS, piece, &match) &&
	       match.n == 1;
}

/* Adjectives of nations are names of no place, person or body, and words of
 * the calendar and small ones none at all. */
static bool is_none(
	const struct repairs *repairs, const struct kd_candidate *candidate)
{
	const struct kd_piece *piece = piece_at(repairs, candidate->first);
	if (candidate->n == 1 && is_time(repairs, candidate->first)) {
		return true;
	}
	if (candidate->n != 1 || same_of(repairs, candidate) != NULL) {
		return false;
	}
	if (kd_names_is_of_nation(repairs->naming, candidate)) {
		return candidate->type != KD_NAME_MISC;
	}
	return !kd_piece_has(piece, KD_PIECE_CAPITAL) ||
	       kd_piece_has(piece, KD_PIECE_CALENDAR);
}

/* The rules' name with quotation marks that holds the first or last piece of
 * what the model found, or NULL: its marks say where it ends. */
static const struct kd_candidate *quoted_over(
	const struct repairs *repairs, const struct kd_candidate *candidate)
{
	for (uint32_t i = repairs->next; i < repairs->ruled.n; i++) {
		const struct kd_candidate *ruled = &repairs->ruled.items[i];
		if (ruled->first >= candidate->first + candidate->n) {
			break;
		}
		if (ruled->quoted && !ruled->dropped &&
			ruled->first + ruled->n > candidate->first) {
			return ruled;
		}
	}
	return NULL;
}

/* Whether the rules' longer name goes before the model's: a body by its first
 * word, of which they are sure, or a person whose given name is a place too. */
static bool goes_before(const struct repairs *repairs,
	const struct kd_candidate *ruled, const struct kd_candidate *candidate)
{
	if (ruled->type == KD_NAME_ORG) {
		return candidate->type == KD_NAME_ORG &&
		       kd_names_is_org_place(
			       repairs->naming, ruled->org, "head") &&
		       kd_names_margin(ruled) > sure_margin;
	}
	return ruled->type == KD_NAME_PER && candidate->type == KD_NAME_LOC &&
	       kd_piece_has(piece_at(repairs, ruled->first), KD_PIECE_GIVEN);
}

/* The rules' name that begins where the model's does and goes on behind it:
 * "Institute | for the Study of Rivers", "Jordan | King"; or NULL. */
static const struct kd_candidate *longer_of(
	const struct repairs *repairs, const struct kd_candidate *candidate)
{
	for (uint32_t i = repairs->next; i < repairs->ruled.n; i++) {
		const struct kd_candidate *ruled = &repairs->ruled.items[i];
		if (ruled->first > candidate->first) {
			break;
		}
		if (ruled->first == candidate->first &&
			ruled->n > candidate->n && !ruled->dropped &&
			goes_before(repairs, ruled, candidate)) {
			return ruled;
		}
	}
	return NULL;
}

static uint32_t later_of(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

/* Adds a name as the model found it, or what the rules found in its place;
 * *end becomes the first piece after it. */
static bool repair(
	struct repairs *repairs, struct kd_candidate candidate, uint32_t *end)
{
	struct kd_naming *naming = repairs->naming;
	trim_question(repairs, &candidate);
	const uint32_t two = end_of_two(repairs, &candidate);
	const struct kd_candidate *whole = quoted_over(repairs, &candidate);
	uint32_t n = 0;
	if (whole == NULL) {
		whole = longer_of(repairs, &candidate);
	}
	if (whole != NULL) {
		*end = whole->first + whole->n;
		return add_ruled(repairs, whole);
	}
	*end = later_of(candidate.first + candidate.n, two);
	if (is_none(repairs, &candidate)) {
		return true;
	}
	if ((two > 0 || is_compound(repairs, &candidate) ||
		    holds_places(repairs, &candidate) ||
		    holds_title(repairs, &candidate)) &&
		!add_within(repairs, candidate.first, *end, &n)) {
		return false;
	}
	if (n > 0) {
		return true;
	}
	trim(repairs, &candidate);
	trim_end(repairs, &candidate);
	settle_type(repairs, &candidate);
	kd_names_know(naming, &candidate);
	return KD_PUSH(naming->arena, &naming->candidates, candidate);
}

enum kd_status kd_names_repair(struct kd_naming *naming,
	struct kd_candidates ruled, struct kd_err *err)
{
	struct repairs repairs = { .naming = naming, .ruled = ruled };
	const struct kd_candidates learned = naming->candidates;
	uint32_t end = 0;
	if (!kd_names_begin_candidates(naming, learned.n + ruled.n / 2 + 1)) {
		return kd_arena_full(naming->arena, err);
	}
	for (uint32_t i = 0; i < learned.n; i++) {
		const struct kd_candidate *candidate = &learned.items[i];
		if (candidate->first < end) {
			continue;
		}
		if (!add_missed(&repairs, end, candidate->first) ||
			!repair(&repairs, *candidate, &end)) {
			return kd_arena_full(naming->arena, err);
		}
	}
	return add_missed(&repairs, end, UINT32_MAX)
		       ? KD_OK
		       : kd_arena_full(naming->arena, err);
}
