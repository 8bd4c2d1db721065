/* line_file.c - files of JSON Lines by which people put things right. */
#include "jobs/line_file.h"

#include "base/file.h"

#include <stdio.h>

/* A longer line is none that people write. */
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

enum kd_status kd_line_string(struct json_object *value, const char *name,
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

enum kd_status kd_line_list(struct json_object *object, const char *name,
	struct json_object **out, struct kd_err *err)
{
	*out = NULL;
	if (json_object_object_get_ex(object, name, out) &&
		!json_object_is_type(*out, json_type_array)) {
		return kd_err_set(err, KD_EINPUT, "'%s' is no list", name);
	}
	return KD_OK;
}

enum kd_status kd_line_kind(struct json_object *object,
	const char *const *labels, uint32_t n, const char *told, uint32_t *out,
	struct kd_err *err)
{
	uint32_t found = 0;
	for (uint32_t i = 0; i < n; i++) {
		if (json_object_object_get_ex(object, labels[i], NULL)) {
			*out = i;
			found++;
		}
	}
	return found == 1 ? KD_OK
			  : kd_err_set(err, KD_EINPUT, "a line has one of %s",
				    told);
}

static enum kd_status read_line(struct kd_str line, const char *place,
	const struct kd_line_taker *taker, struct kd_err *err)
{
	struct json_object *object = NULL;
	enum kd_status status = parse(line, &object, err);
	if (status == KD_OK) {
		status = taker->take(taker->context, object, place, err);
	}
	json_object_put(object);
	if (status != KD_OK) {
		kd_err_name(err, place);
	}
	return status;
}

static enum kd_status read_lines(const char *path, struct kd_str text,
	const struct kd_line_taker *taker, struct kd_err *err)
{
	char place[sizeof(err->document)];
	for (uint32_t number = 1; text.len > 0; number++) {
		const struct kd_str line = kd_str_trim(kd_str_cut(&text, '\n'));
		snprintf(place, sizeof(place), "%s:%u", path, number);
		if (line.len > 0) {
			KD_TRY(read_line(line, place, taker, err));
		}
	}
	return KD_OK;
}

enum kd_status kd_line_file_read(
	const char *path, const struct kd_line_taker *taker, struct kd_err *err)
{
	struct kd_file file;
	KD_TRY(kd_file_open(path, &file, err));
	enum kd_status status = KD_ELIMIT;
	if (file.n < KD_NONE) {
		const struct kd_str text = { .data = file.bytes,
			.len = (uint32_t)file.n };
		status = read_lines(path, text, taker, err);
	} else {
		kd_err_set(err, status, "a file of lines above 4 GiB");
		kd_err_name(err, path);
	}
	kd_file_close(&file);
	return status;
}
