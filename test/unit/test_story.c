/* test_story.c - unit tests of EDTF days, ids and chains. */
#include "support/unit.h"

#include "story/chain.h"
#include "story/day_words.h"
#include "story/edtf.h"
#include "story/ids.h"

static int32_t apart(const char *a, const char *b)
{
	return kd_days_apart(
		kd_edtf_days(kd_str_view(a)), kd_edtf_days(kd_str_view(b)));
}

static int32_t count(const char *edtf)
{
	return kd_days_count(kd_edtf_days(kd_str_view(edtf)));
}

static void test_dates_cover_their_days(void **state)
{
	(void)state;
	assert_int_equal(1, count("2025-11-20"));
	assert_int_equal(1, count("2025-11-20T09:30"));
	assert_int_equal(30, count("2025-11"));
	assert_int_equal(366, count("2024"));
	assert_int_equal(3653, count("202X"));
	assert_int_equal(92, count("2025-36"));
	assert_int_equal(3, count("2025-10-24~/2025-10-26~"));
	assert_int_equal(INT32_MAX, count("2025-10-24/.."));
	assert_int_equal(0, kd_edtf_days(KD_STR("1970-01-01")).first);
	assert_int_equal(19782, kd_edtf_days(KD_STR("2024-02-29")).first);
}

static void test_other_text_is_no_date(void **state)
{
	(void)state;
	static const char *const texts[] = { "", "soon", "20X-", "2025-1a-01",
		"PT2H", "2025-11-20/2025-11-01", "99999999999-01-01" };
	for (size_t i = 0; i < KD_COUNT(texts); i++) {
		assert_false(kd_edtf_days(kd_str_view(texts[i])).known);
	}
}

static void test_days_apart(void **state)
{
	(void)state;
	assert_int_equal(0, apart("2025-10-14", "2025-10"));
	assert_int_equal(2, apart("2025-10-14", "2025-10-16"));
	assert_int_equal(2, apart("2025-10-16", "2025-10-14"));
	assert_int_equal(0, apart("2025-10-14", ""));
	assert_int_equal(0, apart("2025-10-14", "2025-10-01/.."));
	assert_int_equal(0, apart("2025-11-20", "XXXX-11-20"));
	assert_int_equal(1, apart("XXXX-11-19", "2025-11-20"));
	assert_int_equal(0, apart("2024-11-20", "XXXX-11-20"));
	assert_int_equal(0, apart("XXXX-11-20", "XXXX-11"));
}

static void test_approximate_dates_say_so(void **state)
{
	(void)state;
	assert_true(kd_edtf_days(KD_STR("2025-10~")).approximate);
	assert_false(kd_edtf_days(KD_STR("2025-10")).approximate);
}

static void test_ids_stay_and_differ(void **state)
{
	(void)state;
	struct kd_arena arena;
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	struct kd_ids first = { 0 };
	struct kd_ids second = { 0 };
	const struct kd_span span = { 3, 9 };
	const struct kd_span other = { 3, 10 };
	const struct kd_str doc = KD_STR("a.txt");
	const struct kd_str id = kd_ids_make(&first, &arena, "h", doc, span);
	assert_false(
		kd_str_equal(id, kd_ids_make(&first, &arena, "h", doc, span)));
	assert_false(
		kd_str_equal(id, kd_ids_make(&first, &arena, "h", doc, other)));
	kd_ids_make(&second, &arena, "h", KD_STR("b.txt"), span);
	assert_true(
		kd_str_equal(id, kd_ids_make(&second, &arena, "h", doc, span)));
	kd_arena_release(&arena);
}

static void assert_words(const char *edtf, const char *en, const char *nb)
{
	unit_assert_str(
		kd_str_view(kd_day_words(kd_str_view(edtf), false).text), en);
	unit_assert_str(
		kd_str_view(kd_day_words(kd_str_view(edtf), true).text), nb);
}

static void test_days_in_words(void **state)
{
	(void)state;
	assert_words("2025-10-14", "14 Oct 2025", "14. okt. 2025");
	assert_words(
		"2025-11-24/2025-11-30", "24–30 Nov 2025", "24.–30. nov. 2025");
	assert_words("2025-12~", "about Dec 2025", "om lag des. 2025");
	assert_words("XXXX-02-29", "29 Feb, year not said",
		"29. feb., år ikke oppgitt");
	assert_words("2025-11-24/..", "from 24 Nov 2025", "fra 24. nov. 2025");
	assert_words("soon", "soon", "soon");
	unit_assert_str(
		kd_str_view(
			kd_day_words_short(KD_STR("XXXX-10-24~"), false).text),
		"about 24 Oct");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates_cover_their_days),
		cmocka_unit_test(test_other_text_is_no_date),
		cmocka_unit_test(test_days_apart),
		cmocka_unit_test(test_approximate_dates_say_so),
		cmocka_unit_test(test_ids_stay_and_differ),
		cmocka_unit_test(test_days_in_words),
	};
	return cmocka_run_group_tests_name("story", tests, NULL, NULL);
}
