/* asked.h - what a text only asks about. */
#ifndef KD_LANG_ASKED_H
#define KD_LANG_ASKED_H

#include "lang/reading.h"

/* Whether the main clause of a question to be answered by yes or no holds this
 * token: it says nothing then. What such a question takes for granted in other
 * clauses ("since they met"), and what "why" or "who" ask about, is said. */
bool kd_reading_is_asked(const struct kd_reading *reading, uint32_t token);

#endif
