/* page_scale.c - days as places on a line whose empty stretches are cut. */
#include "tell/render/page_private.h"

#include <stdlib.h>

static int by_day(const void *a, const void *b)
{
	const struct kd_page_key *left = a;
	const struct kd_page_key *right = b;
	return left->day < right->day ? -1 : left->day > right->day;
}

/* Cuts wherever nothing happens for longer than limit; how many stretches. */
static uint32_t cut(struct kd_page_scale *scale, const struct kd_page_key *keys,
	uint32_t n, int32_t limit)
{
	uint32_t stretches = 0;
	for (uint32_t i = 0; i < n; i++) {
		if (i > 0 && keys[i].day - keys[i - 1].day <= limit) {
			struct kd_page_stretch *it =
				&scale->stretches[stretches - 1];
			it->last = keys[i].day;
			it->weight += keys[i].weight;
			it->rough = it->rough && keys[i].rough;
			continue;
		}
		if (stretches == KD_PAGE_STRETCHES) {
			return stretches + 1;
		}
		scale->stretches[stretches++] =
			(struct kd_page_stretch){ .first = keys[i].day,
				.last = keys[i].day,
				.weight = keys[i].weight,
				.rough = keys[i].rough };
	}
	return stretches;
}

/* Its days and some air on both sides. */
static double days_of(const struct kd_page_stretch *stretch)
{
	return stretch->last - stretch->first + 3.0;
}

/* Each has a quarter of an equal part at least; the rest goes to where most
 * happens. */
static void lay_out(struct kd_page_scale *scale, double from, double to)
{
	const double free = to - from - (scale->n - 1) * KD_PAGE_GAP;
	const double least = free / scale->n / 4;
	double all = 0;
	for (uint32_t i = 0; i < scale->n; i++) {
		all += scale->stretches[i].weight + 1;
	}
	double x = from;
	for (uint32_t i = 0; i < scale->n; i++) {
		struct kd_page_stretch *it = &scale->stretches[i];
		it->from = x;
		it->to = x + least +
			 (free - least * scale->n) * (it->weight + 1) / all;
		x = it->to + KD_PAGE_GAP;
	}
}

void kd_page_scale_init(struct kd_page_scale *scale, struct kd_page_key *keys,
	uint32_t n, double from, double to)
{
	int32_t limit = 45;
	*scale = (struct kd_page_scale){ 0 };
	if (n == 0) {
		return;
	}
	qsort(keys, n, sizeof(*keys), by_day);
	while ((scale->n = cut(scale, keys, n, limit)) > KD_PAGE_STRETCHES) {
		limit *= 2;
	}
	lay_out(scale, from, to);
}

double kd_page_scale_x(const struct kd_page_scale *scale, double day)
{
	for (uint32_t i = 0; i < scale->n; i++) {
		const struct kd_page_stretch *it = &scale->stretches[i];
		const double days = days_of(it);
		if (day <= it->last + 1 || i + 1 == scale->n) {
			/* Before the stretch: in the gap, or at the edge. */
			const double part = (day - it->first + 1) / days;
			const double least = i > 0 ? -KD_PAGE_GAP / 2 : 0;
			const double x = it->from + part * (it->to - it->from);
			return x < it->from + least ? it->from + least
			       : x > it->to         ? it->to
						    : x;
		}
	}
	return 0;
}
