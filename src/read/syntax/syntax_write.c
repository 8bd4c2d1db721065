/* syntax_write.c - writes down what a token was chosen to be. */
#include "base/utf8.h"
#include "read/syntax/syntax_private.h"

/* The lemma as bytes: a front of the form and what follows it. */
static bool build_lemma(struct kd_syntax_work *work, struct kd_str form,
	const struct kd_candidate *chosen, struct kd_str *out)
{
	const uint32_t keep = chosen->keep < form.len ? chosen->keep : form.len;
	if (keep == 0 && chosen->lemma.len > 0) {
		*out = chosen->lemma;
		return true;
	}
	if (chosen->lemma.len == 0) {
		*out = kd_str_slice(form, 0, keep > 0 ? keep : form.len);
		return true;
	}
	char *bytes = kd_arena_take(work->arena, keep + chosen->lemma.len);
	if (bytes == NULL) {
		return false;
	}
	memcpy(bytes, form.data, keep);
	memcpy(bytes + keep, chosen->lemma.data, chosen->lemma.len);
	*out = (struct kd_str){ .data = bytes,
		.len = keep + chosen->lemma.len };
	return true;
}

/* How many bytes two words share from their beginnings, whole characters. */
static uint32_t shared_bytes(struct kd_str a, struct kd_str b)
{
	uint32_t n = 0;
	while (n < a.len && n < b.len && a.data[n] == b.data[n]) {
		n++;
	}
	while (!kd_utf8_is_boundary(a, n) || !kd_utf8_is_boundary(b, n)) {
		n--;
	}
	return n;
}

bool kd_syntax_write(struct kd_syntax_work *work, uint32_t i,
	const struct kd_candidate *chosen)
{
	const struct kd_token *token = &work->in->tokens->items[i];
	struct kd_analysis *analysis = &work->out->analyses.items[i];
	struct kd_str folded = { 0 };
	if (!build_lemma(work, token->folded, chosen, &folded)) {
		return false;
	}
	analysis->upos = chosen->upos;
	analysis->feats = chosen->feats;
	analysis->lemma_word = chosen->lemma_word != KD_NONE
				       ? chosen->lemma_word
				       : kd_lang_word(work->in->lang, folded);
	work->lemmas[i] = analysis->lemma_word;
	analysis->lemma = folded;
	const struct kd_str form = kd_str_slice(
		work->in->text, token->span.start, token->span.end);
	const bool of_name = chosen->upos == KD_UPOS_ADJ &&
			     kd_feats_get(chosen->feats, KD_FEATURE_POSS) != 0;
	if ((chosen->upos != KD_UPOS_PROPN && !of_name) ||
		form.len != token->folded.len) {
		return true;
	}
	/* Names keep their capitals, and so do adjectives made of them. */
	struct kd_candidate named = *chosen;
	if (named.keep == 0) {
		named.keep = shared_bytes(token->folded, named.lemma);
		named.lemma =
			kd_str_slice(named.lemma, named.keep, named.lemma.len);
	}
	return !kd_utf8_is_boundary(form, named.keep) ||
	       build_lemma(work, form, &named, &analysis->lemma);
}
