/* syntax_sights.c - the features that the learned models of syntax see. */
#include "read/syntax/learned.h"

#include "base/utf8.h"

#define OUTSIDE UINT64_C(0x5e)
#define SHORTEST_REST_BYTES 1u

/* What a feature is about; each template has its own number. */
enum kd_template {
	T_BIAS = 1,
	T_FORM,
	T_FORM_SHAPE,
	T_SHAPE,
	T_KNOWN,
	T_END,
	T_START = T_END + 8,
	T_LEFT = T_START + 8,
	T_LEFT2,
	T_RIGHT,
	T_RIGHT2,
	T_LEFT_KNOWN,
	T_RIGHT_KNOWN,
	T_KNOWN_LEFT,
	T_KNOWN_RIGHT,
	T_KNOWN_AROUND,
	T_LEFT_END,
	T_RIGHT_END,
	T_RIGHT_END2,
	T_LEFT_FORM,
	T_FORM_RIGHT,
	T_LEFT_SHAPE,
	T_RIGHT_SHAPE,
	T_ENDS,
	T_ENDS_RIGHT,
	T_AROUND,
	T_LEFT2_KNOWN,
	T_RIGHT2_KNOWN,
	T_KNOWN_FORM,
	T_TAG = 0x100,
	T_LEMMA = 0x200,
};

static uint64_t shape_of(const struct kd_token *token, bool first)
{
	uint64_t shape = token->kind;
	shape |= (token->flags & KD_TOKEN_CAPITAL) != 0 ? 8 : 0;
	shape |= (token->flags & KD_TOKEN_ALL_CAPITALS) != 0 ? 16 : 0;
	shape |= (token->flags & KD_TOKEN_ABBREVIATION) != 0 ? 32 : 0;
	shape |= first ? 64 : 0;
	for (uint32_t i = 0; i < token->folded.len; i++) {
		const char byte = token->folded.data[i];
		shape |= byte == '-' ? 128 : 0;
		shape |= byte >= '0' && byte <= '9' ? 256 : 0;
		shape |= byte == '\'' ? 512 : 0;
	}
	return shape;
}

/* All that the word list says of a form, in its order. */
static uint64_t known_of(const struct kd_lang *lang, uint32_t word)
{
	uint64_t known = 1;
	struct kd_word_analysis analysis;
	for (uint32_t i = 0; kd_lang_analysis(lang, word, i, &analysis); i++) {
		known = kd_mix(known,
			(uint64_t)analysis.upos << 16 |
				kd_feats_get(analysis.feats, KD_FEATURE_CASE)
					<< 8 |
				kd_feats_get(analysis.feats, KD_FEATURE_NUMBER)
					<< 4 |
				kd_feats_get(
					analysis.feats, KD_FEATURE_VERBFORM));
	}
	return known;
}

void kd_syntax_look(const struct kd_tokens *tokens, const struct kd_lang *lang,
	uint32_t first, uint32_t n, struct kd_sight *sights)
{
	bool begins = true;
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_token *token = &tokens->items[first + i];
		sights[i] = (struct kd_sight){ .shape = shape_of(token, begins),
			.known = known_of(lang, token->word) };
		sights[i].form = kd_hash_starts(
			token->folded, KD_AFFIXES, sights[i].starts);
		kd_hash_ends(token->folded, KD_AFFIXES, sights[i].ends);
		begins = begins && token->kind != KD_TOKEN_WORD;
	}
}

const int32_t kd_role_places[KD_ROLES] = { 0, -1, -2, 1, 2 };

const struct kd_sight *kd_syntax_sight(
	const struct kd_sight *sights, uint32_t n, uint32_t i, int32_t away)
{
	static const struct kd_sight nothing = {
		.form = OUTSIDE, .shape = OUTSIDE, .known = OUTSIDE
	};
	const int64_t place = (int64_t)i + away;
	return place < 0 || place >= (int64_t)n ? &nothing : &sights[place];
}

uint64_t kd_syntax_tag_habit(const struct kd_sight *sight)
{
	return kd_feature_of_two(T_FORM_SHAPE, sight->form, sight->shape);
}

/* The word itself. */
static void add_word(struct kd_features *list, const struct kd_sight *word)
{
	list->items[list->n++] = kd_syntax_tag_habit(word);
	kd_features_add(list, T_BIAS, 0);
	kd_features_add(list, T_FORM, word->form);
	kd_features_add(list, T_SHAPE, word->shape);
	kd_features_add(list, T_KNOWN, word->known);
	kd_features_add_two(list, T_KNOWN_FORM, word->known, word->shape);
	for (uint32_t i = 0; i < KD_AFFIXES; i++) {
		if (word->ends[i] != 0) {
			kd_features_add_two(list, T_END + i, word->ends[i],
				word->shape & 24);
		}
		if (i < 4 && word->starts[i] != 0) {
			kd_features_add(list, T_START + i, word->starts[i]);
		}
	}
}

uint32_t kd_syntax_role_features(const struct kd_sight *sight,
	enum kd_role role, uint64_t out[KD_TAG_FEATURES_MAX])
{
	struct kd_features list = { .items = out };
	switch (role) {
	case KD_ROLE_WORD:
		add_word(&list, sight);
		break;
	case KD_ROLE_LEFT:
		kd_features_add(&list, T_LEFT, sight->form);
		kd_features_add(&list, T_LEFT_KNOWN, sight->known);
		kd_features_add(&list, T_LEFT_END, sight->ends[2]);
		kd_features_add(&list, T_LEFT_SHAPE, sight->shape);
		break;
	case KD_ROLE_LEFT2:
		kd_features_add(&list, T_LEFT2, sight->form);
		kd_features_add(&list, T_LEFT2_KNOWN, sight->known);
		break;
	case KD_ROLE_RIGHT:
		kd_features_add(&list, T_RIGHT, sight->form);
		kd_features_add(&list, T_RIGHT_KNOWN, sight->known);
		kd_features_add(&list, T_RIGHT_END, sight->ends[2]);
		kd_features_add(&list, T_RIGHT_END2, sight->ends[1]);
		kd_features_add(&list, T_RIGHT_SHAPE, sight->shape);
		break;
	case KD_ROLE_RIGHT2:
		kd_features_add(&list, T_RIGHT2, sight->form);
		kd_features_add(&list, T_RIGHT2_KNOWN, sight->known);
		break;
	case KD_ROLES:
		break;
	}
	return list.n;
}

uint32_t kd_syntax_pair_features(const struct kd_sight *sights, uint32_t n,
	uint32_t i, uint64_t out[KD_TAG_FEATURES_MAX])
{
	struct kd_features list = { .items = out };
	const struct kd_sight *word = &sights[i];
	const struct kd_sight *left = kd_syntax_sight(sights, n, i, -1);
	const struct kd_sight *right = kd_syntax_sight(sights, n, i, 1);
	kd_features_add_two(&list, T_KNOWN_LEFT, word->known, left->known);
	kd_features_add_two(&list, T_KNOWN_RIGHT, word->known, right->known);
	kd_features_add_two(&list, T_KNOWN_AROUND, left->known, right->known);
	kd_features_add_two(&list, T_LEFT_FORM, left->form, word->form);
	kd_features_add_two(&list, T_FORM_RIGHT, word->form, right->form);
	kd_features_add_two(&list, T_AROUND, left->form, right->form);
	kd_features_add_two(&list, T_ENDS, left->ends[1], word->ends[2]);
	kd_features_add_two(&list, T_ENDS_RIGHT, word->ends[2], right->ends[1]);
	return list.n;
}

uint32_t kd_syntax_tag_features(const struct kd_sight *sights, uint32_t n,
	uint32_t i, uint64_t out[KD_TAG_FEATURES_MAX])
{
	uint32_t n_features = 0;
	for (uint32_t role = 0; role < KD_ROLES; role++) {
		n_features += kd_syntax_role_features(
			kd_syntax_sight(sights, n, i, kd_role_places[role]),
			(enum kd_role)role, out + n_features);
	}
	return n_features +
	       kd_syntax_pair_features(sights, n, i, out + n_features);
}

uint64_t kd_syntax_feats_habit(const struct kd_sight *sight, uint64_t tag)
{
	return kd_mix(kd_mix(T_TAG + 2, kd_mix(T_TAG, tag)), sight->form);
}

uint64_t kd_syntax_lemma_habit(const struct kd_sight *sight, uint64_t tag)
{
	return kd_mix(kd_mix(T_LEMMA + 2, kd_mix(T_LEMMA, tag)), sight->form);
}

uint32_t kd_syntax_feats_features(const struct kd_sight *sights,
	const uint64_t *tags, uint32_t n, uint32_t i,
	uint64_t out[KD_TAG_FEATURES_MAX])
{
	struct kd_features list = { .items = out };
	const struct kd_sight *word = &sights[i];
	const struct kd_sight *left = kd_syntax_sight(sights, n, i, -1);
	const struct kd_sight *right = kd_syntax_sight(sights, n, i, 1);
	const uint64_t tag = kd_mix(T_TAG, tags[i]);
	const uint64_t before = i > 0 ? tags[i - 1] : OUTSIDE;
	const uint64_t after = i + 1 < n ? tags[i + 1] : OUTSIDE;
	list.items[list.n++] = kd_syntax_feats_habit(word, tags[i]);
	kd_features_add(&list, T_TAG + 1, tag);
	kd_features_add_two(&list, T_TAG + 3, tag, word->known);
	kd_features_add_two(&list, T_TAG + 4, tag, left->form);
	kd_features_add_two(&list, T_TAG + 5, tag, right->form);
	kd_features_add_two(&list, T_TAG + 6, tag, before);
	kd_features_add_two(&list, T_TAG + 7, tag, after);
	kd_features_add_two(&list, T_TAG + 8, tag, left->ends[1]);
	kd_features_add_two(&list, T_TAG + 9, tag, right->ends[1]);
	kd_features_add_two(&list, T_TAG + 10, tag, word->shape);
	for (uint32_t k = 0; k < KD_AFFIXES; k++) {
		if (word->ends[k] != 0) {
			kd_features_add_two(
				&list, T_TAG + 16 + k, tag, word->ends[k]);
		}
	}
	if (word->starts[2] != 0) {
		kd_features_add_two(&list, T_TAG + 11, tag, word->starts[2]);
	}
	return list.n;
}

uint32_t kd_syntax_lemma_features(const struct kd_sight *sight, uint64_t tag,
	uint64_t upos, struct kd_str hint, uint64_t out[KD_TAG_FEATURES_MAX])
{
	struct kd_features list = { .items = out };
	const uint64_t kind = kd_mix(T_LEMMA, tag);
	list.items[list.n++] = kd_syntax_lemma_habit(sight, tag);
	kd_features_add_two(&list, T_LEMMA + 3, upos, sight->form);
	kd_features_add_two(&list, T_LEMMA + 4, kind, sight->shape);
	if (hint.data != NULL) {
		const uint64_t way = kd_hash_text(hint);
		kd_features_add(&list, T_LEMMA + 5, way);
		kd_features_add_two(&list, T_LEMMA + 6, upos, way);
	}
	/* One character tells little and stands for hundreds of ways. */
	for (uint32_t k = 1; k < KD_AFFIXES; k++) {
		if (sight->ends[k] != 0) {
			kd_features_add_two(
				&list, T_LEMMA + 16 + k, kind, sight->ends[k]);
			kd_features_add_two(
				&list, T_LEMMA + 24 + k, upos, sight->ends[k]);
		}
	}
	if (sight->starts[2] != 0) {
		kd_features_add_two(
			&list, T_LEMMA + 32, upos, sight->starts[2]);
	}
	return list.n;
}
