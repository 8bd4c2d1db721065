/* once.h - work that is done once, by whichever thread asks first. */
#ifndef KD_BASE_ONCE_H
#define KD_BASE_ONCE_H

#include "base/status.h"

struct kd_once;

/* Remembers work to be done on context, and the document that its failures
 * are to name. On the heap; NULL if memory ran out. */
struct kd_once *kd_once_new(
	enum kd_status (*work)(void *context, struct kd_err *err),
	void *context, const char *document);
/* once may be NULL. */
void kd_once_free(struct kd_once *once);

/* Does the work if nobody has; tells how it went, also when asked again. NULL
 * stands for work done well. */
enum kd_status kd_once_do(
	struct kd_once *once, struct kd_err *err) KD_MUST_CHECK;

/* The failure of work that was done, or KD_OK. Does nothing. */
enum kd_status kd_once_failure(
	const struct kd_once *once, struct kd_err *err) KD_MUST_CHECK;

#endif
