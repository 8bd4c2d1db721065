/* match_known.c - what people say of names comes before what we make of them.
 */
#include "weave/match/match_private.h"

#include "base/utf8.h"

/* One form of one line, in the chain of its spelling. */
struct entry {
	uint32_t line;
	uint32_t form;
	uint32_t next; /* entries, or KD_NONE */
};

struct kd_match_known {
	struct kd_map by_form; /* folded form -> last entry */
	KD_VEC(struct entry) entries;
};

static bool add_line(struct kd_matching *m, uint32_t line)
{
	const struct kd_known_forms *forms = &m->in->known->items[line].forms;
	struct kd_match_known *known = m->known;
	for (uint32_t i = 0; i < forms->n; i++) {
		const struct kd_str folded =
			kd_utf8_fold(m->arena, forms->items[i].form);
		if (folded.data == NULL) {
			return false;
		}
		const struct entry entry = { .line = line,
			.form = i,
			.next = kd_map_get(&known->by_form, folded) };
		if (!KD_PUSH(m->arena, &known->entries, entry) ||
			!kd_map_put(m->arena, &known->by_form, folded,
				known->entries.n - 1)) {
			return false;
		}
	}
	return true;
}

bool kd_match_learn(struct kd_matching *m)
{
	if (m->in->known == NULL || m->in->known->n == 0) {
		return true;
	}
	m->known = KD_NEW(m->arena, struct kd_match_known);
	if (m->known == NULL) {
		return false;
	}
	for (uint32_t line = 0; line < m->in->known->n; line++) {
		if (!add_line(m, line)) {
			return false;
		}
	}
	return true;
}

static bool is_meant_in(
	const struct kd_known_name *line, const struct kd_digest *digest)
{
	for (uint32_t i = 0; i < line->documents.n; i++) {
		if (kd_str_equal(line->documents.items[i], digest->meta->id)) {
			return true;
		}
	}
	return line->documents.n == 0;
}

/* Whether an entry is of this name, found by its form. */
static bool is_of(const struct kd_matching *m, const struct entry *entry,
	const struct kd_digest *digest, const struct kd_name *name)
{
	const struct kd_known_name *line = &m->in->known->items[entry->line];
	const struct kd_str language = line->forms.items[entry->form].language;
	return (line->type == KD_NAME_UNKNOWN || line->type == name->type) &&
	       (language.len == 0 ||
		       kd_str_equal(language, digest->meta->language)) &&
	       is_meant_in(line, digest);
}

static bool add_mark(struct kd_matching *m, struct kd_marks *marks,
	const struct entry *entry)
{
	for (uint32_t i = 0; i < marks->n; i++) {
		if (marks->items[i].line == entry->line) {
			return true;
		}
	}
	const struct kd_mark mark = { .line = entry->line,
		.form = entry->form };
	return KD_PUSH(m->arena, marks, mark);
}

static bool look_up(struct kd_matching *m, const struct kd_digest *digest,
	const struct kd_name *name, struct kd_str form, struct kd_marks *out)
{
	const struct kd_str folded = kd_utf8_fold(m->arena, form);
	if (folded.data == NULL) {
		return false;
	}
	for (uint32_t i = kd_map_get(&m->known->by_form, folded); i != KD_NONE;
		i = m->known->entries.items[i].next) {
		const struct entry *entry = &m->known->entries.items[i];
		if (is_of(m, entry, digest, name) && !add_mark(m, out, entry)) {
			return false;
		}
	}
	return true;
}

static enum kd_knowledge kind_of(
	const struct kd_matching *m, const struct kd_mark *mark)
{
	return m->in->known->items[mark->line].kind;
}

/* A form that is in the lists of two names tells neither. */
static void drop_doubtful(const struct kd_matching *m, struct kd_marks *marks)
{
	uint32_t named = 0;
	for (uint32_t i = 0; i < marks->n; i++) {
		named += kind_of(m, &marks->items[i]) == KD_KNOWN_NAME;
	}
	uint32_t kept = 0;
	for (uint32_t i = 0; i < marks->n; i++) {
		if (named < 2 ||
			kind_of(m, &marks->items[i]) != KD_KNOWN_NAME) {
			marks->items[kept++] = marks->items[i];
		}
	}
	marks->n = kept;
}

bool kd_match_marks(struct kd_matching *m, const struct kd_digest *digest,
	const struct kd_name *name, struct kd_marks *out)
{
	*out = (struct kd_marks){ 0 };
	if (m->known == NULL) {
		return true;
	}
	/* The text's own words first: a surname alone has the full name as its
	 * base. */
	if (!look_up(m, digest, name, kd_span_text(digest->text, name->span),
		    out) ||
		!look_up(m, digest, name, name->base, out)) {
		return false;
	}
	drop_doubtful(m, out);
	return true;
}

/* Whether a line keeps two groups apart. */
static bool forbids(const struct kd_matching *m, const struct kd_mark *a,
	const struct kd_mark *b)
{
	switch (kind_of(m, a)) {
	case KD_KNOWN_APART:
		return a->line == b->line && a->form != b->form;
	case KD_KNOWN_NAME:
		return kind_of(m, b) == KD_KNOWN_NAME && a->line != b->line;
	default:
		return false;
	}
}

bool kd_match_is_forbidden(const struct kd_matching *m, const struct kd_sort *a,
	const struct kd_sort *b)
{
	for (uint32_t i = 0; i < a->marks.n; i++) {
		for (uint32_t k = 0; k < b->marks.n; k++) {
			if (forbids(m, &a->marks.items[i],
				    &b->marks.items[k])) {
				return true;
			}
		}
	}
	return false;
}

bool kd_match_is_settled(
	const struct kd_matching *m, const struct kd_sort *sort)
{
	for (uint32_t i = 0; i < sort->marks.n; i++) {
		if (kind_of(m, &sort->marks.items[i]) != KD_KNOWN_APART) {
			return true;
		}
	}
	return false;
}

const struct kd_known_name *kd_match_known_as(
	const struct kd_matching *m, const struct kd_sort *root)
{
	for (uint32_t i = 0; i < root->marks.n; i++) {
		if (kind_of(m, &root->marks.items[i]) == KD_KNOWN_NAME) {
			return &m->in->known->items[root->marks.items[i].line];
		}
	}
	return NULL;
}

bool kd_match_apply(struct kd_matching *m)
{
	if (m->known == NULL) {
		return true;
	}
	uint32_t *first_of = KD_NEW_ARRAY(m->arena, uint32_t, m->in->known->n);
	if (first_of == NULL) {
		return false;
	}
	memset(first_of, 0xff, m->in->known->n * sizeof(uint32_t));
	for (uint32_t i = 0; i < m->sorts.n; i++) {
		/* A copy: uniting adds to the marks of roots. */
		const struct kd_marks marks = m->sorts.items[i].marks;
		for (uint32_t k = 0; k < marks.n; k++) {
			uint32_t *first = &first_of[marks.items[k].line];
			if (kind_of(m, &marks.items[k]) == KD_KNOWN_APART) {
				continue;
			}
			if (*first == KD_NONE) {
				*first = i;
			} else {
				kd_match_force(m, *first, i);
			}
		}
	}
	return true;
}
