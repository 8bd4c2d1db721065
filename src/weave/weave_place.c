/* weave_place.c - which story each document is in, as people put it right. */
#include "weave/weave_private.h"

#include "base/map.h"
#include "weave/cluster/cluster.h"

struct placer {
	const struct kd_weave_in *in;
	struct kd_arena *arena;
	struct kd_map by_id; /* of documents; filled where there are repairs */
	uint32_t *pinned;    /* [document]; the earlier one, or KD_NONE */
	uint32_t *story_of;  /* [document]; any label below 2^32 - 1 */
	uint32_t *begun;     /* [document]; the story it follows, or KD_NONE */
	uint32_t next_label;
	struct kd_placing *out;
};

static enum kd_status prepare(struct placer *p, struct kd_err *err)
{
	const uint32_t n = p->in->n;
	p->pinned = KD_NEW_ARRAY(p->arena, uint32_t, n);
	p->story_of = KD_NEW_ARRAY(p->arena, uint32_t, n);
	p->begun = KD_NEW_ARRAY(p->arena, uint32_t, n);
	p->out->copy_of = KD_NEW_ARRAY(p->arena, uint32_t, n);
	if (p->pinned == NULL || p->story_of == NULL || p->begun == NULL ||
		p->out->copy_of == NULL) {
		return kd_arena_full(p->arena, err);
	}
	p->next_label = n;
	const bool repairs = p->in->repairs != NULL && p->in->repairs->n > 0;
	for (uint32_t doc = 0; doc < n; doc++) {
		p->pinned[doc] = KD_NONE;
		if (repairs && !kd_map_put(p->arena, &p->by_id,
				       p->in->digests[doc].meta->id, doc)) {
			return kd_arena_full(p->arena, err);
		}
	}
	return KD_OK;
}

static enum kd_status find_document(const struct placer *p,
	const struct kd_repair *repair, struct kd_str id, uint32_t *out,
	struct kd_err *err)
{
	*out = kd_map_get(&p->by_id, id);
	if (*out != KD_NONE) {
		return KD_OK;
	}
	kd_err_set(err, KD_EINPUT, "no document is '%.*s'", KD_SHOW(id));
	kd_err_name(err, repair->place.data);
	return KD_EINPUT;
}

/* What is pinned goes by the document that comes first of the two. */
static enum kd_status pin(
	struct placer *p, const struct kd_repair *repair, struct kd_err *err)
{
	uint32_t one = 0;
	uint32_t other = 0;
	KD_TRY(find_document(p, repair, repair->documents.items[0], &one, err));
	KD_TRY(find_document(p, repair, repair->to, &other, err));
	if (one != other) {
		p->pinned[one > other ? one : other] =
			one < other ? one : other;
	}
	return KD_OK;
}

static enum kd_status place(struct placer *p, struct kd_err *err)
{
	struct kd_changes changes = { 0 };
	struct kd_window *window = kd_cluster_open(p->arena);
	if (window == NULL) {
		return kd_arena_full(p->arena, err);
	}
	for (uint32_t doc = 0; doc < p->in->n; doc++) {
		KD_TRY(kd_cluster_place(window, &p->in->digests[doc],
			p->pinned[doc], &changes, err));
	}
	for (uint32_t doc = 0; doc < p->in->n; doc++) {
		const struct kd_place found = kd_cluster_find(window, doc);
		p->story_of[doc] = found.story;
		p->out->copy_of[doc] = found.copy_of;
		p->begun[doc] = found.follows;
	}
	return KD_OK;
}

static void relabel(struct placer *p, uint32_t from, uint32_t to)
{
	for (uint32_t doc = 0; doc < p->in->n; doc++) {
		if (p->story_of[doc] == from) {
			p->story_of[doc] = to;
		}
	}
}

/* Puts right what was placed: moved, split, merged. */
static enum kd_status repair_story(
	struct placer *p, const struct kd_repair *repair, struct kd_err *err)
{
	uint32_t doc = 0;
	uint32_t label = p->next_label++;
	if (repair->kind == KD_REPAIR_MOVE && repair->to.len > 0) {
		KD_TRY(find_document(p, repair, repair->to, &doc, err));
		label = p->story_of[doc];
	}
	for (uint32_t i = 0; i < repair->documents.n; i++) {
		KD_TRY(find_document(
			p, repair, repair->documents.items[i], &doc, err));
		if (repair->kind == KD_REPAIR_MERGE) {
			relabel(p, p->story_of[doc], label);
		} else {
			p->story_of[doc] = label;
		}
	}
	return KD_OK;
}

/* Numbers stories by their first documents; what a story follows is where the
 * document that began that one is now. */
static enum kd_status number(struct placer *p, struct kd_err *err)
{
	struct kd_placing *out = p->out;
	uint32_t *numbers = KD_NEW_ARRAY(p->arena, uint32_t, p->next_label);
	out->follows = KD_NEW_ARRAY(p->arena, uint32_t, p->in->n);
	out->titles = KD_NEW_ARRAY(p->arena, struct kd_str, p->in->n);
	if (numbers == NULL || out->follows == NULL || out->titles == NULL) {
		return kd_arena_full(p->arena, err);
	}
	for (uint32_t doc = 0; doc < p->in->n; doc++) {
		uint32_t *story = &numbers[p->story_of[doc]];
		if (*story == 0) {
			const uint32_t before = p->begun[doc];
			out->follows[out->n_stories] =
				before != KD_NONE ? p->story_of[before]
						  : KD_NONE;
			*story = ++out->n_stories;
		}
		p->story_of[doc] = *story - 1;
	}
	for (uint32_t i = 0; i < out->n_stories; i++) {
		/* An earlier document has its number already. */
		if (out->follows[i] == i) {
			out->follows[i] = KD_NONE;
		}
	}
	out->story_of = p->story_of;
	return KD_OK;
}

/* Hands each repair of some kinds to what does it, in order of the file. */
static enum kd_status repair_all(struct placer *p, uint32_t kinds,
	enum kd_status (*repair)(struct placer *p,
		const struct kd_repair *repair, struct kd_err *err),
	struct kd_err *err)
{
	const uint32_t n = p->in->repairs != NULL ? p->in->repairs->n : 0;
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_repair *it = &p->in->repairs->items[i];
		if ((kinds & 1u << it->kind) != 0) {
			KD_TRY(repair(p, it, err));
		}
	}
	return KD_OK;
}

static enum kd_status rename_story(
	struct placer *p, const struct kd_repair *repair, struct kd_err *err)
{
	uint32_t doc = 0;
	KD_TRY(find_document(p, repair, repair->documents.items[0], &doc, err));
	p->out->titles[p->out->story_of[doc]] = repair->title;
	return KD_OK;
}

enum kd_status kd_weave_place(const struct kd_weave_in *in,
	struct kd_arena *arena, struct kd_placing *out, struct kd_err *err)
{
	struct placer p = { .in = in, .arena = arena, .out = out };
	*out = (struct kd_placing){ 0 };
	KD_TRY(prepare(&p, err));
	KD_TRY(repair_all(&p, 1u << KD_REPAIR_PIN, pin, err));
	KD_TRY(place(&p, err));
	KD_TRY(repair_all(&p,
		1u << KD_REPAIR_MOVE | 1u << KD_REPAIR_SPLIT |
			1u << KD_REPAIR_MERGE,
		repair_story, err));
	KD_TRY(number(&p, err));
	return repair_all(&p, 1u << KD_REPAIR_RENAME, rename_story, err);
}
