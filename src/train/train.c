/* train.c - labels and progress, for all that is trained. */
#include "train/train_private.h"

#include <stdio.h>
#include <time.h>

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
	const struct kd_progress *progress = context;
	const double took = now() - progress->began;
	const double left =
		took / (round + 1) * (double)(progress->rounds - round - 1);
	if (!progress->quiet) {
		fprintf(stderr,
			"%s: round %u of %u, %.2f %% right, %.0f s left\n",
			progress->name, round + 1, progress->rounds,
			n == 0 ? 0.0 : 100.0 * (double)right / (double)n, left);
	}
}

struct kd_recipe kd_recipe_of(
	const struct kd_order *order, struct kd_progress *progress)
{
	progress->rounds = order->rounds;
	progress->quiet = order->quiet;
	progress->began = now();
	return (struct kd_recipe){ .rule = order->rule,
		.rounds = order->rounds,
		.seed = order->seed,
		.rarest = order->rarest,
		.progress = tell,
		.context = progress };
}
