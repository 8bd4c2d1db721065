/* status.c - the few kinds of failure, and where the message goes. */
#include "base/status.h"

#include <stdio.h>
#include <string.h>

enum kd_status kd_err_set(
	struct kd_err *err, enum kd_status status, const char *format, ...)
{
	if (err == NULL) {
		return status;
	}
	err->status = status;
	err->byte = 0;
	err->document[0] = '\0';
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(err->message, sizeof(err->message), format, arguments);
	va_end(arguments);
	return status;
}

void kd_err_name(struct kd_err *err, const char *document)
{
	if (err != NULL && err->document[0] == '\0') {
		snprintf(err->document, sizeof(err->document), "%s", document);
	}
}
