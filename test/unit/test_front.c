/* test_front.c - unit tests of tokens, blocks and sentences. */
#include "support/unit.h"

#include "support/small_reader.h"

#include <stdio.h>
#include <stdlib.h>

static const struct small_file files[] = {
	{ "abbreviations.tsv", "key\tkind\n"
			       ".no\tdomain\n"
			       "dr.\ttitle\n"
			       "etc.\tcloses\n"
			       "f.eks.\tplain\n"
			       "kr.\tunit\n"
			       "no.\tnumber\n"
			       "x.\tnever\n" },
	{ "clitics.tsv", "key\tkind\n"
			 "'s\tend\n"
			 "l'\tstart\n"
			 "n't\tend\n" },
	{ "stopwords.txt", "the\nit\n" },
	{ "furniture.tsv", "key\tblock\tplace\n"
			   "by\tbyline\tstart\n"
			   "photo :\tcredit\tend\n"
			   "read more\tfurniture\tstart\n"
			   "share\tfurniture\twhole\n" },
	{ "months.tsv", "key\tkind\tvalue\tform\n"
			"may\tmonth\t5\t-\n" },
	{ "words/speech.tsv", "lemma\tupos\tparadigm\tfeats\tforms\n"
			      "say\tVERB\t-\t-\tsaid|Tense=Past\n" },
	{ "speech-verbs.tsv", "key\tkind\tforce\tsource\thedged\ttakes\n"
			      "say\tverb\tstates\tsubject\t0\t-\n" },
};

static struct small_reader reader = { .until = "blocks" };
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

static enum kd_status read_bytes(struct kd_str bytes, struct kd_err *err)
{
	return small_read(&reader, bytes, &doc, err);
}

/* Reads a text and checks that the document is sound. */
static void read_text(const char *text)
{
	small_read_soundly(&reader, text, &doc);
}

/* Compares the tokens' surfaces, parted by "|". */
static void expect_tokens(const char *text, const char *expected)
{
	char got[2000] = "";
	size_t n = 0;
	read_text(text);
	for (uint32_t i = 0; i < doc.tokens.n; i++) {
		const struct kd_str surface =
			kd_span_text(doc.text, doc.tokens.items[i].span);
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%.*s",
			i > 0 ? "|" : "", (int)surface.len, surface.data);
	}
	assert_string_equal(got, expected);
}

static unsigned flags_of(uint32_t token)
{
	assert_true(token < doc.tokens.n);
	return doc.tokens.items[token].flags;
}

static void test_flags(void **state)
{
	(void)state;
	read_text("The USA, \xC3\x98rsta (2,5). Next");
	assert_int_equal(flags_of(0), KD_TOKEN_CAPITAL | KD_TOKEN_AFTER_SPACE);
	assert_int_equal(flags_of(1), KD_TOKEN_CAPITAL | KD_TOKEN_ALL_CAPITALS |
					      KD_TOKEN_AFTER_SPACE);
	assert_int_equal(flags_of(2), 0);
	assert_int_equal(flags_of(3), KD_TOKEN_CAPITAL | KD_TOKEN_AFTER_SPACE);
	unit_assert_str(doc.tokens.items[3].folded, "\xC3\xB8rsta");
	assert_int_equal(doc.tokens.items[5].kind, KD_TOKEN_NUMBER);
	assert_int_equal(doc.tokens.items[4].kind, KD_TOKEN_PUNCTUATION);
	assert_int_equal(flags_of(7), KD_TOKEN_ENDS_SENTENCE);
	read_text("5 % of $ 3");
	assert_int_equal(doc.tokens.items[1].kind, KD_TOKEN_SYMBOL);
	assert_int_equal(doc.tokens.items[3].kind, KD_TOKEN_SYMBOL);
}

static void test_pack_tables(void **state)
{
	(void)state;
	expect_tokens("Dr. A said f.eks. no.", "Dr.|A|said|f.eks.|no|.");
	expect_tokens("no. 5, at nrk.no", "no.|5|,|at|nrk.no");
	expect_tokens("He's l'ami, don\xE2\x80\x99t, o'clock",
		"He|'s|l'|ami|,|do|n\xE2\x80\x99t|,|o'clock");
	expect_tokens("On X. The", "On|X|.|The");
	expect_tokens("A. Berg", "A.|Berg");
	assert_true((flags_of(0) & KD_TOKEN_ABBREVIATION) != 0);
}

static void test_silent(void **state)
{
	(void)state;
	read_text("freds\xC2\xAD"
		  "avtale \xE2\x80\x8B z");
	assert_int_equal(doc.tokens.n, 2);
	unit_assert_str(doc.tokens.items[0].folded, "fredsavtale");
	/* Signs that are not seen, and nothing else. */
	read_text("\xE2\x80\x8B\xC2\xAD");
	assert_int_equal(doc.tokens.n, 0);
	assert_int_equal(doc.blocks.n, 1);
	assert_int_equal(doc.sentences.n, 0);
}

/* Compares the sentences' surfaces, parted by "|". */
static void expect_sentences(const char *text, const char *expected)
{
	char got[2000] = "";
	size_t n = 0;
	read_text(text);
	for (uint32_t i = 0; i < doc.sentences.n; i++) {
		const struct kd_str surface =
			kd_span_text(doc.text, doc.sentences.items[i].span);
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%.*s",
			i > 0 ? "|" : "", (int)surface.len, surface.data);
	}
	assert_string_equal(got, expected);
}

static void test_ends(void **state)
{
	(void)state;
	expect_sentences("One. Two! Three? Four", "One.|Two!|Three?|Four");
	expect_sentences(
		"5. May came. 6. It went.", "5. May came.|6. It went.");
	expect_sentences("It cost 5 kr. Anna paid. It cost 5 kr. The end",
		"It cost 5 kr. Anna paid.|It cost 5 kr.|The end");
	expect_sentences("Apples etc. Anna ate.", "Apples etc.|Anna ate.");
	expect_sentences("\"Go!\" Anna Berg said. \"Go!\" It left.",
		"\"Go!\" Anna Berg said.|\"Go!\"|It left.");
	expect_sentences("\"Go!\" he said.", "\"Go!\" he said.");
	expect_sentences("One. \xE2\x80\x93 Two! \xE2\x80\x93 said he.",
		"One.|\xE2\x80\x93 Two! \xE2\x80\x93 said he.");
	expect_sentences("No stop\nNo stop either", "No stop|No stop either");
}

static void expect_kinds(const char *text, const char *expected)
{
	char got[400] = "";
	size_t n = 0;
	read_text(text);
	for (uint32_t i = 0; i < doc.blocks.n; i++) {
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%s",
			i > 0 ? " " : "",
			kd_block_kind_labels[doc.blocks.items[i].kind]);
	}
	assert_string_equal(got, expected);
}

#define LONG_LINE                                                     \
	"the talks went on for three hours and then for three hours " \
	"more until nobody knew why.\n"

static void test_kinds(void **state)
{
	(void)state;
	expect_kinds("A short title\n" LONG_LINE LONG_LINE LONG_LINE,
		"title lead paragraph paragraph");
	unit_assert_str(doc.meta.title, "A short title");
	expect_kinds(LONG_LINE "A heading\n" LONG_LINE LONG_LINE "share",
		"lead heading paragraph paragraph furniture");
	expect_kinds(LONG_LINE "A picture.Photo: Ann\n" LONG_LINE LONG_LINE,
		"lead caption credit paragraph paragraph");
	expect_kinds("A title\nBy Ann Berg\n" LONG_LINE LONG_LINE,
		"title byline paragraph paragraph");
	unit_assert_str(doc.meta.byline, "Ann Berg");
	expect_kinds("By May Day it was over\n" LONG_LINE LONG_LINE,
		"title paragraph paragraph");
	expect_kinds("OSLO, May 5, 2024 (Wire) - " LONG_LINE LONG_LINE,
		"dateline paragraph paragraph");
	unit_assert_str(doc.meta.outlet, "Wire");
	unit_assert_str(doc.meta.published, "2024-05-05");
	expect_kinds("Anna Berg (Labour) " LONG_LINE LONG_LINE,
		"paragraph paragraph");
	expect_kinds("-\n--\n.\n\"", "paragraph paragraph paragraph "
				     "paragraph");
}

/* Texts of pieces that have given others trouble, in any order. */
static const char *const pieces[] = { "Oslo", "a", "I.", "Dr.", "etc.", "18",
	".", "...", "!", "?", ",", ":", ";", "-", "--", "\xE2\x80\x93", "(",
	")", "[", "]", "\"", "'", "\xE2\x80\x99", "\xC2\xAB", "\xC2\xBB",
	"\xE2\x80\x9C", "\xE2\x80\x9D", " ", " ", " ", "\n", "\n\n", "\r\n",
	"\t", "\xC2\xA0", "\xE2\x80\x8B", "\xC2\xAD", "\xEF\xBB\xBF",
	"\xF0\x9F\x91\x8D", "\xE5\x92\x8C", "\xD0\xAF", "\xD9\x86", "n't", "'s",
	"l'", "http://", "www.", "@", "#", "x@y", ".no", "/", "&", "_", "$",
	"%", "Photo:", "By", "Read more", "share", "May", "5,", "2024", "said",
	"The", "\xFF", "\xE2\x82", "\x01", "\xCC\x81", "\xEF\xBF\xBD", "OSLO",
	"2025-11-20", "1,5", "* ", "\xE2\x80\xA2 ", "\xE2\x80\xA8" };

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static struct kd_str random_text(uint32_t seed, char *bytes, size_t most)
{
	uint32_t len = 0;
	const uint32_t n = next_random(&seed) % 120;
	for (uint32_t i = 0; i < n; i++) {
		const char *piece =
			pieces[next_random(&seed) % KD_COUNT(pieces)];
		const size_t size = strlen(piece);
		if (len + size <= most) {
			memcpy(bytes + len, piece, size);
			len += (uint32_t)size;
		}
	}
	return (struct kd_str){ .data = bytes, .len = len };
}

/* Tokens lie in blocks, sentences hold every token once. */
static void check_layers(uint32_t seed)
{
	uint32_t next = 0;
	for (uint32_t i = 0; i < doc.sentences.n; i++) {
		const struct kd_sentence *sentence = &doc.sentences.items[i];
		if (sentence->first != next || sentence->n == 0 ||
			!kd_span_contains(
				doc.blocks.items[sentence->block].span,
				sentence->span)) {
			fail_msg("seed %u: sentence %u", seed, i);
		}
		next += sentence->n;
	}
	if (next != doc.tokens.n) {
		fail_msg("seed %u: tokens in no sentence", seed);
	}
}

static void test_random(void **state)
{
	char bytes[2048];
	(void)state;
	for (uint32_t seed = 1; seed <= 4000; seed++) {
		struct kd_err err = { 0 };
		const struct kd_str text =
			random_text(seed, bytes, sizeof(bytes));
		const enum kd_status status = read_bytes(text, &err);
		if (status == KD_EINPUT) {
			continue; /* no text in it */
		}
		assert_int_equal(status, KD_OK);
		if (kd_doc_is_sound(&doc, &err) != KD_OK) {
			fail_msg("seed %u: %s", seed, err.message);
		}
		check_layers(seed);
	}
}

/* What would take ages if any room looked again and again. */
static void test_long_runs(void **state)
{
	static const char *const runs[] = { "a", ".", "a.", "a.b", "-", "a-",
		"'", "a'", "\"", "(", "1.", "1,", "1-", "@", "a@", "http://",
		"www.", "\n", "- \n", "a\n", "A. ", "OSLO, ",
		"Photo: ", "\xC2\xAD", "\xCC\x81", "By ", "5 May ", "a_", "&A",
		"!?", "\xE2\x80\x8B", "Oslo (" };
	enum { BYTES = 100000 };
	char *bytes = malloc(BYTES);
	(void)state;
	assert_non_null(bytes);
	for (uint32_t i = 0; i < KD_COUNT(runs); i++) {
		struct kd_err err = { 0 };
		const size_t size = strlen(runs[i]);
		for (size_t k = 0; k + size <= BYTES; k++) {
			bytes[k] = runs[i][k % size];
		}
		memset(bytes + BYTES - size, 'z', size);
		const struct kd_str text = { .data = bytes, .len = BYTES };
		const enum kd_status status = read_bytes(text, &err);
		assert_true(status == KD_OK || status == KD_ELIMIT);
		if (status == KD_OK && kd_doc_is_sound(&doc, &err) != KD_OK) {
			fail_msg("run %u: %s", i, err.message);
		}
	}
	free(bytes);
}

/* Whatever allocation fails, reading stops with a status. */
static void test_failures(void **state)
{
	static const char text[] = "OSLO, May 5 (Wire) - It\xC2\xADs. Dr. A\n"
				   "By Ann Berg\nTwo.Photo: B\n\nShare\n";
	(void)state;
	enum kd_status status = KD_ENOMEM;
	for (uint64_t n = 1; status != KD_OK; n++) {
		struct kd_err err = { 0 };
		assert_true(n < 1000);
		doc.arena.fail_at = n;
		status = read_bytes(kd_str_view(text), &err);
		assert_true(status == KD_OK || status == KD_ENOMEM ||
			    status == KD_ELIMIT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(test_flags),
		TEST(test_pack_tables),
		TEST(test_silent),
		TEST(test_ends),
		TEST(test_kinds),
		TEST(test_random),
		TEST(test_long_runs),
		TEST(test_failures),
#undef TEST
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
