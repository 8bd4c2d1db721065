/* test_statements.c - unit tests of reported speech and citations. */
#include "support/unit.h"

#include "support/small_reader.h"

#include <stdio.h>
#include <stdlib.h>

static const struct small_file files[] = {
	{ "words/core.tsv", "lemma\tupos\tparadigm\tfeats\tforms\n"
			    "and\tCCONJ\t-\t-\t-\n"
			    "be\tAUX\t-\t-\tis|Tense=Pres|VerbForm=Fin\n"
			    "deny\tVERB\t-\t-\tdenied|Tense=Past|VerbForm=Fin\n"
			    "he\tPRON\t-\tCase=Nom|PronType=Prs\t-\n"
			    "minister\tNOUN\t-\t-\tministers|Number=Plur\n"
			    "not\tPART\t-\t-\t-\n"
			    "of\tADP\t-\t-\t-\n"
			    "over\tADV\t-\t-\t-\n"
			    "paper\tNOUN\t-\t-\t-\n"
			    "say\tVERB\t-\t-\tsaid|Tense=Past|VerbForm=Fin\n"
			    "that\tSCONJ\t-\t-\t-\n"
			    "the\tDET\t-\tDefinite=Def\t-\n"
			    "to\tADP\t-\t-\t-\n"
			    "war\tNOUN\t-\t-\t-\n" },
	{ "speech-verbs.tsv",
		"phrase\tkind\tforce\tsource\thedged\ttakes\n"
		"according to\tpreposition\tstates\tafter\t0\tclause\n"
		"citing\tciting\tstates\tafter\t0\tclause\n"
		"deny\tverb\tdenies\tsubject\t0\tclause,object\n"
		"reportedly\tclause\tstates\t-\t1\tclause\n"
		"say\tverb\tstates\tsubject\t0\tclause,quote\n" },
	{ "speech-words.tsv", "phrase\tkind\n"
			      "minister\tperson\n"
			      "of\tattach\n"
			      "paper\toutlet\n"
			      "that\tthat\n"
			      "to\taddressee\n" },
	{ "hedges.tsv", "phrase\tkind\n"
			"not\tnegation\n" },
};

static struct small_reader reader = { .until = "citations" };
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

static enum kd_status read_bytes(
	struct kd_str bytes, uint64_t fail_at, struct kd_err *err)
{
	doc.arena.fail_at = fail_at;
	return small_read(&reader, bytes, &doc, err);
}

static void read_text(const char *text)
{
	doc.arena.fail_at = 0;
	small_read_soundly(&reader, text, &doc);
}

static struct kd_str part(const struct kd_spans *spans, uint32_t i)
{
	assert_true(i < spans->n);
	return kd_span_text(doc.text, spans->items[i]);
}

static void nothing_in_nothing(void **state)
{
	(void)state;
	static const char *const texts[] = { "said", "said said", "“", "”",
		"“”", "– ", "–", ": :", "according to", "citing",
		"that that that", ", said", "“ said the", "''''", "» «" };
	for (size_t i = 0; i < KD_COUNT(texts); i++) {
		read_text(texts[i]);
		assert_int_equal(doc.statements.n, 0);
		assert_int_equal(doc.citations.n, 0);
	}
}

static void quote_and_speaker(void **state)
{
	(void)state;
	read_text("“The war is over,” the minister said.");
	assert_int_equal(doc.statements.n, 1);
	const struct kd_statement *one = &doc.statements.items[0];
	assert_int_equal(one->kind, KD_SPEECH_DIRECT);
	unit_assert_str(part(&one->content, 0), "“The war is over,”");
	unit_assert_str(part(&one->source, 0), "the minister");
	unit_assert_str(part(&one->cue, 0), "said");
	assert_int_equal(one->source_kind, KD_SOURCE_UNNAMED);
}

static void speech_over_paragraphs(void **state)
{
	(void)state;
	read_text("The minister said: “The war is over.\n\n“The war is "
		  "over now.”");
	assert_int_equal(doc.statements.n, 1);
	assert_int_equal(doc.statements.items[0].content.n, 2);
}

static void words_borrowed_are_no_speech(void **state)
{
	(void)state;
	read_text("The “war” is over.");
	assert_int_equal(doc.statements.n, 0);
	read_text("The minister said that the “war” is over.");
	assert_int_equal(doc.statements.n, 1);
	assert_int_equal(doc.statements.items[0].kind, KD_SPEECH_MIXED);
}

static void speech_that_nobody_owns(void **state)
{
	(void)state;
	read_text("“The war is over and the minister is not.”");
	assert_int_equal(doc.statements.n, 1);
	assert_int_equal(doc.statements.items[0].source.n, 0);
	assert_int_equal(doc.statements.items[0].cue.n, 0);
}

static void denial_denied_says_nothing_new(void **state)
{
	(void)state;
	read_text("The minister not said that the war is over.");
	assert_int_equal(doc.statements.n, 1);
	assert_int_equal(doc.statements.items[0].unsaid, KD_UNSAID_NEGATED);
	read_text("The minister not denied that the war is over.");
	assert_int_equal(doc.statements.n, 1);
	assert_int_equal(doc.statements.items[0].force, KD_FORCE_STATES);
}

static void hearsay_is_hedged(void **state)
{
	(void)state;
	read_text("The war is reportedly over.");
	assert_int_equal(doc.statements.n, 1);
	assert_true(doc.statements.items[0].hedged);
	assert_int_equal(doc.statements.items[0].source.n, 0);
}

/* Words in any order, so that every rule meets what it does not expect. */
static void any_order_of_words(void **state)
{
	(void)state;
	static const char *const words[] = { "said", "the", "minister", ",",
		". ", "“", "”", "«", "»", "–", ":", "that", "he", "is", "over",
		"according to", "citing", "X", "Y", "(", ")", "and", "of", "to",
		"\n", "\n\n", "not", "''", "?", "paper", "reportedly" };
	uint32_t seed = 20251122;
	char text[4096];
	for (int round = 0; round < 400; round++) {
		size_t n = 0;
		const uint32_t length = 1 + (uint32_t)round % 60;
		for (uint32_t i = 0; i < length; i++) {
			seed = seed * 1664525u + 1013904223u;
			const char *word =
				words[(seed >> 16) % KD_COUNT(words)];
			n += (size_t)snprintf(text + n, sizeof(text) - n,
				"%s%s", word, (seed >> 9) % 4 ? " " : "");
		}
		read_text(text);
	}
}

/* Work must stay in proportion where nothing ever ends. */
static void marks_without_end(void **state)
{
	(void)state;
	static const char *const units[] = { "“a ", "« ", "X said that ",
		"X, Y, ", "according to ", "he said, ", "– Y, said X ", "(" };
	char *text = malloc(40001);
	assert_non_null(text);
	for (size_t i = 0; i < KD_COUNT(units); i++) {
		const size_t length = strlen(units[i]);
		size_t n = 0;
		while (n + length < 40000) {
			memcpy(text + n, units[i], length);
			n += length;
		}
		text[n] = '\0';
		read_text(text);
	}
	free(text);
}

static void every_allocation_may_fail(void **state)
{
	(void)state;
	static const char text[] =
		"“The war is over,” the minister said, citing the paper. The "
		"war is over, according to the minister of war. “Not over.”";
	bool done = false;
	for (uint64_t i = 1; i < 2000 && !done; i++) {
		struct kd_err err = { 0 };
		const enum kd_status status = read_bytes(KD_STR(text), i, &err);
		done = status == KD_OK;
		assert_true(done || status == KD_ENOMEM || status == KD_ELIMIT);
	}
	assert_true(done);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_in_nothing),
		cmocka_unit_test(quote_and_speaker),
		cmocka_unit_test(speech_over_paragraphs),
		cmocka_unit_test(words_borrowed_are_no_speech),
		cmocka_unit_test(speech_that_nobody_owns),
		cmocka_unit_test(denial_denied_says_nothing_new),
		cmocka_unit_test(hearsay_is_hedged),
		cmocka_unit_test(any_order_of_words),
		cmocka_unit_test(marks_without_end),
		cmocka_unit_test(every_allocation_may_fail),
	};
	return cmocka_run_group_tests_name("statements", tests, begin, end);
}
