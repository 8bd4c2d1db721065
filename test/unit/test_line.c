/* Lines: the sentence that tells a happening to a reader. */
#include "story/line.h"

#include "story/chain.h"
#include "support/small_account.h"
#include "support/unit.h"

static struct small_account small;

static const struct kd_story *story(void)
{
	return &small.account.stories.items[0];
}

/* The happening of this mode and day. */
static const struct kd_happening *happening(const char *mode, const char *when)
{
	const struct kd_happenings *all = &story()->happenings;
	for (uint32_t i = 0; i < all->n; i++) {
		if (kd_str_equal(all->items[i].mode, kd_str_view(mode)) &&
			kd_str_equal(all->items[i].when, kd_str_view(when))) {
			return &all->items[i];
		}
	}
	fail_msg("no %s of %s", mode, when);
	return NULL;
}

static void assert_language_is(
	const struct kd_happening *of, const char *reader, const char *expected)
{
	unit_assert_str(
		kd_line_language(&small.account,
			kd_line_of(&small.account, of, kd_str_view(reader))),
		expected);
}

static void test_lists_of_languages(void **state)
{
	(void)state;
	static const char *const good[] = { "nb", "nb,nn,en", "fil,en" };
	static const char *const bad[] = { "", "nb,", ",nb", "nb,,en", "norsk",
		"n", "NB", "nb en", "nb-NO" };
	for (size_t i = 0; i < KD_COUNT(good); i++) {
		assert_true(kd_reader_is_list(kd_str_view(good[i])));
	}
	for (size_t i = 0; i < KD_COUNT(bad); i++) {
		assert_false(kd_reader_is_list(kd_str_view(bad[i])));
	}
}

static void test_a_line_is_in_the_language_of_the_reader(void **state)
{
	(void)state;
	const struct kd_happening *strike = happening("strike", "2025-11-19");
	const struct kd_happening *call = happening("call", "2025-10-29");
	assert_language_is(strike, "en", "en");
	assert_language_is(strike, "nb", "nb");
	assert_language_is(strike, "sl,nb,en", "nb");
	assert_language_is(call, "nb,sl", "sl");
	assert_language_is(call, "nb,en,sl", "en");
}

static void test_without_a_source_of_hers_the_best_is_told(void **state)
{
	(void)state;
	const struct kd_happening *call = happening("call", "2025-10-29");
	const struct kd_str none = { 0 };
	assert_ptr_equal(kd_line_of(&small.account, call, KD_STR("fr")),
		kd_line_of(&small.account, call, none));
	/* Kranjc is named there, and the one he phoned. */
	assert_language_is(call, "fr", "en");
}

static void test_what_matters_most_is_picked_newest_first(void **state)
{
	(void)state;
	struct kd_line lines[KD_LINES_MOST];
	const uint32_t n = kd_lines_pick(
		&small.account, story(), (struct kd_str){ 0 }, lines);
	assert_true(n > 1 && n <= KD_LINES_MOST);
	/* The meeting of 5 December is the last day of all. */
	assert_ptr_equal(&story()->happenings.items[lines[0].happening],
		happening("meet", "2025-12-05"));
	bool heaviest = false;
	for (uint32_t i = 0; i < n; i++) {
		heaviest = heaviest ||
			   &story()->happenings.items[lines[i].happening] ==
				   happening("meet", "2025-11-23");
		for (uint32_t k = 0; k < i; k++) {
			const uint32_t doc = lines[i].at->doc;
			const struct kd_digest *digest =
				&small.account.documents[doc];
			assert_true(doc != lines[k].at->doc ||
				    kd_chain_sentence(
					    digest, lines[i].at->span.start)
						    .start !=
					    kd_chain_sentence(digest,
						    lines[k].at->span.start)
						    .start);
		}
	}
	assert_true(heaviest);
}

static void test_few_are_filled_up_by_minor_ones_of_a_day(void **state)
{
	(void)state;
	struct kd_line lines[KD_LINES_MOST];
	struct kd_story minor = *story();
	struct kd_happening copies[32];
	assert_true(minor.happenings.n <= KD_COUNT(copies));
	for (uint32_t i = 0; i < minor.happenings.n; i++) {
		copies[i] = minor.happenings.items[i];
		copies[i].minor = copies[i].weight < 6;
	}
	minor.happenings.items = copies;
	const uint32_t n = kd_lines_pick(
		&small.account, &minor, (struct kd_str){ 0 }, lines);
	assert_int_equal(n, KD_LINES_LEAST);
	uint32_t major = 0;
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_happening *it = &copies[lines[i].happening];
		assert_true(!it->minor || it->when.len > 0);
		major += !it->minor;
	}
	assert_int_equal(major, 1);
}

static void test_a_headline_is_in_the_language_of_the_reader(void **state)
{
	(void)state;
	const struct kd_evidence at =
		kd_line_headline(&small.account, story(), KD_STR("hr,sl"));
	assert_int_not_equal(at.doc, KD_NONE);
	unit_assert_str(
		kd_span_text(small.account.documents[at.doc].text, at.span),
		"Načrt za most ima zdaj 19 točk");
	assert_int_equal(
		kd_line_headline(&small.account, story(), KD_STR("de")).doc,
		KD_NONE);
	assert_int_equal(
		kd_line_headline(&small.account, story(), (struct kd_str){ 0 })
			.doc,
		KD_NONE);
}

static void test_an_entity_goes_by_a_form_of_the_reader(void **state)
{
	(void)state;
	const struct kd_entity *kranjc = &small.account.entities.items[1];
	unit_assert_str(kranjc->name, "Luka Kranjc");
	/* "Luko Kranjca" is as whole as the name, "Kranjc" is not. */
	unit_assert_str(
		kd_line_name(kranjc, KD_STR("sl")).form, "Luko Kranjca");
	unit_assert_str(kd_line_name(kranjc, KD_STR("en")).form, "Luka Kranjc");
	unit_assert_str(
		kd_line_name(kranjc, KD_STR("en,sl")).form, "Luko Kranjca");
	unit_assert_str(
		kd_line_name(kranjc, (struct kd_str){ 0 }).language, "nb");
}

static int make_small(void **state)
{
	(void)state;
	small_account_make(&small, 1);
	return 0;
}

static void test_a_plan_goes_by_a_form_of_the_reader(void **state)
{
	(void)state;
	struct kd_plan plan = story()->plans.items[0];
	unit_assert_str(kd_line_plan(&plan, KD_STR("sl,nb")).form, "načrt");
	unit_assert_str(kd_line_plan(&plan, KD_STR("fr")).form, "Planen");
	unit_assert_str(kd_line_plan(&plan, KD_STR("fr")).language, "nb");
	struct kd_form forms[] = {
		{ .form = KD_STR("12-point plan"),
			.language = KD_STR("en"),
			.count = 1 },
		{ .form = KD_STR("načrt"),
			.language = KD_STR("sl"),
			.count = 4 },
		{ .form = KD_STR("načrt v 12 točkah"),
			.language = KD_STR("sl"),
			.count = 1 },
		{ .form = KD_STR("planen"),
			.language = KD_STR("nb"),
			.count = 5 },
	};
	plan.name = forms[0].form;
	plan.names = (struct kd_forms){ .items = forms, .n = KD_COUNT(forms) };
	/* What only calls it a plan tells less than its points do. */
	unit_assert_str(
		kd_line_plan(&plan, KD_STR("sl")).form, "načrt v 12 točkah");
	unit_assert_str(
		kd_line_plan(&plan, KD_STR("nb")).form, "12-point plan");
}

static int release_small(void **state)
{
	(void)state;
	kd_arena_release(&small.arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists_of_languages),
		cmocka_unit_test(test_a_line_is_in_the_language_of_the_reader),
		cmocka_unit_test(
			test_without_a_source_of_hers_the_best_is_told),
		cmocka_unit_test(test_what_matters_most_is_picked_newest_first),
		cmocka_unit_test(test_few_are_filled_up_by_minor_ones_of_a_day),
		cmocka_unit_test(test_an_entity_goes_by_a_form_of_the_reader),
		cmocka_unit_test(test_a_plan_goes_by_a_form_of_the_reader),
		cmocka_unit_test(
			test_a_headline_is_in_the_language_of_the_reader),
	};
	return cmocka_run_group_tests_name(
		"line", tests, make_small, release_small);
}
