/* test_figures.c - unit tests of figures. */
#include "support/unit.h"

#include "support/small_reader.h"

#include <math.h>

static const struct small_file files[] = {
	{ "months.tsv", "word\tkind\tvalue\tform\n"
			"november\tmonth\t11\t-\n"
			"years\tunit\tY\t-\n" },
	{ "time-rules.tsv", "phrase\tname\ttype\tvalue\tmod\n"
			    "<day> <month>\tday\tDATE\t{month} {day}\t-\n" },
	{ "numbers.tsv", "word\tvalue\tkind\n"
			 "two\t2\tcardinal\n"
			 "twenty\t20\tcardinal\n"
			 "million\t1000000\tscale\n"
			 "bn\t1000000000\tscale\n"
			 "m\t1000000\tmoney-scale\n"
			 "third\t3\tordinal\n"
			 "two thirds\t0.666666666667\tfraction\n"
			 "1,000\t-\tsample\n"
			 "0.5\t-\tsample\n" },
	{ "units.tsv", "word\tunit\tfactor\tkind\n"
		       "$\tUSD\t1\tmoney\n"
		       "eur\tEUR\t1\tmoney\n"
		       "percent\t%\t1\tpercent\n"
		       "km\tkm\t1\tmeasure\n"
		       "miles\tkm\t1.609344\tmeasure\n" },
	{ "bounds.tsv", "word\tbound\tplace\n"
			"at least\tat-least\tbefore\n"
			"or so\tabout\tafter\n"
			"between\tbetween\tbefore\n"
			"to\tbetween\tjoin\n"
			"-\tbetween\tjoin\n"
			"and\tbetween\tjoin-between\n"
			"from\t-\tfrom\n"
			"aged\t-\tage\n"
			"of\t-\tof\n" },
	{ "plan-words.tsv", "word\tkind\n"
			    "points\tpoints\n" },
};

static struct small_reader reader = { .until = "figures" };
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

static enum kd_status read_text(const char *text, struct kd_err *err)
{
	return small_read(&reader, kd_str_view(text), &doc, err);
}

/* The only figure of a text; fails the test if there is another number. */
static const struct kd_figure *only(const char *text)
{
	struct kd_err err = { 0 };
	assert_int_equal(read_text(text, &err), KD_OK);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
	assert_int_equal(doc.figures.n, 1);
	return &doc.figures.items[0];
}

static void expect(
	const char *text, double value, const char *unit, const char *surface)
{
	const struct kd_figure *figure = only(text);
	assert_true(fabs(figure->value - value) < 1e-6 * value);
	unit_assert_str(figure->unit, unit);
	unit_assert_str(kd_span_text(doc.text, figure->span), surface);
}

static void expect_none(const char *text)
{
	struct kd_err err = { 0 };
	assert_int_equal(read_text(text, &err), KD_OK);
	assert_int_equal(doc.figures.n, 0);
}

static void reads_values_and_units(void **state)
{
	(void)state;
	expect("They lost 5,000 ships.", 5000, "", "5,000");
	expect("It is 10 miles long.", 16.09344, "km", "10 miles");
	expect("It is 10km long.", 10, "km", "10km");
	expect("It rose 2.5 percent.", 2.5, "%", "2.5 percent");
	expect("It cost $2.5 million there.", 2.5e6, "USD", "$2.5 million");
	expect("It cost $5m there.", 5e6, "USD", "$5m");
	expect("It cost EUR 5bn there.", 5e9, "EUR", "EUR 5bn");
	expect("It needs two thirds of votes.", 66.6666666667, "%",
		"two thirds");
}

static void reads_bounds_and_ranges(void **state)
{
	(void)state;
	const struct kd_figure *figure = only("At least 26 ships sank.");
	assert_int_equal(figure->bound, KD_BOUND_AT_LEAST);
	figure = only("Then 26 ships or so sank.");
	assert_int_equal(figure->bound, KD_BOUND_EXACT);
	figure = only("Then 20 to 25 km remain.");
	assert_int_equal(figure->bound, KD_BOUND_BETWEEN);
	assert_true(figure->value == 20 && figure->high == 25);
	unit_assert_str(kd_span_text(doc.text, figure->span), "20 to 25 km");
	figure = only("Then between 20 and 25 ships sank.");
	assert_true(figure->value == 20 && figure->high == 25);
	figure = only("Then 2 to 3 million ships sank.");
	assert_true(figure->value == 2e6 && figure->high == 3e6);
	struct kd_err err = { 0 };
	assert_int_equal(
		read_text("It rose from 20 to 25 percent.", &err), KD_OK);
	assert_int_equal(doc.figures.n, 2);
}

static void leaves_alone_what_is_no_quantity(void **state)
{
	(void)state;
	expect_none("They met on 3 November.");
	expect_none("The plan has 28 points.");
	expect_none("The 28-point plan.");
	expect_none("He was aged 45.");
	expect_none("He was 45 years there.");
	expect_none("It was the third.");
	expect_none("Call +47 22 33 44 55 now.");
	expect_none("Agent 007 came.");
	expect_none("They won 2-1.");
	expect_none("They won 3:0.");
	expect_none("1. They came.");
	expect_none("99999999999999999999999999 ships");
	expect_none("\xD9\xA1\xD9\xA2 \xE4\xBB\x8A");
}

static void says_when_memory_is_out(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	const char *text = "At least 26 ships of $2.5 million sank.";
	assert_int_equal(read_text(text, &err), KD_OK);
	const uint64_t n = doc.arena.allocations;
	for (uint64_t k = 1; k <= n; k++) {
		doc.arena.fail_at = k;
		assert_int_not_equal(read_text(text, &err), KD_OK);
	}
	doc.arena.fail_at = 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			reads_values_and_units, begin, end),
		cmocka_unit_test_setup_teardown(
			reads_bounds_and_ranges, begin, end),
		cmocka_unit_test_setup_teardown(
			leaves_alone_what_is_no_quantity, begin, end),
		cmocka_unit_test_setup_teardown(
			says_when_memory_is_out, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
