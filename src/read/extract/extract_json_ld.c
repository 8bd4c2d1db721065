/* extract_json_ld.c - what a page's JSON-LD says of its article. */
#include "read/extract/extract_html_private.h"

#include <json-c/json.h>

#define DEEPEST 4u

static struct kd_str text_of(struct kd_arena *arena, struct json_object *value)
{
	if (!json_object_is_type(value, json_type_string)) {
		return (struct kd_str){ 0 };
	}
	const struct kd_str text = { .data = json_object_get_string(value),
		.len = (uint32_t)json_object_get_string_len(value) };
	return kd_str_copy(arena, text);
}

/* The name of a person or organisation: a string, an object with a name, or
 * the first of a list of them. */
static struct kd_str name_of(struct kd_arena *arena, struct json_object *value)
{
	struct json_object *name = NULL;
	if (json_object_is_type(value, json_type_array) &&
		json_object_array_length(value) > 0) {
		value = json_object_array_get_idx(value, 0);
	}
	if (json_object_is_type(value, json_type_object) &&
		json_object_object_get_ex(value, "name", &name)) {
		value = name;
	}
	return text_of(arena, value);
}

static void take(struct kd_str *field, struct kd_str value)
{
	if (field->data == NULL && value.len > 0) {
		*field = value;
	}
}

static void read_object(struct kd_arena *arena, struct json_object *object,
	struct kd_meta *meta)
{
	struct json_object *value = NULL;
	/* Only what has a headline or a date is an article. */
	if (json_object_object_get_ex(object, "headline", &value)) {
		take(&meta->title, text_of(arena, value));
	} else if (!json_object_object_get_ex(
			   object, "datePublished", &value)) {
		return;
	}
	if (json_object_object_get_ex(object, "datePublished", &value)) {
		take(&meta->published, text_of(arena, value));
	}
	if (json_object_object_get_ex(object, "author", &value)) {
		take(&meta->byline, name_of(arena, value));
	}
	if (json_object_object_get_ex(object, "publisher", &value)) {
		take(&meta->outlet, name_of(arena, value));
	}
}

static void read_value(struct kd_arena *arena, struct json_object *value,
	struct kd_meta *meta, unsigned depth)
{
	struct json_object *graph = NULL;
	if (depth > DEEPEST) {
		return;
	}
	if (json_object_is_type(value, json_type_array)) {
		const size_t n = json_object_array_length(value);
		for (size_t i = 0; i < n; i++) {
			read_value(arena, json_object_array_get_idx(value, i),
				meta, depth + 1);
		}
	} else if (json_object_is_type(value, json_type_object)) {
		read_object(arena, value, meta);
		if (json_object_object_get_ex(value, "@graph", &graph)) {
			read_value(arena, graph, meta, depth + 1);
		}
	}
}

void kd_dom_json_ld(
	struct kd_arena *arena, struct kd_str json, struct kd_meta *meta)
{
	struct json_tokener *tokener = json_tokener_new();
	if (tokener == NULL) {
		return;
	}
	struct json_object *value =
		json_tokener_parse_ex(tokener, json.data, (int)json.len);
	json_tokener_free(tokener);
	read_value(arena, value, meta, 0);
	json_object_put(value);
}
