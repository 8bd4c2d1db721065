/* test_twice.c - unit tests of weaving: what one article tells twice, and what
 * several tell of an attack and those it hit.
 */
#include "support/unit.h"
#include "support/weaving.h"

static const struct kd_story *only_story(void)
{
	assert_int_equal(1, account.stories.n);
	return &account.stories.items[0];
}

/* A document of the story, with two whom all name. */
static struct kd_doc *document(
	const char *id, const char *published, const char *language)
{
	struct kd_doc *doc = small_doc(&story, id, published, language);
	doc->meta.outlet = kd_str_view(id);
	small_name(doc, KD_NAME_PER, "Peter Harloff", "peter harlof");
	small_name(doc, KD_NAME_PER, "Viktor Leontiev", "viktor leontiev");
	return doc;
}

/* Makes a sentence, and a block of its own, of the text from a byte on. */
static void end_sentence(
	struct kd_doc *doc, uint32_t start, enum kd_block_kind kind)
{
	const struct kd_span span = { start, doc->text.len - 1 };
	const struct kd_block block = { .span = span, .kind = kind };
	const struct kd_sentence sentence = { .span = span,
		.block = doc->blocks.n };
	assert_true(KD_PUSH(&doc->arena, &doc->blocks, block));
	assert_true(KD_PUSH(&doc->arena, &doc->sentences, sentence));
}

/* "Army struck Denver": the army may be left out, or the day. */
static void tell_attack(struct kd_doc *doc, bool by_army, const char *day)
{
	const uint32_t army =
		by_army ? small_name(doc, KD_NAME_ORG, "Army", "armi")
			: KD_NONE;
	const uint32_t town = small_name(doc, KD_NAME_LOC, "Denver", "denver");
	const uint32_t names[3] = { army, town, KD_NONE };
	small_event(doc, "attack", KD_STATUS_HAPPENED, names,
		day == NULL ? KD_NONE : small_time(doc, day))
		->type = KD_PLOVER_ASSAULT;
}

static void test_whom_an_attack_killed_is_told_with_it(void **state)
{
	(void)state;
	struct kd_doc *doc = document("a", "2025-11-19", "en");
	const uint32_t start = doc->text.len;
	tell_attack(doc, true, "2025-11-18");
	small_deed(doc, "kill", KD_NONE);
	end_sentence(doc, start, KD_BLOCK_PARAGRAPH);
	small_weave(&story, &account);
	assert_int_equal(1, only_story()->happenings.n);
	assert_int_equal(2, only_story()->happenings.items[0].reports.n);
	unit_assert_str(only_story()->happenings.items[0].mode, "attack");
}

/* "The army will strike Denver, where two were killed." */
static void test_a_planned_attack_killed_nobody(void **state)
{
	(void)state;
	struct kd_doc *doc = document("a", "2025-11-19", "en");
	const uint32_t start = doc->text.len;
	const uint32_t names[3] = { small_name(
					    doc, KD_NAME_ORG, "Army", "armi"),
		small_name(doc, KD_NAME_LOC, "Denver", "denver"), KD_NONE };
	small_event(doc, "attack", KD_STATUS_PLANNED, names, KD_NONE)->type =
		KD_PLOVER_ASSAULT;
	small_deed(doc, "kill", KD_NONE);
	end_sentence(doc, start, KD_BLOCK_PARAGRAPH);
	small_weave(&story, &account);
	assert_int_equal(2, only_story()->happenings.n);
}

static void test_of_two_attacks_neither_killed_them(void **state)
{
	(void)state;
	struct kd_doc *doc = document("a", "2025-11-19", "en");
	const uint32_t start = doc->text.len;
	tell_attack(doc, true, "2025-11-18");
	tell_attack(doc, true, "2025-11-12");
	small_deed(doc, "kill", KD_NONE);
	end_sentence(doc, start, KD_BLOCK_PARAGRAPH);
	small_weave(&story, &account);
	for (uint32_t i = 0; i < only_story()->happenings.n; i++) {
		const struct kd_happening *it =
			&only_story()->happenings.items[i];
		assert_int_equal(1, it->reports.n);
	}
}

/* A title that tells of an attack by nobody, and the first sentence. */
static uint32_t happenings_of_title(const char *title, const char *lead)
{
	struct kd_doc *doc = document("a", "2025-11-19", "en");
	uint32_t start = doc->text.len;
	small_deed(doc, title, 0);
	end_sentence(doc, start, KD_BLOCK_TITLE);
	start = doc->text.len;
	const uint32_t town = small_name(doc, KD_NAME_LOC, "Denver", "denver");
	const uint32_t names[3] = { 1, KD_NONE, town };
	small_event(doc, lead, KD_STATUS_HAPPENED, names,
		small_time(doc, "2025-11-18"));
	end_sentence(doc, start, KD_BLOCK_LEAD);
	small_weave(&story, &account);
	return only_story()->happenings.n;
}

static void test_another_deed_below_a_title_is_another(void **state)
{
	(void)state;
	assert_int_equal(2, happenings_of_title("resign", "meet"));
}

static void test_another_persons_deed_below_a_title_is_another(void **state)
{
	(void)state;
	assert_int_equal(2, happenings_of_title("resign", "resign"));
}

static void test_a_lead_tells_what_its_title_told(void **state)
{
	(void)state;
	struct kd_doc *doc = document("a", "2025-11-19", "en");
	const uint32_t loose =
		small_name(doc, KD_NAME_LOC, "Norlandia", "norlandia");
	uint32_t start = doc->text.len;
	small_deed(doc, "receive", loose);
	end_sentence(doc, start, KD_BLOCK_TITLE);
	start = doc->text.len;
	const uint32_t town = small_name(doc, KD_NAME_LOC, "Denver", "denver");
	const uint32_t names[3] = { 0, KD_NONE, town };
	small_event(doc, "receive", KD_STATUS_HAPPENED, names,
		small_time(doc, "2025-11-18"));
	end_sentence(doc, start, KD_BLOCK_LEAD);
	small_weave(&story, &account);
	assert_int_equal(1, only_story()->happenings.n);
}

/* The same accepted by two bodies in two articles, or by one. */
static uint32_t happenings_of_acceptance(const char *one, const char *other)
{
	const char *const bodies[] = { one, other };
	static const char *const ids[] = { "a", "b" };
	for (int i = 0; i < 2; i++) {
		struct kd_doc *doc = document(ids[i], "2025-11-19", "en");
		const uint32_t start = doc->text.len;
		const uint32_t names[3] = { small_name(doc, KD_NAME_ORG,
						    bodies[i], bodies[i]),
			KD_NONE, KD_NONE };
		small_event(doc, "accept", KD_STATUS_HAPPENED, names, KD_NONE)
			->type = KD_PLOVER_AGREE;
		end_sentence(doc, start, KD_BLOCK_PARAGRAPH);
	}
	small_weave(&story, &account);
	return only_story()->happenings.n;
}

static void test_what_two_accept_is_accepted_twice(void **state)
{
	(void)state;
	assert_int_equal(2, happenings_of_acceptance("Cabinet", "Movement"));
}

static void test_what_one_accepts_is_accepted_once(void **state)
{
	(void)state;
	assert_int_equal(1, happenings_of_acceptance("Cabinet", "Cabinet"));
}

static void test_who_is_not_named_is_not_the_one_who_is(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct kd_doc *doc =
			document(i == 0 ? "a" : "b", "2025-11-19", "en");
		const uint32_t start = doc->text.len;
		const uint32_t names[3] = {
			i == 0 ? small_name(doc, KD_NAME_ORG, "Movement",
					 "movement")
			       : KD_NONE,
			KD_NONE, KD_NONE
		};
		const struct kd_span cabinet = small_words(doc, "the cabinet");
		struct kd_event *event =
			small_event(doc, "accept", KD_STATUS_HAPPENED, names,
				small_time(doc, "2025-11-18"));
		event->type = KD_PLOVER_AGREE;
		if (i == 1) {
			assert_true(
				KD_PUSH(&doc->arena, &event->actors, cabinet));
		}
		end_sentence(doc, start, KD_BLOCK_PARAGRAPH);
	}
	small_weave(&story, &account);
	assert_int_equal(2, only_story()->happenings.n);
}

/* Two articles, in two languages, that count in their own words those whom an
 * attack killed: "dead", and people beside the deed. */
static void count_dead(const char *other_day)
{
	struct kd_doc *a = document("a", "2025-11-19", "en");
	uint32_t start = a->text.len;
	tell_attack(a, true, "2025-11-18");
	small_figure(a, 25, "people", "person");
	small_deed(a, "kill", KD_NONE);
	end_sentence(a, start, KD_BLOCK_PARAGRAPH);
	struct kd_doc *b = document("b", "2025-11-20", "fr");
	start = b->text.len;
	tell_attack(b, false, other_day);
	small_figure(b, 29, "morts", "dead");
	end_sentence(b, start, KD_BLOCK_PARAGRAPH);
	small_weave(&story, &account);
}

static void test_the_dead_of_one_attack_stand_side_by_side(void **state)
{
	(void)state;
	count_dead("2025-11-18");
	assert_int_equal(1, only_story()->figures.n);
	assert_int_equal(2, only_story()->figures.items[0].reports.n);
	assert_false(only_story()->figures.items[0].agree);
}

static void test_the_dead_of_two_attacks_do_not(void **state)
{
	(void)state;
	count_dead("2025-11-12");
	assert_int_equal(2, only_story()->figures.n);
}

/* A source that is not known by name: "the ministry in DENVER". */
static uint32_t speaker_of(const char *before, const char *key)
{
	struct kd_doc *doc = document("a", "2025-11-19", "en");
	const uint32_t start = doc->text.len;
	if (before != NULL) {
		small_words(doc, before);
	}
	const uint32_t town = small_name(doc, KD_NAME_LOC, "Denver", "denver");
	doc->names.items[town].key = kd_str_view(key);
	const struct kd_span source = { start, doc->text.len - 1 };
	struct kd_statement *said =
		small_statement(doc, KD_NONE, KD_FORCE_STATES, "it went well");
	said->source_kind = KD_SOURCE_ORGANISATION;
	assert_true(KD_PUSH(&doc->arena, &said->source, source));
	small_weave(&story, &account);
	return only_story()->statements.items[0].speaker;
}

static void test_a_town_named_by_the_way_does_not_speak(void **state)
{
	(void)state;
	assert_int_equal(KD_NONE, speaker_of("the ministry in", "US/Denver"));
}

static void test_a_town_that_begins_the_source_speaks(void **state)
{
	(void)state;
	assert_int_not_equal(KD_NONE, speaker_of(NULL, "US/Denver"));
}

static void test_a_country_speaks_by_its_ministry(void **state)
{
	(void)state;
	assert_int_not_equal(KD_NONE, speaker_of("the ministry of", "US"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KD_TEST(test_whom_an_attack_killed_is_told_with_it),
		KD_TEST(test_a_planned_attack_killed_nobody),
		KD_TEST(test_of_two_attacks_neither_killed_them),
		KD_TEST(test_another_deed_below_a_title_is_another),
		KD_TEST(test_another_persons_deed_below_a_title_is_another),
		KD_TEST(test_a_lead_tells_what_its_title_told),
		KD_TEST(test_what_two_accept_is_accepted_twice),
		KD_TEST(test_what_one_accepts_is_accepted_once),
		KD_TEST(test_who_is_not_named_is_not_the_one_who_is),
		KD_TEST(test_the_dead_of_one_attack_stand_side_by_side),
		KD_TEST(test_the_dead_of_two_attacks_do_not),
		KD_TEST(test_a_town_named_by_the_way_does_not_speak),
		KD_TEST(test_a_town_that_begins_the_source_speaks),
		KD_TEST(test_a_country_speaks_by_its_ministry),
	};
	return cmocka_run_group_tests_name("twice", tests, NULL, NULL);
}
