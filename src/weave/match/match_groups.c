/* match_groups.c - sorts of names and the groups they are put into. */
#include "weave/match/match_private.h"

#include "base/utf8.h"

static bool has_space(struct kd_str text)
{
	return kd_str_find(text, KD_STR(" ")) != KD_NONE;
}

uint32_t kd_match_root(struct kd_matching *m, uint32_t sort)
{
	while (m->sorts.items[sort].parent != sort) {
		const uint32_t parent = m->sorts.items[sort].parent;
		m->sorts.items[sort].parent = m->sorts.items[parent].parent;
		sort = m->sorts.items[sort].parent;
	}
	return sort;
}

uint32_t kd_match_count(struct kd_matching *m, uint32_t sort)
{
	const struct kd_sort *root = &m->sorts.items[kd_match_root(m, sort)];
	uint32_t n = 0;
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		n += root->counts[type];
	}
	return n;
}

/* Adds what people say of one group to what they say of another. */
static void add_marks(struct kd_matching *m, struct kd_sort *root,
	const struct kd_sort *other)
{
	for (uint32_t i = 0; i < other->marks.n; i++) {
		const struct kd_mark mark = other->marks.items[i];
		bool is_there = false;
		for (uint32_t k = 0; k < root->marks.n; k++) {
			is_there =
				is_there ||
				(root->marks.items[k].line == mark.line &&
					root->marks.items[k].form == mark.form);
		}
		if (!is_there && !KD_PUSH(m->arena, &root->marks, mark)) {
			m->is_full = true;
			return;
		}
	}
}

void kd_match_force(struct kd_matching *m, uint32_t a, uint32_t b)
{
	a = kd_match_root(m, a);
	b = kd_match_root(m, b);
	if (a == b) {
		return;
	}
	/* The earlier one stays, so that the result has one order. */
	struct kd_sort *root = &m->sorts.items[a < b ? a : b];
	struct kd_sort *other = &m->sorts.items[a < b ? b : a];
	other->parent = root->parent;
	root->key = root->key.len > 0 ? root->key : other->key;
	root->is_person = root->is_person || other->is_person;
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		root->counts[type] += other->counts[type];
	}
	add_marks(m, root, other);
}

void kd_match_unite(struct kd_matching *m, uint32_t a, uint32_t b)
{
	const struct kd_sort *left = &m->sorts.items[kd_match_root(m, a)];
	const struct kd_sort *right = &m->sorts.items[kd_match_root(m, b)];
	const bool are_two = left->key.len > 0 && right->key.len > 0 &&
			     !kd_str_equal(left->key, right->key);
	if (!are_two && !kd_match_is_forbidden(m, left, right)) {
		kd_match_force(m, a, b);
	}
}

bool kd_match_unite_by(struct kd_matching *m, struct kd_map *firsts,
	uint32_t sort, struct kd_str prefix, struct kd_str part)
{
	const struct kd_str label = kd_str_format(
		m->arena, "%.*s %.*s", KD_SHOW(prefix), KD_SHOW(part));
	if (label.data == NULL) {
		return false;
	}
	const uint32_t first = kd_map_get(firsts, label);
	if (first != KD_NONE) {
		kd_match_unite(m, first, sort);
		return true;
	}
	return kd_map_put(m->arena, firsts, label, sort);
}

static struct kd_str base_of(
	const struct kd_digest *digest, const struct kd_name *name)
{
	return name->base.len > 0 ? name->base
				  : kd_span_text(digest->text, name->span);
}

/* Whether a name says what it is, and not which: its key lacks the state. */
static bool is_bare(const struct kd_name *name)
{
	return kd_str_starts_with(name->key, KD_STR("~"));
}

/* The organ of a state that a key tells of: "UA/Ministry of Defence". */
static struct kd_str organ_of(struct kd_str key)
{
	const uint32_t mark = kd_str_find(
		key, kd_str_starts_with(key, KD_STR("~")) ? KD_STR("~")
							  : KD_STR("/"));
	return mark == KD_NONE ? (struct kd_str){ 0 }
			       : kd_str_slice(key, mark + 1, key.len);
}

/* Whether it is a body of a state that stands beside its name. */
static bool is_of_state(const struct kd_name *name)
{
	return name->type == KD_NAME_ORG && !is_bare(name) &&
	       organ_of(name->key).len > 0;
}

/* What names of one sort have in common: what people say of them, too. */
static struct kd_str label_of(struct kd_matching *m, uint32_t doc,
	const struct kd_name *name, struct kd_str folded,
	const struct kd_marks *marks)
{
	const bool alone = (name->type == KD_NAME_PER && !has_space(folded)) ||
			   is_bare(name);
	struct kd_str label = kd_str_format(m->arena, "%d %u %.*s",
		(int)name->type, alone ? doc : 0, KD_SHOW(folded));
	/* The ministry of one state is not that of another. */
	if (label.data != NULL && !alone && is_of_state(name)) {
		label = kd_str_format(m->arena, "%.*s =%.*s", KD_SHOW(label),
			KD_SHOW(name->key));
	}
	for (uint32_t i = 0; i < marks->n && label.data != NULL; i++) {
		label = kd_str_format(m->arena, "%.*s =%u.%u", KD_SHOW(label),
			marks->items[i].line, marks->items[i].form);
	}
	return label;
}

static bool is_certain_person(const struct kd_name *name)
{
	return name->type == KD_NAME_PER &&
	       (name->role.len > 0 || name->gender != 0);
}

/* The end of a sound that is the last word as written, hyphens and all. */
static struct kd_str surname_of(struct kd_str folded, struct kd_str sound)
{
	uint32_t words = 1;
	for (uint32_t at = folded.len; at > 0 && folded.data[at - 1] != ' ';
		at--) {
		words += folded.data[at - 1] == '-';
	}
	uint32_t start = sound.len;
	while (start > 0) {
		if (sound.data[start - 1] == ' ' && --words == 0) {
			break;
		}
		start--;
	}
	return kd_str_slice(sound, start, sound.len);
}

static struct kd_sort make_sort(const struct kd_digest *digest,
	const struct kd_name *name, struct kd_str folded)
{
	const struct kd_str sound = name->sound.len > 0 ? name->sound : folded;
	return (struct kd_sort){ .base = base_of(digest, name),
		.folded = folded,
		.sound = sound,
		.surname = surname_of(folded, sound),
		.language = digest->meta->language,
		.type = name->type,
		.is_several = has_space(folded),
		.is_bare = is_bare(name),
		.organ = organ_of(name->key),
		.is_guessed = kd_str_equal(digest->pack, KD_STR("fallback")) };
}

/* The sort of a name, made when it is first met; KD_NONE if the arena is
 * full. */
static uint32_t sort_for(
	struct kd_matching *m, uint32_t doc, const struct kd_name *name)
{
	const struct kd_digest *digest = &m->in->digests[doc];
	const struct kd_str folded =
		kd_utf8_fold(m->arena, base_of(digest, name));
	struct kd_marks marks;
	if (folded.data == NULL || !kd_match_marks(m, digest, name, &marks)) {
		return KD_NONE;
	}
	const struct kd_str label = label_of(m, doc, name, folded, &marks);
	if (label.data == NULL) {
		return KD_NONE;
	}
	uint32_t known = kd_map_get(&m->by_name, label);
	if (known == KD_NONE) {
		known = m->sorts.n;
		struct kd_sort sort = make_sort(digest, name, folded);
		sort.first_doc = doc;
		sort.parent = known;
		sort.marks = marks;
		if (!kd_map_put(m->arena, &m->by_name, label, known) ||
			!KD_PUSH(m->arena, &m->sorts, sort)) {
			return KD_NONE;
		}
	}
	struct kd_sort *sort = &m->sorts.items[known];
	sort->counts[name->type]++;
	sort->is_person = sort->is_person || is_certain_person(name);
	sort->is_namesake = sort->is_namesake || name->namesake;
	if (sort->key.len == 0 && !is_bare(name)) {
		sort->key = name->key;
	}
	return known;
}

enum kd_status kd_match_sort(struct kd_matching *m, struct kd_err *err)
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
