/* names_bodies.c - takes the inflection off names of bodies, which are common
 * words: "Evropskega raziskovalnega sveta" is "Evropski raziskovalni svet". */
#include "read/names/names_private.h"

/* The noun that a body's name is built on. */
struct body {
	uint32_t head; /* piece of the candidate, from its first */
	uint32_t gender;
	struct kd_str lemma;
	bool inflected; /* stands in another form than the one it is named by */
};

static const struct kd_piece *piece_of(const struct kd_naming *naming,
	const struct kd_candidate *candidate, uint32_t i)
{
	return &naming->pieces.items[candidate->first + i];
}

/* Whether the lists know a piece as a noun in the singular, and how; where the
 * tagger tells its case, in that one. */
static bool known_noun(const struct kd_naming *naming, uint32_t piece,
	struct kd_word_analysis *out)
{
	const struct kd_lang *lang = naming->reading->lang;
	const uint32_t wanted = kd_feats_get(
		kd_piece_analysis(naming, piece)->feats, KD_FEATURE_CASE);
	struct kd_word_analysis analysis;
	for (uint32_t i = 0; kd_lang_analysis(
		     lang, naming->pieces.items[piece].form, i, &analysis);
		i++) {
		const uint32_t own =
			kd_feats_get(analysis.feats, KD_FEATURE_CASE);
		if (analysis.upos == KD_UPOS_NOUN && own != 0 &&
			kd_feats_get(analysis.feats, KD_FEATURE_GENDER) != 0 &&
			kd_feats_get(analysis.feats, KD_FEATURE_NUMBER) !=
				KD_NUMBER_PLUR &&
			(wanted == 0 || wanted == own)) {
			*out = analysis;
			return true;
		}
	}
	return false;
}

/* The ending of an adjective of this gender, before its noun (attribute) or
 * behind it. */
static bool find_ending(const struct kd_naming *naming,
	const struct kd_piece *piece, const char *place, uint32_t gender,
	struct kd_ending *ending)
{
	kd_ending_init(ending, naming, piece->folded);
	ending->only = place;
	while (kd_ending_next(ending)) {
		const uint64_t feats = kd_lang_feats(naming->reading->lang,
			ending->row, KD_COLUMN_NAME_ENDINGS_FEATS);
		if (kd_feats_get(feats, KD_FEATURE_GENDER) == gender) {
			return true;
		}
	}
	return false;
}

static bool is_attribute(const struct kd_naming *naming, uint32_t piece)
{
	const uint8_t upos = kd_piece_analysis(naming, piece)->upos;
	const struct kd_piece *item = &naming->pieces.items[piece];
	return kd_piece_has(item, KD_PIECE_WORD) &&
	       !kd_piece_has(item, KD_PIECE_ACRONYM) &&
	       (upos == KD_UPOS_ADJ || upos == KD_UPOS_PROPN);
}

/* The noun that the packs say makes this a body, else the first one of a name
 * that was learned to be a body's. */
static bool find_head(const struct kd_naming *naming,
	const struct kd_candidate *candidate, struct kd_word_analysis *noun,
	uint32_t *head)
{
	if (candidate->org != KD_NONE) {
		*head = candidate->org_piece - candidate->first;
		return *head < candidate->n &&
		       known_noun(naming, candidate->org_piece, noun);
	}
	if (!naming->is_learned || candidate->type != KD_NAME_ORG) {
		return false;
	}
	for (*head = 0; *head < candidate->n; ++*head) {
		if (known_noun(naming, candidate->first + *head, noun)) {
			return true;
		}
	}
	return false;
}

/* Finds what a name is built on: all before it are its attributes. */
static bool find_body(const struct kd_naming *naming,
	const struct kd_candidate *candidate, struct body *out)
{
	struct kd_word_analysis noun;
	if (!find_head(naming, candidate, &noun, &out->head) ||
		kd_piece_has(piece_of(naming, candidate, out->head),
			KD_PIECE_ACRONYM)) {
		return false;
	}
	out->gender = kd_feats_get(noun.feats, KD_FEATURE_GENDER);
	out->lemma = noun.lemma;
	out->inflected =
		kd_feats_get(noun.feats, KD_FEATURE_CASE) != KD_CASE_NOM &&
		!kd_str_equal(noun.lemma,
			piece_of(naming, candidate, out->head)->folded);
	for (uint32_t i = 0; i < out->head; i++) {
		struct kd_ending ending;
		if (!is_attribute(naming, candidate->first + i) ||
			(out->inflected &&
				!find_ending(naming,
					piece_of(naming, candidate, i),
					"attribute", out->gender, &ending))) {
			return false;
		}
	}
	return true;
}

/* What a piece of an inflected name is in the form that names the body. What
 * follows the noun stands in a case of its own, but for an adjective in
 * languages that set it there: "Uniwersytetu Medycznego w Lublinie". */
static struct kd_str base_of(struct kd_naming *naming,
	const struct kd_candidate *candidate, const struct body *body,
	uint32_t i)
{
	const struct kd_piece *piece = piece_of(naming, candidate, i);
	const struct kd_str text =
		kd_span_text(naming->reading->text, piece->span);
	struct kd_ending ending;
	if (i == body->head) {
		return kd_names_as_cased(naming, body->lemma, text);
	}
	const char *place = i < body->head ? "attribute" : "behind";
	if (i > body->head + 1 ||
		!find_ending(naming, piece, place, body->gender, &ending)) {
		return text;
	}
	return kd_names_as_cased(naming, ending.base, text);
}

bool kd_names_body_base(
	struct kd_naming *naming, struct kd_candidate *candidate, bool *found)
{
	struct body body;
	*found = candidate->fixed == KD_FIXED_NO &&
		 find_body(naming, candidate, &body);
	if (!*found) {
		return true;
	}
	for (uint32_t i = 0; i < candidate->n; i++) {
		struct kd_piece *piece =
			&naming->pieces.items[candidate->first + i];
		piece->base = body.inflected
				      ? base_of(naming, candidate, &body, i)
				      : kd_span_text(naming->reading->text,
						piece->span);
		if (piece->base.data == NULL) {
			return false;
		}
	}
	candidate->base = kd_names_join_bases(naming, candidate);
	return candidate->base.data != NULL;
}
