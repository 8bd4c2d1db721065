/* weave.h - from many documents read, one account. */
#ifndef KD_WEAVE_WEAVE_H
#define KD_WEAVE_WEAVE_H

#include "story/account.h"
#include "story/known_names.h"
#include "story/repairs.h"

/* Digests in any order; they are sorted in place by published date (none
 * last) and id, so that the order of arguments changes no byte. */
struct kd_weave_in {
	struct kd_digest *digests;
	uint32_t n;
	const struct kd_known_names *known; /* NULL: no names are listed */
	const struct kd_repairs *repairs;   /* NULL: nothing is put right */
};

/* Groups the documents into stories and weaves an account of each.
 * out->set_aside is left to the caller. All lives in the arena; texts are
 * borrowed from the digests, the names listed and the repairs. KD_EINPUT if a
 * repair names a document that is not there. */
enum kd_status kd_weave(const struct kd_weave_in *in, struct kd_arena *arena,
	struct kd_account *out, struct kd_err *err) KD_MUST_CHECK;

#endif
