/* statements_case.c - tells the case of a phrase, and whether it may be a
 * subject. */
#include "read/statements/statements_private.h"

/* A head that shows no case may have an adjective that does. */
uint32_t kd_talk_case(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const uint32_t head = kd_talk_head(talk, phrase);
	const uint32_t found = kd_feats_get(
		kd_talk_analysis(talk, head)->feats, KD_FEATURE_CASE);
	const struct kd_analysis *first = kd_talk_analysis(talk, phrase.first);
	if (found != 0 || first->upos != KD_UPOS_ADJ) {
		return found;
	}
	return kd_feats_get(first->feats, KD_FEATURE_CASE);
}

/* "[den] Vorwurf": a determiner that is nominative in none of its readings. */
static bool is_oblique_by_article(
	const struct kd_talk *talk, struct kd_stretch phrase)
{
	const uint32_t word = talk->reading->tokens->items[phrase.first].word;
	struct kd_word_analysis form;
	bool oblique = false;
	if (kd_talk_upos(talk, phrase.first) != KD_UPOS_DET ||
		phrase.end == phrase.first + 1) {
		return false;
	}
	for (uint32_t k = 0;
		kd_lang_analysis(talk->reading->lang, word, k, &form); k++) {
		const uint32_t found =
			kd_feats_get(form.feats, KD_FEATURE_CASE);
		if (found == 0 || found == KD_CASE_NOM) {
			return false;
		}
		oblique = true;
	}
	return oblique;
}

bool kd_talk_may_be_subject(
	const struct kd_talk *talk, struct kd_stretch phrase)
{
	const struct kd_analysis *head =
		kd_talk_analysis(talk, kd_talk_head(talk, phrase));
	if (kd_feats_get(head->feats, KD_FEATURE_REFLEX) != 0 ||
		is_oblique_by_article(talk, phrase)) {
		return false;
	}
	const uint32_t at = kd_talk_head(talk, phrase);
	const uint32_t name = kd_talk_name(talk, at);
	const uint32_t found = kd_talk_case(talk, phrase);
	if (name != KD_NONE &&
		(found == 0 || kd_talk_upos(talk, at) != KD_UPOS_NOUN)) {
		return !kd_talk_is_inflected(talk, name);
	}
	return found == 0 || found == KD_CASE_NOM;
}

bool kd_talk_may_be_nominative(
	const struct kd_talk *talk, struct kd_stretch phrase)
{
	const uint32_t head = kd_talk_head(talk, phrase);
	const uint32_t word = talk->reading->tokens->items[head].word;
	struct kd_word_analysis form;
	const uint32_t name = kd_talk_name(talk, head);
	if (word == KD_NONE ||
		(name != KD_NONE && kd_talk_is_inflected(talk, name))) {
		return false;
	}
	for (uint32_t k = 0;
		kd_lang_analysis(talk->reading->lang, word, k, &form); k++) {
		if (kd_feats_get(form.feats, KD_FEATURE_CASE) == KD_CASE_NOM) {
			return true;
		}
	}
	return false;
}

/* "Thursday's [protests]": a time that owns a thing is none of it. */
static uint32_t behind_owner(
	const struct kd_talk *talk, struct kd_stretch phrase)
{
	for (uint32_t i = phrase.first; i + 1 < phrase.end; i++) {
		if (kd_talk_upos(talk, i) == KD_UPOS_PART &&
			kd_str_equal(kd_talk_analysis(talk, i)->deprel,
				KD_STR("case"))) {
			return i + 1;
		}
	}
	return phrase.first;
}

bool kd_talk_is_time(const struct kd_talk *talk, struct kd_stretch phrase)
{
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		if (kd_talk_name(talk, i) != KD_NONE) {
			return false;
		}
	}
	for (uint32_t i = behind_owner(talk, phrase); i < phrase.end; i++) {
		if ((kd_talk_bits(talk, i) & KD_MARK_TIME) != 0) {
			return true;
		}
	}
	return false;
}
