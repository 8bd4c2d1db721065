/* statements_mistaken.c - finds verbs that were taken for other words. */
#include "read/statements/statements_private.h"

/* Whether only a verb can stand at i: right after a comma or somebody's name,
 * and before what a verb of saying takes. */
static bool stands_as_verb(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t n = talk->reading->tokens->n;
	const uint32_t takes =
		KD_MARK_COMMA | KD_MARK_COLON | KD_MARK_THAT | KD_MARK_STOP;
	if (i == 0 || i + 1 >= n) {
		return false;
	}
	const uint32_t before = kd_talk_bits(talk, i - 1);
	const uint32_t after = kd_talk_bits(talk, i + 1);
	const uint32_t next = kd_talk_upos(talk, i + 1);
	/* "wie die „Bild“ [berichtet]," */
	const bool marked = i > 1 &&
			    kd_talk_upos(talk, i - 1) == KD_UPOS_PUNCT &&
			    kd_talk_name(talk, i - 2) != KD_NONE &&
			    (before & ~(uint32_t)KD_MARK_CLAIMED) == 0;
	const uint32_t name = kd_talk_name(talk, i - 1);
	const bool person =
		marked ||
		(name != KD_NONE &&
			talk->in->names->items[name].type == KD_NAME_PER);
	if ((before & KD_MARK_COMMA) != 0) {
		return (after & (takes & ~(uint32_t)KD_MARK_STOP)) != 0 ||
		       next == KD_UPOS_PRON;
	}
	return person && ((after & (takes | KD_MARK_TIME)) != 0 ||
				 next == KD_UPOS_PRON || next == KD_UPOS_DET);
}

/* How far back the verb of a clause is looked for. */
#define CLAUSE_TOKENS 40

/* Whether a clause would have no verb if i were a noun: "Another slide [shows]
 * that S", "S, an analysis of filings [shows]." */
static bool lacks_verb(const struct kd_talk *talk, uint32_t i)
{
	if (i < 2 || i + 1 >= talk->reading->tokens->n) {
		return false;
	}
	const uint32_t before = kd_talk_upos(talk, i - 1);
	const uint32_t after = kd_talk_bits(talk, i + 1);
	/* "new rules [that promise] it" are what promises */
	const bool relative = i + 2 < talk->reading->tokens->n &&
			      kd_talk_has(talk, i + 2, KD_MARK_FINITE);
	const bool that = (after & KD_MARK_THAT) != 0 && !relative;
	if ((before != KD_UPOS_NOUN && before != KD_UPOS_PROPN) ||
		kd_talk_upos(talk, i) != KD_UPOS_NOUN ||
		(!that && (after & KD_MARK_STOP) == 0)) {
		return false;
	}
	const uint32_t parts =
		that ? KD_MARK_STOP | KD_MARK_COLON : KD_MARK_COMMA;
	for (uint32_t k = i; k > 0 && i - k < CLAUSE_TOKENS; k--) {
		const uint32_t bits = kd_talk_bits(talk, k - 1);
		if ((bits & parts) != 0) {
			return true;
		}
		if ((bits & (KD_MARK_FINITE | KD_MARK_STOP)) != 0) {
			return false;
		}
	}
	return that;
}

/* Whether an auxiliary before i still waits for its participle: "je včeraj po
 * navedbah CNN [sporočil]". */
static bool lacks_participle(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t ends = KD_MARK_COMMA | KD_MARK_STOP | KD_MARK_COLON;
	for (uint32_t k = i; k > 0 && i - k < 10; k--) {
		const uint32_t upos = kd_talk_upos(talk, k - 1);
		if (upos == KD_UPOS_VERB ||
			(kd_talk_bits(talk, k - 1) & ends) != 0) {
			return false;
		}
		if (upos == KD_UPOS_AUX) {
			return true;
		}
	}
	return false;
}

/* "is now [saying]": with nothing but adverbs between. */
static bool is_behind_auxiliary(const struct kd_talk *talk, uint32_t i)
{
	while (i > 0 && kd_talk_upos(talk, i - 1) == KD_UPOS_ADV) {
		i--;
	}
	return i > 0 && kd_talk_upos(talk, i - 1) == KD_UPOS_AUX;
}

/* Words that may be verbs and nouns are sometimes taken for the wrong one:
 * ", saying that". */
void kd_talk_take_for_verb(struct kd_talk *talk, uint32_t i)
{
	struct kd_word_analysis analysis;
	const uint32_t word = talk->reading->tokens->items[i].word;
	const uint32_t upos = kd_talk_upos(talk, i);
	if (upos == KD_UPOS_VERB || upos == KD_UPOS_AUX || word == KD_NONE) {
		return;
	}
	const bool plain = stands_as_verb(talk, i) || lacks_verb(talk, i);
	if (!plain && !lacks_participle(talk, i)) {
		return;
	}
	for (uint32_t k = 0;
		kd_lang_analysis(talk->reading->lang, word, k, &analysis);
		k++) {
		const uint32_t form =
			kd_feats_get(analysis.feats, KD_FEATURE_VERBFORM);
		const bool agrees =
			form == KD_VERBFORM_PART &&
			kd_feats_get(analysis.feats, KD_FEATURE_GENDER) != 0;
		if (analysis.upos == KD_UPOS_VERB &&
			(agrees || (plain && form != KD_VERBFORM_INF) ||
				(form == KD_VERBFORM_GER &&
					is_behind_auxiliary(talk, i)))) {
			talk->marks[i].form = (uint8_t)form;
			talk->marks[i].bits |= form == KD_VERBFORM_FIN || agrees
						       ? KD_MARK_FINITE
						       : 0;
			return;
		}
	}
}
