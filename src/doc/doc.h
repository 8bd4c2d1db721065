/* doc.h - a document: one arena, one frozen text, one array a layer. */
#ifndef KD_DOC_DOC_H
#define KD_DOC_DOC_H

#include "doc/layers.h"

/* What stands above an article, as given or read from it; each may be none. */
struct kd_meta {
	struct kd_str id;
	struct kd_str url;
	struct kd_str outlet;
	enum kd_basis outlet_basis;
	struct kd_str title;
	struct kd_str byline;
	struct kd_str language;  /* ISO 639; "und" where it can't be said */
	struct kd_str published; /* ISO 8601, never without its year */
	enum kd_basis published_basis;
};

struct kd_doc {
	struct kd_arena arena; /* holds all below */
	struct kd_meta meta;
	struct kd_str path; /* where it came from */
	double language_confidence;
	struct kd_str text; /* valid UTF-8, frozen after extract */
#define KD_LAYER(constant, member, item) struct kd_##member member;
	KD_LAYERS(KD_LAYER)
#undef KD_LAYER
};

/* Prepares an empty document whose arena takes limit_bytes at most. */
void kd_doc_init(struct kd_doc *doc, size_t limit_bytes);

/* Gives back all that the document holds. */
void kd_doc_release(struct kd_doc *doc);

/* Copies a document with these layers, bit (1 << enum kd_layer) for each, so
 * that all it holds lives in the arena given; its own stays empty. */
enum kd_status kd_doc_copy(const struct kd_doc *doc, uint32_t layers,
	struct kd_arena *arena, struct kd_doc *out,
	struct kd_err *err) KD_MUST_CHECK;

/* The one list of invariants: spans in bounds and on character boundaries,
 * layers in order, indexes valid, evidence never empty. KD_EINPUT with the
 * first violation in err. */
enum kd_status kd_doc_is_sound(
	const struct kd_doc *doc, struct kd_err *err) KD_MUST_CHECK;

/* First item of a layer whose span ends after byte; n if there is none.
 * Tokens, sentences and names do not overlap, so this is the item at byte or
 * the next after it. */
uint32_t kd_tokens_at(const struct kd_tokens *tokens, uint32_t byte);
uint32_t kd_sentences_at(const struct kd_sentences *sentences, uint32_t byte);
uint32_t kd_names_at(const struct kd_names *names, uint32_t byte);
uint32_t kd_blocks_at(const struct kd_blocks *blocks, uint32_t byte);

/* The name that holds this token, or KD_NONE; a nation's adjective is passed
 * over. */
uint32_t kd_names_of_token(const struct kd_names *names, uint32_t token);

/* The sentence that holds this token, or KD_NONE. */
uint32_t kd_sentences_of_token(
	const struct kd_sentences *sentences, uint32_t token);

/* The span from the first to the last of n tokens. */
struct kd_span kd_tokens_span(
	const struct kd_tokens *tokens, uint32_t first, uint32_t n);

/* Adds a problem; false if the arena is full. message is copied. */
bool kd_problems_add(struct kd_arena *arena, struct kd_problems *problems,
	struct kd_span span, const char *code, const char *message);

#endif
