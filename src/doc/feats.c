/* feats.c - Universal Dependencies features of a word, packed in 64 bits. */
#include "doc/feats.h"

static const struct {
	const char *name;
	const char *values;
} features[KD_FEATURE_COUNT] = {
#define KD_FEATURE(ending, feature, list) { feature, list },
	KD_FEATURES(KD_FEATURE)
#undef KD_FEATURE
};

/* 1 for the first value of the feature, and so on; 0 if unknown. */
static uint32_t value_number(enum kd_feature feature, struct kd_str value)
{
	struct kd_str rest = kd_str_view(features[feature].values);
	for (uint32_t i = 1; rest.len > 0; i++) {
		if (kd_str_equal(kd_str_cut(&rest, ' '), value)) {
			return i;
		}
	}
	return 0;
}

static struct kd_str value_name(enum kd_feature feature, uint32_t value)
{
	struct kd_str rest = kd_str_view(features[feature].values);
	struct kd_str name = { 0 };
	for (uint32_t i = 0; i < value; i++) {
		name = kd_str_cut(&rest, ' ');
	}
	return name;
}

bool kd_feats_parse(struct kd_str text, uint64_t *out)
{
	*out = 0;
	if (kd_str_equal(text, KD_STR("_"))) {
		return true;
	}
	while (text.len > 0) {
		struct kd_str value = kd_str_cut(&text, '|');
		const struct kd_str name = kd_str_cut(&value, '=');
		uint32_t feature = 0;
		while (feature < KD_FEATURE_COUNT &&
			!kd_str_equal(
				kd_str_view(features[feature].name), name)) {
			feature++;
		}
		if (feature == KD_FEATURE_COUNT) {
			return false;
		}
		const uint32_t number = value_number(feature, value);
		if (number == 0) {
			return false;
		}
		*out = kd_feats_set(*out, feature, number);
	}
	return true;
}

struct kd_str kd_feats_render(struct kd_arena *arena, uint64_t feats)
{
	char line[512];
	uint32_t len = 0;
	for (uint32_t i = 0; i < KD_FEATURE_COUNT; i++) {
		const uint32_t value = kd_feats_get(feats, i);
		if (value == 0) {
			continue;
		}
		const struct kd_str parts[] = {
			len > 0 ? KD_STR("|") : KD_STR(""),
			kd_str_view(features[i].name),
			KD_STR("="),
			value_name(i, value),
		};
		for (size_t k = 0; k < KD_COUNT(parts); k++) {
			memcpy(line + len, parts[k].data, parts[k].len);
			len += parts[k].len;
		}
	}
	if (len == 0) {
		return (struct kd_str){ 0 };
	}
	return kd_str_copy(arena, (struct kd_str){ .data = line, .len = len });
}
