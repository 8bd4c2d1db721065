/* feats.h - Universal Dependencies features of a word, packed in 64 bits. */
#ifndef KD_DOC_FEATS_H
#define KD_DOC_FEATS_H

#include "base/str.h"

/* Each feature with the values known here; four bits each, 0 is "not said".
 * In the order in which UD writes them. */
#define KD_FEATURES(X)                                             \
	X(CASE, "Case", "Nom Gen Dat Acc Loc Ins Voc")             \
	X(DEFINITE, "Definite", "Def Ind")                         \
	X(DEGREE, "Degree", "Pos Cmp Sup")                         \
	X(GENDER, "Gender", "Masc Fem Neut")                       \
	X(MOOD, "Mood", "Ind Imp Cnd Sub")                         \
	X(NUMBER, "Number", "Sing Dual Plur")                      \
	X(NUMTYPE, "NumType", "Card Ord")                          \
	X(PERSON, "Person", "1 2 3")                               \
	X(POLARITY, "Polarity", "Neg")                             \
	X(POSS, "Poss", "Yes")                                     \
	X(PRONTYPE, "PronType", "Prs Art Dem Int Rel Ind Neg Tot") \
	X(REFLEX, "Reflex", "Yes")                                 \
	X(TENSE, "Tense", "Past Pres Fut")                         \
	X(VERBFORM, "VerbForm", "Fin Inf Part Ger Sup")            \
	X(VOICE, "Voice", "Act Pass")

enum kd_feature {
#define KD_FEATURE(ending, name, values) KD_FEATURE_##ending,
	KD_FEATURES(KD_FEATURE)
#undef KD_FEATURE
		KD_FEATURE_COUNT /* 15 at most, see kd_feats_count */
};

/* Values as tests want them; the numbers follow the lists above. */
enum kd_case {
	KD_CASE_NOM = 1,
	KD_CASE_GEN,
	KD_CASE_DAT,
	KD_CASE_ACC,
	KD_CASE_LOC,
	KD_CASE_INS,
	KD_CASE_VOC,
};
enum kd_gender { KD_GENDER_MASC = 1, KD_GENDER_FEM, KD_GENDER_NEUT };
enum kd_number { KD_NUMBER_SING = 1, KD_NUMBER_DUAL, KD_NUMBER_PLUR };
enum kd_tense { KD_TENSE_PAST = 1, KD_TENSE_PRES, KD_TENSE_FUT };
enum kd_verbform {
	KD_VERBFORM_FIN = 1,
	KD_VERBFORM_INF,
	KD_VERBFORM_PART,
	KD_VERBFORM_GER,
	KD_VERBFORM_SUP,
};
enum kd_mood { KD_MOOD_IND = 1, KD_MOOD_IMP, KD_MOOD_CND, KD_MOOD_SUB };
enum kd_prontype {
	KD_PRONTYPE_PRS = 1,
	KD_PRONTYPE_ART,
	KD_PRONTYPE_DEM,
	KD_PRONTYPE_INT,
	KD_PRONTYPE_REL,
	KD_PRONTYPE_IND,
	KD_PRONTYPE_NEG,
	KD_PRONTYPE_TOT,
};
enum kd_voice { KD_VOICE_ACT = 1, KD_VOICE_PASS };

static inline uint32_t kd_feats_get(uint64_t feats, enum kd_feature feature)
{
	return (uint32_t)(feats >> (4 * feature)) & 15u;
}

static inline uint64_t kd_feats_set(
	uint64_t feats, enum kd_feature feature, uint32_t value)
{
	const unsigned shift = 4 * (unsigned)feature;
	return (feats & ~((uint64_t)15 << shift)) | ((uint64_t)value << shift);
}

/* A bit for each feature, the lowest of its four. */
#define KD_FEATS_ONES UINT64_C(0x1111111111111111)

static inline uint64_t kd_feats_said(uint64_t feats)
{
	return (feats | feats >> 1 | feats >> 2 | feats >> 3) & KD_FEATS_ONES;
}

/* How many such bits: their sum comes out in the highest four. */
static inline int32_t kd_feats_count(uint64_t said)
{
	return (int32_t)((said * KD_FEATS_ONES) >> 60);
}

/* How many features of two sets are equal, less how many differ; what one of
 * them lacks counts nothing. */
static inline int32_t kd_feats_likeness(uint64_t a, uint64_t b)
{
	const uint64_t both = kd_feats_said(a) & kd_feats_said(b);
	const uint64_t differ = kd_feats_said(a ^ b);
	return kd_feats_count(both & ~differ) - kd_feats_count(both & differ);
}

/* Parses "Case=Gen|Number=Sing"; "" and "_" are no features. False if a
 * feature or value is not known. */
bool kd_feats_parse(struct kd_str text, uint64_t *out);

/* Renders as UD does, into the arena; data is NULL for none or on failure. */
struct kd_str kd_feats_render(struct kd_arena *arena, uint64_t feats);

#endif
