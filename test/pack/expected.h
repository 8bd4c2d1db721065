/* expected.h - what a worked example says a layer must hold. */
#ifndef KD_TEST_EXPECTED_H
#define KD_TEST_EXPECTED_H

#include "doc/fields.h"

/* name=value; the value without its braces. */
struct expected_field {
	struct kd_str name;
	struct kd_str value;
};

struct expected_item {
	struct kd_str surface;
	struct expected_field *items;
	uint32_t n;
	uint32_t capacity;
	bool met; /* by an item of the layer */
};

struct expected {
	struct expected_item *items;
	uint32_t n;
	uint32_t capacity;
};

/* Parses "[surface] field=value ; [surface] ..." or "-". KD_EINPUT with the
 * reason if it is neither. */
enum kd_status expected_parse(struct kd_str text, struct kd_arena *arena,
	struct expected *out, struct kd_err *err) KD_MUST_CHECK;

/* Parses "field=value field=value" with no surface before it. */
enum kd_status expected_parse_fields(struct kd_str text, struct kd_arena *arena,
	struct expected_item *out, struct kd_err *err) KD_MUST_CHECK;

/* Whether the layer holds these items, no more and no less; where it does
 * not, *difference says what is missing and what was found instead. */
bool expected_compare(struct expected *expected, const struct kd_doc *doc,
	enum kd_layer layer, struct kd_arena *arena, struct kd_str *difference);

/* The value of a field as examples write it; none if it is absent. */
struct kd_str expected_render(const struct kd_doc *doc,
	const struct kd_field *field, const unsigned char *item,
	struct kd_arena *arena);

#endif
