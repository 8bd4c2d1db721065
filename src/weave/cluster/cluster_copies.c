/* cluster_copies.c - which texts are copies, found without comparing all. */
#include "weave/cluster/cluster_private.h"

/* Of a text's shingles the smallest hashes stand for all (bottom-k sketch:
 * Broder, "On the resemblance and containment of documents", 1997); a text of
 * no more is kept whole. */
#define KEPT_SHINGLES 128u
/* Documents meet where they share one of these. */
#define LISTED_SHINGLES 32u
/* Share of the shorter text from which it is a copy. */
#define COPY_SHARE 0.5
/* Fewer shingles are a headline: many say the same. */
#define LEAST_SHINGLES 8u

bool kd_cluster_index_copies(struct kd_window *window, uint32_t doc,
	const struct kd_hashes *shingles)
{
	struct kd_entry *entry = &window->entries.items[doc];
	const uint32_t n =
		shingles->n < KEPT_SHINGLES ? shingles->n : KEPT_SHINGLES;
	if (n < LEAST_SHINGLES) {
		return true;
	}
	entry->shingles = KD_NEW_ARRAY(window->arena, uint64_t, n);
	if (entry->shingles == NULL) {
		return false;
	}
	memcpy(entry->shingles, shingles->items, n * sizeof(uint64_t));
	entry->n_shingles = n;
	for (uint32_t i = 0; i < n && i < LISTED_SHINGLES; i++) {
		int64_t *first = kd_table_put(
			window->arena, &window->copies, entry->shingles[i]);
		if (first == NULL) {
			return false;
		}
		const struct kd_link link = { .doc = doc,
			.next = (uint32_t)*first };
		if (!KD_PUSH(window->arena, &window->links, link)) {
			return false;
		}
		*first = window->links.n;
	}
	return true;
}

/* Share of the shorter text's shingles that the other has, as far as both
 * kept them. */
static double shared(const struct kd_entry *a, const struct kd_entry *b)
{
	uint32_t common = 0;
	uint32_t i = 0;
	uint32_t k = 0;
	while (i < a->n_shingles && k < b->n_shingles) {
		const uint64_t left = a->shingles[i];
		const uint64_t right = b->shingles[k];
		common += left == right;
		i += left <= right;
		k += right <= left;
	}
	/* A text kept whole has all its shingles looked at. */
	const uint32_t of_a = a->n_shingles < KEPT_SHINGLES ? a->n_shingles : i;
	const uint32_t of_b = b->n_shingles < KEPT_SHINGLES ? b->n_shingles : k;
	const uint32_t shorter = of_a < of_b ? of_a : of_b;
	return shorter < LEAST_SHINGLES ? 0 : (double)common / shorter;
}

uint32_t kd_cluster_original(const struct kd_window *window, uint32_t doc)
{
	const struct kd_entry *entry = &window->entries.items[doc];
	uint32_t original = KD_NONE;
	for (uint32_t i = 0; i < entry->n_shingles && i < LISTED_SHINGLES;
		i++) {
		const int64_t *first =
			kd_table_get(&window->copies, entry->shingles[i]);
		uint32_t at = first != NULL ? (uint32_t)*first : 0;
		for (; at != 0; at = window->links.items[at - 1].next) {
			const uint32_t other = window->links.items[at - 1].doc;
			if (other == doc ||
				!window->entries.items[other].placed) {
				continue;
			}
			if ((original == KD_NONE || kd_cluster_is_before(window,
							    other, original)) &&
				shared(entry, &window->entries.items[other]) >=
					COPY_SHARE) {
				original = other;
			}
		}
	}
	return original;
}
