/* known_names.c - reads what people say of names from a file. */
#include "jobs/known_names.h"

#include "base/file.h"

#include <json-c/json.h>
#include <stdio.h>

/* A longer line is no list of names. */
#define LONGEST_LINE (1u << 24)

static enum kd_status parse(
	struct kd_str line, struct json_object **out, struct kd_err *err)
{
	*out = NULL;
	struct json_tokener *tokener = json_tokener_new();
	if (tokener == NULL) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	json_tokener_set_flags(
		tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	if (line.len <= LONGEST_LINE) {
		*out = json_tokener_parse_ex(tokener, line.data, (int)line.len);
	}
	json_tokener_free(tokener);
	if (!json_object_is_type(*out, json_type_object)) {
		json_object_put(*out);
		*out = NULL;
		return kd_err_set(err, KD_EINPUT, "no object of JSON");
	}
	return KD_OK;
}

/* Copies a string that must not be empty. */
static enum kd_status take_string(struct json_object *value, const char *name,
	struct kd_arena *arena, struct kd_str *out, struct kd_err *err)
{
	const struct kd_str text = { .data = json_object_get_string(value),
		.len = (uint32_t)json_object_get_string_len(value) };
	if (!json_object_is_type(value, json_type_string) ||
		kd_str_trim(text).len == 0) {
		return kd_err_set(
			err, KD_EINPUT, "'%s' holds what is no string", name);
	}
	*out = kd_str_copy(arena, kd_str_trim(text));
	return out->data != NULL ? KD_OK : kd_arena_full(arena, err);
}

/* A list in an object; NULL where there is none. */
static enum kd_status find_list(struct json_object *object, const char *name,
	struct json_object **out, struct kd_err *err)
{
	*out = NULL;
	if (json_object_object_get_ex(object, name, out) &&
		!json_object_is_type(*out, json_type_array)) {
		return kd_err_set(err, KD_EINPUT, "'%s' is no list", name);
	}
	return KD_OK;
}

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
	KD_TRY(take_string(text, name, arena, &form.form, err));
	if (language != NULL) {
		KD_TRY(take_string(
			language, "language", arena, &form.language, err));
	}
	return KD_PUSH(arena, &out->forms, form) ? KD_OK
						 : kd_arena_full(arena, err);
}

static enum kd_status take_forms(struct json_object *object, const char *name,
	struct kd_arena *arena, struct kd_known_name *out, struct kd_err *err)
{
	struct json_object *list = NULL;
	KD_TRY(find_list(object, name, &list, err));
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
	KD_TRY(find_list(object, "documents", &list, err));
	const size_t n = list != NULL ? json_object_array_length(list) : 0;
	for (size_t i = 0; i < n; i++) {
		struct kd_str id;
		KD_TRY(take_string(json_object_array_get_idx(list, i),
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
	uint32_t n = 0;
	for (uint32_t kind = 0; kind < KD_COUNT(labels); kind++) {
		if (json_object_object_get_ex(object, labels[kind], NULL)) {
			out->kind = kind;
			n++;
		}
	}
	if (n != 1) {
		return kd_err_set(err, KD_EINPUT,
			"a line has one of 'name', 'one', 'apart'");
	}
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
	KD_TRY(take_string(name, "name", arena, &out->name, err));
	KD_TRY(add_form(name, "name", arena, out, err));
	return take_forms(object, "forms", arena, out, err);
}

static enum kd_status add_line(struct kd_str line, struct kd_arena *arena,
	struct kd_known_names *out, struct kd_err *err)
{
	struct json_object *object = NULL;
	KD_TRY(parse(line, &object, err));
	struct kd_known_name known = { 0 };
	enum kd_status status = take_line(object, arena, &known, err);
	json_object_put(object);
	if (status == KD_OK && !KD_PUSH(arena, out, known)) {
		status = kd_arena_full(arena, err);
	}
	return status;
}

static enum kd_status add_lines(const char *path, struct kd_str text,
	struct kd_arena *arena, struct kd_known_names *out, struct kd_err *err)
{
	char place[sizeof(err->document)];
	for (uint32_t number = 1; text.len > 0; number++) {
		const struct kd_str line = kd_str_trim(kd_str_cut(&text, '\n'));
		const enum kd_status status =
			line.len > 0 ? add_line(line, arena, out, err) : KD_OK;
		if (status != KD_OK) {
			snprintf(place, sizeof(place), "%s:%u", path, number);
			kd_err_name(err, place);
			return status;
		}
	}
	return KD_OK;
}

enum kd_status kd_known_names_load(const char *path, struct kd_arena *arena,
	struct kd_known_names *out, struct kd_err *err)
{
	*out = (struct kd_known_names){ 0 };
	struct kd_file file;
	KD_TRY(kd_file_open(path, &file, err));
	enum kd_status status = KD_ELIMIT;
	if (file.n < KD_NONE) {
		const struct kd_str text = { .data = file.bytes,
			.len = (uint32_t)file.n };
		status = add_lines(path, text, arena, out, err);
	} else {
		kd_err_set(err, status, "a file of names above 4 GiB");
		kd_err_name(err, path);
	}
	kd_file_close(&file);
	return status;
}
