/* expected.c - what a worked example says a layer must hold. */
#include "expected.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A test that has no memory has nothing to say. */
static void *needed(void *memory)
{
	if (memory == NULL) {
		fputs("Bail out! out of memory\n", stdout);
		exit(1);
	}
	return memory;
}

static struct kd_str join(struct kd_arena *arena, struct kd_str left,
	struct kd_str separator, struct kd_str right)
{
	const uint32_t len = left.len + separator.len + right.len;
	char *out = needed(kd_arena_take(arena, (size_t)len + 1));
	memcpy(out, left.data != NULL ? left.data : "", left.len);
	memcpy(out + left.len, separator.data, separator.len);
	memcpy(out + left.len + separator.len,
		right.data != NULL ? right.data : "", right.len);
	return (struct kd_str){ .data = out, .len = len };
}

static struct kd_str append(
	struct kd_arena *arena, struct kd_str text, const char *more)
{
	return join(arena, text, KD_STR(""), kd_str_view(more));
}

/* Cuts off what stands before the next " ; " that is outside of brackets and
 * braces. */
static struct kd_str cut_item(struct kd_str *rest)
{
	int depth = 0;
	for (uint32_t i = 0; i < rest->len; i++) {
		const char c = rest->data[i];
		depth += c == '{' || (depth == 0 && c == '[') ? 1 : 0;
		depth -= c == '}' || (depth == 1 && c == ']') ? 1 : 0;
		if (depth == 0 && i + 3 <= rest->len &&
			memcmp(rest->data + i, " ; ", 3) == 0) {
			const struct kd_str item = kd_str_slice(*rest, 0, i);
			*rest = kd_str_slice(*rest, i + 3, rest->len);
			return item;
		}
	}
	const struct kd_str item = *rest;
	*rest = (struct kd_str){ 0 };
	return item;
}

static enum kd_status cut_field(
	struct kd_str *rest, struct expected_field *out, struct kd_err *err)
{
	const uint32_t equals = kd_str_find(*rest, KD_STR("="));
	if (equals == KD_NONE) {
		return kd_err_set(err, KD_EINPUT, "no field=value in \"%.*s\"",
			(int)rest->len, rest->data);
	}
	out->name = kd_str_trim(kd_str_slice(*rest, 0, equals));
	*rest = kd_str_slice(*rest, equals + 1, rest->len);
	if (!kd_str_starts_with(*rest, KD_STR("{"))) {
		out->value = kd_str_cut(rest, ' ');
		return KD_OK;
	}
	/* To the brace that closes this one. */
	uint32_t end = 1;
	for (int depth = 1; end < rest->len; end++) {
		depth += rest->data[end] == '{' ? 1 : 0;
		depth -= rest->data[end] == '}' ? 1 : 0;
		if (depth == 0) {
			break;
		}
	}
	if (end == rest->len) {
		return kd_err_set(err, KD_EINPUT, "brace without its end");
	}
	out->value = kd_str_slice(*rest, 1, end);
	*rest = kd_str_slice(*rest, end + 1, rest->len);
	return KD_OK;
}

enum kd_status expected_parse_fields(struct kd_str text, struct kd_arena *arena,
	struct expected_item *out, struct kd_err *err)
{
	struct kd_str rest = kd_str_trim(text);
	while (rest.len > 0) {
		struct expected_field field = { 0 };
		KD_TRY(cut_field(&rest, &field, err));
		if (!KD_PUSH(arena, out, field)) {
			return kd_arena_full(arena, err);
		}
		rest = kd_str_trim(rest);
	}
	return KD_OK;
}

/* The surface ends at the "]" before a space or the item's end. */
static enum kd_status parse_item(struct kd_str text, struct kd_arena *arena,
	struct expected_item *out, struct kd_err *err)
{
	uint32_t end = 1;
	while (end < text.len &&
		!(text.data[end] == ']' &&
			(end + 1 == text.len || text.data[end + 1] == ' '))) {
		end++;
	}
	if (text.len == 0 || text.data[0] != '[' || end >= text.len) {
		return kd_err_set(err, KD_EINPUT,
			"an item is written [surface] field=value");
	}
	out->surface = kd_str_slice(text, 1, end);
	return expected_parse_fields(
		kd_str_slice(text, end + 1, text.len), arena, out, err);
}

enum kd_status expected_parse(struct kd_str text, struct kd_arena *arena,
	struct expected *out, struct kd_err *err)
{
	struct kd_str rest = kd_str_trim(text);
	*out = (struct expected){ 0 };
	if (rest.len == 0) {
		return kd_err_set(err, KD_EINPUT,
			"nothing is expected; "
			"write - for an empty layer");
	}
	if (kd_str_equal(rest, KD_STR("-"))) {
		return KD_OK;
	}
	while (rest.len > 0) {
		struct expected_item item = { 0 };
		KD_TRY(parse_item(
			kd_str_trim(cut_item(&rest)), arena, &item, err));
		if (!KD_PUSH(arena, out, item)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}

static struct kd_str render_spans(const struct kd_doc *doc,
	const struct kd_span *spans, uint32_t n, struct kd_arena *arena)
{
	struct kd_str out = { 0 };
	for (uint32_t i = 0; i < n; i++) {
		out = join(arena, out, i > 0 ? KD_STR(", ") : KD_STR(""),
			kd_span_text(doc->text, spans[i]));
	}
	return out;
}

static struct kd_str render_index(
	const struct kd_doc *doc, enum kd_layer layer, uint32_t index)
{
	if (index == KD_NONE) {
		return (struct kd_str){ 0 };
	}
	const unsigned char *item = kd_layer_get(doc, layer)->items +
				    index * kd_layer_shapes[layer].item_bytes;
	return kd_span_text(
		doc->text, *(const struct kd_span *)(const void *)item);
}

static struct kd_str render_number(double value, struct kd_arena *arena)
{
	if (!isfinite(value)) {
		return (struct kd_str){ 0 };
	}
	return kd_str_format(arena, "%.10g", value);
}

/* Records are written as the first of their fields: via={Xinhua, Axios}. */
static struct kd_str render_records(const struct kd_doc *doc,
	const struct kd_field *field, const struct kd_any_vec *records,
	struct kd_arena *arena)
{
	struct kd_str out = { 0 };
	for (uint32_t i = 0; i < records->n; i++) {
		out = join(arena, out, i > 0 ? KD_STR(", ") : KD_STR(""),
			expected_render(doc, field->fields,
				records->items + i * field->record_bytes,
				arena));
	}
	return out;
}

static struct kd_str render_term(const struct kd_field *field, uint32_t value)
{
	return kd_str_view(value > 0 ? field->labels[value] : NULL);
}

struct kd_str expected_render(const struct kd_doc *doc,
	const struct kd_field *field, const unsigned char *item,
	struct kd_arena *arena)
{
	const void *value = item + field->offset;
	const struct kd_span *span = value;
	const struct kd_spans *spans = value;
	const uint32_t *number = value;
	switch (field->kind) {
	case KD_FIELD_SPAN:
	case KD_FIELD_NEEDED_SPAN:
		return render_spans(
			doc, span, kd_span_is_none(*span) ? 0 : 1, arena);
	case KD_FIELD_SPANS:
	case KD_FIELD_NEEDED_SPANS:
		return render_spans(doc, spans->items, spans->n, arena);
	case KD_FIELD_STR:
	case KD_FIELD_NEEDED_STR:
		return *(const struct kd_str *)value;
	case KD_FIELD_TERM:
		return render_term(field, *number);
	case KD_FIELD_SMALL_TERM:
		return render_term(field, *(const uint8_t *)value);
	case KD_FIELD_BOOL:
		return *(const bool *)value ? KD_STR("true") : KD_STR("false");
	case KD_FIELD_INDEX:
		return render_index(doc, field->layer, *number);
	case KD_FIELD_COUNT:
		return render_number(
			*number > 0 ? (double)*number : (double)NAN, arena);
	case KD_FIELD_NUMBER:
		return render_number(*(const double *)value, arena);
	case KD_FIELD_FEATS:
		return kd_feats_render(arena, *(const uint64_t *)value);
	case KD_FIELD_RECORDS:
		return render_records(doc, field, value, arena);
	}
	return (struct kd_str){ 0 };
}

static const struct kd_field *find_field(
	enum kd_layer layer, struct kd_str name)
{
	const struct kd_field *field = kd_layer_shapes[layer].fields;
	while (field->name != NULL &&
		!kd_str_equal(kd_str_view(field->name), name)) {
		field++;
	}
	return field->name != NULL ? field : NULL;
}

static const unsigned char *item_at(
	const struct kd_doc *doc, enum kd_layer layer, uint32_t i)
{
	return kd_layer_get(doc, layer)->items +
	       i * kd_layer_shapes[layer].item_bytes;
}

static struct kd_str surface_at(
	const struct kd_doc *doc, enum kd_layer layer, uint32_t i)
{
	return kd_span_text(doc->text,
		*(const struct kd_span *)(const void *)item_at(doc, layer, i));
}

static bool is_met(const struct expected_item *expected,
	const struct kd_doc *doc, enum kd_layer layer, uint32_t i,
	struct kd_arena *arena)
{
	if (!kd_str_equal(surface_at(doc, layer, i), expected->surface)) {
		return false;
	}
	for (uint32_t k = 0; k < expected->n; k++) {
		const struct expected_field *wanted = &expected->items[k];
		const struct kd_field *field = find_field(layer, wanted->name);
		if (field == NULL) {
			return false;
		}
		const struct kd_str found = expected_render(
			doc, field, item_at(doc, layer, i), arena);
		const bool none = kd_str_equal(wanted->value, KD_STR("-"));
		if (none ? found.len > 0
			 : !kd_str_equal(found, wanted->value)) {
			return false;
		}
	}
	return true;
}

/* Every field that any example of the row names, as found. */
static struct kd_str describe(const struct kd_doc *doc, enum kd_layer layer,
	uint32_t i, struct kd_arena *arena)
{
	struct kd_str out = append(arena, KD_STR("["), "");
	out = join(arena, out, KD_STR(""), surface_at(doc, layer, i));
	out = append(arena, out, "]");
	const struct kd_field *field = kd_layer_shapes[layer].fields;
	for (; field->name != NULL; field++) {
		const struct kd_str value = expected_render(
			doc, field, item_at(doc, layer, i), arena);
		if (value.len == 0) {
			continue;
		}
		out = append(arena, out, " ");
		out = append(arena, out, field->name);
		out = join(arena, out, KD_STR("={"), value);
		out = append(arena, out, "}");
	}
	return out;
}

static struct kd_str add_line(struct kd_arena *arena, struct kd_str text,
	const char *head, struct kd_str line)
{
	text = append(arena, text, head);
	text = join(arena, text, KD_STR(""), line);
	return append(arena, text, "\n");
}

static struct kd_str describe_expected(
	const struct expected_item *item, struct kd_arena *arena)
{
	struct kd_str out = join(arena, KD_STR("["), KD_STR(""), item->surface);
	out = append(arena, out, "]");
	for (uint32_t i = 0; i < item->n; i++) {
		out = join(arena, out, KD_STR(" "), item->items[i].name);
		out = join(arena, out, KD_STR("={"), item->items[i].value);
		out = append(arena, out, "}");
	}
	return out;
}

bool expected_compare(struct expected *expected, const struct kd_doc *doc,
	enum kd_layer layer, struct kd_arena *arena, struct kd_str *difference)
{
	const uint32_t n = kd_layer_get(doc, layer)->n;
	bool *taken = needed(KD_NEW_ARRAY(arena, bool, n + 1));
	*difference = (struct kd_str){ 0 };
	for (uint32_t k = 0; k < expected->n; k++) {
		struct expected_item *item = &expected->items[k];
		for (uint32_t i = 0; i < n && !item->met; i++) {
			item->met =
				!taken[i] && is_met(item, doc, layer, i, arena);
			taken[i] = taken[i] || item->met;
		}
		if (!item->met) {
			*difference = add_line(arena, *difference,
				"  expected ", describe_expected(item, arena));
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		if (!taken[i]) {
			*difference = add_line(arena, *difference,
				"  found    ", describe(doc, layer, i, arena));
		}
	}
	return difference->len == 0;
}
