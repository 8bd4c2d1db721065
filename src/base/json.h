/* json.h - writes JSON as it comes, without a tree. */
#ifndef KD_BASE_JSON_H
#define KD_BASE_JSON_H

#include "base/sink.h"

/* Places commas; the caller keeps brackets in balance. name is NULL for
 * items of an array. Start it as { .sink = sink }. */
struct kd_json {
	struct kd_sink *sink;
	bool after_value;
};

void kd_json_open_object(struct kd_json *json, const char *name);
void kd_json_close_object(struct kd_json *json);
void kd_json_open_array(struct kd_json *json, const char *name);
void kd_json_close_array(struct kd_json *json);
/* Writes a string; none is written as nothing at all when named. */
void kd_json_str(struct kd_json *json, const char *name, struct kd_str value);
void kd_json_text(struct kd_json *json, const char *name, const char *value);
void kd_json_uint(struct kd_json *json, const char *name, uint64_t value);
void kd_json_int(struct kd_json *json, const char *name, int64_t value);
/* Shortest decimal that reads back the same; never NaN or infinity. */
void kd_json_double(struct kd_json *json, const char *name, double value);
void kd_json_bool(struct kd_json *json, const char *name, bool value);
void kd_json_null(struct kd_json *json, const char *name);

#endif
