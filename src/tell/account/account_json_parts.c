/* account_json_parts.c - what many items of the account are written with. */
#include "tell/account/account_json_private.h"

void kd_account_put_evidence_fields(
	struct kd_account_writer *w, const struct kd_evidence *evidence)
{
	kd_json_str(
		&w->json, "doc", w->account->documents[evidence->doc].meta->id);
	kd_json_uint(&w->json, "start", evidence->span.start);
	kd_json_uint(&w->json, "end", evidence->span.end);
}

void kd_account_put_evidence(struct kd_account_writer *w, const char *name,
	const struct kd_evidence *evidence)
{
	kd_json_open_object(&w->json, name);
	kd_account_put_evidence_fields(w, evidence);
	kd_json_close_object(&w->json);
}

void kd_account_put_evidences(struct kd_account_writer *w, const char *name,
	const struct kd_evidences *evidences)
{
	kd_json_open_array(&w->json, name);
	for (uint32_t i = 0; i < evidences->n; i++) {
		kd_account_put_evidence(w, NULL, &evidences->items[i]);
	}
	kd_json_close_array(&w->json);
}

void kd_account_put_strs(struct kd_account_writer *w, const char *name,
	const struct kd_strs *strs)
{
	kd_json_open_array(&w->json, name);
	for (uint32_t i = 0; i < strs->n; i++) {
		kd_json_str(&w->json, NULL, strs->items[i]);
	}
	kd_json_close_array(&w->json);
}

struct kd_str kd_account_entity_id(
	const struct kd_account_writer *w, uint32_t entity)
{
	return entity == KD_NONE ? (struct kd_str){ 0 }
				 : w->account->entities.items[entity].id;
}

void kd_account_put_entities(struct kd_account_writer *w, const char *name,
	const struct kd_indexes *entities)
{
	kd_json_open_array(&w->json, name);
	for (uint32_t i = 0; i < entities->n; i++) {
		kd_json_str(&w->json, NULL,
			kd_account_entity_id(w, entities->items[i]));
	}
	kd_json_close_array(&w->json);
}

void kd_account_put_term(struct kd_account_writer *w, const char *name,
	const char *const *labels, uint32_t term)
{
	kd_json_str(&w->json, name, kd_str_view(labels[term]));
}

void kd_account_put_forms(struct kd_account_writer *w, const char *name,
	const struct kd_forms *forms)
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

void kd_account_put_sides(
	struct kd_account_writer *w, const struct kd_sides *sides)
{
	kd_json_open_array(&w->json, "sides");
	for (uint32_t i = 0; i < sides->n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_account_put_evidences(w, "says", &sides->items[i].says);
		kd_account_put_entities(w, "held_by", &sides->items[i].held_by);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
}
