/* syntax_candidates.c - all that a token may be, taken by itself. */
#include "read/syntax/syntax_private.h"

/* What each further part of speech of a form costs that the pack has not
 * counted. */
#define RANK_WEIGHT (-150)
/* Inside a sentence a capital speaks for a name: against a known word a
 * little, against a guess strongly. */
#define CAPITAL_KNOWN_WEIGHT (-200)
#define CAPITAL_GUESS_WEIGHT (-300)
/* The name beside a noun that was guessed, where nouns have capitals. */
#define SHORTEST_NOUN_FRONT 4u
#define CAPITAL_NOUN_WEIGHT (-250)
#define FIRST_NAME_WEIGHT (-60)
#define KNOWN_FIRST_NAME_WEIGHT (-450)
#define LISTED_FIRST_NAME_WEIGHT (-300)
#define LISTED_BASE_WEIGHT 100
#define UNLISTED_BASE_WEIGHT (-150)
/* Two of a thing are rare, in every language with a number for it. */
#define DUAL_WEIGHT (-200)
#define LONGEST_NAME_BYTES 96

static const uint8_t plain_tags[KD_UPOS_COUNT] = {
#define KD_PLAIN(ending, label) [KD_UPOS_##ending] = KD_TAG_##ending,
	KD_UPOS(KD_PLAIN)
#undef KD_PLAIN
};

uint8_t kd_syntax_tag(uint32_t upos, uint64_t feats)
{
	const uint32_t form = kd_feats_get(feats, KD_FEATURE_VERBFORM);
	const uint32_t grammatical = kd_feats_get(feats, KD_FEATURE_CASE);
	switch (upos) {
	case KD_UPOS_VERB:
	case KD_UPOS_AUX:
		if (grammatical != 0 && grammatical <= KD_CASE_INS) {
			/* a participle with a case */
			return (uint8_t)(KD_TAG_ADJ + grammatical);
		}
		if (kd_feats_get(feats, KD_FEATURE_MOOD) == KD_MOOD_IMP) {
			return (uint8_t)(plain_tags[upos] + KD_VERBFORM_SUP +
					 1);
		}
		return (uint8_t)(plain_tags[upos] + form);
	case KD_UPOS_ADJ:
	case KD_UPOS_ADP:
	case KD_UPOS_DET:
	case KD_UPOS_NOUN:
	case KD_UPOS_NUM:
	case KD_UPOS_PRON:
	case KD_UPOS_PROPN:
		return (uint8_t)(plain_tags[upos] +
				 (grammatical <= KD_CASE_INS ? grammatical
							     : KD_CASE_NOM));
	default:
		return plain_tags[upos];
	}
}

static int32_t number_weight(uint64_t feats)
{
	return kd_feats_get(feats, KD_FEATURE_NUMBER) == KD_NUMBER_DUAL
		       ? DUAL_WEIGHT
		       : 0;
}

void kd_syntax_add(struct kd_slot *slot, struct kd_candidate candidate)
{
	candidate.tag = kd_syntax_tag(candidate.upos, candidate.feats);
	candidate.weight += number_weight(candidate.feats);
	for (uint32_t i = 0; i < slot->n; i++) {
		const struct kd_candidate *other = &slot->items[i];
		if (other->upos == candidate.upos &&
			other->feats == candidate.feats &&
			other->keep == candidate.keep) {
			return;
		}
	}
	if (slot->n < KD_CANDIDATES_MAX) {
		slot->items[slot->n++] = candidate;
	}
}

/* The form as a lemma of its own. */
static void add_plain(struct kd_slot *slot, const struct kd_token *token,
	uint32_t upos, int32_t weight)
{
	kd_syntax_add(slot, (struct kd_candidate){ .lemma_word = token->word,
				    .keep = token->folded.len,
				    .upos = (uint8_t)upos,
				    .weight = weight });
}

void kd_syntax_put_counted(const struct kd_lang *lang, struct kd_str key,
	uint32_t first, struct kd_slot *slot)
{
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_FORM_TAGS) +
			     kd_lang_rows(lang, KD_TABLE_FORM_TAGS);
	for (uint32_t row = kd_lang_find(lang, KD_TABLE_FORM_TAGS, key);
		row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		const int32_t tag =
			kd_lang_number(lang, row, KD_COLUMN_FORM_TAGS_TAG);
		const int32_t weight =
			kd_lang_number(lang, row, KD_COLUMN_FORM_TAGS_WEIGHT);
		for (uint32_t i = first; i < slot->n; i++) {
			if (slot->items[i].tag == tag) {
				slot->items[i].weight =
					weight +
					number_weight(slot->items[i].feats);
			}
		}
	}
}

static void add_known(const struct kd_lang *lang, const struct kd_token *token,
	struct kd_slot *out)
{
	struct kd_word_analysis analysis;
	uint32_t seen = 0; /* bit per part of speech */
	uint32_t rank = 0;
	for (uint32_t i = 0; kd_lang_analysis(lang, token->word, i, &analysis);
		i++) {
		if ((seen >> analysis.upos & 1) == 0) {
			seen |= 1u << analysis.upos;
			rank++;
		}
		kd_syntax_add(out,
			(struct kd_candidate){ .lemma = analysis.lemma,
				.lemma_word = analysis.lemma_word,
				.upos = (uint8_t)analysis.upos,
				.feats = analysis.feats,
				.weight = RANK_WEIGHT * (int32_t)(rank - 1) });
	}
	if (out->n > 1) {
		kd_syntax_put_counted(lang, token->folded, 0, out);
	}
}

static bool is_closed(uint32_t upos)
{
	return upos != KD_UPOS_NOUN && upos != KD_UPOS_VERB &&
	       upos != KD_UPOS_ADJ && upos != KD_UPOS_PROPN &&
	       upos != KD_UPOS_ADV && upos != KD_UPOS_INTJ;
}

static bool is_given_name(
	const struct kd_lang *lang, const struct kd_token *token)
{
	return kd_lang_find(lang, KD_TABLE_GIVEN_NAMES, token->folded) !=
	       KD_NONE;
}

/* Whether the pack has the word as a given name, or as the beginning of a
 * place's name. */
static bool is_listed_name(const struct kd_lang *lang, struct kd_str folded)
{
	return kd_lang_find(lang, KD_TABLE_GIVEN_NAMES, folded) != KD_NONE ||
	       kd_lang_starting(lang, KD_TABLE_PLACES, folded) != KD_NONE;
}

/* Whether a candidate's base form is a name that the pack has. */
static bool has_listed_base(const struct kd_lang *lang, struct kd_str folded,
	const struct kd_candidate *item)
{
	char base[LONGEST_NAME_BYTES];
	const uint32_t keep = item->keep < folded.len ? item->keep : folded.len;
	if (keep + item->lemma.len > sizeof(base)) {
		return false;
	}
	memcpy(base, folded.data, keep);
	if (item->lemma.len > 0) {
		memcpy(base + keep, item->lemma.data, item->lemma.len);
	}
	return is_listed_name(lang,
		(struct kd_str){ .data = base, .len = keep + item->lemma.len });
}

static void add_name(const struct kd_lang *lang, const struct kd_token *token,
	int32_t weight, struct kd_slot *out)
{
	const uint32_t before = out->n;
	kd_syntax_guess_name(lang, token->folded, token->word, weight, out);
	uint32_t listed = 0; /* bit per candidate */
	for (uint32_t i = before; i < out->n; i++) {
		if (has_listed_base(lang, token->folded, &out->items[i])) {
			listed |= 1u << i;
		}
	}
	for (uint32_t i = before; listed != 0 && i < out->n; i++) {
		out->items[i].weight += (listed >> i & 1) != 0
						? LISTED_BASE_WEIGHT
						: UNLISTED_BASE_WEIGHT;
	}
}

/* An adjective made of a name, with its capital: Putinov. */
static bool is_of_name(const struct kd_candidate *candidate)
{
	return candidate->upos == KD_UPOS_ADJ &&
	       kd_feats_get(candidate->feats, KD_FEATURE_POSS) != 0;
}

bool kd_syntax_settle_noun(const struct kd_lang *lang,
	const struct kd_token *token, bool first, struct kd_slot *out)
{
	bool noun = false;
	const bool may = kd_lang_has_capital_nouns(lang) &&
			 !is_listed_name(lang, token->folded);
	for (uint32_t i = 0; i < out->n && may; i++) {
		noun |= out->items[i].upos == KD_UPOS_NOUN;
	}
	/* A front as short as the S of Scholz is none. */
	for (uint32_t i = 0; i < out->n && noun; i++) {
		noun = out->items[i].lemma_word != KD_NONE ||
		       out->items[i].keep >= SHORTEST_NOUN_FRONT;
	}
	for (uint32_t i = 0; i < out->n && noun && !first; i++) {
		if (out->items[i].upos != KD_UPOS_NOUN) {
			out->items[i].weight += CAPITAL_GUESS_WEIGHT;
		}
	}
	struct kd_word_analysis analysis;
	if (noun && !kd_lang_analysis(lang, token->word, 0, &analysis)) {
		add_name(lang, token, CAPITAL_NOUN_WEIGHT, out);
	}
	return noun;
}

void kd_syntax_mark_small(const struct kd_lang *lang, struct kd_slot *out)
{
	for (uint32_t i = 0; i < out->n && kd_lang_has_capital_nouns(lang);
		i++) {
		if (kd_is_nominal(out->items[i].upos)) {
			out->items[i].weight += CAPITAL_GUESS_WEIGHT;
		}
	}
}

void kd_syntax_add_capital(const struct kd_lang *lang,
	const struct kd_token *token, bool known, bool first,
	struct kd_slot *out)
{
	const bool listed = is_listed_name(lang, token->folded);
	/* US beside us; Anna beside anna */
	const bool strong =
		listed && ((token->flags & KD_TOKEN_ALL_CAPITALS) != 0 ||
				  (!first && is_given_name(lang, token)));
	if (known && !strong &&
		(is_closed(out->items[0].upos) ||
			out->items[0].upos == KD_UPOS_PROPN)) {
		return;
	}
	if (first && !strong && (known || !listed)) {
		add_name(lang, token,
			!known   ? FIRST_NAME_WEIGHT
			: listed ? LISTED_FIRST_NAME_WEIGHT
				 : KNOWN_FIRST_NAME_WEIGHT,
			out);
		return;
	}
	for (uint32_t i = 0; i < out->n; i++) {
		if (!is_of_name(&out->items[i])) {
			out->items[i].weight += known && !strong
							? CAPITAL_KNOWN_WEIGHT
							: CAPITAL_GUESS_WEIGHT;
		}
	}
	add_name(lang, token, 0, out);
}

static void add_word(const struct kd_syntax_work *work,
	const struct kd_token *token, bool first, struct kd_slot *out)
{
	const struct kd_lang *lang = work->in->lang;
	add_known(lang, token, out);
	bool known = out->n > 0;
	const bool abbreviation = (token->flags & KD_TOKEN_ABBREVIATION) != 0;
	if (!known) {
		known = kd_syntax_guess(lang, token->folded, out);
	}
	const bool told = out->n > 0;
	if (!told) {
		add_plain(out, token, KD_UPOS_NOUN, 0);
	}
	if ((token->flags & KD_TOKEN_CAPITAL) == 0) {
		kd_syntax_mark_small(lang, out);
	}
	if ((token->flags & KD_TOKEN_CAPITAL) != 0 &&
		!(known && abbreviation) &&
		!(told && kd_syntax_settle_noun(lang, token, first, out))) {
		kd_syntax_add_capital(work->in->lang, token, known, first, out);
	}
}

static bool has_letter(struct kd_str folded)
{
	for (uint32_t i = 0; i < folded.len; i++) {
		const char byte = folded.data[i];
		if ((byte >= 'a' && byte <= 'z') || (byte & 0x80) != 0) {
			return true;
		}
	}
	return false;
}

/* 28, 2.5, 18., 20th, 28-point */
static void add_number(const struct kd_syntax_work *work,
	const struct kd_token *token, struct kd_slot *out)
{
	uint64_t feats = 0;
	const struct kd_str folded = token->folded;
	const uint32_t hyphen = kd_str_find(folded, KD_STR("-"));
	if (hyphen != KD_NONE && has_letter(folded)) {
		kd_syntax_guess(work->in->lang, folded, out);
		add_plain(out, token, KD_UPOS_ADJ, 0);
		return;
	}
	const bool ordinal =
		kd_str_ends_with(folded, KD_STR(".")) || has_letter(folded);
	feats = kd_feats_set(feats, KD_FEATURE_NUMTYPE, ordinal ? 2 : 1);
	add_plain(out, token, ordinal ? KD_UPOS_ADJ : KD_UPOS_NUM, 0);
	out->items[0].feats = feats;
}

void kd_syntax_candidates(const struct kd_syntax_work *work, uint32_t i,
	bool first, struct kd_slot *out)
{
	const struct kd_token *token = &work->in->tokens->items[i];
	out->n = 0;
	if (token->kind == KD_TOKEN_WORD) {
		add_word(work, token, first, out);
		return;
	}
	add_known(work->in->lang, token, out);
	if (out->n > 0) {
		return;
	}
	if (token->kind == KD_TOKEN_NUMBER) {
		add_number(work, token, out);
	} else {
		add_plain(out, token,
			token->kind == KD_TOKEN_SYMBOL ? KD_UPOS_SYM
						       : KD_UPOS_PUNCT,
			0);
	}
}
