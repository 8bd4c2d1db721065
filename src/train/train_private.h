/* train_private.h - what the parts of kilde-train share. */
#ifndef KD_TRAIN_PRIVATE_H
#define KD_TRAIN_PRIVATE_H

#include "base/map.h"
#include "base/vec.h"
#include "lang/packs.h"
#include "learn/arcs.h"
#include "learn/lessons.h"
#include "learn/write.h"
#include "read/pipeline.h"
#include "train/treebank.h"

/* What the command line asks for. */
struct kd_order {
	const char *task;
	const char *data; /* folder of the packs */
	const char *language;
	const char *output;
	char **files; /* of training data */
	int n_files;
	enum kd_rule rule;
	uint32_t rounds;
	uint32_t seed;
	uint32_t rarest;
	uint32_t faintest;
	uint32_t keep_every_s;
	bool quiet;
	struct kd_run *run;
};

/* One run of the trainer: of how many fits it is made, and how far it is. */
struct kd_run {
	const struct kd_order *order;
	uint32_t n_fits;
	uint32_t fit; /* under way, from 1 */
	const char *name;
	double began;    /* the first fit */
	double kept;     /* when learning was kept last */
	uint64_t rounds; /* over, without those that were taken up */
};

/* Labels as they are met: numbers in order of first use. */
struct kd_labels {
	struct kd_arena *arena;
	struct kd_map numbers;
	struct kd_str *items;
	uint32_t n;
	uint32_t capacity;
};

/* The number of a label, new if need be; KD_NONE if there is no room. */
uint32_t kd_labels_number(struct kd_labels *labels, struct kd_str label);

/* Begins the next fit of a run, with progress told on standard error under
 * this name (borrowed). What is learned is kept beside the output, by the fit's
 * number, so that a run that was stopped can be gone on with. */
struct kd_recipe kd_recipe_of(const struct kd_order *order, const char *name);

/* Removes what was kept: the output is written. */
void kd_run_forget(const struct kd_run *run);

/* What is learned of words one by one. */
enum kd_word_part { KD_TAGS, KD_FEATS, KD_LEMMAS, KD_WORD_PARTS };

/* Words' parts, and the habits of each; then those of arcs. */
#define KD_WORD_DRAFTS (2 * KD_WORD_PARTS)
#define KD_ARC_DRAFTS 4u
#define KD_SYNTAX_PARTS (KD_WORD_DRAFTS + KD_ARC_DRAFTS)

struct kd_kept {
	uint32_t *items;
	uint32_t n;
	uint32_t capacity;
};

/* What the parts of syntax are fitted from. */
struct kd_syntax_training {
	const struct kd_order *order;
	const struct kd_packs *packs;
	const struct kd_lang *lang;
	struct kd_arena arena;
	struct kd_bank bank;
	struct kd_kept kept; /* sentences whose words are ours: one a lesson */
	struct kd_labels labels[KD_WORD_PARTS];
	struct kd_lessons lessons[KD_WORD_PARTS];
	struct kd_learner learners[KD_WORD_PARTS];
	struct kd_learner habits[KD_WORD_PARTS];
	struct kd_labels names; /* of relations */
	struct kd_arc_learners arcs;
	struct kd_arc_lesson *arc_lessons; /* one a sentence kept */
	uint32_t root;                     /* the relation of that name */
	struct kd_learner step_habits;     /* of what arcs came to do */
	struct kd_learner relation_habits;
	uint32_t n_strange; /* sentences whose words are not ours */
};

/* Adds the sentences of a treebank's file. A few faulty ones are told and left
 * out; a file with more of them than that is no treebank, or was damaged:
 * KD_EINPUT. */
enum kd_status kd_train_load_bank(const struct kd_order *order,
	const char *path, struct kd_bank *bank,
	struct kd_err *err) KD_MUST_CHECK;

/* Reads one sentence as kilde does, as far as its tokens; the caller releases
 * the document, whatever the answer. */
enum kd_status kd_train_read(const struct kd_syntax_training *training,
	const struct kd_bank_sentence *sentence, struct kd_doc *doc,
	struct kd_err *err) KD_MUST_CHECK;

/* Fits the learners of words to those lessons that are labelled. */
enum kd_status kd_train_words(
	struct kd_syntax_training *training, struct kd_err *err) KD_MUST_CHECK;
void kd_train_draft(const struct kd_syntax_training *training,
	struct kd_draft drafts[KD_SYNTAX_PARTS]);
/* The same of arcs. */
void kd_train_draft_arcs(const struct kd_syntax_training *training,
	struct kd_draft drafts[KD_ARC_DRAFTS]);
/* The same of habits: nothing of them is left out. */
void kd_train_draft_habits(struct kd_draft *draft, const char *name,
	const struct kd_learner *habits, const struct kd_str *labels);

/* Fits heads and relations, on words tagged by weights that were learned on
 * other sentences. Leaves the learners of words empty. */
enum kd_status kd_train_arcs(
	struct kd_syntax_training *training, struct kd_err *err) KD_MUST_CHECK;
/* Finds the habits of arcs, once words are fitted too: what they nearly always
 * do in the same place. */
enum kd_status kd_train_arc_habits(
	struct kd_syntax_training *training, struct kd_err *err) KD_MUST_CHECK;

/* Fits and writes the model that tells languages, from lines of language, kind
 * and text. */
enum kd_status kd_train_langid(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err) KD_MUST_CHECK;

/* Fits and writes the model of where a language's sentences end. */
enum kd_status kd_train_sentences(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err) KD_MUST_CHECK;

/* Fits and writes the model of a language's syntax. */
enum kd_status kd_train_syntax(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err) KD_MUST_CHECK;

/* Fits what the rules of names weigh, in all languages alike, and writes it as
 * C. */
enum kd_status kd_train_evidence(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err) KD_MUST_CHECK;

/* Fits and writes the model of a language's names. */
enum kd_status kd_train_names(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err) KD_MUST_CHECK;

#endif
