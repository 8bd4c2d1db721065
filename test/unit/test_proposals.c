/* test_proposals.c - unit tests of proposals. */
#include "support/unit.h"

#include "support/small_reader.h"

#include <stdio.h>

static const struct small_file files[] = {
	{ "words/all.tsv",
		"lemma\tupos\tparadigm\tfeats\tforms\n"
		"demand\tVERB\t-\t-\tdemands|Mood=Ind|Tense=Pres|VerbForm=Fin\n"
		"reject\tVERB\t-\t-\trejected|Mood=Ind|Tense=Past|VerbForm="
		"Fin\n"
		"accept\tVERB\t-\t-\taccepted|Mood=Ind|Tense=Past|VerbForm="
		"Fin\n"
		"read\tVERB\t-\t-\treads|Mood=Ind|Tense=Pres|VerbForm=Fin\n"
		"be\tAUX\t-\t-\twas|Mood=Ind|Tense=Past|VerbForm=Fin\n"
		"not\tPART\t-\tPolarity=Neg\t-\n"
		"cut\tVERB\t-\t-\tcut|Tense=Past|VerbForm=Part\n"
		"to\tADP\t-\t-\t-\n"
		"of\tADP\t-\t-\t-\n"
		"and\tCCONJ\t-\t-\t-\n"
		"the\tDET\t-\tDefinite=Def|PronType=Art\t-\n"
		"a\tDET\t-\tDefinite=Ind|PronType=Art\t-\n"
		"no\tDET\t-\tPronType=Neg\t-\n"
		"it\tPRON\t-\tGender=Neut|Number=Sing|Person=3|PronType=Prs\t-"
		"\n"
		"plan\tNOUN\t-\tNumber=Sing\tplans|Number=Plur\n"
		"peace\tNOUN\t-\tNumber=Sing\t-\n"
		"deal\tNOUN\t-\tNumber=Sing\t-\n"
		"point\tNOUN\t-\tNumber=Sing\tpoints|Number=Plur\n"
		"army\tNOUN\t-\tNumber=Sing\t-\n"
		"election\tNOUN\t-\tNumber=Sing\telections|Number=Plur\n" },
	{ "given-names.tsv", "name\tgender\nanna\tf\nboris\tm\n" },
	{ "plan-words.tsv", "# order: heads first\n"
			    "key\tkind\n"
			    "peace plan\thead\n"
			    "plan\tplan\n"
			    "deal\tdeal\n"
			    "point\tpoints\n"
			    "demand\tprovision\n"
			    "to\tbecomes\n" },
	{ "topics.tsv", "key\ttopic\n"
			"army\tarmed-forces\n"
			"election\telections\n" },
	{ "stances.tsv", "# order: by stance\n"
			 "key\tstance\tkind\n"
			 "accept\taccepts\tverb\n"
			 "reject\trejects\tverb\n" },
};

static struct small_reader reader = { .until = "proposals" };
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
	const char *text, uint64_t fail_at, struct kd_err *err)
{
	doc.arena.fail_at = fail_at;
	return small_read(&reader, kd_str_view(text), &doc, err);
}

/* "surface=name/points; ..." */
static const char *told(const char *text)
{
	static char out[1024];
	struct kd_err err = { 0 };
	out[0] = '\0';
	assert_int_equal(read_text(text, 0, &err), KD_OK);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
	for (uint32_t i = 0; i < doc.proposals.n; i++) {
		const struct kd_proposal *proposal = &doc.proposals.items[i];
		const struct kd_str surface =
			kd_span_text(doc.text, proposal->span);
		const size_t len = strlen(out);
		snprintf(out + len, sizeof(out) - len, "%s%.*s=%.*s/%u",
			i > 0 ? "; " : "", KD_SHOW(surface),
			KD_SHOW(proposal->name), proposal->points);
	}
	return out;
}

static void names_plans(void **state)
{
	(void)state;
	assert_string_equal(told("Anna reads the 28-point plan."),
		"28-point plan=28-point plan/28");
	assert_string_equal(told("A plan of 14 points was cut."),
		"plan of 14 points=plan of 14 points/14");
	assert_string_equal(told("Anna reads a peace plan. The plan was cut."),
		"peace plan=peace plan/0; plan=peace plan/0");
	assert_string_equal(told("The 28-point plan was cut to 19 points."),
		"28-point plan=28-point plan/28; 19 points=19 points/19");
}

static void leaves_out_what_is_no_plan(void **state)
{
	(void)state;
	assert_string_equal(told("Anna reads a plan."), "");
	assert_string_equal(told("Anna reads the plan."), "");
	assert_string_equal(told("Anna reads no peace plan."), "");
	assert_string_equal(told("Anna reads plans."), "");
	assert_string_equal(told("Anna reads 28 points."), "");
	assert_string_equal(told("."), "");
}

static void reads_contents_and_stands(void **state)
{
	(void)state;
	told("The peace plan demands elections and a army. It demands it.");
	assert_int_equal(doc.proposals.n, 1);
	assert_int_equal(doc.proposals.items[0].provisions.n, 2);
	unit_assert_str(
		doc.proposals.items[0].provisions.items[0].topic, "elections");
	told("Anna rejected the peace plan and Boris accepted it.");
	const struct kd_stands *stands = &doc.proposals.items[0].positions;
	assert_int_equal(stands->n, 2);
	assert_int_equal(stands->items[0].stance, KD_STANCE_REJECTS);
	unit_assert_str(kd_span_text(doc.text, stands->items[0].party), "Anna");
	assert_int_equal(stands->items[1].stance, KD_STANCE_ACCEPTS);
	unit_assert_str(
		kd_span_text(doc.text, stands->items[1].party), "Boris");
}

/* "party stance topic; ..." of the first plan. */
static const char *stands_of(const char *text)
{
	static char out[1024];
	told(text);
	out[0] = '\0';
	assert_true(doc.proposals.n > 0);
	const struct kd_stands *stands = &doc.proposals.items[0].positions;
	for (uint32_t i = 0; i < stands->n; i++) {
		const struct kd_stand *stand = &stands->items[i];
		const size_t len = strlen(out);
		snprintf(out + len, sizeof(out) - len, "%s%.*s %s %.*s",
			i > 0 ? "; " : "",
			KD_SHOW(kd_span_text(doc.text, stand->party)),
			kd_stance_labels[stand->stance], KD_SHOW(stand->topic));
	}
	return out;
}

static void reads_stands_on_provisions(void **state)
{
	(void)state;
	assert_string_equal(
		stands_of("Anna reads the peace plan. Boris rejected "
			  "elections."),
		"Boris rejects elections");
	assert_string_equal(
		stands_of("The peace plan was cut. Anna accepted elections "
			  "and rejected the army."),
		"Anna accepts elections; Anna rejects armed-forces");
	assert_string_equal(
		stands_of("Anna rejected elections of the peace plan."),
		"Anna rejects elections");
	assert_string_equal(
		stands_of("Anna rejected the peace plan and the army."),
		"Anna rejects ");
	assert_string_equal(
		stands_of("The peace plan was read. Anna rejected elections, "
			  "cut to the army."),
		"Anna rejects elections");
	assert_string_equal(
		stands_of("The peace plan rejected elections."), "");
	/* Nobody takes a stand on a plan that nobody tells of. */
	told("Boris rejected elections.");
	assert_int_equal(doc.proposals.n, 0);
}

static void fails_cleanly(void **state)
{
	(void)state;
	enum kd_status status = KD_ENOMEM;
	for (uint64_t at = 1; status != KD_OK; at++) {
		struct kd_err err = { 0 };
		status =
			read_text("Anna rejected the 28-point plan. It demands "
				  "elections.",
				at, &err);
		assert_true(status == KD_OK || status == KD_ENOMEM ||
			    status == KD_ELIMIT);
		assert_true(at < 100000);
	}
	assert_int_equal(doc.proposals.n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_plans),
		cmocka_unit_test(leaves_out_what_is_no_plan),
		cmocka_unit_test(reads_contents_and_stands),
		cmocka_unit_test(reads_stands_on_provisions),
		cmocka_unit_test(fails_cleanly),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
