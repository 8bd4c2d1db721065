/* test_sentences.c - unit tests of where learned weights end sentences. */
#include "support/unit.h"

#include <stdlib.h>

#include "learn/lessons.h"
#include "learn/write.h"
#include "read/tokens/learned.h"
#include "support/small_reader.h"

static const struct small_file files[] = {
	{ "abbreviations.tsv", "key\tkind\n"
			       ".in\tdomain\n"
			       "f.eks.\tplain\n"
			       "m.in.\tplain\n" },
	{ "stopwords.txt", "the\nit\n" },
	{ "speech-verbs.tsv", "key\tkind\tforce\tsource\thedged\ttakes\n"
			      "say\tverb\tstates\tsubject\t0\t-\n" },
	{ "words/some.tsv", "lemma\tupos\tparadigm\tfeats\tforms\n"
			    "say\tVERB\t-\t-\tsays|Tense=Pres\n"
			    "wait\tVERB\t-\t-\twait|VerbForm=Fin\n" },
};

static struct small_reader reader = { .until = "blocks" };
static struct kd_doc doc;
static struct kd_model_bytes bytes;
static struct kd_model *model;

static int begin(void **state)
{
	(void)state;
	return small_reader_open(&reader, files, KD_COUNT(files), &doc);
}

static int end(void **state)
{
	(void)state;
	small_reader_close(&reader, &doc);
	kd_model_close(model);
	free(bytes.items);
	model = NULL;
	bytes = (struct kd_model_bytes){ 0 };
	return 0;
}

static void read_text(const char *text)
{
	small_read_soundly(&reader, text, &doc);
}

static void expect_sentences(const char *text, uint32_t n)
{
	read_text(text);
	assert_int_equal(doc.sentences.n, n);
}

/* Learns that sentences end after the tokens whose numbers are given, and
 * nowhere else; KD_NONE ends the numbers. */
static void add_text(
	struct kd_lessons *lessons, const char *text, const uint32_t *ends)
{
	struct kd_gaps gaps;
	uint64_t features[KD_GAP_FEATURES];
	read_text(text);
	kd_gaps_init(&gaps, doc.text, reader.pack.lang, doc.tokens.items,
		doc.tokens.n);
	for (uint32_t i = 0; i < gaps.n; i++) {
		const bool is_end = *ends == i;
		const uint32_t n = kd_gaps_features(&gaps, features);
		assert_true(n <= KD_GAP_FEATURES);
		if (n > 0) {
			kd_lessons_add(lessons, features, n,
				is_end ? KD_GAP_ENDS : KD_GAP_GOES_ON);
		}
		ends += is_end ? 1 : 0;
		kd_gaps_take(&gaps, is_end);
	}
	kd_lessons_end(lessons);
}

/* Makes a model of the lessons, and gives it to the reader.pack. */
static void learn(struct kd_lessons *lessons)
{
	static const struct kd_str labels[] = { KD_GAP_LABEL_TEXTS };
	const struct kd_recipe recipe = {
		.rule = KD_RULE_PASSIVE_AGGRESSIVE, .rounds = 20, .seed = 1
	};
	struct kd_learner learner;
	kd_learner_init(&learner, KD_GAP_LABELS);
	assert_true(kd_learn_choices(lessons, &recipe, &learner));
	const struct kd_draft draft = { .name = KD_GAP_PART,
		.learner = &learner,
		.labels = labels,
		.faintest = 1 };
	assert_int_equal(
		kd_model_render(KD_MODEL_SENTENCES, &draft, 1, &bytes, NULL),
		KD_OK);
	assert_int_equal(kd_model_parse(bytes.items, bytes.n,
				 KD_MODEL_SENTENCES, &model, NULL),
		KD_OK);
	reader.pack.lang->models[KD_MODEL_SENTENCES] = model;
	kd_learner_release(&learner);
	kd_lessons_release(lessons);
}

static void test_rules_stand_where_nothing_was_learned(void **state)
{
	(void)state;
	expect_sentences("Harbour closed The ferries wait.", 1);
	expect_sentences("Ferries wait. The harbour is closed.", 2);
}

static void test_headings_without_a_stop_are_learned(void **state)
{
	(void)state;
	static const uint32_t heading[] = { 1, KD_NONE };
	static const uint32_t none[] = { KD_NONE };
	struct kd_lessons lessons;
	kd_lessons_init(&lessons);
	for (uint32_t i = 0; i < 20; i++) {
		add_text(&lessons, "Harbour closed The ferries wait.", heading);
		add_text(&lessons, "Road shut It will wait.", heading);
		add_text(&lessons, "Mayor Berg met Anna Dal in Os.", none);
	}
	learn(&lessons);
	/* Not the same words: what they look like was learned. */
	expect_sentences("Bridge open The cars wait.", 2);
	assert_int_equal(doc.sentences.items[0].span.end, 11);
	expect_sentences("Judge Lind saw Eva Moe in By.", 1);
}

static void test_stops_of_abbreviations_are_learned(void **state)
{
	(void)state;
	static const uint32_t none[] = { KD_NONE };
	static const uint32_t stop[] = { 2, KD_NONE };
	struct kd_lessons lessons;
	kd_lessons_init(&lessons);
	for (uint32_t i = 0; i < 20; i++) {
		add_text(&lessons, "They met Gen. Berg at sea", none);
		add_text(&lessons, "They wait. Berg is at sea", stop);
	}
	expect_sentences("They met Gen. Dal at home", 2);
	learn(&lessons);
	expect_sentences("They met Gen. Dal at home", 1);
	expect_sentences("They wait. Dal is at home", 2);
}

/* Learns that every gap where a sentence may end is an end. */
static void learn_to_end_all(void)
{
	static const uint32_t all[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
		KD_NONE };
	struct kd_lessons lessons;
	kd_lessons_init(&lessons);
	for (uint32_t i = 0; i < 20; i++) {
		add_text(&lessons, "A b. C - D: E f", all);
		add_text(&lessons, "One two. Three; Four", all);
	}
	learn(&lessons);
}

static void test_what_is_known_to_go_on_is_no_end(void **state)
{
	(void)state;
	learn_to_end_all();
	expect_sentences("boats, f.eks. ferries", 1);
	expect_sentences("boats m.in. ferries", 1);
	/* Not before the dash, but after it. */
	expect_sentences("boats wait \xE2\x80\x93 said the mayor", 2);
	assert_int_equal(doc.sentences.items[0].n, 3);
	expect_sentences("small words go on and on", 1);
	/* A colon before what is said. */
	expect_sentences("mayor: \"no", 1);
	expect_sentences("mayor says: No", 1);
	expect_sentences("mayor wait: No", 2);
	expect_sentences("glued:Together;And,So", 1);
}

static void test_a_dash_after_a_stop_begins_an_item(void **state)
{
	(void)state;
	learn_to_end_all();
	/* Before the dash as well as after it. */
	expect_sentences("Boats wait. - the mayor is ill", 3);
	assert_int_equal(doc.sentences.items[0].span.end, 11);
	expect_sentences("Boats wait! - said the mayor", 2);
}

static void test_what_looks_like_a_name_is_not_weighed(void **state)
{
	(void)state;
	learn_to_end_all();
	expect_sentences("we met Berg, mayor of Os", 1);
	/* Weights are asked where more than a capital shows an end. */
	expect_sentences("we wait The boats came", 2);
	expect_sentences("we wait at noon PM Boats came", 2);
	expect_sentences("see boats.in Mayors came", 2);
	/* Weights are asked at the stop, too. */
	expect_sentences("see boats.os Mayors came", 3);
	expect_sentences("we met Gen. Berg", 2);
}

static void test_a_degree_is_no_initial(void **state)
{
	(void)state;
	expect_sentences("Boats wait at 25 \xC2\xB0"
			 "C. Mayors wait as well.",
		2);
	expect_sentences("Boats wait for C. Berg as well.", 1);
}

static void test_an_abbreviation_is_no_address(void **state)
{
	(void)state;
	read_text("See m.in. boats at boats.in. The");
	assert_int_equal(doc.tokens.n, 7);
	assert_true((doc.tokens.items[1].flags & KD_TOKEN_ABBREVIATION) != 0);
	unit_assert_str(doc.tokens.items[4].folded, "boats.in");
}

static void test_no_text_is_too_short(void **state)
{
	(void)state;
	learn_to_end_all();
	expect_sentences("!", 1);
	expect_sentences("\xF0\x9F\x98\x80", 1);
	expect_sentences("a\n\nb", 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(test_rules_stand_where_nothing_was_learned),
		TEST(test_headings_without_a_stop_are_learned),
		TEST(test_stops_of_abbreviations_are_learned),
		TEST(test_what_is_known_to_go_on_is_no_end),
		TEST(test_a_dash_after_a_stop_begins_an_item),
		TEST(test_what_looks_like_a_name_is_not_weighed),
		TEST(test_a_degree_is_no_initial),
		TEST(test_an_abbreviation_is_no_address),
		TEST(test_no_text_is_too_short),
	};
	return cmocka_run_group_tests_name("sentences", tests, NULL, NULL);
}
