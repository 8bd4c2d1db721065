/* write.c - learned weights made small and written as a model. */
#include "learn/write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "learn/learn_private.h"

#define LARGEST 127
/* Rows to a bucket, in the mean: more is smaller, and leaves more out. */
#define MEAN_ROWS 7u
#define LINE_BYTES 64

/* A row made small: labels rise, weights are not zero. */
struct small_row {
	uint64_t feature;
	uint32_t first; /* weights[first, first + n) */
	uint32_t n;
	uint32_t force; /* of all its weights together */
};

struct small_weight {
	uint16_t label;
	int8_t weight;
};

struct small {
	struct small_row *rows;
	uint32_t n_rows;
	struct small_weight *weights;
	size_t n_weights;
};

/* Bytes of the file being made. */
struct bytes {
	char *items;
	size_t n;
	size_t capacity;
	bool is_full;
};

static void put(struct bytes *bytes, const void *data, size_t n)
{
	if (bytes->n + n > bytes->capacity) {
		const size_t wanted = (bytes->n + n) * 2;
		char *grown = realloc(bytes->items, wanted);
		if (grown == NULL) {
			bytes->is_full = true;
			return;
		}
		bytes->items = grown;
		bytes->capacity = wanted;
	}
	if (n > 0) {
		memcpy(bytes->items + bytes->n, data, n);
		bytes->n += n;
	}
}

static uint64_t put_aligned(struct bytes *bytes, const void *data, size_t n)
{
	static const char nothing[LINE_BYTES] = { 0 };
	put(bytes, nothing, (LINE_BYTES - bytes->n % LINE_BYTES) % LINE_BYTES);
	const uint64_t place = bytes->n;
	put(bytes, data, n);
	return place;
}

/* The largest weight that is kept, whatever its sign; or where weights are
 * cut, if that is less. */
static double largest_weight(const struct kd_draft *draft)
{
	const struct kd_learner *learner = draft->learner;
	double largest = 0.0;
	double sum = 0.0;
	uint64_t n = 0;
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		const struct kd_row *row = &learner->rows[i];
		for (uint32_t k = 0;
			row->changes >= draft->rarest && k < row->n; k++) {
			const double weight = kd_learner_average(
				learner, &learner->cells[row->first + k]);
			const double size = weight < 0.0 ? -weight : weight;
			largest = size > largest ? size : largest;
			sum += size;
			n++;
		}
	}
	const double cut = n > 0 ? draft->cut * sum / (double)n : 0.0;
	return cut > 0.0 && cut < largest ? cut : largest;
}

static int8_t small_weight(double weight, double largest)
{
	double scaled = weight * LARGEST / largest;
	scaled = scaled > LARGEST ? LARGEST : scaled;
	scaled = scaled < -LARGEST ? -LARGEST : scaled;
	return (int8_t)(scaled < 0.0 ? scaled - 0.5 : scaled + 0.5);
}

static int by_label(const void *a, const void *b)
{
	const struct small_weight *left = a;
	const struct small_weight *right = b;
	return (left->label > right->label) - (left->label < right->label);
}

static void add_row(const struct kd_draft *draft, const struct kd_row *row,
	double largest, struct small *out)
{
	const size_t first = out->n_weights;
	uint32_t force = 0;
	for (uint32_t i = 0; i < row->n; i++) {
		const struct kd_cell *cell =
			&draft->learner->cells[row->first + i];
		const int8_t weight = small_weight(
			kd_learner_average(draft->learner, cell), largest);
		if ((uint32_t)abs(weight) >= draft->faintest && weight != 0) {
			out->weights[out->n_weights++] =
				(struct small_weight){ .label = cell->label,
					.weight = weight };
			force += (uint32_t)abs(weight);
		}
	}
	const size_t n = out->n_weights - first;
	if (n == 0) {
		return;
	}
	qsort(out->weights + first, n, sizeof(*out->weights), by_label);
	out->rows[out->n_rows++] = (struct small_row){ .feature = row->feature,
		.first = (uint32_t)first,
		.n = (uint32_t)n,
		.force = force };
}

static bool make_small(const struct kd_draft *draft, struct small *out)
{
	const struct kd_learner *learner = draft->learner;
	*out = (struct small){
		.rows = malloc((learner->n_rows + 1) * sizeof(*out->rows)),
		.weights =
			malloc((learner->n_cells + 1) * sizeof(*out->weights)),
	};
	if (out->rows == NULL || out->weights == NULL) {
		return false;
	}
	const double largest =
		draft->is_small ? LARGEST : largest_weight(draft);
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		if (largest > 0.0 &&
			learner->rows[i].changes >= draft->rarest) {
			add_row(draft, &learner->rows[i], largest, out);
		}
	}
	return true;
}

/* A row's weights in the order of labels, those that fill it up zero. */
static void put_full_row(struct bytes *cells, const struct small *small,
	const struct small_row *row, uint32_t n_labels)
{
	uint32_t k = 0;
	const uint16_t full = KD_ROW_FULL;
	put(cells, &full, sizeof(full));
	for (uint32_t i = 0; i < kd_linear_width(n_labels); i++) {
		const struct small_weight *weight =
			&small->weights[row->first + k];
		const bool has = k < row->n && weight->label == i;
		put(cells, has ? (const void *)&weight->weight : "", 1);
		k += has ? 1 : 0;
	}
}

/* Labels, then weights. */
static void put_short_row(struct bytes *cells, const struct small *small,
	const struct small_row *row)
{
	const uint16_t n = (uint16_t)row->n;
	put(cells, &n, sizeof(n));
	for (uint32_t i = 0; i < row->n; i++) {
		put(cells, &small->weights[row->first + i].label, 2);
	}
	for (uint32_t i = 0; i < row->n; i++) {
		put(cells, &small->weights[row->first + i].weight, 1);
	}
	if (row->n % 2 != 0) {
		put(cells, "", 1);
	}
}

/* Puts a row and writes its place. Full rows are read faster: they may take
 * twice as much as others. */
static void put_row(struct bytes *cells, const struct small *small,
	const struct small_row *row, uint32_t n_labels, uint8_t *out)
{
	const size_t place = cells->n / 2;
	if (place >> 24 != 0) {
		cells->is_full = true;
		return;
	}
	if (6 * row->n >= kd_linear_width(n_labels)) {
		put_full_row(cells, small, row, n_labels);
	} else {
		put_short_row(cells, small, row);
	}
	out[0] = (uint8_t)place;
	out[1] = (uint8_t)(place >> 8);
	out[2] = (uint8_t)(place >> 16);
}

static void put_few(
	const struct small *small, const struct small_row *row, uint8_t *out)
{
	for (uint32_t i = 0; i < row->n; i++) {
		const struct small_weight *weight =
			&small->weights[row->first + i];
		out[weight->label] = (uint8_t)weight->weight;
	}
}

/* By hash, so that the same rows always lie in the same places: the low half
 * chooses the bucket. */
static int by_bucket(const void *a, const void *b)
{
	const struct small_row *left = a;
	const struct small_row *right = b;
	const uint64_t one = left->feature << 32 | left->feature >> 32;
	const uint64_t other = right->feature << 32 | right->feature >> 32;
	return (one > other) - (one < other);
}

/* Fainter rows last; of equal ones the order they had. */
static int by_force(const void *a, const void *b)
{
	const struct small_row *left = a;
	const struct small_row *right = b;
	const int order =
		(left->force < right->force) - (left->force > right->force);
	return order != 0 ? order : by_bucket(a, b);
}

/* Whether a stronger row of the bucket has the same name. */
static bool is_taken(
	const struct kd_model_bucket *bucket, uint32_t n, uint16_t name)
{
	for (uint32_t i = 0; i < n; i++) {
		if (bucket->names[i] == name) {
			return true;
		}
	}
	return false;
}

/* Fills a bucket with the strongest of its rows. */
static void fill_bucket(struct kd_model_bucket *bucket, struct bytes *cells,
	const struct small *small, struct small_row *rows, uint32_t n,
	uint32_t n_labels)
{
	uint32_t at = 0;
	qsort(rows, n, sizeof(*rows), by_force);
	for (uint32_t i = 0; i < n && at < KD_BUCKET_ROWS; i++) {
		const uint16_t name = kd_linear_name(rows[i].feature);
		if (is_taken(bucket, at, name)) {
			continue;
		}
		bucket->names[at] = name;
		if (n_labels <= KD_FEW_LABELS) {
			put_few(small, &rows[i], bucket->rows[at]);
		} else {
			put_row(cells, small, &rows[i], n_labels,
				bucket->rows[at]);
		}
		at++;
	}
}

static void put_rows(
	struct bytes *bytes, struct small *small, struct kd_model_place *place)
{
	static const uint16_t nothing = 0;
	struct bytes cells = { 0 };
	place->n_buckets = small->n_rows / MEAN_ROWS + 1;
	struct kd_model_bucket *buckets =
		calloc(place->n_buckets, sizeof(*buckets));
	if (buckets == NULL) {
		bytes->is_full = true;
		return;
	}
	put(&cells, &nothing, sizeof(nothing));
	qsort(small->rows, small->n_rows, sizeof(*small->rows), by_bucket);
	for (uint32_t i = 0, n = 0; i < small->n_rows; i += n) {
		const uint32_t bucket = kd_linear_bucket(
			place->n_buckets, small->rows[i].feature);
		for (n = 1; i + n < small->n_rows &&
			    kd_linear_bucket(place->n_buckets,
				    small->rows[i + n].feature) == bucket;
			n++) {
		}
		fill_bucket(&buckets[bucket], &cells, small, &small->rows[i], n,
			place->n_labels);
	}
	place->n_cells = (uint32_t)(cells.n / 2);
	place->buckets = put_aligned(
		bytes, buckets, place->n_buckets * sizeof(*buckets));
	place->cells = put_aligned(bytes, cells.items, cells.n);
	bytes->is_full |= cells.is_full;
	free(cells.items);
	free(buckets);
}

static void put_labels(struct bytes *bytes, const struct kd_draft *draft,
	struct kd_model_place *place)
{
	uint32_t end = 0;
	place->n_labels = draft->learner->n_labels;
	place->labels = put_aligned(bytes, "", 0);
	for (uint32_t i = 0; i < place->n_labels; i++) {
		end += draft->labels[i].len;
		put(bytes, &end, sizeof(end));
	}
	place->text_bytes = end;
	place->text = put_aligned(bytes, "", 0);
	for (uint32_t i = 0; i < place->n_labels; i++) {
		put(bytes, draft->labels[i].data, draft->labels[i].len);
	}
}

static bool put_part(struct bytes *bytes, const struct kd_draft *draft,
	struct kd_model_place *place)
{
	struct small small = { 0 };
	const bool fits = make_small(draft, &small);
	if (fits) {
		(void)snprintf(
			place->name, sizeof(place->name), "%s", draft->name);
		put_labels(bytes, draft, place);
		put_rows(bytes, &small, place);
	}
	free(small.rows);
	free(small.weights);
	return fits && !bytes->is_full;
}

enum kd_status kd_learn_write_file(
	const char *path, const void *bytes, size_t n, struct kd_err *err)
{
	char beside[4096];
	const int len = snprintf(beside, sizeof(beside), "%s.new", path);
	if (len < 0 || (size_t)len >= sizeof(beside)) {
		return kd_err_set(err, KD_ELIMIT, "path too long");
	}
	FILE *file = fopen(beside, "wb");
	if (file == NULL) {
		return kd_err_set(
			err, KD_EIO, "%s: %s", beside, strerror(errno));
	}
	const bool written = fwrite(bytes, 1, n, file) == n;
	const bool closed = fclose(file) == 0;
	if (!written || !closed || rename(beside, path) != 0) {
		const int why = errno;
		(void)unlink(beside);
		return kd_err_set(err, KD_EIO, "%s: %s", path, strerror(why));
	}
	return KD_OK;
}

/* Makes the whole file; false if memory ran out. */
static bool put_model(struct bytes *bytes, enum kd_model_kind kind,
	const struct kd_draft *drafts, uint32_t n)
{
	struct kd_model_header header = {
		.features = kd_model_kind_versions[kind], .n_parts = n
	};
	struct kd_model_place places[KD_MODEL_PARTS_MAX] = { 0 };
	kd_file_head_init(&header.head, &kd_model_file);
	(void)snprintf(header.kind, sizeof(header.kind), "%s",
		kd_model_kind_labels[kind]);
	put(bytes, &header, sizeof(header));
	put(bytes, places, n * sizeof(*places));
	bool fits = !bytes->is_full;
	for (uint32_t i = 0; fits && i < n; i++) {
		fits = put_part(bytes, &drafts[i], &places[i]);
	}
	if (!fits) {
		return false;
	}
	header.head.total_bytes = bytes->n;
	memcpy(bytes->items + sizeof(header), places, n * sizeof(*places));
	header.head.checksum = kd_model_checksum(bytes->items, bytes->n);
	memcpy(bytes->items, &header, sizeof(header));
	return true;
}

enum kd_status kd_model_render(enum kd_model_kind kind,
	const struct kd_draft *drafts, uint32_t n, struct kd_model_bytes *out,
	struct kd_err *err)
{
	struct bytes bytes = { 0 };
	if (!put_model(&bytes, kind, drafts, n)) {
		free(bytes.items);
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	*out = (struct kd_model_bytes){ .items = bytes.items, .n = bytes.n };
	return KD_OK;
}

enum kd_status kd_model_save(const char *path, enum kd_model_kind kind,
	const struct kd_draft *drafts, uint32_t n, struct kd_err *err)
{
	struct kd_model_bytes bytes = { 0 };
	KD_TRY(kd_model_render(kind, drafts, n, &bytes, err));
	const enum kd_status status =
		kd_learn_write_file(path, bytes.items, bytes.n, err);
	free(bytes.items);
	return status;
}
