/* tap.h - tells the outcome of tests that are counted in loops as TAP. */
#ifndef KD_TEST_TAP_H
#define KD_TEST_TAP_H

#include "base/status.h"

#include <stdbool.h>

/* Tells one case; why is printed if it failed, and may be NULL. */
void tap_tell(bool ok, const char *why, const char *format, ...)
	KD_PRINTF(3, 4);

/* Tells a case that could not be tried. */
void tap_skip(const char *name, const char *why);

/* Prints the plan; gives the exit status of the program. */
int tap_done(void);

#endif
