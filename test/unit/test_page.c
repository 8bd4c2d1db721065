/* test_page.c - the account page: escaping, pieces of text, all its parts. */
#include "support/small_account.h"
#include "support/unit.h"
#include "tell/render/html.h"
#include "tell/render/page.h"

#include <stdlib.h>

/* What a sink was given, as a string. */
struct written {
	struct kd_sink sink;
	struct kd_buffer buffer;
};

static void begin(struct written *w)
{
	w->buffer = (struct kd_buffer){ 0 };
	kd_sink_init(&w->sink, kd_buffer_write, &w->buffer);
}

static struct kd_str end(struct written *w)
{
	kd_sink_put(&w->sink, (struct kd_str){ .data = "", .len = 1 });
	assert_int_equal(kd_sink_flush(&w->sink, NULL), KD_OK);
	return (struct kd_str){ .data = w->buffer.bytes,
		.len = (uint32_t)w->buffer.n - 1 };
}

static void assert_text(const char *text, const char *expected)
{
	struct written w;
	begin(&w);
	kd_html_text(&w.sink, kd_str_view(text));
	unit_assert_str(end(&w), expected);
	kd_buffer_release(&w.buffer);
}

static void text_stays_text(void **state)
{
	(void)state;
	assert_text("", "");
	assert_text("plain – æøå čšž", "plain – æøå čšž");
	assert_text("<b> & \"q\" 'a'", "&lt;b&gt; &amp; &quot;q&quot; 'a'");
	assert_text("a\r\nb\tc", "a&#13;\nb\tc");
	assert_text("\x01\x1F\x7F", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_text("\xC2\x85\xEF\xB7\x90\xEF\xBF\xBE",
		"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_text("\xF0\x9F\xBF\xBE", "\xEF\xBF\xBD");
	/* Controls of direction are text: what holds them isolates them. */
	assert_text("\xE2\x80\xAEtxt.exe", "\xE2\x80\xAEtxt.exe");
}

static void units_are_what_a_script_counts(void **state)
{
	(void)state;
	assert_int_equal(kd_html_units(KD_STR("")), 0);
	assert_int_equal(kd_html_units(KD_STR("abc")), 3);
	assert_int_equal(kd_html_units(KD_STR("æ\r\n")), 3);
	assert_int_equal(kd_html_units(KD_STR("\xF0\x9F\x8C\x89")), 2);
	assert_int_equal(kd_html_units(KD_STR("\xF0\x9F\xBF\xBE")), 1);
}

static void languages_are_tags(void **state)
{
	(void)state;
	unit_assert_str(kd_html_language(KD_STR("nb")), "nb");
	unit_assert_str(kd_html_language(KD_STR("sr-Latn")), "sr-Latn");
	unit_assert_str(kd_html_language(KD_STR("")), "und");
	unit_assert_str(kd_html_language(KD_STR("x\" onload=\"")), "und");
	unit_assert_str(kd_html_language(KD_STR("a")), "und");
}

static void addresses_run_nothing(void **state)
{
	(void)state;
	assert_true(kd_html_is_web_address(KD_STR("https://a.no/")));
	assert_true(kd_html_is_web_address(KD_STR("http://a.no/")));
	assert_false(kd_html_is_web_address(KD_STR("javascript:alert(1)")));
	assert_false(kd_html_is_web_address(KD_STR(" https://a.no/")));
	assert_false(kd_html_is_web_address(KD_STR("data:text/html,x")));
	struct written w;
	begin(&w);
	kd_html_address(&w.sink, "href", KD_STR("https://a.no/?a=\"1\"&b=< >"));
	unit_assert_str(
		end(&w), " href=\"https://a.no/?a=%221%22&amp;b=%3C%20%3E\"");
	kd_buffer_release(&w.buffer);
}

static enum kd_status render(
	const struct kd_account *account, size_t limit_bytes, struct written *w)
{
	struct kd_arena arena;
	struct kd_err err = { 0 };
	kd_arena_init(&arena, limit_bytes);
	begin(w);
	const enum kd_status status = kd_page_render(
		account, (struct kd_str){ 0 }, &arena, &w->sink, &err);
	assert_int_equal(status, err.status);
	kd_arena_release(&arena);
	return status;
}

static bool has(struct kd_str page, const char *text)
{
	return kd_str_find(page, kd_str_view(text)) != KD_NONE;
}

static void assert_has(struct kd_str page, const char *text)
{
	if (!has(page, text)) {
		fail_msg("not on the page: %s", text);
	}
}

static void an_empty_account_is_a_page(void **state)
{
	(void)state;
	const struct kd_account account = { 0 };
	struct written w;
	assert_int_equal(render(&account, KD_ARENA_LIMIT_BYTES, &w), KD_OK);
	const struct kd_str page = end(&w);
	assert_has(page, "<!DOCTYPE html>");
	assert_has(page, "Nothing to tell");
	assert_has(page, "</html>\n");
	kd_buffer_release(&w.buffer);
}

/* The page of the account by hand. */
struct fixture {
	struct small_account small;
	struct written w;
	struct kd_str page;
};

static int set_up(void **state)
{
	static struct fixture f;
	small_account_make(&f.small, 1);
	assert_int_equal(
		render(&f.small.account, KD_ARENA_LIMIT_BYTES, &f.w), KD_OK);
	f.page = end(&f.w);
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	kd_buffer_release(&f->w.buffer);
	kd_arena_release(&f->small.arena);
	return 0;
}

static void parts_stand_in_order(void **state)
{
	static const char *const parts[] = { "class=\"title\"",
		"id=\"glance-1\"", "id=\"timeline-1\"", "id=\"who-1\"",
		"id=\"said-1\"", "id=\"disputes-1\"", "id=\"plans-1\"",
		"id=\"provenance-1\"", "id=\"articles-1\"", "id=\"foot\"" };
	const struct fixture *f = *state;
	uint32_t before = 0;
	for (uint32_t i = 0; i < KD_COUNT(parts); i++) {
		const uint32_t at = kd_str_find(f->page, kd_str_view(parts[i]));
		assert_int_not_equal(at, KD_NONE);
		assert_true(at >= before);
		before = at;
	}
}

static void what_means_harm_is_text(void **state)
{
	const struct fixture *f = *state;
	assert_false(has(f->page, "<script>alert"));
	assert_false(has(f->page, "<img"));
	assert_false(has(f->page, "</details> \"no\""));
	assert_false(has(f->page, "href=\"javascript:"));
	assert_false(has(f->page, "onclick=\"y"));
	assert_false(has(f->page, "<b id=top"));
	assert_has(f->page, "&lt;script&gt;alert(1)&lt;/script&gt;");
}

static void overlapping_marks_are_pieces(void **state)
{
	const struct fixture *f = *state;
	/* A statement, and an event that begins in it and ends after it. */
	assert_has(f->page, ">“There was </span><span class=\"q e\"");
	assert_has(f->page, ">no call,”</span><span class=\"e\"> he</span>");
	/* Two layers on the same words, each told. */
	assert_has(f->page, "<span class=\"t x\" title=\"time 2025-11-20");
}

static void a_sentence_is_led_to(void **state)
{
	const struct fixture *f = *state;
	assert_has(f->page, "<span class=\"s\" id=\"d2-s1\">");
	assert_has(f->page, " href=\"#d2-s2\" data-q=\"");
}

static void days_are_told_in_both_languages(void **state)
{
	const struct fixture *f = *state;
	assert_has(f->page,
		"<span data-nb=\"24.–26. okt. 2025\">24–26 Oct 2025</span>");
	assert_has(f->page, ">about 2019<");
	assert_has(f->page, ">29 Oct, year not said<");
	assert_has(f->page, ">no day said<");
	assert_has(f->page, ">Mar – May 2025<");
	assert_has(f->page, "datetime=\"2025-12-05\"");
}

static void what_did_not_happen_is_marked(void **state)
{
	const struct fixture *f = *state;
	assert_has(f->page, "class=\"mark planned\"");
	assert_has(f->page, "class=\"mark cancelled\"");
	assert_has(f->page, "class=\"mark denied\"");
	assert_has(f->page, "class=\"tm alleged\"");
}

static void figures_have_bounds(void **state)
{
	const struct fixture *f = *state;
	assert_has(f->page, "data-nb=\"minst 25\">at least 25<");
	assert_has(f->page, ">about 30<");
}

static void the_trail_runs_from_mouth_to_reader(void **state)
{
	const struct fixture *f = *state;
	const uint32_t trail =
		kd_str_find(f->page, KD_STR("<p class=\"trail\">"));
	assert_int_not_equal(trail, KD_NONE);
	const struct kd_str rest = kd_str_slice(f->page, trail, f->page.len);
	assert_true(kd_str_find(rest, KD_STR(">Axis</a>")) <
		    kd_str_find(rest, KD_STR(">Nordbyrået</a>")));
	assert_true(kd_str_find(rest, KD_STR(">Nordbyrået</a>")) <
		    kd_str_find(rest, KD_STR(">Fjordposten</a>")));
}

static void what_was_not_read_is_told(void **state)
{
	const struct fixture *f = *state;
	assert_has(f->page, "broken&lt;&amp;&gt;.html");
	assert_has(f->page, "no text in it");
	assert_has(f->page, "#d6\">pont.txt</a>");
}

static void many_articles_stay_small(void **state)
{
	(void)state;
	struct small_account small;
	struct written w;
	small_account_make(&small, 50);
	assert_int_equal(small.account.n_documents, 300);
	assert_int_equal(
		render(&small.account, KD_ARENA_LIMIT_BYTES, &w), KD_OK);
	const struct kd_str page = end(&w);
	assert_true(page.len < 6000000);
	/* Long lists and articles fold. */
	assert_has(page, "<details class=\"rest\">");
	assert_false(has(page, "id=\"d1\" open"));
	kd_buffer_release(&w.buffer);
	kd_arena_release(&small.arena);
}

static void several_stories_have_a_list(void **state)
{
	(void)state;
	struct small_account small;
	struct written w;
	small_account_make(&small, 1);
	struct kd_account account = small.account;
	struct kd_story stories[2] = { small.account.stories.items[0] };
	const struct kd_indexes first = { .items = (uint32_t[]){ 0 }, .n = 1 };
	stories[1] = (struct kd_story){ .id = KD_STR("s2"),
		.title = KD_STR("Another <story>"),
		.title_from = { .doc = KD_NONE },
		.documents = first };
	account.stories.items = stories;
	account.stories.n = 2;
	assert_int_equal(render(&account, KD_ARENA_LIMIT_BYTES, &w), KD_OK);
	const struct kd_str page = end(&w);
	assert_has(page, "<nav class=\"stories\">");
	assert_has(page, "href=\"#s2\">Another &lt;story&gt;</a>");
	assert_has(page, "<article class=\"story\" id=\"s2\">");
	/* It follows the first: told in the list and at both heads. */
	assert_has(page, "<li class=\"later\">");
	assert_has(page, ">Follows</span>");
	assert_has(page, ">Followed by</span>");
	kd_buffer_release(&w.buffer);
	kd_arena_release(&small.arena);
}

static void lines_are_in_the_language_of_the_reader(void **state)
{
	const struct fixture *f = *state;
	struct kd_arena arena;
	struct written w;
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	begin(&w);
	assert_int_equal(kd_page_render(&f->small.account, KD_STR("sl,nb"),
				 &arena, &w.sink, NULL),
		KD_OK);
	const struct kd_str page = end(&w);
	assert_has(page, "<main id=\"top\" data-reader=\"sl,nb\">");
	/* Its headline, and the line of the call with those of others. */
	const uint32_t title =
		kd_str_find(page, KD_STR("<h1 class=\"title\">"));
	const uint32_t headline = kd_str_find(
		page, KD_STR(">Načrt za most ima zdaj 19 točk</a></h1>"));
	assert_int_not_equal(headline, KD_NONE);
	assert_true(headline > title);
	assert_has(page, ">Kranjc trdi, da <mark>klica</mark> ni bilo.</a>"
			 "<details class=\"more tongues\">");
	kd_buffer_release(&w.buffer);
	kd_arena_release(&arena);
}

static void twice_is_the_same_page(void **state)
{
	const struct fixture *f = *state;
	struct written w;
	assert_int_equal(
		render(&f->small.account, KD_ARENA_LIMIT_BYTES, &w), KD_OK);
	assert_true(kd_str_equal(end(&w), f->page));
	kd_buffer_release(&w.buffer);
}

static void stops_cleanly_at_any_limit(void **state)
{
	const struct fixture *f = *state;
	enum kd_status status = KD_ELIMIT;
	for (size_t limit = 1; status != KD_OK; limit *= 2) {
		struct written w;
		status = render(&f->small.account, limit, &w);
		assert_true(status == KD_OK || status == KD_ELIMIT ||
			    status == KD_ENOMEM);
		kd_buffer_release(&w.buffer);
	}
}

static void stops_cleanly_at_any_allocation(void **state)
{
	const struct fixture *f = *state;
	bool failed = true;
	for (uint64_t i = 1; failed; i += i < 200 ? 1 : 37) {
		struct kd_arena arena;
		struct written w;
		kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
		arena.fail_at = i;
		begin(&w);
		const enum kd_status status = kd_page_render(&f->small.account,
			(struct kd_str){ 0 }, &arena, &w.sink, NULL);
		failed = arena.allocations >= i;
		assert_true(failed == (status != KD_OK));
		kd_arena_release(&arena);
		kd_buffer_release(&w.buffer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_stays_text),
		cmocka_unit_test(units_are_what_a_script_counts),
		cmocka_unit_test(languages_are_tags),
		cmocka_unit_test(addresses_run_nothing),
		cmocka_unit_test(an_empty_account_is_a_page),
		cmocka_unit_test(parts_stand_in_order),
		cmocka_unit_test(what_means_harm_is_text),
		cmocka_unit_test(overlapping_marks_are_pieces),
		cmocka_unit_test(a_sentence_is_led_to),
		cmocka_unit_test(days_are_told_in_both_languages),
		cmocka_unit_test(what_did_not_happen_is_marked),
		cmocka_unit_test(figures_have_bounds),
		cmocka_unit_test(the_trail_runs_from_mouth_to_reader),
		cmocka_unit_test(what_was_not_read_is_told),
		cmocka_unit_test(many_articles_stay_small),
		cmocka_unit_test(several_stories_have_a_list),
		cmocka_unit_test(lines_are_in_the_language_of_the_reader),
		cmocka_unit_test(twice_is_the_same_page),
		cmocka_unit_test(stops_cleanly_at_any_limit),
		cmocka_unit_test(stops_cleanly_at_any_allocation),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
