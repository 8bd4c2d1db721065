/* test_syntax.c - unit tests of parts of speech, phrases and clauses, on a
 * small language with cases. */
#include "support/unit.h"

#include "support/small_reader.h"

static const struct small_file files[] = {
	{ "paradigms.tsv",
		"paradigm\tcut\tadd\tfeats\n"
		"m\t-\t-\tCase=Nom|Number=Sing\n"
		"m\t-\t-\tCase=Acc|Number=Sing\n"
		"m\t-\ta\tCase=Gen|Number=Sing\n"
		"m\t-\tom\tCase=Ins|Number=Sing\n"
		"m\t-\ta\tCase=Nom|Number=Dual\n"
		"f\t-\t-\tCase=Nom|Number=Sing\n"
		"f\ta\to\tCase=Acc|Number=Sing\n"
		"f\ta\to\tCase=Ins|Number=Sing\n"
		"v\tti\tl\tGender=Masc|Number=Sing|VerbForm=Part\n"
		"v\tti\tla\tGender=Fem|Number=Sing|VerbForm=Part\n"
		"v\tti\tla\tGender=Masc|Number=Dual|VerbForm=Part\n" },
	{ "words/a.tsv", "lemma\tupos\tparadigm\tfeats\tforms\n"
			 "vlada\tNOUN\tf\tGender=Fem\t-\n"
			 "plan\tNOUN\tm\tGender=Masc\t-\n"
			 "sklad\tNOUN\tm\tGender=Masc\t-\n"
			 "nov\tADJ\t-\t-\t"
			 "nov|Case=Nom|Gender=Masc|Number=Sing "
			 "nov|Case=Acc|Gender=Masc|Number=Sing\n"
			 "brati\tVERB\tv\t-\t-\n"
			 "je\tAUX\t-\tNumber=Sing|Person=3|VerbForm=Fin\t-\n"
			 "sta\tAUX\t-\tNumber=Dual|Person=3|VerbForm=Fin\t-\n"
			 "vodi\tVERB\t-\tNumber=Sing|Person=3|VerbForm=Fin\t-\n"
			 "ki\tSCONJ\t-\tPronType=Rel\t-\n"
			 "us\tPRON\t-\tNumber=Plur|Person=1|PronType=Prs\t-\n"
			 "in\tCCONJ\t-\t-\t-\n"
			 "z\tADP\t-\tCase=Ins\t-\n" },
	{ "suffixes.tsv", "ending\tupos\tcut\tadd\tfeats\n"
			  "om\tPROPN\tom\t-\tCase=Ins|Gender=Masc|Number=Sing\n"
			  "ost\tNOUN\t-\t-\tGender=Fem\n"
			  "s\tNOUN\ts\t-\tCase=Gen\n" },
	{ "places.tsv", "place\tkind\tkey\nus\tcountry\tUS\n" },
	{ "given-names.tsv", "name\tgender\nana\tf\n" },
};

static struct small_reader reader = { .until = "syntax" };
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

static enum kd_status read_str(struct kd_str text, struct kd_err *err)
{
	return small_read(&reader, text, &doc, err);
}

static void read_text(const char *text)
{
	small_read_soundly(&reader, text, &doc);
}

/* The analysis of the i-th token. */
static const struct kd_analysis *at(uint32_t i)
{
	assert_true(i < doc.analyses.n);
	return &doc.analyses.items[i];
}

static uint32_t feature(uint32_t i, enum kd_feature which)
{
	return kd_feats_get(at(i)->feats, which);
}

static void takes_a_thing_for_the_object(void **state)
{
	(void)state;
	read_text("Vlada je brala plan.");
	assert_int_equal(feature(0, KD_FEATURE_CASE), KD_CASE_NOM);
	assert_int_equal(feature(3, KD_FEATURE_CASE), KD_CASE_ACC);
	read_text("Nov plan je brala vlada.");
	assert_int_equal(feature(0, KD_FEATURE_CASE), KD_CASE_ACC);
	assert_int_equal(feature(1, KD_FEATURE_CASE), KD_CASE_ACC);
	assert_int_equal(feature(4, KD_FEATURE_CASE), KD_CASE_NOM);
}

static void takes_a_relative_for_the_subject(void **state)
{
	(void)state;
	read_text("Vlada, ki vodi sklad, je brala plan.");
	assert_int_equal(feature(4, KD_FEATURE_CASE), KD_CASE_ACC);
	assert_int_not_equal(at(2)->clause, at(0)->clause);
	assert_int_equal(at(6)->clause, at(0)->clause);
}

static void lets_participles_agree(void **state)
{
	(void)state;
	read_text("Plana sta brala.");
	assert_int_equal(feature(2, KD_FEATURE_NUMBER), KD_NUMBER_DUAL);
	assert_int_equal(feature(2, KD_FEATURE_GENDER), KD_GENDER_MASC);
	read_text("Vlada je brala.");
	assert_int_equal(feature(2, KD_FEATURE_NUMBER), KD_NUMBER_SING);
}

static void goes_on_in_the_case_of_the_preposition(void **state)
{
	(void)state;
	read_text("z planom in vlado");
	assert_int_equal(feature(1, KD_FEATURE_CASE), KD_CASE_INS);
	assert_int_equal(feature(3, KD_FEATURE_CASE), KD_CASE_INS);
	assert_int_equal(doc.chunks.n, 2);
	assert_int_equal(doc.chunks.items[0].adposition, 0);
	assert_int_equal(doc.chunks.items[1].adposition, KD_NONE);
}

static void guesses_words_by_their_ends(void **state)
{
	(void)state;
	read_text("vlada je velikost");
	assert_int_equal(at(2)->upos, KD_UPOS_NOUN);
	assert_int_equal(feature(2, KD_FEATURE_GENDER), KD_GENDER_FEM);
	read_text("vlada je superplan");
	unit_assert_str(at(2)->lemma, "superplan");
	assert_int_equal(at(2)->upos, KD_UPOS_NOUN);
	read_text("vlada je plans");
	unit_assert_str(at(2)->lemma, "plan");
	assert_int_equal(feature(2, KD_FEATURE_CASE), KD_CASE_GEN);
	read_text("vlada z Harlofom");
	assert_int_equal(at(2)->upos, KD_UPOS_PROPN);
	unit_assert_str(at(2)->lemma, "Harlof");
}

static void tells_initials_and_names_from_words(void **state)
{
	(void)state;
	read_text("vlada us vodi");
	assert_int_equal(at(1)->upos, KD_UPOS_PRON);
	read_text("vlada US vodi");
	assert_int_equal(at(1)->upos, KD_UPOS_PROPN);
	read_text("Ana vodi vlado.");
	assert_int_equal(at(0)->upos, KD_UPOS_PROPN);
	unit_assert_str(at(0)->lemma, "Ana");
}

static void stands_odd_texts(void **state)
{
	(void)state;
	static const char *const texts[] = { ".", "-", "' ' '", "28",
		"ki ki ki", "in in , in", "z", "\"", "план нов", "ПЛАН!", "s",
		"plan-", "нs", "😀 plan 😀" };
	for (uint32_t i = 0; i < KD_COUNT(texts); i++) {
		read_text(texts[i]);
		assert_int_equal(doc.analyses.n, doc.tokens.n);
	}
}

/* Longer than what is chosen in one go, and than any ending or lemma. */
static void stands_long_sentences_and_words(void **state)
{
	(void)state;
	static char text[40000];
	uint32_t n = 0;
	while (n + 12 < 20000) {
		memcpy(text + n, "Nov plan in ", 12);
		n += 12;
	}
	struct kd_err err = { 0 };
	assert_int_equal(
		read_str((struct kd_str){ .data = text, .len = n }, &err),
		KD_OK);
	assert_int_equal(doc.analyses.n, doc.tokens.n);
	memset(text, 'q', sizeof(text));
	assert_int_equal(
		read_str((struct kd_str){ .data = text, .len = sizeof(text) },
			&err),
		KD_OK);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
}

/* Every allocation may fail; what is left is released as ever. */
static void says_when_memory_ends(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	const struct kd_str text =
		KD_STR("Vlada, ki vodi sklad, je brala nov plan z Harlofom.");
	assert_int_equal(read_str(text, &err), KD_OK);
	const uint64_t n = doc.arena.allocations;
	for (uint64_t i = 1; i <= n; i++) {
		doc.arena.fail_at = i;
		assert_int_not_equal(read_str(text, &err), KD_OK);
	}
	doc.arena.fail_at = 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_a_thing_for_the_object),
		cmocka_unit_test(takes_a_relative_for_the_subject),
		cmocka_unit_test(lets_participles_agree),
		cmocka_unit_test(goes_on_in_the_case_of_the_preposition),
		cmocka_unit_test(guesses_words_by_their_ends),
		cmocka_unit_test(tells_initials_and_names_from_words),
		cmocka_unit_test(stands_odd_texts),
		cmocka_unit_test(stands_long_sentences_and_words),
		cmocka_unit_test(says_when_memory_ends),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
