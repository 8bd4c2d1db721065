/* account_json_story.c - the items of a story. */
#include "tell/account/account_json_private.h"

#include <math.h>

static struct kd_str statement_id(
	const struct kd_account_writer *w, uint32_t statement)
{
	return statement == KD_NONE ? (struct kd_str){ 0 }
				    : w->story->statements.items[statement].id;
}

static void put_report(
	struct kd_account_writer *w, const struct kd_report *report)
{
	kd_json_open_object(&w->json, NULL);
	kd_account_put_evidence_fields(w, &report->at);
	kd_json_str(&w->json, "statement", statement_id(w, report->statement));
	kd_account_put_term(
		w, "status", kd_event_status_labels, report->status);
	kd_json_str(&w->json, "when", report->when);
	kd_account_put_strs(w, "via", &report->via);
	kd_json_close_object(&w->json);
}

static void put_history(
	struct kd_account_writer *w, const struct kd_history *history)
{
	kd_json_open_array(&w->json, "history");
	for (uint32_t i = 0; i < history->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_account_put_term(w, "status", kd_event_status_labels,
			history->items[i].status);
		kd_account_put_evidences(
			w, "reports", &history->items[i].reports);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_who(
	struct kd_account_writer *w, const struct kd_participants *who)
{
	kd_json_open_array(&w->json, "who");
	for (uint32_t i = 0; i < who->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "entity",
			kd_account_entity_id(w, who->items[i].entity));
		kd_account_put_term(
			w, "part", kd_part_labels, who->items[i].part);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_differences(struct kd_account_writer *w,
	const struct kd_differences_found *differences)
{
	kd_json_open_array(&w->json, "differences");
	for (uint32_t i = 0; i < differences->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_account_put_term(w, "kind", kd_difference_labels,
			differences->items[i].kind);
		kd_account_put_sides(w, &differences->items[i].sides);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_happening(
	struct kd_account_writer *w, const struct kd_happening *happening)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", happening->id);
	kd_account_put_term(w, "type", kd_plover_labels, happening->type);
	kd_json_str(&w->json, "mode", happening->mode);
	kd_account_put_term(
		w, "status", kd_event_status_labels, happening->status);
	put_history(w, &happening->history);
	kd_json_str(&w->json, "when", happening->when);
	kd_account_put_entities(w, "where", &happening->where);
	put_who(w, &happening->who);
	kd_account_put_evidences(w, "summary", &happening->summary);
	kd_json_open_array(&w->json, "reports");
	for (uint32_t i = 0; i < happening->reports.n; i++) {
		put_report(w, &happening->reports.items[i]);
	}
	kd_json_close_array(&w->json);
	kd_account_put_strs(w, "origins", &happening->origins);
	kd_json_uint(&w->json, "independent_origins",
		happening->independent_origins);
	put_differences(w, &happening->differences);
	kd_json_close_object(&w->json);
}

static void put_happenings(struct kd_account_writer *w)
{
	const struct kd_story *story = w->story;
	kd_json_open_array(&w->json, "happenings");
	for (uint32_t i = 0; i < story->happenings.n; i++) {
		put_happening(w, &story->happenings.items[i]);
	}
	kd_json_close_array(&w->json);
	kd_json_open_array(&w->json, "timeline");
	for (uint32_t i = 0; i < story->timeline.n; i++) {
		kd_json_str(&w->json, NULL,
			story->happenings.items[story->timeline.items[i]].id);
	}
	kd_json_close_array(&w->json);
}

static void put_said(struct kd_account_writer *w, const struct kd_said *said)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", said->id);
	kd_json_str(
		&w->json, "speaker", kd_account_entity_id(w, said->speaker));
	kd_json_str(&w->json, "unnamed", said->unnamed);
	kd_account_put_term(w, "force", kd_force_labels, said->force);
	kd_account_put_term(w, "kind", kd_speech_labels, said->kind);
	kd_json_bool(&w->json, "hedged", said->hedged);
	kd_json_str(&w->json, "when", said->when);
	kd_account_put_evidences(w, "content", &said->content);
	kd_account_put_evidences(w, "cue", &said->cue);
	kd_account_put_strs(w, "chain", &said->chain);
	kd_json_open_array(&w->json, "answers");
	for (uint32_t i = 0; i < said->answers.n; i++) {
		kd_json_str(&w->json, NULL,
			statement_id(w, said->answers.items[i]));
	}
	kd_json_close_array(&w->json);
	kd_json_close_object(&w->json);
}

static void put_quantity_report(
	struct kd_account_writer *w, const struct kd_quantity_report *report)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_double(&w->json, "value", report->value);
	if (!isnan(report->high)) {
		kd_json_double(&w->json, "high", report->high);
	}
	kd_account_put_term(w, "bound", kd_bound_labels, report->bound);
	kd_json_str(
		&w->json, "said_by", kd_account_entity_id(w, report->said_by));
	kd_json_str(&w->json, "when", report->when);
	kd_account_put_evidence_fields(w, &report->at);
	kd_account_put_strs(w, "via", &report->via);
	kd_json_close_object(&w->json);
}

static void put_quantity(
	struct kd_account_writer *w, const struct kd_quantity *quantity)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", quantity->id);
	kd_json_str(&w->json, "of", quantity->of);
	kd_json_str(&w->json, "unit", quantity->unit);
	kd_json_open_array(&w->json, "reports");
	for (uint32_t i = 0; i < quantity->reports.n; i++) {
		put_quantity_report(w, &quantity->reports.items[i]);
	}
	kd_json_close_array(&w->json);
	kd_json_bool(&w->json, "agree", quantity->agree);
	kd_json_close_object(&w->json);
}

static void put_disagreement(
	struct kd_account_writer *w, const struct kd_disagreement *disagreement)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", disagreement->id);
	kd_account_put_term(
		w, "kind", kd_difference_labels, disagreement->kind);
	kd_json_str(&w->json, "about", disagreement->about);
	kd_account_put_sides(w, &disagreement->sides);
	kd_json_close_object(&w->json);
}

static void put_versions(
	struct kd_account_writer *w, const struct kd_versions *versions)
{
	kd_json_open_array(&w->json, "versions");
	for (uint32_t i = 0; i < versions->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "label", versions->items[i].label);
		kd_json_str(&w->json, "when", versions->items[i].when);
		kd_account_put_evidences(
			w, "reports", &versions->items[i].reports);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_provisions(struct kd_account_writer *w,
	const struct kd_plan_provisions *provisions)
{
	kd_json_open_array(&w->json, "provisions");
	for (uint32_t i = 0; i < provisions->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "id", provisions->items[i].id);
		kd_json_str(&w->json, "topic", provisions->items[i].topic);
		kd_account_put_evidences(
			w, "reports", &provisions->items[i].reports);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_positions(
	struct kd_account_writer *w, const struct kd_plan *plan)
{
	kd_json_open_array(&w->json, "positions");
	for (uint32_t i = 0; i < plan->positions.n; i++) {
		const struct kd_position *position = &plan->positions.items[i];
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "party",
			kd_account_entity_id(w, position->party));
		if (position->provision == KD_NONE) {
			kd_json_null(&w->json, "provision");
		} else {
			kd_json_str(&w->json, "provision",
				plan->provisions.items[position->provision].id);
		}
		kd_account_put_term(
			w, "stance", kd_stance_labels, position->stance);
		kd_account_put_evidences(w, "reports", &position->reports);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_origins(
	struct kd_account_writer *w, const struct kd_known_froms *origins)
{
	kd_json_open_array(&w->json, "origins");
	for (uint32_t i = 0; i < origins->n; i++) {
		const struct kd_known_from *known = &origins->items[i];
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "origin", known->origin);
		kd_json_open_array(&w->json, "documents");
		for (uint32_t k = 0; k < known->documents.n; k++) {
			const uint32_t doc = known->documents.items[k];
			kd_json_str(&w->json, NULL,
				w->account->documents[doc].meta->id);
		}
		kd_json_close_array(&w->json);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_plan(struct kd_account_writer *w, const struct kd_plan *plan)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", plan->id);
	kd_json_str(&w->json, "name", plan->name);
	kd_account_put_forms(w, "names", &plan->names);
	kd_account_put_evidences(w, "mentions", &plan->mentions);
	put_versions(w, &plan->versions);
	put_provisions(w, &plan->provisions);
	put_positions(w, plan);
	put_origins(w, &plan->origins);
	kd_json_uint(&w->json, "independent_origins", plan->origins.n);
	kd_json_close_object(&w->json);
}

static void put_node(struct kd_account_writer *w, const struct kd_node *node)
{
	const bool is_document = node->doc != KD_NONE;
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", node->id);
	kd_json_text(&w->json, "kind", is_document ? "document" : "outlet");
	if (is_document) {
		kd_json_str(&w->json, "doc",
			w->account->documents[node->doc].meta->id);
	}
	kd_json_str(&w->json, "outlet", node->outlet);
	kd_json_close_object(&w->json);
}

static void put_provenance(struct kd_account_writer *w)
{
	const struct kd_story *story = w->story;
	kd_json_open_object(&w->json, "provenance");
	kd_json_open_array(&w->json, "nodes");
	for (uint32_t i = 0; i < story->nodes.n; i++) {
		put_node(w, &story->nodes.items[i]);
	}
	kd_json_close_array(&w->json);
	kd_json_open_array(&w->json, "edges");
	for (uint32_t i = 0; i < story->edges.n; i++) {
		const struct kd_edge *edge = &story->edges.items[i];
		kd_json_open_object(&w->json, NULL);
		kd_json_str(
			&w->json, "from", story->nodes.items[edge->from].id);
		kd_json_str(&w->json, "to", story->nodes.items[edge->to].id);
		kd_account_put_term(
			w, "relation", kd_relation_labels, edge->relation);
		if (edge->confidence > 0) {
			kd_json_double(
				&w->json, "confidence", edge->confidence);
		}
		kd_account_put_evidences(w, "evidence", &edge->evidence);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
	kd_json_close_object(&w->json);
}

void kd_account_put_story_items(struct kd_account_writer *w)
{
	const struct kd_story *story = w->story;
	kd_json_open_object(&w->json, "account");
	put_happenings(w);
	KD_PUT_ALL(w, "statements", &story->statements, put_said);
	KD_PUT_ALL(w, "figures", &story->figures, put_quantity);
	KD_PUT_ALL(w, "disagreements", &story->disagreements, put_disagreement);
	KD_PUT_ALL(w, "plans", &story->plans, put_plan);
	put_provenance(w);
	kd_json_close_object(&w->json);
}
