/* test_weave.c - unit tests of weaving: who is one, what is one, what is not.
 */
#include "support/unit.h"
#include "support/weaving.h"

/* Entities of one type. */
static uint32_t count(enum kd_name_type type)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < account.entities.n; i++) {
		n += account.entities.items[i].type == type;
	}
	return n;
}

static const struct kd_story *only_story(void)
{
	assert_int_equal(1, account.stories.n);
	return &account.stories.items[0];
}

static void test_spellings_of_one_person_are_one(void **state)
{
	(void)state;
	struct kd_doc *a = small_doc(&story, "a", "2025-11-19", "nb");
	small_name(a, KD_NAME_PER, "Jurij Misjurin", "iuri misurin");
	small_name(a, KD_NAME_PER, "Misjurin", "misurin");
	struct kd_doc *b = small_doc(&story, "b", "2025-11-20", "en");
	small_name(b, KD_NAME_PER, "Yuri Mishurin", "iuri misurin");
	small_name(b, KD_NAME_PER, "Y. Mishurin", "i. misurin");
	small_weave(&story, &account);
	assert_int_equal(1, count(KD_NAME_PER));
	assert_int_equal(4, account.entities.items[0].mentions.n);
	unit_assert_str(account.entities.items[0].name, "Jurij Misjurin");
}

static void test_two_of_one_surname_stay_apart(void **state)
{
	(void)state;
	struct kd_doc *a = small_doc(&story, "a", "2025-11-19", "en");
	small_name(a, KD_NAME_PER, "Anna Harloff", "ana harlof");
	small_name(a, KD_NAME_PER, "Peter Harloff", "peter harlof");
	small_name(a, KD_NAME_PER, "Harloff", "harlof");
	small_weave(&story, &account);
	/* The surname alone may be either: it joins neither. */
	assert_int_equal(3, count(KD_NAME_PER));
}

static void test_a_shortened_given_name_is_the_same(void **state)
{
	(void)state;
	struct kd_doc *a = small_doc(&story, "a", "2025-11-19", "en");
	small_name(a, KD_NAME_PER, "Dan Patterson", "dan paterson");
	small_name(a, KD_NAME_PER, "Daniel Patterson", "daniel paterson");
	small_name(a, KD_NAME_PER, "Dora Patterson", "dora paterson");
	small_weave(&story, &account);
	assert_int_equal(2, count(KD_NAME_PER));
}

/* Two documents that share enough to be one story, with a meeting each. */
static void two_meetings(const char *when_a, const char *place_a,
	const char *when_b, const char *place_b, enum kd_event_status status_b)
{
	const char *const when[] = { when_a, when_b };
	const char *const place[] = { place_a, place_b };
	static const char *const ids[] = { "a", "b" };
	static const char *const published[] = { "2025-11-19", "2025-11-20" };
	for (int i = 0; i < 2; i++) {
		struct kd_doc *doc =
			small_doc(&story, ids[i], published[i], "en");
		doc->meta.outlet = kd_str_view(ids[i]);
		const uint32_t names[3] = {
			small_name(doc, KD_NAME_PER, "Peter Harloff",
				"peter harlof"),
			small_name(doc, KD_NAME_PER, "Viktor Leontiev",
				"viktor leontiev"),
			place[i] == NULL ? KD_NONE
					 : small_name(doc, KD_NAME_LOC,
						   place[i], place[i]),
		};
		const uint32_t time =
			when[i] == NULL ? KD_NONE : small_time(doc, when[i]);
		small_event(doc, "meet", i == 0 ? KD_STATUS_PLANNED : status_b,
			names, time);
	}
	small_weave(&story, &account);
}

static void test_a_plan_and_its_outcome_are_one(void **state)
{
	(void)state;
	two_meetings("2025-11-20", "Denver", "2025-11-20", "Denver",
		KD_STATUS_HAPPENED);
	assert_int_equal(1, only_story()->happenings.n);
	const struct kd_happening *meeting = &only_story()->happenings.items[0];
	assert_int_equal(KD_STATUS_HAPPENED, meeting->status);
	assert_int_equal(2, meeting->history.n);
	assert_int_equal(KD_STATUS_PLANNED, meeting->history.items[0].status);
	assert_int_equal(2, meeting->reports.n);
	assert_int_equal(2, meeting->independent_origins);
	assert_int_equal(2, meeting->who.n);
	unit_assert_str(meeting->when, "2025-11-20");
}

static void test_other_days_are_other_meetings(void **state)
{
	(void)state;
	two_meetings("2025-10-24", "Denver", "2025-11-20", "Denver",
		KD_STATUS_HAPPENED);
	assert_int_equal(2, only_story()->happenings.n);
	assert_int_equal(2, only_story()->timeline.n);
	assert_int_equal(0, only_story()->timeline.items[0]);
}

static void test_other_places_are_other_meetings(void **state)
{
	(void)state;
	two_meetings("2025-11-20", "Denver", "2025-11-20", "Oslo",
		KD_STATUS_HAPPENED);
	/* Places the packs do not know may lie in each other. */
	assert_int_equal(1, only_story()->happenings.n);
}

static void test_a_day_apart_is_a_difference(void **state)
{
	(void)state;
	two_meetings("2025-11-19", "Denver", "2025-11-20", "Denver",
		KD_STATUS_HAPPENED);
	assert_int_equal(1, only_story()->happenings.n);
	const struct kd_happening *meeting = &only_story()->happenings.items[0];
	assert_int_equal(1, meeting->differences.n);
	assert_int_equal(
		KD_DIFFERENCE_WHEN, meeting->differences.items[0].kind);
	assert_int_equal(1, only_story()->disagreements.n);
}

static void test_a_known_year_says_more(void **state)
{
	(void)state;
	two_meetings("XXXX-11-20", "Denver", "2025-11", "Denver",
		KD_STATUS_HAPPENED);
	assert_int_equal(1, only_story()->happenings.n);
	unit_assert_str(only_story()->happenings.items[0].when, "2025-11");
}

static void test_a_later_cancellation_decides(void **state)
{
	(void)state;
	two_meetings("2025-11-20", "Denver", "2025-11-20", NULL,
		KD_STATUS_CANCELLED);
	assert_int_equal(
		KD_STATUS_CANCELLED, only_story()->happenings.items[0].status);
}

static void test_order_of_arguments_changes_nothing(void **state)
{
	(void)state;
	two_meetings("2025-11-20", "Denver", "2025-11-20", "Denver",
		KD_STATUS_HAPPENED);
	const struct kd_str id = only_story()->happenings.items[0].id;
	const struct kd_doc first = story.docs[0];
	story.docs[0] = story.docs[1];
	story.docs[1] = first;
	small_weave(&story, &account);
	unit_assert_str(only_story()->happenings.items[0].id, id.data);
}

static void test_a_denial_beside_its_claim_is_disputed(void **state)
{
	(void)state;
	struct kd_doc *doc = small_doc(&story, "a", "2025-11-20", "en");
	const uint32_t army = small_name(doc, KD_NAME_ORG, "Army", "armi");
	const uint32_t town =
		small_name(doc, KD_NAME_LOC, "Ministry", "ministri");
	small_statement(doc, army, KD_FORCE_STATES, "the town was taken");
	small_statement(doc, town, KD_FORCE_DENIES, "a claim");
	const struct kd_sentence sentence = { .span = {
						      0, doc->text.len - 1 } };
	assert_true(KD_PUSH(&doc->arena, &doc->sentences, sentence));
	small_weave(&story, &account);
	const struct kd_story *made = only_story();
	assert_int_equal(1, made->disagreements.n);
	assert_int_equal(
		KD_DIFFERENCE_DENIED, made->disagreements.items[0].kind);
	assert_int_equal(1, made->statements.items[1].answers.n);
}

/* Two sentences: somebody tells that so many met, another confirms a number of
 * the same place. */
static uint32_t answers_to(double told, double confirmed)
{
	struct kd_doc *doc = small_doc(&story, "a", "2025-11-20", "en");
	const uint32_t army = small_name(doc, KD_NAME_ORG, "Army", "armi");
	const uint32_t port =
		small_name(doc, KD_NAME_ORG, "Port Board", "port bord");
	const double values[] = { told, confirmed };
	for (uint32_t i = 0; i < 2; i++) {
		const uint32_t start = doc->text.len;
		small_statement(doc, i == 0 ? army : port,
			i == 0 ? KD_FORCE_STATES : KD_FORCE_CONFIRMS, "in");
		small_name(doc, KD_NAME_LOC, "Denver", "denver");
		small_figure(doc, values[i], "people", "person");
		struct kd_statement *said = &doc->statements.items[i];
		said->span.end = doc->text.len - 1;
		said->content.items[0].end = doc->text.len - 1;
		const struct kd_sentence sentence = {
			.span = { start, doc->text.len - 1 }
		};
		assert_true(KD_PUSH(&doc->arena, &doc->sentences, sentence));
	}
	small_weave(&story, &account);
	return only_story()->statements.items[1].answers.n;
}

static void test_who_confirms_the_number_answers(void **state)
{
	(void)state;
	assert_int_equal(1, answers_to(14, 14));
}

static void test_who_confirms_something_else_does_not(void **state)
{
	(void)state;
	assert_int_equal(0, answers_to(14, 26));
}

static void test_chains_become_edges(void **state)
{
	(void)state;
	struct kd_doc *doc = small_doc(&story, "a", "2025-11-20", "en");
	doc->meta.outlet = KD_STR("PressUnion");
	const uint32_t name =
		small_name(doc, KD_NAME_PER, "Viktor Leontiev", "v");
	struct kd_statement *said =
		small_statement(doc, name, KD_FORCE_STATES, "the plan is good");
	static const char *const outlets[] = { "Lianhe", "Novara" };
	for (size_t i = 0; i < KD_COUNT(outlets); i++) {
		const struct kd_via via = { .outlet = kd_str_view(outlets[i]),
			.span = small_words(doc, outlets[i]) };
		assert_true(KD_PUSH(&doc->arena, &said->via, via));
	}
	small_weave(&story, &account);
	const struct kd_story *made = only_story();
	assert_int_equal(3, made->nodes.n);
	assert_int_equal(2, made->edges.n);
	assert_int_equal(made->edges.items[0].to, made->edges.items[1].from);
	assert_int_equal(3, made->statements.items[0].chain.n);
}

/* Two documents of one story in two languages, which name the same two. */
static void two_documents(struct kd_doc *docs[2], uint32_t names[2])
{
	static const char *const ids[] = { "a", "b" };
	static const char *const languages[] = { "en", "nb" };
	for (int i = 0; i < 2; i++) {
		docs[i] = small_doc(&story, ids[i], "2025-11-19", languages[i]);
		docs[i]->meta.outlet = kd_str_view(ids[i]);
		names[i] = small_name(
			docs[i], KD_NAME_PER, "Peter Harloff", "peter harlof");
		small_name(docs[i], KD_NAME_PER, "Viktor Leontiev",
			"viktor leontiev");
	}
}

static void test_a_deed_that_two_tell_is_one_happening(void **state)
{
	(void)state;
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	small_deed(docs[0], "rob", names[0]);
	small_deed(docs[1], "rob", KD_NONE);
	small_weave(&story, &account);
	assert_int_equal(1, only_story()->happenings.n);
	assert_int_equal(2, only_story()->happenings.items[0].reports.n);
	assert_int_equal(1, only_story()->timeline.n);
}

static void test_a_deed_that_one_tells_is_not_on_the_timeline(void **state)
{
	(void)state;
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	small_deed(docs[0], "rob", names[0]);
	small_deed(docs[1], "flee", KD_NONE);
	small_weave(&story, &account);
	/* Programs may want them; readers are told of neither. */
	assert_int_equal(2, only_story()->happenings.n);
	assert_true(only_story()->happenings.items[0].minor);
	assert_true(only_story()->happenings.items[1].minor);
	assert_int_equal(0, only_story()->timeline.n);
}

static void test_deeds_to_other_persons_are_others(void **state)
{
	(void)state;
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	const uint32_t other =
		small_name(docs[1], KD_NAME_PER, "Anna Brandal", "ana brandal");
	small_deed(docs[0], "arrest", names[0]);
	small_deed(docs[1], "arrest", other);
	for (int i = 0; i < 2; i++) {
		struct kd_event *deed = &docs[i]->deeds.items[0];
		deed->targets = deed->actors;
		deed->actors = (struct kd_spans){ 0 };
	}
	small_weave(&story, &account);
	assert_int_equal(2, only_story()->happenings.n);
}

static void test_the_same_things_are_counted_across_languages(void **state)
{
	(void)state;
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	small_figure(docs[0], 600000, "soldiers", "soldier");
	small_figure(docs[0], 40, "ships", "ship");
	small_figure(docs[1], 600000, "soldater", "soldier");
	small_weave(&story, &account);
	assert_int_equal(2, only_story()->figures.n);
	assert_int_equal(2, only_story()->figures.items[0].reports.n);
	assert_true(only_story()->figures.items[0].agree);
}

/* Two articles that count prisoners: returned on one day, and by this deed on
 * another. */
static void weave_two_counts(const char *mode)
{
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	static const char *const days[] = { "2025-11-17", "2025-11-18" };
	for (int i = 0; i < 2; i++) {
		docs[i]->meta.language = KD_STR("en");
		small_event(docs[i], i == 0 ? "return" : mode,
			KD_STATUS_HAPPENED,
			(uint32_t[]){ names[i], KD_NONE, KD_NONE },
			small_time(docs[i], days[i]));
		small_figure(docs[i], i == 0 ? 307 : 1000, "prisoner", "");
		const struct kd_sentence whole = {
			.span = { 0, docs[i]->text.len }, .n = 1
		};
		assert_true(
			KD_PUSH(&docs[i]->arena, &docs[i]->sentences, whole));
	}
	small_weave(&story, &account);
}

static void test_other_deeds_on_other_days_count_other_things(void **state)
{
	(void)state;
	weave_two_counts("agree");
	assert_int_equal(2, only_story()->figures.n);
}

static void test_one_deed_is_counted_twice(void **state)
{
	(void)state;
	weave_two_counts("return");
	assert_int_equal(1, only_story()->figures.n);
	assert_false(only_story()->figures.items[0].agree);
}

/* One article with two measures, the second said by nobody, the first by
 * somebody if so. */
static void weave_two_measures(bool by_somebody)
{
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	struct kd_figure *first = small_figure(docs[0], 50, "area", "");
	first->unit = KD_STR("km2");
	if (by_somebody) {
		small_statement(docs[0], names[0], KD_FORCE_STATES, "so much");
		first->statement = docs[0]->statements.n - 1;
	}
	struct kd_figure *second = small_figure(docs[0], 37, "", "");
	second->unit = KD_STR("km2");
	small_weave(&story, &account);
}

static void test_another_voice_measures_the_same(void **state)
{
	(void)state;
	weave_two_measures(true);
	assert_int_equal(1, only_story()->figures.n);
	assert_false(only_story()->figures.items[0].agree);
}

static void test_one_voice_measures_two_things(void **state)
{
	(void)state;
	weave_two_measures(false);
	for (uint32_t i = 0; i < only_story()->figures.n; i++) {
		assert_int_equal(1, only_story()->figures.items[i].reports.n);
	}
}

static void test_the_plan_is_the_one_that_counts_points(void **state)
{
	(void)state;
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	small_proposal(docs[0], "plan", 0, true);
	small_proposal(docs[0], "plan", 0, true);
	small_proposal(docs[0], "counter-proposal", 0, false);
	small_proposal(docs[1], "plan på 28 punkter", 28, false);
	small_weave(&story, &account);
	assert_int_equal(2, only_story()->plans.n);
	assert_int_equal(3, only_story()->plans.items[0].mentions.n);
	unit_assert_str(
		only_story()->plans.items[0].name, "plan på 28 punkter");
}

/* A plan that somebody puts forward on a day, in one sentence. */
static void put_forward(struct kd_doc *doc, const char *mode, const char *day)
{
	const uint32_t start = doc->text.len;
	const uint32_t parties[3] = { 0, KD_NONE, KD_NONE };
	const uint32_t time = small_time(doc, day);
	struct kd_event *event =
		small_event(doc, mode, KD_STATUS_HAPPENED, parties, time);
	event->type = KD_PLOVER_OTHER;
	struct kd_proposal *plan =
		small_proposal(doc, "14-point plan", 14, false);
	assert_true(KD_PUSH(&doc->arena, &event->targets, plan->span));
	const struct kd_sentence sentence = { .span = { start,
						      doc->text.len - 1 } };
	assert_true(KD_PUSH(&doc->arena, &doc->sentences, sentence));
}

static void test_a_version_has_the_day_it_was_put_forward(void **state)
{
	(void)state;
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	put_forward(docs[0], "reject", "2025-11-18");
	put_forward(docs[1], "propose", "2025-11-16");
	small_weave(&story, &account);
	const struct kd_plan *plan = &only_story()->plans.items[0];
	assert_int_equal(1, plan->versions.n);
	assert_int_equal(2, plan->versions.items[0].reports.n);
	unit_assert_str(plan->versions.items[0].when, "2025-11-16");
}

/* A party's stand on something that a plan should provide for. */
static void stand(struct kd_doc *doc, uint32_t party, enum kd_stance stance,
	const char *topic)
{
	struct kd_proposal *plan = &doc->proposals.items[0];
	const struct kd_stand made = {
		.party = doc->names.items[party].span,
		.party_name = party,
		.stance = stance,
		.span = small_words(doc, topic),
		.topic = kd_str_view(topic),
		.about = { doc->text.len - 1 - (uint32_t)strlen(topic),
			doc->text.len - 1 },
	};
	assert_true(KD_PUSH(&doc->arena, &plan->positions, made));
}

static void test_stands_on_provisions_meet_across_languages(void **state)
{
	(void)state;
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	for (int i = 0; i < 2; i++) {
		small_proposal(docs[i], "14-point plan", 14, false);
		stand(docs[i], names[i], KD_STANCE_DEMANDS, "elections");
	}
	stand(docs[1], names[1], KD_STANCE_REJECTS, "territory");
	small_weave(&story, &account);
	assert_int_equal(1, only_story()->plans.n);
	const struct kd_plan *plan = &only_story()->plans.items[0];
	assert_int_equal(2, plan->provisions.n);
	assert_int_equal(2, plan->positions.n);
	assert_int_equal(2, plan->positions.items[0].reports.n);
	assert_int_equal(0, plan->positions.items[0].provision);
	assert_int_equal(1, plan->positions.items[1].provision);
	unit_assert_str(plan->provisions.items[1].topic, "territory");
}

/* Two articles of one story: the first has somebody tell of a meeting, the
 * second has another speak of the same with this force. */
static const struct kd_said *answer_elsewhere(
	enum kd_force force, enum kd_event_status status, uint32_t speaker)
{
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	for (int i = 0; i < 2; i++) {
		const uint32_t parties[3] = { 0, 1, KD_NONE };
		const uint32_t army =
			small_name(docs[i], KD_NAME_ORG, "Army", "armi");
		const uint32_t port = small_name(
			docs[i], KD_NAME_ORG, "Port Board", "port bord");
		const uint32_t time = small_time(docs[i], "2025-11-18");
		const uint32_t who = i == 0 || speaker == 0 ? army : port;
		small_statement(docs[i], who, i == 0 ? KD_FORCE_STATES : force,
			i == 0 ? "they have met" : "that they met");
		small_event(docs[i], "meet",
			i == 0 ? KD_STATUS_HAPPENED : status, parties, time)
			->statement = 0;
	}
	small_weave(&story, &account);
	assert_int_equal(1, only_story()->happenings.n);
	assert_int_equal(2, only_story()->statements.n);
	return &only_story()->statements.items[1];
}

/* A deed that one article tells of, of nobody or of somebody named. */
static struct kd_event *only_deed(const char *id, enum kd_plover type,
	const char *mode, const char *actor)
{
	struct kd_doc *doc = small_doc(&story, id, "2025-11-19", "en");
	small_name(doc, KD_NAME_PER, "Peter Harloff", "peter harlof");
	small_name(doc, KD_NAME_PER, "Viktor Leontiev", "viktor leontiev");
	const uint32_t name =
		actor == NULL ? KD_NONE
			      : small_name(doc, KD_NAME_PER, actor, actor);
	struct kd_event *deed = small_deed(doc, mode, name);
	deed->type = type;
	return deed;
}

static void test_one_agreement_is_not_denied_with_another(void **state)
{
	(void)state;
	only_deed("a", KD_PLOVER_AGREE, "agree", NULL);
	only_deed("b", KD_PLOVER_AGREE, "agree", NULL);
	only_deed("c", KD_PLOVER_AGREE, "agree", "anna melin")->status =
		KD_STATUS_DENIED;
	small_weave(&story, &account);
	assert_int_equal(0, only_story()->disagreements.n);
	assert_int_equal(2, only_story()->happenings.n);
	assert_int_equal(
		KD_STATUS_DENIED, only_story()->happenings.items[1].status);
}

static void test_what_two_condemn_is_two_happenings(void **state)
{
	(void)state;
	only_deed("a", KD_PLOVER_ACCUSE, "criticise", "anna melin");
	only_deed("b", KD_PLOVER_ACCUSE, "criticise", "bruno tardi");
	only_deed("c", KD_PLOVER_ACCUSE, "criticise", "anna melin");
	small_weave(&story, &account);
	assert_int_equal(2, only_story()->happenings.n);
}

static void test_a_denial_elsewhere_answers_the_claim(void **state)
{
	(void)state;
	const struct kd_said *denial =
		answer_elsewhere(KD_FORCE_DENIES, KD_STATUS_DENIED, 1);
	assert_int_equal(1, denial->answers.n);
	assert_int_equal(0, denial->answers.items[0]);
	assert_int_equal(1, only_story()->disagreements.n);
}

static void test_a_confirmation_elsewhere_answers_the_claim(void **state)
{
	(void)state;
	assert_int_equal(
		1, answer_elsewhere(KD_FORCE_CONFIRMS, KD_STATUS_HAPPENED, 1)
			   ->answers.n);
}

static void test_nothing_is_before_an_article_without_a_date(void **state)
{
	(void)state;
	answer_elsewhere(KD_FORCE_DENIES, KD_STATUS_DENIED, 1);
	for (uint32_t i = 0; i < story.n; i++) {
		story.docs[i].meta.published = (struct kd_str){ 0 };
	}
	small_weave(&story, &account);
	assert_int_equal(1, only_story()->happenings.n);
	assert_int_equal(0, only_story()->statements.items[1].answers.n);
}

static void test_nobody_answers_himself(void **state)
{
	(void)state;
	assert_int_equal(
		0, answer_elsewhere(KD_FORCE_DENIES, KD_STATUS_DENIED, 0)
			   ->answers.n);
}

static void test_who_tells_the_same_answers_nobody(void **state)
{
	(void)state;
	assert_int_equal(
		0, answer_elsewhere(KD_FORCE_STATES, KD_STATUS_HAPPENED, 1)
			   ->answers.n);
}

/* Two articles of one story: the first tells that somebody struck something
 * in a town, the second only that the town was struck. */
static uint32_t happenings_of_two_strikes(
	const char *day, const char *other_day, const char *other_town)
{
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	const uint32_t army = small_name(docs[0], KD_NAME_ORG, "Army", "armi");
	const uint32_t town =
		small_name(docs[0], KD_NAME_LOC, "Denver", "denver");
	const uint32_t other =
		small_name(docs[1], KD_NAME_LOC, other_town, other_town);
	const uint32_t parties[3] = { army, KD_NONE, town };
	const uint32_t others[3] = { KD_NONE, other, KD_NONE };
	small_event(docs[0], "attack", KD_STATUS_HAPPENED, parties,
		small_time(docs[0], day))
		->type = KD_PLOVER_ASSAULT;
	small_event(docs[1], "attack", KD_STATUS_HAPPENED, others,
		other_day == NULL ? KD_NONE : small_time(docs[1], other_day))
		->type = KD_PLOVER_ASSAULT;
	small_weave(&story, &account);
	return only_story()->happenings.n;
}

static void test_one_scene_is_one_happening(void **state)
{
	(void)state;
	assert_int_equal(1, happenings_of_two_strikes(
				    "2025-11-18", "2025-11-18", "Denver"));
}

static void test_another_day_is_another_scene(void **state)
{
	(void)state;
	assert_int_equal(2, happenings_of_two_strikes(
				    "2025-11-18", "2025-11-14", "Denver"));
}

static void test_another_town_is_another_scene(void **state)
{
	(void)state;
	assert_int_equal(2, happenings_of_two_strikes(
				    "2025-11-18", "2025-11-18", "Bergen"));
}

/* Two articles of one story on a town that was struck: the first names who
 * did it and the day, the second neither. */
static uint32_t happenings_of_fresh_news(const char *day)
{
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	const uint32_t army = small_name(docs[0], KD_NAME_ORG, "Army", "armi");
	uint32_t towns[2];
	for (int i = 0; i < 2; i++) {
		towns[i] = small_name(docs[i], KD_NAME_LOC, "Denver", "denver");
	}
	const uint32_t parties[3] = { army, towns[0], KD_NONE };
	const uint32_t others[3] = { KD_NONE, towns[1], KD_NONE };
	small_event(docs[0], "attack", KD_STATUS_HAPPENED, parties,
		small_time(docs[0], day))
		->type = KD_PLOVER_ASSAULT;
	small_event(docs[1], "attack", KD_STATUS_HAPPENED, others, KD_NONE)
		->type = KD_PLOVER_ASSAULT;
	small_weave(&story, &account);
	return only_story()->happenings.n;
}

static void test_news_without_a_day_is_of_these_days(void **state)
{
	(void)state;
	assert_int_equal(1, happenings_of_fresh_news("2025-11-18"));
}

static void test_news_without_a_day_is_not_of_weeks_ago(void **state)
{
	(void)state;
	assert_int_equal(2, happenings_of_fresh_news("2025-11-04"));
}

/* What the story tells at a place of its timeline. */
static struct kd_str told_at(uint32_t place)
{
	const struct kd_indexes *timeline = &only_story()->timeline;
	assert_true(place < timeline->n);
	return only_story()->happenings.items[timeline->items[place]].when;
}

static void test_days_without_a_year_stand_among_the_others(void **state)
{
	(void)state;
	struct kd_doc *docs[2];
	uint32_t names[2];
	two_documents(docs, names);
	docs[1]->meta.published = (struct kd_str){ 0 };
	static const char *const when[] = { "2025-12-30", "2026-01-09",
		"XXXX-12-31", "XXXX-01-02" };
	static const char *const places[] = { "Denver", "Bergen", "Oslo",
		"Malmö" };
	for (int i = 0; i < 4; i++) {
		struct kd_doc *doc = docs[i / 2];
		const uint32_t who[3] = { names[i / 2], KD_NONE,
			small_name(doc, KD_NAME_LOC, places[i], places[i]) };
		small_event(doc, "visit", KD_STATUS_HAPPENED, who,
			small_time(doc, when[i]));
	}
	small_weave(&story, &account);
	unit_assert_str(told_at(0), "2025-12-30");
	unit_assert_str(told_at(1), "XXXX-12-31");
	unit_assert_str(told_at(2), "XXXX-01-02");
	unit_assert_str(told_at(3), "2026-01-09");
}

static void test_nothing_gives_an_empty_account(void **state)
{
	(void)state;
	small_weave(&story, &account);
	assert_int_equal(0, account.stories.n);
}

static void test_full_arenas_are_told(void **state)
{
	(void)state;
	two_meetings("2025-11-20", "Denver", "2025-11-20", "Denver",
		KD_STATUS_HAPPENED);
	small_story_assert_full_arenas_are_told(&story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KD_TEST(test_spellings_of_one_person_are_one),
		KD_TEST(test_two_of_one_surname_stay_apart),
		KD_TEST(test_a_shortened_given_name_is_the_same),
		KD_TEST(test_a_plan_and_its_outcome_are_one),
		KD_TEST(test_other_days_are_other_meetings),
		KD_TEST(test_other_places_are_other_meetings),
		KD_TEST(test_a_day_apart_is_a_difference),
		KD_TEST(test_a_known_year_says_more),
		KD_TEST(test_a_later_cancellation_decides),
		KD_TEST(test_order_of_arguments_changes_nothing),
		KD_TEST(test_a_denial_beside_its_claim_is_disputed),
		KD_TEST(test_who_confirms_the_number_answers),
		KD_TEST(test_who_confirms_something_else_does_not),
		KD_TEST(test_chains_become_edges),
		KD_TEST(test_a_deed_that_two_tell_is_one_happening),
		KD_TEST(test_a_deed_that_one_tells_is_not_on_the_timeline),
		KD_TEST(test_deeds_to_other_persons_are_others),
		KD_TEST(test_the_same_things_are_counted_across_languages),
		KD_TEST(test_other_deeds_on_other_days_count_other_things),
		KD_TEST(test_one_deed_is_counted_twice),
		KD_TEST(test_another_voice_measures_the_same),
		KD_TEST(test_one_voice_measures_two_things),
		KD_TEST(test_the_plan_is_the_one_that_counts_points),
		KD_TEST(test_a_version_has_the_day_it_was_put_forward),
		KD_TEST(test_stands_on_provisions_meet_across_languages),
		KD_TEST(test_one_agreement_is_not_denied_with_another),
		KD_TEST(test_what_two_condemn_is_two_happenings),
		KD_TEST(test_a_denial_elsewhere_answers_the_claim),
		KD_TEST(test_a_confirmation_elsewhere_answers_the_claim),
		KD_TEST(test_nothing_is_before_an_article_without_a_date),
		KD_TEST(test_nobody_answers_himself),
		KD_TEST(test_who_tells_the_same_answers_nobody),
		KD_TEST(test_one_scene_is_one_happening),
		KD_TEST(test_another_day_is_another_scene),
		KD_TEST(test_another_town_is_another_scene),
		KD_TEST(test_news_without_a_day_is_of_these_days),
		KD_TEST(test_news_without_a_day_is_not_of_weeks_ago),
		KD_TEST(test_days_without_a_year_stand_among_the_others),
		KD_TEST(test_nothing_gives_an_empty_account),
		KD_TEST(test_full_arenas_are_told),
	};
	return cmocka_run_group_tests_name("weave", tests, NULL, NULL);
}
