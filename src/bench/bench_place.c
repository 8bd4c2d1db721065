/* bench_place.c - how fast articles are placed in stories as they come. */
#include "bench/bench_private.h"
#include "read/pipeline.h"
#include "weave/cluster/cluster.h"

#include <stdlib.h>

/* Articles of one affair, and of one day. */
#define AFFAIR_ARTICLES 12
#define DAY_ARTICLES 3000
/* Sentences of an article. */
#define SENTENCES 14
/* Of eight names and figures, and of eight words, so many are an affair's
 * own: what all affairs share stays as the examples have it. */
#define OWN_NAMES 6
#define OWN_WORDS 1

/* A sentence of the examples: what it is about, and in which language. */
struct sentence {
	struct kd_traits traits;
	struct kd_str language;
	uint64_t key;
};

/* What articles are put together from: the sentences of the examples. */
struct quarry {
	struct sentence *items;
	uint32_t n;
	uint32_t capacity;
	struct kd_arena arena;
	struct kd_arena made; /* the article at hand */
	uint64_t seed;
};

static uint32_t draw(struct quarry *quarry, uint32_t below)
{
	/* Knuth's MMIX: the high bits are good enough to draw with. */
	quarry->seed =
		quarry->seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(quarry->seed >> 33) % below;
}

/* The part of a layer whose items stand in a span; items are in order. */
#define SLICE(layer, within)                                                \
	do {                                                                \
		uint32_t first = 0;                                         \
		while (first < (layer).n &&                                 \
			(layer).items[first].span.start < (within).start) { \
			first++;                                            \
		}                                                           \
		uint32_t end = first;                                       \
		while (end < (layer).n &&                                   \
			(layer).items[end].span.start < (within).end) {     \
			end++;                                              \
		}                                                           \
		(layer).items += first;                                     \
		(layer).n = end - first;                                    \
	} while (false)

static bool add_sentences(struct quarry *quarry, const struct kd_doc *doc)
{
	for (uint32_t i = 0; i < doc->sentences.n; i++) {
		const struct kd_sentence *found = &doc->sentences.items[i];
		/* As if the article were this sentence alone. */
		struct kd_doc part = *doc;
		SLICE(part.names, found->span);
		SLICE(part.figures, found->span);
		SLICE(part.times, found->span);
		part.tokens.items += found->first;
		part.tokens.n = found->n;
		part.analyses.items += found->first;
		part.analyses.n = found->n;
		struct sentence sentence = {
			.language =
				kd_str_copy(&quarry->arena, doc->meta.language),
			.key = kd_str_hash(
				kd_span_text(doc->text, found->span)),
		};
		if (sentence.language.data == NULL ||
			!kd_about_traits(
				&part, &quarry->arena, &sentence.traits) ||
			!KD_PUSH(&quarry->arena, quarry, sentence)) {
			return false;
		}
	}
	return true;
}
#undef SLICE

static enum kd_status fill(struct quarry *quarry, const struct kd_packs *packs,
	const struct bench_corpus *corpus, struct kd_err *err)
{
	const struct kd_meta given = { 0 };
	for (uint32_t i = 0; i < corpus->n; i++) {
		const struct kd_read_in in = { .given = &given,
			.packs = packs,
			.bytes = corpus->items[i] };
		struct kd_doc doc;
		kd_doc_init(&doc, KD_ARENA_LIMIT_BYTES);
		enum kd_status status = kd_read(&in, &doc, err);
		if (status == KD_OK && !add_sentences(quarry, &doc)) {
			status = kd_arena_full(&quarry->arena, err);
		}
		kd_doc_release(&doc);
		KD_TRY(status);
	}
	return KD_OK;
}

static uint64_t mix(uint64_t a, uint64_t b)
{
	const uint64_t hash =
		(a ^ (b + 1) * 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u;
	return hash ^ hash >> 29;
}

/* A trait as an affair has it: its own, or everybody's. */
static struct kd_trait adapted(struct kd_trait trait, uint64_t affair)
{
	const uint64_t hash = mix(trait.key, affair);
	const uint32_t own =
		trait.kind == KD_TRAIT_WORD ? OWN_WORDS : OWN_NAMES;
	if ((hash >> 40 & 7) < own) {
		trait.key = hash;
	}
	return trait;
}

static int by_key(const void *a, const void *b)
{
	const uint64_t left = ((const struct kd_trait *)a)->key;
	const uint64_t right = ((const struct kd_trait *)b)->key;
	return (left > right) - (left < right);
}

static int by_value(const void *a, const void *b)
{
	const uint64_t left = *(const uint64_t *)a;
	const uint64_t right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

static void count_once(struct kd_traits *traits)
{
	uint32_t kept = 0;
	qsort(traits->items, traits->n, sizeof(traits->items[0]), by_key);
	for (uint32_t i = 0; i < traits->n; i++) {
		if (kept > 0 &&
			traits->items[kept - 1].key == traits->items[i].key) {
			traits->items[kept - 1].count += traits->items[i].count;
		} else {
			traits->items[kept++] = traits->items[i];
		}
	}
	traits->n = kept;
}

/* A sentence in a language: of the affair's own for every other one. */
static const struct sentence *draw_sentence(
	struct quarry *quarry, struct kd_str language, uint64_t affair)
{
	enum { OWN_SENTENCES = 40 };
	uint32_t i =
		draw(quarry, 2) == 0
			? draw(quarry, quarry->n)
			: (uint32_t)(mix(affair, draw(quarry, OWN_SENTENCES)) %
				     quarry->n);
	while (!kd_str_equal(quarry->items[i].language, language)) {
		i = (i + 1) % quarry->n;
	}
	return &quarry->items[i];
}

/* Words in a row: an article's own, or in one of ten the agency's. */
static bool add_shingles(
	struct quarry *quarry, uint64_t text, struct kd_digest *digest)
{
	enum { SHINGLES = 250 };
	for (uint64_t i = 0; i < SHINGLES; i++) {
		if (!KD_PUSH(&quarry->made, &digest->shingles, mix(text, i))) {
			return false;
		}
	}
	qsort(digest->shingles.items, digest->shingles.n, sizeof(uint64_t),
		by_value);
	return true;
}

/* Puts an article together, the number-th to come. */
static bool make(struct quarry *quarry, uint32_t number, struct kd_arena *arena,
	struct kd_digest *digest)
{
	const uint64_t affair = (uint64_t)number / DAY_ARTICLES *
					(DAY_ARTICLES / AFFAIR_ARTICLES) +
				draw(quarry, DAY_ARTICLES / AFFAIR_ARTICLES);
	const uint32_t day = number / DAY_ARTICLES;
	struct kd_meta *meta = KD_NEW(arena, struct kd_meta);
	if (meta == NULL) {
		return false;
	}
	meta->id = kd_str_format(arena, "bench-%08u", number);
	meta->published = kd_str_format(arena, "%04u-%02u-%02u",
		2000 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
	meta->language = quarry->items[draw(quarry, quarry->n)].language;
	*digest = (struct kd_digest){ .meta = meta };
	for (uint32_t i = 0; i < SENTENCES; i++) {
		const struct sentence *sentence =
			draw_sentence(quarry, meta->language, affair);
		for (uint32_t k = 0; k < sentence->traits.n; k++) {
			if (!KD_PUSH(&quarry->made, &digest->traits,
				    adapted(sentence->traits.items[k],
					    affair))) {
				return false;
			}
		}
	}
	count_once(&digest->traits);
	const uint64_t text =
		draw(quarry, 10) == 0 ? affair : UINT64_C(1) << 40 | number;
	return meta->id.data != NULL && meta->published.data != NULL &&
	       add_shingles(quarry, text, digest);
}

/* What placing took. */
struct placing {
	struct kd_arena arena; /* the window's, and the articles' ids */
	struct kd_changes changes;
	double seconds;
	double last_seconds; /* of the last tenth */
	double settle_seconds;
	uint64_t stories;
	uint64_t copies;
	uint32_t replaced;
};

static enum kd_status place_all(struct quarry *quarry, uint32_t n,
	struct placing *placing, struct kd_err *err)
{
	struct kd_window *window = kd_cluster_open(&placing->arena);
	if (window == NULL) {
		return kd_arena_full(&placing->arena, err);
	}
	for (uint32_t i = 0; i < n; i++) {
		struct kd_digest digest;
		/* Neighbours in time come in any order. */
		const uint32_t number = i ^ 1;
		kd_arena_reset(&quarry->made);
		placing->changes.n = 0;
		if (!make(quarry, number, &placing->arena, &digest)) {
			return kd_arena_full(&placing->arena, err);
		}
		const double began = bench_now();
		KD_TRY(kd_cluster_place(
			window, &digest, KD_NONE, &placing->changes, err));
		const double took = bench_now() - began;
		const struct kd_place place = kd_cluster_find(window, i);
		placing->seconds += took;
		placing->last_seconds += i >= n - n / 10 ? took : 0;
		placing->stories += place.story == i;
		placing->copies += place.copy_of != KD_NONE;
		if (i % 100 == 99) {
			const double settling = bench_now();
			KD_TRY(kd_cluster_settle(window, &placing->changes,
				&placing->replaced, err));
			placing->settle_seconds += bench_now() - settling;
		}
	}
	return KD_OK;
}

static void tell(
	const struct placing *placing, uint32_t n, struct kd_json *json)
{
	const uint32_t tenth = n / 10;
	kd_json_open_object(json, NULL);
	kd_json_uint(json, "articles", n);
	kd_json_double(json, "seconds", placing->seconds);
	kd_json_double(json, "articles_per_second", n / placing->seconds);
	kd_json_double(json, "last_tenth_articles_per_second",
		tenth / placing->last_seconds);
	kd_json_double(json, "settle_seconds", placing->settle_seconds);
	kd_json_uint(json, "stories", placing->stories);
	kd_json_uint(json, "copies", placing->copies);
	kd_json_uint(json, "window_bytes", placing->arena.peak_bytes);
	kd_json_close_object(json);
}

enum kd_status bench_place(const struct kd_packs *packs,
	const struct bench_corpus *corpus, uint32_t n, uint64_t seed,
	struct kd_json *json, struct kd_err *err)
{
	struct quarry quarry = { .seed = seed };
	struct placing placing = { 0 };
	kd_arena_init(&quarry.arena, KD_ARENA_LIMIT_BYTES);
	kd_arena_init(&quarry.made, KD_ARENA_LIMIT_BYTES);
	kd_arena_init(&placing.arena, SIZE_MAX / 4);
	enum kd_status status = fill(&quarry, packs, corpus, err);
	if (status == KD_OK && quarry.n == 0) {
		status = kd_err_set(err, KD_EINPUT, "no article has sentences");
	}
	if (status == KD_OK) {
		status = place_all(&quarry, n, &placing, err);
	}
	if (status == KD_OK) {
		tell(&placing, n, json);
	}
	kd_arena_release(&quarry.arena);
	kd_arena_release(&quarry.made);
	kd_arena_release(&placing.arena);
	return status;
}
