/* json.c - writes JSON as it comes, without a tree. */
#include "base/json.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void put_escaped(struct kd_sink *sink, struct kd_str text)
{
	uint32_t from = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		const unsigned char c = (unsigned char)text.data[i];
		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) {
			continue;
		}
		kd_sink_put(sink, kd_str_slice(text, from, i));
		from = i + 1;
		if (c == '"' || c == '\\') {
			kd_sink_format(sink, "\\%c", c);
		} else if (c == '\n') {
			kd_sink_text(sink, "\\n");
		} else {
			kd_sink_format(sink, "\\u%04x", c);
		}
	}
	kd_sink_put(sink, kd_str_slice(text, from, text.len));
}

static void put_string(struct kd_sink *sink, struct kd_str text)
{
	kd_sink_text(sink, "\"");
	put_escaped(sink, text);
	kd_sink_text(sink, "\"");
}

static void begin(struct kd_json *json, const char *name)
{
	if (json->after_value) {
		kd_sink_text(json->sink, ",");
	}
	json->after_value = true;
	if (name != NULL) {
		put_string(json->sink, kd_str_view(name));
		kd_sink_text(json->sink, ":");
	}
}

static void open_bracket(
	struct kd_json *json, const char *name, const char *bracket)
{
	begin(json, name);
	kd_sink_text(json->sink, bracket);
	json->after_value = false;
}

static void close_bracket(struct kd_json *json, const char *bracket)
{
	kd_sink_text(json->sink, bracket);
	json->after_value = true;
}

void kd_json_open_object(struct kd_json *json, const char *name)
{
	open_bracket(json, name, "{");
}

void kd_json_close_object(struct kd_json *json)
{
	close_bracket(json, "}");
}

void kd_json_open_array(struct kd_json *json, const char *name)
{
	open_bracket(json, name, "[");
}

void kd_json_close_array(struct kd_json *json)
{
	close_bracket(json, "]");
}

void kd_json_str(struct kd_json *json, const char *name, struct kd_str value)
{
	if (name != NULL && value.data == NULL) {
		return;
	}
	begin(json, name);
	put_string(json->sink, value);
}

void kd_json_text(struct kd_json *json, const char *name, const char *value)
{
	kd_json_str(json, name, kd_str_view(value));
}

void kd_json_uint(struct kd_json *json, const char *name, uint64_t value)
{
	begin(json, name);
	kd_sink_format(json->sink, "%llu", (unsigned long long)value);
}

void kd_json_int(struct kd_json *json, const char *name, int64_t value)
{
	begin(json, name);
	kd_sink_format(json->sink, "%lld", (long long)value);
}

void kd_json_double(struct kd_json *json, const char *name, double value)
{
	assert(isfinite(value));
	char digits[40];
	/* Whole numbers without an exponent: 14000000, for people too. */
	const bool whole = fabs(value) < 1e15 && value == floor(value);
	for (int precision = whole ? 15 : 6; precision <= 17; precision++) {
		snprintf(digits, sizeof(digits), "%.*g", precision, value);
		if (strtod(digits, NULL) == value) {
			break;
		}
	}
	begin(json, name);
	kd_sink_text(json->sink, digits);
}

void kd_json_bool(struct kd_json *json, const char *name, bool value)
{
	begin(json, name);
	kd_sink_text(json->sink, value ? "true" : "false");
}

void kd_json_null(struct kd_json *json, const char *name)
{
	begin(json, name);
	kd_sink_text(json->sink, "null");
}
