/* fields.h - describes the fields of every layer's items, so that one writer,
 * one dump, one copy and one soundness check serve them all. Whatever an item
 * points to must be among its fields. */
#ifndef KD_DOC_FIELDS_H
#define KD_DOC_FIELDS_H

#include "doc/doc.h"

enum kd_field_kind {
	KD_FIELD_SPAN, /* struct kd_span, optional */
	KD_FIELD_NEEDED_SPAN,
	KD_FIELD_SPANS, /* struct kd_spans */
	KD_FIELD_NEEDED_SPANS,
	KD_FIELD_STR, /* struct kd_str */
	KD_FIELD_NEEDED_STR,
	KD_FIELD_TERM,       /* enum with labels; 0 is none */
	KD_FIELD_SMALL_TERM, /* the same in a uint8_t */
	KD_FIELD_BOOL,
	KD_FIELD_INDEX,   /* uint32_t into layer, or KD_NONE */
	KD_FIELD_COUNT,   /* uint32_t; 0 is none */
	KD_FIELD_NUMBER,  /* double; NAN is none */
	KD_FIELD_FEATS,   /* uint64_t, see feats.h */
	KD_FIELD_RECORDS, /* a vec of records with fields of their own */
};

struct kd_field {
	const char *name; /* as written in JSON and TSV */
	enum kd_field_kind kind;
	size_t offset; /* bytes, in the item */
	const char *const *labels;
	uint32_t n_labels;
	enum kd_layer layer;           /* what an index points into */
	const struct kd_field *fields; /* of records; ends with a NULL name */
	size_t record_bytes;
};

/* One layer: where it is in struct kd_doc and what its items hold. */
struct kd_layer_shape {
	const char *name;
	size_t offset; /* of its vec in struct kd_doc */
	size_t item_bytes;
	bool in_order; /* by start */
	bool may_overlap;
	bool may_be_spanless;
	bool span_in_fields;           /* its span is told by its fields */
	const struct kd_field *fields; /* after the span; NULL name ends */
};

extern const struct kd_layer_shape kd_layer_shapes[KD_LAYER_COUNT];

/* A vec of any item, as all layers and lists are laid out. */
struct kd_any_vec {
	const unsigned char *items;
	uint32_t n;
	uint32_t capacity;
};

static inline const struct kd_any_vec *kd_layer_get(
	const struct kd_doc *doc, enum kd_layer layer)
{
	return (const struct kd_any_vec *)(const void
			*)((const unsigned char *)doc +
			   kd_layer_shapes[layer].offset);
}

#endif
