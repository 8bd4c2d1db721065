/* syntax_particles.c - joins verbs with the particle that stands apart:
 * "sagte das Treffen ab" speaks of "absagen". */
#include "read/syntax/syntax_private.h"

/* A verb farther from its particle is not looked for. */
#define KD_PARTICLE_REACH 60

static bool is_particle(const struct kd_syntax_work *work, uint32_t i)
{
	const struct kd_words words = { .forms = work->forms,
		.n = work->in->tokens->n };
	struct kd_match match;
	return kd_lang_starts(work->in->lang, KD_TABLE_VERB_PARTICLES,
		       work->forms[i]) &&
	       kd_lang_match(work->in->lang, KD_TABLE_VERB_PARTICLES, &words, i,
		       &match);
}

/* Particles end what their verb says: a sign or "and" follows. */
static bool ends_clause(
	const struct kd_syntax_work *work, uint32_t i, uint32_t end)
{
	if (i + 1 >= end) {
		return true;
	}
	const uint8_t upos = work->out->analyses.items[i + 1].upos;
	return upos == KD_UPOS_PUNCT || upos == KD_UPOS_CCONJ;
}

/* The verb of the clause that the particle at i ends, or KD_NONE. */
static uint32_t verb_before(
	const struct kd_syntax_work *work, uint32_t first, uint32_t i)
{
	const struct kd_analysis *analyses = work->out->analyses.items;
	const uint32_t least =
		i - first > KD_PARTICLE_REACH ? i - KD_PARTICLE_REACH : first;
	for (uint32_t k = i; k > least; k--) {
		const struct kd_analysis *item = &analyses[k - 1];
		if (item->clause == analyses[i].clause &&
			item->upos == KD_UPOS_VERB &&
			kd_feat(item, KD_FEATURE_VERBFORM) == KD_VERBFORM_FIN) {
			return k - 1;
		}
	}
	return KD_NONE;
}

/* The word of particle and verb together where the word list has it as a
 * verb, or KD_NONE. */
static uint32_t joined(
	const struct kd_syntax_work *work, uint32_t particle, uint32_t verb)
{
	const struct kd_str head = work->in->tokens->items[particle].folded;
	const struct kd_str tail = work->out->analyses.items[verb].lemma;
	char bytes[64];
	if (head.len + tail.len > sizeof(bytes)) {
		return KD_NONE;
	}
	memcpy(bytes, head.data, head.len);
	memcpy(bytes + head.len, tail.data, tail.len);
	const uint32_t word = kd_lang_word(work->in->lang,
		(struct kd_str){ .data = bytes, .len = head.len + tail.len });
	struct kd_word_analysis analysis;
	for (uint32_t i = 0;
		kd_lang_analysis(work->in->lang, word, i, &analysis); i++) {
		if (analysis.upos == KD_UPOS_VERB &&
			analysis.lemma_word == word) {
			return word;
		}
	}
	return KD_NONE;
}

void kd_syntax_join_particles(struct kd_syntax_work *work)
{
	if (kd_lang_rows(work->in->lang, KD_TABLE_VERB_PARTICLES) == 0) {
		return;
	}
	const struct kd_sentences *sentences = work->in->sentences;
	for (uint32_t s = 0; s < sentences->n; s++) {
		const uint32_t first = sentences->items[s].first;
		const uint32_t end = first + sentences->items[s].n;
		for (uint32_t i = first; i < end; i++) {
			if (!ends_clause(work, i, end) ||
				!is_particle(work, i)) {
				continue;
			}
			const uint32_t verb = verb_before(work, first, i);
			const uint32_t word = verb != KD_NONE
						      ? joined(work, i, verb)
						      : KD_NONE;
			if (word != KD_NONE) {
				work->lemmas[verb] = word;
			}
		}
	}
}
