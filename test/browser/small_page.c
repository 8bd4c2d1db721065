/* small_page.c - writes the page of the account by hand to standard output.
 *
 * usage: small-page [TIMES]
 */
#include "support/small_account.h"
#include "support/unit.h"
#include "tell/render/page.h"

#include <stdio.h>
#include <stdlib.h>

static enum kd_status write_out(
	void *context, const char *bytes, size_t n, struct kd_err *err)
{
	return fwrite(bytes, 1, n, context) == n
		       ? KD_OK
		       : kd_err_set(err, KD_EIO, "cannot write");
}

int main(int argc, char **argv)
{
	struct small_account small;
	struct kd_arena arena;
	struct kd_sink sink;
	struct kd_err err = { 0 };
	small_account_make(
		&small, argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1);
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	kd_sink_init(&sink, write_out, stdout);
	enum kd_status status =
		kd_account_is_sound(&small.account, &arena, &err);
	kd_arena_reset(&arena);
	if (status == KD_OK) {
		status = kd_page_render(&small.account, (struct kd_str){ 0 },
			&arena, &sink, &err);
	}
	if (status == KD_OK) {
		status = kd_sink_flush(&sink, &err);
	}
	kd_arena_release(&arena);
	kd_arena_release(&small.arena);
	if (status != KD_OK) {
		fprintf(stderr, "small-page: %s\n", err.message);
	}
	return status == KD_OK ? 0 : 3;
}
