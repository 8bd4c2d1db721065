/* names_stretch.c - finds stretches of words that may be names. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* How far back a title is looked for that reaches a capital. */
#define TITLE_PIECES 3
/* As many names as there are at first room for: one in so many pieces. */
#define PIECES_TO_NAME 8

/* Whether a capital word that also is a common word, or a short one such as
 * "us", stands here as a fixed name. */
static bool is_fixed_here(
	const struct kd_naming *naming, uint32_t piece, uint32_t n)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	if (!kd_piece_has(item, KD_PIECE_CAPITAL) ||
		kd_piece_has(item, KD_PIECE_CALENDAR)) {
		return false;
	}
	if (n > 1) {
		return true;
	}
	const uint32_t letters = kd_utf8_length(item->folded);
	if (letters == 1) {
		return !kd_piece_has(item, KD_PIECE_WEAK);
	}
	if (letters <= 3 && kd_piece_has(item, KD_PIECE_COMMON)) {
		return kd_piece_has(item, KD_PIECE_ACRONYM);
	}
	const struct kd_seen *seen = kd_piece_seen(naming, item);
	return !kd_piece_has(item, KD_PIECE_COMMON) ||
	       !kd_piece_has(item, KD_PIECE_WEAK) ||
	       (seen != NULL && seen->strong > seen->small);
}

/* What the packs know at a piece; "is_name": that it is a name is known, even
 * where it begins a sentence and is a common word too. */
static bool fixed_at(const struct kd_naming *naming, uint32_t first,
	bool is_name, struct kd_candidate *out)
{
	struct kd_match place;
	struct kd_match outlet;
	const bool has_place = kd_names_place_at(naming, first, &place);
	const bool has_outlet =
		kd_names_match(naming, KD_TABLE_OUTLETS, first, &outlet);
	const bool takes_outlet =
		has_outlet && !(has_place && place.n > outlet.n);
	if (!has_place && !has_outlet) {
		return false;
	}
	const struct kd_match *match = takes_outlet ? &outlet : &place;
	if ((!is_name && !is_fixed_here(naming, first, match->n)) ||
		(!takes_outlet &&
			kd_names_is_adjective_row(naming, match->row))) {
		return false;
	}
	out->n = match->n;
	out->row = match->row;
	out->fixed = takes_outlet ? KD_FIXED_OUTLET
		     : kd_naming_is(naming, match->row, KD_COLUMN_PLACES_KIND,
			       "body")
			     ? KD_FIXED_BODY
			     : KD_FIXED_PLACE;
	return true;
}

static bool is_country(
	const struct kd_naming *naming, const struct kd_candidate *fixed)
{
	return fixed->fixed == KD_FIXED_PLACE &&
	       kd_naming_is(
		       naming, fixed->row, KD_COLUMN_PLACES_KIND, "country");
}

/* Whether a fixed name is only part of a longer one: London Bridge. A country
 * is so only before a word that makes a body, Russia Bank, or if it is a given
 * name too: Jordan King. */
static bool is_part_of_run(const struct kd_naming *naming,
	const struct kd_candidate *fixed, const struct kd_run *run)
{
	const uint32_t next = fixed->first + fixed->n;
	if (run->end <= next) {
		return false;
	}
	if (run->org != KD_NONE) {
		return run->org_piece >= next;
	}
	struct kd_candidate other = { .first = next };
	const bool given = fixed->n == 1 &&
			   kd_piece_has(&naming->pieces.items[fixed->first],
				   KD_PIECE_GIVEN);
	return fixed->fixed == KD_FIXED_PLACE &&
	       (given || !is_country(naming, fixed)) &&
	       !kd_piece_has(&naming->pieces.items[next], KD_PIECE_GIVEN) &&
	       !fixed_at(naming, next, false, &other);
}

/* How often the forms of a word, or of its bases, stand alone. */
static uint32_t times_alone(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	const struct kd_seen *seen = kd_piece_seen(naming, item);
	uint32_t times = seen != NULL ? seen->alone : 0;
	struct kd_ending ending;
	kd_ending_init(&ending, naming, item->folded);
	while (kd_ending_next(&ending)) {
		seen = kd_names_seen(naming, ending.base);
		times += seen != NULL ? seen->alone : 0;
	}
	return times;
}

/* Two surnames beside each other, in languages where words stand freely:
 * "Hribar Kessla ni videl". */
static bool are_two_names(
	const struct kd_naming *naming, uint32_t first, uint32_t end)
{
	return end == first + 2 && naming->longest_ending > 0 &&
	       !naming->has_genitive &&
	       !kd_piece_has(&naming->pieces.items[first],
		       KD_PIECE_GIVEN | KD_PIECE_COMMON) &&
	       times_alone(naming, first) > 1 &&
	       times_alone(naming, first + 1) > 1;
}

/* A run ends before a fixed name of its own: "Kushner Miami". */
static uint32_t before_fixed(
	const struct kd_naming *naming, uint32_t first, uint32_t end)
{
	if (are_two_names(naming, first, end)) {
		return first + 1;
	}
	for (uint32_t i = first + 1; i < end; i++) {
		struct kd_candidate other = { .first = i };
		/* New South Wales, Michael Jordan */
		const bool given = kd_piece_has(&naming->pieces.items[i - 1],
			KD_PIECE_GIVEN | KD_PIECE_COMMON);
		if (fixed_at(naming, i, false, &other) &&
			(other.n > 1 ||
				(!given && is_country(naming, &other)))) {
			return i;
		}
	}
	return end;
}

static bool has_strong_base(
	const struct kd_naming *naming, const struct kd_piece *piece)
{
	const struct kd_seen *seen = kd_piece_seen(naming, piece);
	if (seen != NULL && seen->strong > seen->small) {
		return true;
	}
	struct kd_ending ending;
	kd_ending_init(&ending, naming, piece->folded);
	while (kd_ending_next(&ending)) {
		seen = kd_names_seen(naming, ending.base);
		if (seen != NULL && seen->strong > seen->small) {
			return true;
		}
	}
	return false;
}

/* Whether a word that would be a capital in any case may be a name. */
static bool is_weak_name(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	const bool common = kd_piece_has(item, KD_PIECE_COMMON);
	if (has_strong_base(naming, item)) {
		return true;
	}
	return !common;
}

/* Whether all that there is is a letter, or a short word for a thing: plan B,
 * a PC. */
static bool is_mere_sign(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const struct kd_piece *piece = &naming->pieces.items[candidate->first];
	return candidate->n == 1 &&
	       (piece->span.end - piece->span.start == 1 ||
		       (kd_piece_has(piece, KD_PIECE_ACRONYM) &&
			       kd_piece_has(piece, KD_PIECE_COMMON)));
}

static bool is_accepted(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	if (candidate->fixed != KD_FIXED_NO) {
		return true;
	}
	if (is_mere_sign(naming, candidate)) {
		return false;
	}
	if (candidate->n > 2 &&
		kd_names_is_org_place(naming, candidate->org, "head")) {
		return true;
	}
	for (uint32_t i = 0; i < candidate->n; i++) {
		const uint32_t piece = candidate->first + i;
		const struct kd_piece *item = &naming->pieces.items[piece];
		if (kd_piece_has(item, KD_PIECE_CAPITAL) &&
			(!kd_piece_has(item, KD_PIECE_WEAK) ||
				is_weak_name(naming, piece))) {
			return true;
		}
	}
	return false;
}

/* A word that only tells what kind of name follows: "Avisen Vestavind". */
static bool is_cue(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_match(naming, KD_TABLE_NAME_CUES, piece, &match) &&
	       match.n == 1;
}

/* Whether a run's first word only begins the sentence: "Ifølge Trump". */
static bool is_loose_start(
	const struct kd_naming *naming, uint32_t first, uint32_t end)
{
	const struct kd_piece *piece = &naming->pieces.items[first];
	if (!kd_piece_has(piece, KD_PIECE_WEAK) || end - first < 2) {
		return false;
	}
	/* "Meta Zupan" is a name though "meta" is a word. */
	if (has_strong_base(naming, piece) ||
		kd_piece_has(piece, KD_PIECE_GIVEN)) {
		return false;
	}
	const bool given_next =
		kd_piece_has(&naming->pieces.items[first + 1], KD_PIECE_GIVEN);
	return kd_piece_has(piece, KD_PIECE_COMMON) || given_next;
}

/* How many pieces from one on belong to a title that began in small letters
 * before it: "υπουργός | Υγείας | Πέτρος Λαζάνης". */
static uint32_t in_title(const struct kd_naming *naming, uint32_t first)
{
	for (uint32_t back = 1; back <= TITLE_PIECES && back <= first; back++) {
		const struct kd_piece *piece =
			&naming->pieces.items[first - back];
		struct kd_match title;
		if (piece->sentence != naming->pieces.items[first].sentence ||
			kd_piece_has(piece, KD_PIECE_CAPITAL)) {
			return 0;
		}
		if (kd_names_match(
			    naming, KD_TABLE_TITLES, first - back, &title) &&
			title.n > back) {
			return title.n - back;
		}
	}
	return 0;
}

/* The candidate that begins at a capital piece; how many pieces to go on by
 * is returned, whether it is one (n > 0) or not. */
static uint32_t candidate_at(const struct kd_naming *naming, uint32_t first,
	struct kd_candidate *out)
{
	out->first = first;
	out->row = KD_NONE;
	out->org = KD_NONE;
	out->n = 0;
	const uint32_t n_title = in_title(naming, first);
	if (n_title > 0) {
		return n_title;
	}
	const bool fixed = fixed_at(naming, first, false, out);
	const struct kd_run run = kd_names_run(naming, first);
	const uint32_t end = run.end;
	const uint32_t org = run.org;
	if (fixed && !is_part_of_run(naming, out, &run)) {
		return out->n;
	}
	out->fixed = KD_FIXED_NO;
	out->row = KD_NONE;
	out->n = 0;
	if (!fixed && (org == KD_NONE || is_cue(naming, first)) &&
		is_loose_start(naming, first, end)) {
		return 1;
	}
	if (kd_names_is_adjective(naming, first) &&
		(org == KD_NONE || end - first < 2 ||
			kd_names_is_org_place(naming, org, "small"))) {
		return 1;
	}
	out->org = org;
	out->org_piece = run.org_piece;
	out->quoted = run.quoted;
	out->n = (org == KD_NONE ? before_fixed(naming, first, end) : end) -
		 first;
	const uint32_t taken = out->n;
	if (!is_accepted(naming, out)) {
		out->n = 0;
		return 1;
	}
	return taken;
}

void kd_names_know(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	struct kd_candidate fixed = { .first = candidate->first };
	if (fixed_at(naming, candidate->first, naming->is_learned, &fixed) &&
		fixed.n == candidate->n &&
		(candidate->type == KD_NAME_LOC ||
			candidate->type == KD_NAME_ORG ||
			fixed.fixed == KD_FIXED_OUTLET)) {
		candidate->fixed = fixed.fixed;
		candidate->row = fixed.row;
		return;
	}
	for (uint32_t i = 0; i < candidate->n; i++) {
		const uint32_t row =
			kd_names_org_at(naming, candidate->first + i);
		if (candidate->type != KD_NAME_PER &&
			kd_names_is_org_word(naming, row) &&
			(candidate->org == KD_NONE ||
				kd_names_is_org_place(naming, row, "end"))) {
			candidate->org = row;
			candidate->org_piece = candidate->first + i;
		}
	}
}

static uint32_t title_length(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match title;
	return kd_names_is_title(naming, piece) &&
			       kd_names_match(
				       naming, KD_TABLE_TITLES, piece, &title)
		       ? title.n
		       : 0;
}

/* A fixed name of several words may begin with any: Det hvite hus. */
static bool is_long_fixed(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_candidate fixed = { .first = piece };
	return kd_piece_has(&naming->pieces.items[piece], KD_PIECE_CAPITAL) &&
	       fixed_at(naming, piece, false, &fixed) && fixed.n > 1;
}

/* A name that begins with a particle: von der Leyen. */
static bool is_particle_start(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	return kd_piece_has(item, KD_PIECE_PARTICLE) &&
	       !kd_piece_has(item, KD_PIECE_CAPITAL) &&
	       !kd_names_is_common_form(naming, piece) &&
	       kd_names_over_particles(
		       naming, piece, kd_names_sentence_end(naming, piece)) > 0;
}

bool kd_names_begin_candidates(struct kd_naming *naming, uint32_t n)
{
	naming->candidates = (struct kd_candidates){
		.items = KD_NEW_ARRAY(naming->arena, struct kd_candidate, n),
		.capacity = n
	};
	return naming->candidates.items != NULL;
}

enum kd_status kd_names_stretch(struct kd_naming *naming, struct kd_err *err)
{
	if (!kd_names_begin_candidates(
		    naming, naming->pieces.n / PIECES_TO_NAME + 1)) {
		return kd_arena_full(naming->arena, err);
	}
	for (uint32_t i = 0; i < naming->pieces.n;) {
		const bool fixed = is_long_fixed(naming, i) ||
				   is_particle_start(naming, i);
		if (!fixed && !kd_names_may_hold(naming, i)) {
			i++;
			continue;
		}
		const uint32_t title = fixed ? 0 : title_length(naming, i);
		if (title > 0) {
			i += title;
			continue;
		}
		struct kd_candidate candidate = {
			.whole = KD_NONE, .title = KD_NONE, .why_row = KD_NONE
		};
		i += candidate_at(naming, i, &candidate);
		if (candidate.n > 0 &&
			!KD_PUSH(naming->arena, &naming->candidates,
				candidate)) {
			return kd_arena_full(naming->arena, err);
		}
	}
	return KD_OK;
}
