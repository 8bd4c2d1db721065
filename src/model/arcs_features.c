/* arcs_features.c - what a choice between steps of the parser looks at
 * (after Zhang and Nivre 2011, with features and lemmas). */
#include "model/arcs.h"

#include "model/feature.h"

/* A feature's kind is its place in the list: none is ever left out. */
struct list {
	uint64_t *items;
	uint32_t n;
};

static inline uint64_t kind_of(const struct list *list)
{
	return (uint64_t)(list->n + 1) * UINT64_C(0x9e3779b97f4a7c15);
}

static inline void add(struct list *list, uint64_t a)
{
	list->items[list->n] = kd_blend(kd_blend(kind_of(list), a), 1);
	list->n++;
}

static inline void add_two(struct list *list, uint64_t a, uint64_t b)
{
	list->items[list->n] = kd_blend(kd_blend(kind_of(list), a), b);
	list->n++;
}

static inline void add_three(
	struct list *list, uint64_t a, uint64_t b, uint64_t c)
{
	list->items[list->n] =
		kd_blend(kd_blend(kd_blend(kind_of(list), a), b), c);
	list->n++;
}

/* The words and nodes that features speak of. */
struct view {
	const struct kd_arc_state *state;
	uint32_t top;
	uint32_t second;
	uint32_t next;
	uint64_t distance; /* from top to next */
	uint64_t between;  /* from second to top */
};

static inline uint32_t on_stack(const struct kd_arc_state *state, uint32_t i)
{
	return i < state->n_stack ? state->stack[state->n_stack - 1 - i]
				  : state->n + 1;
}

static inline uint32_t ahead(const struct kd_arc_state *state, uint32_t i)
{
	return state->next + i <= state->n ? state->next + i : state->n + 1;
}

/* How far apart words are: 1, 2, 3, 4, 5 to 9, more. */
static uint64_t apart(const struct kd_arc_state *state, uint32_t a, uint32_t b)
{
	if (a > state->n || b > state->n) {
		return 0;
	}
	const uint32_t n = b - a;
	return n < 5 ? n : n < 10 ? 5 : 6;
}

static const struct kd_arc_word *word_of(const struct view *view, uint32_t i)
{
	return &view->state->words[i];
}

/* Words by themselves. */
static void add_words(struct list *list, const struct view *view)
{
	const uint32_t near[] = { view->top, view->second, view->next };
	for (uint32_t i = 0; i < 3; i++) {
		const struct kd_arc_word *word = word_of(view, near[i]);
		add(list, word->form);
		add(list, word->tag);
		add(list, word->feats);
		add_two(list, word->lemma, word->upos);
	}
	const struct kd_arc_word *third =
		word_of(view, on_stack(view->state, 2));
	const struct kd_arc_word *after = word_of(view, ahead(view->state, 1));
	const struct kd_arc_word *later = word_of(view, ahead(view->state, 2));
	add(list, third->tag);
	add(list, after->tag);
	add_two(list, after->lemma, after->upos);
	add(list, later->tag);
	add(list, later->lemma);
}

/* Two words that an arc may join. */
static void add_pair(struct list *list, const struct kd_arc_word *a,
	const struct kd_arc_word *b)
{
	add_two(list, a->upos, b->upos);
	add_two(list, a->tag, b->tag);
	add_two(list, a->feats, b->feats);
	add_two(list, a->lemma, b->tag);
	add_two(list, a->tag, b->lemma);
	add_two(list, a->lemma, b->lemma);
}

static void add_pairs(struct list *list, const struct view *view)
{
	const struct kd_arc_word *top = word_of(view, view->top);
	const struct kd_arc_word *second = word_of(view, view->second);
	const struct kd_arc_word *next = word_of(view, view->next);
	const struct kd_arc_word *after = word_of(view, ahead(view->state, 1));
	add_pair(list, top, next);
	add_pair(list, second, top);
	add_two(list, second->tag, next->tag);
	add_two(list, second->lemma, next->upos);
	add_two(list, second->upos, next->lemma);
	add_two(list, next->tag, after->tag);
	add_two(list, next->lemma, after->upos);
	add_two(list, top->upos, after->lemma);
}

static void add_triples(struct list *list, const struct view *view)
{
	const struct kd_arc_state *state = view->state;
	const struct kd_arc_word *top = word_of(view, view->top);
	const struct kd_arc_word *second = word_of(view, view->second);
	const struct kd_arc_word *next = word_of(view, view->next);
	const uint64_t after = word_of(view, ahead(state, 1))->upos;
	const uint64_t later = word_of(view, ahead(state, 2))->upos;
	const uint64_t third = word_of(view, on_stack(state, 2))->upos;
	add_three(list, top->upos, next->upos, after);
	add_three(list, next->upos, after, later);
	add_three(list, second->upos, top->upos, next->upos);
	add_three(list, third, second->upos, top->upos);
	add_three(list, second->upos, top->upos, next->lemma);
	add_three(list, second->upos, top->lemma, next->upos);
	add_three(list, second->lemma, top->upos, next->upos);
	add_three(list, kd_blend(second->upos, top->upos), next->upos, after);
}

/* What words have got already. */
static void add_dependents(struct list *list, const struct view *view)
{
	const struct kd_arc_node *nodes = view->state->nodes;
	const uint64_t top = word_of(view, view->top)->upos;
	const uint64_t second = word_of(view, view->second)->upos;
	const uint64_t next = word_of(view, view->next)->upos;
	const uint32_t ends[] = { nodes[view->top].left[0],
		nodes[view->top].right[0], nodes[view->second].left[0],
		nodes[view->second].right[0], nodes[view->next].left[0] };
	const uint64_t heads[] = { top, top, second, second, next };
	for (uint32_t i = 0; i < 5; i++) {
		const struct kd_arc_word *word = word_of(view, ends[i]);
		add_two(list, word->lemma, heads[i]);
		add_three(list, i < 2 ? next : top, heads[i],
			nodes[ends[i]].relation);
	}
	add_three(list, second, top, nodes[ends[1]].relation);
	add_three(list, second, top, nodes[ends[0]].relation);
	add_three(list, second, next, nodes[ends[3]].relation);
}

/* How many they are, of which kinds and how far apart. */
static void add_counts(struct list *list, const struct view *view)
{
	const struct kd_arc_node *nodes = view->state->nodes;
	const struct kd_arc_word *top = word_of(view, view->top);
	const struct kd_arc_word *second = word_of(view, view->second);
	const struct kd_arc_word *next = word_of(view, view->next);
	const struct kd_arc_node *top_node = &nodes[view->top];
	const struct kd_arc_node *second_node = &nodes[view->second];
	const struct kd_arc_node *next_node = &nodes[view->next];
	add_two(list, top->tag, top_node->left_relations);
	add_two(list, top->tag, top_node->right_relations);
	add_two(list, second->tag, second_node->right_relations);
	add_two(list, second->tag, second_node->left_relations);
	add_two(list, next->tag, next_node->left_relations);
	add_two(list, top->lemma, top_node->right_relations);
	add_two(list, second->lemma, second_node->right_relations);
	add_three(list, top->upos, next->upos, view->distance);
	add_two(list, top->lemma, view->distance);
	add_two(list, next->lemma, view->distance);
	add_three(list, second->upos, top->upos, view->between);
	add_two(list, top->lemma, view->between);
}

static struct view view_of(const struct kd_arc_state *state)
{
	struct view view = { .state = state,
		.top = on_stack(state, 0),
		.second = on_stack(state, 1),
		.next = state->next };
	view.distance = apart(state, view.top, view.next);
	view.between = apart(state, view.second, view.top);
	return view;
}

uint32_t kd_arcs_step_features(
	const struct kd_arc_state *state, uint64_t out[KD_ARC_FEATURES_MAX])
{
	struct list list = { .items = out };
	const struct view view = view_of(state);
	add(&list, 0);
	add_words(&list, &view);
	add_pairs(&list, &view);
	add_triples(&list, &view);
	add_dependents(&list, &view);
	add_counts(&list, &view);
	return list.n;
}

void kd_arcs_step_habits(
	const struct kd_arc_state *state, uint64_t out[KD_ARC_STEP_HABITS])
{
	const struct view view = view_of(state);
	const struct kd_arc_node *nodes = state->nodes;
	const uint64_t after = word_of(&view, ahead(state, 1))->upos;
	const struct kd_arc_word *next = word_of(&view, view.next);
	const struct kd_arc_word *top = word_of(&view, view.top);
	const uint64_t second = word_of(&view, view.second)->upos;
	const uint64_t left = nodes[nodes[view.next].left[0]].relation;
	out[0] = kd_mix(
		kd_mix(kd_mix(next->upos, after), kd_mix(second, top->upos)),
		left);
	out[1] = kd_mix(out[0], top->lemma);
	out[2] = kd_mix(out[0] + 1, next->lemma);
}

/* A word that is to hang on another, and what stands around both. */
static void add_arc(struct list *list, const struct kd_arc_state *state,
	uint32_t head, uint32_t dependent)
{
	const struct kd_arc_word *words = state->words;
	const struct kd_arc_word *a = &words[head];
	const struct kd_arc_word *b = &words[dependent];
	const uint32_t none = state->n + 1;
	const uint32_t before = dependent > 0 ? dependent - 1 : none;
	const uint64_t side = head < dependent ? 1 : 2;
	const uint64_t tag = kd_blend(b->tag, side);
	const uint64_t feats = kd_blend(b->feats, side);
	const uint64_t lemma = kd_blend(b->lemma, side);
	add(list, side);
	add(list, tag);
	add(list, feats);
	add(list, lemma);
	add_two(list, b->form, side);
	add_two(list, b->ending, tag);
	add_two(list, b->upos, a->lemma);
	add_two(list, tag, a->tag);
	add_two(list, tag, a->lemma);
	add_two(list, feats, a->feats);
	add_two(list, feats, a->lemma);
	add_two(list, lemma, a->tag);
	add_two(list, lemma, a->lemma);
	add_two(list, b->ending, a->tag);
	add_three(list, tag, a->upos, words[before].tag);
	add_three(list, tag, a->upos, words[dependent + 1].tag);
	add_three(list, tag, words[before].tag, words[dependent + 1].tag);
	add_three(list, b->upos, a->lemma, words[before].lemma);
}

/* What they have got already: all of the dependent's, some of the head's. */
static void add_company(struct list *list, const struct kd_arc_state *state,
	uint32_t head, uint32_t dependent)
{
	const struct kd_arc_word *words = state->words;
	const struct kd_arc_node *a = &state->nodes[head];
	const struct kd_arc_node *b = &state->nodes[dependent];
	const uint64_t side = head < dependent ? 1 : 2;
	const uint64_t tag = kd_blend(words[dependent].tag, side);
	const uint64_t head_tag = words[head].tag;
	add_two(list, tag, b->left_relations);
	add_two(list, tag, b->right_relations);
	add_three(list, tag, head_tag, b->left_relations);
	add_two(list, tag, words[b->left[0]].lemma);
	add_two(list, tag, words[b->left[1]].lemma);
	add_two(list, tag, words[b->right[0]].lemma);
	add_three(list, tag, head_tag, words[b->left[0]].lemma);
	add_three(list, tag, words[head].lemma, words[b->left[0]].lemma);
	add_three(list, tag, head_tag, a->left_relations);
	add_three(list, tag, head_tag, a->right_relations);
	add_three(list, tag, words[head].lemma, a->left_relations);
	add_three(list, tag, head_tag, state->nodes[a->right[0]].relation);
	add_three(list, tag, head_tag,
		apart(state, head < dependent ? head : dependent,
			head < dependent ? dependent : head));
}

static uint32_t head_by(const struct kd_arc_state *state, enum kd_arc_step step)
{
	return step == KD_ARC_LEFT ? state->next : on_stack(state, 1);
}

void kd_arcs_relation_habits(const struct kd_arc_state *state,
	enum kd_arc_step step, uint64_t out[KD_ARC_HABITS])
{
	const uint32_t dependent = on_stack(state, 0);
	const struct kd_arc_word *word = &state->words[dependent];
	const uint64_t tags =
		kd_mix(word->tag, state->words[head_by(state, step)].tag);
	out[0] = kd_mix(kd_mix(tags, step), word->form);
	out[1] = kd_mix(kd_mix(tags, KD_ARC_STEPS + step),
		state->nodes[dependent].left_relations);
}

uint32_t kd_arcs_relation_features(const struct kd_arc_state *state,
	enum kd_arc_step step, uint64_t out[KD_ARC_FEATURES_MAX])
{
	struct list list = { .items = out };
	const uint32_t dependent = on_stack(state, 0);
	const uint32_t head = head_by(state, step);
	add_arc(&list, state, head, dependent);
	add_company(&list, state, head, dependent);
	return list.n;
}
