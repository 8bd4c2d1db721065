/* bench_private.h - what is measured, and how it is told. */
#ifndef KD_BENCH_PRIVATE_H
#define KD_BENCH_PRIVATE_H

#include "base/json.h"
#include "base/vec.h"
#include "lang/packs.h"

/* The articles that are read again and again. */
struct bench_corpus {
	struct kd_arena arena;
	struct kd_str *items;
	uint32_t n;
	uint32_t capacity;
};

/* Reads a corpus of total_bytes and tells, for each room, nanoseconds a byte,
 * allocations and bytes of arena a byte of text. */
enum kd_status bench_read(const struct kd_packs *packs,
	const struct bench_corpus *corpus, uint64_t total_bytes,
	struct kd_json *json, struct kd_err *err) KD_MUST_CHECK;

/* Makes an account of n articles in a process of its own and tells its time
 * and the most memory it held. */
enum kd_status bench_account(const struct kd_packs *packs,
	const struct bench_corpus *corpus, uint32_t n, struct kd_json *json,
	struct kd_err *err) KD_MUST_CHECK;

/* Places n articles, put together from sentences and names of the corpus as a
 * seed has it, in one live window, and tells how long placing them took and
 * what memory the window held. */
enum kd_status bench_place(const struct kd_packs *packs,
	const struct bench_corpus *corpus, uint32_t n, uint64_t seed,
	struct kd_json *json, struct kd_err *err) KD_MUST_CHECK;

double bench_now(void); /* seconds */

#endif
