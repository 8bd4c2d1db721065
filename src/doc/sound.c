/* sound.c - the one list of invariants of a document. */
#include "base/utf8.h"
#include "doc/doc_private.h"
#include "doc/fields.h"

#include <math.h>

/* Where the check stands, for its messages. */
struct place {
	const struct kd_doc *doc;
	const char *layer;
	const char *field;
	uint32_t item;
	struct kd_err *err;
};

static enum kd_status broken(const struct place *at, const char *what)
{
	return kd_err_set(at->err, KD_EINPUT, "%s[%u] %s: %s", at->layer,
		at->item, at->field, what);
}

static enum kd_status check_span(
	const struct place *at, struct kd_span span, bool needed)
{
	if (span.start == 0 && span.end == 0 && !needed) {
		return KD_OK;
	}
	if (span.start >= span.end) {
		return broken(at, "empty or reversed span");
	}
	if (span.end > at->doc->text.len) {
		return broken(at, "span beyond the text");
	}
	if (!kd_utf8_is_boundary(at->doc->text, span.start) ||
		!kd_utf8_is_boundary(at->doc->text, span.end)) {
		return broken(at, "span cuts a character in two");
	}
	return KD_OK;
}

static enum kd_status check_spans(
	const struct place *at, const struct kd_spans *spans, bool needed)
{
	if (needed && spans->n == 0) {
		return broken(at, "no evidence");
	}
	for (uint32_t i = 0; i < spans->n; i++) {
		KD_TRY(check_span(at, spans->items[i], true));
	}
	return KD_OK;
}

static enum kd_status check_str(
	const struct place *at, struct kd_str value, bool needed)
{
	if (value.data == NULL && needed) {
		return broken(at, "missing");
	}
	if (value.data != NULL &&
		kd_utf8_valid_bytes(value.data, value.len) != value.len) {
		return broken(at, "not UTF-8");
	}
	return KD_OK;
}

static enum kd_status check_index(
	const struct place *at, uint32_t index, enum kd_layer layer)
{
	if (index != KD_NONE && index >= kd_layer_get(at->doc, layer)->n) {
		return broken(at, "index beyond its layer");
	}
	return KD_OK;
}

static enum kd_status check_fields(struct place at,
	const struct kd_field *fields, const unsigned char *item);

static enum kd_status check_records(const struct place *at,
	const struct kd_field *field, const struct kd_any_vec *records)
{
	for (uint32_t i = 0; i < records->n; i++) {
		KD_TRY(check_fields(*at, field->fields,
			records->items + i * field->record_bytes));
	}
	return KD_OK;
}

static enum kd_status check_field(
	const struct place *at, const struct kd_field *field, const void *value)
{
	switch (field->kind) {
	case KD_FIELD_SPAN:
	case KD_FIELD_NEEDED_SPAN:
		return check_span(at, *(const struct kd_span *)value,
			field->kind == KD_FIELD_NEEDED_SPAN);
	case KD_FIELD_SPANS:
	case KD_FIELD_NEEDED_SPANS:
		return check_spans(
			at, value, field->kind == KD_FIELD_NEEDED_SPANS);
	case KD_FIELD_STR:
	case KD_FIELD_NEEDED_STR:
		return check_str(at, *(const struct kd_str *)value,
			field->kind == KD_FIELD_NEEDED_STR);
	case KD_FIELD_TERM:
		return *(const uint32_t *)value < field->n_labels
			       ? KD_OK
			       : broken(at, "unknown term");
	case KD_FIELD_SMALL_TERM:
		return *(const uint8_t *)value < field->n_labels
			       ? KD_OK
			       : broken(at, "unknown term");
	case KD_FIELD_INDEX:
		return check_index(at, *(const uint32_t *)value, field->layer);
	case KD_FIELD_NUMBER:
		return isinf(*(const double *)value) ? broken(at, "infinite")
						     : KD_OK;
	case KD_FIELD_RECORDS:
		return check_records(at, field, value);
	case KD_FIELD_BOOL:
	case KD_FIELD_COUNT:
	case KD_FIELD_FEATS:
		return KD_OK;
	}
	return broken(at, "unknown kind of field");
}

static enum kd_status check_fields(struct place at,
	const struct kd_field *fields, const unsigned char *item)
{
	for (const struct kd_field *field = fields; field->name != NULL;
		field++) {
		at.field = field->name;
		KD_TRY(check_field(&at, field, item + field->offset));
	}
	return KD_OK;
}

static enum kd_status check_order(const struct place *at,
	const struct kd_layer_shape *shape, struct kd_span before,
	struct kd_span span)
{
	if (shape->in_order && span.start < before.start) {
		return broken(at, "not in order of start");
	}
	if (!shape->may_overlap && span.start < before.end) {
		return broken(at, "overlaps the one before");
	}
	return KD_OK;
}

static enum kd_status check_layer(
	const struct kd_doc *doc, enum kd_layer layer, struct kd_err *err)
{
	const struct kd_layer_shape *shape = &kd_layer_shapes[layer];
	const struct kd_any_vec *items = kd_layer_get(doc, layer);
	struct place at = { .doc = doc, .layer = shape->name, .err = err };
	struct kd_span before = { 0 };
	for (uint32_t i = 0; i < items->n; i++) {
		const unsigned char *item =
			items->items + i * shape->item_bytes;
		/* Every item begins with its span. */
		const struct kd_span span = *(const struct kd_span *)item;
		at.item = i;
		at.field = "span";
		KD_TRY(check_span(&at, span, !shape->may_be_spanless));
		KD_TRY(check_order(&at, shape, before, span));
		KD_TRY(check_fields(at, shape->fields, item));
		before = span;
	}
	return KD_OK;
}

/* Blocks cover all but white space. */
static enum kd_status check_cover(const struct kd_doc *doc, struct kd_err *err)
{
	uint32_t from = 0;
	for (uint32_t i = 0; i <= doc->blocks.n && doc->blocks.n > 0; i++) {
		const bool last = i == doc->blocks.n;
		const uint32_t to =
			last ? doc->text.len : doc->blocks.items[i].span.start;
		uint32_t character = 0;
		for (uint32_t byte = from; byte < to;
			byte += kd_utf8_read(doc->text, byte, &character)) {
			kd_utf8_read(doc->text, byte, &character);
			if (!kd_utf8_is_space(character)) {
				return kd_err_set(err, KD_EINPUT,
					"byte %u is in no block", byte);
			}
		}
		from = last ? to : doc->blocks.items[i].span.end;
	}
	return KD_OK;
}

static enum kd_status check_range(
	const struct place *at, uint32_t first, uint32_t n)
{
	const uint32_t end = at->doc->tokens.n;
	return first <= end && n <= end - first
		       ? KD_OK
		       : broken(at, "tokens beyond their layer");
}

/* Links between layers that are not fields, as they are not written. */
static enum kd_status check_links(const struct kd_doc *doc, struct kd_err *err)
{
	struct place at = { .doc = doc, .field = "tokens", .err = err };
#define KD_RANGES(member)                                                 \
	at.layer = #member;                                               \
	for (at.item = 0; at.item < doc->member.n; at.item++) {           \
		KD_TRY(check_range(&at, doc->member.items[at.item].first, \
			doc->member.items[at.item].n));                   \
	}
	KD_RANGES(sentences)
	KD_RANGES(chunks)
	KD_RANGES(names)
#undef KD_RANGES
	at.layer = "analyses";
	at.field = "chunk";
	for (at.item = 0; at.item < doc->analyses.n; at.item++) {
		KD_TRY(check_index(&at, doc->analyses.items[at.item].chunk,
			KD_LAYER_CHUNKS));
	}
	return KD_OK;
}

enum kd_status kd_doc_is_sound(const struct kd_doc *doc, struct kd_err *err)
{
	if (kd_utf8_valid_bytes(doc->text.data, doc->text.len) !=
		doc->text.len) {
		return kd_err_set(err, KD_EINPUT, "text is not UTF-8");
	}
	if (doc->analyses.n > 0 && doc->analyses.n != doc->tokens.n) {
		return kd_err_set(err, KD_EINPUT, "%u analyses of %u tokens",
			doc->analyses.n, doc->tokens.n);
	}
	for (enum kd_layer layer = 0; layer < KD_LAYER_COUNT; layer++) {
		KD_TRY(check_layer(doc, layer, err));
	}
	KD_TRY(check_links(doc, err));
	KD_TRY(kd_doc_has_trees(doc, err));
	return check_cover(doc, err);
}
