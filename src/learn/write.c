/* write.c - learned weights made small and written as a model. */
#include "learn/write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "learn/learn_private.h"

#define LARGEST 127
/* How full the slots are: fuller is smaller and slower. */
#define FILLED_PER_CENT 60
#define LINE_BYTES 64

/* A row made small: labels rise, weights are not zero. */
struct small_row {
	uint64_t feature;
	uint32_t first; /* weights[first, first + n) */
	uint32_t n;
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
	for (uint32_t i = 0; i < row->n; i++) {
		const struct kd_cell *cell =
			&draft->learner->cells[row->first + i];
		const int8_t weight = small_weight(
			kd_learner_average(draft->learner, cell), largest);
		if ((uint32_t)abs(weight) >= draft->faintest && weight != 0) {
			out->weights[out->n_weights++] =
				(struct small_weight){ .label = cell->label,
					.weight = weight };
		}
	}
	const size_t n = out->n_weights - first;
	if (n == 0) {
		return;
	}
	qsort(out->weights + first, n, sizeof(*out->weights), by_label);
	out->rows[out->n_rows++] = (struct small_row){ .feature = row->feature,
		.first = (uint32_t)first,
		.n = (uint32_t)n };
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

/* Cells of a long row: labels, then weights. */
static uint32_t put_cells(struct bytes *cells, const struct small *small,
	const struct small_row *row)
{
	const uint32_t first = (uint32_t)(cells->n / 2);
	for (uint32_t i = 0; i < row->n; i++) {
		put(cells, &small->weights[row->first + i].label, 2);
	}
	for (uint32_t i = 0; i < row->n; i++) {
		put(cells, &small->weights[row->first + i].weight, 1);
	}
	if (row->n % 2 != 0) {
		put(cells, "", 1);
	}
	return first;
}

static struct kd_model_slot slot_of(struct bytes *cells,
	const struct small *small, const struct small_row *row)
{
	struct kd_model_slot slot = { .name = (uint16_t)(row->feature >> 48),
		.n = (uint16_t)row->n };
	if (row->n > KD_SLOT_LABELS) {
		slot.is.first_cell = put_cells(cells, small, row);
		return slot;
	}
	for (uint32_t i = 0; i < row->n; i++) {
		slot.is.row.labels[i] = small->weights[row->first + i].label;
		slot.is.row.weights[i] = small->weights[row->first + i].weight;
	}
	return slot;
}

/* By hash, so that the same rows always lie in the same places. */
static int by_feature(const void *a, const void *b)
{
	const struct small_row *left = a;
	const struct small_row *right = b;
	return (left->feature > right->feature) -
	       (left->feature < right->feature);
}

/* Puts a slot into the first free place from its bucket on. */
static void place_slot(struct kd_model_slot *slots, uint32_t n_buckets,
	uint64_t feature, const struct kd_model_slot *slot)
{
	const size_t n = (size_t)n_buckets * KD_BUCKET_SLOTS;
	size_t at =
		(size_t)kd_linear_bucket(n_buckets, feature) * KD_BUCKET_SLOTS;
	while (slots[at].n != 0) {
		at = at + 1 < n ? at + 1 : 0;
	}
	slots[at] = *slot;
}

static void put_rows(
	struct bytes *bytes, struct small *small, struct kd_model_place *place)
{
	struct bytes cells = { 0 };
	place->n_buckets =
		(uint32_t)((uint64_t)small->n_rows * 100 / FILLED_PER_CENT) /
			KD_BUCKET_SLOTS +
		1;
	const size_t n = (size_t)place->n_buckets * KD_BUCKET_SLOTS;
	struct kd_model_slot *slots = calloc(n, sizeof(*slots));
	if (slots == NULL) {
		bytes->is_full = true;
		return;
	}
	qsort(small->rows, small->n_rows, sizeof(*small->rows), by_feature);
	for (uint32_t i = 0; i < small->n_rows; i++) {
		const struct kd_model_slot slot =
			slot_of(&cells, small, &small->rows[i]);
		place_slot(
			slots, place->n_buckets, small->rows[i].feature, &slot);
	}
	place->n_cells = (uint32_t)(cells.n / 2);
	place->slots = put_aligned(bytes, slots, n * sizeof(*slots));
	place->cells = put_aligned(bytes, cells.items, cells.n);
	bytes->is_full |= cells.is_full;
	free(cells.items);
	free(slots);
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
