/* cluster_split.c - a story that turns out to be two that only look alike. */
#include "weave/cluster/cluster_private.h"

#include <math.h>

/* Found on development data, see doc/quality.md. */
#define LEAST_PART 7u     /* reports in one language on each of the two */
#define MOST_REPORTS 126u /* a longer story stays one */
#define EVERY_REPORTS 4u  /* so often is a growing story looked at */
#define APART 0.5         /* likeness between the two, to that within each */

/* Two parts of a story's reports in one language. */
struct parts {
	uint32_t docs[MOST_REPORTS]; /* by published and id */
	uint32_t n;
	uint32_t part[MOST_REPORTS]; /* of each; the lesser of two is the first
					document's */
	/* Of each part: reports, and the sum of likenesses of pairs in it. */
	uint32_t size[MOST_REPORTS];
	double within[MOST_REPORTS];
};

static double *likeness(struct kd_window *window, uint32_t i, uint32_t k)
{
	return &window->likenesses[i * MOST_REPORTS + k];
}

/* The story's reports in a language that copy none; false if there is no
 * reason to look at them now. */
static bool gather(const struct kd_window *window, uint32_t story,
	uint32_t language, struct parts *parts)
{
	const struct kd_members *members =
		&window->entries.items[story].members;
	for (uint32_t i = 0; i < members->n; i++) {
		const struct kd_entry *entry =
			&window->entries.items[members->items[i]];
		if (entry->language != language ||
			entry->place.copy_of != KD_NONE) {
			continue;
		}
		if (parts->n == MOST_REPORTS) {
			return false;
		}
		parts->docs[parts->n++] = members->items[i];
	}
	uint32_t work[MOST_REPORTS];
	if (parts->n < 2 * LEAST_PART || parts->n % EVERY_REPORTS != 0) {
		return false;
	}
	kd_cluster_sort(window, parts->docs, work, parts->n);
	return true;
}

static void count_local(
	struct kd_window *window, const struct parts *parts, bool clear)
{
	for (uint32_t i = 0; i < parts->n; i++) {
		const struct kd_entry *entry =
			&window->entries.items[parts->docs[i]];
		for (uint32_t k = 0; k < entry->n; k++) {
			uint32_t *local =
				&window->rows.items[entry->weights[k].trait]
					 .local;
			*local = clear ? 0 : *local + 1;
		}
	}
}

/* The weight of a trait among the story's reports: what all have, and what
 * one has, tells no two parts. */
static double local_weight(const struct kd_window *window,
	const struct parts *parts, const struct kd_weight *weight)
{
	const uint32_t local = window->rows.items[weight->trait].local;
	return local > 1 ? weight->weight * log((double)parts->n / local) : 0;
}

/* Likenesses of all pairs, by what the reports don't have in common with all
 * others of the story. */
static void compare(struct kd_window *window, const struct parts *parts)
{
	double norms[MOST_REPORTS];
	count_local(window, parts, false);
	for (uint32_t i = 0; i < parts->n; i++) {
		const struct kd_entry *a =
			&window->entries.items[parts->docs[i]];
		double norm2 = 0;
		for (uint32_t k = 0; k < a->n; k++) {
			const double local =
				local_weight(window, parts, &a->weights[k]);
			window->rows.items[a->weights[k].trait].at_hand = local;
			norm2 += local * local;
		}
		norms[i] = sqrt(norm2);
		for (uint32_t j = 0; j < i; j++) {
			const struct kd_entry *b =
				&window->entries.items[parts->docs[j]];
			double product = 0;
			for (uint32_t k = 0; k < b->n; k++) {
				product +=
					window->rows.items[b->weights[k].trait]
						.at_hand *
					local_weight(
						window, parts, &b->weights[k]);
			}
			const double norm = norms[i] * norms[j];
			*likeness(window, i, j) = norm > 0 ? product / norm : 0;
			*likeness(window, j, i) = *likeness(window, i, j);
		}
		for (uint32_t k = 0; k < a->n; k++) {
			window->rows.items[a->weights[k].trait].at_hand = 0;
		}
	}
	count_local(window, parts, true);
}

static double average(struct kd_window *window, const struct parts *parts,
	uint32_t i, uint32_t k)
{
	return *likeness(window, i, k) / (parts->size[i] * parts->size[k]);
}

/* Makes one part of the likest two; parts go by their first reports. */
static void join_likest(struct kd_window *window, struct parts *parts)
{
	uint32_t into = 0;
	uint32_t from = 0;
	double best = -1;
	for (uint32_t i = 1; i < parts->n; i++) {
		for (uint32_t k = 0; k < i && parts->part[i] == i; k++) {
			if (parts->part[k] == k &&
				average(window, parts, i, k) > best) {
				best = average(window, parts, i, k);
				into = k;
				from = i;
			}
		}
	}
	parts->within[into] +=
		parts->within[from] + *likeness(window, into, from);
	parts->size[into] += parts->size[from];
	for (uint32_t i = 0; i < parts->n; i++) {
		if (i != into && i != from) {
			*likeness(window, i, into) +=
				*likeness(window, i, from);
			*likeness(window, into, i) = *likeness(window, i, into);
		}
		if (parts->part[i] == from) {
			parts->part[i] = into;
		}
	}
}

static double inside(const struct parts *parts, uint32_t part)
{
	const double size = parts->size[part];
	return size > 1 ? parts->within[part] / (size * (size - 1) / 2) : 0;
}

/* Cuts in two by average linkage (Sokal and Michener, 1958). Returns the first
 * report of the second part, or KD_NONE where the two are not apart. */
static uint32_t cut(struct kd_window *window, struct parts *parts)
{
	for (uint32_t i = 0; i < parts->n; i++) {
		parts->part[i] = i;
		parts->size[i] = 1;
		parts->within[i] = 0;
	}
	for (uint32_t left = parts->n; left > 2; left--) {
		join_likest(window, parts);
	}
	uint32_t second = 1;
	while (parts->part[second] == 0) {
		second++;
	}
	const bool apart =
		parts->size[0] >= LEAST_PART &&
		parts->size[second] >= LEAST_PART &&
		average(window, parts, 0, second) <
			APART * fmin(inside(parts, 0), inside(parts, second));
	return apart ? second : KD_NONE;
}

/* The document whose story another shares whatever it is about. */
static uint32_t bound_to(const struct kd_window *window, uint32_t doc)
{
	const struct kd_entry *entry = &window->entries.items[doc];
	return entry->pinned != KD_NONE &&
			       window->entries.items[entry->pinned].placed
		       ? entry->pinned
		       : entry->place.copy_of;
}

static bool move(struct kd_window *window, uint32_t doc, uint32_t to)
{
	const struct kd_move noted = { .doc = doc,
		.from = window->entries.items[doc].place.story,
		.to = to };
	struct kd_entry *story = &window->entries.items[to];
	const int32_t day = window->entries.items[doc].day;
	if (day != KD_NO_DAY && day > story->last_day) {
		story->last_day = day;
	}
	return KD_PUSH(window->arena, &window->moves, noted) &&
	       kd_cluster_move(window, doc, to);
}

/* Moves one part; its first report names the new story, which is returned:
 * KD_NONE if all are bound to others. */
static bool move_part(struct kd_window *window, const struct parts *parts,
	uint32_t part, uint32_t *story)
{
	*story = KD_NONE;
	for (uint32_t i = 0; i < parts->n; i++) {
		const uint32_t doc = parts->docs[i];
		if (parts->part[i] != part ||
			bound_to(window, doc) != KD_NONE) {
			continue;
		}
		if (*story == KD_NONE) {
			*story = doc;
		}
		if (!move(window, doc, *story)) {
			return false;
		}
	}
	return true;
}

/* Whether one of the rest goes to the new story: copies and pinned ones after
 * theirs, those in other languages by their names. */
static bool belongs_there(const struct kd_window *window, uint32_t doc,
	uint32_t language, uint32_t from, uint32_t to)
{
	const uint32_t like = bound_to(window, doc);
	if (like != KD_NONE) {
		return window->entries.items[like].place.story == to;
	}
	return window->entries.items[doc].language != language &&
	       kd_cluster_names(window, doc, to) >
		       kd_cluster_names(window, doc, from);
}

static bool move_rest(
	struct kd_window *window, uint32_t language, uint32_t from, uint32_t to)
{
	const uint32_t n = window->entries.items[from].members.n;
	window->rest.n = 0;
	for (uint32_t i = 0; i < 2 * n; i++) {
		const uint32_t doc =
			window->entries.items[from].members.items[i % n];
		if (!KD_PUSH(window->arena, &window->rest, doc)) {
			return false;
		}
	}
	uint32_t *docs = window->rest.items;
	kd_cluster_sort(window, docs, docs + n, n);
	for (uint32_t i = 0; i < n; i++) {
		if (belongs_there(window, docs[i], language, from, to) &&
			!move(window, docs[i], to)) {
			return false;
		}
	}
	return true;
}

bool kd_cluster_split(struct kd_window *window, uint32_t doc)
{
	const struct kd_entry *entry = &window->entries.items[doc];
	const uint32_t from = entry->place.story;
	const uint32_t language = entry->language;
	struct parts parts = { .n = 0 };
	uint32_t to = KD_NONE;
	if (entry->place.copy_of != KD_NONE ||
		!gather(window, from, language, &parts)) {
		return true;
	}
	if (window->likenesses == NULL) {
		window->likenesses = KD_NEW_ARRAY(window->arena, double,
			(size_t)MOST_REPORTS *MOST_REPORTS);
	}
	if (window->likenesses == NULL) {
		return false;
	}
	compare(window, &parts);
	const uint32_t second = cut(window, &parts);
	if (second == KD_NONE) {
		return true;
	}
	/* The part that has the report which began the story stays. */
	uint32_t gone = second;
	for (uint32_t i = 0; i < parts.n; i++) {
		if (parts.docs[i] == from && parts.part[i] == second) {
			gone = 0;
		}
	}
	return move_part(window, &parts, gone, &to) &&
	       (to == KD_NONE || move_rest(window, language, from, to));
}
