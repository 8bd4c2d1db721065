/* line.h - the one sentence that tells a happening to a reader, and the
 * happenings of a story that matter most. */
#ifndef KD_STORY_LINE_H
#define KD_STORY_LINE_H

#include "story/account.h"

/* A reader's languages, the best first, with commas between: "nn,nb,en". Empty
 * for a reader who is to have the best sentence whatever its language. */

/* Whether text is such a list of codes. */
bool kd_reader_is_list(struct kd_str text);

/* The language of the block that a stretch stands in. */
struct kd_str kd_line_language(
	const struct kd_account *account, const struct kd_evidence *at);

/* The report of a happening whose sentence tells it best: in a language that
 * comes early in the reader's list, of what the happening came to, with its
 * parties, day and place in it, neither long nor a caption. */
const struct kd_evidence *kd_line_of(const struct kd_account *account,
	const struct kd_happening *happening, struct kd_str reader);

/* Of words that tell the same, those in the language that comes first in the
 * reader's list, the first of them. */
const struct kd_evidence *kd_line_choose(const struct kd_account *account,
	const struct kd_evidences *same, struct kd_str reader);

/* Whether words are so few that they tell too little alone: "denied", "it". */
bool kd_line_is_few(const struct kd_evidence *words);

/* What an entity goes by for a reader: its name, or as whole a form of it in
 * the language that comes first in her list. Its count is 0 where no form has
 * that name. */
struct kd_form kd_line_name(
	const struct kd_entity *entity, struct kd_str reader);

/* The same of a plan: a form in the reader's language that tells how many
 * points it has, if its name does. */
struct kd_form kd_line_plan(const struct kd_plan *plan, struct kd_str reader);

/* A headline of the story in a language of the reader's list, the earliest of
 * the best; doc is KD_NONE if there is none. */
struct kd_evidence kd_line_headline(const struct kd_account *account,
	const struct kd_story *story, struct kd_str reader);

enum { KD_LINES_MOST = 9 };

/* A happening by its line. */
struct kd_line {
	uint32_t happening; /* of the story */
	const struct kd_evidence *at;
};

enum { KD_LINES_LEAST = 5 };

/* Picks the happenings that matter most: reported by many, from many origins,
 * and new at the story's end; where these are fewer than KD_LINES_LEAST, minor
 * ones too that have a day. What one sentence tells of several is picked
 * once. Newest first, those without a year after, without a day last. Returns
 * how many, at most KD_LINES_MOST. */
uint32_t kd_lines_pick(const struct kd_account *account,
	const struct kd_story *story, struct kd_str reader,
	struct kd_line out[KD_LINES_MOST]);

#endif
