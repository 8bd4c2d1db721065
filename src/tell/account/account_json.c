/* account_json.c - the account as one JSON object. */
#include "tell/account/account_json.h"

#include "base/json.h"

#include <math.h>

/* What every writer here needs. */
struct writer {
	struct kd_json json;
	const struct kd_account *account;
	const struct kd_story *story;
};

static void put_evidence_fields(
	struct writer *w, const struct kd_evidence *evidence)
{
	kd_json_str(
		&w->json, "doc", w->account->documents[evidence->doc].meta->id);
	kd_json_uint(&w->json, "start", evidence->span.start);
	kd_json_uint(&w->json, "end", evidence->span.end);
}

static void put_evidence(
	struct writer *w, const char *name, const struct kd_evidence *evidence)
{
	kd_json_open_object(&w->json, name);
	put_evidence_fields(w, evidence);
	kd_json_close_object(&w->json);
}

static void put_evidences(struct writer *w, const char *name,
	const struct kd_evidences *evidences)
{
	kd_json_open_array(&w->json, name);
	for (uint32_t i = 0; i < evidences->n; i++) {
		put_evidence(w, NULL, &evidences->items[i]);
	}
	kd_json_close_array(&w->json);
}

static void put_strs(
	struct writer *w, const char *name, const struct kd_strs *strs)
{
	kd_json_open_array(&w->json, name);
	for (uint32_t i = 0; i < strs->n; i++) {
		kd_json_str(&w->json, NULL, strs->items[i]);
	}
	kd_json_close_array(&w->json);
}

static struct kd_str entity_id(const struct writer *w, uint32_t entity)
{
	return entity == KD_NONE ? (struct kd_str){ 0 }
				 : w->account->entities.items[entity].id;
}

static void put_entities(
	struct writer *w, const char *name, const struct kd_indexes *entities)
{
	kd_json_open_array(&w->json, name);
	for (uint32_t i = 0; i < entities->n; i++) {
		kd_json_str(&w->json, NULL, entity_id(w, entities->items[i]));
	}
	kd_json_close_array(&w->json);
}

/* A term of a set, or nothing for none. */
static void put_term(struct writer *w, const char *name,
	const char *const *labels, uint32_t term)
{
	kd_json_str(&w->json, name, kd_str_view(labels[term]));
}

static void put_forms(
	struct writer *w, const char *name, const struct kd_forms *forms)
{
	kd_json_open_array(&w->json, name);
	for (uint32_t i = 0; i < forms->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "form", forms->items[i].form);
		kd_json_str(&w->json, "language", forms->items[i].language);
		kd_json_uint(&w->json, "count", forms->items[i].count);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_sides(struct writer *w, const struct kd_sides *sides)
{
	kd_json_open_array(&w->json, "sides");
	for (uint32_t i = 0; i < sides->n; i++) {
		kd_json_open_object(&w->json, NULL);
		put_evidences(w, "says", &sides->items[i].says);
		put_entities(w, "held_by", &sides->items[i].held_by);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_document(struct writer *w, uint32_t i)
{
	const struct kd_digest *digest = &w->account->documents[i];
	const uint32_t story = w->account->story_of[i];
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", digest->meta->id);
	kd_json_str(&w->json, "path", digest->path);
	kd_json_str(&w->json, "outlet", digest->meta->outlet);
	kd_json_str(&w->json, "title", digest->meta->title);
	kd_json_str(&w->json, "language", digest->meta->language);
	kd_json_str(&w->json, "published", digest->meta->published);
	if (story == KD_NONE) {
		kd_json_null(&w->json, "story");
	} else {
		kd_json_str(
			&w->json, "story", w->account->stories.items[story].id);
	}
	kd_json_text(&w->json, "text_sha256", digest->text_sha256);
	kd_json_close_object(&w->json);
}

static void put_set_aside(struct writer *w)
{
	kd_json_open_array(&w->json, "set_aside");
	for (uint32_t i = 0; i < w->account->set_aside.n; i++) {
		const struct kd_set_aside *item =
			&w->account->set_aside.items[i];
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "path", item->path);
		kd_json_str(&w->json, "id", item->id);
		kd_json_str(&w->json, "reason", item->reason);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_coverage(struct writer *w)
{
	kd_json_open_array(&w->json, "coverage");
	for (uint32_t i = 0; i < w->account->n_documents; i++) {
		const struct kd_digest *digest = &w->account->documents[i];
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "doc", digest->meta->id);
		kd_json_str(&w->json, "language", digest->meta->language);
		kd_json_str(&w->json, "pack", digest->pack);
		kd_json_uint(&w->json, "sentences", digest->sentences->n);
		kd_json_uint(
			&w->json, "without_syntax", digest->without_syntax);
		kd_json_uint(&w->json, "problems", digest->problems->n);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_entity(struct writer *w, const struct kd_entity *entity)
{
	static const char *const kinds[] = { "name", "pronoun", "description" };
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", entity->id);
	put_term(w, "type", kd_name_type_labels, entity->type);
	kd_json_str(&w->json, "name", entity->name);
	put_forms(w, "names", &entity->names);
	put_forms(w, "roles", &entity->roles);
	kd_json_open_array(&w->json, "mentions");
	for (uint32_t i = 0; i < entity->mentions.n; i++) {
		kd_json_open_object(&w->json, NULL);
		put_evidence_fields(w, &entity->mentions.items[i].at);
		kd_json_text(&w->json, "kind",
			kinds[entity->mentions.items[i].kind]);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
	kd_json_close_object(&w->json);
}

static struct kd_str statement_id(const struct writer *w, uint32_t statement)
{
	return statement == KD_NONE ? (struct kd_str){ 0 }
				    : w->story->statements.items[statement].id;
}

static void put_report(struct writer *w, const struct kd_report *report)
{
	kd_json_open_object(&w->json, NULL);
	put_evidence_fields(w, &report->at);
	kd_json_str(&w->json, "statement", statement_id(w, report->statement));
	put_term(w, "status", kd_event_status_labels, report->status);
	kd_json_str(&w->json, "when", report->when);
	put_strs(w, "via", &report->via);
	kd_json_close_object(&w->json);
}

static void put_history(struct writer *w, const struct kd_history *history)
{
	kd_json_open_array(&w->json, "history");
	for (uint32_t i = 0; i < history->n; i++) {
		kd_json_open_object(&w->json, NULL);
		put_term(w, "status", kd_event_status_labels,
			history->items[i].status);
		put_evidences(w, "reports", &history->items[i].reports);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_who(struct writer *w, const struct kd_participants *who)
{
	kd_json_open_array(&w->json, "who");
	for (uint32_t i = 0; i < who->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_json_str(
			&w->json, "entity", entity_id(w, who->items[i].entity));
		put_term(w, "part", kd_part_labels, who->items[i].part);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_differences(
	struct writer *w, const struct kd_differences_found *differences)
{
	kd_json_open_array(&w->json, "differences");
	for (uint32_t i = 0; i < differences->n; i++) {
		kd_json_open_object(&w->json, NULL);
		put_term(w, "kind", kd_difference_labels,
			differences->items[i].kind);
		put_sides(w, &differences->items[i].sides);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_happening(
	struct writer *w, const struct kd_happening *happening)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", happening->id);
	put_term(w, "type", kd_plover_labels, happening->type);
	kd_json_str(&w->json, "mode", happening->mode);
	put_term(w, "status", kd_event_status_labels, happening->status);
	put_history(w, &happening->history);
	kd_json_str(&w->json, "when", happening->when);
	put_entities(w, "where", &happening->where);
	put_who(w, &happening->who);
	put_evidences(w, "summary", &happening->summary);
	kd_json_open_array(&w->json, "reports");
	for (uint32_t i = 0; i < happening->reports.n; i++) {
		put_report(w, &happening->reports.items[i]);
	}
	kd_json_close_array(&w->json);
	put_strs(w, "origins", &happening->origins);
	kd_json_uint(&w->json, "independent_origins",
		happening->independent_origins);
	put_differences(w, &happening->differences);
	kd_json_close_object(&w->json);
}

static void put_happenings(struct writer *w)
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

static void put_said(struct writer *w, const struct kd_said *said)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", said->id);
	kd_json_str(&w->json, "speaker", entity_id(w, said->speaker));
	kd_json_str(&w->json, "unnamed", said->unnamed);
	put_term(w, "force", kd_force_labels, said->force);
	put_term(w, "kind", kd_speech_labels, said->kind);
	kd_json_bool(&w->json, "hedged", said->hedged);
	kd_json_str(&w->json, "when", said->when);
	put_evidences(w, "content", &said->content);
	put_evidences(w, "cue", &said->cue);
	put_strs(w, "chain", &said->chain);
	kd_json_open_array(&w->json, "answers");
	for (uint32_t i = 0; i < said->answers.n; i++) {
		kd_json_str(&w->json, NULL,
			statement_id(w, said->answers.items[i]));
	}
	kd_json_close_array(&w->json);
	kd_json_close_object(&w->json);
}

static void put_quantity_report(
	struct writer *w, const struct kd_quantity_report *report)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_double(&w->json, "value", report->value);
	if (!isnan(report->high)) {
		kd_json_double(&w->json, "high", report->high);
	}
	put_term(w, "bound", kd_bound_labels, report->bound);
	kd_json_str(&w->json, "said_by", entity_id(w, report->said_by));
	kd_json_str(&w->json, "when", report->when);
	put_evidence_fields(w, &report->at);
	put_strs(w, "via", &report->via);
	kd_json_close_object(&w->json);
}

static void put_quantity(struct writer *w, const struct kd_quantity *quantity)
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
	struct writer *w, const struct kd_disagreement *disagreement)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", disagreement->id);
	put_term(w, "kind", kd_difference_labels, disagreement->kind);
	kd_json_str(&w->json, "about", disagreement->about);
	put_sides(w, &disagreement->sides);
	kd_json_close_object(&w->json);
}

static void put_versions(struct writer *w, const struct kd_versions *versions)
{
	kd_json_open_array(&w->json, "versions");
	for (uint32_t i = 0; i < versions->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "label", versions->items[i].label);
		kd_json_str(&w->json, "when", versions->items[i].when);
		put_evidences(w, "reports", &versions->items[i].reports);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_provisions(
	struct writer *w, const struct kd_plan_provisions *provisions)
{
	kd_json_open_array(&w->json, "provisions");
	for (uint32_t i = 0; i < provisions->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "id", provisions->items[i].id);
		kd_json_str(&w->json, "topic", provisions->items[i].topic);
		put_evidences(w, "reports", &provisions->items[i].reports);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_positions(struct writer *w, const struct kd_plan *plan)
{
	kd_json_open_array(&w->json, "positions");
	for (uint32_t i = 0; i < plan->positions.n; i++) {
		const struct kd_position *position = &plan->positions.items[i];
		kd_json_open_object(&w->json, NULL);
		kd_json_str(&w->json, "party", entity_id(w, position->party));
		if (position->provision == KD_NONE) {
			kd_json_null(&w->json, "provision");
		} else {
			kd_json_str(&w->json, "provision",
				plan->provisions.items[position->provision].id);
		}
		put_term(w, "stance", kd_stance_labels, position->stance);
		put_evidences(w, "reports", &position->reports);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}

static void put_origins(struct writer *w, const struct kd_known_froms *origins)
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

static void put_plan(struct writer *w, const struct kd_plan *plan)
{
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", plan->id);
	kd_json_str(&w->json, "name", plan->name);
	put_forms(w, "names", &plan->names);
	put_evidences(w, "mentions", &plan->mentions);
	put_versions(w, &plan->versions);
	put_provisions(w, &plan->provisions);
	put_positions(w, plan);
	put_origins(w, &plan->origins);
	kd_json_uint(&w->json, "independent_origins", plan->origins.n);
	kd_json_close_object(&w->json);
}

static void put_node(struct writer *w, const struct kd_node *node)
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

static void put_provenance(struct writer *w)
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
		put_term(w, "relation", kd_relation_labels, edge->relation);
		put_evidences(w, "evidence", &edge->evidence);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
	kd_json_close_object(&w->json);
}

/* Writes an array of one kind of a story's items. */
#define KD_PUT_ALL(w, name, list, put)                     \
	do {                                               \
		kd_json_open_array(&(w)->json, name);      \
		for (uint32_t i = 0; i < (list)->n; i++) { \
			put(w, &(list)->items[i]);         \
		}                                          \
		kd_json_close_array(&(w)->json);           \
	} while (0)

static void put_body(struct writer *w)
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

static void put_story(struct writer *w, const struct kd_story *story)
{
	w->story = story;
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", story->id);
	kd_json_str(&w->json, "title", story->title);
	if (story->title_from.doc != KD_NONE) {
		put_evidence(w, "title_from", &story->title_from);
	}
	if (story->follows != KD_NONE) {
		kd_json_str(&w->json, "follows",
			w->account->stories.items[story->follows].id);
	}
	kd_json_open_array(&w->json, "documents");
	for (uint32_t i = 0; i < story->documents.n; i++) {
		const uint32_t doc = story->documents.items[i];
		kd_json_str(
			&w->json, NULL, w->account->documents[doc].meta->id);
	}
	kd_json_close_array(&w->json);
	put_body(w);
	kd_json_close_object(&w->json);
}

void kd_account_json(const struct kd_account *account, struct kd_sink *sink)
{
	struct writer w = { .json = { .sink = sink }, .account = account };
	kd_json_open_object(&w.json, NULL);
	kd_json_uint(&w.json, "kilde", 1);
	kd_json_open_array(&w.json, "documents");
	for (uint32_t i = 0; i < account->n_documents; i++) {
		put_document(&w, i);
	}
	kd_json_close_array(&w.json);
	put_set_aside(&w);
	put_coverage(&w);
	KD_PUT_ALL(&w, "entities", &account->entities, put_entity);
	KD_PUT_ALL(&w, "stories", &account->stories, put_story);
	kd_json_close_object(&w.json);
	kd_sink_text(sink, "\n");
}
#undef KD_PUT_ALL
