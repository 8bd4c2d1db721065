/* export.c - writes what was found in one document as JSON. */
#include "tell/export/export.h"

#include "base/json.h"
#include "doc/fields.h"

#include <math.h>

/* What writing the fields of any item needs. */
struct writer {
	const struct kd_doc *doc;
	struct kd_json json;
	struct kd_arena scratch; /* for features, reset after each */
	bool full;
};

static void put_span(
	struct kd_json *json, const char *name, struct kd_span span)
{
	kd_json_open_array(json, name);
	kd_json_uint(json, NULL, span.start);
	kd_json_uint(json, NULL, span.end);
	kd_json_close_array(json);
}

static void put_optional_span(
	struct kd_json *json, const char *name, struct kd_span span)
{
	if (!kd_span_is_none(span)) {
		put_span(json, name, span);
	}
}

static void put_spans(
	struct kd_json *json, const char *name, const struct kd_spans *spans)
{
	kd_json_open_array(json, name);
	for (uint32_t i = 0; i < spans->n; i++) {
		put_span(json, NULL, spans->items[i]);
	}
	kd_json_close_array(json);
}

static void put_term(
	struct kd_json *json, const struct kd_field *field, uint32_t value)
{
	if (value > 0) {
		kd_json_text(json, field->name, field->labels[value]);
	}
}

/* A leaf that is its own head is a root. */
static void put_index(struct kd_json *json, const struct kd_field *field,
	uint32_t own, uint32_t index)
{
	if (index == KD_NONE) {
		return;
	}
	if (field->layer == KD_LAYER_LEAVES && index == own) {
		kd_json_int(json, field->name, -1);
		return;
	}
	kd_json_uint(json, field->name, index);
}

static void put_feats(struct writer *out, const char *name, uint64_t feats)
{
	if (feats == 0) {
		return;
	}
	const struct kd_str text = kd_feats_render(&out->scratch, feats);
	out->full = out->full || text.data == NULL;
	kd_json_str(&out->json, name, text);
	kd_arena_reset(&out->scratch);
}

static void put_fields(struct writer *out, const struct kd_field *fields,
	const unsigned char *item, uint32_t own);

static void put_records(struct writer *out, const struct kd_field *field,
	const struct kd_any_vec *records)
{
	kd_json_open_array(&out->json, field->name);
	for (uint32_t i = 0; i < records->n; i++) {
		kd_json_open_object(&out->json, NULL);
		put_fields(out, field->fields,
			records->items + i * field->record_bytes, KD_NONE);
		kd_json_close_object(&out->json);
	}
	kd_json_close_array(&out->json);
}

static void put_number(struct kd_json *json, const char *name, double value)
{
	if (isfinite(value)) {
		kd_json_double(json, name, value);
	}
}

static void put_field(struct writer *out, const struct kd_field *field,
	const void *value, uint32_t own)
{
	struct kd_json *json = &out->json;
	switch (field->kind) {
	case KD_FIELD_SPAN:
	case KD_FIELD_NEEDED_SPAN:
		put_optional_span(
			json, field->name, *(const struct kd_span *)value);
		break;
	case KD_FIELD_SPANS:
	case KD_FIELD_NEEDED_SPANS:
		put_spans(json, field->name, value);
		break;
	case KD_FIELD_STR:
	case KD_FIELD_NEEDED_STR:
		kd_json_str(json, field->name, *(const struct kd_str *)value);
		break;
	case KD_FIELD_TERM:
		put_term(json, field, *(const uint32_t *)value);
		break;
	case KD_FIELD_SMALL_TERM:
		put_term(json, field, *(const uint8_t *)value);
		break;
	case KD_FIELD_BOOL:
		kd_json_bool(json, field->name, *(const bool *)value);
		break;
	case KD_FIELD_INDEX:
		put_index(json, field, own, *(const uint32_t *)value);
		break;
	case KD_FIELD_COUNT:
		if (*(const uint32_t *)value > 0) {
			kd_json_uint(
				json, field->name, *(const uint32_t *)value);
		}
		break;
	case KD_FIELD_NUMBER:
		put_number(json, field->name, *(const double *)value);
		break;
	case KD_FIELD_FEATS:
		put_feats(out, field->name, *(const uint64_t *)value);
		break;
	case KD_FIELD_RECORDS:
		put_records(out, field, value);
		break;
	}
}

static void put_fields(struct writer *out, const struct kd_field *fields,
	const unsigned char *item, uint32_t own)
{
	for (const struct kd_field *field = fields; field->name != NULL;
		field++) {
		put_field(out, field, item + field->offset, own);
	}
}

static void put_bounds(struct kd_json *json, struct kd_span span)
{
	kd_json_uint(json, "start", span.start);
	kd_json_uint(json, "end", span.end);
}

static void put_item(struct writer *out, const struct kd_layer_shape *shape,
	const unsigned char *item, uint32_t own)
{
	kd_json_open_object(&out->json, NULL);
	if (!shape->span_in_fields) {
		/* Every item begins with its span. */
		put_bounds(&out->json, *(const struct kd_span *)item);
	}
	put_fields(out, shape->fields, item, own);
	kd_json_close_object(&out->json);
}

static void put_layer(struct writer *out, enum kd_layer layer)
{
	const struct kd_layer_shape *shape = &kd_layer_shapes[layer];
	const struct kd_any_vec *items = kd_layer_get(out->doc, layer);
	kd_json_open_array(&out->json, shape->name);
	for (uint32_t i = 0; i < items->n; i++) {
		put_item(out, shape, items->items + i * shape->item_bytes, i);
	}
	kd_json_close_array(&out->json);
}

static void put_sentences(struct writer *out)
{
	const struct kd_sentences *sentences = &out->doc->sentences;
	kd_json_open_array(&out->json, "sentences");
	for (uint32_t i = 0; i < sentences->n; i++) {
		put_span(&out->json, NULL, sentences->items[i].span);
	}
	kd_json_close_array(&out->json);
}

/* Tokens as treebanks cut them, with what syntax says, where it has been
 * read. */
static void put_leaves(struct writer *out)
{
	const struct kd_leaves *leaves = &out->doc->leaves;
	for (uint32_t i = 0; i < leaves->n; i++) {
		kd_json_open_object(&out->json, NULL);
		put_bounds(&out->json, leaves->items[i].span);
		put_fields(out, kd_layer_shapes[KD_LAYER_LEAVES].fields,
			(const void *)&leaves->items[i], i);
		kd_json_close_object(&out->json);
	}
}

static void put_tokens(struct writer *out)
{
	const struct kd_tokens *tokens = &out->doc->tokens;
	kd_json_open_array(&out->json, "tokens");
	put_leaves(out);
	for (uint32_t i = 0; out->doc->leaves.n == 0 && i < tokens->n; i++) {
		kd_json_open_object(&out->json, NULL);
		put_bounds(&out->json, tokens->items[i].span);
		kd_json_close_object(&out->json);
	}
	kd_json_close_array(&out->json);
}

static void put_meta(struct kd_json *json, const struct kd_doc *doc)
{
	const struct kd_meta *meta = &doc->meta;
	kd_json_uint(json, "kilde", 1);
	kd_json_str(json, "id", meta->id);
	kd_json_str(json, "path", doc->path);
	kd_json_str(json, "url", meta->url);
	kd_json_str(json, "outlet", meta->outlet);
	if (meta->outlet_basis != KD_BASIS_UNKNOWN) {
		kd_json_text(json, "outlet_basis",
			kd_basis_labels[meta->outlet_basis]);
	}
	kd_json_str(json, "title", meta->title);
	kd_json_str(json, "byline", meta->byline);
	kd_json_str(json, "language", meta->language);
	if (meta->language.data != NULL && doc->language_confidence > 0) {
		kd_json_double(
			json, "language_confidence", doc->language_confidence);
	}
	kd_json_str(json, "published", meta->published);
	if (meta->published_basis != KD_BASIS_UNKNOWN) {
		kd_json_text(json, "published_basis",
			kd_basis_labels[meta->published_basis]);
	}
	/* The text is always there, even when there is none of it. */
	kd_json_str(
		json, "text", doc->text.data != NULL ? doc->text : KD_STR(""));
}

static void put_layers(
	struct writer *out, const struct kd_export_options *options)
{
	for (uint32_t layer = 0; layer < KD_LAYER_COUNT; layer++) {
		if ((options->layers & (1u << layer)) == 0) {
			continue;
		}
		switch (layer) {
		case KD_LAYER_SENTENCES:
			put_sentences(out);
			break;
		case KD_LAYER_TOKENS:
			if (options->tokens) {
				put_tokens(out);
			}
			break;
		case KD_LAYER_LEAVES:
		case KD_LAYER_ANALYSES:
		case KD_LAYER_CHUNKS:
			break; /* of tokens, and for the rooms alone */
		default:
			put_layer(out, layer);
		}
	}
}

enum kd_status kd_export_json(const struct kd_doc *doc,
	const struct kd_export_options *options, struct kd_sink *sink,
	struct kd_err *err)
{
	struct writer out = { .doc = doc, .json = { .sink = sink } };
	kd_arena_init(&out.scratch, KD_ARENA_LIMIT_BYTES);
	kd_json_open_object(&out.json, NULL);
	put_meta(&out.json, doc);
	put_layers(&out, options);
	kd_json_close_object(&out.json);
	kd_sink_text(sink, "\n");
	const enum kd_status status =
		out.full ? kd_arena_full(&out.scratch, err) : KD_OK;
	kd_arena_release(&out.scratch);
	return status;
}
