/* evidence.h - what the rules of names weigh; for the room and for the trainer
 * alike. */
#ifndef KD_READ_NAMES_EVIDENCE_H
#define KD_READ_NAMES_EVIDENCE_H

#include "doc/terms.h"
#include "lang/reading.h"

/* What may speak for one type of a name or another, or against its being one.
 * The weight of each is in names_weights.c or names_fitted.c. */
#define KD_EVIDENCES(X)       \
	X(ALWAYS)             \
	X(WORDS_2)            \
	X(WORDS_3)            \
	X(WORDS_MORE)         \
	X(COUNTRY)            \
	X(PLACE)              \
	X(BODY)               \
	X(OUTLET)             \
	X(SOCIAL)             \
	X(ORG_WORD)           \
	X(LOC_WORD)           \
	X(MISC_WORD)          \
	X(WORD_ALONE)         \
	X(GIVEN_ALONE)        \
	X(GIVEN_FIRST)        \
	X(GIVEN_LATER)        \
	X(PARTICLE)           \
	X(INITIAL)            \
	X(ACRONYM)            \
	X(ACRONYM_LONG)       \
	X(DOMAIN)             \
	X(WEAK)               \
	X(WEAK_INSIDE)        \
	X(NOT_RUNNING)        \
	X(SEEN_STRONG)        \
	X(SEEN_SMALL)         \
	X(SEEN_WEAK)          \
	X(COMMON)             \
	X(COMMON_SOME)        \
	X(COMMON_ALL)         \
	X(GUESSED)            \
	X(COMPOUND)           \
	X(PART)               \
	X(LONG_WORD)          \
	X(GENITIVE)           \
	X(POSSESSIVE)         \
	X(ROLE)               \
	X(ROLE_FULL)          \
	X(RELATION)           \
	X(ROLE_AFAR)          \
	X(HONORIFIC)          \
	X(FIRST)              \
	X(AFTER_ARTICLE)      \
	X(AFTER_PREPOSITION)  \
	X(AFTER_NOUN)         \
	X(AFTER_ADJECTIVE)    \
	X(AFTER_VERB)         \
	X(AFTER_CONJUNCTION)  \
	X(AFTER_COMMA)        \
	X(AFTER_NAME)         \
	X(AFTER_SIGN)         \
	X(LAST)               \
	X(BEFORE_NOUN)        \
	X(BEFORE_ADJECTIVE)   \
	X(BEFORE_VERB)        \
	X(BEFORE_PREPOSITION) \
	X(BEFORE_CONJUNCTION) \
	X(BEFORE_COMMA)       \
	X(BEFORE_NAME)        \
	X(BEFORE_CLITIC)      \
	X(BEFORE_NUMBER)      \
	X(BEFORE_SIGN)        \
	X(CUE_PER)            \
	X(CUE_LOC)            \
	X(CUE_ORG)            \
	X(CUE_MISC)           \
	X(CUE_LOC_WEAK)       \
	X(CUE_AFTER_PER)      \
	X(CUE_AFTER_ORG)      \
	X(SAYING_BEFORE)      \
	X(SAYING_AFTER)       \
	X(AGE)                \
	X(QUOTED)             \
	X(OWNER)              \
	X(OWNER_OF_LEADER)    \
	X(BEFORE_TITLE)

enum kd_evidence {
#define KD_EVIDENCE(ending) KD_EVIDENCE_##ending,
	KD_EVIDENCES(KD_EVIDENCE)
#undef KD_EVIDENCE
		KD_EVIDENCE_COUNT
};

/* How much each piece of evidence speaks for each type; type 0 is "none". Those
 * that were set by hand, and those that were fitted; the others are zero. */
extern const float kd_names_set[KD_EVIDENCE_COUNT][KD_NAME_COUNT];
extern const float kd_names_fitted[KD_EVIDENCE_COUNT][KD_NAME_COUNT];

/* What may be a name, with what the rules gather that speaks for each type of
 * one or against its being one, to be weighed. */
struct kd_name_case {
	struct kd_span span;
	const uint8_t *evidence; /* n numbers below kd_names_evidence_count */
	uint32_t n;
};

struct kd_name_cases {
	struct kd_name_case *items;
	uint32_t n;
	uint32_t capacity;
};

enum kd_status kd_names_gather_cases(const struct kd_reading *reading,
	struct kd_arena *arena, struct kd_name_cases *out,
	struct kd_err *err) KD_MUST_CHECK;

extern const uint32_t kd_names_evidence_count;
extern const char *const kd_names_evidence_labels[];
/* The weights of a piece of evidence, KD_NAME_COUNT of them, as set by hand;
 * NULL where they are to be fitted. */
const float *kd_names_weights_set(uint32_t evidence);

#endif
