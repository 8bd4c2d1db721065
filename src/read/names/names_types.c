/* names_types.c - weighs what speaks for each type of a name. */
#include "read/names/names_private.h"

/* How much each kind of evidence weighs. A score is a sum of these; the
 * highest wins. Set by hand, checked against annotated news. */
static const float fixed_weight = 8.0F;
static const float org_weight = 6.0F;
static const float given_full_weight = 5.0F;
static const float given_alone_weight = 3.0F;
static const float given_later_weight = 1.5F;
static const float title_weight = 6.0F;
static const float particle_weight = 3.0F;
static const float initial_weight = 4.0F;
static const float acronym_weight = 3.0F;
static const float saying_weight = 1.5F;
static const float two_words_weight = 1.0F;
static const float many_words_weight = 2.0F;
static const float possessive_weight = 2.0F;
static const float quoted_weight = 4.0F;
static const float age_weight = 5.0F;
static const float article_weight = 3.0F;
static const float acts_weight = 0.5F;
static const float common_word_weight = 1.5F;
static const float domain_weight = 4.0F;

/* Longest cue, in pieces. */
#define CUE_PIECES 4

static bool matches_kind(
	const struct kd_naming *naming, uint32_t piece, const char *kind)
{
	struct kd_match match;
	return kd_names_match(naming, KD_TABLE_SPEECH, piece, &match) &&
	       kd_naming_is(naming, match.row, KD_COLUMN_SPEECH_KIND, kind);
}

static void weigh_fixed(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	switch (candidate->fixed) {
	case KD_FIXED_PLACE:
		candidate->score[KD_NAME_LOC] += fixed_weight;
		break;
	case KD_FIXED_BODY:
		candidate->score[KD_NAME_ORG] += fixed_weight;
		break;
	case KD_FIXED_OUTLET:
		candidate->score[KD_NAME_ORG] += fixed_weight;
		candidate->outlet = !kd_naming_is(naming, candidate->row,
			KD_COLUMN_OUTLETS_KIND, "social");
		break;
	case KD_FIXED_NO:
		return;
	}
	candidate->why_row = candidate->row;
}

static void weigh_org(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	if (candidate->org == KD_NONE) {
		return;
	}
	const int32_t type = kd_lang_number(naming->reading->lang,
		candidate->org, KD_COLUMN_ORG_SUFFIXES_TYPE);
	if (type > 0 && type < KD_NAME_COUNT) {
		candidate->score[type] += org_weight;
		candidate->why_row = candidate->org;
	}
}

/* The words of the name itself: given names, particles, initials. */
static void weigh_words(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	float *score = candidate->score;
	const struct kd_piece *first = &naming->pieces.items[candidate->first];
	for (uint32_t i = 0; i < candidate->n; i++) {
		const struct kd_piece *piece = &first[i];
		if (kd_piece_has(piece, KD_PIECE_GIVEN)) {
			score[KD_NAME_PER] += i > 0 ? given_later_weight
					      : candidate->n == 1
						      ? given_alone_weight
						      : given_full_weight;
			candidate->why_row =
				i == 0 && candidate->why_row == KD_NONE
					? piece->given
					: candidate->why_row;
		}
		if (candidate->n > 1 && !kd_piece_has(piece, KD_PIECE_GIVEN) &&
			kd_piece_has(piece, KD_PIECE_COMMON) &&
			kd_piece_has(piece, KD_PIECE_CAPITAL)) {
			score[KD_NAME_PER] -= common_word_weight;
		}
		if (i > 0 && kd_piece_has(piece, KD_PIECE_PARTICLE) &&
			!kd_piece_has(piece, KD_PIECE_CAPITAL)) {
			score[KD_NAME_PER] += particle_weight;
		}
		if (i > 0 && piece->span.end - piece->span.start <= 2 &&
			kd_piece_has(piece, KD_PIECE_CAPITAL)) {
			score[KD_NAME_PER] += initial_weight;
		}
	}
	if (candidate->n == 1 && kd_piece_has(first, KD_PIECE_ACRONYM)) {
		score[KD_NAME_ORG] += acronym_weight;
	}
	if (memchr(first->folded.data, '.', first->folded.len - 1) != NULL &&
		first->folded.len > 4) {
		score[KD_NAME_ORG] += domain_weight;
	}
	if (candidate->n == 2 || candidate->n == 3) {
		score[KD_NAME_PER] += two_words_weight;
	} else if (candidate->n > 3) {
		score[KD_NAME_MISC] += many_words_weight;
	}
}

static void weigh_cue(const struct kd_naming *naming,
	struct kd_candidate *candidate, uint32_t row)
{
	const struct kd_lang *lang = naming->reading->lang;
	const int32_t type =
		kd_lang_number(lang, row, KD_COLUMN_NAME_CUES_TYPE);
	if (type <= 0 || type >= KD_NAME_COUNT) {
		return;
	}
	candidate->score[type] +=
		(float)kd_lang_number(lang, row, KD_COLUMN_NAME_CUES_WEIGHT);
	if (candidate->why_row == KD_NONE) {
		candidate->why_row = row;
	}
	if (kd_naming_is(naming, row, KD_COLUMN_NAME_CUES_KIND, "outlet") &&
		candidate->fixed == KD_FIXED_NO) {
		candidate->outlet = true;
	}
}

/* Weighs all rows of one key that are for this side of a name. */
static void weigh_cues(const struct kd_naming *naming,
	struct kd_candidate *candidate, uint32_t row, const char *place)
{
	const struct kd_lang *lang = naming->reading->lang;
	const struct kd_str key = kd_lang_key(lang, row);
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_NAME_CUES) +
			     kd_lang_rows(lang, KD_TABLE_NAME_CUES);
	for (; row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		if (kd_naming_is(
			    naming, row, KD_COLUMN_NAME_CUES_PLACE, place)) {
			weigh_cue(naming, candidate, row);
			return;
		}
	}
}

static bool is_quote_mark(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	return naming->reading->tokens->items[item->token].kind ==
		       KD_TOKEN_PUNCTUATION &&
	       kd_lang_find(naming->reading->lang, KD_TABLE_QUOTE_MARKS,
		       item->folded) != KD_NONE;
}

/* Whether the name is in the genitive, so that a preposition before it is
 * that of the noun after it: "i Hitlers tekst", "in Trump's plan". */
static bool is_genitive(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const uint32_t last = candidate->first + candidate->n - 1;
	const struct kd_piece *piece = &naming->pieces.items[last];
	const bool cut = piece->base.len + piece->span.start < piece->span.end;
	const bool clitic = last + 1 < naming->pieces.n &&
			    kd_str_equal(piece[1].folded, KD_STR("'s"));
	return candidate->fixed == KD_FIXED_NO &&
	       (clitic || (cut && candidate->closed));
}

static void weigh_before(const struct kd_naming *naming,
	struct kd_candidate *candidate, uint32_t start)
{
	const uint32_t end = candidate->first;
	const uint32_t from =
		end > start + CUE_PIECES ? end - CUE_PIECES : start;
	if (end == start) {
		return;
	}
	for (uint32_t i = from; i < end; i++) {
		struct kd_match match;
		if (kd_names_match(naming, KD_TABLE_NAME_CUES, i, &match) &&
			i + match.n == end && !is_genitive(naming, candidate)) {
			weigh_cues(naming, candidate, match.row, "before");
			break;
		}
	}
	if (matches_kind(naming, end - 1, "verb")) {
		candidate->score[KD_NAME_PER] += saying_weight;
	}
	if (kd_piece_analysis(naming, end - 1)->upos == KD_UPOS_DET) {
		candidate->score[KD_NAME_PER] -= article_weight;
		candidate->score[KD_NAME_ORG] += acts_weight;
	}
}

static void weigh_after(const struct kd_naming *naming,
	struct kd_candidate *candidate, uint32_t start, uint32_t limit)
{
	const uint32_t next = candidate->first + candidate->n;
	if (next >= limit) {
		return;
	}
	struct kd_match match;
	if (kd_names_match(naming, KD_TABLE_NAME_CUES, next, &match)) {
		weigh_cues(naming, candidate, match.row, "after");
	}
	if (matches_kind(naming, next, "verb")) {
		candidate->score[KD_NAME_PER] += saying_weight;
		candidate->score[KD_NAME_ORG] += saying_weight / 2;
	}
	const uint8_t upos = kd_piece_analysis(naming, next)->upos;
	if (upos == KD_UPOS_VERB || upos == KD_UPOS_AUX) {
		candidate->score[KD_NAME_PER] += acts_weight;
	}
	if (kd_names_is_age(naming, next)) {
		candidate->score[KD_NAME_PER] += age_weight;
	}
	if (candidate->first > start && is_quote_mark(naming, next) &&
		is_quote_mark(naming, candidate->first - 1)) {
		candidate->score[KD_NAME_MISC] += quoted_weight;
	}
}

/* Without a genitive, no person stands before another's title: a body does
 * ("Orkla director Ann Hale"). */
static void weigh_owners(struct kd_naming *naming)
{
	for (uint32_t i = 1; i < naming->candidates.n; i++) {
		struct kd_candidate *owner = &naming->candidates.items[i - 1];
		const struct kd_candidate *named = &naming->candidates.items[i];
		if (named->n_title > 0 &&
			owner->first + owner->n == named->first_title &&
			named->first_title < named->first && !owner->closed &&
			!owner->adjective && owner->fixed == KD_FIXED_NO) {
			owner->score[KD_NAME_PER] -= article_weight;
			owner->score[KD_NAME_ORG] += acts_weight;
		}
	}
}

static void weigh_title(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	if (candidate->n_title > 0) {
		candidate->score[KD_NAME_PER] += title_weight;
	}
	if (candidate->adjective) {
		candidate->score[KD_NAME_PER] += possessive_weight;
	}
	if (candidate->gender == 0 && candidate->fixed == KD_FIXED_NO) {
		const uint32_t row =
			naming->pieces.items[candidate->first].given;
		if (row != KD_NONE) {
			candidate->gender =
				kd_naming_is(naming, row,
					KD_COLUMN_GIVEN_NAMES_GENDER, "m")
					? KD_GENDER_MASC
				: kd_naming_is(naming, row,
					  KD_COLUMN_GIVEN_NAMES_GENDER, "f")
					? KD_GENDER_FEM
					: 0;
		}
	}
}

void kd_names_weigh(struct kd_naming *naming)
{
	weigh_owners(naming);
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		struct kd_candidate *candidate = &naming->candidates.items[i];
		const uint32_t sentence =
			naming->pieces.items[candidate->first].sentence;
		weigh_title(naming, candidate);
		weigh_fixed(naming, candidate);
		weigh_org(naming, candidate);
		weigh_words(naming, candidate);
		weigh_before(
			naming, candidate, naming->sentence_first[sentence]);
		weigh_after(naming, candidate, naming->sentence_first[sentence],
			naming->sentence_first[sentence + 1]);
	}
}
