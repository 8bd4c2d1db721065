/* merge_group.c - which reports are of one happening. */
#include "story/find.h"
#include "weave/merge/merge_private.h"

/* Likeness from which two reports are of one event. */
#define SAME_LIKENESS 0.5

/* Groups by what is done: a report is compared with those of its mode and of
 * the families that its mode is in. */
struct shelf {
	struct kd_str mode;
	uint32_t families; /* bit per family */
	uint32_t kin;
	struct kd_indexes groups;
};

struct grouping {
	const struct kd_thread *thread;
	struct kd_arena *arena;
	struct kd_tolds *tolds;
	struct kd_groups *groups;
	struct kd_map numbers; /* mode -> shelf */
	KD_VEC(struct shelf) shelves;
};

/* The shelf of a mode, made where it is first met; KD_NONE if full. */
static uint32_t shelf_of(struct grouping *g, struct kd_str mode)
{
	const uint32_t known = kd_map_get(&g->numbers, mode);
	if (known != KD_NONE) {
		return known;
	}
	const struct shelf fresh = { .mode = mode,
		.families = kd_merge_families(mode),
		.kin = kd_merge_kin(mode) };
	if (!kd_map_put(g->arena, &g->numbers, mode, g->shelves.n) ||
		!KD_PUSH(g->arena, &g->shelves, fresh)) {
		return KD_NONE;
	}
	return g->shelves.n - 1;
}

static bool is_same_list(const struct kd_indexes *a, const struct kd_indexes *b)
{
	return a->n == b->n &&
	       (a->n == 0 || memcmp(a->items, b->items,
				     a->n * sizeof(a->items[0])) == 0);
}

/* Whether nothing that is compared tells two reports apart. */
static bool is_alike(const struct kd_thread *thread, const struct kd_told *a,
	const struct kd_told *b)
{
	return a->thin == b->thin && a->event->type == b->event->type &&
	       a->event->status == b->event->status &&
	       kd_str_equal(a->event->mode, b->event->mode) &&
	       kd_str_equal(a->when, b->when) &&
	       is_same_list(&a->actors, &b->actors) &&
	       is_same_list(&a->targets, &b->targets) &&
	       is_same_list(&a->where, &b->where) &&
	       (!a->thin ||
		       kd_str_equal(thread->digests[a->doc].meta->published,
			       thread->digests[b->doc].meta->published));
}

/* What is told fully is apart from what is not like it; what is told in
 * passing only from what contradicts it. */
static double likeness(const struct grouping *g, const struct kd_told *a,
	const struct kd_told *b)
{
	if (a->thin || b->thin) {
		return kd_merge_thin_likeness(g->thread, a, b);
	}
	const double full = kd_merge_likeness(g->thread, a, b);
	return full > 0 ? full : KD_APART;
}

/* What comparing with all of a group comes to. */
struct comparison {
	double sum;
	uint32_t excluding;
};

/* Corrects for one report of the same sentence, whose errand may be one. */
static void compare_errand(const struct grouping *g, const struct kd_told *told,
	const struct kd_told *other, uint32_t group,
	struct comparison *comparison)
{
	const double errand = other->happening == group
				      ? kd_merge_errand(g->thread, told, other)
				      : 0;
	if (errand > 0) {
		const double plain = likeness(g, told, other);
		comparison->excluding -= plain < 0;
		comparison->sum += errand - (plain < 0 ? 0 : plain);
	}
}

/* What is told in passing is likelier to be what many tell of. */
static double renown(const struct kd_told *told, const struct kd_group *group)
{
	return told->thin ? 0.6 * group->n / (group->n + 5.0) : 0;
}

static double compare(
	const struct grouping *g, uint32_t i, uint32_t group_number)
{
	const struct kd_group *group = &g->groups->items[group_number];
	const struct kd_tolds *tolds = g->tolds;
	const struct kd_told *told = &tolds->items[i];
	struct comparison comparison = { 0 };
	for (uint32_t k = 0; k < group->kinds.n; k++) {
		const struct kd_alike *kind = &group->kinds.items[k];
		const double one = likeness(g, told, &tolds->items[kind->told]);
		comparison.sum += (one < 0 ? 0 : one) * kind->n;
		comparison.excluding += one < 0 ? kind->n : 0;
	}
	for (uint32_t k = i; k-- > 0 && tolds->items[k].doc == told->doc &&
			     tolds->items[k].sentence == told->sentence;) {
		compare_errand(
			g, told, &tolds->items[k], group_number, &comparison);
	}
	for (uint32_t k = i + 1;
		k < tolds->n && tolds->items[k].doc == told->doc &&
		tolds->items[k].sentence == told->sentence;
		k++) {
		compare_errand(
			g, told, &tolds->items[k], group_number, &comparison);
	}
	return comparison.excluding > 0
		       ? 0
		       : comparison.sum / group->n + renown(told, group);
}

/* Whether a group goes before an equal one: more reports, then the earlier. */
static bool is_before(const struct grouping *g, uint32_t a, uint32_t b)
{
	const uint32_t left = g->groups->items[a].n;
	const uint32_t right = g->groups->items[b].n;
	return left != right ? left > right : a < b;
}

/* Likenesses that differ by less say nothing; then more reports do. */
#define SAME_MEASURE 1e-6

/* The group whose reports, on average, are most like this one, none of them
 * excluding it; of equals the one that most tell of; or KD_NONE. */
static uint32_t best_group(const struct grouping *g, uint32_t i, uint32_t own)
{
	uint32_t best = KD_NONE;
	double best_likeness = SAME_LIKENESS;
	const struct shelf *mine = &g->shelves.items[own];
	for (uint32_t k = 0; k < g->shelves.n; k++) {
		const struct shelf *shelf = &g->shelves.items[k];
		if (k != own && (shelf->families & mine->families) == 0 &&
			(shelf->kin & mine->kin) == 0) {
			continue;
		}
		for (uint32_t m = 0; m < shelf->groups.n; m++) {
			const uint32_t group = shelf->groups.items[m];
			const double found = compare(g, i, group);
			if (found > best_likeness + SAME_MEASURE ||
				(best != KD_NONE &&
					found > best_likeness - SAME_MEASURE &&
					is_before(g, group, best))) {
				best = group;
				best_likeness = found;
			}
		}
	}
	return best;
}

static bool put(struct grouping *g, uint32_t i, uint32_t number, uint32_t own)
{
	struct kd_group *group = &g->groups->items[number];
	struct shelf *shelf = &g->shelves.items[own];
	const struct kd_told *told = &g->tolds->items[i];
	uint32_t k = 0;
	while (k < group->kinds.n &&
		!is_alike(g->thread, told,
			&g->tolds->items[group->kinds.items[k].told])) {
		k++;
	}
	const struct kd_alike alike = { .told = i, .n = 1 };
	if (k < group->kinds.n) {
		group->kinds.items[k].n++;
	} else if (!KD_PUSH(g->arena, &group->kinds, alike)) {
		return false;
	}
	group->n++;
	g->tolds->items[i].happening = number;
	return kd_indexes_has(&shelf->groups, number) ||
	       KD_PUSH(g->arena, &shelf->groups, number);
}

/* The group of what tells the same in the same document, once it has one. */
static uint32_t twin_group(const struct kd_tolds *tolds, uint32_t i)
{
	for (uint32_t steps = 0; steps < 2; steps++) {
		i = tolds->items[i].twin;
		if (i == KD_NONE || tolds->items[i].happening != KD_NONE) {
			break;
		}
	}
	return i == KD_NONE ? KD_NONE : tolds->items[i].happening;
}

static bool place(struct grouping *g, uint32_t i)
{
	const uint32_t own = shelf_of(g, g->tolds->items[i].event->mode);
	if (own == KD_NONE) {
		return false;
	}
	uint32_t group = twin_group(g->tolds, i);
	if (group == KD_NONE) {
		group = best_group(g, i, own);
	}
	if (group == KD_NONE) {
		const struct kd_group fresh = { 0 };
		group = g->groups->n;
		if (!KD_PUSH(g->arena, g->groups, fresh)) {
			return false;
		}
	}
	return put(g, i, group, own);
}

/* What is told more fully is placed first, so that a bare mention joins it
 * and does not join two events into one; what is thin comes last, and after it
 * what tells again what is placed by then. */
static uint32_t fullness(const struct kd_told *told)
{
	const bool dated = told->when.len > 0 && kd_days_count(told->days) <= 3;
	const uint32_t own = (told->who.n < 2 ? told->who.n : 2) * 2 +
			     (dated ? 2 : 0) + (told->where.n > 0 ? 1 : 0);
	return told->twin != KD_NONE ? 0 : 1 + own + (told->thin ? 0 : 8);
}

enum { FULLEST = 16 };

bool kd_merge_group(const struct kd_thread *thread, struct kd_arena *arena,
	struct kd_tolds *tolds, struct kd_groups *out)
{
	struct grouping g = {
		.thread = thread, .arena = arena, .tolds = tolds, .groups = out
	};
	kd_merge_find_twice(thread, tolds);
	for (uint32_t full = FULLEST + 1; full-- > 0;) {
		for (uint32_t i = 0; i < tolds->n; i++) {
			if (fullness(&tolds->items[i]) == full &&
				!place(&g, i)) {
				return false;
			}
		}
	}
	return true;
}
