/* tap.c - tells the outcome of tests that are counted in loops as TAP. */
#include "support/tap.h"

#include <stdio.h>

static unsigned n_told;
static unsigned n_failed;

void tap_tell(bool ok, const char *why, const char *format, ...)
{
	n_told++;
	n_failed += ok ? 0 : 1;
	printf("%s %u - ", ok ? "ok" : "not ok", n_told);
	va_list arguments;
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	if (!ok && why != NULL) {
		printf("\n# %s", why);
	}
	putchar('\n');
	fflush(stdout);
}

void tap_skip(const char *name, const char *why)
{
	n_told++;
	printf("ok %u - %s # SKIP %s\n", n_told, name, why);
}

int tap_done(void)
{
	printf("1..%u\n", n_told);
	return n_failed > 0 ? 1 : 0;
}
