/* answers.h - who answers whom, in whatever article and language. */
#ifndef KD_WEAVE_ANSWERS_H
#define KD_WEAVE_ANSWERS_H

#include "story/thread.h"

struct kd_answers_in {
	const struct kd_thread *thread;
	const struct kd_saids *statements;
	const struct kd_happenings *happenings;
};

struct kd_answers_out {
	struct kd_indexes *answers; /* [statement]: what it answers, too */
};

/* Finds what denials and confirmations answer where the text does not set one
 * after the other: a claim of another speaker, made before, that reports the
 * same happening. Of each speaker the first. */
enum kd_status kd_answers_find(const struct kd_answers_in *in,
	struct kd_arena *arena, struct kd_answers_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
