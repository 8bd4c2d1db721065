/* api_private.h - what stands behind the public types. */
#ifndef KD_API_PRIVATE_H
#define KD_API_PRIVATE_H

#include <kilde/account.h>

#include "base/sink.h"
#include "jobs/read_document.h"

struct kilde {
	struct kd_packs packs;
	_Atomic(struct kd_memory *) memory; /* NULL: none yet, or lent */
};

/* Lends what is remembered of articles read before to one thread at a time;
 * those that come meanwhile, or when there is no memory, get something of their
 * own, or NULL. It is to be given back. */
struct kd_memory *kd_api_borrow_memory(const struct kilde *kilde);
void kd_api_give_back(const struct kilde *kilde, struct kd_memory *memory);

/* Hands a failure out; returns its status. */
enum kilde_status kd_api_tell(
	struct kilde_error *error, const struct kd_err *err);

/* What the options fill in where an article lacks it. KD_EINPUT if the date of
 * publication or the language is none. */
enum kd_status kd_api_given(const struct kilde *kilde,
	const struct kilde_options *options, struct kd_meta *out,
	struct kd_err *err) KD_MUST_CHECK;

size_t kd_api_max_article(const struct kilde_options *options);

/* Prepares a sink that hands bytes to the output. */
void kd_api_sink(struct kd_sink *sink, const struct kilde_output *output);

/* Tells the output of an input set aside; context is the output. */
void kd_api_set_aside(void *context, const struct kd_aside *aside);

/* Tells the output what is wrong with what stands above a document's text, or
 * with its bytes. */
void kd_api_note(const struct kilde_output *output, const struct kd_doc *doc);

#endif
