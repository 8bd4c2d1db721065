/* test_origins.c - unit tests of weaving: from how many places a happening is
 * known.
 */
#include "support/unit.h"
#include "support/weaving.h"

/* How an article stands to the outlet that it names. */
enum standing { NAMES_NONE, NAMES_ELSEWHERE, NAMES_BESIDE };

/* Adds a sentence from a byte to the end of the text. */
static void sentence_from(struct kd_doc *doc, uint32_t start)
{
	const struct kd_sentence sentence = { .span = { start,
						      doc->text.len - 1 } };
	assert_true(KD_PUSH(&doc->arena, &doc->sentences, sentence));
}

static void cite(struct kd_doc *doc, const char *outlet)
{
	const uint32_t name = small_name(doc, KD_NAME_ORG, outlet, outlet);
	const struct kd_citation citation = {
		.span = doc->names.items[name].span,
		.outlet = kd_str_view(outlet),
		.relation = KD_RELATION_RESTS_ON,
		.rule = KD_STR("test"),
	};
	doc->names.items[name].outlet = true;
	assert_true(KD_PUSH(&doc->arena, &doc->citations, citation));
}

/* An article that tells of the meeting of the same two on the same day. */
static struct kd_doc *tell(
	const char *outlet, enum standing standing, const char *cited)
{
	struct kd_doc *doc = small_doc(&story, outlet, "2025-11-20", "en");
	doc->meta.outlet = kd_str_view(outlet);
	const uint32_t names[3] = {
		small_name(doc, KD_NAME_PER, "Peter Harloff", "peter harlof"),
		small_name(
			doc, KD_NAME_PER, "Viktor Leontiev", "viktor leontiev"),
		KD_NONE,
	};
	const uint32_t time = small_time(doc, "2025-11-19");
	small_event(doc, "meet", KD_STATUS_HAPPENED, names, time);
	if (standing == NAMES_BESIDE) {
		cite(doc, cited);
	}
	sentence_from(doc, 0);
	const uint32_t next = doc->text.len;
	small_words(doc, "More of it");
	if (standing == NAMES_ELSEWHERE) {
		cite(doc, cited);
	}
	sentence_from(doc, next);
	return doc;
}

static const struct kd_happening *meeting(void)
{
	small_weave(&story, &account);
	assert_int_equal(1, account.stories.n);
	assert_int_equal(1, account.stories.items[0].happenings.n);
	return &account.stories.items[0].happenings.items[0];
}

static void test_who_names_no_outlet_is_an_origin(void **state)
{
	(void)state;
	tell("Fjordposten", NAMES_NONE, NULL);
	tell("Harbour Post", NAMES_NONE, NULL);
	assert_int_equal(2, meeting()->independent_origins);
}

static void test_who_rests_on_an_outlet_has_it_from_there(void **state)
{
	(void)state;
	tell("Fjordposten", NAMES_ELSEWHERE, "Novara");
	tell("Harbour Post", NAMES_BESIDE, "Novara");
	tell("Elbpost", NAMES_ELSEWHERE, "Novara");
	const struct kd_happening *told = meeting();
	assert_int_equal(1, told->independent_origins);
	unit_assert_str(told->origins.items[0], "Novara");
}

static void test_two_that_rest_on_one_outlet_are_one_origin(void **state)
{
	(void)state;
	tell("Fjordposten", NAMES_ELSEWHERE, "Novara");
	tell("Harbour Post", NAMES_ELSEWHERE, "Novara");
	assert_int_equal(1, meeting()->independent_origins);
}

static void test_the_outlet_tells_it_itself(void **state)
{
	(void)state;
	tell("Novara", NAMES_NONE, NULL);
	tell("Fjordposten", NAMES_ELSEWHERE, "Novara");
	tell("Harbour Post", NAMES_NONE, NULL);
	assert_int_equal(2, meeting()->independent_origins);
}

static void test_an_outlet_that_does_not_tell_it_is_no_origin(void **state)
{
	(void)state;
	tell("Fjordposten", NAMES_ELSEWHERE, "Novara");
	tell("Harbour Post", NAMES_NONE, NULL);
	const struct kd_happening *told = meeting();
	assert_int_equal(2, told->independent_origins);
	unit_assert_str(told->origins.items[0], "Fjordposten");
}

static void test_the_last_of_a_chain_counts(void **state)
{
	(void)state;
	tell("Novara", NAMES_BESIDE, "Lianhe");
	tell("Fjordposten", NAMES_ELSEWHERE, "Novara");
	const struct kd_happening *told = meeting();
	assert_int_equal(1, told->independent_origins);
	unit_assert_str(told->origins.items[0], "Lianhe");
}

static void test_two_that_rest_on_each_other_end(void **state)
{
	(void)state;
	tell("Novara", NAMES_ELSEWHERE, "Lianhe");
	tell("Lianhe", NAMES_ELSEWHERE, "Novara");
	assert_int_equal(2, meeting()->independent_origins);
}

static void test_what_an_outlet_was_told_itself_is_its_own(void **state)
{
	(void)state;
	tell("Novara", NAMES_NONE, NULL);
	struct kd_doc *doc = tell("Fjordposten", NAMES_ELSEWHERE, "Novara");
	struct kd_statement *said =
		small_statement(doc, 0, KD_FORCE_STATES, "it went well");
	said->addressee = small_words(doc, "the paper Fjordposten");
	said->span.end = said->addressee.end;
	assert_int_equal(2, meeting()->independent_origins);
}

/* An article that tells of the meeting and cites an outlet far below it. */
static struct kd_doc *tell_and_cite_below(const char *outlet, const char *cited)
{
	struct kd_doc *doc = tell(outlet, NAMES_NONE, NULL);
	const uint32_t below = doc->text.len;
	small_words(doc, "And more");
	cite(doc, cited);
	sentence_from(doc, below);
	return doc;
}

static void test_an_outlet_cited_once_below_is_not_behind_all(void **state)
{
	(void)state;
	tell("Novara", NAMES_NONE, NULL);
	tell_and_cite_below("Fjordposten", "Novara");
	tell_and_cite_below("Harbour Post", "Novara");
	assert_int_equal(3, meeting()->independent_origins);
}

static void test_an_outlet_cited_again_is_behind_all(void **state)
{
	(void)state;
	tell("Novara", NAMES_NONE, NULL);
	struct kd_doc *doc = tell_and_cite_below("Fjordposten", "Novara");
	const uint32_t again = doc->text.len;
	cite(doc, "Novara");
	sentence_from(doc, again);
	assert_int_equal(1, meeting()->independent_origins);
}

static void test_what_comes_from_the_cited_is_all_it_gives(void **state)
{
	(void)state;
	tell("Novara", NAMES_NONE, NULL);
	struct kd_doc *doc = tell("Fjordposten", NAMES_ELSEWHERE, "Novara");
	struct kd_statement *said =
		small_statement(doc, 0, KD_FORCE_STATES, "it went well");
	const struct kd_via via = { .outlet = KD_STR("Novara") };
	said->span = doc->citations.items[0].span;
	assert_true(KD_PUSH(&doc->arena, &said->via, via));
	assert_int_equal(2, meeting()->independent_origins);
}

static void test_an_outlet_in_two_scripts_is_one(void **state)
{
	(void)state;
	tell("Novara", NAMES_NONE, NULL);
	struct kd_doc *const docs[] = {
		tell("Obzornik", NAMES_BESIDE, "Новара"),
		tell("Vestavind", NAMES_BESIDE, "Новара"),
		tell("Elbpost", NAMES_BESIDE, "Novara"),
	};
	for (size_t i = 0; i < KD_COUNT(docs); i++) {
		docs[i]->names.items[2].sound = KD_STR("novara");
	}
	assert_int_equal(1, meeting()->independent_origins);
	uint32_t outlets = 0;
	for (uint32_t i = 0; i < account.stories.items[0].nodes.n; i++) {
		outlets +=
			account.stories.items[0].nodes.items[i].doc == KD_NONE;
	}
	assert_int_equal(1, outlets);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KD_TEST(test_who_names_no_outlet_is_an_origin),
		KD_TEST(test_who_rests_on_an_outlet_has_it_from_there),
		KD_TEST(test_two_that_rest_on_one_outlet_are_one_origin),
		KD_TEST(test_the_outlet_tells_it_itself),
		KD_TEST(test_an_outlet_that_does_not_tell_it_is_no_origin),
		KD_TEST(test_the_last_of_a_chain_counts),
		KD_TEST(test_two_that_rest_on_each_other_end),
		KD_TEST(test_what_an_outlet_was_told_itself_is_its_own),
		KD_TEST(test_an_outlet_cited_once_below_is_not_behind_all),
		KD_TEST(test_an_outlet_cited_again_is_behind_all),
		KD_TEST(test_what_comes_from_the_cited_is_all_it_gives),
		KD_TEST(test_an_outlet_in_two_scripts_is_one),
	};
	return cmocka_run_group_tests_name("origins", tests, NULL, NULL);
}
