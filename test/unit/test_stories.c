/* test_stories.c - unit tests of placing articles in stories as they come. */
#include "support/unit.h"
#include "weave/cluster/cluster.h"

#include <stdlib.h>

enum { ARTICLES = 240, AFFAIRS = 12, TRAITS = 24, SHINGLES = 40 };

static struct kd_arena arena;
static struct kd_meta metas[ARTICLES];
static struct kd_digest digests[ARTICLES];
static uint64_t seed;

static uint32_t draw(uint32_t below)
{
	/* Knuth's multiplier: the high bits are good enough to shuffle with. */
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static int by_key(const void *a, const void *b)
{
	const uint64_t left = ((const struct kd_trait *)a)->key;
	const uint64_t right = ((const struct kd_trait *)b)->key;
	return (left > right) - (left < right);
}

/* An article of one of two affairs that look alike: most of what it is about
 * is the same in both. */
static void make_alike(uint32_t i)
{
	struct kd_digest *digest = &digests[i];
	metas[i].language = KD_STR("en");
	metas[i].published =
		kd_str_format(&arena, "2025-11-%02u", 1 + draw(28));
	digest->traits.n = 0;
	for (uint64_t k = 0; k < 16; k++) {
		const bool own = k >= 10;
		const struct kd_trait trait = {
			.key = own ? 7000 + i % 2 * 100 + k : 6000 + k,
			.count = 1,
			.kind = KD_TRAIT_PERSON
		};
		if (draw(4) > 0) {
			digest->traits.items[digest->traits.n++] = trait;
		}
	}
}

static int by_value(const void *a, const void *b)
{
	const uint64_t left = *(const uint64_t *)a;
	const uint64_t right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

/* An article of an affair in one of three languages: some of the affair's
 * names and words, some of everybody's. */
static void make_article(uint32_t i, uint32_t affair)
{
	static const char *const languages[] = { "en", "nb", "sl" };
	struct kd_digest *digest = &digests[i];
	const uint32_t language = draw(3);
	const uint32_t day = draw(28);
	metas[i] =
		(struct kd_meta){ .id = kd_str_format(&arena, "article-%u", i),
			.language = kd_str_view(languages[language]),
			.published = kd_str_format(&arena, "2025-%02u-%02u",
				1 + (affair + day / 14) % 12, 1 + day) };
	*digest = (struct kd_digest){ .meta = &metas[i] };
	for (uint64_t k = 0; k < TRAITS; k++) {
		const bool word = k % 2 == 1;
		const uint64_t from = draw(3) == 0 ? 1000 : 2000 + affair;
		const struct kd_trait trait = {
			.key = from * 1000 + draw(16) * 4 +
			       (word ? 1 + language : 0),
			.count = 1 + draw(3),
			.kind = word ? KD_TRAIT_WORD : KD_TRAIT_PERSON
		};
		bool known = false;
		for (uint32_t n = 0; n < digest->traits.n; n++) {
			known = known ||
				digest->traits.items[n].key == trait.key;
		}
		assert_true(known || KD_PUSH(&arena, &digest->traits, trait));
	}
	qsort(digest->traits.items, digest->traits.n,
		sizeof(digest->traits.items[0]), by_key);
	for (uint64_t k = 0; k < SHINGLES; k++) {
		const uint64_t shingle =
			(uint64_t)draw(1u << 30) << 20 | (i * 64 + k);
		assert_true(KD_PUSH(&arena, &digest->shingles, shingle));
	}
	qsort(digest->shingles.items, SHINGLES, sizeof(uint64_t), by_value);
}

static int begin(void **state)
{
	(void)state;
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	seed = 20251122;
	for (uint32_t i = 0; i < ARTICLES; i++) {
		make_article(i, i % AFFAIRS);
	}
	/* Each twentieth article is a wire copy of the tenth before it. */
	for (uint32_t i = 30; i < ARTICLES; i += 20) {
		digests[i].shingles = digests[i - 10].shingles;
	}
	return 0;
}

static int end(void **state)
{
	(void)state;
	kd_arena_release(&arena);
	return 0;
}

/* Where an article ended, by articles, not by order of arrival. */
struct where {
	uint32_t story;
	uint32_t copy_of;
	uint32_t follows;
};

static uint32_t article_of(const uint32_t *order, uint32_t doc)
{
	return doc == KD_NONE ? KD_NONE : order[doc];
}

static void tell(const struct kd_window *window, const uint32_t *order,
	uint32_t n, struct where *out)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_place place = kd_cluster_find(window, i);
		out[order[i]] =
			(struct where){ .story = article_of(order, place.story),
				.copy_of = article_of(order, place.copy_of),
				.follows = article_of(order, place.follows) };
	}
}

static struct kd_window *place(
	const uint32_t *order, uint32_t n, struct kd_changes *changes)
{
	struct kd_err err = { 0 };
	struct kd_window *window = kd_cluster_open(&arena);
	assert_non_null(window);
	for (uint32_t i = 0; i < n; i++) {
		assert_int_equal(
			KD_OK, kd_cluster_place(window, &digests[order[i]],
				       KD_NONE, changes, &err));
	}
	return window;
}

static int by_date(const void *a, const void *b)
{
	const struct kd_meta *left = &metas[*(const uint32_t *)a];
	const struct kd_meta *right = &metas[*(const uint32_t *)b];
	const int order = kd_str_compare(left->published, right->published);
	return order != 0 ? order : kd_str_compare(left->id, right->id);
}

/* The articles in order of published and id. */
static void sorted(uint32_t *order)
{
	for (uint32_t i = 0; i < ARTICLES; i++) {
		order[i] = i;
	}
	qsort(order, ARTICLES, sizeof(order[0]), by_date);
}

static void shuffle(uint32_t *order, uint32_t n)
{
	for (uint32_t i = n; i > 1; i--) {
		const uint32_t k = draw(i);
		const uint32_t other = order[k];
		order[k] = order[i - 1];
		order[i - 1] = other;
	}
}

static uint32_t settle(struct kd_window *window, struct kd_changes *changes)
{
	struct kd_err err = { 0 };
	uint32_t replaced = 0;
	assert_int_equal(
		KD_OK, kd_cluster_settle(window, changes, &replaced, &err));
	return replaced;
}

static void test_affairs_become_stories(void **state)
{
	(void)state;
	uint32_t order[ARTICLES];
	struct where where[ARTICLES];
	struct kd_changes changes = { 0 };
	sorted(order);
	tell(place(order, ARTICLES, &changes), order, ARTICLES, where);
	uint32_t together = 0;
	for (uint32_t i = 0; i < ARTICLES; i++) {
		/* A copy goes where its original is, whatever it is about. */
		const bool copied = where[i].copy_of != KD_NONE;
		assert_true(copied || where[i].story % AFFAIRS == i % AFFAIRS ||
			    where[where[i].story].copy_of != KD_NONE);
		together += where[i].story != i;
	}
	assert_true(together > ARTICLES / 2);
}

static void test_order_of_arrival_changes_nothing(void **state)
{
	(void)state;
	uint32_t order[ARTICLES];
	struct where wanted[ARTICLES];
	struct where found[ARTICLES];
	struct kd_changes changes = { 0 };
	sorted(order);
	tell(place(order, ARTICLES, &changes), order, ARTICLES, wanted);
	for (uint32_t round = 0; round < 8; round++) {
		shuffle(order, ARTICLES);
		struct kd_window *window = place(order, ARTICLES, &changes);
		settle(window, &changes);
		tell(window, order, ARTICLES, found);
		assert_memory_equal(wanted, found, sizeof(wanted));
	}
}

static void test_settling_now_and_then_changes_nothing(void **state)
{
	(void)state;
	uint32_t order[ARTICLES];
	struct where wanted[ARTICLES];
	struct where found[ARTICLES];
	struct kd_changes changes = { 0 };
	struct kd_err err = { 0 };
	sorted(order);
	tell(place(order, ARTICLES, &changes), order, ARTICLES, wanted);
	/* Somewhat late: neighbours in time change places. */
	for (uint32_t i = 0; i + 10 < ARTICLES; i += 10) {
		shuffle(order + i, 10);
	}
	struct kd_window *window = kd_cluster_open(&arena);
	assert_non_null(window);
	for (uint32_t i = 0; i < ARTICLES; i++) {
		assert_int_equal(
			KD_OK, kd_cluster_place(window, &digests[order[i]],
				       KD_NONE, &changes, &err));
		if (i % 7 == 6) {
			/* No more than came out of order is placed anew. */
			assert_true(settle(window, &changes) <= 20);
		}
	}
	settle(window, &changes);
	tell(window, order, ARTICLES, found);
	assert_memory_equal(wanted, found, sizeof(wanted));
	assert_int_equal(0, settle(window, &changes));
}

static void test_changes_tell_where_all_went(void **state)
{
	(void)state;
	uint32_t order[ARTICLES];
	uint32_t story[ARTICLES];
	struct kd_changes changes = { 0 };
	struct kd_err err = { 0 };
	sorted(order);
	shuffle(order, ARTICLES);
	struct kd_window *window = place(order, ARTICLES, &changes);
	settle(window, &changes);
	assert_int_equal(KD_OK, kd_cluster_remove(window, 17, &changes, &err));
	for (uint32_t i = 0; i < ARTICLES; i++) {
		story[i] = KD_NONE;
	}
	for (uint32_t i = 0; i < changes.n; i++) {
		const struct kd_change *change = &changes.items[i];
		assert_int_equal(story[change->doc], change->from);
		assert_true(change->from != change->to);
		story[change->doc] = change->to;
	}
	for (uint32_t i = 0; i < ARTICLES; i++) {
		assert_int_equal(story[i], kd_cluster_find(window, i).story);
	}
	assert_int_equal(KD_NONE, story[17]);
}

static void test_what_is_removed_never_came(void **state)
{
	(void)state;
	uint32_t order[ARTICLES];
	struct where wanted[ARTICLES];
	struct where found[ARTICLES];
	struct kd_changes changes = { 0 };
	struct kd_err err = { 0 };
	sorted(order);
	for (uint32_t removed = 0; removed < ARTICLES; removed += 37) {
		struct kd_window *window = place(order, ARTICLES, &changes);
		assert_int_equal(KD_OK,
			kd_cluster_remove(window, removed, &changes, &err));
		tell(window, order, ARTICLES, found);
		const uint32_t gone = order[removed];
		assert_int_equal(KD_NONE, found[gone].story);
		uint32_t rest[ARTICLES];
		uint32_t n = 0;
		for (uint32_t i = 0; i < ARTICLES; i++) {
			if (i != removed) {
				rest[n++] = order[i];
			}
		}
		wanted[gone] = found[gone];
		tell(place(rest, n, &changes), rest, n, wanted);
		assert_memory_equal(wanted, found, sizeof(wanted));
	}
}

static void test_an_unrelated_article_changes_nothing(void **state)
{
	(void)state;
	uint32_t order[ARTICLES];
	struct where wanted[ARTICLES];
	struct where found[ARTICLES];
	struct kd_changes changes = { 0 };
	sorted(order);
	/* The last article loses all it shared with the others. */
	const uint32_t alone = ARTICLES - 1;
	for (uint32_t i = 0; i < digests[alone].traits.n; i++) {
		digests[alone].traits.items[i].key = 9000000 + i;
	}
	uint32_t rest[ARTICLES];
	uint32_t n = 0;
	for (uint32_t i = 0; i < ARTICLES; i++) {
		if (order[i] != alone) {
			rest[n++] = order[i];
		}
	}
	tell(place(rest, n, &changes), rest, n, wanted);
	tell(place(order, ARTICLES, &changes), order, ARTICLES, found);
	wanted[alone] = (struct where){ alone, KD_NONE, KD_NONE };
	assert_memory_equal(wanted, found, sizeof(wanted));
}

enum { ALIKE = 40 };

/* The two affairs of so many articles that look alike are two stories. */
static void assert_apart(const struct where *where)
{
	uint32_t together[2] = { 0 };
	for (uint32_t i = 0; i < ALIKE; i++) {
		for (uint32_t k = 0; k < i; k++) {
			together[i % 2 != k % 2] +=
				where[i].story == where[k].story;
		}
	}
	/* Of 780 pairs 380 belong together. */
	assert_true(together[0] > 300);
	assert_true(together[1] < 40);
}

static void test_two_that_look_alike_are_split(void **state)
{
	(void)state;
	uint32_t order[ARTICLES];
	uint32_t arrived[ARTICLES];
	struct where wanted[ARTICLES];
	struct where found[ARTICLES];
	struct kd_changes changes = { 0 };
	struct kd_err err = { 0 };
	for (uint32_t i = 0; i < ALIKE; i++) {
		make_alike(i);
	}
	/* One of each has an early copy, which goes where it goes. */
	static const uint32_t early[] = { 1, 2, 10, 11 };
	for (uint32_t i = 0; i < 4; i++) {
		metas[early[i]].published = KD_STR("2025-11-01");
	}
	digests[10].shingles = digests[2].shingles;
	digests[11].shingles = digests[1].shingles;
	for (uint32_t i = 0; i < ALIKE; i++) {
		order[i] = i;
	}
	qsort(order, ALIKE, sizeof(order[0]), by_date);
	struct kd_window *window = place(order, ALIKE, &changes);
	tell(window, order, ALIKE, wanted);
	assert_apart(wanted);
	assert_int_equal(wanted[2].story, wanted[10].story);
	assert_int_equal(wanted[1].story, wanted[11].story);
	/* They were one before: some changed their story. */
	uint32_t moved = 0;
	for (uint32_t i = 0; i < changes.n; i++) {
		moved += changes.items[i].from != KD_NONE;
	}
	assert_true(moved > 0);
	/* All else goes the way it came. */
	for (uint32_t round = 0; round < 8; round++) {
		/* All out of order, or so many at the end. */
		memcpy(arrived, order, sizeof(order));
		shuffle(arrived + 4 * round, ALIKE - 4 * round);
		window = place(arrived, ALIKE, &changes);
		settle(window, &changes);
		tell(window, arrived, ALIKE, found);
		assert_memory_equal(wanted, found, ALIKE * sizeof(wanted[0]));
	}
	/* What never came splits nothing. */
	for (uint32_t removed = 0; removed < ALIKE; removed += 9) {
		uint32_t rest[ARTICLES];
		uint32_t n = 0;
		for (uint32_t i = 0; i < ALIKE; i++) {
			if (i != removed) {
				rest[n++] = order[i];
			}
		}
		window = place(order, ALIKE, &changes);
		assert_int_equal(KD_OK,
			kd_cluster_remove(window, removed, &changes, &err));
		tell(window, order, ALIKE, found);
		wanted[order[removed]] = found[order[removed]];
		tell(place(rest, n, &changes), rest, n, wanted);
		assert_memory_equal(wanted, found, ALIKE * sizeof(wanted[0]));
	}
}

static void test_copies_go_with_their_original(void **state)
{
	(void)state;
	uint32_t order[ARTICLES];
	struct where where[ARTICLES];
	struct kd_changes changes = { 0 };
	sorted(order);
	tell(place(order, ARTICLES, &changes), order, ARTICLES, where);
	for (uint32_t i = 30; i < ARTICLES; i += 20) {
		const bool first = where[i].copy_of == KD_NONE;
		const uint32_t copy = first ? i - 10 : i;
		assert_int_equal(where[copy].copy_of, first ? i : i - 10);
		assert_int_equal(where[i].story, where[i - 10].story);
	}
}

static void test_a_pinned_article_goes_where_it_is_told(void **state)
{
	(void)state;
	struct kd_changes changes = { 0 };
	struct kd_err err = { 0 };
	struct kd_window *window = kd_cluster_open(&arena);
	assert_non_null(window);
	/* Of two affairs, which share next to nothing. */
	assert_int_equal(KD_OK,
		kd_cluster_place(window, &digests[0], KD_NONE, &changes, &err));
	assert_int_equal(KD_OK,
		kd_cluster_place(window, &digests[1], 0, &changes, &err));
	assert_int_equal(0, kd_cluster_find(window, 1).story);
}

static void test_years_later_a_story_follows(void **state)
{
	(void)state;
	struct kd_changes changes = { 0 };
	struct kd_err err = { 0 };
	struct kd_window *window = kd_cluster_open(&arena);
	struct kd_meta meta = metas[0];
	struct kd_digest later = digests[0];
	assert_non_null(window);
	meta.id = KD_STR("later");
	meta.published = KD_STR("2029-01-01");
	later.meta = &meta;
	later.shingles = (struct kd_hashes){ 0 };
	assert_int_equal(KD_OK,
		kd_cluster_place(window, &digests[0], KD_NONE, &changes, &err));
	assert_int_equal(KD_OK,
		kd_cluster_place(window, &later, KD_NONE, &changes, &err));
	assert_int_equal(1, kd_cluster_find(window, 1).story);
	assert_int_equal(0, kd_cluster_find(window, 1).follows);
}

static void test_full_windows_are_told(void **state)
{
	(void)state;
	for (uint64_t fail_at = 1; fail_at < 300; fail_at++) {
		struct kd_arena full;
		struct kd_err err = { 0 };
		struct kd_changes changes = { 0 };
		uint32_t replaced = 0;
		kd_arena_init(&full, KD_ARENA_LIMIT_BYTES);
		full.fail_at = fail_at;
		struct kd_window *window = kd_cluster_open(&full);
		enum kd_status status = window != NULL ? KD_OK : KD_ENOMEM;
		for (uint32_t i = 40; status == KD_OK && i > 0; i--) {
			status = kd_cluster_place(
				window, &digests[i], KD_NONE, &changes, &err);
		}
		if (status == KD_OK) {
			status = kd_cluster_settle(
				window, &changes, &replaced, &err);
		}
		const bool reached = full.allocations >= fail_at;
		assert_int_equal(reached ? KD_ENOMEM : KD_OK, status);
		kd_arena_release(&full);
	}
}

int main(void)
{
#define KD_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		KD_TEST(test_affairs_become_stories),
		KD_TEST(test_order_of_arrival_changes_nothing),
		KD_TEST(test_settling_now_and_then_changes_nothing),
		KD_TEST(test_changes_tell_where_all_went),
		KD_TEST(test_what_is_removed_never_came),
		KD_TEST(test_an_unrelated_article_changes_nothing),
		KD_TEST(test_two_that_look_alike_are_split),
		KD_TEST(test_copies_go_with_their_original),
		KD_TEST(test_a_pinned_article_goes_where_it_is_told),
		KD_TEST(test_years_later_a_story_follows),
		KD_TEST(test_full_windows_are_told),
	};
#undef KD_TEST
	return cmocka_run_group_tests_name("stories", tests, NULL, NULL);
}
