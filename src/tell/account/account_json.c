/* account_json.c - the account as one JSON object. */
#include "tell/account/account_json.h"

#include "tell/account/account_json_private.h"

static void put_document(struct kd_account_writer *w, uint32_t i)
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

static void put_set_aside(struct kd_account_writer *w)
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

static void put_coverage(struct kd_account_writer *w)
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

static void put_entity(
	struct kd_account_writer *w, const struct kd_entity *entity)
{
	static const char *const kinds[] = { "name", "pronoun", "description" };
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", entity->id);
	kd_account_put_term(w, "type", kd_name_type_labels, entity->type);
	kd_json_str(&w->json, "name", entity->name);
	kd_account_put_forms(w, "names", &entity->names);
	kd_account_put_forms(w, "roles", &entity->roles);
	kd_json_open_array(&w->json, "mentions");
	for (uint32_t i = 0; i < entity->mentions.n; i++) {
		kd_json_open_object(&w->json, NULL);
		kd_account_put_evidence_fields(
			w, &entity->mentions.items[i].at);
		kd_json_text(&w->json, "kind",
			kinds[entity->mentions.items[i].kind]);
		kd_json_close_object(&w->json);
	}
	kd_json_close_array(&w->json);
	kd_json_close_object(&w->json);
}

static void put_story(struct kd_account_writer *w, const struct kd_story *story)
{
	w->story = story;
	kd_json_open_object(&w->json, NULL);
	kd_json_str(&w->json, "id", story->id);
	kd_json_str(&w->json, "title", story->title);
	if (story->title_from.doc != KD_NONE) {
		kd_account_put_evidence(w, "title_from", &story->title_from);
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
	kd_account_put_story_items(w);
	kd_json_close_object(&w->json);
}

void kd_account_json(const struct kd_account *account, struct kd_sink *sink)
{
	struct kd_account_writer w = { .json = { .sink = sink },
		.account = account };
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
