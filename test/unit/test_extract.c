/* test_extract.c - unit tests of finding an article's text. */
#include "support/unit.h"

#include "read/extract/extract.h"

#include <stdio.h>

static struct kd_arena arena;
static struct kd_extract_out out;
static struct kd_err err;

static int begin(void **state)
{
	(void)state;
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	return 0;
}

static int end(void **state)
{
	(void)state;
	kd_arena_release(&arena);
	return 0;
}

static enum kd_status extract(
	enum kd_format format, struct kd_str bytes, const struct kd_meta *given)
{
	const struct kd_extract_in in = {
		.bytes = bytes, .format = format, .given = given
	};
	err = (struct kd_err){ 0 };
	return kd_extract_article(&in, &arena, &out, &err);
}

static void take(enum kd_format format, struct kd_str bytes)
{
	assert_int_equal(extract(format, bytes, NULL), KD_OK);
}

#define TAKE(format, literal) take(KD_FORMAT_##format, KD_STR(literal))
#define REFUSE(format, literal, why)                                        \
	do {                                                                \
		assert_int_equal(                                           \
			extract(KD_FORMAT_##format, KD_STR(literal), NULL), \
			KD_EINPUT);                                         \
		assert_non_null(strstr(err.message, (why)));                \
	} while (0)

static struct kd_str block_text(uint32_t i)
{
	assert_true(i < out.blocks.n);
	return kd_span_text(out.text, out.blocks.items[i].span);
}

static bool has_problem(const char *code)
{
	for (uint32_t i = 0; i < out.problems.n; i++) {
		if (kd_str_equal(
			    out.problems.items[i].code, kd_str_view(code))) {
			return true;
		}
	}
	return false;
}

static void test_header(void **state)
{
	(void)state;
	TAKE(TEXT, "title: A day\noutlet:  The Post \npublished: 2025-11-20\n"
		   "\nText: here.\n\nMore.\n");
	unit_assert_str(out.text, "Text: here.\n\nMore.\n");
	unit_assert_str(out.meta.title, "A day");
	unit_assert_str(out.meta.outlet, "The Post");
	unit_assert_str(out.meta.published, "2025-11-20");
	assert_int_equal(out.meta.outlet_basis, KD_BASIS_GIVEN);
	assert_int_equal(out.meta.published_basis, KD_BASIS_GIVEN);
	assert_int_equal(out.blocks.n, 2);
	TAKE(TEXT, "\xEF\xBB\xBFlanguage: nb\r\nid: a1\r\n\r\nHei.\r\n");
	unit_assert_str(out.text, "Hei.\r\n");
	unit_assert_str(out.meta.language, "nb");
	unit_assert_str(out.meta.id, "a1");
	TAKE(TEXT, "Outlet: The Post\nPUBLISHED: 2025-11-20\n\nText.\n");
	unit_assert_str(out.text, "Text.\n");
	unit_assert_str(out.meta.outlet, "The Post");
	unit_assert_str(out.meta.published, "2025-11-20");
}

static void test_no_header(void **state)
{
	(void)state;
	TAKE(TEXT, "Kilder:\nRussland og USA snakker.\n");
	unit_assert_str(out.text, "Kilder:\nRussland og USA snakker.\n");
	assert_null(out.meta.title.data);
	/* Never closed, a key that is none, a line that is no header. */
	TAKE(TEXT, "title: A day\noutlet: Post\n");
	unit_assert_str(out.text, "title: A day\noutlet: Post\n");
	TAKE(TEXT, "title: A day\nsubtitle: B\n\nText.\n");
	unit_assert_str(out.text, "title: A day\nsubtitle: B\n\nText.\n");
	TAKE(TEXT, "title: A day\nand a line\n\nText.\n");
	unit_assert_str(out.text, "title: A day\nand a line\n\nText.\n");
	TAKE(TEXT, "\n\ntitle: A day\n\nText.\n");
	unit_assert_str(out.text, "\n\ntitle: A day\n\nText.\n");
}

static void test_no_text(void **state)
{
	(void)state;
	REFUSE(TEXT, "", "no text");
	REFUSE(TEXT, " \n\t\n\xC2\xA0\n", "no text");
	REFUSE(TEXT, "title: A day\n\n", "no text");
	REFUSE(JSON, "{\"text\":\"\"}", "no text");
	REFUSE(HTML, "<html><body><script>x()</script></body></html>",
		"no text");
}

/* As Unicode advises, and as other programs replace. */
static void test_repair(void **state)
{
	(void)state;
	TAKE(TEXT, "a\xFFz b\xE2\x82z c\xF0\x9F\x92");
	unit_assert_str(out.text, "a\xEF\xBF\xBDz b\xEF\xBF\xBDz "
				  "c\xEF\xBF\xBD");
	assert_true(has_problem("invalid-utf8"));
	TAKE(TEXT, "\xED\xA0\x80 \xC0\xAF \xF8\x88");
	unit_assert_str(out.text,
		"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD "
		"\xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD");
	TAKE(TEXT, "title: \xFF\n\nText.");
	unit_assert_str(out.meta.title, "\xEF\xBF\xBD");
	unit_assert_str(out.text, "Text.");
	TAKE(TEXT, "Plain.");
	assert_false(has_problem("invalid-utf8"));
}

static void test_origins(void **state)
{
	(void)state;
	TAKE(TEXT, "\xEF\xBB\xBFid: 1\n\nab\xFFzd");
	assert_int_equal(out.n_origins, 2);
	assert_int_equal(out.origins[0].text_start, 0);
	assert_int_equal(out.origins[0].source_start, 10);
	assert_int_equal(out.origins[1].text_start, 5);
	assert_int_equal(out.origins[1].source_start, 13);
}

static void test_paragraphs(void **state)
{
	(void)state;
	TAKE(TEXT, "One.\nTwo.\r\n\r\n  Three. \rFour.\xE2\x80\xA8"
		   "Five.");
	assert_int_equal(out.blocks.n, 5);
	unit_assert_str(block_text(2), "Three.");
	unit_assert_str(block_text(4), "Five.");
	TAKE(TEXT,
		"The ministers of the two countries met for three hours in\n"
		"the capital on Monday and agreed that the talks should be\n"
		"continued before the end of the year, perhaps in Geneva,\n"
		"perhaps in some other place that both of them can accept.\n"
		"\n"
		"Nobody else was told what the paper said that they signed\n"
		"at the end, but it is held to be short.\n"
		"- The first point concerns the soldiers who are to go home\n"
		"before the winter.\n"
		"- The second point is money.\n");
	assert_int_equal(out.blocks.n, 4);
	unit_assert_str(block_text(3), "- The second point is money.");
}

static void test_json(void **state)
{
	(void)state;
	TAKE(JSON, "{\"id\":\"a\",\"url\":null,\"title\":\"T\",\"text\":"
		   "\"A\\u00f8.\\n\\tB\\u0001\",\"other\":[1]}");
	unit_assert_str(out.text, "A\xC3\xB8.\n\tB\x01");
	unit_assert_str(out.meta.id, "a");
	unit_assert_str(out.meta.title, "T");
	assert_null(out.meta.url.data);
	TAKE(JSON, "{\"text\":\"a\\u0000b\"}");
	assert_int_equal(out.text.len, 3);
	assert_memory_equal(out.text.data, "a\0b", 3);
	TAKE(JSON, "{\"text\":\"\\ud83d\\ude00 \\ud800 x\"}");
	assert_int_equal(kd_str_find(out.text, KD_STR("\xF0\x9F\x98\x80 ")), 0);
	TAKE(JSON, "{\"html\":\"<p>Hei p\\u00e5 deg.</p>\"}");
	unit_assert_str(out.text, "Hei p\xC3\xA5 deg.");
	TAKE(JSON, "{\"text\":\"title: A\\n\\nText.\"}");
	unit_assert_str(out.text, "title: A\n\nText.");
}

static void test_bad_json(void **state)
{
	(void)state;
	REFUSE(JSON, "{\"text\":1}", "'text'");
	REFUSE(JSON, "{\"text\":\"a\",\"title\":[]}", "'title'");
	REFUSE(JSON, "{\"text\":\"a\",\"language\":{}}", "'language'");
	REFUSE(JSON, "{\"id\":\"a\"}", "neither");
	REFUSE(JSON, "[\"a\"]", "no JSON object");
	REFUSE(JSON, "{\"text\":\"a", "cut off");
	REFUSE(JSON, "{\"text\":'a'}", "not JSON at byte");
	REFUSE(JSON, "{\"text\":\"a\"} {\"text\":\"b\"}", "more after");
	REFUSE(JSON, "{\"text\":\"a\xFF\"}", "not JSON");
}

static void test_dates(void **state)
{
	static const struct {
		const char *given;
		const char *taken; /* NULL: a bad date */
	} cases[] = {
		{ "2025-11-20", "2025-11-20" },
		{ "2025-11-20T10:00:00Z", "2025-11-20T10:00:00Z" },
		{ "2025-11-20T10:00+01:00", "2025-11-20T10:00+01:00" },
		{ "2025-11-20T10:00:00.123+0100",
			"2025-11-20T10:00:00.123+0100" },
		{ "2025-11-20 10:00", "2025-11-20T10:00" },
		{ "2025-11-20 10:00:00 +0100", "2025-11-20T10:00:00+0100" },
		{ "2025-11-20t10:00 UTC", "2025-11-20T10:00Z" },
		{ "2025-11-20 10:00 CET", NULL },
		{ "20251120T100000Z", "2025-11-20T10:00:00Z" },
		{ "20251120T1000+01", "2025-11-20T10:00+01" },
		{ "20251120", "2025-11-20" },
		{ "2025-11", "2025-11" },
		{ "2025", "2025" },
		{ "2024-02-29", "2024-02-29" },
		{ "2025-02-29", NULL },
		{ "2025-13-01", NULL },
		{ "2025-00-10", NULL },
		{ "2025-11-31", NULL },
		{ "20. november 2025", NULL },
		{ "11/20/2025", NULL },
		{ "2025-11-20T25:00", NULL },
		{ "2025-11-20T10:00 or so", NULL },
		{ "yesterday \xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93 "
		  "\xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93 "
		  "\xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93 "
		  "\xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93",
			NULL },
	};
	(void)state;
	for (uint32_t i = 0; i < KD_COUNT(cases); i++) {
		char json[400];
		snprintf(json, sizeof(json),
			"{\"text\":\"A.\",\"published\":\"%s\"}",
			cases[i].given);
		take(KD_FORMAT_JSON, kd_str_view(json));
		assert_int_equal(
			has_problem("bad-date"), cases[i].taken == NULL);
		if (cases[i].taken != NULL) {
			unit_assert_str(out.meta.published, cases[i].taken);
		} else {
			assert_null(out.meta.published.data);
			assert_int_equal(
				out.meta.published_basis, KD_BASIS_UNKNOWN);
		}
	}
}

static void test_given(void **state)
{
	const struct kd_meta given = { .outlet = KD_STR("Post"),
		.language = KD_STR("en"),
		.published = KD_STR("2020-01-02") };
	(void)state;
	assert_int_equal(extract(KD_FORMAT_TEXT,
				 KD_STR("outlet: Mine\n\nText."), &given),
		KD_OK);
	unit_assert_str(out.meta.outlet, "Mine");
	unit_assert_str(out.meta.language, "en");
	unit_assert_str(out.meta.published, "2020-01-02");
	assert_int_equal(out.meta.published_basis, KD_BASIS_GIVEN);
	TAKE(TEXT, "url: https://a.no/2025/11/20/sak\n\nText.");
	unit_assert_str(out.meta.published, "2025-11-20");
	assert_int_equal(out.meta.published_basis, KD_BASIS_URL);
	TAKE(TEXT, "url: https://a.no/2025/13/20/sak\n\nText.");
	assert_null(out.meta.published.data);
}

static void test_tell(void **state)
{
	(void)state;
	const struct {
		struct kd_str bytes;
		enum kd_format format;
	} cases[] = {
		{ KD_STR("Text."), KD_FORMAT_TEXT },
		{ KD_STR("{\"text\":\"a\"}"), KD_FORMAT_JSON },
		{ KD_STR(" {\n \"text\":\"a\"}"), KD_FORMAT_JSON },
		{ KD_STR("{ and so on"), KD_FORMAT_TEXT },
		{ KD_STR("<!DOCTYPE html><p>a"), KD_FORMAT_HTML },
		{ KD_STR("\xEF\xBB\xBF\n<!-- x --><HTML>"), KD_FORMAT_HTML },
		{ KD_STR("<3 this"), KD_FORMAT_TEXT },
		{ KD_STR("<br>\n<b>Warning</b>: x\n<HTML>"), KD_FORMAT_HTML },
		{ KD_STR("<b>Not</b> a page"), KD_FORMAT_TEXT },
		{ KD_STR("title: a\n\n<p>b"), KD_FORMAT_TEXT },
	};
	(void)state;
	enum kd_format format;
	for (uint32_t i = 0; i < KD_COUNT(cases); i++) {
		assert_int_equal(
			kd_extract_tell(cases[i].bytes, &format, &err), KD_OK);
		assert_int_equal(format, cases[i].format);
	}
	assert_int_equal(
		kd_extract_tell(KD_STR("\x89PNG\r\n\x1A\n\0\0"), &format, &err),
		KD_EINPUT);
	assert_non_null(strstr(err.message, "binary file"));
}

static void test_page(void **state)
{
	(void)state;
	TAKE(HTML, "<!doctype html><html lang=nb><head>"
		   "<title>En sak - Avisen</title>"
		   "<meta property=og:site_name content='Avisen'>"
		   "<meta property='article:published_time' "
		   "content='2025-11-20T08:00:00+01:00'>"
		   "<meta name=author content='Kari  Moen'></head><body>"
		   "<nav><a href=/>Forsiden</a> <a href=/a>Sport</a></nav>"
		   "<article><h1>En sak</h1><p class=ingress>Det som skjer, "
		   "skjer i dag, sier de som vet det.</p>"
		   "<p>Første avsnitt er langt nok til &aring; telle som "
		   "løpende tekst, med <b>ord</b> i\n  flere slag.</p>"
		   "<ul><li>Ett punkt</li><li>Et annet</li></ul>"
		   "<h2>Mellomtittel</h2>"
		   "<blockquote><p>Et sitat som st&aring;r for seg selv, "
		   "og som er langt nok.</p></blockquote>"
		   "<figure><img src=a><figcaption>Et bilde.</figcaption>"
		   "</figure><div class='related-posts'><p>Les også: en annen "
		   "sak om noe helt annet enn denne.</p></div></article>"
		   "<footer>Om oss</footer><script>var a='<p>x</p>';</script>");
	unit_assert_str(out.meta.title, "En sak");
	unit_assert_str(out.meta.outlet, "Avisen");
	unit_assert_str(out.meta.byline, "Kari Moen");
	unit_assert_str(out.meta.published, "2025-11-20T08:00:00+01:00");
	unit_assert_str(out.meta.language, "nb");
	assert_int_equal(out.meta.outlet_basis, KD_BASIS_HTML);
	assert_int_equal(out.meta.published_basis, KD_BASIS_HTML);
	static const enum kd_block_kind kinds[] = { KD_BLOCK_TITLE,
		KD_BLOCK_LEAD, KD_BLOCK_UNKNOWN, KD_BLOCK_LIST, KD_BLOCK_LIST,
		KD_BLOCK_HEADING, KD_BLOCK_QUOTE, KD_BLOCK_CAPTION };
	assert_int_equal(out.blocks.n, KD_COUNT(kinds));
	for (uint32_t i = 0; i < out.blocks.n; i++) {
		assert_int_equal(out.blocks.items[i].kind, kinds[i]);
	}
	unit_assert_str(block_text(2),
		"F\xC3\xB8rste avsnitt er langt nok til \xC3\xA5 telle som "
		"l\xC3\xB8pende tekst, med ord i flere slag.");
}

static void test_json_ld(void **state)
{
	(void)state;
	TAKE(HTML, "<html><head><script type='application/ld+json'>"
		   "{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},"
		   "{\"@type\":\"NewsArticle\",\"headline\":\"En sak\","
		   "\"datePublished\":\"2025-11-20\",\"author\":[{\"name\":"
		   "\"Kari Moen\"}],\"publisher\":{\"name\":\"Avisen\"}}]}"
		   "</script></head><body><p>En tekst.</p></body></html>");
	unit_assert_str(out.meta.title, "En sak");
	unit_assert_str(out.meta.byline, "Kari Moen");
	unit_assert_str(out.meta.outlet, "Avisen");
	unit_assert_str(out.meta.published, "2025-11-20");
}

static void test_charsets(void **state)
{
	(void)state;
	TAKE(HTML, "<html><head><meta charset=iso-8859-1></head><body>"
		   "<p>\x93P\xE5 norsk\x94</p>");
	unit_assert_str(out.text, "\xE2\x80\x9CP\xC3\xA5 norsk\xE2\x80\x9D");
	TAKE(HTML, "<html><head><meta http-equiv=Content-Type "
		   "content='text/html; charset=windows-1250'></head>"
		   "<body><p>\x8Eivjo, \xE8rke</p>");
	unit_assert_str(out.text, "\xC5\xBDivjo, \xC4\x8Drke");
	/* What the bytes are counts for more than what the page says. */
	TAKE(HTML, "<meta charset=iso-8859-1><p>P\xC3\xA5 norsk</p>");
	unit_assert_str(out.text, "P\xC3\xA5 norsk");
	TAKE(HTML, "<meta charset=no-such-set><p>P\xE5 norsk</p>");
	unit_assert_str(out.text, "P\xC3\xA5 norsk");
}

static void test_odd_pages(void **state)
{
	(void)state;
	TAKE(HTML, "<p>One<br>line<br><br>and\0 another</p>");
	unit_assert_str(out.text, "One\nline\n\nand another");
	TAKE(HTML, "just text <b>and bold");
	unit_assert_str(out.text, "just text and bold");
	enum { DEPTH = 20000 };
	static char page[DEPTH * 5 + 16];
	for (uint32_t i = 0; i < DEPTH; i++) {
		memcpy(page + i * 5, "<div>", 5);
	}
	memcpy(page + DEPTH * 5, "Deep down.", 11);
	take(KD_FORMAT_HTML, kd_str_view(page));
	unit_assert_str(out.text, "Deep down.");
}

/* At any limit of memory: done, or set aside, and nothing worse. */
static void test_limits(void **state)
{
	static const char *const texts[] = {
		"title: a\n\nB.\nC \xFF.\n",
		"{\"title\":\"a\",\"text\":\"B.\"}",
		"<meta charset=latin1><title>a</title><p>b\xE5</p><p>c</p>",
	};
	static const enum kd_format formats[] = { KD_FORMAT_TEXT,
		KD_FORMAT_JSON, KD_FORMAT_HTML };
	(void)state;
	for (uint32_t i = 0; i < KD_COUNT(texts); i++) {
		enum kd_status status = KD_ENOMEM;
		for (uint64_t n = 1; status != KD_OK; n++) {
			assert_true(n < 1000);
			kd_arena_release(&arena);
			kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
			arena.fail_at = n;
			status = extract(
				formats[i], kd_str_view(texts[i]), NULL);
			assert_true(status == KD_OK || status == KD_ENOMEM ||
				    status == KD_ELIMIT);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(test_header),
		TEST(test_no_header),
		TEST(test_no_text),
		TEST(test_repair),
		TEST(test_origins),
		TEST(test_paragraphs),
		TEST(test_json),
		TEST(test_bad_json),
		TEST(test_dates),
		TEST(test_given),
		TEST(test_tell),
		TEST(test_page),
		TEST(test_json_ld),
		TEST(test_charsets),
		TEST(test_odd_pages),
		TEST(test_limits),
#undef TEST
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
