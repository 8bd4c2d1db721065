/* names_neighbours.c - what stands before and after a name. */
#include "read/names/names_private.h"

static bool is_sign(const struct kd_naming *naming, uint32_t piece)
{
	const uint8_t kind = naming->reading->tokens
				     ->items[naming->pieces.items[piece].token]
				     .kind;
	return kind == KD_TOKEN_PUNCTUATION || kind == KD_TOKEN_SYMBOL;
}

static bool is_comma(const struct kd_naming *naming, uint32_t piece)
{
	return kd_str_equal(naming->pieces.items[piece].folded, KD_STR(","));
}

enum kd_evidence kd_names_neighbour_before(
	const struct kd_naming *naming, uint32_t piece)
{
	if (is_sign(naming, piece)) {
		return is_comma(naming, piece) ? KD_EVIDENCE_AFTER_COMMA
					       : KD_EVIDENCE_AFTER_SIGN;
	}
	if (kd_piece_has(&naming->pieces.items[piece], KD_PIECE_CAPITAL) &&
		!kd_piece_has(&naming->pieces.items[piece], KD_PIECE_WEAK)) {
		return KD_EVIDENCE_AFTER_NAME;
	}
	switch (kd_piece_analysis(naming, piece)->upos) {
	case KD_UPOS_DET:
		return KD_EVIDENCE_AFTER_ARTICLE;
	case KD_UPOS_ADP:
		return KD_EVIDENCE_AFTER_PREPOSITION;
	case KD_UPOS_NOUN:
		return KD_EVIDENCE_AFTER_NOUN;
	case KD_UPOS_ADJ:
		return KD_EVIDENCE_AFTER_ADJECTIVE;
	case KD_UPOS_VERB:
	case KD_UPOS_AUX:
		return KD_EVIDENCE_AFTER_VERB;
	case KD_UPOS_CCONJ:
		return KD_EVIDENCE_AFTER_CONJUNCTION;
	default:
		return KD_EVIDENCE_ALWAYS;
	}
}

enum kd_evidence kd_names_neighbour_after(
	const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	if (kd_str_equal(item->folded, KD_STR("'s"))) {
		return KD_EVIDENCE_BEFORE_CLITIC;
	}
	if (is_sign(naming, piece)) {
		return is_comma(naming, piece) ? KD_EVIDENCE_BEFORE_COMMA
					       : KD_EVIDENCE_BEFORE_SIGN;
	}
	if (!kd_piece_has(item, KD_PIECE_WORD)) {
		return KD_EVIDENCE_BEFORE_NUMBER;
	}
	if (kd_piece_has(item, KD_PIECE_CAPITAL)) {
		return KD_EVIDENCE_BEFORE_NAME;
	}
	switch (kd_piece_analysis(naming, piece)->upos) {
	case KD_UPOS_ADP:
		return KD_EVIDENCE_BEFORE_PREPOSITION;
	case KD_UPOS_NOUN:
		return KD_EVIDENCE_BEFORE_NOUN;
	case KD_UPOS_ADJ:
		return KD_EVIDENCE_BEFORE_ADJECTIVE;
	case KD_UPOS_VERB:
	case KD_UPOS_AUX:
		return KD_EVIDENCE_BEFORE_VERB;
	case KD_UPOS_CCONJ:
		return KD_EVIDENCE_BEFORE_CONJUNCTION;
	default:
		return KD_EVIDENCE_ALWAYS;
	}
}
