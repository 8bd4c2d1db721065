/* names_corpus.c - articles whose names people have marked. */
#include "train/names_corpus.h"

#include "base/vec.h"

#include <json-c/json.h>
#include <stdio.h>

static struct kd_str text_of(
	struct kd_arena *arena, json_object *object, const char *key)
{
	json_object *value = NULL;
	if (!json_object_object_get_ex(object, key, &value) ||
		!json_object_is_type(value, json_type_string)) {
		return (struct kd_str){ 0 };
	}
	const struct kd_str text = { .data = json_object_get_string(value),
		.len = (uint32_t)json_object_get_string_len(value) };
	return kd_str_copy(arena, text);
}

static uint32_t number_of(json_object *object, const char *key)
{
	json_object *value = NULL;
	return json_object_object_get_ex(object, key, &value)
		       ? (uint32_t)json_object_get_int64(value)
		       : KD_NONE;
}

static enum kd_name_type type_of(json_object *object)
{
	json_object *value = NULL;
	const char *label = NULL;
	if (json_object_object_get_ex(object, "type", &value)) {
		label = json_object_get_string(value);
	}
	return label == NULL
		       ? KD_NAME_UNKNOWN
		       : (enum kd_name_type)kd_term_find(kd_name_type_labels,
				 KD_NAME_COUNT, kd_str_view(label));
}

static enum kd_status add_names(json_object *list, struct kd_arena *arena,
	struct kd_gold_article *article, struct kd_err *err)
{
	for (size_t i = 0; i < json_object_array_length(list); i++) {
		json_object *item = json_object_array_get_idx(list, i);
		const struct kd_gold_name name = {
			.span = { .start = number_of(item, "start"),
				.end = number_of(item, "end") },
			.type = type_of(item)
		};
		if (name.type == KD_NAME_UNKNOWN ||
			name.span.start >= name.span.end ||
			name.span.end > article->text.len) {
			return kd_err_set(err, KD_EINPUT, "faulty name");
		}
		if (!KD_PUSH(arena, &article->names, name)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}

static enum kd_status add_article(json_object *object, struct kd_arena *arena,
	struct kd_gold_articles *out, struct kd_err *err)
{
	struct kd_gold_article article = { .text = text_of(
						   arena, object, "text"),
		.language = text_of(arena, object, "language") };
	json_object *names = NULL;
	if (article.text.data == NULL ||
		!json_object_object_get_ex(object, "names", &names) ||
		!json_object_is_type(names, json_type_array)) {
		return kd_err_set(
			err, KD_EINPUT, "an article without text or names");
	}
	KD_TRY(add_names(names, arena, &article, err));
	return KD_PUSH(arena, out, article) ? KD_OK : kd_arena_full(arena, err);
}

enum kd_status kd_gold_parse(struct kd_str lines, struct kd_arena *arena,
	struct kd_gold_articles *out, struct kd_err *err)
{
	enum kd_status status = KD_OK;
	for (uint32_t number = 1; status == KD_OK && lines.len > 0; number++) {
		const struct kd_str line = kd_str_cut(&lines, '\n');
		if (kd_str_trim(line).len == 0) {
			continue;
		}
		struct json_tokener *tokener = json_tokener_new();
		json_object *object =
			tokener == NULL ? NULL
					: json_tokener_parse_ex(tokener,
						  line.data, (int)line.len);
		status = object == NULL ? kd_err_set(err, KD_EINPUT, "no JSON")
					: add_article(object, arena, out, err);
		if (status != KD_OK) {
			char where[32];
			snprintf(where, sizeof(where), "line %u", number);
			kd_err_name(err, where);
		}
		json_object_put(object);
		json_tokener_free(tokener);
	}
	return status;
}
