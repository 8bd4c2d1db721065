/* names_roles.c - finds what people are said to be beside their names. */
#include "read/names/names_private.h"

/* How far from its name a title may begin, in pieces. */
#define REACH 9
/* Longest title phrase, in pieces. */
#define TITLE_PIECES 5

static uint8_t upos_of(const struct kd_naming *naming, uint32_t piece)
{
	return kd_piece_analysis(naming, piece)->upos;
}

static bool is_word(const struct kd_naming *naming, uint32_t piece)
{
	return kd_piece_has(&naming->pieces.items[piece], KD_PIECE_WORD);
}

static bool is_comma(const struct kd_naming *naming, uint32_t piece)
{
	return kd_str_equal(naming->pieces.items[piece].folded, KD_STR(","));
}

/* A title that begins at a piece; its row, or of the word it ends in. */
static uint32_t title_at(
	const struct kd_naming *naming, uint32_t piece, uint32_t *n)
{
	struct kd_match match;
	if (kd_names_match(naming, KD_TABLE_TITLES, piece, &match)) {
		*n = match.n;
		return match.row;
	}
	*n = 1;
	return kd_piece_has(&naming->pieces.items[piece], KD_PIECE_CAPITAL)
		       ? KD_NONE
		       : kd_names_tail(naming, KD_TABLE_TITLES, piece);
}

/* The candidate that ends before a piece, or KD_NONE. Those before `before`
 * are looked at only. */
static uint32_t candidate_ending(
	const struct kd_naming *naming, uint32_t before, uint32_t piece)
{
	for (uint32_t i = before; i > 0; i--) {
		const struct kd_candidate *other =
			&naming->candidates.items[i - 1];
		if (other->first + other->n == piece) {
			return i - 1;
		}
		if (other->first + other->n < piece) {
			break;
		}
	}
	return KD_NONE;
}

static bool is_clitic(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_str folded = naming->pieces.items[piece].folded;
	return kd_str_equal(folded, KD_STR("'s")) ||
	       kd_str_equal(folded, KD_STR("'"));
}

/* Where the noun phrase begins whose title begins at piece: over adjectives,
 * nouns and names, articles left out. */
static uint32_t phrase_start(const struct kd_naming *naming, uint32_t candidate,
	uint32_t piece, uint32_t limit)
{
	uint32_t other = candidate;
	while (piece > limit) {
		const uint32_t before = piece - 1;
		const uint32_t name = candidate_ending(naming, other, piece);
		if (name != KD_NONE) {
			piece = naming->candidates.items[name].first;
			if (naming->candidates.items[name].n_title > 0) {
				piece = naming->candidates.items[name]
						.first_title;
			}
			other = name;
			continue;
		}
		if (is_clitic(naming, before) && before > limit &&
			candidate_ending(naming, other, before) != KD_NONE) {
			piece = before;
			continue;
		}
		const uint8_t upos = upos_of(naming, before);
		const bool same = kd_piece_analysis(naming, before)->chunk ==
				  kd_piece_analysis(naming, piece)->chunk;
		if (!is_word(naming, before) ||
			!(upos == KD_UPOS_ADJ || upos == KD_UPOS_PROPN ||
				(upos == KD_UPOS_NOUN && same))) {
			break;
		}
		piece = before;
	}
	return piece;
}

static void set_role(struct kd_naming *naming, struct kd_candidate *candidate,
	uint32_t first, uint32_t end)
{
	candidate->role = (struct kd_span){
		.start = naming->pieces.items[first].span.start,
		.end = naming->pieces.items[end - 1].span.end
	};
}

enum kd_gender kd_names_title_gender(
	const struct kd_naming *naming, uint32_t row)
{
	if (row == KD_NONE) {
		return 0;
	}
	return kd_naming_is(naming, row, KD_COLUMN_TITLES_GENDER, "m")
		       ? KD_GENDER_MASC
	       : kd_naming_is(naming, row, KD_COLUMN_TITLES_GENDER, "f")
		       ? KD_GENDER_FEM
		       : 0;
}

/* "predstavniki Mercatorja": a title in the plural before one name is of the
 * name's people, not the name's. */
static bool is_of_others(
	const struct kd_naming *naming, uint32_t index, uint32_t title)
{
	const struct kd_candidate *candidate = &naming->candidates.items[index];
	const uint32_t next = candidate->first + candidate->n;
	if (kd_feats_get(kd_piece_analysis(naming, title)->feats,
		    KD_FEATURE_NUMBER) != KD_NUMBER_PLUR) {
		return false;
	}
	return next >= naming->pieces.n ||
	       (!is_comma(naming, next) &&
		       upos_of(naming, next) != KD_UPOS_CCONJ);
}

static enum kd_case case_of(const struct kd_naming *naming, uint32_t piece)
{
	return (enum kd_case)kd_feats_get(
		kd_piece_analysis(naming, piece)->feats, KD_FEATURE_CASE);
}

/* A title in the genitive may belong to another before it: "namestnik
 * zunanjega ministra". Returns where that begins, and its row. */
static uint32_t outer_title(const struct kd_naming *naming, uint32_t first,
	uint32_t limit, uint32_t *row)
{
	uint32_t outer = first;
	if (case_of(naming, first) != KD_CASE_GEN) {
		return first;
	}
	for (uint32_t i = first; i > limit && first - i < REACH; i--) {
		const uint8_t upos = upos_of(naming, i - 1);
		if (!is_word(naming, i - 1) ||
			(upos != KD_UPOS_ADJ && upos != KD_UPOS_NOUN &&
				upos != KD_UPOS_PROPN)) {
			break;
		}
		uint32_t n = 0;
		const uint32_t other = title_at(naming, i - 1, &n);
		if (other != KD_NONE && upos == KD_UPOS_NOUN) {
			outer = i - 1;
			*row = other;
		}
	}
	return outer;
}

/* Two titles of one person: "odposlanec in vodja". Where words have cases,
 * these must be alike. */
static uint32_t joined_title(const struct kd_naming *naming, uint32_t first,
	uint32_t limit, uint32_t *row)
{
	if (first < limit + 2 || upos_of(naming, first - 1) != KD_UPOS_CCONJ ||
		case_of(naming, first) == 0 ||
		case_of(naming, first) != case_of(naming, first - 2)) {
		return first;
	}
	for (uint32_t n = TITLE_PIECES; n > 0; n--) {
		struct kd_match match;
		if (first - 1 >= limit + n &&
			kd_names_match(naming, KD_TABLE_TITLES, first - 1 - n,
				&match) &&
			match.n == n) {
			*row = match.row;
			return first - 1 - n;
		}
	}
	return first;
}

/* Takes a title that begins at first as the candidate's; the role ends at to.
 */
static void take_title(struct kd_naming *naming, uint32_t index, uint32_t row,
	uint32_t first, uint32_t to)
{
	struct kd_candidate *candidate = &naming->candidates.items[index];
	const uint32_t limit =
		naming->sentence_first[naming->pieces.items[first].sentence];
	first = outer_title(naming, first, limit, &row);
	first = joined_title(naming, first, limit, &row);
	candidate->first_title = first;
	candidate->n_title = to - first;
	candidate->gender = kd_names_title_gender(naming, row);
	candidate->title = row;
	candidate->agrees = case_of(naming, first);
	if (!kd_naming_is(naming, row, KD_COLUMN_TITLES_KIND, "honorific")) {
		set_role(naming, candidate,
			phrase_start(naming, index, first, limit), to);
	}
}

/* The noun of a title of n pieces that tells its number: of "ministry of
 * foreign affairs" in one case after another the first. */
static uint32_t title_noun(
	const struct kd_naming *naming, uint32_t first, uint32_t n)
{
	const uint32_t last = first + n - 1;
	const bool owns = n > 1 && upos_of(naming, first) == KD_UPOS_NOUN &&
			  case_of(naming, last) == KD_CASE_GEN;
	return owns ? first : last;
}

/* The longest title that ends at end: "special envoy" rather than "envoy". */
static bool title_ending(
	struct kd_naming *naming, uint32_t index, uint32_t start, uint32_t end)
{
	const uint32_t from =
		end > start + TITLE_PIECES ? end - TITLE_PIECES : start;
	for (uint32_t i = from; i < end; i++) {
		uint32_t n = 0;
		const uint32_t row = title_at(naming, i, &n);
		if (row != KD_NONE && i + n == end &&
			!is_of_others(
				naming, index, title_noun(naming, i, n))) {
			take_title(naming, index, row, i, end);
			return true;
		}
	}
	return false;
}

/* Whether what stands between a title and a name can belong to the title. */
static bool may_stand_between(const struct kd_naming *naming, uint32_t piece)
{
	switch (upos_of(naming, piece)) {
	case KD_UPOS_ADP:
	case KD_UPOS_ADJ:
	case KD_UPOS_DET:
	case KD_UPOS_NOUN:
	case KD_UPOS_PROPN:
		return is_word(naming, piece);
	default:
		return false;
	}
}

/* "sekretar za nacionalno varnost Rustem Umerov": a title with more after it.
 */
static bool title_with_more(
	struct kd_naming *naming, uint32_t index, uint32_t start)
{
	const struct kd_candidate *candidate = &naming->candidates.items[index];
	const uint32_t first = candidate->first;
	const uint32_t from = first > start + REACH ? first - REACH : start;
	uint32_t other = index;
	for (uint32_t i = first; i > from; i--) {
		uint32_t n = 0;
		const uint32_t row = title_at(naming, i - 1, &n);
		if (row != KD_NONE && i - 1 + n < first) {
			if (is_of_others(naming, index, i - 1)) {
				return false;
			}
			const bool named =
				other < index &&
				naming->candidates.items[other].first ==
					i - 1 + n;
			if (named && naming->candidates.items[other].fixed ==
					     KD_FIXED_NO) {
				return false;
			}
			take_title(naming, index, row, i - 1, first);
			return true;
		}
		const uint32_t name = candidate_ending(naming, other, i);
		if (name != KD_NONE) {
			if (naming->candidates.items[name].n_title > 0) {
				return false;
			}
			other = name;
		} else if (other == index ||
			   i - 1 < naming->candidates.items[other].first) {
			if (!may_stand_between(naming, i - 1)) {
				return false;
			}
		}
	}
	return false;
}

/* Whether a piece closes an apposition. */
static bool closes(
	const struct kd_naming *naming, uint32_t piece, uint32_t limit)
{
	return piece >= limit || !is_word(naming, piece);
}

/* "Putins rådgiver, Jurij Usjakov, ..." */
static bool title_before_comma(struct kd_naming *naming, uint32_t index,
	uint32_t start, uint32_t limit)
{
	const struct kd_candidate *candidate = &naming->candidates.items[index];
	const uint32_t first = candidate->first;
	if (first < start + 2 || !is_comma(naming, first - 1) ||
		!closes(naming, first + candidate->n, limit)) {
		return false;
	}
	return title_ending(naming, index, start, first - 1);
}

static bool is_candidate_start(
	const struct kd_naming *naming, uint32_t index, uint32_t piece)
{
	for (uint32_t i = index + 1; i < naming->candidates.n; i++) {
		const uint32_t first = naming->candidates.items[i].first;
		if (first >= piece) {
			return first == piece;
		}
	}
	return false;
}

/* "Kirill Dmitrijev, Putin's envoy, ..." */
static bool title_after(
	struct kd_naming *naming, uint32_t index, uint32_t limit)
{
	struct kd_candidate *candidate = &naming->candidates.items[index];
	uint32_t from = candidate->first + candidate->n + 1;
	if (from >= limit || !is_comma(naming, from - 1)) {
		return false;
	}
	if (upos_of(naming, from) == KD_UPOS_DET) {
		from++;
	}
	for (uint32_t i = from; i < limit && i < from + REACH; i++) {
		uint32_t n = 0;
		const uint32_t row = title_at(naming, i, &n);
		if (row == KD_NONE) {
			if (!may_stand_between(naming, i) &&
				!is_clitic(naming, i)) {
				return false;
			}
			continue;
		}
		uint32_t end = i + n;
		if (is_candidate_start(naming, index, end)) {
			return false;
		}
		while (end < limit && end < i + REACH && is_word(naming, end) &&
			may_stand_between(naming, end)) {
			end++;
		}
		if (!closes(naming, end, limit)) {
			return false;
		}
		candidate->gender = kd_names_title_gender(naming, row);
		candidate->title = row;
		candidate->first_title = i;
		candidate->n_title = n;
		set_role(naming, candidate, from, end);
		return true;
	}
	return false;
}

void kd_names_roles(struct kd_naming *naming)
{
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		const struct kd_candidate *candidate =
			&naming->candidates.items[i];
		const uint32_t sentence =
			naming->pieces.items[candidate->first].sentence;
		const uint32_t start = naming->sentence_first[sentence];
		const uint32_t limit = naming->sentence_first[sentence + 1];
		if (candidate->fixed != KD_FIXED_NO ||
			candidate->org != KD_NONE) {
			continue;
		}
		if (!title_ending(naming, i, start, candidate->first) &&
			!title_with_more(naming, i, start) &&
			!title_before_comma(naming, i, start, limit)) {
			title_after(naming, i, limit);
		}
	}
}
