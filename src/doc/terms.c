/* terms.c - the field's terms: every closed set of values, with its labels. */
#include "doc/terms.h"

#define KD_LABEL(ending, label) label,
#define KD_TERM_SET(name, prefix, LIST)                                     \
	const char *const kd_##name##_labels[KD_##prefix##_COUNT] = { NULL, \
		LIST(KD_LABEL) };
KD_TERM_SETS(KD_TERM_SET)
#undef KD_TERM_SET
#undef KD_LABEL

uint32_t kd_term_find(
	const char *const *labels, uint32_t count, struct kd_str label)
{
	for (uint32_t i = 1; i < count; i++) {
		if (kd_str_equal(kd_str_view(labels[i]), label)) {
			return i;
		}
	}
	return 0;
}
