/* test_times.c - unit tests of the calendar, of numbers and of times. */
#include "support/unit.h"

#include "lang/numbers.h"
#include "read/times/times_calendar.h"
#include "support/small_reader.h"

static const struct small_file files[] = {
	{ "months.tsv", "word\tkind\tvalue\tform\n"
			"march\tmonth\t3\tcapital\n"
			"february\tmonth\t2\t-\n"
			"november\tmonth\t11\t-\n"
			"monday\tweekday\t1\t-\n"
			"thursday\tweekday\t4\t-\n"
			"day\tunit\tD\t-\n"
			"days\tunit\tD\t-\n"
			"week\tunit\tW\t-\n"
			"weeks\tunit\tW\t-\n"
			"years\tunit\tY\t-\n"
			"hours\tunit\tH\t-\n"
			"night\tdaypart\tNI\t-\n"
			"easter\tholiday\tE+0\t-\n"
			"thanksgiving\tholiday\t11-4x4\t-\n" },
	{ "numbers.tsv", "word\tvalue\tkind\n"
			 "two\t2\tcardinal\n"
			 "five\t5\tcardinal\n"
			 "nineteen\t19\tcardinal\n"
			 "twenty\t20\tcardinal\n"
			 "ninety\t90\tcardinal\n"
			 "hundred\t100\tscale\n"
			 "thousand\t1000\tscale\n"
			 "million\t1000000\tscale\n"
			 "third\t3\tordinal\n"
			 "a half\t0.5\tfraction\n"
			 "and\t-\tand\n"
			 "a\t1\tarticle\n"
			 "1,000\t-\tsample\n"
			 "0.5\t-\tsample\n"
			 "th\t-\tordinal-ending\n" },
	{ "tense-words.tsv", "phrase\ttense\n"
			     "met\tpast\n"
			     "will\tahead\n" },
	{ "time-rules.tsv",
		"phrase\tname\ttype\tvalue\tmod\n"
		"<date>\tdigits\tDATE\t{date}\t-\n"
		"<day> <month>\tday\tDATE\t{month} {day}\t-\n"
		"<day> <month> <year>\tday\tDATE\t{year} {month} {day}\t-\n"
		"<month>\tmonth\tDATE\t{month}\t-\n"
		"<year>\tyear\tDATE\t{year}\t-\n"
		"<weekday>\tweekday\tDATE\t{weekday}\t-\n"
		"<weekday> <date>\tboth\tDATE\t{date} ?{weekday}\t-\n"
		"<date> <daypart>\tpart\tTIME\t{date} T{daypart}\t-\n"
		"<number> <unit>\tlength\tDURATION\tP{number}{unit}\t-\n"
		"<duration> ago\tago\tDATE\t-{duration}\t-\n"
		"<duration> later\tlater\tDATE\ttext +{duration}\t-\n"
		"last week\tweek\tDATE\tweek-1\t-\n"
		"late <date>\tpart\tDATE\t{date}\tEND\n"
		"in <date>\tlead\tDATE\tafter=1 {date}\t-\n"
		"<holiday> <year>\tholiday\tDATE\t{year} {holiday}\t-\n"
		"wrong <year>\tbroken\tDATE\t{month} nonsense=3\t-\n" },
};

static struct small_reader reader = { .until = "times" };
static struct kd_doc doc;

static int begin(void **state)
{
	(void)state;
	return small_reader_open(&reader, files, KD_COUNT(files), &doc);
}

static int end(void **state)
{
	(void)state;
	return small_reader_close(&reader, &doc);
}

static enum kd_status read_text(
	const char *text, const char *published, struct kd_err *err)
{
	reader.published = published;
	return small_read(&reader, kd_str_view(text), &doc, err);
}

/* Reads a text and compares the value of its only time; "" for none. */
static void expect(const char *text, const char *published, const char *value)
{
	struct kd_err err = { 0 };
	assert_int_equal(read_text(text, published, &err), KD_OK);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
	assert_int_equal(doc.times.n, value[0] == '\0' ? 0 : 1);
	if (doc.times.n == 1) {
		unit_assert_str(doc.times.items[0].value, value);
	}
}

static void knows_days_and_weekdays(void **state)
{
	(void)state;
	assert_int_equal(kd_calendar_days(1970, 1, 1), 0);
	assert_int_equal(kd_calendar_days(2000, 3, 1), 11017);
	assert_int_equal(kd_calendar_days(1600, 2, 29), -135081);
	for (int32_t days = -800000; days < 800000; days += 37) {
		const struct point day = kd_calendar_day(days);
		assert_int_equal(
			kd_calendar_days(day.year, day.part, day.day), days);
	}
	assert_int_equal(kd_calendar_weekday(0), 4);
	assert_int_equal(
		kd_calendar_weekday(kd_calendar_days(2025, 11, 18)), 2);
	assert_int_equal(
		kd_calendar_weekday(kd_calendar_days(1799, 12, 31)), 2);
}

static void knows_weeks_at_the_ends_of_years(void **state)
{
	(void)state;
	static const struct {
		int32_t date[3];
		int32_t year;
		int32_t week;
	} known[] = {
		{ { 2024, 12, 30 }, 2025, 1 },
		{ { 2021, 1, 3 }, 2020, 53 },
		{ { 2025, 11, 23 }, 2025, 47 },
		{ { 2027, 1, 1 }, 2026, 53 },
	};
	for (size_t i = 0; i < KD_COUNT(known); i++) {
		const int32_t *date = known[i].date;
		const struct point week = kd_calendar_point(
			kd_calendar_days(date[0], date[1], date[2]),
			GRAIN_WEEK);
		assert_int_equal(week.year, known[i].year);
		assert_int_equal(week.part, known[i].week);
		assert_int_equal(
			kd_calendar_weekday(kd_calendar_first(&week)), 1);
		assert_int_equal(
			kd_calendar_last(&week) - kd_calendar_first(&week), 6);
	}
}

static void knows_easter_and_leap_days(void **state)
{
	(void)state;
	assert_int_equal(
		kd_calendar_easter(2025), kd_calendar_days(2025, 4, 20));
	assert_int_equal(
		kd_calendar_easter(2000), kd_calendar_days(2000, 4, 23));
	assert_int_equal(
		kd_calendar_easter(1818), kd_calendar_days(1818, 3, 22));
	assert_true(kd_calendar_is_date(2000, 2, 29));
	assert_false(kd_calendar_is_date(1900, 2, 29));
	assert_false(kd_calendar_is_date(2025, 13, 1));
}

static void shifts_months_onto_days_there_are(void **state)
{
	(void)state;
	const struct point day = kd_calendar_day(kd_calendar_days(2024, 1, 31));
	const struct point later = kd_calendar_shift(&day, GRAIN_MONTH, 1);
	assert_int_equal(later.part, 2);
	assert_int_equal(later.day, 29);
	const struct point earlier = kd_calendar_shift(&day, GRAIN_MONTH, -14);
	assert_int_equal(earlier.year, 2022);
	assert_int_equal(earlier.part, 11);
	assert_int_equal(earlier.day, 30);
	const struct point far =
		kd_calendar_shift(&day, GRAIN_MILLENNIUM, INT32_MAX);
	assert_false(far.known);
}

static void reads_digits_as_written(void **state)
{
	(void)state;
	const struct kd_notation english = { .comma_groups = true,
		.stop_decimals = true };
	const struct kd_notation norwegian = { .stop_groups = true,
		.space_groups = true,
		.comma_decimals = true };
	double value = 0;
	assert_int_equal(
		kd_numbers_digits(&english, KD_STR("5,000.25"), &value), 8);
	assert_true(value == 5000.25);
	assert_int_equal(
		kd_numbers_digits(&norwegian, KD_STR("5 000 000,5x"), &value),
		11);
	assert_true(value == 5000000.5);
	assert_int_equal(
		kd_numbers_digits(&norwegian, KD_STR("3.434"), &value), 5);
	assert_true(value == 3434);
	assert_int_equal(
		kd_numbers_digits(&english, KD_STR("20.11.2025"), &value), 0);
	assert_int_equal(kd_numbers_digits(&(struct kd_notation){ false },
				 KD_STR("5,000"), &value),
		0);
	assert_int_equal(kd_numbers_digits(&english,
				 KD_STR("1234567890123456789012"), &value),
		0);
	assert_int_equal(
		kd_numbers_digits(&english, (struct kd_str){ 0 }, &value), 0);
}

static void tells_dates(void **state)
{
	(void)state;
	expect("They met on 3 November.", "2025-11-20", "2025-11-03");
	expect("They met on 3 November.", NULL, "XXXX-11-03");
	expect("They met on 3 November 1994.", NULL, "1994-11-03");
	expect("They met on 2025-11-20.", NULL, "2025-11-20");
	expect("They met on 20.11.2025.", NULL, "2025-11-20");
	expect("They met in November.", "2025-03-01", "2024-11");
	expect("They will meet in November.", "2025-03-01", "2025-11");
	expect("They met late November.", "2025-11-30", "2025-11");
	expect("They met at Easter 2025.", NULL, "2025-04-20");
	expect("They met at Thanksgiving 2025.", NULL, "2025-11-27");
}

static void tells_weekdays_by_tense(void **state)
{
	(void)state;
	expect("They met Thursday.", "2025-11-20", "2025-11-20");
	expect("They met Monday.", "2025-11-20", "2025-11-17");
	expect("They will meet Monday.", "2025-11-20", "2025-11-24");
	expect("They met Monday.", NULL, "XXXX-WXX-1");
	expect("They met Monday night.", "2025-11-20", "2025-11-17TNI");
}

static void tells_lengths_and_what_is_counted_from_them(void **state)
{
	(void)state;
	expect("It took two and a half hours.", NULL, "PT2H30M");
	expect("It took two hundred and five days.", NULL, "P205D");
	expect("It began five days ago.", "2025-11-20", "2025-11-15");
	expect("It began two weeks ago.", "2025-11-20", "2025-W45");
	expect("It began five days ago.", NULL, "XXXX-XX-XX");
	expect("It began two years ago.", "2025-11-20", "2023");
	expect("It began last week.", "2026-01-01", "2025-W52");
	expect("Five days later it ended.", "2025-11-20", "P5D");
}

static void warns_of_dates_that_contradict_themselves(void **state)
{
	(void)state;
	expect("They met Monday 18 November.", "2025-11-20", "2025-11-18");
	assert_int_equal(
		doc.times.items[0].warning, KD_WARNING_WEEKDAY_MISMATCH);
	assert_int_equal(doc.problems.n, 1);
	unit_assert_str(doc.problems.items[0].code, "weekday-mismatch");
	unit_assert_str(
		doc.problems.items[0].message, "2025-11-18 is a Tuesday");
	expect("They met on 31 November.", "2025-11-20", "2025-11-31");
	assert_int_equal(
		doc.times.items[0].warning, KD_WARNING_IMPOSSIBLE_DATE);
	unit_assert_str(doc.problems.items[0].code, "impossible-date");
	expect("They met on 29 February.", NULL, "XXXX-02-29");
	assert_int_equal(doc.times.items[0].warning, KD_WARNING_YEAR_UNKNOWN);
}

static void leaves_alone_what_is_no_time(void **state)
{
	(void)state;
	expect("x", NULL, "");
	expect("They march on. March on!", "2025-11-20", "");
	expect("\xE4\xBB\x8A\xE5\xA4\xA9 \xD9\xA1\xD9\xA2", NULL, "");
	expect("wrong 1994", NULL, "1994");
	expect("in in in ago later 99999999999999999999 days", NULL, "");
	expect("It began 900000000 years ago.", "2025-11-20", "PAST_REF");
}

static void goes_through_a_hostile_text(void **state)
{
	(void)state;
	static char text[60000];
	static const char *const bits[] = { "3 ", "November ", "Monday ",
		"late ", "two ", "days ", "ago ", "1994 ", "night ", "- " };
	uint32_t len = 0;
	for (uint32_t i = 0; len + 10 < sizeof(text); i++) {
		const char *bit = bits[i * 2654435761u >> 7 & 7];
		memcpy(text + len, bit, strlen(bit));
		len += (uint32_t)strlen(bit);
	}
	struct kd_err err = { 0 };
	assert_int_equal(read_text(text, "2025-11-20", &err), KD_OK);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
}

static void says_when_memory_is_out(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	const char *text = "They met Monday 18 November and two weeks later.";
	assert_int_equal(read_text(text, "2025-11-20", &err), KD_OK);
	const uint64_t n = doc.arena.allocations;
	for (uint64_t k = 1; k <= n; k++) {
		doc.arena.fail_at = k;
		assert_int_not_equal(
			read_text(text, "2025-11-20", &err), KD_OK);
	}
	doc.arena.fail_at = 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_days_and_weekdays),
		cmocka_unit_test(knows_weeks_at_the_ends_of_years),
		cmocka_unit_test(knows_easter_and_leap_days),
		cmocka_unit_test(shifts_months_onto_days_there_are),
		cmocka_unit_test(reads_digits_as_written),
		cmocka_unit_test_setup_teardown(tells_dates, begin, end),
		cmocka_unit_test_setup_teardown(
			tells_weekdays_by_tense, begin, end),
		cmocka_unit_test_setup_teardown(
			tells_lengths_and_what_is_counted_from_them, begin,
			end),
		cmocka_unit_test_setup_teardown(
			warns_of_dates_that_contradict_themselves, begin, end),
		cmocka_unit_test_setup_teardown(
			leaves_alone_what_is_no_time, begin, end),
		cmocka_unit_test_setup_teardown(
			goes_through_a_hostile_text, begin, end),
		cmocka_unit_test_setup_teardown(
			says_when_memory_is_out, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
