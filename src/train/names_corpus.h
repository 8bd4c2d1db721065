/* names_corpus.h - articles whose names and sentences people have marked. */
#ifndef KD_TRAIN_NAMES_CORPUS_H
#define KD_TRAIN_NAMES_CORPUS_H

#include "base/arena.h"
#include "doc/span.h"
#include "doc/terms.h"

struct kd_gold_name {
	struct kd_span span;
	enum kd_name_type type;
};

struct kd_gold_names {
	struct kd_gold_name *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_gold_article {
	struct kd_str text;
	struct kd_str language;
	struct kd_gold_names names;
	uint32_t *ends; /* of sentences, in bytes; none where not told */
	uint32_t n_ends;
};

struct kd_gold_articles {
	struct kd_gold_article *items;
	uint32_t n;
	uint32_t capacity;
};

/* Adds the articles of JSON Lines; all is copied to the arena. Names without a
 * type make KD_EINPUT, and so does what is no article. */
enum kd_status kd_gold_parse(struct kd_str lines, struct kd_arena *arena,
	struct kd_gold_articles *out, struct kd_err *err) KD_MUST_CHECK;

#endif
