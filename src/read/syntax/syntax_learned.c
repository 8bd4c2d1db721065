/* syntax_learned.c - says what words are by what was learned from treebanks:
 * tags of a sentence together, then each word's features and lemma. */
#include "base/utf8.h"
#include "model/score.h"
#include "read/syntax/learned.h"
#include "read/syntax/syntax_private.h"

/* What words with their tags have been, so that it need not be worked out again
 * when they come again. */
#define SENSES 8192u

/* What is remembered of words, their sums of weights above all, may take so
 * much. */
#define WORDS_BYTES ((size_t)16 << 20)

struct sense {
	uint64_t key;        /* 0: free */
	uint64_t feats;      /* with which it has the lemma */
	struct kd_str lemma; /* none: not worked out */
	uint32_t habit;      /* the features it always has, or KD_NONE */
};

struct kd_tagger {
	const struct kd_linear *tags;
	const struct kd_linear *feats;
	const struct kd_linear *lemmas;
	const struct kd_linear *feats_habits; /* NULL: none */
	const struct kd_linear *lemma_habits; /* NULL: none */
	struct kd_tag_chooser *chooser;
	struct kd_arena *words; /* of what is remembered */
	struct kd_tally feats_tally;
	struct kd_tally lemmas_tally;
	struct kd_sight sights[KD_TAG_WINDOW];
	uint8_t chosen[KD_TAG_WINDOW];  /* tags */
	uint64_t hashes[KD_TAG_WINDOW]; /* of them */
	struct sense senses[SENSES];
};

/* Habits that speak of a part's labels, or NULL. */
static const struct kd_linear *habits_for(const struct kd_model *model,
	const char *name, const struct kd_linear *part)
{
	const struct kd_linear *habits = kd_model_part(model, name);
	return habits != NULL && habits->n_labels == part->n_labels ? habits
								    : NULL;
}

void kd_syntax_memory_init(struct kd_syntax_memory *memory)
{
	memory->tagger = NULL;
	kd_arena_init(&memory->kept, KD_ARENA_LIMIT_BYTES);
	kd_arena_init(&memory->words, 2 * WORDS_BYTES);
}

void kd_syntax_memory_release(struct kd_syntax_memory *memory)
{
	memory->tagger = NULL;
	kd_arena_release(&memory->kept);
	kd_arena_release(&memory->words);
}

static struct kd_tagger *make_tagger(
	const struct kd_model *model, struct kd_syntax_memory *memory)
{
	struct kd_arena *arena = &memory->kept;
	struct kd_tagger *tagger = KD_NEW(arena, struct kd_tagger);
	if (tagger == NULL) {
		return NULL;
	}
	tagger->words = &memory->words;
	tagger->tags = kd_model_part(model, "tags");
	tagger->feats = kd_model_part(model, "feats");
	tagger->lemmas = kd_model_part(model, "lemmas");
	tagger->feats_habits = habits_for(model, "feats habits", tagger->feats);
	tagger->lemma_habits =
		habits_for(model, "lemma habits", tagger->lemmas);
	tagger->chooser = kd_syntax_tag_chooser(tagger->tags,
		habits_for(model, "tag habits", tagger->tags), memory);
	const bool fits =
		tagger->chooser != NULL &&
		kd_tally_init(&tagger->feats_tally, tagger->feats, arena) &&
		kd_tally_init(&tagger->lemmas_tally, tagger->lemmas, arena);
	return fits ? tagger : NULL;
}

struct kd_tagger *kd_syntax_tagger(const struct kd_syntax_work *work)
{
	struct kd_syntax_memory *memory = work->in->memory;
	if (memory->tagger == NULL) {
		memory->tagger = make_tagger(
			work->in->lang->models[KD_MODEL_SYNTAX], memory);
	}
	return memory->tagger;
}

/* The tag that was chosen for word i of those in view. */
static const struct kd_tag_label *tag_of(
	const struct kd_tagger *tagger, uint32_t i)
{
	return &tagger->tags->tags[tagger->chosen[i]];
}

static void forget(struct kd_tagger *tagger)
{
	kd_syntax_forget_tags(tagger->chooser);
	memset(tagger->senses, 0, sizeof(tagger->senses));
	kd_arena_reset(tagger->words);
}

/* Whether more might be remembered than there is room for. */
static bool is_full(const struct kd_tagger *tagger)
{
	return kd_syntax_tags_are_many(tagger->chooser) ||
	       tagger->words->taken_bytes > WORDS_BYTES;
}

static bool choose_tags(struct kd_tagger *tagger, uint32_t n)
{
	if (!kd_syntax_choose_tags(
		    tagger->chooser, tagger->sights, n, tagger->chosen)) {
		forget(tagger); /* some words were put forward, not weighed */
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		tagger->hashes[i] = tag_of(tagger, i)->hash;
	}
	return true;
}

static uint32_t habit_of(const struct kd_linear *habits, uint64_t feature)
{
	return habits == NULL ? KD_NONE : kd_linear_always(habits, feature);
}

/* The likeliest features that go with the tag's part of speech; the tag's own
 * where none was learned. */
static uint64_t weigh_feats(struct kd_tagger *tagger, uint32_t n, uint32_t i)
{
	uint64_t features[KD_TAG_FEATURES_MAX];
	const struct kd_tag_label *tag = tag_of(tagger, i);
	const uint32_t n_features = kd_syntax_feats_features(
		tagger->sights, tagger->hashes, n, i, features);
	struct kd_tally *tally = &tagger->feats_tally;
	kd_linear_tally(tagger->feats, features, n_features, tally);
	int32_t highest = 0;
	uint64_t feats = tag->feats;
	for (uint32_t k = 0; k < tally->n; k++) {
		const uint32_t number = tally->touched[k];
		if (tally->scores[number] > highest &&
			tagger->feats->tags[number].upos == tag->upos) {
			highest = tally->scores[number];
			feats = tagger->feats->tags[number].feats;
		}
	}
	return feats;
}

/* What a lemma that the word list gives is worth besides what was learned. */
#define LISTED_WEIGHT 80

/* The way to the lemma that scores highest among those that can be gone; of
 * equal ones the first label. hint: the way to the listed lemma, or none. */
static struct kd_str choose_way(struct kd_tagger *tagger, struct kd_str form,
	struct kd_str folded, struct kd_str hint, const uint64_t *features,
	uint32_t n)
{

	struct kd_tally *tally = &tagger->lemmas_tally;
	kd_linear_tally(tagger->lemmas, features, n, tally);
	struct kd_str best = hint.data != NULL ? hint : KD_STR("l|>|>");
	int32_t highest = hint.data != NULL ? LISTED_WEIGHT : 0;
	uint32_t first = KD_NONE;
	for (uint32_t k = 0; k < tally->n; k++) {
		const uint32_t number = tally->touched[k];
		const struct kd_str way =
			kd_linear_label(tagger->lemmas, number);
		const int32_t score =
			tally->scores[number] +
			(kd_str_equal(way, hint) ? LISTED_WEIGHT : 0);
		const bool better =
			score > highest || (score == highest && number < first);
		if (better && kd_syntax_way_fits(way, form, folded)) {
			best = way;
			highest = score;
			first = number;
		}
	}
	return best;
}

/* What the word is written like; of a split word its part. */
static struct kd_str form_of(const struct kd_syntax_work *work, uint32_t at)
{
	const struct kd_token *leaf = &work->leaves.items[at];
	const bool part = (leaf->flags & KD_TOKEN_LATER_PART) != 0 ||
			  (at + 1 < work->leaves.n &&
				  (leaf[1].flags & KD_TOKEN_LATER_PART) != 0);
	return part ? leaf->folded
		    : kd_str_slice(
			      work->in->text, leaf->span.start, leaf->span.end);
}

static struct kd_str weigh_lemma(struct kd_syntax_work *work,
	struct kd_tagger *tagger, uint32_t at, uint32_t i, struct kd_str form)
{
	const struct kd_token *token = &work->leaves.items[at];
	const struct kd_leaf *leaf = &work->out->leaves.items[at];
	const struct kd_lang *lang = work->in->lang;
	const struct kd_tag_label *tag = tag_of(tagger, i);
	const uint32_t listed = kd_syntax_listed_lemma(
		lang, token, (enum kd_upos)leaf->upos, leaf->feats);
	uint64_t features[KD_TAG_FEATURES_MAX];
	struct kd_str hint = { 0 };
	if (listed != KD_NONE) {
		hint = kd_syntax_lemma_way(work->arena, token->folded,
			kd_lang_word_text(lang, listed));
	}
	const uint32_t n = kd_syntax_lemma_features(
		&tagger->sights[i], tag->hash, tag->upos_hash, hint, features);
	return choose_way(tagger, form, token->folded, hint, features, n);
}

static struct kd_str choose_lemma(struct kd_syntax_work *work,
	struct kd_tagger *tagger, uint32_t at, uint32_t i)
{
	const struct kd_str form = form_of(work, at);
	const struct kd_str folded = work->leaves.items[at].folded;
	const uint32_t habit = habit_of(tagger->lemma_habits,
		kd_syntax_lemma_habit(&tagger->sights[i], tagger->hashes[i]));
	struct kd_str way = { 0 };
	if (habit != KD_NONE) {
		way = kd_linear_label(tagger->lemmas, habit);
	}
	if (habit == KD_NONE || !kd_syntax_way_fits(way, form, folded)) {
		way = weigh_lemma(work, tagger, at, i, form);
	}
	return kd_syntax_go_way(work->arena, way, form, folded);
}

/* What is remembered of a word with its tag; another is forgotten for it. */
static struct sense *recall(const struct kd_syntax_work *work,
	struct kd_tagger *tagger, uint32_t at, uint32_t i)
{
	const struct kd_sight *sight = &tagger->sights[i];
	const uint64_t word =
		kd_mix(kd_hash_text(form_of(work, at)), sight->shape);
	const uint64_t key = kd_mix(word, tagger->hashes[i]) | 1;
	struct sense *sense = &tagger->senses[(key >> 32) % SENSES];
	if (sense->key != key) {
		*sense = (struct sense){ .key = key,
			.habit = habit_of(tagger->feats_habits,
				kd_syntax_feats_habit(
					sight, tagger->hashes[i])) };
	}
	return sense;
}

/* A lemma hangs on the word, its tag and its features alone. */
static struct kd_str recall_lemma(struct kd_syntax_work *work,
	struct kd_tagger *tagger, struct sense *sense, uint32_t at, uint32_t i)
{
	const uint64_t feats = work->out->leaves.items[at].feats;
	if (sense->lemma.data != NULL && sense->feats == feats) {
		return kd_str_copy(work->arena, sense->lemma);
	}
	const struct kd_str lemma = choose_lemma(work, tagger, at, i);
	if (lemma.data != NULL) {
		sense->lemma = kd_str_copy(tagger->words, lemma);
		sense->feats = feats;
	}
	return lemma;
}

static bool tag_window(struct kd_syntax_work *work, struct kd_tagger *tagger,
	uint32_t first, uint32_t n)
{
	if (is_full(tagger)) {
		forget(tagger);
	}
	kd_syntax_look(&work->leaves, work->in->lang, first, n, tagger->sights);
	if (!choose_tags(tagger, n)) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct kd_leaf *leaf = &work->out->leaves.items[first + i];
		struct sense *sense = recall(work, tagger, first + i, i);
		leaf->upos = tag_of(tagger, i)->upos;
		leaf->feats = sense->habit == KD_NONE
				      ? weigh_feats(tagger, n, i)
				      : tagger->feats->tags[sense->habit].feats;
		leaf->lemma = recall_lemma(work, tagger, sense, first + i, i);
		if (leaf->lemma.data == NULL) {
			return false;
		}
	}
	return true;
}

bool kd_syntax_tag_learned(struct kd_syntax_work *work,
	struct kd_tagger *tagger, uint32_t first, uint32_t n)
{
	for (uint32_t done = 0; done < n; done += KD_TAG_WINDOW) {
		const uint32_t left = n - done;
		if (!tag_window(work, tagger, first + done,
			    left < KD_TAG_WINDOW ? left : KD_TAG_WINDOW)) {
			return false;
		}
	}
	return true;
}

void kd_syntax_leaves_of_rules(struct kd_syntax_work *work)
{
	for (uint32_t i = 0; i < work->out->leaves.n; i++) {
		struct kd_leaf *leaf = &work->out->leaves.items[i];
		const struct kd_analysis *analysis =
			&work->out->analyses.items[leaf->token];
		leaf->lemma = analysis->lemma;
		leaf->upos = analysis->upos;
		leaf->feats = analysis->feats;
	}
}
