/* fuzz_html.c - any bytes as a page. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 1 << 16) {
		return 0;
	}
	const struct kd_str bytes = { .data = (const char *)data,
		.len = (uint32_t)size };
	fuzz_read(fuzz_packs(), bytes, KD_FORMAT_HTML, (struct kd_str){ 0 },
		"blocks");
	return 0;
}
