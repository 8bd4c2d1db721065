/* treebank.h - sentences annotated by hand, from CoNLL-U. */
#ifndef KD_TRAIN_TREEBANK_H
#define KD_TRAIN_TREEBANK_H

#include "base/str.h"
#include "base/vec.h"

/* A syntactic word. Words that were split from one token share its place. */
struct kd_bank_word {
	uint32_t begin; /* bytes in the sentence's text */
	uint32_t end;
	struct kd_str form;
	struct kd_str lemma;
	struct kd_str upos;
	struct kd_str feats; /* as written; none for "_" */
	struct kd_str deprel;
	uint32_t head; /* word of the sentence; its own number for a root */
};

/* What begins with a sentence, or-ed. */
enum kd_bank_opening { KD_BANK_PARAGRAPH = 1, KD_BANK_DOCUMENT = 2 };

struct kd_bank_sentence {
	struct kd_str text;
	unsigned opens; /* enum kd_bank_opening */
	uint32_t first; /* words[first, first + n) */
	uint32_t n;
};

struct kd_bank_words {
	struct kd_bank_word *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_bank_sentences {
	struct kd_bank_sentence *items;
	uint32_t n;
	uint32_t capacity;
};

/* All lives in the arena. */
struct kd_bank {
	struct kd_arena *arena;
	struct kd_bank_words words;
	struct kd_bank_sentences sentences;
	uint32_t n_faulty; /* sentences whose lines do not hold together */
	/* Of the last text the first fault, or NULL, and its line. */
	const char *fault;
	uint32_t fault_line;
};

/* Adds the sentences of CoNLL-U text, which is borrowed. Sentences that do not
 * hold together are counted and left out. KD_ENOMEM, KD_ELIMIT. */
enum kd_status kd_bank_parse(struct kd_bank *bank, struct kd_str text,
	struct kd_err *err) KD_MUST_CHECK;

#endif
