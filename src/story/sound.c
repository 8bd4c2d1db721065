/* sound.c - the one list of invariants of an account. */
#include "base/map.h"
#include "base/utf8.h"
#include "story/account.h"

/* Where the check stands. */
struct check {
	const struct kd_account *account;
	const struct kd_story *story;
	struct kd_arena *scratch;
	struct kd_map ids;
	struct kd_err *err;
};

static enum kd_status broken(
	const struct check *c, struct kd_str id, const char *what)
{
	return kd_err_set(c->err, KD_EINPUT, "%.*s: %s", (int)id.len,
		id.len > 0 ? id.data : "", what);
}

static enum kd_status check_id(struct check *c, struct kd_str id)
{
	if (id.len == 0) {
		return broken(c, id, "item without an id");
	}
	if (kd_map_get(&c->ids, id) != KD_NONE) {
		return broken(c, id, "id used twice");
	}
	if (!kd_map_put(c->scratch, &c->ids, id, 1)) {
		return kd_arena_full(c->scratch, c->err);
	}
	return KD_OK;
}

static enum kd_status check_evidence(
	struct check *c, struct kd_str id, const struct kd_evidence *evidence)
{
	if (evidence->doc >= c->account->n_documents) {
		return broken(c, id, "evidence in no document");
	}
	const struct kd_str text = c->account->documents[evidence->doc].text;
	if (kd_span_is_none(evidence->span) || evidence->span.end > text.len) {
		return broken(c, id, "evidence beyond its text");
	}
	if (!kd_utf8_is_boundary(text, evidence->span.start) ||
		!kd_utf8_is_boundary(text, evidence->span.end)) {
		return broken(c, id, "evidence cuts a character in two");
	}
	return KD_OK;
}

static enum kd_status check_evidences(
	struct check *c, struct kd_str id, const struct kd_evidences *evidences)
{
	if (evidences->n == 0) {
		return broken(c, id, "no evidence");
	}
	for (uint32_t i = 0; i < evidences->n; i++) {
		KD_TRY(check_evidence(c, id, &evidences->items[i]));
	}
	return KD_OK;
}

static enum kd_status check_index(
	struct check *c, struct kd_str id, uint32_t index, uint32_t n)
{
	return index == KD_NONE || index < n
		       ? KD_OK
		       : broken(c, id, "index beyond its array");
}

static enum kd_status check_entities_of(
	struct check *c, struct kd_str id, const struct kd_indexes *indexes)
{
	for (uint32_t i = 0; i < indexes->n; i++) {
		if (indexes->items[i] >= c->account->entities.n) {
			return broken(c, id, "no such entity");
		}
	}
	return KD_OK;
}

static enum kd_status check_sides(
	struct check *c, struct kd_str id, const struct kd_sides *sides)
{
	if (sides->n < 2) {
		return broken(c, id, "fewer than two sides");
	}
	for (uint32_t i = 0; i < sides->n; i++) {
		KD_TRY(check_evidences(c, id, &sides->items[i].says));
		KD_TRY(check_entities_of(c, id, &sides->items[i].held_by));
	}
	return KD_OK;
}

static enum kd_status check_entity(
	struct check *c, const struct kd_entity *entity)
{
	KD_TRY(check_id(c, entity->id));
	if (entity->mentions.n == 0 || entity->name.len == 0) {
		return broken(c, entity->id, "entity never mentioned");
	}
	for (uint32_t i = 0; i < entity->mentions.n; i++) {
		KD_TRY(check_evidence(
			c, entity->id, &entity->mentions.items[i].at));
	}
	return KD_OK;
}

static enum kd_status check_reports(
	struct check *c, const struct kd_happening *happening)
{
	if (happening->reports.n == 0) {
		return broken(c, happening->id, "no evidence");
	}
	for (uint32_t i = 0; i < happening->reports.n; i++) {
		const struct kd_report *report = &happening->reports.items[i];
		KD_TRY(check_evidence(c, happening->id, &report->at));
		KD_TRY(check_index(c, happening->id, report->statement,
			c->story->statements.n));
	}
	for (uint32_t i = 0; i < happening->history.n; i++) {
		KD_TRY(check_evidences(c, happening->id,
			&happening->history.items[i].reports));
	}
	return KD_OK;
}

static enum kd_status check_happening(
	struct check *c, const struct kd_happening *happening)
{
	KD_TRY(check_id(c, happening->id));
	KD_TRY(check_reports(c, happening));
	KD_TRY(check_entities_of(c, happening->id, &happening->where));
	for (uint32_t i = 0; i < happening->who.n; i++) {
		if (happening->who.items[i].entity >= c->account->entities.n) {
			return broken(c, happening->id, "no such entity");
		}
	}
	for (uint32_t i = 0; i < happening->summary.n; i++) {
		KD_TRY(check_evidence(
			c, happening->id, &happening->summary.items[i]));
	}
	for (uint32_t i = 0; i < happening->differences.n; i++) {
		KD_TRY(check_sides(c, happening->id,
			&happening->differences.items[i].sides));
	}
	if (happening->independent_origins > happening->origins.n) {
		return broken(c, happening->id, "more origins than named");
	}
	return KD_OK;
}

static enum kd_status check_said(struct check *c, const struct kd_said *said)
{
	KD_TRY(check_id(c, said->id));
	KD_TRY(check_evidences(c, said->id, &said->content));
	KD_TRY(check_index(c, said->id, said->speaker, c->account->entities.n));
	for (uint32_t i = 0; i < said->answers.n; i++) {
		if (said->answers.items[i] >= c->story->statements.n) {
			return broken(c, said->id, "answers no statement");
		}
	}
	return KD_OK;
}

static enum kd_status check_quantity(
	struct check *c, const struct kd_quantity *quantity)
{
	KD_TRY(check_id(c, quantity->id));
	if (quantity->reports.n == 0) {
		return broken(c, quantity->id, "no evidence");
	}
	for (uint32_t i = 0; i < quantity->reports.n; i++) {
		const struct kd_quantity_report *report =
			&quantity->reports.items[i];
		KD_TRY(check_evidence(c, quantity->id, &report->at));
		KD_TRY(check_index(c, quantity->id, report->said_by,
			c->account->entities.n));
	}
	return KD_OK;
}

static enum kd_status check_plan(struct check *c, const struct kd_plan *plan)
{
	KD_TRY(check_id(c, plan->id));
	KD_TRY(check_evidences(c, plan->id, &plan->mentions));
	for (uint32_t i = 0; i < plan->versions.n; i++) {
		KD_TRY(check_evidences(
			c, plan->id, &plan->versions.items[i].reports));
	}
	for (uint32_t i = 0; i < plan->provisions.n; i++) {
		KD_TRY(check_id(c, plan->provisions.items[i].id));
		KD_TRY(check_evidences(
			c, plan->id, &plan->provisions.items[i].reports));
	}
	for (uint32_t i = 0; i < plan->positions.n; i++) {
		const struct kd_position *position = &plan->positions.items[i];
		KD_TRY(check_evidences(c, plan->id, &position->reports));
		KD_TRY(check_index(
			c, plan->id, position->provision, plan->provisions.n));
		if (position->party >= c->account->entities.n) {
			return broken(c, plan->id, "no such entity");
		}
	}
	return KD_OK;
}

static enum kd_status check_provenance(struct check *c)
{
	for (uint32_t i = 0; i < c->story->nodes.n; i++) {
		KD_TRY(check_id(c, c->story->nodes.items[i].id));
	}
	for (uint32_t i = 0; i < c->story->edges.n; i++) {
		const struct kd_edge *edge = &c->story->edges.items[i];
		if (edge->from >= c->story->nodes.n ||
			edge->to >= c->story->nodes.n) {
			return broken(c, c->story->id, "edge to nowhere");
		}
		KD_TRY(check_evidences(c, c->story->id, &edge->evidence));
	}
	return KD_OK;
}

static enum kd_status check_timeline(struct check *c)
{
	for (uint32_t i = 0; i < c->story->timeline.n; i++) {
		if (c->story->timeline.items[i] >= c->story->happenings.n) {
			return broken(c, c->story->id, "timeline of nothing");
		}
	}
	return KD_OK;
}

static enum kd_status check_story(struct check *c, const struct kd_story *story)
{
	c->story = story;
	KD_TRY(check_id(c, story->id));
	const bool after =
		story->follows == KD_NONE ||
		(story->follows < c->account->stories.n &&
			&c->account->stories.items[story->follows] < story);
	if (!after) {
		return broken(c, story->id, "follows no earlier story");
	}
	for (uint32_t i = 0; i < story->happenings.n; i++) {
		KD_TRY(check_happening(c, &story->happenings.items[i]));
	}
	for (uint32_t i = 0; i < story->statements.n; i++) {
		KD_TRY(check_said(c, &story->statements.items[i]));
	}
	for (uint32_t i = 0; i < story->figures.n; i++) {
		KD_TRY(check_quantity(c, &story->figures.items[i]));
	}
	for (uint32_t i = 0; i < story->disagreements.n; i++) {
		const struct kd_disagreement *item =
			&story->disagreements.items[i];
		KD_TRY(check_id(c, item->id));
		KD_TRY(check_sides(c, item->id, &item->sides));
	}
	for (uint32_t i = 0; i < story->plans.n; i++) {
		KD_TRY(check_plan(c, &story->plans.items[i]));
	}
	KD_TRY(check_timeline(c));
	return check_provenance(c);
}

enum kd_status kd_account_is_sound(const struct kd_account *account,
	struct kd_arena *scratch, struct kd_err *err)
{
	struct check c = { .account = account, .scratch = scratch, .err = err };
	for (uint32_t i = 0; i < account->entities.n; i++) {
		KD_TRY(check_entity(&c, &account->entities.items[i]));
	}
	for (uint32_t i = 0; i < account->stories.n; i++) {
		KD_TRY(check_story(&c, &account->stories.items[i]));
	}
	return KD_OK;
}
