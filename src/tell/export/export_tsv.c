/* export_tsv.c - writes what was found in one document as lines for people. */
#include "tell/export/export.h"

#include "doc/fields.h"

#include <math.h>

/* What writing one line needs. */
struct line {
	const struct kd_doc *doc;
	struct kd_sink *sink;
	struct kd_arena scratch; /* for features, reset after each */
	bool full;
	bool after_field;
};

static void put_escaped(struct kd_sink *sink, struct kd_str text)
{
	static const char special[] = "\n\t\\\r";
	static const char letters[] = "nt\\r";
	uint32_t from = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		const char *found =
			memchr(special, text.data[i], sizeof(special) - 1);
		if (found == NULL) {
			continue;
		}
		kd_sink_put(sink, kd_str_slice(text, from, i));
		kd_sink_format(sink, "\\%c", letters[found - special]);
		from = i + 1;
	}
	kd_sink_put(sink, kd_str_slice(text, from, text.len));
}

static void begin(struct line *line, const char *name)
{
	kd_sink_format(line->sink, "%s%s=", line->after_field ? " " : "", name);
	line->after_field = true;
}

/* Values with spaces, or empty ones, stand in braces. */
static void put_value(struct line *line, struct kd_str value)
{
	const bool plain =
		value.len > 0 && memchr(value.data, ' ', value.len) == NULL;
	kd_sink_text(line->sink, plain ? "" : "{");
	put_escaped(line->sink, value);
	kd_sink_text(line->sink, plain ? "" : "}");
}

static void put_str(struct line *line, const char *name, struct kd_str value)
{
	if (value.data != NULL) {
		begin(line, name);
		put_value(line, value);
	}
}

static void put_span(struct line *line, struct kd_span span)
{
	kd_sink_format(line->sink, "%u-%u{", span.start, span.end);
	put_escaped(line->sink, kd_span_text(line->doc->text, span));
	kd_sink_text(line->sink, "}");
}

static void put_spans(struct line *line, const char *name,
	const struct kd_span *spans, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (i == 0) {
			begin(line, name);
		} else {
			kd_sink_text(line->sink, ",");
		}
		put_span(line, spans[i]);
	}
}

static void put_term(
	struct line *line, const struct kd_field *field, uint32_t value)
{
	if (value > 0) {
		put_str(line, field->name, kd_str_view(field->labels[value]));
	}
}

/* An index with the surface of what it points to. */
static void put_index(
	struct line *line, const struct kd_field *field, uint32_t index)
{
	if (index == KD_NONE) {
		return;
	}
	const struct kd_layer_shape *shape = &kd_layer_shapes[field->layer];
	const struct kd_any_vec *items = kd_layer_get(line->doc, field->layer);
	begin(line, field->name);
	kd_sink_format(line->sink, "%u:", index);
	put_span(line,
		*(const struct kd_span *)(const void
				*)(items->items + index * shape->item_bytes));
}

static void put_feats(struct line *line, const char *name, uint64_t feats)
{
	const struct kd_str text = kd_feats_render(&line->scratch, feats);
	line->full = line->full || (feats != 0 && text.data == NULL);
	put_str(line, name, text);
	kd_arena_reset(&line->scratch);
}

static void put_number(struct line *line, const char *name, double value)
{
	if (isfinite(value)) {
		begin(line, name);
		kd_sink_format(line->sink, "%.10g", value);
	}
}

static void put_fields(struct line *line, const struct kd_field *fields,
	const unsigned char *item);

static void put_records(struct line *line, const struct kd_field *field,
	const struct kd_any_vec *records)
{
	for (uint32_t i = 0; i < records->n; i++) {
		begin(line, field->name);
		kd_sink_text(line->sink, "(");
		line->after_field = false;
		put_fields(line, field->fields,
			records->items + i * field->record_bytes);
		kd_sink_text(line->sink, ")");
		line->after_field = true;
	}
}

static void put_field(
	struct line *line, const struct kd_field *field, const void *value)
{
	const struct kd_spans *spans = value;
	switch (field->kind) {
	case KD_FIELD_SPAN:
	case KD_FIELD_NEEDED_SPAN:
		put_spans(line, field->name, value,
			kd_span_is_none(*(const struct kd_span *)value) ? 0
									: 1);
		break;
	case KD_FIELD_SPANS:
	case KD_FIELD_NEEDED_SPANS:
		put_spans(line, field->name, spans->items, spans->n);
		break;
	case KD_FIELD_STR:
	case KD_FIELD_NEEDED_STR:
		put_str(line, field->name, *(const struct kd_str *)value);
		break;
	case KD_FIELD_TERM:
		put_term(line, field, *(const uint32_t *)value);
		break;
	case KD_FIELD_SMALL_TERM:
		put_term(line, field, *(const uint8_t *)value);
		break;
	case KD_FIELD_BOOL:
		if (*(const bool *)value) {
			put_str(line, field->name, KD_STR("true"));
		}
		break;
	case KD_FIELD_INDEX:
		put_index(line, field, *(const uint32_t *)value);
		break;
	case KD_FIELD_COUNT:
		if (*(const uint32_t *)value > 0) {
			put_number(line, field->name, *(const uint32_t *)value);
		}
		break;
	case KD_FIELD_NUMBER:
		put_number(line, field->name, *(const double *)value);
		break;
	case KD_FIELD_FEATS:
		put_feats(line, field->name, *(const uint64_t *)value);
		break;
	case KD_FIELD_RECORDS:
		put_records(line, field, value);
		break;
	}
}

static void put_fields(struct line *line, const struct kd_field *fields,
	const unsigned char *item)
{
	for (const struct kd_field *field = fields; field->name != NULL;
		field++) {
		put_field(line, field, item + field->offset);
	}
}

/* "name" of the layer "names"; deeds are events of their own layer. */
static struct kd_str singular(enum kd_layer layer)
{
	static const char *const names[KD_LAYER_COUNT] = {
#define KD_LAYER(constant, member, item) #item,
		KD_LAYERS(KD_LAYER)
#undef KD_LAYER
	};
	return layer == KD_LAYER_DEEDS ? KD_STR("deed")
				       : kd_str_view(names[layer]);
}

static void put_item(
	struct line *line, enum kd_layer layer, const unsigned char *item)
{
	const struct kd_span span = *(const struct kd_span *)(const void *)item;
	kd_sink_format(line->sink, "%u\t%u\t", span.start, span.end);
	kd_sink_put(line->sink, singular(layer));
	kd_sink_text(line->sink, "\t");
	line->after_field = false;
	put_fields(line, kd_layer_shapes[layer].fields, item);
	kd_sink_text(line->sink, line->after_field ? "\t\"" : "-\t\"");
	put_escaped(line->sink, kd_span_text(line->doc->text, span));
	kd_sink_text(line->sink, "\"\n");
}

enum kd_status kd_export_layer(const struct kd_doc *doc, enum kd_layer layer,
	struct kd_sink *sink, struct kd_err *err)
{
	struct line line = { .doc = doc, .sink = sink };
	kd_arena_init(&line.scratch, KD_ARENA_LIMIT_BYTES);
	const struct kd_any_vec *items = kd_layer_get(doc, layer);
	for (uint32_t i = 0; i < items->n; i++) {
		put_item(&line, layer,
			items->items + i * kd_layer_shapes[layer].item_bytes);
	}
	const enum kd_status status =
		line.full ? kd_arena_full(&line.scratch, err) : KD_OK;
	kd_arena_release(&line.scratch);
	return status;
}

static void put_meta(struct kd_sink *sink, const struct kd_doc *doc)
{
	const struct kd_meta *meta = &doc->meta;
	const struct {
		const char *name;
		struct kd_str value;
		const char *basis;
	} lines[] = {
		{ "id", meta->id, NULL },
		{ "url", meta->url, NULL },
		{ "outlet", meta->outlet, kd_basis_labels[meta->outlet_basis] },
		{ "title", meta->title, NULL },
		{ "byline", meta->byline, NULL },
		{ "language", meta->language, NULL },
		{ "published", meta->published,
			kd_basis_labels[meta->published_basis] },
	};
	for (size_t i = 0; i < KD_COUNT(lines); i++) {
		if (lines[i].value.data == NULL) {
			continue;
		}
		kd_sink_format(sink, "# %s: ", lines[i].name);
		put_escaped(sink, lines[i].value);
		if (lines[i].basis != NULL) {
			kd_sink_format(sink, " (%s)", lines[i].basis);
		}
		kd_sink_text(sink, "\n");
	}
}

enum kd_status kd_export_tsv(const struct kd_doc *doc,
	const struct kd_export_options *options, struct kd_sink *sink,
	struct kd_err *err)
{
	const uint32_t of_tokens =
		1u << KD_LAYER_TOKENS | 1u << KD_LAYER_LEAVES |
		1u << KD_LAYER_ANALYSES | 1u << KD_LAYER_CHUNKS;
	const uint32_t wanted = options->tokens ? options->layers
						: options->layers & ~of_tokens;
	put_meta(sink, doc);
	for (uint32_t layer = 0; layer < KD_LAYER_COUNT; layer++) {
		if ((wanted & (1u << layer)) != 0) {
			KD_TRY(kd_export_layer(doc, layer, sink, err));
		}
	}
	kd_sink_text(sink, "\n");
	return KD_OK;
}
