/* test_lang.c - unit tests of reading packs and matching their phrases. */
#include "support/unit.h"

#include "doc/feats.h"
#include "lang/format.h"
#include "support/small_pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct small_file files[] = {
	{ "words/verbs.tsv",
		"lemma\tupos\tparadigm\tfeats\tforms\n"
		"call\tVERB\t-\t-\tcalls called|Tense=Past\n"
		"møte\tNOUN\t-\tGender=Neut\tmøter|Number=Plur\n"
		"møte\tVERB\t-\t-\tmøter|Tense=Pres møtte|Tense=Past\n" },
	{ "hedges.tsv", "key\tkind\n"
			"(den|the) 18 <month>\thedge\n"
			"<month>|<year>\tquestion\n"
			"call\tnegation\n"
			"call .. off\tmodal\n"
			"call it\thedge\n"
			"called\tcondition\n"
			"møte\tmodal\n" },
	{ "titles.tsv", "key\tkind\tgender\tgroup\n"
			"minister\trole\t-\t-\n" },
	{ "langid.tsv", "key\tfor\tagainst\tweight\n"
			"ikke\t-\tnn\t3\n"
			"ikke\t-\tsv\t-2\n"
			"jeg\t-\tnn\t2147483647\n" },
	{ "abbreviations.tsv", "key\tkind\n"
			       "ikke\tplain\n" },
};

static struct small_pack pack;

static int begin(void **state)
{
	(void)state;
	small_pack_open(&pack, files, KD_COUNT(files));
	return pack.lang != NULL ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	small_pack_close(&pack);
	return 0;
}

#define MAX_WORDS 16

/* The tokens of a test: forms looked up, first lemma taken, "<month>" and
 * "<year>" standing for tokens of that class that the pack doesn't know. */
struct tokens {
	uint32_t forms[MAX_WORDS];
	uint32_t lemmas[MAX_WORDS];
	uint32_t classes[MAX_WORDS];
	struct kd_words words;
};

static void look_up(struct tokens *tokens, const char *text)
{
	struct kd_str rest = kd_str_view(text);
	uint32_t n = 0;
	*tokens = (struct tokens){ 0 };
	while (rest.len > 0) {
		const struct kd_str word = kd_str_cut(&rest, ' ');
		struct kd_word_analysis analysis = { 0 };
		tokens->forms[n] = kd_lang_word(pack.lang, word);
		tokens->lemmas[n] = kd_lang_analysis(pack.lang,
					    tokens->forms[n], 0, &analysis)
					    ? analysis.lemma_word
					    : KD_NONE;
		tokens->classes[n] = kd_str_equal(word, KD_STR("<month>"))
					     ? 1u << KD_CLASS_MONTH
					     : 0;
		n++;
	}
	tokens->words = (struct kd_words){ .forms = tokens->forms,
		.lemmas = tokens->lemmas,
		.classes = tokens->classes,
		.n = n };
}

/* Expects the row with this key, over n tokens, at the beginning of text; a
 * NULL key expects none. */
static void assert_match(const char *text, const char *key, uint32_t n)
{
	struct tokens tokens;
	struct kd_match match;
	look_up(&tokens, text);
	const bool found = kd_lang_match(
		pack.lang, KD_TABLE_HEDGES, &tokens.words, 0, &match);
	if (key == NULL) {
		assert_false(found);
		assert_int_equal(match.row, KD_NONE);
		return;
	}
	assert_true(found);
	unit_assert_str(kd_lang_key(pack.lang, match.row), key);
	assert_int_equal(match.n, n);
}

static void test_header_is_told(void **state)
{
	(void)state;
	unit_assert_str(kd_lang_code(pack.lang), "xx");
	unit_assert_str(kd_lang_name(pack.lang), "Example");
	unit_assert_str(kd_lang_script(pack.lang), "Latn");
	unit_assert_str(kd_lang_direction(pack.lang), "ltr");
	unit_assert_str(kd_lang_version(pack.lang), "7");
	assert_int_equal(kd_lang_rows(pack.lang, KD_TABLE_LANGID), 3);
	assert_int_equal(kd_lang_rows(pack.lang, KD_TABLE_UNITS), 0);
}

static void test_match_by_form(void **state)
{
	(void)state;
	assert_match("call him", "call", 1);
	assert_match("minister", NULL, 0);
	assert_match("nothing", NULL, 0);
}

static void test_match_by_lemma(void **state)
{
	(void)state;
	assert_match("calls", "call", 1);
	assert_match("møtte", "møte", 1);
}

static void test_form_comes_before_lemma(void **state)
{
	(void)state;
	assert_match("called him", "called", 1);
}

static void test_longest_wins(void **state)
{
	(void)state;
	assert_match("called it", "call it", 2);
	assert_match("call it off", "call .. off", 3);
}

static void test_match_over_a_gap(void **state)
{
	(void)state;
	assert_match("call off", "call .. off", 2);
	assert_match("call a b c d off", "call .. off", 6);
	assert_match("call a b c d e off", "call", 1);
	assert_match("call a off off", "call .. off", 3);
}

static void test_match_by_class(void **state)
{
	(void)state;
	assert_match("<month>", "<month>|<year>", 1);
	assert_match("18 <month>", "(den|the) 18 <month>", 2);
	assert_match("den 18 <month>", "(den|the) 18 <month>", 3);
	assert_match("den 18 call", NULL, 0);
	assert_match("the 18", NULL, 0);
}

static void test_match_without_lemmas_and_classes(void **state)
{
	(void)state;
	struct tokens tokens;
	struct kd_match match;
	look_up(&tokens, "calls <month>");
	tokens.words.lemmas = NULL;
	tokens.words.classes = NULL;
	for (uint32_t i = 0; i < 4; i++) {
		assert_false(kd_lang_match(
			pack.lang, KD_TABLE_HEDGES, &tokens.words, i, &match));
	}
}

static void test_starts_is_per_table(void **state)
{
	(void)state;
	const uint32_t call = kd_lang_word(pack.lang, KD_STR("call"));
	const uint32_t off = kd_lang_word(pack.lang, KD_STR("off"));
	assert_true(kd_lang_starts(pack.lang, KD_TABLE_HEDGES, call));
	assert_false(kd_lang_starts(pack.lang, KD_TABLE_TITLES, call));
	assert_false(kd_lang_starts(pack.lang, KD_TABLE_HEDGES, off));
	assert_false(kd_lang_starts(pack.lang, KD_TABLE_HEDGES, KD_NONE));
}

static void test_words_are_found_many_at_once(void **state)
{
	(void)state;
	static char longer[KD_PACK_KEY_BYTES + 1];
	memset(longer, 'a', sizeof(longer));
	const struct kd_str folded[] = { KD_STR("off"), KD_STR("none such"),
		KD_STR("m\xC3\xB8ter"), { longer, sizeof(longer) }, KD_STR(""),
		KD_STR("off") };
	uint32_t words[KD_COUNT(folded)];
	kd_lang_find_words(pack.lang, folded, KD_COUNT(folded), words);
	for (size_t i = 0; i < KD_COUNT(folded); i++) {
		assert_int_equal(words[i], kd_lang_word(pack.lang, folded[i]));
	}
	unit_assert_str(kd_lang_word_text(pack.lang, words[0]), "off");
	assert_int_equal(words[1], KD_NONE);
	assert_int_equal(words[3], KD_NONE);
	assert_int_equal(words[5], words[0]);
}

static void test_words_that_a_table_begins_with(void **state)
{
	(void)state;
	const struct kd_lang *lang = pack.lang;
	const uint32_t call = kd_lang_word(lang, KD_STR("call"));
	assert_int_not_equal(call, KD_NONE);
	assert_int_equal(
		kd_lang_starting(lang, KD_TABLE_HEDGES, KD_STR("call")), call);
	assert_int_equal(kd_lang_starting(lang, KD_TABLE_HEDGES, KD_STR("off")),
		KD_NONE);
	assert_int_equal(
		kd_lang_starting(lang, KD_TABLE_TITLES, KD_STR("call")),
		KD_NONE);
	assert_int_equal(
		kd_lang_starting(lang, KD_TABLE_HEDGES, KD_STR("none such")),
		KD_NONE);
	assert_int_equal(
		kd_lang_starting(lang, KD_TABLE_HEDGES, KD_STR("")), KD_NONE);
}

static void test_analyses_in_order_of_likelihood(void **state)
{
	(void)state;
	struct kd_word_analysis analysis = { 0 };
	const uint32_t word = kd_lang_word(pack.lang, KD_STR("møter"));
	assert_true(kd_lang_analysis(pack.lang, word, 0, &analysis));
	assert_int_equal(analysis.upos, KD_UPOS_NOUN);
	unit_assert_str(analysis.lemma, "møte");
	unit_assert_str(kd_feats_render(&pack.work.arena, analysis.feats),
		"Gender=Neut|Number=Plur");
	assert_true(kd_lang_analysis(pack.lang, word, 1, &analysis));
	assert_int_equal(analysis.upos, KD_UPOS_VERB);
	assert_false(kd_lang_analysis(pack.lang, word, 2, &analysis));
	assert_false(kd_lang_analysis(pack.lang, KD_NONE, 0, &analysis));
	const uint32_t off = kd_lang_word(pack.lang, KD_STR("off"));
	assert_false(kd_lang_analysis(pack.lang, off, 0, &analysis));
}

static void test_find_gives_the_first_of_equal_keys(void **state)
{
	(void)state;
	const struct kd_lang *lang = pack.lang;
	const uint32_t row =
		kd_lang_find(lang, KD_TABLE_LANGID, KD_STR("ikke"));
	assert_int_not_equal(row, KD_NONE);
	assert_true(kd_lang_is(lang, row, KD_COLUMN_LANGID_AGAINST, "nn"));
	assert_int_equal(kd_lang_number(lang, row, KD_COLUMN_LANGID_WEIGHT), 3);
	unit_assert_str(kd_lang_key(lang, row + 1), "ikke");
	assert_int_equal(
		kd_lang_number(lang, row + 1, KD_COLUMN_LANGID_WEIGHT), -2);
	assert_int_equal(kd_lang_number(lang, row + 2, KD_COLUMN_LANGID_WEIGHT),
		INT32_MAX);
	const uint32_t other =
		kd_lang_find(lang, KD_TABLE_ABBREVIATIONS, KD_STR("ikke"));
	assert_int_not_equal(other, row);
	assert_int_equal(
		kd_lang_find(lang, KD_TABLE_LANGID, KD_STR("du")), KD_NONE);
	assert_int_equal(
		kd_lang_find(lang, KD_TABLE_UNITS, KD_STR("ikke")), KD_NONE);
}

static void test_rule_names_pack_table_and_key(void **state)
{
	(void)state;
	const uint32_t row = kd_lang_first_row(pack.lang, KD_TABLE_TITLES);
	unit_assert_str(kd_lang_rule(pack.lang, &pack.work.arena, row),
		"xx/titles/minister");
	assert_null(kd_lang_text(pack.lang, row, KD_COLUMN_TITLES_GENDER).data);
}

/* Opens a copy, of its exact length, so that an overrun shows. */
static enum kd_status open_copy(const char *bytes, size_t n, struct kd_err *err)
{
	struct kd_lang *lang = NULL;
	char *copy = malloc(n > 0 ? n : 1);
	assert_non_null(copy);
	memcpy(copy, bytes, n);
	const enum kd_status status = kd_lang_parse(copy, n, &lang, err);
	kd_lang_close(lang);
	free(copy);
	return status;
}

static void test_cut_packs_are_refused(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	for (size_t n = 0; n < pack.bytes.len; n += 64) {
		assert_int_not_equal(
			open_copy(pack.bytes.data, n, &err), KD_OK);
	}
	assert_int_not_equal(
		open_copy(pack.bytes.data, pack.bytes.len - 1, &err), KD_OK);
	assert_int_equal(
		open_copy(pack.bytes.data, pack.bytes.len, &err), KD_OK);
}

static void test_damaged_packs_are_refused(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	char *bytes = (char *)pack.bytes.data;
	for (size_t i = 0; i < pack.bytes.len; i++) {
		for (unsigned flip = 1; flip < 256; flip += 127) {
			bytes[i] = (char)(bytes[i] ^ (char)flip);
			assert_int_not_equal(
				open_copy(bytes, pack.bytes.len, &err), KD_OK);
			bytes[i] = (char)(bytes[i] ^ (char)flip);
		}
		if (i > sizeof(struct kd_pack_header)) {
			i += 16;
		}
	}
}

/* Uses all of a pack that was opened, as rooms would. */
static void use(const struct kd_lang *lang)
{
	uint32_t forms[8];
	struct kd_word_analysis analysis = { 0 };
	struct kd_match match;
	const uint32_t n = kd_lang_vocabulary(lang);
	for (uint32_t i = 0; i < n; i++) {
		(void)kd_lang_word(lang, kd_lang_word_text(lang, i));
		for (uint32_t k = 0; kd_lang_analysis(lang, i, k, &analysis);
			k++) {
		}
		for (uint32_t k = 0; k < 8; k++) {
			forms[k] = (i + k) % n;
		}
		const struct kd_words words = { .forms = forms, .n = 8 };
		for (enum kd_table table = 0; table < KD_TABLE_COUNT; table++) {
			(void)kd_lang_match(lang, table, &words, 0, &match);
		}
	}
	for (enum kd_table table = 0; table < KD_TABLE_COUNT; table++) {
		const uint32_t first = kd_lang_first_row(lang, table);
		for (uint32_t i = 0; i < kd_lang_rows(lang, table); i++) {
			(void)kd_lang_find(
				lang, table, kd_lang_key(lang, first + i));
		}
	}
}

/* Damage with a checksum made to fit must be refused or harmless. */
static void test_forged_packs_are_harmless(void **state)
{
	(void)state;
	char *copy = malloc(pack.bytes.len);
	assert_non_null(copy);
	for (size_t i = 8; i < pack.bytes.len; i++) {
		static const unsigned char flips[] = { 0x01, 0x10, 0x80, 0xFF };
		memcpy(copy, pack.bytes.data, pack.bytes.len);
		copy[i] = (char)(copy[i] ^ (char)flips[i % 4]);
		const uint64_t checksum =
			kd_pack_checksum(copy, pack.bytes.len);
		memcpy(copy + offsetof(struct kd_pack_header, head.checksum),
			&checksum, sizeof(checksum));
		struct kd_lang *lang = NULL;
		struct kd_err err = { 0 };
		if (kd_lang_parse(copy, pack.bytes.len, &lang, &err) == KD_OK) {
			use(lang);
		}
		kd_lang_close(lang);
	}
	free(copy);
}

static void test_other_version_is_told(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	struct kd_pack_header *header = (void *)pack.bytes.data;
	header->head.version = 99;
	assert_int_equal(
		open_copy(pack.bytes.data, pack.bytes.len, &err), KD_EVERSION);
	assert_non_null(strstr(err.message, "version 99"));
	assert_non_null(strstr(err.message, "kilde-pack"));
	header->head.version = KD_PACK_VERSION;
	header->head.byte_order = 0x04030201;
	assert_int_equal(
		open_copy(pack.bytes.data, pack.bytes.len, &err), KD_EVERSION);
	header->head.byte_order = KD_FILE_BYTE_ORDER;
	header->shape++;
	header->head.checksum =
		kd_pack_checksum(pack.bytes.data, pack.bytes.len);
	assert_int_equal(
		open_copy(pack.bytes.data, pack.bytes.len, &err), KD_EVERSION);
	assert_non_null(strstr(err.message, "other tables"));
	header->shape--;
	header->head.checksum =
		kd_pack_checksum(pack.bytes.data, pack.bytes.len);
}

static void test_files_are_opened(void **state)
{
	(void)state;
	char path[] = "/tmp/kilde-test-XXXXXX";
	struct kd_lang *lang = NULL;
	struct kd_err err = { 0 };
	const int file = mkstemp(path);
	assert_true(file >= 0);
	assert_int_equal(kd_lang_open(path, &lang, &err), KD_EINPUT);
	assert_int_equal(write(file, pack.bytes.data, pack.bytes.len),
		(ssize_t)pack.bytes.len);
	close(file);
	assert_int_equal(kd_lang_open(path, &lang, &err), KD_OK);
	unit_assert_str(kd_lang_code(lang), "xx");
	assert_int_equal(kd_lang_check(lang, &err), KD_OK);
	assert_int_equal(kd_lang_word(lang, KD_STR("no such word")), KD_NONE);
	kd_lang_close(lang);
	unlink(path);
	assert_int_equal(kd_lang_open(path, &lang, &err), KD_ENOTFOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_header_is_told),
		cmocka_unit_test(test_match_by_form),
		cmocka_unit_test(test_match_by_lemma),
		cmocka_unit_test(test_form_comes_before_lemma),
		cmocka_unit_test(test_longest_wins),
		cmocka_unit_test(test_match_over_a_gap),
		cmocka_unit_test(test_match_by_class),
		cmocka_unit_test(test_match_without_lemmas_and_classes),
		cmocka_unit_test(test_starts_is_per_table),
		cmocka_unit_test(test_words_are_found_many_at_once),
		cmocka_unit_test(test_words_that_a_table_begins_with),
		cmocka_unit_test(test_analyses_in_order_of_likelihood),
		cmocka_unit_test(test_find_gives_the_first_of_equal_keys),
		cmocka_unit_test(test_rule_names_pack_table_and_key),
		cmocka_unit_test(test_cut_packs_are_refused),
		cmocka_unit_test(test_damaged_packs_are_refused),
		cmocka_unit_test(test_forged_packs_are_harmless),
		cmocka_unit_test(test_other_version_is_told),
		cmocka_unit_test(test_files_are_opened),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
