/* model.c - a file of weights: linear models over hashed features. */
#include "model/model.h"

#include "base/status.h"
#include "base/utf8.h"
#include "doc/feats.h"
#include "doc/terms.h"
#include "model/feature.h"
#include "model/sequence.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

const char *const kd_model_kind_labels[KD_MODEL_KIND_COUNT] = {
#define KD_LABEL(constant, label, version) label,
	KD_MODEL_KINDS(KD_LABEL)
#undef KD_LABEL
};

const uint32_t kd_model_kind_versions[KD_MODEL_KIND_COUNT] = {
#define KD_VERSION(constant, label, version) version,
	KD_MODEL_KINDS(KD_VERSION)
#undef KD_VERSION
};

uint64_t kd_model_checksum(const void *bytes, size_t n)
{
	const size_t head = sizeof(struct kd_model_header);
	return XXH3_64bits((const char *)bytes + head, n - head);
}

const struct kd_file_kind kd_model_file = {
	.magic = "KILDEMDL",
	.version = KD_MODEL_VERSION,
	.least_bytes = sizeof(struct kd_model_header),
	.name = "file of weights",
	.remedy = "fit them again with kilde-train",
	.checksum = kd_model_checksum,
};

/* Whether n items of so many bytes stand within the file, well aligned. */
static bool lies_within(size_t total, uint64_t offset, uint64_t n, size_t bytes)
{
	return offset % bytes == 0 && offset <= total &&
	       n <= (total - offset) / bytes;
}

/* Whether a row's cells and labels exist. */
static bool is_row_sound(
	const struct kd_linear *part, uint32_t place, uint32_t n_cells)
{
	if (place >= n_cells) {
		return false;
	}
	const uint32_t n = part->cells[place];
	const uint32_t left = n_cells - place - 1;
	if (n == KD_ROW_FULL) {
		return left >= kd_linear_width(part->n_labels) / 2;
	}
	if (left < n + (n + 1) / 2) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		if (part->cells[place + 1 + i] >= part->n_labels) {
			return false;
		}
	}
	return true;
}

static bool are_labels_sound(
	const struct kd_linear *part, const struct kd_model_place *place)
{
	uint32_t before = 0;
	for (uint32_t i = 0; i < place->n_labels; i++) {
		const uint32_t end = part->label_ends[i];
		if (end < before || end > place->text_bytes ||
			kd_utf8_valid_bytes(part->text + before,
				end - before) != end - before) {
			return false;
		}
		before = end;
	}
	return true;
}

/* Whether what stands in the buckets leads somewhere. */
static bool are_rows_sound(
	const struct kd_linear *part, const struct kd_model_place *place)
{
	if (part->n_labels <= KD_FEW_LABELS) {
		return true;
	}
	for (uint32_t i = 0; i < part->n_buckets; i++) {
		for (uint32_t k = 0; k <= KD_BUCKET_ROWS; k++) {
			if (!is_row_sound(part,
				    kd_row_place(part->buckets[i].rows[k]),
				    place->n_cells)) {
				return false;
			}
		}
	}
	return true;
}

/* The checksum guards against damage; this, against a file made wrong. */
static bool is_part_sound(
	const struct kd_linear *part, const struct kd_model_place *place)
{
	return are_rows_sound(part, place) && are_labels_sound(part, place);
}

/* Whether a part's pieces lie within the file. */
static bool set_part(const char *bytes, size_t total,
	const struct kd_model_place *place, struct kd_linear *out)
{
	if (place->name[sizeof(place->name) - 1] != '\0' ||
		place->n_labels == 0 || place->n_labels > KD_LABELS_MAX ||
		place->n_buckets == 0 || place->buckets % 64 != 0 ||
		!lies_within(total, place->labels, place->n_labels, 4) ||
		!lies_within(total, place->text, place->text_bytes, 1) ||
		!lies_within(total, place->buckets, place->n_buckets,
			sizeof(struct kd_model_bucket)) ||
		!lies_within(total, place->cells, place->n_cells, 2)) {
		return false;
	}
	*out = (struct kd_linear){
		.buckets = (const struct kd_model_bucket *)(const void
				*)(bytes + place->buckets),
		.cells = (const uint16_t *)(const void *)(bytes + place->cells),
		.label_ends =
			(const uint32_t *)(const void *)(bytes + place->labels),
		.text = bytes + place->text,
		.n_buckets = place->n_buckets,
		.n_labels = place->n_labels,
	};
	return true;
}

static enum kd_status check_header(const struct kd_model_header *header,
	size_t n, enum kd_model_kind kind, struct kd_err *err)
{
	KD_TRY(kd_file_check_head(header, n, &kd_model_file, err));
	const char *label = kd_model_kind_labels[kind];
	const uint32_t features = kd_model_kind_versions[kind];
	if (strncmp(header->kind, label, sizeof(header->kind)) != 0) {
		return kd_err_set(err, KD_EINPUT,
			"weights for '%.16s', not for '%s'", header->kind,
			label);
	}
	if (header->features != features) {
		return kd_err_set(err, KD_EVERSION,
			"weights for features of version %u, wanted %u",
			header->features, features);
	}
	return KD_OK;
}

/* Parts that reading by a kind of model cannot do without, and how many labels
 * it can choose from. */
static const struct {
	enum kd_model_kind kind;
	const char *part;
	uint32_t most_labels;
} needed_parts[] = {
	{ KD_MODEL_SYNTAX, "tags", KD_SEQUENCE_LABELS_MAX },
	{ KD_MODEL_SYNTAX, "feats", KD_LABELS_MAX },
	{ KD_MODEL_SYNTAX, "lemmas", KD_LABELS_MAX },
};

struct kd_tag_label kd_tag_label_read(struct kd_str label)
{
	struct kd_tag_label tag = { .hash = kd_hash_text(label) };
	const struct kd_str upos = kd_str_cut(&label, '|');
	tag.upos_hash = kd_hash_text(upos);
	tag.upos = (uint8_t)kd_term_find(kd_upos_labels, KD_UPOS_COUNT, upos);
	while (label.len > 0) {
		uint64_t one = 0;
		if (kd_feats_parse(kd_str_cut(&label, '|'), &one)) {
			tag.feats |= one;
		}
	}
	return tag;
}

/* Reads the labels of a part once for all documents. */
static enum kd_status read_tags(struct kd_linear *part, struct kd_err *err)
{
	part->tags = malloc(part->n_labels * sizeof(*part->tags));
	if (part->tags == NULL) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	for (uint32_t i = 0; i < part->n_labels; i++) {
		part->tags[i] = kd_tag_label_read(kd_linear_label(part, i));
	}
	return KD_OK;
}

static bool is_tagging(const char *part)
{
	return strcmp(part, "tags") == 0 || strcmp(part, "feats") == 0;
}

static enum kd_status check_needed(const struct kd_model *model,
	enum kd_model_kind kind, struct kd_err *err)
{
	for (size_t i = 0; i < KD_COUNT(needed_parts); i++) {
		if (needed_parts[i].kind != kind) {
			continue;
		}
		const char *name = needed_parts[i].part;
		const struct kd_linear *part = kd_model_part(model, name);
		if (part == NULL ||
			part->n_labels > needed_parts[i].most_labels) {
			return kd_err_set(err, KD_EINPUT,
				part == NULL ? "weights without part '%s'"
					     : "too many labels of '%s'",
				name);
		}
	}
	return KD_OK;
}

static enum kd_status set_parts(
	struct kd_model *model, enum kd_model_kind kind, struct kd_err *err)
{
	const struct kd_model_header *header = model->header;
	const uint64_t n = header->head.total_bytes;
	if (header->n_parts > KD_MODEL_PARTS_MAX ||
		sizeof(*header) + header->n_parts * sizeof(*model->places) >
			n) {
		return kd_err_set(err, KD_EINPUT, "damaged weights: parts");
	}
	for (uint32_t i = 0; i < header->n_parts; i++) {
		if (!set_part((const char *)header, n, &model->places[i],
			    &model->parts[i])) {
			return kd_err_set(
				err, KD_EINPUT, "damaged weights: part %u", i);
		}
	}
	return check_needed(model, kind, err);
}

/* Takes bytes for a model by how they begin. */
static enum kd_status begin(const void *bytes, size_t n,
	enum kd_model_kind kind, struct kd_model **out, struct kd_err *err)
{
	const struct kd_model_header *header = bytes;
	KD_TRY(check_header(header, n, kind, err));
	struct kd_model *model = calloc(1, sizeof(*model));
	if (model == NULL) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	model->header = header;
	model->places =
		(const struct kd_model_place *)(const void *)(header + 1);
	const enum kd_status status = set_parts(model, kind, err);
	if (status == KD_OK) {
		*out = model;
	} else {
		free(model);
	}
	return status;
}

static enum kd_status check_all(void *context, struct kd_err *err)
{
	struct kd_model *model = context;
	assert(model != NULL);
	const struct kd_model_header *header = model->header;
	KD_TRY(kd_file_check_sum(
		header, header->head.total_bytes, &kd_model_file, err));
	for (uint32_t i = 0; i < header->n_parts; i++) {
		if (!is_part_sound(&model->parts[i], &model->places[i])) {
			return kd_err_set(
				err, KD_EINPUT, "damaged weights: part %u", i);
		}
		if (is_tagging(model->places[i].name)) {
			KD_TRY(read_tags(&model->parts[i], err));
		}
	}
	return KD_OK;
}

enum kd_status kd_model_check(const struct kd_model *model, struct kd_err *err)
{
	return kd_once_do(model->checked, err);
}

enum kd_status kd_model_parse(const void *bytes, size_t n,
	enum kd_model_kind kind, struct kd_model **out, struct kd_err *err)
{
	struct kd_model *model = NULL;
	KD_TRY(begin(bytes, n, kind, &model, err));
	const enum kd_status status = check_all(model, err);
	if (status == KD_OK) {
		*out = model;
	} else {
		kd_model_close(model);
	}
	return status;
}

enum kd_status kd_model_open(const char *path, enum kd_model_kind kind,
	struct kd_model **out, struct kd_err *err)
{
	struct kd_file file = { 0 };
	struct kd_model *model = NULL;
	KD_TRY(kd_file_open(path, &file, err));
	const enum kd_status status =
		begin(file.bytes, file.n, kind, &model, err);
	if (status != KD_OK) {
		kd_err_name(err, path);
		kd_file_close(&file);
		return status;
	}
	assert(model != NULL);
	model->file = file;
	model->checked = kd_once_new(check_all, model, path);
	if (model->checked == NULL) {
		kd_model_close(model);
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	*out = model;
	return KD_OK;
}

void kd_model_close(struct kd_model *model)
{
	if (model == NULL) {
		return;
	}
	kd_once_free(model->checked);
	kd_file_close(&model->file);
	for (uint32_t i = 0; i < KD_MODEL_PARTS_MAX; i++) {
		free(model->parts[i].tags);
	}
	free(model);
}

const struct kd_linear *kd_model_part(
	const struct kd_model *model, const char *name)
{
	for (uint32_t i = 0; i < model->header->n_parts; i++) {
		if (strcmp(model->places[i].name, name) == 0) {
			return &model->parts[i];
		}
	}
	return NULL;
}

uint32_t kd_linear_find(const struct kd_linear *part, struct kd_str label)
{
	for (uint32_t i = 0; i < part->n_labels; i++) {
		if (kd_str_equal(kd_linear_label(part, i), label)) {
			return i;
		}
	}
	return KD_NONE;
}
