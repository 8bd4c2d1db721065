/* syntax_learned.c - says what words are by what was learned from treebanks:
 * tags of a sentence together, then each word's features and lemma. */
#include "base/utf8.h"
#include "model/score.h"
#include "read/syntax/learned.h"
#include "read/syntax/syntax_private.h"

/* Lemmas seen in this document, so that they need not be worked out again when
 * they come again. */
#define LEMMAS 512u

struct lemma {
	uint64_t key;
	struct kd_str lemma; /* none: free */
};

struct kd_tagger {
	const struct kd_linear *tags;
	const struct kd_linear *feats;
	const struct kd_linear *lemmas;
	const struct kd_linear *feats_habits; /* NULL: none */
	const struct kd_linear *lemma_habits; /* NULL: none */
	struct kd_tag_chooser *chooser;
	struct kd_tally feats_tally;
	struct kd_tally lemmas_tally;
	struct kd_sight sights[KD_TAG_WINDOW];
	uint8_t chosen[KD_TAG_WINDOW];  /* tags */
	uint64_t hashes[KD_TAG_WINDOW]; /* of them */
	struct lemma lemmas_seen[LEMMAS];
};

/* Habits that speak of a part's labels, or NULL. */
static const struct kd_linear *habits_for(const struct kd_model *model,
	const char *name, const struct kd_linear *part)
{
	const struct kd_linear *habits = kd_model_part(model, name);
	return habits != NULL && habits->n_labels == part->n_labels ? habits
								    : NULL;
}

struct kd_tagger *kd_syntax_tagger(struct kd_syntax_work *work)
{
	const struct kd_model *model = work->in->lang->models[KD_MODEL_SYNTAX];
	struct kd_arena *arena = work->arena;
	struct kd_tagger *tagger = KD_NEW(arena, struct kd_tagger);
	if (tagger == NULL) {
		return NULL;
	}
	tagger->tags = kd_model_part(model, "tags");
	tagger->feats = kd_model_part(model, "feats");
	tagger->lemmas = kd_model_part(model, "lemmas");
	tagger->feats_habits = habits_for(model, "feats habits", tagger->feats);
	tagger->lemma_habits =
		habits_for(model, "lemma habits", tagger->lemmas);
	tagger->chooser = kd_syntax_tag_chooser(tagger->tags,
		habits_for(model, "tag habits", tagger->tags), arena);
	const bool fits =
		tagger->chooser != NULL &&
		kd_tally_init(&tagger->feats_tally, tagger->feats, arena) &&
		kd_tally_init(&tagger->lemmas_tally, tagger->lemmas, arena);
	return fits ? tagger : NULL;
}

/* The tag that was chosen for word i of those in view. */
static const struct kd_tag_label *tag_of(
	const struct kd_tagger *tagger, uint32_t i)
{
	return &tagger->tags->tags[tagger->chosen[i]];
}

static bool choose_tags(struct kd_tagger *tagger, uint32_t n)
{
	if (!kd_syntax_choose_tags(
		    tagger->chooser, tagger->sights, n, tagger->chosen)) {
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

static uint64_t choose_feats(struct kd_tagger *tagger, uint32_t n, uint32_t i)
{
	const uint32_t habit = habit_of(tagger->feats_habits,
		kd_syntax_feats_habit(&tagger->sights[i], tagger->hashes[i]));
	return habit == KD_NONE ? weigh_feats(tagger, n, i)
				: tagger->feats->tags[habit].feats;
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

/* The same, remembered: a lemma hangs on the word and its features alone. */
static struct kd_str recall_lemma(struct kd_syntax_work *work,
	struct kd_tagger *tagger, uint32_t at, uint32_t i)
{
	const struct kd_leaf *leaf = &work->out->leaves.items[at];
	const uint64_t word = kd_mix(
		kd_hash_text(form_of(work, at)), tagger->sights[i].shape);
	const uint64_t key =
		kd_mix(kd_mix(word, tagger->hashes[i]), leaf->feats);
	struct lemma *seen = &tagger->lemmas_seen[key % LEMMAS];
	if (seen->lemma.data == NULL || seen->key != key) {
		*seen = (struct lemma){ .key = key,
			.lemma = choose_lemma(work, tagger, at, i) };
	}
	return seen->lemma;
}

static void fetch_habits(const struct kd_tagger *tagger, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		kd_linear_fetch(tagger->feats_habits,
			kd_syntax_feats_habit(
				&tagger->sights[i], tagger->hashes[i]));
		kd_linear_fetch(tagger->lemma_habits,
			kd_syntax_lemma_habit(
				&tagger->sights[i], tagger->hashes[i]));
	}
}

static bool tag_window(struct kd_syntax_work *work, struct kd_tagger *tagger,
	uint32_t first, uint32_t n)
{
	kd_syntax_look(&work->leaves, work->in->lang, first, n, tagger->sights);
	if (!choose_tags(tagger, n)) {
		return false;
	}
	fetch_habits(tagger, n);
	for (uint32_t i = 0; i < n; i++) {
		struct kd_leaf *leaf = &work->out->leaves.items[first + i];
		leaf->upos = tag_of(tagger, i)->upos;
		leaf->feats = choose_feats(tagger, n, i);
		leaf->lemma = recall_lemma(work, tagger, first + i, i);
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
