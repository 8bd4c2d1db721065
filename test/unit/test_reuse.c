/* test_reuse.c - unit tests of weaving: who tells another's text in another
 * language without saying so.
 */
#include "support/unit.h"
#include "support/weaving.h"

/* An article in four parts, each with a person, a quantity and a day. */
static struct kd_doc *tell(const char *outlet, const char *language,
	const char *published, const int parts[4])
{
	static const char *const people[] = { "Peter Harloff",
		"Viktor Leontiev", "Anna Rybak", "Marek Wolnicki" };
	static const char *const sounds[] = { "peter harlof", "viktor leontiev",
		"ana ribak", "marek volnicki" };
	static const char *const days[] = { "2025-11-03", "2025-11-04",
		"2025-11-07", "2025-11-09" };
	static const double values[] = { 1400, 28, 730, 56 };
	struct kd_doc *doc = small_doc(&story, outlet, published, language);
	doc->meta.outlet = kd_str_view(outlet);
	for (int i = 0; i < 4; i++) {
		const uint32_t start = doc->text.len;
		const int part = parts[i];
		small_name(doc, KD_NAME_PER, people[part], sounds[part]);
		small_figure(doc, values[part], "things", "thing");
		small_time(doc, days[part]);
		const struct kd_sentence sentence = {
			.span = { start, doc->text.len - 1 }
		};
		assert_true(KD_PUSH(&doc->arena, &doc->sentences, sentence));
	}
	return doc;
}

static const int in_order[4] = { 0, 1, 2, 3 };

/* The edges of reuse in the only story. */
static uint32_t reuses(void)
{
	small_weave(&story, &account);
	assert_int_equal(1, account.stories.n);
	uint32_t n = 0;
	for (uint32_t i = 0; i < account.stories.items[0].edges.n; i++) {
		n += account.stories.items[0].edges.items[i].relation ==
		     KD_RELATION_REUSES;
	}
	return n;
}

static void test_a_translation_is_known(void **state)
{
	(void)state;
	tell("Elbpost", "de", "2025-11-10", in_order);
	tell("Obzornik", "sl", "2025-11-11", in_order);
	assert_int_equal(1, reuses());
	const struct kd_edge *edge = &account.stories.items[0].edges.items[0];
	assert_int_equal(1, edge->from);
	assert_int_equal(0, edge->to);
	assert_true(edge->confidence > 0.9 && edge->confidence < 1);
	assert_int_equal(6, edge->evidence.n);
	assert_int_equal(1, edge->evidence.items[0].doc);
	assert_int_equal(0, edge->evidence.items[1].doc);
}

static void test_the_first_of_three_is_the_original(void **state)
{
	(void)state;
	tell("Elbpost", "de", "2025-11-10", in_order);
	tell("Obzornik", "sl", "2025-11-11", in_order);
	tell("Fjordposten", "nb", "2025-11-12", in_order);
	assert_int_equal(2, reuses());
	assert_int_equal(0, account.stories.items[0].edges.items[0].to);
	assert_int_equal(0, account.stories.items[0].edges.items[1].to);
}

static void test_another_order_is_another_text(void **state)
{
	(void)state;
	const int other[4] = { 2, 0, 3, 1 };
	tell("Elbpost", "de", "2025-11-10", in_order);
	tell("Obzornik", "sl", "2025-11-11", other);
	assert_int_equal(0, reuses());
}

static void test_who_names_a_source_hides_none(void **state)
{
	(void)state;
	tell("Elbpost", "de", "2025-11-10", in_order);
	struct kd_doc *later = tell("Obzornik", "sl", "2025-11-11", in_order);
	small_words(later, "Elbpost");
	assert_int_equal(0, reuses());
}

static void test_of_one_day_nobody_is_first(void **state)
{
	(void)state;
	tell("Elbpost", "de", "2025-11-10", in_order);
	tell("Obzornik", "sl", "2025-11-10", in_order);
	assert_int_equal(0, reuses());
}

static void test_a_copy_adds_no_origin(void **state)
{
	(void)state;
	const uint32_t parties[3] = { 0, 1, KD_NONE };
	struct kd_doc *doc = tell("Elbpost", "de", "2025-11-10", in_order);
	small_event(doc, "meet", KD_STATUS_HAPPENED, parties, 0);
	doc = tell("Obzornik", "sl", "2025-11-11", in_order);
	small_event(doc, "meet", KD_STATUS_HAPPENED, parties, 0);
	assert_int_equal(1, reuses());
	const struct kd_happenings *made = &account.stories.items[0].happenings;
	assert_int_equal(1, made->n);
	assert_int_equal(1, made->items[0].independent_origins);
	unit_assert_str(made->items[0].origins.items[0], "Elbpost");
}

static void test_full_arenas_are_told(void **state)
{
	(void)state;
	tell("Elbpost", "de", "2025-11-10", in_order);
	tell("Obzornik", "sl", "2025-11-11", in_order);
	small_story_assert_full_arenas_are_told(&story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KD_TEST(test_a_translation_is_known),
		KD_TEST(test_the_first_of_three_is_the_original),
		KD_TEST(test_another_order_is_another_text),
		KD_TEST(test_who_names_a_source_hides_none),
		KD_TEST(test_of_one_day_nobody_is_first),
		KD_TEST(test_a_copy_adds_no_origin),
		KD_TEST(test_full_arenas_are_told),
	};
	return cmocka_run_group_tests_name("reuse", tests, NULL, NULL);
}
