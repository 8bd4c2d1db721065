/* format.c - how a .kpack file is laid out; for its writer and its reader. */
#include "lang/format.h"

#include "doc/feats.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

const size_t kd_pack_item_bytes[KD_SECTION_COUNT] = {
	[KD_SECTION_VOCABULARY] = sizeof(struct kd_pack_word),
	[KD_SECTION_WORD_HASH] = sizeof(struct kd_pack_slot),
	[KD_SECTION_ANALYSES] = sizeof(struct kd_pack_analysis),
	[KD_SECTION_RANGES] = sizeof(struct kd_pack_range),
	[KD_SECTION_ROWS] = sizeof(struct kd_pack_row),
	[KD_SECTION_ELEMENTS] = sizeof(uint32_t),
	[KD_SECTION_CELLS] = sizeof(uint32_t),
	[KD_SECTION_STRING_HASH] = sizeof(struct kd_pack_slot),
	[KD_SECTION_TEXT] = 1,
};

uint64_t kd_pack_checksum(const void *bytes, size_t n)
{
	struct kd_file_head head;
	memcpy(&head, bytes, sizeof(head));
	head.checksum = 0;
	const uint64_t of_head = XXH3_64bits(&head, sizeof(head));
	return XXH3_64bits_withSeed(
		(const char *)bytes + sizeof(head), n - sizeof(head), of_head);
}

const struct kd_file_kind kd_pack_file = {
	.magic = "KILDEPK\n",
	.version = KD_PACK_VERSION,
	.least_bytes = sizeof(struct kd_pack_header),
	.name = "language pack",
	.remedy = "build it again with kilde-pack",
	.checksum = kd_pack_checksum,
};

static uint64_t mixed(uint64_t hash, const char *text)
{
	return text != NULL ? XXH3_64bits_withSeed(text, strlen(text), hash)
			    : hash * 31;
}

static uint64_t mixed_list(uint64_t hash, const char *const *labels, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		hash = mixed(hash, labels[i]);
	}
	return hash * 31 + n;
}

static uint64_t mixed_table(uint64_t hash, const struct kd_table_shape *shape)
{
	hash = mixed(hash, shape->file) + shape->key;
	for (uint32_t i = 0; i < shape->n_columns; i++) {
		const struct kd_column *column = &shape->columns[i];
		hash = mixed(hash, column->name) + column->kind;
		hash = mixed_list(hash, column->labels, column->n_labels);
	}
	return hash * 31 + shape->n_columns;
}

uint64_t kd_pack_shape(void)
{
	static const char *const features[] = {
#define KD_FEATURE(ending, name, values) name, values,
		KD_FEATURES(KD_FEATURE)
#undef KD_FEATURE
	};
	uint64_t hash = 0;
	for (enum kd_table table = 0; table < KD_TABLE_COUNT; table++) {
		hash = mixed_table(hash, &kd_table_shapes[table]);
	}
	hash = mixed_list(hash, kd_class_labels, KD_CLASS_COUNT);
	hash = mixed_list(hash, kd_upos_labels, KD_UPOS_COUNT);
	return mixed_list(hash, features, (uint32_t)KD_COUNT(features));
}

uint64_t kd_pack_word_hash(struct kd_str folded)
{
	return XXH3_64bits(folded.data, folded.len);
}

uint64_t kd_pack_string_hash(enum kd_table table, struct kd_str key)
{
	return XXH3_64bits_withSeed(key.data, key.len, table);
}

struct kd_pack_slot kd_pack_slot_of(uint64_t hash, uint32_t item)
{
	return (struct kd_pack_slot){ .tag = (uint32_t)(hash >> 32),
		.item = item + 1 };
}
