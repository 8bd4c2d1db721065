/* names_heads.c - people before whose names stands what is not theirs. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* The last letter of those of the Latin script and its marks. */
#define LAST_LATIN 0x36fu
/* Fewer pieces are no given name and surname behind a word. */
#define WITH_HEAD 3u

static const struct kd_piece *piece_at(
	const struct kd_naming *naming, uint32_t piece)
{
	return &naming->pieces.items[piece];
}

static bool is_thing(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_match(naming, KD_TABLE_SMALL_NAMES, piece, &match) &&
	       match.n == 1 &&
	       kd_naming_is(
		       naming, match.row, KD_COLUMN_SMALL_NAMES_KIND, "thing");
}

static bool is_place(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_place_at(naming, piece, &match) && match.n == 1;
}

/* Whether a word that only a sentence made a capital is a common one. */
static bool is_common(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = piece_at(naming, piece);
	return kd_piece_has(item, KD_PIECE_WEAK) &&
	       !kd_piece_has(item, KD_PIECE_ACRONYM) &&
	       (kd_piece_has(item, KD_PIECE_COMMON) ||
		       kd_piece_analysis(naming, piece)->upos == KD_UPOS_NOUN);
}

static bool is_latin(const struct kd_naming *naming, uint32_t piece)
{
	uint32_t character = 0;
	kd_utf8_read(piece_at(naming, piece)->folded, 0, &character);
	return character <= LAST_LATIN;
}

/* Nobody's name is written in two scripts: "Технологія Moderna". */
static bool is_of_two_scripts(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	return is_latin(naming, candidate->first) !=
	       is_latin(naming, candidate->first + 1);
}

/* Whether a given name and more follow a first word that is none, but a thing,
 * a place, letters or a common word: "Brexit David Davis". */
static bool stands_before_full(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const uint32_t first = candidate->first;
	return candidate->n >= WITH_HEAD &&
	       kd_piece_has(piece_at(naming, first + 1), KD_PIECE_GIVEN) &&
	       !kd_piece_has(piece_at(naming, first + 1), KD_PIECE_TIGHT) &&
	       (is_thing(naming, first) || is_place(naming, first) ||
		       is_common(naming, first) ||
		       kd_piece_has(piece_at(naming, first), KD_PIECE_ACRONYM));
}

static bool has_head(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	return candidate->n > 1 && candidate->fixed == KD_FIXED_NO &&
	       candidate->type == KD_NAME_PER && !candidate->dropped &&
	       candidate->whole == KD_NONE &&
	       !kd_piece_has(piece_at(naming, candidate->first),
		       KD_PIECE_GIVEN | KD_PIECE_PARTICLE);
}

/* What is known of each candidate while heads are taken. */
struct heads {
	bool *is_whole; /* others of the text stand for it */
	bool *is_cut;   /* has lost its head */
};

static bool begin(struct kd_naming *naming, struct heads *heads)
{
	const uint32_t n = naming->candidates.n;
	heads->is_whole = KD_NEW_ARRAY(naming->arena, bool, n);
	heads->is_cut = KD_NEW_ARRAY(naming->arena, bool, n);
	if (heads->is_whole == NULL || heads->is_cut == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t whole = naming->candidates.items[i].whole;
		if (whole != KD_NONE) {
			heads->is_whole[whole] = true;
		}
	}
	return true;
}

/* Takes the first word off a name. */
static bool take_head(struct kd_naming *naming, struct kd_candidate *candidate)
{
	candidate->first++;
	candidate->n--;
	candidate->headed = true;
	candidate->base = kd_names_join_bases(naming, candidate);
	return candidate->base.data != NULL;
}

/* Tells what stands for a name that it has lost its head. One word is no full
 * name any more. */
static void follow(struct kd_naming *naming, const struct heads *heads)
{
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		struct kd_candidate *candidate = &naming->candidates.items[i];
		if (candidate->whole == KD_NONE ||
			!heads->is_cut[candidate->whole]) {
			continue;
		}
		const struct kd_candidate *whole =
			&naming->candidates.items[candidate->whole];
		candidate->base = whole->base;
		if (whole->n == 1) {
			candidate->whole = KD_NONE;
		}
	}
}

enum kd_status kd_names_take_heads(struct kd_naming *naming, struct kd_err *err)
{
	struct heads heads;
	bool any = false;
	bool ok = begin(naming, &heads);
	for (uint32_t i = 0; ok && i < naming->candidates.n; i++) {
		struct kd_candidate *candidate = &naming->candidates.items[i];
		if (has_head(naming, candidate) &&
			(is_of_two_scripts(naming, candidate) ||
				stands_before_full(naming, candidate) ||
				(candidate->n == 2 && heads.is_whole[i] &&
					is_common(naming, candidate->first)))) {
			ok = take_head(naming, candidate);
			heads.is_cut[i] = true;
			any = true;
		}
	}
	if (!ok) {
		return kd_arena_full(naming->arena, err);
	}
	if (any) {
		follow(naming, &heads);
	}
	return KD_OK;
}

/* A place, a body or letters that were taken off a name, as a name by itself.
 */
static bool add_head(struct kd_completing *completing, uint32_t piece)
{
	struct kd_naming *naming = completing->naming;
	struct kd_candidate head = { .first = piece,
		.n = 1,
		.type = is_place(naming, piece) ? KD_NAME_LOC : KD_NAME_ORG,
		.row = KD_NONE,
		.org = KD_NONE,
		.whole = KD_NONE,
		.title = KD_NONE,
		.why_row = KD_NONE };
	kd_names_know(naming, &head);
	if (head.fixed == KD_FIXED_BODY) {
		head.type = KD_NAME_ORG;
	}
	head.score[head.type] = KD_LISTED_SCORE;
	head.base = kd_span_text(
		naming->reading->text, piece_at(naming, piece)->span);
	completing->end = piece + 1;
	completing->after_title = false;
	return (head.fixed == KD_FIXED_NO ||
		       kd_names_fixed_base(naming, &head)) &&
	       KD_PUSH(naming->arena, &naming->candidates, head);
}

bool kd_names_add_head(
	struct kd_completing *completing, uint32_t piece, bool *done)
{
	const struct kd_naming *naming = completing->naming;
	const struct kd_candidate *next =
		completing->next < completing->found.n
			? &completing->found.items[completing->next]
			: NULL;
	*done = next != NULL && next->headed && next->first == piece + 1 &&
		!is_thing(naming, piece) &&
		(is_place(naming, piece) ||
			kd_piece_has(
				piece_at(naming, piece), KD_PIECE_ACRONYM));
	return !*done || add_head(completing, piece);
}
