/* langid_cld2.h - the wide net: CLD2, which knows many languages. */
#ifndef KD_READ_LANGID_CLD2_H
#define KD_READ_LANGID_CLD2_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The likeliest language of valid UTF-8 text by CLD2's own code ("un" if it
 * can't say), and its share of the text in percent. The code is static. */
const char *kd_cld2_tell(
	const char *text, int n, int *percent, bool *is_reliable);

#ifdef __cplusplus
}
#endif

#endif
