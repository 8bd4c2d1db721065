/* learning.c - learning under way: kept in a file, and taken up from there. */
#include "learn/learning.h"

#include <stdlib.h>

#include "base/file.h"
#include "learn/learn_private.h"
#include "model/feature.h"

/*
 *   header | order | of each learner: rows, cells
 *
 * Rows and cells stand as close as can be; room to grow is not kept.
 */
struct kept_header {
	struct kd_file_head head;
	uint64_t lessons;
	uint64_t seeds[KD_LEARN_SEEDS];
	uint64_t n;
	uint32_t round;
	uint32_t n_learners;
	struct {
		uint64_t n_cells;
		uint32_t n_rows;
		uint32_t n_labels;
		uint32_t now;
		uint32_t unused;
	} learners[KD_LEARNERS_MAX];
};

struct kept_row {
	uint64_t feature;
	uint32_t n;
	uint32_t changes;
};

struct kept_cell {
	int64_t sum;
	int32_t weight;
	uint32_t since;
	uint64_t label;
};

/* The file is written in words of 64 bits. */
static uint64_t checksum(const void *bytes, size_t n)
{
	uint64_t hash = n;
	for (size_t at = sizeof(struct kd_file_head); at + 8 <= n; at += 8) {
		uint64_t word = 0;
		memcpy(&word, (const char *)bytes + at, sizeof(word));
		hash = kd_mix(hash, word);
	}
	return hash;
}

static const struct kd_file_kind kept_file = {
	.magic = "KILDEKPT",
	.version = 1,
	.least_bytes = sizeof(struct kept_header),
	.name = "file of learning under way",
	.remedy = "remove it",
	.checksum = checksum,
};

/* Bytes that the order takes. */
static size_t order_bytes(uint64_t n)
{
	return (size_t)(n + n % 2) * sizeof(uint32_t);
}

static uint64_t cells_of(const struct kd_learner *learner)
{
	uint64_t n = 0;
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		n += learner->rows[i].n;
	}
	return n;
}

static struct kept_header header_of(const struct kd_learning *learning)
{
	struct kept_header header = { .lessons = learning->lessons,
		.n = learning->n,
		.round = learning->round,
		.n_learners = learning->n_learners };
	kd_file_head_init(&header.head, &kept_file);
	memcpy(header.seeds, learning->seeds, sizeof(header.seeds));
	size_t total = sizeof(header) + order_bytes(learning->n);
	for (uint32_t i = 0; i < learning->n_learners; i++) {
		const struct kd_learner *learner = learning->learners[i];
		header.learners[i].n_cells = cells_of(learner);
		header.learners[i].n_rows = learner->n_rows;
		header.learners[i].n_labels = learner->n_labels;
		header.learners[i].now = learner->now;
		total += learner->n_rows * sizeof(struct kept_row) +
			 header.learners[i].n_cells * sizeof(struct kept_cell);
	}
	header.head.total_bytes = total;
	return header;
}

/* Puts a learner's rows, then their cells; gives where they end. */
static char *put_learner(char *at, const struct kd_learner *learner)
{
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		const struct kd_row *row = &learner->rows[i];
		const struct kept_row kept = { .feature = row->feature,
			.n = row->n,
			.changes = row->changes };
		memcpy(at, &kept, sizeof(kept));
		at += sizeof(kept);
	}
	for (uint32_t i = 0; i < learner->n_rows; i++) {
		const struct kd_row *row = &learner->rows[i];
		for (uint32_t k = 0; k < row->n; k++) {
			const struct kd_cell *cell =
				&learner->cells[row->first + k];
			const struct kept_cell kept = { .sum = cell->sum,
				.weight = cell->weight,
				.since = cell->since,
				.label = cell->label };
			memcpy(at, &kept, sizeof(kept));
			at += sizeof(kept);
		}
	}
	return at;
}

enum kd_status kd_learning_save(const char *path,
	const struct kd_learning *learning, struct kd_err *err)
{
	struct kept_header header = header_of(learning);
	const size_t total = (size_t)header.head.total_bytes;
	char *bytes = calloc(1, total);
	if (bytes == NULL) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	char *at = bytes + sizeof(header);
	memcpy(at, learning->order, learning->n * sizeof(uint32_t));
	at += order_bytes(learning->n);
	memcpy(bytes, &header, sizeof(header));
	for (uint32_t i = 0; i < learning->n_learners; i++) {
		at = put_learner(at, learning->learners[i]);
	}
	header.head.checksum = checksum(bytes, total);
	memcpy(bytes, &header, sizeof(header));
	const enum kd_status status =
		kd_learn_write_file(path, bytes, total, err);
	free(bytes);
	return status;
}

/* Whether the file is of these lessons, and as long as it says. */
static enum kd_status check(const struct kd_file *file,
	const struct kd_learning *learning, struct kd_err *err)
{
	KD_TRY(kd_file_check_head(file->bytes, file->n, &kept_file, err));
	KD_TRY(kd_file_check_sum(file->bytes, file->n, &kept_file, err));
	const struct kept_header *header = file->bytes;
	bool same = header->lessons == learning->lessons &&
		    header->n == learning->n &&
		    header->n_learners == learning->n_learners;
	uint64_t total = sizeof(*header) + order_bytes(learning->n);
	for (uint32_t i = 0; same && i < learning->n_learners; i++) {
		same = header->learners[i].n_labels ==
		       learning->learners[i]->n_labels;
		total += header->learners[i].n_rows * sizeof(struct kept_row) +
			 header->learners[i].n_cells * sizeof(struct kept_cell);
	}
	if (!same) {
		return kd_err_set(err, KD_EINPUT, "learned from other lessons");
	}
	return total == file->n
		       ? KD_OK
		       : kd_err_set(err, KD_EINPUT, "its parts do not fit");
}

/* Takes a row's cells; false if they are not what they should be. */
static bool take_cells(struct kd_learner *learner, struct kd_row *row,
	const struct kept_cell *cells)
{
	for (uint32_t i = 0; i < row->n; i++) {
		if (cells[i].label >= learner->n_labels) {
			return false;
		}
		learner->cells[learner->n_cells++] =
			(struct kd_cell){ .sum = cells[i].sum,
				.weight = cells[i].weight,
				.since = cells[i].since,
				.label = (uint16_t)cells[i].label };
	}
	return true;
}

/* Fills an empty learner; false if memory ran out or the file is no good. */
static bool take_learner(struct kd_learner *learner,
	const struct kept_row *rows, uint32_t n_rows, uint64_t n_cells)
{
	const struct kept_cell *cells =
		(const struct kept_cell *)(const void *)(rows + n_rows);
	uint64_t used = 0;
	learner->cells = calloc(n_cells + 1, sizeof(*learner->cells));
	learner->cells_capacity = n_cells + 1;
	for (uint32_t i = 0; learner->cells != NULL && i < n_rows; i++) {
		const uint32_t number =
			kd_learner_row(learner, rows[i].feature);
		if (number != i || rows[i].n > n_cells - used) {
			return false;
		}
		struct kd_row *row = &learner->rows[number];
		row->first = (uint32_t)used;
		row->n = rows[i].n;
		row->capacity = rows[i].n;
		row->changes = rows[i].changes;
		if (!take_cells(learner, row, cells + used)) {
			return false;
		}
		used += row->n;
	}
	return learner->cells != NULL && used == n_cells;
}

static enum kd_status take(const struct kept_header *header,
	struct kd_learning *learning, struct kd_err *err)
{
	const char *at = (const char *)(header + 1);
	memcpy(learning->order, at, learning->n * sizeof(uint32_t));
	memcpy(learning->seeds, header->seeds, sizeof(header->seeds));
	learning->round = header->round;
	at += order_bytes(learning->n);
	for (uint32_t i = 0; i < learning->n_learners; i++) {
		struct kd_learner *learner = learning->learners[i];
		const uint32_t n_rows = header->learners[i].n_rows;
		const uint64_t n_cells = header->learners[i].n_cells;
		const uint32_t n_labels = learner->n_labels;
		kd_learner_release(learner);
		kd_learner_init(learner, n_labels);
		learner->now = header->learners[i].now;
		if (!take_learner(learner,
			    (const struct kept_row *)(const void *)at, n_rows,
			    n_cells)) {
			learner->is_full = true;
			return kd_err_set(err, KD_ENOMEM, "out of memory");
		}
		at += n_rows * sizeof(struct kept_row) +
		      n_cells * sizeof(struct kept_cell);
	}
	return KD_OK;
}

static bool is_order(const struct kept_header *header)
{
	const uint32_t *order = (const uint32_t *)(const void *)(header + 1);
	for (uint64_t i = 0; i < header->n; i++) {
		if (order[i] >= header->n) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_learning_load(
	const char *path, struct kd_learning *learning, struct kd_err *err)
{
	struct kd_file file = { 0 };
	KD_TRY(kd_file_open(path, &file, err));
	enum kd_status status = check(&file, learning, err);
	if (status == KD_OK && !is_order(file.bytes)) {
		status = kd_err_set(err, KD_EINPUT, "no order of lessons");
	}
	if (status == KD_OK) {
		status = take(file.bytes, learning, err);
	}
	if (status != KD_OK) {
		kd_err_name(err, path);
	}
	kd_file_close(&file);
	return status;
}
