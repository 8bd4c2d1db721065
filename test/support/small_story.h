/* small_story.h - documents made out of a few calls, for tests of weaving. */
#ifndef KD_TEST_SMALL_STORY_H
#define KD_TEST_SMALL_STORY_H

#include "weave/weave.h"

enum { SMALL_DOCS = 8 };

/* Documents whose text is the words they were given, one after the other. */
struct small_story {
	struct kd_arena arena;
	struct kd_doc docs[SMALL_DOCS];
	uint32_t n;
};

void small_story_init(struct small_story *story);
void small_story_release(struct small_story *story);

/* Begins a document; what follows goes into it. */
struct kd_doc *small_doc(struct small_story *story, const char *id,
	const char *published, const char *language);

/* Adds words to the text and gives their span. */
struct kd_span small_words(struct kd_doc *doc, const char *words);

/* Adds a name: its base is its words. sound as the packs would give it. */
uint32_t small_name(struct kd_doc *doc, enum kd_name_type type,
	const char *words, const char *sound);

/* Adds a time, whose words are its EDTF. */
uint32_t small_time(struct kd_doc *doc, const char *edtf);

/* Adds an event between two names (KD_NONE: none), at a place, at a time. */
struct kd_event *small_event(struct kd_doc *doc, const char *mode,
	enum kd_event_status status, const uint32_t names[3], uint32_t time);

/* Adds a deed of a name (KD_NONE: of nobody), of this mode. */
struct kd_event *small_deed(
	struct kd_doc *doc, const char *mode, uint32_t actor);

/* Adds a figure that counts things of this key. */
struct kd_figure *small_figure(struct kd_doc *doc, double value,
	const char *counted, const char *thing);

/* Adds a plan by its name: points 0 for none told. */
struct kd_proposal *small_proposal(
	struct kd_doc *doc, const char *name, uint32_t points, bool generic);

/* Adds what somebody said: name is the speaker. */
struct kd_statement *small_statement(struct kd_doc *doc, uint32_t name,
	enum kd_force force, const char *words);

/* Weaves the documents; fails the test unless the account is sound. */
void small_weave(struct small_story *story, struct kd_account *out);

/* Weaves the story in an arena that fails at each of its allocations in turn:
 * each must be told as KD_ENOMEM. */
void small_story_assert_full_arenas_are_told(struct small_story *story);

#endif
