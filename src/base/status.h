/* status.h - the few kinds of failure, and where the message goes. */
#ifndef KD_BASE_STATUS_H
#define KD_BASE_STATUS_H

#include <stdarg.h>
#include <stdint.h>

#define KD_NONE UINT32_MAX
#define KD_MUST_CHECK __attribute__((warn_unused_result))
#define KD_PRINTF(at, first) __attribute__((__format__(__printf__, at, first)))
#define KD_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What a caller can do about it decides the code. */
enum kd_status {
	KD_OK,
	KD_ENOMEM,    /* the machine has no memory left */
	KD_ELIMIT,    /* a limit of ours was met: set the input aside */
	KD_EINPUT,    /* the input is not what it should be */
	KD_ENOTFOUND, /* what was named is not there */
	KD_EBUSY,     /* try again later */
	KD_EIO,       /* the machine failed: disk, pipe, network */
	KD_EVERSION,  /* written by a version we cannot read */
};

/* Owned by the caller; set by whoever finds the failure. */
struct kd_err {
	enum kd_status status;
	char message[256];
	char document[256]; /* the document or file it concerns, or "" */
	uint64_t byte;      /* where in it, in bytes; 0 if unknown */
};

/* Sets the failure and returns its status. err may be NULL. */
enum kd_status kd_err_set(struct kd_err *err, enum kd_status status,
	const char *format, ...) KD_PRINTF(3, 4);

/* Names the document a failure concerns, unless it is named already. */
void kd_err_name(struct kd_err *err, const char *document);

/* Hands a failure on unchanged; only in functions that own nothing. */
#define KD_TRY(call)                                   \
	do {                                           \
		enum kd_status kd_try_status = (call); \
		if (kd_try_status != KD_OK) {          \
			return kd_try_status;          \
		}                                      \
	} while (0)

#endif
