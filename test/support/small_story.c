/* small_story.c - documents made out of a few calls, for tests of weaving. */
#include "support/small_story.h"

#include "support/unit.h"

#include <math.h>

enum { TEXT_BYTES = 8192 };

void small_story_init(struct small_story *story)
{
	*story = (struct small_story){ 0 };
	kd_arena_init(&story->arena, KD_ARENA_LIMIT_BYTES);
}

void small_story_release(struct small_story *story)
{
	for (uint32_t i = 0; i < story->n; i++) {
		kd_doc_release(&story->docs[i]);
	}
	kd_arena_release(&story->arena);
}

struct kd_doc *small_doc(struct small_story *story, const char *id,
	const char *published, const char *language)
{
	assert_true(story->n < SMALL_DOCS);
	struct kd_doc *doc = &story->docs[story->n++];
	kd_doc_init(doc, KD_ARENA_LIMIT_BYTES);
	doc->meta.id = kd_str_view(id);
	doc->meta.published = kd_str_view(published);
	doc->meta.language = kd_str_view(language);
	doc->text.data = kd_arena_take(&doc->arena, TEXT_BYTES);
	assert_non_null(doc->text.data);
	return doc;
}

struct kd_span small_words(struct kd_doc *doc, const char *words)
{
	const uint32_t len = (uint32_t)strlen(words);
	const struct kd_span span = { doc->text.len, doc->text.len + len };
	assert_true(span.end + 1 < TEXT_BYTES);
	/* The text is ours: small_doc took it. */
	char *text = (char *)(uintptr_t)doc->text.data;
	memcpy(text + span.start, words, len);
	text[span.end] = ' ';
	doc->text.len = span.end + 1;
	return span;
}

uint32_t small_name(struct kd_doc *doc, enum kd_name_type type,
	const char *words, const char *sound)
{
	const struct kd_name name = { .span = small_words(doc, words),
		.type = type,
		.base = kd_str_view(words),
		.sound = kd_str_view(sound),
		.rule = KD_STR("test") };
	assert_true(KD_PUSH(&doc->arena, &doc->names, name));
	return doc->names.n - 1;
}

uint32_t small_time(struct kd_doc *doc, const char *edtf)
{
	const struct kd_time time = { .span = small_words(doc, edtf),
		.type = KD_TIME_DATE,
		.value = kd_str_view(edtf),
		.edtf = kd_str_view(edtf),
		.rule = KD_STR("test") };
	assert_true(KD_PUSH(&doc->arena, &doc->times, time));
	return doc->times.n - 1;
}

static void add_party(struct kd_doc *doc, struct kd_spans *spans, uint32_t name)
{
	if (name != KD_NONE) {
		const struct kd_span span = doc->names.items[name].span;
		assert_true(KD_PUSH(&doc->arena, spans, span));
	}
}

struct kd_event *small_event(struct kd_doc *doc, const char *mode,
	enum kd_event_status status, const uint32_t names[3], uint32_t time)
{
	struct kd_event event = { .span = small_words(doc, mode),
		.type = KD_PLOVER_CONSULT,
		.mode = kd_str_view(mode),
		.status = status,
		.time = time,
		.statement = KD_NONE,
		.rule = KD_STR("test") };
	add_party(doc, &event.actors, names[0]);
	add_party(doc, &event.targets, names[1]);
	add_party(doc, &event.places, names[2]);
	assert_true(KD_PUSH(&doc->arena, &doc->events, event));
	return &doc->events.items[doc->events.n - 1];
}

struct kd_event *small_deed(
	struct kd_doc *doc, const char *mode, uint32_t actor)
{
	struct kd_event deed = { .span = small_words(doc, mode),
		.type = KD_PLOVER_OTHER,
		.mode = kd_str_view(mode),
		.status = KD_STATUS_HAPPENED,
		.time = KD_NONE,
		.statement = KD_NONE,
		.rule = KD_STR("test") };
	add_party(doc, &deed.actors, actor);
	assert_true(KD_PUSH(&doc->arena, &doc->deeds, deed));
	return &doc->deeds.items[doc->deeds.n - 1];
}

struct kd_figure *small_figure(struct kd_doc *doc, double value,
	const char *counted, const char *thing)
{
	const struct kd_figure figure = { .span = small_words(doc, "many"),
		.value = value,
		.high = NAN,
		.bound = KD_BOUND_EXACT,
		.of = small_words(doc, counted),
		.counted = kd_str_view(counted),
		.thing = kd_str_view(thing),
		.statement = KD_NONE,
		.rule = KD_STR("test") };
	assert_true(KD_PUSH(&doc->arena, &doc->figures, figure));
	return &doc->figures.items[doc->figures.n - 1];
}

struct kd_proposal *small_proposal(
	struct kd_doc *doc, const char *name, uint32_t points, bool generic)
{
	const struct kd_proposal proposal = { .span = small_words(doc, name),
		.name = kd_str_view(name),
		.points = points,
		.generic = generic,
		.rule = KD_STR("test") };
	assert_true(KD_PUSH(&doc->arena, &doc->proposals, proposal));
	return &doc->proposals.items[doc->proposals.n - 1];
}

struct kd_statement *small_statement(struct kd_doc *doc, uint32_t name,
	enum kd_force force, const char *words)
{
	struct kd_statement statement = { .span = small_words(doc, words),
		.kind = KD_SPEECH_INDIRECT,
		.source_kind = KD_SOURCE_PERSON,
		.source_name = name,
		.force = force,
		.rule = KD_STR("test") };
	assert_true(KD_PUSH(&doc->arena, &statement.content, statement.span));
	assert_true(KD_PUSH(&doc->arena, &doc->statements, statement));
	return &doc->statements.items[doc->statements.n - 1];
}

void small_weave(struct small_story *story, struct kd_account *out)
{
	struct kd_err err = { 0 };
	struct kd_digest *digests =
		KD_NEW_ARRAY(&story->arena, struct kd_digest, story->n);
	assert_non_null(digests);
	for (uint32_t i = 0; i < story->n; i++) {
		assert_int_equal(
			KD_OK, kd_digest_make(&story->docs[i], KD_STR("test"),
				       &story->arena, &digests[i], &err));
	}
	const struct kd_weave_in in = { .digests = digests, .n = story->n };
	assert_int_equal(KD_OK, kd_weave(&in, &story->arena, out, &err));
	if (kd_account_is_sound(out, &story->arena, &err) != KD_OK) {
		fail_msg("%s", err.message);
	}
}

void small_story_assert_full_arenas_are_told(struct small_story *story)
{
	struct kd_digest digests[SMALL_DOCS];
	struct kd_account account;
	struct kd_arena full;
	struct kd_err err = { 0 };
	for (uint32_t i = 0; i < story->n; i++) {
		assert_int_equal(
			KD_OK, kd_digest_make(&story->docs[i], KD_STR("test"),
				       &story->arena, &digests[i], &err));
	}
	const struct kd_weave_in in = { .digests = digests, .n = story->n };
	for (uint64_t fail_at = 1; fail_at < 400; fail_at++) {
		kd_arena_init(&full, KD_ARENA_LIMIT_BYTES);
		full.fail_at = fail_at;
		const enum kd_status status =
			kd_weave(&in, &full, &account, &err);
		const bool reached = full.allocations >= fail_at;
		assert_int_equal(reached ? KD_ENOMEM : KD_OK, status);
		kd_arena_release(&full);
	}
}
