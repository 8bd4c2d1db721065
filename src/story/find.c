/* find.c - who and where a stretch of a document names. */
#include "story/find.h"

uint32_t kd_find_named(
	const struct kd_thread *thread, uint32_t doc, uint32_t name)
{
	return name == KD_NONE ? KD_NONE : thread->entity_of[doc][name];
}

static uint32_t mentioned(
	const struct kd_thread *thread, uint32_t doc, struct kd_span span)
{
	const struct kd_mentions *mentions = thread->digests[doc].mentions;
	for (uint32_t i = 0; i < mentions->n; i++) {
		if (kd_span_overlaps(mentions->items[i].span, span)) {
			return kd_find_named(
				thread, doc, mentions->items[i].name);
		}
	}
	return KD_NONE;
}

/* Whether a name is what a stretch is about: a person's name with words after
 * it only owns or describes them ("Putin's envoy", "Trump-administrasjonen").
 */
static bool is_head(const struct kd_digest *digest, const struct kd_name *name,
	struct kd_span span)
{
	if (name->type != KD_NAME_PER || name->span.end >= span.end) {
		return true;
	}
	const char next = digest->text.data[name->span.end];
	return next == ',' || next == '(' || next == ')' || next == '.';
}

/* The name that a stretch is about: the last that is no place, else the first;
 * KD_NONE if it has none. */
static uint32_t name_of(const struct kd_digest *digest, struct kd_span span)
{
	const struct kd_names *names = digest->names;
	uint32_t found = KD_NONE;
	for (uint32_t i = kd_names_at(names, span.start);
		i < names->n && names->items[i].span.start < span.end; i++) {
		if (!names->items[i].of_nation &&
			is_head(digest, &names->items[i], span) &&
			(found == KD_NONE ||
				names->items[i].type != KD_NAME_LOC)) {
			found = i;
		}
	}
	return found;
}

uint32_t kd_find_entity(
	const struct kd_thread *thread, uint32_t doc, struct kd_span span)
{
	const uint32_t name = name_of(&thread->digests[doc], span);
	return name != KD_NONE ? kd_find_named(thread, doc, name)
			       : mentioned(thread, doc, span);
}

/* A place is behind words where they begin with it ("Moscow"), or as a country
 * whose body it is ("the ministry of Lebanon"). */
static bool may_speak(const struct kd_name *name, struct kd_span source)
{
	return name->type != KD_NAME_LOC || name->span.start == source.start ||
	       (name->key.len > 0 &&
		       kd_str_find(name->key, KD_STR("/")) == KD_NONE);
}

uint32_t kd_find_source(const struct kd_thread *thread, uint32_t doc,
	const struct kd_statement *statement)
{
	const struct kd_digest *digest = &thread->digests[doc];
	if (statement->source_name != KD_NONE) {
		return kd_find_named(thread, doc, statement->source_name);
	}
	if (statement->source.n == 0) {
		return KD_NONE;
	}
	const struct kd_span source = statement->source.items[0];
	const uint32_t name = name_of(digest, source);
	return name == KD_NONE || may_speak(&digest->names->items[name], source)
		       ? kd_find_entity(thread, doc, source)
		       : KD_NONE;
}

uint32_t kd_find_outlet(const struct kd_thread *thread,
	const struct kd_evidence *named, struct kd_str outlet)
{
	const struct kd_names *names = thread->digests[named->doc].names;
	const uint32_t name = kd_names_at(names, named->span.start);
	return name < names->n && kd_str_equal(names->items[name].base, outlet)
		       ? kd_find_named(thread, named->doc, name)
		       : KD_NONE;
}

bool kd_indexes_has(const struct kd_indexes *indexes, uint32_t value)
{
	for (uint32_t i = 0; i < indexes->n; i++) {
		if (indexes->items[i] == value) {
			return true;
		}
	}
	return false;
}

bool kd_indexes_add_once(
	struct kd_arena *arena, struct kd_indexes *indexes, uint32_t value)
{
	return kd_indexes_has(indexes, value) || KD_PUSH(arena, indexes, value);
}

uint32_t kd_indexes_common(
	const struct kd_indexes *a, const struct kd_indexes *b)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < a->n; i++) {
		n += kd_indexes_has(b, a->items[i]);
	}
	return n;
}

uint32_t kd_reports_documents(const struct kd_reports *reports)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < reports->n; i++) {
		n += i == 0 ||
		     reports->items[i].at.doc != reports->items[i - 1].at.doc;
	}
	return n;
}
