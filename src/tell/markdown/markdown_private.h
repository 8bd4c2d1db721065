/* markdown_private.h - the parts of the account as Markdown. */
#ifndef KD_TELL_MARKDOWN_PRIVATE_H
#define KD_TELL_MARKDOWN_PRIVATE_H

#include "tell/markdown/markdown.h"

/* What is written, for whom and where to. */
struct kd_markdown {
	const struct kd_account *account;
	const struct kd_story *story;
	struct kd_str reader; /* see story/line.h */
	struct kd_sink *sink;
};

/* Writes text: signs that mean something in Markdown mean themselves, a line
 * end within a sentence is a space. */
void kd_markdown_put(const struct kd_markdown *w, struct kd_str text);

/* What an entity goes by for the reader. */
void kd_markdown_entity(const struct kd_markdown *w, uint32_t entity);

/* A note for each document of the evidence, which is in order of documents or
 * nearly so: none twice in a row. */
void kd_markdown_notes(
	const struct kd_markdown *w, const struct kd_evidences *evidence);

/* The words that evidence stands for; the same, or their sentence where they
 * are few. */
struct kd_str kd_markdown_words(
	const struct kd_markdown *w, const struct kd_evidence *evidence);
struct kd_str kd_markdown_telling(
	const struct kd_markdown *w, const struct kd_evidence *evidence);

/* All plans of the story. */
void kd_markdown_plans(const struct kd_markdown *w);

#endif
