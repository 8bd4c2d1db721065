/* test_said.c - unit tests of weaving: which words are one statement.
 */
#include "support/unit.h"
#include "support/weaving.h"

/* What somebody says: that so many were killed (0: nothing of it) somewhere on
 * a day, by an attack of this status. */
struct telling {
	const char *language;
	const char *published;
	double killed;
	const char *day;
	enum kd_event_status status;
	enum kd_force force;
	bool verbatim;
};

static void tell(const char *id, const struct telling *telling)
{
	struct kd_doc *doc =
		small_doc(&story, id, telling->published, telling->language);
	const uint32_t speaker =
		small_name(doc, KD_NAME_PER, "Peter Harloff", "peter harlof");
	small_name(doc, KD_NAME_PER, "Viktor Leontiev", "viktor leontiev");
	const struct kd_span words = small_words(doc, "in");
	const uint32_t town = small_name(doc, KD_NAME_LOC, "Denver", "denver");
	const uint32_t names[3] = { KD_NONE, town, town };
	const uint32_t time =
		telling->day == NULL ? KD_NONE : small_time(doc, telling->day);
	small_event(doc, "attack", telling->status, names, time)->type =
		KD_PLOVER_ASSAULT;
	if (telling->killed > 0) {
		small_figure(doc, telling->killed, "people", "person");
	}
	const struct kd_statement said = {
		.span = { words.start, doc->text.len - 1 },
		.kind = telling->verbatim ? KD_SPEECH_DIRECT
					  : KD_SPEECH_INDIRECT,
		.source_kind = KD_SOURCE_PERSON,
		.source_name = speaker,
		.force = telling->force,
		.rule = KD_STR("test"),
	};
	assert_true(KD_PUSH(&doc->arena, &doc->statements, said));
	assert_true(KD_PUSH(
		&doc->arena, &doc->statements.items[0].content, said.span));
}

static const struct telling english = { "en", "2025-11-19", 14, "2025-11-18",
	KD_STATUS_HAPPENED, KD_FORCE_STATES, false };

/* How many statements the two are. */
static uint32_t statements_of(const struct telling *other)
{
	tell("a", &english);
	tell("b", other);
	small_weave(&story, &account);
	assert_int_equal(1, account.stories.n);
	return account.stories.items[0].statements.n;
}

static void test_one_statement_in_two_languages(void **state)
{
	(void)state;
	struct telling other = english;
	other.language = "nb";
	assert_int_equal(1, statements_of(&other));
	assert_int_equal(
		2, account.stories.items[0].statements.items[0].content.n);
}

static void test_a_rendering_may_leave_out_the_day(void **state)
{
	(void)state;
	struct telling other = english;
	other.language = "nb";
	other.day = NULL;
	assert_int_equal(1, statements_of(&other));
}

static void test_other_numbers_are_another_statement(void **state)
{
	(void)state;
	struct telling other = english;
	other.language = "nb";
	other.killed = 17;
	assert_int_equal(2, statements_of(&other));
}

static void test_a_number_more_is_another_statement(void **state)
{
	(void)state;
	struct telling other = english;
	other.language = "nb";
	other.killed = 0;
	assert_int_equal(2, statements_of(&other));
}

static void test_other_days_are_another_statement(void **state)
{
	(void)state;
	struct telling other = english;
	other.language = "nb";
	other.day = "2025-11-12";
	assert_int_equal(2, statements_of(&other));
}

static void test_what_is_to_come_is_another_statement(void **state)
{
	(void)state;
	struct telling other = english;
	other.language = "nb";
	other.status = KD_STATUS_PLANNED;
	assert_int_equal(2, statements_of(&other));
}

static void test_a_denial_is_another_statement(void **state)
{
	(void)state;
	struct telling other = english;
	other.language = "nb";
	other.force = KD_FORCE_DENIES;
	assert_int_equal(2, statements_of(&other));
}

static void test_articles_of_other_weeks_are_other_statements(void **state)
{
	(void)state;
	struct telling other = english;
	other.language = "nb";
	other.published = "2025-11-25";
	assert_int_equal(2, statements_of(&other));
}

static void test_a_place_and_a_deed_are_too_little(void **state)
{
	(void)state;
	struct telling one = english;
	struct telling other = english;
	other.language = "nb";
	one.killed = 0;
	one.day = NULL;
	other.killed = 0;
	other.day = NULL;
	tell("a", &one);
	tell("b", &other);
	small_weave(&story, &account);
	assert_int_equal(2, account.stories.items[0].statements.n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KD_TEST(test_one_statement_in_two_languages),
		KD_TEST(test_a_rendering_may_leave_out_the_day),
		KD_TEST(test_other_numbers_are_another_statement),
		KD_TEST(test_a_number_more_is_another_statement),
		KD_TEST(test_other_days_are_another_statement),
		KD_TEST(test_what_is_to_come_is_another_statement),
		KD_TEST(test_a_denial_is_another_statement),
		KD_TEST(test_articles_of_other_weeks_are_other_statements),
		KD_TEST(test_a_place_and_a_deed_are_too_little),
	};
	return cmocka_run_group_tests_name("said", tests, NULL, NULL);
}
