/* find.h - who and where a stretch of a document names. */
#ifndef KD_STORY_FIND_H
#define KD_STORY_FIND_H

#include "story/thread.h"

/* The entity a stretch stands for: of a name in it (the last, which is the
 * head of a noun phrase; a place only if there is no other; a person only if
 * no words follow that the name owns), else of a pronoun or description there.
 * KD_NONE if it names none. */
uint32_t kd_find_entity(
	const struct kd_thread *thread, uint32_t doc, struct kd_span span);

/* Whom a statement is put down to, or who an unnamed source belongs to: a place
 * only where the source begins with it or is a body of that country. KD_NONE
 * where nobody is named. */
uint32_t kd_find_source(const struct kd_thread *thread, uint32_t doc,
	const struct kd_statement *statement);

/* The entity of an outlet that is named where a citation begins; KD_NONE where
 * the text has another word for it. */
uint32_t kd_find_outlet(const struct kd_thread *thread,
	const struct kd_evidence *named, struct kd_str outlet);

/* The entity of a name of a document; KD_NONE for KD_NONE. */
uint32_t kd_find_named(
	const struct kd_thread *thread, uint32_t doc, uint32_t name);

/* Adds an index unless it is there; false if the arena is full. */
bool kd_indexes_add_once(struct kd_arena *arena, struct kd_indexes *indexes,
	uint32_t value) KD_MUST_CHECK;

bool kd_indexes_has(const struct kd_indexes *indexes, uint32_t value);

/* How many documents the reports are of; reports in order of documents. */
uint32_t kd_reports_documents(const struct kd_reports *reports);

/* How many values both have. */
uint32_t kd_indexes_common(
	const struct kd_indexes *a, const struct kd_indexes *b);

#endif
