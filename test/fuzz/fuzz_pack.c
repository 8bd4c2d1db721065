/* fuzz_pack.c - any bytes as a language pack: refused, or safe to read by. */
#include "fuzz.h"

#include "lang/format.h"

#include <stdlib.h>

/* A checksum that fits, so that what it guards is tried too. */
static void mend(unsigned char *bytes, size_t size)
{
	struct kd_pack_header header;
	memcpy(&header, bytes, sizeof(header));
	header.head.total_bytes = size;
	memcpy(bytes, &header, sizeof(header));
	header.head.checksum = kd_pack_checksum(bytes, size);
	memcpy(bytes, &header, sizeof(header));
}

static void read_by(struct kd_lang *lang)
{
	static const char text[] =
		"OSLO, 18. november 2025 – Statsminister Anna Berg sier at "
		"\"planen\" er på 28 punkter. The U.S. president met her on "
		"Monday, je dejal minister. Rundt 5 000 km2.\n";
	struct kd_packs packs = { .items = { lang }, .n = 1, .fallback = lang };
	fuzz_read(&packs,
		(struct kd_str){ .data = text, .len = sizeof(text) - 1 },
		KD_FORMAT_TEXT, kd_lang_code(lang), NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kd_lang *lang = NULL;
	struct kd_err err = { 0 };
	unsigned char *bytes = malloc(size + 1); /* aligned for any type */
	if (bytes == NULL) {
		return 0;
	}
	memcpy(bytes, data, size);
	if (size >= sizeof(struct kd_pack_header)) {
		mend(bytes, size);
	}
	if (kd_lang_parse(bytes, size, &lang, &err) == KD_OK) {
		read_by(lang);
		kd_lang_close(lang);
	}
	free(bytes);
	return 0;
}
