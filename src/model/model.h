/* model.h - a file of weights: linear models over hashed features. */
#ifndef KD_MODEL_MODEL_H
#define KD_MODEL_MODEL_H

#include "base/file.h"
#include "base/once.h"
#include "base/str.h"

#include <stddef.h>

/*
 *   header | places | of each part: label ends, label text, slots, cells
 *
 * Each part is one linear model. A feature is a hash of 64 bits; its weights
 * stand in a row of its own. Rows of four labels or fewer, nearly all, stand
 * whole in a slot of 16 bytes; the labels and weights of longer ones stand
 * among the cells:
 *
 *   slot   name | n | label label label label | w w w w       n <= 4
 *          name | n | first cell              |               n > 4
 *   cells  label * n | weight * n (one byte each, padded to two)
 *
 * Four slots, a line of the cache, are a bucket. The low 32 bits of a feature
 * choose the bucket, the high 16 are the row's name. A full bucket runs over
 * into the next; an empty slot (n == 0) ends the search. There is one.
 *
 * Numbers are in the machine's own byte order. All but the header is under the
 * checksum.
 */
#define KD_MODEL_VERSION 2u
extern const struct kd_file_kind kd_model_file;

/* What models are for, and the version of the features that the code computes
 * for them: raised when any of these changes, for weights fitted on others are
 * worth nothing. */
#define KD_MODEL_KINDS(X)      \
	X(SYNTAX, "syntax", 2) \
	X(NAMES, "names", 1)   \
	X(LANGID, "langid", 1)

enum kd_model_kind {
#define KD_MODEL_KIND(constant, label, version) KD_MODEL_##constant,
	KD_MODEL_KINDS(KD_MODEL_KIND)
#undef KD_MODEL_KIND
		KD_MODEL_KIND_COUNT
};

extern const char *const kd_model_kind_labels[KD_MODEL_KIND_COUNT];
extern const uint32_t kd_model_kind_versions[KD_MODEL_KIND_COUNT];

#define KD_MODEL_PARTS_MAX 8u
#define KD_LABELS_MAX 16384u

struct kd_model_header {
	struct kd_file_head head;
	char kind[16];     /* what it is for: "syntax", "names" */
	uint32_t features; /* version of the features it was fitted on */
	uint32_t n_parts;
};

/* Where a part's pieces stand, in bytes from the file's start. */
struct kd_model_place {
	char name[16]; /* "upos", "arcs" */
	uint64_t labels;
	uint64_t text;
	uint64_t slots; /* on 64 bytes */
	uint64_t cells;
	uint32_t n_labels;
	uint32_t text_bytes;
	uint32_t n_buckets;
	uint32_t n_cells;
};

#define KD_SLOT_LABELS 4u
#define KD_BUCKET_SLOTS 4u

struct kd_slot_short {
	uint16_t labels[KD_SLOT_LABELS];
	int8_t weights[KD_SLOT_LABELS];
};

struct kd_model_slot {
	uint16_t name;
	uint16_t n; /* labels; 0: free */
	union {
		struct kd_slot_short row;
		uint32_t first_cell;
	} is;
};

/* One linear model. Borrowed from the file. */
struct kd_linear {
	const struct kd_model_slot *slots;
	const uint16_t *cells;
	const uint32_t *label_ends; /* of each label, in text */
	const char *text;
	uint32_t n_buckets;
	uint32_t n_labels;
};

/* Mapped read-only, immutable, shared by threads. */
struct kd_model {
	const struct kd_model_header *header;
	struct kd_linear parts[KD_MODEL_PARTS_MAX];
	const struct kd_model_place *places;
	struct kd_file file;     /* to be closed, or zeroes */
	struct kd_once *checked; /* see kd_model_check; NULL: it is */
};

/* Maps a model of a kind, with features of today's version, and looks at how it
 * begins; kd_model_check does the rest. The caller closes it. KD_EIO,
 * KD_ENOTFOUND, or KD_EVERSION and KD_EINPUT for a file that is no model, is
 * cut short, or is of another version or kind. */
enum kd_status kd_model_open(const char *path, enum kd_model_kind kind,
	struct kd_model **out, struct kd_err *err) KD_MUST_CHECK;
void kd_model_close(struct kd_model *model);

/* Goes through all of a model, the first time that it is asked to: nothing may
 * be read by one before. KD_EINPUT for one that is damaged. */
enum kd_status kd_model_check(
	const struct kd_model *model, struct kd_err *err) KD_MUST_CHECK;

/* Checks bytes that are to be a model, 8-aligned, and borrows them: what both
 * do with a file. The caller closes it. */
enum kd_status kd_model_parse(const void *bytes, size_t n,
	enum kd_model_kind kind, struct kd_model **out,
	struct kd_err *err) KD_MUST_CHECK;

/* The checksum of a whole file of weights. */
uint64_t kd_model_checksum(const void *bytes, size_t n);

/* A part by its name, or NULL. */
const struct kd_linear *kd_model_part(
	const struct kd_model *model, const char *name);

/* The bucket that a feature's row is looked for in first. */
static inline uint32_t kd_linear_bucket(uint32_t n_buckets, uint64_t feature)
{
	return (uint32_t)(((feature & UINT32_MAX) * n_buckets) >> 32);
}

static inline struct kd_str kd_linear_label(
	const struct kd_linear *part, uint32_t label)
{
	const uint32_t begin = label == 0 ? 0 : part->label_ends[label - 1];
	const struct kd_str text = { part->text + begin,
		part->label_ends[label] - begin };
	return text;
}

/* The label with this text, or KD_NONE; slow. */
uint32_t kd_linear_find(const struct kd_linear *part, struct kd_str label);

#endif
