/* cluster_index.c - what stories are about: weights, sums and the search. */
#include "weave/cluster/cluster_private.h"

#include <math.h>

/* Found on development data, see doc/quality.md. */
#define JOIN 0.25           /* likeness from which a document joins */
#define NAMES_SHARE 0.4     /* of names where words can be compared too */
#define NAMES_ALONE 1.25    /* worth of names where they can't */
#define LEAST_NAMES 2u      /* shared, where they are all there is */
#define HALF_LIFE_DAYS 30.0 /* without reports: likeness counts half */

static const double kind_weights[KD_TRAIT_KINDS] = {
	[KD_TRAIT_PERSON] = 1.0,
	[KD_TRAIT_PLACE] = 0.7,
	[KD_TRAIT_NAME] = 0.7,
	[KD_TRAIT_FIGURE] = 0.7,
	[KD_TRAIT_DAY] = 0.7,
	[KD_TRAIT_WORD] = 1.0,
};

static double raw_weight(
	const struct kd_window *window, const struct kd_weight *weight)
{
	const uint32_t documents = window->rows.items[weight->trait].documents;
	return documents < KD_COMMON ? (1.0 + log(weight->count)) *
					       window->rarity[documents] *
					       kind_weights[weight->kind]
				     : 0;
}

void kd_cluster_weigh(struct kd_window *window, uint32_t doc)
{
	struct kd_entry *entry = &window->entries.items[doc];
	double norm2[2] = { 0 };
	for (uint32_t i = 0; i < entry->n; i++) {
		const double raw = raw_weight(window, &entry->weights[i]);
		norm2[entry->weights[i].kind == KD_TRAIT_WORD] += raw * raw;
	}
	for (uint32_t i = 0; i < entry->n; i++) {
		struct kd_weight *weight = &entry->weights[i];
		const double raw = raw_weight(window, weight);
		const double norm = sqrt(norm2[weight->kind == KD_TRAIT_WORD]);
		weight->weight =
			raw > 0 ? (uint16_t)lrint(raw / norm * KD_UNIT) : 0;
	}
}

static uint64_t pair(uint32_t story, uint32_t row)
{
	return (uint64_t)story << 32 | (row + 1);
}

/* A story's weight of a trait, 0 where it had none yet; NULL if the arena is
 * full. */
static struct kd_posting *posting_of(
	struct kd_window *window, uint32_t story, uint32_t row)
{
	int64_t *cell =
		kd_table_put(window->arena, &window->cells, pair(story, row));
	if (cell == NULL) {
		return NULL;
	}
	struct kd_postings *postings = &window->rows.items[row].postings;
	if (*cell == 0) {
		const struct kd_posting fresh = { .story = story };
		if (!KD_PUSH(window->arena, postings, fresh)) {
			return NULL;
		}
		*cell = postings->n;
	}
	return &postings->items[*cell - 1];
}

bool kd_cluster_pour(
	struct kd_window *window, uint32_t doc, uint32_t story, int32_t sign)
{
	const struct kd_entry *entry = &window->entries.items[doc];
	int64_t *words = kd_table_put(
		window->arena, &window->norms, pair(story, entry->language));
	if (words == NULL) {
		return false;
	}
	int64_t *names = &window->entries.items[story].norm2;
	for (uint32_t i = 0; i < entry->n; i++) {
		const struct kd_weight *weight = &entry->weights[i];
		if (weight->weight == 0) {
			continue;
		}
		struct kd_posting *posting =
			posting_of(window, story, weight->trait);
		if (posting == NULL) {
			return false;
		}
		const int64_t old = posting->weight;
		const int64_t sum = old + sign * (int64_t)weight->weight;
		posting->weight = (uint32_t)sum;
		*(weight->kind == KD_TRAIT_WORD ? words : names) +=
			sum * sum - old * old;
	}
	return true;
}

/* Adds to each story what it shares with a document. */
static bool multiply(struct kd_window *window, const struct kd_entry *entry)
{
	window->stamp++;
	window->met.n = 0;
	for (uint32_t i = 0; i < entry->n; i++) {
		const struct kd_weight *weight = &entry->weights[i];
		const struct kd_postings *postings =
			&window->rows.items[weight->trait].postings;
		for (uint32_t k = 0; weight->weight > 0 && k < postings->n;
			k++) {
			const struct kd_posting *posting = &postings->items[k];
			struct kd_entry *story =
				&window->entries.items[posting->story];
			if (story->stamp != window->stamp) {
				story->stamp = window->stamp;
				story->shared = 0;
				story->names = 0;
				story->words = 0;
				if (!KD_PUSH(window->arena, &window->met,
					    posting->story)) {
					return false;
				}
			}
			story->shared += weight->kind != KD_TRAIT_WORD &&
					 posting->weight > 0;
			*(weight->kind == KD_TRAIT_WORD ? &story->words
							: &story->names) +=
				(int64_t)weight->weight * posting->weight;
		}
	}
	return true;
}

/* Cosine of a product with a story's squared norm; 0 for an empty one. */
static double cosine(int64_t product, int64_t norm2)
{
	return norm2 > 0 ? (double)product / KD_UNIT / sqrt((double)norm2) : 0;
}

double kd_cluster_names(
	const struct kd_window *window, uint32_t doc, uint32_t story)
{
	const struct kd_entry *entry = &window->entries.items[doc];
	int64_t product = 0;
	for (uint32_t i = 0; i < entry->n; i++) {
		const struct kd_weight *weight = &entry->weights[i];
		const int64_t *cell = kd_table_get(
			&window->cells, pair(story, weight->trait));
		if (weight->kind != KD_TRAIT_WORD && cell != NULL) {
			const struct kd_posting *posting =
				&window->rows.items[weight->trait]
					 .postings.items[*cell - 1];
			product += (int64_t)weight->weight * posting->weight;
		}
	}
	return cosine(product, window->entries.items[story].norm2);
}

/* How much a document is like a story, whenever they are. */
static double likeness(const struct kd_window *window,
	const struct kd_entry *entry, uint32_t id)
{
	const struct kd_entry *story = &window->entries.items[id];
	const double unit2 = (double)KD_UNIT * KD_UNIT;
	/* No norm is below one document's: most stories can't be it. */
	const double names_most = (double)story->names / unit2;
	const double words_most = (double)story->words / unit2;
	if (NAMES_ALONE * names_most + words_most < JOIN) {
		return 0;
	}
	const double names = cosine(story->names, story->norm2);
	const int64_t *norm2 =
		kd_table_get(&window->norms, pair(id, entry->language));
	if (norm2 != NULL && *norm2 > 0) {
		return NAMES_SHARE * names +
		       (1 - NAMES_SHARE) * cosine(story->words, *norm2);
	}
	/* Two reports of nothing but one man are not of one thing he did. */
	return story->shared >= LEAST_NAMES ? NAMES_ALONE * names : 0;
}

static double decay(const struct kd_entry *entry, const struct kd_entry *story)
{
	if (entry->day == KD_NO_DAY || story->last_day == KD_NO_DAY) {
		return 1;
	}
	const double days = fabs((double)entry->day - story->last_day);
	return pow(0.5, days / HALF_LIFE_DAYS);
}

bool kd_cluster_choose(struct kd_window *window, uint32_t doc, uint32_t *story,
	uint32_t *follows)
{
	const struct kd_entry *entry = &window->entries.items[doc];
	double best = 0;
	double best_ever = 0;
	*story = KD_NONE;
	*follows = KD_NONE;
	if (!multiply(window, entry)) {
		return false;
	}
	for (uint32_t i = 0; i < window->met.n; i++) {
		const uint32_t id = window->met.items[i];
		const double ever = likeness(window, entry, id);
		if (ever < JOIN) {
			continue;
		}
		const double now =
			ever * decay(entry, &window->entries.items[id]);
		/* Of equals the one that began first. */
		if (now >= JOIN &&
			(now > best ||
				(now == best && kd_cluster_is_before(
							window, id, *story)))) {
			best = now;
			*story = id;
		}
		if (ever > best_ever ||
			(ever == best_ever &&
				kd_cluster_is_before(window, id, *follows))) {
			best_ever = ever;
			*follows = id;
		}
	}
	if (*story != KD_NONE) {
		*follows = KD_NONE;
	}
	return true;
}
