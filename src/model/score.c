/* score.c - what a linear model gives for features: sums of weights. */
#include "model/score.h"

#include <assert.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/arena.h"
#include "base/wide.h"

/* Features whose rows are fetched at once: memory is what takes time. */
#define BATCH 128u
/* Features by which fetching buckets is ahead of looking for rows in them, and
 * this of adding the rows. */
#define AHEAD 64u
/* Rows that wait to be added at most, a power of two. */
#define WAITING 512u
#define LINE_BYTES 64u

/* Numbers that the machine handles at once. */
typedef int16_t sums8 __attribute__((vector_size(16)));
typedef int8_t weights8 __attribute__((vector_size(8)));

static inline const struct kd_model_bucket *bucket_of(
	const struct kd_linear *part, uint64_t feature)
{
	return part->buckets + kd_linear_bucket(part->n_buckets, feature);
}

/* Which of a bucket's names is this, a bit each. */
#ifdef __SSE2__
static inline uint32_t same_names(
	const struct kd_model_bucket *bucket, uint16_t name)
{
	const __m128i wanted = _mm_set1_epi16((short)name);
	const __m128i *names = (const __m128i *)bucket;
	const __m128i low = _mm_cmpeq_epi16(_mm_loadu_si128(names), wanted);
	const __m128i high =
		_mm_cmpeq_epi16(_mm_loadu_si128(names + 1), wanted);
	return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(low, high));
}
#else
static inline uint32_t same_names(
	const struct kd_model_bucket *bucket, uint16_t name)
{
	uint32_t bits = 0;
	for (uint32_t i = 0; i < KD_BUCKET_ROWS; i++) {
		bits |= (uint32_t)(bucket->names[i] == name) << i;
	}
	return bits;
}
#endif

/* What stands for a name in a bucket. All names are compared at once, for a
 * branch that goes either way takes longer. */
static inline const uint8_t *find(
	const struct kd_model_bucket *bucket, uint16_t name)
{
	const uint32_t bits = same_names(bucket, name) | 1u << KD_BUCKET_ROWS;
	return bucket->rows[__builtin_ctz(bits)];
}

/* The buckets of a batch of features, on their way from memory. */
static inline void fetch(const struct kd_linear *part, const uint64_t *features,
	uint32_t n, const struct kd_model_bucket **buckets)
{
	for (uint32_t i = 0; i < n; i++) {
		buckets[i] = bucket_of(part, features[i]);
		__builtin_prefetch(buckets[i]);
	}
}

/* The rows of a batch of features, on their way from memory. */
static inline void find_rows(const struct kd_linear *part,
	const uint64_t *features, uint32_t n, const uint16_t *rows[BATCH])
{
	const struct kd_model_bucket *buckets[BATCH];
	fetch(part, features, n, buckets);
	for (uint32_t i = 0; i < n; i++) {
		rows[i] = part->cells + kd_row_place(find(buckets[i],
						kd_linear_name(features[i])));
		__builtin_prefetch(rows[i]);
	}
}

static uint32_t batch_of(uint32_t from, uint32_t n)
{
	return n - from < BATCH ? n - from : BATCH;
}

KD_WIDE static void sum_few(
	const struct kd_linear *part, const struct kd_bag *bag)
{
	const struct kd_model_bucket *buckets[KD_SCORED_FEATURES_MAX];
	int32_t few[KD_FEW_LABELS] = { 0 };
	fetch(part, bag->features, bag->n, buckets);
	for (uint32_t i = 0; i < bag->n; i++) {
		const uint8_t *weights =
			find(buckets[i], kd_linear_name(bag->features[i]));
		for (uint32_t k = 0; k < KD_FEW_LABELS; k++) {
			few[k] += (int8_t)weights[k];
		}
	}
	for (uint32_t k = 0; k < KD_FEW_LABELS; k++) {
		bag->sums[k] = (int16_t)(bag->sums[k] + few[k]);
	}
}

KD_WIDE void kd_sums_add(int16_t *sums, const int16_t *others, uint32_t width)
{
	for (uint32_t k = 0; k < width; k += KD_ROW_WIDTH) {
		sums8 sum;
		sums8 other;
		memcpy(&sum, sums + k, sizeof(sum));
		memcpy(&other, others + k, sizeof(other));
		sum += other;
		memcpy(sums + k, &sum, sizeof(sum));
	}
}

static inline void add_short(const uint16_t *row, int16_t *sums)
{
	const uint32_t n = row[0];
	const uint16_t *labels = row + 1;
	const int8_t *weights = (const int8_t *)(labels + n);
	for (uint32_t k = 0; k < n; k++) {
		sums[labels[k]] = (int16_t)(sums[labels[k]] + weights[k]);
	}
}

static inline sums8 eight_of(const uint16_t *row, uint32_t first)
{
	weights8 weights;
	memcpy(&weights, (const char *)(row + 1) + first, sizeof(weights));
	return __builtin_convertvector(weights, sums8);
}

static inline void add_eight(
	const uint16_t *const *rows, uint32_t n, int16_t *sums, uint32_t first)
{
	sums8 sum;
	memcpy(&sum, sums + first, sizeof(sum));
	for (uint32_t i = 0; i < n; i++) {
		sum += eight_of(rows[i], first);
	}
	memcpy(sums + first, &sum, sizeof(sum));
}

/* Twice eight at once: each row is gone to half as often. */
static inline void add_sixteen(
	const uint16_t *const *rows, uint32_t n, int16_t *sums, uint32_t first)
{
	sums8 low;
	sums8 high;
	memcpy(&low, sums + first, sizeof(low));
	memcpy(&high, sums + first + KD_ROW_WIDTH, sizeof(high));
	for (uint32_t i = 0; i < n; i++) {
		low += eight_of(rows[i], first);
		high += eight_of(rows[i], first + KD_ROW_WIDTH);
	}
	memcpy(sums + first, &low, sizeof(low));
	memcpy(sums + first + KD_ROW_WIDTH, &high, sizeof(high));
}

/* Adds full rows, so many labels of all of them at a time. */
static inline void add_full(
	const uint16_t *const *rows, uint32_t n, uint32_t width, int16_t *sums)
{
	uint32_t k = 0;
	for (; k + 2 * KD_ROW_WIDTH <= width; k += 2 * KD_ROW_WIDTH) {
		add_sixteen(rows, n, sums, k);
	}
	if (k < width) {
		add_eight(rows, n, sums, k);
	}
}

/* How far many bags are: how many have been fetched, found and added, and the
 * same of their features. */
struct progress {
	const struct kd_linear *part;
	uint32_t width;
	uint32_t fetched;
	uint32_t found;
	uint32_t n_fetched;
	uint32_t n_found;
	uint32_t n_added;
	const uint16_t *rows[WAITING]; /* by the place of their feature */
};

static inline void fetch_bag(
	struct progress *progress, const struct kd_bag *bag)
{
	for (uint32_t i = 0; i < bag->n; i++) {
		__builtin_prefetch(bucket_of(progress->part, bag->features[i]));
	}
	progress->n_fetched += bag->n;
	progress->fetched++;
}

static inline void find_bag(struct progress *progress, const struct kd_bag *bag)
{
	const struct kd_linear *part = progress->part;
	const uint16_t **rows = progress->rows;
	for (uint32_t i = 0; i < bag->n; i++) {
		const uint64_t feature = bag->features[i];
		const uint16_t *row =
			part->cells +
			kd_row_place(find(bucket_of(part, feature),
				kd_linear_name(feature)));
		__builtin_prefetch(row);
		if (progress->width >= LINE_BYTES) {
			__builtin_prefetch((const char *)row + LINE_BYTES);
		}
		rows[progress->n_found++ % WAITING] = row;
	}
	progress->found++;
}

static inline void add_bag(struct progress *progress, const struct kd_bag *bag)
{
	const uint16_t *full[KD_SCORED_FEATURES_MAX];
	uint32_t n_full = 0;
	for (uint32_t i = 0; i < bag->n; i++) {
		const uint16_t *row =
			progress->rows[progress->n_added++ % WAITING];
		if (row[0] == KD_ROW_FULL) {
			full[n_full++] = row;
		} else {
			add_short(row, bag->sums);
		}
	}
	add_full(full, n_full, progress->width, bag->sums);
}

KD_WIDE static void sum_many(
	const struct kd_linear *part, const struct kd_bag *bags, uint32_t n)
{
	struct progress progress; /* rows are written before they are read */
	progress.part = part;
	progress.width = kd_linear_width(part->n_labels);
	progress.fetched = progress.found = 0;
	progress.n_fetched = progress.n_found = progress.n_added = 0;
	for (uint32_t i = 0; i < n; i++) {
		while (progress.fetched < n &&
			progress.n_fetched < progress.n_found + AHEAD) {
			fetch_bag(&progress, &bags[progress.fetched]);
		}
		while (progress.found < progress.fetched &&
			progress.n_found < progress.n_added + AHEAD) {
			find_bag(&progress, &bags[progress.found]);
		}
		add_bag(&progress, &bags[i]);
	}
}

void kd_linear_sum(
	const struct kd_linear *part, const struct kd_bag *bags, uint32_t n)
{
	if (part->n_labels > KD_FEW_LABELS) {
		sum_many(part, bags, n);
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		sum_few(part, &bags[i]);
	}
}

void kd_linear_score(const struct kd_linear *part, const uint64_t *features,
	uint32_t n, int32_t *scores)
{
	int16_t sums[KD_SCORED_LABELS_MAX];
	const struct kd_bag bag = {
		.features = features, .n = n, .sums = sums
	};
	assert(n <= KD_SCORED_FEATURES_MAX);
	assert(part->n_labels <= KD_SCORED_LABELS_MAX);
	memset(sums, 0, kd_linear_width(part->n_labels) * sizeof(*sums));
	kd_linear_sum(part, &bag, 1);
	for (uint32_t k = 0; k < part->n_labels; k++) {
		scores[k] += sums[k];
	}
}

void kd_linear_fetch(const struct kd_linear *part, uint64_t feature)
{
	if (part != NULL) {
		__builtin_prefetch(bucket_of(part, feature));
	}
}

static uint32_t label_with(
	const uint8_t *weights, uint32_t n_labels, int8_t wanted)
{
	for (uint32_t k = 0; k < n_labels; k++) {
		if ((int8_t)weights[k] == wanted) {
			return k;
		}
	}
	return KD_NONE;
}

KD_WIDE uint32_t kd_linear_always(
	const struct kd_linear *part, uint64_t feature)
{
	const int8_t wanted = kd_habit_weight(feature);
	const uint8_t *found =
		find(bucket_of(part, feature), kd_linear_name(feature));
	if (part->n_labels <= KD_FEW_LABELS) {
		return label_with(found, part->n_labels, wanted);
	}
	const uint16_t *row = part->cells + kd_row_place(found);
	const int8_t *weights = (const int8_t *)(row + 2);
	return row[0] == 1 && weights[0] == wanted ? row[1] : KD_NONE;
}

uint32_t kd_linear_first_always(
	const struct kd_linear *part, const uint64_t *features, uint32_t n)
{
	uint32_t label = KD_NONE;
	for (uint32_t i = 0; part != NULL && i < n && label == KD_NONE; i++) {
		label = kd_linear_always(part, features[i]);
	}
	return label;
}

bool kd_tally_init(struct kd_tally *tally, const struct kd_linear *part,
	struct kd_arena *arena)
{
	*tally = (struct kd_tally){
		.scores = KD_NEW_ARRAY(arena, int32_t, part->n_labels),
		.touched = KD_NEW_ARRAY(arena, uint16_t, part->n_labels),
		.is_touched = KD_NEW_ARRAY(arena, uint8_t, part->n_labels),
	};
	return tally->scores != NULL && tally->touched != NULL &&
	       tally->is_touched != NULL;
}

static void empty(struct kd_tally *tally)
{
	for (uint32_t i = 0; i < tally->n; i++) {
		tally->scores[tally->touched[i]] = 0;
		tally->is_touched[tally->touched[i]] = 0;
	}
	tally->n = 0;
}

static void count(struct kd_tally *tally, uint32_t label, int32_t weight)
{
	if (tally->is_touched[label] == 0) {
		tally->is_touched[label] = 1;
		tally->touched[tally->n++] = (uint16_t)label;
	}
	tally->scores[label] += weight;
}

static void count_all(
	const int8_t *weights, uint32_t n_labels, struct kd_tally *tally)
{
	for (uint32_t k = 0; k < n_labels; k++) {
		count(tally, k, weights[k]);
	}
}

static void count_row(
	const uint16_t *row, uint32_t n_labels, struct kd_tally *tally)
{
	const uint32_t n = row[0];
	if (n == KD_ROW_FULL) {
		count_all((const int8_t *)(row + 1), n_labels, tally);
		return;
	}
	const int8_t *weights = (const int8_t *)(row + 1 + n);
	for (uint32_t k = 0; k < n; k++) {
		count(tally, row[1 + k], weights[k]);
	}
}

KD_WIDE void kd_linear_tally(const struct kd_linear *part,
	const uint64_t *features, uint32_t n, struct kd_tally *tally)
{
	empty(tally);
	const uint16_t *rows[BATCH];
	if (part->n_labels <= KD_FEW_LABELS) {
		for (uint32_t i = 0; i < n; i++) {
			count_all((const int8_t *)find(
					  bucket_of(part, features[i]),
					  kd_linear_name(features[i])),
				part->n_labels, tally);
		}
		return;
	}
	for (uint32_t from = 0; from < n; from += BATCH) {
		const uint32_t n_batch = batch_of(from, n);
		find_rows(part, features + from, n_batch, rows);
		for (uint32_t i = 0; i < n_batch; i++) {
			count_row(rows[i], part->n_labels, tally);
		}
	}
}
