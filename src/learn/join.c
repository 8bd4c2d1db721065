/* join.c - what several learners know of the same features, in one. */
#include "learn/lessons.h"

/* What the largest weight of each learner becomes. */
#define LARGEST (1 << 24)

static double size_of(double weight)
{
	return weight < 0.0 ? -weight : weight;
}

static double largest_weight(const struct kd_learner *learner, uint32_t rarest)
{
	double largest = 0.0;
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		const struct kd_row *row = &learner->rows[i];
		for (uint32_t k = 0; row->changes >= rarest && k < row->n;
			k++) {
			const double size = size_of(kd_learner_average(
				learner, &learner->cells[row->first + k]));
			largest = size > largest ? size : largest;
		}
	}
	return largest;
}

/* Adds a row's weights and changes to those of its feature, their labels from
 * one on. */
static void add_row(const struct kd_learner *from, const struct kd_row *row,
	double scale, uint32_t first, struct kd_learner *to)
{
	const uint32_t target = kd_learner_row(to, row->feature);
	const uint32_t before =
		target != KD_NONE ? to->rows[target].changes : 0;
	for (uint32_t i = 0; target != KD_NONE && i < row->n; i++) {
		const struct kd_cell *cell = &from->cells[row->first + i];
		kd_learner_move(to, &target, 1, first + cell->label,
			(int32_t)(scale * kd_learner_average(from, cell)));
	}
	if (target != KD_NONE) {
		/* Moving its weights is no change that was learned. */
		to->rows[target].changes = before + row->changes;
	}
}

bool kd_learner_join(const struct kd_learner *learners, uint32_t n,
	uint32_t rarest, struct kd_learner *out)
{
	uint32_t n_labels = 0;
	for (uint32_t i = 0; i < n; i++) {
		n_labels += learners[i].n_labels;
	}
	kd_learner_init(out, n_labels);
	for (uint32_t i = 0, first = 0; i < n; i++) {
		const struct kd_learner *from = &learners[i];
		const double largest = largest_weight(from, rarest);
		for (uint32_t k = 0; largest > 0.0 && k < from->n_rows; k++) {
			if (from->rows[k].changes >= rarest) {
				add_row(from, &from->rows[k], LARGEST / largest,
					first, out);
			}
		}
		first += from->n_labels;
	}
	out->now = 1;
	return !out->is_full;
}

bool kd_learner_mean(
	const struct kd_learner *learners, uint32_t n, struct kd_learner *out)
{
	kd_learner_init(out, learners->n_labels);
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t k = 0; k < learners[i].n_rows; k++) {
			add_row(&learners[i], &learners[i].rows[k], 1.0 / n, 0,
				out);
		}
	}
	for (uint32_t i = 0; i < out->n_rows; i++) {
		out->rows[i].changes = (out->rows[i].changes + n / 2) / n;
	}
	out->now = 1;
	return !out->is_full;
}
