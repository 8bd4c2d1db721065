/* doc_private.h - what the parts of the soundness check share. */
#ifndef KD_DOC_PRIVATE_H
#define KD_DOC_PRIVATE_H

#include "doc/doc.h"

/* Whether the heads of each sentence, of tokens and of leaves, form one tree,
 * or there are none. KD_EINPUT if not, KD_ENOMEM. */
enum kd_status kd_doc_has_trees(
	const struct kd_doc *doc, struct kd_err *err) KD_MUST_CHECK;

#endif
