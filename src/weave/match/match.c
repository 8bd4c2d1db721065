/* match.c - one entity across documents, languages and spellings. */
#include "weave/match/match.h"

#include "base/utf8.h"
#include "weave/match/match_private.h"

#include <assert.h>
#include <stdlib.h>

/* What matching works with. */
struct matching {
	const struct kd_match_in *in;
	struct kd_arena *arena;
	KD_VEC(struct kd_sort) sorts;
	struct kd_map by_name; /* type, key or base -> sort */
	uint32_t **sort_of;    /* [document][name] */
};

static uint32_t root_of(struct matching *m, uint32_t sort)
{
	while (m->sorts.items[sort].parent != sort) {
		const uint32_t parent = m->sorts.items[sort].parent;
		m->sorts.items[sort].parent = m->sorts.items[parent].parent;
		sort = m->sorts.items[sort].parent;
	}
	return sort;
}

static void unite(struct matching *m, uint32_t a, uint32_t b)
{
	a = root_of(m, a);
	b = root_of(m, b);
	/* The earlier one stays, so that the result has one order. */
	if (a < b) {
		m->sorts.items[b].parent = a;
	} else {
		m->sorts.items[a].parent = b;
	}
}

static bool has_space(struct kd_str text)
{
	return kd_str_find(text, KD_STR(" ")) != KD_NONE;
}

static struct kd_str base_of(
	const struct kd_digest *digest, const struct kd_name *name)
{
	return name->base.len > 0 ? name->base
				  : kd_span_text(digest->text, name->span);
}

/* The sort of a name, made when it is first met. */
static uint32_t sort_for(
	struct matching *m, uint32_t doc, const struct kd_name *name)
{
	const struct kd_str base = base_of(&m->in->digests[doc], name);
	const struct kd_str folded = kd_utf8_fold(m->arena, base);
	const struct kd_str label = kd_str_format(m->arena, "%d %.*s",
		(int)name->type, (int)folded.len, folded.data);
	if (folded.data == NULL || label.data == NULL) {
		return KD_NONE;
	}
	const uint32_t known = kd_map_get(&m->by_name, label);
	if (known != KD_NONE) {
		m->sorts.items[known].count++;
		if (m->sorts.items[known].key.len == 0) {
			m->sorts.items[known].key = name->key;
		}
		return known;
	}
	const struct kd_sort sort = { .base = base,
		.sound = name->sound.len > 0 ? name->sound : folded,
		.key = name->key,
		.type = name->type,
		.count = 1,
		.first_doc = doc,
		.parent = m->sorts.n };
	if (!kd_map_put(m->arena, &m->by_name, label, m->sorts.n) ||
		!KD_PUSH(m->arena, &m->sorts, sort)) {
		return KD_NONE;
	}
	return m->sorts.n - 1;
}

static enum kd_status sort_names(struct matching *m, struct kd_err *err)
{
	for (uint32_t doc = 0; doc < m->in->n; doc++) {
		const struct kd_names *names = m->in->digests[doc].names;
		m->sort_of[doc] = KD_NEW_ARRAY(m->arena, uint32_t, names->n);
		if (m->sort_of[doc] == NULL) {
			return kd_arena_full(m->arena, err);
		}
		for (uint32_t i = 0; i < names->n; i++) {
			m->sort_of[doc][i] = sort_for(m, doc, &names->items[i]);
			if (m->sort_of[doc][i] == KD_NONE) {
				return kd_arena_full(m->arena, err);
			}
		}
	}
	return KD_OK;
}

/* Unites the sorts that have the same label, made from a prefix and a part. */
static bool unite_by(struct matching *m, struct kd_map *firsts, uint32_t sort,
	const char *prefix, struct kd_str part)
{
	const struct kd_str label = kd_str_format(
		m->arena, "%s %.*s", prefix, (int)part.len, part.data);
	if (label.data == NULL) {
		return false;
	}
	const uint32_t first = kd_map_get(firsts, label);
	if (first != KD_NONE) {
		unite(m, first, sort);
		return true;
	}
	return kd_map_put(m->arena, firsts, label, sort);
}

/* Places by their key in the packs, all but people by sound within type. */
static bool unite_equals(struct matching *m)
{
	struct kd_map firsts = { 0 };
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		const struct kd_sort *sort = &m->sorts.items[i];
		if (sort->type != KD_NAME_PER && sort->key.len > 0 &&
			!unite_by(m, &firsts, i, "key", sort->key)) {
			return false;
		}
		if (sort->type != KD_NAME_PER &&
			!unite_by(m, &firsts, i,
				kd_name_type_labels[sort->type], sort->sound)) {
			return false;
		}
	}
	return true;
}

/* The people of one surname's beginning follow each other in this list. */
struct person {
	struct kd_str surname;
	uint32_t sort;
};

static int by_surname(const void *a, const void *b)
{
	const struct person *left = a;
	const struct person *right = b;
	const int order = kd_str_compare(left->surname, right->surname);
	return order != 0 ? order
			  : (left->sort > right->sort) -
				    (left->sort < right->sort);
}

/* Surnames are compared where their first two bytes are the same: a misspelt
 * or differently romanised letter stands further on. */
static bool may_be_one(struct kd_str a, struct kd_str b)
{
	return kd_str_equal(kd_str_slice(a, 0, 2), kd_str_slice(b, 0, 2));
}

static void unite_full_names(
	struct matching *m, const struct person *people, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_str a = m->sorts.items[people[i].sort].sound;
		for (uint32_t k = i + 1; k < n && may_be_one(people[i].surname,
							  people[k].surname);
			k++) {
			const struct kd_str b =
				m->sorts.items[people[k].sort].sound;
			if (has_space(a) && has_space(b) &&
				kd_match_is_same_person(a, b)) {
				unite(m, people[i].sort, people[k].sort);
			}
		}
	}
}

/* A surname alone joins the one person who has it; of several, none. */
static void unite_surnames(
	struct matching *m, const struct person *people, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (has_space(m->sorts.items[people[i].sort].sound)) {
			continue;
		}
		uint32_t only = KD_NONE;
		bool several = false;
		uint32_t start = i;
		while (start > 0 && kd_str_equal(people[start - 1].surname,
					    people[i].surname)) {
			start--;
		}
		for (uint32_t k = start;
			k < n &&
			kd_str_equal(people[k].surname, people[i].surname);
			k++) {
			if (!has_space(m->sorts.items[people[k].sort].sound)) {
				continue;
			}
			const uint32_t root = root_of(m, people[k].sort);
			several = several || (only != KD_NONE && only != root);
			only = root;
		}
		if (only != KD_NONE && !several) {
			unite(m, only, people[i].sort);
		}
	}
}

static bool unite_people(struct matching *m)
{
	struct person *people =
		KD_NEW_ARRAY(m->arena, struct person, m->sorts.n);
	if (people == NULL) {
		return false;
	}
	uint32_t n = 0;
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		if (m->sorts.items[i].type == KD_NAME_PER) {
			people[n++] = (struct person){
				.surname = kd_match_surname(
					m->sorts.items[i].sound),
				.sort = i
			};
		}
	}
	qsort(people, n, sizeof(people[0]), by_surname);
	unite_full_names(m, people, n);
	unite_surnames(m, people, n);
	/* Surnames alone that sound the same are one, too. */
	for (uint32_t i = 1; i < n; i++) {
		const bool alone =
			!has_space(m->sorts.items[people[i].sort].sound) &&
			!has_space(m->sorts.items[people[i - 1].sort].sound);
		if (alone && kd_str_equal(people[i].surname,
				     people[i - 1].surname)) {
			unite(m, people[i - 1].sort, people[i].sort);
		}
	}
	return true;
}

static bool add_form(struct kd_arena *arena, struct kd_forms *forms,
	struct kd_str form, struct kd_str language)
{
	for (uint32_t i = 0; i < forms->n; i++) {
		if (kd_str_equal(forms->items[i].form, form) &&
			kd_str_equal(forms->items[i].language, language)) {
			forms->items[i].count++;
			return true;
		}
	}
	const struct kd_form first = {
		.form = form, .language = language, .count = 1
	};
	return KD_PUSH(arena, forms, first);
}

static bool add_mention(struct matching *m, struct kd_entity *entity,
	uint32_t doc, struct kd_span span, enum kd_entity_mention_kind kind)
{
	const struct kd_entity_mention mention = {
		.at = { .doc = doc, .span = span }, .kind = kind
	};
	return KD_PUSH(m->arena, &entity->mentions, mention);
}

static bool add_name(struct matching *m, struct kd_entity *entity, uint32_t doc,
	const struct kd_name *name)
{
	const struct kd_digest *digest = &m->in->digests[doc];
	entity->outlet = entity->outlet || name->outlet;
	return add_mention(m, entity, doc, name->span, KD_BY_NAME) &&
	       add_form(m->arena, &entity->names, base_of(digest, name),
		       digest->meta->language) &&
	       (name->role.len == 0 ||
		       add_form(m->arena, &entity->roles, name->role,
			       digest->meta->language));
}

/* The entity of a root, made where its first mention is. */
static uint32_t entity_for(struct matching *m, uint32_t *of_root, uint32_t doc,
	uint32_t name, struct kd_match_out *out)
{
	const uint32_t root = root_of(m, m->sort_of[doc][name]);
	if (of_root[root] == 0) {
		const struct kd_digest *digest = &m->in->digests[doc];
		const struct kd_entity entity = {
			.id = kd_ids_make(m->in->ids, m->arena, "e",
				digest->meta->id,
				digest->names->items[name].span),
			.type = m->sorts.items[root].type
		};
		if (entity.id.data == NULL ||
			!KD_PUSH(m->arena, &out->entities, entity)) {
			return KD_NONE;
		}
		of_root[root] = out->entities.n;
	}
	return of_root[root] - 1;
}

static bool add_mentions_of(
	struct matching *m, uint32_t doc, struct kd_match_out *out)
{
	const struct kd_digest *digest = &m->in->digests[doc];
	for (uint32_t i = 0; i < digest->mentions->n; i++) {
		const struct kd_mention *mention = &digest->mentions->items[i];
		if (mention->name == KD_NONE) {
			continue;
		}
		const uint32_t entity = out->entity_of[doc][mention->name];
		const enum kd_entity_mention_kind kind =
			mention->kind == KD_MENTION_PRONOUN ? KD_BY_PRONOUN
							    : KD_BY_DESCRIPTION;
		if (!add_mention(m, &out->entities.items[entity], doc,
			    mention->span, kind)) {
			return false;
		}
	}
	return true;
}

static bool make_entities(struct matching *m, struct kd_match_out *out)
{
	uint32_t *of_root = KD_NEW_ARRAY(m->arena, uint32_t, m->sorts.n);
	if (of_root == NULL) {
		return false;
	}
	for (uint32_t doc = 0; doc < m->in->n; doc++) {
		const struct kd_names *names = m->in->digests[doc].names;
		out->entity_of[doc] = m->sort_of[doc];
		for (uint32_t i = 0; i < names->n; i++) {
			const uint32_t entity =
				entity_for(m, of_root, doc, i, out);
			if (entity == KD_NONE ||
				!add_name(m, &out->entities.items[entity], doc,
					&names->items[i])) {
				return false;
			}
			out->entity_of[doc][i] = entity;
		}
		if (!add_mentions_of(m, doc, out)) {
			return false;
		}
	}
	return true;
}

static uint32_t count_spaces(struct kd_str text)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		n += text.data[i] == ' ';
	}
	return n;
}

/* The form with given name and surname that is used most names the entity;
 * of equals the earliest. */
static void choose_name(struct kd_entity *entity)
{
	const struct kd_form *best = &entity->names.items[0];
	for (uint32_t i = 1; i < entity->names.n; i++) {
		const struct kd_form *form = &entity->names.items[i];
		const bool fuller = entity->type == KD_NAME_PER &&
				    count_spaces(form->form) > 0;
		const bool best_fuller = entity->type == KD_NAME_PER &&
					 count_spaces(best->form) > 0;
		if (fuller != best_fuller ? fuller
					  : form->count > best->count) {
			best = form;
		}
	}
	entity->name = best->form;
}

enum kd_status kd_match_names(const struct kd_match_in *in,
	struct kd_arena *arena, struct kd_match_out *out, struct kd_err *err)
{
	assert(in->digests != NULL || in->n == 0);
	*out = (struct kd_match_out){ 0 };
	struct matching m = { .in = in, .arena = arena };
	m.sort_of = KD_NEW_ARRAY(arena, uint32_t *, in->n);
	out->entity_of = KD_NEW_ARRAY(arena, uint32_t *, in->n);
	if (m.sort_of == NULL || out->entity_of == NULL) {
		return kd_arena_full(arena, err);
	}
	KD_TRY(sort_names(&m, err));
	if (!unite_equals(&m) || !unite_people(&m) || !make_entities(&m, out)) {
		return kd_arena_full(arena, err);
	}
	for (uint32_t i = 0; i < out->entities.n; i++) {
		choose_name(&out->entities.items[i]);
	}
	return KD_OK;
}
