/* merge.c - many reports of one happening, put together. */
#include "weave/merge/merge.h"

#include "story/find.h"
#include "weave/merge/merge_private.h"

#include <assert.h>

static bool is_country(const struct kd_name *name)
{
	return name->key.len > 0 &&
	       kd_str_find(name->key, KD_STR("/")) == KD_NONE;
}

/* "a Burnsville woman": whom words name that only say where somebody is from is
 * not the place, unless it is a country, which its forces act for. */
static bool is_origin(const struct kd_thread *thread, uint32_t doc,
	struct kd_span span, uint32_t entity)
{
	const struct kd_names *names = thread->digests[doc].names;
	if (thread->entities->items[entity].type != KD_NAME_LOC) {
		return false;
	}
	uint32_t i = kd_names_at(names, span.start);
	while (i < names->n && names->items[i].span.start < span.end &&
		thread->entity_of[doc][i] != entity) {
		i++;
	}
	return i < names->n && names->items[i].span.end + 1 < span.end &&
	       !is_country(&names->items[i]);
}

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

/* The parties of what is done to people; those of meetings and of what is said
 * may be called by their city: "Kyiv officials". */
static bool add_parties(const struct kd_thread *thread,
	const struct kd_told *told, const struct kd_spans *spans,
	struct kd_arena *arena, struct kd_indexes *out)
{
	const bool is_done = told->event->type == KD_PLOVER_ASSAULT ||
			     told->event->type == KD_PLOVER_COERCE ||
			     told->event->type == KD_PLOVER_OTHER;
	for (uint32_t i = 0; i < spans->n; i++) {
		const uint32_t entity =
			kd_find_entity(thread, told->doc, spans->items[i]);
		if (entity != KD_NONE &&
			!(is_done && is_origin(thread, told->doc,
					     spans->items[i], entity)) &&
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
	told->sentence = kd_sentences_at(digest->sentences, event->span.start);
	if (event->time != KD_NONE) {
		told->when = digest->times->items[event->time].edtf;
	}
	told->days = kd_edtf_days(told->when);
	told->published = kd_edtf_days(digest->meta->published);
	told->families = kd_merge_families(event->mode);
	told->kin = kd_merge_kin(event->mode);
	return add_parties(
		       thread, told, &event->actors, arena, &told->actors) &&
	       add_parties(
		       thread, told, &event->targets, arena, &told->targets) &&
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

static bool add_told(const struct kd_merge_in *in, struct kd_arena *arena,
	struct kd_told *told, struct kd_tolds *out)
{
	if (told->event->status == KD_STATUS_UNKNOWN) {
		return true;
	}
	if (!make_told(in->thread, arena, told)) {
		return false;
	}
	told->thin = told->thin || !is_worth_a_line(told);
	if (told->thin && told->event->mode.len == 0) {
		return true;
	}
	return KD_PUSH(arena, out, *told);
}

/* Events and deeds of a document, in order of their words. */
static bool collect_document(const struct kd_merge_in *in,
	struct kd_arena *arena, uint32_t place, struct kd_tolds *out)
{
	const uint32_t doc = in->thread->documents->items[place];
	const struct kd_digest *digest = &in->thread->digests[doc];
	const struct kd_events *events = digest->events;
	const struct kd_deeds *deeds = digest->deeds;
	uint32_t deed = 0;
	for (uint32_t event = 0; event < events->n || deed < deeds->n;) {
		const bool is_deed =
			event == events->n ||
			(deed < deeds->n &&
				deeds->items[deed].span.start <
					events->items[event].span.start);
		struct kd_told told = { .doc = doc,
			.place = place,
			.event = is_deed ? &deeds->items[deed++]
					 : &events->items[event++],
			.thin = is_deed };
		if (!add_told(in, arena, &told, out)) {
			return false;
		}
	}
	return true;
}

static bool collect(const struct kd_merge_in *in, struct kd_arena *arena,
	struct kd_tolds *out)
{
	for (uint32_t i = 0; i < in->thread->documents->n; i++) {
		if (!collect_document(in, arena, i, out)) {
			return false;
		}
	}
	return true;
}

static bool describe_all(struct kd_merge_work *work,
	const struct kd_tolds *tolds, const struct kd_groups *groups,
	struct kd_merge_out *out)
{
	/* Members in order of the text, earliest report first. */
	struct kd_indexes *members =
		KD_NEW_ARRAY(work->arena, struct kd_indexes, groups->n);
	if (members == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < tolds->n; i++) {
		if (!KD_PUSH(work->arena, &members[tolds->items[i].happening],
			    i)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < tolds->n; i++) {
		const uint32_t happening = tolds->items[i].happening;
		struct kd_happening made = { 0 };
		if (members[happening].items[0] != i) {
			continue;
		}
		if (!kd_merge_describe(
			    work, tolds->items, &members[happening], &made) ||
			!KD_PUSH(work->arena, &out->happenings, made)) {
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
	struct kd_groups groups = { 0 };
	struct kd_merge_work work = { .in = in, .arena = arena };
	if (!kd_merge_group(in->thread, arena, &tolds, &groups) ||
		!kd_merge_origins_make(in->thread, arena, &work.origins) ||
		!describe_all(&work, &tolds, &groups, out)) {
		return kd_arena_full(arena, err);
	}
	return KD_OK;
}
