/* match_entities.c - what a group of names is: its type, its name, all that
 * mention it. */
#include "weave/match/match_private.h"

/* How often a surname alone must stand for it to outweigh a full name. */
#define FULL_NAME_WEIGHT 30

static struct kd_str base_of(
	const struct kd_digest *digest, const struct kd_name *name)
{
	return name->base.len > 0 ? name->base
				  : kd_span_text(digest->text, name->span);
}

/* Counts a form. What is a name somewhere is no adjective. */
static bool add_form(
	struct kd_arena *arena, struct kd_forms *forms, struct kd_form form)
{
	for (uint32_t i = 0; i < forms->n; i++) {
		struct kd_form *known = &forms->items[i];
		if (kd_str_equal(known->form, form.form) &&
			kd_str_equal(known->language, form.language)) {
			known->count++;
			known->of_nation = known->of_nation && form.of_nation;
			return true;
		}
	}
	return KD_PUSH(arena, forms, form);
}

static bool add_mention(struct kd_matching *m, struct kd_entity *entity,
	uint32_t doc, struct kd_span span, enum kd_entity_mention_kind kind)
{
	const struct kd_entity_mention mention = {
		.at = { .doc = doc, .span = span }, .kind = kind
	};
	return KD_PUSH(m->arena, &entity->mentions, mention);
}

static bool add_name(struct kd_matching *m, struct kd_entity *entity,
	uint32_t doc, const struct kd_name *name)
{
	const struct kd_digest *digest = &m->in->digests[doc];
	const struct kd_form form = { .form = base_of(digest, name),
		.language = digest->meta->language,
		.count = 1,
		.of_nation = name->of_nation };
	const struct kd_form role = { .form = name->role,
		.language = digest->meta->language,
		.count = 1 };
	entity->outlet = entity->outlet || name->outlet;
	return add_mention(m, entity, doc, name->span, KD_BY_NAME) &&
	       add_form(m->arena, &entity->names, form) &&
	       (role.form.len == 0 || add_form(m->arena, &entity->roles, role));
}

/* What it is listed as, else what most of its names are; of equals what the
 * first is. */
static enum kd_name_type type_of(const struct kd_matching *m, uint32_t sort)
{
	const struct kd_sort *root = &m->sorts.items[sort];
	const struct kd_known_name *line = kd_match_known_as(m, root);
	if (line != NULL && line->type != KD_NAME_UNKNOWN) {
		return line->type;
	}
	enum kd_name_type best = root->type;
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		if (root->counts[type] > root->counts[best]) {
			best = type;
		}
	}
	return best;
}

/* The entity of a root, made where its first mention is. */
static uint32_t entity_for(struct kd_matching *m, uint32_t *of_root,
	uint32_t doc, uint32_t name, struct kd_match_out *out)
{
	const uint32_t root = kd_match_root(m, m->sort_of[doc][name]);
	if (of_root[root] == 0) {
		const struct kd_digest *digest = &m->in->digests[doc];
		struct kd_entity entity = {
			.id = kd_ids_make(m->in->ids, m->arena, "e",
				digest->meta->id,
				digest->names->items[name].span),
			.type = type_of(m, root)
		};
		const struct kd_known_name *line =
			kd_match_known_as(m, &m->sorts.items[root]);
		entity.name = line != NULL ? line->name : (struct kd_str){ 0 };
		if (entity.id.data == NULL ||
			!KD_PUSH(m->arena, &out->entities, entity)) {
			return KD_NONE;
		}
		of_root[root] = out->entities.n;
	}
	return of_root[root] - 1;
}

static bool add_mentions_of(
	struct kd_matching *m, uint32_t doc, struct kd_match_out *out)
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

static uint32_t count_spaces(struct kd_str text)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		n += text.data[i] == ' ';
	}
	return n;
}

/* How well a form names its entity: a person's given name and surname count as
 * much as the surname alone many times, an adjective nothing. */
static uint64_t weight_of(
	const struct kd_entity *entity, const struct kd_form *form)
{
	const bool is_full =
		entity->type == KD_NAME_PER && count_spaces(form->form) > 0;
	return form->of_nation ? 0
			       : (uint64_t)form->count *
					 (is_full ? FULL_NAME_WEIGHT : 1);
}

/* The form that names it best; of equals the earliest. */
static void choose_name(struct kd_entity *entity)
{
	const struct kd_form *best = &entity->names.items[0];
	for (uint32_t i = 1; i < entity->names.n; i++) {
		const struct kd_form *form = &entity->names.items[i];
		if (weight_of(entity, form) > weight_of(entity, best)) {
			best = form;
		}
	}
	entity->name = best->form;
}

bool kd_match_entities(struct kd_matching *m, struct kd_match_out *out)
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
	for (uint32_t i = 0; i < out->entities.n; i++) {
		if (out->entities.items[i].name.len == 0) {
			choose_name(&out->entities.items[i]);
		}
	}
	return true;
}
