/* lang_private.h - the parts of opening a language pack. */
#ifndef KD_LANG_PRIVATE_H
#define KD_LANG_PRIVATE_H

#include "lang/lang.h"

/* The ranges as the file has them. */
static inline const struct kd_pack_range *kd_lang_pack_ranges(
	const struct kd_lang *lang)
{
	const struct kd_pack_header *header = lang->header;
	return (const void *)((const char *)header +
			      header->sections[KD_SECTION_RANGES].offset);
}

/* Gathers what is searched and what the tables say of the language as a whole
 * from a pack that fits. False if there is no memory. */
bool kd_lang_ready(struct kd_lang *lang);

/* Gives back what was gathered. */
void kd_lang_forget(struct kd_lang *lang);

#endif
