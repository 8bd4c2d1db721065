/* test_kin.c - unit tests of weaving: one deed in words from its two sides. */
#include "support/unit.h"
#include "support/weaving.h"

static const struct kd_story *only_story(void)
{
	assert_int_equal(1, account.stories.n);
	return &account.stories.items[0];
}

/* A document of the story, with two whom all name. */
static struct kd_doc *document(const char *id)
{
	struct kd_doc *doc = small_doc(&story, id, "2025-11-19", "en");
	doc->meta.outlet = kd_str_view(id);
	small_name(doc, KD_NAME_PER, "Peter Harloff", "peter harlof");
	small_name(doc, KD_NAME_PER, "Viktor Leontiev", "viktor leontiev");
	return doc;
}

/* A deed of somebody, or to somebody, or of nobody named (KD_NONE). */
static void tell(struct kd_doc *doc, const char *mode, uint32_t who, bool done)
{
	small_deed(doc, mode, who);
	struct kd_event *deed = &doc->deeds.items[doc->deeds.n - 1];
	if (!done) {
		deed->targets = deed->actors;
		deed->actors = (struct kd_spans){ 0 };
	}
}

static uint32_t happenings(void)
{
	small_weave(&story, &account);
	return only_story()->happenings.n;
}

static void test_who_was_killed_died(void **state)
{
	(void)state;
	tell(document("a"), "kill", 0, false);
	tell(document("b"), "die", 0, true);
	assert_int_equal(1, happenings());
}

static void test_another_was_killed_than_died(void **state)
{
	(void)state;
	tell(document("a"), "kill", 0, false);
	tell(document("b"), "die", 1, true);
	assert_int_equal(2, happenings());
}

/* Two reports of meetings of the same two: the one called off, the other held;
 * on one day if so. */
static void tell_of_summits(const char *day)
{
	for (int i = 0; i < 2; i++) {
		struct kd_doc *doc = document(i == 0 ? "a" : "b");
		small_event(doc, "meet",
			i == 0 ? KD_STATUS_CANCELLED : KD_STATUS_HAPPENED,
			(uint32_t[]){ 0, 1, KD_NONE },
			day != NULL ? small_time(doc, day) : KD_NONE);
	}
}

static void test_what_was_called_off_was_not_held(void **state)
{
	(void)state;
	tell_of_summits(NULL);
	assert_int_equal(2, happenings());
}

static void test_one_day_called_off_and_held_is_in_dispute(void **state)
{
	(void)state;
	tell_of_summits("2025-11-18");
	assert_int_equal(1, happenings());
}

static void test_what_is_to_come_was_not_held(void **state)
{
	(void)state;
	struct kd_doc *doc = document("a");
	small_event(doc, "meet", KD_STATUS_PLANNED,
		(uint32_t[]){ 0, 1, KD_NONE }, small_time(doc, "2025-12"));
	doc = document("b");
	small_event(doc, "meet", KD_STATUS_HAPPENED,
		(uint32_t[]){ 0, 1, KD_NONE }, KD_NONE);
	assert_int_equal(2, happenings());
}

/* Two captures in one article, of these objects. */
static void tell_of_captures(const char *first, const char *second)
{
	struct kd_doc *doc = document("a");
	const char *objects[] = { first, second };
	for (int i = 0; i < 2; i++) {
		const struct kd_span object = small_words(doc, objects[i]);
		tell(doc, "capture", 0, true);
		struct kd_event *deed = &doc->deeds.items[doc->deeds.n - 1];
		assert_true(KD_PUSH(&doc->arena, &deed->targets, object));
	}
}

static void test_a_number_is_no_town(void **state)
{
	(void)state;
	tell_of_captures("5,000 square kilometres", "the town");
	assert_int_equal(2, happenings());
}

static void test_a_town_may_be_the_city(void **state)
{
	(void)state;
	tell_of_captures("the city", "the town");
	assert_int_equal(1, happenings());
}

static void test_a_death_in_passing_is_that_of_the_killed(void **state)
{
	(void)state;
	tell(document("a"), "kill", 0, false);
	tell(document("b"), "die", KD_NONE, true);
	assert_int_equal(1, happenings());
}

static void test_who_is_accused_is_charged(void **state)
{
	(void)state;
	tell(document("a"), "charge", 0, false);
	tell(document("b"), "accuse", 0, false);
	assert_int_equal(1, happenings());
}

/* Many are accused of something in a story. */
static void test_accusing_nobody_is_not_charging_him(void **state)
{
	(void)state;
	tell(document("a"), "charge", 0, false);
	tell(document("b"), "accuse", KD_NONE, false);
	assert_int_equal(2, happenings());
}

/* Two of one surname keep it from being either's; what was done to the one may
 * have been done to who is called by it alone, and not to the other. */
static uint32_t happenings_to(const char *name, const char *sound)
{
	struct kd_doc *one = document("a");
	tell(one, "arrest",
		small_name(one, KD_NAME_PER, "Anna Brandal", "ana brandal"),
		false);
	struct kd_doc *other = document("b");
	small_name(other, KD_NAME_PER, "Olav Brandal", "olav brandal");
	small_name(other, KD_NAME_PER, "Anna Brandal", "ana brandal");
	tell(other, "arrest", small_name(other, KD_NAME_PER, name, sound),
		false);
	return happenings();
}

static void test_a_surname_alone_may_be_his(void **state)
{
	(void)state;
	assert_int_equal(1, happenings_to("Brandal", "brandal"));
}

static void test_another_given_name_is_another(void **state)
{
	(void)state;
	assert_int_equal(2, happenings_to("Olav Brandal", "olav brandal"));
}

/* "Denver woman" names nobody; the woman is not the town. */
static uint32_t parties_of(const char *key)
{
	struct kd_doc *doc = document("a");
	const uint32_t start = doc->text.len;
	const uint32_t town = small_name(doc, KD_NAME_LOC, "Denver", "denver");
	doc->names.items[town].key = kd_str_view(key);
	small_words(doc, "woman");
	const struct kd_span woman = { start, doc->text.len - 1 };
	tell(doc, "kill", KD_NONE, false);
	assert_true(KD_PUSH(&doc->arena, &doc->deeds.items[0].targets, woman));
	small_weave(&story, &account);
	return only_story()->happenings.items[0].who.n;
}

static void test_whom_a_town_describes_is_not_the_town(void **state)
{
	(void)state;
	assert_int_equal(0, parties_of("US/Denver"));
}

static void test_whom_a_country_describes_is_of_the_country(void **state)
{
	(void)state;
	assert_int_equal(1, parties_of("US"));
}

/* What two did, and what somebody denies of them a day later. */
static uint32_t disputes_of(const char *done, const char *denied)
{
	static const uint32_t both[3] = { 0, 1, KD_NONE };
	small_event(document("a"), done, KD_STATUS_HAPPENED, both, KD_NONE)
		->type = KD_PLOVER_CONSULT;
	small_event(document("b"), denied, KD_STATUS_DENIED, both, KD_NONE)
		->type = KD_PLOVER_CONSULT;
	small_weave(&story, &account);
	return only_story()->disagreements.n;
}

static void test_a_talk_denied_is_no_visit_denied(void **state)
{
	(void)state;
	assert_int_equal(0, disputes_of("visit", "talk"));
}

static void test_a_visit_denied_is_disputed(void **state)
{
	(void)state;
	assert_int_equal(1, disputes_of("visit", "visit"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KD_TEST(test_who_was_killed_died),
		KD_TEST(test_another_was_killed_than_died),
		KD_TEST(test_what_was_called_off_was_not_held),
		KD_TEST(test_one_day_called_off_and_held_is_in_dispute),
		KD_TEST(test_what_is_to_come_was_not_held),
		KD_TEST(test_a_number_is_no_town),
		KD_TEST(test_a_town_may_be_the_city),
		KD_TEST(test_a_death_in_passing_is_that_of_the_killed),
		KD_TEST(test_who_is_accused_is_charged),
		KD_TEST(test_accusing_nobody_is_not_charging_him),
		KD_TEST(test_a_surname_alone_may_be_his),
		KD_TEST(test_another_given_name_is_another),
		KD_TEST(test_whom_a_town_describes_is_not_the_town),
		KD_TEST(test_whom_a_country_describes_is_of_the_country),
		KD_TEST(test_a_talk_denied_is_no_visit_denied),
		KD_TEST(test_a_visit_denied_is_disputed),
	};
	return cmocka_run_group_tests_name("kin", tests, NULL, NULL);
}
