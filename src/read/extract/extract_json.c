/* extract_json.c - an article as an object of JSON. */
#include "read/extract/extract_private.h"

#include <json-c/json.h>

static enum kd_status parse(
	struct kd_extraction *x, struct kd_str bytes, struct json_object **out)
{
	struct json_tokener *tokener = json_tokener_new();
	if (tokener == NULL) {
		return kd_err_set(x->err, KD_ENOMEM, "out of memory");
	}
	json_tokener_set_flags(
		tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8 |
				 JSON_TOKENER_ALLOW_TRAILING_CHARS);
	*out = json_tokener_parse_ex(tokener, bytes.data, (int)bytes.len);
	const enum json_tokener_error error = json_tokener_get_error(tokener);
	const size_t end = json_tokener_get_parse_end(tokener);
	json_tokener_free(tokener);
	if (error == json_tokener_success &&
		kd_str_trim(kd_str_slice(bytes, (uint32_t)end, bytes.len))
				.len == 0) {
		return KD_OK;
	}
	json_object_put(*out);
	*out = NULL;
	return kd_err_set(x->err, KD_EINPUT, "not JSON at byte %zu: %s", end,
		error == json_tokener_success
			? "more after its end"
			: (error == json_tokener_continue
					  ? "cut off"
					  : json_tokener_error_desc(error)));
}

/* A field's text copied to the arena and made valid UTF-8; none where the
 * field is missing or null. */
static enum kd_status take_text(struct kd_extraction *x,
	struct json_object *article, const char *name, struct kd_str *out)
{
	struct json_object *value = NULL;
	*out = (struct kd_str){ 0 };
	if (!json_object_object_get_ex(article, name, &value) ||
		value == NULL) {
		return KD_OK;
	}
	if (!json_object_is_type(value, json_type_string)) {
		return kd_err_set(x->err, KD_EINPUT, "'%s' is no string", name);
	}
	const struct kd_str text = { .data = json_object_get_string(value),
		.len = (uint32_t)json_object_get_string_len(value) };
	const struct kd_str copy = kd_str_copy(x->arena, text);
	if (copy.data == NULL) {
		return kd_arena_full(x->arena, x->err);
	}
	return kd_extract_repair(x, copy, false, 0, out);
}

static enum kd_status take_meta(
	struct kd_extraction *x, struct json_object *article)
{
	static const char *const names[] = { "id", "url", "outlet", "title",
		"byline", "language", "published" };
	for (uint32_t i = 0; i < KD_COUNT(names); i++) {
		struct kd_str value;
		KD_TRY(take_text(x, article, names[i], &value));
		(void)kd_extract_set(
			&x->out->meta, kd_str_view(names[i]), value);
	}
	return KD_OK;
}

static enum kd_status take_article(
	struct kd_extraction *x, struct json_object *article)
{
	struct kd_str html;
	if (!json_object_is_type(article, json_type_object)) {
		return kd_err_set(x->err, KD_EINPUT, "no JSON object");
	}
	KD_TRY(take_meta(x, article));
	KD_TRY(take_text(x, article, "text", &x->out->text));
	if (x->out->text.data != NULL) {
		return kd_extract_paragraphs(x);
	}
	KD_TRY(take_text(x, article, "html", &html));
	if (html.data == NULL) {
		return kd_err_set(
			x->err, KD_EINPUT, "neither 'text' nor 'html'");
	}
	return kd_extract_html(x, html, "UTF-8");
}

enum kd_status kd_extract_json(struct kd_extraction *x, struct kd_str bytes)
{
	struct json_object *article = NULL;
	struct kd_str rest = bytes;
	if (kd_str_starts_with(rest, KD_STR("\xEF\xBB\xBF"))) {
		rest = kd_str_slice(rest, 3, rest.len);
	}
	KD_TRY(parse(x, kd_str_trim(rest), &article));
	const enum kd_status status = take_article(x, article);
	json_object_put(article);
	return status;
}
