/* names_corpus.c - articles whose names and sentences people have marked. */
#include "train/names_corpus.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <json-c/json.h>

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

/* A place in the text, or KD_NONE. */
static uint32_t place_of(json_object *object, const char *key)
{
	json_object *value = NULL;
	if (!json_object_object_get_ex(object, key, &value) ||
		!json_object_is_type(value, json_type_int)) {
		return KD_NONE;
	}
	const int64_t place = json_object_get_int64(value);
	return place < 0 || place > (int64_t)UINT32_MAX ? KD_NONE
							: (uint32_t)place;
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

/* What is wrong with a name, or NULL. */
static const char *fault_of(
	const struct kd_gold_article *article, const struct kd_gold_name *name)
{
	const struct kd_gold_names *before = &article->names;
	if (name->type == KD_NAME_UNKNOWN) {
		return "it has no type that is known";
	}
	if (name->span.start >= name->span.end ||
		name->span.end > article->text.len) {
		return "it does not lie in the text";
	}
	if (!kd_utf8_is_boundary(article->text, name->span.start) ||
		!kd_utf8_is_boundary(article->text, name->span.end)) {
		return "it cuts a character";
	}
	return before->n > 0 && before->items[before->n - 1].span.end >
					name->span.start
		       ? "it begins before the one before it ends"
		       : NULL;
}

static enum kd_status add_names(json_object *list, struct kd_arena *arena,
	struct kd_gold_article *article, struct kd_err *err)
{
	for (size_t i = 0; i < json_object_array_length(list); i++) {
		json_object *item = json_object_array_get_idx(list, i);
		const struct kd_gold_name name = {
			.span = { .start = place_of(item, "start"),
				.end = place_of(item, "end") },
			.type = type_of(item)
		};
		const char *fault = fault_of(article, &name);
		if (fault != NULL) {
			return kd_err_set(
				err, KD_EINPUT, "name %zu: %s", i + 1, fault);
		}
		if (!KD_PUSH(arena, &article->names, name)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}

/* Reads the ends of sentences: [[start, end], ...]. */
static enum kd_status add_ends(json_object *list, struct kd_arena *arena,
	struct kd_gold_article *article, struct kd_err *err)
{
	const size_t n = json_object_array_length(list);
	uint32_t before = 0;
	article->ends = KD_NEW_ARRAY(arena, uint32_t, n);
	if (article->ends == NULL) {
		return kd_arena_full(arena, err);
	}
	for (size_t i = 0; i < n; i++) {
		json_object *span = json_object_array_get_idx(list, i);
		const bool is_pair =
			json_object_is_type(span, json_type_array) &&
			json_object_array_length(span) == 2;
		const int64_t end =
			is_pair ? json_object_get_int64(
					  json_object_array_get_idx(span, 1))
				: 0;
		if (end <= before || end > article->text.len) {
			return kd_err_set(err, KD_EINPUT, "faulty sentence");
		}
		before = (uint32_t)end;
		article->ends[article->n_ends++] = before;
	}
	return KD_OK;
}

static enum kd_status add_article(json_object *object, struct kd_arena *arena,
	struct kd_gold_articles *out, struct kd_err *err)
{
	struct kd_gold_article article = { .text = text_of(
						   arena, object, "text"),
		.language = text_of(arena, object, "language") };
	const struct kd_str text = article.text;
	json_object *names = NULL;
	if (text.data == NULL ||
		!json_object_object_get_ex(object, "names", &names) ||
		!json_object_is_type(names, json_type_array)) {
		return kd_err_set(
			err, KD_EINPUT, "an article without text or names");
	}
	if (kd_utf8_valid_bytes(text.data, text.len) != text.len) {
		return kd_err_set(err, KD_EINPUT, "text that is no UTF-8");
	}
	KD_TRY(add_names(names, arena, &article, err));
	json_object *sentences = NULL;
	if (json_object_object_get_ex(object, "sentences", &sentences) &&
		json_object_is_type(sentences, json_type_array)) {
		KD_TRY(add_ends(sentences, arena, &article, err));
	}
	return KD_PUSH(arena, out, article) ? KD_OK : kd_arena_full(arena, err);
}

static enum kd_status add_line(struct kd_str line, struct kd_arena *arena,
	struct kd_gold_articles *out, struct kd_err *err)
{
	struct json_tokener *tokener = json_tokener_new();
	if (tokener == NULL) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	json_object *object =
		json_tokener_parse_ex(tokener, line.data, (int)line.len);
	const enum json_tokener_error error = json_tokener_get_error(tokener);
	enum kd_status status = KD_EINPUT;
	if (error != json_tokener_success) {
		kd_err_set(err, KD_EINPUT, "no JSON: %s",
			error == json_tokener_continue
				? "cut short"
				: json_tokener_error_desc(error));
	} else if (!json_object_is_type(object, json_type_object)) {
		kd_err_set(err, KD_EINPUT, "no JSON object");
	} else {
		status = add_article(object, arena, out, err);
	}
	json_object_put(object);
	json_tokener_free(tokener);
	return status;
}

enum kd_status kd_gold_parse(struct kd_str lines, struct kd_arena *arena,
	struct kd_gold_articles *out, struct kd_err *err)
{
	for (uint32_t number = 1; lines.len > 0; number++) {
		const struct kd_str line = kd_str_cut(&lines, '\n');
		struct kd_err fault = { 0 };
		if (kd_str_trim(line).len == 0) {
			continue;
		}
		if (add_line(line, arena, out, &fault) != KD_OK) {
			return kd_err_set(err, fault.status, "line %u: %s",
				number, fault.message);
		}
	}
	return KD_OK;
}
