/* names_weights.c - how much some pieces of evidence speak for each type: those
 * that annotators know otherwise than we do, and that are rare in what they
 * annotated. The others are fitted: see names_fitted.c. */
#include "read/names/evidence.h"
#include "read/names/names_private.h"

const char *const kd_names_evidence_labels[KD_EVIDENCE_COUNT] = {
#define KD_LABEL(ending) #ending,
	KD_EVIDENCES(KD_LABEL)
#undef KD_LABEL
};

/* Against its being a name, for PER, LOC, ORG, MISC. */
const float kd_names_set[KD_EVIDENCE_COUNT][KD_NAME_COUNT] = {
	[KD_EVIDENCE_COUNTRY] = { -4.00F, -4.00F, 9.00F, 1.00F, -2.00F },
	[KD_EVIDENCE_BODY] = { -4.00F, -4.00F, 1.00F, 9.00F, -1.00F },
	[KD_EVIDENCE_OUTLET] = { -2.00F, -2.00F, -2.00F, 5.00F, 1.00F },
	[KD_EVIDENCE_SOCIAL] = { -1.00F, -2.00F, -2.00F, 4.00F, 1.00F },
	[KD_EVIDENCE_POSSESSIVE] = { -2.00F, 5.00F, -2.00F, -2.00F, -2.00F },
	[KD_EVIDENCE_HONORIFIC] = { -2.00F, 4.00F, -1.00F, -1.00F, -1.00F },
	[KD_EVIDENCE_AGE] = { -2.00F, 4.00F, -1.00F, -1.00F, -1.00F },
	[KD_EVIDENCE_OWNER] = { -0.50F, 1.00F, -0.50F, 0.50F, -0.50F },
	[KD_EVIDENCE_OWNER_OF_LEADER] = { -0.50F, -0.50F, 2.00F, 0.50F,
		-0.50F },
	[KD_EVIDENCE_BEFORE_TITLE] = { -0.30F, -1.50F, 0.30F, 0.80F, 0.00F },
};

const uint32_t kd_names_evidence_count = KD_EVIDENCE_COUNT;

const float *kd_names_weights_set(uint32_t evidence)
{
	/* Parts of compounds are marked as words, where the rules cut them. */
	const bool is_set = evidence == KD_EVIDENCE_PART ||
			    kd_names_set[evidence][KD_NAME_UNKNOWN] < 0.0F;
	return is_set ? kd_names_set[evidence] : NULL;
}
