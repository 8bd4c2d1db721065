/* copy.c - copies a document, or some of its layers, to another arena. */
#include "doc/fields.h"

static bool copy_str(struct kd_arena *arena, struct kd_str *str)
{
	if (str->data == NULL) {
		return true;
	}
	*str = kd_str_copy(arena, *str);
	return str->data != NULL;
}

/* Copies the items of a vec; false if the arena is full. */
static bool copy_items(
	struct kd_arena *arena, struct kd_any_vec *vec, size_t item_bytes)
{
	vec->capacity = vec->n;
	if (vec->n == 0) {
		vec->items = NULL;
		return true;
	}
	unsigned char *items = kd_arena_take_array(arena, vec->n, item_bytes);
	if (items == NULL) {
		return false;
	}
	memcpy(items, vec->items, vec->n * item_bytes);
	vec->items = items;
	return true;
}

static bool copy_parts(struct kd_arena *arena, const struct kd_field *fields,
	unsigned char *item);

static bool copy_records(struct kd_arena *arena, const struct kd_field *field,
	struct kd_any_vec *records)
{
	bool ok = copy_items(arena, records, field->record_bytes);
	for (uint32_t i = 0; ok && i < records->n; i++) {
		/* The items are this copy's own. */
		ok = copy_parts(arena, field->fields,
			(unsigned char *)(uintptr_t)records->items +
				i * field->record_bytes);
	}
	return ok;
}

/* Copies what the fields of an item point to. */
static bool copy_parts(struct kd_arena *arena, const struct kd_field *fields,
	unsigned char *item)
{
	bool ok = true;
	for (const struct kd_field *field = fields; ok && field->name != NULL;
		field++) {
		void *value = item + field->offset;
		switch (field->kind) {
		case KD_FIELD_STR:
		case KD_FIELD_NEEDED_STR:
			ok = copy_str(arena, value);
			break;
		case KD_FIELD_SPANS:
		case KD_FIELD_NEEDED_SPANS:
			ok = copy_items(arena, value, sizeof(struct kd_span));
			break;
		case KD_FIELD_RECORDS:
			ok = copy_records(arena, field, value);
			break;
		default:
			break;
		}
	}
	return ok;
}

static bool copy_layer(
	struct kd_arena *arena, struct kd_doc *doc, enum kd_layer layer)
{
	const struct kd_layer_shape *shape = &kd_layer_shapes[layer];
	struct kd_any_vec *items =
		(struct kd_any_vec *)(uintptr_t)kd_layer_get(doc, layer);
	bool ok = copy_items(arena, items, shape->item_bytes);
	for (uint32_t i = 0; ok && i < items->n; i++) {
		ok = copy_parts(arena, shape->fields,
			(unsigned char *)(uintptr_t)items->items +
				i * shape->item_bytes);
	}
	return ok;
}

static bool copy_meta(struct kd_arena *arena, struct kd_meta *meta)
{
	return copy_str(arena, &meta->id) && copy_str(arena, &meta->url) &&
	       copy_str(arena, &meta->outlet) &&
	       copy_str(arena, &meta->title) &&
	       copy_str(arena, &meta->byline) &&
	       copy_str(arena, &meta->language) &&
	       copy_str(arena, &meta->published);
}

enum kd_status kd_doc_copy(const struct kd_doc *doc, uint32_t layers,
	struct kd_arena *arena, struct kd_doc *out, struct kd_err *err)
{
	*out = *doc;
	kd_arena_init(&out->arena, 0);
	bool ok = copy_meta(arena, &out->meta) && copy_str(arena, &out->path) &&
		  copy_str(arena, &out->text);
	for (uint32_t layer = 0; ok && layer < KD_LAYER_COUNT; layer++) {
		if ((layers & (1u << layer)) == 0) {
			struct kd_any_vec *items =
				(struct kd_any_vec *)(uintptr_t)kd_layer_get(
					out, layer);
			*items = (struct kd_any_vec){ 0 };
			continue;
		}
		ok = copy_layer(arena, out, layer);
	}
	return ok ? KD_OK : kd_arena_full(arena, err);
}
