/* page_scale.c - days as places on a line whose empty stretches are cut. */
#include "tell/render/page_private.h"

#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
	const int32_t x = *(const int32_t *)a;
	const int32_t y = *(const int32_t *)b;
	return x < y ? -1 : x > y;
}

/* Cuts wherever nothing happens for longer than limit; how many stretches. */
static uint32_t cut(struct kd_page_scale *scale, const int32_t *days,
	uint32_t n, int32_t limit)
{
	uint32_t stretches = 1;
	scale->stretches[0].first = days[0];
	for (uint32_t i = 1; i < n; i++) {
		if (days[i] - days[i - 1] <= limit) {
			continue;
		}
		if (stretches < KD_PAGE_STRETCHES) {
			scale->stretches[stretches - 1].last = days[i - 1];
			scale->stretches[stretches].first = days[i];
		}
		stretches++;
	}
	if (stretches <= KD_PAGE_STRETCHES) {
		scale->stretches[stretches - 1].last = days[n - 1];
	}
	return stretches;
}

/* A stretch's share of the width: its days and some air. */
static double share(const struct kd_page_stretch *stretch)
{
	return stretch->last - stretch->first + 3.0;
}

static void lay_out(struct kd_page_scale *scale, double width)
{
	const double gaps = (scale->n - 1) * KD_PAGE_GAP;
	double all = 0;
	for (uint32_t i = 0; i < scale->n; i++) {
		all += share(&scale->stretches[i]);
	}
	/* Each has at least a third of an equal part, the rest goes by days. */
	const double least = (width - gaps) / scale->n / 3;
	const double rest = width - gaps - least * scale->n;
	double x = 0;
	for (uint32_t i = 0; i < scale->n; i++) {
		struct kd_page_stretch *it = &scale->stretches[i];
		it->from = x;
		it->to = x + least + rest * share(it) / all;
		x = it->to + KD_PAGE_GAP;
	}
}

void kd_page_scale_init(
	struct kd_page_scale *scale, int32_t *days, uint32_t n, double width)
{
	int32_t limit = 45;
	*scale = (struct kd_page_scale){ 0 };
	if (n == 0) {
		return;
	}
	qsort(days, n, sizeof(*days), by_value);
	while ((scale->n = cut(scale, days, n, limit)) > KD_PAGE_STRETCHES) {
		limit *= 2;
	}
	lay_out(scale, width);
}

double kd_page_scale_x(const struct kd_page_scale *scale, double day)
{
	for (uint32_t i = 0; i < scale->n; i++) {
		const struct kd_page_stretch *it = &scale->stretches[i];
		const double days = share(it);
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
