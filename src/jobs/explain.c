/* explain.c - from an item of an account back to the bytes of its sources. */
#include "jobs/explain.h"

#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/file.h"
#include "jobs/explain_private.h"

/* An item of the account and where in it it stands. */
struct found {
	struct json_object *item;
	const char *list; /* "happenings": what kind of item it is */
};

static enum kd_status parse_account(const char *path,
	const struct kd_file *file, struct json_object **out,
	struct kd_err *err)
{
	struct json_tokener *tokener =
		file->n <= INT_MAX ? json_tokener_new() : NULL;
	if (tokener == NULL) {
		return kd_err_set(err, KD_ELIMIT, "too large");
	}
	*out = json_tokener_parse_ex(tokener, file->bytes, (int)file->n);
	json_tokener_free(tokener);
	if (*out != NULL && json_object_object_get_ex(*out, "stories", NULL)) {
		return KD_OK;
	}
	json_object_put(*out);
	*out = NULL;
	kd_err_set(err, KD_EINPUT,
		"no account that kilde wrote: an account.json or its folder "
		"is asked for");
	kd_err_name(err, path);
	return KD_EINPUT;
}

/* The account of a file, or of the folder that holds it. */
static enum kd_status load_account(
	const char *name, struct json_object **out, struct kd_err *err)
{
	struct stat entry;
	struct kd_file file = { 0 };
	char path[PATH_MAX];
	const bool folder = stat(name, &entry) == 0 && S_ISDIR(entry.st_mode);
	snprintf(path, sizeof(path), "%s%s", name,
		folder ? "/account.json" : "");
	enum kd_status status = kd_file_open(path, &file, err);
	if (status == KD_OK) {
		status = parse_account(path, &file, out, err);
	} else if (status == KD_ENOTFOUND) {
		kd_err_set(err, KD_ENOTFOUND,
			"no account there (kilde account writes one, "
			"--account names it)");
		kd_err_name(err, path);
	}
	kd_file_close(&file);
	return status;
}

/* Depth of an account: its own, a story's account, an item's provisions. */
#define MAX_DEPTH 8

static bool find_item(struct json_object *from, const char *list,
	struct kd_str id, unsigned depth, struct found *out)
{
	if (depth > MAX_DEPTH) {
		return false;
	}
	if (json_object_is_type(from, json_type_array)) {
		for (size_t i = 0; i < json_object_array_length(from); i++) {
			if (find_item(json_object_array_get_idx(from, i), list,
				    id, depth + 1, out)) {
				return true;
			}
		}
		return false;
	}
	if (!json_object_is_type(from, json_type_object)) {
		return false;
	}
	/* What was set aside has an id, but is no item. */
	if (kd_str_equal(kd_explain_str(from, "id"), id) &&
		strcmp(list, "set_aside") != 0) {
		*out = (struct found){ .item = from, .list = list };
		return true;
	}
	json_object_object_foreach(from, key, value)
	{
		if (find_item(value, key, id, depth + 1, out)) {
			return true;
		}
	}
	return false;
}

static bool is_evidence(struct json_object *object)
{
	return kd_explain_str(object, "doc").data != NULL &&
	       json_object_object_get_ex(object, "start", NULL) &&
	       json_object_object_get_ex(object, "end", NULL);
}

static uint32_t number(struct json_object *object, const char *name)
{
	struct json_object *value = NULL;
	json_object_object_get_ex(object, name, &value);
	const int64_t n = json_object_get_int64(value);
	return n > 0 && n < UINT32_MAX ? (uint32_t)n : 0;
}

static bool add_evidence(struct json_object *from, const char *role,
	struct kd_arena *arena, struct evidences *out)
{
	const struct evidence evidence = {
		.role = kd_str_view(role),
		.doc = kd_explain_str(from, "doc"),
		.span = { .start = number(from, "start"),
			.end = number(from, "end") },
	};
	for (uint32_t i = 0; i < out->n; i++) {
		const struct evidence *known = &out->items[i];
		if (kd_str_equal(known->doc, evidence.doc) &&
			known->span.start == evidence.span.start &&
			known->span.end == evidence.span.end) {
			return true;
		}
	}
	return KD_PUSH(arena, out, evidence);
}

/* All evidence of an item, in the order of the account. */
static bool gather(struct json_object *from, const char *role,
	struct kd_arena *arena, struct evidences *out)
{
	if (json_object_is_type(from, json_type_array)) {
		for (size_t i = 0; i < json_object_array_length(from); i++) {
			if (!gather(json_object_array_get_idx(from, i), role,
				    arena, out)) {
				return false;
			}
		}
		return true;
	}
	if (!json_object_is_type(from, json_type_object)) {
		return true;
	}
	if (is_evidence(from)) {
		return add_evidence(from, role, arena, out);
	}
	json_object_object_foreach(from, key, value)
	{
		if (strcmp(key, "account") != 0 &&
			!gather(value, key, arena, out)) {
			return false;
		}
	}
	return true;
}

static bool is_plain(struct json_object *value)
{
	if (json_object_is_type(value, json_type_array)) {
		return json_object_array_length(value) > 0 &&
		       is_plain(json_object_array_get_idx(value, 0));
	}
	return value != NULL && !json_object_is_type(value, json_type_object);
}

/* The name behind an id of an entity, so that people need not look it up. */
static void put_plain(struct kd_sink *sink, struct json_object *account,
	struct json_object *value)
{
	if (json_object_is_type(value, json_type_array)) {
		for (size_t i = 0; i < json_object_array_length(value); i++) {
			kd_sink_text(sink, i > 0 ? ", " : "");
			put_plain(sink, account,
				json_object_array_get_idx(value, i));
		}
		return;
	}
	kd_sink_text(sink, json_object_get_string(value));
	struct json_object *entities = NULL;
	struct found entity = { 0 };
	if (json_object_is_type(value, json_type_string) &&
		json_object_object_get_ex(account, "entities", &entities) &&
		find_item(entities, "entities",
			kd_str_view(json_object_get_string(value)), 0,
			&entity)) {
		kd_sink_text(sink, " (");
		kd_sink_put(sink, kd_explain_str(entity.item, "name"));
		kd_sink_text(sink, ")");
	}
}

static void put_item(struct kd_sink *sink, struct json_object *account,
	const struct found *found)
{
	kd_sink_put(sink, kd_explain_str(found->item, "id"));
	kd_sink_format(sink, ", of %s\n", found->list);
	json_object_object_foreach(found->item, key, value)
	{
		if (strcmp(key, "id") == 0 || !is_plain(value)) {
			continue;
		}
		kd_sink_format(sink, "  %s: ", key);
		put_plain(sink, account, value);
		kd_sink_text(sink, "\n");
	}
	struct json_object *who = NULL;
	json_object_object_get_ex(found->item, "who", &who);
	for (size_t i = 0; who != NULL && i < json_object_array_length(who);
		i++) {
		struct json_object *one = json_object_array_get_idx(who, i);
		struct json_object *entity = NULL;
		kd_sink_text(sink, "  ");
		kd_sink_put(sink, kd_explain_str(one, "part"));
		kd_sink_text(sink, ": ");
		if (json_object_object_get_ex(one, "entity", &entity)) {
			put_plain(sink, account, entity);
		}
		kd_sink_text(sink, "\n");
	}
}

/* Text on one line, each line of it after the margin. */
static void put_lines(
	struct kd_sink *sink, const char *margin, struct kd_str text)
{
	while (text.len > 0) {
		const struct kd_str line = kd_str_cut(&text, '\n');
		if (line.len > 0) {
			kd_sink_text(sink, margin);
			kd_sink_put(sink, line);
			kd_sink_text(sink, "\n");
		}
	}
}

/* Outlet, date and title, as far as the document has them. */
static void put_document(struct kd_sink *sink, struct json_object *document)
{
	static const char *const fields[] = { "outlet", "published", "title" };
	const char *before = "  ";
	for (uint32_t i = 0; i < KD_COUNT(fields); i++) {
		const struct kd_str value = kd_explain_str(document, fields[i]);
		if (value.len > 0) {
			kd_sink_text(sink, before);
			kd_sink_put(sink, value);
			before = ", ";
		}
	}
	kd_sink_text(sink, before[0] == ',' ? "\n" : "");
}

static void put_evidence(struct kd_sink *sink, struct json_object *account,
	const struct evidence *evidence)
{
	struct json_object *document =
		kd_explain_document(account, evidence->doc);
	kd_sink_text(sink, "\n");
	kd_sink_put(sink, evidence->role);
	kd_sink_text(sink, ": ");
	kd_sink_put(sink, evidence->doc);
	kd_sink_format(sink, ", bytes %u to %u\n", evidence->span.start,
		evidence->span.end);
	put_document(sink, document);
	if (evidence->surface.data == NULL) {
		kd_sink_text(
			sink, evidence->changed
				      ? "  the document has changed since the "
					"account "
					"was made\n"
				      : "  the document is not among the "
					"inputs (name "
					"it, or its folder, after the id)\n");
		return;
	}
	put_lines(sink, "  > ", evidence->surface);
	if (!kd_str_equal(evidence->sentence, evidence->surface)) {
		put_lines(sink, "  in: ", evidence->sentence);
	}
	put_lines(sink, "  by ", evidence->rules);
}

static enum kd_status explain(const struct kd_explain_in *in,
	struct json_object *account, struct kd_arena *arena,
	struct kd_sink *sink, struct kd_err *err)
{
	struct found found = { 0 };
	if (in->id == NULL) {
		kd_explain_list(account, sink);
		return KD_OK;
	}
	if (!find_item(account, "account", kd_str_view(in->id), 0, &found)) {
		kd_err_set(err, KD_ENOTFOUND,
			"the account has no item of this id (without an id, "
			"kilde explain lists them)");
		kd_err_name(err, in->id);
		return KD_ENOTFOUND;
	}
	struct evidences evidences = { 0 };
	if (!gather(found.item, found.list, arena, &evidences)) {
		return kd_arena_full(arena, err);
	}
	KD_TRY(kd_explain_look_up(in, account, &evidences, arena, err));
	put_item(sink, account, &found);
	for (uint32_t i = 0; i < evidences.n; i++) {
		put_evidence(sink, account, &evidences.items[i]);
	}
	return KD_OK;
}

enum kd_status kd_explain(const struct kd_explain_in *in, struct kd_sink *sink,
	struct kd_err *err)
{
	struct json_object *account = NULL;
	KD_TRY(load_account(in->file, &account, err));
	struct kd_arena arena;
	kd_arena_init(&arena, SIZE_MAX / 4);
	const enum kd_status status = explain(in, account, &arena, sink, err);
	kd_arena_release(&arena);
	json_object_put(account);
	return status;
}
