/* weave.c - the corridor of weaving: all rooms, in order. */
#include "weave/weave_private.h"

#include "story/find.h"
#include "story/thread.h"
#include "weave/answers/answers.h"
#include "weave/differ/differ.h"
#include "weave/match/match.h"
#include "weave/merge/merge.h"
#include "weave/plans/plans.h"
#include "weave/provenance/provenance.h"
#include "weave/quantities/quantities.h"
#include "weave/reuse/reuse.h"
#include "weave/said/said.h"
#include "weave/timeline/timeline.h"

#include <assert.h>
#include <stdlib.h>

/* What the corridor hands from door to door for one story. */
struct corridor {
	struct kd_thread thread;
	struct kd_arena *arena;
	uint32_t *copy_of; /* what thread.copy_of borrows */
	struct kd_reuse_out reuse;
	struct kd_said_out said;
	struct kd_story *story;
};

/* What tells another's text is a copy of it from here on, and of what that is
 * a copy of. */
static enum kd_status reuse(struct corridor *c, struct kd_err *err)
{
	const struct kd_reuse_in in = { .thread = &c->thread };
	KD_TRY(kd_reuse_find(&in, c->arena, &c->reuse, err));
	for (uint32_t i = 0; i < c->story->documents.n; i++) {
		const uint32_t original = c->reuse.of[i].original;
		if (original != KD_NONE) {
			c->copy_of[c->story->documents.items[i]] =
				c->copy_of[original] != KD_NONE
					? c->copy_of[original]
					: original;
		}
	}
	return KD_OK;
}

static enum kd_status said(struct corridor *c, struct kd_err *err)
{
	const struct kd_said_in in = { .thread = &c->thread };
	KD_TRY(kd_said_gather(&in, c->arena, &c->said, err));
	c->story->statements = c->said.statements;
	return KD_OK;
}

static enum kd_status merge(struct corridor *c, struct kd_err *err)
{
	const struct kd_merge_in in = { .thread = &c->thread,
		.said_of = c->said.said_of };
	struct kd_merge_out out;
	KD_TRY(kd_merge_events(&in, c->arena, &out, err));
	c->story->happenings = out.happenings;
	return KD_OK;
}

/* What the happenings tell of answers is added to what the texts set side by
 * side. */
static enum kd_status answers(struct corridor *c, struct kd_err *err)
{
	const struct kd_answers_in in = { .thread = &c->thread,
		.statements = &c->story->statements,
		.happenings = &c->story->happenings };
	struct kd_answers_out out;
	KD_TRY(kd_answers_find(&in, c->arena, &out, err));
	for (uint32_t i = 0; i < c->story->statements.n; i++) {
		struct kd_indexes *own = &c->story->statements.items[i].answers;
		for (uint32_t k = 0; k < out.answers[i].n; k++) {
			if (!kd_indexes_add_once(
				    c->arena, own, out.answers[i].items[k])) {
				return kd_arena_full(c->arena, err);
			}
		}
	}
	return KD_OK;
}

static enum kd_status quantities(struct corridor *c, struct kd_err *err)
{
	const struct kd_quantities_in in = { .thread = &c->thread,
		.happenings = &c->story->happenings };
	struct kd_quantities_out out;
	KD_TRY(kd_quantities_gather(&in, c->arena, &out, err));
	c->story->figures = out.figures;
	return KD_OK;
}

static enum kd_status plans(struct corridor *c, struct kd_err *err)
{
	const struct kd_plans_in in = { .thread = &c->thread };
	struct kd_plans_out out;
	KD_TRY(kd_plans_gather(&in, c->arena, &out, err));
	c->story->plans = out.plans;
	return KD_OK;
}

static enum kd_status differ(struct corridor *c, struct kd_err *err)
{
	const struct kd_differ_in in = { .thread = &c->thread,
		.happenings = &c->story->happenings,
		.statements = &c->story->statements,
		.figures = &c->story->figures };
	struct kd_differ_out out;
	KD_TRY(kd_differ_find(&in, c->arena, &out, err));
	c->story->disagreements = out.disagreements;
	return KD_OK;
}

static enum kd_status timeline(struct corridor *c, struct kd_err *err)
{
	const struct kd_timeline_in in = { .happenings =
						   &c->story->happenings };
	struct kd_timeline_out out;
	KD_TRY(kd_timeline_order(&in, c->arena, &out, err));
	c->story->timeline = out.timeline;
	return KD_OK;
}

static enum kd_status provenance(struct corridor *c, struct kd_err *err)
{
	const struct kd_provenance_in in = { .thread = &c->thread,
		.reused = c->reuse.of };
	struct kd_provenance_out out;
	KD_TRY(kd_provenance_draw(&in, c->arena, &out, err));
	c->story->nodes = out.nodes;
	c->story->edges = out.edges;
	return KD_OK;
}

/* The table of contents of a story; entities and stories come before it. */
static enum kd_status (*const rooms[])(
	struct corridor *c, struct kd_err *err) = {
	reuse,
	said,
	merge,
	answers,
	quantities,
	plans,
	differ,
	timeline,
	provenance,
};

/* Published first, undated last, then by id. */
static int by_date(const void *a, const void *b)
{
	const struct kd_meta *left = ((const struct kd_digest *)a)->meta;
	const struct kd_meta *right = ((const struct kd_digest *)b)->meta;
	const bool left_dated = left->published.len > 0;
	const bool right_dated = right->published.len > 0;
	if (left_dated != right_dated) {
		return left_dated ? -1 : 1;
	}
	const int order = kd_str_compare(left->published, right->published);
	return order != 0 ? order : kd_str_compare(left->id, right->id);
}

/* The title block of a document, if its text holds one. */
static struct kd_span title_span(const struct kd_digest *digest)
{
	for (uint32_t i = 0; i < digest->blocks->n; i++) {
		if (digest->blocks->items[i].kind == KD_BLOCK_TITLE) {
			return digest->blocks->items[i].span;
		}
	}
	return (struct kd_span){ 0 };
}

/* The one people gave; else a source's own headline: the first document's that
 * has one; else the first sentence of the first document. */
static void choose_title(
	const struct kd_digest *digests, struct kd_story *story)
{
	story->title_from.doc = KD_NONE;
	if (story->title.len > 0) {
		story->renamed = true;
		return;
	}
	for (uint32_t i = 0; i < story->documents.n; i++) {
		const uint32_t doc = story->documents.items[i];
		const struct kd_span span = title_span(&digests[doc]);
		if (digests[doc].meta->title.len > 0 ||
			!kd_span_is_none(span)) {
			story->title =
				kd_span_is_none(span)
					? digests[doc].meta->title
					: kd_span_text(digests[doc].text, span);
			story->title_from.doc =
				kd_span_is_none(span) ? KD_NONE : doc;
			story->title_from.span = span;
			return;
		}
	}
	const uint32_t doc = story->documents.items[0];
	if (digests[doc].sentences->n > 0) {
		story->title_from = (struct kd_evidence){ .doc = doc,
			.span = digests[doc].sentences->items[0].span };
		story->title =
			kd_span_text(digests[doc].text, story->title_from.span);
	}
}

static enum kd_status weave_story(struct kd_thread *thread, uint32_t *copy_of,
	struct kd_arena *arena, struct kd_story *story, struct kd_err *err)
{
	const uint32_t first = story->documents.items[0];
	const struct kd_span all = { .start = 0,
		.end = thread->digests[first].text.len };
	story->id = kd_ids_make(
		thread->ids, arena, "s", thread->digests[first].meta->id, all);
	if (story->id.data == NULL) {
		return kd_arena_full(arena, err);
	}
	choose_title(thread->digests, story);
	thread->documents = &story->documents;
	struct corridor c = { .thread = *thread,
		.arena = arena,
		.copy_of = copy_of,
		.story = story };
	for (uint32_t i = 0; i < KD_COUNT(rooms); i++) {
		KD_TRY(rooms[i](&c, err));
	}
	return KD_OK;
}

static enum kd_status make_stories(const struct kd_placing *placing,
	uint32_t n_documents, struct kd_arena *arena, struct kd_account *out,
	struct kd_err *err)
{
	for (uint32_t i = 0; i < placing->n_stories; i++) {
		const struct kd_story story = { .title = placing->titles[i],
			.follows = placing->follows[i] };
		if (!KD_PUSH(arena, &out->stories, story)) {
			return kd_arena_full(arena, err);
		}
	}
	for (uint32_t doc = 0; doc < n_documents; doc++) {
		struct kd_story *story =
			&out->stories.items[placing->story_of[doc]];
		if (!KD_PUSH(arena, &story->documents, doc)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}

enum kd_status kd_weave(const struct kd_weave_in *in, struct kd_arena *arena,
	struct kd_account *out, struct kd_err *err)
{
	assert(in->digests != NULL || in->n == 0);
	*out = (struct kd_account){ .documents = in->digests,
		.n_documents = in->n };
	if (in->n == 0) {
		return KD_OK;
	}
	qsort(in->digests, in->n, sizeof(in->digests[0]), by_date);
	struct kd_ids ids = { 0 };
	const struct kd_match_in match_in = { .digests = in->digests,
		.n = in->n,
		.ids = &ids,
		.known = in->known };
	struct kd_match_out match;
	KD_TRY(kd_match_names(&match_in, arena, &match, err));
	out->entities = match.entities;
	struct kd_placing placing;
	KD_TRY(kd_weave_place(in, arena, &placing, err));
	out->story_of = placing.story_of;
	KD_TRY(make_stories(&placing, in->n, arena, out, err));
	struct kd_thread thread = { .digests = in->digests,
		.n_digests = in->n,
		.entities = &out->entities,
		.entity_of = match.entity_of,
		.copy_of = placing.copy_of,
		.ids = &ids };
	for (uint32_t i = 0; i < out->stories.n; i++) {
		KD_TRY(weave_story(&thread, placing.copy_of, arena,
			&out->stories.items[i], err));
	}
	return KD_OK;
}
