/* train_langid.c - fits the model that tells languages. */
#include "train/train_private.h"

#include <stdio.h>

#include "base/utf8.h"
#include "model/model.h"
#include "read/langid/learned.h"
#include "train/load.h"

#define ARENA_BYTES (UINT32_C(1) << 30)
/* Features of one text at most. */
#define TEXT_FEATURES (UINT32_C(1) << 15)

struct training {
	const struct kd_order *order;
	struct kd_arena arena;
	struct kd_labels labels;
	struct kd_lessons lessons;
	struct kd_learner learner;
	uint64_t *features; /* TEXT_FEATURES */
	uint32_t n_faulty;
};

static void take_text(
	struct training *training, uint32_t label, struct kd_str text)
{
	struct kd_langid_look look = { .text = text };
	uint32_t n = 0;
	uint32_t more = 0;
	while (n + KD_LANGID_FEATURES <= TEXT_FEATURES &&
		(more = kd_langid_features(&look, training->features + n)) >
			0) {
		n += more;
	}
	kd_lessons_add(
		&training->lessons, training->features, n, (uint16_t)label);
	kd_lessons_end(&training->lessons);
}

/* A line that is no language, kind and text is told if it is the first. */
static void leave_out(
	struct training *training, const char *path, uint32_t line)
{
	if (training->n_faulty++ == 0 && !training->order->quiet) {
		fprintf(stderr,
			"%s: line %u: no language, kind and text with tabs "
			"between\n",
			path, line);
	}
}

static enum kd_status take_lines(struct training *training, const char *path,
	struct kd_str lines, struct kd_err *err)
{
	for (uint32_t number = 1; lines.len > 0; number++) {
		struct kd_str text = kd_str_cut(&lines, '\n');
		const struct kd_str language = kd_str_cut(&text, '\t');
		(void)kd_str_cut(&text, '\t');
		if (language.len == 0 || text.len == 0 ||
			kd_utf8_valid_bytes(text.data, text.len) != text.len) {
			leave_out(training, path, number);
			continue;
		}
		const uint32_t label =
			kd_labels_number(&training->labels, language);
		if (label == KD_NONE) {
			return kd_arena_full(&training->arena, err);
		}
		take_text(training, label, text);
	}
	return training->lessons.is_full
		       ? kd_err_set(err, KD_ENOMEM, "out of memory")
		       : KD_OK;
}

static enum kd_status fit(struct training *training, struct kd_err *err)
{
	training->order->run->n_fits = 1;
	const struct kd_recipe recipe =
		kd_recipe_of(training->order, KD_LANGID_PART);
	kd_learner_init(&training->learner, training->labels.n);
	const bool fits = recipe.rule == KD_RULE_COUNTS
				  ? kd_learn_counts(&training->lessons, &recipe,
					    &training->learner)
				  : kd_learn_choices(&training->lessons,
					    &recipe, &training->learner);
	return fits ? KD_OK : kd_err_set(err, KD_ENOMEM, "out of memory");
}

static enum kd_status train(struct training *training, struct kd_err *err)
{
	training->features =
		KD_NEW_ARRAY(&training->arena, uint64_t, TEXT_FEATURES);
	if (training->features == NULL) {
		return kd_arena_full(&training->arena, err);
	}
	for (int i = 0; i < training->order->n_files; i++) {
		struct kd_str lines;
		KD_TRY(kd_load(training->order->files[i], &training->arena,
			&lines, err));
		KD_TRY(take_lines(
			training, training->order->files[i], lines, err));
	}
	if (training->labels.n == 0) {
		return kd_err_set(err, KD_EINPUT,
			"no line of language, kind and text in %s",
			training->order->files[0]);
	}
	if (training->n_faulty > training->lessons.n_words / 10) {
		return kd_err_set(err, KD_EINPUT,
			"%u of %zu lines are no language, kind and text",
			training->n_faulty,
			training->n_faulty + training->lessons.n_words);
	}
	if (!training->order->quiet) {
		fprintf(stderr, "%zu texts in %u languages, %u faulty lines\n",
			training->lessons.n_words, training->labels.n,
			training->n_faulty);
	}
	KD_TRY(fit(training, err));
	const bool counts = training->order->rule == KD_RULE_COUNTS;
	const struct kd_draft draft = { .name = KD_LANGID_PART,
		.learner = &training->learner,
		.labels = training->labels.items,
		.rarest = counts ? 1 : training->order->rarest,
		.faintest = training->order->faintest,
		.is_small = counts };
	return kd_model_save(
		training->order->output, KD_MODEL_LANGID, &draft, 1, err);
}

enum kd_status kd_train_langid(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err)
{
	struct training training = { .order = order };
	(void)packs;
	kd_arena_init(&training.arena, ARENA_BYTES);
	training.labels.arena = &training.arena;
	kd_lessons_init(&training.lessons);
	const enum kd_status status = train(&training, err);
	kd_lessons_release(&training.lessons);
	kd_learner_release(&training.learner);
	kd_arena_release(&training.arena);
	return status;
}
