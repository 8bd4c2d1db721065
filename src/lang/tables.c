/* tables.c - what a language pack holds: its tables and their columns. */
#include "lang/tables.h"

#define KD_COLUMN(table, ending, label, cell, set, n) \
	{ .name = (label),                            \
		.kind = KD_CELL_##cell,               \
		.labels = (set),                      \
		.n_labels = (uint32_t)(n) },
#define KD_TABLE(constant, name, kind, list)               \
	[KD_TABLE_##constant] = { .file = (name),          \
		.key = KD_KEY_##kind,                      \
		.n_columns = KD_COLUMN_##constant##_COUNT, \
		.columns = { list(KD_COLUMN, constant){ 0 } } },
const struct kd_table_shape kd_table_shapes[KD_TABLE_COUNT] = { KD_TABLES(
	KD_TABLE) };
#undef KD_TABLE
#undef KD_COLUMN

const char *const kd_class_labels[KD_CLASS_COUNT] = {
#define KD_CLASS(ending, label) label,
	KD_CLASSES(KD_CLASS)
#undef KD_CLASS
};

const char *const kd_tag_labels[KD_TAG_COUNT] = { NULL,
#define KD_TAG(ending, label) label,
	KD_TAGS(KD_TAG)
#undef KD_TAG
};
