/* explain_list.c - the items of an account, a line each, to choose from. */
#include "jobs/explain_private.h"

struct listing {
	struct json_object *account;
	struct kd_sink *sink;
};

static struct json_object *list_of(struct json_object *from, const char *name)
{
	struct json_object *list = NULL;
	json_object_object_get_ex(from, name, &list);
	return json_object_is_type(list, json_type_array) ? list : NULL;
}

static size_t length(struct json_object *list)
{
	return list != NULL ? json_object_array_length(list) : 0;
}

/* What people call an entity; its id where the account does not tell. */
static struct kd_str name_of(const struct listing *l, struct kd_str id)
{
	struct json_object *entities = list_of(l->account, "entities");
	for (size_t i = 0; i < length(entities); i++) {
		struct json_object *one =
			json_object_array_get_idx(entities, i);
		if (kd_str_equal(kd_explain_str(one, "id"), id)) {
			return kd_explain_str(one, "name");
		}
	}
	return id;
}

/* Id, kind and day; what it is about is for the caller to write. */
static void open_line(
	const struct listing *l, struct json_object *item, const char *kind)
{
	const struct kd_str when = kd_explain_str(item, "when");
	kd_sink_put(l->sink, kd_explain_str(item, "id"));
	kd_sink_format(l->sink, "\t%s\t", kind);
	kd_sink_put(l->sink, when.len > 0 ? when : KD_STR("-"));
	kd_sink_text(l->sink, "\t");
}

static void put_happening(const struct listing *l, struct json_object *item)
{
	const struct kd_str mode = kd_explain_str(item, "mode");
	struct json_object *who = list_of(item, "who");
	kd_sink_put(l->sink, kd_explain_str(item, "status"));
	kd_sink_text(l->sink, " ");
	kd_sink_put(
		l->sink, mode.len > 0 ? mode : kd_explain_str(item, "type"));
	for (size_t i = 0; i < length(who); i++) {
		kd_sink_text(l->sink, i > 0 ? ", " : ": ");
		kd_sink_put(l->sink,
			name_of(l, kd_explain_str(
					   json_object_array_get_idx(who, i),
					   "entity")));
	}
}

static void put_statement(const struct listing *l, struct json_object *item)
{
	const struct kd_str speaker = kd_explain_str(item, "speaker");
	const struct kd_str unnamed = kd_explain_str(item, "unnamed");
	if (speaker.len == 0 && unnamed.len == 0) {
		kd_sink_text(l->sink, "(nobody named)");
	} else {
		kd_sink_put(l->sink,
			speaker.len > 0 ? name_of(l, speaker) : unnamed);
	}
	kd_sink_text(l->sink, " ");
	kd_sink_put(l->sink, kd_explain_str(item, "force"));
}

static void put_figure(const struct listing *l, struct json_object *item)
{
	struct json_object *reports = list_of(item, "reports");
	for (size_t i = 0; i < length(reports); i++) {
		struct json_object *value = NULL;
		json_object_object_get_ex(
			json_object_array_get_idx(reports, i), "value", &value);
		kd_sink_format(l->sink, "%s%s", i > 0 ? ", " : "",
			json_object_to_json_string(value));
	}
	const struct kd_str unit = kd_explain_str(item, "unit");
	const struct kd_str of = kd_explain_str(item, "of");
	if (unit.len > 0) {
		kd_sink_text(l->sink, " ");
		kd_sink_put(l->sink, unit);
	}
	if (of.len > 0 && !kd_str_equal(of, unit)) {
		kd_sink_text(l->sink, " ");
		kd_sink_put(l->sink, of);
	}
}

static void put_disagreement(const struct listing *l, struct json_object *item)
{
	kd_sink_put(l->sink, kd_explain_str(item, "kind"));
	kd_sink_text(l->sink, ", about ");
	kd_sink_put(l->sink, name_of(l, kd_explain_str(item, "about")));
}

static void put_name(const struct listing *l, struct json_object *item)
{
	kd_sink_put(l->sink, kd_explain_str(item, "name"));
}

static const struct {
	const char *list;
	const char *kind;
	void (*put)(const struct listing *l, struct json_object *item);
} kinds[] = {
	{ "happenings", "happening", put_happening },
	{ "statements", "statement", put_statement },
	{ "figures", "figure", put_figure },
	{ "disagreements", "disagreement", put_disagreement },
	{ "plans", "plan", put_name },
};

static void put_items(const struct listing *l, struct json_object *from,
	const char *kind,
	void (*put)(const struct listing *l, struct json_object *item))
{
	for (size_t i = 0; i < length(from); i++) {
		struct json_object *item = json_object_array_get_idx(from, i);
		open_line(l, item, kind);
		put(l, item);
		kd_sink_text(l->sink, "\n");
	}
}

static void put_story(const struct listing *l, struct json_object *story)
{
	struct json_object *body = NULL;
	json_object_object_get_ex(story, "account", &body);
	open_line(l, story, "story");
	kd_sink_put(l->sink, kd_explain_str(story, "title"));
	kd_sink_text(l->sink, "\n");
	for (uint32_t i = 0; i < KD_COUNT(kinds); i++) {
		put_items(l, list_of(body, kinds[i].list), kinds[i].kind,
			kinds[i].put);
	}
}

void kd_explain_list(struct json_object *account, struct kd_sink *sink)
{
	const struct listing l = { .account = account, .sink = sink };
	struct json_object *stories = list_of(account, "stories");
	for (size_t i = 0; i < length(stories); i++) {
		put_story(&l, json_object_array_get_idx(stories, i));
	}
	put_items(&l, list_of(account, "entities"), "entity", put_name);
}
