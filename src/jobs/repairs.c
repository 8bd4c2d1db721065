/* repairs.c - reads what people put right in stories from a file. */
#include "jobs/repairs.h"

#include "jobs/line_file.h"

static const char *const labels[] = {
	[KD_REPAIR_PIN] = "pin",
	[KD_REPAIR_MOVE] = "move",
	[KD_REPAIR_SPLIT] = "split",
	[KD_REPAIR_MERGE] = "merge",
	[KD_REPAIR_RENAME] = "rename",
};

/* Where what is read goes. */
struct taking {
	struct kd_arena *arena;
	struct kd_repairs *out;
};

static enum kd_status add_id(struct json_object *value, const char *label,
	struct kd_arena *arena, struct kd_repair *out, struct kd_err *err)
{
	struct kd_str id;
	KD_TRY(kd_line_string(value, label, arena, &id, err));
	return KD_PUSH(arena, &out->documents, id) ? KD_OK
						   : kd_arena_full(arena, err);
}

static enum kd_status take_ids(struct json_object *object, const char *label,
	uint32_t least, struct kd_arena *arena, struct kd_repair *out,
	struct kd_err *err)
{
	struct json_object *list = NULL;
	KD_TRY(kd_line_list(object, label, &list, err));
	const size_t n = list != NULL ? json_object_array_length(list) : 0;
	for (size_t i = 0; i < n; i++) {
		KD_TRY(add_id(json_object_array_get_idx(list, i), label, arena,
			out, err));
	}
	return n >= least ? KD_OK
			  : kd_err_set(err, KD_EINPUT,
				    "'%s' has too few documents", label);
}

/* The key that goes with a label; where it need not be there, out stays. */
static enum kd_status take_with(struct json_object *object, const char *label,
	const char *key, bool needed, struct kd_arena *arena,
	struct kd_str *out, struct kd_err *err)
{
	struct json_object *value = NULL;
	if (json_object_object_get_ex(object, key, &value)) {
		return kd_line_string(value, key, arena, out, err);
	}
	return needed ? kd_err_set(
				err, KD_EINPUT, "'%s' without '%s'", label, key)
		      : KD_OK;
}

static enum kd_status take_line(struct json_object *object,
	struct kd_arena *arena, struct kd_repair *out, struct kd_err *err)
{
	uint32_t kind = 0;
	KD_TRY(kd_line_kind(object, labels, KD_COUNT(labels),
		"'pin', 'move', 'split', 'merge', 'rename'", &kind, err));
	const char *label = labels[kind];
	out->kind = (enum kd_repair_kind)kind;
	switch (out->kind) {
	case KD_REPAIR_SPLIT:
		return take_ids(object, label, 1, arena, out, err);
	case KD_REPAIR_MERGE:
		return take_ids(object, label, 2, arena, out, err);
	default:
		break;
	}
	KD_TRY(add_id(
		json_object_object_get(object, label), label, arena, out, err));
	return out->kind == KD_REPAIR_RENAME
		       ? take_with(object, label, "title", true, arena,
				 &out->title, err)
		       : take_with(object, label, "to",
				 out->kind == KD_REPAIR_PIN, arena, &out->to,
				 err);
}

static enum kd_status add_line(void *context, struct json_object *object,
	const char *place, struct kd_err *err)
{
	const struct taking *taking = context;
	struct kd_repair repair = { .place = kd_str_copy(taking->arena,
					    kd_str_view(place)) };
	if (repair.place.data == NULL) {
		return kd_arena_full(taking->arena, err);
	}
	KD_TRY(take_line(object, taking->arena, &repair, err));
	return KD_PUSH(taking->arena, taking->out, repair)
		       ? KD_OK
		       : kd_arena_full(taking->arena, err);
}

enum kd_status kd_repairs_load(const char *path, struct kd_arena *arena,
	struct kd_repairs *out, struct kd_err *err)
{
	struct taking taking = { .arena = arena, .out = out };
	*out = (struct kd_repairs){ 0 };
	const struct kd_line_taker taker = { .take = add_line,
		.context = &taking };
	return kd_line_file_read(path, &taker, err);
}
