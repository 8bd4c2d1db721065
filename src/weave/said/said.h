/* said.h - who said what, once, however many report it. */
#ifndef KD_WEAVE_SAID_H
#define KD_WEAVE_SAID_H

#include "story/thread.h"

struct kd_said_in {
	const struct kd_thread *thread;
};

struct kd_said_out {
	struct kd_saids statements;
	/* said_of[i][k]: where statement k of the story's document i went. */
	uint32_t **said_of;
};

/* Gathers the statements of a story; the same words of the same speaker in
 * several reports are one statement with several renderings: in one language by
 * its words, across languages by the names, days, quantities and deeds in it,
 * where nothing speaks against it. A denial or an answer names what it answers
 * where the text sets one after the other. */
enum kd_status kd_said_gather(const struct kd_said_in *in,
	struct kd_arena *arena, struct kd_said_out *out,
	struct kd_err *err) KD_MUST_CHECK;

#endif
