/* digest.h - what weaving keeps of a document that has been read. */
#ifndef KD_STORY_DIGEST_H
#define KD_STORY_DIGEST_H

#include "story/about.h"

/* Sorted, without repetition. */
struct kd_hashes {
	uint64_t *items;
	uint32_t n;
	uint32_t capacity;
};

/* Layers are borrowed from the document, which must outlive the digest. */
struct kd_digest {
	const struct kd_meta *meta;
	struct kd_str path;
	struct kd_str pack; /* code of the pack it was read by; "fallback" */
	struct kd_str text;
	char text_sha256[65];
	const struct kd_blocks *blocks;
	const struct kd_sentences *sentences;
	const struct kd_names *names;
	const struct kd_mentions *mentions;
	const struct kd_times *times;
	const struct kd_statements *statements;
	const struct kd_events *events;
	const struct kd_deeds *deeds;
	const struct kd_figures *figures;
	const struct kd_citations *citations;
	const struct kd_proposals *proposals;
	const struct kd_problems *problems;
	struct kd_traits traits;   /* what it is about */
	struct kd_hashes shingles; /* every 5 words in a row: what it copies */
	uint32_t without_syntax;   /* sentences read without word classes */
};

/* Makes the digest of a document. fallback: it was read without a pack of
 * its language. */
enum kd_status kd_digest_make(const struct kd_doc *doc, struct kd_str pack,
	struct kd_arena *arena, struct kd_digest *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
