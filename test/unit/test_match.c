/* test_match.c - unit tests of matching: which names are one's, which are not.
 */
#include "support/unit.h"
#include "support/weaving.h"

static struct kd_doc *doc_in(const char *id, const char *language)
{
	return small_doc(&story, id, "2025-11-19", language);
}

/* The entity that a form of a name belongs to. */
static const struct kd_entity *entity_of(const char *form)
{
	const struct kd_str wanted = kd_str_view(form);
	for (uint32_t i = 0; i < account.entities.n; i++) {
		const struct kd_entity *entity = &account.entities.items[i];
		for (uint32_t k = 0; k < entity->names.n; k++) {
			if (kd_str_equal(entity->names.items[k].form, wanted)) {
				return entity;
			}
		}
	}
	fail_msg("no entity is called %s", form);
	return NULL;
}

static void assert_one(const char *a, const char *b)
{
	if (entity_of(a) != entity_of(b)) {
		fail_msg("%s and %s are two", a, b);
	}
}

static void assert_two(const char *a, const char *b)
{
	if (entity_of(a) == entity_of(b)) {
		fail_msg("%s and %s are one", a, b);
	}
}

static void test_one_name_of_two_types_is_one(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_ORG, "Norsk Vekst", "norsk vekst");
	small_name(a, KD_NAME_ORG, "Torvald", "torvald");
	struct kd_doc *b = doc_in("b", "sl");
	small_name(b, KD_NAME_MISC, "NORSK VEKST", "norsk vekst");
	small_name(b, KD_NAME_LOC, "TORVALD", "torvald");
	/* Spelt alike, sounding otherwise. */
	small_name(a, KD_NAME_ORG, "Vichtech", "vikhtekh");
	small_name(b, KD_NAME_LOC, "VICHTECH", "vihteh");
	small_weave(&story, &account);
	assert_one("Vichtech", "VICHTECH");
	assert_one("Norsk Vekst", "NORSK VEKST");
	assert_one("Torvald", "TORVALD");
	/* Of as many of each, the earlier type. */
	assert_int_equal(KD_NAME_ORG, entity_of("Norsk Vekst")->type);
}

static void test_a_surname_is_no_place_of_its_sound(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_LOC, "Lincoln", "linkoln");
	struct kd_doc *b = doc_in("b", "en");
	const uint32_t full =
		small_name(b, KD_NAME_PER, "Rose LINCOLN", "rose linkoln");
	b->names.items[full].gender = KD_GENDER_FEM;
	small_name(b, KD_NAME_PER, "LINCOLN", "linkoln");
	small_weave(&story, &account);
	assert_one("Rose LINCOLN", "LINCOLN");
	assert_two("Lincoln", "LINCOLN");
}

static void test_inflected_bodies_are_one(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "sl");
	small_name(a, KD_NAME_ORG, "Zavod za vodo", "zavod za vodo");
	small_name(a, KD_NAME_ORG, "Zavoda za vodo", "zavoda za vodo");
	small_name(a, KD_NAME_ORG, "Zavod za zemljo", "zavod za zemlio");
	small_weave(&story, &account);
	assert_one("Zavod za vodo", "Zavoda za vodo");
	assert_two("Zavod za vodo", "Zavod za zemljo");
}

static void test_places_the_packs_know_as_two_stay_two(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	const uint32_t niger = small_name(a, KD_NAME_LOC, "Nigera", "nigera");
	const uint32_t nigeria =
		small_name(a, KD_NAME_LOC, "Nigeria", "nigeria");
	a->names.items[niger].key = KD_STR("NE");
	a->names.items[nigeria].key = KD_STR("NG");
	struct kd_doc *b = doc_in("b", "ru");
	const uint32_t other = small_name(b, KD_NAME_LOC, "Nigerija", "x");
	b->names.items[other].key = KD_STR("NG");
	small_weave(&story, &account);
	assert_two("Nigera", "Nigeria");
	assert_one("Nigerija", "Nigeria");
}

static void test_letters_are_of_the_name_before_them(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	const char *const text = "The Office of Harbour Safety (OHS) met. ";
	const uint32_t at = small_words(a, text).start;
	const struct kd_name names[] = {
		{ .span = { at + 4, at + 28 },
			.type = KD_NAME_ORG,
			.base = KD_STR("Office of Harbour Safety"),
			.sound = KD_STR("ofise of harbour safeti"),
			.rule = KD_STR("test") },
		{ .span = { at + 30, at + 33 },
			.type = KD_NAME_ORG,
			.base = KD_STR("OHS"),
			.sound = KD_STR("ohs"),
			.rule = KD_STR("test") },
	};
	assert_true(KD_PUSH(&a->arena, &a->names, names[0]));
	assert_true(KD_PUSH(&a->arena, &a->names, names[1]));
	struct kd_doc *b = doc_in("b", "en");
	small_name(b, KD_NAME_ORG, "Old Street Choir", "old street koir");
	small_name(b, KD_NAME_ORG, "OSD", "osd");
	small_weave(&story, &account);
	assert_one("OHS", "Office of Harbour Safety");
	assert_two("OSD", "Old Street Choir");
}

static void test_phonetic_spelling_abroad_is_one(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_PER, "Joe Marwick", "ioe marvik");
	small_name(a, KD_NAME_PER, "Dora Johnson", "dora iohnson");
	small_name(a, KD_NAME_PER, "Emma Larsen", "ema larsen");
	struct kd_doc *b = doc_in("b", "sr");
	small_name(b, KD_NAME_PER, "Džo Marvik", "dzho marvik");
	small_name(b, KD_NAME_PER, "Dora Džonson", "dora dzhonson");
	small_name(b, KD_NAME_PER, "Ema Lorens", "ema lorens");
	small_weave(&story, &account);
	assert_one("Joe Marwick", "Džo Marvik");
	assert_one("Dora Johnson", "Dora Džonson");
	assert_two("Emma Larsen", "Ema Lorens");
}

static void test_bodies_in_other_letters_are_one(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_ORG, "Rizenberg", "risenberg");
	small_name(a, KD_NAME_ORG, "Corona", "korona");
	struct kd_doc *b = doc_in("b", "ru");
	small_name(b, KD_NAME_ORG, "Райзенберг", "raizenberg");
	small_name(b, KD_NAME_ORG, "Крейн", "krein");
	small_weave(&story, &account);
	assert_one("Rizenberg", "Райзенберг");
	assert_two("Corona", "Крейн");
}

static void test_a_word_is_no_initial_if_others_are_left(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "sl");
	small_name(a, KD_NAME_ORG, "Zavod za vode ZDA", "zavod za vode zda");
	small_name(a, KD_NAME_ORG, "ZZV", "zzv");
	small_name(a, KD_NAME_ORG, "Zavod za varnost", "zavod za varnost");
	small_name(a, KD_NAME_ORG, "ZZVA", "zzva");
	small_weave(&story, &account);
	assert_two("ZZV", "Zavod za vode ZDA");
	assert_two("ZZVA", "Zavod za varnost");
}

static void test_a_number_may_be_left_out(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_MISC, "Morvid-19", "morvid 19");
	small_name(a, KD_NAME_MISC, "Morvid", "morvid");
	small_name(a, KD_NAME_MISC, "Vostrel IV", "vostrel iv");
	small_name(a, KD_NAME_MISC, "Vostrel", "vostrel");
	small_name(a, KD_NAME_MISC, "Harling 737", "harling 737");
	small_name(a, KD_NAME_ORG, "Harling", "harling");
	struct kd_doc *b = doc_in("b", "en");
	small_name(b, KD_NAME_MISC, "Tarvik-7", "tarvik 7");
	struct kd_doc *c = doc_in("c", "en");
	small_name(c, KD_NAME_MISC, "Tarvik", "tarvik");
	small_weave(&story, &account);
	assert_one("Morvid", "Morvid-19");
	assert_one("Vostrel", "Vostrel IV");
	/* A maker is not what it makes; and no text says the last two are. */
	assert_two("Harling", "Harling 737");
	assert_two("Tarvik", "Tarvik-7");
}

static void test_a_woman_may_have_an_ending_abroad(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_PER, "Greta Mandell", "greta mandel");
	small_name(a, KD_NAME_PER, "Greta Sandell", "greta sandel");
	struct kd_doc *b = doc_in("b", "cs");
	small_name(b, KD_NAME_PER, "Greta Mandellová", "greta mandelova");
	small_weave(&story, &account);
	assert_one("Greta Mandell", "Greta Mandellová");
	assert_two("Greta Sandell", "Greta Mandellová");
}

static void test_a_jim_is_written_in_many_ways(void **state)
{
	(void)state;
	small_name(doc_in("a", "de"), KD_NAME_PER, "Nadschib Tarbusi",
		"nadshib tarbusi");
	small_name(doc_in("b", "fr"), KD_NAME_PER, "Nagib Tarbusi",
		"nagib tarbusi");
	small_name(doc_in("c", "en"), KD_NAME_PER, "Najib Tarbusi",
		"naib tarbusi");
	small_name(doc_in("d", "pl"), KD_NAME_PER, "Nadżib Tarbusi",
		"nadzhib tarbusi");
	small_name(doc_in("e", "de"), KD_NAME_PER, "Dschamal Tarbusi",
		"dshamal tarbusi");
	small_name(doc_in("f", "en"), KD_NAME_PER, "Jamal Tarbusi",
		"iamal tarbusi");
	small_name(
		doc_in("g", "nb"), KD_NAME_PER, "Amal Tarbusi", "amal tarbusi");
	small_weave(&story, &account);
	assert_one("Nadschib Tarbusi", "Nagib Tarbusi");
	assert_one("Nadschib Tarbusi", "Najib Tarbusi");
	assert_one("Nadschib Tarbusi", "Nadżib Tarbusi");
	assert_one("Dschamal Tarbusi", "Jamal Tarbusi");
	assert_two("Jamal Tarbusi", "Amal Tarbusi");
	assert_two("Jamal Tarbusi", "Najib Tarbusi");
}

static void test_a_short_surname_needs_its_given_name(void **state)
{
	(void)state;
	small_name(doc_in("a", "en"), KD_NAME_PER, "Marita Tay", "marita tai");
	small_name(doc_in("b", "ru"), KD_NAME_PER, "Марита Тей", "marita tei");
	small_name(doc_in("c", "cs"), KD_NAME_PER, "Marita Tayová",
		"marita taiova");
	small_name(doc_in("d", "ru"), KD_NAME_PER, "Мора Тей", "mora tei");
	small_weave(&story, &account);
	assert_one("Marita Tay", "Марита Тей");
	assert_one("Marita Tay", "Marita Tayová");
	assert_two("Marita Tay", "Мора Тей");
}

static void test_alike_names_of_one_language_are_two(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_PER, "Paul Kern", "paul kern");
	small_name(a, KD_NAME_PER, "Paul Korn", "paul korn");
	small_name(a, KD_NAME_PER, "Lena Petrova", "lena petrova");
	small_name(a, KD_NAME_PER, "Nina Petrova", "nina petrova");
	small_weave(&story, &account);
	assert_two("Paul Kern", "Paul Korn");
	assert_two("Lena Petrova", "Nina Petrova");
}

/* Two people of one surname, each among the names of their own matter. */
static void two_matters(void)
{
	static const char *const people[] = { "Anna Harloff", "Otto Harloff" };
	static const char *const sounds[] = { "ana harlof", "oto harlof" };
	static const char *const things[2][3] = {
		{ "Bergen", "Voss", "Lerdal" }, { "Lyon", "Metz", "Nancy" }
	};
	static const char *const ids[] = { "a", "b", "c", "d" };
	for (uint32_t i = 0; i < 4; i++) {
		struct kd_doc *doc = doc_in(ids[i], "en");
		const uint32_t matter = i % 2;
		for (uint32_t k = 0; k < 3; k++) {
			small_name(doc, KD_NAME_LOC, things[matter][k],
				things[matter][k]);
		}
		if (i < 2) {
			small_name(doc, KD_NAME_PER, people[i], sounds[i]);
		} else {
			small_name(doc, KD_NAME_PER,
				i == 2 ? "Harloff" : "HARLOFF", "harlof");
		}
	}
}

static void test_company_tells_whose_a_surname_is(void **state)
{
	(void)state;
	two_matters();
	small_weave(&story, &account);
	assert_one("Harloff", "Anna Harloff");
	assert_one("HARLOFF", "Otto Harloff");
	assert_two("Anna Harloff", "Otto Harloff");
}

static void test_the_best_known_needs_no_given_name(void **state)
{
	(void)state;
	static const char *const ids[] = { "a", "b", "c", "d", "e", "f" };
	for (uint32_t i = 0; i < 6; i++) {
		struct kd_doc *doc = doc_in(ids[i], "en");
		if (i < 5) {
			small_name(
				doc, KD_NAME_PER, "Otto Harloff", "oto harlof");
			continue;
		}
		/* Who is named once shares more, and is not meant. */
		small_name(doc, KD_NAME_LOC, "Voss", "vos");
		small_name(doc, KD_NAME_LOC, "Metz", "mets");
		small_name(doc, KD_NAME_LOC, "Graz", "gras");
		small_name(doc, KD_NAME_PER, "Anna Harloff", "ana harlof");
	}
	struct kd_doc *last = doc_in("g", "en");
	small_name(last, KD_NAME_LOC, "Voss", "vos");
	small_name(last, KD_NAME_LOC, "Metz", "mets");
	small_name(last, KD_NAME_LOC, "Graz", "gras");
	small_name(last, KD_NAME_PER, "HARLOFF", "harlof");
	small_weave(&story, &account);
	assert_one("HARLOFF", "Otto Harloff");
	assert_two("HARLOFF", "Anna Harloff");
}

static void test_a_misspelt_surname_joins_its_bearer(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_PER, "Karoline Leavitt", "karoline leavit");
	small_name(a, KD_NAME_PER, "Levitt", "levit");
	small_name(a, KD_NAME_PER, "Lavoie", "lavoie");
	small_weave(&story, &account);
	assert_one("Levitt", "Karoline Leavitt");
	assert_two("Lavoie", "Karoline Leavitt");
}

static void test_a_hyphen_makes_no_second_name(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_PER, "Ann Smith-Jones", "an smith iones");
	small_name(a, KD_NAME_PER, "Smith-Jones", "smith iones");
	small_name(a, KD_NAME_PER, "Ann Jones", "an iones");
	small_weave(&story, &account);
	assert_one("Smith-Jones", "Ann Smith-Jones");
	assert_two("Ann Jones", "Ann Smith-Jones");
}

static void keyed_name(struct kd_doc *doc, const char *base, const char *sound,
	const char *key)
{
	const uint32_t name = small_name(doc, KD_NAME_ORG, base, sound);
	doc->names.items[name].key = kd_str_view(key);
}

static void test_a_ministry_without_a_state_is_its_texts(void **state)
{
	(void)state;
	keyed_name(doc_in("a", "en"), "Ministry of Health", "ministri helth",
		"~Ministry of Health");
	keyed_name(doc_in("b", "en"), "MINISTRY OF HEALTH", "ministri helth",
		"~Ministry of Health");
	small_weave(&story, &account);
	assert_two("Ministry of Health", "MINISTRY OF HEALTH");
}

static void test_a_ministry_is_the_one_named_before(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	keyed_name(a, "Tarvian Ministry", "tarvian ministri",
		"TV/Ministry of Health");
	keyed_name(a, "Ministry", "ministri", "~Ministry of Health");
	struct kd_doc *b = doc_in("b", "sl");
	keyed_name(b, "Ministrstvo", "ministrstvo", "~Ministry of Health");
	keyed_name(b, "Ministrstvo Tarvije", "ministrstvo tarvie",
		"TV/Ministry of Health");
	struct kd_doc *c = doc_in("c", "nb");
	keyed_name(
		c, "Departementet", "departementet", "TV/Ministry of Health");
	keyed_name(c, "Norsk departement", "norsk departement",
		"NO/Ministry of Health");
	keyed_name(c, "DEPARTEMENTET", "departementet", "~Ministry of Health");
	small_weave(&story, &account);
	assert_one("Tarvian Ministry", "Ministry");
	assert_one("Tarvian Ministry", "Ministrstvo Tarvije");
	assert_two("Ministrstvo", "Ministrstvo Tarvije");
	/* Of two the reader can't tell which. */
	assert_two("DEPARTEMENTET", "Departementet");
	assert_two("DEPARTEMENTET", "Norsk departement");
}

static void test_ministries_of_two_states_are_two(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	keyed_name(
		a, "Ministry of Health", "ministri", "DE/Ministry of Health");
	struct kd_doc *b = doc_in("b", "en");
	keyed_name(
		b, "Ministry of Health", "ministri", "PL/Ministry of Health");
	struct kd_doc *c = doc_in("c", "en");
	keyed_name(c, "Health Office", "helth ofise", "PL/Ministry of Health");
	small_weave(&story, &account);
	assert_int_equal(2, account.entities.n);
	assert_int_equal(1, account.entities.items[0].mentions.n);
	assert_int_equal(2, account.entities.items[1].mentions.n);
}

static void test_a_namesake_is_somebody_else(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_PER, "ANNA KARVEN", "ana karven");
	const uint32_t alone = small_name(a, KD_NAME_PER, "KARVEN", "karven");
	a->names.items[alone].namesake = true;
	small_weave(&story, &account);
	assert_two("ANNA KARVEN", "KARVEN");
	struct kd_doc *b = doc_in("b", "en");
	small_name(b, KD_NAME_PER, "PAUL KARVEN", "paul karven");
	small_weave(&story, &account);
	assert_two("ANNA KARVEN", "KARVEN");
	assert_one("PAUL KARVEN", "KARVEN");
}

static void test_an_unknown_place_and_what_it_is_are_one(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	small_name(a, KD_NAME_LOC, "Basta", "basta");
	small_name(a, KD_NAME_LOC, "Basta district", "basta district");
	/* The region is not the town that the packs know. */
	const uint32_t town = small_name(a, KD_NAME_LOC, "Kursk", "kursk");
	a->names.items[town].key = KD_STR("RU/Kursk");
	small_name(a, KD_NAME_LOC, "Kursk region", "kursk region");
	/* What is written large is a name of its own. */
	small_name(a, KD_NAME_LOC, "Gaza", "gasa");
	small_name(a, KD_NAME_LOC, "Gaza Strip", "gasa strip");
	small_weave(&story, &account);
	assert_one("Basta", "Basta district");
	assert_two("Kursk", "Kursk region");
	assert_two("Gaza", "Gaza Strip");
}

static void test_an_adjective_is_what_nobody_is_called(void **state)
{
	(void)state;
	struct kd_doc *a = doc_in("a", "en");
	for (int i = 0; i < 2; i++) {
		const uint32_t name =
			small_name(a, KD_NAME_LOC, "Norlandian", "norlandian");
		a->names.items[name].key = KD_STR("NX");
		a->names.items[name].of_nation = true;
	}
	const uint32_t name =
		small_name(a, KD_NAME_LOC, "Norlandia", "norlandia");
	a->names.items[name].key = KD_STR("NX");
	small_weave(&story, &account);
	unit_assert_str(entity_of("Norlandian")->name, "Norlandia");
	assert_int_equal(2, entity_of("Norlandia")->names.n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KD_TEST(test_one_name_of_two_types_is_one),
		KD_TEST(test_a_surname_is_no_place_of_its_sound),
		KD_TEST(test_inflected_bodies_are_one),
		KD_TEST(test_places_the_packs_know_as_two_stay_two),
		KD_TEST(test_letters_are_of_the_name_before_them),
		KD_TEST(test_phonetic_spelling_abroad_is_one),
		KD_TEST(test_bodies_in_other_letters_are_one),
		KD_TEST(test_a_word_is_no_initial_if_others_are_left),
		KD_TEST(test_a_number_may_be_left_out),
		KD_TEST(test_a_woman_may_have_an_ending_abroad),
		KD_TEST(test_a_jim_is_written_in_many_ways),
		KD_TEST(test_a_short_surname_needs_its_given_name),
		KD_TEST(test_alike_names_of_one_language_are_two),
		KD_TEST(test_company_tells_whose_a_surname_is),
		KD_TEST(test_the_best_known_needs_no_given_name),
		KD_TEST(test_a_misspelt_surname_joins_its_bearer),
		KD_TEST(test_a_hyphen_makes_no_second_name),
		KD_TEST(test_a_ministry_without_a_state_is_its_texts),
		KD_TEST(test_a_ministry_is_the_one_named_before),
		KD_TEST(test_ministries_of_two_states_are_two),
		KD_TEST(test_a_namesake_is_somebody_else),
		KD_TEST(test_an_unknown_place_and_what_it_is_are_one),
		KD_TEST(test_an_adjective_is_what_nobody_is_called),
	};
	return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
