/* once.c - work that is done once, by whichever thread asks first. */
#include "base/once.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { NOT_YET, DONE, FAILED };

struct kd_once {
	pthread_mutex_t mutex;
	atomic_int state; /* err is read only where it is FAILED */
	enum kd_status (*work)(void *context, struct kd_err *err);
	void *context;
	struct kd_err err;
};

struct kd_once *kd_once_new(
	enum kd_status (*work)(void *context, struct kd_err *err),
	void *context, const char *document)
{
	struct kd_once *once = calloc(1, sizeof(*once));
	if (once == NULL || pthread_mutex_init(&once->mutex, NULL) != 0) {
		free(once);
		return NULL;
	}
	once->work = work;
	once->context = context;
	kd_err_name(&once->err, document);
	return once;
}

void kd_once_free(struct kd_once *once)
{
	if (once != NULL) {
		pthread_mutex_destroy(&once->mutex);
		free(once);
	}
}

enum kd_status kd_once_failure(const struct kd_once *once, struct kd_err *err)
{
	if (once == NULL || atomic_load_explicit(&once->state,
				    memory_order_acquire) != FAILED) {
		return KD_OK;
	}
	if (err != NULL) {
		*err = once->err;
	}
	return once->err.status;
}

static void work(struct kd_once *once)
{
	struct kd_err err = { 0 };
	const enum kd_status status = once->work(once->context, &err);
	kd_err_name(&err, once->err.document);
	err.status = status;
	once->err = err;
	atomic_store_explicit(&once->state, status == KD_OK ? DONE : FAILED,
		memory_order_release);
}

enum kd_status kd_once_do(struct kd_once *once, struct kd_err *err)
{
	if (once == NULL || atomic_load_explicit(&once->state,
				    memory_order_acquire) == DONE) {
		return KD_OK;
	}
	pthread_mutex_lock(&once->mutex);
	if (atomic_load_explicit(&once->state, memory_order_relaxed) ==
		NOT_YET) {
		work(once);
	}
	pthread_mutex_unlock(&once->mutex);
	return kd_once_failure(once, err);
}
