/* train.c - labels and progress, for all that is trained. */
#include "train/train_private.h"

#include <limits.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "model/model.h"

uint32_t kd_labels_number(struct kd_labels *labels, struct kd_str label)
{
	const uint32_t known = kd_map_get(&labels->numbers, label);
	if (known != KD_NONE || label.data == NULL ||
		labels->n == KD_LABELS_MAX) {
		return known;
	}
	return KD_PUSH(labels->arena, labels, label) &&
			       kd_map_put(labels->arena, &labels->numbers,
				       label, labels->n - 1)
		       ? labels->n - 1
		       : KD_NONE;
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void tell(void *context, uint32_t round, uint64_t right, uint64_t n)
{
	struct kd_run *run = context;
	const uint32_t rounds = run->order->rounds;
	run->rounds++;
	const double left =
		(double)(run->n_fits - run->fit) * rounds + rounds - round - 1;
	const double took = now() - run->began;
	if (!run->order->quiet) {
		fprintf(stderr,
			"fit %u of %u (%s), round %u of %u: %.2f %% right, "
			"about %.0f s left\n",
			run->fit, run->n_fits, run->name, round + 1, rounds,
			n == 0 ? 0.0 : 100.0 * (double)right / (double)n,
			took / (double)run->rounds * left);
	}
}

/* Where a fit is kept; false if the path is too long. */
static bool kept_path(
	const struct kd_run *run, uint32_t fit, char out[PATH_MAX])
{
	const int len =
		snprintf(out, PATH_MAX, "%s.kept-%u", run->order->output, fit);
	return len > 0 && len < PATH_MAX;
}

static void take_up(void *context, struct kd_learning *learning)
{
	const struct kd_run *run = context;
	struct kd_err err = { 0 };
	char path[PATH_MAX];
	if (!kept_path(run, run->fit, path)) {
		return;
	}
	const enum kd_status status = kd_learning_load(path, learning, &err);
	if (run->order->quiet || status == KD_ENOTFOUND) {
		return;
	}
	if (status == KD_OK) {
		fprintf(stderr, "fit %u of %u (%s): goes on after round %u\n",
			run->fit, run->n_fits, run->name, learning->round);
	} else {
		fprintf(stderr, "%s: %s: begun anew\n", path, err.message);
	}
}

/* What cannot be kept is learned all the same. */
static void keep(void *context, const struct kd_learning *learning)
{
	struct kd_run *run = context;
	struct kd_err err = { 0 };
	char path[PATH_MAX];
	const bool is_over = learning->round == run->order->rounds;
	if (!kept_path(run, run->fit, path) ||
		(!is_over && now() - run->kept < run->order->keep_every_s)) {
		return;
	}
	if (kd_learning_save(path, learning, &err) != KD_OK) {
		fprintf(stderr, "kilde-train: %s: not kept\n", err.message);
	}
	run->kept = now();
}

struct kd_recipe kd_recipe_of(const struct kd_order *order, const char *name)
{
	struct kd_run *run = order->run;
	run->name = name;
	run->fit++;
	run->kept = now();
	run->began = run->fit == 1 ? run->kept : run->began;
	return (struct kd_recipe){ .rule = order->rule,
		.rounds = order->rounds,
		.seed = order->seed,
		.rarest = order->rarest,
		.progress = tell,
		.take_up = take_up,
		.keep = keep,
		.context = run };
}

void kd_run_forget(const struct kd_run *run)
{
	char path[PATH_MAX];
	for (uint32_t fit = 1; fit <= run->n_fits; fit++) {
		if (kept_path(run, fit, path)) {
			(void)unlink(path);
		}
	}
}
