/* syntax_recase.c - reads headlines that write every word with a capital as if
 * they did not: "Poll Shows New Bump". */
#include "base/map.h"
#include "read/syntax/syntax_private.h"

/* So many capitals make a headline of a sentence without other words. */
#define FEWEST_CAPITALS 4

static bool has_capital(const struct kd_token *token)
{
	return token->kind == KD_TOKEN_WORD &&
	       (token->flags & KD_TOKEN_CAPITAL) != 0;
}

/* Words that such headlines write small: of, and, the. */
static bool is_small_word(
	const struct kd_lang *lang, const struct kd_token *token)
{
	struct kd_word_analysis found;
	for (uint32_t i = 0; kd_lang_analysis(lang, token->word, i, &found);
		i++) {
		if (found.upos == KD_UPOS_ADP || found.upos == KD_UPOS_DET ||
			found.upos == KD_UPOS_CCONJ ||
			found.upos == KD_UPOS_SCONJ ||
			found.upos == KD_UPOS_PART) {
			return true;
		}
	}
	return false;
}

static bool is_headline(
	const struct kd_syntax_work *work, const struct kd_sentence *sentence)
{
	uint32_t capitals = 0;
	for (uint32_t i = 0; i < sentence->n; i++) {
		const struct kd_token *token =
			&work->in->tokens->items[sentence->first + i];
		if (token->kind != KD_TOKEN_WORD) {
			continue;
		}
		if (has_capital(token)) {
			capitals++;
		} else if (!is_small_word(work->in->lang, token)) {
			return false;
		}
	}
	return capitals >= FEWEST_CAPITALS;
}

/* Notes the words that have a capital within other sentences, where it makes a
 * name of them. */
static bool note_names(const struct kd_syntax_work *work, struct kd_map *names)
{
	const struct kd_sentences *sentences = work->in->sentences;
	for (uint32_t s = 0; s < sentences->n; s++) {
		const struct kd_sentence *sentence = &sentences->items[s];
		if (is_headline(work, sentence)) {
			continue;
		}
		for (uint32_t i = 1; i < sentence->n; i++) {
			const struct kd_token *token =
				&work->in->tokens->items[sentence->first + i];
			if (has_capital(token) && token->word != KD_NONE &&
				token[-1].kind == KD_TOKEN_WORD &&
				!kd_map_put(
					work->arena, names, token->folded, 1)) {
				return false;
			}
		}
	}
	return true;
}

static bool is_given_name(const struct kd_syntax_work *work, uint32_t i)
{
	return kd_lang_find(work->in->lang, KD_TABLE_GIVEN_NAMES,
		       work->in->tokens->items[i].folded) != KD_NONE;
}

/* "Mark [Brown]", not "Chris Christie [Calls]": a family name. */
static bool is_behind_given_name(const struct kd_syntax_work *work, uint32_t i)
{
	return i > 0 && is_given_name(work, i - 1) &&
	       !(i > 1 && is_given_name(work, i - 2));
}

/* Whether a word with a capital is one of the language, and no name as far as
 * the text and the pack tell. */
static bool is_plain_word(const struct kd_syntax_work *work,
	const struct kd_map *names, uint32_t i, bool first)
{
	const struct kd_lang *lang = work->in->lang;
	const struct kd_token *token = &work->in->tokens->items[i];
	struct kd_word_analysis found;
	return has_capital(token) && !first &&
	       (token->flags & KD_TOKEN_ALL_CAPITALS) == 0 &&
	       kd_lang_analysis(lang, token->word, 0, &found) &&
	       found.upos != KD_UPOS_PROPN &&
	       kd_map_get(names, token->folded) == KD_NONE &&
	       !is_given_name(work, i) && !is_behind_given_name(work, i) &&
	       !kd_lang_starts(lang, KD_TABLE_PLACES, token->word) &&
	       !kd_lang_starts(lang, KD_TABLE_OUTLETS, token->word);
}

static bool has_headline(const struct kd_syntax_work *work)
{
	const struct kd_sentences *sentences = work->in->sentences;
	for (uint32_t s = 0; s < sentences->n; s++) {
		if (is_headline(work, &sentences->items[s])) {
			return true;
		}
	}
	return false;
}

bool kd_syntax_recase(const struct kd_syntax_work *work, struct kd_tokens *out)
{
	const struct kd_tokens *tokens = work->in->tokens;
	const struct kd_sentences *sentences = work->in->sentences;
	struct kd_map names = { 0 };
	*out = *tokens;
	if (kd_lang_has_capital_nouns(work->in->lang) || !has_headline(work)) {
		return true;
	}
	out->items = KD_NEW_ARRAY(work->arena, struct kd_token, tokens->n);
	if (out->items == NULL || !note_names(work, &names)) {
		return false;
	}
	memcpy(out->items, tokens->items, tokens->n * sizeof(*out->items));
	for (uint32_t s = 0; s < sentences->n; s++) {
		const struct kd_sentence *sentence = &sentences->items[s];
		if (!is_headline(work, sentence)) {
			continue;
		}
		for (uint32_t i = 0; i < sentence->n; i++) {
			const uint32_t at = sentence->first + i;
			if (is_plain_word(work, &names, at, i == 0)) {
				out->items[at].flags &=
					(uint8_t)~KD_TOKEN_CAPITAL;
			}
		}
	}
	return true;
}
