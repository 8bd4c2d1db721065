/* syntax.c - says what each word is, and which form noun phrases and clauses.
 */
#include "read/syntax/syntax.h"

#include <assert.h>

#include "read/syntax/learned.h"
#include "read/syntax/syntax_private.h"

/* Tokens that are chosen for at once, at most. */
static uint32_t widest_window(const struct kd_sentences *sentences)
{
	uint32_t widest = 0;
	for (uint32_t i = 0; i < sentences->n && widest < KD_WINDOW_TOKENS;
		i++) {
		const uint32_t n = sentences->items[i].n;
		widest = n > widest ? n : widest;
	}
	return widest < KD_WINDOW_TOKENS ? widest : KD_WINDOW_TOKENS;
}

static bool take_room(struct kd_syntax_work *work)
{
	const uint32_t n = work->in->tokens->n;
	struct kd_arena *arena = work->arena;
	struct kd_analyses *analyses = &work->out->analyses;
	analyses->items = KD_NEW_ARRAY(arena, struct kd_analysis, n);
	work->forms = KD_NEW_ARRAY(arena, uint32_t, n);
	work->lemmas = KD_NEW_ARRAY(arena, uint32_t, n);
	work->slots = KD_NEW_ARRAY(
		arena, struct kd_slot, widest_window(work->in->sentences) + 1);
	if (analyses->items == NULL || work->forms == NULL ||
		work->lemmas == NULL || work->slots == NULL) {
		return false;
	}
	analyses->n = n;
	analyses->capacity = n;
	return true;
}

static void begin_analyses(struct kd_syntax_work *work)
{
	const struct kd_tokens *tokens = work->in->tokens;
	for (uint32_t i = 0; i < tokens->n; i++) {
		const struct kd_token *token = &tokens->items[i];
		work->out->analyses.items[i] =
			(struct kd_analysis){ .span = token->span,
				.lemma = token->folded,
				.lemma_word = token->word,
				.upos = KD_UPOS_OTHER,
				.head = KD_NONE,
				.chunk = KD_NONE };
		work->forms[i] = token->word;
		work->lemmas[i] = token->word;
	}
}

/* Cuts tokens into leaves; without a model they are the same. */
static bool take_leaves(struct kd_syntax_work *work)
{
	const uint32_t n = work->in->tokens->n;
	struct kd_arena *arena = work->arena;
	work->firsts = KD_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
	if (work->firsts == NULL) {
		return false;
	}
	work->leaves = *work->in->tokens;
	for (uint32_t i = 0; i <= n; i++) {
		work->firsts[i] = i;
	}
	if (work->is_learned) {
		work->leaves = (struct kd_tokens){ 0 };
		if (!kd_syntax_cut(work->in->tokens, work->in->lang, arena,
			    &work->leaves, work->firsts)) {
			return false;
		}
	}
	struct kd_leaves *leaves = &work->out->leaves;
	leaves->items = KD_NEW_ARRAY(arena, struct kd_leaf, work->leaves.n);
	leaves->n = leaves->items == NULL ? 0 : work->leaves.n;
	leaves->capacity = leaves->n;
	for (uint32_t i = 0; i < n && leaves->n > 0; i++) {
		for (uint32_t k = work->firsts[i]; k < work->firsts[i + 1];
			k++) {
			leaves->items[k] = (struct kd_leaf){
				.span = kd_syntax_leaf_span(&work->leaves, k),
				.token = i,
				.head = KD_NONE
			};
		}
	}
	return leaves->items != NULL;
}

static bool tag(struct kd_syntax_work *work)
{
	const struct kd_sentences *sentences = work->in->sentences;
	struct kd_tagger *tagger = kd_syntax_tagger(work);
	bool fits = tagger != NULL;
	for (uint32_t i = 0; fits && i < sentences->n; i++) {
		const struct kd_sentence *sentence = &sentences->items[i];
		const uint32_t first = work->firsts[sentence->first];
		const uint32_t end =
			work->firsts[sentence->first + sentence->n];
		fits = kd_syntax_tag_learned(work, tagger, first, end - first);
	}
	return fits;
}

static bool choose_all(struct kd_syntax_work *work)
{
	const struct kd_sentences *sentences = work->in->sentences;
	bool fits = true;
	for (uint32_t i = 0; fits && i < sentences->n; i++) {
		fits = kd_syntax_choose(
			work, sentences->items[i].first, sentences->items[i].n);
	}
	return fits;
}

struct kd_arc_word *kd_syntax_look_for_arcs(
	const struct kd_syntax_in *in, struct kd_arena *arena, uint32_t *n)
{
	struct kd_syntax_out found = { 0 };
	struct kd_syntax_work work = {
		.in = in, .arena = arena, .out = &found, .is_learned = true
	};
	if (!take_leaves(&work) || !tag(&work)) {
		return NULL;
	}
	*n = found.leaves.n;
	struct kd_arc_word *words =
		KD_NEW_ARRAY(arena, struct kd_arc_word, (size_t)*n + 2);
	if (words != NULL) {
		kd_syntax_arc_words(&work, 0, *n, words);
	}
	return words;
}

enum kd_status kd_syntax_find(const struct kd_syntax_in *in,
	struct kd_arena *arena, struct kd_syntax_out *out, struct kd_err *err)
{
	assert(in->tokens != NULL && in->sentences != NULL);
	assert(in->lang != NULL);
	*out = (struct kd_syntax_out){ 0 };
	struct kd_syntax_work work = { .in = in, .arena = arena, .out = out };
	struct kd_syntax_in recased = *in;
	struct kd_tokens tokens;
	if (!take_room(&work) || !kd_syntax_recase(&work, &tokens)) {
		return kd_arena_full(arena, err);
	}
	recased.tokens = &tokens;
	work.in = &recased;
	begin_analyses(&work);
	work.is_learned = in->lang->models[KD_MODEL_SYNTAX] != NULL;
	const bool chosen = take_leaves(&work) &&
			    (!work.is_learned || tag(&work)) &&
			    choose_all(&work);
	if (!chosen || !kd_syntax_heads(&work)) {
		return kd_arena_full(arena, err);
	}
	kd_syntax_clauses(&work);
	kd_syntax_join_particles(&work);
	if (!kd_syntax_chunks(&work) || !kd_syntax_agree(&work)) {
		return kd_arena_full(arena, err);
	}
	if (!work.is_learned) {
		kd_syntax_leaves_of_rules(&work);
	}
	out->words = (struct kd_words){
		.forms = work.forms, .lemmas = work.lemmas, .n = in->tokens->n
	};
	return KD_OK;
}
