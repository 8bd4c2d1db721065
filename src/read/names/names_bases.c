/* names_bases.c - takes the inflection off names. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* What speaks for a base; the highest sum wins. */
static const float as_it_is_weight = 2.0F;
static const float ending_weight = 1.5F;
static const float later_row_weight = -0.5F;
static const float longer_weight = 0.1F;
static const float listed_weight = 5.0F;
static const float less_weight = -0.25F;
static const float seen_weight = 4.0F;
static const float full_weight = 5.0F;
static const float votes_weight = 2.5F;
static const float agrees_weight = 2.5F;
static const float differs_weight = -2.5F;
static const float no_noun_weight = -5.0F;
static const float seldom_weight = -2.0F; /* neuter or plural names */
static const float before_noun_weight = 1.0F;

/* A base weighed. */
struct choice {
	float score;
	uint32_t row; /* of name-endings, or KD_NONE: as it is */
	uint32_t cut;
};

/* What stands around the piece whose base is wanted. */
struct around {
	uint32_t piece;
	enum kd_case agrees;
	uint32_t gender; /* of the noun that ends the name, or 0 */
	bool sure;       /* what it agrees with stands beside it */
	bool alone;      /* the whole name */
	bool before_noun;
};

static bool is_kind(const struct kd_lang *lang, uint32_t row, const char *kind)
{
	return kd_lang_is(lang, row, KD_COLUMN_NAME_ENDINGS_KIND, kind);
}

static uint64_t feats_of(const struct kd_lang *lang, uint32_t row)
{
	return kd_lang_feats(lang, row, KD_COLUMN_NAME_ENDINGS_FEATS);
}

static enum kd_case case_of(const struct kd_lang *lang, uint32_t row)
{
	return (enum kd_case)kd_feats_get(feats_of(lang, row), KD_FEATURE_CASE);
}

/* Cases that have one form each in names: the accusative of living beings is
 * as the genitive, the locative of one as the dative. */
static enum kd_case form_of(enum kd_case wanted)
{
	return wanted == KD_CASE_ACC   ? KD_CASE_GEN
	       : wanted == KD_CASE_LOC ? KD_CASE_DAT
				       : wanted;
}

static bool agree(enum kd_case a, enum kd_case b)
{
	return a == b || form_of(a) == form_of(b);
}

static float votes_for(const struct kd_naming *naming, struct kd_str word)
{
	const uint32_t votes = kd_map_get(&naming->votes, word);
	return votes != KD_NONE && votes > 1 ? votes_weight : 0;
}

static bool is_listed(const struct kd_lang *lang, struct kd_str word)
{
	return kd_lang_find(lang, KD_TABLE_GIVEN_NAMES, word) != KD_NONE ||
	       kd_lang_starting(lang, KD_TABLE_PLACES, word) != KD_NONE;
}

static float weigh_ending(const struct kd_naming *naming,
	const struct around *around, const struct kd_ending *ending,
	uint32_t rank)
{
	const struct kd_lang *lang = naming->reading->lang;
	float score = ending_weight + (float)rank * later_row_weight +
		      (float)ending->cut * longer_weight;
	const enum kd_case own = case_of(lang, ending->row);
	const struct kd_seen *seen = kd_names_seen(naming, ending->base);
	if (seen != NULL && seen->strong + seen->weak > seen->small) {
		score += seen_weight;
	}
	score += votes_for(naming, ending->base);
	if (kd_map_get(&naming->full_bases, ending->base) != KD_NONE) {
		score += full_weight;
	}
	if (is_listed(lang, ending->base)) {
		/* Of two that are listed the one that takes less away. */
		score += listed_weight +
			 less_weight * ((float)ending->word.len -
					       (float)ending->base.len);
	}
	const uint64_t feats = feats_of(lang, ending->row);
	const uint32_t gender = kd_feats_get(feats, KD_FEATURE_GENDER);
	if (kd_feats_get(feats, KD_FEATURE_NUMBER) == KD_NUMBER_PLUR ||
		gender == KD_GENDER_NEUT) {
		score += seldom_weight;
	}
	if (around->gender != 0 && gender != around->gender) {
		score += no_noun_weight;
	}
	if (is_kind(lang, ending->row, "possessive") ||
		is_kind(lang, ending->row, "genitive")) {
		/* It agrees with the noun, whatever that noun's case. */
		score += around->agrees != 0 && around->before_noun
				 ? agrees_weight
				 : 0;
		return score + (around->before_noun ? before_noun_weight
						    : no_noun_weight);
	}
	if (around->agrees != 0 && own != 0) {
		score += agree(own, around->agrees) ? agrees_weight
			 : around->sure             ? no_noun_weight
						    : differs_weight;
	}
	return score;
}

static float weigh_as_it_is(const struct kd_naming *naming,
	const struct around *around, const struct kd_piece *piece)
{
	float score = as_it_is_weight + votes_for(naming, piece->folded);
	if (is_listed(naming->reading->lang, piece->folded)) {
		score += listed_weight + as_it_is_weight;
	}
	if (kd_map_get(&naming->full_bases, piece->folded) != KD_NONE) {
		score += full_weight;
	}
	if (around->agrees != 0 && around->agrees != KD_CASE_NOM) {
		score += differs_weight;
	}
	return score;
}

/* The likeliest base of a piece. */
static struct choice choose(
	const struct kd_naming *naming, const struct around *around)
{
	const struct kd_piece *piece = &naming->pieces.items[around->piece];
	const struct kd_lang *lang = naming->reading->lang;
	struct choice best = { .row = KD_NONE };
	best.score = weigh_as_it_is(naming, around, piece);
	struct kd_ending ending;
	kd_ending_init(&ending, naming, piece->folded);
	uint32_t rank = 0;
	uint32_t cut = 0;
	while (kd_ending_next(&ending)) {
		rank = ending.cut == cut ? rank + 1 : 0;
		cut = ending.cut;
		if (!around->alone &&
			(is_kind(lang, ending.row, "possessive") ||
				is_kind(lang, ending.row, "alone"))) {
			continue;
		}
		const float score = weigh_ending(naming, around, &ending, rank);
		if (score > best.score) {
			best = (struct choice){ .score = score,
				.row = ending.row,
				.cut = ending.cut };
		}
	}
	return best;
}

/* Two texts as one, with what is to stand between them; data is NULL if the
 * arena is full. */
static struct kd_str join_two(struct kd_arena *arena, struct kd_str one,
	struct kd_str between, struct kd_str other)
{
	const struct kd_str parts[] = { one, between, other };
	const uint32_t len = one.len + between.len + other.len;
	char *bytes = kd_arena_take(arena, (size_t)len + 1);
	struct kd_str joined = { .data = bytes };
	for (uint32_t i = 0; bytes != NULL && i < KD_COUNT(parts); i++) {
		if (parts[i].len > 0) {
			memcpy(bytes + joined.len, parts[i].data, parts[i].len);
			joined.len += parts[i].len;
		}
	}
	return joined;
}

/* The piece as in the text with the ending changed. */
static struct kd_str apply(struct kd_naming *naming,
	const struct kd_piece *piece, const struct choice *choice)
{
	const struct kd_str text =
		kd_span_text(naming->reading->text, piece->span);
	if (choice->row == KD_NONE) {
		return text;
	}
	const struct kd_str whole =
		text.len == piece->folded.len ? text : piece->folded;
	const struct kd_str stem =
		kd_str_slice(whole, 0, whole.len - choice->cut);
	const struct kd_str added = kd_lang_text(naming->reading->lang,
		choice->row, KD_COLUMN_NAME_ENDINGS_REPLACE);
	return join_two(naming->arena, stem, (struct kd_str){ 0 }, added);
}

/* Whether a row before, of the same ending, leads to the same base. */
static bool is_repeated(
	const struct kd_naming *naming, const struct kd_ending *ending)
{
	const struct kd_lang *lang = naming->reading->lang;
	const struct kd_str replace =
		kd_lang_text(lang, ending->row, KD_COLUMN_NAME_ENDINGS_REPLACE);
	const struct kd_str key = kd_lang_key(lang, ending->row);
	for (uint32_t row = ending->row;
		row-- > kd_lang_first_row(lang, KD_TABLE_NAME_ENDINGS) &&
		kd_str_equal(kd_lang_key(lang, row), key);) {
		if (kd_str_equal(kd_lang_text(lang, row,
					 KD_COLUMN_NAME_ENDINGS_REPLACE),
			    replace)) {
			return true;
		}
	}
	return false;
}

/* Each form in a name votes once for each of its bases. */
static bool vote(struct kd_naming *naming, const struct kd_piece *piece)
{
	const uint32_t i = kd_map_get(&naming->seen_by_word, piece->folded);
	if (i == KD_NONE || naming->seens.items[i].counted) {
		return true;
	}
	naming->seens.items[i].counted = true;
	const uint32_t own = kd_map_get(&naming->votes, piece->folded);
	if (!kd_map_put(naming->arena, &naming->votes, piece->folded,
		    own == KD_NONE ? 1 : own + 1)) {
		return false;
	}
	struct kd_ending ending;
	kd_ending_init(&ending, naming, piece->folded);
	while (kd_ending_next(&ending)) {
		if (is_repeated(naming, &ending)) {
			continue;
		}
		const uint32_t votes = kd_map_get(&naming->votes, ending.base);
		const struct kd_str base =
			kd_str_copy(naming->arena, ending.base);
		if (base.data == NULL ||
			!kd_map_put(naming->arena, &naming->votes, base,
				votes == KD_NONE ? 1 : votes + 1)) {
			return false;
		}
	}
	return true;
}

static bool is_before_noun(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const uint32_t next = candidate->first + candidate->n;
	const uint32_t sentence =
		naming->pieces.items[candidate->first].sentence;
	if (next >= naming->sentence_first[sentence + 1]) {
		return false;
	}
	const struct kd_piece *piece = &naming->pieces.items[next];
	if (!kd_piece_has(piece, KD_PIECE_WORD)) {
		return naming->reading->tokens->items[piece->token].kind ==
		       KD_TOKEN_NUMBER;
	}
	const uint8_t upos = kd_piece_analysis(naming, next)->upos;
	return kd_piece_has(piece, KD_PIECE_CAPITAL) || upos == KD_UPOS_NOUN ||
	       upos == KD_UPOS_ADJ || upos == KD_UPOS_PROPN ||
	       upos == KD_UPOS_NUM;
}

/* The case that a preposition before the name asks for, or 0. */
static enum kd_case case_before(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const uint32_t first = candidate->first;
	if (first == 0 || naming->pieces.items[first - 1].sentence !=
				  naming->pieces.items[first].sentence) {
		return 0;
	}
	const struct kd_analysis *before = kd_piece_analysis(naming, first - 1);
	return before->upos == KD_UPOS_ADP
		       ? (enum kd_case)kd_feats_get(
				 before->feats, KD_FEATURE_CASE)
		       : 0;
}

/* What the next piece must agree with, after this choice. */
static enum kd_case agreement_after(const struct kd_naming *naming,
	const struct kd_piece *piece, const struct choice *choice,
	enum kd_case agrees)
{
	if (choice->row != KD_NONE) {
		const enum kd_case own =
			case_of(naming->reading->lang, choice->row);
		return own != 0 ? own : agrees;
	}
	return kd_piece_has(piece, KD_PIECE_GIVEN) ? KD_CASE_NOM : agrees;
}

/* Puts the bases of the pieces together as the text has them. */
struct kd_str kd_names_join_bases(
	struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const struct kd_piece *pieces = &naming->pieces.items[candidate->first];
	struct kd_str base = pieces[0].base;
	for (uint32_t i = 1; i < candidate->n && base.data != NULL; i++) {
		/* Words split from one word are one in the text. */
		if (pieces[i].span.start == pieces[i - 1].span.start) {
			continue;
		}
		const bool tight = kd_piece_has(&pieces[i], KD_PIECE_TIGHT);
		base = join_two(naming->arena, base,
			tight ? KD_STR("") : KD_STR(" "), pieces[i].base);
	}
	return base;
}

/* The name as it stands, each stretch of white space one space. */
static bool keep_as_it_is(
	struct kd_naming *naming, struct kd_candidate *candidate)
{
	for (uint32_t i = 0; i < candidate->n; i++) {
		struct kd_piece *piece =
			&naming->pieces.items[candidate->first + i];
		piece->base = kd_span_text(naming->reading->text, piece->span);
	}
	candidate->base = kd_names_join_bases(naming, candidate);
	return candidate->base.data != NULL;
}

static bool is_org_place(const struct kd_naming *naming,
	const struct kd_candidate *candidate, const char *place)
{
	return candidate->org != KD_NONE &&
	       kd_naming_is(naming, candidate->org,
		       KD_COLUMN_ORG_SUFFIXES_PLACE, place);
}

/* What follows the head of a body's name stands in a case of its own:
 * "Veleposlaništvo Ukrajine". */
static bool is_complement(const struct kd_naming *naming,
	const struct kd_candidate *candidate, uint32_t i)
{
	return is_org_place(naming, candidate, "head") &&
	       candidate->first + i > candidate->org_piece;
}

/* A small noun that ends a name is in the word lists: "Severne agencije". */
static bool is_small_head(const struct kd_naming *naming,
	const struct kd_candidate *candidate, uint32_t i)
{
	const uint32_t piece = candidate->first + i;
	return i + 1 == candidate->n &&
	       is_org_place(naming, candidate, "small") &&
	       kd_piece_analysis(naming, piece)->upos == KD_UPOS_NOUN &&
	       kd_piece_analysis(naming, piece)->lemma.data != NULL;
}

/* A name whose words are inflected each by itself, alike in case. */
static bool find_bases(struct kd_naming *naming, struct kd_candidate *candidate)
{
	struct around around = { .alone = candidate->n == 1,
		.agrees = candidate->agrees != 0
				  ? candidate->agrees
				  : case_before(naming, candidate) };
	if (is_small_head(naming, candidate, candidate->n - 1)) {
		const uint64_t feats = kd_piece_analysis(
			naming, candidate->first + candidate->n - 1)
					       ->feats;
		around.agrees =
			(enum kd_case)kd_feats_get(feats, KD_FEATURE_CASE);
		around.gender = kd_feats_get(feats, KD_FEATURE_GENDER);
	}
	for (uint32_t i = 0; i < candidate->n; i++) {
		struct kd_piece *piece =
			&naming->pieces.items[candidate->first + i];
		around.piece = candidate->first + i;
		around.before_noun = i + 1 == candidate->n &&
				     is_before_noun(naming, candidate);
		struct choice choice = { .row = KD_NONE };
		if (kd_piece_has(piece, KD_PIECE_CAPITAL) &&
			!kd_piece_has(piece, KD_PIECE_ACRONYM) &&
			!is_complement(naming, candidate, i)) {
			choice = choose(naming, &around);
			around.sure =
				i == 0 && kd_piece_has(piece, KD_PIECE_GIVEN);
			around.agrees = agreement_after(
				naming, piece, &choice, around.agrees);
		}
		piece->base =
			is_small_head(naming, candidate, i)
				? kd_piece_analysis(naming, around.piece)->lemma
				: apply(naming, piece, &choice);
		if (piece->base.data == NULL) {
			return false;
		}
		candidate->closed =
			choice.row != KD_NONE &&
			is_kind(naming->reading->lang, choice.row, "genitive");
		if (choice.row != KD_NONE &&
			is_kind(naming->reading->lang, choice.row,
				"possessive")) {
			candidate->adjective = true;
		}
	}
	candidate->base = kd_names_join_bases(naming, candidate);
	return candidate->base.data != NULL;
}

static bool find_base(struct kd_naming *naming, struct kd_candidate *candidate)
{
	if (candidate->fixed != KD_FIXED_NO) {
		return kd_names_fixed_base(naming, candidate);
	}
	if (kd_lang_rows(naming->reading->lang, KD_TABLE_NAME_ENDINGS) == 0) {
		return keep_as_it_is(naming, candidate);
	}
	bool found = false;
	return kd_names_body_base(naming, candidate, &found) &&
	       (found || find_bases(naming, candidate));
}

/* Remembers the base of a full name's last word, for when it stands alone. */
static bool keep_full(
	struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const struct kd_piece *last =
		&naming->pieces.items[candidate->first + candidate->n - 1];
	const struct kd_str folded = kd_utf8_fold(naming->arena, last->base);
	return folded.data != NULL &&
	       kd_map_put(naming->arena, &naming->full_bases, folded, 1);
}

static bool vote_all(struct kd_naming *naming)
{
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		const struct kd_candidate *candidate =
			&naming->candidates.items[i];
		for (uint32_t k = 0; k < candidate->n; k++) {
			if (!vote(naming,
				    &naming->pieces
					     .items[candidate->first + k])) {
				return false;
			}
		}
	}
	return true;
}

/* Names of several words first: they tell more of their bases. */
static bool find_all(struct kd_naming *naming, bool several)
{
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		struct kd_candidate *candidate = &naming->candidates.items[i];
		const bool free = candidate->fixed == KD_FIXED_NO;
		if ((candidate->n > 1) != several) {
			continue;
		}
		if (!find_base(naming, candidate) ||
			(several && free && !keep_full(naming, candidate))) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_names_bases(struct kd_naming *naming, struct kd_err *err)
{
	return vote_all(naming) && find_all(naming, true) &&
			       find_all(naming, false)
		       ? KD_OK
		       : kd_arena_full(naming->arena, err);
}
