/* reuse.c - who tells another's text in another language without saying so. */
#include "weave/reuse/reuse.h"

#include "story/chain.h"
#include "weave/reuse/reuse_private.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Share of a text's marks, by worth, that the other has in the same order.
 * Translations have above 0.8, shortened ones too; texts by different hands on
 * one event at most two thirds. */
#define LEAST_SHARE 0.75
/* Of equal shares the text published first is the original. */
#define SAME_SHARE 0.05
/* Less is a brief: many say the same. */
#define LEAST_WORTH 15.0F
/* Days and quantities in common. */
#define LEAST_TELLING 3u
/* Texts that are compared with one, those with most in common. */
#define MOST_COMPARED 4u
/* What is shared with so many is no sign of anything. */
#define MOST_SHARING 64u
/* Confidence where all is shared: two may still have worked from one release.
 */
#define MOST_SURE 0.95
/* Sentences shown of either text. */
#define MOST_SENTENCES 3u

/* A mark that tells, and where: sorted, documents that share one meet. */
struct sight {
	uint64_t key;
	uint32_t place;
};

struct finding {
	const struct kd_thread *thread;
	struct kd_arena *arena;
	struct kd_marks *marks; /* [document of the story] */
	KD_VEC(struct sight) sights;
	uint32_t *shared; /* [document]: telling marks shared with one */
	uint32_t *touched;
	float *rows[2];
	struct kd_reused *of;
};

static const struct kd_digest *digest_at(
	const struct finding *f, uint32_t place)
{
	return &f->thread->digests[f->thread->documents->items[place]];
}

static int by_key(const void *a, const void *b)
{
	const struct sight *left = a;
	const struct sight *right = b;
	if (left->key != right->key) {
		return left->key < right->key ? -1 : 1;
	}
	return (left->place > right->place) - (left->place < right->place);
}

static bool has_several_languages(const struct finding *f)
{
	for (uint32_t i = 1; i < f->thread->documents->n; i++) {
		if (!kd_str_equal(digest_at(f, i)->meta->language,
			    digest_at(f, 0)->meta->language)) {
			return true;
		}
	}
	return false;
}

static bool gather(struct finding *f)
{
	const uint32_t n = f->thread->documents->n;
	f->marks = KD_NEW_ARRAY(f->arena, struct kd_marks, n);
	f->shared = KD_NEW_ARRAY(f->arena, uint32_t, n);
	f->touched = KD_NEW_ARRAY(f->arena, uint32_t, n);
	f->rows[0] = KD_NEW_ARRAY(f->arena, float, KD_REUSE_MARKS + 1);
	f->rows[1] = KD_NEW_ARRAY(f->arena, float, KD_REUSE_MARKS + 1);
	if (f->marks == NULL || f->shared == NULL || f->touched == NULL ||
		f->rows[0] == NULL || f->rows[1] == NULL) {
		return false;
	}
	for (uint32_t place = 0; place < n; place++) {
		struct kd_marks *marks = &f->marks[place];
		if (!kd_reuse_marks(f->thread,
			    f->thread->documents->items[place], f->arena,
			    marks)) {
			return false;
		}
		for (uint32_t i = 0; i < marks->n; i++) {
			const struct sight sight = { .key = marks->items[i].key,
				.place = place };
			if (marks->items[i].telling &&
				!KD_PUSH(f->arena, &f->sights, sight)) {
				return false;
			}
		}
	}
	if (f->sights.n > 0) {
		qsort(f->sights.items, f->sights.n, sizeof(struct sight),
			by_key);
	}
	return true;
}

static uint32_t first_sight(const struct finding *f, uint64_t key)
{
	uint32_t low = 0;
	uint32_t high = f->sights.n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (f->sights.items[middle].key < key) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* Whether one was surely published before the other: a day does not tell when
 * on it. */
static bool is_before(const struct kd_digest *a, const struct kd_digest *b)
{
	const struct kd_str one = a->meta->published;
	const struct kd_str other = b->meta->published;
	return one.len > 0 && other.len > 0 &&
	       !kd_str_starts_with(one, other) &&
	       !kd_str_starts_with(other, one) &&
	       kd_str_compare(one, other) < 0;
}

/* Whoever names a source hides none. */
static bool names_source(const struct kd_digest *digest)
{
	for (uint32_t i = 0; i < digest->citations->n; i++) {
		if (digest->citations->items[i].relation ==
			KD_RELATION_RESTS_ON) {
			return true;
		}
	}
	return false;
}

static bool names_outlet(const struct kd_digest *digest, struct kd_str outlet)
{
	return outlet.len > 0 && kd_str_find(digest->text, outlet) != KD_NONE;
}

/* Whether a text names the outlet of another, or of what that is told after. */
static bool names_origin(const struct finding *f, uint32_t copy, uint32_t place)
{
	const struct kd_digest *later = digest_at(f, copy);
	const uint32_t root = f->of[place].original;
	return names_outlet(later, digest_at(f, place)->meta->outlet) ||
	       (root != KD_NONE &&
		       names_outlet(
			       later, f->thread->digests[root].meta->outlet));
}

static bool may_reuse(const struct finding *f, uint32_t copy, uint32_t original)
{
	const struct kd_digest *later = digest_at(f, copy);
	const struct kd_digest *earlier = digest_at(f, original);
	return is_before(earlier, later) &&
	       !kd_str_equal(earlier->meta->language, later->meta->language) &&
	       !kd_str_equal(earlier->meta->outlet, later->meta->outlet);
}

/* Counts the telling marks that the other texts share with one; touched: whom
 * it shares any with. */
static uint32_t count_shared(struct finding *f, uint32_t place)
{
	const struct kd_marks *marks = &f->marks[place];
	uint32_t n = 0;
	for (uint32_t i = 0; i < marks->n; i++) {
		const uint64_t key = marks->items[i].key;
		if (!marks->items[i].telling) {
			continue;
		}
		const uint32_t first = first_sight(f, key);
		for (uint32_t k = first;
			k < f->sights.n && f->sights.items[k].key == key &&
			k < first + MOST_SHARING;
			k++) {
			const uint32_t other = f->sights.items[k].place;
			if (f->shared[other]++ == 0) {
				f->touched[n++] = other;
			}
		}
	}
	return n;
}

/* Worth of the longest run of marks that both have in the same order. */
static float in_order(const struct finding *f, const struct kd_marks *a,
	const struct kd_marks *b)
{
	float *before = f->rows[0];
	float *now = f->rows[1];
	for (uint32_t k = 0; k <= b->n; k++) {
		before[k] = 0;
		now[k] = 0;
	}
	for (uint32_t i = 0; i < a->n; i++) {
		for (uint32_t k = 0; k < b->n; k++) {
			const float best =
				before[k + 1] > now[k] ? before[k + 1] : now[k];
			now[k + 1] = a->items[i].key == b->items[k].key
					     ? before[k] + a->items[i].worth
					     : best;
		}
		float *row = before;
		before = now;
		now = row;
	}
	return before[b->n];
}

static bool add_sentence(const struct finding *f, uint32_t place, uint32_t byte,
	struct kd_evidences *out)
{
	const struct kd_evidence sentence = {
		.doc = f->thread->documents->items[place],
		.span = kd_chain_sentence(digest_at(f, place), byte),
	};
	return kd_span_is_none(sentence.span) ||
	       KD_PUSH(f->arena, out, sentence);
}

/* Sentences that share a day or a quantity, as they follow each other. */
static bool add_evidence(
	const struct finding *f, uint32_t copy, uint32_t original)
{
	const struct kd_marks *own = &f->marks[copy];
	const struct kd_marks *other = &f->marks[original];
	struct kd_evidences *out = &f->of[copy].evidence;
	uint32_t from = 0;
	uint32_t shown_to = 0;
	for (uint32_t i = 0; i < own->n && out->n < 2 * MOST_SENTENCES; i++) {
		const struct kd_mark *mark = &own->items[i];
		uint32_t k = from;
		while (k < other->n && other->items[k].key != mark->key) {
			k++;
		}
		if (!mark->telling || k == other->n || mark->byte < shown_to) {
			continue;
		}
		from = k + 1;
		shown_to =
			kd_chain_sentence(digest_at(f, copy), mark->byte).end;
		if (!add_sentence(f, copy, mark->byte, out) ||
			!add_sentence(f, original, other->items[k].byte, out)) {
			return false;
		}
	}
	return true;
}

/* The text that shares most with one of those not taken yet; KD_NONE if none
 * shares enough. */
static uint32_t take_nearest(struct finding *f, uint32_t copy, uint32_t n)
{
	uint32_t next = KD_NONE;
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t other = f->touched[i];
		const uint32_t shared = f->shared[other];
		if (shared < LEAST_TELLING ||
			(next != KD_NONE &&
				(shared < f->shared[next] ||
					(shared == f->shared[next] &&
						other > next)))) {
			continue;
		}
		if (may_reuse(f, copy, other)) {
			next = other;
		}
	}
	if (next != KD_NONE) {
		f->shared[next] = 0;
	}
	return next;
}

/* Of the texts that share most with one, the one it takes most from. */
static bool find_original(struct finding *f, uint32_t copy, uint32_t n)
{
	double best = 0;
	uint32_t original = KD_NONE;
	for (uint32_t round = 0; round < MOST_COMPARED; round++) {
		const uint32_t next = take_nearest(f, copy, n);
		if (next == KD_NONE) {
			break;
		}
		if (names_origin(f, copy, next)) {
			continue;
		}
		const double share =
			(double)in_order(f, &f->marks[copy], &f->marks[next]) /
			(double)f->marks[copy].worth;
		const double more = next < original ? -SAME_SHARE : SAME_SHARE;
		if (share >= LEAST_SHARE && share > best + more) {
			best = share;
			original = next;
		}
	}
	if (original == KD_NONE) {
		return true;
	}
	f->of[copy].original = f->thread->documents->items[original];
	f->of[copy].confidence = round(100 * MOST_SURE * best) / 100;
	return add_evidence(f, copy, original);
}

static bool find_all(struct finding *f)
{
	for (uint32_t place = 0; place < f->thread->documents->n; place++) {
		const uint32_t doc = f->thread->documents->items[place];
		if (f->marks[place].worth < LEAST_WORTH ||
			f->thread->copy_of[doc] != KD_NONE ||
			names_source(digest_at(f, place))) {
			continue;
		}
		const uint32_t n = count_shared(f, place);
		if (!find_original(f, place, n)) {
			return false;
		}
		for (uint32_t i = 0; i < n; i++) {
			f->shared[f->touched[i]] = 0;
		}
	}
	return true;
}

enum kd_status kd_reuse_find(const struct kd_reuse_in *in,
	struct kd_arena *arena, struct kd_reuse_out *out, struct kd_err *err)
{
	assert(in->thread != NULL && in->thread->copy_of != NULL);
	const uint32_t n = in->thread->documents->n;
	*out = (struct kd_reuse_out){ .of = KD_NEW_ARRAY(
					      arena, struct kd_reused, n) };
	if (out->of == NULL) {
		return kd_arena_full(arena, err);
	}
	for (uint32_t i = 0; i < n; i++) {
		out->of[i].original = KD_NONE;
	}
	struct finding f = {
		.thread = in->thread, .arena = arena, .of = out->of
	};
	if (!has_several_languages(&f)) {
		return KD_OK;
	}
	return gather(&f) && find_all(&f) ? KD_OK : kd_arena_full(arena, err);
}
