/* chain.c - through which outlets a report came to its reader. */
#include "story/chain.h"

struct kd_str kd_chain_label(const struct kd_digest *digest)
{
	return digest->meta->outlet.len > 0 ? digest->meta->outlet
					    : digest->meta->id;
}

bool kd_strs_add_once(
	struct kd_arena *arena, struct kd_strs *strs, struct kd_str value)
{
	for (uint32_t i = 0; i < strs->n; i++) {
		if (kd_str_equal(strs->items[i], value)) {
			return true;
		}
	}
	return KD_PUSH(arena, strs, value);
}

bool kd_chain_of_statement(const struct kd_digest *digest,
	const struct kd_statement *statement, struct kd_arena *arena,
	struct kd_strs *out)
{
	if (!kd_strs_add_once(arena, out, kd_chain_label(digest))) {
		return false;
	}
	for (uint32_t i = 0; i < statement->via.n; i++) {
		if (!kd_strs_add_once(
			    arena, out, statement->via.items[i].outlet)) {
			return false;
		}
	}
	return true;
}

static bool content_holds(
	const struct kd_statement *statement, struct kd_span span)
{
	for (uint32_t i = 0; i < statement->content.n; i++) {
		if (kd_span_contains(statement->content.items[i], span)) {
			return true;
		}
	}
	return false;
}

static uint32_t length_of(const struct kd_statement *statement)
{
	return statement->span.end - statement->span.start;
}

/* The shortest statement that holds the span and names an outlet. */
static uint32_t innermost(const struct kd_digest *digest, struct kd_span span)
{
	uint32_t best = KD_NONE;
	for (uint32_t i = 0; i < digest->statements->n; i++) {
		const struct kd_statement *statement =
			&digest->statements->items[i];
		if (statement->via.n == 0 || !content_holds(statement, span)) {
			continue;
		}
		if (best == KD_NONE ||
			length_of(statement) <
				length_of(&digest->statements->items[best])) {
			best = i;
		}
	}
	return best;
}

struct kd_span kd_chain_sentence(const struct kd_digest *digest, uint32_t byte)
{
	const uint32_t i = kd_sentences_at(digest->sentences, byte);
	if (i == digest->sentences->n ||
		digest->sentences->items[i].span.start > byte) {
		return (struct kd_span){ 0 };
	}
	return digest->sentences->items[i].span;
}

static bool add_rests_on(const struct kd_digest *digest,
	struct kd_span sentence, struct kd_arena *arena, struct kd_strs *out)
{
	for (uint32_t i = 0; i < digest->citations->n; i++) {
		const struct kd_citation *citation =
			&digest->citations->items[i];
		if (citation->relation == KD_RELATION_RESTS_ON &&
			kd_span_contains(sentence, citation->span) &&
			!kd_strs_add_once(arena, out, citation->outlet)) {
			return false;
		}
	}
	return true;
}

bool kd_chain_at(const struct kd_digest *digest, struct kd_span span,
	struct kd_arena *arena, struct kd_strs *out)
{
	const uint32_t statement = innermost(digest, span);
	if (statement != KD_NONE) {
		return kd_chain_of_statement(digest,
			&digest->statements->items[statement], arena, out);
	}
	const struct kd_span sentence = kd_chain_sentence(digest, span.start);
	return kd_strs_add_once(arena, out, kd_chain_label(digest)) &&
	       (kd_span_is_none(sentence) ||
		       add_rests_on(digest, sentence, arena, out));
}
