/* fuzz.h - what the fuzz targets share. */
#ifndef KD_TEST_FUZZ_H
#define KD_TEST_FUZZ_H

#include "read/pipeline.h"

/* Called by libFuzzer, or by replay.c. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The packs of the build folder, opened once; the language that this number
 * chooses, or none. */
const struct kd_packs *fuzz_packs(void);
struct kd_str fuzz_language(unsigned number);

/* Reads bytes until a room (NULL: all of them) and ends the program if the
 * document is not sound or can't be written. */
void fuzz_read(const struct kd_packs *packs, struct kd_str bytes,
	enum kd_format format, struct kd_str language, const char *until);

/* Ends the program with a message. */
_Noreturn void fuzz_fail(const char *what, const char *why);

#endif
