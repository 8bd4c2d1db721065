/* test_doc.c - unit tests of features, terms and the soundness of documents. */
#include "support/unit.h"

#include "doc/doc.h"

static struct kd_doc doc;

/* "Kyiv said no." with one block, one sentence, four tokens. */
static int begin(void **state)
{
	(void)state;
	static const struct kd_span tokens[] = { { 0, 4 }, { 5, 9 }, { 10, 12 },
		{ 12, 13 } };
	kd_doc_init(&doc, KD_ARENA_LIMIT_BYTES);
	doc.text = KD_STR("Kyiv said no.");
	bool fits = KD_PUSH(&doc.arena, &doc.blocks,
		(struct kd_block){
			.span = { 0, 13 }, .kind = KD_BLOCK_PARAGRAPH });
	for (size_t i = 0; i < KD_COUNT(tokens); i++) {
		fits = fits && KD_PUSH(&doc.arena, &doc.tokens,
				       (struct kd_token){ .span = tokens[i],
					       .folded = KD_STR("x"),
					       .word = KD_NONE });
	}
	fits = fits &&
	       KD_PUSH(&doc.arena, &doc.sentences,
		       (struct kd_sentence){ .span = { 0, 13 }, .n = 4 });
	return fits ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	kd_doc_release(&doc);
	return 0;
}

static void test_feats_survive_the_round_trip(void **state)
{
	(void)state;
	static const char *const lines[] = {
		"Case=Gen|Number=Sing",
		"Case=Voc|Definite=Ind|Degree=Sup|Gender=Neut|Mood=Sub",
		"Person=3|Polarity=Neg|Poss=Yes|PronType=Tot|Reflex=Yes",
		"Tense=Fut|VerbForm=Sup|Voice=Pass",
	};
	for (size_t i = 0; i < KD_COUNT(lines); i++) {
		uint64_t feats = 0;
		assert_true(kd_feats_parse(kd_str_view(lines[i]), &feats));
		unit_assert_str(kd_feats_render(&doc.arena, feats), lines[i]);
	}
}

static void test_feats_come_out_in_order(void **state)
{
	(void)state;
	uint64_t feats = 0;
	assert_true(kd_feats_parse(KD_STR("Number=Plur|Case=Dat"), &feats));
	unit_assert_str(
		kd_feats_render(&doc.arena, feats), "Case=Dat|Number=Plur");
	assert_int_equal(
		kd_feats_get(feats, KD_FEATURE_NUMBER), KD_NUMBER_PLUR);
	assert_int_equal(kd_feats_get(feats, KD_FEATURE_CASE), KD_CASE_DAT);
	assert_int_equal(kd_feats_get(feats, KD_FEATURE_TENSE), 0);
}

static uint64_t feats_of(const char *text)
{
	uint64_t feats = 0;
	assert_true(kd_feats_parse(kd_str_view(text), &feats));
	return feats;
}

static void test_feats_are_alike_by_what_both_have(void **state)
{
	(void)state;
	const uint64_t noun = feats_of("Case=Dat|Gender=Fem|Number=Sing");
	assert_int_equal(kd_feats_likeness(noun, noun), 3);
	assert_int_equal(kd_feats_likeness(noun, 0), 0);
	assert_int_equal(kd_feats_likeness(noun, feats_of("Tense=Past")), 0);
	assert_int_equal(
		kd_feats_likeness(noun, feats_of("Case=Acc|Number=Sing")), 0);
	assert_int_equal(kd_feats_likeness(noun,
				 feats_of("Case=Acc|Gender=Neut|Number=Dual")),
		-3);
	assert_int_equal(
		kd_feats_likeness(feats_of("Case=Dat|Tense=Past"), noun), 1);
}

static void test_feats_refuse_what_is_unknown(void **state)
{
	(void)state;
	uint64_t feats = 1;
	assert_true(kd_feats_parse(KD_STR("_"), &feats));
	assert_int_equal(feats, 0);
	assert_true(kd_feats_parse(KD_STR(""), &feats));
	assert_null(kd_feats_render(&doc.arena, 0).data);
	assert_false(kd_feats_parse(KD_STR("Colour=Red"), &feats));
	assert_false(kd_feats_parse(KD_STR("Case=Red"), &feats));
	assert_false(kd_feats_parse(KD_STR("Case"), &feats));
	assert_false(kd_feats_parse(KD_STR("Case=Gen Number=Sing"), &feats));
}

static void test_every_term_is_found_by_its_label(void **state)
{
	(void)state;
#define KD_TERM_SET(name, prefix, LIST)                                       \
	for (uint32_t i = 1; i < KD_##prefix##_COUNT; i++) {                  \
		const char *label = kd_##name##_labels[i];                    \
		assert_int_equal(                                             \
			kd_term_find(kd_##name##_labels, KD_##prefix##_COUNT, \
				kd_str_view(label)),                          \
			i);                                                   \
	}
	KD_TERM_SETS(KD_TERM_SET)
#undef KD_TERM_SET
	assert_int_equal(
		kd_term_find(kd_upos_labels, KD_UPOS_COUNT, KD_STR("noun")), 0);
}

static void test_sound_document_is_accepted(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	if (kd_doc_is_sound(&doc, &err) != KD_OK) {
		fail_msg("%s", err.message);
	}
}

static void assert_unsound(const char *what)
{
	struct kd_err err = { 0 };
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_EINPUT);
	if (strstr(err.message, what) == NULL) {
		fail_msg("\"%s\" does not say \"%s\"", err.message, what);
	}
}

static void test_span_beyond_the_text(void **state)
{
	(void)state;
	doc.tokens.items[3].span.end = 14;
	assert_unsound("beyond");
}

static void test_reversed_span(void **state)
{
	(void)state;
	doc.tokens.items[1].span = (struct kd_span){ 9, 5 };
	assert_unsound("reversed");
}

static void test_span_that_cuts_a_character(void **state)
{
	(void)state;
	doc.text = KD_STR("Kyiv sa\xC3\xB8 no.");
	doc.tokens.items[1].span.end = 8;
	assert_unsound("cuts");
}

static void test_layer_out_of_order(void **state)
{
	(void)state;
	const struct kd_token first = doc.tokens.items[0];
	doc.tokens.items[0] = doc.tokens.items[1];
	doc.tokens.items[1] = first;
	assert_unsound("order");
}

static void test_sentences_that_overlap(void **state)
{
	(void)state;
	assert_true(KD_PUSH(&doc.arena, &doc.sentences,
		(struct kd_sentence){ .span = { 5, 13 }, .n = 1 }));
	assert_unsound("overlaps");
}

static void test_text_in_no_block(void **state)
{
	(void)state;
	doc.blocks.items[0].span.end = 12;
	assert_unsound("no block");
}

static void test_text_that_is_not_utf8(void **state)
{
	(void)state;
	doc.text = KD_STR("Kyiv said n\xFF.");
	assert_unsound("UTF-8");
}

static void test_index_beyond_its_layer(void **state)
{
	(void)state;
	assert_true(KD_PUSH(&doc.arena, &doc.mentions,
		(struct kd_mention){ .span = { 0, 4 },
			.kind = KD_MENTION_PRONOUN,
			.name = 0,
			.rule = KD_STR("r"),
			.confidence = 1 }));
	assert_unsound("beyond its layer");
}

static void test_statement_without_content(void **state)
{
	(void)state;
	assert_true(KD_PUSH(&doc.arena, &doc.statements,
		(struct kd_statement){ .span = { 0, 9 },
			.kind = KD_SPEECH_INDIRECT,
			.source_name = KD_NONE,
			.rule = KD_STR("r"),
			.confidence = 1 }));
	assert_unsound("no evidence");
}

static void test_judgement_without_rule(void **state)
{
	(void)state;
	assert_true(KD_PUSH(&doc.arena, &doc.names,
		(struct kd_name){ .span = { 0, 4 },
			.n = 1,
			.type = KD_NAME_LOC,
			.confidence = 1 }));
	assert_unsound("missing");
}

static void test_tokens_beyond_their_layer(void **state)
{
	(void)state;
	doc.sentences.items[0].n = 5;
	assert_unsound("sentences[0] tokens");
	doc.sentences.items[0].first = UINT32_MAX;
	assert_unsound("sentences[0] tokens");
}

static void test_analyses_fewer_than_tokens(void **state)
{
	(void)state;
	assert_true(KD_PUSH(&doc.arena, &doc.analyses,
		(struct kd_analysis){ .span = { 0, 4 }, .head = KD_NONE }));
	assert_unsound("1 analyses of 4 tokens");
}

/* Gives the four tokens heads. */
static void hang(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
	const uint32_t heads[] = { a, b, c, d };
	doc.analyses.n = 0;
	for (uint32_t i = 0; i < KD_COUNT(heads); i++) {
		assert_true(KD_PUSH(&doc.arena, &doc.analyses,
			(struct kd_analysis){ .span = doc.tokens.items[i].span,
				.head = heads[i],
				.chunk = KD_NONE }));
	}
}

static void test_heads_that_form_a_tree(void **state)
{
	struct kd_err err = { 0 };
	(void)state;
	hang(1, 1, 1, 2);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
	hang(KD_NONE, KD_NONE, KD_NONE, KD_NONE);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
}

static void test_heads_that_form_no_tree(void **state)
{
	(void)state;
	hang(1, 1, 2, 1);
	assert_unsound("not one root");
	hang(1, 2, 3, 0);
	assert_unsound("not one root");
	hang(0, 2, 3, 1);
	assert_unsound("hangs on itself");
	hang(1, 1, KD_NONE, 1);
	assert_unsound("missing");
}

static void test_heads_in_another_sentence(void **state)
{
	(void)state;
	doc.sentences.items[0] =
		(struct kd_sentence){ .span = { 0, 9 }, .n = 2 };
	assert_true(KD_PUSH(&doc.arena, &doc.sentences,
		(struct kd_sentence){
			.span = { 10, 13 }, .first = 2, .n = 2 }));
	hang(1, 1, 1, 3);
	assert_unsound("analyses[2] head: outside its sentence");
}

static void test_leaves_form_trees_too(void **state)
{
	struct kd_err err = { 0 };
	(void)state;
	for (uint32_t i = 0; i < 5; i++) {
		assert_true(KD_PUSH(&doc.arena, &doc.leaves,
			(struct kd_leaf){ .span = { 0, 4 },
				.token = i < 2 ? 0 : i - 1,
				.head = 1 }));
	}
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
	doc.leaves.items[4].head = 4;
	assert_unsound("leaves[0] head: not one root");
}

static void test_items_are_found_by_byte_and_token(void **state)
{
	(void)state;
	assert_int_equal(kd_tokens_at(&doc.tokens, 0), 0);
	assert_int_equal(kd_tokens_at(&doc.tokens, 4), 1);
	assert_int_equal(kd_tokens_at(&doc.tokens, 12), 3);
	assert_int_equal(kd_tokens_at(&doc.tokens, 13), 4);
	assert_int_equal(kd_sentences_of_token(&doc.sentences, 3), 0);
	assert_int_equal(kd_sentences_of_token(&doc.sentences, 4), KD_NONE);
	const struct kd_span span = kd_tokens_span(&doc.tokens, 1, 2);
	assert_int_equal(span.start, 5);
	assert_int_equal(span.end, 12);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_feats_survive_the_round_trip),
		CASE(test_feats_come_out_in_order),
		CASE(test_feats_are_alike_by_what_both_have),
		CASE(test_feats_refuse_what_is_unknown),
		CASE(test_every_term_is_found_by_its_label),
		CASE(test_sound_document_is_accepted),
		CASE(test_span_beyond_the_text),
		CASE(test_reversed_span),
		CASE(test_span_that_cuts_a_character),
		CASE(test_layer_out_of_order),
		CASE(test_sentences_that_overlap),
		CASE(test_text_in_no_block),
		CASE(test_text_that_is_not_utf8),
		CASE(test_index_beyond_its_layer),
		CASE(test_statement_without_content),
		CASE(test_judgement_without_rule),
		CASE(test_tokens_beyond_their_layer),
		CASE(test_analyses_fewer_than_tokens),
		CASE(test_heads_that_form_a_tree),
		CASE(test_heads_that_form_no_tree),
		CASE(test_heads_in_another_sentence),
		CASE(test_leaves_form_trees_too),
		CASE(test_items_are_found_by_byte_and_token),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
