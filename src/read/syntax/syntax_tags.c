/* syntax_tags.c - the tags of a sentence's words, taken together, by what was
 * learned from treebanks. */
#include "model/score.h"
#include "model/sequence.h"
#include "read/syntax/learned.h"
#include "read/syntax/syntax_private.h"

/* What is remembered of words, so that it need not be worked out again when
 * they come again. */
#define WORDS 16384u

struct word {
	uint64_t key;     /* 0: free */
	int16_t *sums;    /* KD_ROLES * width; NULL: none yet */
	uint32_t habit;   /* the tag it always has, or KD_NONE */
	uint32_t weighed; /* roles, a bit each */
};

/* Words that are weighed at once. */
#define CHUNK 32u

struct kd_tag_chooser {
	const struct kd_linear *tags;
	const struct kd_linear *habits; /* NULL: none */
	uint32_t width;
	struct kd_steps steps;
	struct kd_search search;
	struct kd_arena *arena; /* of what is remembered */
	struct word words[WORDS];
	uint32_t n_words;
	/* The words in view. */
	const struct kd_sight *sights;
	uint32_t n;
	struct word *places[KD_TAG_WINDOW];
	struct word *outside; /* what stands before and after them */
	/* What is being weighed. */
	struct kd_bag bags[CHUNK * (KD_ROLES + 1)];
	uint32_t n_bags;
	uint64_t features[CHUNK * KD_TAG_FEATURES_MAX];
	uint32_t n_features;
	int16_t *sums; /* CHUNK * width */
	int32_t *scores;
};

struct kd_tag_chooser *kd_syntax_tag_chooser(const struct kd_linear *tags,
	const struct kd_linear *habits, struct kd_syntax_memory *memory)
{
	struct kd_arena *arena = &memory->kept;
	struct kd_tag_chooser *chooser = KD_NEW(arena, struct kd_tag_chooser);
	if (chooser == NULL) {
		return NULL;
	}
	chooser->tags = tags;
	chooser->habits = habits;
	chooser->arena = &memory->words;
	chooser->width = kd_linear_width(tags->n_labels);
	chooser->sums =
		KD_NEW_ARRAY(arena, int16_t, (size_t)CHUNK * chooser->width);
	chooser->scores = KD_NEW_ARRAY(arena, int32_t, tags->n_labels);
	chooser->search.steps = &chooser->steps;
	return chooser->sums != NULL && chooser->scores != NULL &&
			       kd_steps_load(tags, 0, tags->n_labels, arena,
				       &chooser->steps)
		       ? chooser
		       : NULL;
}

static struct word *recall(
	struct kd_tag_chooser *chooser, const struct kd_sight *sight)
{
	const uint64_t key = kd_mix(sight->form, sight->shape) | 1;
	uint32_t at = (uint32_t)(key >> 32) % WORDS;
	while (chooser->words[at].key != 0 && chooser->words[at].key != key) {
		at = (at + 1) % WORDS;
	}
	struct word *word = &chooser->words[at];
	if (word->key == 0) {
		word->key = key;
		word->habit = chooser->habits == NULL
				      ? KD_NONE
				      : kd_linear_always(chooser->habits,
						kd_syntax_tag_habit(sight));
		chooser->n_words++;
	}
	return word;
}

bool kd_syntax_tags_are_many(const struct kd_tag_chooser *chooser)
{
	return chooser->n_words + KD_TAG_WINDOW + 1 > WORDS / 2;
}

void kd_syntax_forget_tags(struct kd_tag_chooser *chooser)
{
	memset(chooser->words, 0, sizeof(chooser->words));
	chooser->n_words = 0;
}

/* Finds what is remembered of all words in view. */
static void recall_all(struct kd_tag_chooser *chooser)
{
	for (uint32_t i = 0; i < chooser->n; i++) {
		kd_linear_fetch(chooser->habits,
			kd_syntax_tag_habit(&chooser->sights[i]));
	}
	chooser->outside = recall(chooser,
		kd_syntax_sight(chooser->sights, chooser->n, chooser->n, 0));
	for (uint32_t i = 0; i < chooser->n; i++) {
		chooser->places[i] = recall(chooser, &chooser->sights[i]);
	}
}

static void add_bag(struct kd_tag_chooser *chooser, uint32_t n, int16_t *sums)
{
	chooser->bags[chooser->n_bags++] = (struct kd_bag){
		.features = chooser->features + chooser->n_features,
		.n = n,
		.sums = sums
	};
	chooser->n_features += n;
}

static struct word *neighbour(
	const struct kd_tag_chooser *chooser, uint32_t i, uint32_t role)
{
	const int64_t place = (int64_t)i + kd_role_places[role];
	return place < 0 || place >= (int64_t)chooser->n
		       ? chooser->outside
		       : chooser->places[place];
}

static int16_t *sums_of(
	const struct kd_tag_chooser *chooser, struct word *word, uint32_t role)
{
	return word->sums + (size_t)role * chooser->width;
}

/* Puts forward what a word's neighbour says, unless it was weighed before.
 * False if the arena is full. */
static bool want_role(struct kd_tag_chooser *chooser, uint32_t i, uint32_t role)
{
	struct word *word = neighbour(chooser, i, role);
	if (word->sums == NULL) {
		word->sums = KD_NEW_ARRAY(chooser->arena, int16_t,
			(size_t)KD_ROLES * chooser->width);
	}
	if (word->sums == NULL) {
		return false;
	}
	if ((word->weighed >> role & 1) == 0) {
		const struct kd_sight *sight = kd_syntax_sight(
			chooser->sights, chooser->n, i, kd_role_places[role]);
		add_bag(chooser,
			kd_syntax_role_features(sight, (enum kd_role)role,
				chooser->features + chooser->n_features),
			sums_of(chooser, word, role));
		word->weighed |= 1u << role;
	}
	return true;
}

/* Puts forward all that is to be weighed of a word in view. */
static bool want(struct kd_tag_chooser *chooser, uint32_t i, int16_t *sums)
{
	for (uint32_t role = 0; role < KD_ROLES; role++) {
		if (!want_role(chooser, i, role)) {
			return false;
		}
	}
	add_bag(chooser,
		kd_syntax_pair_features(chooser->sights, chooser->n, i,
			chooser->features + chooser->n_features),
		sums);
	return true;
}

/* Weighs the words [first, end) that do not always have one tag. */
static bool weigh(struct kd_tag_chooser *chooser, uint32_t first, uint32_t end)
{
	const uint32_t width = chooser->width;
	memset(chooser->sums, 0, (size_t)CHUNK * width * sizeof(int16_t));
	chooser->n_bags = 0;
	chooser->n_features = 0;
	for (uint32_t i = first; i < end; i++) {
		if (chooser->places[i]->habit == KD_NONE &&
			!want(chooser, i,
				chooser->sums + (size_t)(i - first) * width)) {
			return false;
		}
	}
	kd_linear_sum(chooser->tags, chooser->bags, chooser->n_bags);
	return true;
}

static void add_word(struct kd_tag_chooser *chooser, uint32_t i, int16_t *sums)
{
	if (chooser->places[i]->habit != KD_NONE) {
		kd_search_add_sure(&chooser->search, chooser->places[i]->habit);
		return;
	}
	for (uint32_t role = 0; role < KD_ROLES; role++) {
		kd_sums_add(sums,
			sums_of(chooser, neighbour(chooser, i, role), role),
			chooser->width);
	}
	for (uint32_t k = 0; k < chooser->tags->n_labels; k++) {
		chooser->scores[k] = sums[k];
	}
	kd_search_add(&chooser->search, chooser->scores);
}

bool kd_syntax_choose_tags(struct kd_tag_chooser *chooser,
	const struct kd_sight *sights, uint32_t n, uint8_t *tags)
{
	chooser->sights = sights;
	chooser->n = n;
	chooser->search.n = 0;
	recall_all(chooser);
	for (uint32_t first = 0; first < n; first += CHUNK) {
		const uint32_t end = n - first < CHUNK ? n : first + CHUNK;
		if (!weigh(chooser, first, end)) {
			return false;
		}
		for (uint32_t i = first; i < end; i++) {
			add_word(chooser, i,
				chooser->sums +
					(size_t)(i - first) * chooser->width);
		}
	}
	kd_search_end(&chooser->search, tags);
	return true;
}
