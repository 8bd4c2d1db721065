/* names_runs.c - how far a name goes that begins at a piece. */
#include "read/names/names_private.h"

/* Most pieces of one name; longer runs are cut. */
#define PIECES_MAX 12
#define PARTICLES_MAX 3
#define QUOTED_MAX 16
#define SMALL_WORDS_MAX 4

/* Whether a title's word is here a surname: Stephen King said. */
static bool is_surname(
	const struct kd_naming *naming, uint32_t first, uint32_t piece)
{
	return piece == first + 1 &&
	       kd_piece_has(&naming->pieces.items[first], KD_PIECE_GIVEN) &&
	       (piece + 1 == kd_names_sentence_end(naming, piece) ||
		       !kd_names_may_hold(naming, piece + 1));
}

bool kd_names_is_common_form(const struct kd_naming *naming, uint32_t piece)
{
	return kd_names_is_common(
		naming->reading->lang, naming->pieces.items[piece].form);
}

uint32_t kd_names_over_particles(
	const struct kd_naming *naming, uint32_t from, uint32_t end)
{
	uint32_t n = 0;
	while (n < PARTICLES_MAX && from + n < end &&
		kd_piece_has(
			&naming->pieces.items[from + n], KD_PIECE_PARTICLE) &&
		!kd_piece_has(
			&naming->pieces.items[from + n], KD_PIECE_CAPITAL)) {
		n++;
	}
	/* "de" and "der" are words of some languages: there only a given name
	 * tells that they are not. */
	const bool sure =
		n > 0 &&
		(!kd_names_is_common_form(naming, from) ||
			(from > 0 &&
				kd_piece_has(&naming->pieces.items[from - 1],
					KD_PIECE_GIVEN)));
	return sure && from + n < end && kd_names_may_hold(naming, from + n)
		       ? n + 1
		       : 0;
}

/* Small words that belong to an organisation: za zunanje zadeve. */
static uint32_t over_small_words(
	const struct kd_naming *naming, uint32_t from, uint32_t end)
{
	uint32_t n = 0;
	uint32_t taken = 0;
	while (n < SMALL_WORDS_MAX && from + n < end) {
		const uint8_t upos = kd_piece_analysis(naming, from + n)->upos;
		if (upos != KD_UPOS_ADJ && upos != KD_UPOS_NOUN) {
			break;
		}
		n++;
		if (upos == KD_UPOS_NOUN) {
			taken = n;
			break;
		}
	}
	return taken;
}

static bool is_conjunction(const struct kd_naming *naming, uint32_t piece)
{
	return kd_piece_analysis(naming, piece)->upos == KD_UPOS_CCONJ;
}

/* Whether a new name begins after a conjunction, rather than the old going on:
 * "the Ministry of Health and James Holt". */
static bool begins_name(const struct kd_naming *naming, uint32_t piece)
{
	const uint32_t org = kd_names_org_at(naming, piece);
	struct kd_match match;
	return kd_piece_has(&naming->pieces.items[piece], KD_PIECE_GIVEN) ||
	       kd_names_is_org_place(naming, org, "head") ||
	       kd_names_match(naming, KD_TABLE_PLACES, piece, &match) ||
	       kd_names_match(naming, KD_TABLE_OUTLETS, piece, &match);
}

static uint32_t over_joints(
	const struct kd_naming *naming, uint32_t from, uint32_t end)
{
	uint32_t n = 0;
	while (n < 2 && from + n < end &&
		kd_names_is_joint(naming, from + n, false)) {
		n++;
	}
	if (n == 0 || from + n >= end) {
		return 0;
	}
	if (kd_names_may_hold(naming, from + n)) {
		return kd_names_is_title(naming, from + n) ||
				       (is_conjunction(naming, from) &&
					       begins_name(naming, from + n))
			       ? 0
			       : n + 1;
	}
	const uint32_t small = kd_names_is_joint(naming, from + n - 1, true)
				       ? over_small_words(naming, from + n, end)
				       : 0;
	return small > 0 ? n + small : 0;
}

static bool is_sign(
	const struct kd_naming *naming, uint32_t piece, const char *sign)
{
	return kd_str_equal(
		naming->pieces.items[piece].folded, kd_str_view(sign));
}

/* A small word that ends a name: Oslo tingrett. */
static bool is_small_end(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_match(naming, KD_TABLE_ORG_SUFFIXES, piece, &match) &&
	       kd_names_is_org_place(naming, match.row, "small") &&
	       !kd_piece_has(&naming->pieces.items[piece], KD_PIECE_TIGHT);
}

/* "J" "." "Trump", "Smith" "&" "Wesson". */
static uint32_t over_signs(
	const struct kd_naming *naming, uint32_t from, uint32_t end)
{
	if (from + 1 >= end || !kd_names_may_hold(naming, from + 1)) {
		return 0;
	}
	const struct kd_str before = naming->pieces.items[from - 1].folded;
	const bool initial = before.len == 1 && is_sign(naming, from, ".");
	return initial || is_sign(naming, from, "&") ? 2 : 0;
}

/* A common word whose capital is owed to the heading it is in. */
static bool is_heading_word(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	const struct kd_seen *seen = kd_piece_seen(naming, item);
	return kd_piece_has(item, KD_PIECE_WEAK) &&
	       kd_piece_has(item, KD_PIECE_COMMON) &&
	       (seen == NULL || seen->strong <= seen->small);
}

/* "szef KPRM | Michał Dworczyk": a body in capitals, then a person with given
 * name and surname. */
static bool is_person_behind_body(
	const struct kd_naming *naming, uint32_t first, uint32_t end)
{
	const struct kd_piece *item = &naming->pieces.items[end];
	return end == first + 1 && kd_piece_has(item - 1, KD_PIECE_ACRONYM) &&
	       item[-1].span.end - item[-1].span.start > 2 &&
	       kd_piece_has(item, KD_PIECE_GIVEN) &&
	       !kd_piece_has(item, KD_PIECE_WEAK) &&
	       !kd_piece_has(item, KD_PIECE_ACRONYM) &&
	       end + 1 < kd_names_sentence_end(naming, first) &&
	       kd_piece_has(item + 1, KD_PIECE_CAPITAL) &&
	       !kd_piece_has(item + 1, KD_PIECE_ACRONYM);
}

/* How many pieces go on with the name [first, end); 0 if it ends. */
static uint32_t extension(const struct kd_naming *naming, uint32_t first,
	uint32_t end, bool org, bool head)
{
	const uint32_t limit = kd_names_sentence_end(naming, first);
	if (end >= limit || end - first >= PIECES_MAX ||
		(end - first > 1 && is_small_end(naming, end - 1)) ||
		naming->pieces.items[end].token ==
			naming->pieces.items[end - 1].token ||
		kd_names_is_closed(naming, end - 1) ||
		is_person_behind_body(naming, first, end)) {
		return 0;
	}
	if (kd_names_may_hold(naming, end)) {
		if (!org && is_heading_word(naming, end)) {
			return 0;
		}
		const bool other =
			!org &&
			((kd_names_is_adjective(naming, end) &&
				 !kd_names_is_after_given(naming, end)) ||
				(kd_names_is_title(naming, end) &&
					!is_surname(naming, first, end)));
		return other ? 0 : 1;
	}
	const uint32_t particles = kd_names_over_particles(naming, end, limit);
	if (particles > 0) {
		return particles;
	}
	if (is_small_end(naming, end)) {
		return 1;
	}
	const uint32_t signs = over_signs(naming, end, limit);
	return signs > 0 ? signs : (head ? over_joints(naming, end, limit) : 0);
}

/* The name in quotation marks that a word for a kind of company takes: ТОВ
 * «Маяк». Marks that open twice may close once. 0 if there is none. */
static uint32_t over_quoted(const struct kd_naming *naming, uint32_t end)
{
	const uint32_t limit = kd_names_sentence_end(naming, end - 1);
	const uint32_t org = kd_names_org_at(naming, end - 1);
	if (org == KD_NONE || !kd_names_is_org_place(naming, org, "quoted")) {
		return 0;
	}
	for (uint32_t i = end + 2; i < limit && i < end + QUOTED_MAX; i++) {
		if (kd_names_are_quotes(naming, end, i)) {
			return i + 1 - end;
		}
	}
	return 0;
}

struct kd_run kd_names_run(const struct kd_naming *naming, uint32_t first)
{
	struct kd_run run = { .end = first, .org = KD_NONE };
	uint32_t step =
		kd_piece_has(&naming->pieces.items[first], KD_PIECE_CAPITAL)
			? 1
			: kd_names_over_particles(naming, first,
				  kd_names_sentence_end(naming, first));
	bool joined = false; /* what follows "of" does not tell the type */
	while (step > 0) {
		joined |= step > 1 && run.org != KD_NONE;
		for (uint32_t i = run.end; i < run.end + step; i++) {
			const uint32_t row = kd_names_org_at(naming, i);
			if (kd_names_is_org_word(naming, row) &&
				(run.org == KD_NONE ||
					(!joined &&
						kd_names_is_org_place(
							naming, row, "end")))) {
				run.org = row;
				run.org_piece = i;
			}
		}
		run.end += step;
		step = extension(naming, first, run.end, run.org != KD_NONE,
			kd_names_is_org_place(naming, run.org, "head"));
		if (step == 0 && !run.quoted) {
			step = over_quoted(naming, run.end);
			run.quoted = step > 0;
		} else if (run.quoted) {
			step = 0;
		}
	}
	return run;
}
