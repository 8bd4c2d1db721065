/* cluster.c - which documents tell the same story. */
#include "weave/cluster/cluster_private.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Documents that have a trait from which it says little: as if the window had
 * always held this many, so that what others are about changes nothing. */
#define USUAL_DOCUMENTS 500.0

struct kd_window *kd_cluster_open(struct kd_arena *arena)
{
	struct kd_window *window = KD_NEW(arena, struct kd_window);
	if (window != NULL) {
		window->arena = arena;
		for (uint32_t i = 1; i < KD_COMMON; i++) {
			window->rarity[i] = log(1.0 + USUAL_DOCUMENTS / i);
		}
	}
	return window;
}

bool kd_cluster_is_before(
	const struct kd_window *window, uint32_t a, uint32_t b)
{
	const struct kd_meta *left = window->entries.items[a].meta;
	const struct kd_meta *right = window->entries.items[b].meta;
	const bool left_dated = left->published.len > 0;
	const bool right_dated = right->published.len > 0;
	if (left_dated != right_dated) {
		return left_dated;
	}
	const int order = kd_str_compare(left->published, right->published);
	return order != 0 ? order < 0 : kd_str_compare(left->id, right->id) < 0;
}

/* Days from 1970 of an ISO date, a month or year counting from its middle
 * (Hinnant, "chrono-compatible low-level date algorithms"); KD_NO_DAY. */
static int32_t day_of(struct kd_str published)
{
	uint64_t year = 0;
	uint64_t month = 6;
	uint64_t day = 15;
	if (!kd_str_number(kd_str_slice(published, 0, 4), &year) ||
		(published.len >= 7 &&
			!kd_str_number(
				kd_str_slice(published, 5, 7), &month)) ||
		(published.len >= 10 &&
			!kd_str_number(kd_str_slice(published, 8, 10), &day))) {
		return KD_NO_DAY;
	}
	const int32_t from_march = ((int32_t)month + 9) % 12;
	const int32_t y = (int32_t)year - (from_march >= 10);
	return 365 * y + y / 4 - y / 100 + y / 400 +
	       (153 * from_march + 2) / 5 + (int32_t)day - 1 - 719468;
}

/* The row of a trait, made when it is first met; KD_NONE if the arena is
 * full. */
static uint32_t row_of(struct kd_window *window, uint64_t key)
{
	int64_t *row = kd_table_put(window->arena, &window->rows_of, key);
	const struct kd_index_row fresh = { 0 };
	if (row == NULL) {
		return KD_NONE;
	}
	if (*row == 0) {
		if (!KD_PUSH(window->arena, &window->rows, fresh)) {
			return KD_NONE;
		}
		*row = window->rows.n;
	}
	return (uint32_t)*row - 1;
}

static bool copy_traits(struct kd_window *window, struct kd_entry *entry,
	const struct kd_traits *traits)
{
	entry->weights =
		KD_NEW_ARRAY(window->arena, struct kd_weight, traits->n);
	if (entry->weights == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < traits->n; i++) {
		const struct kd_trait *trait = &traits->items[i];
		const uint32_t row = row_of(window, trait->key);
		if (row == KD_NONE) {
			return false;
		}
		entry->weights[i] = (struct kd_weight){ .trait = row,
			.count = trait->count < UINT8_MAX
					 ? (uint8_t)trait->count
					 : UINT8_MAX,
			.kind = trait->kind };
	}
	entry->n = traits->n;
	return true;
}

static bool enter(struct kd_window *window, const struct kd_digest *digest,
	uint32_t pinned)
{
	struct kd_entry entry = { .meta = digest->meta,
		.language =
			row_of(window, kd_str_hash(digest->meta->language) | 1),
		.day = day_of(digest->meta->published),
		.pinned = pinned,
		.place = { KD_NONE, KD_NONE, KD_NONE },
		.before = KD_NONE,
		.last_day = KD_NO_DAY };
	return entry.language != KD_NONE &&
	       copy_traits(window, &entry, &digest->traits) &&
	       KD_PUSH(window->arena, &window->entries, entry) &&
	       kd_cluster_index_copies(
		       window, window->entries.n - 1, &digest->shingles);
}

static void count_traits(
	struct kd_window *window, const struct kd_entry *entry, bool more)
{
	for (uint32_t i = 0; i < entry->n; i++) {
		uint32_t *documents =
			&window->rows.items[entry->weights[i].trait].documents;
		*documents = more ? *documents + 1 : *documents - 1;
	}
}

/* Where a document belongs, given those on the stack. */
static bool find_place(struct kd_window *window, uint32_t doc)
{
	struct kd_entry *entry = &window->entries.items[doc];
	struct kd_place *place = &entry->place;
	*place = (struct kd_place){ KD_NONE, KD_NONE, KD_NONE };
	place->copy_of = kd_cluster_original(window, doc);
	if (place->copy_of == KD_NONE) {
		count_traits(window, entry, true);
		kd_cluster_weigh(window, doc);
	}
	const uint32_t like =
		entry->pinned != KD_NONE &&
				window->entries.items[entry->pinned].placed
			? entry->pinned
			: place->copy_of;
	if (like != KD_NONE) {
		place->story = window->entries.items[like].place.story;
		return true;
	}
	if (!kd_cluster_choose(window, doc, &place->story, &place->follows)) {
		return false;
	}
	if (place->story == KD_NONE) {
		place->story = doc;
	}
	return true;
}

bool kd_cluster_touch(struct kd_window *window, uint32_t doc)
{
	struct kd_entry *entry = &window->entries.items[doc];
	if (entry->round == window->round) {
		return true;
	}
	entry->round = window->round;
	entry->before = entry->place.story;
	return KD_PUSH(window->arena, &window->touched, doc);
}

/* Puts a document into a story or takes it out. What copies another says the
 * same again: it adds nothing to what the story is about. */
static bool join(struct kd_window *window, uint32_t doc, uint32_t story)
{
	struct kd_entry *entry = &window->entries.items[doc];
	entry->place.story = story;
	return KD_PUSH(window->arena, &window->entries.items[story].members,
		       doc) &&
	       (entry->place.copy_of != KD_NONE ||
		       kd_cluster_pour(window, doc, story, 1));
}

static bool leave(struct kd_window *window, uint32_t doc)
{
	const struct kd_place *place = &window->entries.items[doc].place;
	struct kd_members *members =
		&window->entries.items[place->story].members;
	/* It is most often the last. */
	uint32_t i = members->n - 1;
	while (members->items[i] != doc) {
		i--;
	}
	members->items[i] = members->items[--members->n];
	return place->copy_of != KD_NONE ||
	       kd_cluster_pour(window, doc, place->story, -1);
}

bool kd_cluster_move(struct kd_window *window, uint32_t doc, uint32_t to)
{
	return kd_cluster_touch(window, doc) && leave(window, doc) &&
	       join(window, doc, to);
}

/* Puts a document on the stack. */
static bool push(struct kd_window *window, uint32_t doc)
{
	if (!kd_cluster_touch(window, doc) || !find_place(window, doc) ||
		!KD_PUSH(window->arena, &window->stack, doc)) {
		return false;
	}
	struct kd_entry *entry = &window->entries.items[doc];
	struct kd_entry *story = &window->entries.items[entry->place.story];
	entry->placed = true;
	entry->first_move = window->moves.n;
	entry->day_before = story->last_day;
	if (entry->day != KD_NO_DAY && entry->day > story->last_day) {
		story->last_day = entry->day;
	}
	return join(window, doc, entry->place.story) &&
	       kd_cluster_split(window, doc);
}

/* Takes the last document off the stack, and back what it split. */
static bool pop(struct kd_window *window)
{
	const uint32_t doc = window->stack.items[--window->stack.n];
	struct kd_entry *entry = &window->entries.items[doc];
	while (window->moves.n > entry->first_move) {
		const struct kd_move move =
			window->moves.items[--window->moves.n];
		window->entries.items[move.to].last_day = KD_NO_DAY;
		if (!kd_cluster_move(window, move.doc, move.from)) {
			return false;
		}
	}
	if (!kd_cluster_touch(window, doc) || !leave(window, doc)) {
		return false;
	}
	entry->placed = false;
	window->entries.items[entry->place.story].last_day = entry->day_before;
	if (entry->place.copy_of == KD_NONE) {
		count_traits(window, entry, false);
	}
	return true;
}

static void begin_round(struct kd_window *window)
{
	window->round++;
	window->touched.n = 0;
}

/* Tells of all that are in another story than before this round. */
static bool tell(struct kd_window *window, struct kd_changes *changes)
{
	for (uint32_t i = 0; i < window->touched.n; i++) {
		const uint32_t doc = window->touched.items[i];
		const struct kd_entry *entry = &window->entries.items[doc];
		const struct kd_change change = { .doc = doc,
			.from = entry->before,
			.to = entry->place.story };
		if (change.from != change.to &&
			!KD_PUSH(window->arena, changes, change)) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_cluster_place(struct kd_window *window,
	const struct kd_digest *digest, uint32_t pinned,
	struct kd_changes *changes, struct kd_err *err)
{
	const uint32_t doc = window->entries.n;
	begin_round(window);
	if (!enter(window, digest, pinned) || !push(window, doc)) {
		return kd_arena_full(window->arena, err);
	}
	const uint32_t n = window->stack.n;
	if (window->settled == n - 1 &&
		(n == 1 || kd_cluster_is_before(
				   window, window->stack.items[n - 2], doc))) {
		window->settled = n;
	}
	return tell(window, changes) ? KD_OK
				     : kd_arena_full(window->arena, err);
}

/* By merging: qsort hands no context to what compares. */
void kd_cluster_sort(const struct kd_window *window, uint32_t *docs,
	uint32_t *work, uint32_t n)
{
	if (n < 2) {
		return;
	}
	const uint32_t half = n / 2;
	kd_cluster_sort(window, docs, work, half);
	kd_cluster_sort(window, docs + half, work, n - half);
	uint32_t i = 0;
	uint32_t k = half;
	for (uint32_t out = 0; out < n; out++) {
		const bool right =
			i == half || (k < n && kd_cluster_is_before(window,
						       docs[k], docs[i]));
		work[out] = right ? docs[k++] : docs[i++];
	}
	memcpy(docs, work, n * sizeof(docs[0]));
}

/* So many documents at the bottom of the stack come before all the others. */
static uint32_t count_in_place(const struct kd_window *window)
{
	uint32_t keep = window->settled;
	for (uint32_t i = window->settled; i < window->stack.n; i++) {
		while (keep > 0 &&
			kd_cluster_is_before(window, window->stack.items[i],
				window->stack.items[keep - 1])) {
			keep--;
		}
	}
	return keep;
}

/* Takes off all above `keep` documents and puts them back in order, but for
 * one that is left out (or KD_NONE). */
static bool place_anew(
	struct kd_window *window, uint32_t keep, uint32_t left_out)
{
	uint32_t n = window->stack.n - keep;
	while (window->work.n < 2 * n) {
		if (!KD_PUSH(window->arena, &window->work, KD_NONE)) {
			return false;
		}
	}
	uint32_t *docs = window->work.items;
	n = 0;
	while (window->stack.n > keep) {
		const uint32_t doc = window->stack.items[window->stack.n - 1];
		if (!pop(window)) {
			return false;
		}
		if (doc != left_out) {
			docs[n++] = doc;
		}
	}
	kd_cluster_sort(window, docs, docs + n, n);
	for (uint32_t i = 0; i < n; i++) {
		if (!push(window, docs[i])) {
			return false;
		}
	}
	window->settled = window->stack.n;
	return true;
}

enum kd_status kd_cluster_settle(struct kd_window *window,
	struct kd_changes *changes, uint32_t *replaced, struct kd_err *err)
{
	const uint32_t keep = count_in_place(window);
	*replaced = window->stack.n - keep;
	begin_round(window);
	return place_anew(window, keep, KD_NONE) && tell(window, changes)
		       ? KD_OK
		       : kd_arena_full(window->arena, err);
}

enum kd_status kd_cluster_remove(struct kd_window *window, uint32_t doc,
	struct kd_changes *changes, struct kd_err *err)
{
	assert(doc < window->entries.n && window->entries.items[doc].placed);
	uint32_t keep = count_in_place(window);
	for (uint32_t i = 0; i < keep; i++) {
		if (window->stack.items[i] == doc) {
			keep = i;
		}
	}
	begin_round(window);
	if (!place_anew(window, keep, doc)) {
		return kd_arena_full(window->arena, err);
	}
	window->entries.items[doc].place =
		(struct kd_place){ KD_NONE, KD_NONE, KD_NONE };
	return tell(window, changes) ? KD_OK
				     : kd_arena_full(window->arena, err);
}

struct kd_place kd_cluster_find(const struct kd_window *window, uint32_t doc)
{
	return window->entries.items[doc].place;
}
