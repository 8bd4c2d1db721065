/* test_events.c - unit tests of events: parts, status, what refers back. */
#include "support/unit.h"

#include "support/small_reader.h"

#include <stdio.h>
#include <stdlib.h>

/* Forms of a regular verb, as a word list writes them. */
#define PAST "|Mood=Ind|Tense=Past|VerbForm=Fin"
#define PRESENT "|Mood=Ind|Tense=Pres|VerbForm=Fin"

static const struct small_file files[] = {
	{ "words/all.tsv",
		"lemma\tupos\tparadigm\tfeats\tforms\n"
		"meet\tVERB\t-\t-\tmet" PAST "\n"
		"visit\tVERB\t-\t-\tvisit|VerbForm=Inf visits" PRESENT
		" visited" PAST "\n"
		"seize\tVERB\t-\t-\tseized|Tense=Past|VerbForm=Part\n"
		"call\tVERB\t-\t-\tcalled" PAST "\n"
		"hold\tVERB\t-\t-\thold|VerbForm=Inf held" PAST "\n"
		"will\tAUX\t-\tVerbForm=Fin\t-\n"
		"be\tAUX\t-\t-\twas" PAST "\n"
		"not\tPART\t-\tPolarity=Neg\t-\n"
		"if\tSCONJ\t-\t-\t-\n"
		"and\tCCONJ\t-\t-\t-\n"
		"by\tADP\t-\t-\t-\n"
		"in\tADP\t-\t-\t-\n"
		"with\tADP\t-\t-\t-\n"
		"off\tADV\t-\t-\t-\n"
		"the\tDET\t-\tDefinite=Def|PronType=Art\t-\n"
		"a\tDET\t-\tDefinite=Ind|PronType=Art\t-\n"
		"it\tPRON\t-\tGender=Neut|Person=3|PronType=Prs\t-\n"
		"talk\tNOUN\t-\tNumber=Sing\t-\n"
		"deadline\tNOUN\t-\tNumber=Sing\t-\n"
		"summit\tNOUN\t-\tNumber=Sing\t-\n" },
	{ "given-names.tsv", "name\tgender\nanna\tf\nboris\tm\nclara\tf\n" },
	{ "places.tsv", "place\tkind\tkey\noslo\tcity\tNO/Oslo\n"
			"norway\tcountry\tNO\n" },
	{ "event-words.tsv",
		"# order: by what happens\n"
		"key\ttype\tmode\tupos\troles\n"
		"meet\tCONSULT\tmeet\tVERB\tactor=subject "
		"target=object:party,with\n"
		"visit\tCONSULT\tvisit\tVERB\tactor=subject "
		"target=object:party!\n"
		"seize\tASSAULT\tcapture\tVERB\tactor=subject target=object\n"
		"talk\tCONSULT\ttalk\tNOUN\tactor=light target=with\n"
		"summit\tCONSULT\tmeet\tNOUN\tactor=light target=with\n"
		"by\t-\tagent\tADP\t-\n"
		"in\t-\tplace\tADP\t-\n"
		"the\t-\tdefinite\tDET\t-\n"
		"a\t-\tindefinite\tDET\t-\n"
		"be\t-\tpassive\tAUX\t-\n"
		"hold\t-\tlight\tVERB\t-\n" },
	{ "status-words.tsv", "# order: by status\n"
			      "key\tstatus\tkind\n"
			      "will\tplanned\tmodal\n"
			      "if\t-\tcondition\n"
			      "call .. off\tcancelled\tverb\n"
			      "deny\tdenied\tdenial\n" },
};

static struct small_reader reader = { .until = "events" };
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

static void put_spans(char *out, size_t size, const struct kd_spans *spans)
{
	for (uint32_t i = 0; i < spans->n; i++) {
		const struct kd_str text =
			kd_span_text(doc.text, spans->items[i]);
		const size_t len = strlen(out);
		snprintf(out + len, size - len, "%s%.*s", i > 0 ? "+" : "",
			KD_SHOW(text));
	}
}

/* "met meet happened Anna>Boris@Oslo; ..." */
static const char *told(const char *text)
{
	static char out[1024];
	struct kd_err err = { 0 };
	out[0] = '\0';
	assert_int_equal(read_text(kd_str_view(text), 0, &err), KD_OK);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
	for (uint32_t i = 0; i < doc.events.n; i++) {
		const struct kd_event *event = &doc.events.items[i];
		const struct kd_str trigger =
			kd_span_text(doc.text, event->span);
		size_t len = strlen(out);
		snprintf(out + len, sizeof(out) - len, "%s%.*s %.*s %s ",
			i > 0 ? "; " : "", KD_SHOW(trigger),
			KD_SHOW(event->mode),
			kd_event_status_labels[event->status]);
		put_spans(out, sizeof(out), &event->actors);
		len = strlen(out);
		snprintf(out + len, sizeof(out) - len, ">");
		put_spans(out, sizeof(out), &event->targets);
		if (event->places.n > 0) {
			len = strlen(out);
			snprintf(out + len, sizeof(out) - len, "@");
			put_spans(out, sizeof(out), &event->places);
		}
	}
	return out;
}

static void finds_who_does_it_to_whom(void **state)
{
	(void)state;
	assert_string_equal(told("Anna met Boris in Oslo."),
		"met meet happened Anna>Boris@Oslo");
	assert_string_equal(
		told("Anna met with Boris."), "met meet happened Anna>Boris");
	assert_string_equal(told("Anna and Boris met in Oslo."),
		"met meet happened Anna+Boris>@Oslo");
	assert_string_equal(told("Norway was seized by Boris."),
		"seized capture happened Boris>Norway");
	assert_string_equal(told("Anna held a talk with Boris."),
		"talk talk happened Anna>Boris");
}

static void asks_for_what_a_row_needs(void **state)
{
	(void)state;
	assert_string_equal(told("Anna met the deadline."), "");
	assert_string_equal(told("Anna visited the deadline."), "");
	assert_string_equal(told("The talk was in Oslo."), "");
	assert_string_equal(told("It met it."), "");
}

static void tells_status(void **state)
{
	(void)state;
	assert_string_equal(told("Anna will visit Norway."),
		"visit visit planned Anna>Norway");
	assert_string_equal(told("If Anna visits Norway, Boris met Clara."),
		"met meet happened Boris>Clara");
	assert_string_equal(told("Anna was not seized by Boris."), "");
}

static void refers_back(void **state)
{
	(void)state;
	assert_string_equal(told("Anna held a summit with Boris in Oslo. "
				 "Clara called the summit off."),
		"summit meet happened Anna>Boris@Oslo");
	assert_string_equal(told("Anna will hold a summit with Boris. "
				 "Clara called the summit off."),
		"summit meet cancelled Anna>Boris; "
		"summit meet cancelled Anna>Boris");
	assert_string_equal(told("Anna held a talk with Boris. "
				 "The talk was in Oslo."),
		"talk talk happened Anna>Boris; "
		"talk talk happened Anna>Boris@Oslo");
}

static void bears_any_input(void **state)
{
	(void)state;
	assert_string_equal(told("."), "");
	assert_string_equal(told("met"), "");
	assert_string_equal(told("met met, and, and met by by in in"), "");
	told("Anna and, and Boris with with met in in the the by.");
}

/* Time grows with the text, not with its square. */
static void stays_linear(void **state)
{
	(void)state;
	static const char sentence[] = "Anna met Boris in Oslo. ";
	enum { TIMES = 4000 };
	const size_t n = sizeof(sentence) - 1;
	char *text = malloc(n * TIMES);
	assert_non_null(text);
	for (size_t i = 0; i < TIMES; i++) {
		memcpy(text + i * n, sentence, n);
	}
	struct kd_err err = { 0 };
	const struct kd_str all = { .data = text,
		.len = (uint32_t)(n * TIMES) };
	assert_int_equal(read_text(all, 0, &err), KD_OK);
	assert_int_equal(doc.events.n, TIMES);
	free(text);
}

static void fails_cleanly(void **state)
{
	(void)state;
	const struct kd_str text =
		KD_STR("Anna held a talk with Boris. The talk was in Oslo.");
	enum kd_status status = KD_ENOMEM;
	for (uint64_t at = 1; status != KD_OK; at++) {
		struct kd_err err = { 0 };
		status = read_text(text, at, &err);
		assert_true(status == KD_OK || status == KD_ENOMEM ||
			    status == KD_ELIMIT);
		assert_true(at < 100000);
	}
	assert_int_equal(doc.events.n, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_who_does_it_to_whom),
		cmocka_unit_test(asks_for_what_a_row_needs),
		cmocka_unit_test(tells_status),
		cmocka_unit_test(refers_back),
		cmocka_unit_test(bears_any_input),
		cmocka_unit_test(stays_linear),
		cmocka_unit_test(fails_cleanly),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
