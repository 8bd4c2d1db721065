/* syntax_heads.c - hangs each word of a sentence on another, by what was
 * learned from treebanks. */
#include "model/arcs.h"
#include "model/feature.h"
#include "read/syntax/learned.h"
#include "read/syntax/syntax_private.h"

#define ENDING_CHARACTERS 3u
#define NUMBER_FORM UINT64_C(0x28)

static uint64_t ending_of(struct kd_str folded)
{
	uint32_t at = folded.len;
	for (uint32_t i = 0; i < ENDING_CHARACTERS && at > 0; i++) {
		at--;
		while (at > 0 && (folded.data[at] & 0xc0) == 0x80) {
			at--;
		}
	}
	return kd_hash_text(kd_str_slice(folded, at, folded.len));
}

/* The features that say most of what a word may hang on; with more of them,
 * number or gender, trees came out worse. */
static uint64_t main_feats(uint64_t feats)
{
	const uint64_t grammatical = kd_feats_get(feats, KD_FEATURE_CASE);
	return grammatical << 4 | kd_feats_get(feats, KD_FEATURE_VERBFORM);
}

void kd_syntax_arc_words(const struct kd_syntax_work *work, uint32_t first,
	uint32_t n, struct kd_arc_word *out)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_token *cut = &work->leaves.items[first + i];
		const struct kd_leaf *leaf =
			&work->out->leaves.items[first + i];
		const bool number = cut->kind == KD_TOKEN_NUMBER;
		const uint64_t upos = (uint64_t)leaf->upos + 1;
		out[i] = (struct kd_arc_word){
			.form = number ? NUMBER_FORM
				       : kd_hash_text(cut->folded),
			.lemma = number ? NUMBER_FORM
					: kd_hash_text(leaf->lemma),
			.ending = ending_of(cut->folded),
			.upos = upos,
			.tag = kd_mix(upos, main_feats(leaf->feats)),
			.feats = kd_mix(upos, leaf->feats)
		};
	}
	kd_arcs_close(out, n);
}

/* Names of relations, in the arena: the model may go before the document. */
static struct kd_str *copy_relations(
	const struct kd_linear *part, struct kd_arena *arena)
{
	struct kd_str *names =
		KD_NEW_ARRAY(arena, struct kd_str, part->n_labels);
	for (uint32_t i = 0; names != NULL && i < part->n_labels; i++) {
		names[i] = kd_str_copy(arena, kd_linear_label(part, i));
		if (names[i].data == NULL) {
			return NULL;
		}
	}
	return names;
}

/* A sentence's leaves. */
struct stretch {
	uint32_t first;
	uint32_t n;
};

static struct stretch stretch_of(
	const struct kd_syntax_work *work, const struct kd_sentence *sentence)
{
	const uint32_t first = work->firsts[sentence->first];
	const uint32_t end = work->firsts[sentence->first + sentence->n];
	return (struct stretch){ .first = first, .n = end - first };
}

static uint32_t longest(const struct kd_syntax_work *work)
{
	const struct kd_sentences *sentences = work->in->sentences;
	uint32_t longest = 0;
	for (uint32_t i = 0; i < sentences->n; i++) {
		const uint32_t n = stretch_of(work, &sentences->items[i]).n;
		longest = n > longest ? n : longest;
	}
	return longest;
}

/* Sentences that are parsed in turn. */
#define WALKS 8u

struct walk {
	struct kd_arc_walk walk;
	struct kd_arc_word *words;
	struct stretch stretch;
	bool is_busy;
};

/* What hanging takes. */
struct hanging {
	struct kd_syntax_work *work;
	struct kd_arcs arcs;
	struct walk walks[WALKS];
	uint32_t next; /* the sentence to be parsed next */
	const struct kd_str *names;
	uint32_t *depths; /* of leaves, from the root; 0: not known yet */
};

static bool take_room(struct hanging *hanging)
{
	struct kd_syntax_work *work = hanging->work;
	struct kd_arena *arena = work->arena;
	const uint32_t most = longest(work);
	bool fits = true;
	for (uint32_t i = 0; i < WALKS; i++) {
		struct walk *walk = &hanging->walks[i];
		walk->words = KD_NEW_ARRAY(
			arena, struct kd_arc_word, (size_t)most + 2);
		fits = fits && walk->words != NULL &&
		       kd_arcs_take(&walk->walk.state, most, arena);
	}
	hanging->depths = KD_NEW_ARRAY(arena, uint32_t, work->leaves.n);
	hanging->names = copy_relations(hanging->arcs.relations, arena);
	return fits && hanging->depths != NULL && hanging->names != NULL;
}

/* Takes up the next sentence, if there is one. */
static void set_out(struct hanging *hanging, struct walk *walk)
{
	const struct kd_sentences *sentences = hanging->work->in->sentences;
	walk->is_busy = hanging->next < sentences->n;
	if (walk->is_busy) {
		walk->stretch = stretch_of(
			hanging->work, &sentences->items[hanging->next++]);
		kd_syntax_arc_words(hanging->work, walk->stretch.first,
			walk->stretch.n, walk->words);
		kd_arcs_set_out(&walk->walk, &hanging->arcs, walk->words,
			walk->stretch.n);
	}
}

static void hang_leaves(struct hanging *hanging, const struct walk *walk)
{
	const struct stretch stretch = walk->stretch;
	struct kd_leaf *leaves =
		hanging->work->out->leaves.items + stretch.first;
	for (uint32_t i = 0; i < stretch.n; i++) {
		const struct kd_arc_node *node = &walk->walk.state.nodes[i];
		leaves[i].head = stretch.first +
				 (node->head == stretch.n ? i : node->head);
		leaves[i].deprel = hanging->names[node->relation];
	}
}

/* Parses all sentences, several in turn. */
static void parse(struct hanging *hanging)
{
	uint32_t n_busy = 0;
	for (uint32_t i = 0; i < WALKS; i++) {
		set_out(hanging, &hanging->walks[i]);
		n_busy += hanging->walks[i].is_busy;
	}
	for (uint32_t i = 0; n_busy > 0; i = (i + 1) % WALKS) {
		struct walk *walk = &hanging->walks[i];
		if (walk->is_busy && !kd_arcs_walk(&walk->walk)) {
			hang_leaves(hanging, walk);
			set_out(hanging, walk);
			n_busy -= !walk->is_busy;
		}
	}
}

/* Steps to the root. What was counted on the way up is written on a second
 * way, so that no leaf is counted twice. */
static uint32_t depth_of(struct hanging *hanging, uint32_t leaf)
{
	const struct kd_leaf *leaves = hanging->work->out->leaves.items;
	uint32_t steps = 0;
	uint32_t at = leaf;
	while (hanging->depths[at] == 0 && leaves[at].head != at) {
		at = leaves[at].head;
		steps++;
	}
	if (hanging->depths[at] == 0) {
		hanging->depths[at] = 1;
	}
	const uint32_t depth = hanging->depths[at] + steps;
	uint32_t left = depth;
	for (at = leaf; hanging->depths[at] == 0; at = leaves[at].head) {
		hanging->depths[at] = left--;
	}
	return depth;
}

/* A token hangs where the highest of its leaves does. As heads stand higher
 * than what hangs on them, this is a tree again. */
static void hang_token(struct hanging *hanging, uint32_t token)
{
	struct kd_syntax_work *work = hanging->work;
	const struct kd_leaf *leaves = work->out->leaves.items;
	struct kd_analysis *analysis = &work->out->analyses.items[token];
	uint32_t highest = work->firsts[token];
	for (uint32_t i = highest + 1; i < work->firsts[token + 1]; i++) {
		if (depth_of(hanging, i) < depth_of(hanging, highest)) {
			highest = i;
		}
	}
	analysis->head = leaves[leaves[highest].head].token;
	analysis->deprel = leaves[highest].deprel;
}

bool kd_syntax_heads(struct kd_syntax_work *work)
{
	const struct kd_sentences *sentences = work->in->sentences;
	const struct kd_model *model = work->in->lang->models[KD_MODEL_SYNTAX];
	if (model == NULL) {
		return true;
	}
	struct hanging hanging = { .work = work,
		.arcs = { .steps = kd_model_part(model, "steps"),
			.step_habits = kd_model_part(model, "step habits"),
			.relations = kd_model_part(model, "relations"),
			.relation_habits =
				kd_model_part(model, "relation habits") } };
	if (!kd_arcs_open(&hanging.arcs)) {
		return true;
	}
	if (!take_room(&hanging)) {
		return false;
	}
	parse(&hanging);
	for (uint32_t i = 0; i < sentences->n; i++) {
		const struct kd_sentence *sentence = &sentences->items[i];
		for (uint32_t k = 0; k < sentence->n; k++) {
			hang_token(&hanging, sentence->first + k);
		}
	}
	return true;
}
