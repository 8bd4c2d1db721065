/* mentions_persons.c - who is in the document, and what they are said to be. */
#include "read/mentions/mentions_private.h"

bool kd_mentions_same_country(struct kd_str a, struct kd_str b)
{
	struct kd_str rest_a = a;
	struct kd_str rest_b = b;
	return a.data != NULL && b.data != NULL &&
	       kd_str_equal(kd_str_cut(&rest_a, '/'), kd_str_cut(&rest_b, '/'));
}

struct kd_str kd_mentions_place_key(
	const struct kd_reading *reading, uint32_t token)
{
	struct kd_match match;
	if (!kd_lang_match(reading->lang, KD_TABLE_PLACES, reading->words,
		    token, &match)) {
		return (struct kd_str){ 0 };
	}
	return kd_lang_text(reading->lang, match.row, KD_COLUMN_PLACES_KEY);
}

/* What a name says a title is of: its key, or the person. */
static struct kd_str name_key(const struct kd_name *name)
{
	return name->key.data != NULL ? name->key : name->base;
}

bool kd_mentions_key(const struct kd_mentioning *work, struct kd_span span,
	struct kd_str *out)
{
	const struct kd_reading *reading = work->reading;
	*out = (struct kd_str){ 0 };
	const uint32_t name = kd_names_at(work->names, span.start);
	if (name < work->names->n && !work->names->items[name].of_nation &&
		kd_span_contains(span, work->names->items[name].span)) {
		*out = name_key(&work->names->items[name]);
		return true;
	}
	for (uint32_t i = kd_tokens_at(reading->tokens, span.start);
		i < reading->tokens->n &&
		reading->tokens->items[i].span.start < span.end;
		i++) {
		*out = kd_mentions_place_key(reading, i);
		if (out->data != NULL) {
			return true;
		}
	}
	return false;
}

/* What a title inside a role is of: what stands before it, else after it. */
static struct kd_str key_in_role(const struct kd_mentioning *work,
	struct kd_span role, struct kd_span title)
{
	struct kd_str key;
	const struct kd_span before = { role.start, title.start };
	const struct kd_span after = { title.end, role.end };
	if (!kd_mentions_key(work, before, &key)) {
		(void)kd_mentions_key(work, after, &key);
	}
	return key;
}

static bool add_fact(struct kd_mentioning *work, uint32_t person,
	uint32_t title, struct kd_str key)
{
	struct kd_person *item = &work->persons.items[person];
	const struct kd_fact fact = {
		.title = title, .key = key, .next = item->first_fact
	};
	item->first_fact = work->facts.n;
	return KD_PUSH(work->arena, &work->facts, fact);
}

/* A title belongs to the person named after it: "President Putin's envoy". */
static bool is_of_next_person(
	const struct kd_mentioning *work, struct kd_span role, uint32_t token)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	if (token >= tokens->n || tokens->items[token].span.start >= role.end) {
		return false;
	}
	const uint32_t name = kd_names_of_token(work->names, token);
	return name != KD_NONE && work->names->items[name].type == KD_NAME_PER;
}

static bool gather_facts(struct kd_mentioning *work, uint32_t name)
{
	const struct kd_reading *reading = work->reading;
	const struct kd_span role = work->names->items[name].role_span;
	uint32_t i = kd_tokens_at(reading->tokens, role.start);
	while (i < reading->tokens->n &&
		reading->tokens->items[i].span.start < role.end) {
		struct kd_match match;
		if (!kd_lang_match(reading->lang, KD_TABLE_TITLES,
			    reading->words, i, &match)) {
			i++;
			continue;
		}
		const struct kd_span title =
			kd_tokens_span(reading->tokens, i, match.n);
		i += match.n;
		if (!is_of_next_person(work, role, i) &&
			!add_fact(work, work->person_of[name], match.row,
				key_in_role(work, role, title))) {
			return false;
		}
	}
	return true;
}

static bool add_person(
	struct kd_mentioning *work, struct kd_map *by_base, uint32_t name)
{
	const struct kd_name *item = &work->names->items[name];
	uint32_t person = kd_map_get(by_base, item->base);
	if (person == KD_NONE) {
		person = work->persons.n;
		const struct kd_person fresh = { .gender = item->gender,
			.last = KD_NONE,
			.first_fact = KD_NONE };
		if (!KD_PUSH(work->arena, &work->persons, fresh) ||
			!kd_map_put(work->arena, by_base, item->base, person)) {
			return false;
		}
	}
	struct kd_person *known = &work->persons.items[person];
	if (known->gender == 0) {
		known->gender = item->gender;
	}
	work->person_of[name] = person;
	return true;
}

enum kd_status kd_mentions_persons(
	struct kd_mentioning *work, struct kd_err *err)
{
	struct kd_map by_base = { 0 };
	work->person_of = KD_NEW_ARRAY(work->arena, uint32_t, work->names->n);
	if (work->person_of == NULL) {
		return kd_arena_full(work->arena, err);
	}
	for (uint32_t i = 0; i < work->names->n; i++) {
		const struct kd_name *name = &work->names->items[i];
		work->person_of[i] = KD_NONE;
		if (name->type != KD_NAME_PER) {
			continue;
		}
		if (!add_person(work, &by_base, i) ||
			(!kd_span_is_none(name->role_span) &&
				!gather_facts(work, i))) {
			return kd_arena_full(work->arena, err);
		}
	}
	return KD_OK;
}
