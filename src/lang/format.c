/* format.c - how a .kpack file is laid out; for its writer and its reader. */
#include "lang/format.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

const size_t kd_pack_item_bytes[KD_SECTION_COUNT] = {
	[KD_SECTION_VOCABULARY] = sizeof(struct kd_pack_word),
	[KD_SECTION_WORD_HASH] = sizeof(uint32_t),
	[KD_SECTION_ANALYSES] = sizeof(struct kd_pack_analysis),
	[KD_SECTION_ROWS] = sizeof(struct kd_pack_row),
	[KD_SECTION_ELEMENTS] = sizeof(uint32_t),
	[KD_SECTION_CELLS] = sizeof(uint32_t),
	[KD_SECTION_STRING_HASH] = sizeof(uint32_t),
	[KD_SECTION_TEXT] = 1,
};

uint64_t kd_pack_checksum(const void *bytes, size_t n)
{
	struct kd_pack_header header;
	memcpy(&header, bytes, sizeof(header));
	header.checksum = 0;
	const uint64_t of_header = XXH3_64bits(&header, sizeof(header));
	return XXH3_64bits_withSeed((const char *)bytes + sizeof(header),
		n - sizeof(header), of_header);
}

uint64_t kd_pack_word_slot(struct kd_str folded, uint64_t slots)
{
	return kd_str_hash(folded) & (slots - 1);
}

uint64_t kd_pack_string_slot(
	enum kd_table table, struct kd_str key, uint64_t slots)
{
	return (kd_str_hash(key) * 31 + table) & (slots - 1);
}
