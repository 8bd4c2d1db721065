/* train_articles.h - articles with marked names, read as far as names. */
#ifndef KD_TRAIN_TRAIN_ARTICLES_H
#define KD_TRAIN_TRAIN_ARTICLES_H

#include "doc/doc.h"
#include "lang/reading.h"
#include "read/memory.h"
#include "train/names_corpus.h"
#include "train/train_private.h"

/* Loads the order's files into the arena; one given twice counts twice.
 * KD_EINPUT if they hold nothing. */
enum kd_status kd_train_load_articles(const struct kd_order *order,
	struct kd_arena *arena, struct kd_gold_articles *out,
	struct kd_err *err) KD_MUST_CHECK;

/* An article as the room of names sees it. Not to be moved. */
struct kd_read_article {
	struct kd_doc doc;
	struct kd_words words;
	struct kd_reading reading;
};

/* Reads an article as kilde does, in its own language where there is a pack for
 * it, with what is remembered of others. The caller releases out->doc, whatever
 * the answer. */
enum kd_status kd_train_read_article(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_memory *memory,
	const struct kd_gold_article *article, struct kd_read_article *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
