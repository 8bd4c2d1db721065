/* model.h - a file of weights: linear models over hashed features. */
#ifndef KD_MODEL_MODEL_H
#define KD_MODEL_MODEL_H

#include "base/file.h"
#include "base/once.h"
#include "base/str.h"

#include <stddef.h>

/*
 *   header | places | of each part: label ends, label text, buckets, cells
 *
 * Each part is one linear model. A feature is a hash of 64 bits: the low 32
 * choose a bucket, the high 16 are its name there. A bucket is one line of the
 * cache, twelve names and what stands for each: of parts with three labels or
 * fewer the weights themselves, of others where their row begins among the
 * cells. A name that is not there leads to the thirteenth place, which is
 * empty. What did not find room in its bucket when the file was made, the
 * faintest, is not in the file.
 *
 *   bucket   name * 12 | (w w w, or place of 24 bits, low byte first) * 13 | 0
 *   row      n | label * n | weight * n           one byte a weight, padded to
 *            KD_ROW_FULL | weight of each label   two; full rows to eight
 *
 * The row at place 0 has no labels. Numbers are in the machine's own byte
 * order. All but the header is under the checksum.
 */
#define KD_MODEL_VERSION 3u
extern const struct kd_file_kind kd_model_file;

/* What models are for, and the version of the features that the code computes
 * for them: raised when any of these changes, for weights fitted on others are
 * worth nothing. */
#define KD_MODEL_KINDS(X)      \
	X(SYNTAX, "syntax", 5) \
	X(NAMES, "names", 7)   \
	X(LANGID, "langid", 1) \
	X(SENTENCES, "sentences", 1)

enum kd_model_kind {
#define KD_MODEL_KIND(constant, label, version) KD_MODEL_##constant,
	KD_MODEL_KINDS(KD_MODEL_KIND)
#undef KD_MODEL_KIND
		KD_MODEL_KIND_COUNT
};

extern const char *const kd_model_kind_labels[KD_MODEL_KIND_COUNT];
extern const uint32_t kd_model_kind_versions[KD_MODEL_KIND_COUNT];

#define KD_MODEL_PARTS_MAX 12u
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
	uint64_t buckets; /* on 64 bytes */
	uint64_t cells;
	uint32_t n_labels;
	uint32_t text_bytes;
	uint32_t n_buckets;
	uint32_t n_cells;
};

#define KD_BUCKET_ROWS 12u
#define KD_FEW_LABELS 3u
#define KD_ROW_FULL UINT16_MAX
#define KD_ROW_WIDTH 8u

struct kd_model_bucket {
	uint16_t names[KD_BUCKET_ROWS];
	uint8_t rows[KD_BUCKET_ROWS + 1][KD_FEW_LABELS];
	uint8_t rest;
};

/* What a label of syntax says: a part of speech, then features as far as they
 * are known here; and the hashes of the label and of the part of speech. */
struct kd_tag_label {
	uint64_t feats; /* see doc/feats.h */
	uint64_t hash;
	uint64_t upos_hash;
	uint8_t upos; /* enum kd_upos */
};
struct kd_tag_label kd_tag_label_read(struct kd_str label);

/* One linear model. Borrowed from the file. */
struct kd_linear {
	const struct kd_model_bucket *buckets;
	const uint16_t *cells;
	const uint32_t *label_ends; /* of each label, in text */
	const char *text;
	uint32_t n_buckets;
	uint32_t n_labels;
	/* Of syntax what each label says, once the model has been gone
	 * through; NULL where labels say something else. */
	struct kd_tag_label *tags;
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

/* Labels of a full row, with those that fill it up. */
static inline uint32_t kd_linear_width(uint32_t n_labels)
{
	return (n_labels + KD_ROW_WIDTH - 1) / KD_ROW_WIDTH * KD_ROW_WIDTH;
}

/* Where a row begins among the cells. */
static inline uint32_t kd_row_place(const uint8_t row[KD_FEW_LABELS])
{
	return row[0] | (uint32_t)row[1] << 8 | (uint32_t)row[2] << 16;
}

/* The bucket of a feature, and its name there. */
static inline uint32_t kd_linear_bucket(uint32_t n_buckets, uint64_t feature)
{
	return (uint32_t)(((feature & UINT32_MAX) * n_buckets) >> 32);
}

static inline uint16_t kd_linear_name(uint64_t feature)
{
	return (uint16_t)(feature >> 48);
}

/* The weight of a habit, 1 to 127: bits of its feature that neither bucket nor
 * name hold, for a habit decides alone and must not be a stranger's. */
static inline int8_t kd_habit_weight(uint64_t feature)
{
	return (int8_t)(1 + ((feature >> 32 & UINT16_MAX) * INT8_MAX >> 16));
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
