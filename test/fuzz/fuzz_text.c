/* fuzz_text.c - any bytes as the text of an article, in any language. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 1 || size > 1 << 16) {
		return 0;
	}
	const struct kd_str bytes = { .data = (const char *)data + 1,
		.len = (uint32_t)size - 1 };
	fuzz_read(fuzz_packs(), bytes, KD_FORMAT_TEXT, fuzz_language(data[0]),
		NULL);
	return 0;
}
