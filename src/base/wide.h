/* wide.h - functions compiled twice, for machines that handle more numbers at
 * once too; the program takes what its machine can do. */
#ifndef KD_BASE_WIDE_H
#define KD_BASE_WIDE_H

#include <limits.h> /* says whose library it is */

/* On what computes with whole numbers alone, so that all say the same. It needs
 * a loader that chooses between functions, as that of glibc does. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && \
	!defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define KD_WIDE __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define KD_WIDE
#endif

#endif
