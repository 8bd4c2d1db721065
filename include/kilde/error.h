/* error.h - the few kinds of failure, and what is told of one. */
#ifndef KILDE_ERROR_H
#define KILDE_ERROR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a caller can do about it decides the code. */
enum kilde_status {
	KILDE_OK,
	KILDE_ENOMEM,    /* the machine has no memory left */
	KILDE_ELIMIT,    /* a limit of kilde's was met */
	KILDE_EINPUT,    /* the input is not what it should be */
	KILDE_ENOTFOUND, /* what was named is not there */
	KILDE_EBUSY,     /* try again later */
	KILDE_EIO,       /* the machine failed: disk, pipe */
	KILDE_EVERSION   /* written by a version that can't be read */
};

/* Owned by the caller; set by a function that fails. Functions that take one
 * accept NULL. */
struct kilde_error {
	enum kilde_status status;
	char message[256];  /* one line, no full stop */
	char document[256]; /* the document or file it concerns, or "" */
	uint64_t byte;      /* where in it, or 0 */
};

#ifdef __cplusplus
}
#endif

#endif
