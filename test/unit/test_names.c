/* test_names.c - unit tests of names and of what stands for them. */
#include "support/unit.h"

#include "support/small_reader.h"

#include <stdio.h>
#include <stdlib.h>

static const struct small_file files[] = {
	{ "words/all.tsv",
		"lemma\tupos\tparadigm\tfeats\tforms\n"
		"the\tDET\t-\tDefinite=Def|PronType=Art\t-\n"
		"in\tADP\t-\t-\t-\n"
		"of\tADP\t-\t-\t-\n"
		"and\tCCONJ\t-\t-\t-\n"
		"he\tPRON\t-\tGender=Masc|Number=Sing|Person=3|PronType=Prs\t-"
		"\n"
		"minister\tNOUN\t-\tNumber=Sing\tministers|Number=Plur\n"
		"envoy\tNOUN\t-\tNumber=Sing\t-\n"
		"be\tAUX\t-\t-\twas|Mood=Ind|Tense=Past|VerbForm=Fin\n"
		"see\tVERB\t-\t-\tsaw|Mood=Ind|Tense=Past|VerbForm=Fin\n"
		"leave\tVERB\t-\t-\tleft|Mood=Ind|Tense=Past|VerbForm=Fin\n"
		"today\tADV\t-\t-\t-\n" },
	{ "given-names.tsv", "name\tgender\nanna\tf\nboris\tm\n" },
	{ "titles.tsv", "title\tkind\tgender\tgroup\n"
			"envoy\trole\t-\t-\n"
			"minister\trole\t-\t-\n" },
	{ "places.tsv", "place\tkind\tkey\n"
			"nordland\tcountry\tNL\n"
			"sudland\tcountry\tSL\n" },
	{ "org-suffixes.tsv", "word\ttype\tplace\n"
			      "bank\tORG\tend\n"
			      "institute\tORG\thead\n"
			      "of\tORG\tjoin\n"
			      "the\tORG\tjoin\n" },
	{ "pronouns.tsv",
		"pronoun\tkind\tfeats\n"
		"he\tperson\tCase=Nom|Gender=Masc|Number=Sing|Person=3\n" },
	{ "name-endings.tsv", "ending\treplace\tkind\tfeats\n"
			      "s\t-\tgenitive\tCase=Gen\n" },
	{ "transliteration.tsv", "spelling\tsound\n"
				 "ck\tk\n"
				 "w\tv\n" },
};

static struct small_reader reader = { .until = "mentions" };
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
	struct kd_str text, uint64_t fail_at, struct kd_err *err)
{
	doc.arena.fail_at = fail_at;
	return small_read(&reader, text, &doc, err);
}

/* "surface=base; " of each name. */
static const char *named(const char *text)
{
	static char out[1024];
	struct kd_err err = { 0 };
	out[0] = '\0';
	assert_int_equal(read_text(kd_str_view(text), 0, &err), KD_OK);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
	for (uint32_t i = 0; i < doc.names.n; i++) {
		const struct kd_name *name = &doc.names.items[i];
		const struct kd_str surface =
			kd_span_text(doc.text, name->span);
		const size_t len = strlen(out);
		snprintf(out + len, sizeof(out) - len, "%s%.*s=%.*s",
			len > 0 ? "; " : "", (int)surface.len, surface.data,
			(int)name->base.len, name->base.data);
	}
	return out;
}

static void finds_names_in_sentences(void **state)
{
	(void)state;
	assert_string_equal(
		named("The envoy saw Anna Lindwick in Nordland today."),
		"Anna Lindwick=Anna Lindwick; Nordland=Nordland");
	unit_assert_str(doc.names.items[0].sound, "ana lindvik");
	unit_assert_str(doc.names.items[1].key, "NL");
	assert_string_equal(named("The minister was in the bank."), "");
}

static void takes_bases_from_the_document(void **state)
{
	(void)state;
	assert_string_equal(
		named("Today Lindwicks envoy saw Anna Lindwick in the bank."),
		"Lindwicks=Anna Lindwick; Anna Lindwick=Anna Lindwick");
}

static void cuts_compounds(void **state)
{
	(void)state;
	assert_string_equal(
		named("He saw the Nordland-Sudland-bank and a Boris-like "
		      "man, he saw Boris."),
		"Nordland=Nordland; Sudland=Sudland; Boris=Boris; "
		"Boris=Boris");
	assert_string_equal(named("Today he saw Jean-Luc in Nordland."),
		"Jean-Luc=Jean-Luc; Nordland=Nordland");
}

static void joins_bodies(void **state)
{
	(void)state;
	assert_string_equal(named("Today he saw the Institute of the Rivers."),
		"Institute of the Rivers=Institute of the Rivers");
	assert_int_equal(doc.names.items[0].type, KD_NAME_ORG);
}

static void tells_spelling_variants(void **state)
{
	(void)state;
	named("He saw Anna Lindwick today. Anna Lindweck was in Nordland.");
	assert_int_equal(doc.problems.n, 1);
	unit_assert_str(doc.problems.items[0].code, "spelling-variant");
}

static void resolves_pronouns(void **state)
{
	(void)state;
	named("Today Boris Holt left Nordland. He was in Sudland.");
	assert_int_equal(doc.mentions.n, 1);
	assert_int_equal(doc.mentions.items[0].name, 0);
	named("Today Anna Holt left Nordland. He was in Sudland.");
	assert_int_equal(doc.mentions.n, 0);
}

/* One word, one name or one line as long as a book. */
static void bears_endless_input(void **state)
{
	(void)state;
	static const char *const pieces[] = { "A", "Ab-", "Anna ", "Bank of ",
		"Anna,", "\xC3\x85" };
	const uint32_t bytes = 100000;
	char *text = malloc(bytes + 16);
	assert_non_null(text);
	for (size_t i = 0; i < KD_COUNT(pieces); i++) {
		uint32_t used = 0;
		while (used < bytes) {
			const size_t n = strlen(pieces[i]);
			memcpy(text + used, pieces[i], n);
			used += (uint32_t)n;
		}
		struct kd_err err = { 0 };
		const struct kd_str all = { .data = text, .len = used };
		assert_int_equal(read_text(all, 0, &err), KD_OK);
		assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
	}
	free(text);
}

static void fails_cleanly(void **state)
{
	(void)state;
	enum kd_status status = KD_ENOMEM;
	for (uint64_t at = 1; status != KD_OK; at++) {
		struct kd_err err = { 0 };
		status = read_text(
			KD_STR("Today envoy Boris Holt left Nordland. He was "
			       "in the Institute of Rivers."),
			at, &err);
		assert_true(status == KD_OK || status == KD_ENOMEM ||
			    status == KD_ELIMIT);
		assert_true(at < 100000);
	}
	assert_int_equal(doc.mentions.n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_names_in_sentences),
		cmocka_unit_test(takes_bases_from_the_document),
		cmocka_unit_test(cuts_compounds),
		cmocka_unit_test(joins_bodies),
		cmocka_unit_test(tells_spelling_variants),
		cmocka_unit_test(resolves_pronouns),
		cmocka_unit_test(bears_endless_input),
		cmocka_unit_test(fails_cleanly),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
