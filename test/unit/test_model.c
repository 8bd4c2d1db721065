/* test_model.c - unit tests of weights in files, and of learning trees. */
#include "support/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "learn/arcs.h"
#include "learn/write.h"
#include "model/feature.h"
#include "model/score.h"
#include "model/sequence.h"

#define WORDS 5u

static struct kd_arena arena;
static uint64_t seed;

static int begin(void **state)
{
	(void)state;
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	seed = 20251122;
	return 0;
}

static int end(void **state)
{
	(void)state;
	kd_arena_release(&arena);
	return 0;
}

static uint32_t any_below(uint32_t n)
{
	seed = kd_mix(seed, n);
	return (uint32_t)(seed % n);
}

/* Words that no two sentences share. */
static struct kd_arc_word *some_words(uint32_t n)
{
	struct kd_arc_word *words =
		KD_NEW_ARRAY(&arena, struct kd_arc_word, (size_t)n + 2);
	assert_non_null(words);
	for (uint32_t i = 0; i < n; i++) {
		words[i] = (struct kd_arc_word){ .form = any_below(1u << 30),
			.lemma = any_below(1u << 30),
			.tag = any_below(4),
			.upos = any_below(4) };
	}
	kd_arcs_close(words, n);
	return words;
}

static struct kd_arc_state some_state(uint32_t n)
{
	struct kd_arc_state state;
	assert_true(kd_arcs_take(&state, n, &arena));
	kd_arcs_begin(&state, some_words(n), n);
	return state;
}

static bool is_allowed(const struct kd_arc_state *state, uint32_t step)
{
	return (kd_arcs_allowed(state) & (1u << step)) != 0;
}

static void go_anywhere(struct kd_arc_state *state, uint32_t n_relations)
{
	uint32_t step = any_below(KD_ARC_STEPS);
	while (!is_allowed(state, step)) {
		step = (step + 1) % KD_ARC_STEPS;
	}
	kd_arcs_go(state, (enum kd_arc_step)step, any_below(n_relations));
}

static void assert_tree(const struct kd_arc_state *state)
{
	uint32_t n_roots = 0;
	for (uint32_t i = 0; i < state->n; i++) {
		n_roots += state->nodes[i].head == state->n ? 1 : 0;
		uint32_t steps = 0;
		for (uint32_t up = i; up != state->n;
			up = state->nodes[up].head) {
			assert_true(state->nodes[up].head <= state->n);
			assert_true(steps++ < state->n);
		}
	}
	assert_int_equal(n_roots, 1);
}

static void test_every_way_ends_in_a_tree(void **unused)
{
	(void)unused;
	for (uint32_t n = 1; n < 40; n++) {
		struct kd_arc_state state = some_state(n);
		uint32_t steps = 0;
		while (!kd_arcs_is_done(&state)) {
			go_anywhere(&state, 3);
			steps++;
		}
		assert_int_equal(steps, 2 * n);
		assert_tree(&state);
	}
}

/* A state that can be gone back to. */
struct saved {
	struct kd_arc_state state;
	struct kd_arc_node nodes[WORDS + 2];
	uint32_t stack[WORDS + 1];
};

static void save(const struct kd_arc_state *state, struct saved *out)
{
	out->state = *state;
	memcpy(out->nodes, state->nodes, sizeof(out->nodes));
	memcpy(out->stack, state->stack, WORDS * sizeof(*out->stack));
}

static void bring_back(struct kd_arc_state *state, const struct saved *saved)
{
	*state = saved->state;
	memcpy(state->nodes, saved->nodes, sizeof(saved->nodes));
	memcpy(state->stack, saved->stack, WORDS * sizeof(*saved->stack));
}

/* The most right arcs that any way on from here ends with. */
static uint32_t most_right(
	struct kd_arc_state *state, const struct kd_arc_tree *tree)
{
	uint32_t most = 0;
	if (kd_arcs_is_done(state)) {
		for (uint32_t i = 0; i < tree->n; i++) {
			most += state->nodes[i].head == tree->heads[i] ? 1 : 0;
		}
		return most;
	}
	struct saved saved;
	save(state, &saved);
	for (uint32_t step = 0; step < KD_ARC_STEPS; step++) {
		if (is_allowed(state, step)) {
			kd_arcs_go(state, (enum kd_arc_step)step, 0);
			const uint32_t n = most_right(state, tree);
			most = n > most ? n : most;
			bring_back(state, &saved);
		}
	}
	return most;
}

static void compare_costs(
	struct kd_arc_state *state, const struct kd_arc_key *key)
{
	uint32_t costs[KD_ARC_STEPS];
	struct saved saved;
	const uint32_t before = most_right(state, key->tree);
	kd_arc_costs(state, key, costs);
	save(state, &saved);
	for (uint32_t step = 0; step < KD_ARC_STEPS; step++) {
		if (is_allowed(state, step)) {
			kd_arcs_go(state, (enum kd_arc_step)step, 0);
			assert_int_equal(costs[step],
				before - most_right(state, key->tree));
			bring_back(state, &saved);
		}
	}
}

/* A tree without crossing arcs: the end of any way. */
static void any_tree(uint32_t *heads)
{
	struct kd_arc_state state = some_state(WORDS);
	while (!kd_arcs_is_done(&state)) {
		go_anywhere(&state, 1);
	}
	for (uint32_t i = 0; i < WORDS; i++) {
		heads[i] = state.nodes[i].head;
	}
}

static void test_costs_are_what_a_search_of_all_ways_finds(void **unused)
{
	(void)unused;
	for (uint32_t i = 0; i < 30; i++) {
		uint32_t heads[WORDS];
		uint32_t firsts[WORDS + 1];
		uint32_t others[WORDS];
		any_tree(heads);
		const struct kd_arc_tree tree = { .heads = heads, .n = WORDS };
		struct kd_arc_key key = { .firsts = firsts, .others = others };
		kd_arc_key_begin(&key, &tree);
		struct kd_arc_state state = some_state(WORDS);
		while (!kd_arcs_is_done(&state)) {
			compare_costs(&state, &key);
			go_anywhere(&state, 1);
		}
	}
}

static const uint32_t heads_of_first[] = { 1, 4, 1, 2 };
static const uint16_t relations_of_first[] = { 1, 0, 2, 1 };
static const uint32_t heads_of_second[] = { 3, 2, 0 };
static const uint16_t relations_of_second[] = { 0, 1, 2 };

static const struct kd_str steps[] = { KD_ARC_STEP_TEXTS };
static const struct kd_str more[] = { { "a", 1 }, { "b", 1 }, { "c", 1 },
	{ "d", 1 } };
static const struct kd_str relations[] = { { "root", 4 }, { "subject", 7 },
	{ "object", 6 } };

static const struct kd_str cut_character[] = { { "\xc3", 1 }, { "\xb8", 1 },
	{ "a", 1 } };

static void put_draft(struct kd_draft *draft, const char *name,
	const struct kd_learner *learner, const struct kd_str *labels)
{
	*draft = (struct kd_draft){ .name = name,
		.learner = learner,
		.labels = labels,
		.faintest = 1 };
}

/* The parts that a model of syntax must have. */
static void put_needed(
	struct kd_draft drafts[3], const struct kd_learner *learner)
{
	put_draft(&drafts[0], "tags", learner, steps);
	put_draft(&drafts[1], "feats", learner, steps);
	put_draft(&drafts[2], "lemmas", learner, steps);
}

/* Learns two sentences by heart and makes a model of them. */
static struct kd_model_bytes learn(struct kd_arc_lesson lessons[2])
{
	struct kd_arc_learners learners;
	struct kd_draft drafts[5];
	struct kd_model_bytes bytes = { 0 };
	const struct kd_recipe recipe = { .rounds = 10, .seed = 1 };
	lessons[0] = (struct kd_arc_lesson){ .words = some_words(4),
		.tree = { heads_of_first, relations_of_first, 4 } };
	lessons[1] = (struct kd_arc_lesson){ .words = some_words(3),
		.tree = { heads_of_second, relations_of_second, 3 } };
	const struct kd_arc_lessons all = {
		.items = lessons, .n = 2, .n_relations = 3, .root = 0
	};
	kd_arc_learners_init(&learners, KD_COUNT(relations));
	assert_true(kd_learn_arcs(&all, &recipe, &learners));
	put_needed(drafts, &learners.steps);
	put_draft(&drafts[3], "steps", &learners.steps, steps);
	put_draft(&drafts[4], "relations", &learners.relations, relations);
	assert_int_equal(
		kd_model_render(KD_MODEL_SYNTAX, drafts, 5, &bytes, NULL),
		KD_OK);
	kd_arc_learners_release(&learners);
	return bytes;
}

static struct kd_arc_state run(const struct kd_model *model,
	const struct kd_arc_word *words, uint32_t n)
{
	struct kd_arcs arcs = { .steps = kd_model_part(model, "steps"),
		.step_habits = kd_model_part(model, "step habits"),
		.relations = kd_model_part(model, "relations"),
		.relation_habits = kd_model_part(model, "relation habits") };
	struct kd_arc_walk walk = { 0 };
	assert_true(kd_arcs_open(&arcs));
	assert_true(kd_arcs_take(&walk.state, n, &arena));
	kd_arcs_set_out(&walk, &arcs, words, n);
	while (kd_arcs_walk(&walk)) {
		assert_false(kd_arcs_is_done(&walk.state));
	}
	return walk.state;
}

static void test_trees_are_learned_and_read_from_a_model(void **unused)
{
	(void)unused;
	struct kd_arc_lesson lessons[2];
	struct kd_model_bytes bytes = learn(lessons);
	struct kd_model *model = NULL;
	assert_int_equal(kd_model_parse(bytes.items, bytes.n, KD_MODEL_SYNTAX,
				 &model, NULL),
		KD_OK);
	for (uint32_t i = 0; i < 2; i++) {
		const struct kd_arc_tree *tree = &lessons[i].tree;
		const struct kd_arc_state state =
			run(model, lessons[i].words, tree->n);
		for (uint32_t k = 0; k < tree->n; k++) {
			assert_int_equal(state.nodes[k].head, tree->heads[k]);
			assert_int_equal(
				state.nodes[k].relation, tree->relations[k]);
		}
	}
	for (uint32_t n = 0; n < 50; n++) {
		const struct kd_arc_state state = run(model, some_words(n), n);
		if (n > 0) {
			assert_tree(&state);
		}
	}
	kd_model_close(model);
	free(bytes.items);
}

/* Counts the steps that a parser takes as its habits. */
static void count_step(
	void *context, const struct kd_arc_state *state, enum kd_arc_step step)
{
	uint64_t features[KD_ARC_STEP_HABITS];
	kd_arcs_step_habits(state, features);
	const uint32_t row = kd_learner_row(context, features[0]);
	kd_learner_move(context, &row, 1, step, 1);
}

static void pass_over(void *context, const struct kd_arc_state *state,
	enum kd_arc_step step, uint32_t relation)
{
	(void)context;
	(void)state;
	(void)step;
	(void)relation;
}

static void watch(const struct kd_arcs *arcs,
	const struct kd_arc_lesson *lesson, struct kd_learner *habits)
{
	const struct kd_arc_watch watcher = { count_step, pass_over, habits };
	struct kd_arc_walk walk = { .watch = &watcher };
	assert_true(kd_arcs_take(&walk.state, lesson->tree.n, &arena));
	kd_arcs_set_out(&walk, arcs, lesson->words, lesson->tree.n);
	while (kd_arcs_walk(&walk)) {
		assert_false(kd_arcs_is_done(&walk.state));
	}
}

/* A parser that has habits alone, and weights that were never learned. */
static void test_habits_are_followed_unweighed(void **unused)
{
	(void)unused;
	struct kd_arc_lesson lessons[2];
	struct kd_learner habits;
	struct kd_learner nothing;
	struct kd_draft drafts[6];
	struct kd_model *model = NULL;
	struct kd_model_bytes bytes = learn(lessons);
	kd_learner_init(&habits, KD_ARC_STEPS);
	kd_learner_init(&nothing, KD_ARC_STEPS);
	assert_int_equal(kd_model_parse(bytes.items, bytes.n, KD_MODEL_SYNTAX,
				 &model, NULL),
		KD_OK);
	struct kd_arcs arcs = { .steps = kd_model_part(model, "steps"),
		.relations = kd_model_part(model, "relations") };
	assert_true(kd_arcs_open(&arcs));
	watch(&arcs, &lessons[0], &habits);
	kd_learner_keep_habits(&habits, 1, 1000);
	kd_model_close(model);
	free(bytes.items);
	put_needed(drafts, &nothing);
	put_draft(&drafts[3], "steps", &nothing, steps);
	put_draft(&drafts[4], "relations", &nothing, relations);
	put_draft(&drafts[5], "step habits", &habits, steps);
	drafts[5].is_small = true;
	assert_int_equal(
		kd_model_render(KD_MODEL_SYNTAX, drafts, 6, &bytes, NULL),
		KD_OK);
	assert_int_equal(kd_model_parse(bytes.items, bytes.n, KD_MODEL_SYNTAX,
				 &model, NULL),
		KD_OK);
	const struct kd_arc_state state = run(model, lessons[0].words, 4);
	for (uint32_t k = 0; k < 4; k++) {
		assert_int_equal(state.nodes[k].head, lessons[0].tree.heads[k]);
	}
	kd_model_close(model);
	free(bytes.items);
	kd_learner_release(&habits);
	kd_learner_release(&nothing);
}

#define SEQUENCE 40u
#define SEQUENCE_LABELS 5u

/* The best labels for words of random scores, of which every third is sure of
 * its label: said so, or by scores that allow no other. */
static void label_words(
	const struct kd_steps *near, bool say, uint8_t labels[SEQUENCE])
{
	static struct kd_search search;
	search.steps = near;
	search.n = 0;
	for (uint32_t i = 0; i < SEQUENCE; i++) {
		int32_t scores[SEQUENCE_LABELS];
		const uint32_t sure = (uint32_t)kd_mix(i, 3) % SEQUENCE_LABELS;
		for (uint32_t k = 0; k < SEQUENCE_LABELS; k++) {
			scores[k] = i % 3 != 0  ? (int32_t)(kd_mix(i, k) % 90)
				    : k == sure ? 0
						: -(1 << 20);
		}
		if (say && i % 3 == 0) {
			kd_search_add_sure(&search, sure);
		} else {
			kd_search_add(&search, scores);
		}
	}
	kd_search_end(&search, labels);
}

static void test_a_sure_word_has_its_label(void **unused)
{
	(void)unused;
	int32_t weights[(SEQUENCE_LABELS + 1) * SEQUENCE_LABELS];
	uint8_t said[SEQUENCE];
	uint8_t scored[SEQUENCE];
	const struct kd_steps near = { .n_labels = SEQUENCE_LABELS,
		.weights = weights,
		.reach = KD_SEQUENCE_REACH_ALL };
	for (uint32_t i = 0; i < KD_COUNT(weights); i++) {
		weights[i] = (int32_t)(kd_mix(11, i) % 50);
	}
	label_words(&near, true, said);
	label_words(&near, false, scored);
	assert_memory_equal(said, scored, SEQUENCE);
}

static void test_learning_twice_gives_the_same_bytes(void **unused)
{
	(void)unused;
	struct kd_arc_lesson lessons[2];
	struct kd_model_bytes bytes = learn(lessons);
	seed = 20251122;
	struct kd_model_bytes again = learn(lessons);
	assert_int_equal(bytes.n, again.n);
	assert_memory_equal(bytes.items, again.items, bytes.n);
	free(bytes.items);
	free(again.items);
}

static bool is_open(const struct kd_linear *step_part,
	const struct kd_linear *relation_part,
	const struct kd_linear *step_habits,
	const struct kd_linear *relation_habits)
{
	struct kd_arcs arcs = { .steps = step_part,
		.relations = relation_part,
		.step_habits = step_habits,
		.relation_habits = relation_habits };
	return kd_arcs_open(&arcs);
}

static void test_parts_that_are_none_for_arcs(void **unused)
{
	(void)unused;
	struct kd_learner learner;
	struct kd_draft drafts[7];
	struct kd_model_bytes bytes = { 0 };
	struct kd_model *model = NULL;
	struct kd_learner other;
	kd_learner_init(&learner, KD_ARC_STEPS);
	kd_learner_init(&other, KD_ARC_STEPS + 1);
	put_needed(drafts, &learner);
	put_draft(&drafts[3], "steps", &learner, steps);
	put_draft(&drafts[4], "relations", &learner, relations);
	put_draft(&drafts[5], "rootless", &learner, steps);
	put_draft(&drafts[6], "more", &other, more);
	assert_int_equal(
		kd_model_render(KD_MODEL_SYNTAX, drafts, 7, &bytes, NULL),
		KD_OK);
	assert_int_equal(kd_model_parse(bytes.items, bytes.n, KD_MODEL_SYNTAX,
				 &model, NULL),
		KD_OK);
	const struct kd_linear *good = kd_model_part(model, "steps");
	const struct kd_linear *names = kd_model_part(model, "relations");
	const struct kd_linear *rootless = kd_model_part(model, "rootless");
	const struct kd_linear *many = kd_model_part(model, "more");
	assert_true(is_open(good, names, NULL, NULL));
	assert_true(is_open(good, names, good, names));
	assert_false(is_open(names, names, NULL, NULL));
	assert_false(is_open(good, rootless, NULL, NULL));
	assert_false(is_open(good, NULL, NULL, NULL));
	assert_false(is_open(NULL, names, NULL, NULL));
	assert_false(is_open(good, names, names, NULL));
	assert_false(is_open(good, names, NULL, many));
	kd_model_close(model);
	free(bytes.items);
	kd_learner_release(&learner);
	kd_learner_release(&other);
}

static void assert_refused(const struct kd_model_bytes *bytes, size_t n,
	enum kd_model_kind kind, enum kd_status wanted, const char *what)
{
	struct kd_err err = { 0 };
	struct kd_model *model = NULL;
	assert_int_equal(
		kd_model_parse(bytes->items, n, kind, &model, &err), wanted);
	if (strstr(err.message, what) == NULL) {
		fail_msg("\"%s\" does not say \"%s\"", err.message, what);
	}
}

static void test_models_that_are_refused(void **unused)
{
	(void)unused;
	struct kd_arc_lesson lessons[2];
	struct kd_model_bytes bytes = learn(lessons);
	struct kd_model_header *header = (void *)bytes.items;
	const struct kd_model_header whole = *header;
	assert_refused(
		&bytes, bytes.n, KD_MODEL_NAMES, KD_EINPUT, "not for 'names'");
	assert_refused(
		&bytes, bytes.n - 1, KD_MODEL_SYNTAX, KD_EINPUT, "cut short");
	assert_refused(&bytes, sizeof(*header) - 1, KD_MODEL_SYNTAX, KD_EINPUT,
		"cut short");
	assert_refused(&bytes, sizeof(header->head) - 1, KD_MODEL_SYNTAX,
		KD_EINPUT, "no file of weights");
	assert_refused(&bytes, 0, KD_MODEL_SYNTAX, KD_EINPUT, "no file");
	header->head.version++;
	assert_refused(&bytes, bytes.n, KD_MODEL_SYNTAX, KD_EVERSION,
		"of format version 4");
	*header = whole;
	header->features++;
	assert_refused(&bytes, bytes.n, KD_MODEL_SYNTAX, KD_EVERSION,
		"for features of version");
	*header = whole;
	bytes.items[bytes.n - 1] ^= 1;
	assert_refused(&bytes, bytes.n, KD_MODEL_SYNTAX, KD_EINPUT,
		"checksum is wrong");
	bytes.items[bytes.n - 1] ^= 1;
	header->head.magic[0] = 'X';
	assert_refused(&bytes, bytes.n, KD_MODEL_SYNTAX, KD_EINPUT, "no file");
	free(bytes.items);
}

static void test_models_without_a_part_are_refused(void **unused)
{
	(void)unused;
	struct kd_learner learner;
	struct kd_draft drafts[3];
	struct kd_model_bytes bytes = { 0 };
	kd_learner_init(&learner, KD_ARC_STEPS);
	put_needed(drafts, &learner);
	assert_int_equal(
		kd_model_render(KD_MODEL_SYNTAX, drafts, 2, &bytes, NULL),
		KD_OK);
	assert_refused(&bytes, bytes.n, KD_MODEL_SYNTAX, KD_EINPUT,
		"without part 'lemmas'");
	free(bytes.items);
	drafts[2].labels = cut_character;
	assert_int_equal(
		kd_model_render(KD_MODEL_SYNTAX, drafts, 3, &bytes, NULL),
		KD_OK);
	assert_refused(
		&bytes, bytes.n, KD_MODEL_SYNTAX, KD_EINPUT, "damaged weights");
	free(bytes.items);
	kd_learner_release(&learner);
}

static void test_weights_survive_the_file(void **unused)
{
	(void)unused;
	char path[] = "/tmp/kilde-test-model-XXXXXX";
	const int file = mkstemp(path);
	assert_true(file >= 0);
	close(file);
	struct kd_learner learner;
	struct kd_model *model = NULL;
	struct kd_err err = { 0 };
	int32_t scores[3] = { 0 };
	kd_learner_init(&learner, 3);
	learner.now = 1;
	const uint64_t features[] = { kd_mix(7, 0), kd_mix(8, 0) };
	uint32_t row = kd_learner_row(&learner, features[0]);
	kd_learner_move(&learner, &row, 1, 2, KD_LEARN_ONE);
	row = kd_learner_row(&learner, features[1]);
	kd_learner_move(&learner, &row, 1, 1, -KD_LEARN_ONE);
	learner.now = 3;
	struct kd_draft drafts[4];
	put_needed(drafts, &learner);
	put_draft(&drafts[3], "steps", &learner, steps);
	assert_int_equal(
		kd_model_save(path, KD_MODEL_SYNTAX, drafts, 4, &err), KD_OK);
	assert_int_equal(
		kd_model_open(path, KD_MODEL_SYNTAX, &model, &err), KD_OK);
	assert_int_equal(kd_model_check(model, &err), KD_OK);
	kd_linear_score(kd_model_part(model, "steps"), features, 2, scores);
	assert_int_equal(scores[0], 0);
	assert_true(scores[1] < 0);
	assert_int_equal(scores[2], -scores[1]);
	assert_null(kd_model_part(model, "relations"));
	kd_model_close(model);
	kd_learner_release(&learner);
	(void)unlink(path);
}

#define MANY_LABELS 40u
#define MANY_ROWS 2000u

/* Rows of one label, of some and of all; the last has the largest weight. */
static int8_t weight_of(uint32_t row, uint32_t label)
{
	static const uint32_t apart[] = { MANY_LABELS, 9, 1 };
	if (row == MANY_ROWS - 1) {
		return 127;
	}
	const bool has = (row + label) % apart[row % KD_COUNT(apart)] == 0;
	return (int8_t)(has ? 1 + (int)(kd_mix(row, label) % 100) : 0);
}

static bool has_weights(uint32_t row, uint32_t n_labels)
{
	bool has = false;
	for (uint32_t k = 0; k < n_labels; k++) {
		has = has || weight_of(row, k) != 0;
	}
	return has;
}

static void learn_many(struct kd_learner *learner, uint32_t n_labels)
{
	kd_learner_init(learner, n_labels);
	learner->now = 1;
	for (uint32_t i = 0; i < MANY_ROWS; i++) {
		const uint32_t row = kd_learner_row(learner, kd_mix(9, i));
		for (uint32_t k = 0; k < n_labels; k++) {
			kd_learner_move(learner, &row, 1, k,
				weight_of(i, k) * KD_LEARN_ONE);
		}
	}
	learner->now = 3;
}

/* Whether a feature gives what was learned; if not, it gives nothing. (What was
 * never learned may bear the name of what was.) */
static bool is_kept(
	const struct kd_linear *part, uint32_t i, struct kd_tally *tally)
{
	int32_t scores[MANY_LABELS] = { 0 };
	const uint64_t feature = kd_mix(9, i);
	bool same = true;
	bool none = true;
	kd_linear_score(part, &feature, 1, scores);
	kd_linear_tally(part, &feature, 1, tally);
	for (uint32_t k = 0; k < part->n_labels; k++) {
		assert_int_equal(tally->scores[k], scores[k]);
		same = same && scores[k] == weight_of(i, k);
		none = none && scores[k] == 0;
	}
	assert_true(same || none);
	return same;
}

static void assert_kept(const struct kd_linear *part)
{
	struct kd_tally tally;
	uint32_t n = 0;
	uint32_t n_kept = 0;
	assert_true(kd_tally_init(&tally, part, &arena));
	for (uint32_t i = 0; i < MANY_ROWS; i++) {
		if (has_weights(i, part->n_labels)) {
			n++;
			n_kept += is_kept(part, i, &tally) ? 1 : 0;
		}
	}
	assert_true(n_kept >= n - n / 50);
	assert_true(is_kept(part, MANY_ROWS - 1, &tally));
}

#define BAGS 60u
#define BAG_FEATURES 30u

/* Bags of every size, with rows that many of them share. */
static void assert_bags_add_up(const struct kd_linear *part)
{
	static uint64_t features[BAGS][BAG_FEATURES];
	static int16_t sums[BAGS][MANY_LABELS];
	struct kd_bag bags[BAGS];
	memset(sums, 0, sizeof(sums));
	for (uint32_t i = 0; i < BAGS; i++) {
		bags[i] = (struct kd_bag){ features[i], i % BAG_FEATURES,
			sums[i] };
		for (uint32_t k = 0; k < BAG_FEATURES; k++) {
			features[i][k] = kd_mix(9, (i * k) % MANY_ROWS);
		}
	}
	kd_linear_sum(part, bags, BAGS);
	for (uint32_t i = 0; i < BAGS; i++) {
		int32_t scores[MANY_LABELS] = { 0 };
		for (uint32_t k = 0; k < bags[i].n; k++) {
			kd_linear_score(part, &features[i][k], 1, scores);
		}
		for (uint32_t k = 0; k < part->n_labels; k++) {
			assert_int_equal(sums[i][k], scores[k]);
		}
	}
}

static void test_rows_keep_their_weights(void **unused)
{
	(void)unused;
	static struct kd_str labels[MANY_LABELS];
	struct kd_learner many;
	struct kd_learner few;
	struct kd_draft drafts[4];
	struct kd_model_bytes bytes = { 0 };
	struct kd_model *model = NULL;
	for (uint32_t i = 0; i < MANY_LABELS; i++) {
		labels[i] = KD_STR("label");
	}
	learn_many(&many, MANY_LABELS);
	learn_many(&few, 3);
	put_needed(drafts, &few);
	put_draft(&drafts[3], "many", &many, labels);
	assert_int_equal(
		kd_model_render(KD_MODEL_SYNTAX, drafts, 4, &bytes, NULL),
		KD_OK);
	assert_int_equal(kd_model_parse(bytes.items, bytes.n, KD_MODEL_SYNTAX,
				 &model, NULL),
		KD_OK);
	assert_kept(kd_model_part(model, "many"));
	assert_kept(kd_model_part(model, "tags"));
	assert_bags_add_up(kd_model_part(model, "many"));
	assert_bags_add_up(kd_model_part(model, "tags"));
	kd_model_close(model);
	free(bytes.items);
	kd_learner_release(&few);
	kd_learner_release(&many);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_every_way_ends_in_a_tree),
		CASE(test_rows_keep_their_weights),
		CASE(test_costs_are_what_a_search_of_all_ways_finds),
		CASE(test_trees_are_learned_and_read_from_a_model),
		CASE(test_habits_are_followed_unweighed),
		CASE(test_a_sure_word_has_its_label),
		CASE(test_learning_twice_gives_the_same_bytes),
		CASE(test_parts_that_are_none_for_arcs),
		CASE(test_models_that_are_refused),
		CASE(test_models_without_a_part_are_refused),
		CASE(test_weights_survive_the_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
