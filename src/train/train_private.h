/* train_private.h - what the parts of kilde-train share. */
#ifndef KD_TRAIN_PRIVATE_H
#define KD_TRAIN_PRIVATE_H

#include "base/map.h"
#include "base/vec.h"
#include "lang/packs.h"
#include "learn/lessons.h"
#include "learn/write.h"

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
	bool quiet;
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

/* How one part is fitted: the order's recipe, with progress told on standard
 * error under this name. */
struct kd_progress {
	const char *name;
	uint32_t rounds;
	double began;
	bool quiet;
};
struct kd_recipe kd_recipe_of(
	const struct kd_order *order, struct kd_progress *progress);

/* Fits and writes the model of a language's syntax. */
enum kd_status kd_train_syntax(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err) KD_MUST_CHECK;

#endif
