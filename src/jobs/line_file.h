/* line_file.h - files of JSON Lines by which people put things right. */
#ifndef KD_JOBS_LINE_FILE_H
#define KD_JOBS_LINE_FILE_H

#include "base/str.h"

#include <json-c/json.h>

/* What is done with each line: take is given the object in it, lent for the
 * call, and its place, FILE:LINE. */
struct kd_line_taker {
	enum kd_status (*take)(void *context, struct json_object *object,
		const char *place, struct kd_err *err);
	void *context;
};

/* Hands on each line that is not empty, in order. err names the file, and the
 * line where one is wrong. */
enum kd_status kd_line_file_read(const char *path,
	const struct kd_line_taker *taker, struct kd_err *err) KD_MUST_CHECK;

/* Copies a string that must not be empty. name: what it is of. */
enum kd_status kd_line_string(struct json_object *value, const char *name,
	struct kd_arena *arena, struct kd_str *out,
	struct kd_err *err) KD_MUST_CHECK;

/* Finds a list in an object; NULL where there is none. */
enum kd_status kd_line_list(struct json_object *object, const char *name,
	struct json_object **out, struct kd_err *err) KD_MUST_CHECK;

/* Which of the labels the object has, of which it must have one. told: how
 * they are told of. */
enum kd_status kd_line_kind(struct json_object *object,
	const char *const *labels, uint32_t n, const char *told, uint32_t *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
