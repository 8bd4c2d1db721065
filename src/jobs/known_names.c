/* known_names.c - reads what people say of names from a file. */
#include "jobs/known_names.h"

#include "jobs/line_file.h"

static enum kd_status add_form(struct json_object *value, const char *name,
	struct kd_arena *arena, struct kd_known_name *out, struct kd_err *err)
{
	struct kd_known_form form = { 0 };
	struct json_object *text = value;
	struct json_object *language = NULL;
	if (json_object_is_type(value, json_type_object)) {
		text = NULL;
		json_object_object_get_ex(value, "form", &text);
		json_object_object_get_ex(value, "language", &language);
	}
	KD_TRY(kd_line_string(text, name, arena, &form.form, err));
	if (language != NULL) {
		KD_TRY(kd_line_string(
			language, "language", arena, &form.language, err));
	}
	return KD_PUSH(arena, &out->forms, form) ? KD_OK
						 : kd_arena_full(arena, err);
}

static enum kd_status take_forms(struct json_object *object, const char *name,
	struct kd_arena *arena, struct kd_known_name *out, struct kd_err *err)
{
	struct json_object *list = NULL;
	KD_TRY(kd_line_list(object, name, &list, err));
	const size_t n = list != NULL ? json_object_array_length(list) : 0;
	for (size_t i = 0; i < n; i++) {
		KD_TRY(add_form(json_object_array_get_idx(list, i), name, arena,
			out, err));
	}
	return KD_OK;
}

static enum kd_status take_documents(struct json_object *object,
	struct kd_arena *arena, struct kd_known_name *out, struct kd_err *err)
{
	struct json_object *list = NULL;
	KD_TRY(kd_line_list(object, "documents", &list, err));
	const size_t n = list != NULL ? json_object_array_length(list) : 0;
	for (size_t i = 0; i < n; i++) {
		struct kd_str id;
		KD_TRY(kd_line_string(json_object_array_get_idx(list, i),
			"documents", arena, &id, err));
		if (!KD_PUSH(arena, &out->documents, id)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}

static enum kd_status take_type(struct json_object *object,
	struct kd_known_name *out, struct kd_err *err)
{
	struct json_object *value = NULL;
	if (!json_object_object_get_ex(object, "type", &value)) {
		return KD_OK;
	}
	out->type = kd_term_find(kd_name_type_labels, KD_NAME_COUNT,
		kd_str_view(json_object_get_string(value)));
	return out->type != KD_NAME_UNKNOWN
		       ? KD_OK
		       : kd_err_set(err, KD_EINPUT,
				 "'type' is none of PER, LOC, ORG, MISC");
}

/* A line names an entity, or says that forms are one, or that they are not. */
static enum kd_status take_line(struct json_object *object,
	struct kd_arena *arena, struct kd_known_name *out, struct kd_err *err)
{
	static const char *const labels[] = { [KD_KNOWN_NAME] = "name",
		[KD_KNOWN_ONE] = "one",
		[KD_KNOWN_APART] = "apart" };
	uint32_t kind = 0;
	KD_TRY(kd_line_kind(object, labels, KD_COUNT(labels),
		"'name', 'one', 'apart'", &kind, err));
	out->kind = (enum kd_knowledge)kind;
	KD_TRY(take_type(object, out, err));
	KD_TRY(take_documents(object, arena, out, err));
	if (out->kind != KD_KNOWN_NAME) {
		KD_TRY(take_forms(object, labels[out->kind], arena, out, err));
		return out->forms.n > 1
			       ? KD_OK
			       : kd_err_set(err, KD_EINPUT,
					 "'%s' has less than two forms",
					 labels[out->kind]);
	}
	struct json_object *name = json_object_object_get(object, "name");
	KD_TRY(kd_line_string(name, "name", arena, &out->name, err));
	KD_TRY(add_form(name, "name", arena, out, err));
	return take_forms(object, "forms", arena, out, err);
}

/* Where what is read goes. */
struct taking {
	struct kd_arena *arena;
	struct kd_known_names *out;
};

static enum kd_status add_line(void *context, struct json_object *object,
	const char *place, struct kd_err *err)
{
	(void)place;
	const struct taking *taking = context;
	struct kd_known_name known = { 0 };
	KD_TRY(take_line(object, taking->arena, &known, err));
	return KD_PUSH(taking->arena, taking->out, known)
		       ? KD_OK
		       : kd_arena_full(taking->arena, err);
}

enum kd_status kd_known_names_load(const char *path, struct kd_arena *arena,
	struct kd_known_names *out, struct kd_err *err)
{
	struct taking taking = { .arena = arena, .out = out };
	*out = (struct kd_known_names){ 0 };
	const struct kd_line_taker taker = { .take = add_line,
		.context = &taking };
	return kd_line_file_read(path, &taker, err);
}
