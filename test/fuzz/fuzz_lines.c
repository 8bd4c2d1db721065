/* fuzz_lines.c - any bytes as a file: JSON Lines, gzip, whatever it tells. */
#define _GNU_SOURCE /* memfd_create */
#include "fuzz.h"
#include "jobs/read_inputs.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static enum kd_status each(
	void *context, const struct kd_doc *doc, struct kd_err *err)
{
	struct kd_err found = { 0 };
	(void)context, (void)err;
	if (kd_doc_is_sound(doc, &found) != KD_OK) {
		fuzz_fail("not sound", found.message);
	}
	return KD_OK;
}

static void set_aside(void *context, const struct kd_aside *aside)
{
	(void)context;
	if (aside->id.len == 0 || aside->reason[0] == '\0') {
		fuzz_fail("set aside", "without a name or a reason");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[64];
	const int file = memfd_create("fuzz", 0);
	if (file < 0 || write(file, data, size) != (ssize_t)size) {
		fuzz_fail("file", "can't be made");
	}
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	const char *const names[] = { path };
	const struct kd_meta given = { 0 };
	const struct kd_read_inputs_in in = { .names = names,
		.n_names = 1,
		.max_article_bytes = 1 << 14,
		.reader = { .packs = fuzz_packs(),
			.given = &given,
			.until = "blocks" },
		.each = each,
		.set_aside = set_aside };
	struct kd_err err = { 0 };
	if (kd_read_inputs(&in, &err) != KD_OK) {
		fuzz_fail("inputs", err.message);
	}
	close(file);
	return 0;
}
