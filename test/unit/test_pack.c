/* test_pack.c - unit tests of the pack compiler and its linter. */
#include "support/unit.h"

#include "doc/feats.h"
#include "lang/lang.h"
#include "pack/build.h"
#include "pack/check_private.h"
#include "pack/phrases.h"
#include "pack/words.h"
#include "support/small_pack.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

static struct kd_work work;

static int begin(void **state)
{
	(void)state;
	kd_work_init(&work);
	return 0;
}

static int end(void **state)
{
	(void)state;
	kd_work_release(&work);
	return 0;
}

static void parse(const char *name, const char *text, struct kd_source *out)
{
	assert_int_equal(kd_source_parse(&work, kd_str_view(name),
				 kd_str_view(text), out, NULL),
		KD_OK);
}

static void test_source_splits_rows_and_cells(void **state)
{
	(void)state;
	struct kd_source source;
	parse("a.tsv", "# order: likeliest first\nkey\tkind\n\n# more\nx\t-\n",
		&source);
	assert_true(source.has_order);
	assert_int_equal(source.names.n_cells, 2);
	unit_assert_str(source.names.cells[1], "kind");
	assert_int_equal(source.n, 1);
	assert_int_equal(source.items[0].line, 5);
	unit_assert_str(source.items[0].cells[0], "x");
	unit_assert_str(source.items[0].cells[1], "-");
	assert_null(kd_source_cell(&source.items[0], 1).data);
	assert_null(kd_source_cell(&source.items[0], 2).data);
	assert_int_equal(work.faults.n, 0);
}

static void test_source_of_one_column_names_none(void **state)
{
	(void)state;
	struct kd_source source;
	parse("a.txt", "# words\na\nb\n", &source);
	assert_false(source.has_order);
	assert_int_equal(source.n, 2);
	unit_assert_str(source.items[1].cells[0], "b");
	parse("a.txt", "", &source);
	assert_int_equal(source.n, 0);
	assert_int_equal(work.faults.n, 0);
}

static void test_source_must_be_lines_of_utf8(void **state)
{
	(void)state;
	struct kd_source source;
	parse("a.txt", "a\nb\xFF\n", &source);
	assert_true(small_pack_has_fault(&work, "a.txt:2: not UTF-8"));
	parse("b.txt", "a", &source);
	assert_true(small_pack_has_fault(&work, "b.txt: no LF"));
	assert_int_equal(source.n, 1);
}

/* Writes the expansions of a key as "a b / c d". */
static struct kd_str expand(const char *key, const char **what)
{
	struct kd_phrases phrases;
	struct kd_str line = KD_STR("");
	assert_int_equal(kd_phrases_expand(
				 &work, kd_str_view(key), &phrases, what, NULL),
		KD_OK);
	for (uint32_t i = 0; i < phrases.n; i++) {
		for (uint32_t k = 0; k < phrases.items[i].n; k++) {
			line = kd_str_format(&work.arena, "%.*s%s%.*s",
				KD_SHOW(line),
				k > 0 ? " " : (i > 0 ? " / " : ""),
				KD_SHOW(phrases.items[i].items[k]));
		}
	}
	return line;
}

static void test_phrases_are_written_out(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "a", "a" },
		{ "si|seie", "si / seie" },
		{ "(den) 18", "den 18 / 18" },
		{ "a|b (c) d", "a c d / a d / b c d / b d" },
		{ "(a|b) c", "a c / b c / c" },
		{ "x (of the) y", "x of the y / x y" },
		{ "x (of the|a)", "x of the / x of a / x" },
		{ "call .. off", "call .. off" },
		{ "<month>|<day> x", "<month> x / <day> x" },
		{ "( reuters )", "( reuters )" },
		{ "a | b", "a | b" },
		{ "a a|a", "a a" },
		{ "(a) (a) b", "a a b / a b / b" },
		{ "...", "..." },
		{ "< 3", "< 3" },
	};
	for (size_t i = 0; i < KD_COUNT(cases); i++) {
		const char *what = NULL;
		unit_assert_str(expand(cases[i][0], &what), cases[i][1]);
		assert_null(what);
	}
}

static void test_wrong_phrases_are_told(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "", "one space" },
		{ "a  b", "one space" },
		{ " a", "one space" },
		{ "a ", "one space" },
		{ "a||b", "empty alternative" },
		{ "a|", "empty alternative" },
		{ "|a", "empty alternative" },
		{ "(a", "without ')'" },
		{ "a)", "without '('" },
		{ "(a (b) c)", "within" },
		{ "(a) (b)", "nothing left" },
		{ "<moon>", "unknown class" },
		{ ".. a", "at an end" },
		{ "a ..", "at an end" },
		{ "a .. (b)", "at an end" },
		{ "a .. .. b", "next to" },
		{ "a ..|b c", "among alternatives" },
		{ "a .. b .. c .. d .. e", "more than three" },
		{ "a|b a|b a|b a|b a|b a|b a|b a|b a|b", "256" },
		{ "(a) (a) (a) (a) (a) (a) (a) (a) (a) (a) (a) (a) (a) b",
			"256" },
		{ "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
		  "a a a",
			"more words" },
	};
	for (size_t i = 0; i < KD_COUNT(cases); i++) {
		const char *what = NULL;
		unit_assert_str(expand(cases[i][0], &what), "");
		if (what == NULL || strstr(what, cases[i][1]) == NULL) {
			fail_msg("\"%s\": %s", cases[i][0],
				what != NULL ? what : "accepted");
		}
	}
}

static void test_phrases_are_split_as_texts_are(void **state)
{
	(void)state;
	const char *what = NULL;
	const struct kd_split always = { KD_STR("de le"), true };
	const struct kd_split often = { KD_STR("de les"), false };
	assert_true(KD_PUSH(&work.arena, &work.splits, always));
	assert_true(KD_PUSH(&work.arena, &work.splits, often));
	assert_true(
		kd_map_put(&work.arena, &work.split_words, KD_STR("du"), 0));
	assert_true(
		kd_map_put(&work.arena, &work.split_words, KD_STR("des"), 1));
	unit_assert_str(expand("fin du mois", &what), "fin de le mois");
	unit_assert_str(expand("fin du|de mois", &what),
		"fin de le mois / fin de mois");
	unit_assert_str(expand("un des", &what), "un de les / un des");
	assert_null(what);
	expand("a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a"
	       " du",
		&what);
	assert_non_null(what);
}

static void test_256_phrases_are_allowed(void **state)
{
	(void)state;
	struct kd_phrases phrases;
	const char *what = NULL;
	assert_int_equal(kd_phrases_expand(&work,
				 KD_STR("a|b a|b a|b a|b a|b a|b a|b a|b"),
				 &phrases, &what, NULL),
		KD_OK);
	assert_null(what);
	assert_int_equal(phrases.n, 256);
}

/* Writes forms as "form:lemma:UPOS:feats", a space between. */
static struct kd_str forms_of(const char *paradigms_text, const char *words)
{
	struct kd_source source;
	struct kd_paradigms paradigms = { 0 };
	struct kd_forms forms = { 0 };
	struct kd_str line = KD_STR("");
	parse("paradigms.tsv", paradigms_text, &source);
	assert_int_equal(
		kd_words_add_paradigms(&work, &source, &paradigms, NULL),
		KD_OK);
	parse("words/a.tsv", words, &source);
	assert_int_equal(
		kd_words_expand(&work, &paradigms, &source, &forms, NULL),
		KD_OK);
	for (uint32_t i = 0; i < forms.n; i++) {
		const struct kd_form *form = &forms.items[i];
		const struct kd_str feats =
			kd_feats_render(&work.arena, form->feats);
		line = kd_str_format(&work.arena, "%.*s%s%.*s:%.*s:%s:%.*s",
			KD_SHOW(line), i > 0 ? " " : "", KD_SHOW(form->form),
			KD_SHOW(form->lemma), kd_upos_labels[form->upos],
			KD_SHOW(feats));
	}
	return line;
}

#define PARADIGM_HEAD "paradigm\tcut\tadd\tfeats\n"
#define WORDS_HEAD "lemma\tupos\tparadigm\tfeats\tforms\n"

static void test_paradigms_make_forms(void **state)
{
	(void)state;
	unit_assert_str(
		forms_of(PARADIGM_HEAD "f1\t-\t-\tNumber=Sing\n"
				       "f1\ta\te\tNumber=Plur\n"
				       "f2\ta\tama\tNumber=Dual\n",
			WORDS_HEAD "hiša\tNOUN\tf1,f2\tGender=Fem\t-\n"),
		"hiša:hiša:NOUN:Gender=Fem|Number=Sing "
		"hiše:hiša:NOUN:Gender=Fem|Number=Plur "
		"hišama:hiša:NOUN:Gender=Fem|Number=Dual");
	assert_int_equal(work.faults.n, 0);
}

static void test_forms_are_named_and_lemma_is_one(void **state)
{
	(void)state;
	unit_assert_str(forms_of("", WORDS_HEAD
				"gå\tVERB\t-\tMood=Ind\tgikk|Tense=Past går\n"
				"og\tCCONJ\t-\t-\t-\n"
				"være\tAUX\t-\t-\tvære|VerbForm=Inf\n"),
		"gikk:gå:VERB:Mood=Ind|Tense=Past går:gå:VERB:Mood=Ind "
		"gå:gå:VERB:Mood=Ind og:og:CCONJ: "
		"være:være:AUX:VerbForm=Inf");
	assert_int_equal(work.faults.n, 0);
}

static void test_feats_of_a_form_win(void **state)
{
	(void)state;
	unit_assert_str(forms_of("", WORDS_HEAD
				"X\tNOUN\t-\tNumber=Sing\tXs|Number=Plur\n"),
		"xs:x:NOUN:Number=Plur x:x:NOUN:Number=Sing");
}

static void test_wrong_words_are_told(void **state)
{
	(void)state;
	(void)forms_of(PARADIGM_HEAD "p\te\ter\t-\n"
				     "q\t-\t-\tColour=Red\n"
				     "r\t-\n",
		WORDS_HEAD "hus\tNOUN\tp\t-\t-\n"
			   "a\tNOUN\tz\t-\t-\n"
			   "b\tTHING\t-\t-\t-\n"
			   "c\tNOUN\t-\tCase=Odd\t-\n"
			   "d\tNOUN\t-\t-\tda|x=y\n"
			   "e\tNOUN\t-\t-\tea  eb\n"
			   "f\tNOUN\n");
	static const char *const faults[] = {
		"paradigms.tsv:3: unknown feature in 'Colour=Red'",
		"paradigms.tsv:4: 2 cells, not 4",
		"words/a.tsv:2: 'hus' does not end in 'e'",
		"words/a.tsv:3: unknown paradigm 'z'",
		"words/a.tsv:4: unknown upos 'THING'",
		"words/a.tsv:5: unknown feature in 'Case=Odd'",
		"words/a.tsv:6: unknown feature in 'x=y'",
		"words/a.tsv:7: empty form",
		"words/a.tsv:8: 2 cells, not 5",
	};
	for (size_t i = 0; i < KD_COUNT(faults); i++) {
		if (!small_pack_has_fault(&work, faults[i])) {
			fail_msg("not told: %s", faults[i]);
		}
	}
	assert_int_equal(work.faults.n, KD_COUNT(faults));
}

static void test_same_analysis_is_kept_once(void **state)
{
	(void)state;
	static const struct small_file files[] = {
		{ "words/a.tsv", WORDS_HEAD "a\tNOUN\t-\t-\tb b\n"
					    "a\tNOUN\t-\t-\tb\n"
					    "c\tNOUN\t-\t-\tb\n" },
	};
	struct small_pack pack;
	struct kd_word_analysis analysis = { 0 };
	small_pack_open(&pack, files, KD_COUNT(files));
	assert_non_null(pack.lang);
	const uint32_t word = kd_lang_word(pack.lang, KD_STR("b"));
	assert_true(kd_lang_analysis(pack.lang, word, 0, &analysis));
	unit_assert_str(analysis.lemma, "a");
	assert_true(kd_lang_analysis(pack.lang, word, 1, &analysis));
	unit_assert_str(analysis.lemma, "c");
	assert_false(kd_lang_analysis(pack.lang, word, 2, &analysis));
	small_pack_close(&pack);
}

static const struct small_file own_files[] = {
	{ "stopwords.txt", "b\na b\na\nb a|c\n" },
	{ "transliteration.tsv", "key\tsound\nš\tsh\nč\tch\nš\ts\n" },
	{ "outlets.tsv", "key\tname\tkind\nown\tOwn\tpaper\n" },
};

static void test_rows_are_sorted(void **state)
{
	(void)state;
	static const char *const stopwords[] = { "b a|c", "b a|c", "b", "a b",
		"a" };
	static const char *const sounds[][2] = { { "č", "ch" }, { "š", "sh" },
		{ "š", "s" } };
	struct small_pack pack;
	small_pack_open(&pack, own_files, KD_COUNT(own_files));
	assert_non_null(pack.lang);
	uint32_t row = kd_lang_first_row(pack.lang, KD_TABLE_STOPWORDS);
	assert_int_equal(kd_lang_rows(pack.lang, KD_TABLE_STOPWORDS), 5);
	for (uint32_t i = 0; i < 5; i++) {
		unit_assert_str(kd_lang_key(pack.lang, row + i), stopwords[i]);
	}
	row = kd_lang_first_row(pack.lang, KD_TABLE_TRANSLITERATION);
	for (uint32_t i = 0; i < 3; i++) {
		unit_assert_str(kd_lang_key(pack.lang, row + i), sounds[i][0]);
		unit_assert_str(kd_lang_text(pack.lang, row + i,
					KD_COLUMN_TRANSLITERATION_SOUND),
			sounds[i][1]);
	}
	small_pack_close(&pack);
}

static void test_shared_rows_stand_after_own(void **state)
{
	(void)state;
	static const struct small_file shared_files[] = {
		{ "outlets.tsv", "key\tname\tkind\nafp\tAFP\tagency\n"
				 "own\tOther\tpaper\n" },
	};
	struct kd_folder own;
	struct kd_folder shared;
	struct kd_str bytes = { 0 };
	struct kd_lang *lang = NULL;
	struct kd_err err = { 0 };
	small_folder(&work, own_files, KD_COUNT(own_files), &own);
	small_folder(&work, shared_files, KD_COUNT(shared_files), &shared);
	assert_int_equal(
		kd_build_pack(&work, &own, &shared, &bytes, &err), KD_OK);
	assert_int_equal(
		kd_lang_parse(bytes.data, bytes.len, &lang, &err), KD_OK);
	const uint32_t row = kd_lang_first_row(lang, KD_TABLE_OUTLETS);
	assert_int_equal(kd_lang_rows(lang, KD_TABLE_OUTLETS), 3);
	unit_assert_str(kd_lang_text(lang, row, KD_COLUMN_OUTLETS_NAME), "Own");
	unit_assert_str(
		kd_lang_text(lang, row + 1, KD_COLUMN_OUTLETS_NAME), "Other");
	kd_lang_close(lang);
}

static void test_same_files_give_the_same_bytes(void **state)
{
	(void)state;
	struct small_pack one;
	struct small_pack two;
	small_pack_open(&one, own_files, KD_COUNT(own_files));
	small_pack_open(&two, own_files, KD_COUNT(own_files));
	assert_true(kd_str_equal(one.bytes, two.bytes));
	small_pack_close(&one);
	small_pack_close(&two);
}

static void test_empty_pack_is_a_pack(void **state)
{
	(void)state;
	struct small_pack pack;
	small_pack_open(&pack, NULL, 0);
	assert_non_null(pack.lang);
	assert_int_equal(kd_lang_word(pack.lang, KD_STR("a")), KD_NONE);
	small_pack_close(&pack);
}

static void test_wrong_cells_are_told(void **state)
{
	(void)state;
	static const struct small_file files[] = {
		{ "langid.tsv", "key\tfor\tagainst\tweight\n"
				"a\t-\tnb\t1.5\n"
				"b\t-\tnb\t2147483648\n"
				"c\tnb\n"
				"\t-\tnb\t1\n" },
		{ "furniture.tsv", "key\tblock\tplace\nx\tnonsense\tstart\n" },
		{ "outlets.tsv", "key\tkind\tname\nx\tpaper\tX\n" },
		{ "hedges.tsv", "key\tkind\n(a\thedge\n" },
	};
	static const char *const faults[] = {
		"langid.tsv:2: no whole number: '1.5' in column weight",
		"langid.tsv:3: no whole number",
		"langid.tsv:4: 2 cells, not 4",
		"langid.tsv:5: empty key",
		"furniture.tsv:2: unknown term 'nonsense' in column block",
		"outlets.tsv:1: columns after the key are to be: name kind",
		"hedges.tsv:2: '(' without ')': '(a'",
	};
	struct small_pack pack;
	small_pack_open(&pack, files, KD_COUNT(files));
	assert_null(pack.lang);
	for (size_t i = 0; i < KD_COUNT(faults); i++) {
		if (!small_pack_has_fault(&pack.work, faults[i])) {
			fail_msg("not told: %s", faults[i]);
		}
	}
	assert_int_equal(pack.work.faults.n, KD_COUNT(faults));
	small_pack_close(&pack);
}

static void test_linter_looks_at_rows(void **state)
{
	(void)state;
	struct kd_source source;
	parse("hedges.tsv",
		"key\tkind\nb\thedge\nA\thedge\nb\thedge\ncafe\xCC\x81\thedge\n"
		"d\tguess\ne \thedge\nno,\thedge\n",
		&source);
	assert_int_equal(kd_check_form(&work, &source, true, NULL), KD_OK);
	assert_int_equal(
		kd_check_cells(&work, &source, KD_TABLE_HEDGES, NULL), KD_OK);
	static const char *const faults[] = {
		":3: 'A' is not sorted",
		":3: 'A' is not folded: write 'a'",
		":4: the same as line 2",
		":5: not NFC",
		":6: unknown kind 'guess': one of negation",
		":7: white space",
		":8: punctuation stands alone: 'no,'",
	};
	for (size_t i = 0; i < KD_COUNT(faults); i++) {
		if (!small_pack_has_fault(&work, faults[i])) {
			fail_msg("not told: %s", faults[i]);
		}
	}
}

static void test_linter_lets_marks_and_orders_be(void **state)
{
	(void)state;
	struct kd_source source;
	parse("quote-marks.tsv",
		"# order: likeliest first\nkey\tclose\tkind\n"
		"\xE2\x80\x98\t\xE2\x80\x99\tpair\n-\t-\tdash\n",
		&source);
	assert_int_equal(kd_check_form(&work, &source, true, NULL), KD_OK);
	assert_int_equal(
		kd_check_cells(&work, &source, KD_TABLE_QUOTE_MARKS, NULL),
		KD_OK);
	assert_int_equal(work.faults.n, 0);
}

static void test_a_fault_is_told_once(void **state)
{
	(void)state;
	kd_work_fault(&work, KD_STR("a"), 1, "x");
	kd_work_fault(&work, KD_STR("a"), 1, "x");
	kd_work_fault(&work, KD_STR("a"), 0, "x");
	assert_int_equal(work.faults.n, 2);
	unit_assert_str(work.faults.items[0], "a:1: x");
	unit_assert_str(work.faults.items[1], "a: x");
	work.arena.fail_at = work.arena.allocations + 1;
	kd_work_fault(&work, KD_STR("b"), 1, "x");
	assert_true(work.faults.n > 0);
}

static uint32_t entries_of(const char *path)
{
	uint32_t n = 0;
	DIR *folder = opendir(path);
	assert_non_null(folder);
	while (readdir(folder) != NULL) {
		n++;
	}
	closedir(folder);
	return n - 2;
}

static void test_saving_leaves_nothing_half_written(void **state)
{
	(void)state;
	char folder[] = "/tmp/kilde-test-XXXXXX";
	struct kd_err err = { 0 };
	assert_non_null(mkdtemp(folder));
	const struct kd_str path =
		kd_str_format(&work.arena, "%s/a.kpack", folder);
	struct kd_str held = { 0 };
	assert_int_equal(
		kd_build_save(&work, path.data, KD_STR("one"), &err), KD_OK);
	assert_int_equal(
		kd_build_save(&work, path.data, KD_STR("two"), &err), KD_OK);
	assert_int_equal(kd_source_read(&work, path.data, &held, &err), KD_OK);
	unit_assert_str(held, "two");
	assert_int_equal(entries_of(folder), 1);
	unlink(path.data);
	assert_int_equal(rmdir(folder), 0);
	assert_int_equal(
		kd_build_save(&work, path.data, KD_STR("x"), &err), KD_EIO);
}

/* Each allocation fails once: always a status, never a crash. */
static void test_building_without_memory(void **state)
{
	(void)state;
	for (uint64_t i = 1;; i++) {
		struct kd_folder folder;
		struct kd_str bytes = { 0 };
		struct kd_err err = { 0 };
		struct kd_work poor;
		kd_work_init(&poor);
		small_folder(&poor, own_files, KD_COUNT(own_files), &folder);
		const uint64_t before = poor.arena.allocations;
		poor.arena.fail_at = before + i;
		const enum kd_status status =
			kd_build_pack(&poor, &folder, NULL, &bytes, &err);
		const bool done = poor.arena.allocations < poor.arena.fail_at;
		kd_work_release(&poor);
		assert_int_equal(status, done ? KD_OK : KD_ENOMEM);
		if (done) {
			break;
		}
	}
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_source_splits_rows_and_cells),
		CASE(test_source_of_one_column_names_none),
		CASE(test_source_must_be_lines_of_utf8),
		CASE(test_phrases_are_written_out),
		CASE(test_wrong_phrases_are_told),
		CASE(test_phrases_are_split_as_texts_are),
		CASE(test_256_phrases_are_allowed),
		CASE(test_paradigms_make_forms),
		CASE(test_forms_are_named_and_lemma_is_one),
		CASE(test_feats_of_a_form_win),
		CASE(test_wrong_words_are_told),
		CASE(test_same_analysis_is_kept_once),
		CASE(test_rows_are_sorted),
		CASE(test_shared_rows_stand_after_own),
		CASE(test_same_files_give_the_same_bytes),
		CASE(test_empty_pack_is_a_pack),
		CASE(test_wrong_cells_are_told),
		CASE(test_linter_looks_at_rows),
		CASE(test_linter_lets_marks_and_orders_be),
		CASE(test_a_fault_is_told_once),
		CASE(test_saving_leaves_nothing_half_written),
		CASE(test_building_without_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
