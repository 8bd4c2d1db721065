/* match_company.c - whom and what a document names, and what two share. */
#include "weave/match/match_private.h"

#include <stdlib.h>

static int by_number(const void *a, const void *b)
{
	const uint32_t left = *(const uint32_t *)a;
	const uint32_t right = *(const uint32_t *)b;
	return (left > right) - (left < right);
}

bool kd_match_company(
	struct kd_matching *m, uint32_t doc, struct kd_indexes *out)
{
	for (uint32_t i = 0; i < m->in->digests[doc].names->n; i++) {
		const uint32_t root = kd_match_root(m, m->sort_of[doc][i]);
		if (!KD_PUSH(m->arena, out, root)) {
			return false;
		}
	}
	if (out->n == 0) {
		return true;
	}
	qsort(out->items, out->n, sizeof(uint32_t), by_number);
	uint32_t kept = 1;
	for (uint32_t i = 1; i < out->n; i++) {
		if (out->items[i] != out->items[kept - 1]) {
			out->items[kept++] = out->items[i];
		}
	}
	out->n = kept;
	return true;
}

uint32_t kd_match_common(const struct kd_indexes *a, const struct kd_indexes *b)
{
	uint32_t n = 0;
	for (uint32_t i = 0, k = 0; i < a->n && k < b->n;) {
		if (a->items[i] == b->items[k]) {
			n++;
			i++;
			k++;
		} else if (a->items[i] < b->items[k]) {
			i++;
		} else {
			k++;
		}
	}
	return n;
}
