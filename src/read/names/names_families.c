/* names_families.c - whose a family name alone is. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* More people of one family are not told apart. */
#define MOST_BEARERS 8
/* Most words between a family name and a full one beside it: "Karven and his
 * late wife Anna Karven". */
#define MOST_BETWEEN 5

/* Somebody who is named in full. */
struct bearer {
	uint32_t latest; /* candidate */
	uint32_t times;  /* named in full so far */
	uint32_t title;  /* row of titles, or KD_NONE */
	enum kd_gender gender;
};

/* All who bear one family name, as far as the text is read. */
struct family {
	struct bearer bearers[MOST_BEARERS];
	uint32_t n;
	uint32_t owner; /* bearer whom the name alone stood for, or KD_NONE */
	bool has_other; /* it is another's, too, who is not named in full */
};

struct families {
	struct kd_naming *naming;
	KD_VEC(struct family) items;
	struct kd_map by_name;
};

static const struct kd_candidate *candidate_at(
	const struct families *families, uint32_t index)
{
	return &families->naming->candidates.items[index];
}

static const struct kd_piece *first_piece(
	const struct families *families, const struct kd_candidate *candidate)
{
	return &families->naming->pieces.items[candidate->first];
}

static bool is_full(
	const struct families *families, const struct kd_candidate *candidate)
{
	return candidate->n > 1 && !candidate->dropped &&
	       candidate->fixed == KD_FIXED_NO &&
	       candidate->type == KD_NAME_PER && candidate->whole == KD_NONE &&
	       !kd_piece_has(
		       first_piece(families, candidate), KD_PIECE_PARTICLE);
}

/* Whether a candidate is one word that stands for a full name with it. */
static bool is_alone(const struct kd_candidate *candidate)
{
	return candidate->n == 1 && !candidate->dropped &&
	       candidate->whole != KD_NONE && candidate->type == KD_NAME_PER;
}

/* Whether a heading has it: headings name nobody in full. */
static bool is_in_heading(
	const struct families *families, const struct kd_candidate *candidate)
{
	const struct kd_reading *reading = families->naming->reading;
	const uint32_t sentence = first_piece(families, candidate)->sentence;
	const enum kd_block_kind kind =
		reading->blocks
			->items[reading->sentences->items[sentence].block]
			.kind;
	return kind == KD_BLOCK_TITLE || kind == KD_BLOCK_HEADING;
}

/* The family of a candidate's last word, made where `make` says so; NULL if
 * there is none. False in *ok if the arena is full. */
static struct family *family_of(struct families *families,
	const struct kd_candidate *candidate, bool make, bool *ok)
{
	const struct kd_naming *naming = families->naming;
	const struct kd_str word = kd_names_folded_base(
		naming, candidate->first + candidate->n - 1);
	*ok = word.data != NULL;
	if (!*ok) {
		return NULL;
	}
	const uint32_t known = kd_map_get(&families->by_name, word);
	if (known != KD_NONE || !make) {
		return known != KD_NONE ? &families->items.items[known] : NULL;
	}
	const struct family family = { .owner = KD_NONE };
	*ok = kd_map_put(naming->arena, &families->by_name, word,
		      families->items.n) &&
	      KD_PUSH(naming->arena, &families->items, family);
	return *ok ? &families->items.items[families->items.n - 1] : NULL;
}

/* Whether one name ends in the other: "Bavarian Karl Brenner", Karl Brenner. */
static bool is_same_name(struct kd_str a, struct kd_str b)
{
	const struct kd_str longer = a.len > b.len ? a : b;
	const struct kd_str shorter = a.len > b.len ? b : a;
	return kd_str_ends_with(longer, shorter) &&
	       (longer.len == shorter.len ||
		       longer.data[longer.len - shorter.len - 1] == ' ');
}

/* Adds a full name to its family. */
static void add_bearer(
	const struct families *families, struct family *family, uint32_t index)
{
	const struct kd_candidate *candidate = candidate_at(families, index);
	uint32_t i = 0;
	while (i < family->n &&
		!is_same_name(
			candidate_at(families, family->bearers[i].latest)->base,
			candidate->base)) {
		i++;
	}
	if (i == MOST_BEARERS) {
		return;
	}
	struct bearer *bearer = &family->bearers[i];
	if (i == family->n) {
		*bearer = (struct bearer){ .title = KD_NONE,
			.gender = kd_names_given_gender(families->naming,
				first_piece(families, candidate)->given) };
		family->n++;
	}
	bearer->latest = index;
	bearer->times++;
	if (candidate->title != KD_NONE) {
		bearer->title = candidate->title;
	}
	if (bearer->gender == 0) {
		bearer->gender = kd_names_title_gender(
			families->naming, candidate->title);
	}
}

/* Whether what stands between a family name and a full name after it makes them
 * two: "Karven and Anna Karven", "Karvens kone Anna Karven". */
static bool is_beside(const struct families *families,
	const struct kd_candidate *alone, const struct kd_candidate *full)
{
	const struct kd_naming *naming = families->naming;
	const uint32_t from = alone->first + 1;
	if (first_piece(families, alone)->sentence !=
			first_piece(families, full)->sentence ||
		full->first <= from || full->first > from + MOST_BETWEEN ||
		kd_piece_has(first_piece(families, alone), KD_PIECE_PART)) {
		return false;
	}
	bool is_bound = full->n_title > 0 && full->first_title >= from &&
			full->first_title < full->first;
	for (uint32_t i = from; i < full->first; i++) {
		const uint8_t upos = kd_piece_analysis(naming, i)->upos;
		if (!kd_piece_has(&naming->pieces.items[i], KD_PIECE_WORD) ||
			upos == KD_UPOS_VERB || upos == KD_UPOS_AUX) {
			return false;
		}
		is_bound |= upos == KD_UPOS_CCONJ;
	}
	return is_bound;
}

/* Notes that the name alone stands for another than one who is named beside
 * it. */
static bool note_other(struct families *families, uint32_t index)
{
	const struct kd_candidate *full = candidate_at(families, index);
	bool ok = true;
	if (index == 0 || !is_alone(full - 1) ||
		!kd_piece_has(first_piece(families, full), KD_PIECE_GIVEN) ||
		!is_beside(families, full - 1, full)) {
		return true;
	}
	const struct family *own = family_of(families, full - 1, false, &ok);
	struct family *family =
		ok ? family_of(families, full, false, &ok) : NULL;
	if (own != NULL && own == family) {
		family->has_other = true;
	}
	return ok;
}

/* Whether a title or gender says that a name alone is not a bearer's. */
static bool is_against(const struct families *families,
	const struct bearer *bearer, const struct kd_candidate *alone)
{
	const enum kd_gender gender =
		kd_names_title_gender(families->naming, alone->title);
	return gender != 0 && bearer->gender != 0 && gender != bearer->gender;
}

/* The only bearer who has the title of a name alone, or KD_NONE. */
static uint32_t with_title(
	const struct family *family, const struct kd_candidate *alone)
{
	uint32_t only = KD_NONE;
	for (uint32_t i = 0; i < family->n && alone->title != KD_NONE; i++) {
		if (family->bearers[i].title == alone->title) {
			if (only != KD_NONE) {
				return KD_NONE;
			}
			only = i;
		}
	}
	return only;
}

/* Whether a bearer is likelier meant than another: one with a given name that
 * is known, then one who is named more. */
static bool is_likelier(const struct bearer *a, const struct bearer *b)
{
	return (a->gender != 0) != (b->gender != 0) ? a->gender != 0
						    : a->times > b->times;
}

/* The likeliest bearer; of equals the first. Those whom the name alone cannot
 * stand for are left out; KD_NONE if all are. */
static uint32_t main_bearer(const struct families *families,
	const struct family *family, const struct kd_candidate *alone)
{
	uint32_t best = KD_NONE;
	for (uint32_t i = 0; i < family->n; i++) {
		const struct bearer *bearer = &family->bearers[i];
		if (!is_against(families, bearer, alone) &&
			(best == KD_NONE ||
				is_likelier(bearer, &family->bearers[best]))) {
			best = i;
		}
	}
	return best;
}

/* Whom a name alone means: who has its title; who it stood for before others
 * of the family came in; else who is named most. */
static uint32_t meant_by(const struct families *families,
	const struct family *family, const struct kd_candidate *alone)
{
	const uint32_t titled = with_title(family, alone);
	if (titled != KD_NONE) {
		return titled;
	}
	if (family->has_other && family->n == 1 &&
		(family->bearers[0].gender == 0 ||
			kd_names_title_gender(families->naming, alone->title) !=
				family->bearers[0].gender)) {
		return KD_NONE;
	}
	return family->owner != KD_NONE &&
			       !is_against(families,
				       &family->bearers[family->owner], alone)
		       ? family->owner
		       : main_bearer(families, family, alone);
}

/* Gives a name alone to a bearer, or to nobody who is named in full. */
static bool give(const struct families *families, const struct family *family,
	uint32_t bearer, uint32_t index)
{
	struct kd_naming *naming = families->naming;
	struct kd_candidate *alone = &naming->candidates.items[index];
	if (bearer != KD_NONE) {
		alone->whole = family->bearers[bearer].latest;
		alone->base = candidate_at(families, alone->whole)->base;
		alone->gender = family->bearers[bearer].gender;
		return true;
	}
	alone->whole = KD_NONE;
	alone->namesake = true;
	alone->gender = kd_names_title_gender(naming, alone->title);
	alone->base = kd_names_join_bases(naming, alone);
	return alone->base.data != NULL;
}

/* All that the text says of families, read to its end. */
static bool gather_all(struct families *families)
{
	bool ok = true;
	for (uint32_t i = 0; ok && i < families->naming->candidates.n; i++) {
		if (is_full(families, candidate_at(families, i))) {
			struct family *family = family_of(
				families, candidate_at(families, i), true, &ok);
			if (ok) {
				add_bearer(families, family, i);
				ok = note_other(families, i);
			}
		}
	}
	return ok;
}

/* Settles one name alone, which comes after those that were settled before. */
static bool settle(struct families *read, struct families *all, uint32_t index)
{
	const struct kd_candidate *alone = candidate_at(read, index);
	bool ok = true;
	const struct family *whole = family_of(all, alone, false, &ok);
	struct family *family = ok ? family_of(read, alone, false, &ok) : NULL;
	if (!ok || whole == NULL ||
		(whole->n == 1 && !whole->has_other &&
			!is_against(all, &whole->bearers[0], alone))) {
		return ok;
	}
	if (family == NULL || whole->n == 1) {
		return give(all, whole, meant_by(all, whole, alone), index);
	}
	family->has_other = whole->has_other;
	const uint32_t bearer = meant_by(read, family, alone);
	if (family->owner == KD_NONE && alone->title == KD_NONE &&
		!is_in_heading(read, alone)) {
		family->owner = bearer;
	}
	return give(read, family, bearer, index);
}

enum kd_status kd_names_part_families(
	struct kd_naming *naming, struct kd_err *err)
{
	struct families all = { .naming = naming };
	struct families read = { .naming = naming };
	if (!gather_all(&all)) {
		return kd_arena_full(naming->arena, err);
	}
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		const struct kd_candidate *candidate = candidate_at(&all, i);
		bool ok = true;
		if (is_full(&all, candidate)) {
			struct family *family =
				family_of(&read, candidate, true, &ok);
			if (ok) {
				add_bearer(&read, family, i);
			}
		} else if (is_alone(candidate)) {
			ok = settle(&read, &all, i);
		}
		if (!ok) {
			return kd_arena_full(naming->arena, err);
		}
	}
	return KD_OK;
}
