/* test_export.c - a document as JSON and as lines, field by field. */
#include "support/unit.h"

#include "doc/fields.h"
#include "tell/export/export.h"

#include <math.h>

#define SPAN(a, b) ((struct kd_span){ .start = (a), .end = (b) })

/* A document with something in every layer, in an arena of its own. */
static void make(struct kd_doc *doc)
{
	struct kd_arena *arena = &doc->arena;
	kd_doc_init(doc, KD_ARENA_LIMIT_BYTES);
	doc->text = KD_STR("Ann \"Ax\" Lee\tsaid 5 km.\n");
	doc->path = KD_STR("a.txt");
	doc->meta = (struct kd_meta){ .id = KD_STR("a"),
		.outlet = KD_STR("Post"),
		.outlet_basis = KD_BASIS_DATELINE,
		.language = KD_STR("en"),
		.published = KD_STR("2025-11-20"),
		.published_basis = KD_BASIS_GIVEN };
	doc->language_confidence = 0.5;
	assert_true(KD_PUSH(arena, &doc->blocks,
		(struct kd_block){
			.span = SPAN(0, 23), .kind = KD_BLOCK_LEAD }));
	assert_true(KD_PUSH(arena, &doc->sentences,
		(struct kd_sentence){ .span = SPAN(0, 23), .n = 2 }));
	for (uint32_t i = 0; i < 2; i++) {
		const struct kd_span span = i == 0 ? SPAN(0, 3) : SPAN(13, 17);
		assert_true(KD_PUSH(arena, &doc->tokens,
			(struct kd_token){ .span = span, .word = KD_NONE }));
		assert_true(KD_PUSH(arena, &doc->leaves,
			(struct kd_leaf){ .span = span,
				.token = i,
				.lemma = i == 0 ? KD_STR("Ann") : KD_STR("say"),
				.upos = i == 0 ? KD_UPOS_PROPN : KD_UPOS_VERB,
				.feats = i == 0 ? 0
						: kd_feats_set(0,
							  KD_FEATURE_TENSE,
							  KD_TENSE_PAST),
				.head = 1 }));
	}
	assert_true(KD_PUSH(arena, &doc->names,
		(struct kd_name){ .span = SPAN(0, 12),
			.n = 1,
			.type = KD_NAME_PER,
			.base = KD_STR("Ann Lee"),
			.rule = KD_STR("names/test"),
			.confidence = 0.9 }));
	struct kd_statement statement = { .span = SPAN(0, 22),
		.kind = KD_SPEECH_INDIRECT,
		.source_kind = KD_SOURCE_PERSON,
		.source_name = 0,
		.force = KD_FORCE_STATES,
		.rule = KD_STR("statements/test"),
		.confidence = 1 };
	assert_true(KD_PUSH(arena, &statement.content, SPAN(18, 22)));
	assert_true(KD_PUSH(arena, &statement.via,
		(struct kd_via){ .outlet = KD_STR("Axios") }));
	assert_true(KD_PUSH(arena, &doc->statements, statement));
	assert_true(KD_PUSH(arena, &doc->figures,
		(struct kd_figure){ .span = SPAN(18, 22),
			.value = 5000,
			.high = NAN,
			.bound = KD_BOUND_EXACT,
			.unit = KD_STR("m"),
			.statement = KD_NONE,
			.rule = KD_STR("figures/test"),
			.confidence = 0.25 }));
	assert_true(kd_problems_add(
		arena, &doc->problems, SPAN(0, 0), "odd", "a thing is odd"));
}

static struct kd_buffer export(
	const struct kd_doc *doc, uint32_t layers, bool tokens, bool json)
{
	const struct kd_export_options options = { .layers = layers,
		.tokens = tokens };
	struct kd_buffer out = { 0 };
	struct kd_sink sink;
	struct kd_err err = { 0 };
	kd_sink_init(&sink, kd_buffer_write, &out);
	assert_int_equal((json ? kd_export_json : kd_export_tsv)(
				 doc, &options, &sink, &err),
		KD_OK);
	assert_int_equal(kd_sink_flush(&sink, &err), KD_OK);
	assert_int_equal(kd_buffer_write(&out, "", 1, &err), KD_OK);
	return out;
}

static void test_json_has_every_field(void **state)
{
	(void)state;
	struct kd_doc doc;
	struct kd_err err = { 0 };
	make(&doc);
	assert_int_equal(kd_doc_is_sound(&doc, &err), KD_OK);
	struct kd_buffer out = export(&doc, UINT32_MAX, true, true);
	assert_string_equal(out.bytes,
		"{\"kilde\":1,\"id\":\"a\",\"path\":\"a.txt\","
		"\"outlet\":\"Post\",\"outlet_basis\":\"dateline\","
		"\"language\":\"en\",\"language_confidence\":0.5,"
		"\"published\":\"2025-11-20\",\"published_basis\":\"given\","
		"\"text\":\"Ann \\\"Ax\\\" Lee\\u0009said 5 km.\\n\","
		"\"blocks\":[{\"start\":0,\"end\":23,\"kind\":\"lead\"}],"
		"\"sentences\":[[0,23]],"
		"\"tokens\":[{\"start\":0,\"end\":3,\"lemma\":\"Ann\","
		"\"upos\":\"PROPN\",\"head\":1},"
		"{\"start\":13,\"end\":17,\"lemma\":\"say\","
		"\"upos\":\"VERB\",\"feats\":\"Tense=Past\",\"head\":-1}],"
		"\"names\":[{\"start\":0,\"end\":12,\"type\":\"PER\","
		"\"base\":\"Ann Lee\",\"outlet\":false,"
		"\"rule\":\"names/test\",\"confidence\":0.9}],"
		"\"mentions\":[],\"times\":[],"
		"\"statements\":[{\"kind\":\"indirect\",\"cue\":[],"
		"\"content\":[[18,22]],\"source\":[],"
		"\"source_kind\":\"person\",\"source_name\":0,"
		"\"via\":[{\"outlet\":\"Axios\"}],\"force\":\"states\","
		"\"hedged\":false,\"rule\":\"statements/test\","
		"\"confidence\":1}],"
		"\"events\":[],\"deeds\":[],"
		"\"figures\":[{\"start\":18,\"end\":22,\"value\":5000,"
		"\"bound\":\"exact\",\"unit\":\"m\","
		"\"rule\":\"figures/test\",\"confidence\":0.25}],"
		"\"citations\":[],\"proposals\":[],"
		"\"problems\":[{\"code\":\"odd\","
		"\"message\":\"a thing is odd\"}]}\n");
	kd_buffer_release(&out);
	kd_doc_release(&doc);
}

static void test_json_leaves_out_what_was_not_read(void **state)
{
	(void)state;
	struct kd_doc doc;
	kd_doc_init(&doc, KD_ARENA_LIMIT_BYTES);
	doc.meta.id = KD_STR("x");
	struct kd_buffer out = export(&doc, 1u << KD_LAYER_BLOCKS, false, true);
	assert_string_equal(out.bytes,
		"{\"kilde\":1,\"id\":\"x\",\"text\":\"\",\"blocks\":[]}\n");
	kd_buffer_release(&out);
	kd_doc_release(&doc);
}

static void test_lines_show_surfaces(void **state)
{
	(void)state;
	struct kd_doc doc;
	make(&doc);
	struct kd_buffer out = export(&doc, UINT32_MAX, false, false);
	const struct kd_str text = { .data = out.bytes,
		.len = (uint32_t)out.n };
	const char *const lines[] = {
		"# id: a\n",
		"# outlet: Post (dateline)\n",
		"0\t12\tname\ttype=PER base={Ann Lee} rule=names/test "
		"confidence=0.9\t\"Ann \"Ax\" Lee\"\n",
		"content=18-22{5 km}",
		"source_name=0:0-12{Ann \"Ax\" Lee} via=(outlet=Axios)",
		"0\t23\tsentence\t-\t\"Ann \"Ax\" Lee\\tsaid 5 km.\"\n",
	};
	for (size_t i = 0; i < KD_COUNT(lines); i++) {
		if (kd_str_find(text, kd_str_view(lines[i])) == KD_NONE) {
			fail_msg("no \"%s\" in\n%s", lines[i], out.bytes);
		}
	}
	assert_int_equal(kd_str_find(text, KD_STR("\ttoken\t")), KD_NONE);
	kd_buffer_release(&out);
	kd_doc_release(&doc);
}

static void test_copy_is_the_same_in_its_own_memory(void **state)
{
	(void)state;
	struct kd_doc doc;
	struct kd_doc copy;
	struct kd_arena arena;
	struct kd_err err = { 0 };
	make(&doc);
	struct kd_buffer before = export(&doc, UINT32_MAX, true, true);
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	assert_int_equal(
		kd_doc_copy(&doc, UINT32_MAX, &arena, &copy, &err), KD_OK);
	kd_doc_release(&doc);
	struct kd_buffer after = export(&copy, UINT32_MAX, true, true);
	assert_string_equal(before.bytes, after.bytes);
	kd_buffer_release(&before);
	kd_buffer_release(&after);
	kd_arena_release(&arena);
}

static void test_copy_leaves_layers_out(void **state)
{
	(void)state;
	struct kd_doc doc;
	struct kd_doc copy;
	struct kd_arena arena;
	struct kd_err err = { 0 };
	make(&doc);
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	assert_int_equal(
		kd_doc_copy(&doc, 1u << KD_LAYER_NAMES, &arena, &copy, &err),
		KD_OK);
	assert_int_equal(copy.names.n, 1);
	assert_int_equal(copy.tokens.n, 0);
	assert_int_equal(copy.statements.n, 0);
	kd_arena_release(&arena);
	kd_doc_release(&doc);
}

static void test_copy_stops_at_any_allocation(void **state)
{
	(void)state;
	struct kd_doc doc;
	struct kd_doc copy;
	struct kd_err err = { 0 };
	enum kd_status status = KD_ENOMEM;
	make(&doc);
	for (uint64_t n = 1; status != KD_OK; n++) {
		struct kd_arena arena;
		kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
		arena.fail_at = n;
		status = kd_doc_copy(&doc, UINT32_MAX, &arena, &copy, &err);
		kd_arena_release(&arena);
		assert_true(n < 200);
	}
	kd_doc_release(&doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json_has_every_field),
		cmocka_unit_test(test_json_leaves_out_what_was_not_read),
		cmocka_unit_test(test_lines_show_surfaces),
		cmocka_unit_test(test_copy_is_the_same_in_its_own_memory),
		cmocka_unit_test(test_copy_leaves_layers_out),
		cmocka_unit_test(test_copy_stops_at_any_allocation),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
