/* chain.h - through which outlets a report came to its reader. */
#ifndef KD_STORY_CHAIN_H
#define KD_STORY_CHAIN_H

#include "story/account.h"

/* What a document is called as a link of a chain: its outlet, or its id. */
struct kd_str kd_chain_label(const struct kd_digest *digest);

/* The chain of a statement: the document, then the outlets it came by, the
 * nearest first. False if the arena is full. */
bool kd_chain_of_statement(const struct kd_digest *digest,
	const struct kd_statement *statement, struct kd_arena *arena,
	struct kd_strs *out) KD_MUST_CHECK;

/* The chain of a stretch of text: that of the innermost statement whose
 * content holds it and which names an outlet; else the document and the
 * outlets its sentence rests on; else the document alone. */
bool kd_chain_at(const struct kd_digest *digest, struct kd_span span,
	struct kd_arena *arena, struct kd_strs *out) KD_MUST_CHECK;

/* The span of the sentence that holds this byte; none if no sentence does. */
struct kd_span kd_chain_sentence(const struct kd_digest *digest, uint32_t byte);

/* Adds a string unless it is there; false if the arena is full. */
bool kd_strs_add_once(struct kd_arena *arena, struct kd_strs *strs,
	struct kd_str value) KD_MUST_CHECK;

#endif
