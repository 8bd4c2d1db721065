/* unit.h - cmocka and the headers that it needs first, for all unit tests. */
#ifndef KD_TEST_UNIT_H
#define KD_TEST_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

/* Fails unless a struct kd_str holds exactly this text. */
#define unit_assert_str(str, text) \
	unit_compare_str((str), (text), __FILE__, __LINE__)

static inline void unit_compare_str(
	struct kd_str str, const char *text, const char *file, int line)
{
	if (!kd_str_equal(str, kd_str_view(text))) {
		print_error("got \"%.*s\", not \"%s\"\n", (int)str.len,
			str.data != NULL ? str.data : "", text);
		_fail(file, line);
	}
}

#endif
