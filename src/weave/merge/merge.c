/* merge.c - many reports of one happening, put together. */
#include "weave/merge/merge.h"

#include "story/find.h"
#include "weave/merge/merge_private.h"

#include <assert.h>

/* Likeness from which two reports are of one event. */
#define SAME_LIKENESS 0.5

static bool add_entities(const struct kd_thread *thread, uint32_t doc,
	const struct kd_spans *spans, struct kd_arena *arena,
	struct kd_indexes *out)
{
	for (uint32_t i = 0; i < spans->n; i++) {
		const uint32_t entity =
			kd_find_entity(thread, doc, spans->items[i]);
		if (entity != KD_NONE &&
			!kd_indexes_add_once(arena, out, entity)) {
			return false;
		}
	}
	return true;
}

static bool add_all(struct kd_arena *arena, const struct kd_indexes *from,
	struct kd_indexes *to)
{
	for (uint32_t i = 0; i < from->n; i++) {
		if (!kd_indexes_add_once(arena, to, from->items[i])) {
			return false;
		}
	}
	return true;
}

/* What is struck or taken is where it happens, too. */
static bool add_places_struck(const struct kd_thread *thread,
	struct kd_arena *arena, struct kd_told *told)
{
	for (uint32_t i = 0; i < told->targets.n; i++) {
		const uint32_t target = told->targets.items[i];
		if (told->event->type == KD_PLOVER_ASSAULT &&
			thread->entities->items[target].type == KD_NAME_LOC &&
			!kd_indexes_add_once(arena, &told->where, target)) {
			return false;
		}
	}
	return true;
}

static bool make_told(const struct kd_thread *thread, struct kd_arena *arena,
	struct kd_told *told)
{
	const struct kd_digest *digest = &thread->digests[told->doc];
	const struct kd_event *event = told->event;
	told->happening = KD_NONE;
	if (event->time != KD_NONE) {
		told->when = digest->times->items[event->time].edtf;
	}
	told->days = kd_edtf_days(told->when);
	return add_entities(thread, told->doc, &event->actors, arena,
		       &told->actors) &&
	       add_entities(thread, told->doc, &event->targets, arena,
		       &told->targets) &&
	       add_all(arena, &told->actors, &told->who) &&
	       add_all(arena, &told->targets, &told->who) &&
	       add_entities(thread, told->doc, &event->places, arena,
		       &told->where) &&
	       add_places_struck(thread, arena, told);
}

/* A diary would hold it: somebody is named, and either somebody else, a place
 * or a day. */
static bool is_worth_a_line(const struct kd_told *told)
{
	return told->who.n >= 2 ||
	       (told->who.n == 1 &&
		       (told->where.n > 0 || told->when.len > 0)) ||
	       (told->where.n > 0 && told->when.len > 0);
}

static bool is_told(enum kd_event_status status)
{
	return status != KD_STATUS_UNKNOWN;
}

static bool collect(const struct kd_merge_in *in, struct kd_arena *arena,
	struct kd_tolds *out)
{
	const struct kd_indexes *documents = in->thread->documents;
	for (uint32_t i = 0; i < documents->n; i++) {
		const uint32_t doc = documents->items[i];
		const struct kd_events *events =
			in->thread->digests[doc].events;
		for (uint32_t k = 0; k < events->n; k++) {
			struct kd_told told = { .doc = doc,
				.place = i,
				.event = &events->items[k] };
			if (!make_told(in->thread, arena, &told)) {
				return false;
			}
			if (is_told(told.event->status) &&
				is_worth_a_line(&told) &&
				!KD_PUSH(arena, out, told)) {
				return false;
			}
		}
	}
	return true;
}

/* The happening whose reports, on average, are most like this one, none of
 * them excluding it; or KD_NONE. */
static uint32_t best_happening(const struct kd_thread *thread,
	const struct kd_tolds *tolds, const struct kd_indexes *members,
	uint32_t n, const struct kd_told *told)
{
	uint32_t best = KD_NONE;
	double best_likeness = SAME_LIKENESS;
	for (uint32_t i = 0; i < n; i++) {
		double sum = 0;
		bool excluded = false;
		for (uint32_t k = 0; k < members[i].n; k++) {
			const double likeness = kd_merge_likeness(thread, told,
				&tolds->items[members[i].items[k]]);
			excluded = excluded || likeness == 0;
			sum += likeness;
		}
		const double average = sum / members[i].n;
		if (!excluded && average > best_likeness) {
			best = i;
			best_likeness = average;
		}
	}
	return best;
}

/* What is told more fully is placed first, so that a bare mention joins it
 * and does not join two events into one. */
static uint32_t fullness(const struct kd_told *told)
{
	const bool dated = told->when.len > 0 && kd_days_count(told->days) <= 3;
	return (told->who.n < 2 ? told->who.n : 2) * 2 + (dated ? 2 : 0) +
	       (told->where.n > 0 ? 1 : 0);
}

enum { FULLEST = 7 };

static bool group(const struct kd_merge_in *in, struct kd_arena *arena,
	struct kd_tolds *tolds, struct kd_indexes *members, uint32_t *n)
{
	for (uint32_t full = FULLEST + 1; full-- > 0;) {
		for (uint32_t i = 0; i < tolds->n; i++) {
			struct kd_told *told = &tolds->items[i];
			if (fullness(told) != full) {
				continue;
			}
			uint32_t happening = best_happening(
				in->thread, tolds, members, *n, told);
			if (happening == KD_NONE) {
				happening = (*n)++;
			}
			told->happening = happening;
			if (!KD_PUSH(arena, &members[happening], i)) {
				return false;
			}
		}
	}
	return true;
}

/* Members in order of the text, earliest report first. */
static bool members_in_order(const struct kd_tolds *tolds,
	struct kd_arena *arena, uint32_t happening, struct kd_indexes *out)
{
	for (uint32_t i = 0; i < tolds->n; i++) {
		if (tolds->items[i].happening == happening &&
			!KD_PUSH(arena, out, i)) {
			return false;
		}
	}
	return true;
}

static bool describe_all(const struct kd_merge_in *in, struct kd_arena *arena,
	const struct kd_tolds *tolds, uint32_t n, struct kd_merge_out *out)
{
	bool *done = KD_NEW_ARRAY(arena, bool, n);
	if (done == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < tolds->n; i++) {
		const uint32_t happening = tolds->items[i].happening;
		if (done[happening]) {
			continue;
		}
		done[happening] = true;
		struct kd_indexes members = { 0 };
		struct kd_happening made = { 0 };
		if (!members_in_order(tolds, arena, happening, &members) ||
			!kd_merge_describe(
				in, arena, tolds->items, &members, &made) ||
			!KD_PUSH(arena, &out->happenings, made)) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_merge_events(const struct kd_merge_in *in,
	struct kd_arena *arena, struct kd_merge_out *out, struct kd_err *err)
{
	assert(in->thread != NULL && in->said_of != NULL);
	*out = (struct kd_merge_out){ 0 };
	struct kd_tolds tolds = { 0 };
	if (!collect(in, arena, &tolds)) {
		return kd_arena_full(arena, err);
	}
	struct kd_indexes *members =
		KD_NEW_ARRAY(arena, struct kd_indexes, tolds.n);
	uint32_t n = 0;
	if (members == NULL || !group(in, arena, &tolds, members, &n) ||
		!describe_all(in, arena, &tolds, n, out)) {
		return kd_arena_full(arena, err);
	}
	return KD_OK;
}
