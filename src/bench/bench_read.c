/* bench_read.c - how fast each room reads, and what memory it takes. */
#include "bench/bench_private.h"
#include "read/pipeline.h"

#define MAX_ROOMS 32

/* What one room took in all. */
struct room {
	const char *name;
	double seconds;
	uint64_t allocations;
	uint64_t arena_bytes;
};

struct clockwork {
	struct room rooms[MAX_ROOMS];
	uint32_t n;
	uint32_t present;
	double began; /* where a room ended, the next begins */
	uint64_t allocations;
	size_t taken_bytes;
};

static void watch_room(
	void *context, const char *name, bool after, const struct kd_doc *doc)
{
	struct clockwork *clockwork = context;
	if (!after) {
		uint32_t i = 0;
		while (i < clockwork->n &&
			strcmp(clockwork->rooms[i].name, name) != 0) {
			i++;
		}
		if (i == clockwork->n && i < MAX_ROOMS - 1) {
			clockwork->rooms[clockwork->n++].name = name;
		}
		clockwork->present = i;
		clockwork->allocations = doc->arena.allocations;
		clockwork->taken_bytes = doc->arena.taken_bytes;
		if (i == 0) {
			clockwork->began = bench_now();
		}
		return;
	}
	struct room *room = &clockwork->rooms[clockwork->present];
	const double now = bench_now();
	room->seconds += now - clockwork->began;
	clockwork->began = now;
	room->allocations += doc->arena.allocations - clockwork->allocations;
	room->arena_bytes += doc->arena.taken_bytes - clockwork->taken_bytes;
}

static void tell_room(
	const struct room *room, uint64_t text_bytes, struct kd_json *json)
{
	const double bytes = (double)text_bytes;
	kd_json_open_object(json, NULL);
	kd_json_text(json, "room", room->name);
	kd_json_double(json, "ns_per_byte", room->seconds * 1e9 / bytes);
	kd_json_double(json, "allocations_per_kilobyte",
		(double)room->allocations * 1000 / bytes);
	kd_json_double(json, "arena_bytes_per_byte",
		(double)room->arena_bytes / bytes);
	kd_json_close_object(json);
}

/* What was read in all. */
struct tally {
	uint64_t articles;
	uint64_t bytes;
	size_t peak_bytes; /* of one article's arena */
	double seconds;
};

static enum kd_status read_on(struct kd_read_in *in,
	const struct bench_corpus *corpus, uint64_t total_bytes,
	struct tally *tally, struct kd_err *err)
{
	const double began = bench_now();
	while (tally->bytes < total_bytes) {
		struct kd_doc doc;
		in->bytes = corpus->items[tally->articles++ % corpus->n];
		kd_doc_init(&doc, KD_ARENA_LIMIT_BYTES);
		const enum kd_status status = kd_read(in, &doc, err);
		tally->peak_bytes = doc.arena.peak_bytes > tally->peak_bytes
					    ? doc.arena.peak_bytes
					    : tally->peak_bytes;
		kd_doc_release(&doc);
		KD_TRY(status);
		tally->bytes += in->bytes.len;
	}
	tally->seconds = bench_now() - began;
	return KD_OK;
}

static void tell_tally(const struct tally *tally,
	const struct clockwork *clockwork, struct kd_json *json)
{
	kd_json_open_object(json, "read");
	kd_json_uint(json, "articles", tally->articles);
	kd_json_uint(json, "bytes", tally->bytes);
	kd_json_double(json, "seconds", tally->seconds);
	kd_json_double(json, "megabytes_per_second",
		(double)tally->bytes / 1e6 / tally->seconds);
	kd_json_uint(json, "peak_arena_bytes", tally->peak_bytes);
	kd_json_open_array(json, "rooms");
	for (uint32_t i = 0; i < clockwork->n; i++) {
		tell_room(&clockwork->rooms[i], tally->bytes, json);
	}
	kd_json_close_array(json);
	kd_json_close_object(json);
}

enum kd_status bench_read(const struct kd_packs *packs,
	const struct bench_corpus *corpus, uint64_t total_bytes,
	struct kd_json *json, struct kd_err *err)
{
	struct clockwork clockwork = { .n = 0 };
	const struct kd_watch watch = { .room = watch_room,
		.context = &clockwork };
	const struct kd_meta given = { 0 };
	struct kd_memory memory = { 0 };
	struct kd_read_in in = { .given = &given,
		.packs = packs,
		.watch = &watch,
		.memory = &memory };
	struct tally tally = { 0 };
	const enum kd_status status =
		read_on(&in, corpus, total_bytes, &tally, err);
	kd_memory_release(&memory);
	if (status == KD_OK) {
		tell_tally(&tally, &clockwork, json);
	}
	return status;
}
