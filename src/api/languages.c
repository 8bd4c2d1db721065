/* languages.c - the packs found and what they hold. */
#include "api/api_private.h"
#include "base/json.h"

/* What is found in articles of a language, by the table that it takes. */
static const struct {
	const char *name;
	uint32_t table;
} reads[] = {
	{ "names", KD_TABLE_TITLES },
	{ "mentions", KD_TABLE_PRONOUNS },
	{ "times", KD_TABLE_MONTHS },
	{ "figures", KD_TABLE_NUMBERS },
	{ "statements", KD_TABLE_SPEECH },
	{ "events", KD_TABLE_EVENT_WORDS },
	{ "plans", KD_TABLE_PLAN_WORDS },
};

static void put_json(const struct kd_lang *lang, struct kd_json *json)
{
	kd_json_open_object(json, NULL);
	kd_json_str(json, "language", kd_lang_code(lang));
	kd_json_str(json, "name", kd_lang_name(lang));
	kd_json_str(json, "script", kd_lang_script(lang));
	kd_json_str(json, "direction", kd_lang_direction(lang));
	kd_json_str(json, "version", kd_lang_version(lang));
	kd_json_uint(json, "words", kd_lang_vocabulary(lang));
	kd_json_open_array(json, "reads");
	for (uint32_t i = 0; i < KD_COUNT(reads); i++) {
		if (kd_lang_rows(lang, reads[i].table) > 0) {
			kd_json_text(json, NULL, reads[i].name);
		}
	}
	kd_json_close_array(json);
	kd_json_open_object(json, "tables");
	for (uint32_t t = 0; t < KD_TABLE_COUNT; t++) {
		kd_json_uint(
			json, kd_table_shapes[t].file, kd_lang_rows(lang, t));
	}
	kd_json_close_object(json);
	kd_json_close_object(json);
}

static void put_all_json(const struct kd_packs *packs, struct kd_sink *sink)
{
	struct kd_json json = { .sink = sink };
	kd_json_open_object(&json, NULL);
	kd_json_uint(&json, "kilde", 1);
	kd_json_open_array(&json, "languages");
	for (uint32_t i = 0; i < packs->n; i++) {
		put_json(packs->items[i], &json);
	}
	kd_json_close_array(&json);
	kd_json_close_object(&json);
	kd_sink_text(sink, "\n");
}

static void put_lines(const struct kd_lang *lang, struct kd_sink *sink)
{
	kd_sink_put(sink, kd_lang_code(lang));
	kd_sink_text(sink, "\t");
	kd_sink_put(sink, kd_lang_name(lang));
	const char *before = "\treads ";
	for (uint32_t i = 0; i < KD_COUNT(reads); i++) {
		if (kd_lang_rows(lang, reads[i].table) > 0) {
			kd_sink_format(sink, "%s%s", before, reads[i].name);
			before = ", ";
		}
	}
	kd_sink_text(sink, before[0] == ',' ? "" : "\t-");
	kd_sink_format(sink, "\twords=%u", kd_lang_vocabulary(lang));
	for (uint32_t t = 0; t < KD_TABLE_COUNT; t++) {
		const uint32_t n = kd_lang_rows(lang, t);
		if (n > 0) {
			kd_sink_format(
				sink, " %s=%u", kd_table_shapes[t].file, n);
		}
	}
	kd_sink_text(sink, "\n");
}

/* Says nothing of packs that hold something else. */
static enum kd_status check_all(
	const struct kd_packs *packs, struct kd_err *err)
{
	for (uint32_t i = 0; i < packs->n; i++) {
		(void)kd_packs_get(packs, i);
	}
	return kd_packs_failure(packs, err);
}

enum kilde_status kilde_languages_write(const struct kilde *kilde,
	enum kilde_format format, const struct kilde_output *output,
	struct kilde_error *error)
{
	struct kd_err err = { 0 };
	struct kd_sink sink;
	if (check_all(&kilde->packs, &err) != KD_OK) {
		return kd_api_tell(error, &err);
	}
	kd_api_sink(&sink, output);
	if (format == KILDE_JSON) {
		put_all_json(&kilde->packs, &sink);
	} else {
		for (uint32_t i = 0; i < kilde->packs.n; i++) {
			put_lines(kilde->packs.items[i], &sink);
		}
	}
	err.status = kd_sink_flush(&sink, &err);
	return kd_api_tell(error, &err);
}
