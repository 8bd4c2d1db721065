/* cluster.c - which documents tell the same story. */
#include "weave/cluster/cluster.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Cosine above which a document joins a story; found on the examples and on
 * development data, see doc/quality.md. */
#define JOIN_COSINE 0.20
/* Days between reports after which likeness counts half. */
#define HALF_LIFE_DAYS 365.0
/* Share of common shingles from which a text is a copy. */
#define COPY_SHARE 0.5

/* An entity of a document and how much it says of what it is about. */
struct feature {
	uint32_t entity;
	double weight;
};

struct features {
	struct feature *items;
	uint32_t n;
	uint32_t capacity;
};

/* A story as it grows. What it is about, the sum of its documents' features,
 * stands with the entities: see struct clustering. */
struct centroid {
	double norm2;
	double first_day;
	double last_day;
	uint32_t merged_into; /* itself for one that stands */
};

/* How much a story is about an entity. */
struct posting {
	uint32_t story;
	double weight;
};

struct postings {
	struct posting *items;
	uint32_t n;
	uint32_t capacity;
};

struct clustering {
	const struct kd_cluster_in *in;
	struct kd_arena *arena;
	struct features *features; /* per document */
	double *days;              /* per document; NAN if undated */
	KD_VEC(struct centroid) centroids;
	struct postings *postings; /* per entity */
	double *products;          /* per story; work space */
	uint32_t *story_of;
	uint32_t *copy_of;
};

static double weight_of_type(const struct kd_entity *entity)
{
	static const double weights[KD_NAME_COUNT] = {
		[KD_NAME_PER] = 1.0,
		[KD_NAME_LOC] = 0.7,
		[KD_NAME_ORG] = 0.7,
		[KD_NAME_MISC] = 0.7,
	};
	/* Who reports says little of what is reported. */
	return entity->outlet ? 0.1 : weights[entity->type];
}

/* Days since the epoch of an ISO date, good enough for differences; NAN. */
static double day_of(struct kd_str published)
{
	uint64_t year = 0;
	uint64_t month = 6;
	uint64_t day = 15;
	if (!kd_str_number(kd_str_slice(published, 0, 4), &year)) {
		return NAN;
	}
	if (published.len >= 7) {
		kd_str_number(kd_str_slice(published, 5, 7), &month);
	}
	if (published.len >= 10) {
		kd_str_number(kd_str_slice(published, 8, 10), &day);
	}
	return (double)year * 365.25 + (double)month * 30.44 + (double)day;
}

/* Counts the names of each entity in a document; counts starts from zeroes. */
static void count_mentions(
	const struct clustering *c, uint32_t doc, uint32_t *counts)
{
	const struct kd_digest *digest = &c->in->digests[doc];
	for (uint32_t i = 0; i < digest->names->n; i++) {
		counts[c->in->entity_of[doc][i]]++;
	}
}

/* Number of documents that have each entity. */
static uint32_t *document_counts(const struct clustering *c)
{
	const uint32_t n = c->in->entities->n;
	uint32_t *counts = KD_NEW_ARRAY(c->arena, uint32_t, n);
	uint32_t *last = KD_NEW_ARRAY(c->arena, uint32_t, n);
	if (counts == NULL || last == NULL) {
		return NULL;
	}
	for (uint32_t doc = 0; doc < c->in->n; doc++) {
		for (uint32_t i = 0; i < c->in->digests[doc].names->n; i++) {
			const uint32_t entity = c->in->entity_of[doc][i];
			if (last[entity] != doc + 1) {
				last[entity] = doc + 1;
				counts[entity]++;
			}
		}
	}
	return counts;
}

/* counts is work space, all zero before and after. */
static bool add_features(struct clustering *c, uint32_t doc,
	const uint32_t *document_count, uint32_t *counts)
{
	count_mentions(c, doc, counts);
	struct features *features = &c->features[doc];
	double norm2 = 0;
	for (uint32_t i = 0; i < c->in->digests[doc].names->n; i++) {
		const uint32_t entity = c->in->entity_of[doc][i];
		if (counts[entity] == 0) {
			continue;
		}
		const double rarity = log(
			1.0 + (double)(c->in->n + 1) / document_count[entity]);
		const double weight =
			(1.0 + log(counts[entity])) * rarity *
			weight_of_type(&c->in->entities->items[entity]);
		const struct feature feature = { .entity = entity,
			.weight = weight };
		if (!KD_PUSH(c->arena, features, feature)) {
			return false;
		}
		norm2 += weight * weight;
		counts[entity] = 0;
	}
	for (uint32_t i = 0; i < features->n; i++) {
		features->items[i].weight /= sqrt(norm2);
	}
	return true;
}

static double decay(double days)
{
	return isnan(days) ? 1.0 : pow(0.5, fabs(days) / HALF_LIFE_DAYS);
}

/* Adds to each story's product what it shares with these features. */
static void multiply(const struct clustering *c, const struct features *with)
{
	memset(c->products, 0, c->centroids.n * sizeof(c->products[0]));
	for (uint32_t i = 0; i < with->n; i++) {
		const struct postings *postings =
			&c->postings[with->items[i].entity];
		for (uint32_t k = 0; k < postings->n; k++) {
			c->products[postings->items[k].story] +=
				with->items[i].weight *
				postings->items[k].weight;
		}
	}
}

/* Cosine of a document and a story, less for days between them; after
 * multiply(). */
static double likeness(const struct clustering *c, uint32_t doc, uint32_t i)
{
	const struct centroid *story = &c->centroids.items[i];
	return story->norm2 > 0 ? c->products[i] / sqrt(story->norm2) *
					  decay(c->days[doc] - story->last_day)
				: 0;
}

static double shared_shingles(
	const struct kd_hashes *a, const struct kd_hashes *b)
{
	uint32_t common = 0;
	uint32_t i = 0;
	uint32_t k = 0;
	while (i < a->n && k < b->n) {
		common += a->items[i] == b->items[k];
		const bool first = a->items[i] <= b->items[k];
		const bool second = b->items[k] <= a->items[i];
		i += first;
		k += second;
	}
	const uint32_t shorter = a->n < b->n ? a->n : b->n;
	return shorter == 0 ? 0 : (double)common / shorter;
}

/* The earliest document whose text this one copies, or KD_NONE. */
static uint32_t original_of(const struct clustering *c, uint32_t doc)
{
	for (uint32_t i = 0; i < doc; i++) {
		if (shared_shingles(&c->in->digests[i].shingles,
			    &c->in->digests[doc].shingles) >= COPY_SHARE) {
			return i;
		}
	}
	return KD_NONE;
}

static uint32_t best_story(const struct clustering *c, uint32_t doc)
{
	if (c->copy_of[doc] != KD_NONE) {
		return c->story_of[c->copy_of[doc]];
	}
	uint32_t best = KD_NONE;
	double best_likeness = JOIN_COSINE;
	multiply(c, &c->features[doc]);
	for (uint32_t i = 0; i < c->centroids.n; i++) {
		const double found = likeness(c, doc, i);
		if (found >= best_likeness) {
			best = i;
			best_likeness = found;
		}
	}
	return best;
}

/* The story's weight of an entity, added with 0 where it has none yet. */
static struct posting *posting_of(
	struct clustering *c, uint32_t entity, uint32_t story)
{
	struct postings *postings = &c->postings[entity];
	for (uint32_t i = postings->n; i-- > 0;) {
		if (postings->items[i].story == story) {
			return &postings->items[i];
		}
	}
	const struct posting fresh = { .story = story };
	return KD_PUSH(c->arena, postings, fresh)
		       ? &postings->items[postings->n - 1]
		       : NULL;
}

static bool add_to(struct clustering *c, uint32_t doc, uint32_t i)
{
	struct centroid *story = &c->centroids.items[i];
	for (uint32_t k = 0; k < c->features[doc].n; k++) {
		const struct feature *feature = &c->features[doc].items[k];
		struct posting *posting = posting_of(c, feature->entity, i);
		if (posting == NULL) {
			return false;
		}
		const double sum = posting->weight + feature->weight;
		story->norm2 += sum * sum - posting->weight * posting->weight;
		posting->weight = sum;
	}
	if (!isnan(c->days[doc])) {
		story->last_day = c->days[doc];
		if (isnan(story->first_day)) {
			story->first_day = c->days[doc];
		}
	}
	return true;
}

static bool place(struct clustering *c, uint32_t doc)
{
	c->copy_of[doc] = original_of(c, doc);
	uint32_t story = best_story(c, doc);
	if (story == KD_NONE) {
		story = c->centroids.n;
		const struct centroid fresh = {
			.first_day = NAN, .last_day = NAN, .merged_into = story
		};
		if (!KD_PUSH(c->arena, &c->centroids, fresh)) {
			return false;
		}
	}
	c->story_of[doc] = story;
	return add_to(c, doc, story);
}

/* What a story is about, as the features of one long document. */
static bool features_of_story(
	struct clustering *c, uint32_t story, struct features *out)
{
	for (uint32_t i = 0; i < c->in->entities->n; i++) {
		const struct postings *postings = &c->postings[i];
		for (uint32_t k = 0; k < postings->n; k++) {
			const struct feature feature = { .entity = i,
				.weight = postings->items[k].weight };
			if (postings->items[k].story == story &&
				!KD_PUSH(c->arena, out, feature)) {
				return false;
			}
		}
	}
	return true;
}

/* Likeness of two stories, as of a document and a story; after multiply(). */
static double story_likeness(const struct clustering *c, uint32_t a, uint32_t b)
{
	const struct centroid *left = &c->centroids.items[a];
	const struct centroid *right = &c->centroids.items[b];
	const double gap = fmax(right->first_day - left->last_day,
		left->first_day - right->last_day);
	const double norm = sqrt(left->norm2 * right->norm2);
	return norm > 0 ? c->products[a] / norm * decay(fmax(gap, 0)) : 0;
}

static bool merge_into(struct clustering *c, uint32_t a, uint32_t b)
{
	c->centroids.items[b].merged_into = a;
	for (uint32_t doc = 0; doc < c->in->n; doc++) {
		if (c->story_of[doc] == b) {
			c->story_of[doc] = a;
			if (!add_to(c, doc, a)) {
				return false;
			}
		}
	}
	return true;
}

/* Stories begun apart that turned out alike become one, earliest first. */
static bool settle(struct clustering *c)
{
	for (uint32_t b = 1; b < c->centroids.n; b++) {
		struct features features = { 0 };
		if (!features_of_story(c, b, &features)) {
			return false;
		}
		multiply(c, &features);
		for (uint32_t a = 0; a < b; a++) {
			if (c->centroids.items[a].merged_into == a &&
				story_likeness(c, a, b) >= JOIN_COSINE) {
				if (!merge_into(c, a, b)) {
					return false;
				}
				break;
			}
		}
	}
	return true;
}

/* Numbers the stories by their first documents. */
static bool number(struct clustering *c, struct kd_cluster_out *out)
{
	uint32_t *numbers = KD_NEW_ARRAY(c->arena, uint32_t, c->centroids.n);
	if (numbers == NULL) {
		return false;
	}
	for (uint32_t doc = 0; doc < c->in->n; doc++) {
		uint32_t *story = &numbers[c->story_of[doc]];
		if (*story == 0) {
			*story = ++out->n_stories;
		}
		c->story_of[doc] = *story - 1;
	}
	out->story_of = c->story_of;
	out->copy_of = c->copy_of;
	return true;
}

enum kd_status kd_cluster_place(const struct kd_cluster_in *in,
	struct kd_arena *arena, struct kd_cluster_out *out, struct kd_err *err)
{
	assert(in->entities != NULL && (in->entity_of != NULL || in->n == 0));
	*out = (struct kd_cluster_out){ 0 };
	struct clustering c = {
		.in = in,
		.arena = arena,
		.features = KD_NEW_ARRAY(arena, struct features, in->n),
		.days = KD_NEW_ARRAY(arena, double, in->n),
		.story_of = KD_NEW_ARRAY(arena, uint32_t, in->n),
		.copy_of = KD_NEW_ARRAY(arena, uint32_t, in->n),
	};
	const uint32_t *counts = document_counts(&c);
	c.postings = KD_NEW_ARRAY(arena, struct postings, in->entities->n);
	c.products = KD_NEW_ARRAY(arena, double, in->n);
	uint32_t *mentions = KD_NEW_ARRAY(arena, uint32_t, in->entities->n);
	if (c.postings == NULL || c.products == NULL || mentions == NULL) {
		return kd_arena_full(arena, err);
	}
	if (c.features == NULL || c.days == NULL || c.story_of == NULL ||
		c.copy_of == NULL || counts == NULL) {
		return kd_arena_full(arena, err);
	}
	for (uint32_t doc = 0; doc < in->n; doc++) {
		c.days[doc] = day_of(in->digests[doc].meta->published);
		if (!add_features(&c, doc, counts, mentions) ||
			!place(&c, doc)) {
			return kd_arena_full(arena, err);
		}
	}
	return settle(&c) && number(&c, out) ? KD_OK
					     : kd_arena_full(arena, err);
}
