/* fuzz_model.c - damaged weights of a language's syntax: refused, or safe to
 * read by. The input says what is changed in a model that was learned from a
 * few words: a place (four bytes), what is put there (one), and so on. */
#include "fuzz.h"

#include "learn/arcs.h"
#include "learn/write.h"
#include "read/syntax/learned.h"

#include <stdlib.h>

#define PARTS 8u
#define CHANGE_BYTES 5u

static const char text[] =
	"OSLO - The minister said on Monday that 28 points "
	"of the plan were ready.\nShe met Anna Berg there.\n";

static const struct kd_str tags[] = { { "NOUN|Number=Sing", 16 }, { "VERB", 4 },
	{ "PUNCT", 5 } };
static const struct kd_str feats[] = { { "NOUN|Number=Sing", 16 },
	{ "VERB|Tense=Past|VerbForm=Fin", 28 }, { "PUNCT", 5 } };
static const struct kd_str lemmas[] = { { "l|>|>", 5 }, { "k|>|s>", 6 },
	{ "l|>|ed>e", 8 } };
static const struct kd_str steps[] = { KD_ARC_STEP_TEXTS };
static const struct kd_str relations[] = { { "root", 4 }, { "nsubj", 5 },
	{ "punct", 5 } };

static const struct kd_lang *english(void)
{
	const struct kd_lang *lang = kd_packs_find(fuzz_packs(), KD_STR("en"));
	if (lang == NULL) {
		fuzz_fail("packs", "no English");
	}
	return lang;
}

/* Learns from the text's words; the right answers are made up. */
static void learn_words(const struct kd_doc *doc, struct kd_learner learners[3],
	struct kd_learner habits[3])
{
	static struct kd_sight sights[64];
	uint64_t hashes[64] = { 0 };
	uint64_t features[KD_TAG_FEATURES_MAX];
	struct kd_lessons lessons[3];
	const struct kd_recipe recipe = { .rounds = 3, .seed = 1 };
	const uint32_t n = doc->tokens.n < 64 ? doc->tokens.n : 64;
	kd_syntax_look(&doc->tokens, english(), 0, n, sights);
	for (uint32_t i = 0; i < 3; i++) {
		kd_lessons_init(&lessons[i]);
	}
	for (uint32_t i = 0; i < n; i++) {
		const uint16_t label = (uint16_t)(i * 7 % 3);
		kd_lessons_add(&lessons[0], features,
			kd_syntax_tag_features(sights, n, i, features), label);
		kd_lessons_add(&lessons[1], features,
			kd_syntax_feats_features(
				sights, hashes, n, i, features),
			label);
		kd_lessons_add(&lessons[2], features,
			kd_syntax_lemma_features(&sights[i], 0, 0,
				(struct kd_str){ 0 }, features),
			label);
	}
	for (uint32_t i = 0; i < 3; i++) {
		kd_lessons_end(&lessons[i]);
		kd_learner_init(&learners[i], 3);
		kd_learner_init(&habits[i], 3);
		if (!kd_learn_choices(&lessons[i], &recipe, &learners[i]) ||
			!kd_learn_habits(&lessons[i], 1, 1, 1000, &habits[i])) {
			fuzz_fail("model", "not learned");
		}
		kd_lessons_release(&lessons[i]);
	}
}

static void learn_arcs(struct kd_arc_learners *learners)
{
	struct kd_arc_word words[6] = { { .form = 1, .upos = 1 },
		{ .form = 2, .upos = 2 }, { .form = 3, .upos = 1 },
		{ .form = 4, .upos = 3 } };
	const uint32_t heads[] = { 1, 4, 1, 1 };
	const uint16_t right[] = { 1, 0, 1, 2 };
	const struct kd_arc_lesson lesson = { .words = words,
		.tree = { heads, right, 4 } };
	const struct kd_arc_lessons lessons = {
		.items = &lesson, .n = 1, .n_relations = 3
	};
	const struct kd_recipe recipe = { .rounds = 3, .seed = 1 };
	kd_arcs_close(words, 4);
	kd_arc_learners_init(learners, 3);
	if (!kd_learn_arcs(&lessons, &recipe, learners)) {
		fuzz_fail("model", "not learned");
	}
}

static struct kd_model_bytes learn(void)
{
	static const char *const names[PARTS] = { "tags", "feats", "lemmas",
		"tag habits", "feats habits", "lemma habits", "steps",
		"relations" };
	static const struct kd_str *const labels[PARTS] = { tags, feats, lemmas,
		tags, feats, lemmas, steps, relations };
	const struct kd_meta given = { .language = KD_STR("en") };
	const struct kd_read_in in = { .bytes = { text, sizeof(text) - 1 },
		.format = KD_FORMAT_TEXT,
		.given = &given,
		.packs = fuzz_packs(),
		.until = "blocks" };
	struct kd_learner words[3];
	struct kd_learner habits[3];
	struct kd_arc_learners arcs;
	const struct kd_learner *const learners[PARTS] = { &words[0], &words[1],
		&words[2], &habits[0], &habits[1], &habits[2], &arcs.steps,
		&arcs.relations };
	struct kd_draft drafts[PARTS];
	struct kd_model_bytes bytes = { 0 };
	struct kd_doc doc;
	struct kd_err err = { 0 };
	kd_doc_init(&doc, KD_ARENA_LIMIT_BYTES);
	if (kd_read(&in, &doc, &err) != KD_OK) {
		fuzz_fail("not read", err.message);
	}
	learn_words(&doc, words, habits);
	learn_arcs(&arcs);
	for (uint32_t i = 0; i < PARTS; i++) {
		drafts[i] = (struct kd_draft){ .name = names[i],
			.learner = learners[i],
			.labels = labels[i],
			.is_small = strstr(names[i], "habits") != NULL };
	}
	if (kd_model_render(KD_MODEL_SYNTAX, drafts, PARTS, &bytes, &err) !=
		KD_OK) {
		fuzz_fail("model", err.message);
	}
	for (uint32_t i = 0; i < 3; i++) {
		kd_learner_release(&words[i]);
		kd_learner_release(&habits[i]);
	}
	kd_arc_learners_release(&arcs);
	kd_doc_release(&doc);
	return bytes;
}

static void change(
	const struct kd_model_bytes *model, const uint8_t *data, size_t size)
{
	for (size_t i = 0; i + CHANGE_BYTES <= size; i += CHANGE_BYTES) {
		uint32_t place = 0;
		memcpy(&place, data + i, sizeof(place));
		model->items[place % model->n] = (char)data[i + 4];
	}
	/* A checksum that fits, so that what it guards is tried too. */
	struct kd_model_header header;
	memcpy(&header, model->items, sizeof(header));
	header.head.checksum = kd_model_checksum(model->items, model->n);
	memcpy(model->items, &header, sizeof(header));
}

static void read_by(const struct kd_model *model)
{
	struct kd_lang lang = *english();
	struct kd_packs packs = {
		.items = { &lang }, .n = 1, .fallback = fuzz_packs()->fallback
	};
	lang.models[KD_MODEL_SYNTAX] = model;
	fuzz_read(&packs, (struct kd_str){ text, sizeof(text) - 1 },
		KD_FORMAT_TEXT, KD_STR("en"), NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct kd_model_bytes whole;
	struct kd_model *model = NULL;
	struct kd_err err = { 0 };
	if (whole.items == NULL) {
		whole = learn();
	}
	const struct kd_model_bytes bytes = { .items = malloc(whole.n),
		.n = whole.n };
	if (bytes.items == NULL) {
		return 0;
	}
	memcpy(bytes.items, whole.items, whole.n);
	change(&bytes, data, size);
	if (kd_model_parse(bytes.items, bytes.n, KD_MODEL_SYNTAX, &model,
		    &err) == KD_OK) {
		read_by(model);
		kd_model_close(model);
	} else if (size < CHANGE_BYTES) {
		fuzz_fail("whole model refused", err.message);
	}
	free(bytes.items);
	return 0;
}
