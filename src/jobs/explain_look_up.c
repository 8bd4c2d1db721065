/* explain_look_up.c - reads the documents of evidence again. */
#include "doc/fields.h"
#include "jobs/explain_private.h"
#include "story/digest.h"

struct look_up {
	const struct kd_explain_in *in;
	struct json_object *account;
	struct evidences *evidences;
	struct kd_arena *arena;
};

struct kd_str kd_explain_str(struct json_object *object, const char *name)
{
	struct json_object *value = NULL;
	if (!json_object_object_get_ex(object, name, &value) ||
		!json_object_is_type(value, json_type_string)) {
		return (struct kd_str){ 0 };
	}
	return (struct kd_str){ .data = json_object_get_string(value),
		.len = (uint32_t)json_object_get_string_len(value) };
}

struct json_object *kd_explain_document(
	struct json_object *account, struct kd_str id)
{
	struct json_object *list = NULL;
	if (!json_object_object_get_ex(account, "documents", &list) ||
		!json_object_is_type(list, json_type_array)) {
		return NULL;
	}
	for (size_t i = 0; i < json_object_array_length(list); i++) {
		struct json_object *one = json_object_array_get_idx(list, i);
		if (kd_str_equal(kd_explain_str(one, "id"), id)) {
			return one;
		}
	}
	return NULL;
}

static bool field_has_span(const struct kd_field *field,
	const unsigned char *item, struct kd_span span)
{
	const void *value = item + field->offset;
	const struct kd_span *one = value;
	uint32_t n = 1;
	if (field->kind == KD_FIELD_SPANS ||
		field->kind == KD_FIELD_NEEDED_SPANS) {
		one = ((const struct kd_spans *)value)->items;
		n = ((const struct kd_spans *)value)->n;
	} else if (field->kind != KD_FIELD_SPAN &&
		   field->kind != KD_FIELD_NEEDED_SPAN) {
		n = 0;
	}
	for (uint32_t i = 0; i < n; i++) {
		if (one[i].start == span.start && one[i].end == span.end) {
			return true;
		}
	}
	return false;
}

/* The rule of an item if the span is its own or one of its parts. */
static struct kd_str rule_of(const struct kd_layer_shape *shape,
	const unsigned char *item, struct kd_span span)
{
	const struct kd_span *own = (const void *)item;
	bool found = own->start == span.start && own->end == span.end;
	struct kd_str rule = { 0 };
	for (const struct kd_field *field = shape->fields; field->name != NULL;
		field++) {
		found = found || field_has_span(field, item, span);
		if (strcmp(field->name, "rule") == 0) {
			rule = *(const struct kd_str *)(const void
					*)(item + field->offset);
		}
	}
	return found ? rule : (struct kd_str){ 0 };
}

/* "names: nb/titles/president" for every judgement on this span. */
static bool add_rules(const struct kd_doc *doc, struct evidence *evidence,
	struct kd_arena *arena)
{
	for (uint32_t layer = 0; layer < KD_LAYER_COUNT; layer++) {
		const struct kd_layer_shape *shape = &kd_layer_shapes[layer];
		const struct kd_any_vec *items = kd_layer_get(doc, layer);
		for (uint32_t i = 0; i < items->n; i++) {
			const struct kd_str rule = rule_of(shape,
				items->items + i * shape->item_bytes,
				evidence->span);
			if (rule.len == 0) {
				continue;
			}
			evidence->rules = kd_str_format(arena, "%.*s%s: %.*s\n",
				(int)evidence->rules.len,
				evidence->rules.len > 0 ? evidence->rules.data
							: "",
				shape->name, (int)rule.len, rule.data);
			if (evidence->rules.data == NULL) {
				return false;
			}
		}
	}
	return true;
}

static bool fill(const struct kd_doc *doc, struct evidence *evidence,
	struct kd_arena *arena)
{
	const uint32_t i =
		kd_sentences_at(&doc->sentences, evidence->span.start);
	const struct kd_sentence *sentence =
		i < doc->sentences.n ? &doc->sentences.items[i] : NULL;
	evidence->surface =
		kd_str_copy(arena, kd_span_text(doc->text, evidence->span));
	if (sentence != NULL &&
		kd_span_contains(sentence->span, evidence->span)) {
		evidence->sentence = kd_str_copy(
			arena, kd_span_text(doc->text, sentence->span));
	}
	return evidence->surface.data != NULL &&
	       add_rules(doc, evidence, arena);
}

static enum kd_status fill_all(
	void *context, const struct kd_doc *doc, struct kd_err *err)
{
	struct look_up *look_up = context;
	struct json_object *known =
		kd_explain_document(look_up->account, doc->meta.id);
	struct kd_digest digest = { 0 };
	if (known != NULL) {
		KD_TRY(kd_digest_make(doc, (struct kd_str){ 0 }, look_up->arena,
			&digest, err));
	}
	for (uint32_t i = 0; i < look_up->evidences->n && known != NULL; i++) {
		struct evidence *evidence = &look_up->evidences->items[i];
		if (!kd_str_equal(evidence->doc, doc->meta.id)) {
			continue;
		}
		evidence->changed =
			!kd_str_equal(kd_explain_str(known, "text_sha256"),
				kd_str_view(digest.text_sha256));
		if (!evidence->changed &&
			!fill(doc, evidence, look_up->arena)) {
			return kd_arena_full(look_up->arena, err);
		}
	}
	return KD_OK;
}

static void set_aside(void *context, const struct kd_aside *aside)
{
	const struct look_up *look_up = context;
	look_up->in->set_aside(look_up->in->context, aside);
}

/* Where the documents of the evidence were read from, each once. */
static enum kd_status own_paths(const struct look_up *look_up,
	const char ***names, uint32_t *n, struct kd_err *err)
{
	const struct evidences *evidences = look_up->evidences;
	const char **paths =
		KD_NEW_ARRAY(look_up->arena, const char *, evidences->n + 1);
	if (paths == NULL) {
		return kd_arena_full(look_up->arena, err);
	}
	*n = 0;
	for (uint32_t i = 0; i < evidences->n; i++) {
		struct json_object *known = kd_explain_document(
			look_up->account, evidences->items[i].doc);
		const struct kd_str path = kd_explain_str(known, "path");
		bool is_new = path.data != NULL;
		for (uint32_t k = 0; k < *n && is_new; k++) {
			is_new = strcmp(paths[k], path.data) != 0;
		}
		if (is_new) {
			paths[(*n)++] = path.data;
		}
	}
	*names = paths;
	return KD_OK;
}

enum kd_status kd_explain_look_up(const struct kd_explain_in *in,
	struct json_object *account, struct evidences *evidences,
	struct kd_arena *arena, struct kd_err *err)
{
	struct look_up look_up = {
		.in = in,
		.account = account,
		.evidences = evidences,
		.arena = arena,
	};
	const char **paths = NULL;
	uint32_t n_paths = 0;
	KD_TRY(own_paths(&look_up, &paths, &n_paths, err));
	const struct kd_read_inputs_in inputs = {
		.names = in->n_names > 0 ? in->names : paths,
		.n_names = in->n_names > 0 ? in->n_names : n_paths,
		.max_article_bytes = in->max_article_bytes,
		.reader = in->reader,
		.each = fill_all,
		.set_aside = set_aside,
		.context = &look_up,
	};
	return kd_read_inputs(&inputs, err);
}
