/* learned.h - what the learned model of names sees of a document; for the room
 * and for the trainer alike. */
#ifndef KD_READ_NAMES_LEARNED_H
#define KD_READ_NAMES_LEARNED_H

#include "lang/reading.h"

#include "model/feature.h"

/*
 * Each piece of a name has a label: 0 is no name, then for each type in order
 * (1 + 4 * (type - 1) + place) whether it begins the name, stands within it,
 * ends it, or is all of it. Labels are given twice: first to each sentence for
 * itself, then again, knowing what the first labels say of the same words
 * elsewhere in the document. What a piece shows by itself weighs in both, and
 * stands in one row for both: the model's part "labels" has the labels of each
 * pass beside each other.
 */
enum kd_name_pass { KD_NAME_FIRST, KD_NAME_SECOND, KD_NAME_PASSES };

enum kd_name_place {
	KD_NAME_BEGINS,
	KD_NAME_WITHIN,
	KD_NAME_ENDS,
	KD_NAME_WHOLE,
	KD_NAME_PLACES
};
#define KD_NAME_LABELS (1u + (KD_NAME_COUNT - 1u) * KD_NAME_PLACES)
#define KD_NAME_LABELS_BOTH (KD_NAME_PASSES * KD_NAME_LABELS)
#define KD_NAME_FEATURES_MAX 128u
#define KD_NAME_HABITS 3u
#define KD_NAME_ENDS_MAX 5u

/* A piece as hashes of what it shows; 0 where there is nothing. A change here
 * or in the features raises the version in model/model.h. */
struct kd_name_sight {
	struct kd_span span;
	uint64_t form; /* folded */
	uint64_t ends[KD_NAME_ENDS_MAX];
	uint64_t start;   /* its first three characters */
	uint64_t shape;   /* capitals and what explains them */
	uint64_t pattern; /* its letters as kinds: Xx, X.X, Xx-Xx */
	uint64_t known;   /* what the word list says it may be */
	uint64_t place;   /* rows of the pack that it is part of */
	uint64_t outlet;
	uint64_t org;
	uint64_t title;
	uint64_t cue;
	uint64_t given;
	uint64_t seen; /* how the form stands in the document */
	uint64_t rule; /* what the rules took it for */
	uint64_t rule_sure;
	uint64_t around; /* what shapes and rules say here and beside it */
	uint32_t key;    /* of all forms of one word in the document */
	uint32_t run;    /* first piece of the capitals it stands in */
	uint32_t run_end;
	bool saying;
	bool capital;
	bool open;      /* may be part of a name */
	uint64_t block; /* kind of text it stands in */
};

/* What the first labels say of one word in the document. */
struct kd_name_memory {
	uint16_t types[KD_NAME_COUNT]; /* [0]: no name */
	uint16_t wholes[KD_NAME_COUNT];
	uint16_t begins;
	uint16_t ends[KD_NAME_COUNT];
};

/* All pieces of a document. */
struct kd_name_view {
	struct kd_name_sight *items;
	uint32_t n;
	const uint32_t *sentence_first; /* and the end */
	uint32_t n_sentences;
	uint32_t n_keys;
	uint8_t *labels;               /* by the first pass, n of them */
	struct kd_name_memory *memory; /* by key */
};

/* Looks at a document; labels are 0 and nothing is remembered. */
enum kd_status kd_names_view(const struct kd_reading *reading,
	struct kd_arena *arena, struct kd_name_view *out,
	struct kd_err *err) KD_MUST_CHECK;

/* Remembers what the labels say. */
void kd_names_remember(struct kd_name_view *view);

/* Pieces that are labelled together: [first, first + n). */
struct kd_name_stretch {
	uint32_t first;
	uint32_t n;
	uint32_t sentence;
};

/* Goes to the next stretch of open pieces in one sentence, of as many as one
 * search takes at most; begin with zeroes. False at the end. */
bool kd_names_next_stretch(
	const struct kd_name_view *view, struct kd_name_stretch *stretch);

/* Whether a stretch may hold a name, by its own labels or by what the rest of
 * the document says of its words. */
bool kd_names_may_name(
	const struct kd_name_view *view, const struct kd_name_stretch *stretch);

/* The features of which one alone often says that a piece is in no name: for
 * the first labels by what words and rules say of it, for the second by the
 * first labels too. */
void kd_names_habits(const struct kd_name_view *view, enum kd_name_pass pass,
	uint32_t sentence, uint32_t i, uint64_t out[KD_NAME_HABITS]);

/* Features of a piece of a stretch, habits first; gives their number. Those
 * of the second pass come to those of the first. */
uint32_t kd_names_features(const struct kd_name_view *view,
	enum kd_name_pass pass, uint32_t sentence, uint32_t i,
	uint64_t out[KD_NAME_FEATURES_MAX]);

/* Whether a label may not follow another; before == KD_NAME_LABELS: begins. */
bool kd_names_is_forbidden(uint32_t before, uint32_t label);

static inline uint32_t kd_names_label(
	enum kd_name_type type, enum kd_name_place place)
{
	return 1u + ((uint32_t)type - 1u) * KD_NAME_PLACES + (uint32_t)place;
}

static inline enum kd_name_type kd_names_label_type(uint32_t label)
{
	return (enum kd_name_type)(
		label == 0 ? 0 : 1 + (label - 1) / KD_NAME_PLACES);
}

static inline enum kd_name_place kd_names_label_place(uint32_t label)
{
	return (enum kd_name_place)((label - 1) % KD_NAME_PLACES);
}

#endif
